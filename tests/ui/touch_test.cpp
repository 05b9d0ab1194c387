#include "app/kiosk.hpp"
#include "domain/real_data.hpp"
#include "platform/window.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>
#include <optional>

namespace michi::test {

namespace {

using What = ui::PointerEvent::What;

constexpr app::PanelSize panel{1280, 800, 4.03f};
constexpr Day today{std::chrono::year{2023}, std::chrono::month{10}, std::chrono::day{20}};

// A screen of five targets in a row, and nothing else.
class FiveTargets {
public:
    FiveTargets()
    {
        for (const char* id : {"a", "b", "c", "d", "e"})
            m_targets.push_back({id, 100.0f * static_cast<float>(m_targets.size())});
        work_off();
    }

    void touch(What what, ImVec2 at, std::int64_t finger = 1)
    {
        m_glass.touch({what, at, finger, m_now});
    }
    void tap(const std::string& id, std::int64_t finger = 1)
    {
        touch(What::down, middle_of(id), finger);
        touch(What::up, middle_of(id), finger);
    }
    [[nodiscard]] ImVec2 middle_of(const std::string& id) const
    {
        const auto found = std::ranges::find(m_targets, id, &Target::id);
        return {found->x + 40, 40};
    }

    // Builds frames until nothing is queued; gives the targets that were tapped, in order.
    std::string work_off()
    {
        std::string tapped;
        do {
            const ui::Frame& frame = m_glass.build([&](ui::Frame& content) {
                for (const Target& target : m_targets)
                    content.target(target.id, target.id, {target.x, 0, target.x + 80, 80});
            });
            tapped += frame.tapped;
        } while (m_glass.pending());
        return tapped;
    }

private:
    struct Target {
        std::string id;
        float x;
    };
    ui::Glass m_glass{ui::Theme(4.03f, {640, 480}, TextSize::normal, Contrast::light),
                      {U"abc", U"abc"}};
    std::vector<Target> m_targets;
    std::int64_t m_now = 1;
};

// The real screens under one finger, with a clock that the test moves.
class TouchedKiosk {
public:
    TouchedKiosk() { m_kiosk.update(m_now); }

    app::Kiosk& operator*() { return m_kiosk; }
    app::Kiosk* operator->() { return &m_kiosk; }
    [[nodiscard]] const Visit& visit() const { return m_kiosk.visit(); }
    [[nodiscard]] std::int64_t now() const { return m_now; }

    // Time passes as it does in the window's loop: the kiosk is asked only when it wanted to be.
    void wait(std::int64_t milliseconds)
    {
        const std::int64_t end = m_now + milliseconds;
        for (auto next = m_kiosk.next_time(); next && *next <= end; next = m_kiosk.next_time()) {
            m_now = std::max(m_now, *next);
            m_kiosk.update(m_now);
        }
        m_now = end;
    }
    void touch(What what, ImVec2 at, std::int64_t finger = 1)
    {
        m_kiosk.touch({what, at, finger, m_now});
        m_kiosk.update(m_now);
    }
    void tap_at(ImVec2 at)
    {
        touch(What::down, at);
        touch(What::up, at);
    }
    void tap(const std::string& id)
    {
        wait(1000);
        tap_at(middle_of(id));
        wait(1000);
    }
    // Moves the finger on the glass by so many pixels, 10 ms and a step each.
    void slide(ImVec2 from, float down, int steps)
    {
        for (int step = 1; step <= steps; ++step) {
            wait(10);
            const float part = static_cast<float>(step) / static_cast<float>(steps);
            touch(What::move, {from.x, from.y + down * part});
        }
    }

