#include "ledger/pin.hpp"
#include "ledger/scratch.hpp"
#include "support/staff.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <random>

namespace michi::test {

namespace {

const std::string wrong_pin = "284062";

// One whose ledger was lost while the kiosk ran.
struct LostDesk : Desk {
    bool lost = false;

    bool has_pin() override { return fail(), Desk::has_pin(); }
    PinAnswer try_pin(const std::string& digits) override { return fail(), Desk::try_pin(digits); }
    void set_pin(const std::string& digits) override { fail(), Desk::set_pin(digits); }
    void stop(const Stop& stop) override { fail(), Desk::stop(stop); }

private:
    void fail() const
    {
        if (lost)
            throw std::runtime_error("no ledger");
    }
};

bool offers(const HeadlessKiosk& kiosk, std::string_view key)
{
    const auto is = [&](const Match& match) {
        return kiosk.kiosk().catalogue().at(match.programme).key == key;
    };
    const Matches& matches = kiosk.kiosk().matches();
    return std::ranges::any_of(matches.shortlist, is) || std::ranges::any_of(matches.more, is);
}

} // namespace

TEST_SUITE("the staff's screens")
{
    TEST_CASE("the corner asks for the PIN after three seconds, on every screen, and not before")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        const std::vector<std::string> way{"start",
                                           "purpose/start",
                                           "next",
                                           "region/sanpachi",
                                           "municipality/八戸市",
                                           "age/y1to5",
                                           "card/1-1",
                                           "back",
                                           "all",
                                           "calendar",
                                           "guide"};
        for (const std::string& step : way) {
            kiosk.tap(step);
            CAPTURE(step);
            const Visit before = kiosk.visit();
            kiosk.tap("staff");
            hold_corner(kiosk, corner_ms - 100);
            CHECK(kiosk.visit() == before);

            hold_corner(kiosk);
            CHECK(kiosk.stage() == Stage::pin);
            CHECK(kiosk.visit().answers == before.answers);
            kiosk.tap("back");
            CHECK(kiosk.visit() == before);
        }
    }

