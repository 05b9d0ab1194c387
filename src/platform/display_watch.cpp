#include "platform/display_watch.hpp"

#include <fstream>
#include <string>
#include <utility>

namespace michi::platform {

bool DisplayWatch::there() const
{
    bool listed = false;
    std::error_code none;
    for (const auto& connector : std::filesystem::directory_iterator(m_connectors, none)) {
        std::string status;
        if (!(std::ifstream(connector.path() / "status") >> status))
            continue;
        listed = true;
        if (status != "disconnected") // some hardware cannot tell: "unknown"
            return true;
    }
    return !listed;
}

bool DisplayWatch::came_back()
{
    const bool gone = !there();
    return std::exchange(m_gone, gone) && !gone;
}

} // namespace michi::platform
