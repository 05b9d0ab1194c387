#include "catalogue/data_copy.hpp"
#include "domain/stops.hpp"
#include "domain/verdict.hpp"
#include "platform/pictures.hpp"
#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

// The welcome while nobody is there: its pictures and dates take turns.
namespace michi::test {

namespace {

using namespace std::string_literals;
using catalogue::test::Folder;

constexpr std::uint32_t red = 0xc03020;
constexpr std::uint32_t green = 0x20a040;
constexpr std::uint32_t blue = 0x2040a0;

// An office's own pictures, each in one colour.
class OwnPictures {
public:
    void add(const std::string& name, std::uint32_t colour) const
    {
        platform::write_png(m_folder.path() / name, 16, 16, Pixels(16 * 16, colour));
    }
    void add_raw(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(m_folder.path() / name) << bytes;
    }
    [[nodiscard]] Setting setting(const app::PanelSize& panel = landscape) const
    {
        Setting setting{panel};
        setting.site.pictures = m_folder.path();
        return setting;
    }

private:
    Folder m_folder;
};

// What the kiosk says to the log meanwhile.
class Log {
public:
    Log() : m_before(std::cerr.rdbuf(m_said.rdbuf())) {}
    ~Log() { std::cerr.rdbuf(m_before); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    [[nodiscard]] int times(const std::string& words) const
    {
        const std::string said = m_said.str();
        int count = 0;
        for (auto at = said.find(words); at != said.npos; at = said.find(words, at + 1))
            ++count;
        return count;
    }

private:
    std::ostringstream m_said;
    std::streambuf* m_before;
};

// The picture's colour in the corner, where nothing else is.
std::uint32_t corner_of(HeadlessKiosk& kiosk)
{
    return kiosk.picture().front();
}

std::vector<std::uint32_t> corners_of(HeadlessKiosk& kiosk, int turns)
{
    std::vector<std::uint32_t> colours;
    for (int turn = 0; turn < turns; ++turn) {
        colours.push_back(corner_of(kiosk));
        kiosk.wait(12);
    }
    return colours;
}

ImVec2 start_of(const HeadlessKiosk& kiosk)
{
    return {kiosk.target("start").box.x0, kiosk.target("start").box.y0};
}

bool same_place(const ImVec2& a, const ImVec2& b)
{
    return a.x == b.x && a.y == b.y;
}

std::set<std::string> words_on(const HeadlessKiosk& kiosk)
{
    std::set<std::string> words;
    for (const ui::Text& text : kiosk.texts())
        words.insert(text.words);
    return words;
}

// The texts on the dates' cards of so many turns.
std::set<std::string> words_in_turns(HeadlessKiosk& kiosk, int turns)
{
    std::set<std::string> words;
    for (int turn = 0; turn < turns; ++turn) {
        words.merge(words_on(kiosk));
        kiosk.wait(12);
    }
    return words;
}

} // namespace

TEST_SUITE("the welcome")
{
    TEST_CASE("the next picture comes after 12 seconds, and until then nothing is drawn")
    {
        HeadlessKiosk kiosk;
        const Pixels first = kiosk.picture();
        const std::int64_t built = kiosk.kiosk().frames_built();

        kiosk.wait(11);
        CHECK(kiosk.kiosk().frames_built() == built);
        kiosk.wait(1);
        const bool other = kiosk.picture() != first;
        CHECK(other);
        const std::int64_t turned = kiosk.kiosk().frames_built();
        kiosk.wait(11);

        CHECK(kiosk.kiosk().frames_built() == turned);
    }

    TEST_CASE("the office says how long a picture stays")
    {
        Setting setting;
        setting.site.patience.welcome = 30;
        HeadlessKiosk kiosk(setting);
        const Pixels first = kiosk.picture();

        kiosk.wait(29);
        const bool still = kiosk.picture() == first;
        CHECK(still);
        kiosk.wait(1);

        const bool other = kiosk.picture() != first;
        CHECK(other);
    }

    TEST_CASE("an office's own pictures come by name, each orientation its own, and then anew")
    {
        const OwnPictures pictures;
        pictures.add("b-landscape.png", green);
        pictures.add("c-landscape.png", blue);
        pictures.add("a-landscape.png", red);
        pictures.add("a-portrait.png", blue);
        pictures.add("b-portrait.png", red);
        pictures.add("other.png", green);

        {
            HeadlessKiosk kiosk(pictures.setting());
            CHECK(corners_of(kiosk, 5) == std::vector{red, green, blue, red, green});
        }
        HeadlessKiosk kiosk(pictures.setting(portrait));
        CHECK(corners_of(kiosk, 3) == std::vector{blue, red, blue});
    }

    TEST_CASE("a broken picture is passed over, and told in the log once")
    {
        const OwnPictures pictures;
        pictures.add("a-landscape.png", red);
        pictures.add_raw("b-landscape.png", "no picture");
        pictures.add("c-landscape.png", blue);
        const Log log;
        HeadlessKiosk kiosk(pictures.setting());

        CHECK(corners_of(kiosk, 6) == std::vector{red, blue, red, blue, red, blue});
        CHECK(log.times("b-landscape.png") == 1);
    }

    TEST_CASE("a picture too large to be kept in memory is passed over")
    {
        const OwnPictures pictures;
        // The head of a PNG of 16384 x 16384 pixels.
        pictures.add_raw("a-landscape.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0@\0\0\0@\0\b\2\0\0\0"
                                            "\0\0\0\0"s);
        const Log log;
        HeadlessKiosk kiosk(pictures.setting());

        CHECK(corner_of(kiosk) == 0xf6fafa);
        CHECK(log.times("more than 3840 x 2160 pixels") == 1);
    }

    TEST_CASE("without any picture that can be read the welcome stands on plain ground")
    {
        const OwnPictures pictures;
        const OwnPictures broken;
        broken.add_raw("a-landscape.png", "no picture");
        Setting lost = pictures.setting();
        lost.site.pictures /= "lost";
        const Log log;
        for (const Setting& setting : {pictures.setting(), broken.setting(), lost}) {
            HeadlessKiosk kiosk(setting);
            CAPTURE(setting.site.pictures.string());

            CHECK(ui::hex(kiosk.frame().colours.ground) == "#f6fafa");
            CHECK(corners_of(kiosk, 2) == std::vector<std::uint32_t>{0xf6fafa, 0xf6fafa});
            CHECK(kiosk.has("start"));
        }
        CHECK(log.times("lost: ") == 1);
    }

    TEST_CASE(
        "what the welcome says moves a little with each turn, and never further than 8 pixels")
    {
        HeadlessKiosk kiosk;
        const ImVec2 rest = start_of(kiosk);
        std::set<float> columns;
        ImVec2 before = rest;
        for (int turn = 1; turn <= 32; ++turn) {
            kiosk.wait(12);
            const ImVec2 now = start_of(kiosk);
            CHECK(!same_place(now, before));
            CHECK(std::abs(now.x - rest.x) <= 8);
            CHECK(std::abs(now.y - rest.y) <= 8);
            columns.insert(now.x);
            before = now;
        }

        CHECK(columns.size() == 17);
        CHECK(same_place(before, rest));
    }

    TEST_CASE("a touch between two turns begins the visit, and in it nothing takes turns")
    {
        HeadlessKiosk kiosk;
        kiosk.wait(18);

        kiosk.tap_beside();

        CHECK(kiosk.stage() == Stage::purpose);
        kiosk.wait(1);
        const std::int64_t built = kiosk.kiosk().frames_built();
        kiosk.wait(100);
        CHECK(kiosk.kiosk().frames_built() == built);
    }

    TEST_CASE(
        "under a resting finger the welcome stands still, and starts when the finger is lifted")
    {
        HeadlessKiosk kiosk;
        kiosk.wait(10);
        kiosk.press("start");
        const Pixels pressed = kiosk.picture();

        kiosk.wait(59);
        const bool still = kiosk.picture() == pressed;
        CHECK(still);
        kiosk.lift();

        CHECK(kiosk.stage() == Stage::purpose);
    }

    TEST_CASE("a touch that comes to nothing holds the picture for its whole time again")
    {
        HeadlessKiosk kiosk;
        kiosk.press("start");
        kiosk.kiosk().touch({ui::PointerEvent::What::cancel, {}, 1, kiosk.player().now()});
        kiosk.wait(11);
        const ImVec2 before = start_of(kiosk);
        CHECK(kiosk.stage() == Stage::welcome);

        kiosk.wait(1);

        CHECK(!same_place(start_of(kiosk), before));
    }

    TEST_CASE("a visitor who chose a language finds the welcome still")
    {
        HeadlessKiosk kiosk;
        kiosk.tap("language/en");
        const Pixels chosen = kiosk.picture();

        kiosk.wait(100);

        const bool still = kiosk.picture() == chosen;
        CHECK(still);
    }

    TEST_CASE("while the keypad is on the welcome it stands still; left alone it begins anew")
    {
        HeadlessKiosk kiosk;
        const Pixels first = kiosk.picture();
        kiosk.wait(12);
        kiosk.key(app::Key::down);
        const Pixels focused = kiosk.picture();

        kiosk.wait(119);
        const bool still = kiosk.picture() == focused;
        CHECK(still);
        kiosk.wait(2);

        const bool anew = kiosk.picture() == first;
        CHECK(anew);
        kiosk.wait(12);
        const bool turns = kiosk.picture() != first;
        CHECK(turns);
    }

    TEST_CASE("after a visit the welcome begins with its first picture, for its whole time")
    {
        const OwnPictures pictures;
        pictures.add("a-landscape.png", red);
        pictures.add("b-landscape.png", green);
        HeadlessKiosk kiosk(pictures.setting());
        kiosk.wait(13);
        CHECK(corner_of(kiosk) == green);
        kiosk.tap_all({"start", "restart"});

        CHECK(corner_of(kiosk) == red);
        kiosk.wait(11);
        CHECK(corner_of(kiosk) == red);
        kiosk.wait(1);
        CHECK(corner_of(kiosk) == green);
    }

    TEST_CASE("every date of the next 14 days is shown within the loop, the nearest first")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            HeadlessKiosk kiosk(Setting{panel});
            CHECK(kiosk.shows("10月20日（金）"));

            const std::set<std::string> shown = words_in_turns(kiosk, 8);

            int dates = 0;
            for (const Programme& programme : real_catalogue().programmes)
                for (const Occasion& occasion : programme.occasions) {
                    const Day day = occasion.date.first;
                    if (occasion.date.month_only() || day < test_day ||
                        day > days_after(test_day, 14) ||
                        state_on(programme, test_day) == State::closed)
                        continue;
                    ++dates;
                    CHECK(shown.contains(programme.text(Language::ja).short_title));
                    if (occasion.town)
                        CHECK(shown.contains(real_catalogue().places.at(*occasion.town).name));
                }
            CHECK(dates > 3); // more than fit a turn
        }
    }

