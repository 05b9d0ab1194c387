#include "support/headless_kiosk.hpp"

#include "domain/offices.hpp"
#include "domain/ruby.hpp"

#include <doctest/doctest.h>

#include <set>

namespace michi::test {

namespace {

const std::vector<Setting>& both_ways_in_both_languages()
{
    static const std::vector<Setting> settings{{landscape, Language::ja},
                                               {portrait, Language::ja},
                                               {landscape, Language::en},
                                               {portrait, Language::en}};
    return settings;
}

// A place in the shortlist's own order of the screen.
std::vector<std::string> cards_of(const HeadlessKiosk& kiosk)
{
    std::vector<std::string> cards;
    for (const std::string& id : kiosk.ids())
        if (id.starts_with("card/"))
            cards.push_back(id);
    return cards;
}

// Turns every page of the screen and keeps what was read on the way.
std::string read_through(HeadlessKiosk& kiosk)
{
    std::string read;
    for (bool more = true; more;) {
        for (const ui::Text& text : kiosk.texts())
            read += text.words + "\n";
        more = kiosk.has("page/next");
        if (more)
            kiosk.tap("page/next");
    }
    return read;
}

bool has_any_phone(const std::string& read)
{
    return std::ranges::any_of(real_catalogue().desks, [&](const Desk& desk) {
        return read.find(desk.phones.front().number) != read.npos;
    });
}

} // namespace

TEST_SUITE("a whole visit")
{
    TEST_CASE("a visitor reaches a shortlist and a programme's page by touch")
    {
        for (const Setting& setting : both_ways_in_both_languages()) {
            CAPTURE(words_of(setting));
            HeadlessKiosk kiosk(setting);

            kiosk.tap("start");
            CHECK(kiosk.stage() == Stage::purpose);
            kiosk.tap_all({"purpose/start", "purpose/finance", "next"});
            CHECK(kiosk.stage() == Stage::region);
            kiosk.tap("region/sanpachi");
            CHECK(kiosk.stage() == Stage::town);
            kiosk.tap("municipality/八戸市");
            CHECK(kiosk.stage() == Stage::age);
            kiosk.tap("age/planning");
            CHECK(kiosk.stage() == Stage::shortlist);
            const auto cards = cards_of(kiosk);
            REQUIRE(cards.size() == shortlist_size);
            kiosk.tap(cards.front());

            CHECK(kiosk.stage() == Stage::programme);
            CHECK("card/" + real_catalogue().at(kiosk.visit().opened.back()).key == cards.front());
            CHECK(kiosk.visit().answers ==
                  Answers{{Purpose::start, Purpose::finance}, town("八戸市"), Age::planning, {}});
        }
    }

    TEST_CASE("the shortlist shows what the matcher gives, in its order")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();

        const Matcher matcher(real_catalogue(), test_day);
        std::vector<std::string> wanted;
        for (const Match& match : matcher.match(kiosk.visit().answers).shortlist)
            wanted.push_back("card/" + real_catalogue().at(match.programme).key);

        CHECK(cards_of(kiosk) == wanted);
    }

    TEST_CASE("going back leads over every screen and keeps the answers")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        const Answers given = kiosk.visit().answers;
        kiosk.tap(cards_of(kiosk).front());

