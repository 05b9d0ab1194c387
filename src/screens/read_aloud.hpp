#pragma once

#include "domain/words.hpp"
#include "ui/frame.hpp"

#include <string>
#include <string_view>
#include <vector>

// A screen for somebody who cannot see it: read off what was drawn, in the order in which it was.
namespace michi::screens {

struct Sentence {
    std::string words;
    std::string target; // what it names; empty: a text that cannot be touched
    bool chosen = false;
};

// What is in sight, each target with its state, and after a scrolled area how much follows in it.
// Words that have a reading in kana are said by it. Numbers of telephones come digit by digit.
[[nodiscard]] std::vector<Sentence> read_aloud(const ui::Frame& frame, const Speech& say);

// What the second screen says and the first did not, as after a choice or a turned page.
[[nodiscard]] std::vector<Sentence> what_is_new(const std::vector<Sentence>& before,
                                                const std::vector<Sentence>& now,
                                                const Speech& say);

} // namespace michi::screens
