#include "app/staff_desk.hpp"

#include "ledger/counts.hpp"
#include "ledger/day.hpp"
#include "ledger/ledger.hpp"
#include "ledger/pin.hpp"
#include "ledger/runs.hpp"

#include <algorithm>

namespace michi::app {

PinAnswer StaffDesk::try_pin(const std::string& pin)
{
    return {pin == m_pin ? PinNote::none : PinNote::wrong, 1, 0};
}

StaffAsked StaffDesk::ask_in()
{
    StaffAsked asked{true, {}};
    try {
        asked.pin_set = has_pin();
        asked.answer.minutes = locked_minutes();
        if (asked.answer.minutes > 0)
            asked.answer.note = PinNote::locked;
    } catch (const std::exception& error) {
        tell(Message::records, error.what());
        asked.answer.note = PinNote::failed;
    }
    return asked;
}

PinAnswer StaffDesk::take_pin(const Staff& typed)
{
    try {
        if (typed.pin == Staff::Pin::enter)
            return try_pin(typed.digits);
        set_pin(typed.digits);
        return {};
    } catch (const std::exception& error) {
        tell(Message::records, error.what());
        return {PinNote::failed};
    }
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

// There is no other data in the memory: only what is said of it changes.
void StaffDesk::go_back()
{
    m_data.before = m_data.shown ? m_data.shown->sequence : 0;
    m_data.shown.reset();
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

std::optional<Day> LedgerDesk::last_seen()
{
    return ledger::last_seen(m_ledger);
}

void LedgerDesk::see(Day day)
{
    ledger::see(m_ledger, day);
}

void LedgerDesk::tell(Message message, const std::string& details)
{
    m_messages.tell(message, details);
}

Health LedgerDesk::health()
{
    constexpr std::uintmax_t megabyte = 1'000'000;
    Health health;
    std::error_code error;
    const auto space =
        std::filesystem::space(std::filesystem::absolute(m_ledger).parent_path(), error);
    if (!error)
        health.free_megabytes = static_cast<std::int64_t>(space.available / megabyte);
    try {
        health.starts = ledger::starts(m_ledger);
    } catch (const std::exception& failure) {
        m_messages.tell(Message::records, failure.what());
    }
    health.notices = m_messages.notices();
    return health;
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
