#include "screens/screens.hpp"
#include "screens/tiles.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Icon;
using ui::Type;

namespace {

// So many months later, on the same day or the last that the month has.
Day months_after(Day day, int months)
{
    const auto month = day.year() / day.month() + std::chrono::months{months};
    const Day last = month / std::chrono::last;
    return month / std::min(day.day(), last.day());
}

struct Stepper {
    std::string id;
    std::string words;
    Day before;
    Day after;
};

std::vector<Stepper> steppers_of(const Speech& say, Day day)
{
    const auto stepper = [&](const std::string& id, auto number, Day before, Day after) {
        return Stepper{id, say("day.of." + id, {{"n", std::to_string(number)}}), before, after};
    };
    constexpr int year = 12;
    return {
        stepper("year", static_cast<int>(day.year()), months_after(day, -year),
                months_after(day, year)),
        stepper("month", static_cast<unsigned>(day.month()), months_after(day, -1),
                months_after(day, 1)),
        stepper("day", static_cast<unsigned>(day.day()), days_after(day, -1), days_after(day, 1))};
}

// Of a stepper, and of a shortcut: as much air as there is room for.
float row_height(const ui::Frame& frame, float roomy_mm)
{
    return std::max(frame.theme.button(), frame.mm(frame.theme.columns() ? roomy_mm : 20));
}

// A number between the arrows that change it.
Happened draw_stepper(ui::Frame& frame, const View& view, Box box, const Stepper& stepper)
{
    Happened happened;
    const Speech say = view.say();
    const Type type = frame.theme.columns() ? Type::question : Type::title;
    ui::ButtonLook look;
    look.sign_alone = true;
    look.before = Icon::back;
    const Box back =
        box.cut_left(frame.theme.columns() ? std::floor(box.height() * 0.8f) : frame.theme.touch());
    const Box next = box.cut_right(back.width());
    if (ui::button(frame, "day/" + stepper.id + "/back", back, say("day.back." + stepper.id), look))
        happened = DayTouched{stepper.before};
    frame.text({box.x0, box.middle_y() - frame.theme.letters_middle(type), box.x1, box.y1},
               stepper.words, {type, frame.colours.ink, ui::Align::centre});
    look.before = Icon::forward;
    if (ui::button(frame, "day/" + stepper.id + "/next", next, say("day.next." + stepper.id), look))
        happened = DayTouched{stepper.after};
    return happened;
}

Happened draw_steppers(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    const float gap = frame.theme.gap();
    const float height = row_height(frame, 36);
    const float least = 2 * height + frame.theme.em(Type::question) * 3.6f;
    const std::size_t columns = box.width() >= 3 * least + 6 * gap ? 3 : 1;
    const std::vector<Stepper> steppers = steppers_of(view.say(), view.visit.staff.day);
    const auto cells =
        ui::grid(box, steppers.size(), columns, height, columns == 3 ? gap * 3 : gap);
    for (std::size_t index = 0; index < steppers.size(); ++index)
        if (const Happened what = draw_stepper(frame, view, cells[index], steppers[index]))
            happened = what;
    box.y0 = cells.back().y1 + gap;
    return happened;
}

// The days that are wanted most, each with its date where there is room for it.
Happened draw_shortcuts(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    const Speech say = view.say();
    const Edition& edition = view.catalogue.edition;
    const Day today = view.clock.today;
    const std::pair<const char*, Day> days[] = {{"today", today},
                                                {"data", edition.date},
                                                {"month", months_after(today, 1)},
                                                {"year_end", edition.fiscal_year_ends}};
    const bool roomy = !frame.theme.flat();
    std::vector<Tile> tiles;
    float least = frame.mm(roomy ? 60 : 40);
    for (const auto& [id, day] : days) {
        Tile tile{std::string("day/") + id, say(std::string("day.") + id), {}, DayTouched{day}};
        tile.look.chosen = day == view.visit.staff.day;
        if (roomy)
            tile.look.helper = full_date(view, day);
        tiles.push_back(tile);
    }
    const float gap = frame.theme.gap();
    auto columns =
        static_cast<std::size_t>(std::clamp((box.width() + gap) / (least + gap), 1.0f, 4.0f));
    const auto width_of = [&](std::size_t across) {
        const auto count = static_cast<float>(across);
        return std::floor((box.width() - gap * (count - 1)) / count);
    };
    while (columns > 1 && !std::ranges::all_of(tiles, [&](const Tile& tile) {
               return ui::tile_fits(frame, width_of(columns), tile.words, tile.look);
           }))
        --columns;
    columns = columns == 3 ? 2 : columns; // no tile alone in a row
    float height = row_height(frame, 34);
    for (const Tile& tile : tiles)
        height = std::max(height, ui::tile_height(frame, width_of(columns), tile.words, tile.look));
    const auto cells = ui::grid(box, tiles.size(), columns, height, gap);
    for (std::size_t index = 0; index < tiles.size(); ++index)
        if (ui::tile(frame, tiles[index].id, cells[index], tiles[index].words, tiles[index].look))
            happened = tiles[index].event;
    box.y0 = cells.back().y1;
    return happened;
}

} // namespace

Happened draw_day(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    Page page;
    page.settings = false;
    page.buttons.push_back(
        {"day/show", say("day.show"), {ui::Weight::next, Icon::none, Icon::forward}, DayChosen{}});
    page.middle = [&](const Box& middle) {
        Happened happened;
        ui::pages(frame, "day", middle, [&](const Box& content) {
            Box box = content;
            if (!frame.theme.flat())
                draw_heading(frame, box, {say("day.title"), say("day.helper")});
            const Day day = view.visit.staff.day;
            const std::string words =
                say("day.weekday", {{"date", full_date(view, day)},
                                    {"w", say("date.w." + std::to_string(weekday_of(day)))}});
            box.y0 +=
                frame.text(box, words,
                           {frame.theme.flat() ? Type::tile : Type::title, frame.colours.lead}) +
                frame.mm(frame.theme.flat() ? 1 : 4);
            happened = draw_steppers(frame, view, box);
            box.y0 += frame.theme.gap();
            if (const Happened shortcut = draw_shortcuts(frame, view, box))
                happened = shortcut;
            return box.y0 + frame.mm(2);
        });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
