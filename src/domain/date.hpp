#pragma once

#include "domain/terms.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Days in Japan's calendar. Nothing here reads a clock: the day is always passed in.
namespace michi {

using Day = std::chrono::year_month_day;

// A day as "2023-11-30". Nothing for a day that does not exist or for any other form.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string to_string(Day day);

// What a clock on a wall in Japan shows.
struct Moment {
    Day day{};
    int minute = 0; // since midnight
    int second = 0; // of the minute

    bool operator==(const Moment&) const = default;
};

// 0 is Sunday.
[[nodiscard]] unsigned weekday_of(Day day);
[[nodiscard]] int days_between(Day from, Day to);
[[nodiscard]] Day days_after(Day day, int days);

// A day, or a month of which the brochure gives no day (令和5年11月～).
struct RoughDay {
    Day first{};
    Day last{};

    [[nodiscard]] bool month_only() const { return first != last; }
    bool operator==(const RoughDay&) const = default;
};

// "2023-11-30" or "2023-11".
[[nodiscard]] std::optional<RoughDay> parse_rough_day(std::string_view text);
[[nodiscard]] std::string to_string(const RoughDay& day);

// A time in which one can apply, or that limits what is paid for. Both ends belong to it; either
// may be open.
struct Period {
    PeriodKind what = PeriodKind::application;
    std::optional<RoughDay> from;
    std::optional<RoughDay> to;
    bool planned = false; // 予定: the brochure does not promise it
    std::string part;     // the part it belongs to, if not the whole
    std::string words;    // what the brochure calls it
    int line = 0;         // of the brochure's text

    bool operator==(const Period&) const = default;
};

// The one place that decides what a period means on a day. A planned start of which only the month
// is known stays a plan: after that month began, only the desk knows (State::ask).
[[nodiscard]] State state_of(const Period& period, Day today);

} // namespace michi
