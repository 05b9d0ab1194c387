#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

Happened draw_still_there(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const float margin = frame.theme.flat() ? frame.mm(2) : frame.theme.margin();
    Box box = frame.page().inset(frame.theme.margin(), margin);
    const float width = std::min(box.width(), frame.mm(420));
    box = {box.middle_x() - width / 2, box.y0, box.middle_x() + width / 2, box.y1};
    const std::string seconds = std::to_string(view.seconds_left);
    const std::string words = say("still.words", {{"seconds", seconds}});
    const std::string title = say("still.title");
    const ui::ButtonLook stay{ui::Weight::lead, ui::Icon::hand, ui::Icon::none, false, Type::title};
    const ui::ButtonLook leave;

    // Where there is no room for everything the large seconds give way first, then the title, then
    // the air; the words say both; at the very end the date, the size of the words and the air
    // under them.
    float gap = frame.mm(8);
    const float radius = frame.mm(26);
    const float line = frame.theme.line_height(Type::caption);
    float stay_height = std::max(frame.mm(34), frame.theme.button());
    float leave_height = frame.theme.button();
    float clock_height = 2 * radius + gap;
    float title_height = frame.text_height(title, Type::question, box.width(), ui::Balance::yes);
    Type words_type = Type::body;
    float words_height = frame.text_height(words, words_type, box.width(), ui::Balance::yes);
    float pause = 2 * gap;
    const auto height = [&] {
        return clock_height + title_height + words_height + pause + stay_height + gap +
               leave_height;
    };
    const float room = box.height() - line - frame.mm(2);
    if (height() > room)
        clock_height = 0;
    if (height() > room) {
        gap = frame.mm(2);
        pause = 2 * gap;
        stay_height = leave_height = frame.theme.touch();
    }
    if (height() > room)
        title_height = 0;
    if (height() > box.height()) {
        words_type = Type::caption;
        words_height = frame.text_height(words, words_type, box.width(), ui::Balance::yes);
    }
    if (height() > box.height() && view.visit.as_of) // the staff know
        words_height = 0;
    if (height() > box.height())
        pause = gap;
    const bool dated = height() <= room;

    box.y0 = std::max(box.y0, std::floor(box.y0 + (room - height()) / 2));
    if (clock_height > 0) {
        const float middle = box.cut_top(clock_height).y0 + radius;
        frame.circle(box.middle_x(), middle, radius, colours.lead_pale);
        frame.ring(box.middle_x(), middle, radius, colours.lead, frame.mm(1.6f));
        frame.on(colours.lead_pale, [&] {
            frame.silently([&] { // the words say it
                frame.text({box.x0, middle - frame.theme.letters_middle(Type::question), box.x1,
                            middle + frame.theme.line_height(Type::question)},
                           seconds, {Type::question, colours.lead, ui::Align::centre});
            });
        });
    }
    if (title_height > 0)
        frame.text(box.cut_top(title_height), title,
                   {Type::question, colours.ink, ui::Align::centre, ui::Balance::yes});
    if (words_height > 0)
        frame.text(box.cut_top(words_height, pause), words,
                   {words_type, colours.soft_ink, ui::Align::centre, ui::Balance::yes});

    Happened happened;
    if (ui::button(frame, "stay", box.cut_top(stay_height, gap), say("still.stay"), stay))
        happened = Stayed{};
    Box below = box.cut_top(leave_height);
    const float leave_width =
        std::max(frame.mm(90), ui::button_width(frame, say("still.leave"), leave));
    below = {std::floor(below.middle_x() - leave_width / 2), below.y0,
             std::floor(below.middle_x() + leave_width / 2), below.y1};
    if (ui::button(frame, "leave", below, say("still.leave"), leave))
        happened = Restarted{};
    const Box foot = frame.page().inset(margin);
    if (dated)
        frame.silently([&] {
            frame.text({foot.x0, foot.y1 - line, foot.x1, foot.y1}, as_of(view, frame.theme),
                       {Type::caption, colours.soft_ink, ui::Align::centre});
        });
    return happened;
}

} // namespace michi::screens
