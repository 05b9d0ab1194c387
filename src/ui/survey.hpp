#pragma once

#include "ui/rasteriser.hpp"

#include <imgui.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

// What a frame is made of, and where it differs from the frame before.
namespace michi::ui::raster {

enum class Shape { Triangle, Rectangle };

// A triangle, or the two that make an upright rectangle of one colour (then three of its corners,
// clockwise from the upper left), and the pixels it can touch.
struct Primitive {
    const Texture* texture;
    std::array<const ImDrawVert*, 3> corners;
    PixelRect box;
    Shape shape;
};

struct Scene {
    std::vector<Primitive> primitives;
    std::vector<std::uint64_t> cells;
};

struct Corner {
    int x;
    int y;
    std::uint64_t hash;
};

// Finds the primitives of a frame and, in the same walk, mixes each into every cell it touches.
class Survey {
public:
    Survey(const ImDrawData& data, int width, int height);

    Scene scene;

private:
    void add(const ImDrawList& list, const ImDrawCmd& command);
    void note(const Primitive& primitive, std::uint64_t hash);

    PixelRect m_canvas;
    int m_columns;
    std::vector<Corner> m_corners;
};

// Rectangles that hold all cells which differ: runs in a row, joined with equal runs above.
[[nodiscard]] std::vector<PixelRect> changed(std::span<const std::uint64_t> before,
                                             std::span<const std::uint64_t> after,
                                             const PixelRect& canvas);

} // namespace michi::ui::raster
