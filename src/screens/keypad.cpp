#include "screens/keypad.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr std::size_t keys = 12;

// The last row is clear, 0, OK; of four keys 9, 0, clear, OK.
BottomButton key_at(const View& view, std::size_t place, std::size_t columns)
{
    const Speech say = view.say();
    if (place == keys - 1)
        return {"digit/ok", say("pin.ok"), {ui::Weight::lead}, DigitsEntered{}};
    if (place == (columns == 4 ? 10 : 9))
        return {"digit/clear", say("pin.clear"), {}, DigitsCleared{}};
    const char digit = place < 9 ? static_cast<char>('1' + place) : '0';
    ui::ButtonLook look;
    look.type = Type::title;
    return {std::string("digit/") + digit, std::string(1, digit), look, DigitTyped{digit}};
}

// Takes them off the top of `rest`, in as much of `height` as they want.
Happened draw_keys(ui::Frame& frame, const View& view, Box& rest, float height)
{
    Happened happened;
    const float gap = frame.mm(3);
    // Four in a row on a flat panel, if they are wide enough there.
    const float quarter = std::floor((rest.width() - 3 * gap) / 4);
    const bool four = frame.theme.flat() && quarter >= frame.theme.touch() &&
                      frame.fits(view.say()("pin.clear"), Type::body, quarter - frame.mm(4));
    const std::size_t columns = four ? 4 : 3;
    const auto rows = static_cast<float>(keys / columns);
    const float each = std::clamp(std::floor((height - gap * (rows - 1)) / rows),
                                  frame.theme.button(), frame.mm(34));
    const auto cells = ui::grid(rest.cut_top(rows * (each + gap) - gap), keys, columns, each, gap);
    for (std::size_t place = 0; place < keys; ++place) {
        const BottomButton key = key_at(view, place, columns);
        if (ui::button(frame, key.id, cells[place], key.words, key.look))
            happened = key.event;
    }
    return happened;
}

// A dot for each digit, and rings for those that are wanted at least.
void draw_dots(ui::Frame& frame, Box& rest, std::size_t digits)
{
    const auto& colours = frame.colours;
    const float radius = frame.mm(2.6f);
    const Box row = rest.cut_top(frame.mm(frame.theme.flat() ? 6 : 10));
    float x = row.x0 + radius + frame.mm(1);
    for (std::size_t dot = 0; dot < std::max(digits, least_pin_digits); ++dot) {
        if (dot < digits)
            frame.circle(x, row.middle_y(), radius, colours.lead);
        else
            frame.ring(x, row.middle_y(), radius, colours.edge, frame.mm(0.5f));
        x += 2 * radius + frame.mm(2.4f);
    }
}

void draw_words(ui::Frame& frame, Box& rest, const Keypad& keypad)
{
    const auto& colours = frame.colours;
    const bool flat = frame.theme.flat(); // has no room for more than what is asked
    if (flat && keypad.note.empty())
        rest.y0 += frame.text(rest, keypad.heading.title, {Type::caption, colours.ink});
    else if (!flat)
        draw_heading(frame, rest, keypad.heading);
    if (!keypad.note.empty())
        rest.y0 += ui::ticked(frame, rest, Verdict::check, keypad.note,
                              flat ? Type::caption : Type::body) +
                   frame.mm(flat ? 1 : 4);
    if (keypad.typed.empty())
        draw_dots(frame, rest, keypad.digits);
    else
        rest.y0 +=
            frame.text(rest, keypad.typed, {flat ? Type::body : Type::question, colours.lead});
    rest.y0 += frame.mm(flat ? 1 : 4);
}

} // namespace

Happened draw_keypad(ui::Frame& frame, const View& view, const Box& box, const Keypad& keypad)
{
    Happened happened;
    ui::pages(frame, "keypad", box, [&](const Box& content) {
        Box words = content;
        if (frame.theme.columns() && !frame.theme.flat()) {
            Box right =
                words.cut_right(std::min(frame.mm(170), content.width() * 0.45f), frame.mm(16));
            draw_words(frame, words, keypad);
            happened = draw_keys(frame, view, right, box.height());
            return std::max(words.y0, right.y0);
        }
        draw_words(frame, words, keypad);
        const float used = words.y0 - content.y0;
        happened = draw_keys(frame, view, words, box.height() - used);
        return words.y0;
    });
    return happened;
}

} // namespace michi::screens
