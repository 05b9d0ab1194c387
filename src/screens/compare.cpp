#include "screens/card.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr float name_padding_mm = 4;

// A programme on the table, and where its column lies.
struct Compared {
    std::size_t position; // in the visit
    ProgrammeIndex index;
    const Programme& programme;
    float x0;
    float x1;
};

// Whether the columns are one under the other: there is no room for two.
bool stacked(const std::vector<Compared>& columns)
{
    return columns.size() > 1 && columns[0].x0 == columns[1].x0;
}

// As many columns as can be read; at the largest size of text, and on a narrow panel, one under the
// other.
std::vector<Compared> columns_of(const ui::Frame& frame, const View& view, const Box& box)
{
    const float gap = frame.theme.gap();
    const float least = frame.theme.em(Type::caption) * 14;
    const auto fitting = static_cast<std::size_t>((box.width() + gap) / (least + gap));
    if (fitting < 2 || frame.theme.text_size() == TextSize::largest) {
        std::vector<Compared> columns;
        for (std::size_t at = 0; at < view.visit.compared.size(); ++at) {
            const ProgrammeIndex index = view.visit.compared[at];
            columns.push_back({at, index, view.catalogue.at(index), box.x0, box.x1});
        }
        return columns;
    }
    const std::size_t count = std::clamp<std::size_t>(fitting, 2, view.visit.compared.size());
    const auto across = static_cast<float>(count);
    const float width = std::floor((box.width() - gap * (across - 1)) / across);
    std::vector<Compared> columns;
    for (std::size_t at = 0; at < count; ++at) {
        const float x = box.x0 + static_cast<float>(at) * (width + gap);
        const ProgrammeIndex index = view.visit.compared[at];
        columns.push_back({at, index, view.catalogue.at(index), x, x + width});
    }
    return columns;
}

// The next programme of the visitor's lists that is not on the table.
std::optional<ProgrammeIndex> next_for(const View& view, ProgrammeIndex here)
{
    std::vector<ProgrammeIndex> all;
    for (const std::vector<Match>* list : {&view.matches.shortlist, &view.matches.more})
        for (const Match& match : *list)
            all.push_back(match.programme);
    const auto at = std::ranges::find(all, here);
    std::ranges::rotate(all, at);
    const auto free = std::ranges::find_if(all, [&](ProgrammeIndex index) {
        return std::ranges::count(view.visit.compared, index) == 0;
    });
    return free == all.end() ? std::nullopt : std::optional{*free};
}

// What one cell says, line under line.
struct Line {
    std::string words;
    Type type = Type::caption;
    ui::Colour ink = 0;
    bool to_check = false;
};
using Lines = std::vector<Line>;

Lines money_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    const auto& colours = frame.colours;
    constexpr std::size_t most = 2;
    Lines lines;
    for (std::size_t index = 0; index < std::min(most, programme.money.size()); ++index) {
        const Money& money = programme.money[index];
        lines.push_back({money.label + (money.frame.empty() ? "" : "\u30fb" + money.frame),
                         Type::caption, colours.soft_ink});
        lines.push_back({money.words, Type::tile, colours.of(programme.kind).strong});
        if (!money.condition.empty())
            lines.push_back({money.condition, Type::caption, colours.soft_ink});
    }
    if (lines.empty())
        lines.push_back({view.say()("compare.no_money"), Type::caption, colours.soft_ink});
    return lines;
}

Lines dates_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    const auto& colours = frame.colours;
    Lines lines{{state_in_words(view, programme), Type::body, colours.ink}};
    if (const std::string left = time_left_in_words(view, programme); !left.empty())
        lines.push_back({left, Type::caption, colours.ink});
    for (const Period& period : programme.periods)
        if (period.what == PeriodKind::application)
            lines.push_back(
                {(period.part.empty() ? "" : period.part + "  ") + period_in_words(view, period),
                 Type::caption, colours.soft_ink});
    if (const Occasion* next =
            next_occasion(programme, view.place(), view.catalogue.places, view.today()))
        lines.push_back({occasion_in_words(view, *next), Type::caption, colours.soft_ink});
    return lines;
}

Lines who_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    return {{view.text(programme).who, Type::caption, frame.colours.ink}};
}

Lines checks_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    Lines lines;
    for (const Reason& reason :
         reasons(programme, view.visit.answers, view.catalogue, view.visit.language))
        if (reason.verdict != Verdict::fits)
            lines.push_back({reason.words, Type::caption, frame.colours.ink, true});
    for (const std::string& words : view.text(programme).checks)
        lines.push_back({words, Type::caption, frame.colours.ink, true});
    return lines;
}

Lines desk_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    const Desk& desk = view.catalogue.at(first_contact(programme, view.place(), view.catalogue));
    const Phone& phone = desk.phones.front();
    Lines lines{{view.name(desk), Type::caption, frame.colours.ink},
                {phone.number, Type::tile, frame.colours.lead}};
    if (!phone.extension.empty())
        lines.push_back({view.say()("programme.extension", {{"number", phone.extension}}),
                         Type::caption, frame.colours.lead});
    return lines;
}

float draw_line(ui::Frame& frame, const Box& cell, const Line& line)
{
    if (line.to_check)
        return ui::ticked(frame, cell, Verdict::check, line.words);
    // No number is broken: in a narrow column it is set smaller.
    const bool fits = frame.fits(line.words, line.type, cell.width());
    return frame.text(cell, line.words, {fits ? line.type : Type::body, line.ink});
}

