#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;

Happened draw_purpose(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const auto& chosen = view.visit.answers.purposes;
    const auto purposes = all<Purpose>();

    Page page;
    page.step = 1;
    if (!chosen.empty())
        page.buttons.push_back(
            {"next",
             say("bar.next"),
             {ui::Weight::next, ui::Icon::none, ui::Icon::forward, false, ui::Type::tile},
             PurposesChosen{}});
    page.middle = [&](const Box& middle) {
        Happened happened;
        Box box = middle;
        const bool full = chosen.size() == most_purposes;
        std::string helper = full ? say("purpose.full") : say("purpose.helper");
        box.y0 += draw_heading(frame, box, say("purpose.title"), helper);

        const auto look_of = [&](std::size_t index) {
            const Purpose purpose = purposes[index];
            ui::TileLook look;
            look.icon = ui::icon_of(purpose);
            look.helper = say.of("purpose.hint", purpose);
            look.chosen = view.visit.answers.has(purpose);
            look.strong = purpose == Purpose::consult;
            return look;
        };
        draw_tiles(
            frame, "purpose", box, purposes.size(), frame.mm(60), 5,
            [&](std::size_t index, float width) {
                return ui::tile_height(frame, width, say.of("purpose", purposes[index]),
                                       look_of(index));
            },
            [&](std::size_t index, const Box& cell) {
                const Purpose purpose = purposes[index];
                if (ui::tile(frame, "purpose/" + std::string(id_of(purpose)), cell,
                             say.of("purpose", purpose), look_of(index)))
                    happened = PurposeTouched{purpose};
            });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
