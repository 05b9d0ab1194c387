#pragma once

#include "app/gallery.hpp"
#include "app/glyphs.hpp"
#include "app/settings.hpp"
#include "domain/catalogue.hpp"
#include "domain/follow_up.hpp"
#include "domain/matching.hpp"
#include "domain/visit.hpp"
#include "platform/printer.hpp"
#include "screens/screens.hpp"
#include "ui/glass.hpp"

#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <vector>

namespace michi::app {

enum class Key { up, down, left, right, confirm, back, reset };
} // namespace michi::app

namespace michi {
template <>
inline constexpr std::array<std::string_view, 7> ids_of<app::Key>{"up", "down", "left", "right",
                                                                  "ok", "back", "reset"};
} // namespace michi

namespace michi::app {

struct PanelSize {
    int width = 1920;
    int height = 1080;
    float pixels_per_mm = 4.03f;
};

// A kiosk without a window: touches, keys and the time go in, pictures come out. The window, the
// player of scripts and the tests all drive this one. Times are milliseconds on a steady clock.
class Kiosk {
public:
    Kiosk(const Catalogue& catalogue, Day today, const PanelSize& panel, const Visit& start = {},
          const Settings& settings = {});

    // Prints a sheet without holding anybody up, and gives what will tell how it went. Without one
    // no screen offers to print.
    using Print = std::function<std::future<Printing>(platform::Sheet)>;
    void print_with(Print print) { m_print = std::move(print); }

    void touch(const ui::PointerEvent& event);
    void key(Key key, std::int64_t now);
    void resize(const PanelSize& panel);
    void redraw() { m_dirty = true; }

    // Works off everything that happened until `now`: screens are built until nothing more follows
    // from it. Gives whether there may be something new to paint.
    bool update(std::int64_t now);
    // When update() has to be called next even if nobody touches anything; nothing: never.
    [[nodiscard]] std::optional<std::int64_t> next_time() const;

    std::vector<ui::PixelRect> paint(const ui::Canvas& canvas,
                                     ui::Redraw redraw = ui::Redraw::Changed)
    {
        return m_glass.paint(canvas, redraw);
    }

    [[nodiscard]] const Visit& visit() const { return m_visit; }
    [[nodiscard]] const Matches& matches() const { return m_matches; }
    [[nodiscard]] const ui::Frame& frame() const { return m_glass.frame(); }
    [[nodiscard]] ui::Glass& glass() { return m_glass; }
    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }
    // Frames built so far; tests see by it that idling costs none.
    [[nodiscard]] std::int64_t frames_built() const { return m_frames_built; }

private:
    void apply(const Event& event, std::int64_t now);
    void match();
    void watch_the_time(std::int64_t now);
    void watch_the_printer(std::int64_t now);
    [[nodiscard]] std::optional<std::int64_t> idle_limit() const;
    // When the welcome's next turn comes.
    [[nodiscard]] std::optional<std::int64_t> next_turn() const;
    [[nodiscard]] int seconds_left(std::int64_t now) const;
    [[nodiscard]] const Catalogue& catalogue_in(Language language);
    [[nodiscard]] screens::View view();
    void build(std::int64_t now, std::optional<Event>& happened);
    void move_focus(int direction);
    [[nodiscard]] ui::Theme theme() const;

    const Catalogue& m_catalogue;
    std::map<Language, Catalogue> m_translated; // made when a visitor first asks for a language
    Matcher m_matcher;
    PanelSize m_panel;
    Settings m_settings;
    Gallery m_gallery;
    Visit m_visit;
    Matches m_matches;
    std::optional<FollowUp> m_follow_up;
    ui::Glass m_glass;
    Print m_print;
    std::future<Printing> m_printed; // valid while the printer has the slip of this visit
    std::int64_t m_print_asked = 0;
    std::int64_t m_next_look = 0; // at the printer
    std::vector<Event> m_events;  // from keys, and from touches that meet no target
    std::int64_t m_last_input = 0;
    std::int64_t m_screen_since = 0; // when this screen came up
    int m_turn = 0;                  // of the welcome, since it came up
    std::int64_t m_turned = 0;       // when it began
    std::optional<std::int64_t> m_countdown_since;
    std::string m_last_tapped;
    std::int64_t m_last_tap = 0;
    std::vector<std::int64_t> m_too_early; // fingers that came down before the screen could be seen
    bool m_touched = false; // a whole touch by one finger ended since the last update
    bool m_dirty = true;
    int m_shown_seconds = 0;
    std::optional<std::int64_t> m_next_glide;
    std::int64_t m_frames_built = 0;
};

} // namespace michi::app
