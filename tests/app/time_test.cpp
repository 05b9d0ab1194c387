#include "domain/clock.hpp"
#include "ledger/day.hpp"
#include "ledger/scratch.hpp"
#include "support/staff.hpp"

#include <doctest/doctest.h>

#include <set>

namespace michi::test {

namespace {

constexpr const char* office_hours = "mon-fri 8:30-17:15";

Day day(std::string_view text)
{
    return parse_day(text).value();
}

// An office whose hours are set.
Setting office(Language language = Language::ja)
{
    Setting setting;
    setting.language = language;
    setting.site.office.open = parse_hours(office_hours);
    return setting;
}

void set_clock(HeadlessKiosk& kiosk, std::string_view date, int hour, int minute = 0)
{
    kiosk.player().tell_time({day(date), hour * 60 + minute});
}

// One that has seen a day.
struct SeenDesk : Desk {
    explicit SeenDesk(Day seen) { see(seen); }
};

Setting in(Language language, app::StaffDesk& desk)
{
    Setting setting = at(desk);
    setting.language = language;
    return setting;
}

void show_day(HeadlessKiosk& kiosk, const std::vector<std::string>& steps)
{
    come_in(kiosk);
    kiosk.turn_to("day");
    kiosk.tap("day");
    REQUIRE(kiosk.stage() == Stage::day);
    kiosk.tap_all(steps);
    kiosk.tap("day/show");
}

bool says_anywhere(HeadlessKiosk& kiosk, const std::vector<std::string>& ways,
                   std::string_view words)
{
    for (const std::string& way : ways) {
        kiosk.tap(way);
        if (kiosk.shows(words))
            return true;
    }
    return false;
}

std::int64_t counted(app::StaffDesk& desk)
{
    std::int64_t sum = 0;
    for (const Count& count : desk.counts())
        sum += count.visits;
    return sum;
}

} // namespace

TEST_SUITE("time")
{
    TEST_CASE("at midnight the day turns under a visitor's hands, without a touch")
    {
        Setting setting;
        setting.today = day("2023-11-30");
        HeadlessKiosk kiosk(setting);
        set_clock(kiosk, "2023-11-30", 23, 59);
        kiosk.tap_all({"start", "purpose/export", "next"});
        kiosk.to_age();
        kiosk.to_shortlist();
        kiosk.tap("all");
        kiosk.open_from_all(programme("2-11"));
        REQUIRE(kiosk.shows("今日まで"));
        REQUIRE(*kiosk.kiosk().next_time() <= kiosk.player().now() + 60'000);

        kiosk.wait(61);

        CHECK(kiosk.kiosk().wall().day == day("2023-12-01"));
        CHECK(!kiosk.shows("今日まで"));
        CHECK(kiosk.shows("受付終了"));
        CHECK(kiosk.stage() == Stage::programme);
    }

    TEST_CASE("however the clock jumps, a visitor has the time that they have")
    {
        HeadlessKiosk kiosk;
        set_clock(kiosk, "2023-10-20", 10);
        kiosk.to_region();
        for (const char* date : {"2031-01-01", "1999-12-31", "2023-10-20"}) {
            kiosk.wait(35);
            set_clock(kiosk, date, 12);
            CHECK(!kiosk.visit().still_there);
            CHECK(kiosk.stage() == Stage::region);
        }
        kiosk.wait(14);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(2);
        CHECK(kiosk.visit().still_there);

        set_clock(kiosk, "2040-01-01", 0);
        kiosk.wait(38);
        CHECK(kiosk.visit().still_there);
        kiosk.wait(3);
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("the welcome says until when the office is open today")
    {
        for (const auto& [language, words] : {std::pair{Language::ja, "本日17時15分まで"},
                                              {Language::easy, "今日は 17時15分まで"},
                                              {Language::en, "Open until 17:15 today"}}) {
            HeadlessKiosk kiosk(office(language));
            set_clock(kiosk, "2023-10-20", 10);
            CHECK(kiosk.shows(words));
            CHECK(kiosk.has("guide"));
        }
        HeadlessKiosk kiosk;
        set_clock(kiosk, "2023-10-20", 10);
        CHECK(!kiosk.shows("本日"));
    }

    TEST_CASE("a desk whose hours are printed says when it can be called")
    {
        HeadlessKiosk kiosk;
        set_clock(kiosk, "2023-10-20", 17);
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("all");
        kiosk.open_from_all(programme("3-7")); // its desk prints its hours
        CHECK(kiosk.shows("本日17時15分まで"));

        set_clock(kiosk, "2023-10-20", 17, 15);
        CHECK(kiosk.shows("本日は終わりました。次は月曜8時30分から"));
    }

    TEST_CASE("what is told of the hours changes at the minute, without a touch")
    {
        HeadlessKiosk kiosk(office());
        set_clock(kiosk, "2023-10-20", 17, 14);
        REQUIRE(kiosk.has("guide"));

        kiosk.wait(61);

        CHECK(kiosk.shows("本日の受付は終わりました"));
        CHECK(kiosk.shows("次は月曜8時30分から"));
        set_clock(kiosk, "2023-10-23", 8, 29);
        CHECK(kiosk.shows("本日8時30分から"));
        kiosk.wait(61);
        CHECK(kiosk.shows("本日17時15分まで"));
        CHECK(kiosk.has("guide"));
    }

    TEST_CASE("the screen of closed hours has the phone, a code that dials and one of the brochure")
    {
        HeadlessKiosk kiosk(office());
        set_clock(kiosk, "2023-11-03", 10); // culture day, a Friday
        CHECK(kiosk.shows("本日の受付はお休みです"));
        CHECK(kiosk.shows("次は月曜8時30分から"));
        CHECK(kiosk.shows("017-734-9368"));
        std::set<std::string> codes;
        for (const ui::Code& code : kiosk.frame().codes)
            codes.insert(code.payload);
        CHECK(codes ==
              std::set<std::string>{"tel:017-734-9368", real_catalogue().edition.brochure_url});
    }

    TEST_CASE("an opening that is more than a week away has its date")
    {
        HeadlessKiosk kiosk(office());
        set_clock(kiosk, "2023-12-28", 18);
        CHECK(kiosk.shows("次は1月4日（木）8時30分から"));
    }

    TEST_CASE("in closed hours any touch begins a visit, and its end leads back")
    {
        for (const bool beside : {false, true}) {
            HeadlessKiosk kiosk(office());
            set_clock(kiosk, "2023-10-20", 18);
            if (beside)
                kiosk.tap_beside();
            else
                kiosk.tap("start");
            REQUIRE(kiosk.stage() == Stage::purpose);
            kiosk.tap("restart");
            CHECK(kiosk.shows("本日の受付は終わりました"));
        }
    }

    TEST_CASE("in closed hours the screen dims while nobody is there, and is bright at the touch")
    {
        HeadlessKiosk kiosk(office());
        const auto dimmed = [&] { return &kiosk.frame().colours == &ui::dim_palette(); };
        set_clock(kiosk, "2023-10-20", 16);
        CHECK(!dimmed());
        set_clock(kiosk, "2023-10-20", 18);
        CHECK(dimmed());

        kiosk.press("start");
        CHECK(!dimmed());
        kiosk.lift();
        REQUIRE(kiosk.stage() == Stage::purpose);
        kiosk.tap("restart");
        CHECK(!dimmed()); // whoever has just gone is still there
        kiosk.wait(19);
        CHECK(!dimmed());
        kiosk.wait(2);
        CHECK(dimmed());
        kiosk.key(app::Key::down);
        CHECK(!dimmed());
    }

    TEST_CASE("where the site says so, the welcome stays as it is in closed hours")
    {
        Setting setting = office();
        setting.site.closed_hours = false;
        HeadlessKiosk kiosk(setting);
        set_clock(kiosk, "2023-10-20", 18);
        CHECK(kiosk.has("guide"));
        CHECK(kiosk.shows("本日は終わりました。次は月曜8時30分から"));
    }

    TEST_CASE("in a break the welcome stays, and says when the office opens again")
    {
        Setting setting = office();
        setting.site.office.open = parse_hours("mon-fri 8:30-12:00 13:00-17:15");
        HeadlessKiosk kiosk(setting);
        set_clock(kiosk, "2023-10-20", 12, 30);
        CHECK(kiosk.has("guide"));
        CHECK(kiosk.shows("本日13時から"));
    }

    TEST_CASE("a clock that cannot be right has nothing said to be open, and no day counted")
    {
        Desk desk;
        Setting setting = at(desk);
        setting.site.office.open = parse_hours(office_hours);
        HeadlessKiosk kiosk(setting);
        set_clock(kiosk, "1999-12-31", 10);
        kiosk.kiosk().doubt_clock(day("2023-09-01"));
        kiosk.kiosk().redraw();
        kiosk.wait(1);
        CHECK(kiosk.has("guide")); // neither closed hours
        CHECK(!kiosk.shows("本日"));
        CHECK(kiosk.shows("100の支援をご案内しています")); // no dates to come

        const std::vector<std::string> ways{"start", "purpose/export", "next", "unknown",
                                            "age/y1to5"};
        CHECK(!says_anywhere(kiosk, ways, "受付中"));
        kiosk.tap("all");
        for (const char* key : {"2-11", "3-2", "1-1"}) {
            kiosk.open_from_all(programme(key));
            CHECK(!kiosk.shows("受付中"));
            CHECK(!kiosk.shows("あと"));
            kiosk.tap("back");
        }
        kiosk.open_from_all(programme("2-11"));
        CHECK(kiosk.shows("時期は窓口で確認"));
        CHECK(kiosk.shows("11月30日"));
    }

    TEST_CASE("what was over by the earliest day that it can be is over all the same")
    {
        const Catalogue told = without_a_day(real_catalogue(), day("2024-03-31"));
        for (std::size_t at = 0; at < told.programmes.size(); ++at) {
            const State then = state_on(real_catalogue().programmes[at], day("2024-03-31"));
            const State now = state_on(told.programmes[at], day("2024-03-31"));
            CAPTURE(told.programmes[at].key);
            CHECK(now != State::open);
            CHECK(now != State::upcoming);
            CHECK((now == State::closed) == (then == State::closed));
        }
    }

    TEST_CASE("the staff are told that the clock is wrong, and when it was set all is as ever")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        set_clock(kiosk, "1999-12-31", 10);
        kiosk.kiosk().doubt_clock(day("2023-09-01"));
        come_in(kiosk);
        CHECK(kiosk.shows("端末の時計が1999年12月31日になっています"));
        CHECK(kiosk.shows("2023年10月13日より前のはずはありません"));
        CHECK(!kiosk.has("believe")); // it would help nothing
        kiosk.tap("restart");

        set_clock(kiosk, "2023-10-20", 10);
        come_in(kiosk);
        CHECK(kiosk.shows("2023年10月20日 10:"));
        CHECK(!kiosk.shows("端末の時計が"));
        CHECK(desk.last_seen() == day("2023-10-20"));
    }

    TEST_CASE("the last day seen goes forward with the clock, and a clock set back is doubted")
    {
        SeenDesk desk(day("2023-10-20"));
        HeadlessKiosk kiosk(at(desk));
        set_clock(kiosk, "2023-10-25", 10);
        kiosk.kiosk().doubt_clock(day("2023-09-01"));
        CHECK(desk.last_seen() == day("2023-10-25"));

        set_clock(kiosk, "2023-10-22", 10);
        come_in(kiosk);
        CHECK(kiosk.shows("2023年10月25日より前のはずはありません"));
        CHECK(desk.last_seen() == day("2023-10-25"));
    }

    TEST_CASE("a clock that was years ahead for a while is not believed to have been right")
    {
        SeenDesk desk(day("2023-10-20"));
        HeadlessKiosk kiosk(at(desk));
        kiosk.kiosk().doubt_clock(day("2023-09-01"));
        set_clock(kiosk, "2031-10-20", 10);
        CHECK(desk.last_seen() == day("2023-10-20"));
        set_clock(kiosk, "2023-10-21", 10);
        CHECK(desk.last_seen() == day("2023-10-21"));
        come_in(kiosk);
        CHECK(!kiosk.shows("端末の時計が"));
    }

    TEST_CASE("the clock that the staff are shown goes on while they look at it")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.player().tell_time({test_day, 10 * 60 + 7, 45});
        CHECK(kiosk.shows("10:07"));
        CHECK(*kiosk.kiosk().next_time() <= kiosk.player().now() + 15'000);
        kiosk.wait(15);
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(kiosk.shows("10:08"));
    }

    TEST_CASE("the staff may say that the day is right, where the kiosk once saw a later one")
    {
        SeenDesk desk(day("2024-05-01"));
        HeadlessKiosk kiosk(at(desk));
        kiosk.kiosk().doubt_clock(day("2023-09-01"));
        come_in(kiosk);
        REQUIRE(kiosk.shows("端末の時計が2023年10月20日"));
        kiosk.turn_to("believe");
        kiosk.tap("believe");

        CHECK(desk.last_seen() == test_day);
        CHECK(!kiosk.shows("端末の時計が"));
        CHECK(!kiosk.has("believe"));
    }

    TEST_CASE("the last day seen is kept on the disk")
    {
        const Scratch scratch;
        CHECK(!ledger::last_seen(scratch.file()));
        ledger::see(scratch.file(), day("2023-10-20"));
        ledger::see(scratch.file(), day("2023-10-19"));
        CHECK(ledger::last_seen(scratch.file()) == day("2023-10-19"));
        ledger::see(scratch.file(), day("2023-10-21"));
        CHECK(ledger::last_seen(scratch.file()) == day("2023-10-21"));
    }

    TEST_CASE(
        "the staff see the visitors' screens of another day, under a band, until the visit ends")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        show_day(kiosk, {"day/year_end", "day/day/next"});
        const std::string band = "2024年4月1日として表示中（職員）";
        CHECK(kiosk.stage() == Stage::welcome);
        CHECK(kiosk.shows(band));

        kiosk.all_the_way_to_shortlist();
        CHECK(kiosk.shows(band));
        kiosk.tap("all");
        kiosk.open_from_all(programme("2-11"));
        CHECK(kiosk.shows(band));
        CHECK(kiosk.shows("受付終了"));
        kiosk.tap("restart");

        CHECK(kiosk.visit() == Visit{});
        CHECK(!kiosk.shows("職員"));
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("all");
        kiosk.open_from_all(programme("2-11"));
        CHECK(kiosk.shows("受付中"));
    }

    TEST_CASE("another day ends by the way back and by time as well")
    {
        Desk desk;
        for (const bool by_time : {false, true}) {
            HeadlessKiosk kiosk(at(desk));
            show_day(kiosk, {"day/month"});
            REQUIRE(kiosk.visit().as_of == day("2023-11-20"));
            kiosk.tap("start");
            if (by_time) {
                kiosk.wait(125);
                CHECK(kiosk.visit().still_there);
                CHECK(kiosk.shows("2023年11月20日として表示中"));
                kiosk.wait(45);
            } else {
                kiosk.tap("back");
            }
            CHECK(!kiosk.visit().as_of);
            CHECK(!kiosk.shows("職員"));
        }
    }

    TEST_CASE("the day is chosen step by step, and a month keeps its last day")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.turn_to("day");
        kiosk.tap_all({"day", "day/data"});
        CHECK(kiosk.visit().staff.day == day("2023-10-13"));
        for (int times = 0; times < 18; ++times)
            kiosk.tap("day/day/next");
        CHECK(kiosk.visit().staff.day == day("2023-10-31"));
        kiosk.tap("day/month/next");
        CHECK(kiosk.visit().staff.day == day("2023-11-30"));
        kiosk.tap_all({"day/year/next", "day/month/back", "day/day/back"});
        CHECK(kiosk.visit().staff.day == day("2024-10-29"));
        kiosk.tap("day/today");
        CHECK(kiosk.visit().staff.day == test_day);
        CHECK(kiosk.shows("2023年10月20日（金）"));
    }

