#include "screens/screens.hpp"
#include "screens/tiles.hpp"

namespace michi::screens {

using ui::Box;

namespace {

// At an event its themes alone; to ask somebody, always.
bool offers(const View& view, Purpose purpose)
{
    const bool some = view.at_booth && !view.booth->purposes.empty();
    return !some || purpose == Purpose::consult ||
           std::ranges::find(view.booth->purposes, purpose) != view.booth->purposes.end();
}

} // namespace

Happened draw_purpose(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const auto& chosen = view.visit.answers.purposes;

    Page page;
    page.step = 1;
    if (!chosen.empty())
        page.buttons.push_back(
            {"next",
             say("bar.next"),
             {ui::Weight::next, ui::Icon::none, ui::Icon::forward, false, ui::Type::tile},
             PurposesChosen{}});
    page.middle = [&](const Box& middle) {
        const bool full = chosen.size() == most_purposes;
        const Heading heading{say("purpose.title"), say(full ? "purpose.full" : "purpose.helper")};
        std::vector<Tile> tiles;
        for (const Purpose purpose : all<Purpose>()) {
            if (!offers(view, purpose))
                continue;
            Tile tile{"purpose/" + std::string(id_of(purpose)),
                      say.of("purpose", purpose),
                      {},
                      PurposeTouched{purpose}};
            tile.look.icon = ui::icon_of(purpose);
            tile.look.helper = say.of("purpose.hint", purpose);
            tile.look.chosen = view.visit.answers.has(purpose);
            tile.look.strong = purpose == Purpose::consult;
            tiles.push_back(tile);
        }
        return draw_tiles(frame, "purpose", middle, heading, tiles, frame.mm(60), 5);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
