// Draws Dear ImGui's triangles by the CPU, in whole numbers only, so that a picture is the same to
// the pixel on every machine: what a test sees is what a visitor sees.
#pragma once

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace michi::ui {

// A rectangle of pixels; x1 and y1 are no longer part of it.
struct PixelRect {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;

    bool operator==(const PixelRect&) const = default;
};

// Where the picture goes: rows of 0x00RRGGBB, `stride` pixels apart.
struct Canvas {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

// What an ImTextureID points to: coverage (a font atlas, one byte each) or a picture (R, G, B and
// straight alpha, one byte each). It must stay where it is for as long as frames use it. Changing
// its pixels in place needs a new `revision`, or nothing will be drawn anew.
struct Texture {
    int width = 0;
    int height = 0;
    const std::uint8_t* alpha8 = nullptr;
    const std::uint8_t* rgba = nullptr;
    std::uint32_t revision = 0;
};

enum class Redraw {
    Changed,
    All, // for a canvas that may have lost the last frame, such as after the window was covered
};

// Draws frames over black, each time only the part that differs from the frame before, of which it
// remembers nothing but a number for each cell of the canvas. Expects DisplayPos 0 and
// FramebufferScale 1. A null ImTextureID is plain white; draw callbacks are passed over.
class Rasteriser {
public:
    // The rectangles that were drawn; none of them overlap, and there are none for an equal frame.
    // The canvas must still hold the last frame's pixels; one of another size is drawn as a whole.
    std::vector<PixelRect> draw(const ImDrawData& data, const Canvas& canvas,
                                Redraw redraw = Redraw::Changed);

private:
    std::vector<std::uint64_t> m_cells; // row by row, what the last frame drew into each cell
    int m_width = 0;
    int m_height = 0;
};

} // namespace michi::ui
