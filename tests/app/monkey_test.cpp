#include "domain/hours.hpp"
#include "domain/stops.hpp"
#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <memory>
#include <random>
#include <span>
#include <sstream>
#include <unistd.h>

// A monkey at the kiosk: seeded random events through the real screens, on a clock of its own.
//   MICHI_MONKEY_EVENTS=1000000 MICHI_MONKEY_SEED=7 build/michi_tests --test-suite=monkey
// What must hold after every event, and after every visit, is in Monkey::look() and end_visit().
namespace michi::test {

namespace {

using What = ui::PointerEvent::What;

#ifdef MICHI_SANITIZED
constexpr std::uint64_t short_run = 4'000;
#else
constexpr std::uint64_t short_run = 20'000;
#endif

std::uint64_t number_of(const char* variable, std::uint64_t otherwise)
{
    const char* value = std::getenv(variable);
    return value ? std::stoull(value) : otherwise;
}

std::size_t number_of(const Pixels& picture)
{
    const auto bytes = std::as_bytes(std::span(picture));
    return std::hash<std::string_view>{}(
        {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

// Without what was given back, and only waits to be used again.
double resident_mb()
{
    ::malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    long all = 0;
    long resident = 0;
    file >> all >> resident;
    return static_cast<double>(resident * ::sysconf(_SC_PAGESIZE)) / 1e6;
}

const std::string right_pin = "28406173";

// Knows whether whoever is on the staff's screens typed the right PIN since they were left last.
struct Desk : app::StaffDesk {
    std::string pin = right_pin;
    bool let_in = false;
    bool went_back = false; // to the data before, with which the kiosk is made anew
    int stopped = 0;
    int restored = 0;

    Desk() { StaffDesk::set_pin(pin); }
    PinAnswer try_pin(const std::string& digits) override
    {
        const PinAnswer answer = StaffDesk::try_pin(digits);
        let_in |= answer.note == PinNote::none;
        return answer;
    }
    void set_pin(const std::string& digits) override
    {
        REQUIRE(let_in);
        StaffDesk::set_pin(pin = digits);
    }
    void stop(const Stop& stop) override
    {
        REQUIRE(let_in);
        ++stopped;
        StaffDesk::stop(stop);
    }
    void restore(const std::string& key) override
    {
        REQUIRE(let_in);
        ++restored;
        StaffDesk::restore(key);
    }
    void go_back() override
    {
        REQUIRE(let_in);
        went_back = true;
        StaffDesk::go_back();
    }
};

struct Voice : app::Sound {
    bool broken = false;
    bool talks = false;
    [[nodiscard]] bool works(Language) const override { return !broken; }
    [[nodiscard]] bool saying() const override { return talks; }
};

constexpr app::PanelSize panels[] = {{1280, 800, 5.88f}, {800, 1280, 5.88f}, {800, 480, 5.25f},
                                     {1366, 768, 4.0f},  landscape,          portrait};

const OpeningHours office_hours = parse_hours("mon-fri 8:30-12:00 13:00-17:15").value();

constexpr Moment clock_at(int year, unsigned month, unsigned day, int hour, int minute)
{
    return {std::chrono::year{year} / month / day, hour * 60 + minute, 50};
}

// Shortly before a clock shows what screens may stumble over: hours, holidays, the turn of days,
// months and years; and times that it can only show if it is wrong.
constexpr Moment remarkable[] = {
    clock_at(2023, 10, 20, 8, 29),  clock_at(2023, 10, 20, 11, 59), clock_at(2023, 10, 20, 12, 59),
    clock_at(2023, 10, 20, 17, 14), clock_at(2023, 10, 20, 23, 59), clock_at(2023, 11, 2, 23, 59),
    clock_at(2023, 11, 3, 8, 29),   clock_at(2023, 12, 28, 17, 14), clock_at(2023, 12, 31, 23, 59),
    clock_at(2024, 2, 28, 23, 59),  clock_at(2024, 3, 31, 23, 59),  clock_at(2023, 10, 12, 23, 59),
    clock_at(1970, 1, 1, 0, 0),     clock_at(1999, 12, 31, 23, 59), clock_at(2039, 12, 31, 23, 59)};

// The program was built on that day.
constexpr Day built = std::chrono::year{2023} / 9 / 1;

class Monkey {
public:
    explicit Monkey(std::uint64_t seed) : m_random(seed)
    {
        m_site.patience.welcome = m_site.booth->patience.welcome = 60; // a picture costs 15 ms
        m_site.office.open = office_hours;
        m_site.speaking.commands[Language::ja] = m_site.speaking.commands[Language::en] = {"say"};
        m_closed = with_stops(real_catalogue(), [] {
            std::vector<Stop> stops;
            for (const Programme& programme : real_catalogue().programmes)
                if (programme.number % 3 == 0)
                    stops.push_back({programme.key, StopReason::full, test_day});
            return stops;
        }());
        start();
    }

    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] int visits() const { return m_visits; }
    [[nodiscard]] int openings() const { return m_openings; }
    [[nodiscard]] int switches() const { return m_switches; }
    [[nodiscard]] int jumps() const { return m_jumps; }
    [[nodiscard]] const Desk& desk() const { return m_desk; }
    [[nodiscard]] std::size_t stages_seen() const { return m_seen.size(); }
    // The newest last, for whoever looks for a cause.
    [[nodiscard]] std::string story() const
    {
        std::string words;
        for (const std::string& event : m_story)
            words += event + "\n";
        return words;
    }

    void act();
    void end_visit();
    [[nodiscard]] double memory_at_rest(); // in MB

private:
    // --- chance: the same on every machine, as the library's distributions are not ---
    std::uint64_t below(std::uint64_t end) { return m_random() % end; }
    bool once_in(std::uint64_t times) { return below(times) == 0; }
    template <class T> const auto& one_of(const T& list) { return list[below(std::size(list))]; }
    ImVec2 point()
    {
        const ImVec2 size = kiosk().frame().theme.size();
        return {static_cast<float>(below(static_cast<std::uint64_t>(size.x))),
                static_cast<float>(below(static_cast<std::uint64_t>(size.y)))};
    }
    // Anywhere on what of a target is on the screen: no two in a row are a ghost's.
    ImVec2 point_on(const ui::Box& box)
    {
        const auto part = [&] { return 0.2f + 0.6f * static_cast<float>(below(1000)) / 1000.0f; };
        return {box.x0 + part() * box.width(), box.y0 + part() * box.height()};
    }

    // --- what happens ---
    void start();
    void happened(const std::string& what)
    {
        ++m_events;
        m_story.push_back(std::to_string(m_now) + " " + what);
        while (m_story.size() > 40)
            m_story.pop_front();
    }
    void touch(What what, ImVec2 at, std::int64_t finger);
    void lift_all();
    void key(app::Key key);
    void pass(std::int64_t milliseconds); // as the window's loop lets time pass
    void look();                          // at once
    void redraw();

    void tap(ImVec2 at);
    void tap_target();
    void tap_id(std::string_view id);
    void drag();
    void two_fingers();
    void hold(ImVec2 at, std::int64_t milliseconds);
    void batch();
    void type_pin();
    void printer();
    void set_clock();
    void new_data();

    // What the clock on the wall shows.
    [[nodiscard]] Moment wall(std::int64_t now) const
    {
        const auto time =
            std::chrono::sys_days(test_day) + m_ahead + std::chrono::seconds(now / 1000);
        const auto day = std::chrono::floor<std::chrono::days>(time);
        const auto second = static_cast<int>((time - day).count());
        return {day, second / 60, second % 60};
    }
    [[nodiscard]] app::Kiosk& kiosk() { return *m_kiosk; }
    [[nodiscard]] const Visit& visit() const { return m_kiosk->visit(); }
    [[nodiscard]] const ui::Target* in_sight(std::string_view id)
    {
        const auto& targets = kiosk().frame().targets;
        const auto found = std::ranges::find(targets, id, &ui::Target::id);
        return found != targets.end() && found->in_sight ? &*found : nullptr;
    }

    // The welcome, the purposes, the keypad's focus on them, the welcome again and how it then
    // stands (dimmed where the office is closed): what the next visitor sees.
    // A number for each, so that what they were compared with takes no memory.
    using Pictures = std::vector<std::size_t>;
    void next_visit(app::Kiosk& kiosk, Pixels& pixels, std::int64_t& now,
                    const std::function<void(const Pixels&)>& seen);
    const Pixels& painted(app::Kiosk& kiosk, Pixels& pixels);
    const Pictures& of_a_fresh_start();

    std::mt19937_64 m_random;
    app::Settings m_site = event_site();
    Catalogue m_closed; // another edition of the data
    const Catalogue* m_data = &real_catalogue();
    app::PanelSize m_panel = panels[0];
    Desk m_desk;
    Voice m_voice;
    std::vector<std::promise<Printing>> m_slips;
    std::promise<PrinterState> m_printer_seen;
    std::optional<app::Kiosk> m_kiosk;
    Pixels m_pixels;
    std::map<std::string, Pictures> m_fresh;
    std::map<std::int64_t, ImVec2> m_down; // fingers
    std::int64_t m_next_finger = 1;
    bool m_unplugged = false; // a finger was down, and will never be lifted
    std::int64_t m_now = 10'000;
    std::chrono::seconds m_ahead = std::chrono::hours(10); // the wall's clock, since test_day
    std::int64_t m_built = 0;
    std::uint64_t m_events = 0;
    int m_visits = 0;
    Stage m_stage = Stage::welcome;
    std::set<Stage> m_seen;
    int m_openings = 0; // of the staff's screens
    int m_switches = 0; // to the booth and back
    int m_jumps = 0;    // of the clock
    std::deque<std::string> m_story;
};

void Monkey::start()
{
    m_kiosk.reset();
    m_kiosk.emplace(*m_data, wall(m_now).day, m_panel, Visit{}, m_site, &m_voice, &m_desk);
    m_kiosk->doubt_clock(built);
    m_kiosk->print_with(
        [this](const platform::Sheet&) { return m_slips.emplace_back().get_future(); },
        [this] { return (m_printer_seen = {}).get_future(); });
    m_pixels.clear();
    m_built = 0;
    m_down.clear();
    look();
}

void Monkey::look()
{
    const bool at_booth = kiosk().at_booth();
    kiosk().tell_time(wall(m_now), m_now);
    kiosk().update(m_now);
    m_switches += kiosk().at_booth() != at_booth;
    // A screen settles: it never runs into the bound that ends an update.
    REQUIRE(kiosk().frames_built() - m_built < 64);
    m_built = kiosk().frames_built();
    // No busy loop (a slip alone is sent after the screen has said so, at once); and whatever is
    // left of a visitor is asked for at some time.
    if (kiosk().next_time() == m_now)
        kiosk().update(m_now);
    const auto next = kiosk().next_time();
    INFO(m_now, " on ", id_of(visit().stage), ", still there? ", visit().still_there, ", next ",
         next.value_or(-1));
    REQUIRE((!next || *next > m_now));
    REQUIRE((next || visit() == Visit{}));
    // Nobody comes beyond the PIN without it.
    if (visit().stage > Stage::pin)
        REQUIRE(m_desk.let_in);
    m_openings += visit().stage == Stage::staff && m_stage == Stage::pin;
    m_stage = visit().stage;
    m_seen.insert(m_stage);
    if (!is_staff(m_stage))
        m_desk.let_in = false;
    // No dead end: something leads on from every screen.
    const bool leads_on = in_sight("start") || in_sight("restart") || in_sight("leave");
    REQUIRE(leads_on);
    if (once_in(200))
        redraw();
    if (kiosk().over() || std::exchange(m_desk.went_back, false)) {
        happened("started anew");
        start();
    }
}

// What is on the screen is what there is to see now.
void Monkey::redraw()
{
    const std::size_t seen = number_of(painted(kiosk(), m_pixels));
    kiosk().redraw();
    kiosk().update(m_now);
    m_built = kiosk().frames_built();
    const bool up_to_date = number_of(painted(kiosk(), m_pixels)) == seen;
    REQUIRE(up_to_date);
}

void Monkey::touch(What what, ImVec2 at, std::int64_t finger)
{
    static constexpr std::string_view names[] = {"move", "down", "up", "cancel"};
    happened(std::string(names[static_cast<int>(what)]) + " " + std::to_string(finger) + " " +
             std::to_string(at.x) + " " + std::to_string(at.y));
    kiosk().touch({what, at, finger, m_now});
    if (what == What::up || what == What::cancel)
        m_down.erase(finger);
    else
        m_down[finger] = at;
}

void Monkey::lift_all()
{
    while (!m_down.empty()) {
        const auto [finger, at] = *m_down.begin();
        touch(once_in(5) ? What::cancel : What::up, at, finger);
        look();
    }
}

void Monkey::key(app::Key key)
{
    happened("key " + std::string(id_of(key)));
    kiosk().key(key, m_now);
    look();
}

void Monkey::pass(std::int64_t milliseconds)
{
    happened("wait " + std::to_string(milliseconds));
    const std::int64_t end = m_now + milliseconds;
    for (auto next = kiosk().next_time(); next && *next <= end; next = kiosk().next_time()) {
        m_now = *next;
        look();
    }
    m_now = end;
    look();
}

void Monkey::tap(ImVec2 at)
{
    const std::int64_t finger = once_in(4) ? m_next_finger++ : 1;
    touch(What::down, at, finger);
    look();
    m_now += static_cast<std::int64_t>(below(160));
    touch(What::up, at, finger);
    look();
}

void Monkey::tap_target()
{
    std::vector<const ui::Target*> offered;
    for (const ui::Target& target : kiosk().frame().targets)
        if (target.in_sight)
            offered.push_back(&target);
    REQUIRE(!offered.empty());
    const ui::Target* chosen = one_of(offered);
    // Other sizes of letters cost 0.1 s each; and a visit wants to become long.
    for (int more = 0; more < 6; ++more)
        if (chosen->id.starts_with("text/") || chosen->id == "restart" || chosen->id == "leave")
            chosen = one_of(offered);
    m_story.push_back("  " + chosen->id);
    tap(point_on(chosen->box));
}

void Monkey::tap_id(std::string_view id)
{
    pass(1200); // longer than what calls taps a flood
    if (const ui::Target* target = in_sight(id))
        tap(point_on(target->box));
}

void Monkey::drag()
{
    ImVec2 at = point();
    const ImVec2 to = point();
    const std::int64_t finger = m_next_finger++;
    touch(What::down, at, finger);
    for (int step = 1; step <= 4; ++step) {
        m_now += static_cast<std::int64_t>(below(60));
        at = {at.x + (to.x - at.x) / 4, at.y + (to.y - at.y) / 4};
        touch(What::move, at, finger);
        look();
    }
    if (once_in(12)) // beyond the panel, or into another window
        touch(What::cancel, at, finger);
    else
        touch(What::up, at, finger);
    look();
}

void Monkey::two_fingers()
{
    const std::int64_t first = m_next_finger++;
    const std::int64_t second = m_next_finger++;
    touch(What::down, point(), first);
    look();
    touch(What::down, point(), second);
    m_now += static_cast<std::int64_t>(below(400));
    touch(What::move, point(), once_in(2) ? first : second);
    look();
    for (const std::int64_t finger : {once_in(2) ? first : second, first, second})
        if (m_down.contains(finger))
            touch(What::up, m_down.at(finger), finger);
    look();
}

void Monkey::hold(ImVec2 at, std::int64_t milliseconds)
{
    const std::int64_t finger = m_next_finger++;
    touch(What::down, at, finger);
    look();
    pass(milliseconds);
    if (once_in(8)) { // the panel is unplugged, and names its fingers anew
        happened("unplugged");
        m_down.erase(finger);
        m_unplugged = true;
        return;
    }
    touch(What::up, at, finger);
    look();
}

void Monkey::batch()
{
    for (int taps = 0; taps < 4; ++taps) {
        const auto& targets = kiosk().frame().targets;
        const ImVec2 at = once_in(2) ? point() : point_on(one_of(targets).box);
        touch(What::down, at, 1);
        touch(What::up, at, 1);
        if (once_in(4))
            kiosk().key(one_of(all<app::Key>()), m_now);
    }
    look();
}

void Monkey::type_pin()
{
    for (const char digit : m_desk.pin)
        tap_id(std::string("digit/") + digit);
    tap_id("digit/ok");
}

void Monkey::printer()
{
    happened("printer");
    if (!m_slips.empty()) {
        m_slips.back().set_value(
            one_of(std::array{Printing::done, Printing::paper_out, Printing::jam, Printing::stopped,
                              Printing::no_printer}));
        m_slips.clear(); // what was to be printed before is never heard of
    }
    m_printer_seen.set_value(one_of(all<PrinterState>()));
    m_printer_seen = {};
    look();
}

// By minutes to years, forwards or backwards, or to one of the remarkable times.
void Monkey::set_clock()
{
    using namespace std::chrono;
    constexpr std::array<seconds, 5> steps{minutes(1), hours(1), days(1), days(30), days(365)};
    ++m_jumps;
    if (once_in(2)) {
        const auto by = static_cast<int>(below(60)) * one_of(steps);
        m_ahead += once_in(2) ? by : -by;
    } else {
        const Moment& moment = one_of(remarkable);
        m_ahead = sys_days(moment.day) - sys_days(test_day) + minutes(moment.minute) +
                  seconds(moment.second - m_now / 1000);
    }
    const Moment shown = wall(m_now);
    happened("clock " + to_string(shown.day) + " minute " + std::to_string(shown.minute));
    look();
    redraw();
}

// It is shown between visits: signed, with data before it to go back to, or as the program came.
void Monkey::new_data()
{
    happened("data");
    m_data = once_in(2) ? &real_catalogue() : &m_closed;
    const Seal seal{2, built, std::chrono::year{2024} / 3 / 31, 1, "青森県"};
    m_desk.put_data(once_in(2) ? DataState{} : DataState{seal, 1, once_in(2), {}});
    m_desk.see(test_day); // in another ledger
    start();
}

void Monkey::act()
{
    m_now += static_cast<std::int64_t>(once_in(3) ? below(400) : 350 + below(1500));
    const auto kind = below(1000);
    if (kind < 560) {
        tap_target();
    } else if (kind < 620) {
        tap(point());
    } else if (kind < 680) {
        drag();
    } else if (kind < 710) {
        two_fingers();
    } else if (kind < 730) {
        hold(point(), static_cast<std::int64_t>(below(4000)));
    } else if (kind < 745) {
        hold(point_on(kiosk().corner()), 2500 + static_cast<std::int64_t>(below(1500)));
        if (visit().stage == Stage::pin && once_in(2))
            type_pin();
    } else if (kind < 860) {
        key(one_of(all<app::Key>()));
    } else if (kind < 900) {
        pass(static_cast<std::int64_t>(below(3000)));
    } else if (kind < 910) {
        pass(static_cast<std::int64_t>(below(200'000)));
    } else if (kind < 913) { // the machine slept, or was stopped in a debugger
        happened("jump");
        m_now += static_cast<std::int64_t>(below(20) * 3'600'000);
        look();
    } else if (kind < 930) {
        batch();
    } else if (kind < 936) {
        happened("resize");
        m_panel = one_of(panels);
        kiosk().resize(m_panel);
        look();
    } else if (kind < 960) {
        tap_id("language/" + std::string(id_of(one_of(all<Language>()))));
    } else if (kind < 980) {
        printer();
    } else if (kind < 983) {
        happened("voice");
        m_voice.broken = once_in(2);
        m_voice.talks = once_in(2);
        look();
    } else if (kind < 987) {
        set_clock();
    } else if (kind < 988) { // as `ctl booth` does
        happened("booth");
        kiosk().choose_booth(once_in(2));
        look();
    } else {
        end_visit();
    }
}

// However a visit ends, nothing of it is left: to the pixel the kiosk is as one that has just
// started, and so is what the next visitor finds.
void Monkey::end_visit()
{
    constexpr std::int64_t longest_ms = 1'200'000;
    constexpr int most_taps = 4;
    ++m_visits;
    m_voice = {};
    m_slips.clear();
    if (once_in(4)) {
        key(app::Key::reset);
    } else if (once_in(3)) {
        lift_all();
        for (int taps = 0; taps < most_taps && visit().stage != Stage::welcome; ++taps)
            tap_id(in_sight("leave") ? "leave" : "restart");
        REQUIRE(visit().stage == Stage::welcome);
        key(app::Key::reset); // whoever only looked at it may have left another language
    } else if (once_in(2)) {
        for (std::size_t left = visit().trail.size() + 2; left > 0; --left)
            key(app::Key::back);
        REQUIRE(visit().stage == Stage::welcome);
        key(app::Key::reset);
    } else {
        for (std::int64_t waited = 0; visit() != Visit{} && waited < longest_ms; waited += 10'000)
            pass(10'000);
        key(app::Key::reset); // else the welcome is at another turn
    }
    REQUIRE(visit() == Visit{});
    if (m_unplugged || once_in(4)) {
        pass(61'000); // by then it is a thing that lies on the glass
        m_unplugged = false;
        key(app::Key::reset);
    }
    lift_all();
    if (visit() != Visit{}) // lifted beside everything, the last finger woke the welcome
        key(app::Key::reset);
    for (int number = 1; number < 100; ++number)
        REQUIRE(!kiosk().called(number));

    if (next_change(office_hours, wall(m_now)) <= wall(m_now).minute + 1)
        pass(60'000); // no hour strikes while they are compared
    auto fresh = of_a_fresh_start().begin();
    next_visit(kiosk(), m_pixels, m_now, [&](const Pixels& picture) {
        const bool same = number_of(picture) == *fresh++;
        REQUIRE(same);
    });
    m_built = kiosk().frames_built();
    REQUIRE(visit() == Visit{});

    if (once_in(40))
        new_data();
}

// Of the same kiosk whenever it is measured, before anybody came to it.
double Monkey::memory_at_rest()
{
    end_visit();
    m_panel = panels[0];
    m_data = &real_catalogue();
    start();
    look();
    return resident_mb();
}

const Pixels& Monkey::painted(app::Kiosk& kiosk, Pixels& pixels)
{
    const ImVec2 size = kiosk.frame().theme.size();
    const auto width = static_cast<int>(size.x);
    const auto height = static_cast<int>(size.y);
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const auto redraw = pixels.size() == count ? ui::Redraw::Changed : ui::Redraw::All;
    pixels.resize(count);
    kiosk.paint({pixels.data(), width, height, width}, redraw);
    return pixels;
}

void Monkey::next_visit(app::Kiosk& kiosk, Pixels& pixels, std::int64_t& now,
                        const std::function<void(const Pixels&)>& seen)
{
    const auto update = [&] {
        kiosk.tell_time(wall(now), now);
        kiosk.update(now);
    };
    kiosk.key(app::Key::reset, now);
    update();
    seen(painted(kiosk, pixels));
    now += 1200;
    const auto& targets = kiosk.frame().targets;
    const auto start = std::ranges::find(targets, "start", &ui::Target::id);
    REQUIRE(start != targets.end());
    const ImVec2 at = point_on(start->box);
    for (const What what : {What::down, What::up}) {
        kiosk.touch({what, at, 1, now});
        update();
    }
    REQUIRE(kiosk.visit().stage == Stage::purpose);
    seen(painted(kiosk, pixels));
    now += 1200;
    for (const app::Key key : {app::Key::down, app::Key::reset}) {
        kiosk.key(key, now);
        update();
        seen(painted(kiosk, pixels));
    }
    now += 21'000;
    update();
    seen(painted(kiosk, pixels));
}

const Monkey::Pictures& Monkey::of_a_fresh_start()
{
    const Moment clock = wall(m_now);
    std::string name =
        std::to_string(m_panel.width) + "x" + std::to_string(m_panel.height) +
        (m_data == &m_closed ? " closed " : " ") + to_string(clock.day) + " " +
        std::to_string(next_change(office_hours, clock)) + (m_desk.is_booth() ? " booth" : "") +
        (m_desk.data().shown ? " signed " : " ") + to_string(m_desk.last_seen().value_or(built));
    for (const Stop& stop : m_desk.stops())
        name += " " + stop.key;
    if (const auto known = m_fresh.find(name); known != m_fresh.end())
        return known->second;
    if (m_fresh.size() == 200)
        m_fresh.clear();
    std::int64_t now = m_now;
    app::Kiosk fresh(*m_data, clock.day, m_panel, {}, m_site, &m_voice, &m_desk);
    fresh.doubt_clock(built);
    fresh.print_with([](const platform::Sheet&) { return std::future<Printing>(); });
    Pixels pixels;
    Pictures& pictures = m_fresh[name];
    next_visit(fresh, pixels, now,
               [&](const Pixels& picture) { pictures.push_back(number_of(picture)); });
    return pictures;
}

} // namespace

TEST_SUITE("monkey")
{
    TEST_CASE("whatever anybody does to it, the kiosk goes on, leads on, keeps its PIN and forgets")
    {
        const std::uint64_t seed = number_of("MICHI_MONKEY_SEED", 1);
        const std::uint64_t events = number_of("MICHI_MONKEY_EVENTS", short_run);
        MESSAGE("seed ", seed, ", ", events, " events");
        std::stringstream log;
        std::streambuf* const console = std::cerr.rdbuf(log.rdbuf());
        const std::shared_ptr<void> restored(nullptr, [=](void*) { std::cerr.rdbuf(console); });
        Monkey monkey(seed);
        CAPTURE(seed);
        const auto until = [&](std::uint64_t end) {
            while (monkey.events() < end) {
                INFO("event ", monkey.events(), ", after\n", monkey.story());
                monkey.act();
            }
        };

        until(events / 2); // by then everything was in use
        const double warm = monkey.memory_at_rest();
        until(events);
        const double end = monkey.memory_at_rest();

        MESSAGE(monkey.visits(), " visits, ", monkey.stages_seen(), " of ", all<Stage>().size(),
                " screens, the staff's opened ", monkey.openings(), " times, ",
                monkey.desk().stopped, " programmes stopped, ", monkey.desk().restored,
                " restored, ", monkey.switches(), " times to the booth or back, ", monkey.jumps(),
                " jumps of the clock, ", warm, " MB half way, ", end, " MB at the end");
        CHECK(monkey.visits() > 0);
        for (std::string line; std::getline(log, line);) // nobody's answers, as only of the clock
            CHECK(line.starts_with("michishirube: clock: "));
#ifndef MICHI_SANITIZED
        CHECK(end - warm < 16);
#endif
    }
}

} // namespace michi::test
