#pragma once

#include "app/staff_desk.hpp"
#include "domain/hours.hpp"
#include "screens/view.hpp"

#include <cstdint>
#include <optional>

namespace michi::app {

// What the kiosk believes of the clock on the wall.
class WallClock {
public:
    // Until it is told it shows `start`, and until it is doubted it is right.
    WallClock(const Moment& start, Day data, StaffDesk& desk)
        : m_shown(start), m_data(data), m_desk(desk)
    {
    }

    // What it shows at a time of the steady one.
    void tell(const Moment& shown, std::int64_t now);
    // It is believed only where it can be right: the program was built on that day.
    void doubt(Day built);
    // The staff say that it is right. Throws std::exception where the desk cannot keep it.
    void believe();

    [[nodiscard]] const Moment& shown() const { return m_shown; }
    [[nodiscard]] bool certain() const { return m_certain; }
    // The day that it is, as far as the kiosk knows.
    [[nodiscard]] Day day() const { return m_certain ? m_shown.day : m_earliest; }
    // When it will show a later minute of the day, on the steady one; nothing: it was never told.
    [[nodiscard]] std::optional<std::int64_t> time_of(int minute) const;
    [[nodiscard]] screens::Clock known() const;

private:
    void look();

    Moment m_shown;
    Day m_data;
    StaffDesk& m_desk;
    std::optional<std::int64_t> m_told; // when it was
    std::optional<Day> m_built;         // nothing: it is believed
    bool m_certain = true;
    Day m_earliest{}; // where it is not
};

} // namespace michi::app
