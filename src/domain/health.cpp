#include "domain/health.hpp"

namespace michi {

Starts starts_of_week(const std::vector<Start>& starts, Day today)
{
    constexpr int week = 7;
    Starts count;
    for (const Start& start : starts)
        if (days_between(start.at.day, today) < week) {
            ++count.all;
            count.wrong += is_wrong(start.before) ? 1 : 0;
        }
    return count;
}

} // namespace michi
