#pragma once

#include "app/folders.hpp"
#include "app/kiosk.hpp"

namespace michi::app {

struct RunOptions {
    Folders folders;
    Settings settings;
    std::optional<PanelSize> window; // nothing: full screen
    std::optional<Day> today;
};

// The kiosk itself: shows the catalogue in a window until it is ended. Where there is no usable
// catalogue it says so calmly on the screen, and looks again every minute.
void run(const RunOptions& options);

} // namespace michi::app
