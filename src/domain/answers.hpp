#pragma once

#include "domain/place.hpp"
#include "domain/terms.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace michi {

inline constexpr std::size_t most_purposes = 3;

// What one visitor has answered so far. A value: copy it, compare it, throw it away.
struct Answers {
    std::vector<Purpose> purposes; // in the order chosen; `consult` stands alone
    std::optional<Place> place;
    std::optional<Age> age;
    std::optional<Trade> trade; // asked only where it parts what is left, like `help`
    std::optional<Help> help = std::nullopt;

    [[nodiscard]] bool has(Purpose purpose) const
    {
        return std::ranges::find(purposes, purpose) != purposes.end();
    }
    bool operator==(const Answers&) const = default;
};

} // namespace michi