// A row of the table: what it is about, and a cell for each column.
float draw_table_row(ui::Frame& frame, const View& view, const Box& rest, std::string_view about,
                     const std::vector<Compared>& columns, const std::vector<Lines>& cells)
{
    const float padding = frame.mm(3);
    float y = rest.y0 + frame.text(rest, about, {Type::caption, frame.colours.lead});
    frame.line(rest.x0, y, rest.x1, y, frame.colours.edge, frame.mm(0.3f));
    y += frame.mm(1.5f);
    float end = y;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        Box cell{columns[at].x0 + padding, stacked(columns) ? end : y, columns[at].x1 - padding,
                 rest.y1};
        if (stacked(columns))
            cell.y0 += frame.text(cell, view.text(columns[at].programme).short_title,
                                  {Type::body, frame.colours.ink});
        for (const Line& line : cells[at])
            cell.y0 += draw_line(frame, cell, line);
        end = std::max(end, cell.y0);
    }
    return end + frame.mm(4);
}

ui::BadgeLook kind_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    const ui::Tone& tone = frame.colours.of(programme.kind);
    return {ui::icon_of(programme.kind), view.say().of("kind", programme.kind), tone.strong,
            tone.pale};
}

// A name under its kind of help, which leads to its page.
void draw_name(ui::Frame& frame, const View& view, const Box& box, const Compared& column,
               Happened& happened)
{
    const Programme& programme = column.programme;
    const std::string& title = view.text(programme).title;
    const ui::Touch touch = frame.target("card/" + programme.key, title, box);
    ui::paper(frame, box, touch);
    frame.on(touch.held ? frame.colours.lead_pale : frame.colours.paper, [&] {
        Box inside = box.inset(frame.mm(name_padding_mm));
        const ui::BadgeLook badge = kind_of(frame, view, programme);
        ui::badge(frame, {inside.x0, inside.y0}, badge, inside.width());
        inside.y0 += ui::badge_size(frame, badge, inside.width()).y + frame.mm(1);
        frame.text(inside, title, {Type::body, frame.colours.ink});
    });
    if (touch)
        happened = CardTouched{column.index};
}

// Puts another programme in this one's place, where there is another.
void draw_change(ui::Frame& frame, const View& view, const Box& box, const Compared& column,
                 Happened& happened)
{
    if (const auto next = next_for(view, column.index))
        if (ui::button(frame, "change/" + std::to_string(column.position + 1), box,
                       view.say()("compare.change"), {ui::Weight::plain, ui::Icon::replay}))
            happened = ComparedChanged{column.position, *next};
}

// The names over the columns, and under each what changes it.
float draw_heads(ui::Frame& frame, const View& view, const Box& rest,
                 const std::vector<Compared>& columns, Happened& happened)
{
    const float gap = frame.mm(4);
    const float button = frame.theme.button();
    float height = frame.theme.touch();
    for (const Compared& column : columns) {
        const float width = column.x1 - column.x0 - 2 * frame.mm(name_padding_mm);
        height = std::max(
            height, 2 * frame.mm(name_padding_mm) + frame.mm(1) +
                        ui::badge_size(frame, kind_of(frame, view, column.programme), width).y +
                        frame.text_height(view.text(column.programme).title, Type::body, width));
    }
    float y = rest.y0;
    const auto name = [&](const Compared& column) {
        draw_name(frame, view, {column.x0, y, column.x1, y + height}, column, happened);
    };
    const auto change = [&](const Compared& column) {
        const float top = y + height + gap;
        draw_change(frame, view, {column.x0, top, column.x1, top + button}, column, happened);
    };
    const float end = height + gap + button + gap;
    if (!stacked(columns)) {
        std::ranges::for_each(columns, name);
        std::ranges::for_each(columns, change);
        return y + end;
    }
    for (const Compared& column : columns) {
        name(column);
        change(column);
        y += end;
    }
    return y;
}

} // namespace

Happened draw_compare(ui::Frame& frame, const View& view)
{
    Page page;
    page.step = 4;
    page.middle = [&](const Box& middle) {
        Happened happened;
        const Speech say = view.say();
        const std::string title = say("compare.title");
        const std::string helper = say("compare.helper");
        const float head = frame.text_height(title, Type::title, middle.width()) +
                           frame.text_height(helper, Type::caption, middle.width()) + frame.mm(3);
        const auto draw_head = [&](Box& rest) {
            rest.y0 += frame.text(rest, title, {Type::title, frame.colours.ink});
            rest.y0 +=
                frame.text(rest, helper, {Type::caption, frame.colours.soft_ink}) + frame.mm(3);
        };
        ui::pages_under(frame, "compare", middle, head, draw_head, [&](const Box& content) {
            Box rest = content;
            const std::vector<Compared> columns = columns_of(frame, view, content);
            rest.y0 = draw_heads(frame, view, rest, columns, happened);
            const auto row = [&](std::string_view about, const auto& cell) {
                std::vector<Lines> cells;
                for (const Compared& column : columns)
                    cells.push_back(cell(frame, view, column.programme));
                rest.y0 = draw_table_row(frame, view, rest, say(about), columns, cells);
            };
            row("compare.money", money_of);
            row("compare.dates", dates_of);
            row("compare.desk", desk_of);
            row("compare.check", checks_of);
            row("compare.who", who_of);
            rest.y0 += frame.text(rest, say("data.not_a_decision"),
                                  {Type::caption, frame.colours.soft_ink});
            return rest.y0;
        });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
