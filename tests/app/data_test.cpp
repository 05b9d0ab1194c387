#include "support/staff.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// What visitors are told of data that has expired, and what the staff can do about data.
namespace michi::test {

namespace {

constexpr Day expiry = std::chrono::year{2023} / 11 / 30;

// One with signed data.
struct SignedDesk : Desk {
    SignedDesk() { put_data({Seal{12, test_day, expiry, 3, "青森県"}, 11, false, std::nullopt}); }
    void go_back() override
    {
        if (broken)
            throw std::runtime_error("no disk");
        went_back = true;
        StaffDesk::go_back();
    }
    bool broken = false;
    bool went_back = false;
};

Setting at(app::StaffDesk& desk, Day today, Language language = Language::ja)
{
    Setting setting;
    setting.desk = &desk;
    setting.today = today;
    setting.language = language;
    return setting;
}

// The banner over the page, or what stands in its place on a flat panel.
const ui::Text* notice(const HeadlessKiosk& kiosk, const std::string& words)
{
    const auto found = std::ranges::find(kiosk.texts(), words, &ui::Text::words);
    return found == kiosk.texts().end() ? nullptr : &*found;
}

} // namespace

TEST_SUITE("expired data")
{
    TEST_CASE(
        "says so over every screen of a visit from the day after on, and nothing lies under it")
    {
        for (const Language language : {Language::ja, Language::easy, Language::en})
            for (const auto& panel : {landscape, portrait}) {
                SignedDesk desk;
                Setting setting = at(desk, days_after(expiry, 1), language);
                setting.panel = panel;
                HeadlessKiosk kiosk(setting);
                CAPTURE(words_of(setting));
                const auto check = [&] {
                    float lowest = 0;
                    for (const ui::Text& text : kiosk.texts())
                        if (text.box.y0 < kiosk.frame().page().y0)
                            lowest = std::max(lowest, text.box.y1);
                    CAPTURE(id_of(kiosk.stage()));
                    CHECK(lowest > 0);
                    CHECK(lowest <= kiosk.frame().page().y0);
                    CHECK(kiosk.shows(language == Language::en ? "30 Nov 2023" : "30"));
                    for (const ui::Target& target : kiosk.targets())
                        CHECK(target.box.y0 >= lowest);
                };
                check();
                kiosk.to_purposes();
                check();
                kiosk.tap("purpose/start");
                kiosk.tap("next");
                check();
                kiosk.to_age("sanpachi", "八戸市");
                check();
                kiosk.to_shortlist();
                check();
                kiosk.tap("take-away");
                check();
                kiosk.tap("back");
                kiosk.tap("all");
                check();
                kiosk.tap("back");
                kiosk.wait(190);
                REQUIRE(kiosk.visit().still_there);
                check();
            }
    }

    TEST_CASE("is no news on its last day, and never for the staff's screens or unsigned data")
    {
        SignedDesk desk;
        const auto shows = [](HeadlessKiosk& kiosk) { return kiosk.frame().page().y0 > 0; };
        {
            HeadlessKiosk last_day(at(desk, expiry));
            CHECK_FALSE(shows(last_day));
        }
        {
            HeadlessKiosk kiosk(at(desk, days_after(expiry, 1)));
            CHECK(shows(kiosk));
            come_in(kiosk);
            CHECK_FALSE(shows(kiosk));
        }
        app::StaffDesk unsigned_data;
        HeadlessKiosk kiosk(at(unsigned_data, days_after(expiry, 1)));
        CHECK_FALSE(shows(kiosk));
    }

    TEST_CASE("stands in the place of the data's day where a panel has no room for a banner")
    {
        SignedDesk desk;
        Setting setting = at(desk, days_after(expiry, 1));
        setting.panel = {800, 480, 800 / 152.0f};
        HeadlessKiosk kiosk(setting);
        CHECK(notice(kiosk, "2023年11月30日で期限切れ"));
        kiosk.to_purposes();
        const ui::Text* said = notice(kiosk, "2023年11月30日で期限切れ");
        REQUIRE(said);
        CHECK(said->box.y0 >= 0);
        CHECK_FALSE(kiosk.shows("時点"));
    }
}

TEST_SUITE("the staff and the data")
{
    TEST_CASE("the staff see what is shown, how long it is good for, and what was refused")
    {
        SignedDesk desk;
        HeadlessKiosk kiosk(at(desk, days_after(expiry, -3)));
        come_in(kiosk);
        CHECK(kiosk.shows("2023年11月30日・あと3日"));
        kiosk.tap("data");
        CHECK(kiosk.stage() == Stage::data);
        CHECK(kiosk.shows("12番"));
        CHECK(kiosk.shows("11番"));
        CHECK(kiosk.shows("2023年11月30日・あと3日"));
        kiosk.tap("back");

        DataState state = desk.data();
        state.refused = Flaw::forged;
        desk.put_data(state);
        kiosk.tap("data");
        CHECK(kiosk.shows("署名がファイルと合いません"));
    }

    TEST_CASE("going back is asked for twice, and ends the visit so that it happens at once")
    {
        SignedDesk desk;
        HeadlessKiosk kiosk(at(desk, test_day));
        kiosk.all_the_way_to_shortlist();
        come_in(kiosk);
        kiosk.tap("data");
        kiosk.tap("data/back");
        CHECK(kiosk.shows("11番に戻します"));
        kiosk.tap("data/cancel");
        CHECK(kiosk.stage() == Stage::data);
        CHECK_FALSE(desk.went_back);

        kiosk.tap("data/back");
        kiosk.tap("data/confirm");
        CHECK(desk.went_back);
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("where going back fails, the staff are told, and stay")
    {
        SignedDesk desk;
        desk.broken = true;
        HeadlessKiosk kiosk(at(desk, test_day));
        come_in(kiosk);
        kiosk.tap("data");
        kiosk.tap("data/back");
        kiosk.tap("data/confirm");
        CHECK(kiosk.stage() == Stage::data);
        CHECK(kiosk.shows("保存できませんでした"));
        kiosk.tap("back");
        CHECK(kiosk.stage() == Stage::staff);
    }

    TEST_CASE("data that was brought while somebody was there is shown when the staff ask for it")
    {
        SignedDesk desk;
        DataState state = desk.data();
        state.waiting = true;
        desk.put_data(state);
        HeadlessKiosk kiosk(at(desk, test_day));
        kiosk.all_the_way_to_shortlist();
        come_in(kiosk);
        kiosk.tap("data");
        CHECK_FALSE(kiosk.has("data/back"));
        kiosk.tap("data/apply");
        CHECK(kiosk.visit() == Visit{}); // which is when the kiosk takes it
    }
}

} // namespace michi::test
