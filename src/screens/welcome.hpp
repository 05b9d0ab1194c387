#pragma once

#include "screens/view.hpp"

namespace michi::screens {

// What the welcome and the screen of closed hours have in common: where their words stand in this
// turn, and the name and the settings along the upper edge. The latter are drawn last, in the box
// that is given.
[[nodiscard]] ui::Box welcome_box(const ui::Frame& frame, const View& view);
[[nodiscard]] ui::Box draw_welcome_top(ui::Frame& frame, const View& view, ui::Box& box);

} // namespace michi::screens
