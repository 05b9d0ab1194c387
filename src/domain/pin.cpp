#include "domain/pin.hpp"

#include <algorithm>

namespace michi {

namespace {

// Whether each digit follows the one before by `step`; 0 comes after 9.
bool runs(std::string_view pin, int step)
{
    return std::ranges::adjacent_find(pin, [&](char a, char b) {
               return (a - '0' + step + 10) % 10 != b - '0';
           }) == pin.end();
}

bool repeats(std::string_view pin)
{
    for (std::size_t part = 1; part <= pin.size() / 2; ++part)
        if (pin.size() % part == 0 && pin.substr(part) == pin.substr(0, pin.size() - part))
            return true;
    return false;
}

int number_in(std::string_view pin, std::size_t at)
{
    return (pin[at] - '0') * 10 + pin[at + 1] - '0';
}

bool is_year(std::string_view pin, std::size_t at)
{
    return number_in(pin, at) == 19 || number_in(pin, at) == 20;
}

// Month and day, or day and month.
bool is_day(std::string_view pin, std::size_t at)
{
    const auto [month, day] = std::minmax({number_in(pin, at), number_in(pin, at + 2)});
    return month >= 1 && month <= 12 && day <= 31;
}

bool is_date(std::string_view pin)
{
    if (pin.size() == 6)
        return is_year(pin, 0) || is_year(pin, 2) || is_day(pin, 2);
    return pin.size() == 8 &&
           ((is_year(pin, 0) && is_day(pin, 4)) || (is_year(pin, 4) && is_day(pin, 0)));
}

} // namespace

PinNote weakness_of(std::string_view pin)
{
    if (pin.size() < least_pin_digits)
        return PinNote::short_pin;
    if (runs(pin, 0))
        return PinNote::same;
    if (runs(pin, 1) || runs(pin, -1))
        return PinNote::run;
    if (repeats(pin))
        return PinNote::repeated;
    return is_date(pin) ? PinNote::date : PinNote::none;
}

} // namespace michi
