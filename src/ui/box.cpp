#include "ui/box.hpp"

#include <cmath>

namespace michi::ui {

std::vector<Box> grid(const Box& box, std::size_t count, std::size_t columns, float row_height,
                      float gap)
{
    std::vector<Box> cells;
    const float across = static_cast<float>(columns);
    const float width = std::floor((box.width() - gap * (across - 1)) / across);
    for (std::size_t index = 0; index < count; ++index) {
        const float x = box.x0 + static_cast<float>(index % columns) * (width + gap);
        const float y = box.y0 + static_cast<float>(index / columns) * (row_height + gap);
        cells.push_back({x, y, x + width, y + row_height});
    }
    return cells;
}

} // namespace michi::ui
