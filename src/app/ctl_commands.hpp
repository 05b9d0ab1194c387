#pragma once

#include <CLI/CLI.hpp>

namespace michi::app {

// `michishirube ctl …`: what is asked of the running kiosk, and the counts that it leaves.
void add_ctl_commands(CLI::App& app);

} // namespace michi::app
