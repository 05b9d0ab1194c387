#include "ui/rasteriser.hpp"

#include "ui/pixels.hpp"
#include "ui/survey.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace michi::ui {
namespace {

using namespace raster;

constexpr int band_height = 128; // rows drawn at a time, so that overdraw stays in the cache

// ---- what a pixel inside a primitive looks like

struct Point {
    int x;
    int y;

    bool operator==(const Point&) const = default;
};

// The texel under the centre of a pixel, along one axis.
int texel_index(int pixel, int offset)
{
    return (pixel * 256 + 128 + offset) >> 8;
}

// A value that varies evenly over a triangle. Unsigned, as sums may wrap around on the way to a
// result that is in range; long slivers of triangles make that happen.
class Plane {
public:
    Plane() = default;

    // The values are those at the points, in 1/256.
    Plane(const std::array<Point, 3>& at, std::int64_t twice_area, int a, int b, int c)
    {
        const std::int64_t right =
            std::int64_t{b - a} * (at[2].y - at[0].y) - std::int64_t{c - a} * (at[1].y - at[0].y);
        const std::int64_t down =
            std::int64_t{c - a} * (at[1].x - at[0].x) - std::int64_t{b - a} * (at[2].x - at[0].x);
        m_right = gradient(right, twice_area);
        m_down = gradient(down, twice_area);
        m_origin = (static_cast<std::uint64_t>(a) << 16) +
                   m_right * static_cast<std::uint64_t>(128 - at[0].x) +
                   m_down * static_cast<std::uint64_t>(128 - at[0].y);
    }

    // At the centre of a pixel, with 16 bits after the point.
    [[nodiscard]] std::int32_t at(int x, int y) const
    {
        const std::uint64_t value = m_origin + 256 * (m_right * static_cast<std::uint64_t>(x) +
                                                      m_down * static_cast<std::uint64_t>(y));
        return static_cast<std::int32_t>(static_cast<std::int64_t>(value) >> 8);
    }

    // To the next pixel of a row; it fits wherever two of them lie inside the triangle.
    [[nodiscard]] std::int32_t step() const { return static_cast<std::int32_t>(m_right); }

    // Over the size of a pixel, in 1/64: how much of a texture to look at, within reason.
    [[nodiscard]] int footprint() const
    {
        const auto size = [](std::uint64_t gradient) {
            return std::min(std::abs(static_cast<std::int64_t>(gradient)) >> 10,
                            std::int64_t{4096});
        };
        return static_cast<int>(
            std::clamp(size(m_right) + size(m_down), std::int64_t{64}, std::int64_t{4096}));
    }

private:
    static std::uint64_t gradient(std::int64_t difference, std::int64_t twice_area)
    {
        return static_cast<std::uint64_t>(
            floor_div(difference * 65536 + twice_area / 2, twice_area));
    }

    std::uint64_t m_origin = 0;
    std::uint64_t m_right = 0;
    std::uint64_t m_down = 0;
};

// Colours the pixels of one primitive, a run at a time.
class Paint {
public:
    explicit Paint(const Primitive& primitive);

    // In clockwise order.
    [[nodiscard]] const std::array<Point, 3>& points() const { return m_points; }
    [[nodiscard]] bool shows() const { return m_run != nullptr; }
    [[nodiscard]] bool hides() const
    {
        return m_run == &Paint::fill && channel(m_colour, 24) == 255;
    }

    // Draws the pixels x0 to x1 (not included) of row y, which begins at `row`.
    void run(std::uint32_t* row, int x0, int x1, int y) const { (this->*m_run)(row, x0, x1, y); }

private:
    using Run = void(std::uint32_t* row, int x0, int x1, int y) const;

    [[nodiscard]] bool fits_the_grid(const Primitive& primitive,
                                     const std::array<Point, 3>& places);
    [[nodiscard]] Argb shade(int x, int y) const;

    Run fill;     // one colour
    Run fade;     // one colour whose alpha varies: the smooth edges of shapes
    Run vary;     // colours that vary
    Run stamp;    // coverage with texels as large as pixels: text
    Run copy;     // a picture with texels as large as pixels
    Run resample; // any other use of a texture

