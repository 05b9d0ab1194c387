#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/welcome.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// What is said, from what stays to what gives way first where there is no room.
enum class Rank { needed, name, week, more };

struct Line {
    std::string words;
    Type type;
    ui::Colour ink;
    float before; // the air over it, in millimetres
    Rank rank = Rank::needed;
    bool phone = false;
};

struct Code {
    std::string words;
    std::string payload;
};

// How much of it all is shown, and how large.
struct Size {
    Rank rank;
    std::size_t codes;
    bool large;
};

constexpr Size sizes[] = {{Rank::more, 2, true},   {Rank::week, 2, true}, {Rank::name, 2, true},
                          {Rank::week, 1, true},   {Rank::name, 1, true}, {Rank::week, 2, false},
                          {Rank::name, 1, false},  {Rank::name, 0, true}, {Rank::name, 0, false},
                          {Rank::needed, 0, false}};

std::vector<Line> lines_of(const ui::Frame& frame, const View& view, const Size& size)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const Office& office = view.office;
    const Opening opening = opening_at(*office.open, view.clock.now);
    const bool later = opening.now == Opening::Now::later;
    const char* what = later                               ? "closed.later"
                       : opening.now == Opening::Now::over ? "closed.over"
                                                           : "closed.day_off";
    std::vector<Line> lines{{say(what), size.large ? Type::question : Type::body, colours.ink, 0}};
    const Type next = size.large ? Type::title : Type::body;
    if (later)
        lines.push_back({opening_in_words(view, *office.open), next, colours.lead, 1});
    else if (opening.next)
        lines.push_back({say("closed.next", {{"next", next_in_words(view, *opening.next)}}), next,
                         colours.lead, 1});
    if (!office.phone.empty()) {
        if (!office.name.empty())
            lines.push_back({office.name, Type::body, colours.ink, 8, Rank::name});
        lines.push_back({office.phone, Type::title, colours.lead, 1, Rank::needed, true});
    }
    if (const std::string week = week_in_words(view, office.hours, office.open); !week.empty())
        lines.push_back({week, Type::caption, colours.soft_ink, 1, Rank::week});
    lines.push_back({say("closed.words"), Type::body, colours.ink, 8, Rank::more});
    std::erase_if(lines, [&](const Line& line) { return line.rank > size.rank; });
    return lines;
}

