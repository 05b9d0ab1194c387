#include "app/messages.hpp"

#include "platform/clock.hpp"

#include <iostream>

namespace michi::app {

void Messages::tell(Message message, const std::string& details)
{
    constexpr std::size_t most = 50;
    std::cerr << "michishirube: " << id_of(message) << ": " << details << "\n";
    const Moment now = platform::now_in_japan();
    if (!m_notices.empty() && m_notices.front().message == message) {
        m_notices.front().at = now;
        ++m_notices.front().times;
        return;
    }
    m_notices.insert(m_notices.begin(), {message, now});
    if (m_notices.size() > most)
        m_notices.pop_back();
}

} // namespace michi::app
