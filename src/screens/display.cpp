#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;

Happened draw_display(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false; // they are all in the middle
    page.middle = [&](const Box& middle) {
        const Speech say = view.say();
        std::vector<Tile> tiles;
        for (const Setting& setting : settings_of(frame, view)) {
            ui::TileLook look;
            look.icon = setting.icon;
            tiles.push_back({setting.id, setting.words, look, setting.event});
        }
        std::ranges::reverse(tiles);
        return draw_tiles(frame, "display", middle, {say("display.title"), say("display.helper")},
                          tiles, frame.mm(frame.theme.portrait() ? 180 : 120), 3);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
