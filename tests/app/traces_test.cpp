#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

// What panels report, replayed through the whole kiosk on panels of three sizes. A trace in
// tests/traces says what happened at the panel, and an event a line:
//   MS FINGER down|move|up|cancel X Y   X, Y in millimetres from the middle of the target `at`
//   MS key NAME
//   at ID           what X and Y are counted from here on: the first target in sight whose id
//                   begins so, on the screen at that time; or `glass`, the panel's upper left
//   begin           of a part that
//   repeat TIMES MS ends here, and comes so many times more, so many milliseconds apart
namespace michi::test {

namespace {

using What = ui::PointerEvent::What;

constexpr app::PanelSize counter_panel{1280, 800, 5.88f}; // 10.1"

struct Line {
    std::int64_t time = 0;
    std::string words; // what follows it
};

std::vector<Line> lines_of(const std::string& trace)
{
    std::ifstream file(std::filesystem::path(MICHI_TESTS) / "traces" / (trace + ".txt"));
    REQUIRE_MESSAGE(file.is_open(), "no trace is called ", trace);
    std::vector<Line> lines;
    std::size_t part = 0;
    for (std::string text; std::getline(file, text);) {
        std::istringstream words(text);
        std::string first;
        if (!(words >> first) || first == "#")
            continue;
        if (first == "begin") {
            part = lines.size();
        } else if (first == "repeat") {
            int times = 0;
            std::int64_t apart = 0;
            REQUIRE(bool(words >> times >> apart));
            const std::vector<Line> once(lines.begin() + static_cast<std::ptrdiff_t>(part),
                                         lines.end());
            for (int time = 1; time <= times; ++time)
                for (Line line : once) {
                    line.time += time * apart;
                    lines.push_back(line);
                }
        } else if (first == "at") {
            lines.push_back({lines.empty() ? 0 : lines.back().time, text});
        } else {
            lines.push_back({std::stoll(first), text.substr(text.find(first) + first.size())});
        }
    }
    REQUIRE(!lines.empty());
    return lines;
}

const ui::Target* in_sight(const HeadlessKiosk& kiosk, const std::string& beginning)
{
    const auto found = std::ranges::find_if(kiosk.targets(), [&](const ui::Target& target) {
        return target.id.starts_with(beginning) && target.in_sight;
    });
    return found == kiosk.targets().end() ? nullptr : &*found;
}

// Plays a trace from now on. Events of one millisecond come in one batch, as a window hands them
// over.
class Replay {
public:
    Replay(HeadlessKiosk& kiosk, const std::string& trace)
        : m_kiosk(kiosk), m_scale(kiosk.panel().pixels_per_mm)
    {
        kiosk.wait(1);
        const std::int64_t start = kiosk.player().now();
        for (const Line& line : lines_of(trace)) {
            if (const std::int64_t left = start + line.time - kiosk.player().now(); left > 0)
                kiosk.player().wait(left);
            happen(line.words);
        }
        kiosk.kiosk().update(kiosk.player().now());
    }

private:
    void happen(const std::string& line)
    {
        std::istringstream words(line);
        std::string first;
        std::string what;
        REQUIRE(bool(words >> first >> what));
        if (first == "at") {
            m_kiosk.kiosk().update(m_kiosk.player().now());
            m_from = middle_of(what);
        } else if (first == "key") {
            m_kiosk.kiosk().key(*from_id<app::Key>(what), m_kiosk.player().now());
        } else {
            float x = 0;
            float y = 0;
            REQUIRE(bool(words >> x >> y));
            const auto known =
                std::ranges::find(names, what, [](const auto& pair) { return pair.first; });
            REQUIRE(known != std::end(names));
            m_kiosk.kiosk().touch({known->second,
                                   {m_from.x + x * m_scale, m_from.y + y * m_scale},
                                   std::stoll(first),
                                   m_kiosk.player().now()});
        }
    }

    [[nodiscard]] ImVec2 middle_of(const std::string& beginning) const
    {
        if (beginning == "glass")
            return {};
        const ui::Target* found = in_sight(m_kiosk, beginning);
        REQUIRE_MESSAGE(found, "nothing in sight is called ", beginning);
        return {found->box.middle_x(), found->box.middle_y()};
    }

    static constexpr std::pair<std::string_view, What> names[] = {
        {"down", What::down}, {"move", What::move}, {"up", What::up}, {"cancel", What::cancel}};

    HeadlessKiosk& m_kiosk;
    float m_scale;
    ImVec2 m_from{};
};

// A trace on every panel, each with a fresh kiosk: `before` leads to the screen, `after` looks.
void on_every_panel(const std::string& trace, const std::function<void(HeadlessKiosk&)>& before,
                    const std::function<void(HeadlessKiosk&)>& after)
{
    for (const app::PanelSize& panel : {landscape, portrait, counter_panel}) {
        Setting setting{panel};
        CAPTURE(words_of(setting));
        HeadlessKiosk kiosk(setting);
        before(kiosk);
        Replay(kiosk, trace);
        after(kiosk);
    }
}

void to_purposes(HeadlessKiosk& kiosk)
{
    kiosk.to_purposes();
}

void pressed_start_once(HeadlessKiosk& kiosk)
{
    CHECK(kiosk.stage() == Stage::purpose);
    CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::start});
}

void pressed_nothing(HeadlessKiosk& kiosk)
{
    CHECK(kiosk.stage() == Stage::purpose);
    CHECK(kiosk.visit().answers.purposes.empty());
    kiosk.tap("purpose/start"); // and nothing is left that would spoil the next touch
    CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::start});
}

} // namespace

