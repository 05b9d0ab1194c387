#pragma once

#include "ui/rasteriser.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

// The rasteriser's arithmetic: places, colours and textures in whole numbers, so that every machine
// comes to the same pixels.
namespace michi::ui::raster {

// Positions are counted in 1/256 pixel, places in a texture in 1/256 texel. What varies over a
// triangle (colour, place) is stepped from pixel to pixel with 16 bits after the point.
inline constexpr float fixed_limit =
    4194304.0f; // 16384 pixels: far outside, and no product overflows

inline int fixed(float value)
{
    const float scaled = std::min(std::max(-fixed_limit, value * 256.0f), fixed_limit);
    return static_cast<int>(scaled + (scaled < 0.0f ? -0.5f : 0.5f));
}

// The first pixel whose centre does not lie before the position. Used for both ends of whatever is
// drawn, it gives each pixel to one of two neighbours: to the right or lower one on a tie.
inline int first_pixel(int position)
{
    return (position + 127) >> 8;
}

inline std::int64_t floor_div(std::int64_t value, std::int64_t by)
{
    const std::int64_t quotient = value / by;
    return quotient - (value % by < 0 ? 1 : 0);
}

inline PixelRect common(const PixelRect& a, const PixelRect& b)
{
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

inline bool empty(const PixelRect& rect)
{
    return rect.x0 >= rect.x1 || rect.y0 >= rect.y1;
}

// ---- colours, as 0xAARRGGBB; a pixel of the canvas is one with 0 for alpha

using Argb = std::uint32_t;

inline constexpr Argb rgb_mask = 0xffffff;
inline constexpr std::array<int, 4> shifts = {24, 16, 8, 0}; // alpha, red, green, blue

inline std::uint32_t channel(Argb colour, int shift)
{
    return (colour >> shift) & 255;
}

// value / 255 rounded, for products of two bytes.
inline std::uint32_t by_255(std::uint32_t value)
{
    value += 128;
    return (value + (value >> 8)) >> 8;
}

inline Argb from_imgui(ImU32 colour)
{
    return channel(colour, IM_COL32_A_SHIFT) << 24 | channel(colour, IM_COL32_R_SHIFT) << 16 |
           channel(colour, IM_COL32_G_SHIFT) << 8 | channel(colour, IM_COL32_B_SHIFT);
}

inline Argb times(Argb a, Argb b)
{
    if (b == 0xffffffff)
        return a;
    Argb result = 0;
    for (const int shift : shifts)
        result |= by_255(channel(a, shift) * channel(b, shift)) << shift;
    return result;
}

// Red and blue share one multiplication; each sum is divided by 255 and rounded.
inline std::uint32_t blend(std::uint32_t below, Argb colour, std::uint32_t alpha)
{
    const std::uint32_t keep = 255 - alpha;
    std::uint32_t rb = (colour & 0xff00ff) * alpha + (below & 0xff00ff) * keep + 0x800080;
    std::uint32_t g = channel(colour, 8) * alpha + channel(below, 8) * keep + 0x80;
    rb = ((rb + ((rb >> 8) & 0xff00ff)) >> 8) & 0xff00ff;
    g = (g + (g >> 8)) & 0xff00;
    return rb | g;
}

inline std::uint32_t blend(std::uint32_t below, Argb colour)
{
    return blend(below, colour, channel(colour, 24));
}

// Four pixels as eight words of two channels each. A vector type, because here the compiler finds
// no vectors by itself; it is part of GCC and Clang on every machine.
using Words = std::uint16_t __attribute__((vector_size(16)));

// The same for a run of pixels in one colour.
inline void blend_run(std::uint32_t* pixels, int count, Argb colour)
{
    constexpr int step = 4;
    const Argb rgb = colour & rgb_mask;
    const auto alpha = static_cast<std::uint16_t>(channel(colour, 24));
    const auto keep = static_cast<std::uint16_t>(255 - alpha);
    const auto source = std::bit_cast<Words>(std::array{rgb, rgb, rgb, rgb});
    const Words add_low = (source & 255) * alpha + 128;
    const Words add_high = (source >> 8) * alpha + 128;
    for (; count >= step; count -= step, pixels += step) {
        Words below;
        std::memcpy(&below, pixels, sizeof below);
        Words low = (below & 255) * keep + add_low;
        Words high = (below >> 8) * keep + add_high;
        low = (low + (low >> 8)) >> 8;
        high = (high + (high >> 8)) & 0xff00;
        below = low | high;
        std::memcpy(pixels, &below, sizeof below);
    }
    for (; count > 0; --count, ++pixels)
        *pixels = blend(*pixels, colour);
}

// ---- textures

inline Argb from_rgba(const std::uint8_t* bytes)
{
    return Argb{bytes[3]} << 24 | Argb{bytes[0]} << 16 | Argb{bytes[1]} << 8 | bytes[2];
}

inline Argb texel(const Texture& texture, int x, int y)
{
    x = std::clamp(x, 0, texture.width - 1);
    y = std::clamp(y, 0, texture.height - 1);
    const std::ptrdiff_t at = std::ptrdiff_t{y} * texture.width + x;
    if (texture.alpha8)
        return Argb{texture.alpha8[at]} << 24 | rgb_mask;
    return from_rgba(texture.rgba + at * 4);
}

// The mean over a footprint of `wide` x `high` around (u, v), all in 1/64 texel. With a footprint
// of one texel this is bilinear sampling; a larger one keeps pictures calm when they are made
// smaller.
inline Argb mean(const Texture& texture, int u, int v, int wide, int high)
{
    const int left = u - wide / 2;
    const int top = v - high / 2;
    std::uint64_t red = 0, green = 0, blue = 0, alpha = 0;
    for (int y = top >> 6; y * 64 < top + high; ++y) {
        const int rows = std::min(top + high, y * 64 + 64) - std::max(top, y * 64);
        for (int x = left >> 6; x * 64 < left + wide; ++x) {
            const int columns = std::min(left + wide, x * 64 + 64) - std::max(left, x * 64);
            const Argb colour = texel(texture, x, y);
            const std::uint64_t weight =
                static_cast<std::uint64_t>(rows * columns) * channel(colour, 24);
            red += weight * channel(colour, 16);
            green += weight * channel(colour, 8);
            blue += weight * channel(colour, 0);
            alpha += weight;
        }
    }
    if (alpha == 0)
        return 0;
    const auto rounded = [](std::uint64_t sum, std::uint64_t weight) {
        return static_cast<std::uint32_t>((sum + weight / 2) / weight);
    };
    const auto area = static_cast<std::uint64_t>(wide) * static_cast<std::uint64_t>(high);
    return rounded(alpha, area) << 24 | rounded(red, alpha) << 16 | rounded(green, alpha) << 8 |
           rounded(blue, alpha);
}

} // namespace michi::ui::raster
