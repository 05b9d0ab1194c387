#include "screens/screens.hpp"
#include "screens/tiles.hpp"

namespace michi::screens {

using ui::Box;

namespace {

// A plant that grows with the business stands for each age: seed, sprout, and so on.
ui::Icon icon_of(Age age)
{
    switch (age) {
    case Age::planning:
        return ui::Icon::light;
    case Age::under1:
        return ui::Icon::leaf;
    case Age::y1to5:
        return ui::Icon::shop;
    case Age::y5to10:
        return ui::Icon::chart;
    case Age::over10:
        return ui::Icon::apartment;
    case Age::unknown:
        return ui::Icon::question;
    }
    return ui::Icon::none;
}

} // namespace

Happened draw_age(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();

    Page page;
    page.step = 3;
    page.middle = [&](const Box& middle) {
        std::vector<Tile> tiles;
        for (const Age age : all<Age>()) {
            const std::string id =
                age == Age::unknown ? "unknown" : "age/" + std::string(id_of(age));
            Tile tile{id, say.of("age", age), {}, AgeChosen{age}};
            tile.look.icon = icon_of(age);
            tile.look.helper = say.of("age.hint", age);
            tile.look.chosen = view.visit.answers.age == age;
            tiles.push_back(tile);
        }
        return draw_tiles(frame, "age", middle, {say("age.title"), say("age.helper")}, tiles,
                          frame.mm(frame.theme.portrait() ? 180 : 120), 3);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