        for (const Stage stage :
             {Stage::shortlist, Stage::age, Stage::town, Stage::region, Stage::purpose}) {
            kiosk.tap("back");

            CHECK(kiosk.stage() == stage);
            CHECK(kiosk.visit().answers == given);
        }
    }

    TEST_CASE("an answer changed from the result comes back to the result and keeps the others")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        const Answers given = kiosk.visit().answers;

        kiosk.tap("change/age");
        CHECK(kiosk.stage() == Stage::age);
        kiosk.tap("age/over10");

        CHECK(kiosk.stage() == Stage::shortlist);
        CHECK(kiosk.visit().answers.age == Age::over10);
        CHECK(kiosk.visit().answers.place == given.place);

        kiosk.tap("change/purpose");
        kiosk.tap_all({"purpose/start", "purpose/ip", "next"});

        CHECK(kiosk.stage() == Stage::shortlist);
        CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::ip});
        CHECK(kiosk.visit().answers.age == Age::over10);

        kiosk.tap("change/region");
        kiosk.tap_all({"region/shimokita", "municipality/むつ市"});

        CHECK(kiosk.stage() == Stage::shortlist);
        CHECK(kiosk.visit().answers.place == town("むつ市"));
        CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::ip});
    }

    TEST_CASE(
        "a question after the three puts the kind of help first, and is taken back by a touch")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region({"develop"});
        kiosk.to_age("sanpachi", "八戸市");
        kiosk.to_shortlist("over10");
        const auto cards = cards_of(kiosk);
        REQUIRE(kiosk.has("help/subsidy"));
        CHECK(kiosk.has("unknown"));

        kiosk.tap("help/subsidy");
        CHECK(kiosk.visit().answers.help == Help::subsidy);
        CHECK(cards_of(kiosk) != cards);

        kiosk.tap("change/further");
        CHECK(!kiosk.visit().answers.help);
        CHECK(cards_of(kiosk) == cards);

        kiosk.tap("unknown");
        CHECK(kiosk.visit().answers.help == Help::unknown);
        CHECK(cards_of(kiosk) == cards);
        CHECK(!kiosk.has("help/subsidy"));
    }

    TEST_CASE("an exporter is asked the trade: what is made for it fits, and says so")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region({"export"});
        kiosk.to_age("sanpachi", "八戸市");
        kiosk.to_shortlist("over10");
        REQUIRE(kiosk.has("trade/food"));

        kiosk.tap("trade/food");
        CHECK(kiosk.visit().answers.trade == Trade::food);
        CHECK(!kiosk.has("trade/food"));
        CHECK(read_through(kiosk).find(kiosk.say("trade.food")) != std::string::npos);
        for (const Match& match : kiosk.kiosk().matches().shortlist)
            CHECK(verdict_by_trade(real_catalogue().at(match.programme).trade, Trade::food) ==
                  Verdict::fits);
    }

    TEST_CASE(
        "one touch sets the best side by side, a second one another, and a name leads to its page")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            HeadlessKiosk kiosk({panel});
            kiosk.all_the_way_to_shortlist();
            const auto cards = cards_of(kiosk);

            kiosk.tap("compare");
            REQUIRE(kiosk.stage() == Stage::compare);
            CHECK(cards_of(kiosk) == std::vector(cards.begin(), cards.begin() + 3));
            const std::string read = read_through(kiosk);
            for (const ProgrammeIndex index : kiosk.visit().compared) {
                const Desk& desk = real_catalogue().at(first_contact(
                    real_catalogue().at(index), *kiosk.visit().answers.place, real_catalogue()));
                CHECK(read.find(desk.phones.front().number) != read.npos);
            }

            kiosk.tap("change/1");
            CHECK(cards_of(kiosk).front() == cards[3]);
            kiosk.tap(cards[3]);
            CHECK(kiosk.stage() == Stage::programme);
            kiosk.tap("back");
            CHECK(kiosk.stage() == Stage::compare);
        }
    }

    TEST_CASE(
        "one touch brings everything that can be touched into the lower 60 % of a tall screen")
    {
        HeadlessKiosk kiosk({portrait});
        kiosk.tap_all({"start", "reach"});
        const auto is_low = [&] {
            return std::ranges::all_of(kiosk.targets(), [&](const ui::Target& target) {
                return target.box.height() <= 0 ||
                       target.box.y0 >= 0.4f * static_cast<float>(portrait.height);
            });
        };
        CHECK(is_low());
        kiosk.tap_all({"purpose/start", "next", "region/sanpachi", "municipality/八戸市"});
        CHECK(is_low());
        kiosk.tap("age/planning");
        CHECK(is_low());
        kiosk.tap(cards_of(kiosk).front());
        CHECK(is_low());
        kiosk.tap("reach");
        CHECK(!is_low());
    }

    TEST_CASE("a wide screen is within reach as it is")
    {
        HeadlessKiosk kiosk({landscape});
        kiosk.to_purposes();
        CHECK(kiosk.has("theme/dark"));
        CHECK(!kiosk.has("reach"));
    }

    TEST_CASE(
        "black and yellow are one touch away on every screen, and the next visitor starts in light")
    {
        HeadlessKiosk kiosk;
        for (const char* way : {"start", "purpose/start", "next", "region/sanpachi",
                                "municipality/八戸市", "age/planning", "card/3-2"}) {
            kiosk.tap(way);
            CAPTURE(way);
            kiosk.tap("theme/dark");
            kiosk.tap("theme/yellow");
            CHECK(kiosk.visit().contrast == Contrast::yellow);
            kiosk.tap("theme/light");
        }
        kiosk.tap_all({"theme/dark", "restart"});
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("one touch takes the list away, with every phone, and another one programme")
    {
        for (const Setting& setting : both_ways_in_both_languages()) {
            CAPTURE(words_of(setting));
            HeadlessKiosk kiosk(setting);
            kiosk.all_the_way_to_shortlist();
            const Answers given = kiosk.visit().answers;
            const auto cards = cards_of(kiosk);

            kiosk.tap("take-away");
            REQUIRE(kiosk.stage() == Stage::take_away);
            CHECK(kiosk.visit().taken.size() == cards.size());
            CHECK(kiosk.shows(kiosk.say("take.how")));
            const std::string read = read_through(kiosk);
            for (const ProgrammeIndex index : kiosk.visit().taken) {
                const Programme& taken = real_catalogue().at(index);
                const Desk& desk =
                    real_catalogue().at(first_contact(taken, *given.place, real_catalogue()));
                CHECK(read.find(desk.phones.front().number) != read.npos);
                CHECK(read.find(taken.text(setting.language).short_title) != read.npos);
            }
            kiosk.tap("back");
            CHECK(kiosk.stage() == Stage::shortlist);
            CHECK(kiosk.visit().answers == given);

            kiosk.tap(cards.back());
            kiosk.tap("take-away");
            CHECK(kiosk.visit().taken == kiosk.visit().opened);
            kiosk.tap("restart");
            CHECK(kiosk.visit() == Visit{});
        }
    }

    TEST_CASE("the calendar shows the dates of the visitor's region, and of another by one touch")
    {
        HeadlessKiosk kiosk;
        kiosk.tap("calendar");
        CHECK(kiosk.stage() == Stage::calendar);
        const std::size_t all = kiosk.targets().size();
        kiosk.tap("area/shimokita");
        CHECK(kiosk.targets().size() < all);
        CHECK(kiosk.shows("むつ市"));
        CHECK(!kiosk.shows("八戸市"));
        const auto event = std::ranges::find_if(kiosk.targets(), [](const ui::Target& target) {
            return target.id.starts_with("event/");
        });
        REQUIRE(event != kiosk.targets().end());
        kiosk.tap(std::string(event->id));
        CHECK(kiosk.stage() == Stage::programme);
        kiosk.tap_all({"back", "back"});
        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("the guide names the offices of the visitor's town, and says how it knows")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("guide");
        std::string read = read_through(kiosk);
        for (const NearOffice& office : offices_for(*kiosk.visit().answers.place, real_catalogue()))
            CHECK(read.find(real_catalogue().at(office.desk).phones.front().number) != read.npos);
        CHECK(read.find(kiosk.say("guide.offices_rule").substr(0, 30)) != read.npos);

        kiosk.tap("area/shimokita");
        while (kiosk.has("page/back"))
            kiosk.tap("page/back");
        read = read_through(kiosk);
        CHECK(read.find("0175-22-2281") != read.npos); // the chamber of むつ: the text's line 2345
        CHECK(read.find(kiosk.say("guide.stands_in")) != read.npos);
    }

    TEST_CASE("「ほか n 件」 shows the rest, and goes back to the first five")
    {
        for (const Setting& setting : both_ways_in_both_languages()) {
            CAPTURE(words_of(setting));
            HeadlessKiosk kiosk(setting);
            kiosk.all_the_way_to_shortlist();
            const auto first = cards_of(kiosk);
            const std::size_t more = kiosk.kiosk().matches().more.size();
            REQUIRE(more > 0);

            kiosk.turn_to("more");
            kiosk.tap("more");
            CHECK(cards_of(kiosk).size() == first.size() + more);
            kiosk.turn_to("less");
            kiosk.tap("less");

            CHECK(cards_of(kiosk) == first);
        }
    }

    TEST_CASE("switching language or text size keeps the answers and the screen")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region({"start", "hire"});
        kiosk.tap("region/sanpachi");
        const Visit before = kiosk.visit();

        kiosk.tap("language/en");
        kiosk.tap("text/large");
        kiosk.tap("text/largest");

        Visit wanted = before;
        wanted.language = Language::en;
        wanted.text_size = TextSize::largest;
        CHECK(kiosk.visit() == wanted);

        kiosk.tap("language/ja");
        kiosk.tap("text/normal");

        CHECK(kiosk.visit() == before);
    }
}