    [[nodiscard]] const ui::Target& target(std::string_view beginning) const
    {
        const auto& targets = m_kiosk.frame().targets;
        const auto found = std::ranges::find_if(
            targets, [&](const ui::Target& t) { return t.id.starts_with(beginning); });
        REQUIRE_MESSAGE(found != targets.end(), "nothing on the screen is called ", beginning);
        return *found;
    }
    [[nodiscard]] ImVec2 middle_of(std::string_view beginning) const
    {
        const ui::Box& box = target(beginning).box;
        return {box.middle_x(), box.middle_y()};
    }
    // Whether a target of this screen lies there.
    [[nodiscard]] bool covered(ImVec2 at) const
    {
        return std::ranges::any_of(m_kiosk.frame().targets, [&](const ui::Target& target) {
            return target.box.holds(at.x, at.y);
        });
    }
    [[nodiscard]] float scrolled() { return m_kiosk.glass().memory().scrolling.offset("list"); }
    [[nodiscard]] float mm(float millimetres) const { return millimetres * panel.pixels_per_mm; }

    void to_shortlist()
    {
        for (const char* id : {"start", "purpose/finance", "next", "unknown", "age/y5to10"})
            tap(id);
        REQUIRE(visit().stage == Stage::shortlist);
        REQUIRE(m_kiosk.frame().memory.scrolling.left_to_scroll());
    }

private:
    app::Kiosk m_kiosk{real_catalogue(), today, panel};
    std::int64_t m_now = 10'000;
};

// A real window without a display: SDL's own queue, and nothing that is seen.
class BlindWindow {
public:
    BlindWindow()
    {
        ::setenv("SDL_VIDEODRIVER", "dummy", 1);
        m_window.emplace(platform::Window::Size{panel.width, panel.height});
        while (m_window->poll()) {
        } // what the window says of itself
    }

    void finger(Uint32 type, ImVec2 at, SDL_FingerID id = 1)
    {
        SDL_Event event{};
        event.tfinger.type = type;
        event.tfinger.fingerId = id;
        event.tfinger.x = at.x / static_cast<float>(panel.width);
        event.tfinger.y = at.y / static_cast<float>(panel.height);
        push(event);
    }
    void button(Uint32 type, int which, ImVec2 at)
    {
        SDL_Event event{};
        event.button.type = type;
        event.button.button = static_cast<Uint8>(which);
        event.button.x = static_cast<Sint32>(at.x);
        event.button.y = static_cast<Sint32>(at.y);
        push(event);
    }
    void key(SDL_Keycode code, Uint16 modifiers = KMOD_NONE)
    {
        SDL_Event event{};
        event.key.type = SDL_KEYDOWN;
        event.key.keysym.sym = code;
        event.key.keysym.mod = modifiers;
        push(event);
    }
    void other(Uint32 type)
    {
        SDL_Event event{};
        event.type = type;
        push(event);
    }

    // Everything that came in, as it comes to the kiosk; the rest is counted.
    int hand_to(TouchedKiosk& kiosk)
    {
        int inputs = 0;
        for (auto input = m_window->wait(0); input; input = m_window->poll()) {
            ++inputs;
            if (const auto* touched = std::get_if<platform::Touched>(&*input))
                kiosk->touch({static_cast<What>(touched->what),
                              {touched->x, touched->y},
                              touched->finger,
                              kiosk.now()});
        }
        kiosk->update(kiosk.now());
        return inputs;
    }

private:
    static void push(SDL_Event& event) { REQUIRE(SDL_PushEvent(&event) == 1); }

