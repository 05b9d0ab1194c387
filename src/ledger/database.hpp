#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

namespace michi::ledger {

// The ledger's file, made where there is none. Every change is on the disk before it is said to be
// done. Throws std::runtime_error for a file that is no ledger.
[[nodiscard]] SQLite::Database opened(const std::filesystem::path& file);

} // namespace michi::ledger
