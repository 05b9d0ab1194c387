#include "screens/card.hpp"
#include "screens/column.hpp"
#include "screens/desk_panel.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// How many of the best figures have a box of their own: as many as are wide enough to read.
std::size_t figures_of(const Column& column, const Programme& programme)
{
    const float least = column.frame.theme.em(Type::caption) * 16;
    const auto across = static_cast<std::size_t>(std::max(column.rest.width() / least, 1.0f));
    return std::min({programme.money.size(), across, std::size_t{3}});
}

// The best figures, large, in boxes of the kind's colour.
void draw_figures(Column& column, const Programme& programme)
{
    ui::Frame& frame = column.frame;
    const ui::Tone& tone = frame.colours.of(programme.kind);
    const std::size_t count = figures_of(column, programme);
    if (count == 0)
        return;
    const float gap = frame.theme.gap();
    const float padding = frame.mm(4);
    const float width = std::floor((column.rest.width() - gap * static_cast<float>(count - 1)) /
                                   static_cast<float>(count));
    const auto note_of = [](const Money& money) {
        std::string note = money.frame;
        if (!money.condition.empty())
            note += (note.empty() ? "" : "\u30fb") + money.condition;
        return note;
    };
    float height = 0;
    for (std::size_t index = 0; index < count; ++index) {
        const Money& money = programme.money[index];
        const float inside = width - 2 * padding;
        height =
            std::max(height, 2 * padding + frame.text_height(money.label, Type::caption, inside) +
                                 frame.text_height(money.words, Type::title, inside) +
                                 frame.text_height(note_of(money), Type::caption, inside));
    }
    const Box row = column.rest.cut_top(height);
    for (std::size_t index = 0; index < count; ++index) {
        const Money& money = programme.money[index];
        const float x = row.x0 + static_cast<float>(index) * (width + gap);
        const Box box{x, row.y0, x + width, row.y1};
        frame.fill(box, tone.pale, frame.theme.corner());
        if (frame.theme.contrast() != Contrast::light)
            frame.outline(box, tone.strong, frame.theme.corner(), frame.mm(0.35f));
        frame.on(tone.pale, [&] {
            Box inside = box.inset(padding);
            inside.y0 += frame.text(inside, money.label, {Type::caption, frame.colours.ink});
            inside.y0 += frame.text(inside, money.words,
                                    {figure_type(frame, money.words, inside.width()), tone.strong});
            frame.text(inside, note_of(money), {Type::caption, frame.colours.ink});
        });
    }
}

void draw_money(Column& column, const View& view, const Programme& programme)
{
    // Figures that have no box of their own.
    const std::size_t shown = figures_of(column, programme);
    if (programme.money.size() <= shown && programme.tables.empty())
        return;
    ui::Frame& frame = column.frame;
    const auto& colours = frame.colours;
    column.heading(view.say()("programme.money"));
    for (std::size_t index = shown; index < programme.money.size(); ++index) {
        const Money& money = programme.money[index];
        std::string label = money.label;
        for (const std::string& part : {money.frame, money.condition})
            if (!part.empty())
                label += "\u30fb" + part;
        const float wanted = frame.text_width(money.words, Type::body) + 2;
        Box row = column.rest;
        if (row.width() < frame.theme.em(Type::body) * 16) { // one under the other
            column.text(label, Type::body, colours.ink);
            column.text(money.words, Type::body, colours.lead);
        } else {
            Box right = row.cut_right(std::min(wanted, row.width() * 0.45f), frame.mm(4));
            column.rest.y0 += std::max(
                frame.text(row, label, {Type::body, colours.ink}),
                frame.text(right, money.words, {Type::body, colours.lead, ui::Align::right}));
        }
        frame.line(column.rest.x0, column.rest.y0, column.rest.x1, column.rest.y0, colours.hairline,
                   frame.mm(0.3f));
    }
}

