#pragma once

#include "screens/page.hpp"

namespace michi::screens {

struct Tile {
    std::string id;
    std::string words;
    ui::TileLook look;
    Event event;
};

// A heading, and tiles that fill the rest of `box` with equal rows: in as many columns as stand in
// it whole, at most so many. Where no number of columns does, they scroll.
Happened draw_tiles(ui::Frame& frame, std::string_view area, const ui::Box& box,
                    const Heading& heading, std::vector<Tile> tiles, float least_width,
                    std::size_t most_columns);

} // namespace michi::screens
