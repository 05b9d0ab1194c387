#pragma once

#include "screens/view.hpp"

#include <string>
#include <utility>
#include <vector>

namespace michi::screens {

using Fact = std::pair<std::string, std::string>; // what, and how it is

// Two columns of words, or one where they are too wide, with a line between the rows; takes itself
// off the top of `box`.
void draw_facts(ui::Frame& frame, ui::Box& box, const std::vector<Fact>& facts);

// How long the data is still good, or how long it has not been.
[[nodiscard]] std::string expiry_in_words(const View& view, const Seal& seal);

} // namespace michi::screens
