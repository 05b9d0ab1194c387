#include "domain/calendar.hpp"

#include "domain/verdict.hpp"
#include "real_data.hpp"

#include <doctest/doctest.h>

#include <set>

namespace michi::test {

namespace {

const Catalogue& catalogue()
{
    return real_catalogue();
}

const Occasion& occasion_of(const CalendarEntry& entry)
{
    return catalogue().at(entry.programme).occasions[entry.occasion];
}

std::vector<CalendarEntry> of_region(std::string_view id, Day today = test_day)
{
    return calendar(catalogue(), catalogue().places.region_by_id(id), today);
}

constexpr std::string_view regions[] = {"tosei",   "chunan",   "sanpachi",
                                        "seihoku", "kamikita", "shimokita"};

} // namespace

TEST_SUITE("the calendar")
{
    TEST_CASE(
        "nothing is past, nothing of what is still open is missing, and the days are in order")
    {
        for (const Day today : {test_day, Day{std::chrono::year{2023} / 4 / 1},
                                Day{std::chrono::year{2024} / 2 / 29}}) {
            const auto entries = calendar(catalogue(), {}, today);
            std::size_t expected = 0;
            for (const Programme& programme : catalogue().programmes)
                if (state_on(programme, today) != State::closed)
                    expected += static_cast<std::size_t>(
                        std::ranges::count_if(programme.occasions, [&](const Occasion& occasion) {
                            return occasion.date.last >= today;
                        }));
            CHECK(entries.size() == expected);
            CHECK(std::ranges::is_sorted(entries, {}, [](const CalendarEntry& entry) {
                return occasion_of(entry).date.last;
            }));
            for (const CalendarEntry& entry : entries)
                CHECK(occasion_of(entry).date.last >= today);
        }
    }

    TEST_CASE("what happens today still stands there, and tomorrow it does not")
    {
        const auto today = calendar(catalogue(), {}, test_day);
        const auto tomorrow = calendar(catalogue(), {}, days_after(test_day, 1));
        REQUIRE(occasion_of(today.front()).date.first == test_day);
        CHECK(tomorrow.size() < today.size());
        CHECK(occasion_of(tomorrow.front()).date.first != test_day);
    }

    TEST_CASE("a region shows its own dates, and those that are in no town")
    {
        std::set<std::pair<std::uint32_t, std::size_t>> seen;
        for (const std::string_view id : regions)
            for (const CalendarEntry& entry : of_region(id)) {
                const auto& town = occasion_of(entry).town;
                if (town)
                    CHECK(catalogue().places.at(catalogue().places.at(*town).region).id == id);
                seen.emplace(entry.programme.value, entry.occasion);
            }
        CHECK(seen.size() == calendar(catalogue(), {}, test_day).size());
    }

    TEST_CASE("all 84 consultation days of the brochure's page 32 are there before the first one")
    {
        const auto programme = catalogue().programme_by_key("3-16");
        std::size_t days = 0;
        for (const CalendarEntry& entry :
             calendar(catalogue(), {}, Day{std::chrono::year{2023} / 4 / 1}))
            days += entry.programme == programme ? 1u : 0u;
        CHECK(days == 84);
    }

    TEST_CASE("after the fiscal year nothing is left, and the calendar is empty")
    {
        CHECK(calendar(catalogue(), {}, Day{std::chrono::year{2025} / 1 / 1}).empty());
    }
}

} // namespace michi::test
