#include "domain/calendar.hpp"

#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// One date as a row: the day at the left, what it is and where beside it.
struct Row {
    std::string day;
    std::string time;
    std::string name;
    std::string place;
    std::string programme;
};

Row row_of(const View& view, const CalendarEntry& entry)
{
    const Programme& programme = view.catalogue.at(entry.programme);
    const Occasion& occasion = programme.occasions[entry.occasion];
    const Speech say = view.say();
    Row row;
    row.day = in_words(view, occasion.date);
    if (occasion.planned)
        row.day = say("date.planned", {{"words", row.day}});
    if (!occasion.from.empty())
        row.time = occasion.from + (occasion.to.empty() ? "" : "\u2013" + occasion.to);
    row.programme = view.text(programme).short_title;
    row.name = occasion.name.empty() ? row.programme : occasion.name;
    row.place = occasion.place;
    if (occasion.town)
        row.place = view.name(*occasion.town) + (row.place.empty() ? "" : "  " + row.place);
    return row;
}

constexpr float padding_mm = 4;

// The day at the left of what it is, or over it where both would be too narrow to read.
struct RowParts {
    bool beside = true;
    float day = 0; // the width of either
    float what = 0;
    float day_height = 0;
    float height = 0; // of the row
};

RowParts parts_of(const ui::Frame& frame, const Row& row, float width)
{
    RowParts parts;
    const float inside = width - 2 * frame.mm(padding_mm);
    parts.day = std::floor(std::min(inside * 0.34f, frame.theme.em(Type::body) * 8.5f));
    parts.beside = frame.text_width(row.day, Type::body) <= parts.day ||
                   inside >= frame.theme.em(Type::body) * 20;
    if (!parts.beside)
        parts.day = inside;
    parts.what = parts.beside ? inside - parts.day - frame.mm(padding_mm) : inside;
    const auto height = [&](const std::string& words, Type type, float room) {
        return words.empty() ? 0.0f : frame.text_height(words, type, room);
    };
    parts.day_height =
        height(row.day, Type::body, parts.day) + height(row.time, Type::caption, parts.day);
    const float what =
        height(row.name, Type::body, parts.what) +
        (row.programme != row.name ? height(row.programme, Type::caption, parts.what) : 0.0f) +
        height(row.place, Type::caption, parts.what);
    parts.height = std::max(frame.theme.touch(),
                            2 * frame.mm(3) + (parts.beside ? std::max(parts.day_height, what)
                                                            : parts.day_height + what));
    return parts;
}

ui::Touch draw_row(ui::Frame& frame, std::string_view id, const Box& box, const Row& row)
{
    const auto& colours = frame.colours;
    const ui::Touch touch = frame.target(id, row.name, box);
    ui::paper(frame, box, touch);
    const RowParts parts = parts_of(frame, row, box.width());
    frame.on(touch.held ? colours.lead_pale : colours.paper, [&] {
        Box what = box.inset(frame.mm(padding_mm), frame.mm(3));
        Box day = parts.beside ? what.cut_left(parts.day, frame.mm(padding_mm))
                               : what.cut_top(parts.day_height);
        day.y0 += frame.text(day, row.day, {Type::body, colours.lead});
        if (!row.time.empty())
            frame.text(day, row.time, {Type::caption, colours.ink});
        what.y0 += frame.text(what, row.name, {Type::body, colours.ink});
        if (row.programme != row.name)
            what.y0 += frame.text(what, row.programme, {Type::caption, colours.soft_ink});
        if (!row.place.empty())
            frame.text(what, row.place, {Type::caption, colours.soft_ink});
    });
    return touch;
}

Happened draw_entries(ui::Frame& frame, const View& view, Box& rest)
{
    Happened happened;
    const Speech say = view.say();
    const std::vector<CalendarEntry> entries =
        calendar(view.catalogue, view.visit.looked_at, view.today());
    if (entries.empty())
        rest.y0 += frame.text(rest, say("calendar.none"), {Type::tile, frame.colours.ink});
    for (const CalendarEntry& entry : entries) {
        const Row row = row_of(view, entry);
        const std::string id = "event/" + view.catalogue.at(entry.programme).key + "/" +
                               std::to_string(entry.occasion + 1);
        const float height = parts_of(frame, row, rest.width()).height;
        if (draw_row(frame, id, rest.cut_top(height, frame.mm(3)), row))
            happened = CardTouched{entry.programme};
    }
    rest.y0 += frame.text(rest, say("calendar.rest"), {Type::caption, frame.colours.soft_ink});
    return happened;
}

} // namespace

Happened draw_calendar(ui::Frame& frame, const View& view)
{
    Page page;
    page.buttons.push_back(guide_button(view));
    page.middle = [&](const Box& middle) {
        Happened touched;
        const auto& region = view.visit.looked_at;
        const std::string area =
            "dates/" + (region ? view.catalogue.places.at(*region).id : std::string("all"));
        const Happened tab = pages_of_tab(
            frame, area, middle,
            [&](Box& rest) { draw_title(frame, rest, view.say()("calendar.title")); },
            area_tabs(view), 3, [&](Box& rest) { touched = draw_entries(frame, view, rest); });
        return touched ? touched : tab;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
