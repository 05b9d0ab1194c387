#pragma once

#include <filesystem>

namespace michi::app {

// Where the program finds its files: beside itself in a build folder; under /usr/share, /etc,
// /var/lib and /run once it is installed, or under the same of the folder that a package was
// unpacked into.
struct Folders {
    std::filesystem::path catalogue; // catalogue.db
    std::filesystem::path assets;
    std::filesystem::path config;   // counter.toml
    std::filesystem::path ledger;   // what the kiosk itself writes
    std::filesystem::path socket;   // where the running kiosk hears `michishirube ctl`
    std::filesystem::path store;    // the signed data that it took; empty: it takes none
    std::filesystem::path key;      // the public one of those who sign it
    std::filesystem::path incoming; // a folder each for those who bring it
    std::filesystem::path faults;   // the sentences for what is wrong in the settings
};

[[nodiscard]] Folders own_folders();

} // namespace michi::app
