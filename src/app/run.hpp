#pragma once

#include "app/folders.hpp"
#include "app/settings.hpp"

namespace michi::app {

struct RunOptions {
    Folders folders;
    std::optional<PanelSize> window; // nothing: full screen
    std::optional<Day> today;
};

// The kiosk itself: shows the catalogue in a window until it is ended. Where there is no usable
// catalogue it says so calmly on the screen, and looks again every minute.
void run(const RunOptions& options);

// The pictures of the welcome screen, replaceable in the folder: welcome/landscape.png and so on.
struct Pictures {
    explicit Pictures(const std::filesystem::path& assets, bool portrait);
    std::vector<std::uint8_t> rgba;
    ui::Texture texture;
    std::string name;
};

} // namespace michi::app
