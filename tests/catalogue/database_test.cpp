#include "catalogue/database.hpp"

#include "sample_data.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>

namespace michi::catalogue::test {

namespace {

void check_equal(const Places& one, const Places& other)
{
    REQUIRE(one.regions.size() == other.regions.size());
    for (std::size_t at = 0; at < one.regions.size(); ++at) {
        const Region& left = one.regions[at];
        const Region& right = other.regions[at];
        CHECK(std::tie(left.id, left.name, left.reading, left.english, left.main_town,
                       left.towns) == std::tie(right.id, right.name, right.reading, right.english,
                                               right.main_town, right.towns));
    }
    REQUIRE(one.towns.size() == other.towns.size());
    for (std::size_t at = 0; at < one.towns.size(); ++at) {
        const Town& left = one.towns[at];
        const Town& right = other.towns[at];
        CHECK(std::tie(left.name, left.reading, left.english, left.region) ==
              std::tie(right.name, right.reading, right.english, right.region));
    }
}

void check_equal(const Catalogue& one, const Catalogue& other)
{
    check_equal(one.places, other.places);
    CHECK((one.edition == other.edition));
    CHECK((one.map == other.map));
    CHECK((one.chapters == other.chapters));
    CHECK((one.desks == other.desks));
    REQUIRE(one.programmes.size() == other.programmes.size());
    for (std::size_t at = 0; at < one.programmes.size(); ++at)
        CHECK_MESSAGE((one.programmes[at] == other.programmes[at]), one.programmes[at].key);
    for (const Language language : all<Language>())
        CHECK((one.words.all(language) == other.words.all(language)));
}

// The samples, in which every field of every table is used.
Catalogue sample_catalogue()
{
    const SampleData data;
    return read(data.path());
}

} // namespace

TEST_SUITE("catalogue.db")
{
    TEST_CASE("what is loaded is what was written, in every field")
    {
        const Folder folder;
        const fs::path file = folder.path() / "catalogue.db";
        const Catalogue written = sample_catalogue();

        write(written, file);
        const Catalogue loaded = load(file);

        check_equal(written, loaded);
    }

    TEST_CASE("the same catalogue always gives the same bytes")
    {
        const Folder folder;
        const Catalogue catalogue = sample_catalogue();

        write(catalogue, folder.path() / "one.db");
        write(catalogue, folder.path() / "one.db");
        write(load(folder.path() / "one.db"), folder.path() / "other.db");

        CHECK(bytes_of(folder.path() / "one.db") == bytes_of(folder.path() / "other.db"));
    }

    TEST_CASE("writing leaves one file, which everybody may read and nobody needs a journal for")
    {
        const Folder folder;

        write(sample_catalogue(), folder.path() / "catalogue.db");

        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder.path()))
            names.push_back(entry.path().filename().string());
        CHECK(names == std::vector<std::string>{"catalogue.db"});
        CHECK((fs::status(folder.path() / "catalogue.db").permissions() & fs::perms::others_read) !=
              fs::perms::none);
    }

    TEST_CASE("wrong data leaves the catalogue of before as it was")
    {
        const SampleData data;
        write(read(data.path()), data.database());
        const std::string before = bytes_of(data.database());
        data.replace(sample::port, "2023-11-30", "2023-11-31");

        CHECK_THROWS_AS(write(read(data.path()), data.database()), BadData);

        CHECK(bytes_of(data.database()) == before);
    }

    TEST_CASE("a catalogue that refers to nothing is not written, and nothing is left of it")
    {
        const Folder folder;
        const fs::path file = folder.path() / "catalogue.db";
        Catalogue catalogue = sample_catalogue();
        write(catalogue, file);
        const std::string before = bytes_of(file);
        catalogue.programmes.front().contacts.front().desk.value = 9999;

        CHECK_THROWS(write(catalogue, file));

        CHECK(bytes_of(file) == before);
        CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    }

    TEST_CASE("a catalogue can be read where nothing can be written")
    {
        const Folder folder;
        const fs::path inner = folder.path() / "with space & 100% 県?#";
        fs::create_directory(inner);
        const Catalogue catalogue = sample_catalogue();
        write(catalogue, inner / "catalogue.db");
        fs::permissions(inner, fs::perms::owner_read | fs::perms::owner_exec);

        CHECK(load(inner / "catalogue.db").programmes.size() == catalogue.programmes.size());

        fs::permissions(inner, fs::perms::owner_all);
    }

    TEST_CASE("a file that this program cannot read is refused, and it says why")
    {
        const Folder folder;
        const fs::path file = folder.path() / "catalogue.db";
        const auto complaint = [&] {
            try {
                static_cast<void>(load(file));
            } catch (const BadFile& bad) {
                return std::string(bad.what());
            }
            return std::string("none");
        };
        const auto change = [&](const std::string& sql) {
            SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
        };
        write(sample_catalogue(), file);
        const std::string good = bytes_of(file);

        SUBCASE("of a later version")
        {
            change("pragma user_version = 99");
            CHECK(complaint().find("version 99") != std::string::npos);
        }
        SUBCASE("another program's")
        {
            change("pragma application_id = 7");
            CHECK(complaint().find("not a catalogue") != std::string::npos);
        }
        SUBCASE("no database")
        {
            std::ofstream(file, std::ios::binary) << std::string(5000, 'x');
            CHECK(complaint().find("not a database") != std::string::npos);
        }
        SUBCASE("not there")
        {
            fs::remove(file);
            CHECK(complaint().find(file.string()) == 0);
        }
        SUBCASE("cut off")
        {
            std::ofstream(file, std::ios::binary) << good.substr(0, good.size() / 2);
            CHECK(complaint() != "none");
        }
        SUBCASE("with a reference to nothing")
        {
            change("pragma foreign_keys = off; update contact set desk = 9999");
            CHECK(complaint().find("refers to nothing") != std::string::npos);
        }
        SUBCASE("with a word of its own")
        {
            change("update programme set kind = 'gift'");
            CHECK(complaint().find("not known") != std::string::npos);
        }
        CHECK(complaint().find(file.string()) == 0);
    }

    TEST_CASE("the whole catalogue is loaded before anybody could notice")
    {
        const Folder folder;
        const fs::path file = folder.path() / "catalogue.db";
        write(read(MICHI_DATA), file);

        // The best of some, as other programs may run beside the test; sanitizers take ten times.
        auto best = std::chrono::steady_clock::duration::max();
        for (int times = 0; times < 5; ++times) {
            const auto start = std::chrono::steady_clock::now();
            static_cast<void>(load(file));
            best = std::min(best, std::chrono::steady_clock::now() - start);
        }
        CHECK(best < std::chrono::milliseconds(80));
    }
}

} // namespace michi::catalogue::test