    Run Paint::*m_run = nullptr;
    std::array<Point, 3> m_points;
    Argb m_colour = 0;
    bool m_flat = true;
    std::array<Plane, 4> m_channels; // in the order of `shifts`, unless m_flat
    const Texture* m_texture = nullptr;
    Point m_offset{}; // for stamp and copy: from pixels to texels, in 1/256
    Plane m_u, m_v;   // for resample
    int m_wide = 0;   // for resample: a pixel's footprint in the texture, in 1/64 texel
    int m_high = 0;
};

Paint::Paint(const Primitive& primitive)
{
    std::array<const ImDrawVert*, 3> corners = primitive.corners;
    const auto turned = [&] {
        for (std::size_t i = 0; i < 3; ++i)
            m_points[i] = {fixed(corners[i]->pos.x), fixed(corners[i]->pos.y)};
        return std::int64_t{m_points[1].x - m_points[0].x} * (m_points[2].y - m_points[0].y) -
               std::int64_t{m_points[2].x - m_points[0].x} * (m_points[1].y - m_points[0].y);
    };
    std::int64_t twice_area = turned();
    if (twice_area < 0) {
        std::swap(corners[1], corners[2]);
        twice_area = turned();
    }
    if (twice_area == 0)
        return;

    m_texture = primitive.texture;
    std::array<Argb, 3> colours;
    std::array<Point, 3> places{};
    for (std::size_t i = 0; i < 3; ++i) {
        colours[i] = from_imgui(corners[i]->col);
        if (m_texture)
            places[i] = {fixed(corners[i]->uv.x * static_cast<float>(m_texture->width)),
                         fixed(corners[i]->uv.y * static_cast<float>(m_texture->height))};
    }
    if (m_texture && places[0] == places[1] && places[0] == places[2]) {
        // One texel for all, such as the white one that ImGui draws plain shapes with.
        const Argb tint = texel(*m_texture, places[0].x >> 8, places[0].y >> 8);
        for (Argb& colour : colours)
            colour = times(colour, tint);
        m_texture = nullptr;
    }

    m_colour = colours[0];
    const Argb difference = (colours[0] ^ colours[1]) | (colours[0] ^ colours[2]);
    m_flat = difference == 0;
    if (m_flat && channel(m_colour, 24) == 0)
        return;
    for (std::size_t i = 0; i < shifts.size() && !m_flat; ++i) {
        const auto part = [&](Argb colour) {
            return static_cast<int>(channel(colour, shifts[i]) << 8);
        };
        m_channels[i] =
            Plane(m_points, twice_area, part(colours[0]), part(colours[1]), part(colours[2]));
        if (!m_texture && (difference & rgb_mask) == 0)
            break; // fade asks for alpha alone
    }
    if (!m_texture) {
        m_run = m_flat ? &Paint::fill : (difference & rgb_mask) == 0 ? &Paint::fade : &Paint::vary;
    } else if (m_flat && fits_the_grid(primitive, places)) {
        m_run = m_texture->alpha8 ? &Paint::stamp : &Paint::copy;
    } else {
        m_run = &Paint::resample;
        m_u = Plane(m_points, twice_area, places[0].x, places[1].x, places[2].x);
        m_v = Plane(m_points, twice_area, places[0].y, places[1].y, places[2].y);
        m_wide = m_u.footprint();
        m_high = m_v.footprint();
    }
}

// Whether each pixel can be given one texel, and then sets which.
bool Paint::fits_the_grid(const Primitive& primitive, const std::array<Point, 3>& places)
{
    // The corners of a triangle may be rounded, but all triangles of one picture must agree.
    const int grain = primitive.shape == Shape::Rectangle ? 1 : 8;
    m_offset = {(places[0].x - m_points[0].x + grain / 2) & -grain,
                (places[0].y - m_points[0].y + grain / 2) & -grain};
    for (std::size_t i = 0; i < 3; ++i)
        if (std::abs(places[i].x - m_points[i].x - m_offset.x) > 2 + grain / 2 ||
            std::abs(places[i].y - m_points[i].y - m_offset.y) > 2 + grain / 2)
            return false;
    const PixelRect& box = primitive.box;
    return texel_index(box.x0, m_offset.x) >= 0 && texel_index(box.y0, m_offset.y) >= 0 &&
           texel_index(box.x1 - 1, m_offset.x) < m_texture->width &&
           texel_index(box.y1 - 1, m_offset.y) < m_texture->height;
}

// The nearest byte to a value of a plane.
std::uint32_t nearest_byte(std::int32_t value)
{
    return static_cast<std::uint32_t>((value + 32768) >> 16) & 255;
}

Argb Paint::shade(int x, int y) const
{
    if (m_flat)
        return m_colour;
    Argb colour = 0;
    for (std::size_t i = 0; i < shifts.size(); ++i)
        colour |= nearest_byte(m_channels[i].at(x, y)) << shifts[i];
    return colour;
}

void Paint::fill(std::uint32_t* row, int x0, int x1, int) const
{
    if (channel(m_colour, 24) == 255)
        std::fill(row + x0, row + x1, m_colour & rgb_mask);
    else
        blend_run(row + x0, x1 - x0, m_colour);
}

void Paint::fade(std::uint32_t* row, int x0, int x1, int y) const
{
    std::int32_t alpha = m_channels[0].at(x0, y);
    row[x0] = blend(row[x0], m_colour, nearest_byte(alpha));
    for (int x = x0 + 1; x < x1; ++x) {
        alpha += m_channels[0].step();
        row[x] = blend(row[x], m_colour, nearest_byte(alpha));
    }
}

void Paint::vary(std::uint32_t* row, int x0, int x1, int y) const
{
    for (int x = x0; x < x1; ++x)
        row[x] = blend(row[x], shade(x, y));
}

void Paint::stamp(std::uint32_t* row, int x0, int x1, int y) const
{
    const std::ptrdiff_t v = texel_index(y, m_offset.y);
    const std::uint8_t* coverage =
        m_texture->alpha8 + v * m_texture->width + texel_index(x0, m_offset.x);
    for (int x = x0; x < x1; ++x, ++coverage)
        if (*coverage != 0)
            row[x] = blend(row[x], m_colour, by_255(*coverage * channel(m_colour, 24)));
}

void Paint::copy(std::uint32_t* row, int x0, int x1, int y) const
{
    const std::ptrdiff_t v = texel_index(y, m_offset.y);
    const std::uint8_t* bytes =
        m_texture->rgba + (v * m_texture->width + texel_index(x0, m_offset.x)) * 4;
    for (int x = x0; x < x1; ++x, bytes += 4) {
        const Argb colour = times(from_rgba(bytes), m_colour);
        // Most pictures hide what is below; blending would give the same, in four times the time.
        row[x] = channel(colour, 24) == 255 ? colour & rgb_mask : blend(row[x], colour);
    }
}

void Paint::resample(std::uint32_t* row, int x0, int x1, int y) const
{
    for (int x = x0; x < x1; ++x) {
        const int u = (m_u.at(x, y) + 512) >> 10;
        const int v = (m_v.at(x, y) + 512) >> 10;
        row[x] = blend(row[x], times(mean(*m_texture, u, v, m_wide, m_high), shade(x, y)));
    }
}

// ---- shapes

// Follows an edge downwards, row by row, in exact fractions: two triangles that share an edge get
// the same pixel from it.
class Edge {
public:
    Edge(const Point& top, const Point& bottom, int row)
    {
        const std::int64_t dx = bottom.x - top.x;
        const std::int64_t dy = bottom.y - top.y;
        m_below = 256 * dy;
        // The first pixel at or after the crossing: its numerator, rounded up by the division.
        const std::int64_t at =
            (top.x - 128) * dy + (std::int64_t{row} * 256 + 128 - top.y) * dx + m_below - 1;
        m_pixel = floor_div(at, m_below);
        m_rest = at - m_pixel * m_below;
        m_step = floor_div(dx, dy);
        m_step_rest = (dx - m_step * dy) * 256;
    }

