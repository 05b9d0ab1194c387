#pragma once

#include "app/staff_desk.hpp"
#include "screens/view.hpp"
#include "ui/fonts.hpp"
#include "ui/pointer.hpp"

#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace michi::app {

// What will tell how the printer is.
using LookAtPrinter = std::function<std::future<PrinterState>()>;

// What only the staff's screens look at: it is gathered when they come in, and for nobody else.
class Backstage {
public:
    explicit Backstage(StaffDesk& desk) : m_desk(desk) {}

    // Without it nobody knows how the printer is.
    void look_with(LookAtPrinter look) { m_look = std::move(look); }

    void enter(std::int64_t now);
    void leave();
    // Gives whether there is an answer now to how the printer is.
    [[nodiscard]] bool look_at_printer(std::int64_t now);
    // When to look next; nothing: no answer is awaited.
    [[nodiscard]] std::optional<std::int64_t> next_look() const;

    // Every finger, as the panel reports it: the test screen shows what no rule of touch lets
    // through.
    void trace(const ui::PointerEvent& event);
    void wipe();
    // Makes the letters when the staff first ask for them.
    void spell(const ui::Glyphs& glyphs);

    [[nodiscard]] bool is_open() const { return m_health.has_value(); }
    [[nodiscard]] screens::Backstage shown() const;

private:
    StaffDesk& m_desk;
    LookAtPrinter m_look;
    std::optional<Health> m_health;
    PrinterState m_printer = PrinterState::none;
    std::future<PrinterState> m_printer_seen; // valid while it is looked at
    std::int64_t m_next_look = 0;             // whether it was
    std::vector<screens::Stroke> m_strokes;
    std::map<std::int64_t, std::size_t> m_fingers; // the stroke that each of them draws
    std::vector<std::string> m_letters;
};

} // namespace michi::app
