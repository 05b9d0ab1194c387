#include "ui/widgets.hpp"

#include <cmath>

namespace michi::ui {

namespace {

float sign_width(const Frame& frame, Icon icon, Type type)
{
    return icon == Icon::none ? 0.0f : std::round(frame.theme.em(type) * 1.4f);
}

} // namespace

float button_width(const Frame& frame, std::string_view words, const ButtonLook& look)
{
    if (look.sign_alone)
        words = {};
    return frame.text_width(words, look.type) + sign_width(frame, look.before, look.type) +
           sign_width(frame, look.after, look.type) + frame.mm(11);
}

namespace {

// What of a button there is room for: its words on one line, smaller ones, these without the signs
// (on one line, rather than on several with them), or the signs alone.
ButtonLook fitting(const Frame& frame, const Box& box, std::string_view words, ButtonLook look)
{
    const auto room = [&](const ButtonLook& of) {
        return box.width() - sign_width(frame, of.before, of.type) -
               sign_width(frame, of.after, of.type) - frame.mm(4);
    };
    const auto on_one_line = [&](const ButtonLook& as) {
        return frame.text_width(words, as.type) <= room(as);
    };
    const auto holds = [&](const ButtonLook& as) {
        return frame.fits(words, as.type, room(as)) &&
               frame.text_height(words, as.type, room(as), Balance::yes) <= box.height();
    };
    if (look.sign_alone || on_one_line(look))
        return look;
    look.type = Type::caption;
    ButtonLook bare = look;
    bare.before = bare.after = Icon::none;
    if (on_one_line(look) || (holds(look) && !on_one_line(bare)))
        return look;
    if (holds(bare))
        return bare;
    look.sign_alone = look.before != Icon::none || look.after != Icon::none;
    return look;
}

} // namespace

Touch button(Frame& frame, std::string_view id, const Box& box, std::string_view words,
             const ButtonLook& wanted)
{
    const Touch touch = frame.target(id, words, box);
    const ButtonLook look = fitting(frame, box, words, wanted);
    frame.targets.back().chosen = look.chosen;
    if (look.sign_alone)
        words = {};
    const Palette& colours = frame.colours;
    const float corner = frame.theme.corner();
    const bool filled = look.weight != Weight::plain || look.chosen;
    const Colour ground = look.weight == Weight::next ? colours.next
                          : filled                    ? colours.lead
                                                      : colours.paper;
    const Colour ink = look.weight == Weight::next ? colours.on_next
                       : filled                    ? colours.on_lead
                                                   : colours.lead;
    Box face = box;
    if (look.weight == Weight::next) { // a key with a lower edge, which goes down when it is held
        frame.fill(box, colours.next_deep, corner);
        face.y1 -= touch.held ? 0 : frame.mm(1.0f);
        face.y0 += touch.held ? frame.mm(0.6f) : 0;
    }
    frame.fill(face, touch.held && !filled ? colours.lead_pale : ground, corner);
    if (!filled)
        frame.outline(face, touch.held ? colours.lead : colours.edge, corner,
                      touch.held ? frame.mm(1.0f) : frame.mm(0.5f));
    else if (touch.held)
        frame.outline(face.inset(frame.mm(1.0f)), ink, corner - frame.mm(1.0f), frame.mm(0.6f));
    if (touch.focused)
        frame.focus_ring(box);
    const Type type = look.type;
    const float before = sign_width(frame, look.before, type);
    const float after = sign_width(frame, look.after, type);
    const float text_width =
        std::min(frame.text_width(words, type), face.width() - before - after - frame.mm(4));
    const float text_height = frame.text_height(words, type, text_width + 1, Balance::yes);
    float x = face.middle_x() - (before + text_width + after) / 2;
    const float em = frame.theme.em(type);
    const bool one_line = !words.empty() && text_height <= frame.theme.line_height(type);
    const float middle = one_line
                             ? face.middle_y() - text_height / 2 + frame.theme.letters_middle(type)
                             : face.middle_y();
    frame.icon(x + em / 2, middle, look.before, type, ink);
    x += before;
    frame.on(touch.held && !filled ? colours.lead_pale : ground, [&] {
        frame.text({x, face.middle_y() - text_height / 2, x + text_width + 1, face.y1}, words,
                   {type, ink, Align::centre, Balance::yes});
    });
    frame.icon(x + text_width + after - em / 2, middle, look.after, type, ink);
    return touch;
}

namespace {

struct TileParts {
    float padding;
    float disc;
    float text_width;
    float label_height;
    float helper_height;
    float height;
};

TileParts parts_of(const Frame& frame, float width, std::string_view words, const TileLook& look)
{
    TileParts parts{};
    parts.padding = frame.mm(4);
    if (look.icon != Icon::none)
        parts.disc = std::round(frame.theme.em(Type::tile) * (look.stacked ? 1.7f : 1.75f));
    const float beside = look.stacked || parts.disc == 0 ? 0.0f : parts.disc + frame.mm(4);
    parts.text_width = width - 2 * parts.padding - beside;
    parts.label_height = frame.text_height(words, Type::tile, parts.text_width, Balance::yes);
    if (!look.helper.empty())
        parts.helper_height =
            frame.text_height(look.helper, Type::caption, parts.text_width, Balance::yes);
    const float text_height = parts.label_height + parts.helper_height;
    parts.height = 2 * parts.padding + (look.stacked ? parts.disc + frame.mm(1.5f) + text_height
                                                     : std::max(parts.disc, text_height));
    return parts;
}

} // namespace

float tile_height(const Frame& frame, float width, std::string_view words, const TileLook& look)
{
    return parts_of(frame, width, words, look).height;
}

bool tile_fits(const Frame& frame, float width, std::string_view words, const TileLook& look)
{
    const float text_width = parts_of(frame, width, words, look).text_width;
    return frame.fits(words, Type::tile, text_width) &&
           frame.fits(look.helper, Type::caption, text_width);
}

Touch tile(Frame& frame, std::string_view id, const Box& box, std::string_view words,
           const TileLook& look)
{
    const Touch touch = frame.target(id, words, box);
    frame.targets.back().chosen = look.chosen;
    const Palette& colours = frame.colours;
    const float corner = frame.theme.corner();
    const Colour ground = look.strong                 ? colours.lead
                          : look.chosen || touch.held ? colours.lead_pale
                                                      : colours.paper;
    const Colour ink = look.strong ? colours.on_lead : colours.ink;
    const Colour soft = look.strong ? colours.on_lead : colours.soft_ink;

    if (!touch.held)
        frame.shadow(box, corner);
    frame.fill(box, ground, corner);
    if (look.chosen)
        frame.outline(box, look.strong ? colours.ink : colours.lead, corner, frame.mm(1.2f));
    if (touch.held) // within the line of what is chosen
        frame.outline(look.chosen ? box.inset(frame.mm(2)) : box,
                      look.strong ? colours.on_lead : colours.lead, corner, frame.mm(1.0f));
    else if (!look.chosen && !look.strong)
        frame.outline(box, colours.edge, corner, frame.mm(0.35f));
    if (touch.focused)
        frame.focus_ring(box);

    const TileParts parts = parts_of(frame, box.width(), words, look);
    Box inside = box.inset(parts.padding);
    inside.y0 =
        std::floor(box.middle_y() - std::max(parts.height, look.tallest) / 2) + parts.padding;
    if (parts.disc > 0) {
        const Box disc = look.stacked ? inside.cut_top(parts.disc, frame.mm(1.5f))
                                      : inside.cut_left(parts.disc, frame.mm(4));
        const float radius = parts.disc / 2;
        const float x = disc.x0 + radius;
        const float y = look.stacked ? disc.middle_y() : box.middle_y();
        const bool marked = look.chosen && !look.strong;
        frame.circle(x, y, radius,
                     marked        ? colours.lead
                     : look.strong ? colours.paper
                                   : colours.lead_pale);
        frame.icon(x, y, look.chosen ? Icon::check : look.icon, Type::tile,
                   marked ? colours.on_lead : colours.lead);
    }
    if (!look.stacked)
        inside.y0 = std::floor(box.middle_y() - (parts.label_height + parts.helper_height) / 2);
    frame.on(ground, [&] {
        frame.text(inside, words, {Type::tile, ink, Align::left, Balance::yes});
        inside.y0 += parts.label_height;
        if (!look.helper.empty())
            frame.text(inside, look.helper, {Type::caption, soft, Align::left, Balance::yes});
    });
    return touch;
}

void paper(Frame& frame, const Box& box, const Touch& touch)
{
    const float corner = frame.theme.corner();
    if (!touch.held)
        frame.shadow(box, corner);
    frame.fill(box, touch.held ? frame.colours.lead_pale : frame.colours.paper, corner);
    if (touch.held)
        frame.outline(box, frame.colours.lead, corner, frame.mm(1.0f));
    else
        frame.outline(box,
                      frame.theme.contrast() == Contrast::light ? frame.colours.hairline
                                                                : frame.colours.edge,
                      corner, frame.mm(0.35f));
    if (touch.focused)
        frame.focus_ring(box);
}

ImVec2 badge_size(const Frame& frame, const BadgeLook& look, float most)
{
    const float edges = sign_width(frame, look.icon, Type::caption) + 2 * frame.mm(2);
    const float words = std::min(frame.text_width(look.words, Type::caption), most - edges);
    return {words + edges, frame.text_height(look.words, Type::caption, words + 1) + frame.mm(1)};
}

void badge(Frame& frame, ImVec2 at, const BadgeLook& look, float most)
{
    const ImVec2 size = badge_size(frame, look, most);
    const Box box{at.x, at.y, at.x + size.x, at.y + size.y};
    const float corner = frame.mm(1.6f);
    frame.fill(box, look.ground, corner);
    if (frame.theme.contrast() != Contrast::light)
        frame.outline(box, look.ink, corner, frame.mm(0.3f));
    const float sign = sign_width(frame, look.icon, Type::caption);
    frame.icon(box.x0 + frame.mm(2) + frame.theme.em(Type::caption) / 2,
               box.y0 + frame.mm(0.5f) + frame.theme.letters_middle(Type::caption), look.icon,
               Type::caption, look.ink);
    frame.on(look.ground, [&] {
        frame.text({box.x0 + frame.mm(2) + sign, box.y0 + frame.mm(0.5f), box.x1 - frame.mm(2) + 1,
                    box.y1},
                   look.words, {Type::caption, look.ink});
    });
    if (look.outlined)
        frame.outline(box, frame.colours.edge, corner, frame.mm(0.3f));
}

float ticked_height(const Frame& frame, float width, std::string_view words, Type type)
{
    return frame.text_height(words, type, width - sign_width(frame, Icon::checked, type));
}

float ticked_width(const Frame& frame, std::string_view words, Type type)
{
    return sign_width(frame, Icon::checked, type) + frame.text_width(words, type) + 1;
}

float ticked(Frame& frame, const Box& box, Verdict verdict, std::string_view words, Type type)
{
    const Palette& colours = frame.colours;
    const Icon icon = verdict == Verdict::fits    ? Icon::checked
                      : verdict == Verdict::check ? Icon::question
                                                  : Icon::closed;
    const Colour colour = verdict == Verdict::fits    ? colours.good
                          : verdict == Verdict::check ? colours.doubt
                                                      : colours.over;
    Box rest = box;
    const Box sign = rest.cut_left(sign_width(frame, icon, type));
    frame.icon(sign.x0 + frame.theme.em(type) / 2, box.y0 + frame.theme.letters_middle(type), icon,
               type, colour);
    return frame.text(rest, words, {type, colours.ink});
}

float phone(Frame& frame, const Box& box, std::string_view number, std::string_view extension)
{
    const Palette& colours = frame.colours;
    const float gap = frame.mm(1.5f);
    const auto sign_of = [&](Type type) { return std::round(frame.theme.em(type)); };
    // As large as the number stays in one line, the sign before it where there is room.
    const auto fits = [&](Type type) {
        return sign_of(type) + gap + frame.text_width(number, type) <= box.width();
    };
    Type type = Type::title;
    for (const Type smaller : {Type::tile, Type::body, Type::caption})
        if (!fits(type))
            type = smaller;
    Box row = box;
    const float line = frame.theme.line_height(type);
    if (fits(type)) {
        const Box sign = row.cut_left(sign_of(type), gap);
        frame.icon(sign.middle_x(), row.y0 + frame.theme.letters_middle(type), Icon::phone,
                   type == Type::title ? Type::tile : type, colours.lead);
    }
    float used = frame.text(row, number, {type, colours.lead});
    if (extension.empty())
        return used;
    const float beside = frame.text_width(number, type) + frame.mm(3);
    if (row.width() >= beside + frame.text_width(extension, Type::body)) {
        const float lift = (line - frame.theme.line_height(Type::body)) / 2;
        frame.text({row.x0 + beside, row.y0 + lift, row.x1, row.y1}, extension,
                   {Type::body, colours.ink});
    } else {
        used += frame.text({row.x0, row.y0 + used, row.x1, row.y1}, extension,
                           {Type::body, colours.ink});
    }
    return used;
}

namespace {

// The pixels of a module at least.
float least_module(const Frame& frame)
{
    return std::ceil(frame.theme.pixels_per_mm() * frame.theme.least_module_mm());
}

// Pixels a module, in so much room.
float module_of(const Frame& frame, const QrCode& code, float room)
{
    const auto across = static_cast<float>(code.whole());
    const float least = std::ceil(frame.mm(frame.theme.least_code_mm()) / across);
    return std::max({least_module(frame), least, std::floor(room / across)});
}

} // namespace

float qr_side(const Frame& frame, float room, std::string_view text)
{
    const QrCode& code = encode_qr(text);
    return module_of(frame, code, room) * static_cast<float>(code.whole());
}

std::size_t qr_bytes(const Frame& frame, float room)
{
    const int modules = static_cast<int>(room / least_module(frame)) - 2 * quiet_zone;
    const int version =
        std::clamp((modules - 17) / 4, 1, static_cast<int>(bytes_of_version.size()));
    return bytes_of_version[static_cast<std::size_t>(version - 1)];
}

float qr(Frame& frame, const Box& box, std::string_view text)
{
    const QrCode& code = encode_qr(text);
    const float module = module_of(frame, code, std::min(box.width(), box.height()));
    const float side = module * static_cast<float>(code.whole());
    const float x0 = std::floor(box.middle_x() - side / 2);
    const float y0 = std::floor(box.y0);
    frame.fill({x0, y0, x0 + side, y0 + side}, frame.colours.code);
    frame.code(text, {x0, y0, x0 + side, y0 + side});
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size;) { // a rectangle for every run of dark modules
            int end = x;
            while (end < code.size && code.at(end, y))
                ++end;
            const auto at = [&](int module_index) {
                return module * static_cast<float>(module_index + quiet_zone);
            };
            if (end > x)
                frame.fill({x0 + at(x), y0 + at(y), x0 + at(end), y0 + at(y + 1)}, IM_COL32_BLACK);
            x = end + 1;
        }
    return side;
}

void page_arrows(Frame& frame, std::string_view area, const Box& box, std::string_view ids)
{
    Scrolling& scrolling = frame.memory.scrolling;
    const float side = frame.theme.touch();
    Box column = box;
    const bool above = scrolling.offset(area) > 0;
    const bool below = scrolling.offset(area) + box.height() + 1 < scrolling.content_height(area);
    const auto arrow = [&](std::string_view name, const Box& at, Icon icon, bool live,
                           int direction) {
        const Palette& colours = frame.colours;
        if (!live) {
            frame.outline(at, colours.hairline, frame.theme.corner(), frame.mm(0.35f));
            frame.icon(at.middle_x(), at.middle_y(), icon, Type::title, colours.hairline);
            return;
        }
        const std::string id = std::string(ids) + "/" + std::string(name);
        if (button(frame, id, at, "", {Weight::plain, Icon::none, Icon::none, false, Type::title}))
            scrolling.turn_page(area, direction);
        frame.icon(at.middle_x(), at.middle_y(), icon, Type::title, colours.lead);
    };
    arrow("back", column.cut_top(side), Icon::up, above, -1);
    arrow("next", column.cut_bottom(side), Icon::down, below, 1);
}

} // namespace michi::ui
