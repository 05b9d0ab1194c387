#pragma once

#include <string_view>

namespace michi::platform {

// Tells systemd how the kiosk is: "READY=1" once its first picture is on the screen, which
// Type=notify waits for. Goes to the socket that NOTIFY_SOCKET names (sd_notify(3)). Without one,
// or where nobody listens, nothing happens: a kiosk never stops for want of a listener.
void notify(std::string_view state);

} // namespace michi::platform
