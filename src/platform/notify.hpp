#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace michi::platform {

// Tells systemd how the kiosk is: "READY=1" once its first picture is on the screen, which
// Type=notify waits for. Goes to the socket that NOTIFY_SOCKET names (sd_notify(3)). Without one,
// or where nobody listens, nothing happens: a kiosk never stops for want of a listener.
void notify(std::string_view state);

// How often systemd wants to hear "WATCHDOG=1", in milliseconds: half of what it waits for at most
// (sd_watchdog_enabled(3)). Nothing: it does not watch this process.
[[nodiscard]] std::optional<std::int64_t> watchdog_ms();

// Removes the file when SIGTERM ends the program, as a sign that it ended as it should.
void remove_when_stopping(const std::filesystem::path& file);

// From now on SIGTERM is answered by "STOPPING=1"; then it ends the program, as ever.
void announce_stopping();

} // namespace michi::platform