    std::optional<platform::Window> m_window;
};

} // namespace

TEST_SUITE("touches")
{
    TEST_CASE("a tap that is shorter than a frame counts")
    {
        FiveTargets screen;

        screen.tap("b");

        CHECK(screen.work_off() == "b");
    }

    TEST_CASE("five taps in one batch on five targets all count, in their order")
    {
        FiveTargets screen;

        for (const char* id : {"c", "a", "e", "b", "d"})
            screen.tap(id);

        CHECK(screen.work_off() == "caebd");
    }

    TEST_CASE("taps of a touch screen, which names each finger anew, count as well")
    {
        FiveTargets screen;

        screen.tap("a", 7);
        screen.tap("b", 8);

        CHECK(screen.work_off() == "ab");
    }

    TEST_CASE("a second finger cancels the press, and fires nothing itself")
    {
        FiveTargets screen;

        screen.touch(What::down, screen.middle_of("a"), 1);
        screen.work_off();
        screen.touch(What::down, screen.middle_of("b"), 2);
        screen.touch(What::up, screen.middle_of("a"), 1);
        screen.touch(What::up, screen.middle_of("b"), 2);

        CHECK(screen.work_off() == "");
        screen.tap("c");
        CHECK(screen.work_off() == "c");
    }

    TEST_CASE("the same in one batch, whichever finger leaves first")
    {
        FiveTargets screen;

        screen.touch(What::down, screen.middle_of("a"), 1);
        screen.touch(What::down, screen.middle_of("b"), 2);
        screen.touch(What::up, screen.middle_of("b"), 2);
        screen.touch(What::up, screen.middle_of("a"), 1);

        CHECK(screen.work_off() == "");
        screen.tap("c");
        CHECK(screen.work_off() == "c");
    }

    TEST_CASE("a finger that leaves the target presses nothing, not even where it ends")
    {
        FiveTargets screen;

        screen.touch(What::down, screen.middle_of("a"));
        screen.work_off();
        screen.touch(What::move, screen.middle_of("b"));
        screen.work_off();
        screen.touch(What::up, screen.middle_of("b"));

        CHECK(screen.work_off() == "");
    }

    TEST_CASE("a finger whose lifting was lost does not keep the next one from tapping")
    {
        FiveTargets screen;

        screen.touch(What::down, screen.middle_of("a"));
        screen.work_off();
        screen.tap("b");

        CHECK(screen.work_off() == "b");
    }

    TEST_CASE("a press that the system takes away fires nothing")
    {
        FiveTargets screen;

        screen.touch(What::down, screen.middle_of("a"));
        screen.work_off();
        screen.touch(What::cancel, {});
        screen.touch(What::up, screen.middle_of("a"));

        CHECK(screen.work_off() == "");
    }
}

TEST_SUITE("touches through the window")
{
    TEST_CASE("fingers on the glass reach the kiosk, at the place where they are")
    {
        BlindWindow window;
        TouchedKiosk kiosk;

        const ImVec2 start = kiosk.middle_of("start");
        window.finger(SDL_FINGERDOWN, start);
        window.finger(SDL_FINGERUP, start);
        window.hand_to(kiosk);
        REQUIRE(kiosk.visit().stage == Stage::purpose);
        kiosk.wait(1000);
        for (const char* id : {"purpose/finance", "purpose/start"}) {
            window.finger(SDL_FINGERDOWN, kiosk.middle_of(id));
            window.finger(SDL_FINGERUP, kiosk.middle_of(id));
        }
        window.hand_to(kiosk);

        CHECK(kiosk.visit().answers.purposes == std::vector{Purpose::finance, Purpose::start});
    }

    TEST_CASE("a second finger on the glass fires nothing, and wakes no kiosk")
    {
        BlindWindow window;
        TouchedKiosk kiosk;

        window.finger(SDL_FINGERDOWN, kiosk.middle_of("start"), 1);
        window.finger(SDL_FINGERDOWN, {5, 5}, 2);
        window.finger(SDL_FINGERUP, kiosk.middle_of("start"), 1);
        window.finger(SDL_FINGERUP, {5, 5}, 2);
        window.hand_to(kiosk);

        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("a mouse taps by its left button, and does nothing by the others or the wheel")
    {
        BlindWindow window;
        TouchedKiosk kiosk;
        const ImVec2 start = kiosk.middle_of("start");

        for (const int button : {SDL_BUTTON_RIGHT, SDL_BUTTON_MIDDLE, SDL_BUTTON_X1}) {
            window.button(SDL_MOUSEBUTTONDOWN, button, start);
            window.button(SDL_MOUSEBUTTONUP, button, start);
        }
        window.other(SDL_MOUSEWHEEL);
        window.other(SDL_MULTIGESTURE);
        CHECK(window.hand_to(kiosk) == 0);
        CHECK(kiosk.visit() == Visit{});

        window.button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, start);
        window.button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, start);
        window.hand_to(kiosk);
        CHECK(kiosk.visit().stage == Stage::purpose);
    }

