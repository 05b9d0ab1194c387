#pragma once

#include "domain/date.hpp"

#include <cstdint>

namespace michi::platform {

// Milliseconds on a clock that never jumps: time-outs are counted on it.
[[nodiscard]] std::int64_t steady_ms();

// Today in Japan, by the machine's clock.
[[nodiscard]] Day today_in_japan();

} // namespace michi::platform
