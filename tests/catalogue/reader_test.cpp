#include "catalogue/reader.hpp"

#include "sample_data.hpp"

#include <algorithm>

namespace michi::catalogue::test {

namespace {

std::size_t count_of_programme_files()
{
    const fs::recursive_directory_iterator files(fs::path(MICHI_DATA) / "programmes");
    return static_cast<std::size_t>(std::ranges::count_if(
        files, [](const fs::path& path) { return path.extension() == ".toml"; },
        &fs::directory_entry::path));
}

const Desk& desk_by_id(const Catalogue& catalogue, const std::string& id)
{
    const auto desk = std::ranges::find(catalogue.desks, id, &Desk::id);
    REQUIRE(desk != catalogue.desks.end());
    return *desk;
}

} // namespace

TEST_SUITE("reading the data")
{
    TEST_CASE("the data that the kiosk is delivered with has no problem")
    {
        std::string found;
        try {
            const Catalogue catalogue = read(MICHI_DATA);
            CHECK(catalogue.programmes.size() == count_of_programme_files());
            CHECK(catalogue.places.towns.size() == 40);
        } catch (const BadData& bad) {
            found = bad.what();
        }
        CHECK(found == "");
    }

    TEST_CASE("the samples of the tests have no problem until a test breaks them")
    {
        std::string found;
        for (const Problem& problem : SampleData().problems())
            found += problem.text + "\n";
        CHECK(found == "");
    }

    TEST_CASE("what is read is what the files say")
    {
        const SampleData data;
        data.set("edition.toml", "", "date", "2023-10-13");
        const Catalogue catalogue = read(data.path());
        const Programme& programme = catalogue.at(*catalogue.programme_by_key("2-99"));

        CHECK(programme.chapter == 2);
        CHECK(programme.number == 99);
        CHECK(programme.kind == Kind::subsidy);
        CHECK(programme.main_purposes == std::vector{Purpose::export_abroad});
        CHECK(programme.money.front().yen == 2000000);
        CHECK(programme.periods.front().to == parse_rough_day("2023-11-30"));
        CHECK(programme.periods.front().planned);
        CHECK(catalogue.at(programme.contacts.front().desk).id == "sample-full");
        CHECK(programme.tables.front().rows.size() == 2);
        CHECK(catalogue.edition.date == parse_day("2023-10-13"));
    }

    TEST_CASE("a programme and a desk have their texts in every language that the files have")
    {
        const SampleData data;
        const Catalogue catalogue = read(data.path());
        const Programme& programme = catalogue.at(*catalogue.programme_by_key("2-97"));

        CHECK(programme.text(Language::ja).short_title == "みなと応援");
        CHECK(programme.text(Language::easy).short_title == "みなと");
        CHECK(programme.text(Language::en).short_title == "Harbour package");
        CHECK(desk_by_id(catalogue, "sample-full").name_in.at(Language::en) ==
              "Sample Desk, Advice Group");
        CHECK(desk_by_id(catalogue, "sample-plain").name_in.empty());
    }

    TEST_CASE("what nobody has confirmed since is as old as the edition")
    {
        const SampleData data;
        data.set("edition.toml", "", "date", "2023-10-14");

        const Catalogue catalogue = read(data.path());

        CHECK(catalogue.at(*catalogue.programme_by_key("2-99")).confirmed ==
              parse_day("2023-10-14"));
        CHECK(catalogue.at(*catalogue.programme_by_key("2-97")).confirmed ==
              parse_day("2023-11-01"));
    }

    TEST_CASE("a limit of 0 years is for those who have not started")
    {
        const SampleData data;
        data.replace(sample::expert, "[age]\n", "[age]\nto_years = 0\n");

        const Catalogue catalogue = read(data.path());

        const AgeCondition& age = catalogue.at(*catalogue.programme_by_key("4-98")).age;
        CHECK(age.to_years == 0);
        CHECK_FALSE(age.from_years);
    }

    TEST_CASE("an extension is told apart from the number that is dialled")
    {
        const SampleData data;
        const Catalogue catalogue = read(data.path());

        const Desk& desk = desk_by_id(catalogue, "sample-full");

        REQUIRE(desk.phones.size() == 2);
        CHECK(desk.phones[0].number == "0172-52-2111");
        CHECK(desk.phones[0].extension == "641");
        CHECK(desk.phones[1].extension == "");
    }

    TEST_CASE("a region in a territory stands for all of its towns")
    {
        const SampleData data;
        const Catalogue catalogue = read(data.path());

        const Desk& desk = desk_by_id(catalogue, "sample-full");

        const auto region = std::ranges::find(catalogue.places.regions, "東青", &Region::name);
        REQUIRE(region != catalogue.places.regions.end());
        CHECK(desk.serves.towns() == region->towns);
    }

    TEST_CASE("programmes stand by chapter and number, not as their files are called")
    {
        const Catalogue catalogue = read(MICHI_DATA);

        CHECK(std::ranges::is_sorted(catalogue.programmes, {}, [](const Programme& each) {
            return std::pair(each.chapter, each.number);
        }));
    }
}

} // namespace michi::catalogue::test
