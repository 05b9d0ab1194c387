#pragma once

#include <filesystem>
#include <utility>

namespace michi::platform {

// Whether any display is there, for a kiosk that draws on it without a compositor: SDL's KMSDRM
// hears of none that comes or goes (SDL 2.26). The kernel tells nobody through a file that can be
// waited for, so it is looked at every two seconds.
class DisplayWatch {
public:
    // The folder in which the kernel has one for each connector, with a file `status`:
    // /sys/class/drm.
    explicit DisplayWatch(std::filesystem::path connectors) : m_connectors(std::move(connectors)) {}

    // False only where connectors are listed and nothing is plugged into any.
    [[nodiscard]] bool there() const;
    // Whether a display came back since it was gone the last time that this was asked.
    [[nodiscard]] bool came_back();

private:
    std::filesystem::path m_connectors;
    bool m_gone = false;
};

} // namespace michi::platform
