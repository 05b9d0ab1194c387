#include "ui/survey.hpp"

#include "ui/pixels.hpp"

#include <algorithm>
#include <bit>

namespace michi::ui::raster {

namespace {

constexpr int cell_size = 64;
constexpr std::size_t most_areas = 16; // each costs a walk through the whole frame

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    return (std::rotl(hash, 27) ^ value) * 0x9e3779b97f4a7c15u;
}

std::uint64_t mixed(std::uint64_t hash, const Texture* texture)
{
    if (!texture)
        return hash;
    hash = mixed(hash, std::bit_cast<std::uintptr_t>(texture));
    hash = mixed(hash, std::bit_cast<std::uintptr_t>(texture->alpha8));
    hash = mixed(hash, std::bit_cast<std::uintptr_t>(texture->rgba));
    hash = mixed(hash, std::bit_cast<std::uint64_t>(std::array{texture->width, texture->height}));
    return mixed(hash, texture->revision);
}

Corner corner(const ImDrawVert& vertex)
{
    const auto place = std::bit_cast<std::uint64_t>(vertex.pos) * 0x9e3779b97f4a7c15u;
    const auto uv = std::bit_cast<std::uint64_t>(vertex.uv) * 0xc2b2ae3d27d4eb4fu;
    const std::uint64_t hash = mixed(place ^ (place >> 32) ^ std::rotl(uv, 32), vertex.col);
    return {fixed(vertex.pos.x), fixed(vertex.pos.y), hash ^ (hash >> 32)};
}

// Whether six indices are a rectangle as ImDrawList::PrimRect writes it, in one colour.
bool is_rectangle(const ImDrawIdx* index, const ImDrawVert* vertices)
{
    if (index[0] != index[3] || index[2] != index[4])
        return false;
    const ImDrawVert& a = vertices[index[0]];
    const ImDrawVert& b = vertices[index[1]];
    const ImDrawVert& c = vertices[index[2]];
    const ImDrawVert& d = vertices[index[5]];
    const auto upright = [](const ImVec2& p, const ImVec2& q, const ImVec2& r, const ImVec2& s) {
        return p.y == q.y && q.x == r.x && r.y == s.y && s.x == p.x;
    };
    return upright(a.pos, b.pos, c.pos, d.pos) && upright(a.uv, b.uv, c.uv, d.uv) &&
           a.pos.x < c.pos.x && a.pos.y < c.pos.y && a.col == b.col && a.col == c.col &&
           a.col == d.col;
}

} // namespace

Survey::Survey(const ImDrawData& data, int width, int height)
    : m_canvas{0, 0, width, height}, m_columns((width + cell_size - 1) / cell_size)
{
    const int rows = (height + cell_size - 1) / cell_size;
    scene.cells.resize(static_cast<std::size_t>(m_columns * rows));
    scene.primitives.reserve(static_cast<std::size_t>(data.TotalIdxCount / 3));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        m_corners.resize(static_cast<std::size_t>(list.VtxBuffer.Size));
        std::transform(list.VtxBuffer.begin(), list.VtxBuffer.end(), m_corners.begin(), corner);
        for (const ImDrawCmd& command : list.CmdBuffer)
            if (!command.UserCallback)
                add(list, command);
    }
}

void Survey::add(const ImDrawList& list, const ImDrawCmd& command)
{
    const ImVec4& limits = command.ClipRect;
    const PixelRect clip =
        common(m_canvas, {first_pixel(fixed(limits.x)), first_pixel(fixed(limits.y)),
                          first_pixel(fixed(limits.z)), first_pixel(fixed(limits.w))});
    if (empty(clip))
        return;

    const auto* texture = static_cast<const Texture*>(command.GetTexID());
    if (texture && !texture->alpha8 && !texture->rgba)
        texture = nullptr;
    const std::uint64_t seed = mixed(0, texture);
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const Corner* corners = m_corners.data() + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* end = index + command.ElemCount;
    while (index != end) {
        const bool rectangle = end - index >= 6 && is_rectangle(index, vertices);
        const Corner& a = corners[index[0]];
        const Corner& b = corners[index[1]];
        const Corner& c = corners[index[2]];
        const PixelRect box = {
            first_pixel(std::min({a.x, b.x, c.x})), first_pixel(std::min({a.y, b.y, c.y})),
            first_pixel(std::max({a.x, b.x, c.x})), first_pixel(std::max({a.y, b.y, c.y}))};
        note({texture,
              {vertices + index[0], vertices + index[1], vertices + index[2]},
              common(clip, box),
              rectangle ? Shape::Rectangle : Shape::Triangle},
             mixed(mixed(mixed(seed, a.hash), b.hash), c.hash));
        index += rectangle ? 6 : 3;
    }
}

void Survey::note(const Primitive& primitive, std::uint64_t hash)
{
    const PixelRect& box = primitive.box;
    if (empty(box))
        return;
    hash = mixed(hash, std::bit_cast<std::uint64_t>(std::array{box.x0, box.y0}));
    hash = mixed(hash, std::bit_cast<std::uint64_t>(std::array{box.x1, box.y1}));
    hash += primitive.shape == Shape::Rectangle ? 1 : 0;
    for (int row = box.y0 / cell_size; row <= (box.y1 - 1) / cell_size; ++row)
        for (int column = box.x0 / cell_size; column <= (box.x1 - 1) / cell_size; ++column) {
            std::uint64_t& cell = scene.cells[static_cast<std::size_t>(row * m_columns + column)];
            cell = mixed(cell, hash);
        }
    scene.primitives.push_back(primitive);
}

std::vector<PixelRect> changed(std::span<const std::uint64_t> before,
                               std::span<const std::uint64_t> after, const PixelRect& canvas)
{
    std::vector<PixelRect> areas;
    const int columns = (canvas.x1 + cell_size - 1) / cell_size;
    for (std::size_t start = 0; start < after.size();) {
        if (before[start] == after[start]) {
            ++start;
            continue;
        }
        const int row = static_cast<int>(start) / columns;
        const auto row_end = static_cast<std::size_t>((row + 1) * columns);
        std::size_t end = start;
        while (end < row_end && before[end] != after[end])
            ++end;
        const int first = row * columns;
        const PixelRect run =
            common(canvas, {(static_cast<int>(start) - first) * cell_size, row * cell_size,
                            (static_cast<int>(end) - first) * cell_size, (row + 1) * cell_size});
        const auto above = std::find_if(areas.begin(), areas.end(), [&](const PixelRect& area) {
            return area.x0 == run.x0 && area.x1 == run.x1 && area.y1 == run.y0;
        });
        if (above != areas.end())
            above->y1 = run.y1;
        else
            areas.push_back(run);
        start = end;
    }
    if (areas.size() <= most_areas)
        return areas;
    PixelRect all = areas.front();
    for (const PixelRect& area : areas)
        all = {std::min(all.x0, area.x0), std::min(all.y0, area.y0), std::max(all.x1, area.x1),
               std::max(all.y1, area.y1)};
    return {all};
}

} // namespace michi::ui::raster
