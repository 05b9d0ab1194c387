#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <set>

// Colour never tells anything alone (WCAG 1.4.1): in grey, every state of a target still differs
// from every other by something drawn with a contrast of 3:1.
namespace michi::test {

namespace {

// Less could be an accident: a line of half a millimetre along two centimetres.
constexpr float least_mm2 = 10.0f;

class GreyEye {
public:
    explicit GreyEye(const Setting& setting) : m_kiosk(setting) {}

    HeadlessKiosk& operator*() { return m_kiosk; }
    HeadlessKiosk* operator->() { return &m_kiosk; }

    // Every target in sight, at rest against pressed and against focused, and these two.
    void look(const std::string& screen)
    {
        CAPTURE(screen);
        m_kiosk.wait(1);
        for (const std::string& id : m_kiosk.ids()) {
            const ui::Target& target = m_kiosk.target(id);
            if (!target.in_sight)
                continue;
            CAPTURE(id);
            const ui::Box box = target.box;
            const Pixels rest = m_kiosk.picture();
            m_kiosk.player().wait(1000 + 7 * ++m_presses); // no ghost's beat
            m_kiosk.press(id);
            const Pixels pressed = m_kiosk.picture();
            m_kiosk.kiosk().touch({ui::PointerEvent::What::cancel, {}, 1, m_kiosk.player().now()});
            show_focus(id);
            const Pixels focused = m_kiosk.picture();
            show_focus("");
            CHECK(differ(rest, pressed, box));
            CHECK(differ(rest, focused, box));
            CHECK(differ(pressed, focused, box));
        }
    }

    // The target before and after `choosing`, which brings the same screen back.
    void look_at_choice(const std::string& id, const std::function<void()>& choosing)
    {
        CAPTURE(id);
        const ui::Box box = m_kiosk.target(id).box;
        const Pixels before = m_kiosk.picture();
        choosing();
        REQUIRE(m_kiosk.target(id).box == box);
        CHECK(differ(before, m_kiosk.picture(), box));
    }

private:
    void show_focus(const std::string& id)
    {
        m_kiosk.kiosk().glass().memory().focus = id;
        m_kiosk.kiosk().redraw();
        m_kiosk.kiosk().update(m_kiosk.player().now());
    }
    [[nodiscard]] bool differ(const Pixels& a, const Pixels& b, const ui::Box& box) const
    {
        const float scale = m_kiosk.panel().pixels_per_mm;
        // A region's land lies around the name that is touched.
        const float around = (m_kiosk.stage() == Stage::region ? 30.0f : 3.0f) * scale;
        return static_cast<float>(stand_out(a, b, m_kiosk.panel().width, box.inset(-around))) >=
               least_mm2 * scale * scale;
    }

    HeadlessKiosk m_kiosk;
    int m_presses = 0;
};

} // namespace

TEST_SUITE("without colours")
{
    TEST_CASE("pressed, focused and at rest differ on every screen")
    {
        for (const Setting& setting :
             {Setting{landscape}, Setting{portrait},
              Setting{landscape, Language::en, TextSize::normal, test_day, Contrast::dark},
              Setting{portrait, Language::easy, TextSize::normal, test_day, Contrast::yellow}}) {
            CAPTURE(words_of(setting));
            GreyEye eye(setting);
            eye.look("welcome");
            eye->tap_all({"start", "purpose/start", "purpose/consult"});
            eye.look("purpose, advice chosen");
            eye->tap_all({"purpose/start", "purpose/finance"});
            eye.look("purpose");
            eye->tap("next");
            eye.look("region");
            eye->tap("region/sanpachi");
            eye.look("town");
            eye->tap("municipality/八戸市");
            eye.look("age");
            eye->tap("age/planning");
            eye.look("shortlist");
            eye->tap_all({"change/region"});
            eye.look("region, chosen");
            eye->tap_all({"back", "compare"});
            eye.look("compare");
            eye->tap_all({"back", "take-away"});
            eye.look("take-away");
            eye->tap_all({"back", "calendar"});
            eye.look("calendar");
            eye->tap("guide");
            eye.look("guide");
            eye->tap_all({"back", "back", "all"});
            eye.look("all");
            eye->open_from_all(programme("3-2"));
            eye.look("programme");
            eye->wait(185);
            eye.look("still there");
        }
    }

    TEST_CASE("chosen and not chosen differ")
    {
        for (const auto& [panel, contrast] :
             {std::pair{landscape, Contrast::light}, std::pair{portrait, Contrast::dark},
              std::pair{landscape, Contrast::yellow}}) {
            const Setting setting{panel, Language::ja, TextSize::normal, test_day, contrast};
            CAPTURE(words_of(setting));
            GreyEye eye(setting);
            const auto tap = [&](const std::vector<std::string>& ids) {
                return [&eye, ids] { eye->tap_all(ids); };
            };
            eye->to_purposes();
            eye.look_at_choice("purpose/consult", tap({"purpose/consult"}));
            eye.look_at_choice("purpose/start", tap({"purpose/start"}));
            eye->tap("next");
            eye.look_at_choice("region/sanpachi", tap({"region/sanpachi", "back"}));
            eye.look_at_choice("unknown", tap({"unknown", "back"}));
            eye->tap("region/sanpachi");
            eye.look_at_choice("municipality/八戸市", tap({"municipality/八戸市", "back"}));
            eye->tap("municipality/八戸市");
            eye.look_at_choice("age/planning", tap({"age/planning", "change/age"}));
            eye->tap_all({"back", "calendar"});
            eye.look_at_choice("area/all", tap({"area/all"}));
            eye->tap_all({"back", "all"});
            eye.look_at_choice("chapter/2", tap({"chapter/2"}));
            eye.look_at_choice("by/kana", tap({"by/kana"}));
        }
    }

    TEST_CASE("open, closed, to come, to be asked; fitting, to be checked: each has its own sign")
    {
        const ui::Theme theme(4.03f, {200, 200}, TextSize::normal, Contrast::light);
        ui::Glass glass(theme, app::glyphs_for(real_catalogue(), office_site().office));
        const auto drawn = [&](const std::function<void(ui::Frame&)>& draw) {
            glass.build(draw);
            Pixels pixels(200 * 200);
            glass.paint({pixels.data(), 200, 200, 200}, ui::Redraw::All);
            return pixels;
        };
        std::map<std::string, Pixels> states; // always open has the sign of open
        for (const State state : {State::open, State::upcoming, State::closed, State::ask})
            states[std::string(id_of(state))] = drawn([&](ui::Frame& frame) {
                ui::badge(frame, {40, 40},
                          {ui::icon_of(state), "", frame.colours.ink, frame.colours.paper}, 100);
            });
        std::map<std::string, Pixels> verdicts;
        for (const Verdict verdict : {Verdict::fits, Verdict::check, Verdict::excluded})
            verdicts[std::to_string(static_cast<int>(verdict))] = drawn([&](ui::Frame& frame) {
                ui::ticked(frame, {40, 40, 160, 160}, verdict, "");
            });
        for (const auto& signs : {states, verdicts})
            for (const auto& [one, picture] : signs)
                for (const auto& [other, its] : signs) {
                    CAPTURE(one);
                    CAPTURE(other);
                    const bool differ = stand_out(picture, its, 200, {0, 0, 200, 200}) >= 16;
                    CHECK((differ || one == other)); // a square millimetre of a sign of 5
                }
    }
}

} // namespace michi::test