TEST_SUITE("what panels report")
{
    TEST_CASE("a press counts when the finger is lifted inside, however long it lasted")
    {
        for (const char* trace : {"press", "long-hold", "short-tap"}) {
            CAPTURE(trace);
            on_every_panel(trace, to_purposes, pressed_start_once);
        }
    }

    TEST_CASE("whoever slides off and lifts the finger elsewhere presses nothing")
    {
        for (const char* trace : {"slides-off", "slides-onto-another"}) {
            CAPTURE(trace);
            on_every_panel(trace, to_purposes, pressed_nothing);
        }
    }

    TEST_CASE("a trembling hand that slips off and comes back still presses")
    {
        on_every_panel("returns", to_purposes,
                       [](HeadlessKiosk& kiosk) { CHECK(kiosk.visit() == Visit{}); });
    }

    TEST_CASE("the same target within half a second counts once")
    {
        on_every_panel("pressed-again", to_purposes, pressed_start_once);
    }

    TEST_CASE("a finger that was there when the screen changed presses nothing on the new one")
    {
        on_every_panel(
            "down-at-change", [](HeadlessKiosk& kiosk) { kiosk.to_region(); },
            [](HeadlessKiosk& kiosk) { CHECK(kiosk.stage() == Stage::purpose); });
    }

    TEST_CASE("what lands within 0.3 s of a change of screen presses nothing")
    {
        on_every_panel(
            "too-early", [](HeadlessKiosk&) {}, pressed_nothing);
    }

    TEST_CASE("a second finger cancels the press and fires nothing, in whatever order they leave")
    {
        for (const char* trace : {"second-finger", "second-finger-lifted-first", "pinch"}) {
            CAPTURE(trace);
            on_every_panel(trace, to_purposes, pressed_nothing);
        }
    }

    TEST_CASE("a palm presses nothing, moves nothing and keeps nobody's visit")
    {
        on_every_panel("palm", to_purposes, [](HeadlessKiosk& kiosk) {
            CHECK(kiosk.visit().still_there); // two minutes after the last real touch
            CHECK(kiosk.visit().answers.purposes.empty());
            CHECK(kiosk.frame().memory.scrolling.offset("purpose") == 0);
            kiosk.wait(40);
            CHECK(kiosk.visit() == Visit{});
        });
    }

    TEST_CASE("more than ten taps a second do nothing, and the visit is forgotten at its time")
    {
        on_every_panel("flood", to_purposes, [](HeadlessKiosk& kiosk) {
            CHECK(kiosk.visit() == Visit{}); // after 160 s, and woken by none of them since
        });
    }

    TEST_CASE("a panel that taps itself like clockwork wakes nothing once it is known")
    {
        on_every_panel(
            "ghost", [](HeadlessKiosk&) {},
            [](HeadlessKiosk& kiosk) {
                CHECK(kiosk.visit() == Visit{});
                kiosk.to_purposes(); // visitors go on between its taps
                CHECK(kiosk.stage() == Stage::purpose);
            });
    }

    TEST_CASE("a panel's own taps are told from a visitor's in between")
    {
        on_every_panel("ghost-among-touches", to_purposes, [](HeadlessKiosk& kiosk) {
            CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::finance});
        });
    }

    TEST_CASE("the tap that wakes the kiosk presses nothing else, nor does the one after it")
    {
        on_every_panel(
            "waking-tap", [](HeadlessKiosk&) {}, pressed_nothing);
    }

    TEST_CASE("the tap that answers the countdown presses nothing, nor does the one after it")
    {
        on_every_panel("answers-countdown", to_purposes, [](HeadlessKiosk& kiosk) {
            CHECK(!kiosk.visit().still_there);
            pressed_nothing(kiosk);
        });
    }

    TEST_CASE("a panel that was unplugged in mid-press is of use again seconds after it is back")
    {
        on_every_panel("unplugged", to_purposes, [](HeadlessKiosk& kiosk) {
            CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::finance});
        });
    }

    TEST_CASE("neither a panel that stays unplugged nor a thing that lies on it keeps a visit")
    {
        for (const char* trace : {"unplugged-for-good", "lying-thing"}) {
            CAPTURE(trace);
            on_every_panel(trace, to_purposes, [](HeadlessKiosk& kiosk) {
                kiosk.wait(160);
                CHECK(kiosk.visit() == Visit{});
            });
        }
    }

    TEST_CASE("a press that stops a gliding list opens nothing, and the next one does")
    {
        const auto to_cards = [](HeadlessKiosk& kiosk) {
            kiosk.all_the_way_to_shortlist();
            while (!in_sight(kiosk, "card/"))
                kiosk.tap("page/next");
        };
        on_every_panel("stopped-glide", to_cards, [](HeadlessKiosk& kiosk) {
            CHECK(kiosk.stage() == Stage::shortlist);
            const float stopped = kiosk.frame().memory.scrolling.offset("list");
            CHECK(stopped > kiosk.frame().mm(20));
            kiosk.wait(2);
            CHECK(kiosk.frame().memory.scrolling.offset("list") == stopped);
            const ui::Target* card = in_sight(kiosk, "card/");
            REQUIRE(card);
            kiosk.tap(std::string(card->id));
            CHECK(kiosk.stage() == Stage::programme);
        });
    }
}

} // namespace michi::test
