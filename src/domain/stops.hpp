#pragma once

#include "domain/catalogue.hpp"

#include <vector>

namespace michi {

// A programme that somebody at the counter has stopped, whatever the data says of it. It is kept
// apart from the data, so that no new data undoes it.
struct Stop {
    std::string key; // of the programme
    StopReason reason = StopReason::ask;
    Day since{};

    bool operator==(const Stop&) const = default;
};

// The catalogue with these programmes closed, in the words of each reason, in every language. A
// stop of a programme that the catalogue does not have waits until it has.
[[nodiscard]] Catalogue with_stops(Catalogue catalogue, const std::vector<Stop>& stops);

} // namespace michi