void draw_table(Column& column, const Table& table)
{
    ui::Frame& frame = column.frame;
    const auto& colours = frame.colours;
    const float padding = frame.mm(2);
    const auto columns = static_cast<float>(table.columns.size());
    const float label_width = std::floor(column.rest.width() * (columns > 3 ? 0.18f : 0.24f));
    const float width = (column.rest.width() - label_width) / columns;
    column.space(4);
    column.text(table.title, Type::body, colours.ink);
    column.space(1);

    // Side by side where the columns are wide enough to read, else one under the other.
    const auto fits = [&](const std::string& cell) {
        return frame.fits(cell, Type::caption, width - 2 * padding);
    };
    const bool all_fit =
        std::ranges::all_of(table.columns, fits) &&
        std::ranges::all_of(table.rows, [&](const Table::Row& row) {
            return frame.fits(row.label, Type::caption, label_width - 2 * padding) &&
                   std::ranges::all_of(row.cells, fits);
        });
    if (width < frame.mm(34) || !all_fit) {
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            column.space(2);
            column.text(table.columns[at], Type::body, colours.lead);
            for (const Table::Row& row : table.rows)
                if (!row.cells[at].empty())
                    column.text(row.label + "\uff1a" + row.cells[at], Type::caption, colours.ink);
        }
        return;
    }
    const auto row = [&](std::string_view label, const std::vector<std::string>& cells,
                         ui::Colour ground, ui::Colour ink) {
        float height = frame.text_height(label, Type::caption, label_width - 2 * padding);
        for (const std::string& cell : cells)
            height = std::max(height, frame.text_height(cell, Type::caption, width - 2 * padding));
        const Box box = column.rest.cut_top(height + padding);
        frame.fill(box, ground);
        frame.line(box.x0, box.y1, box.x1, box.y1, colours.edge, frame.mm(0.3f));
        frame.on(ground, [&] {
            float x = box.x0;
            const float y = box.y0 + padding / 2;
            frame.text({x + padding, y, x + label_width - padding, box.y1}, label,
                       {Type::caption, colours.lead});
            x += label_width;
            for (const std::string& cell : cells) {
                frame.text({x + padding, y, x + width - padding, box.y1}, cell,
                           {Type::caption, ink});
                x += width;
            }
        });
    };
    row("", table.columns, colours.lead_pale, colours.lead);
    for (const Table::Row& entry : table.rows)
        row(entry.label, entry.cells, colours.paper, colours.ink);
}

void draw_steps(Column& column, const View& view, const Programme& programme)
{
    int number = 1;
    for (const Step& step : programme.steps)
        column.numbered(
            number++, step.words,
            step.bring.empty() ? "" : view.say()("programme.bring", {{"words", step.bring}}));
}

void draw_dates(Column& column, const View& view, const Programme& programme)
{
    std::vector<std::string> lines;
    for (const Period& period : programme.periods)
        lines.push_back(period.part.empty() ? period_in_words(view, period)
                                            : period.part + "  " + period_in_words(view, period));
    std::size_t left_out = 0;
    const Occasion* near =
        next_occasion(programme, view.place(), view.catalogue.places, view.today());
    if (near)
        lines.push_back(occasion_in_words(view, *near));
    constexpr std::size_t most = 4;
    for (const Occasion& occasion : programme.occasions) {
        if (&occasion == near || occasion.date.last < view.today())
            continue;
        if (lines.size() < most + programme.periods.size())
            lines.push_back(occasion_in_words(view, occasion));
        else
            ++left_out;
    }
    if (lines.empty())
        return;
    column.heading(view.say()("programme.dates"));
    for (const std::string& line : lines)
        column.bullet(line);
    if (left_out > 0)
        column.text(view.say()("programme.more_dates", {{"count", std::to_string(left_out)}}),
                    Type::caption, column.frame.colours.soft_ink);
}

void draw_parts(Column& column, const View& view, const Programme& programme)
{
    if (programme.parts.empty())
        return;
    ui::Frame& frame = column.frame;
    const auto& colours = frame.colours;
    column.heading(view.say()("programme.parts"));
    for (const Part& part : programme.parts) {
        const bool closed = part.standing == Standing::closed;
        const std::string state = closed && !part.closed_words.empty() ? part.closed_words
                                  : closed ? view.say().of("state", State::closed)
                                  : part.standing == Standing::always
                                      ? view.say().of("state", State::open)
                                      : "";
        Box row = column.rest;
        float under = 0; // a badge that has no room beside the name
        if (!state.empty()) {
            const ui::BadgeLook badge{closed ? ui::Icon::closed : ui::Icon::checked, state,
                                      closed ? colours.over : colours.good,
                                      closed ? colours.hairline : colours.lead_pale};
            const ImVec2 size = ui::badge_size(frame, badge, row.width());
            ImVec2 at{row.x1 - size.x, row.y0 + frame.mm(0.5f)};
            if (row.width() - size.x >= frame.theme.em(Type::body) * 8) {
                row.x1 = at.x - frame.mm(3);
            } else {
                at = {row.x0, row.y0 + frame.text_height(part.name, Type::body, row.width())};
                under = size.y + frame.mm(1);
            }
            ui::badge(frame, at, badge, size.x);
        }
        float used =
            frame.text(row, part.name, {Type::body, closed ? colours.soft_ink : colours.ink}) +
            under;
        if (!part.words.empty())
            used += frame.text({row.x0, row.y0 + used, column.rest.x1, row.y1}, part.words,
                               {Type::caption, colours.soft_ink});
        column.rest.y0 += used + frame.mm(2);
    }
}

Happened draw_links(Column& column, const View& view, const Programme& programme)
{
    Happened happened;
    const auto list = [&](std::string_view title, const std::vector<ProgrammeIndex>& others) {
        if (others.empty())
            return;
        column.heading(title);
        for (const ProgrammeIndex other : others) {
            const Programme& linked = view.catalogue.at(other);
            const float height = row_height(column.frame, view, linked, column.rest.width());
            if (draw_row(column.frame, view, "card/" + linked.key,
                         column.rest.cut_top(height, column.frame.mm(3)), linked))
                happened = CardTouched{other};
        }
    };
    list(view.say()("programme.same"), programme.same);
    if (!programme.differs.empty() && !programme.same.empty())
        column.text(programme.differs, Type::caption, column.frame.colours.soft_ink);
    list(view.say()("programme.related"), programme.related);
    return happened;
}