    TEST_CASE("a keypad's key for reading aloud comes through")
    {
        BlindWindow window;
        TouchedKiosk kiosk;

        window.key(SDLK_AUDIOPLAY);

        CHECK(window.hand_to(kiosk) == 1);
    }

    TEST_CASE("keys that are not a keypad's, and closing, do not come through")
    {
        BlindWindow window;
        TouchedKiosk kiosk;

        window.key(SDLK_F4, KMOD_LALT);
        window.key(SDLK_q, KMOD_LCTRL);
        window.key(SDLK_w, KMOD_LCTRL);
        window.key(SDLK_TAB, KMOD_LALT);
        window.key(SDLK_DELETE, KMOD_LCTRL | KMOD_LALT);
        window.key(SDLK_PRINTSCREEN);
        for (SDL_Keycode key = SDLK_F1; key <= SDLK_F12; ++key)
            window.key(key);
        window.other(SDL_QUIT);

        CHECK(window.hand_to(kiosk) == 0);
    }
}

TEST_SUITE("touches on the real screens")
{
    TEST_CASE("the touch that wakes the welcome screen presses nothing else")
    {
        TouchedKiosk kiosk;
        const ImVec2 bare{1000, 300};
        REQUIRE_FALSE(kiosk.covered(bare));

        kiosk.tap_at(bare);

        CHECK(kiosk.visit().stage == Stage::purpose);
        CHECK(kiosk.visit().answers.purposes.empty());
        REQUIRE(kiosk.covered(bare)); // else this would show nothing
    }

    TEST_CASE("of two taps in one batch, the second does not press on the screen that comes up")
    {
        TouchedKiosk kiosk;
        const ui::Box start = kiosk.target("start").box;
        kiosk.tap("start");
        ImVec2 on_both{start.x0 + 1, start.y0 + 1};
        while (on_both.y < start.y1 && !kiosk.covered(on_both))
            on_both = on_both.x + 2 < start.x1 ? ImVec2{on_both.x + 2, on_both.y}
                                               : ImVec2{start.x0 + 1, on_both.y + 2};
        REQUIRE(kiosk.covered(on_both)); // else this would show nothing
        kiosk.tap("restart");
        REQUIRE(kiosk.visit() == Visit{});

        for (int tap = 0; tap < 2; ++tap)
            for (const What what : {What::down, What::up})
                kiosk->touch({what, on_both, 1, kiosk.now()});
        kiosk->update(kiosk.now());

        CHECK(kiosk.visit().stage == Stage::purpose);
        CHECK(kiosk.visit().answers.purposes.empty());
    }

    TEST_CASE("within 300 ms after a change of screen touches do nothing")
    {
        TouchedKiosk kiosk;
        kiosk.wait(1000);
        kiosk.tap_at(kiosk.middle_of("start"));

        kiosk.wait(299);
        kiosk.touch(What::down, kiosk.middle_of("purpose/finance"));
        kiosk.wait(1000); // however long it stays there
        kiosk.touch(What::up, kiosk.middle_of("purpose/finance"));
        CHECK(kiosk.visit().answers.purposes.empty());

        kiosk.tap_at(kiosk.middle_of("purpose/finance"));
        CHECK(kiosk.visit().answers.purposes.size() == 1);
    }

    TEST_CASE("a touch counts again 300 ms after a change of screen")
    {
        TouchedKiosk kiosk;
        kiosk.wait(1000);
        kiosk.tap_at(kiosk.middle_of("start"));

        kiosk.wait(300);
        kiosk.tap_at(kiosk.middle_of("purpose/finance"));

        CHECK(kiosk.visit().answers.purposes.size() == 1);
    }

    TEST_CASE("a finger that was down when the screen changed is no press on the new one")
    {
        TouchedKiosk kiosk;
        kiosk.tap("start");
        kiosk.tap("purpose/finance");
        kiosk.tap("next");
        REQUIRE(kiosk.visit().stage == Stage::region);
        const ImVec2 back = kiosk.middle_of("back"); // at the same place on both screens

        kiosk.touch(What::down, back);
        kiosk.wait(100);
        kiosk->key(app::Key::back, kiosk.now());
        kiosk->update(kiosk.now());
        REQUIRE(kiosk.visit().stage == Stage::purpose);
        kiosk.wait(1000);
        kiosk.touch(What::up, back);
        CHECK(kiosk.visit().stage == Stage::purpose);

        kiosk.tap("back");
        CHECK(kiosk.visit().stage == Stage::welcome);
    }

    TEST_CASE("a finger that lands too early takes nothing from the one that was there before")
    {
        TouchedKiosk kiosk;
        kiosk.tap("start");
        kiosk.touch(What::down, kiosk.middle_of("purpose/finance"), 1);
        kiosk->key(app::Key::reset, kiosk.now());
        kiosk->update(kiosk.now());
        kiosk.wait(100);
        kiosk.touch(What::down, {5, 5}, 2);
        kiosk.touch(What::up, {5, 5}, 1);
        kiosk.touch(What::up, {5, 5}, 2);
        REQUIRE(kiosk.visit() == Visit{});

        kiosk.tap("start");

        CHECK(kiosk.visit().stage == Stage::purpose);
    }

    TEST_CASE("the same target does not count twice within 500 ms")
    {
        TouchedKiosk kiosk;
        kiosk.tap("start");
        const ImVec2 tile = kiosk.middle_of("purpose/finance");

        kiosk.tap_at(tile);
        kiosk.wait(490);
        kiosk.tap_at(tile);
        CHECK(kiosk.visit().answers.has(Purpose::finance));

        kiosk.wait(500);
        kiosk.tap_at(tile);
        CHECK_FALSE(kiosk.visit().answers.has(Purpose::finance));
    }

    TEST_CASE("different targets count as fast as they are tapped")
    {
        TouchedKiosk kiosk;
        kiosk.tap("start");

        for (const char* id : {"purpose/finance", "purpose/start", "purpose/develop"})
            kiosk.tap_at(kiosk.middle_of(id));

        CHECK(kiosk.visit().answers.purposes.size() == 3);
    }
}

