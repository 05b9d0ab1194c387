#pragma once

#include "domain/health.hpp"
#include "domain/visit.hpp"

#include <cstdint>
#include <future>
#include <string>
#include <vector>

namespace michi::platform {

// A page to print: rows of dots, 0 where there is ink and 0x00ffffff where there is none.
struct Sheet {
    int width = 0;
    int height = 0;
    float dots_per_mm = 8;
    std::string media; // as CUPS names it: "A4", "Custom.72x180mm"
    std::vector<std::uint32_t> pixels;
};

// Sends a sheet to a queue of CUPS, on a thread of its own, and gives at once what will tell
// whether it was printed: after at most `longest_job` and the time in which a server that doesn't
// answer is given up. A sheet that meets trouble is taken back, so that no later visitor finds it;
// when it is over CUPS is told to forget the job.
[[nodiscard]] std::future<Printing> print(std::string queue, Sheet sheet);

inline constexpr int longest_job = 60; // seconds

// How the printer is, as far as CUPS knows; asked on a thread of its own, for some seconds at most.
[[nodiscard]] std::future<PrinterState> look_at_printer(std::string queue);

} // namespace michi::platform