    TEST_CASE("a visit on another day is not counted, and the one under the staff's screens is")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        show_day(kiosk, {"day/year_end"});
        const std::int64_t before = counted(desk);
        CHECK(before > 0);

        kiosk.all_the_way_to_shortlist();
        kiosk.tap(
            "card/" +
            kiosk.kiosk().catalogue().at(kiosk.kiosk().matches().shortlist.front().programme).key);
        kiosk.tap("restart");
        CHECK(counted(desk) == before);
        CHECK(desk.last_seen() == std::nullopt);

        kiosk.all_the_way_to_shortlist();
        kiosk.tap("restart");
        CHECK(counted(desk) > before);
    }

    TEST_CASE("what is stopped while another day is shown is stopped today")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        show_day(kiosk, {"day/year_end"});
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("all");
        kiosk.open_from_all(programme("2-11"));
        come_in(kiosk);
        kiosk.turn_to("stop-this");
        kiosk.tap_all({"stop-this", "reason/full"});
        REQUIRE(desk.stops().size() == 1);
        CHECK(desk.stops().front().since == test_day);
    }

    TEST_CASE("the band speaks the visitor's language")
    {
        Desk desk;
        HeadlessKiosk kiosk(in(Language::en, desk));
        show_day(kiosk, {"day/year_end"});
        CHECK(kiosk.shows("Shown as of 31 Mar 2024 (staff)"));
    }

    TEST_CASE("nobody comes to another day past the PIN")
    {
        const Places& places = real_catalogue().places;
        for (const Stage stage : all<Stage>())
            if (stage != Stage::staff && stage != Stage::day) {
                Visit visit;
                visit.stage = stage;
                CAPTURE(id_of(stage));
                CHECK(after(visit, DayAsked{test_day}, places) == visit);
                CHECK(after(visit, DayTouched{test_day}, places) == visit);
                CHECK(after(visit, DayChosen{}, places) == visit);
                CHECK(after(visit, ClockBelieved{}, places) == visit);
            }
    }
}

} // namespace michi::test
