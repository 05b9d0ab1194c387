#include "screens/page.hpp"
#include "screens/screens.hpp"

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
    const auto ages = all<Age>();

    Page page;
    page.step = 3;
    page.middle = [&](const Box& middle) {
        Happened happened;
        Box box = middle;
        box.y0 += draw_heading(frame, box, say("age.title"), say("age.helper"));
        const auto look_of = [&](std::size_t index) {
            ui::TileLook look;
            look.icon = icon_of(ages[index]);
            look.helper = say.of("age.hint", ages[index]);
            look.chosen = view.visit.answers.age == ages[index];
            return look;
        };
        draw_tiles(
            frame, "age", box, ages.size(), frame.mm(frame.theme.portrait() ? 110 : 120), 3,
            [&](std::size_t index, float width) {
                return ui::tile_height(frame, width, say.of("age", ages[index]), look_of(index));
            },
            [&](std::size_t index, const Box& cell) {
                const Age age = ages[index];
                const std::string id =
                    age == Age::unknown ? "unknown" : "age/" + std::string(id_of(age));
                if (ui::tile(frame, id, cell, say.of("age", age), look_of(index)))
                    happened = AgeChosen{age};
            });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
