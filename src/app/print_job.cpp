#include "app/print_job.hpp"

#include <chrono>
#include <exception>

namespace michi::app {

namespace {

constexpr std::int64_t look_ms = 250;
constexpr std::int64_t printing_ms = 90'000; // and no longer

} // namespace

void PrintJob::follow(Printing before, Printing after, std::int64_t now)
{
    if (after != Printing::sent)
        *this = {};
    else if (before != Printing::sent)
        m_asked = m_next_look = now;
}

std::optional<Printing> PrintJob::outcome(const Print& print,
                                          const std::function<platform::Sheet()>& draw,
                                          std::int64_t now)
{
    if (now < m_next_look)
        return std::nullopt;
    m_next_look = now + look_ms;
    try {
        if (!m_outcome.valid())
            m_outcome = print(draw());
        if (m_outcome.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
            return m_outcome.get();
        if (now - m_asked >= printing_ms)
            return Printing::stopped;
    } catch (const std::exception&) { // no thread, no memory, no file: no sheet
        return Printing::stopped;
    }
    return std::nullopt;
}

} // namespace michi::app
