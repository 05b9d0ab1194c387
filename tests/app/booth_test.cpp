#include "app/output.hpp"
#include "catalogue/data_copy.hpp"
#include "domain/ruby.hpp"
#include "ledger/scratch.hpp"
#include "support/staff.hpp"
#include "support/zbar.hpp"

#include <doctest/doctest.h>

namespace michi::test {

namespace {

using catalogue::test::Folder;

constexpr int noon = 12 * 60;

struct LostDesk : Desk {
    void set_booth(bool) override { throw std::runtime_error("no ledger"); }
};

Setting with_event(app::StaffDesk& desk)
{
    Setting setting;
    setting.site = event_site();
    setting.desk = &desk;
    return setting;
}

void switch_over(HeadlessKiosk& kiosk)
{
    come_in(kiosk);
    kiosk.tap("booth");
}

// A picture of every kind of screen, until the kiosk has waited in vain.
std::vector<Pixels> looks_of(HeadlessKiosk& kiosk)
{
    std::vector<Pixels> looks;
    const auto look = [&] {
        kiosk.wait(1);
        looks.push_back(kiosk.picture());
    };
    look();
    for (const std::vector<std::string>& way : {std::vector<std::string>{"start"},
                                                {"purpose/hire", "next"},
                                                {"region/sanpachi"},
                                                {"municipality/八戸市"},
                                                {"age/y1to5"},
                                                {"compare"},
                                                {"back", "take-away"},
                                                {"back", "all"},
                                                {"card/1-1"},
                                                {"back", "calendar"},
                                                {"guide"}}) {
        for (const std::string& id : way) {
            if (!kiosk.has(id))
                kiosk.turn_to(id);
            kiosk.tap(id);
        }
        look();
    }
    kiosk.wait(180);
    look();
    kiosk.wait(41);
    look();
    return looks;
}

std::int64_t visits(app::StaffDesk& desk, Mark mark, const AtEvent& at,
                    const std::string& which = "")
{
    std::int64_t visits = 0;
    for (const Count& count : desk.counts())
        visits += count.at == at && count.marked == Marked{mark, which} ? count.visits : 0;
    return visits;
}

std::vector<std::string> keys_of(const std::vector<ProgrammeIndex>& programmes)
{
    std::vector<std::string> keys;
    for (const ProgrammeIndex index : programmes)
        keys.push_back(real_catalogue().at(index).key);
    return keys;
}

const AtEvent whole{"創業セミナー（秋の部）", Half::whole};

} // namespace

TEST_SUITE("the booth")
{
    TEST_CASE("whoever leaves the booth has the office's kiosk again, to the pixel and the second")
    {
        Desk desk;
        std::vector<Pixels> before;
        {
            Setting office;
            HeadlessKiosk kiosk(office);
            before = looks_of(kiosk);
        }
        HeadlessKiosk kiosk(with_event(desk));
        CHECK(looks_of(kiosk) == before);
        switch_over(kiosk);
        CHECK(kiosk.visit() == Visit{});
        CHECK(desk.is_booth());
        kiosk.wait(1);
        CHECK(kiosk.picture() != before.front());
        kiosk.tap_all(
            {"talk", "card/3-2", "take-away", "restart", "start", "purpose/start", "next"});
        kiosk.wait(60 + 20 + 1); // the booth's patience
        CHECK(kiosk.visit() == Visit{});

        switch_over(kiosk);
        CHECK(kiosk.visit() == Visit{});
        CHECK(!desk.is_booth());
        CHECK(looks_of(kiosk) == before);
    }

    TEST_CASE("an event has its own time-outs, pictures and call, and nothing else of its own")
    {
        app::Settings site = event_site();
        site.printer.queue = "slips";
        site.booth->call = false;
        site.booth->pictures = "/srv/event";
        const app::Settings booth = app::at_booth(site);
        CHECK(booth.patience.question == 60);
        CHECK(booth.patience.result == 90);
        CHECK(booth.patience.countdown == 20);
        CHECK(booth.pictures == "/srv/event");
        CHECK(!booth.office.call);
        CHECK(booth.office.phone == site.office.phone);
        CHECK(booth.printer.queue == "slips");
        site.booth->call.reset();
        site.booth->pictures.clear();
        CHECK(app::at_booth(site).pictures == site.pictures);
        CHECK(app::at_booth(site).office.call);
        CHECK(app::at_booth(office_site()).patience.question == app::Patience{}.question);
    }

    TEST_CASE("the switch is kept through a restart, and without an event there is none")
    {
        const Scratch scratch;
        app::Messages messages;
        for (const bool on : {true, false}) {
            app::LedgerDesk desk(scratch.file(), messages);
            {
                HeadlessKiosk kiosk(with_event(desk));
                CHECK(kiosk.has("talk") != on);
                kiosk.kiosk().choose_booth(on);
                kiosk.wait(1);
                CHECK(kiosk.has("talk") == on);
            }
            HeadlessKiosk kiosk(with_event(desk));
            CHECK(kiosk.has("talk") == on);
        }
        Desk desk;
        desk.set_booth(true);
        Setting office;
        office.desk = &desk;
        HeadlessKiosk kiosk(office);
        CHECK(!kiosk.kiosk().at_booth());
        come_in(kiosk);
        CHECK(!kiosk.has("booth"));
    }

    TEST_CASE("told from outside the kiosk switches when the visit is over, never under it")
    {
        Desk desk;
        HeadlessKiosk kiosk(with_event(desk));
        kiosk.to_region();
        const Pixels before = kiosk.picture();
        kiosk.kiosk().choose_booth(true);
        kiosk.wait(1);
        CHECK(kiosk.picture() == before);
        CHECK(!kiosk.kiosk().at_booth());
        kiosk.tap("restart");
        CHECK(kiosk.kiosk().at_booth());
        CHECK(kiosk.has("talk"));
        CHECK(visits(desk, Mark::started, {}) == 1); // the office's
        CHECK(visits(desk, Mark::left, whole) == 0);
    }

    TEST_CASE("a switch that cannot be kept is told, and changes nothing")
    {
        LostDesk desk;
        HeadlessKiosk kiosk(with_event(desk));
        switch_over(kiosk);
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(kiosk.shows(kiosk.say("staff.failed")));
        kiosk.tap("restart");
        CHECK(!kiosk.kiosk().at_booth());
    }

    TEST_CASE("two touches bring the talk's programmes as codes, in its order, closed ones too")
    {
        for (const app::PanelSize& panel : {landscape, portrait, app::PanelSize{800, 480, 5.25f}}) {
            const Folder shots;
            Desk desk;
            Setting setting = at_booth({}, desk);
            setting.panel = panel;
            HeadlessKiosk kiosk(setting, shots.path());
            CHECK(kiosk.shows("創業セミナー（秋の部）"));
            kiosk.tap("talk");
            CHECK(kiosk.stage() == Stage::talk);
            CHECK(keys_of(kiosk.visit().talk) == event_site().booth->programmes);
            kiosk.turn_to("card/4-16");
            CHECK(kiosk.shows(kiosk.say("state.closed")));
            kiosk.turn_to("card/2-14");

            kiosk.tap("take-away");
            CHECK(kiosk.stage() == Stage::take_away);
            std::string read;
            for (int page = 1;; ++page) {
                kiosk.player().shot("codes");
                for (const std::string& line : read_codes(shots.path() / "codes.png"))
                    read += line + "\n";
                if (!kiosk.has("page/next"))
                    break;
                kiosk.tap("page/next");
            }
            for (const ProgrammeIndex index : kiosk.visit().taken) {
                const Programme& programme = real_catalogue().at(index);
                CHECK_MESSAGE(read.find(programme.text(Language::ja).short_title) != read.npos,
                              programme.key);
            }
        }
    }

    TEST_CASE("the longest list of a talk is taken home whole")
    {
        Desk desk;
        Setting setting = at_booth({}, desk);
        setting.site.booth->programmes.clear();
        for (std::size_t at = 0; at < 20; ++at)
            setting.site.booth->programmes.push_back(real_catalogue().programmes[at * 5].key);
        for (const Language language : all<Language>()) {
            setting.language = language;
            HeadlessKiosk kiosk(setting);
            kiosk.tap_all({"talk", "take-away"});
            std::string codes;
            for (;;) {
                for (const ui::Code& code : kiosk.frame().codes)
                    codes += code.payload;
                if (!kiosk.has("page/next"))
                    break;
                kiosk.tap("page/next");
            }
            for (const ProgrammeIndex index : kiosk.visit().taken)
                CHECK(codes.find(without_ruby(
                          real_catalogue().at(index).text(language).short_title)) != codes.npos);
        }
    }

    TEST_CASE("the touch that wakes the booth begins the questions, and opens no list")
    {
        Desk desk;
        HeadlessKiosk kiosk(at_booth({}, desk));
        kiosk.tap_beside();
        CHECK(kiosk.stage() == Stage::purpose);
        kiosk.tap("back");
        kiosk.key(app::Key::confirm); // shows where the keypad is
        kiosk.focus("talk");
        kiosk.key(app::Key::confirm);
        CHECK(kiosk.stage() == Stage::talk);
        kiosk.tap("back");
        CHECK(kiosk.stage() == Stage::welcome);
    }

    TEST_CASE("an event with themes offers these to choose from, and to ask somebody, as ever")
    {
        Desk desk;
        Setting setting = at_booth({}, desk);
        setting.site.booth->programmes.clear();
        HeadlessKiosk kiosk(setting);
        CHECK(!kiosk.has("talk"));
        kiosk.tap("start");
        std::vector<std::string> purposes;
        for (const std::string& id : kiosk.ids())
            if (id.starts_with("purpose/"))
                purposes.push_back(id);
        CHECK(purposes ==
              std::vector<std::string>{"purpose/start", "purpose/finance", "purpose/consult"});
    }

    TEST_CASE("a programme that is stopped stays on the talk's list, and says so")
    {
        Desk desk;
        desk.stop({"3-2", StopReason::full, test_day});
        HeadlessKiosk kiosk(at_booth({}, desk));
        kiosk.tap("talk");
        CHECK(kiosk.has("card/3-2"));
        CHECK(kiosk.shows(kiosk.say("stop.full")));
    }
}

TEST_SUITE("what an event counts")
{
    TEST_CASE("visits by the half day; purposes, programmes, codes and dead ends by the day alone")
    {
        Desk desk;
        HeadlessKiosk kiosk(at_booth({}, desk));
        kiosk.kiosk().tell_time({test_day, noon - 1}, kiosk.player().now());
        kiosk.tap_all({"talk", "card/3-2", "restart"});
        kiosk.kiosk().tell_time({test_day, noon}, kiosk.player().now());
        kiosk.tap_all({"talk", "take-away", "restart"});
        kiosk.to_region({"finance"});
        kiosk.tap("restart");

        CHECK(visits(desk, Mark::started, {whole.title, Half::morning}) == 1);
        CHECK(visits(desk, Mark::started, {whole.title, Half::afternoon}) == 2);
        CHECK(visits(desk, Mark::started, whole) == 0);
        CHECK(visits(desk, Mark::started, {}) == 3); // the day's
        CHECK(visits(desk, Mark::finished, whole) == 2);
        CHECK(visits(desk, Mark::opened, whole, "3-2") == 1);
        CHECK(visits(desk, Mark::shown, whole, "2-1") == 2);
        CHECK(visits(desk, Mark::codes, whole) == 1);
        CHECK(visits(desk, Mark::purpose, whole, "finance") == 1);
        CHECK(visits(desk, Mark::left_at, whole, "region") == 1);
        for (const Count& count : desk.counts())
            CHECK((count.at.half == Half::whole || count.marked.mark == Mark::started));
    }

    TEST_CASE("who goes away from a list without any programme has met a dead end")
    {
        Catalogue nothing = real_catalogue();
        for (Programme& programme : nothing.programmes)
            programme.standing = Standing::closed;
        Desk desk;
        app::Kiosk kiosk(nothing, test_day, landscape, {}, event_site(), nullptr, &desk);
        app::Player player(kiosk, {});
        const auto come = [&](const std::vector<std::string>& way) {
            for (const std::string& id : way)
                player.tap(id);
            player.tap("restart");
        };
        const std::vector<std::string> way{"start", "purpose/ip", "next", "unknown", "unknown"};
        come(way);
        REQUIRE(visits(desk, Mark::finished, {}) == 1);
        CHECK(visits(desk, Mark::dead_end, {}) == 1);
        std::vector<std::string> further = way;
        further.emplace_back("all"); // found a way on
        come(further);
        CHECK(visits(desk, Mark::dead_end, {}) == 1);
        CHECK(visits(desk, Mark::finished, {}) == 2);
    }

    TEST_CASE("the report prints no number below five, nor a sum that tells one")
    {
        Desk desk;
        const auto come = [&](int times, Half half, const Marks& more) {
            Marks marks = more;
            marks.insert({Mark::started, ""});
            for (int visit = 0; visit < times; ++visit)
                desk.count(test_day, marks, {whole.title, half});
        };
        come(13, Half::morning, {{Mark::finished, ""}, {Mark::purpose, "start"}});
        const auto figures = [&] { return figures_of(desk.counts(), whole.title); };
        CHECK(figures().all);
        CHECK(figures().visits == 13);
        come(3, Half::afternoon, {{Mark::opened, "3-2"}, {Mark::left_at, "age"}});
        CHECK(!figures().all);
        CHECK(figures().visits == 13);
        desk.count(test_day, {{Mark::started, ""}}); // at the office
        CHECK(events_of(desk.counts()) == std::vector<std::string>{whole.title});

        const std::string text = app::figures_text(real_catalogue(), figures(), Language::ja);
        for (const char* words : {"創業セミナー（秋の部）", "10月20日（金）  午前\t13回",
                                  "10月20日（金）  午後\t5回未満", "合計\t13回以上",
                                  "創業・起業\t13回", "創業からの年数の質問\t5回未満"})
            CHECK_MESSAGE(text.find(words) != text.npos, words);
        CHECK(text.find("16") == text.npos);
        CHECK(std::ranges::count(text, '\n') <= 60); // a page

        for (const Language language : all<Language>()) {
            const std::string csv = app::figures_csv(real_catalogue(), figures(), language);
            CHECK(csv.starts_with("\xef\xbb\xbf\""));
            CHECK(csv.find("\"13\"\r\n") != csv.npos);
            CHECK(csv.find("\"3\"") == csv.npos);
            CHECK(csv.find('{') == csv.npos);
        }
    }

    TEST_CASE("at the booth the staff's figures are the event's")
    {
        Desk desk;
        for (int visit = 0; visit < 6; ++visit)
            desk.count(test_day, {{Mark::started, ""}, {Mark::purpose, "ip"}},
                       {whole.title, Half::morning});
        HeadlessKiosk kiosk(with_event(desk));
        come_in(kiosk);
        kiosk.tap("figures");
        CHECK(!kiosk.shows(whole.title));
        kiosk.tap_all({"back", "booth"});
        come_in(kiosk);
        kiosk.tap("figures");
        CHECK(kiosk.shows(whole.title));
        CHECK(kiosk.shows(kiosk.say("event.half.morning")));
        CHECK(kiosk.shows(kiosk.say("purpose.ip")));
    }
}

} // namespace michi::test
