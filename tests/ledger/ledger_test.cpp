#include "ledger/ledger.hpp"

#include "domain/matching.hpp"
#include "domain/real_data.hpp"
#include "ledger/scratch.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace michi::test {

namespace {

Stop stop_of(std::string key, StopReason reason = StopReason::full)
{
    return {std::move(key), reason, test_day};
}

bool lists(const Matches& matches, std::string_view key)
{
    const auto is = [&](const Match& match) {
        return real_catalogue().at(match.programme).key == key;
    };
    return std::ranges::any_of(matches.shortlist, is) || std::ranges::any_of(matches.more, is);
}

} // namespace

TEST_SUITE("programmes stopped at the counter")
{
    TEST_CASE("a kiosk that nobody has touched has stopped nothing, and writes nothing to say so")
    {
        const Scratch scratch;
        CHECK(ledger::stops(scratch.file()).empty());
        CHECK(!ledger::restore(scratch.file(), "3-14"));
        CHECK(!fs::exists(scratch.file()));
    }

    TEST_CASE("a stop is there after a restart, with its reason and its day, until it is lifted")
    {
        const Scratch scratch;
        ledger::stop(scratch.file(), stop_of("3-14"));
        ledger::stop(scratch.file(), stop_of("1-1", StopReason::changed));
        CHECK(ledger::stops(scratch.file()) ==
              std::vector{stop_of("1-1", StopReason::changed), stop_of("3-14")});

        ledger::stop(scratch.file(), stop_of("3-14", StopReason::ended));
        CHECK(ledger::stops(scratch.file()).back().reason == StopReason::ended);

        CHECK(ledger::restore(scratch.file(), "3-14"));
        CHECK(!ledger::restore(scratch.file(), "3-14"));
        CHECK(ledger::stops(scratch.file()) == std::vector{stop_of("1-1", StopReason::changed)});
    }

    TEST_CASE("every reason has words in every language, and the visitor reads them")
    {
        for (const StopReason reason : all<StopReason>()) {
            const Catalogue stopped = with_stops(real_catalogue(), {stop_of("3-14", reason)});
            const Programme& programme = stopped.at(*stopped.programme_by_key("3-14"));
            CHECK(state_on(programme, test_day) == State::closed);
            for (const Language language : all<Language>()) {
                const Catalogue shown = translated(stopped, language);
                CHECK(shown.at(*shown.programme_by_key("3-14")).closed_words ==
                      Speech{stopped.words, language}.of("stop", reason));
            }
        }
    }

    TEST_CASE(
        "what is stopped is offered to nobody, is found among the closed, and nothing else changes")
    {
        const Catalogue stopped = with_stops(real_catalogue(), {stop_of("1-1")});
        const Matcher before(real_catalogue(), test_day);
        const Matcher now(stopped, test_day);
        const Answers answers{{Purpose::finance}, town("八戸市"), Age::over10, {}};
        REQUIRE(lists(before.match(answers), "1-1"));

        const Matches matches = now.match(answers);
        CHECK(!lists(matches, "1-1"));
        CHECK(std::ranges::any_of(matches.closed, [&](const Match& match) {
            return stopped.at(match.programme).key == "1-1";
        }));
        Catalogue undone = stopped;
        undone.programmes[stopped.programme_by_key("1-1")->value] = programme("1-1");
        CHECK(undone.programmes == real_catalogue().programmes);
    }

    TEST_CASE("a stop outlives the data: it waits for a programme that is gone and comes back")
    {
        Catalogue next_year = real_catalogue();
        std::erase_if(next_year.programmes, [](const Programme& one) { return one.key == "8-8"; });
        const std::vector stops{stop_of("8-8")};
        CHECK(with_stops(next_year, stops).programmes == next_year.programmes);
        const Catalogue back = with_stops(real_catalogue(), stops);
        CHECK(state_on(back.at(*back.programme_by_key("8-8")), test_day) == State::closed);
    }

    TEST_CASE("a file that is no ledger is refused and stays as it was")
    {
        const Scratch scratch;
        fs::create_directories(scratch.file().parent_path());
        std::ofstream(scratch.file()) << "not a database, but somebody's notes";
        const auto size = fs::file_size(scratch.file());
        CHECK_THROWS(ledger::stop(scratch.file(), stop_of("3-14")));
        CHECK_THROWS(static_cast<void>(ledger::stops(scratch.file())));
        CHECK(fs::file_size(scratch.file()) == size);
    }
}

} // namespace michi::test
