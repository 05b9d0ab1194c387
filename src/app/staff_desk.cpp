#include "app/staff_desk.hpp"

#include "ledger/counts.hpp"
#include "ledger/ledger.hpp"
#include "ledger/pin.hpp"

#include <algorithm>

namespace michi::app {

PinAnswer StaffDesk::try_pin(const std::string& pin)
{
    return {pin == m_pin ? PinNote::none : PinNote::wrong, 1, 0};
}

void StaffDesk::stop(const Stop& stop)
{
    StaffDesk::restore(stop.key);
    m_stops.insert(std::ranges::lower_bound(m_stops, stop.key, {}, &Stop::key), stop);
}

void StaffDesk::restore(const std::string& key)
{
    std::erase_if(m_stops, [&](const Stop& stop) { return stop.key == key; });
}

void StaffDesk::count(Day today, const Marks& marks, const AtEvent& at)
{
    for (const Marked& marked : marks) {
        m_counts.push_back({{today, today}, marked, 1});
        const Half half = is_by_half_day(marked.mark) ? at.half : Half::whole;
        if (!at.title.empty())
            m_counts.push_back({{today, today}, marked, 1, {at.title, half}});
    }
}

bool LedgerDesk::has_pin()
{
    return ledger::has_pin(m_ledger);
}

int LedgerDesk::locked_minutes()
{
    return ledger::locked_minutes(m_ledger);
}

PinAnswer LedgerDesk::try_pin(const std::string& pin)
{
    return ledger::try_pin(m_ledger, pin);
}

void LedgerDesk::set_pin(const std::string& pin)
{
    ledger::set_pin(m_ledger, pin);
}

std::vector<Stop> LedgerDesk::stops()
{
    return ledger::stops(m_ledger);
}

void LedgerDesk::stop(const Stop& stop)
{
    ledger::stop(m_ledger, stop);
}

void LedgerDesk::restore(const std::string& key)
{
    ledger::restore(m_ledger, key);
}

void LedgerDesk::count(Day today, const Marks& marks, const AtEvent& at)
{
    ledger::count(m_ledger, today, marks, at);
}

std::vector<Count> LedgerDesk::counts()
{
    return ledger::counts(m_ledger);
}

bool LedgerDesk::is_booth()
{
    return ledger::is_booth(m_ledger);
}

void LedgerDesk::set_booth(bool on)
{
    ledger::set_booth(m_ledger, on);
}

} // namespace michi::app
