#pragma once

#include "screens/view.hpp"

#include <span>
#include <string>
#include <vector>

namespace michi::screens {

// Whether somebody has to look after it; what is merely so is neither.
enum class Care { none, fine, look };

struct Fact {
    std::string what;
    std::string how;
    Care care = Care::none;
    std::string help{}; // what to do where somebody has to look
};

// Rows of what and how, each with its sign, in columns or, where they are too narrow, under each
// other; takes itself off the top of `box`.
void draw_facts(ui::Frame& frame, ui::Box& box, const Speech& say, std::span<const Fact> facts);

// How long the data is still good, or how long it has not been.
[[nodiscard]] std::string expiry_in_words(const View& view, const Seal& seal);

} // namespace michi::screens
