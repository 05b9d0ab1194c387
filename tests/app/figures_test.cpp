#include "app/output.hpp"
#include "ledger/counts.hpp"
#include "ledger/scratch.hpp"
#include "support/staff.hpp"

#include <doctest/doctest.h>

#include <random>

namespace michi::test {

namespace {

struct CountingDesk : Desk {
    // How many visits had the mark.
    std::int64_t visits(Mark mark, const std::string& which = "")
    {
        std::int64_t visits = 0;
        for (const Count& count : counts())
            visits += count.marked == Marked{mark, which} ? count.visits : 0;
        return visits;
    }
    std::int64_t rows(Mark mark)
    {
        return std::ranges::count_if(counts(),
                                     [&](const Count& count) { return count.marked.mark == mark; });
    }
};

// One that can neither write nor read its counts.
struct LostDesk : Desk {
    void count(Day, const Marks&, const AtEvent&) override
    {
        throw std::runtime_error("no ledger");
    }
    std::vector<Count> counts() override { throw std::runtime_error("no ledger"); }
};

} // namespace

TEST_SUITE("what is counted of visits")
{
    TEST_CASE("a visit counts when it is over: its answers, what it was shown and what it opened")
    {
        CountingDesk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        std::vector<std::string> shown;
        for (const Match& match : kiosk.kiosk().matches().shortlist)
            shown.push_back(real_catalogue().at(match.programme).key);
        kiosk.tap("card/" + shown[0]);
        kiosk.tap("back");
        kiosk.tap("card/" + shown[0]); // twice by the same visitor is one visit
        kiosk.tap("take-away");
        CHECK(desk.counts().empty());
        kiosk.tap("restart");

        CHECK(desk.visits(Mark::started) == 1);
        CHECK(desk.visits(Mark::finished) == 1);
        CHECK(desk.rows(Mark::left) + desk.rows(Mark::timed_out) == 0);
        CHECK(desk.visits(Mark::purpose, "start") == 1);
        CHECK(desk.visits(Mark::region, "sanpachi") == 1); // never the town
        CHECK(desk.visits(Mark::age, "y1to5") == 1);
        CHECK(desk.visits(Mark::opened, shown[0]) == 1);
        CHECK(desk.rows(Mark::opened) == 1);
        CHECK(desk.visits(Mark::codes) == 1);
        CHECK(desk.rows(Mark::slip) == 0);
        for (const std::string& key : shown)
            CHECK(desk.visits(Mark::shown, key) == 1);
        for (const Count& count : desk.counts())
            CHECK(count.when == RoughDay{test_day, test_day});
    }

    TEST_CASE("who starts over before any result has left; who walks away has timed out, and where")
    {
        CountingDesk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.to_region({"finance"});
        kiosk.tap("restart");
        CHECK(desk.visits(Mark::left) == 1);

        kiosk.to_region();
        kiosk.to_age("unknown");
        kiosk.wait(120 + 41);
        REQUIRE(kiosk.visit() == Visit{});
        CHECK(desk.visits(Mark::timed_out, "age") == 1);
        CHECK(desk.visits(Mark::region, "unknown") == 1);

        kiosk.tap("calendar"); // results without any question
        kiosk.tap("back");
        CHECK(desk.visits(Mark::finished) == 1);
        CHECK(desk.visits(Mark::started) == 3);
    }

    TEST_CASE("who only changes the letters or the language on the welcome is no visit")
    {
        CountingDesk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.tap("language/en");
        kiosk.wait(120 + 41);
        kiosk.player().hold("staff", 3000);
        kiosk.wait(61);
        come_in(kiosk);
        kiosk.tap("restart");
        CHECK(desk.counts().empty());
    }

    TEST_CASE("what the staff do on their screens counts for nothing, the visit under them as ever")
    {
        CountingDesk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        come_in(kiosk);
        for (const char* id : {"stop", "range/1-1", "stop/1-1", "reason/full"})
            kiosk.tap(id);
        kiosk.wait(61);
        CHECK(desk.visits(Mark::started) == 1);
        CHECK(desk.visits(Mark::timed_out, "shortlist") == 1);
        CHECK(desk.rows(Mark::opened) == 0);
    }

    TEST_CASE("whatever is touched, every visit that started finished, was left or timed out")
    {
        CountingDesk desk;
        HeadlessKiosk kiosk(at(desk));
        std::mt19937 random(20231020);
        for (int step = 0; step < 500; ++step) {
            const std::vector<std::string> ids = kiosk.ids();
            if (random() % 40 == 0)
                kiosk.wait(400);
            else
                kiosk.tap(ids[random() % ids.size()]);
        }
        kiosk.key(app::Key::reset);
        kiosk.wait(1);
        CHECK(desk.rows(Mark::started) > 3);
        CHECK(desk.rows(Mark::started) ==
              desk.rows(Mark::finished) + desk.rows(Mark::left) + desk.rows(Mark::timed_out));
    }

    TEST_CASE("the kiosk's own counts are in its ledger after a restart")
    {
        const Scratch scratch;
        for (int visit = 0; visit < 2; ++visit) {
            app::Messages messages;
            app::LedgerDesk desk(scratch.file(), messages);
            HeadlessKiosk kiosk(at(desk));
            kiosk.to_purposes();
            kiosk.tap("restart");
        }
        const RoughDay today{test_day, test_day};
        CHECK(ledger::counts(scratch.file()) ==
              std::vector<Count>{{today, {Mark::left, ""}, 2},
                                 {today, {Mark::left_at, "purpose"}, 2},
                                 {today, {Mark::started, ""}, 2}});
    }

    TEST_CASE("a ledger that cannot be written holds no visitor up")
    {
        LostDesk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("restart");
        CHECK(kiosk.visit() == Visit{});
        kiosk.to_purposes();
        come_in(kiosk);
        kiosk.tap("figures");
        CHECK(kiosk.shows(kiosk.say("figures.unreadable")));
    }
}

TEST_SUITE("the figures for the staff")
{
    TEST_CASE("fewer than five visits are never shown as a number, nor by their place in a list")
    {
        CountingDesk desk;
        const auto come = [&](int times, const std::string& programme) {
            for (int visit = 0; visit < times; ++visit)
                desk.count(test_day, {{Mark::started, ""}, {Mark::opened, programme}});
        };
        come(1, "1-1");
        come(4, "2-11");
        come(7, "3-1");
        {
            const Figures figures = figures_of(desk.counts(), test_day);
            std::vector<std::string> order;
            for (const Figures::Line& line : figures.opened)
                order.push_back(line.which);
            CHECK(order == std::vector<std::string>{"3-1", "1-1", "2-11"});
        }
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        CHECK(kiosk.shows(
            real_catalogue().words.get(Language::ja, "figures.count", {{"count", "12"}}))); // today
        kiosk.tap("figures");
        CHECK(kiosk.stage() == Stage::figures);
        std::vector<std::string> numbers;
        for (const ui::Text& text : kiosk.texts())
            for (int visits = 1; visits <= 12; ++visits)
                if (text.words == real_catalogue().words.get(Language::ja, "figures.count",
                                                             {{"count", std::to_string(visits)}}))
                    numbers.push_back(text.words);
        CHECK(numbers.size() == 4); // today, this week, this month, and the one programme
        CHECK(std::ranges::count(kiosk.texts(), kiosk.say("figures.few"), &ui::Text::words) == 2);
        kiosk.tap("back");
        CHECK(kiosk.stage() == Stage::staff);
    }

    TEST_CASE(
        "a week begins on Monday, a month on its first; lists are about 30 days, today included")
    {
        const auto day = [](unsigned number) {
            const Day one = std::chrono::year{2023} / 10 / number;
            return RoughDay{one, one};
        };
        const Marked started{Mark::started, ""};
        const Marked hire{Mark::purpose, "hire"};
        // 20 October 2023 is a Friday.
        const std::vector<Count> counts{
            {{std::chrono::year{2023} / 9 / 1, std::chrono::year{2023} / 9 / 30}, started, 100000},
            {{std::chrono::year{2023} / 9 / 20, std::chrono::year{2023} / 9 / 20}, hire, 64},
            {{std::chrono::year{2023} / 9 / 21, std::chrono::year{2023} / 9 / 21}, hire, 8},
            {day(1), started, 10000},
            {day(15), started, 1000},
            {day(16), started, 100},
            {day(20), started, 10},
            {day(20), hire, 1},
            {day(21), started, 5}}; // by a clock that was wrong

        const Figures figures = figures_of(counts, test_day);
        CHECK(figures.today == 10);
        CHECK(figures.week == 110);
        CHECK(figures.month == 11110);
        REQUIRE(figures.purposes.size() == 1);
        CHECK(figures.purposes[0].visits == 9);
    }

    TEST_CASE("the report for others says the same in words, with no number below five")
    {
        std::vector<Count> counts;
        const RoughDay today{test_day, test_day};
        for (const auto& [marked, visits] :
             {std::pair{Marked{Mark::started, ""}, 8}, std::pair{Marked{Mark::opened, "3-1"}, 3},
              std::pair{Marked{Mark::purpose, "hire"}, 6},
              std::pair{Marked{Mark::timed_out, "take-away"}, 4}})
            counts.push_back({today, marked, visits});
        const std::string report =
            app::figures_text(real_catalogue(), figures_of(counts, test_day), Language::en);
        for (const char* line : {"Today\t8\n", "\t6\n", "\t<5\n", "Take away\t<5\n"})
            CHECK(report.find(line) != report.npos);
        CHECK(report.find("3-1  " + programme("3-1").text(Language::en).title + "\t<5\n") !=
              report.npos);
        for (const char* number : {"\t3\n", "\t4\n"})
            CHECK(report.find(number) == report.npos);
    }

    TEST_CASE("every screen that can time out has words")
    {
        for (const Stage stage : all<Stage>())
            if (stage != Stage::welcome && !is_staff(stage))
                for (const Language language : all<Language>())
                    CHECK(real_catalogue().words.all(language).contains("stage." +
                                                                        std::string(id_of(stage))));
    }
}

} // namespace michi::test
