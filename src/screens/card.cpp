#include "screens/card.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr float badge_gap_mm = 1;

std::vector<ui::BadgeLook> badges_of(const ui::Frame& frame, const View& view,
                                     const Programme& programme)
{
    const auto& colours = frame.colours;
    const ui::Tone& tone = colours.of(programme.kind);
    const State state = state_on(programme, view.today());
    std::vector<ui::BadgeLook> result{{ui::icon_of(programme.kind),
                                       view.say().of("kind", programme.kind), tone.strong,
                                       tone.pale}};
    const ui::Colour state_ink = state == State::closed                           ? colours.over
                                 : state == State::open || state == State::always ? colours.good
                                                                                  : colours.doubt;
    result.push_back(
        {ui::icon_of(state), state_in_words(view, programme), state_ink, colours.paper, true});
    if (const std::string left = time_left_in_words(view, programme); !left.empty())
        result.push_back({ui::Icon::clock, left, colours.ink, colours.paper, true});
    return result;
}

// Lays badges out in lines; gives the height. With `place`, also tells where each goes.
template <class F>
float flow(const ui::Frame& frame, const std::vector<ui::BadgeLook>& badges, float width, F place)
{
    float x = 0;
    float y = 0;
    float row = 0;
    for (const ui::BadgeLook& badge : badges) {
        const ImVec2 size = ui::badge_size(frame, badge, width);
        if (x > 0 && x + size.x > width) {
            x = 0;
            y += std::exchange(row, 0.0f) + frame.mm(badge_gap_mm);
        }
        place(badge, x, y);
        row = std::max(row, size.y);
        x += size.x + frame.mm(2);
    }
    return y + row;
}

// Lays ticked sentences out in lines; gives the height.
template <class F>
float flow_reasons(const ui::Frame& frame, const std::vector<Reason>& reasons, float width, F place)
{
    float x = 0;
    float y = 0;
    float row = 0;
    for (const Reason& reason : reasons) {
        const float wanted = ui::ticked_width(frame, reason.words);
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += std::exchange(row, 0.0f);
        }
        place(reason, x, y);
        row = std::max(row, ui::ticked_height(frame, width - x, reason.words));
        x += wanted + frame.mm(4);
    }
    return y + row;
}

// The figure that a visitor takes away: at the right of a card; under the title on a narrow one and
// at the largest letters.
struct Figure {
    std::string words;
    std::string label;
    float width = 0;
    bool beside = true;

    [[nodiscard]] float height(const ui::Frame& frame) const
    {
        return frame.text_height(words, figure_type(frame, words, width), width) +
               frame.text_height(label, Type::caption, width);
    }
    [[nodiscard]] float taken() const { return beside ? width : 0; } // off the other words
};

Figure figure_of(const ui::Frame& frame, const Programme& programme, float inside)
{
    if (programme.money.empty())
        return {};
    const Money& money = programme.money.front();
    Figure figure{money.words, money.label, inside, true};
    if (money.label == money.words)
        figure.label.clear();
    figure.beside = inside >= frame.theme.em(Type::caption) * 20 &&
                    frame.theme.text_size() != TextSize::largest;
    if (figure.beside)
        figure.width =
            std::min(inside * 0.38f, std::max(frame.text_width(figure.words, Type::title),
                                              frame.text_width(figure.label, Type::caption)) +
                                         2);
    return figure;
}

struct CardParts {
    float padding;
    Figure figure;
    float text_width;
    float badges;
    float title;
    float figure_under; // the height of a figure that stands under the title
    float summary;
    float reasons;
    float desk;
};

// Whom to call, in one line.
std::string desk_line(const View& view, const Programme& programme)
{
    const Desk& desk = view.catalogue.at(first_contact(programme, view.place(), view.catalogue));
    return view.name(desk) + "  " + desk.phones.front().number;
}

CardParts parts_of(const ui::Frame& frame, const View& view, const Programme& programme,
                   const CardNote& note, float width)
{
    CardParts parts{};
    parts.padding = frame.mm(5);
    const float inside = width - 2 * parts.padding - frame.mm(2);
    parts.figure = figure_of(frame, programme, inside);
    const float taken = parts.figure.taken();
    parts.text_width = inside - (taken > 0 ? taken + frame.mm(5) : 0.0f);
    parts.badges = badges_height(frame, view, programme, parts.text_width) + frame.mm(1.5f);
    parts.title = frame.text_height(view.text(programme).title, Type::tile, parts.text_width);
    if (parts.figure.width > 0 && !parts.figure.beside)
        parts.figure_under = parts.figure.height(frame) + frame.mm(1);
    parts.summary =
        frame.text_height(view.text(programme).summary, Type::caption, parts.text_width);
    parts.reasons =
        flow_reasons(frame, note.reasons, parts.text_width, [](const Reason&, float, float) {});
    parts.desk = frame.mm(1) + frame.text_height(desk_line(view, programme), Type::caption,
                                                 inside - frame.theme.em(Type::caption) * 1.4f);
    return parts;
}

} // namespace

Type figure_type(const ui::Frame& frame, std::string_view words, float width)
{
    for (const Type type : {Type::title, Type::tile})
        if (frame.text_width(words, type) <= width)
            return type;
    return Type::body;
}

