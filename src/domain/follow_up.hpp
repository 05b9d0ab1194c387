#pragma once

#include "domain/matching.hpp"

#include <optional>
#include <variant>
#include <vector>

// Questions that are worth asking only some visitors: those whose list is long and would be parted
// well by the answer.
namespace michi {

// A question after the three, with the answers that would change something, in their order;
// 「わからない」 is always one more.
using FollowUp = std::variant<std::vector<Trade>, std::vector<Help>>;

// A visit takes at most so many touches after the one that wakes the kiosk.
inline constexpr std::size_t most_touches = 7;

// The touches that it takes to give these answers.
[[nodiscard]] std::size_t touches_for(const Answers& answers);

// The question whose answers part the programmes left best, or nothing: the list fits on its first
// page, nothing parts it well, everything is answered, or the touches are used up.
[[nodiscard]] std::optional<FollowUp> follow_up(const Catalogue& catalogue, const Answers& answers,
                                                const Matches& matches);

} // namespace michi
