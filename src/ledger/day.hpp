#pragma once

#include "domain/date.hpp"

#include <filesystem>
#include <optional>

namespace michi::ledger {

// The last day that the kiosk has seen: nothing in a new ledger, or without one.
[[nodiscard]] std::optional<Day> last_seen(const std::filesystem::path& file);

// Keeps the day as the last, whatever was kept before. Makes the file where there is none.
void see(const std::filesystem::path& file, Day day);

} // namespace michi::ledger
