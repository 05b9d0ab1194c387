#include "screens/page.hpp"
#include "screens/screens.hpp"

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

std::vector<Stepper> steppers_of(Day day)
{
    constexpr int year = 12;
    return {{"year", std::to_string(static_cast<int>(day.year())), months_after(day, -year),
             months_after(day, year)},
            {"month", std::to_string(static_cast<unsigned>(day.month())), months_after(day, -1),
             months_after(day, 1)},
            {"day", std::to_string(static_cast<unsigned>(day.day())), days_after(day, -1),
             days_after(day, 1)}};
}

// A number between the arrows that change it.
Happened draw_stepper(ui::Frame& frame, const View& view, Box box, const Stepper& stepper)
{
    Happened happened;
    const Speech say = view.say();
    ui::ButtonLook look;
    look.sign_alone = true;
    look.before = Icon::back;
    const Box back = box.cut_left(frame.theme.button());
    const Box next = box.cut_right(frame.theme.button());
    if (ui::button(frame, "day/" + stepper.id + "/back", back, say("day.back." + stepper.id), look))
        happened = DayTouched{stepper.before};
    frame.text({box.x0, box.middle_y() - frame.theme.letters_middle(Type::title), box.x1, box.y1},
               stepper.words, {Type::title, frame.colours.ink, ui::Align::centre});
    look.before = Icon::forward;
    if (ui::button(frame, "day/" + stepper.id + "/next", next, say("day.next." + stepper.id), look))
        happened = DayTouched{stepper.after};
    return happened;
}

Happened draw_steppers(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    const float gap = frame.theme.gap();
    const float least = 2 * frame.theme.button() + frame.theme.em(Type::title) * 3;
    const std::size_t columns = box.width() >= 3 * least + 2 * gap ? 3 : 1;
    const std::vector<Stepper> steppers = steppers_of(view.visit.staff.day);
    const auto cells =
        ui::grid(box, steppers.size(), columns, frame.theme.button(), columns == 3 ? gap * 3 : gap);
    for (std::size_t index = 0; index < steppers.size(); ++index) {
        Box cell = cells[index];
        cell.x1 = std::min(cell.x1, cell.x0 + frame.mm(130));
        if (const Happened what = draw_stepper(frame, view, cell, steppers[index]))
            happened = what;
    }
    box.y0 = cells.back().y1 + gap;
    return happened;
}

// The days that are wanted most.
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
    float least = frame.mm(50);
    for (const auto& [id, day] : days)
        least = std::max(least, ui::button_width(frame, say(std::string("day.") + id), {}));
    const float gap = frame.theme.gap();
    const auto columns =
        static_cast<std::size_t>(std::clamp((box.width() + gap) / (least + gap), 1.0f, 4.0f));
    const auto cells = ui::grid(box, std::size(days), columns, frame.theme.button(), gap);
    for (std::size_t index = 0; index < std::size(days); ++index) {
        const auto& [id, day] = days[index];
        ui::ButtonLook look;
        look.chosen = day == view.visit.staff.day;
        if (ui::button(frame, std::string("day/") + id, cells[index], say(std::string("day.") + id),
                       look))
            happened = DayTouched{day};
    }
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
