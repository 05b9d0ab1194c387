#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

Happened draw_still_there(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const float margin = frame.theme.margin();
    Box box = frame.page().inset(margin);
    const float side = std::min(box.width(), frame.mm(420));
    box = {box.middle_x() - side / 2, box.y0, box.middle_x() + side / 2, box.y1};

    const std::string seconds = std::to_string(view.seconds_left);
    const std::string words = say("still.words", {{"seconds", seconds}});
    const float radius = frame.mm(26);
    const float gap = frame.mm(8);
    const float button = frame.mm(34);
    const float height =
        2 * radius + gap +
        frame.text_height(say("still.title"), Type::question, box.width(), ui::Balance::yes) +
        frame.text_height(words, Type::body, box.width(), ui::Balance::yes) + 2 * gap + button +
        gap + frame.theme.touch();
    box.y0 = std::max(box.y0, std::floor(box.middle_y() - height / 2));

    frame.circle(box.middle_x(), box.y0 + radius, radius, colours.lead_pale);
    frame.ring(box.middle_x(), box.y0 + radius, radius, colours.lead, frame.mm(1.6f));
    frame.on(colours.lead_pale, [&] {
        const float line = frame.theme.line_height(Type::question);
        frame.silently([&] { // the words say it
            frame.text({box.x0, box.y0 + radius - frame.theme.letters_middle(Type::question),
                        box.x1, box.y0 + radius + line},
                       seconds, {Type::question, colours.lead, ui::Align::centre});
        });
    });
    box.y0 += 2 * radius + gap;
    box.y0 += frame.text(box, say("still.title"),
                         {Type::question, colours.ink, ui::Align::centre, ui::Balance::yes});
    box.y0 +=
        frame.text(box, words, {Type::body, colours.soft_ink, ui::Align::centre, ui::Balance::yes});
    box.y0 += 2 * gap;

    Happened happened;
    const ui::ButtonLook stay{ui::Weight::lead, ui::Icon::hand, ui::Icon::none, false, Type::title};
    if (ui::button(frame, "stay", box.cut_top(button, gap), say("still.stay"), stay))
        happened = Stayed{};
    const float width = frame.mm(90);
    if (ui::button(frame, "leave",
                   {box.middle_x() - width / 2, box.y0, box.middle_x() + width / 2,
                    box.y0 + frame.theme.touch()},
                   say("still.leave"), {}))
        happened = Restarted{};
    const float line = frame.theme.line_height(Type::caption);
    const Box foot = frame.page().inset(margin);
    frame.silently([&] {
        frame.text({foot.x0, foot.y1 - line, foot.x1, foot.y1}, as_of(view),
                   {Type::caption, colours.soft_ink, ui::Align::centre});
    });
    return happened;
}

} // namespace michi::screens
