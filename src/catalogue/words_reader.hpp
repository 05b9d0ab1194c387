#pragma once

#include "catalogue/inspection.hpp"

namespace michi::catalogue {

// The words of the screens, a file a language in data/text: every language has the same keys, and
// in each text the same holes.
[[nodiscard]] Words read_words(Inspection& inspection);
// Those of the report for the staff, from data/text/report.toml: no more and no fewer than it says.
[[nodiscard]] Words read_report_words(Inspection& inspection);

} // namespace michi::catalogue
