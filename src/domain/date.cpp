#include "domain/date.hpp"

#include <array>
#include <charconv>

namespace michi {

namespace {

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text[0] == '-')
        return std::nullopt;
    return value;
}

std::string padded(unsigned value)
{
    std::string digits = std::to_string(value);
    if (digits.size() < 2)
        digits.insert(digits.begin(), '0');
    return digits;
}

} // namespace

std::optional<Day> parse_day(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const Day result{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                     std::chrono::day{static_cast<unsigned>(*day)}};
    return result.ok() ? std::optional{result} : std::nullopt;
}

std::string to_string(Day day)
{
    return std::to_string(static_cast<int>(day.year())) + "-" +
           padded(static_cast<unsigned>(day.month())) + "-" +
           padded(static_cast<unsigned>(day.day()));
}

unsigned weekday_of(Day day)
{
    return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
}

int days_between(Day from, Day to)
{
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

Day days_after(Day day, int days)
{
    return std::chrono::sys_days{day} + std::chrono::days{days};
}

std::optional<RoughDay> parse_rough_day(std::string_view text)
{
    if (text.size() == 7) {
        const auto first = parse_day(std::string(text) + "-01");
        if (!first)
            return std::nullopt;
        const Day last = first->year() / first->month() / std::chrono::last;
        return RoughDay{*first, last};
    }
    const auto day = parse_day(text);
    return day ? std::optional{RoughDay{*day, *day}} : std::nullopt;
}

std::string to_string(const RoughDay& day)
{
    return day.month_only() ? to_string(day.first).substr(0, 7) : to_string(day.first);
}

State state_of(const Period& period, Day today)
{
    if (period.to && today > period.to->last)
        return State::closed;
    if (period.from && today < period.from->first)
        return State::upcoming;
    if (period.planned && period.from && period.from->month_only())
        return State::ask;
    return State::open;
}

} // namespace michi
