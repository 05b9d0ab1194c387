#include "platform/clock.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>

namespace michi::platform {

std::int64_t steady_ms()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

Day today_in_japan()
{
    return now_in_japan().day;
}

Moment now_in_japan()
{
    using namespace std::chrono;
    const auto there = system_clock::now() + hours{9}; // Japan has no summer time
    const auto day = floor<days>(there);
    return {day, static_cast<int>(floor<minutes>(there - day).count())};
}

std::string boot()
{
    if (const char* told = std::getenv("MICHISHIRUBE_BOOT"))
        return told;
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    return id;
}

} // namespace michi::platform
