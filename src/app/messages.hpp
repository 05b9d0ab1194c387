#pragma once

#include "domain/health.hpp"

#include <functional>
#include <string>
#include <vector>

namespace michi::app {

// What the kiosk tells whoever looks after it: with its details on standard error, which the
// service manager keeps, and without them on the staff's screen as long as the program runs.
class Messages {
public:
    void tell(Message message, const std::string& details);
    // Newest first.
    [[nodiscard]] const std::vector<Notice>& notices() const { return m_notices; }

private:
    std::vector<Notice> m_notices;
};

// Tells what is wrong with one thing.
using Tell = std::function<void(const std::string& details)>;

} // namespace michi::app
