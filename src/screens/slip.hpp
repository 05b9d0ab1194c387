#pragma once

#include "screens/view.hpp"

namespace michi::screens {

inline constexpr std::size_t most_on_slip = 5;

// The slip to take home, on a theme for paper: the visitor's answers, the first `most` of what the
// visit takes away, the codes of the screen. Gives the y where it ends, its margin included.
[[nodiscard]] float draw_slip(ui::Frame& frame, const View& view, std::size_t most);

// For the staff, who see by it whether every part of the paper is printed. Ends as the other.
[[nodiscard]] float draw_test_slip(ui::Frame& frame, const View& view);

} // namespace michi::screens
