#include "ledger/pin.hpp"

#include "ledger/ledger.hpp"
#include "ledger/scratch.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace michi::test {

namespace {

constexpr int minute = 60;
constexpr std::int64_t spring = 1'700'000'000; // some second of the calendar
const std::string pin = "284061";
const std::string other = "284062";

// A machine that has run for an hour when it all begins.
ledger::Clock after(std::int64_t seconds)
{
    return {spring + seconds, 3600 + seconds};
}

// Wrong PINs, one a second, from `start` on; gives the answer to the last.
PinAnswer wrong(const Scratch& scratch, int count, std::int64_t start = 0)
{
    PinAnswer last;
    for (int number = 0; number < count; ++number)
        last = ledger::try_pin(scratch.file(), other, after(start + number));
    return last;
}

} // namespace

TEST_SUITE("the staff's PIN")
{
    TEST_CASE("at delivery there is none; once set, it is known after a restart, and only it")
    {
        const Scratch scratch;
        CHECK(!ledger::has_pin(scratch.file()));
        CHECK_THROWS(static_cast<void>(ledger::try_pin(scratch.file(), pin, after(0))));
        ledger::set_pin(scratch.file(), pin);
        CHECK(ledger::has_pin(scratch.file()));
        CHECK(ledger::try_pin(scratch.file(), pin, after(0)) == PinAnswer{});
        CHECK(ledger::try_pin(scratch.file(), other, after(1)) == PinAnswer{PinNote::wrong, 4, 0});
        CHECK(ledger::try_pin(scratch.file(), pin + "0", after(2)).note == PinNote::wrong);
        CHECK(ledger::try_pin(scratch.file(), "", after(3)).note == PinNote::wrong);

        ledger::set_pin(scratch.file(), "930577");
        CHECK(ledger::try_pin(scratch.file(), pin, after(4)).note == PinNote::wrong);
        CHECK(ledger::try_pin(scratch.file(), "930577", after(5)) == PinAnswer{});
        CHECK(ledger::forget_pin(scratch.file()));
        CHECK(!ledger::has_pin(scratch.file()));
        CHECK(!ledger::forget_pin(scratch.file()));
    }

    TEST_CASE("the disk holds what Argon2id made of it with 64 MiB, not the digits")
    {
        const Scratch scratch;
        ledger::set_pin(scratch.file(), pin);
        std::ifstream in(scratch.file(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        CHECK(bytes.find("$argon2id$v=19$m=65536,") != bytes.npos);
        CHECK(bytes.find(pin) == bytes.npos);
    }

    TEST_CASE("what is guessed first is refused, each for its reason")
    {
        const std::pair<const char*, PinNote> weak[] = {
            {"", PinNote::short_pin},        {"28406", PinNote::short_pin},
            {"000000", PinNote::same},       {"7777777", PinNote::same},
            {"123456", PinNote::run},        {"654321", PinNote::run},
            {"890123", PinNote::run},        {"210987", PinNote::run},
            {"121212", PinNote::repeated},   {"284284", PinNote::repeated},
            {"28402840", PinNote::repeated}, {"202311", PinNote::date},
            {"198807", PinNote::date},       {"111988", PinNote::date},
            {"880731", PinNote::date},       {"19880731", PinNote::date},
            {"31122023", PinNote::date},     {"12312023", PinNote::date},
            {"284061", PinNote::none},       {"1234567890123", PinNote::run},
            {"11223344", PinNote::none},     {"990000", PinNote::none}};
        const Scratch scratch;
        for (const auto& [digits, note] : weak) {
            CAPTURE(digits);
            CHECK(weakness_of(digits) == note);
            if (note != PinNote::none)
                CHECK_THROWS_AS(ledger::set_pin(scratch.file(), digits), std::invalid_argument);
        }
        CHECK(!ledger::has_pin(scratch.file()));
    }

    TEST_CASE("five wrong ones lock it for 15 minutes, each further one twice as long, up to a day")
    {
        const Scratch scratch;
        ledger::set_pin(scratch.file(), pin);
        CHECK(wrong(scratch, 4) == PinAnswer{PinNote::wrong, 1, 0});
        std::int64_t now = 4;
        for (const int minutes : {15, 30, 60, 120, 240, 480, 960, 1440, 1440}) {
            CHECK(wrong(scratch, 1, now) == PinAnswer{PinNote::locked, 0, minutes});
            // Not even the right one counts now, nor makes it longer.
            CHECK(ledger::try_pin(scratch.file(), pin, after(now + minute)) ==
                  PinAnswer{PinNote::locked, 0, minutes - 1});
            CHECK(ledger::locked_minutes(scratch.file(), after(now + minutes * minute - 1)) == 1);
            now += minutes * minute;
            CHECK(ledger::locked_minutes(scratch.file(), after(now)) == 0);
        }
        CHECK(ledger::try_pin(scratch.file(), pin, after(now)) == PinAnswer{});
        CHECK(wrong(scratch, 1, now + 1) == PinAnswer{PinNote::wrong, 4, 0});
    }

    TEST_CASE("neither a clock set back nor a restart shortens the wait; running on ends it")
    {
        const Scratch scratch;
        ledger::set_pin(scratch.file(), pin);
        REQUIRE(wrong(scratch, 5).minutes == 15); // the last after 4 seconds
        const ledger::Clock set_back{spring - 365 * 24 * 60 * minute, 3600 + 4 + 10 * minute};
        CHECK(ledger::locked_minutes(scratch.file(), set_back) == 5);
        const ledger::Clock restarted{0, 14 * minute};
        CHECK(ledger::locked_minutes(scratch.file(), restarted) == 1);
        const ledger::Clock ran_on{0, 15 * minute};
        CHECK(ledger::try_pin(scratch.file(), pin, ran_on) == PinAnswer{});
    }

    TEST_CASE("a try counts before it is checked: a ledger that cannot be written lets nobody in")
    {
        const Scratch scratch;
        ledger::set_pin(scratch.file(), pin);
        {
            SQLite::Database db(scratch.file().string(), SQLite::OPEN_READWRITE);
            db.exec("create trigger full_disk before insert on pin begin "
                    "select raise(abort, 'full'); end");
        }
        CHECK_THROWS(static_cast<void>(ledger::try_pin(scratch.file(), pin, after(0))));
    }

    TEST_CASE("PIN and stops share the ledger, and neither touches the other")
    {
        const Scratch scratch;
        ledger::stop(scratch.file(), {"3-14", StopReason::full, std::chrono::year{2023} / 10 / 20});
        ledger::set_pin(scratch.file(), pin);
        CHECK(ledger::stops(scratch.file()).size() == 1);
        CHECK(ledger::restore(scratch.file(), "3-14"));
        CHECK(ledger::has_pin(scratch.file()));
    }
}

} // namespace michi::test
