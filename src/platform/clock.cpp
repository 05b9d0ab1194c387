#include "platform/clock.hpp"

#include <chrono>

namespace michi::platform {

std::int64_t steady_ms()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

Moment now_in_japan()
{
    using namespace std::chrono;
    const auto there = system_clock::now() + hours{9}; // Japan has no summer time
    const auto day = floor<days>(there);
    return {day, static_cast<int>(floor<minutes>(there - day).count())};
}

} // namespace michi::platform
