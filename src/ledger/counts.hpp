#pragma once

#include "domain/tally.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

// The day counters: how many visits of a day had which mark, and nothing else of a visit. No row
// tells a visit from another, when on the day it was, or which marks were the same visitor's.
// Visits of an event count once more under its title, and only how many came is known by the half
// day. A month becomes one row a mark when its last day is 90 days past.
namespace michi::ledger {

// All throw std::runtime_error for a file that is no ledger, or cannot be read or written.

// Counts a visit that is over, in one write that is on the disk when this returns.
void count(const std::filesystem::path& file, Day today, const Marks& marks,
           const AtEvent& at = {});

// By day and mark. No file: none.
[[nodiscard]] std::vector<Count> counts(const std::filesystem::path& file);

// --- several kiosks ------------------------------------------------------------------------------

// Counts by the kiosk that made them. Its name is random and made once; it tells nothing of it.
using Export = std::map<std::string, std::vector<Count>>;

[[nodiscard]] Export exported(const std::filesystem::path& file);

// Of the same kiosk, day and mark the larger count, which is the later one; a month that any of
// them has closed stands for its days. So it does not matter how often or in which order exports
// are merged.
[[nodiscard]] Export merged(const std::vector<Export>& exports);

// Rows of commas with a byte order mark, as spreadsheet programs open them. The numbers are exact:
// what is rounded could not be merged. No title of an event has a comma, a quotation mark or a line
// break.
[[nodiscard]] std::string csv_of(const Export& counts);
// Throws std::runtime_error with the number of the line that csv_of() has not written. Files from
// before there were events are read as well.
[[nodiscard]] Export parse_csv(const std::string& csv);

} // namespace michi::ledger