TEST_SUITE("all programmes")
{
    TEST_CASE("every programme's page opens by touch from its chapter, with title, phone and date")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            HeadlessKiosk kiosk(Setting{panel});
            kiosk.all_the_way_to_shortlist();
            kiosk.tap("all");
            std::size_t opened = 0;
            for (const Programme& programme : real_catalogue().programmes) {
                CAPTURE(programme.key);

                kiosk.open_from_all(programme);
                REQUIRE(kiosk.stage() == Stage::programme);
                const bool title = kiosk.shows(programme.text(Language::ja).title);
                const std::string read = read_through(kiosk);

                CHECK(title);
                CHECK(has_any_phone(read));
                CHECK(read.find("2023年10月13日") != read.npos);
                ++opened;
                kiosk.tap("back");
            }
            CHECK(opened == 100);
        }
    }

    TEST_CASE("the kana table lists every programme once, each within reach of the arrows")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            HeadlessKiosk kiosk(Setting{panel});
            kiosk.all_the_way_to_shortlist();
            kiosk.tap_all({"all", "by/kana"});

            std::multiset<std::string> found;
            for (int row = 1; row <= 10; ++row) {
                const std::string tab = "kana/" + std::to_string(row);
                if (!kiosk.has(tab))
                    continue;
                kiosk.tap(tab);
                for (const std::string& card : cards_of(kiosk)) {
                    kiosk.turn_to(card);
                    found.insert(card);
                }
            }

            CHECK(found.size() == 100);
            for (const Programme& programme : real_catalogue().programmes)
                CHECK(found.count("card/" + programme.key) == 1);
        }
    }

    TEST_CASE("a page opened from the kana table goes back to the same row")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        kiosk.tap_all({"all", "by/kana", "kana/3"});
        const auto row = cards_of(kiosk);
        REQUIRE(!row.empty());

        kiosk.tap(row.front());
        CHECK(kiosk.stage() == Stage::programme);
        kiosk.tap("back");

        CHECK(cards_of(kiosk) == row);
    }
}

