#include "screens/desk_panel.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr float padding_mm = 6;
constexpr float least_code_mm = 34; // ISO 18004 readers want 30 mm and more
constexpr float strip_code_mm = 42;
constexpr float most_code_mm = 70;

// The largest size in which a desk's name keeps to two lines.
Type name_type(const ui::Frame& frame, std::string_view name, float width)
{
    for (const Type type : {Type::tile, Type::body})
        if (frame.text_height(name, type, width, ui::Balance::yes) <=
            2 * frame.theme.line_height(type))
            return type;
    return Type::caption;
}

std::vector<std::string> details_of(const View& view, const Desk& desk)
{
    const Speech say = view.say();
    std::vector<std::string> lines;
    if (desk.open)
        if (const std::string now = opening_in_words(view, *desk.open); !now.empty())
            lines.push_back(now);
    if (const std::string hours = week_in_words(view, desk.hours, desk.open); !hours.empty())
        lines.push_back(say("programme.hours", {{"hours", hours}}));
    for (const std::string& line : {desk.address, desk.place})
        if (!line.empty())
            lines.push_back(line);
    if (desk.booking)
        lines.push_back(say("programme.booking"));
    return lines;
}

// Without the details, which are shown where there is room.
float entry_height(const ui::Frame& frame, const View& view, const DeskPanel::Entry& entry,
                   float width)
{
    const std::string name = view.name(view.catalogue.at(entry.desk));
    const float use = entry.use.empty() ? 0.0f : frame.text_height(entry.use, Type::caption, width);
    return use + frame.text_height(name, name_type(frame, name, width), width, ui::Balance::yes) +
           frame.theme.line_height(Type::title);
}

float code_words_height(const ui::Frame& frame, const DeskPanel& panel, float side)
{
    float height = 0;
    for (const DeskPanel::Code& code : panel.codes)
        height =
            std::max(height, frame.text_height(code.words, Type::caption, side, ui::Balance::yes));
    return height;
}

float codes_width(const ui::Frame& frame, const DeskPanel& panel, float side)
{
    const auto count = static_cast<float>(panel.codes.size());
    return side * count + frame.mm(4) * (count - 1);
}

void draw_codes(ui::Frame& frame, const DeskPanel& panel, const Box& box, float side)
{
    const auto cells =
        ui::grid(box, panel.codes.size(), panel.codes.size(), box.height(), frame.mm(4));
    for (std::size_t index = 0; index < cells.size(); ++index) {
        const Box& cell = cells[index];
        ui::qr(frame, {cell.x0, cell.y0, cell.x1, cell.y0 + side}, panel.codes[index].payload);
        frame.text({cell.x0, cell.y0 + side, cell.x1, cell.y1}, panel.codes[index].words,
                   {Type::caption, frame.colours.ink, ui::Align::centre, ui::Balance::yes});
    }
}

void draw_desks(ui::Frame& frame, const View& view, Box inside, const DeskPanel& panel)
{
    const auto& colours = frame.colours;
    inside.y0 += frame.text(inside, panel.heading, {Type::caption, colours.soft_ink});
    bool first = true;
    for (const DeskPanel::Entry& entry : panel.desks) {
        const Desk& desk = view.catalogue.at(entry.desk);
        const Phone& phone = desk.phones.front();
        if (!first &&
            inside.y0 + frame.mm(3) + entry_height(frame, view, entry, inside.width()) > inside.y1)
            break;
        if (!first) {
            const float y = inside.y0 + frame.mm(1.5f);
            frame.line(inside.x0, y, inside.x1, y, colours.hairline, frame.mm(0.35f));
            inside.y0 += frame.mm(3);
        }
        if (!entry.use.empty())
            inside.y0 += frame.text(inside, entry.use, {Type::caption, colours.soft_ink});
        const std::string name = view.name(desk);
        inside.y0 += frame.text(inside, name,
                                {name_type(frame, name, inside.width()), colours.ink,
                                 ui::Align::left, ui::Balance::yes});
        inside.y0 += ui::phone(frame, inside, phone.number,
                               phone.extension.empty() ? ""
                                                       : view.say()("programme.extension",
                                                                    {{"number", phone.extension}}));
        std::vector<std::string> lines = details_of(view, desk);
        if (!panel.note.empty())
            lines.push_back(panel.note);
        for (const std::string& line : lines)
            if (first &&
                inside.y0 + frame.text_height(line, Type::caption, inside.width()) <= inside.y1)
                inside.y0 += frame.text(inside, line, {Type::caption, colours.soft_ink});
        first = false;
    }
}

} // namespace

namespace {

// Where a strip's codes stand: beside the words, or under them where the words would be too narrow
// to read.
struct Strip {
    float side;  // of a code
    float codes; // the width of all
    bool beside;
    float words; // their height
};

Strip strip_of(const ui::Frame& frame, const View& view, const DeskPanel& panel, float width)
{
    Strip strip{};
    const float inside = width - 2 * frame.mm(padding_mm);
    const auto count = static_cast<float>(panel.codes.size());
    const float gaps = frame.mm(4) * (count - 1);
    strip.side = std::min(frame.mm(strip_code_mm), std::floor((inside - gaps) / count));
    strip.codes = codes_width(frame, panel, strip.side);
    const float beside = inside - strip.codes - frame.mm(5);
    strip.beside = beside >= frame.theme.em(Type::caption) * 13;
    strip.words = frame.theme.line_height(Type::caption) +
                  entry_height(frame, view, panel.desks.front(), strip.beside ? beside : inside);
    return strip;
}

} // namespace

float desk_strip_height(const ui::Frame& frame, const View& view, const DeskPanel& panel,
                        float width)
{
    const Strip strip = strip_of(frame, view, panel, width);
    const float codes = strip.side + code_words_height(frame, panel, strip.side);
    return 2 * frame.mm(padding_mm) +
           (strip.beside ? std::max(strip.words, codes) : strip.words + frame.mm(3) + codes);
}

void draw_desk_strip(ui::Frame& frame, const View& view, const Box& box, const DeskPanel& panel)
{
    ui::paper(frame, box);
    frame.on(frame.colours.paper, [&] {
        Box inside = box.inset(frame.mm(padding_mm));
        const Strip strip = strip_of(frame, view, panel, box.width());
        Box codes = strip.beside ? inside.cut_right(strip.codes, frame.mm(5))
                                 : inside.cut_bottom(inside.height() - strip.words - frame.mm(3),
                                                     frame.mm(3));
        codes.x1 = codes.x0 + strip.codes;
        draw_desks(frame, view, inside, panel);
        draw_codes(frame, panel, codes, strip.side);
    });
}

void draw_desk_column(ui::Frame& frame, const View& view, const Box& box, const DeskPanel& panel)
{
    ui::paper(frame, box);
    frame.on(frame.colours.paper, [&] {
        Box inside = box.inset(frame.mm(padding_mm));
        const auto count = static_cast<float>(panel.codes.size());
        const float across = std::floor((inside.width() - frame.mm(4) * (count - 1)) / count);
        const float words = code_words_height(frame, panel, across);
        const float room = inside.height() - frame.theme.line_height(Type::caption) - words -
                           frame.mm(3) -
                           entry_height(frame, view, panel.desks.front(), inside.width());
        const float side =
            std::clamp(std::min(room, across), frame.mm(least_code_mm), frame.mm(most_code_mm));
        const Box codes = inside.cut_bottom(side + words, frame.mm(3));
        draw_desks(frame, view, inside, panel);
        draw_codes(frame, panel, codes, side);
    });
}

} // namespace michi::screens
