#include "app/run.hpp"

#include "app/control.hpp"
#include "app/voice.hpp"
#include "ledger/runs.hpp"
#include "platform/clock.hpp"
#include "platform/display_watch.hpp"
#include "platform/notify.hpp"
#include "platform/printer.hpp"
#include "platform/window.hpp"

#include <cmath>
#include <limits>
#include <thread>
#include <variant>

namespace michi::app {

namespace {

constexpr std::int64_t look_again_ms = 60'000;
constexpr std::int64_t look_for_display_ms = 2'000;
constexpr float sketched_pixels_per_mm = 4.03f; // a 21.5" panel of 1920 x 1080

PanelSize panel_of(const platform::Window& window, const Settings& settings)
{
    const auto size = window.size();
    PanelSize panel{size.width, size.height, sketched_pixels_per_mm};
    if (settings.panel_width_mm)
        panel.pixels_per_mm = static_cast<float>(size.width) / *settings.panel_width_mm;
    else if (const auto told = window.pixels_per_mm())
        panel.pixels_per_mm = *told;
    return panel;
}

void present(platform::Window& window, std::span<const ui::PixelRect> changed)
{
    std::vector<platform::Area> areas;
    for (const ui::PixelRect& rect : changed)
        areas.push_back({rect.x0, rect.y0, rect.x1 - rect.x0, rect.y1 - rect.y0});
    if (!areas.empty())
        window.present(areas);
}

ui::Canvas canvas_of(platform::Window& window)
{
    const auto surface = window.surface();
    return {surface.pixels, surface.width, surface.height, surface.stride};
}

// Tells the service manager that what should be seen is on the screen: once that it is ready, and
// from then on that it still is, as often as it asks for. A loop that hangs says nothing.
class Pulse {
public:
    // After a picture was presented, or found unchanged.
    void shown()
    {
        const std::int64_t now = platform::steady_ms();
        if (now < m_next)
            return;
        platform::notify(std::exchange(m_said, "WATCHDOG=1"));
        m_next = m_interval ? now + *m_interval : std::numeric_limits<std::int64_t>::max();
    }
    // How long to wait for the visitor until `next`, or for ever, without missing a beat; in ms.
    [[nodiscard]] std::int64_t patience(std::optional<std::int64_t> next) const
    {
        if (m_interval)
            next = std::min(next.value_or(m_next), m_next);
        return next ? std::max<std::int64_t>(0, *next - platform::steady_ms()) : -1;
    }

private:
    std::optional<std::int64_t> m_interval = platform::watchdog_ms();
    std::int64_t m_next = 0;
    const char* m_said = "READY=1";
};

// A calm screen in the place of everything, until there is data again.
void show_out_of_order(platform::Window& window, const Settings& settings)
{
    const PanelSize panel = panel_of(window, settings);
    const ImVec2 size{static_cast<float>(panel.width), static_cast<float>(panel.height)};
    const ui::Theme theme(panel.pixels_per_mm, size, TextSize::normal, Contrast::light);
    Catalogue nothing;
    ui::Glass glass(theme, glyphs_for(nothing, settings.office));
    for (int settle = 0; settle < 2; ++settle)
        glass.build([&](ui::Frame& frame) { screens::draw_out_of_order(frame, settings.office); });
    present(window, glass.paint(canvas_of(window), ui::Redraw::All));
}

struct Handler {
    Kiosk& kiosk;
    platform::Window& window;
    const Settings& settings;
    ui::Redraw& redraw;
    std::int64_t now;

    void operator()(const platform::Touched& touched) const
    {
        const auto what = static_cast<ui::PointerEvent::What>(touched.what);
        kiosk.touch({what, {touched.x, touched.y}, touched.finger, now});
    }
    void operator()(platform::Key key) const { kiosk.key(static_cast<Key>(key), now); }
    void operator()(const platform::Resized&) const
    {
        kiosk.resize(panel_of(window, settings));
        redraw = ui::Redraw::All;
    }
    void operator()(const platform::Uncovered&) const { redraw = ui::Redraw::All; }
};

// What is on the screen, as `ctl` may tell it.
std::string_view screen_of(const Visit& visit)
{
    if (is_staff(visit.stage))
        return "staff";
    return visit.stage == Stage::welcome ? "welcome" : "visit";
}

Moment now(const RunOptions& options)
{
    Moment now = platform::now_in_japan();
    now.day = options.today.value_or(now.day);
    return now;
}

void wait_for_display(const platform::DisplayWatch& displays, Pulse& pulse)
{
    while (!displays.there()) {
        pulse.shown(); // as much as there can be
        const std::int64_t again = platform::steady_ms() + look_for_display_ms;
        std::this_thread::sleep_for(std::chrono::milliseconds(pulse.patience(again)));
    }
}

// Until there is data that can be shown. Nothing: the kiosk is to end.
std::optional<Shown> wait_for_data(platform::Window& window, const Settings& settings, Pulse& pulse,
                                   Control& control)
{
    const Control::Loop loop{"out-of-order", nullptr, true, [] {},
                             [&] { return window.surface(); }};
    bool redraw = true;
    for (std::int64_t again = 0;;) {
        control.answer(loop);
        if (control.over())
            return std::nullopt;
        if (platform::steady_ms() >= again) {
            control.look_anew();
            again = platform::steady_ms() + look_again_ms;
        }
        if (auto shown = control.news())
            return shown;
        if (redraw) {
            show_out_of_order(window, settings);
            control.presented();
        }
        pulse.shown();
        redraw = window.wait(pulse.patience(again)).has_value();
    }
}

// Notes that the kiosk starts, and later why it ends. A ledger that does not take it is told of,
// and holds nobody up.
class Run {
public:
    Run(const RunOptions& options, Messages& messages)
        : m_ledger(options.folders.ledger), m_messages(messages)
    {
        Moment now = platform::now_in_japan();
        now.day = options.today.value_or(now.day);
        note([&] { m_before = ledger::begin_run(m_ledger, now, platform::boot()); });
    }
    // Why the one before ended.
    [[nodiscard]] Ending before() const { return m_before; }
    void ends(Ending ending)
    {
        note([&] { ledger::end_run(m_ledger, ending); });
    }

private:
    template <class F> void note(F write)
    {
        try {
            write();
        } catch (const std::exception& error) {
            m_messages.tell(Message::records, error.what());
        }
    }

