#include "screens/keypad.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;

namespace {

Heading heading_of(const Speech& say, Staff::Pin pin)
{
    switch (pin) {
    case Staff::Pin::enter:
        return {say("pin.enter"), say("pin.enter_helper")};
    case Staff::Pin::choose:
        return {say("pin.choose"), say("pin.choose_helper")};
    case Staff::Pin::repeat:
        return {say("pin.repeat"), say("pin.repeat_helper")};
    }
    return {};
}

std::string note_of(const Speech& say, const PinAnswer& answer)
{
    if (answer.note == PinNote::wrong)
        return say("pin.note.wrong", {{"tries", std::to_string(answer.tries)}});
    if (answer.note == PinNote::locked)
        return say("pin.note.locked", {{"minutes", std::to_string(answer.minutes)}});
    return answer.note == PinNote::none ? "" : say.of("pin.note", answer.note);
}

} // namespace

Happened draw_pin(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        const Staff& staff = view.visit.staff;
        const Speech say = view.say();
        Keypad keypad;
        keypad.heading = heading_of(say, staff.pin);
        keypad.note = note_of(say, staff.answer);
        keypad.digits = staff.digits.size();
        return draw_keypad(frame, view, middle, keypad);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
