#pragma once

#include "ui/frame.hpp"

#include <span>
#include <string_view>

// Where the keypad's focus goes.
namespace michi::ui {

enum class Direction { up, down, left, right };

// The target that an arrow leads to: the nearest one on that side, within a scrolled area first,
// also where it is scrolled away. Where nothing stands to the left or right, the one before or
// after in reading order, round and round: so no target is out of reach. Null where an arrow leads
// nowhere; without a target of the name `from`, the first.
[[nodiscard]] const Target* neighbour(std::span<const Target> targets, std::string_view from,
                                      Direction direction);

// The target in sight that lies nearest to a place. Null where there is none.
[[nodiscard]] const Target* nearest(std::span<const Target> targets, const Box& place);

} // namespace michi::ui
