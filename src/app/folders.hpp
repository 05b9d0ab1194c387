#pragma once

#include <filesystem>

namespace michi::app {

// Where the program finds its files: beside itself in a build folder; under /usr/share, /etc and
// /var/lib once it is installed, or under the same of the folder that a package was unpacked into.
struct Folders {
    std::filesystem::path catalogue; // catalogue.db
    std::filesystem::path assets;
    std::filesystem::path config; // counter.toml
    std::filesystem::path ledger; // what the kiosk itself writes
};

[[nodiscard]] Folders own_folders();

} // namespace michi::app
