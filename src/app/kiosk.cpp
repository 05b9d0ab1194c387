#include "app/kiosk.hpp"

#include "app/slip.hpp"
#include "domain/hours.hpp"

#include <algorithm>

namespace michi::app {

namespace {

// EN 301 549 5.8: the same target not again within this time.
constexpr std::int64_t debounce_ms = 500;
constexpr std::int64_t frame_ms = 16;
constexpr int longest_speech = 600;       // seconds that somebody may listen before they are asked
constexpr std::int64_t corner_ms = 3000;  // kiosk rule "Locked"
constexpr std::int64_t staff_ms = 60'000; // until their screens are left alone
constexpr std::int64_t staff_debounce_ms = 150; // a PIN may have the same digit twice
constexpr int morning = 10 * 60;
constexpr std::int64_t dim_ms = 20'000; // after the last touch, in closed hours
constexpr int most_frames = 64;         // of one update; more would be a screen that never settles

bool shows_results(Stage stage)
{
    return stage != Stage::welcome && stage != Stage::purpose && stage != Stage::region &&
           stage != Stage::town && stage != Stage::age;
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
    : m_data(catalogue), m_desk(desk ? *desk : m_no_desk), m_told(catalogue),
      m_wall({today, morning}, catalogue.edition.date, m_desk), m_panel(panel), m_site(settings),
      m_settings(settings), m_booth(booth_of(settings, catalogue)),
      m_sound(sound ? *sound : m_silence),
      m_gallery(settings.pictures,
                [this](const std::string& details) { m_desk.tell(Message::pictures, details); }),
      m_visit(start),
      m_glass(theme(), glyphs_for(catalogue, settings.office,
                                  settings.booth ? settings.booth->titles
                                                 : std::map<Language, std::string>{})),
      m_keypad(m_glass), m_backstage(m_desk)
{
    take_stops();
    m_data_state = m_desk.data();
    m_booth_wanted = m_booth && m_desk.is_booth();
    take_booth();
}

void Kiosk::tell_time(const Moment& wall, std::int64_t now)
{
    const int due = next_minute();
    const Moment before = m_wall.shown();
    m_wall.tell(wall, now);
    m_dirty |= wall.day != before.day || wall.minute < before.minute || wall.minute >= due;
    if (wall.day != before.day)
        take_day();
}

void Kiosk::doubt_clock(Day built)
{
    m_wall.doubt(built);
    take_day();
}

bool Kiosk::is_closed() const
{
    const auto& open = m_settings.office.open;
    if (!open || !m_settings.closed_hours || !knows_day())
        return false;
    const auto now = opening_at(*open, {shown_day(), m_wall.shown().minute}).now;
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
    const Moment now{shown_day(), m_wall.shown().minute};
    if (m_visit.stage == Stage::staff) // where the time is told
        return now.minute + 1;
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
    m_told.take(m_stops, shown_day(), knows_day());
    match();
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

void Kiosk::match()
{
    m_matches = m_told.matcher().match(m_visit.answers);
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
            m_desk.count(m_wall.day(), marks,
                         m_at_booth ? AtEvent{m_booth->name(), half_of(m_wall.shown())}
                                    : AtEvent{});
        if (std::holds_alternative<PinAnswered>(event) && m_visit.stage == Stage::staff) {
            m_figures.reset();
            m_event_figures.reset();
            const std::vector<Count> counts = m_desk.counts();
            m_figures = figures_of(counts, m_wall.day());
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

void Kiosk::touch(const ui::PointerEvent& event)
{
    if (const auto due = corner_time(); due && event.time >= *due)
        apply(m_desk.ask_in(), event.time);
    m_touched |= m_glass.touch(event);
    m_dirty = true;
    if (traces())
        m_backstage.trace(event);
    if (m_glass.touched_at() != event.time)
        return; // by nobody
    m_keypad.put_down();
    if (event.what == ui::PointerEvent::What::down)
        m_sound.hush();
}

void Kiosk::key(Key key, std::int64_t now)
{
    m_last_sign = now;
    m_keypad.take_up();
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
        return m_keypad.move(ui::Direction::up);
    case Key::down:
        return m_keypad.move(ui::Direction::down);
    case Key::left:
        return m_keypad.move(ui::Direction::left);
    case Key::right:
        return m_keypad.move(ui::Direction::right);
    }
}

void Kiosk::apply(const Event& event, std::int64_t now)
{
    const Visit before = m_visit;
    m_visit = after(m_visit, event, catalogue().places);
    m_dirty = true;
    if (m_visit.stage != before.stage || m_visit.opened != before.opened ||
        m_visit.still_there != before.still_there) {
        m_reader.begin_anew();
        m_sound.hush();
        m_touched = false;
        m_glass.let_go(now);
        m_keypad.change_screen(m_visit.still_there);
    }
    if (m_visit.language != before.language || m_visit.speaking != before.speaking)
        m_reader.begin_anew();
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
    m_slip.follow(before.printing, m_visit.printing, now);
    count(before, event);
    serve_staff(before, event, now);
    if (is_free())
        take_booth();
}

// What the staff do beside the visit.
void Kiosk::ask_desk(const Visit& before, const Event& event, std::int64_t now)
{
    if (m_visit.staff.handed_in && !before.staff.handed_in)
        apply(PinAnswered{m_desk.take_pin(m_visit.staff)}, now);
    const auto attempt = [&](const auto& change) {
        try {
            change();
        } catch (const std::exception& error) { // the staff are told, the visitors lose nothing
            m_desk.tell(Message::records, error.what());
            apply(StopFailed{}, now);
        }
    };
    const auto change_stops = [&](const auto& change) {
        attempt([&] { change(), take_stops(); });
        m_glass.memory().scrolling.measure_anew();
    };
    if (const auto* stop = std::get_if<StopReasonChosen>(&event);
        stop && before.stage == Stage::stop_reason)
        change_stops([&] {
            const std::string& key = catalogue().at(before.staff.programme).key;
            m_desk.stop({key, stop->reason, m_wall.day()});
        });
    if (const auto* restore = std::get_if<RestoreAsked>(&event);
        restore && before.stage == Stage::staff)
        change_stops([&] { m_desk.restore(restore->key); });
    if (std::holds_alternative<ClockBelieved>(event) && before.stage == Stage::staff)
        change_stops([&] { m_wall.believe(), take_day(); });
    if (std::holds_alternative<DataBackChosen>(event) && before.stage == Stage::data_back)
        attempt([&] { m_desk.go_back(), apply(Restarted{}, now); });
    if (m_visit.stage == Stage::staff || m_visit.stage == Stage::data)
        m_data_state = m_desk.data();
    if (const auto* booth = std::get_if<BoothChosen>(&event); booth && before.stage == Stage::staff)
        switch_booth(booth->on, now);
}

void Kiosk::forget(std::int64_t now)
{
    m_countdown_since.reset();
    m_last_tapped.clear();
    m_reader.forget();
    m_sound.hush();
    m_keypad.forget();
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
    // What lies on the glass for so long is no finger: it presses nothing, and holds nothing up.
    if (m_glass.press() && now >= m_glass.held_until()) {
        m_glass.let_go(now);
        m_dirty = true;
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

void Kiosk::watch_the_printer(std::int64_t now)
{
    const auto outcome_of = [&](PrintJob& job, auto draw) {
        const auto sheet = [&] {
            return draw(view(), m_settings.printer.paper,
                        glyphs_for(catalogue(), m_settings.office));
        };
        const auto outcome = job.outcome(m_print, sheet, now);
        if (outcome)
            m_last_sign = now; // whoever waited for it has all the time again
        return outcome;
    };
    if (m_visit.printing == Printing::sent)
        if (const auto outcome = outcome_of(m_slip, slip))
            apply(Printed{*outcome}, now);
    if (m_visit.staff.printing == Printing::sent)
        if (const auto outcome = outcome_of(m_test_slip, test_slip))
            apply(TestSlipPrinted{*outcome}, now);
}

void Kiosk::serve_staff(const Visit& before, const Event& event, std::int64_t now)
{
    const bool came = std::holds_alternative<PinAnswered>(event) ||
                      (std::holds_alternative<WentBack>(event) && is_staff(before.stage));
    if (m_visit.stage == Stage::staff && came)
        m_backstage.enter(now);
    if (!is_staff(m_visit.stage))
        m_backstage.leave();
    if (!traces())
        m_backstage.wipe();
    if (const auto* sound = std::get_if<SoundTested>(&event);
        sound && m_backstage.is_open() && !sound->voice)
        m_sound.chime(volume());
    else if (sound && m_backstage.is_open())
        m_sound.say({screens::test_sentence({catalogue().words, *sound->voice})}, *sound->voice,
                    volume());
    m_test_slip.follow(before.staff.printing, m_visit.staff.printing, now);
    m_over |= std::holds_alternative<EndingConfirmed>(event) && before.stage == Stage::ending;
}

screens::Backstage Kiosk::backstage()
{
    if (!m_backstage.is_open() || m_visit.stage != Stage::test)
        return m_backstage.shown();
    if (m_visit.staff.test == TestPart::letters)
        m_backstage.spell(m_glass.glyphs());
    screens::Backstage shown = m_backstage.shown();
    for (const Language language : all<Language>())
        if (m_settings.speaking.offers(language) && m_sound.works(language))
            shown.voices.push_back(language);
    return shown;
}

screens::Clock Kiosk::clock() const
{
    screens::Clock clock = m_wall.known();
    clock.now.day = shown_day();
    clock.certain = knows_day();
    clock.closed = is_closed();
    return clock;
}

screens::View Kiosk::view()
{
    return {m_told.in(m_visit.language),
            m_told.matcher(),
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

// Builds the frame of one step of the fingers and does what follows from it. Gives whether the
// screen stays so.
bool Kiosk::settles(std::int64_t now)
{
    std::optional<Event> happened;
    build(now, happened);
    const std::string& tapped = m_glass.frame().tapped;
    if (!tapped.empty()) {
        m_touched = false;
        const auto debounce = is_staff(m_visit.stage) ? staff_debounce_ms : debounce_ms;
        if (tapped == m_last_tapped && now - m_last_tap < debounce)
            happened.reset();
        m_last_tapped = tapped;
        m_last_tap = now;
    }
    if (happened)
        apply(*happened, now);
    if (happened || !tapped.empty() || m_glass.pending() || m_glass.memory().scrolling.learned() ||
        m_keypad.keep_focus())
        return false;
    if (!std::exchange(m_touched, false))
        return true;
    // A touch beside every target wakes the welcome, and answers the countdown.
    if (m_visit.still_there)
        apply(Stayed{}, now);
    else if (m_visit.stage == Stage::welcome)
        apply(Started{}, now);
    else
        return true;
    return false;
}

bool Kiosk::update(std::int64_t now)
{
    if (is_free())
        take_booth();
    if (const auto due = corner_time(); due && now >= *due)
        apply(m_desk.ask_in(), now);
    watch_the_time(now);
    m_dirty |= m_offered_speech != offers_speech(); // a voice that failed is offered no longer
    watch_the_printer(now);
    m_dirty |= m_backstage.look_at_printer(now);
    const bool gliding = m_glass.memory().scrolling.glide(now);
    m_dirty |= m_visit.speaking && m_next_glide && !gliding; // what came to rest is read
    m_next_glide = gliding ? std::optional{now + frame_ms} : std::nullopt;
    if (!m_dirty && !gliding && m_events.empty())
        return false;

    for (const Event& event : std::exchange(m_events, {}))
        apply(event, now);
    for (int frames = 0; frames < most_frames && !settles(now); ++frames) {
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

// The seconds of the countdown are no news.
void Kiosk::speak(std::int64_t time)
{
    if (!m_visit.speaking || !m_offered_speech || is_staff(m_visit.stage) ||
        m_glass.held_until() > time || (m_visit.still_there && m_reader.has_begun()))
        return;
    const Speech say{catalogue().words, m_visit.language};
    const std::vector<std::string> words = m_reader.news(sentences(), m_keypad.focus(), say);
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
    const auto sooner = [&](const std::optional<std::int64_t>& time) {
        if (time)
            next = std::min(next.value_or(*time), *time);
    };
    sooner(next_turn());
    sooner(corner_time());
    if (m_glass.press())
        sooner(m_glass.held_until());
    if (m_visit.printing == Printing::sent)
        sooner(m_slip.next_look());
    if (m_visit.staff.printing == Printing::sent)
        sooner(m_test_slip.next_look());
    sooner(m_backstage.next_look());
    sooner(m_next_glide);
    if (!m_dimmed)
        sooner(dim_time());
    sooner(m_wall.time_of(next_minute()));
    return next;
}

} // namespace michi::app
