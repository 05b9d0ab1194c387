#include "catalogue/data_copy.hpp"
#include "platform/pictures.hpp"
#include "support/staff.hpp"
#include "support/zbar.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <iostream>
#include <set>
#include <sstream>

// What the staff see of the kiosk itself: the overview, the log and the test screen.
namespace michi::test {

namespace {

using catalogue::test::Folder;

constexpr Day yesterday = std::chrono::year{2023} / 10 / 19;
constexpr Day last_month = std::chrono::year{2023} / 9 / 20;

// Nothing that anybody has to look after.
Health well()
{
    return {5'400, {{{yesterday, 8 * 60 + 5}, Ending::machine}}, {}};
}

// What the overview says of a fact: whether somebody is to look, and whether that stands first.
bool some_to_look(const HeadlessKiosk& kiosk, int count)
{
    return kiosk.shows(filled(kiosk, "staff.some", {{"count", std::to_string(count)}}));
}

float top_of(const HeadlessKiosk& kiosk, std::string_view words)
{
    const auto text = std::ranges::find(kiosk.texts(), words, &ui::Text::words);
    REQUIRE(text != kiosk.texts().end());
    return text->box.y0;
}

struct Listener : app::Sound {
    int chimes = 0;
    std::vector<std::string> said;
    Language language = Language::ja;

    [[nodiscard]] bool works(Language of) const override { return of != Language::en; }
    void say(const std::vector<std::string>& words, Language of, int) override
    {
        said = words;
        language = of;
    }
    void chime(int) override { ++chimes; }
};

void touch(HeadlessKiosk& kiosk, ui::PointerEvent::What what, ImVec2 at, std::int64_t finger)
{
    kiosk.kiosk().touch({what, at, finger, kiosk.player().now()});
    kiosk.player().wait(20);
}

// The pixels of one row between two columns that are as dark as the letters.
std::vector<int> dark_in_row(HeadlessKiosk& kiosk, float y, int from, int to)
{
    const Pixels picture = kiosk.picture();
    std::vector<int> columns;
    for (int x = from; x < to; ++x)
        if ((picture[static_cast<std::size_t>(y) * static_cast<std::size_t>(kiosk.panel().width) +
                     static_cast<std::size_t>(x)] &
             0xffu) < 90)
            columns.push_back(x);
    return columns;
}

} // namespace

TEST_SUITE("how the kiosk itself is")
{
    TEST_CASE("where all is well the overview says so first")
    {
        Desk desk;
        desk.known = well();
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        CHECK(kiosk.shows(kiosk.say("staff.all_fine")));
        CHECK(kiosk.shows(filled(kiosk, "staff.disk_free", {{"size", "5.4"}})));
        CHECK(kiosk.shows("10月19日（木）8:05"));
        CHECK(kiosk.shows(kiosk.say("ending.machine")));
        CHECK(!kiosk.shows(kiosk.say("staff.look")));
    }

    TEST_CASE("what somebody has to look after stands above everything else, and is counted")
    {
        Desk desk;
        desk.known = well();
        desk.known->free_megabytes = least_free_megabytes - 1;
        desk.known->starts.insert(desk.known->starts.begin(),
                                  {{test_day, 9 * 60}, Ending::watchdog});
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        CHECK(some_to_look(kiosk, 2));
        CHECK(kiosk.shows(kiosk.say("staff.disk_help")));
        CHECK(kiosk.shows(filled(kiosk, "staff.starts_help", {{"count", "1"}})));
        CHECK(top_of(kiosk, kiosk.say("staff.disk")) < top_of(kiosk, kiosk.say("staff.today")));
        CHECK(top_of(kiosk, kiosk.say("staff.starts")) < top_of(kiosk, kiosk.say("staff.today")));
        CHECK(top_of(kiosk, kiosk.say("staff.data")) > top_of(kiosk, kiosk.say("staff.today")));
    }

    TEST_CASE("a bad end is looked after for a week, and then no more")
    {
        const std::vector<Start> starts{{{test_day, 600}, Ending::staff},
                                        {{yesterday, 600}, Ending::crash},
                                        {{last_month, 600}, Ending::crash}};
        const Starts now = starts_of_week(starts, test_day);
        CHECK(now.all == 2);
        CHECK(now.wrong == 1);
        CHECK(starts_of_week(starts, days_after(yesterday, 6)).wrong == 1);
        CHECK(starts_of_week(starts, days_after(yesterday, 7)).wrong == 0);
    }

    TEST_CASE("the printer is asked when the staff come in, and nobody waits for its answer")
    {
        for (const PrinterState state : all<PrinterState>()) {
            if (state == PrinterState::none || state == PrinterState::asked)
                continue;
            CAPTURE(id_of(state));
            Desk desk;
            desk.known = well();
            HeadlessKiosk kiosk(at(desk));
            std::vector<std::promise<PrinterState>> asked;
            kiosk.kiosk().print_with([](const platform::Sheet&) { return std::future<Printing>(); },
                                     [&] { return asked.emplace_back().get_future(); });
            kiosk.to_purposes();
            CHECK(asked.empty());
            come_in(kiosk);
            REQUIRE(asked.size() == 1);
            CHECK(kiosk.shows(kiosk.say("printer.asked")));

            kiosk.wait(1);
            asked.front().set_value(state);
            kiosk.wait(1);
            CHECK(kiosk.shows(kiosk.say("printer." + std::string(id_of(state)))));
            CHECK(some_to_look(kiosk, 1) == (state != PrinterState::ready));
            CHECK(kiosk.shows(kiosk.say("staff.printer_help")) == (state != PrinterState::ready));
            const auto built = kiosk.kiosk().frames_built();
            kiosk.wait(20);
            CHECK(kiosk.kiosk().frames_built() == built);
        }
    }

    TEST_CASE("the log has notices with their codes, and every start with its reason, newest first")
    {
        Desk desk;
        desk.known = well();
        desk.known->starts = {{{test_day, 9 * 60 + 7}, Ending::watchdog},
                              {{yesterday, 20 * 60}, Ending::machine}};
        desk.known->notices = {{Message::sound, {test_day, 10 * 60}, 3},
                               {Message::settings, {test_day, 9 * 60 + 7}, 1}};
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        CHECK(some_to_look(kiosk, 2));
        kiosk.tap("log");
        for (const char* words :
             {"message.sound", "message.settings", "ending.watchdog", "ending.machine"})
            CHECK(kiosk.shows(kiosk.say(words)));
        CHECK(kiosk.shows("10月20日（金）10:00・3回・sound"));
        CHECK(top_of(kiosk, kiosk.say("message.sound")) <
              top_of(kiosk, kiosk.say("message.settings")));
        CHECK(top_of(kiosk, kiosk.say("ending.watchdog")) <
              top_of(kiosk, kiosk.say("ending.machine")));
        kiosk.tap("back");
        CHECK(kiosk.stage() == Stage::staff);
    }

    TEST_CASE("what the kiosk could not write is told the staff, in words and without the file")
    {
        struct Failing : Desk {
            void stop(const Stop&) override { throw std::runtime_error("/secret/ledger.db"); }
        } desk;
        std::ostringstream journal;
        std::streambuf* const console = std::cerr.rdbuf(journal.rdbuf());
        const std::shared_ptr<void> restored(nullptr, [=](void*) { std::cerr.rdbuf(console); });
        HeadlessKiosk kiosk(at(desk));
        for (int times = 0; times < 2; ++times) {
            come_in(kiosk);
            kiosk.tap_all({"stop", "range/1-1", "stop/1-1", "reason/full", "back"});
        }
        CHECK(journal.str() == "michishirube: records: /secret/ledger.db\n"
                               "michishirube: records: /secret/ledger.db\n");
        REQUIRE(desk.health().notices.size() == 1);
        CHECK(desk.health().notices.front().times == 2);
        come_in(kiosk);
        kiosk.tap("log");
        CHECK(kiosk.shows(kiosk.say("message.records")));
        CHECK(!kiosk.shows("secret"));
    }

    TEST_CASE("the program starts anew only after the staff have said so twice")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        kiosk.all_the_way_to_shortlist();
        come_in(kiosk);
        kiosk.tap("ending");
        CHECK(!kiosk.kiosk().over());
        kiosk.tap("back");
        CHECK(kiosk.stage() == Stage::staff);
        CHECK(!kiosk.kiosk().over());
        kiosk.tap_all({"ending", "ending/yes"});
        CHECK(kiosk.kiosk().over());
        CHECK(kiosk.visit() == Visit{});
    }
}

TEST_SUITE("the test screen")
{
    TEST_CASE("the outline is as large as a card, and the line as long as it says")
    {
        for (const app::PanelSize& panel :
             {landscape, portrait, app::PanelSize{1920, 1080, 5.56f}}) {
            Desk desk;
            Setting setting = at(desk);
            setting.panel = panel;
            HeadlessKiosk kiosk(setting);
            come_in(kiosk);
            kiosk.tap("test");
            const auto words =
                std::ranges::find(kiosk.texts(), kiosk.say("test.card_here"), &ui::Text::words);
            REQUIRE(words != kiosk.texts().end());
            const float ppm = panel.pixels_per_mm;
            const auto card = dark_in_row(kiosk, words->box.y0 - 5 * ppm,
                                          static_cast<int>(words->box.middle_x() - 60 * ppm),
                                          static_cast<int>(words->box.middle_x() + 60 * ppm));
            REQUIRE(!card.empty());
            CHECK(std::abs(card.back() - card.front() + 1 - 85.6 * ppm) <= 2);

            const auto end = std::ranges::find(kiosk.texts(), "100 mm", &ui::Text::words);
            REQUIRE(end != kiosk.texts().end());
            const auto ticks = dark_in_row(kiosk, end->box.y0 - 4 * ppm, card.front() - 2,
                                           static_cast<int>(end->box.x1 + 10));
            REQUIRE(!ticks.empty());
            const float from = static_cast<float>(ticks.front());
            const auto hundred = std::ranges::min(ticks, {}, [&](int x) {
                return std::abs(static_cast<float>(x) - from - 100 * ppm);
            });
            CHECK(std::abs(static_cast<float>(hundred) - from - 100 * ppm) <= 1);
            CHECK(ticks.size() >= 11);
        }
    }

    TEST_CASE("every finger leaves its trace, also under a palm, until the staff go on")
    {
        using What = ui::PointerEvent::What;
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.tap_all({"test", "test/touch"});
        const auto squares = [&] {
            for (int met = 312; met >= 0; --met) // 3 is a part of 31
                if (kiosk.shows(filled(kiosk, "test.squares",
                                       {{"all", "312"}, {"count", std::to_string(met)}})))
                    return met;
            return -1;
        };
        kiosk.wait(1);
        const Pixels empty = kiosk.picture();
        REQUIRE(squares() >= 0);

        touch(kiosk, What::down, {500, 700}, 1);
        touch(kiosk, What::move, {1500, 700}, 1); // in one report
        const int one = squares();
        CHECK(one >= 12);
        for (std::int64_t finger = 2; finger < 7; ++finger) {
            touch(kiosk, What::down, {200.0f * static_cast<float>(finger), 900}, finger);
            touch(kiosk, What::up, {200.0f * static_cast<float>(finger), 900}, finger);
        }
        touch(kiosk, What::up, {1500, 700}, 1);
        CHECK(squares() == one + 5);
        CHECK(kiosk.picture() != empty);
        CHECK(kiosk.stage() == Stage::test);

        kiosk.wait(2);
        kiosk.tap("test/size");
        kiosk.tap("test/touch");
        kiosk.wait(1);
        CHECK(squares() <= 1);
    }

    TEST_CASE("a finger on any other screen leaves none")
    {
        using What = ui::PointerEvent::What;
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.tap("test");
        kiosk.wait(1);
        const Pixels before = kiosk.picture();
        touch(kiosk, What::down, {900, 1000}, 1);
        touch(kiosk, What::move, {1400, 1000}, 1);
        touch(kiosk, What::up, {1400, 1000}, 1);
        kiosk.wait(1);
        CHECK(kiosk.picture() == before);
    }

    TEST_CASE("every letter that the fonts were asked for is seen once, page by page")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.tap_all({"test", "test/letters"});
        std::set<char32_t> seen;
        const auto look = [&] {
            for (const ui::Text& text : kiosk.texts())
                if (const auto letters = ui::code_points(text.words); letters.size() == 1)
                    seen.insert(letters.front());
        };
        look();
        while (kiosk.has("page/next")) {
            const auto& next = kiosk.target("page/next");
            const float offset = kiosk.frame().memory.scrolling.offset("test");
            kiosk.tap(next.id);
            kiosk.wait(1);
            if (kiosk.frame().memory.scrolling.offset("test") == offset)
                break;
            look();
        }
        const auto& all = kiosk.kiosk().glass().glyphs().all;
        for (const char32_t letter : all) {
            CAPTURE(static_cast<unsigned>(letter));
            CHECK(seen.contains(letter) == (letter > U' '));
        }
    }

