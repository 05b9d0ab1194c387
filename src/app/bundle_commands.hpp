#pragma once

#include <CLI/CLI.hpp>

namespace michi::app {

// Signed data: the subcommands of `data` that make, check and take it.
void add_bundle_commands(CLI::App& data);

} // namespace michi::app
