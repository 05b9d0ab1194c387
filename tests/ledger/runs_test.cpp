#include "ledger/runs.hpp"

#include "domain/real_data.hpp"
#include "ledger/scratch.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace michi::test {

namespace {

constexpr Moment morning{test_day, 8 * 60 + 30};

// As the unit's ExecStopPost= does.
void manager_says(const Scratch& scratch, const std::string& words)
{
    std::ofstream(ledger::word_of_manager(scratch.file())) << words << "\n";
}

} // namespace

TEST_SUITE("starts of the kiosk and why")
{
    TEST_CASE("an end that the kiosk chose itself is known by the next start")
    {
        const Scratch scratch;
        CHECK(ledger::begin_run(scratch.file(), morning, "one") == Ending::first);
        for (const Ending ending : {Ending::ctl, Ending::staff, Ending::display}) {
            ledger::end_run(scratch.file(), ending);
            manager_says(scratch, "success exited 0");
            CHECK(ledger::begin_run(scratch.file(), morning, "two") == ending);
        }
    }

    TEST_CASE("any other end is what the service manager says, as long as the machine ran on")
    {
        const std::pair<const char*, Ending> words[] = {{"watchdog killed KILL", Ending::watchdog},
                                                        {"signal killed SEGV", Ending::crash},
                                                        {"core-dump dumped ABRT", Ending::crash},
                                                        {"exit-code exited 2", Ending::error},
                                                        {"oom-kill killed KILL", Ending::memory},
                                                        {"success killed TERM", Ending::service},
                                                        {"", Ending::unknown}};
        const Scratch scratch;
        static_cast<void>(ledger::begin_run(scratch.file(), morning, "one"));
        for (const auto& [said, ending] : words) {
            CAPTURE(said);
            manager_says(scratch, said);
            CHECK(ledger::begin_run(scratch.file(), morning, "one") == ending);
        }
        CHECK(ledger::begin_run(scratch.file(), morning, "one") == Ending::unknown); // said once

        manager_says(scratch, "success killed TERM");
        CHECK(ledger::begin_run(scratch.file(), morning, "two") == Ending::machine);
    }

    TEST_CASE("the last twenty starts are kept, newest first")
    {
        const Scratch scratch;
        CHECK(ledger::starts(scratch.file()).empty());
        for (int minute = 0; minute < 25; ++minute)
            static_cast<void>(ledger::begin_run(scratch.file(), {test_day, minute}, "one"));
        const auto starts = ledger::starts(scratch.file());
        REQUIRE(std::ssize(starts) == ledger::starts_kept);
        CHECK(starts.front() == Start{{test_day, 24}, Ending::unknown});
        CHECK(starts.back() == Start{{test_day, 5}, Ending::unknown});
    }
}

} // namespace michi::test