float badges_height(const ui::Frame& frame, const View& view, const Programme& programme,
                    float width)
{
    return flow(frame, badges_of(frame, view, programme), width,
                [](const ui::BadgeLook&, float, float) {});
}

float badges(ui::Frame& frame, const View& view, const Box& box, const Programme& programme)
{
    return flow(frame, badges_of(frame, view, programme), box.width(),
                [&](const ui::BadgeLook& badge, float x, float y) {
                    ui::badge(frame, {box.x0 + x, box.y0 + y}, badge, box.width());
                });
}

float card_height(const ui::Frame& frame, const View& view, const Programme& programme,
                  const CardNote& note, float width)
{
    const CardParts parts = parts_of(frame, view, programme, note, width);
    return 2 * parts.padding + parts.badges + parts.title + parts.figure_under + parts.summary +
           parts.reasons + parts.desk;
}

ui::Touch draw_card(ui::Frame& frame, const View& view, std::string_view id, const Box& box,
                    const Programme& programme, const CardNote& note)
{
    const auto& colours = frame.colours;
    const ui::Touch touch = frame.target(id, view.text(programme).title, box);
    const CardParts parts = parts_of(frame, view, programme, note, box.width());
    ui::paper(frame, box, touch);
    const ui::Tone& tone = colours.of(programme.kind);
    frame.fill({box.x0, box.y0 + frame.theme.corner(), box.x0 + frame.mm(2),
                box.y1 - frame.theme.corner()},
               tone.strong, frame.mm(1));

    const ui::Colour ground = touch.held ? colours.lead_pale : colours.paper;
    frame.on(ground, [&] {
        Box inside = box.inset(parts.padding);
        inside.x0 += frame.mm(2);
        const float taken = parts.figure.taken();
        Box right = taken > 0 ? inside.cut_right(taken, frame.mm(5)) : Box{};
        // In the order in which it is read aloud: kind, title, state, money, why, whom to call.
        const auto draw_badges = [&](bool kind) {
            flow(frame, badges_of(frame, view, programme), inside.width(),
                 [&](const ui::BadgeLook& badge, float x, float y) {
                     if (badge.outlined != kind)
                         ui::badge(frame, {inside.x0 + x, inside.y0 + y}, badge, inside.width());
                 });
        };
        draw_badges(true);
        Box text = inside;
        text.y0 += parts.badges;
        text.y0 += frame.text(text, view.text(programme).title, {Type::tile, colours.ink});
        draw_badges(false);
        if (parts.figure.width > 0) {
            Box figure = text;
            if (parts.figure.beside) {
                right.y1 -= parts.desk;
                right.y0 = std::floor(right.middle_y() - parts.figure.height(frame) / 2);
                figure = right;
            }
            const auto align = parts.figure.beside ? ui::Align::right : ui::Align::left;
            figure.y0 += frame.text(
                figure, parts.figure.words,
                {figure_type(frame, parts.figure.words, figure.width()), tone.strong, align});
            frame.text(figure, parts.figure.label, {Type::caption, colours.soft_ink, align});
        }
        text.y0 += parts.figure_under;
        text.y0 +=
            frame.text(text, view.text(programme).summary, {Type::caption, colours.soft_ink});
        flow_reasons(frame, note.reasons, text.width(),
                     [&](const Reason& reason, float x, float y) {
                         ui::ticked(frame, {text.x0 + x, text.y0 + y, text.x1, box.y1},
                                    reason.verdict, reason.words);
                     });
        const float sign = frame.theme.em(Type::caption);
        const float y = box.y1 - parts.padding - parts.desk + frame.mm(1);
        frame.icon(inside.x0 + sign / 2, y + frame.theme.letters_middle(Type::caption),
                   ui::Icon::phone, Type::caption, colours.lead);
        frame.text({inside.x0 + sign * 1.4f, y, box.x1 - parts.padding, box.y1},
                   desk_line(view, programme), {Type::caption, colours.lead});
    });
    return touch;
}

float row_height(const ui::Frame& frame, const View& view, const Programme& programme, float width)
{
    const float padding = frame.mm(4);
    const float inside = width - 2 * padding;
    return std::max(frame.mm(25),
                    2 * padding + badges_height(frame, view, programme, inside) + frame.mm(1) +
                        frame.text_height(view.text(programme).title, Type::body, inside));
}

ui::Touch draw_row(ui::Frame& frame, const View& view, std::string_view id, const Box& box,
                   const Programme& programme)
{
    const ui::Touch touch = frame.target(id, view.text(programme).title, box);
    ui::paper(frame, box, touch);
    Box inside = box.inset(frame.mm(4));
    frame.on(touch.held ? frame.colours.lead_pale : frame.colours.paper, [&] {
        inside.y0 += badges(frame, view, inside, programme) + frame.mm(1);
        const bool closed = state_on(programme, view.today()) == State::closed;
        frame.text(inside, view.text(programme).title,
                   {Type::body, closed ? frame.colours.soft_ink : frame.colours.ink});
    });
    return touch;
}

} // namespace michi::screens
