#include "domain/offices.hpp"

#include "domain/matching.hpp"
#include "real_data.hpp"

#include <doctest/doctest.h>

#include <map>

namespace michi::test {

namespace {

const Catalogue& catalogue()
{
    return real_catalogue();
}

std::vector<std::string> names(OfficeKind kind, const Place& place)
{
    std::vector<std::string> result;
    for (const NearOffice& office : offices_for(place, catalogue()))
        if (office.kind == kind)
            result.push_back(catalogue().at(office.desk).name);
    return result;
}

template <class F> void for_every_town(const F& look)
{
    for (std::uint32_t index = 0; index < catalogue().places.towns.size(); ++index) {
        CAPTURE(catalogue().places.towns[index].name);
        look(Place{TownIndex{index}});
    }
}

} // namespace

TEST_SUITE("the offices of a town")
{
    TEST_CASE("every town has one office of every kind, but for two banks or two of the prefecture")
    {
        for_every_town([](const Place& place) {
            std::map<OfficeKind, int> count;
            for (const NearOffice& office : offices_for(place, catalogue()))
                ++count[office.kind];
            for (const OfficeKind kind : all<OfficeKind>()) {
                CAPTURE(id_of(kind));
                CHECK(count[kind] >= 1);
                const bool two = kind == OfficeKind::bank || kind == OfficeKind::prefecture;
                CHECK(count[kind] <= (two ? 2 : 1));
            }
        });
    }

    TEST_CASE("an office stands in the visitor's region, or is for the whole prefecture")
    {
        for_every_town([](const Place& place) {
            for (const NearOffice& office : offices_for(place, catalogue())) {
                const Desk& desk = catalogue().at(office.desk);
                CAPTURE(desk.name);
                REQUIRE(!desk.phones.empty());
                if (desk.serves.empty())
                    continue;
                REQUIRE(desk.town);
                CHECK(region_of(*desk.town, catalogue().places) ==
                      region_of(place, catalogue().places));
            }
        });
    }

    TEST_CASE("an office in the visitor's own town comes before one elsewhere")
    {
        for_every_town([](const Place& place) {
            for (const NearOffice& office : offices_for(place, catalogue()))
                for (const Desk& other : catalogue().desks)
                    if (other.office == office.kind && other.town == std::get<TownIndex>(place) &&
                        !catalogue().at(office.desk).serves.empty())
                        CHECK(catalogue().at(office.desk).town == other.town);
        });
    }

    TEST_CASE("a region without an office of a kind gets the prefecture's desk, and is told so")
    {
        const auto offices = offices_for(town("むつ市"), catalogue());
        const auto bank = std::ranges::find(offices, OfficeKind::bank, &NearOffice::kind);
        REQUIRE(bank != offices.end());
        CHECK(bank->stands_in);
        CHECK(catalogue().at(bank->desk).office == OfficeKind::prefecture);

        for (const NearOffice& office : offices)
            CHECK(office.stands_in == (catalogue().at(office.desk).office != office.kind));
    }

    TEST_CASE("some towns and their offices, as a person with a map would say")
    {
        CHECK(names(OfficeKind::chamber, town("八戸市")) ==
              std::vector<std::string>{"八戸商工会議所"});
        CHECK(names(OfficeKind::chamber, town("平川市")) ==
              std::vector<std::string>{"黒石商工会議所"});
        CHECK(names(OfficeKind::chamber, town("五戸町")) ==
              std::vector<std::string>{"八戸商工会議所"});
        CHECK(names(OfficeKind::guarantee, town("つがる市")) ==
              std::vector<std::string>{"青森県信用保証協会 五所川原支所"});
        CHECK(names(OfficeKind::hello_work, town("六ヶ所村")) ==
              std::vector<std::string>{"ハローワーク野辺地（野辺地安定所）"});
        CHECK(names(OfficeKind::bank, town("青森市")) ==
              std::vector<std::string>{"日本政策金融公庫 青森支店", "商工組合中央金庫 青森支店"});
    }

    TEST_CASE("who names no town gets the offices for the whole prefecture alone")
    {
        for (const Place& place : {Place{Unknown{}}, Place{Outside{}}}) {
            const auto offices = offices_for(place, catalogue());
            CHECK(!offices.empty());
            for (const NearOffice& office : offices)
                CHECK(catalogue().at(office.desk).serves.empty());
            CHECK(!nearest_chamber(place, catalogue()));
        }
    }

    TEST_CASE("the desk of a shortlist is a local one of its programmes, else the town's chamber")
    {
        const Matcher matcher(catalogue(), test_day);
        for_every_town([&](const Place& place) {
            for (const Purpose purpose : all<Purpose>()) {
                const Matches matches = matcher.match({{purpose}, place, Age::over10, {}, {}});
                bool local_desk = false;
                for (const Match& match : matches.shortlist)
                    local_desk |=
                        serves_locally(catalogue().at(first_contact(catalogue().at(match.programme),
                                                                    place, catalogue())),
                                       place, catalogue().places);
                if (local_desk)
                    CHECK(
                        serves_locally(catalogue().at(matches.contact), place, catalogue().places));
                else
                    CHECK(matches.contact == nearest_chamber(place, catalogue()));
            }
        });
    }
}

} // namespace michi::test
