#pragma once

#include "domain/date.hpp"

#include <cstdint>

namespace michi::platform {

// Milliseconds on a clock that never jumps: time-outs are counted on it.
[[nodiscard]] std::int64_t steady_ms();

// Now in Japan, by the machine's clock.
[[nodiscard]] Moment now_in_japan();

} // namespace michi::platform