Happened draw_content(ui::Frame& frame, const View& view, const Box& content,
                      const Programme& programme, float& end)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const ProgrammeText& text = view.text(programme);
    Column column{frame, content};

    column.rest.y0 += badges(frame, view, column.rest, programme);
    column.space(2);
    column.text(text.title, Type::title, colours.ink, ui::Balance::yes);
    column.space(1);
    column.text(text.summary, Type::body, colours.ink);
    if (state_on(programme, view.today()) == State::closed) {
        column.space(2);
        column.ticked(Verdict::excluded,
                      say("programme.closed",
                          {{"words", programme.closed_words.empty() ? say.of("state", State::closed)
                                                                    : programme.closed_words}}));
    }
    if (!text.note.empty()) {
        column.space(2);
        column.ticked(Verdict::check, text.note);
    }
    column.space(4);
    draw_figures(column, programme);

    const std::vector<Reason> why =
        reasons(programme, view.visit.answers, view.catalogue, view.visit.language);
    const std::vector<std::string> extras =
        local_extras(programme, view.place(), view.catalogue, view.visit.language);
    side_by_side(
        column,
        [&](Column& left) {
            left.heading(say("programme.gives"));
            for (const std::string& words : text.gives)
                left.bullet(words);
        },
        [&](Column& right) {
            right.heading(say("programme.steps"));
            draw_steps(right, view, programme);
        });
    side_by_side(
        column,
        [&](Column& left) {
            const bool any_fit =
                std::ranges::any_of(why,
                                    [](const Reason& r) { return r.verdict == Verdict::fits; }) ||
                !extras.empty();
            if (any_fit)
                left.heading(say("programme.fits"));
            for (const std::string& extra : extras)
                left.ticked(Verdict::fits, extra);
            for (const Reason& reason : why)
                if (reason.verdict == Verdict::fits)
                    left.ticked(reason.verdict, reason.words);
            left.heading(say("programme.who"));
            left.text(text.who, Type::body, colours.ink);
        },
        [&](Column& right) {
            right.heading(say("programme.check"));
            for (const Reason& reason : why)
                if (reason.verdict != Verdict::fits)
                    right.ticked(reason.verdict, reason.words);
            for (const std::string& words : text.checks)
                right.ticked(Verdict::check, words);
        });
    draw_dates(column, view, programme);
    draw_parts(column, view, programme);
    draw_money(column, view, programme);
    for (const Table& table : programme.tables)
        draw_table(column, table);
    const Happened happened = draw_links(column, view, programme);

    column.space(6);
    column.text(say("data.not_a_decision"), Type::caption, colours.soft_ink);
    const Fill source{{"page", std::to_string(programme.page)},
                      {"date", full_date(view, view.catalogue.edition.date)}};
    column.text(say("programme.source", source), Type::caption, colours.soft_ink);
    if (!programme.title_in_contents.empty())
        column.text(say("programme.contents_title", {{"title", programme.title_in_contents}}),
                    Type::caption, colours.soft_ink);
    column.space(2);
    end = column.rest.y0;
    return happened;
}

// Whom to call, and the codes that carry it into a phone.
DeskPanel panel_of(const View& view, const Programme& programme)
{
    const Speech say = view.say();
    DeskPanel panel;
    panel.heading = say("programme.call");
    for (const Contact& contact : contacts_for(programme, view.place(), view.catalogue))
        panel.desks.push_back(
            {contact.desk, contact.words.empty() ? say.of("use", contact.use) : contact.words});
    const Codes texts = codes(programme, view.place(), view.catalogue);
    panel.codes.push_back({programme.links.empty() ? say("programme.brochure_code",
                                                         {{"page", std::to_string(programme.page)}})
                                                   : say("programme.page_code"),
                           texts.page});
    panel.codes.push_back({say("programme.call_code"), texts.call});
    return panel;
}

} // namespace

Happened draw_programme(ui::Frame& frame, const View& view)
{
    const Programme& programme = view.catalogue.at(view.visit.opened.back());
    Page page;
    page.step = view.visit.answers.purposes.empty() ? 0 : 4;
    page.buttons.push_back(take_away_button(view, {view.visit.opened.back()}));
    offer_print(frame, view, page.buttons);
    page.middle = [&](const Box& middle) {
        Happened happened;
        const DeskPanel panel = panel_of(view, programme);
        const std::string area = "programme/" + programme.key;
        const auto text = [&](const Box& content) {
            float end = content.y0;
            happened = draw_content(frame, view, content, programme, end);
            return end;
        };
        list_by_desk(frame, view, area, middle, panel, 124, {}, text);
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
