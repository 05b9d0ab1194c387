#include "ui/frame.hpp"

#include "domain/ruby.hpp"

#include <cfloat>
#include <cmath>

namespace michi::ui {

namespace {

ImVec2 top_left(const Box& box)
{
    return {box.x0, box.y0};
}

ImVec2 bottom_right(const Box& box)
{
    return {box.x1, box.y1};
}

} // namespace

Frame::Frame(const Theme& of_theme, const Fonts& fonts, Memory& of_memory,
             const Texture& of_picture)
    : theme(of_theme), colours(of_theme.colours()), memory(of_memory), m_fonts(fonts),
      m_picture(of_picture), m_draw(*ImGui::GetWindowDrawList()), m_ground(colours.ground),
      m_clip(screen())
{
}

Touch Frame::target(std::string_view id, std::string_view words, const Box& box)
{
    ImGui::SetCursorScreenPos(top_left(box));
    ImGui::PushID(id.data(), id.data() + id.size());
    const bool released = ImGui::InvisibleButton("", {box.width(), box.height()});
    const bool held = ImGui::IsItemActive() && ImGui::IsItemHovered();
    ImGui::PopID();

    const bool focused = memory.focus == id;
    keep_whole(box);
    const Box seen = box.common(m_clip);
    const bool in_sight = seen.height() >= std::min(box.height(), theme.touch());
    targets.push_back({std::string(id), without_ruby(words), seen, box, m_area, in_sight,
                       as_read(words), texts.size()});
    const bool now = released || (focused && memory.confirm);
    if (now)
        tapped = id;
    return {now, held, focused};
}

Type Frame::fitting(std::string_view words, Type type, float width) const
{
    for (const Type smaller : {Type::title, Type::tile, Type::body, Type::caption}) {
        if (type >= smaller)
            continue;
        if (fits(words, type, width))
            break;
        type = smaller;
    }
    return type;
}

float Frame::text(const Box& box, std::string_view words, const Style& wanted)
{
    Style style = wanted;
    style.type = fitting(words, wanted.type, box.width());
    const ImFont& font = *m_fonts.of(style.type);
    const float line_height = theme.line_height(style.type);
    const float lead = theme.lead(style.type);

    float y = box.y0;
    Box drawn{box.x1, y, box.x0, y};
    for (const auto& [line, width] :
         m_fonts.lines_of(words, style.type, box.width(), style.balance)) {
        const float spare = box.width() - width;
        const float x = std::floor(box.x0 + (style.align == Align::left     ? 0.0f
                                             : style.align == Align::centre ? spare / 2
                                                                            : spare));
        draw_line(x, std::floor(y + lead), line, style);
        drawn.x0 = std::min(drawn.x0, x);
        drawn.x1 = std::max(drawn.x1, x + width);
        y += line_height;
    }
    drawn.y1 = y;
    if (m_clip.meets(drawn) && !words.empty())
        texts.push_back({without_ruby(words), drawn, style.type, font.FontSize, style.ink, m_ground,
                         drawn.common(m_clip), m_area, m_silent ? "" : as_read(words)});
    return y - box.y0;
}

void Frame::figure(const Box& box, std::string_view number, Colour ink)
{
    const ImFont& font = *m_fonts.figures();
    const ImVec2 size =
        font.CalcTextSizeA(font.FontSize, FLT_MAX, 0, number.data(), number.data() + number.size());
    const ImVec2 at{std::floor(box.middle_x() - size.x / 2),
                    std::floor(box.middle_y() - size.y / 2)};
    m_draw.AddText(&font, font.FontSize, at, ink, number.data(), number.data() + number.size());
    const Box drawn{at.x, at.y, at.x + size.x, at.y + size.y};
    texts.push_back({std::string(number), drawn, Type::question, font.FontSize, ink, m_ground,
                     drawn.common(m_clip), m_area, std::string(number)});
}

void Frame::draw_line(float x, float y, std::string_view line, const Style& style)
{
    if (hidden({x, y - theme.ruby_em(), x, y + theme.line_height(style.type)}))
        return;
    ImFont* font = m_fonts.of(style.type);
    ImFont* small = m_fonts.ruby(style.type);
    const auto draw = [&](ImFont* with, float at_x, float at_y, const std::string& words) {
        m_draw.AddText(with, with->FontSize, {std::floor(at_x), std::floor(at_y)}, style.ink,
                       words.data(), words.data() + words.size());
    };
    if (line.find('|') == line.npos)
        return draw(font, x, y, std::string(line));
    for (const RubyRun& run : ruby_runs(line)) {
        const float base = m_fonts.width_of(run.base, style.type);
        const float reading = m_fonts.ruby_width(run.reading, style.type);
        const float width = std::max(base, reading);
        draw(font, x + (width - base) / 2, y, run.base);
        if (!run.reading.empty())
            draw(small, x + (width - reading) / 2, y - small->FontSize * 0.95f, run.reading);
        x += width;
    }
}

float Frame::text_height(std::string_view words, Type type, float width, Balance balance) const
{
    const Type fitted = fitting(words, type, width);
    const auto& lines = m_fonts.lines_of(words, fitted, width, balance);
    return static_cast<float>(lines.size()) * theme.line_height(fitted);
}

float Frame::text_width(std::string_view words, Type type) const
{
    float widest = 0;
    for (const Line& line : m_fonts.lines_of(words, type, FLT_MAX, Balance::no))
        widest = std::max(widest, line.width);
    return std::ceil(widest);
}

bool Frame::fits(std::string_view words, Type type, float width) const
{
    return std::ranges::all_of(m_fonts.lines_of(words, type, width, Balance::no),
                               [&](const Line& line) { return line.width <= width; });
}

void Frame::code(std::string_view payload, const Box& box)
{
    codes.push_back({std::string(payload), box, box.common(m_clip)});
    keep_whole(box);
}

void Frame::keep_whole(const Box& box)
{
    if (!m_area.empty())
        memory.scrolling.keep_whole(m_area, box);
}

void Frame::icon(float centre_x, float centre_y, Icon icon, Type type, Colour colour)
{
    ImFont& font = *m_fonts.icons(type);
    if (icon == Icon::none ||
        hidden(Box{centre_x, centre_y, centre_x, centre_y}.inset(-font.FontSize)))
        return;
    const auto* glyph = font.FindGlyph(static_cast<ImWchar>(icon));
    const ImVec2 at{std::floor(centre_x - (glyph->X0 + glyph->X1) / 2),
                    std::floor(centre_y - (glyph->Y0 + glyph->Y1) / 2)};
    font.RenderChar(&m_draw, font.FontSize, at, colour, static_cast<ImWchar>(icon));
}

void Frame::fill(const Box& box, Colour colour, float corner)
{
    if (!hidden(box))
        m_draw.AddRectFilled(top_left(box), bottom_right(box), colour, corner);
}

void Frame::outline(const Box& box, Colour colour, float corner, float width)
{
    if (hidden(box))
        return;
    const Box middle = box.inset(width / 2);
    m_draw.AddRect(top_left(middle), bottom_right(middle), colour, corner, 0, width);
}

void Frame::focus_ring(const Box& box)
{
    const float off = mm(1.4f);
    const Box seen = m_clip.inset(-mm(3));
    m_draw.PushClipRect(top_left(seen), bottom_right(seen));
    // In two colours, so that one of them stands out against any picture (WCAG technique C40).
    outline(box.inset(-off - mm(0.8f)), colours.paper, theme.corner() + off, mm(2.6f));
    outline(box.inset(-off), colours.ink, theme.corner() + off, mm(1.0f));
    m_draw.PopClipRect();
}

void Frame::shadow(const Box& box, float corner)
{
    const float depth = mm(0.9f);
    for (const float spread : {1.0f, 0.6f, 0.25f})
        fill(Box{box.x0 - spread * depth / 2, box.y0 + depth * 0.3f, box.x1 + spread * depth / 2,
                 box.y1 + depth * spread},
             colours.shadow, corner + spread * depth / 2);
}

void Frame::circle(float x, float y, float radius, Colour colour)
{
    if (!hidden(Box{x, y, x, y}.inset(-radius)))
        m_draw.AddCircleFilled({x, y}, radius, colour, 48);
}

void Frame::ring(float x, float y, float radius, Colour colour, float width)
{
    if (!hidden(Box{x, y, x, y}.inset(-radius)))
        m_draw.AddCircle({x, y}, radius - width / 2, colour, 48, width);
}

void Frame::line(float x0, float y0, float x1, float y1, Colour colour, float width)
{
    m_draw.AddLine({x0, y0}, {x1, y1}, colour, width);
}

void Frame::polygon(const std::vector<ImVec2>& points, Colour colour)
{
    // Ear clipping: ImGui 1.86 fills convex shapes only. Anti-aliasing is left off inside, where
    // the pieces meet; the contour smooths the rim.
    const auto cross = [](ImVec2 o, ImVec2 a, ImVec2 b) {
        return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    };
    std::vector<ImVec2> rest = points;
    float area = 0;
    for (std::size_t i = 0; i < rest.size(); ++i)
        area += cross({0, 0}, rest[i], rest[(i + 1) % rest.size()]);
    if (area < 0)
        std::ranges::reverse(rest);

    const ImDrawListFlags flags = m_draw.Flags;
    m_draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    const auto is_ear = [&](std::size_t i) {
        const ImVec2 a = rest[(i + rest.size() - 1) % rest.size()];
        const ImVec2 b = rest[i];
        const ImVec2 c = rest[(i + 1) % rest.size()];
        if (cross(a, b, c) <= 0)
            return false;
        return std::ranges::none_of(rest, [&](ImVec2 p) {
            const auto same = [&](ImVec2 q) { return p.x == q.x && p.y == q.y; };
            return !same(a) && !same(b) && !same(c) && cross(a, b, p) >= 0 && cross(b, c, p) >= 0 &&
                   cross(c, a, p) >= 0;
        });
    };
    while (rest.size() > 2) {
        std::size_t ear = 0;
        while (ear < rest.size() && !is_ear(ear))
            ++ear;
        if (ear == rest.size())
            break; // no simple polygon: the check of the data refuses it
        m_draw.AddTriangleFilled(rest[(ear + rest.size() - 1) % rest.size()], rest[ear],
                                 rest[(ear + 1) % rest.size()], colour);
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(ear));
    }
    m_draw.Flags = flags;
}

