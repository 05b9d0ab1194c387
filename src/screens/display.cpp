#include "screens/screens.hpp"
#include "screens/tiles.hpp"

namespace michi::screens {

using ui::Box;

namespace {

constexpr int volume_step = 20;

Tile volume_tile(const View& view, bool up)
{
    const Speech say = view.say();
    const int volume = view.hearing.volume;
    ui::TileLook look;
    look.icon = up ? ui::Icon::louder : ui::Icon::softer;
    look.helper = say("volume.now", {{"volume", std::to_string(volume)}});
    const int next = std::clamp(volume + (up ? volume_step : -volume_step), 0, 100);
    return {up ? "volume/up" : "volume/down", say(up ? "volume.up" : "volume.down"), look,
            VolumeChosen{next}};
}

} // namespace

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
        if (can_be_heard(view))
            for (const bool up : {true, false})
                tiles.push_back(volume_tile(view, up));
        return draw_tiles(frame, "display", middle, {say("display.title"), say("display.helper")},
                          tiles, frame.mm(frame.theme.portrait() ? 180 : 120), 3);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