    const std::filesystem::path& m_ledger;
    Messages& m_messages;
    Ending m_before = Ending::unknown;
};

// What the loop shows a picture on, and with whom it speaks.
struct Surroundings {
    platform::Window& window;
    const RunOptions& options;
    Pulse& pulse;
    Control& control;
    Messages& messages;
    platform::DisplayWatch* displays;
};

// Other data to show, or why the kiosk is to end: as it was asked to, or as a display came back
// that only a new window can draw on.
using Next = std::variant<Shown, Ending>;

Next serve(const Shown& shown, const Surroundings& around)
{
    auto& [window, options, pulse, control, messages, displays] = around;
    const Settings& settings = shown.settings;
    Voice voice(settings.speaking, platform::Window::wake,
                [&](const std::string& details) { messages.tell(Message::sound, details); });
    LedgerDesk desk(options.folders.ledger, messages, &control);
    Kiosk kiosk(shown.catalogue, now(options).day, panel_of(window, settings), {}, settings, &voice,
                &desk);
    if (!options.today) // a day that somebody gives is believed
        kiosk.doubt_clock(parse_day(MICHI_BUILT).value());
    if (const std::string& queue = settings.printer.queue; !queue.empty())
        kiosk.print_with(
            [&](platform::Sheet sheet) { return platform::print(queue, std::move(sheet)); },
            [&] { return platform::look_at_printer(queue); });

    ui::Redraw redraw = ui::Redraw::All;
    for (;;) {
        kiosk.tell_time(now(options), platform::steady_ms());
        voice.go_on();
        control.answer({screen_of(kiosk.visit()), &shown.catalogue, kiosk.is_free(),
                        [&] { kiosk.key(Key::reset, platform::steady_ms()); },
                        [&] { return window.surface(); },
                        settings.booth ? &*settings.booth : nullptr, kiosk.at_booth(),
                        [&](bool on) { kiosk.choose_booth(on); }});
        if (kiosk.update(platform::steady_ms()) || redraw == ui::Redraw::All) {
            present(window,
                    kiosk.paint(canvas_of(window), std::exchange(redraw, ui::Redraw::Changed)));
            control.presented();
        }
        pulse.shown();
        if (control.over())
            return Ending::ctl;
        if (kiosk.over())
            return Ending::staff;
        if (displays && displays->came_back())
            return Ending::display;
        auto next = kiosk.next_time();
        if (displays) {
            const std::int64_t look = platform::steady_ms() + look_for_display_ms;
            next = std::min(next.value_or(look), look);
        }
        if (kiosk.is_free()) {
            if (auto other = control.news())
                return std::move(*other);
            const std::int64_t look = platform::steady_ms() + look_again_ms;
            next = std::min(next.value_or(look), look);
        }
        if (const auto sound = voice.next_time())
            next = std::min(next.value_or(*sound), *sound);
        for (auto input = window.wait(pulse.patience(next)); input; input = window.poll())
            std::visit(Handler{kiosk, window, settings, redraw, platform::steady_ms()}, *input);
    }
}

} // namespace

void run(const RunOptions& options)
{
    std::optional<platform::Window::Size> size;
    if (options.window)
        size = platform::Window::Size{options.window->width, options.window->height};
    platform::announce_stopping();
    Pulse pulse;
    std::optional<platform::DisplayWatch> displays;
    if (!options.displays.empty())
        wait_for_display(displays.emplace(options.displays), pulse);
    Messages messages;
    Run run(options, messages);
    platform::Window window(size);
    Control control(options, messages, run.before(), platform::Window::wake);
    const Surroundings around{window,  options,  pulse,
                              control, messages, displays ? &*displays : nullptr};

    std::optional<Shown> first = wait_for_data(window, options.settings, pulse, control);
    Next next = Ending::ctl;
    if (first)
        next = std::move(*first);
    while (auto* other = std::get_if<Shown>(&next)) {
        const Shown shown = std::move(*other);
        next = serve(shown, around);
    }
    run.ends(std::get<Ending>(next));
    control.ended_well();
}

} // namespace michi::app
