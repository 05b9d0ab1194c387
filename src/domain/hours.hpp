#pragma once

#include "domain/date.hpp"

#include <vector>

// When somebody is there.
namespace michi {

inline constexpr int minutes_of_a_day = 24 * 60;

struct OpeningHours {
    // On which days of the week, and in the minutes of the day from one to the other, the last not
    // included. A day with a break has two.
    struct Span {
        unsigned days = 0; // a bit a weekday, Sunday the lowest
        int from = 0;
        int to = 0;

        bool operator==(const Span&) const = default;
    };
    std::vector<Span> spans; // at least one
    bool holidays = false;   // on national holidays as well, and at the turn of the year
    std::vector<Day> closed;

    bool operator==(const OpeningHours&) const = default;
};

// As data and settings have it: what holds on some days of the week, then what holds besides, with
// semicolons between. "mon-fri 8:30-12:00 13:00-17:15; sat 9:00-12:00; closed 2023-12-28", or
// "mon-sun 9:00-18:00; holidays". Nothing for any other form, and for spans that overlap.
[[nodiscard]] std::optional<OpeningHours> parse_hours(std::string_view text);
[[nodiscard]] std::string to_string(const OpeningHours& hours);

// How it is at a moment.
struct Opening {
    enum class Now {
        open,
        pause,  // it was open today, and will be
        later,  // it opens yet
        over,   // it was open today
        day_off // it is not open today at all
    };
    Now now = Now::day_off;
    int until = 0;              // where open: the minute
    std::optional<Moment> next; // when it opens the next time; nothing: not within a year
};
[[nodiscard]] Opening opening_at(const OpeningHours& hours, const Moment& moment);

// The next minute of the same day at which it opens or closes, or the day's end.
[[nodiscard]] int next_change(const OpeningHours& hours, const Moment& moment);

} // namespace michi