TEST_SUITE("dragging")
{
    TEST_CASE("a drag scrolls, and does not press the card under it")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        const ImVec2 card = kiosk.middle_of("card/");

        kiosk.touch(What::down, card);
        kiosk.slide(card, -kiosk.mm(40), 20);
        kiosk.wait(200); // the finger rests: no push
        kiosk.touch(What::up, {card.x, card.y - kiosk.mm(40)});
        const float where = kiosk.scrolled();
        kiosk.wait(1000);

        CHECK(kiosk.visit().stage == Stage::shortlist);
        CHECK(where == doctest::Approx(kiosk.mm(40)).epsilon(0.01));
        CHECK(kiosk.scrolled() == where);
    }

    TEST_CASE("a drag back to where it began presses nothing either")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        const ImVec2 card = kiosk.middle_of("card/");

        kiosk.touch(What::down, card);
        kiosk.slide(card, -kiosk.mm(30), 15);
        kiosk.slide({card.x, card.y - kiosk.mm(30)}, kiosk.mm(30), 15);
        kiosk.wait(200);
        kiosk.touch(What::up, card);

        CHECK(kiosk.visit().stage == Stage::shortlist);
        CHECK(kiosk.scrolled() == 0);
    }

    TEST_CASE("a drag that comes in one batch presses nothing")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        const ImVec2 card = kiosk.middle_of("card/");

        kiosk->touch({What::down, card, 1, kiosk.now()});
        kiosk->touch({What::move, {card.x, card.y - kiosk.mm(20)}, 1, kiosk.now()});
        kiosk->touch({What::up, {card.x, card.y - kiosk.mm(20)}, 1, kiosk.now()});
        kiosk->update(kiosk.now());

        CHECK(kiosk.visit().stage == Stage::shortlist);
        CHECK(kiosk.scrolled() > kiosk.mm(15));
    }

    TEST_CASE("a hand that shakes by less than 3 mm still taps")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        const ImVec2 card = kiosk.middle_of("card/");

        kiosk.touch(What::down, card);
        for (const float shake : {-2.9f, 2.9f, -1.0f, 2.0f}) {
            kiosk.wait(20);
            kiosk.touch(What::move, {card.x, card.y + kiosk.mm(shake)});
        }
        kiosk.touch(What::up, card);

        CHECK(kiosk.visit().stage == Stage::programme);
    }

    // Throws the list upwards; gives how far it was when the finger left it.
    const auto fling = [](TouchedKiosk& kiosk) {
        const ImVec2 list{300, 500};
        kiosk.touch(What::down, list);
        kiosk.slide(list, -kiosk.mm(20), 8);
        kiosk.touch(What::up, {list.x, list.y - kiosk.mm(20)});
        return kiosk.scrolled();
    };

    TEST_CASE("a fling glides on, slows down and stops, and then costs nothing more")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();

        const float left = fling(kiosk);
        std::vector<float> ways;
        for (float before = left; ways.size() < 20; before = kiosk.scrolled()) {
            kiosk.wait(200);
            ways.push_back(kiosk.scrolled() - before);
        }

        CHECK(kiosk.visit().stage == Stage::shortlist);
        CHECK(ways.front() > kiosk.mm(5));
        CHECK(std::ranges::is_sorted(ways, std::ranges::greater{}));
        CHECK(ways.back() == 0);
        const std::int64_t frames = kiosk->frames_built();
        kiosk.wait(2000);
        CHECK(kiosk->frames_built() == frames);
    }

    TEST_CASE("a glide that meets the end of the list stops there at once")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        for (int throws = 0; throws < 40 && kiosk->frame().memory.scrolling.left_to_scroll();
             ++throws) {
            fling(kiosk);
            kiosk.wait(600);
        }
        fling(kiosk); // against the end
        kiosk.wait(50);

        const std::int64_t frames = kiosk->frames_built();
        kiosk.wait(2000);

        CHECK_FALSE(kiosk->frame().memory.scrolling.left_to_scroll());
        CHECK(kiosk->frames_built() == frames);
    }

    TEST_CASE("a glide that a slow machine follows in one step is shown where it ends")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        const float left = fling(kiosk);

        const bool painted = kiosk->update(kiosk.now() + 5000);

        CHECK(kiosk.scrolled() > left);
        CHECK(painted);
    }

    TEST_CASE("a press stops the glide")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        fling(kiosk);
        kiosk.wait(50);

        kiosk.touch(What::down, kiosk.middle_of("card/"));
        const float where = kiosk.scrolled();
        kiosk.wait(1000);

        CHECK(kiosk.scrolled() == where);
    }
}

TEST_SUITE("idling")
{
    TEST_CASE("while nothing happens no frame is built")
    {
        TouchedKiosk kiosk;
        kiosk.to_shortlist();
        const std::int64_t frames = kiosk->frames_built();

        for (int second = 1; second <= 100; ++second)
            CHECK_FALSE(kiosk->update(kiosk.now() + second * 1000));

        CHECK(kiosk->frames_built() == frames);
    }
}

} // namespace michi::test