    TEST_CASE("on the welcome a tap in the corner starts as anywhere else")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        hold_corner(kiosk);
        CHECK(kiosk.stage() == Stage::pin);
        kiosk.tap("back");
        CHECK(kiosk.visit() == Visit{});
        kiosk.tap("staff");
        CHECK(kiosk.stage() == Stage::purpose);
    }

    TEST_CASE("a finger that slides out of the corner, or is not alone, opens nothing")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.to_purposes();
        const ui::Box corner = kiosk.kiosk().corner();
        CHECK(corner.width() >= 20 * landscape.pixels_per_mm - 1);
        const ImVec2 inside{corner.middle_x(), corner.middle_y()};
        const ImVec2 outside{corner.x1 + 40, corner.y1 + 40};
        const auto send = [&](ui::PointerEvent::What what, ImVec2 where, int finger) {
            kiosk.kiosk().touch({what, where, finger, kiosk.player().now()});
        };
        using What = ui::PointerEvent::What;
        kiosk.wait(1);
        send(What::down, inside, 1);
        kiosk.wait(1);
        send(What::move, outside, 1);
        kiosk.wait(5);
        send(What::up, outside, 1);
        CHECK(kiosk.stage() == Stage::purpose);

        kiosk.wait(1);
        send(What::down, inside, 1);
        send(What::down, outside, 2);
        kiosk.wait(5);
        send(What::up, inside, 1);
        send(What::up, outside, 2);
        kiosk.wait(1);
        CHECK(kiosk.stage() == Stage::purpose);
    }

    TEST_CASE(
        "whoever comes first sets the PIN, twice the same; a weak one is refused with its reason")
    {
        app::StaffDesk desk;
        HeadlessKiosk kiosk(at(desk));
        hold_corner(kiosk);
        CHECK(kiosk.shows(kiosk.say("pin.choose")));
        type(kiosk, "123456");
        CHECK(kiosk.shows(kiosk.say("pin.note.run")));
        type(kiosk, "28406");
        CHECK(kiosk.shows(kiosk.say("pin.note.short_pin")));
        type(kiosk, pin);
        CHECK(kiosk.shows(kiosk.say("pin.repeat")));
        type(kiosk, wrong_pin);
        CHECK(kiosk.shows(kiosk.say("pin.note.unequal")));
        CHECK(!desk.has_pin());
        type(kiosk, pin);
        type(kiosk, pin);
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(desk.has_pin());
        CHECK(kiosk.shows(kiosk.say("staff.pin_changed")));

        kiosk.tap("restart");
        come_in(kiosk);
        CHECK_FALSE(kiosk.shows(kiosk.say("staff.pin_changed")));
        kiosk.tap("pin");
        type(kiosk, "930577");
        type(kiosk, "930577");
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(kiosk.shows(kiosk.say("staff.pin_changed")));
        kiosk.tap("back");
        CHECK(kiosk.visit() == Visit{});
        hold_corner(kiosk);
        type(kiosk, pin);
        CHECK(kiosk.stage() == Stage::pin);
    }

    TEST_CASE("the same digit may be typed twice at the pace of a hand")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        hold_corner(kiosk);
        kiosk.wait(1);
        const ui::Box key = kiosk.target("digit/7").box;
        for (int press = 0; press < 3; ++press) {
            for (const auto what : {ui::PointerEvent::What::down, ui::PointerEvent::What::up}) {
                kiosk.kiosk().touch(
                    {what, {key.middle_x(), key.middle_y()}, 1, kiosk.player().now()});
                kiosk.player().wait(100);
            }
        }
        CHECK(kiosk.visit().staff.digits == "777");
        kiosk.tap("digit/clear");
        CHECK(kiosk.visit().staff.digits.empty());
    }

    TEST_CASE(
        "five wrong PINs lock the kiosk's ledger, after a restart too, and the screen says so")
    {
        const Scratch scratch;
        ledger::set_pin(scratch.file(), pin);
        {
            app::Messages messages;
            app::LedgerDesk desk(scratch.file(), messages);
            HeadlessKiosk kiosk(at(desk));
            hold_corner(kiosk);
            for (const char* tries : {"4", "3", "2", "1"}) {
                type(kiosk, wrong_pin);
                CHECK(kiosk.shows(filled(kiosk, "pin.note.wrong", {{"tries", tries}})));
            }
            type(kiosk, wrong_pin);
            CHECK(kiosk.visit().staff.answer == PinAnswer{PinNote::locked, 0, 15});
        }
        app::Messages messages;
        app::LedgerDesk desk(scratch.file(), messages);
        HeadlessKiosk kiosk(at(desk));
        hold_corner(kiosk);
        CHECK(kiosk.visit().staff.answer.note == PinNote::locked);
        type(kiosk, pin);
        CHECK(kiosk.stage() == Stage::pin);
        CHECK(kiosk.visit().staff.answer.note == PinNote::locked);
    }

    TEST_CASE("a ledger that cannot be read lets nobody in, and nobody set a PIN")
    {
        LostDesk desk;
        HeadlessKiosk kiosk(at(desk));
        desk.lost = true;
        hold_corner(kiosk);
        CHECK(kiosk.shows(kiosk.say("pin.note.failed")));
        for (const std::string& digits : {pin, wrong_pin}) {
            type(kiosk, digits);
            CHECK(kiosk.stage() == Stage::pin);
            CHECK(kiosk.shows(kiosk.say("pin.note.failed")));
        }
    }

    TEST_CASE("the visit waits under the staff's screens: they go back to it, or end it")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        const Visit before = kiosk.visit();
        come_in(kiosk);
        kiosk.tap("back");
        CHECK(kiosk.visit() == before);
        come_in(kiosk);
        kiosk.tap("restart");
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("under the number of a call the staff read that visit's answers, under no other")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("call");
        const std::string number = std::to_string(kiosk.visit().number);
        come_in(kiosk);
        kiosk.tap("called");
        type(kiosk, "99");
        CHECK(kiosk.shows(kiosk.say("called.none")));
        CHECK(!kiosk.shows("八戸市"));
        type(kiosk, number);
        CHECK(kiosk.shows("八戸市"));
        CHECK(kiosk.shows(kiosk.say("age.y1to5")));
        for (const Match& match : kiosk.kiosk().matches().shortlist)
            CHECK(kiosk.shows(real_catalogue().at(match.programme).key));

        kiosk.tap("restart");
        kiosk.to_purposes();
        come_in(kiosk);
        kiosk.tap("called");
        type(kiosk, "0");
        CHECK(kiosk.shows(kiosk.say("called.none")));
        type(kiosk, number);
        CHECK(kiosk.shows(kiosk.say("called.none")));
    }

    TEST_CASE("any programme is stopped by four taps without turning a page, and restored by one")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            Desk desk;
            Setting setting = at(desk);
            setting.panel = panel;
            HeadlessKiosk kiosk(setting);
            come_in(kiosk);
            const auto press = [&](const std::string& id) {
                CAPTURE(id);
                REQUIRE(kiosk.target(id).in_sight);
                kiosk.tap(id);
            };
            std::size_t first = 0;
            const auto& programmes = real_catalogue().programmes;
            for (std::size_t index = 0; index < programmes.size(); ++index) {
                if (programmes[index].chapter != programmes[first].chapter ||
                    index - first == most_in_range)
                    first = index;
                const std::string& key = programmes[index].key;
                CAPTURE(key);
                press("stop");
                press("range/" + programmes[first].key);
                press("stop/" + key);
                press("reason/ended");
                CHECK(desk.stops() == std::vector{Stop{key, StopReason::ended, test_day}});
                CHECK(state_on(kiosk.kiosk().catalogue().programmes[index], test_day) ==
                      State::closed);
                press("restore/" + key);
                CHECK(desk.stops().empty());
                kiosk.wait(1);
            }
            CHECK(kiosk.kiosk().catalogue().programmes == programmes);
        }
    }

    TEST_CASE("once all that was stopped is restored, their screen is what it was, without arrows")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        REQUIRE_FALSE(kiosk.has("page/next"));
        const Pixels before = kiosk.picture();
        kiosk.tap_all({"stop", "range/2-1", "stop/2-5", "reason/full"});
        REQUIRE(kiosk.has("page/next"));

        kiosk.tap("restore/2-5");

        CHECK_FALSE(kiosk.has("page/next"));
        CHECK(kiosk.picture() == before);
    }

    TEST_CASE(
        "what is stopped is out of the visitor's list at once, in every language, and stays so")
    {
        const Scratch scratch;
        ledger::set_pin(scratch.file(), pin);
        {
            app::Messages messages;
            app::LedgerDesk desk(scratch.file(), messages);
            HeadlessKiosk kiosk(at(desk));
            kiosk.all_the_way_to_shortlist();
            kiosk.tap("language/en");
            REQUIRE(offers(kiosk, "1-1"));
            kiosk.tap("card/1-1");
            come_in(kiosk);
            kiosk.tap("stop-this");
            kiosk.tap("reason/full");
            CHECK(kiosk.shows(kiosk.say("stop.full")));
            kiosk.tap("back");
            CHECK(kiosk.stage() == Stage::programme);
            CHECK(kiosk.shows(kiosk.say("stop.full")));
            kiosk.tap("back");
            CHECK(!kiosk.has("card/1-1"));
            CHECK(!offers(kiosk, "1-1"));
        }
        app::Messages messages;
        app::LedgerDesk desk(scratch.file(), messages);
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        CHECK(!offers(kiosk, "1-1"));
        come_in(kiosk);
        kiosk.tap("restore/1-1");
        CHECK(offers(kiosk, "1-1"));
        CHECK(!kiosk.has("restore/1-1"));
    }

    TEST_CASE("back from the reasons leads to the same programmes, and on to the staff's screen")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        for (const char* id : {"stop", "range/4-13", "stop/4-20", "back"})
            kiosk.tap(id);
        CHECK(kiosk.has("stop/4-20"));
        kiosk.tap("back");
        CHECK(kiosk.has("range/4-13"));
        kiosk.tap("back");
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(desk.stops().empty());
    }

    TEST_CASE("a stop that could not be written is said, and stops nothing")
    {
        LostDesk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        desk.lost = true;
        for (const char* id : {"stop", "range/1-1", "stop/1-1", "reason/full"})
            kiosk.tap(id);
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(kiosk.shows(kiosk.say("staff.failed")));
        CHECK(kiosk.kiosk().catalogue().programmes == real_catalogue().programmes);
    }

    TEST_CASE("the overview counts what an office asks first")
    {
        Desk desk({{"1-1", StopReason::full, test_day}, {"9-9", StopReason::ask, test_day}});
        Setting setting = at(desk);
        setting.panel = portrait; // all on one page
        HeadlessKiosk kiosk(setting);
        come_in(kiosk);
        CHECK(kiosk.shows(
            filled(kiosk, "staff.data_age", {{"date", "2023年10月13日"}, {"days", "7"}})));
        CHECK(kiosk.shows(filled(kiosk, "staff.count", {{"count", "2"}})));
        CHECK(kiosk.shows(kiosk.say("printer.none")));
        CHECK(kiosk.shows(kiosk.say("staff.speech_off")));
        CHECK(kiosk.has("restore/1-1"));
        CHECK(kiosk.has("restore/9-9")); // of a programme that the data no longer has
    }

    TEST_CASE("left alone for a minute, every screen of the staff is gone, and all that was on it")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        const std::vector<std::vector<std::string>> ways{
            {},      {"called", "digit/1"},  {"stop"},  {"stop", "range/2-1", "stop/2-2"}, {"pin"},
            {"log"}, {"test", "test/touch"}, {"ending"}};
        for (const auto& way : ways) {
            kiosk.all_the_way_to_shortlist();
            come_in(kiosk);
            kiosk.tap_all(way);
            kiosk.wait(59);
            CHECK(is_staff(kiosk.stage()));
            kiosk.wait(2);
            CHECK(kiosk.visit() == Visit{});
        }
        hold_corner(kiosk);
        kiosk.tap("digit/2");
        kiosk.wait(61);
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("keys of the keypad end or leave the staff's screens, and lead nowhere beyond a PIN")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        come_in(kiosk);
        kiosk.key(app::Key::back);
        CHECK(kiosk.stage() == Stage::shortlist);
        hold_corner(kiosk);
        kiosk.focus("digit/2");
        kiosk.key(app::Key::confirm);
        CHECK(kiosk.visit().staff.digits == "2");
        kiosk.key(app::Key::reset);
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("a thousand random touches, holds and keys never come past the PIN")
    {
        Desk desk({{"1-1", StopReason::full, test_day}});
        HeadlessKiosk kiosk(at(desk));
        std::mt19937 random(20231020);
        const auto below = [&](std::size_t count) { return random() % count; };
        int asked = 0;
        for (int step = 0; step < 1000; ++step) {
            const auto what = below(12);
            std::vector<std::string> ids = kiosk.ids();
            if (what == 0)
                hold_corner(kiosk);
            else if (what == 1)
                kiosk.key(all<app::Key>()[below(count_of<app::Key>)]);
            else
                kiosk.tap(ids[below(ids.size())]);
            const bool past = is_staff(kiosk.stage()) && kiosk.stage() != Stage::pin;
            REQUIRE(!past);
            asked += kiosk.stage() == Stage::pin;
        }
        CHECK(asked > 50);
        CHECK(desk.stops().size() == 1);
    }
}

} // namespace michi::test
