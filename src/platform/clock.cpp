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

Moment now_in_japan()
{
    using namespace std::chrono;
    const auto there = system_clock::now() + hours{9}; // Japan has no summer time
    const auto day = floor<days>(there);
    const auto second = floor<seconds>(there - day).count();
    return {day, static_cast<int>(second / 60), static_cast<int>(second % 60)};
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
