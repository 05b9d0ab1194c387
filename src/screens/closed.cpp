#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/welcome.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// What is said, from what stays to what gives way first where there is no room.
enum class Rank { none, head, next, date, phone, name, week, more };

struct Line {
    std::string words;
    Type type;
    ui::Colour ink;
    float before; // the air over it, in millimetres
    Rank rank;
};

struct Code {
    std::string words;
    std::string payload;
};

// The letters of what is said, and how large codes are, in millimetres.
struct Style {
    Type head;
    Type next;
    Type phone;
    Type key;
    float code;
    float air;
};

constexpr Style large{Type::question, Type::title, Type::question, Type::title, 72, 8};
constexpr Style medium{Type::title, Type::body, Type::title, Type::body, 50, 5};
constexpr Style small{Type::body, Type::body, Type::body, Type::body, 37, 3};
constexpr Style least{Type::caption, Type::caption, Type::caption, Type::caption, 37, 2};

// How much is shown, and in which style: the first that there is room for.
struct Size {
    const Style& style;
    Rank rank;
    std::size_t codes;
};

constexpr Size sizes[] = {
    {large, Rank::more, 2},  {large, Rank::week, 2},  {large, Rank::name, 2},
    {large, Rank::name, 1},  {medium, Rank::week, 2}, {medium, Rank::name, 2},
    {medium, Rank::week, 1}, {medium, Rank::name, 1}, {medium, Rank::phone, 1},
    {small, Rank::name, 1},  {small, Rank::phone, 1}, {large, Rank::name, 0},
    {medium, Rank::name, 0}, {small, Rank::name, 0},  {small, Rank::phone, 0},
    {least, Rank::phone, 0}, {least, Rank::next, 0},  {least, Rank::head, 0},
    {least, Rank::none, 0}};

std::vector<Line> lines_of(const ui::Frame& frame, const View& view, const Size& size)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const Office& office = view.office;
    const Style& style = size.style;
    const Opening opening = opening_at(*office.open, view.clock.now);
    const bool later = opening.now == Opening::Now::later;
    const char* head = later                               ? "closed.later"
                       : opening.now == Opening::Now::over ? "closed.over"
                                                           : "closed.day_off";
    std::vector<Line> lines{{say(head), style.head, colours.ink, 0, Rank::head}};
    if (later)
        lines.push_back(
            {opening_in_words(view, *office.open), style.next, colours.lead, 1, Rank::next});
    else if (opening.next)
        lines.push_back({say("closed.next", {{"next", next_in_words(view, *opening.next)}}),
                         style.next, colours.lead, 1, Rank::next});
    if (!office.phone.empty()) {
        if (!office.name.empty())
            lines.push_back({office.name, Type::body, colours.ink, style.air, Rank::name});
        lines.push_back({office.phone, style.phone, colours.lead, 1, Rank::phone});
    }
    if (const std::string week = week_in_words(view, office.hours, office.open); !week.empty())
        lines.push_back({week, Type::body, colours.soft_ink, 1, Rank::week});
    lines.push_back(
        {as_of(view, frame.theme), Type::caption, colours.soft_ink, style.air / 2, Rank::date});
    std::erase_if(lines, [&](const Line& line) { return line.rank > size.rank; });
    return lines;
}

// A code that dials, where there is a phone, and one that leads to the brochure.
std::vector<Code> codes_of(const View& view, std::size_t most)
{
    const Speech say = view.say();
    std::vector<Code> codes;
    if (!view.office.phone.empty())
        codes.push_back({say("closed.call"), "tel:" + view.office.phone});
    codes.push_back({say("guide.brochure"), view.catalogue.edition.brochure_url});
    codes.resize(std::min(codes.size(), most));
    return codes;
}

// Everything with its size: the codes at the right of words and key, on a tall screen between them.
struct Layout {
    const Style* style = nullptr;
    std::vector<Line> lines;
    std::vector<Code> codes;
    std::string under; // the words over the key, which may be empty
    float sign = 0;    // the radius of the disc over the words
    float gap = 0;     // between words, codes and key
    float padding = 0; // of the codes' paper
    float side = 0;    // of a code
    float codes_width = 0;
    float codes_height = 0;
    float text_width = 0;
    float text_height = 0;
    float key_width = 0;
    float key_height = 0; // with the words over it
    bool fits = false;
};

float phone_sign(const ui::Frame& frame, const Line& line)
{
    return line.rank == Rank::phone ? frame.theme.em(line.type) * 1.2f : 0.0f;
}

void measure_codes(const ui::Frame& frame, const Box& box, Layout& layout)
{
    if (layout.codes.empty())
        return;
    const bool portrait = frame.theme.portrait();
    const auto count = static_cast<float>(layout.codes.size());
    layout.padding = frame.mm(frame.theme.flat() ? 3 : 7);
    const float room = (box.width() - 2 * layout.padding - (count - 1) * layout.gap) / count;
    layout.side = portrait ? std::min(std::floor(room), frame.mm(layout.style->code * 1.4f))
                           : frame.mm(frame.theme.flat() ? 37 : layout.style->code);
    float words = 0;
    for (const Code& code : layout.codes)
        words = std::max(
            words, frame.text_height(code.words, Type::caption, layout.side, ui::Balance::yes));
    layout.codes_width = count * layout.side + (count - 1) * layout.gap + 2 * layout.padding;
    layout.codes_height = layout.side + words + frame.mm(1) + 2 * layout.padding;
}

