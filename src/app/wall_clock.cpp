#include "app/wall_clock.hpp"

#include "domain/clock.hpp"

#include <utility>

namespace michi::app {

void WallClock::tell(const Moment& shown, std::int64_t now)
{
    m_told = now;
    if (std::exchange(m_shown, shown).day != shown.day)
        look();
}

void WallClock::doubt(Day built)
{
    m_built = built;
    look();
}

void WallClock::believe()
{
    m_desk.see(m_shown.day);
    look();
}

void WallClock::look()
{
    if (!m_built)
        return;
    const bool before = m_certain;
    try {
        const std::optional<Day> seen = m_desk.last_seen();
        m_earliest = earliest_day(*m_built, m_data, seen);
        m_certain = m_shown.day >= m_earliest;
        if (may_be_seen(m_shown.day, m_earliest) && seen != m_shown.day)
            m_desk.see(m_shown.day);
    } catch (const std::exception& error) {
        m_desk.tell(Message::records, std::string("the last day seen: ") + error.what());
    }
    if (before && !m_certain)
        m_desk.tell(Message::clock, to_string(m_shown.day) + ", which is before " +
                                        to_string(m_earliest) +
                                        ": nothing is said to be open until it is set");
}

std::optional<std::int64_t> WallClock::time_of(int minute) const
{
    if (!m_told)
        return std::nullopt;
    const int seconds = (minute - m_shown.minute) * 60 - m_shown.second;
    return *m_told + std::int64_t{seconds} * 1000;
}

screens::Clock WallClock::known() const
{
    screens::Clock clock;
    clock.now = {day(), m_shown.minute};
    clock.today = day();
    clock.certain = m_certain;
    clock.shown = m_shown.day;
    clock.earliest = m_earliest;
    clock.doubtful = !m_certain;
    clock.believable = !m_certain && m_shown.day >= earliest_day(*m_built, m_data, std::nullopt);
    return clock;
}

} // namespace michi::app
