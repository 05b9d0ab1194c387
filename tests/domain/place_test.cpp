#include "real_data.hpp"

#include <doctest/doctest.h>

namespace michi::test {

namespace {

// Two regions: the north with two towns, the south with one.
Places two_regions()
{
    Places places;
    places.towns = {{"Kita", "kita", "", {0}}, {"Umi", "umi", "", {0}}, {"Minami", "mi", "", {1}}};
    places.regions = {{"north", "North", "", "", "Kita", {{0}, {1}}},
                      {"south", "South", "", "", "Minami", {{2}}}};
    return places;
}

constexpr RegionIndex north{0};
constexpr RegionIndex south{1};
constexpr TownIndex kita{0};
constexpr TownIndex umi{1};
constexpr TownIndex minami{2};

} // namespace

TEST_SUITE("places")
{
    TEST_CASE("a place is found by its id or name, and no other is")
    {
        const Places places = two_regions();

        CHECK(places.region_by_id("south") == south);
        CHECK(places.region_by_name("North") == north);
        CHECK(places.town_by_name("Umi") == umi);
        CHECK_FALSE(places.region_by_id("North"));
        CHECK_FALSE(places.region_by_name("north"));
        CHECK_FALSE(places.town_by_name(""));
        CHECK(places.at(umi).region == north);
        CHECK(places.at(south).towns == std::vector{minami});
    }

    TEST_CASE("a set holds each town once, in order")
    {
        TownSet set;
        set.insert(minami);
        set.insert(two_regions().at(north));
        set.insert(kita);

        CHECK(set.towns() == std::vector{kita, umi, minami});
        CHECK(set.contains(umi));
        CHECK_FALSE(set.empty());
        CHECK(TownSet{}.empty());
    }

    TEST_CASE("a town lies in a set or not")
    {
        const Places places = two_regions();
        TownSet set;
        set.insert(umi);

        CHECK(set.overlap(umi, places) == TownSet::Overlap::all);
        CHECK(set.overlap(kita, places) == TownSet::Overlap::none);
    }

    TEST_CASE("a region lies in a set wholly, partly or not at all")
    {
        const Places places = two_regions();
        TownSet set;
        set.insert(umi);

        CHECK(set.overlap(north, places) == TownSet::Overlap::some);
        CHECK(set.overlap(south, places) == TownSet::Overlap::none);
        set.insert(kita);
        CHECK(set.overlap(north, places) == TownSet::Overlap::all);
    }

    TEST_CASE("nowhere known and outside the prefecture lie in no set")
    {
        const Places places = two_regions();
        TownSet everything;
        everything.insert(places.at(north));
        everything.insert(places.at(south));

        CHECK(everything.overlap(Unknown{}, places) == TownSet::Overlap::none);
        CHECK(everything.overlap(Outside{}, places) == TownSet::Overlap::none);
        CHECK(TownSet{}.overlap(kita, places) == TownSet::Overlap::none);
    }

    TEST_CASE("every real town belongs to the one region that lists it")
    {
        const Places& places = real_catalogue().places;
        std::vector<int> listed(places.towns.size());

        for (std::uint32_t index = 0; index < places.regions.size(); ++index)
            for (const TownIndex one : places.at(RegionIndex{index}).towns) {
                CHECK(places.at(one).region == RegionIndex{index});
                ++listed[one.value];
            }

        CHECK(places.regions.size() == 6);
        CHECK(places.towns.size() == 40);
        CHECK(std::ranges::all_of(listed, [](int times) { return times == 1; }));
    }
}

} // namespace michi::test
