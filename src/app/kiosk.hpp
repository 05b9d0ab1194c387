#pragma once

#include "app/backstage.hpp"
#include "app/gallery.hpp"
#include "app/glyphs.hpp"
#include "app/keypad.hpp"
#include "app/print_job.hpp"
#include "app/reader.hpp"
#include "app/settings.hpp"
#include "app/sound.hpp"
#include "app/staff_desk.hpp"
#include "app/told_data.hpp"
#include "app/wall_clock.hpp"
#include "domain/catalogue.hpp"
#include "domain/follow_up.hpp"
#include "domain/matching.hpp"
#include "domain/tally.hpp"
#include "domain/visit.hpp"
#include "screens/screens.hpp"
#include "ui/glass.hpp"

#include <cstdint>
#include <optional>
#include <vector>

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
    // The catalogue is the data's; what the staff have stopped is the desk's. Without a desk what
    // they do is forgotten with the kiosk.
    Kiosk(const Catalogue& catalogue, Day today, const PanelSize& panel, const Visit& start = {},
          const Settings& settings = {}, Sound* sound = nullptr, StaffDesk* desk = nullptr);

    // Without `print` no screen offers to print.
    void print_with(Print print, LookAtPrinter look = {})
    {
        m_print = std::move(print);
        m_backstage.look_with(std::move(look));
    }

    // What the clock on the wall shows at a time of the steady one: the day turns under a visitor's
    // hands too, as deadlines do. No time-out is counted on it. Until it is told it is morning.
    void tell_time(const Moment& wall, std::int64_t now);
    [[nodiscard]] const Moment& wall() const { return m_wall.shown(); }

    // From now on the clock is believed only where it can be right: the program was built on that
    // day. Else the screens are of the earliest day that it can be, and nothing is said to be open.
    void doubt_clock(Day built);

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

    // Switches to the event's settings, or back to the office's, once nobody is there. Throws
    // std::exception where the desk cannot keep it. Without an event nothing changes.
    void choose_booth(bool on);
    [[nodiscard]] bool at_booth() const { return m_at_booth; }

    [[nodiscard]] const Visit& visit() const { return m_visit; }
    [[nodiscard]] const Matches& matches() const { return m_matches; }
    [[nodiscard]] const ui::Frame& frame() const { return m_glass.frame(); }
    [[nodiscard]] ui::Glass& glass() { return m_glass; }
    // With what is stopped, and as it may be told where the day is not known.
    [[nodiscard]] const Catalogue& catalogue() const { return m_told.catalogue(); }
    // Where a finger that stays for three seconds opens the staff's screens. What lies there is
    // touched as everywhere.
    [[nodiscard]] ui::Box corner() const;
    // What is read aloud of this screen, whether anybody asked for it or not.
    [[nodiscard]] std::vector<screens::Sentence> sentences() const;
    // The answers of the visit that called the staff under this number, as long as it lasts.
    [[nodiscard]] std::optional<Answers> called(int number) const;
    // Whether nobody is there, so that the kiosk may be changed or ended under nobody's hands.
    [[nodiscard]] bool is_free() const
    {
        return m_visit == Visit{} && !m_glass.press() && m_glass.memory().focus.empty();
    }
    // Whether the staff asked that the program be started anew.
    [[nodiscard]] bool over() const { return m_over; }
    // Frames built so far; tests see by it that idling costs none.
    [[nodiscard]] std::int64_t frames_built() const { return m_frames_built; }

private:
    void apply(const Event& event, std::int64_t now);
    void ask_desk(const Visit& before, const Event& event, std::int64_t now);
    void match();
    void count(const Visit& before, const Event& event);
    void take_stops();
    // The day that the screens are of.
    [[nodiscard]] Day shown_day() const { return m_visit.as_of.value_or(m_wall.day()); }
    [[nodiscard]] bool knows_day() const { return m_wall.certain() || m_visit.as_of; }
    void take_day();
    // Whether the welcome says that nobody of the office is there.
    [[nodiscard]] bool is_closed() const;
    // When the screen dims; nothing: while somebody is there, and in opening hours.
    [[nodiscard]] std::optional<std::int64_t> dim_time() const;
    void take_booth();
    void switch_booth(bool on, std::int64_t now);
    // When the finger in the corner has been there long enough.
    [[nodiscard]] std::optional<std::int64_t> corner_time() const;
    void watch_the_time(std::int64_t now);
    [[nodiscard]] std::int64_t last_input() const;
    void watch_the_printer(std::int64_t now);
    // What the staff's screens ask for beside the visit.
    void serve_staff(const Visit& before, const Event& event, std::int64_t now);
    [[nodiscard]] bool traces() const
    {
        return m_visit.stage == Stage::test && m_visit.staff.test == TestPart::touch;
    }
    [[nodiscard]] screens::Backstage backstage();
    [[nodiscard]] std::optional<std::int64_t> idle_limit() const;
    // When the welcome's next turn comes.
    [[nodiscard]] std::optional<std::int64_t> next_turn() const;
    [[nodiscard]] int seconds_left(std::int64_t now) const;
    // The minute of the day, after the one on the wall, that changes what is on the screen.
    [[nodiscard]] int next_minute() const;
    [[nodiscard]] screens::Clock clock() const;
    [[nodiscard]] screens::View view();
    void build(std::int64_t now, std::optional<Event>& happened);
    [[nodiscard]] bool settles(std::int64_t now);
    [[nodiscard]] bool offers_speech() const;
    [[nodiscard]] int volume() const { return m_visit.volume.value_or(m_settings.speaking.volume); }
    void speak(std::int64_t now);
    void forget(std::int64_t now);
    [[nodiscard]] ui::Theme theme() const;

    const Catalogue& m_data;
    StaffDesk m_no_desk;
    StaffDesk& m_desk;
    std::vector<Stop> m_stops;
    ToldData m_told;
    DataState m_data_state;
    WallClock m_wall;
    bool m_dimmed = false;
    PanelSize m_panel;
    const Settings m_site;
    Settings m_settings; // in force
    std::optional<screens::Booth> m_booth;
    bool m_booth_wanted = false;
    bool m_at_booth = false;
    Sound m_silence;
    Sound& m_sound;
    Gallery m_gallery;
    Visit m_visit;
    Matches m_matches;
    Tally m_tally;
    std::optional<Figures> m_figures; // for the staff who are there
    std::optional<EventFigures> m_event_figures;
    std::optional<FollowUp> m_follow_up;
    ui::Glass m_glass;
    Keypad m_keypad;
    Backstage m_backstage;
    Print m_print;
    PrintJob m_slip; // of this visit
    PrintJob m_test_slip;
    bool m_over = false;
    std::vector<Event> m_events;  // from keys, and from touches that meet no target
    std::int64_t m_last_sign = 0; // of a visitor, beside touches: a key, a slip that came out
    int m_turn = 0;               // of the welcome, since it came up
    std::int64_t m_turned = 0;    // when it began
    std::optional<std::int64_t> m_countdown_since;
    std::string m_last_tapped;
    std::int64_t m_last_tap = 0;
    bool m_touched = false; // a whole touch by one finger ended since the last update
    int m_next_number = 1;  // of a visit that calls the staff
    Reader m_reader;
    bool m_offered_speech = false; // when the screen was built last
    bool m_dirty = true;
    int m_shown_seconds = 0;
    std::optional<std::int64_t> m_next_glide;
    std::int64_t m_frames_built = 0;
};

} // namespace michi::app
