#include "ui/theme.hpp"

#include <cmath>

namespace michi::ui {

namespace {

constexpr Colour rgb(unsigned value)
{
    return IM_COL32((value >> 16) & 255u, (value >> 8) & 255u, value & 255u, 255);
}

constexpr Palette light{
    .ground = rgb(0xf6fafa),
    .paper = rgb(0xffffff),
    .ink = rgb(0x10262e),
    .soft_ink = rgb(0x404f57),
    .edge = rgb(0x7c9096),
    .hairline = rgb(0xd5e1e3),
    .shadow = IM_COL32(16, 50, 60, 16),
    .lead = rgb(0x004e63),
    .on_lead = rgb(0xffffff),
    .lead_pale = rgb(0xdceef1),
    .next = rgb(0xa5131f),
    .on_next = rgb(0xffffff),
    .next_deep = rgb(0x7a0b14),
    .good = rgb(0x12592b),
    .doubt = rgb(0x7a3c00),
    .over = rgb(0x524340),
    .sea = rgb(0xe2f0f4),
    .lake = rgb(0xb5d6e2),
    .code = rgb(0xffffff),
    .land = {rgb(0xc9e2d2), rgb(0xdbe8c4), rgb(0xf3dfc4), rgb(0xb9d9c6), rgb(0xc6dcec),
             rgb(0xdcd0ea)},
    .kinds = {{{rgb(0x1b478a), rgb(0xe4ecfa)},
               {rgb(0x7a3c00), rgb(0xfcecdb)},
               {rgb(0x5b2c83), rgb(0xf0e7f8)},
               {rgb(0x12592b), rgb(0xdff2e4)},
               {rgb(0x00545c), rgb(0xd9f0f1)},
               {rgb(0x861b52), rgb(0xfce6f0)},
               {rgb(0x393c97), rgb(0xe8e9fb)},
               {rgb(0x4d4a3a), rgb(0xefece2)}}},
};

// A palette for low sight: one bright ink on black, states told by words and shape.
constexpr Palette on_black(Colour ink)
{
    Palette result = light;
    result.ground = result.paper = result.sea = rgb(0x000000);
    result.lake = rgb(0x202020);
    result.ink = result.soft_ink = result.edge = result.lead = ink;
    result.good = result.doubt = result.over = result.next = ink;
    result.hairline = rgb(0x4c4c4c);
    result.shadow = IM_COL32(0, 0, 0, 0);
    result.on_lead = result.on_next = rgb(0x000000);
    result.next_deep = rgb(0x9a9a9a);
    result.lead_pale = rgb(0x262626);
    result.land.fill(rgb(0x262626));
    result.kinds.fill({ink, rgb(0x262626)});
    return result;
}

// A quarter of the light of day at most, and the contrast of day.
constexpr Palette at_night()
{
    Palette result = on_black(rgb(0xc3d3d4));
    result.ground = result.sea = rgb(0x0e262e);
    result.paper = rgb(0x16323b);
    result.ink = rgb(0xccd9d9);
    result.lead = rgb(0xa9d3da);
    result.on_lead = result.on_next = rgb(0x08191f);
    result.next = rgb(0xdba9a4);
    result.next_deep = rgb(0x97716d);
    result.lead_pale = rgb(0x1d3c46);
    result.hairline = rgb(0x213f49);
    result.edge = rgb(0x8fa5a8);
    result.code = rgb(0xb4c3c4);
    return result;
}

constexpr Palette night = at_night();
constexpr Palette dark = on_black(rgb(0xffffff));
constexpr Palette yellow = on_black(rgb(0xffee33));

// A printer's: what is not black is white.
constexpr Palette ink_on_paper()
{
    constexpr Colour black = rgb(0x000000);
    constexpr Colour white = rgb(0xffffff);
    Palette result = on_black(black);
    result.ground = result.paper = result.on_lead = result.on_next = result.lead_pale = white;
    result.hairline = black;
    result.land.fill(white);
    result.kinds.fill({black, white});
    return result;
}

constexpr Palette printed = ink_on_paper();

// Of the design's five sizes, in millimetres.
constexpr std::array<float, type_count> em_of_type{14.0f, 10.0f, 8.0f, 6.5f, 5.0f};
constexpr float smallest_em = 4.8f;
// The same on a roll; a sheet has room for larger ones, unless they carry readings. Receipt
// printers have 203 dots an inch.
constexpr std::array<float, type_count> em_on_paper{6.0f, 6.0f, 4.5f, 3.8f, 3.2f};
constexpr float larger_on_sheet = 1.1f;
constexpr float dots_per_mm = 8.0f;
// A panel this wide shows the sizes as designed; a smaller one shows headings smaller, down to what
// can still be read at arm's length.
constexpr float designed_for_mm = 250.0f;

float factor(TextSize size)
{
    switch (size) {
    case TextSize::normal:
        return 1.0f;
    case TextSize::large:
        return 1.35f;
    case TextSize::largest:
        return 1.7f;
    }
    return 1.0f;
}

double luminance(Colour colour)
{
    const auto channel = [&](int shift) {
        const double value = ((colour >> shift) & 255u) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
           0.0722 * channel(IM_COL32_B_SHIFT);
}

} // namespace

const Palette& palette(Contrast contrast)
{
    switch (contrast) {
    case Contrast::light:
        return light;
    case Contrast::dark:
        return dark;
    case Contrast::yellow:
        return yellow;
    }
    return light;
}

const Palette& dim_palette()
{
    return night;
}

Theme::Theme(float pixels_per_mm, ImVec2 size, TextSize text_size, Contrast contrast,
             Leading leading, Reach reach, Light light)
    : m_pixels_per_mm(pixels_per_mm), m_size(size), m_text_size(text_size), m_contrast(contrast),
      m_leading(leading), m_reach(reach), m_light(light)
{
}

Theme Theme::on_paper(Paper paper, Leading leading, float height_mm)
{
    const bool roll = paper == Paper::roll;
    const ImVec2 size{(roll ? 72.0f : 210.0f) * dots_per_mm,
                      std::ceil((roll ? height_mm : 297.0f) * dots_per_mm)};
    Theme theme(dots_per_mm, size, TextSize::normal, Contrast::light, leading);
    theme.m_paper = paper;
    return theme;
}

const Palette& Theme::colours() const
{
    if (m_paper)
        return printed;
    return m_light == Light::dim && m_contrast == Contrast::light ? night : palette(m_contrast);
}

float Theme::page_top() const
{
    return m_reach == Reach::low && tall() ? std::ceil(m_size.y * 0.4f) : 0.0f;
}

float Theme::mm(float millimetres) const
{
    return std::round(millimetres * m_pixels_per_mm);
}

float Theme::margin() const
{
    if (m_paper)
        return mm(m_paper == Paper::roll ? 1.5f : 15.0f);
    return mm(std::min(m_size.x, m_size.y) / m_pixels_per_mm < 160.0f ? 5.0f : 12.0f);
}

float Theme::em(Type type) const
{
    if (m_paper)
        return std::round(
            em_on_paper[static_cast<std::size_t>(type)] * m_pixels_per_mm *
            (m_paper == Paper::a4 && m_leading == Leading::normal ? larger_on_sheet : 1.0f));
    const float designed = em_of_type[static_cast<std::size_t>(type)];
    const float width = std::min(m_size.x, m_size.y) / m_pixels_per_mm;
    const float shrunk = std::min(1.0f, width / designed_for_mm);
    const float least = type == Type::caption ? smallest_em : 6.0f;
    const float millimetres = std::max(std::min(designed, least), designed * shrunk);
    return std::round(millimetres * factor(m_text_size) * m_pixels_per_mm);
}

float Theme::line_height(Type type) const
{
    const bool heading = type == Type::question || type == Type::title;
    const bool furigana = m_leading == Leading::furigana;
    return std::round(em(type) * (heading ? (furigana ? 1.5f : 1.35f) : (furigana ? 1.8f : 1.5f)));
}

float Theme::lead(Type type) const
{
    const float spare = line_height(type) - em(type);
    return std::floor(spare * (m_leading == Leading::furigana ? 0.9f : 0.5f));
}

float Theme::ruby_em() const
{
    return std::round(em(Type::body) * 0.5f);
}

float Theme::figure_em() const
{
    constexpr float largest_mm = 64.0f; // a digit takes 0.83 of its em
    constexpr float part_of_page = 0.3f;
    // Dear ImGui 1.86 renders a glyph into 256 KiB, four bytes a pixel.
    constexpr float largest_glyph = 256.0f;
    return std::min(
        {mm(largest_mm), std::round((m_size.y - page_top()) * part_of_page), largest_glyph});
}

double contrast_ratio(Colour a, Colour b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

std::string hex(Colour colour)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string result = "#";
    for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
        const unsigned value = (colour >> shift) & 255u;
        result += digits[value >> 4];
        result += digits[value & 15u];
    }
    return result;
}

} // namespace michi::ui
