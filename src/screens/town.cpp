#include "screens/screens.hpp"
#include "screens/tiles.hpp"

namespace michi::screens {

using ui::Box;

Happened draw_town(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const Places& places = view.catalogue.places;
    const Place place = view.place();
    const auto* chosen = std::get_if<TownIndex>(&place);
    const RegionIndex region = chosen ? places.at(*chosen).region : std::get<RegionIndex>(place);
    const std::vector<TownIndex>& towns = places.at(region).towns;

    Page page;
    page.step = 2;
    page.middle = [&](const Box& middle) {
        const Fill fill{{"region", view.name(region)}};
        const Heading heading{say("town.title", fill), say("town.helper")};
        std::vector<Tile> tiles;
        for (const TownIndex town : towns) {
            Tile tile{
                "municipality/" + places.at(town).name, view.name(town), {}, PlaceChosen{town}};
            tile.look.icon = ui::Icon::place;
            tile.look.chosen = chosen && *chosen == town;
            if (view.visit.language == Language::ja)
                tile.look.helper = places.at(town).reading;
            tiles.push_back(tile);
        }
        Tile any{"municipality/" + view.catalogue.words.get(Language::ja, "town.any"),
                 say("town.any"),
                 {},
                 AnyTown{}};
        any.look.icon = ui::Icon::signpost;
        any.look.helper = say("town.any_hint", fill);
        any.look.strong = true;
        tiles.push_back(any);
        return draw_tiles(frame, "town", middle, heading, tiles, frame.mm(80),
                          frame.theme.portrait() ? 2 : 4);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
