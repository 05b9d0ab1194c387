#include "screens/tiles.hpp"

#include <algorithm>
#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// How tiles lie in so much room.
struct TileGrid {
    std::size_t columns = 1;
    bool stacked = false; // the signs above the words
    float tallest = 0;    // what the tallest tile needs
    float row = 0;
    float height = 0; // of all rows, with what is left under them
};

float width_of(float width, std::size_t columns, float gap)
{
    const auto count = static_cast<float>(columns);
    return std::floor((width - gap * (count - 1)) / count);
}

// Larger letters want wider tiles, and no word may stick out of its tile.
std::size_t columns_in(const ui::Frame& frame, const std::vector<Tile>& tiles, float width,
                       float least_width, std::size_t most)
{
    const float gap = frame.theme.gap();
    const float wide = least_width * frame.theme.em(Type::caption) / frame.mm(5);
    const auto fitting = static_cast<std::size_t>((width + gap) / (wide + gap));
    std::size_t columns = std::clamp<std::size_t>(fitting, 1, most);
    const auto holds = [&](const Tile& tile) {
        return ui::tile_fits(frame, width_of(width, columns, gap), tile.words, tile.look);
    };
    while (columns > 1 && !std::ranges::all_of(tiles, holds))
        --columns;
    return columns;
}

float tallest_of(const ui::Frame& frame, const std::vector<Tile>& tiles, float width, bool stacked)
{
    float tallest = frame.mm(25);
    for (const Tile& tile : tiles) {
        ui::TileLook look = tile.look;
        look.stacked = stacked;
        tallest = std::max(tallest, ui::tile_height(frame, width, tile.words, look));
    }
    return tallest;
}

// Signs above the words where all tiles are tall enough, else beside them; never mixed.
TileGrid grid_in(const ui::Frame& frame, const std::vector<Tile>& tiles, float width, float room,
                 std::size_t columns)
{
    const float gap = frame.theme.gap();
    const float left = frame.mm(2);
    const float across = width_of(width, columns, gap);
    const auto down = static_cast<float>((tiles.size() + columns - 1) / columns);
    const float filling = std::floor((room - left - gap * (down - 1)) / down);
    TileGrid grid{columns, true, tallest_of(frame, tiles, across, true), 0, 0};
    if (grid.tallest > filling || across > frame.mm(130)) {
        grid.stacked = false;
        grid.tallest = tallest_of(frame, tiles, across, false);
    }
    grid.row = std::clamp(filling, grid.tallest, std::max(grid.tallest, frame.mm(62)));
    grid.height = grid.row * down + gap * (down - 1) + left;
    return grid;
}

// Worked out anew in every frame from the room alone: what depended on whether there were arrows in
// the last frame might never come to rest.
TileGrid grid_for(const ui::Frame& frame, const std::vector<Tile>& tiles, const Box& box,
                  float least_width, std::size_t most)
{
    const std::size_t columns = columns_in(frame, tiles, box.width(), least_width, most);
    for (std::size_t fewer = columns; fewer > 0; --fewer) {
        const TileGrid grid = grid_in(frame, tiles, box.width(), box.height(), fewer);
        if (grid.height <= box.height() + 1)
            return grid;
    }
    const float beside = box.width() - frame.theme.touch() - frame.theme.gap(); // the arrows
    return grid_in(frame, tiles, beside, box.height(),
                   columns_in(frame, tiles, beside, least_width, columns));
}

} // namespace

Happened draw_tiles(ui::Frame& frame, std::string_view area, const Box& box, const Heading& heading,
                    std::vector<Tile> tiles, float least_width, std::size_t most_columns)
{
    const float head = heading_height(frame, heading, box.width());
    Box under = box;
    under.y0 += head;
    const TileGrid grid = grid_for(frame, tiles, under, least_width, most_columns);
    for (Tile& tile : tiles) {
        tile.look.stacked = grid.stacked;
        tile.look.tallest = grid.stacked ? grid.tallest : 0;
    }
    Happened happened;
    ui::pages_under(
        frame, area, box, head, [&](Box& rest) { draw_heading(frame, rest, heading); },
        [&](const Box& content) {
            const std::vector<Box> cells =
                ui::grid(content, tiles.size(), grid.columns, grid.row, frame.theme.gap());
            for (std::size_t index = 0; index < tiles.size(); ++index) {
                const Tile& tile = tiles[index];
                if (ui::tile(frame, tile.id, cells[index], tile.words, tile.look))
                    happened = tile.event;
            }
            return cells.back().y1 + frame.mm(2);
        });
    return happened;
}

} // namespace michi::screens
