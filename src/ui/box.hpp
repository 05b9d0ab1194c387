#pragma once

#include <algorithm>
#include <vector>

namespace michi::ui {

// A rectangle on the screen, in pixels. Cutting takes a strip off and leaves the rest: layouts are
// cut out of the page.
struct Box {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;

    [[nodiscard]] float width() const { return x1 - x0; }
    [[nodiscard]] float height() const { return y1 - y0; }
    [[nodiscard]] float middle_x() const { return (x0 + x1) / 2; }
    [[nodiscard]] float middle_y() const { return (y0 + y1) / 2; }
    [[nodiscard]] bool holds(float x, float y) const
    {
        return x >= x0 && x < x1 && y >= y0 && y < y1;
    }
    [[nodiscard]] bool holds(const Box& other) const
    {
        return other.x0 >= x0 && other.x1 <= x1 && other.y0 >= y0 && other.y1 <= y1;
    }
    [[nodiscard]] bool meets(const Box& other) const
    {
        return other.x0 < x1 && other.x1 > x0 && other.y0 < y1 && other.y1 > y0;
    }
    [[nodiscard]] Box common(const Box& other) const
    {
        return {std::max(x0, other.x0), std::max(y0, other.y0), std::min(x1, other.x1),
                std::min(y1, other.y1)};
    }
    [[nodiscard]] Box inset(float by) const { return inset(by, by); }
    [[nodiscard]] Box inset(float by_x, float by_y) const
    {
        return {x0 + by_x, y0 + by_y, x1 - by_x, y1 - by_y};
    }
    [[nodiscard]] Box moved(float by_x, float by_y) const
    {
        return {x0 + by_x, y0 + by_y, x1 + by_x, y1 + by_y};
    }

    Box cut_top(float height, float gap = 0)
    {
        const Box strip{x0, y0, x1, y0 + height};
        y0 += height + gap;
        return strip;
    }
    Box cut_bottom(float height, float gap = 0)
    {
        const Box strip{x0, y1 - height, x1, y1};
        y1 -= height + gap;
        return strip;
    }
    Box cut_left(float width, float gap = 0)
    {
        const Box strip{x0, y0, x0 + width, y1};
        x0 += width + gap;
        return strip;
    }
    Box cut_right(float width, float gap = 0)
    {
        const Box strip{x1 - width, y0, x1, y1};
        x1 -= width + gap;
        return strip;
    }

    bool operator==(const Box&) const = default;
};

// `count` boxes of equal size, row by row.
[[nodiscard]] std::vector<Box> grid(const Box& box, std::size_t count, std::size_t columns,
                                    float row_height, float gap);

} // namespace michi::ui
