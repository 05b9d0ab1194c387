#include "domain/clock.hpp"

#include "domain/verdict.hpp"

#include <algorithm>

namespace michi {

namespace {

constexpr int longest_step = 366; // days

} // namespace

Day earliest_day(Day built, Day data, const std::optional<Day>& seen)
{
    return std::max({built, data, seen.value_or(data)});
}

bool may_be_seen(Day day, Day earliest)
{
    return day >= earliest && days_between(earliest, day) <= longest_step;
}

Catalogue without_a_day(Catalogue catalogue, Day earliest)
{
    for (Programme& programme : catalogue.programmes) {
        const State state = state_on(programme, earliest);
        if (state == State::open || state == State::upcoming)
            programme.standing = Standing::ask;
        for (Part& part : programme.parts)
            if (part.standing != Standing::closed)
                part.standing = Standing::ask;
    }
    return catalogue;
}

} // namespace michi
