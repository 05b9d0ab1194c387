#pragma once

#include <CLI/CLI.hpp>

namespace michi::app {

// `michishirube data …`: what keeps the data.
void add_data_commands(CLI::App& app);

} // namespace michi::app
