#pragma once

#include "domain/pin.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

// The staff's PIN, in the ledger as what Argon2id makes of it. Five wrong ones lock it for 15
// minutes, and every further one for twice as long, up to a day (kiosk rule "Locked").
namespace michi::ledger {

// Seconds: what the machine's calendar says, and how long it has run. The one can be set back, the
// other cannot.
struct Clock {
    std::int64_t wall = 0;
    std::int64_t running = 0;
};
[[nodiscard]] Clock clock_now();

// All throw std::runtime_error where the ledger cannot be read or written.
[[nodiscard]] bool has_pin(const std::filesystem::path& file);
// For how many minutes no PIN is taken; 0: it is.
[[nodiscard]] int locked_minutes(const std::filesystem::path& file, const Clock& now = clock_now());
// A try counts before it is checked, on the disk: pulling the plug gives none back.
[[nodiscard]] PinAnswer try_pin(const std::filesystem::path& file, const std::string& pin,
                                const Clock& now = clock_now());
// Throws std::invalid_argument for a weak one.
void set_pin(const std::filesystem::path& file, const std::string& pin);
// The next who comes to the staff's screens sets another. False where there was none.
bool forget_pin(const std::filesystem::path& file);

} // namespace michi::ledger