    TEST_CASE("the last day to apply is shown from 14 days before on")
    {
        const Programme& dated = programme("2-11"); // until 30 November
        const std::string title = dated.text(Language::ja).short_title;
        const auto shown = [&](Day today) {
            HeadlessKiosk kiosk(Setting{landscape, Language::ja, TextSize::normal, today});
            return words_in_turns(kiosk, 8);
        };

        CHECK(!shown(std::chrono::year{2023} / 11 / 15).contains(title));
        CHECK(shown(std::chrono::year{2023} / 11 / 16).contains(title));
        CHECK(shown(std::chrono::year{2023} / 11 / 16).contains("11月30日（木）まで"));
        CHECK(shown(std::chrono::year{2023} / 11 / 30).contains(title));
        CHECK(!shown(std::chrono::year{2023} / 12 / 1).contains(title));
    }

    TEST_CASE("what is closed is never announced")
    {
        const auto first_card = [](const Catalogue& catalogue) {
            app::Kiosk kiosk(catalogue, test_day, landscape);
            kiosk.update(1);
            std::set<std::string> words;
            for (const ui::Text& text : kiosk.frame().texts)
                words.insert(text.words);
            return words;
        };
        const Programme& near =
            *std::ranges::find_if(real_catalogue().programmes, [](const Programme& programme) {
                return std::ranges::any_of(programme.occasions, [](const Occasion& occasion) {
                    return occasion.date.first == test_day;
                });
            });
        const std::string title = near.text(Language::ja).short_title;
        REQUIRE(first_card(real_catalogue()).contains(title));

        CHECK(!first_card(with_stops(real_catalogue(), {{near.key, StopReason::full, test_day}}))
                   .contains(title));
    }

    TEST_CASE("on a day without a date the welcome says how much there is of each kind of help")
    {
        Setting setting;
        setting.today = std::chrono::year{2026} / 10 / 20;
        const HeadlessKiosk kiosk(setting);

        CHECK(kiosk.shows("100の支援をご案内しています"));
        for (const Kind kind : all<Kind>()) {
            const auto count =
                std::ranges::count(real_catalogue().programmes, kind, &Programme::kind);
            CHECK(kiosk.shows(kiosk.say("kind." + std::string(id_of(kind))) + " " +
                              std::to_string(count) + "件"));
        }
    }

    TEST_CASE("the office stands on the welcome with phone and hours, as far as the site says them")
    {
        {
            const HeadlessKiosk kiosk;
            CHECK(kiosk.shows("青森県 商工労働部 商工政策課"));
            CHECK(kiosk.shows("電話 017-734-9368・平日 8:30～17:15"));
        }
        Setting setting;
        setting.site.office.hours.clear();
        CHECK(words_on(HeadlessKiosk(setting)).contains("電話 017-734-9368"));
        setting.site.office = {};
        CHECK(!HeadlessKiosk(setting).shows("電話"));
    }
}

} // namespace michi::test
