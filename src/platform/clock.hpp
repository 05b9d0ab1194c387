#pragma once

#include "domain/health.hpp"

#include <cstdint>
#include <string>

namespace michi::platform {

// Milliseconds on a clock that never jumps: time-outs are counted on it.
[[nodiscard]] std::int64_t steady_ms();

// Now in Japan, by the machine's clock.
[[nodiscard]] Moment now_in_japan();

// Another one whenever the machine was started anew: as the unit says it ($MICHISHIRUBE_BOOT),
// whose sandbox hides the kernel's own word, or that. Empty where neither can be had.
[[nodiscard]] std::string boot();

} // namespace michi::platform
