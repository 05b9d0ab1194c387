#include "screens/slip.hpp"

#include "domain/take_away.hpp"
#include "screens/column.hpp"
#include "screens/page.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

void rule(Column& column)
{
    column.space(2);
    column.frame.line(column.rest.x0, column.rest.y0, column.rest.x1, column.rest.y0,
                      column.frame.colours.edge, column.frame.mm(0.25f));
    column.space(1.5f);
}

// Whose slip it is, of which day, and what was answered.
void draw_head(Column& column, const View& view)
{
    ui::Frame& frame = column.frame;
    const auto& colours = frame.colours;
    const Speech say = view.say();
    draw_name(frame, view, column.rest.cut_top(2 * frame.theme.letters_middle(Type::body)));
    column.space(1);
    if (!view.office.name.empty())
        column.text(view.office.name, Type::caption, colours.ink);
    column.text(as_of(view), Type::caption, colours.ink);
    if (view.visit.as_of)
        column.text(as_of_in_words(view), Type::caption, colours.ink);
    if (view.expired())
        column.text(expired_in_words(view), Type::caption, colours.ink);
    column.space(2);

    const Answers& answers = view.visit.answers;
    std::string purposes;
    for (const Purpose purpose : answers.purposes)
        purposes += (purposes.empty() ? "" : "\n") + say.of("purpose", purpose);
    const std::pair<std::string, std::string> rows[] = {
        {say("chip.purpose"), purposes},
        {say("chip.region"), answers.place ? view.name(*answers.place) : ""},
        {say("chip.age"), answers.age ? say.of("age", *answers.age) : ""}};
    float labels = 0;
    for (const auto& [label, answer] : rows)
        labels = std::max(labels, frame.text_width(label, Type::caption) + 1);
    for (const auto& [label, answer] : rows) {
        if (answer.empty())
            continue;
        Box row = column.rest;
        frame.text(row.cut_left(labels, frame.mm(3)), label, {Type::caption, colours.ink});
        column.rest.y0 += frame.text(row, answer, {Type::caption, colours.ink});
    }
    if (const std::string further = further_in_words(view); !further.empty())
        column.text(say("further.answered", {{"words", further}}), Type::caption, colours.ink);
}

void draw_figure(Column& column, const Programme& programme)
{
    if (programme.money.empty())
        return;
    const Money& money = programme.money.front();
    const ui::Colour ink = column.frame.colours.ink;
    std::string label;
    for (const std::string* part : {&money.label, &money.frame, &money.condition})
        if (!part->empty() && *part != money.words)
            label += (label.empty() ? "" : "\u30fb") + *part;
    column.text(money.words, Type::tile, ink);
    if (!label.empty())
        column.text(label, Type::caption, ink);
}

void draw_desk(Column& column, const View& view, const Programme& programme)
{
    const Desk& desk = view.catalogue.at(first_contact(programme, view.place(), view.catalogue));
    const Phone& phone = desk.phones.front();
    column.space(1);
    column.text(view.name(desk), Type::caption, column.frame.colours.ink);
    column.rest.y0 += ui::phone(
        column.frame, column.rest, phone.number,
        phone.extension.empty() ? ""
                                : view.say()("programme.extension", {{"number", phone.extension}}));
}

// Under a line: what it is, and whom to call; on a sheet side by side.
void draw_programme(Column& column, const View& view, const Programme& programme)
{
    ui::Frame& frame = column.frame;
    rule(column);
    Column right = column;
    if (frame.theme.paper() == ui::Paper::a4)
        right.rest = column.rest.cut_right(frame.mm(68), frame.mm(6));
    column.text(view.text(programme).title, Type::tile, frame.colours.ink);
    std::string state = state_in_words(view, programme);
    if (const std::string left = time_left_in_words(view, programme); !left.empty())
        state += "  " + left;
    column.text(state, Type::caption, frame.colours.ink);
    draw_figure(column, programme);
    if (frame.theme.paper() != ui::Paper::a4)
        return draw_desk(column, view, programme);
    draw_desk(right, view, programme);
    column.rest = {column.rest.x0, std::max(column.rest.y0, right.rest.y0), right.rest.x1,
                   column.rest.y1};
}

// The codes of the screen, one under the other on a roll and side by side on a sheet, and how to
// read them.
void draw_codes(Column& column, const View& view, const std::vector<std::string>& codes)
{
    ui::Frame& frame = column.frame;
    const std::size_t across = frame.theme.paper() == ui::Paper::a4 ? codes.size() : 1;
    const float gap = frame.mm(4);
    const auto count = static_cast<float>(across);
    const float width = (column.rest.width() - (count - 1) * gap) / count;
    Box row = column.rest;
    for (const std::string& code : codes) {
        const float side = ui::qr_side(frame, width, code);
        const Box cell = across > 1 ? row.cut_left(width, gap) : column.rest;
        ui::qr(frame, {cell.x0, cell.y0, cell.x1, cell.y0 + side}, code);
        column.rest.y0 = std::max(column.rest.y0, cell.y0 + side);
    }
    const Speech say = view.say();
    for (const char* words : {"take.how", "take.two"})
        if (codes.size() > 1 || words == std::string_view("take.how"))
            column.rest.y0 += frame.text(column.rest, say(words),
                                         {Type::caption, frame.colours.ink, ui::Align::centre});
    column.space(1);
}

} // namespace

float draw_slip(ui::Frame& frame, const View& view, std::size_t most)
{
    const Visit& visit = view.visit;
    const std::vector<std::string> codes =
        take_away_codes(visit.taken, view.place(), view.catalogue, visit.language);
    const bool sheet = frame.theme.paper() == ui::Paper::a4;
    const float margin = frame.theme.margin();
    Column column{frame, frame.page().inset(margin)};
    if (sheet) {
        Column right = column;
        right.rest = column.rest.cut_right(frame.mm(codes.size() > 1 ? 116 : 66), frame.mm(6));
        draw_codes(right, view, codes);
        draw_head(column, view);
        column.rest = {column.rest.x0, std::max(column.rest.y0, right.rest.y0), right.rest.x1,
                       column.rest.y1};
    } else {
        draw_head(column, view);
    }

    const std::size_t shown = std::min(most, visit.taken.size());
    for (std::size_t at = 0; at < shown; ++at)
        draw_programme(column, view, view.catalogue.at(visit.taken[at]));
    const bool list = !visit.trail.empty() && visit.trail.back() == Stage::shortlist;
    const std::size_t rest = visit.taken.size() - shown + (list ? view.matches.more.size() : 0);
    rule(column);
    if (rest > 0)
        column.text(view.say()("slip.rest", {{"count", std::to_string(rest)}}), Type::caption,
                    frame.colours.ink);
    if (!sheet)
        draw_codes(column, view, codes);
    column.text(view.say()("data.not_a_decision"), Type::caption, frame.colours.ink);
    return column.rest.y0 + margin;
}

} // namespace michi::screens