Layout layout_of(const ui::Frame& frame, const View& view, const Box& box, const Size& size)
{
    Layout layout;
    const Style& style = size.style;
    const Speech say = view.say();
    const bool portrait = frame.theme.portrait();
    layout.style = &style;
    layout.lines = lines_of(frame, view, size);
    layout.codes = codes_of(view, size.codes);
    layout.gap = frame.mm(style.air);
    measure_codes(frame, box, layout);
    layout.text_width = box.width();
    if (!layout.codes.empty() && !portrait)
        layout.text_width -= layout.codes_width + layout.gap;
    if (size.rank == Rank::more) {
        layout.under = say("closed.words");
        layout.sign = frame.mm(14);
        layout.text_height = 2 * layout.sign + frame.mm(6);
    }
    for (const Line& line : layout.lines)
        layout.text_height +=
            frame.mm(line.before) + frame.text_height(line.words, line.type,
                                                      layout.text_width - phone_sign(frame, line),
                                                      ui::Balance::yes);
    const std::string key = say("closed.touch");
    const float beside = frame.mm(style.air) * 2 + frame.theme.em(style.key) * 1.5f;
    layout.key_width = portrait ? box.width()
                                : std::min(layout.text_width,
                                           frame.text_width(key, style.key) + beside + frame.mm(8));
    layout.key_height =
        std::max(frame.mm(frame.theme.flat() ? 20 : 30),
                 frame.text_height(key, style.key, layout.key_width - beside) + frame.mm(4));
    if (!layout.under.empty())
        layout.key_height +=
            frame.text_height(layout.under, Type::body, layout.text_width) + frame.mm(3);
    const float words = layout.text_height + layout.gap + layout.key_height;
    const float height =
        portrait ? words + layout.codes_height + layout.gap : std::max(words, layout.codes_height);
    layout.fits =
        height <= box.height() && layout.codes_width <= box.width() &&
        layout.text_width >= frame.mm(60) &&
        std::ranges::all_of(layout.lines, [&](const Line& line) {
            return frame.fits(line.words, line.type, layout.text_width - phone_sign(frame, line));
        });
    return layout;
}

void draw_lines(ui::Frame& frame, Box box, const Layout& layout)
{
    const auto& colours = frame.colours;
    if (layout.sign > 0) {
        const float x = box.x0 + layout.sign;
        const float y = box.y0 + layout.sign;
        frame.circle(x, y, layout.sign, colours.lead_pale);
        frame.icon(x, y, ui::Icon::clock, Type::question, colours.lead);
        box.y0 += 2 * layout.sign + frame.mm(6);
    }
    for (const Line& line : layout.lines) {
        box.y0 += frame.mm(line.before);
        Box words = box;
        const float sign = phone_sign(frame, line);
        if (sign > 0)
            frame.icon(words.cut_left(sign).x0 + frame.theme.em(line.type) / 2,
                       box.y0 + frame.theme.letters_middle(line.type), ui::Icon::phone, line.type,
                       line.ink);
        box.y0 +=
            frame.text(words, line.words, {line.type, line.ink, ui::Align::left, ui::Balance::yes});
    }
}

void draw_codes(ui::Frame& frame, const Box& box, const Layout& layout)
{
    if (layout.codes.empty())
        return;
    ui::paper(frame, box);
    frame.on(frame.colours.paper, [&] {
        Box inside = box.inset(layout.padding);
        for (const Code& code : layout.codes) {
            Box cell = inside.cut_left(layout.side, layout.gap);
            const float side = ui::qr_side(frame, layout.side, code.payload);
            Box square = cell.cut_top(layout.side, frame.mm(1));
            square.y0 = square.y1 - side;
            ui::qr(frame, square, code.payload);
            frame.text(cell, code.words,
                       {Type::caption, frame.colours.ink, ui::Align::centre, ui::Balance::yes});
        }
    });
}

// Wherever the glass is touched, the kiosk starts; the key shows what that does.
Happened draw_key(ui::Frame& frame, const View& view, Box box, const Layout& layout)
{
    if (!layout.under.empty())
        box.y0 += frame.text(box, layout.under, {Type::body, frame.colours.ink}) + frame.mm(3);
    const ui::ButtonLook look{ui::Weight::lead, ui::Icon::hand, ui::Icon::none, false,
                              layout.style->key};
    box.x1 = box.x0 + layout.key_width;
    return ui::button(frame, "start", box, view.say()("closed.touch"), look) ? Happened{Started{}}
                                                                             : Happened{};
}

} // namespace

Happened draw_closed(ui::Frame& frame, const View& view)
{
    Box box = welcome_box(frame, view);
    const Box settings = draw_welcome_top(frame, view, box);
    box.y0 += frame.mm(1);
    Layout layout;
    for (const Size& size : sizes) {
        layout = layout_of(frame, view, box, size);
        if (layout.fits)
            break;
    }
    const bool portrait = frame.theme.portrait();
    Box right = box;
    if (!portrait && !layout.codes.empty())
        right = box.cut_right(layout.codes_width, layout.gap);
    Box key = box.cut_bottom(layout.key_height, layout.gap);
    const float under = portrait && !layout.codes.empty() ? layout.gap + layout.codes_height : 0;
    const float spare = std::max(0.0f, box.height() - layout.text_height - under);
    box.y0 += std::floor(spare * (portrait ? 0.35f : 0.5f));
    draw_lines(frame, box, layout);
    if (portrait)
        right = {box.x0, box.y0 + layout.text_height + layout.gap + std::floor(spare * 0.2f), 0, 0};
    else
        right.y0 = std::floor(right.middle_y() - layout.codes_height / 2);
    draw_codes(frame,
               {right.x0, right.y0, right.x0 + layout.codes_width, right.y0 + layout.codes_height},
               layout);
    const Happened start = draw_key(frame, view, key, layout);
    const Happened setting = draw_settings(frame, view, settings);
    return start ? start : setting;
}

} // namespace michi::screens
