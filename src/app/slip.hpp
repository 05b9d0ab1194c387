#pragma once

#include "platform/printer.hpp"
#include "screens/view.hpp"

namespace michi::app {

// The slip of what the visit takes away, as the printer's dots. Takes some 0.1 s, for the letters.
[[nodiscard]] platform::Sheet slip(const screens::View& view, ui::Paper paper,
                                   const ui::Glyphs& glyphs);
// One that shows whether the printer prints all of it, for the staff.
[[nodiscard]] platform::Sheet test_slip(const screens::View& view, ui::Paper paper,
                                        const ui::Glyphs& glyphs);

} // namespace michi::app
