#include "screens/card.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

struct Badge {
    ui::Icon icon;
    std::string words;
    ui::Colour ink;
    ui::Colour ground;
};

std::vector<Badge> badges_of(const ui::Frame& frame, const View& view, const Programme& programme)
{
    const auto& colours = frame.colours;
    const ui::Tone& tone = colours.of(programme.kind);
    const State state = state_on(programme, view.today());
    std::vector<Badge> result{{ui::icon_of(programme.kind), view.say().of("kind", programme.kind),
                               tone.strong, tone.pale}};
    const ui::Colour state_ink = state == State::closed                           ? colours.over
                                 : state == State::open || state == State::always ? colours.good
                                                                                  : colours.doubt;
    result.push_back(
        {ui::icon_of(state), state_in_words(view, programme), state_ink, colours.paper});
    if (const std::string left = time_left_in_words(view, programme); !left.empty())
        result.push_back({ui::Icon::clock, left, colours.ink, colours.paper});
    return result;
}

// Lays badges out in lines; gives the height. With `place`, also tells where each goes.
template <class F>
float flow(const ui::Frame& frame, const std::vector<Badge>& badges, float width, F place)
{
    float x = 0;
    float y = 0;
    for (const Badge& badge : badges) {
        const float wanted = ui::badge_width(frame, badge.icon, badge.words);
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += ui::badge_height(frame) + frame.mm(1);
        }
        place(badge, x, y);
        x += wanted + frame.mm(2);
    }
    return y + ui::badge_height(frame);
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

// The figure that a visitor takes away, at the right of a card.
struct Figure {
    std::string words;
    std::string label;
    float width = 0;
};

Figure figure_of(const ui::Frame& frame, const View&, const Programme& programme, float most)
{
    if (programme.money.empty())
        return {};
    const Money& money = programme.money.front();
    Figure figure{money.words, money.label, 0};
    if (money.label == money.words)
        figure.label.clear();
    figure.width = std::min(most, std::max(frame.text_width(figure.words, Type::title),
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
    parts.figure = figure_of(frame, view, programme, inside * 0.38f);
    parts.text_width = inside - (parts.figure.width > 0 ? parts.figure.width + frame.mm(5) : 0.0f);
    parts.badges = badges_height(frame, view, programme, parts.text_width) + frame.mm(1.5f);
    parts.title = frame.text_height(view.text(programme).title, Type::tile, parts.text_width);
    parts.summary =
        frame.text_height(view.text(programme).summary, Type::caption, parts.text_width);
    parts.reasons =
        flow_reasons(frame, note.reasons, parts.text_width, [](const Reason&, float, float) {});
    parts.desk = frame.mm(1) + frame.text_height(desk_line(view, programme), Type::caption,
                                                 inside - frame.theme.em(Type::caption) * 1.4f);
    return parts;
}

bool tells_kind(const ui::Frame& frame, const Badge& badge)
{
    return badge.ground != frame.colours.paper;
}

void draw_badge(ui::Frame& frame, const Badge& badge, float x, float y)
{
    ui::badge(frame, x, y, badge.icon, badge.words, badge.ink, badge.ground);
    if (!tells_kind(frame, badge))
        frame.outline({x, y, x + ui::badge_width(frame, badge.icon, badge.words),
                       y + ui::badge_height(frame)},
                      frame.colours.edge, frame.mm(1.6f), frame.mm(0.3f));
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
    return flow(frame, badges_of(frame, view, programme), width, [](const Badge&, float, float) {});
}

float badges(ui::Frame& frame, const View& view, const Box& box, const Programme& programme)
{
    return flow(frame, badges_of(frame, view, programme), box.width(),
                [&](const Badge& badge, float x, float y) {
                    draw_badge(frame, badge, box.x0 + x, box.y0 + y);
                });
}

float card_height(const ui::Frame& frame, const View& view, const Programme& programme,
                  const CardNote& note, float width)
{
    const CardParts parts = parts_of(frame, view, programme, note, width);
    return 2 * parts.padding + parts.badges + parts.title + parts.summary + parts.reasons +
           parts.desk;
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
        Box right =
            parts.figure.width > 0 ? inside.cut_right(parts.figure.width, frame.mm(5)) : Box{};
        // In the order in which it is read aloud: kind, title, state, money, why, whom to call.
        const auto draw_badges = [&](bool kind) {
            flow(frame, badges_of(frame, view, programme), inside.width(),
                 [&](const Badge& badge, float x, float y) {
                     if (tells_kind(frame, badge) == kind)
                         draw_badge(frame, badge, inside.x0 + x, inside.y0 + y);
                 });
        };
        draw_badges(true);
        Box text = inside;
        text.y0 += parts.badges;
        text.y0 += frame.text(text, view.text(programme).title, {Type::tile, colours.ink});
        draw_badges(false);
        if (parts.figure.width > 0) {
            const Type type = figure_type(frame, parts.figure.words, right.width());
            right.y1 -= parts.desk;
            const float words = frame.text_height(parts.figure.words, type, right.width());
            const float label = frame.text_height(parts.figure.label, Type::caption, right.width());
            right.y0 = std::floor(right.middle_y() - (words + label) / 2);
            right.y0 +=
                frame.text(right, parts.figure.words, {type, tone.strong, ui::Align::right});
            frame.text(right, parts.figure.label,
                       {Type::caption, colours.soft_ink, ui::Align::right});
        }
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
