#pragma once

#include <filesystem>

namespace michi::app {

// Where the program finds its files: beside itself in a build folder, under /usr/share and /etc
// once it is installed.
struct Folders {
    std::filesystem::path catalogue; // catalogue.db
    std::filesystem::path assets;
    std::filesystem::path config; // counter.toml
};

[[nodiscard]] Folders own_folders();

} // namespace michi::app