TEST_SUITE("the end of a visit")
{
    TEST_CASE(
        "a question asks after two minutes whether somebody is still there, a result after three")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        kiosk.wait(119);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(1);
        CHECK(kiosk.visit().still_there);
        CHECK(kiosk.ids() == std::vector<std::string>{"stay", "leave"});

        kiosk.tap("leave");
        kiosk.all_the_way_to_shortlist();
        kiosk.wait(179);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(1);
        CHECK(kiosk.visit().still_there);
    }

    TEST_CASE("any touch beside the buttons stays, and presses nothing else")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region();
        const Visit before = kiosk.visit();
        kiosk.wait(125);
        REQUIRE(kiosk.visit().still_there);

        kiosk.tap_beside();

        CHECK(kiosk.visit() == before);
    }

    TEST_CASE("staying by the button or by any key goes on where the visitor was")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region();
        const Visit before = kiosk.visit();

        kiosk.wait(125);
        kiosk.tap("stay");
        CHECK(kiosk.visit() == before);
        for (const app::Key key : {app::Key::up, app::Key::confirm, app::Key::back}) {
            kiosk.wait(125);
            REQUIRE(kiosk.visit().still_there);
            kiosk.key(key);
            CHECK(kiosk.visit() == before);
        }
    }

    TEST_CASE("the countdown counts down, and running out gives a fresh visit")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region();
        kiosk.wait(120);
        CHECK(kiosk.shows("40"));
        kiosk.wait(15);
        CHECK(kiosk.shows("25"));
        kiosk.wait(24);
        CHECK(kiosk.visit().still_there);
        kiosk.wait(1);

        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE(
        "while a finger rests when the countdown is over, the kiosk sleeps until it is lifted")
    {
        HeadlessKiosk kiosk;
        kiosk.to_region();
        kiosk.wait(155);
        REQUIRE(kiosk.visit().still_there);

        kiosk.press("stay");
        kiosk.wait(6);

        CHECK(*kiosk.kiosk().next_time() > kiosk.player().now());
        kiosk.lift();
        CHECK(!kiosk.visit().still_there);
    }

    TEST_CASE("a visitor may stay fifty times in a row")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        const Visit before = kiosk.visit();

        for (int time = 0; time < 50; ++time) {
            kiosk.wait(185);
            REQUIRE(kiosk.visit().still_there);
            kiosk.tap_beside();
            REQUIRE(kiosk.visit() == before);
        }
    }

    TEST_CASE("nobody is asked while a finger rests on the glass")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();

        kiosk.press("purpose/start");
        for (int time = 0; time < 20; ++time) { // no hand rests without a tremor
            kiosk.wait(30);
            kiosk.tremble();
            REQUIRE(kiosk.stage() == Stage::purpose);
            REQUIRE(!kiosk.visit().still_there);
        }
        kiosk.lift();
        CHECK(kiosk.visit().answers.has(Purpose::start)); // any hold counts as one press
        kiosk.wait(119);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(1);

        CHECK(kiosk.visit().still_there);
    }

    TEST_CASE("where a site's limit is short, a finger that rests holds it back")
    {
        Setting setting;
        setting.site.patience.question = 20;
        HeadlessKiosk kiosk(setting);
        kiosk.to_purposes();
        const bool early = true; // as the screen changed: it presses nothing, but it is a finger
        for (const bool when : {early, !early}) {
            CAPTURE(when);
            if (when == early)
                kiosk.kiosk().touch(
                    {ui::PointerEvent::What::down, {1, 1}, 1, kiosk.player().now() + 100});
            else
                kiosk.press("purpose/start");

            kiosk.wait(59);
            CHECK(!kiosk.visit().still_there);
            kiosk.wait(2);

            CHECK(kiosk.visit().still_there);
            kiosk.key(app::Key::reset);
            kiosk.to_purposes();
        }
    }

    TEST_CASE("what lies on the glass without a movement for a minute is no finger")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();

        kiosk.press("purpose/start");
        kiosk.wait(61);
        kiosk.lift(); // somebody takes it away, or a panel comes back
        CHECK(kiosk.visit().answers.purposes.empty());
        kiosk.wait(58);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(1);

        CHECK(kiosk.visit().still_there);
    }

    TEST_CASE("what lies on the glass for ever keeps no visit, and no other finger from pressing")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        kiosk.press("purpose/start");
        kiosk.wait(160);
        CHECK(kiosk.visit() == Visit{});

        kiosk.tap_with(2, "start");
        kiosk.tap_with(3, "purpose/finance");

        CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::finance});
    }

    TEST_CASE("what lies on the welcome presses no key there, and holds up nothing")
    {
        Setting setting;
        setting.site.patience.welcome = 0;
        HeadlessKiosk kiosk(setting);
        const Pixels untouched = kiosk.picture();
        kiosk.press("start");
        CHECK(kiosk.picture() != untouched);
        CHECK(!kiosk.kiosk().is_free());

        kiosk.wait(61);

        CHECK(kiosk.visit() == Visit{});
        CHECK(kiosk.picture() == untouched);
        CHECK(kiosk.kiosk().is_free());
        CHECK(!kiosk.kiosk().next_time());
    }

    TEST_CASE("the countdown speaks the visitor's language, and staying takes the whole width")
    {
        for (const app::PanelSize& panel : {landscape, portrait})
            for (const Language language : all<Language>()) {
                HeadlessKiosk kiosk({panel, language});
                CAPTURE(id_of(language));
                kiosk.to_purposes();
                kiosk.wait(120);
                REQUIRE(kiosk.visit().still_there);

                const ui::Box page = kiosk.frame().page();
                CHECK(kiosk.target("stay").box.width() >=
                      0.9f * page.width() - kiosk.frame().mm(24));
                CHECK(kiosk.target("stay").words ==
                      without_ruby(real_catalogue().words.get(language, "still.stay")));
                CHECK(
                    kiosk.shows(without_ruby(real_catalogue().words.get(language, "still.title"))));
            }
    }

    TEST_CASE(
        "on the smallest panel, in the largest letters, both answers to the countdown are whole")
    {
        for (const Language language : all<Language>()) {
            HeadlessKiosk kiosk({{800, 480, 5.25f}, language, TextSize::largest});
            CAPTURE(id_of(language));
            kiosk.to_purposes();
            kiosk.wait(120);
            REQUIRE(kiosk.visit().still_there);
            for (const char* id : {"stay", "leave"})
                CHECK(kiosk.frame().page().holds(kiosk.target(id).whole));
        }
    }

    TEST_CASE("any touch on the welcome starts, wherever it falls")
    {
        HeadlessKiosk kiosk;
        kiosk.tap_beside();

        CHECK(kiosk.stage() == Stage::purpose);
    }

    TEST_CASE("where the first picture stays, the welcome waits for ever and wakes for nothing")
    {
        Setting setting;
        setting.site.patience.welcome = 0; // the first picture stays
        HeadlessKiosk kiosk(setting);
        const std::int64_t built = kiosk.kiosk().frames_built();
        CHECK(!kiosk.kiosk().next_time());

        kiosk.wait(24 * 60 * 60);

        CHECK(kiosk.visit() == Visit{});
        CHECK(kiosk.kiosk().frames_built() == built);
    }

    // The pictures of a plain visit through every screen that something of a former one could show
    // on; and the welcome at its end.
    const auto plain_visit = [](HeadlessKiosk& kiosk) {
        std::vector<Pixels> pictures{kiosk.picture()};
        for (const char* id :
             {"start", "purpose/finance", "next", "region/sanpachi", "municipality/八戸市",
              "age/y5to10", "compare", "back", "calendar", "guide", "back", "back", "all"}) {
            kiosk.tap(id);
            kiosk.wait(1);
            pictures.push_back(kiosk.picture());
        }
        kiosk.tap("restart");
        pictures.push_back(kiosk.picture());
        return pictures;
    };

    TEST_CASE("after every kind of end the kiosk is as on its first day, on every screen")
    {
        using End = std::function<void(HeadlessKiosk&)>;
        const auto all_the_way_back = [](HeadlessKiosk& kiosk, const auto& back) {
            while (kiosk.stage() != Stage::welcome)
                back();
            // The looks are the visitor's who is still there, and go when nobody is.
            CHECK(kiosk.visit().language == Language::en);
            CHECK(kiosk.visit().answers == Answers{});
            kiosk.wait(119);
            CHECK(!kiosk.visit().still_there);
            kiosk.wait(41);
        };
        const std::vector<std::pair<std::string, End>> ends{
            {"restart", [](HeadlessKiosk& kiosk) { kiosk.tap("restart"); }},
            {"leave",
             [](HeadlessKiosk& kiosk) {
                 kiosk.wait(185);
                 kiosk.tap("leave");
             }},
            {"running out", [](HeadlessKiosk& kiosk) { kiosk.wait(230); }},
            {"the reset key", [](HeadlessKiosk& kiosk) { kiosk.key(app::Key::reset); }},
            {"the reset key in the countdown",
             [](HeadlessKiosk& kiosk) {
                 kiosk.wait(185);
                 kiosk.key(app::Key::reset);
             }},
            {"back from the first question",
             [&](HeadlessKiosk& kiosk) { all_the_way_back(kiosk, [&] { kiosk.tap("back"); }); }},
            {"the back key",
             [&](HeadlessKiosk& kiosk) {
                 all_the_way_back(kiosk, [&] { kiosk.key(app::Key::back); });
             }},
        };
        HeadlessKiosk kiosk;
        const std::vector<Pixels> first = plain_visit(kiosk);
        CHECK(first.front() == first.back());
        for (const auto& [name, end] : ends) {
            CAPTURE(name);
            kiosk.all_the_way_to_shortlist();
            kiosk.tap_all({"language/en", "text/large", "text/largest"});
            kiosk.turn_to("more");
            kiosk.tap_all({"more", "calendar"});
            kiosk.choose_tab("area/shimokita");
            kiosk.tap_all({"back", "all"});
            kiosk.choose_tab("chapter/3");
            kiosk.tap(cards_of(kiosk).back());
            kiosk.tap_all({"page/next", "display", "theme/dark"});
            kiosk.key(app::Key::back);
            kiosk.key(app::Key::down);

            end(kiosk);

            CHECK(kiosk.visit() == Visit{});
            const ui::Memory& memory = kiosk.kiosk().glass().memory();
            CHECK(memory.focus.empty());
            CHECK(!memory.confirm);
            for (const char* area : {"list", "tabs", "purpose", "region", "town", "calendar"})
                CHECK(memory.scrolling.content_height(area) == 0);
            const bool same = plain_visit(kiosk) == first;
            CHECK(same);
        }
    }

    TEST_CASE("back on the welcome, a visitor who needs large letters still has them")
    {
        HeadlessKiosk kiosk;
        kiosk.tap_all({"language/en", "text/large", "theme/dark"});
        const Pixels chosen = kiosk.picture();
        kiosk.tap_all({"start", "purpose/hire", "back"});

        const bool same = kiosk.picture() == chosen;
        CHECK(same);
        CHECK(kiosk.visit().answers == Answers{});
        kiosk.tap("start");
        CHECK(kiosk.visit().text_size == TextSize::large);
    }

    TEST_CASE("language, letters, colours and reach stay over every change of screen and answer")
    {
        HeadlessKiosk kiosk({portrait});
        kiosk.tap_all({"language/easy", "text/large", "display", "theme/dark", "theme/yellow",
                       "reach", "back"});
        for (const char* id : {"start", "purpose/finance", "next", "region/sanpachi",
                               "municipality/八戸市", "age/y5to10", "change/age", "age/planning",
                               "take-away", "back", "calendar", "guide", "back", "back", "back"}) {
            kiosk.tap(id);
            CAPTURE(id);
            CHECK(kiosk.visit().language == Language::easy);
            CHECK(kiosk.visit().text_size == TextSize::large);
            CHECK(kiosk.visit().contrast == Contrast::yellow);
            CHECK(kiosk.visit().low);
        }
    }
}

} // namespace michi::test