void Frame::contour(const std::vector<ImVec2>& points, Colour colour, float width)
{
    m_draw.AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_Closed,
                       width);
}

void Frame::gradient(const Box& box, Colour top, Colour bottom)
{
    m_draw.AddRectFilledMultiColor(top_left(box), bottom_right(box), top, top, bottom, bottom);
}

void Frame::picture(const Box& box)
{
    if (m_picture.width == 0)
        return;
    const auto width = static_cast<float>(m_picture.width);
    const auto height = static_cast<float>(m_picture.height);
    const float scale = std::max(box.width() / width, box.height() / height);
    const float u = box.width() / (width * scale) / 2;
    const float v = box.height() / (height * scale) / 2;
    // ImGui's texture ids are not const; the rasteriser only reads.
    m_draw.AddImage(const_cast<Texture*>(&m_picture), top_left(box), bottom_right(box),
                    {0.5f - u, 0.5f - v}, {0.5f + u, 0.5f + v});
}

bool Frame::hidden(const Box& box) const
{
    return box.y1 < m_clip.y0 || box.y0 > m_clip.y1;
}

void Frame::begin_clip(std::string_view id, const Box& box)
{
    ImGui::PushClipRect(top_left(box), bottom_right(box), true);
    m_area = id;
    m_clip = box;
}

void Frame::end_clip()
{
    ImGui::PopClipRect();
    m_area.clear();
    m_clip = screen();
}

} // namespace michi::ui
