#pragma once

#include "app/player.hpp"
#include "app/run.hpp"
#include "domain/real_data.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// A kiosk in a test: the real catalogue behind the real screens, touched by the names of what is on
// them.
namespace michi::test {

inline constexpr app::PanelSize landscape{1920, 1080, 4.03f};
inline constexpr app::PanelSize portrait{1080, 1920, 4.03f};

// An office at its counter, with the pictures that the kiosk comes with.
[[nodiscard]] app::Settings office_site();

// The same with an event: a talk about programmes, some of them closed on test_day, and two themes.
[[nodiscard]] app::Settings event_site();

struct Setting {
    app::PanelSize panel = landscape;
    Language language = Language::ja;
    TextSize text = TextSize::normal;
    Day today = test_day;
    Contrast contrast = Contrast::light;
    bool low = false;
    app::Settings site = office_site();
    app::Sound* sound = nullptr;    // nothing: it is silent
    app::StaffDesk* desk = nullptr; // nothing: a new one in memory
};

// As the staff left it who switched the kiosk to the event.
[[nodiscard]] Setting at_booth(Setting setting, app::StaffDesk& desk);

[[nodiscard]] std::string words_of(const Setting& setting); // "1080x1920 en large"

// Pictures, rows of 0x00RRGGBB.
using Pixels = std::vector<std::uint32_t>;

// A rectangle cut out of a picture.
struct Cut {
    int width = 0;
    int height = 0;
    Pixels pixels;
};
[[nodiscard]] Cut cut_out(const Pixels& picture, int width, const ui::Box& box);

// How many pixels of the box stand out against what they were before, even for somebody who sees no
// colours: by a contrast of 3:1 and more (WCAG 1.4.11).
[[nodiscard]] int stand_out(const Pixels& before, const Pixels& after, int width,
                            const ui::Box& box);

// One at a time may live in a test: Dear ImGui's context is the thread's.
class HeadlessKiosk {
public:
    explicit HeadlessKiosk(const Setting& setting = {}, const std::filesystem::path& shots = {});

    // --- what a visitor does ---
    void tap(const std::string& id);
    void tap_all(const std::vector<std::string>& ids);
    // Touches the glass where nothing is.
    void tap_beside();
    // Puts the finger on a target and leaves it there; lifts it again.
    void press(const std::string& id);
    void tremble(); // by 2 mm to and fro
    void lift();
    // Of several fingers, which a panel tells apart by a number; 1 is the one of all the others.
    void tap_with(std::int64_t finger, const std::string& id);
    void key(app::Key key);
    void wait(int seconds) { m_player.wait(seconds * 1000); }
    // Moves the keypad's focus to the target, by the fewest arrows.
    void focus(const std::string& id);
    // Somebody touches the glass beside the picture: the keypad's focus is no longer shown.
    void hide_focus();
    // Every target that arrows lead to from here, and by which, as the screen stands.
    struct Step {
        app::Key key;
        std::string to;
    };
    [[nodiscard]] std::map<std::string, std::vector<Step>> keys_from(const std::string& id) const;
    // Turns pages of that list by its arrows until the target is in sight. Fails where it never
    // comes.
    void turn_to(const std::string& id, const std::string& list = "page");
    // Chooses a tab; where there is room for one only, by the arrow beside it.
    void choose_tab(const std::string& id);

    // --- the way to each screen ---
    void to_purposes() { tap("start"); }
    void to_region(const std::vector<std::string>& purposes = {"start"});
    // By a region that needs no town, or a region and its town.
    void to_age(const std::string& region = "unknown", const std::string& town = "");
    void to_shortlist(const std::string& age = "y1to5") { tap("age/" + age); }
    // The whole way, as somebody in Hachinohe who has just started.
    void all_the_way_to_shortlist();
    // From there over the list of all programmes to one's page.
    void open_from_all(const Programme& programme);

    // --- what is there ---
    [[nodiscard]] bool has(const std::string& id) const;
    [[nodiscard]] const ui::Target& target(const std::string& id) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    [[nodiscard]] const std::vector<ui::Target>& targets() const { return frame().targets; }
    [[nodiscard]] const std::vector<ui::Text>& texts() const { return frame().texts; }
    [[nodiscard]] bool shows(std::string_view words) const; // as a part of any text
    [[nodiscard]] const Visit& visit() const { return m_kiosk.visit(); }
    [[nodiscard]] Stage stage() const { return visit().stage; }
    [[nodiscard]] const ui::Frame& frame() const { return m_kiosk.frame(); }
    [[nodiscard]] const app::PanelSize& panel() const { return m_setting.panel; }
    [[nodiscard]] std::string say(std::string_view key) const;
    Pixels picture() { return m_player.picture(); }

    [[nodiscard]] app::Kiosk& kiosk() { return m_kiosk; }
    [[nodiscard]] const app::Kiosk& kiosk() const { return m_kiosk; }
    [[nodiscard]] app::Player& player() { return m_player; }

private:
    [[nodiscard]] ImVec2 free_place() const;

    Setting m_setting;
    app::Kiosk m_kiosk;
    app::Player m_player;
    ImVec2 m_finger{};
    int m_hidden = 0; // so often was the focus
};

} // namespace michi::test
