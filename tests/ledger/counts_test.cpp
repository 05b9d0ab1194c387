#include "ledger/counts.hpp"

#include "catalogue/data_copy.hpp"
#include "ledger/ledger.hpp"
#include "ledger/scratch.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <regex>

namespace michi::test {

namespace {

using namespace std::chrono_literals;
using catalogue::test::bytes_of;

constexpr Day autumn = std::chrono::year{2023} / 10 / 20;
const Marks finished{{Mark::started, ""}, {Mark::finished, ""}};
const Marks about_a_loan{
    {Mark::started, ""}, {Mark::finished, ""}, {Mark::purpose, "finance"}, {Mark::opened, "3-14"}};

std::int64_t sum_of(const std::vector<Count>& counts, Mark mark)
{
    std::int64_t sum = 0;
    for (const Count& count : counts)
        sum += count.marked.mark == mark ? count.visits : 0;
    return sum;
}

// How often a database was written, as its header counts it.
unsigned writes_of(const fs::path& file)
{
    const std::string bytes = bytes_of(file);
    unsigned writes = 0;
    for (int at = 24; at < 28; ++at)
        writes = writes << 8 | static_cast<unsigned char>(bytes.at(static_cast<std::size_t>(at)));
    return writes;
}

// What one kiosk exported in the course of a year and a half: each time all it had, with the months
// that had been closed by then.
std::vector<ledger::Export> exports_of(const std::string& kiosk, std::mt19937& random)
{
    const Scratch scratch;
    std::vector<ledger::Export> exports;
    Day day = autumn;
    for (int visit = 0; visit < 60; ++visit) {
        day = days_after(day, static_cast<int>(random() % 18));
        const AtEvent at = random() % 3 == 0 ? AtEvent{"創業セミナー", Half::morning} : AtEvent{};
        ledger::count(scratch.file(), day, random() % 2 == 0 ? finished : about_a_loan, at);
        if (random() % 10 == 0 || visit == 59)
            exports.push_back({{kiosk, ledger::counts(scratch.file())}});
    }
    return exports;
}

} // namespace

TEST_SUITE("day counters")
{
    TEST_CASE(
        "a visit adds one to each of its marks, on its day, and a kiosk without any has no file")
    {
        const Scratch scratch;
        CHECK(ledger::counts(scratch.file()).empty());
        CHECK(ledger::exported(scratch.file()).empty());
        CHECK(!fs::exists(scratch.file()));

        ledger::count(scratch.file(), autumn, about_a_loan);
        ledger::count(scratch.file(), autumn, finished);
        ledger::count(scratch.file(), days_after(autumn, 1), finished);

        const RoughDay first{autumn, autumn};
        const RoughDay second{days_after(autumn, 1), days_after(autumn, 1)};
        CHECK(ledger::counts(scratch.file()) ==
              std::vector<Count>{{first, {Mark::finished, ""}, 2},
                                 {first, {Mark::opened, "3-14"}, 1},
                                 {first, {Mark::purpose, "finance"}, 1},
                                 {first, {Mark::started, ""}, 2},
                                 {second, {Mark::finished, ""}, 1},
                                 {second, {Mark::started, ""}, 1}});
    }

    TEST_CASE("a visit is one write to the disk, made to last")
    {
        const Scratch scratch;
        ledger::count(scratch.file(), autumn, finished);
        const unsigned before = writes_of(scratch.file());
        for (unsigned visit = 1; visit <= 5; ++visit) {
            ledger::count(scratch.file(), autumn, about_a_loan);
            CHECK(writes_of(scratch.file()) == before + visit);
        }
        CHECK(!ledger::counts(scratch.file()).empty());
        CHECK(writes_of(scratch.file()) == before + 5);
        CHECK(!fs::exists(scratch.file().string() + "-wal"));
    }

    TEST_CASE("nothing in the counters says when on a day it was, or which marks belong together")
    {
        const Scratch scratch;
        ledger::count(scratch.file(), autumn, about_a_loan);
        const SQLite::Database db(scratch.file().string());
        std::vector<std::string> columns;
        SQLite::Statement column(db, "select name from pragma_table_info('count')");
        while (column.executeStep())
            columns.push_back(column.getColumn(0).getString());
        CHECK(columns == std::vector<std::string>{"day", "mark", "which", "visits"});

        // The rows lie by their key: no row number that would tell the order of the visits.
        CHECK_THROWS(SQLite::Statement(db, "select rowid from count"));
        SQLite::Statement rows(db, "select day, mark, which, visits from count");
        std::vector<std::string> seen;
        while (rows.executeStep()) {
            CHECK(std::regex_match(rows.getColumn(0).getString(),
                                   std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}")));
            seen.push_back(rows.getColumn(1).getString() + "/" + rows.getColumn(2).getString());
            CHECK(rows.getColumn(3).getInt() == 1);
        }
        CHECK(seen.size() == about_a_loan.size());
        CHECK(std::ranges::is_sorted(seen));
        SQLite::Statement kiosk(db, "select name from kiosk");
        REQUIRE(kiosk.executeStep());
        CHECK(std::regex_match(kiosk.getColumn(0).getString(), std::regex("kiosk-[0-9a-f]{16}")));
    }

    TEST_CASE(
        "a month becomes one row a mark when its last day is 90 days past, and its days are gone")
    {
        const Scratch scratch;
        const Day july = std::chrono::year{2023} / 7 / 3;
        ledger::count(scratch.file(), july, finished);
        ledger::count(scratch.file(), days_after(july, 20), about_a_loan);
        const Day last = std::chrono::year{2023} / 7 / 31;
        const auto months = [&] {
            return std::ranges::count_if(ledger::counts(scratch.file()), [](const Count& count) {
                return count.when.month_only();
            });
        };
        ledger::count(scratch.file(), days_after(last, 90), finished);
        CHECK(months() == 0);
        ledger::count(scratch.file(), days_after(last, 91), finished);
        CHECK(months() == 4);
        CHECK(bytes_of(scratch.file()).find("2023-07-") == std::string::npos);

        const RoughDay month{july.year() / july.month() / 1, last};
        const auto counts = ledger::counts(scratch.file());
        CHECK(counts[0] == Count{month, {Mark::finished, ""}, 2});
        CHECK(sum_of(counts, Mark::started) == 4);

        // A clock that was set back counts into the month that is closed.
        ledger::count(scratch.file(), july, finished);
        ledger::count(scratch.file(), days_after(last, 91), finished);
        CHECK(months() == 4);
        CHECK(ledger::counts(scratch.file())[0] == Count{month, {Mark::finished, ""}, 3});
    }

    TEST_CASE("a visit of an event counts once more under its title, how many came by the half day")
    {
        const Scratch scratch;
        const AtEvent morning{"創業セミナー", Half::morning};
        const AtEvent afternoon{"創業セミナー", Half::afternoon};
        ledger::count(scratch.file(), autumn, about_a_loan, morning);
        ledger::count(scratch.file(), autumn, about_a_loan, afternoon);
        ledger::count(scratch.file(), autumn, finished);

        const auto counts = ledger::counts(scratch.file());
        CHECK(ledger::csv_of({{"k", {counts.begin() + 4, counts.end()}}}) ==
              ledger::csv_of({}) +
                  "k,2023-10-20,2023-10-20,finished,,2,創業セミナー,\r\n"
                  "k,2023-10-20,2023-10-20,opened,programme 3-14,2,創業セミナー,\r\n"
                  "k,2023-10-20,2023-10-20,purpose,finance,2,創業セミナー,\r\n"
                  "k,2023-10-20,2023-10-20,started,,1,創業セミナー,afternoon\r\n"
                  "k,2023-10-20,2023-10-20,started,,1,創業セミナー,morning\r\n");
        CHECK(sum_of({counts.begin(), counts.begin() + 4}, Mark::started) == 3);
        const SQLite::Database db(scratch.file().string());
        CHECK_THROWS(SQLite::Statement(db, "select rowid from event_count"));
    }

    TEST_CASE("the half days of an event become its month together with the days")
    {
        const Scratch scratch;
        const Day july = std::chrono::year{2023} / 7 / 3;
        ledger::count(scratch.file(), july, finished, {"創業セミナー", Half::morning});
        ledger::count(scratch.file(), july, finished, {"創業セミナー", Half::afternoon});
        ledger::count(scratch.file(), std::chrono::year{2023} / 11 / 1, finished);

        std::vector<Count> event;
        for (const Count& count : ledger::counts(scratch.file()))
            if (!count.at.title.empty())
                event.push_back(count);
        CHECK(ledger::csv_of({{"k", event}}) ==
              ledger::csv_of({}) + "k,2023-07-01,2023-07-31,finished,,2,創業セミナー,\r\n"
                                   "k,2023-07-01,2023-07-31,started,,2,創業セミナー,\r\n");
        CHECK(bytes_of(scratch.file()).find("2023-07-") == std::string::npos);
    }

    TEST_CASE("a ledger from before there were events goes on, with all that it has")
    {
        const Scratch scratch;
        ledger::count(scratch.file(), autumn, finished);
        SQLite::Database(scratch.file().string(), SQLite::OPEN_READWRITE)
            .exec("drop table event_count; drop table booth");

        CHECK(!ledger::is_booth(scratch.file()));
        CHECK(ledger::counts(scratch.file()).size() == 2);
        ledger::count(scratch.file(), autumn, finished, {"創業セミナー", Half::morning});
        ledger::set_booth(scratch.file(), true);
        CHECK(ledger::is_booth(scratch.file()));
        CHECK(ledger::counts(scratch.file()).size() == 4);
        ledger::set_booth(scratch.file(), false);
        CHECK(!ledger::is_booth(scratch.file()));
    }

    TEST_CASE(
        "a kiosk that is switched off while it counts has counted each visit whole or not at all")
    {
        const Scratch scratch;
        ledger::count(scratch.file(), autumn, finished);
        std::mt19937 random(7);
        std::int64_t before = 1;
        for (int round = 0; round < 20; ++round) {
            const pid_t child = ::fork();
            if (child == 0)
                for (;;)
                    ledger::count(scratch.file(), autumn, about_a_loan);
            ::usleep(static_cast<useconds_t>(5'000 + random() % 25'000));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);

            const auto counts = ledger::counts(scratch.file());
            const std::int64_t visits = sum_of(counts, Mark::started);
            CHECK(visits >= before);
            CHECK(sum_of(counts, Mark::finished) == visits);
            CHECK(sum_of(counts, Mark::opened) == visits - 1);
            before = visits;
        }
        CHECK(before > 1);
        SQLite::Database db(scratch.file().string());
        CHECK(db.execAndGet("pragma integrity_check").getString() == "ok");
    }

    TEST_CASE("a ledger that a pulled plug left empty is a new one")
    {
        const Scratch scratch;
        fs::create_directories(scratch.file().parent_path());
        std::ofstream(scratch.file()).close();
        CHECK(ledger::counts(scratch.file()).empty());
        ledger::count(scratch.file(), autumn, finished);
        CHECK(ledger::counts(scratch.file()).size() == 2);
    }
}

TEST_SUITE("counts of several kiosks")
{
    TEST_CASE("merging in any order, in any groups and as often as one likes gives the same")
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            CAPTURE(seed);
            std::mt19937 random(seed);
            std::vector<ledger::Export> exports;
            ledger::Export last;
            for (const char* kiosk : {"kiosk-aa", "kiosk-bb"}) {
                const auto of_it = exports_of(kiosk, random);
                exports.insert(exports.end(), of_it.begin(), of_it.end());
                last.merge(ledger::Export(of_it.back()));
            }
            const ledger::Export whole = ledger::merged(exports);
            for (int times = 0; times < 8; ++times) {
                std::vector<ledger::Export> some = exports;
                some.push_back(exports[random() % exports.size()]);
                std::ranges::shuffle(some, random);
                CHECK(ledger::merged(some) == whole);

                const auto cut = static_cast<std::ptrdiff_t>(random() % some.size());
                const ledger::Export one = ledger::merged({some.begin(), some.begin() + cut});
                const ledger::Export other = ledger::merged({some.begin() + cut, some.end()});
                CHECK(ledger::merged({other, one}) == whole);
                CHECK(ledger::merged({whole, one}) == whole);
            }
            // The last export of a kiosk has everything: no visit is lost and none counts twice.
            for (const auto& [kiosk, counts] : last) {
                CHECK(sum_of(whole.at(kiosk), Mark::started) == sum_of(counts, Mark::started));
                CHECK(sum_of(whole.at(kiosk), Mark::opened) == sum_of(counts, Mark::opened));
            }
        }
    }

    TEST_CASE(
        "what is exported is read back the same, with numbers that a spreadsheet leaves alone")
    {
        std::mt19937 random(3);
        const ledger::Export all = ledger::merged(exports_of("kiosk-0f", random));
        const std::string csv = ledger::csv_of(all);
        CHECK(ledger::parse_csv(csv) == all);
        CHECK(csv.starts_with("\xef\xbb\xbfkiosk,from,to,what,which,visits,event,half\r\n"));
        CHECK(csv.find(",opened,programme 3-14,") != csv.npos);
        CHECK(ledger::parse_csv(ledger::csv_of({})).empty());
    }

    TEST_CASE("counts that were exported before there were events are merged with later ones")
    {
        const std::string before = "\xef\xbb\xbfkiosk,from,to,what,which,visits\r\n"
                                   "kiosk-0f,2023-10-20,2023-10-20,started,,3\r\n";
        const Count visits{{autumn, autumn}, {Mark::started, ""}, 3};
        CHECK(ledger::parse_csv(before) == ledger::Export{{"kiosk-0f", {visits}}});
        const Count at_event{
            {autumn, autumn}, {Mark::started, ""}, 2, {"創業セミナー", Half::morning}};
        const ledger::Export later{{"kiosk-0f", {visits, at_event}}};
        CHECK(ledger::merged({later, ledger::parse_csv(before)}) == later);
        CHECK(ledger::parse_csv(ledger::csv_of(later)) == later);
    }

    TEST_CASE("a line that was not exported is refused, with its number")
    {
        const std::string head = ledger::csv_of({});
        const std::string good = "kiosk-0f,2023-10-20,2023-10-20,started,,3,,\r\n";
        REQUIRE_NOTHROW(static_cast<void>(ledger::parse_csv(head + good)));
        for (const char* bad :
             {"kiosk-0f,2023/10/20,2023/10/20,started,,3,,",
              "kiosk-0f,2023-10-20,2023-10-20,came,,3,,",
              "kiosk-0f,2023-10-20,2023-10-20,started,,,,",
              "kiosk-0f,2023-10-20,2023-10-20,started,,-3,,",
              "kiosk-0f,2023-10-20,2023-10-20,opened,3-14,3,,",
              "=1+1,2023-10-20,2023-10-20,started,,3,,",
              "kiosk-0f,2023-10-20,2023-10-24,started,,3,,",
              "kiosk-0f,2023-10-20,2023-10-20,started,,3,,morning",
              "kiosk-0f,2023-10-20,2023-10-20,started,,3,Seminar,noon",
              "kiosk-0f,2023-10-20,2023-10-20,started,,3", "kiosk-0f,2023-10-20", ""}) {
            CAPTURE(bad);
            CHECK_THROWS_WITH(static_cast<void>(ledger::parse_csv(head + good + bad + "\n")),
                              doctest::Contains("3: "));
        }
        CHECK_THROWS(static_cast<void>(ledger::parse_csv("")));
        CHECK_THROWS(static_cast<void>(ledger::parse_csv(good)));
    }
}

} // namespace michi::test
