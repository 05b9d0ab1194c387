#pragma once

#include "domain/catalogue.hpp"

#include <optional>
#include <vector>

namespace michi {

// A dated seminar, salon or consultation day of a programme.
struct CalendarEntry {
    ProgrammeIndex programme;
    std::size_t occasion = 0; // its position in the programme's list

    bool operator==(const CalendarEntry&) const = default;
};

// What is still to come from `today` on, that day included, by date and then by time. With a
// region: what takes place there, and what takes place nowhere in the prefecture (online, elsewhere
// or not yet settled), which is as near to everybody. Closed programmes have nothing to come.
[[nodiscard]] std::vector<CalendarEntry> calendar(const Catalogue& catalogue,
                                                  std::optional<RegionIndex> region, Day today);

} // namespace michi
