#include "screens/page.hpp"
#include "screens/screens.hpp"

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
        Happened happened;
        Box box = middle;
        const Fill fill{{"region", view.name(region)}};
        box.y0 += draw_heading(frame, box, say("town.title", fill), say("town.helper"));
        const auto words_of = [&](std::size_t index) {
            return index < towns.size() ? view.name(towns[index]) : say("town.any");
        };
        const auto look_of = [&](std::size_t index) {
            ui::TileLook look;
            if (index < towns.size()) {
                look.icon = ui::Icon::place;
                if (!view.english())
                    look.helper = places.at(towns[index]).reading;
                look.chosen = chosen && *chosen == towns[index];
            } else {
                look.icon = ui::Icon::signpost;
                look.helper = say("town.any_hint", fill);
                look.strong = true;
            }
            return look;
        };
        draw_tiles(
            frame, "town", box, towns.size() + 1, frame.mm(80), frame.theme.portrait() ? 2 : 4,
            [&](std::size_t index, float width) {
                return ui::tile_height(frame, width, words_of(index), look_of(index));
            },
            [&](std::size_t index, const Box& cell) {
                const bool any = index == towns.size();
                const std::string name = any ? view.catalogue.words.get(Language::ja, "town.any")
                                             : places.at(towns[index]).name;
                if (!ui::tile(frame, "municipality/" + name, cell, words_of(index), look_of(index)))
                    return;
                if (any)
                    happened = AnyTown{};
                else
                    happened = PlaceChosen{towns[index]};
            });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
