#pragma once

#include "domain/catalogue.hpp"

// What may be told by a kiosk whose clock cannot be right.
namespace michi {

// The day before which it cannot be: the program was built by then, the data is of that day, and
// the kiosk has seen that day already.
[[nodiscard]] Day earliest_day(Day built, Day data, const std::optional<Day>& seen);

// Whether a day that the clock shows is kept as seen. A step of more than a year is not: a clock
// that was years ahead for a while would be doubted for years after it was mended.
[[nodiscard]] bool may_be_seen(Day day, Day earliest);

// The catalogue, for a day of which only the earliest is known. What was over by then is over; what
// was open or to come may be over by now, and is asked for at the desk.
[[nodiscard]] Catalogue without_a_day(Catalogue catalogue, Day earliest);

} // namespace michi
