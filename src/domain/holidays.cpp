#include "domain/holidays.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace michi {

namespace {

struct Date {
    unsigned month;
    unsigned day;

    bool operator==(const Date&) const = default;
};

bool is_one_of(Day day, std::initializer_list<Date> dates)
{
    const Date date{static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
    return std::ranges::find(dates, date) != dates.end();
}

bool is_monday_of(Day day, unsigned month, unsigned which)
{
    return static_cast<unsigned>(day.month()) == month && weekday_of(day) == 1 &&
           (static_cast<unsigned>(day.day()) + 6) / 7 == which;
}

// The usual formula of the equinoxes, as they were and will be from 1980 to 2099.
unsigned equinox(int year, double in_1980)
{
    const int years = year - 1980;
    return static_cast<unsigned>(std::floor(in_1980 + 0.242194 * years)) -
           static_cast<unsigned>(years / 4);
}

// Marine, mountain and sports day, which the Olympic games moved.
bool is_sporting(Day day)
{
    switch (static_cast<int>(day.year())) {
    case 2020:
        return is_one_of(day, {{7, 23}, {7, 24}, {8, 10}});
    case 2021:
        return is_one_of(day, {{7, 22}, {7, 23}, {8, 8}});
    default:
        return is_monday_of(day, 7, 3) || is_one_of(day, {{8, 11}}) || is_monday_of(day, 10, 2);
    }
}

bool is_emperors(Day day)
{
    const int year = static_cast<int>(day.year());
    if (year == 2019)
        return is_one_of(day, {{5, 1}, {10, 22}});
    return is_one_of(day, {year < 2019 ? Date{12, 23} : Date{2, 23}});
}

// Article 2.
bool is_named(Day day)
{
    const int year = static_cast<int>(day.year());
    return is_one_of(day, {{1, 1}, {2, 11}, {4, 29}, {5, 3}, {5, 4}, {5, 5}, {11, 3}, {11, 23}}) ||
           is_one_of(day, {{3, equinox(year, 20.8431)}, {9, equinox(year, 23.2488)}}) ||
           is_monday_of(day, 1, 2) || is_monday_of(day, 9, 3) || is_sporting(day) ||
           is_emperors(day);
}

} // namespace

bool is_national_holiday(Day day)
{
    if (is_named(day))
        return true;
    const Day before = days_after(day, -1);
    if (is_named(before) && is_named(days_after(day, 1)))
        return true;
    for (Day one = before; is_named(one); one = days_after(one, -1))
        if (weekday_of(one) == 0)
            return true;
    return false;
}

bool is_turn_of_the_year(Day day)
{
    return is_one_of(day, {{12, 29}, {12, 30}, {12, 31}, {1, 1}, {1, 2}, {1, 3}});
}

} // namespace michi
