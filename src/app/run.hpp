#pragma once

#include "app/folders.hpp"
#include "app/kiosk.hpp"

#include <functional>

namespace michi::app {

struct RunOptions {
    Folders folders;
    Settings settings;
    std::function<Settings(const Told&)> read_settings; // as their file has them now
    std::optional<PanelSize> window;                    // nothing: full screen
    std::optional<Day> today;
    std::filesystem::path displays; // where the kernel lists them; empty: the compositor knows
};

// The kiosk itself: shows the catalogue in a window until it is ended. Where there is no usable
// catalogue it says so calmly on the screen, and looks again every minute. A new one is shown as
// soon as nobody is there.
void run(const RunOptions& options);

} // namespace michi::app
