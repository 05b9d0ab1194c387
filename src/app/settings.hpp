#pragma once

#include "app/kiosk.hpp"

#include <filesystem>
#include <stdexcept>

namespace michi::app {

// What one site sets: kiosk-config/counter.toml explains every key.
struct Settings {
    screens::Office office;
    Patience patience;
    std::optional<float> panel_width_mm; // where the display can't be believed
};

// A setting that is wrong: file, line, key and how to mend it.
struct BadSettings : std::runtime_error {
    using runtime_error::runtime_error;
};

[[nodiscard]] Settings read_settings(const std::filesystem::path& file);

} // namespace michi::app