float height_of(const ui::Frame& frame, const Line& line, float width)
{
    return frame.mm(line.before) +
           (line.phone ? frame.theme.line_height(Type::title)
                       : frame.text_height(line.words, line.type, width, ui::Balance::yes));
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

// Everything with its place: the codes at the right of the words, on a tall screen under them.
struct Layout {
    std::vector<Line> lines;
    std::vector<Code> codes;
    float side = 0;        // of a code
    float code_words = 0;  // their height
    float codes_width = 0; // with the paper that they stand on
    float codes_height = 0;
    float text_width = 0;
    float text_height = 0;
    float key_width = 0;
    float key_height = 0;
    bool fits = false;
};

constexpr float paper_mm = 6;

Layout layout_of(const ui::Frame& frame, const View& view, const Box& box, const Size& size)
{
    Layout layout;
    const bool portrait = frame.theme.portrait();
    const bool flat = frame.theme.flat();
    layout.lines = lines_of(frame, view, size);
    layout.codes = codes_of(view, size.codes);
    const float gap = frame.mm(8);
    layout.text_width = box.width();
    if (!layout.codes.empty()) {
        const auto count = static_cast<float>(layout.codes.size());
        const float padding = frame.mm(paper_mm);
        layout.side = frame.mm(flat ? 37 : 56);
        for (const Code& code : layout.codes)
            layout.code_words =
                std::max(layout.code_words, frame.text_height(code.words, Type::caption,
                                                              layout.side, ui::Balance::yes));
        layout.codes_width = count * layout.side + (count - 1) * gap + 2 * padding;
        layout.codes_height = layout.side + layout.code_words + frame.mm(2) + 2 * padding;
        if (!portrait)
            layout.text_width -= layout.codes_width + gap;
    }
    const std::string key = view.say()("closed.touch");
    const float sign = frame.mm(34);
    layout.key_width = std::min(box.width(), frame.text_width(key, Type::title) + frame.mm(46));
    layout.key_height =
        std::max(frame.mm(flat ? 20 : 30),
                 frame.text_height(key, Type::title, layout.key_width - sign) + frame.mm(6));
    for (const Line& line : layout.lines)
        layout.text_height += height_of(frame, line, layout.text_width);
    const float under = gap + layout.key_height;
    const float height = portrait ? layout.text_height + layout.codes_height + gap + under
                                  : std::max(layout.text_height, layout.codes_height) + under;
    const auto in_words = [&](const Line& line) {
        return frame.fits(line.words, line.type, layout.text_width);
    };
    layout.fits = height <= box.height() && layout.codes_width <= box.width() &&
                  layout.text_width >= frame.mm(60) && std::ranges::all_of(layout.lines, in_words);
    return layout;
}

void draw_lines(ui::Frame& frame, Box box, const Layout& layout)
{
    for (const Line& line : layout.lines) {
        box.y0 += frame.mm(line.before);
        box.y0 += line.phone ? ui::phone(frame, box, line.words, "")
                             : frame.text(box, line.words,
                                          {line.type, line.ink, ui::Align::left, ui::Balance::yes});
    }
}

void draw_codes(ui::Frame& frame, const Box& box, const Layout& layout)
{
    if (layout.codes.empty())
        return;
    ui::paper(frame, box);
    frame.on(frame.colours.paper, [&] {
        Box inside = box.inset(frame.mm(paper_mm));
        for (const Code& code : layout.codes) {
            const Box cell = inside.cut_left(layout.side, frame.mm(8));
            ui::qr(frame, {cell.x0, cell.y0, cell.x1, cell.y0 + layout.side}, code.payload);
            frame.text({cell.x0, cell.y0 + layout.side + frame.mm(2), cell.x1, cell.y1}, code.words,
                       {Type::caption, frame.colours.ink, ui::Align::centre, ui::Balance::yes});
        }
    });
}

} // namespace

Happened draw_closed(ui::Frame& frame, const View& view)
{
    Box box = welcome_box(frame, view);
    const Box settings = draw_welcome_top(frame, view, box);
    Layout layout;
    for (const Size& size : sizes) {
        layout = layout_of(frame, view, box, size);
        if (layout.fits)
            break;
    }
    Box row = box.cut_bottom(layout.key_height, frame.mm(8));
    const bool portrait = frame.theme.portrait();
    const float codes = portrait && !layout.codes.empty() ? frame.mm(8) + layout.codes_height : 0;
    const float spare = box.height() - layout.text_height - codes;
    const float top = std::floor(box.y0 + std::max(0.0f, spare) * (portrait ? 0.3f : 0.5f));
    draw_lines(frame, {box.x0, top, box.x0 + layout.text_width, box.y1}, layout);
    if (portrait)
        box.y0 = top + layout.text_height + frame.mm(8);
    else
        box = {box.x1 - layout.codes_width, std::floor(box.middle_y() - layout.codes_height / 2),
               box.x1, box.y1};
    draw_codes(frame, {box.x0, box.y0, box.x0 + layout.codes_width, box.y0 + layout.codes_height},
               layout);

    // Wherever the glass is touched, the kiosk starts; the key shows what that does.
    const ui::ButtonLook look{ui::Weight::lead, ui::Icon::hand, ui::Icon::none, false, Type::title};
    const bool start =
        static_cast<bool>(ui::button(frame, "start", row.cut_left(layout.key_width, frame.mm(8)),
                                     view.say()("closed.touch"), look));
    const std::string date = as_of(view);
    if (frame.text_width(date, Type::caption) <= row.width())
        frame.text({row.x0, row.y1 - frame.theme.line_height(Type::caption), row.x1, row.y1}, date,
                   {Type::caption, frame.colours.soft_ink, ui::Align::right});
    const Happened setting = draw_settings(frame, view, settings);
    return start ? Happened{Started{}} : setting;
}

} // namespace michi::screens
