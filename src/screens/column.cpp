#include "screens/column.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

void Column::text(std::string_view words, Type type, ui::Colour ink, ui::Balance balance)
{
    rest.y0 += frame.text(rest, words, {type, ink, ui::Align::left, balance});
}

void Column::heading(std::string_view words)
{
    space(7);
    frame.fill({rest.x0, rest.y0 + frame.mm(1.5f), rest.x0 + frame.mm(1.6f),
                rest.y0 + frame.theme.line_height(Type::body) - frame.mm(1.5f)},
               frame.colours.lead, frame.mm(0.8f));
    rest.y0 += frame.text({rest.x0 + frame.mm(4), rest.y0, rest.x1, rest.y1}, words,
                          {Type::body, frame.colours.lead});
    space(1.5f);
}

void Column::ticked(Verdict verdict, std::string_view words)
{
    rest.y0 += ui::ticked(frame, rest, verdict, words, Type::body);
}

void Column::bullet(std::string_view words)
{
    const float indent = frame.mm(5);
    frame.circle(rest.x0 + frame.mm(1.8f), rest.y0 + frame.theme.letters_middle(Type::body),
                 frame.mm(0.9f), frame.colours.lead);
    rest.y0 += frame.text({rest.x0 + indent, rest.y0, rest.x1, rest.y1}, words,
                          {Type::body, frame.colours.ink});
}

void Column::numbered(int number, std::string_view words, std::string_view under)
{
    const auto& colours = frame.colours;
    const float radius = frame.theme.em(Type::body) * 0.8f;
    const float letters = frame.theme.letters_middle(Type::body);
    const float top = rest.y0;
    const float middle = top + std::max(letters, radius);
    Box beside = rest;
    const Box disc = beside.cut_left(2 * radius, frame.mm(4));
    frame.circle(disc.middle_x(), middle, radius, colours.lead);
    frame.on(colours.lead, [&] {
        frame.text({disc.x0, middle - letters, disc.x1, middle + radius}, std::to_string(number),
                   {Type::body, colours.on_lead, ui::Align::centre});
    });
    beside.y0 = middle - letters;
    beside.y0 += frame.text(beside, words, {Type::body, colours.ink});
    if (!under.empty())
        beside.y0 += frame.text(beside, under, {Type::caption, colours.soft_ink});
    rest.y0 = std::max(beside.y0, top + 2 * radius) + frame.mm(2);
}

void Column::to_call(std::string_view above, std::string_view name, std::string_view under,
                     std::string_view number)
{
    const auto& colours = frame.colours;
    const float width = frame.text_width(number, Type::tile) + 2;
    Box row = rest;
    const bool beside = row.width() - width > frame.theme.em(Type::body) * 12;
    Box right = beside ? row.cut_right(width, frame.mm(4)) : row;
    row.y0 += frame.mm(2);
    if (!above.empty())
        row.y0 += frame.text(row, above, {Type::caption, colours.lead});
    right.y0 = row.y0;
    row.y0 += frame.text(row, name, {Type::body, colours.ink});
    if (!under.empty())
        row.y0 += frame.text(row, under, {Type::caption, colours.soft_ink});
    if (!beside)
        right.y0 = row.y0;
    right.y0 += frame.text(right, number,
                           {Type::tile, colours.lead, beside ? ui::Align::right : ui::Align::left});
    rest.y0 = std::max(row.y0, right.y0) + frame.mm(2);
    frame.line(rest.x0, rest.y0, rest.x1, rest.y0, colours.hairline, frame.mm(0.3f));
}

} // namespace michi::screens
