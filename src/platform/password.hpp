#pragma once

#include <string>

namespace michi::platform {

// A line from the standard input, which a terminal does not show.
[[nodiscard]] std::string read_password(const std::string& question);

} // namespace michi::platform