    TEST_CASE("a phone reads the code as it stands under it")
    {
        const Folder folder;
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.tap_all({"test", "test/code"});
        const auto file = folder.path() / "code.png";
        platform::write_png(file, landscape.width, landscape.height, kiosk.picture());
        CHECK(read_codes(file) == std::vector{kiosk.say("test.code_text")});
        CHECK(kiosk.shows(kiosk.say("test.code_text")));
    }

    TEST_CASE("chime and voices sound when asked for, each language that has one")
    {
        Listener listener;
        Desk desk;
        Setting setting = at(desk);
        setting.sound = &listener;
        for (const Language language : all<Language>())
            setting.site.speaking.commands[language] = {"say"};
        HeadlessKiosk kiosk(setting);
        come_in(kiosk);
        kiosk.tap_all({"test", "test/sound"});
        CHECK(listener.chimes == 0);
        kiosk.tap("sound/chime");
        CHECK(listener.chimes == 1);
        CHECK(!kiosk.has("sound/en")); // that failed before
        kiosk.tap("sound/easy");
        CHECK(listener.language == Language::easy);
        REQUIRE(listener.said.size() == 1);
        CHECK(listener.said.front() == "こえを ためしています。");
    }

    TEST_CASE("a test slip goes the visitor's way, and how that went is told")
    {
        const Folder folder;
        for (const Printing outcome : {Printing::done, Printing::paper_out, Printing::jam,
                                       Printing::stopped, Printing::no_printer}) {
            CAPTURE(id_of(outcome));
            Desk desk;
            HeadlessKiosk kiosk(at(desk));
            std::vector<platform::Sheet> sheets;
            std::vector<std::promise<Printing>> printed;
            kiosk.kiosk().print_with([&](platform::Sheet sheet) {
                sheets.push_back(std::move(sheet));
                return printed.emplace_back().get_future();
            });
            kiosk.all_the_way_to_shortlist();
            const Visit before = kiosk.visit();
            come_in(kiosk);
            kiosk.tap_all({"test", "test/slip", "test/print"});
            kiosk.wait(1);
            REQUIRE(sheets.size() == 1);
            CHECK(kiosk.shows(kiosk.say("print.sent")));
            CHECK(!kiosk.has("test/print"));
            printed.front().set_value(outcome);
            kiosk.wait(1);
            const std::string group = outcome == Printing::done ? "print." : "test.printed.";
            CHECK(kiosk.shows(kiosk.say(group + std::string(id_of(outcome)))));
            CHECK(kiosk.has("test/print"));

            const auto file = folder.path() / "slip.png";
            platform::write_png(file, sheets[0].width, sheets[0].height, sheets[0].pixels);
            CHECK(read_codes(file) == std::vector{kiosk.say("test.code_text")});
            kiosk.tap_all({"back", "back"});
            CHECK(kiosk.visit() == before); // the visit's own slip is another matter
        }
    }

    TEST_CASE("without a printer and without a voice the test screen says so")
    {
        Desk desk;
        HeadlessKiosk kiosk(at(desk));
        come_in(kiosk);
        kiosk.tap_all({"test", "test/slip"});
        CHECK(kiosk.shows(kiosk.say("test.no_printer")));
        CHECK(!kiosk.has("test/print"));
        kiosk.tap("test/sound");
        CHECK(kiosk.shows(kiosk.say("test.no_voice")));
    }
}

} // namespace michi::test
