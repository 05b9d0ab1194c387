#include "domain/holidays.hpp"
#include "domain/hours.hpp"

#include <doctest/doctest.h>

namespace michi::test {

namespace {

Day day(std::string_view text)
{
    return parse_day(text).value();
}

Moment at(std::string_view text, int hour, int minute = 0)
{
    return {day(text), hour * 60 + minute};
}

OpeningHours hours(std::string_view text)
{
    return parse_hours(text).value();
}

// "01-01 01-09 …"
std::string holidays_of(int year)
{
    std::string result;
    const Day first{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
    for (Day one = first; one.year() == first.year(); one = days_after(one, 1))
        if (is_national_holiday(one))
            result += (result.empty() ? "" : " ") + to_string(one).substr(5);
    return result;
}

} // namespace

TEST_SUITE("opening hours")
{
    // As the Cabinet Office lists them (syukujitsu.csv), substitutes and the days between included.
    TEST_CASE("the national holidays of every year are those that the government announced")
    {
        CHECK(holidays_of(2018) == "01-01 01-08 02-11 02-12 03-21 04-29 04-30 05-03 05-04 05-05 "
                                   "07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23 12-23 12-24");
        CHECK(holidays_of(2019) ==
              "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 "
              "08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23");
        CHECK(holidays_of(2020) == "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 "
                                   "05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23");
        CHECK(holidays_of(2021) == "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 "
                                   "07-23 08-08 08-09 09-20 09-23 11-03 11-23");
        CHECK(holidays_of(2022) == "01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 "
                                   "08-11 09-19 09-23 10-10 11-03 11-23");
        CHECK(holidays_of(2023) == "01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 "
                                   "07-17 08-11 09-18 09-23 10-09 11-03 11-23");
        CHECK(holidays_of(2024) ==
              "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 "
              "08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23");
        CHECK(holidays_of(2025) ==
              "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 "
              "08-11 09-15 09-23 10-13 11-03 11-23 11-24");
        CHECK(holidays_of(2026) == "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 "
                                   "07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23");
    }

    TEST_CASE("at the turn of the year offices are closed for six days")
    {
        CHECK_FALSE(is_turn_of_the_year(day("2023-12-28")));
        CHECK(is_turn_of_the_year(day("2023-12-29")));
        CHECK(is_turn_of_the_year(day("2024-01-03")));
        CHECK_FALSE(is_turn_of_the_year(day("2024-01-04")));
    }

    TEST_CASE("hours are written as they are read")
    {
        for (const char* text :
             {"mon-fri 8:30-17:15", "mon-fri 8:30-12:00 13:00-17:15; sat 9:00-12:00",
              "mon-sun 0:00-24:00; holidays", "tue 9:00-9:05; closed 2023-12-28 2024-08-13",
              "mon 9:00-10:00; wed-thu 9:00-10:00; sun 9:00-10:00"}) {
            CAPTURE(text);
            CHECK(to_string(hours(text)) == text);
        }
        CHECK(to_string(hours("  mon-fri  8:30-17:15 ;")) == "mon-fri 8:30-17:15");
        CHECK(to_string(hours("fri-mon 9:00-10:00")) == "mon 9:00-10:00; fri-sun 9:00-10:00");
    }

    TEST_CASE("hours have one form only")
    {
        for (const char* wrong : {"",
                                  ";",
                                  "mon-fri",
                                  "8:30-17:15",
                                  "mon-fri 8:30",
                                  "mon-fri 8.30-17.15",
                                  "mon-fri 8:3-17:15",
                                  "mon-fri 17:15-8:30",
                                  "mon-fri 8:30-8:30",
                                  "mon-fri 8:30-24:01",
                                  "mon-fri 8:30-17:60",
                                  "mon-fri -8:30-17:15",
                                  "monday 8:30-17:15",
                                  "mo 8:30-17:15",
                                  "mon-fri 8:30-12:00 11:59-17:15",
                                  "mon-fri 8:30-17:15; wed 9:00-12:00",
                                  "holidays",
                                  "closed 2023-12-28",
                                  "mon-fri 8:30-17:15; closed",
                                  "mon-fri 8:30-17:15; closed 12-28",
                                  "mon-fri 8:30-17:15; holidays too",
                                  "平日 8:30～17:15"}) {
            CAPTURE(wrong);
            CHECK_FALSE(parse_hours(wrong));
        }
    }

    TEST_CASE("an office is open from the first minute on, and no longer at the last")
    {
        const OpeningHours office = hours("mon-fri 8:30-17:15");
        const std::string_view friday = "2023-10-20";

        CHECK(opening_at(office, at(friday, 8, 29)).now == Opening::Now::later);
        CHECK(opening_at(office, at(friday, 8, 29)).next == at(friday, 8, 30));
        CHECK(opening_at(office, at(friday, 8, 30)).now == Opening::Now::open);
        CHECK(opening_at(office, at(friday, 17, 14)).until == 17 * 60 + 15);
        CHECK(opening_at(office, at(friday, 17, 15)).now == Opening::Now::over);
        CHECK(opening_at(office, at(friday, 17, 15)).next == at("2023-10-23", 8, 30));
    }

    TEST_CASE("the next opening passes over holidays, the turn of the year and days of its own")
    {
        const OpeningHours office = hours("mon-fri 8:30-17:15; closed 2024-01-04");

        // Culture day on a Friday, then a weekend.
        CHECK(opening_at(office, at("2023-11-03", 10)).now == Opening::Now::day_off);
        CHECK(opening_at(office, at("2023-11-02", 18)).next == at("2023-11-06", 8, 30));
        CHECK(opening_at(office, at("2023-12-28", 18)).next == at("2024-01-05", 8, 30));
        CHECK(opening_at(hours("mon-fri 8:30-17:15; holidays"), at("2023-11-03", 10)).now ==
              Opening::Now::open);
    }

    TEST_CASE("in a break an office opens again the same day")
    {
        const OpeningHours office = hours("mon-fri 8:30-12:00 13:00-17:15");

        CHECK(opening_at(office, at("2023-10-20", 11)).until == 12 * 60);
        CHECK(opening_at(office, at("2023-10-20", 8)).now == Opening::Now::later);
        CHECK(opening_at(office, at("2023-10-20", 12)).now == Opening::Now::pause);
        CHECK(opening_at(office, at("2023-10-20", 12)).next == at("2023-10-20", 13));
        CHECK(opening_at(office, at("2023-10-20", 18)).now == Opening::Now::over);
    }

    TEST_CASE("an office that never opens again has no next opening")
    {
        const OpeningHours office = hours("wed 9:00-10:00; closed 2023-11-03");
        OpeningHours never = office;
        never.closed.clear();
        for (Day one = day("2023-10-20"); one < day("2025-01-01"); one = days_after(one, 1))
            never.closed.push_back(one);

        CHECK(opening_at(office, at("2023-10-20", 10)).next == at("2023-10-25", 9));
        CHECK_FALSE(opening_at(never, at("2023-10-20", 10)).next);
    }

    TEST_CASE("what is told of the hours changes when it opens, when it closes and at midnight")
    {
        const OpeningHours office = hours("mon-fri 8:30-17:15");

        CHECK(next_change(office, at("2023-10-20", 0)) == 8 * 60 + 30);
        CHECK(next_change(office, at("2023-10-20", 8, 30)) == 17 * 60 + 15);
        CHECK(next_change(office, at("2023-10-20", 17, 15)) == minutes_of_a_day);
        CHECK(next_change(office, at("2023-10-21", 9)) == minutes_of_a_day);
    }
}

} // namespace michi::test
