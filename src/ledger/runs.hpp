#pragma once

#include "domain/health.hpp"

#include <filesystem>
#include <string>
#include <vector>

// When the kiosk was started, and why it had ended. It notes an end that it chose itself; of any
// other the service manager leaves word in a file beside the ledger (ExecStopPost=).
namespace michi::ledger {

inline constexpr int starts_kept = 20;

// All throw std::runtime_error where the ledger cannot be read or written.

// Notes a start, and gives why the run before ended. `boot` tells one run of the machine from
// another. What the service manager left is taken away.
Ending begin_run(const std::filesystem::path& file, const Moment& now, const std::string& boot);
// Notes why the run that began last is about to end.
void end_run(const std::filesystem::path& file, Ending ending);
// Newest first. No file: none.
[[nodiscard]] std::vector<Start> starts(const std::filesystem::path& file);

// Where the service manager leaves word: its $SERVICE_RESULT, $EXIT_CODE and $EXIT_STATUS.
[[nodiscard]] std::filesystem::path word_of_manager(const std::filesystem::path& file);

} // namespace michi::ledger
