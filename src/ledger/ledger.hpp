#pragma once

#include "domain/stops.hpp"

#include <filesystem>
#include <vector>

// What the kiosk itself writes, in a file of its own: no new data touches it.
namespace michi::ledger {

// The programmes stopped by hand, by key. No file: none. Throws std::runtime_error for a file that
// is no ledger.
[[nodiscard]] std::vector<Stop> stops(const std::filesystem::path& file);

// Stops a programme, or gives it another reason. Makes the file where there is none.
void stop(const std::filesystem::path& file, const Stop& stop);

// Lifts the stop; false where there was none.
bool restore(const std::filesystem::path& file, const std::string& key);

// Whether the kiosk has the settings of an event, or the office's. No file: the office's.
[[nodiscard]] bool is_booth(const std::filesystem::path& file);
void set_booth(const std::filesystem::path& file, bool on);

} // namespace michi::ledger
