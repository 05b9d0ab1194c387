#include "app/kiosk.hpp"

#include "app/slip.hpp"
#include "catalogue/characters.hpp"
#include "domain/hours.hpp"

#include <algorithm>

namespace michi::app {

namespace {

// EN 301 549 5.8: the same target not again within this time.
constexpr std::int64_t debounce_ms = 500;
constexpr std::int64_t frame_ms = 16;
constexpr int longest_speech = 600;   // seconds that somebody may listen before they are asked
constexpr std::int64_t look_ms = 250; // at the printer
constexpr std::int64_t printing_ms = 90'000;    // and no longer
constexpr std::int64_t corner_ms = 3000;        // kiosk rule "Locked"
constexpr std::int64_t staff_ms = 60'000;       // until their screens are left alone
constexpr std::int64_t staff_debounce_ms = 150; // a PIN may have the same digit twice
constexpr int morning = 10 * 60;
constexpr std::int64_t dim_ms = 20'000; // after the last touch, in closed hours
constexpr int most_frames = 64;         // of one update; more would be a screen that never settles

bool shows_results(Stage stage)
{
    return stage != Stage::welcome && stage != Stage::purpose && stage != Stage::region &&
           stage != Stage::town && stage != Stage::age;
}

std::optional<screens::Booth> booth_of(const Settings& settings, const Catalogue& catalogue)
{
    if (!settings.booth)
        return std::nullopt;
    screens::Booth booth{settings.booth->titles, settings.booth->purposes, {}};
    for (const std::string& key : settings.booth->programmes)
        if (const auto index = catalogue.programme_by_key(key))
            booth.programmes.push_back(*index);
    return booth;
}

bool changes_looks(const Event& event)
{
    return std::holds_alternative<LanguageChosen>(event) ||
           std::holds_alternative<TextSizeChosen>(event) ||
           std::holds_alternative<ContrastChosen>(event) ||
           std::holds_alternative<ReachChosen>(event);
}

} // namespace

Kiosk::Kiosk(const Catalogue& catalogue, Day today, const PanelSize& panel, const Visit& start,
             const Settings& settings, Sound* sound, StaffDesk* desk)
    : m_data(catalogue), m_desk(desk ? *desk : m_no_desk), m_wall{today, morning}, m_panel(panel),
      m_site(settings), m_settings(settings), m_booth(booth_of(settings, catalogue)),
      m_sound(sound ? *sound : m_silence),
      m_gallery(settings.pictures,
                [this](const std::string& details) { m_desk.tell(Message::pictures, details); }),
      m_visit(start),
      m_glass(theme(), glyphs_for(catalogue, settings.office,
                                  settings.booth ? settings.booth->titles
                                                 : std::map<Language, std::string>{}))
{
    take_stops();
    look_at_data();
    m_booth_wanted = m_booth && m_desk.is_booth();
    take_booth();
}

void Kiosk::tell_time(const Moment& wall, std::int64_t now)
{
    const int due = next_minute();
    const Moment before = std::exchange(m_wall, wall);
    m_told = now;
    m_dirty |= wall.day != before.day || wall.minute < before.minute || wall.minute >= due;
    if (wall.day != before.day)
        look_at_clock();
}

void Kiosk::doubt_clock(Day built)
{
    m_built = built;
    look_at_clock();
}

void Kiosk::look_at_clock()
{
    if (m_built) {
        std::optional<Day> seen;
        const bool before = m_certain;
        try {
            seen = m_desk.last_seen();
            m_earliest = earliest_day(*m_built, m_data.edition.date, seen);
            m_certain = m_wall.day >= m_earliest;
            if (may_be_seen(m_wall.day, m_earliest) && seen != m_wall.day)
                m_desk.see(m_wall.day);
        } catch (const std::exception& error) {
            m_desk.tell(Message::records, std::string("the last day seen: ") + error.what());
        }
        if (before && !m_certain)
            m_desk.tell(Message::clock, to_string(m_wall.day) + ", which is before " +
                                            to_string(m_earliest) +
                                            ": nothing is said to be open until it is set");
    }
    take_day();
}

bool Kiosk::is_closed() const
{
    const auto& open = m_settings.office.open;
    if (!open || !m_settings.closed_hours || !knows_day())
        return false;
    const auto now = opening_at(*open, {shown_day(), m_wall.minute}).now;
    return now != Opening::Now::open && now != Opening::Now::pause;
}

std::optional<std::int64_t> Kiosk::dim_time() const
{
    const bool untouched = m_visit == Visit{} || last_input() == 0;
    if (!is_closed() || m_visit.stage != Stage::welcome || !untouched || m_glass.press() ||
        !m_glass.memory().focus.empty())
        return std::nullopt;
    return last_input() == 0 ? 0 : last_input() + dim_ms;
}

int Kiosk::next_minute() const
{
    const Moment now{shown_day(), m_wall.minute};
    int next = minutes_of_a_day;
    if (m_settings.office.open)
        next = std::min(next, next_change(*m_settings.office.open, now));
    for (const Desk& desk : m_data.desks)
        if (desk.open)
            next = std::min(next, next_change(*desk.open, now));
    return next;
}

// What is stopped is taken to be so at once, under a visitor's hands as well.
void Kiosk::take_stops()
{
    m_stops = m_desk.stops();
    take_day();
}

void Kiosk::take_day()
{
    m_translated.clear();
    m_changed.reset();
    if (!m_stops.empty())
        m_changed = with_stops(m_data, m_stops);
    if (!knows_day())
        m_changed = without_a_day(catalogue(), real_day());
    m_matcher.emplace(catalogue(), shown_day());
    match();
}

void Kiosk::look_at_data()
{
    m_data_state = m_desk.data();
}

// Whoever has the data shows the one before once nobody is there: at once.
void Kiosk::go_back_to_data_before(std::int64_t now)
{
    try {
        m_desk.go_back();
        apply(Restarted{}, now);
    } catch (const std::exception& error) {
        m_desk.tell(Message::records, error.what());
        apply(StopFailed{}, now);
    }
}

void Kiosk::take_booth()
{
    if (std::exchange(m_at_booth, m_booth_wanted) == m_booth_wanted)
        return;
    m_settings = m_at_booth ? app::at_booth(m_site) : m_site;
    m_gallery.open(m_settings.pictures);
    m_dirty = true;
}

void Kiosk::choose_booth(bool on)
{
    m_desk.set_booth(on);
    m_booth_wanted = m_booth && on;
}

// By the staff, whose visit ends with it.
void Kiosk::switch_booth(bool on, std::int64_t now)
{
    try {
        choose_booth(on);
        apply(Restarted{}, now);
    } catch (const std::exception&) {
        apply(StopFailed{}, now);
    }
}

template <class F> void Kiosk::change_stops(F change, std::int64_t now)
{
    try {
        change();
        take_stops();
    } catch (const std::exception& error) { // the staff are told, the visitors lose nothing
        m_desk.tell(Message::records, error.what());
        apply(StopFailed{}, now);
    }
}

void Kiosk::match()
{
    m_matches = m_matcher->match(m_visit.answers);
    m_follow_up = follow_up(catalogue(), m_visit.answers, m_matches);
}

// Hands what a visit counts to the desk once it is over, and has the staff's figures read when they
// come in. No visitor is held up where that fails.
void Kiosk::count(const Visit& before, const Event& event)
{
    try {
        Marks marks; // of a visit on another day none
        if (!before.as_of)
            marks = m_tally.take(before, event, m_visit, m_matches, catalogue());
        if (!marks.empty())
            m_desk.count(real_day(), marks,
                         m_at_booth ? AtEvent{m_booth->name(), half_of(m_wall)} : AtEvent{});
        if (std::holds_alternative<PinAnswered>(event) && m_visit.stage == Stage::staff) {
            m_figures.reset();
            m_event_figures.reset();
            const std::vector<Count> counts = m_desk.counts();
            m_figures = figures_of(counts, real_day());
            if (m_at_booth)
                m_event_figures = figures_of(counts, m_booth->name());
        }
    } catch (const std::exception& error) {
        m_desk.tell(Message::records, std::string("the day's counts: ") + error.what());
    }
}

ui::Theme Kiosk::theme() const
{
    const ImVec2 size{static_cast<float>(m_panel.width), static_cast<float>(m_panel.height)};
    const auto leading =
        m_visit.language == Language::easy ? ui::Leading::furigana : ui::Leading::normal;
    const auto reach = m_visit.low ? ui::Reach::low : ui::Reach::whole;
    return {m_panel.pixels_per_mm,
            size,
            m_visit.text_size,
            m_visit.contrast,
            leading,
            reach,
            m_dimmed ? ui::Light::dim : ui::Light::full};
}

void Kiosk::resize(const PanelSize& panel)
{
    m_last_sign = last_input(); // the new panel knows of no touches
    m_panel = panel;
    m_dirty = true;
}

ui::Box Kiosk::corner() const
{
    const float side = m_glass.theme().touch();
    return {0, 0, side, side};
}

std::optional<std::int64_t> Kiosk::corner_time() const
{
    const auto press = m_glass.press();
    if (is_staff(m_visit.stage) || !press || !corner().holds(press->landed.x, press->landed.y) ||
        !corner().holds(press->at.x, press->at.y))
        return std::nullopt;
    return press->since + corner_ms;
}

void Kiosk::open_staff(std::int64_t now)
{
    StaffAsked asked{true, {}};
    try {
        asked.pin_set = m_desk.has_pin();
        asked.answer.minutes = m_desk.locked_minutes();
        if (asked.answer.minutes > 0)
            asked.answer.note = PinNote::locked;
    } catch (const std::exception& error) {
        m_desk.tell(Message::records, error.what());
        asked.answer.note = PinNote::failed;
    }
    apply(asked, now);
}

// Of the PIN that is typed to come in, or of the new one.
PinAnswer Kiosk::answer_to_pin()
{
    try {
        if (m_visit.staff.pin == Staff::Pin::enter)
            return m_desk.try_pin(m_visit.staff.digits);
        m_desk.set_pin(m_visit.staff.digits);
        return {};
    } catch (const std::exception& error) {
        m_desk.tell(Message::records, error.what());
        return {PinNote::failed};
    }
}

void Kiosk::touch(const ui::PointerEvent& event)
{
    if (const auto due = corner_time(); due && event.time >= *due)
        open_staff(event.time);
    m_touched |= m_glass.touch(event);
    m_dirty = true;
    follow(event);
    if (m_glass.touched_at() != event.time)
        return; // by nobody
    m_keypad = false;
    m_focus_below.clear();
    m_glass.memory().focus.clear();
    if (event.what == ui::PointerEvent::What::down)
        m_sound.hush();
}

void Kiosk::key(Key key, std::int64_t now)
{
    m_last_sign = now;
    m_keypad = true;
    m_dirty = true;
    m_sound.hush();
    if (m_visit.still_there && key != Key::reset) { // any key answers, and does nothing else
        m_events.push_back(Stayed{});
        return;
    }
    switch (key) {
    case Key::reset:
        m_events.push_back(Restarted{});
        return;
    case Key::back:
        m_events.push_back(WentBack{});
        return;
    case Key::speech:
        if (offers_speech())
            m_events.push_back(SpeechChosen{!m_visit.speaking});
        return;
    case Key::confirm:
        m_glass.memory().confirm = true; // without a focus this only shows one
        return;
    case Key::up:
        return move_focus(ui::Direction::up);
    case Key::down:
        return move_focus(ui::Direction::down);
    case Key::left:
        return move_focus(ui::Direction::left);
    case Key::right:
        return move_focus(ui::Direction::right);
    }
}

void Kiosk::move_focus(ui::Direction direction)
{
    const std::string& focus = m_glass.memory().focus;
    if (const ui::Target* target = ui::neighbour(m_glass.frame().targets, focus, direction))
        focus_on(*target);
}

void Kiosk::focus_on(const ui::Target& target)
{
    ui::Memory& memory = m_glass.memory();
    memory.focus = target.id;
    if (!target.area.empty())
        memory.scrolling.show(target.area, target.whole.inset(-m_glass.theme().mm(3)));
}

bool Kiosk::keep_focus()
{
    const auto& targets = m_glass.frame().targets;
    const auto here = std::ranges::find(targets, m_glass.memory().focus, &ui::Target::id);
    if (!m_keypad || targets.empty())
        return false;
    if (here != targets.end()) {
        m_focused = here->box;
        return false;
    }
    const ui::Target* near = m_focused ? ui::nearest(targets, *m_focused) : nullptr;
    focus_on(near ? *near : targets.front());
    return true;
}

void Kiosk::apply(const Event& event, std::int64_t now)
{
    const Visit before = m_visit;
    m_visit = after(m_visit, event, catalogue().places);
    m_dirty = true;
    std::string& focus = m_glass.memory().focus;
    if (m_visit.stage != before.stage || m_visit.opened != before.opened ||
        m_visit.still_there != before.still_there) {
        m_said.clear();
        m_sound.hush();
        m_touched = false;
        m_glass.let_go(now);
        m_focused.reset();
        // The countdown comes over the screen: whoever stays finds the keypad where it was.
        if (m_visit.still_there)
            m_focus_below = focus;
        focus = m_visit.still_there ? "" : std::exchange(m_focus_below, {});
    }
    if (m_visit.language != before.language || m_visit.speaking != before.speaking)
        m_said.clear();
    if (m_visit.number != before.number && m_visit.number == m_next_number)
        m_next_number = m_next_number % 99 + 1;
    if (std::holds_alternative<StaffCalled>(event))
        m_sound.chime(volume());
    if (m_visit.still_there != before.still_there)
        m_countdown_since = m_visit.still_there ? std::optional{now} : std::nullopt;
    const bool left = m_visit.stage == Stage::welcome && before.stage != Stage::welcome;
    if (left || (m_visit == Visit{} && !changes_looks(event)))
        forget(now);
    ask_desk(before, event, now);
    if (m_visit.as_of != before.as_of)
        take_day();
    if (m_visit.answers != before.answers) {
        match();
        if (m_visit.stage != Stage::purpose)     // where several are chosen
            m_glass.memory().scrolling.forget(); // other lists, read from their top
    }
    if (m_visit.printing == Printing::sent && before.printing != Printing::sent)
        m_slip.asked = m_slip.next_look = now;
    if (m_visit.printing != Printing::sent)
        m_slip = {}; // whatever is still to come is not this visitor's
    count(before, event);
    serve_staff(before, event, now);
    if (is_free())
        take_booth();
}

// What the staff do beside the visit.
void Kiosk::ask_desk(const Visit& before, const Event& event, std::int64_t now)
{
    if (m_visit.staff.handed_in && !before.staff.handed_in)
        apply(PinAnswered{answer_to_pin()}, now);
    if (const auto* stop = std::get_if<StopReasonChosen>(&event);
        stop && before.stage == Stage::stop_reason)
        change_stops(
            [&] {
                const std::string& key = catalogue().at(before.staff.programme).key;
                m_desk.stop({key, stop->reason, real_day()});
            },
            now);
    if (const auto* restore = std::get_if<RestoreAsked>(&event);
        restore && before.stage == Stage::staff)
        change_stops([&] { m_desk.restore(restore->key); }, now);
    if (std::holds_alternative<ClockBelieved>(event) && before.stage == Stage::staff)
        change_stops(
            [&] {
                m_desk.see(m_wall.day);
                look_at_clock();
            },
            now);
    if (std::holds_alternative<DataBackChosen>(event) && before.stage == Stage::data_back)
        go_back_to_data_before(now);
    if (m_visit.stage == Stage::staff || m_visit.stage == Stage::data)
        look_at_data();
    if (const auto* booth = std::get_if<BoothChosen>(&event); booth && before.stage == Stage::staff)
        switch_booth(booth->on, now);
}

void Kiosk::forget(std::int64_t now)
{
    m_countdown_since.reset();
    m_last_tapped.clear();
    m_said.clear();
    m_said_focus.clear();
    m_sound.hush();
    m_keypad = false;
    m_focused.reset();
    m_focus_below.clear();
    m_glass.forget();
    m_turn = 0;
    m_turned = now;
}

std::int64_t Kiosk::last_input() const
{
    return std::max(m_last_sign, m_glass.touched_at());
}

std::optional<std::int64_t> Kiosk::idle_limit() const
{
    const std::int64_t held = m_glass.held_until();
    if ((m_visit == Visit{} && m_glass.memory().focus.empty()) ||
        m_visit.printing == Printing::sent)
        return std::nullopt;
    if (is_staff(m_visit.stage))
        return std::max(last_input() + staff_ms, held);
    if (m_countdown_since)
        return std::max(*m_countdown_since + m_settings.patience.countdown * 1000, held);
    int seconds =
        shows_results(m_visit.stage) ? m_settings.patience.result : m_settings.patience.question;
    if (m_sound.saying())
        seconds = std::max(seconds, longest_speech);
    return std::max(last_input() + seconds * 1000, held);
}

// Whoever touches the welcome, chooses its language or walks over it with the keypad finds it
// still.
std::optional<std::int64_t> Kiosk::next_turn() const
{
    const bool untouched = m_visit == Visit{} || last_input() == 0;
    if (m_settings.patience.welcome == 0 || m_visit.stage != Stage::welcome || !untouched ||
        m_visit.still_there || !m_glass.memory().focus.empty())
        return std::nullopt;
    return std::max({m_turned, last_input(), m_glass.held_until()}) +
           m_settings.patience.welcome * 1000;
}

int Kiosk::seconds_left(std::int64_t now) const
{
    if (!m_countdown_since)
        return 0;
    const std::int64_t left = *m_countdown_since + m_settings.patience.countdown * 1000 - now;
    return static_cast<int>(std::max<std::int64_t>(0, (left + 999) / 1000));
}

void Kiosk::watch_the_time(std::int64_t now)
{
    if (const auto limit = idle_limit(); limit && now >= *limit) {
        if (m_countdown_since || is_staff(m_visit.stage))
            apply(TimedOut{}, now);
        else
            apply(LeftAlone{}, now);
    }
    if (m_frames_built == 0)
        m_turned = now;
    if (const auto turn = next_turn(); turn && now >= *turn) {
        ++m_turn;
        m_turned = now;
        m_dirty = true;
    }
    if (m_countdown_since && seconds_left(now) != m_shown_seconds)
        m_dirty = true;
    const auto dim = dim_time();
    m_dirty |= m_dimmed != (dim && now >= *dim);
}

// The screen has said that it prints before the sheet is drawn and sent.
template <class F> std::optional<Printing> Kiosk::outcome_of(Job& job, F draw, std::int64_t now)
{
    if (now < job.next_look)
        return std::nullopt;
    job.next_look = now + look_ms;
    try {
        if (!job.outcome.valid())
            job.outcome = m_print(draw());
        if (job.outcome.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
            return job.outcome.get();
        if (now - job.asked >= printing_ms)
            return Printing::stopped;
    } catch (const std::exception&) { // no thread, no memory, no file: no sheet
        return Printing::stopped;
    }
    return std::nullopt;
}

void Kiosk::watch_the_printer(std::int64_t now)
{
    if (m_visit.printing != Printing::sent)
        return;
    const auto draw = [&] {
        return slip(view(), m_settings.printer.paper, glyphs_for(catalogue(), m_settings.office));
    };
    if (const auto outcome = outcome_of(m_slip, draw, now)) {
        apply(Printed{*outcome}, now);
        m_last_sign = now; // the visitor has all the time again
    }
}

void Kiosk::watch_the_test_slip(std::int64_t now)
{
    if (m_visit.staff.printing != Printing::sent)
        return;
    const auto draw = [&] {
        return test_slip(view(), m_settings.printer.paper,
                         glyphs_for(catalogue(), m_settings.office));
    };
    if (const auto outcome = outcome_of(m_test_slip, draw, now)) {
        apply(TestSlipPrinted{*outcome}, now);
        m_last_sign = now;
    }
}

// Asks when the staff come in, and takes the answer when it is there.
void Kiosk::look_at_printer(std::int64_t now)
{
    if (!m_printer_seen.valid() || now < m_next_look)
        return;
    m_next_look = now + look_ms;
    if (m_printer_seen.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    m_printer = m_printer_seen.get();
    m_dirty = true;
}

void Kiosk::serve_staff(const Visit& before, const Event& event, std::int64_t now)
{
    const bool came = std::holds_alternative<PinAnswered>(event) ||
                      (std::holds_alternative<WentBack>(event) && is_staff(before.stage));
    if (m_visit.stage == Stage::staff && came) {
        m_health = m_desk.health();
        m_printer = m_look ? PrinterState::asked : PrinterState::none;
        if (m_look) {
            m_printer_seen = m_look();
            m_next_look = now;
        }
    }
    if (!is_staff(m_visit.stage)) {
        m_health.reset();
        m_printer_seen = {};
    }
    if (!traces()) {
        m_strokes.clear();
        m_fingers.clear();
    }
    if (const auto* sound = std::get_if<SoundTested>(&event); sound && m_health && !sound->voice)
        m_sound.chime(volume());
    else if (sound && m_health)
        m_sound.say({screens::test_sentence({catalogue().words, *sound->voice})}, *sound->voice,
                    volume());
    if (m_visit.staff.printing == Printing::sent && before.staff.printing != Printing::sent)
        m_test_slip.asked = m_test_slip.next_look = now;
    if (m_visit.staff.printing != Printing::sent)
        m_test_slip = {};
    m_over |= std::holds_alternative<EndingConfirmed>(event) && before.stage == Stage::ending;
}

// Every finger, as the panel reports it: the test screen shows what no rule of touch lets through.
void Kiosk::follow(const ui::PointerEvent& event)
{
    constexpr std::size_t most_strokes = 50;
    constexpr std::size_t longest = 500;
    if (!traces())
        return;
    using What = ui::PointerEvent::What;
    if (event.what == What::down) {
        if (m_strokes.size() == most_strokes) {
            m_strokes.clear();
            m_fingers.clear();
        }
        m_fingers[event.finger] = m_strokes.size();
        m_strokes.emplace_back();
    }
    const auto drawn = m_fingers.find(event.finger);
    if (drawn == m_fingers.end())
        return;
    screens::Stroke& stroke = m_strokes[drawn->second];
    if (event.what != What::cancel && stroke.size() < longest)
        stroke.push_back(event.at);
    if (event.what == What::up || event.what == What::cancel)
        m_fingers.erase(drawn);
}

screens::Backstage Kiosk::backstage()
{
    if (!m_health)
        return {};
    screens::Backstage backstage{&*m_health, m_printer, {}, &m_strokes, &m_letters};
    if (m_visit.stage != Stage::test)
        return backstage;
    for (const Language language : all<Language>())
        if (m_settings.speaking.offers(language) && m_sound.works(language))
            backstage.voices.push_back(language);
    if (m_letters.empty() && m_visit.staff.test == TestPart::letters)
        for (const char32_t letter : m_glass.glyphs().all)
            if (letter > U' ')
                m_letters.push_back(catalogue::utf8(letter));
    return backstage;
}

const Catalogue& Kiosk::catalogue_in(Language language)
{
    if (language == Language::ja)
        return catalogue();
    const auto known = m_translated.find(language);
    if (known != m_translated.end())
        return known->second;
    return m_translated.emplace(language, translated(catalogue(), language)).first->second;
}

screens::Clock Kiosk::clock() const
{
    screens::Clock clock;
    clock.now = {shown_day(), m_wall.minute};
    clock.today = real_day();
    clock.certain = knows_day();
    clock.shown = m_wall.day;
    clock.earliest = m_earliest;
    clock.doubtful = !m_certain;
    clock.believable =
        !m_certain && m_wall.day >= earliest_day(*m_built, m_data.edition.date, std::nullopt);
    clock.closed = is_closed();
    return clock;
}

screens::View Kiosk::view()
{
    return {catalogue_in(m_visit.language),
            *m_matcher,
            m_visit,
            m_matches,
            m_follow_up,
            m_settings.office,
            m_shown_seconds,
            m_turn,
            {m_offered_speech, volume()},
            m_next_number,
            m_print != nullptr,
            &m_stops,
            MICHI_VERSION,
            m_figures ? &*m_figures : nullptr,
            clock(),
            backstage(),
            &m_data_state,
            m_booth ? &*m_booth : nullptr,
            m_at_booth,
            m_event_figures ? &*m_event_figures : nullptr};
}

void Kiosk::build(std::int64_t now, std::optional<Event>& happened)
{
    const auto dim = dim_time();
    m_dimmed = dim && now >= *dim;
    m_glass.set_theme(theme());
    m_shown_seconds = seconds_left(now);
    m_offered_speech = offers_speech();
    if (m_visit.stage == Stage::welcome)
        m_glass.set_picture(m_gallery.show(m_turn, theme().portrait()));
    const screens::View shown = view();
    m_glass.build([&](ui::Frame& frame) { happened = screens::draw(frame, shown); });
    ++m_frames_built;
}

bool Kiosk::update(std::int64_t now)
{
    if (is_free())
        take_booth();
    if (const auto due = corner_time(); due && now >= *due)
        open_staff(now);
    watch_the_time(now);
    m_dirty |= m_offered_speech != offers_speech(); // a voice that failed is offered no longer
    watch_the_printer(now);
    watch_the_test_slip(now);
    look_at_printer(now);
    const bool gliding = m_glass.memory().scrolling.glide(now);
    m_dirty |= m_visit.speaking && m_next_glide && !gliding; // what came to rest is read
    m_next_glide = gliding ? std::optional{now + frame_ms} : std::nullopt;
    if (!m_dirty && !gliding && m_events.empty())
        return false;

    for (const Event& event : std::exchange(m_events, {}))
        apply(event, now);
    // A frame for every step of the fingers; then two more, in which areas learn their heights.
    int settled = 0;
    for (int frames = 0; settled < 2 && frames < most_frames; ++frames) {
        const bool pending = m_glass.pending();
        std::optional<Event> happened;
        build(now, happened);
        const std::string& tapped = m_glass.frame().tapped;
        if (!tapped.empty()) {
            m_touched = false;
            const auto debounce = is_staff(m_visit.stage) ? staff_debounce_ms : debounce_ms;
            const bool again = tapped == m_last_tapped && now - m_last_tap < debounce;
            m_last_tapped = tapped;
            m_last_tap = now;
            if (again)
                happened.reset();
        }
        if (happened)
            apply(*happened, now);
        settled = pending || happened || !tapped.empty() ? 0 : settled + 1;
        if (settled == 2 && keep_focus())
            settled = 0;
        if (settled == 1 && std::exchange(m_touched, false)) {
            // A touch beside every target wakes the welcome, and answers the countdown.
            if (m_visit.stage == Stage::welcome && !m_visit.still_there)
                apply(Started{}, now), settled = 0;
            else if (m_visit.still_there)
                apply(Stayed{}, now), settled = 0;
        }
    }
    m_dirty = false;
    if (!gliding)
        speak(now);
    return true;
}

bool Kiosk::offers_speech() const
{
    return m_settings.speaking.offers(m_visit.language) && m_sound.works(m_visit.language);
}

std::vector<screens::Sentence> Kiosk::sentences() const
{
    return screens::read_aloud(m_glass.frame(), {catalogue().words, m_visit.language});
}

std::optional<Answers> Kiosk::called(int number) const
{
    return number != 0 && number == m_visit.number ? std::optional{m_visit.answers} : std::nullopt;
}

// Says a new screen whole; then what is new on it, or the target that the keypad came to. The
// seconds of the countdown are no news.
void Kiosk::speak(std::int64_t time)
{
    if (!m_visit.speaking || !m_offered_speech || is_staff(m_visit.stage) ||
        m_glass.held_until() > time || (m_visit.still_there && !m_said.empty()))
        return;
    const Speech say{catalogue().words, m_visit.language};
    std::vector<screens::Sentence> now = sentences();
    std::vector<screens::Sentence> news = screens::what_is_new(m_said, now, say);
    const std::string& focus = m_glass.memory().focus;
    if (focus != std::exchange(m_said_focus, focus) && !focus.empty() && !m_said.empty()) {
        news = now;
        std::erase_if(news, [&](const auto& sentence) { return sentence.target != focus; });
    }
    m_said = std::move(now);
    std::vector<std::string> words;
    for (screens::Sentence& sentence : news)
        words.push_back(std::move(sentence.words));
    if (!words.empty())
        m_sound.say(words, m_visit.language, volume());
}

std::optional<std::int64_t> Kiosk::next_time() const
{
    std::optional<std::int64_t> next = idle_limit();
    if (m_countdown_since && next && m_shown_seconds > 0) { // at 0 a finger may still be down
        const std::int64_t second =
            *m_countdown_since + (m_settings.patience.countdown - m_shown_seconds + 1) * 1000;
        next = std::min(*next, second);
    }
    if (const auto turn = next_turn())
        next = std::min(next.value_or(*turn), *turn);
    if (const auto due = corner_time())
        next = std::min(next.value_or(*due), *due);
    if (m_visit.printing == Printing::sent)
        next = std::min(next.value_or(m_slip.next_look), m_slip.next_look);
    if (m_visit.staff.printing == Printing::sent)
        next = std::min(next.value_or(m_test_slip.next_look), m_test_slip.next_look);
    if (m_printer_seen.valid())
        next = std::min(next.value_or(m_next_look), m_next_look);
    if (m_next_glide)
        next = std::min(next.value_or(*m_next_glide), *m_next_glide);
    if (const auto dim = dim_time(); dim && !m_dimmed)
        next = std::min(next.value_or(*dim), *dim);
    if (m_told) {
        const int seconds = (next_minute() - m_wall.minute) * 60 - m_wall.second;
        const std::int64_t minute = *m_told + std::int64_t{seconds} * 1000;
        next = std::min(next.value_or(minute), minute);
    }
    return next;
}

} // namespace michi::app