    [[nodiscard]] int pixel() const { return static_cast<int>(m_pixel); }

    void to_next_row()
    {
        m_pixel += m_step;
        m_rest += m_step_rest;
        if (m_rest >= m_below) {
            m_rest -= m_below;
            ++m_pixel;
        }
    }

private:
    std::int64_t m_below = 1;
    std::int64_t m_pixel = 0;
    std::int64_t m_rest = 0;
    std::int64_t m_step = 0;
    std::int64_t m_step_rest = 0;
};

void fill_triangle(const Paint& paint, const Canvas& canvas, const PixelRect& clip)
{
    std::array<Point, 3> points = paint.points();
    if (points[1].y < points[0].y)
        std::swap(points[0], points[1]);
    if (points[2].y < points[1].y)
        std::swap(points[1], points[2]);
    if (points[1].y < points[0].y)
        std::swap(points[0], points[1]);
    const Point top = points[0];
    const Point middle = points[1];
    const Point bottom = points[2];
    const bool middle_is_left = std::int64_t{middle.x - top.x} * (bottom.y - top.y) <
                                std::int64_t{bottom.x - top.x} * (middle.y - top.y);
    const auto half = [&](const Point& from, const Point& to) {
        const int first = std::max(clip.y0, first_pixel(from.y));
        const int end = std::min(clip.y1, first_pixel(to.y));
        if (first >= end)
            return;
        Edge left(top, bottom, first);
        Edge right(from, to, first);
        if (middle_is_left)
            std::swap(left, right);
        std::uint32_t* row = canvas.pixels + std::ptrdiff_t{first} * canvas.stride;
        for (int y = first; y < end; ++y, row += canvas.stride) {
            const int x0 = std::max(clip.x0, left.pixel());
            const int x1 = std::min(clip.x1, right.pixel());
            if (x0 < x1)
                paint.run(row, x0, x1, y);
            left.to_next_row();
            right.to_next_row();
        }
    };
    half(top, middle);
    half(middle, bottom);
}

void draw_primitive(const Primitive& primitive, const Canvas& canvas, const PixelRect& area)
{
    const PixelRect clip = common(primitive.box, area);
    if (empty(clip))
        return;
    const Paint paint(primitive);
    if (!paint.shows())
        return;
    if (primitive.shape == Shape::Triangle) {
        fill_triangle(paint, canvas, clip);
        return;
    }
    for (int y = clip.y0; y < clip.y1; ++y)
        paint.run(canvas.pixels + std::ptrdiff_t{y} * canvas.stride, clip.x0, clip.x1, y);
}

bool hides(const Primitive& primitive, const PixelRect& area)
{
    return primitive.shape == Shape::Rectangle && common(primitive.box, area) == area &&
           Paint(primitive).hides();
}

void draw_area(const Scene& scene, const Canvas& canvas, const PixelRect& area)
{
    const auto hiding = std::find_if(scene.primitives.rbegin(), scene.primitives.rend(),
                                     [&](const Primitive& p) { return hides(p, area); });
    auto first = scene.primitives.begin();
    if (hiding != scene.primitives.rend())
        first = std::prev(hiding.base());
    else
        for (int y = area.y0; y < area.y1; ++y)
            std::fill_n(canvas.pixels + std::ptrdiff_t{y} * canvas.stride + area.x0,
                        area.x1 - area.x0, 0u);
    for (auto primitive = first; primitive != scene.primitives.end(); ++primitive)
        draw_primitive(*primitive, canvas, area);
}

} // namespace

std::vector<PixelRect> Rasteriser::draw(const ImDrawData& data, const Canvas& canvas, Redraw redraw)
{
    Scene scene = std::move(Survey(data, canvas.width, canvas.height).scene);
    const PixelRect whole = {0, 0, canvas.width, canvas.height};
    std::vector<PixelRect> areas;
    if (redraw == Redraw::All || canvas.width != m_width || canvas.height != m_height)
        areas = {whole};
    else
        areas = changed(m_cells, scene.cells, whole);
    m_cells = std::move(scene.cells);
    m_width = canvas.width;
    m_height = canvas.height;

    for (const PixelRect& area : areas)
        for (int y = area.y0; y < area.y1; y += band_height)
            draw_area(scene, canvas, {area.x0, y, area.x1, std::min(area.y1, y + band_height)});
    return areas;
}

} // namespace michi::ui
