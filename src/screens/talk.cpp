#include "screens/card.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

// The programmes that an event is about, in the order in which its talk names them. What is closed
// stays among them, and says so.
Happened draw_talk(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const std::vector<ProgrammeIndex>& list = view.visit.talk;
    Page page;
    page.buttons.push_back(take_away_button(view, list));
    offer_print(frame, view, page.buttons);
    page.middle = [&](const Box& middle) {
        Happened happened;
        const std::string title =
            say("talk.title") + "  " + say("all.count", {{"count", std::to_string(list.size())}});
        const std::string event = view.booth ? view.booth->title(view.visit.language) : "";
        const auto head_height = [&](float width) {
            return frame.text_height(event, Type::body, width) +
                   frame.text_height(title, Type::title, width) + frame.mm(3);
        };
        const auto head = [&](Box& rest) {
            rest.y0 += frame.text(rest, event, {Type::body, frame.colours.soft_ink});
            rest.y0 += frame.text(rest, title, {Type::title, frame.colours.ink}) + frame.mm(3);
        };
        ui::pages_under(
            frame, "talk", middle, head_height(middle.width()), head, [&](const Box& content) {
                Box rest = content;
                for (const ProgrammeIndex index : list) {
                    const Programme& programme = view.catalogue.at(index);
                    const float height = card_height(frame, view, programme, {}, rest.width());
                    if (draw_card(frame, view, "card/" + programme.key,
                                  rest.cut_top(height, frame.mm(4)), programme, {}))
                        happened = CardTouched{index};
                }
                rest.y0 += frame.text(rest, say("data.not_a_decision"),
                                      {Type::caption, frame.colours.soft_ink});
                return rest.y0;
            });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
