#include "domain/date.hpp"

#include <doctest/doctest.h>

namespace michi::test {

namespace {

Day day(std::string_view text)
{
    return parse_day(text).value();
}

Period from_to(std::string_view from, std::string_view to)
{
    Period period;
    period.from = parse_rough_day(from);
    period.to = parse_rough_day(to);
    return period;
}

} // namespace

TEST_SUITE("dates")
{
    TEST_CASE("only days that exist are days")
    {
        CHECK(parse_day("2023-11-30") == Day{std::chrono::November / 30 / 2023});
        CHECK(parse_day("2024-02-29"));
        CHECK_FALSE(parse_day("2023-02-29"));
        CHECK_FALSE(parse_day("2023-11-31"));
        CHECK_FALSE(parse_day("2023-00-10"));
        CHECK_FALSE(parse_day("2023-13-10"));
        CHECK_FALSE(parse_day("2023-10-00"));
    }

    TEST_CASE("a day has one form only")
    {
        for (const char* wrong :
             {"", "2023", "2023-11", "2023/11/30", "2023-11-3", "23-11-30", "2023-11-30 ",
              "2023-1a-30", "20230-11-3", "2023--1-30", "-023-11-30", "+023-11-30", "2023-11--1"}) {
            CAPTURE(wrong);
            CHECK_FALSE(parse_day(wrong));
        }
    }

    TEST_CASE("a day is written as it is read")
    {
        for (const char* text : {"2023-01-01", "2023-10-09", "2024-02-29", "2023-12-31"})
            CHECK(to_string(day(text)) == text);
    }

    TEST_CASE("a month without a day lasts from its first day to its last")
    {
        const auto november = parse_rough_day("2023-11");
        const auto leap = parse_rough_day("2024-02");

        REQUIRE(november);
        CHECK(november->month_only());
        CHECK(november->first == day("2023-11-01"));
        CHECK(november->last == day("2023-11-30"));
        CHECK(to_string(*november) == "2023-11");
        REQUIRE(leap);
        CHECK(leap->last == day("2024-02-29"));
        CHECK_FALSE(parse_rough_day("2023-13"));
        CHECK_FALSE(parse_rough_day("2023-1"));
    }

    TEST_CASE("a day of a month is not the month")
    {
        const auto last = parse_rough_day("2023-11-30");

        REQUIRE(last);
        CHECK_FALSE(last->month_only());
        CHECK(last->first == last->last);
        CHECK(to_string(*last) == "2023-11-30");
    }

    TEST_CASE("the days between two days are counted over months, years and leap days")
    {
        CHECK(days_between(day("2023-10-20"), day("2023-10-20")) == 0);
        CHECK(days_between(day("2023-10-20"), day("2023-11-01")) == 12);
        CHECK(days_between(day("2023-11-01"), day("2023-10-20")) == -12);
        CHECK(days_between(day("2023-12-31"), day("2024-01-01")) == 1);
        CHECK(days_between(day("2024-02-28"), day("2024-03-01")) == 2);
        CHECK(days_between(day("2023-02-28"), day("2023-03-01")) == 1);
    }

    TEST_CASE("going on by days and counting them agree over four years")
    {
        const Day first = day("2023-10-13");

        for (int days = 0; days < 4 * 366; ++days) {
            const Day later = days_after(first, days);
            REQUIRE(later.ok());
            REQUIRE(days_between(first, later) == days);
            REQUIRE(weekday_of(later) == static_cast<unsigned>((5 + days) % 7));
        }
    }

    TEST_CASE("weekdays are those of the calendar, from Sunday")
    {
        CHECK(weekday_of(day("2023-10-13")) == 5);
        CHECK(weekday_of(day("2023-10-15")) == 0);
        CHECK(weekday_of(day("2024-02-29")) == 4);
        CHECK(weekday_of(day("2026-11-23")) == 1);
    }
}

TEST_SUITE("periods")
{
    TEST_CASE("the first and the last day belong to a period")
    {
        const Period period = from_to("2023-07-03", "2023-11-30");

        CHECK(state_of(period, day("2023-07-02")) == State::upcoming);
        CHECK(state_of(period, day("2023-07-03")) == State::open);
        CHECK(state_of(period, day("2023-09-15")) == State::open);
        CHECK(state_of(period, day("2023-11-30")) == State::open);
        CHECK(state_of(period, day("2023-12-01")) == State::closed);
    }

    TEST_CASE("a period of one day is open on that day only")
    {
        const Period period = from_to("2023-10-20", "2023-10-20");

        CHECK(state_of(period, day("2023-10-19")) == State::upcoming);
        CHECK(state_of(period, day("2023-10-20")) == State::open);
        CHECK(state_of(period, day("2023-10-21")) == State::closed);
    }

    TEST_CASE("a period without an end never closes, one without a start was always open")
    {
        const Period endless = from_to("2023-07-03", "");
        const Period old = from_to("", "2023-11-30");

        CHECK(state_of(endless, day("2023-07-02")) == State::upcoming);
        CHECK(state_of(endless, day("2033-07-02")) == State::open);
        CHECK(state_of(old, day("2013-07-02")) == State::open);
        CHECK(state_of(old, day("2023-12-01")) == State::closed);
        CHECK(state_of(Period{}, day("2023-12-01")) == State::open);
    }

    TEST_CASE("a period up to a month lasts to the month's last day")
    {
        const Period period = from_to("2023-09", "2024-02");

        CHECK(state_of(period, day("2023-08-31")) == State::upcoming);
        CHECK(state_of(period, day("2023-09-01")) == State::open);
        CHECK(state_of(period, day("2024-02-29")) == State::open);
        CHECK(state_of(period, day("2024-03-01")) == State::closed);
    }

    TEST_CASE("a planned month stays a plan: once it has begun, only the desk knows")
    {
        Period period = from_to("2023-11", "");
        period.planned = true;

        CHECK(state_of(period, day("2023-10-31")) == State::upcoming);
        CHECK(state_of(period, day("2023-11-01")) == State::ask);
        CHECK(state_of(period, day("2024-03-31")) == State::ask);
    }

    TEST_CASE("a planned month is over when its end is over")
    {
        Period period = from_to("2023-11", "2024-01-31");
        period.planned = true;

        CHECK(state_of(period, day("2024-01-31")) == State::ask);
        CHECK(state_of(period, day("2024-02-01")) == State::closed);
    }

    TEST_CASE("a planned day is kept to the day")
    {
        Period period = from_to("2023-07-03", "2023-11-30");
        period.planned = true;

        CHECK(state_of(period, day("2023-07-02")) == State::upcoming);
        CHECK(state_of(period, day("2023-07-03")) == State::open);
        CHECK(state_of(period, day("2023-12-01")) == State::closed);
    }
}

} // namespace michi::test
