#pragma once

#include "screens/page.hpp"

namespace michi::screens {

// What is typed, in words above its keys, or beside them where there is room.
struct Keypad {
    Heading heading;
    std::string note;       // what is wrong with what was typed last
    std::string typed;      // as it is shown; empty: a dot for each digit
    std::size_t digits = 0; // of them
};

// The digits, large; their ids are digit/0 to digit/9, digit/clear and digit/ok.
Happened draw_keypad(ui::Frame& frame, const View& view, const ui::Box& box, const Keypad& keypad);

} // namespace michi::screens
