#include "benchmark/figures.hpp"
#include "benchmark/process.hpp"
#include "benchmark/x_watcher.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace michi::benchmark {

namespace {

constexpr std::chrono::seconds settling{3};
constexpr std::chrono::seconds watched{24};
constexpr int turns = 2; // of the welcome meanwhile

void add(Table& table, const std::string& where, const Activity& before, const Activity& after,
         int frames, const std::string& how)
{
    const auto seconds = static_cast<double>(watched.count());
    table.add({"idle, " + where + ": wake-ups a second",
               static_cast<double>(after.wakeups - before.wakeups) / seconds, "/s", 1,
               "context switches of all threads in 24 s"});
    table.add({"idle, " + where + ": processor",
               (after.cpu_ms - before.cpu_ms) / seconds / 10,
               "%",
               {},
               "schedstat of all threads"});
    table.add({"idle, " + where + ": frames drawn", static_cast<double>(frames), "", turns, how});
}

void measure_x11(Table& table)
{
    const XServer server;
    const ReadySocket ready;
    Environment environment = server.environment();
    environment.push_back(ready.variable());
    const Process kiosk({beside("michishirube"), "run", "--window", "1920x1080"}, environment);
    ready.wait();
    XWatcher screen(server.display());
    std::this_thread::sleep_for(settling);
    static_cast<void>(screen.changes_in(0));

    const Activity before = activity_of(kiosk.id());
    const int frames =
        screen.changes_in(static_cast<double>(std::chrono::milliseconds(watched).count()));
    add(table, "X11", before, activity_of(kiosk.id()), frames, "Damage events");
}

// How often the client handed a picture over, by its own protocol's log.
int commits_in(const std::filesystem::path& log)
{
    std::ifstream in(log);
    int commits = 0;
    for (std::string line; std::getline(in, line);)
        commits += line.find(".commit(") != std::string::npos;
    return commits;
}

void measure_wayland(Table& table)
{
    const WaylandServer server;
    const ReadySocket ready;
    Environment environment = server.environment();
    environment.push_back(ready.variable());
    environment.emplace_back("WAYLAND_DEBUG", "client");
    const std::filesystem::path log =
        std::filesystem::temp_directory_path() / ("michi-wayland-" + std::to_string(::getpid()));
    const Process kiosk({beside("michishirube"), "run"}, environment, log);
    ready.wait();
    std::this_thread::sleep_for(settling);

    const int drawn = commits_in(log);
    const Activity before = activity_of(kiosk.id());
    std::this_thread::sleep_for(watched);
    const Activity after = activity_of(kiosk.id());
    add(table, "Wayland", before, after, commits_in(log) - drawn,
        "wl_surface.commit, of " + std::to_string(drawn) + " since the start");
    table.add({"memory (PSS) under Wayland", pss_in_mb(kiosk.id()), "MB", 60, "smaps_rollup"});
    std::filesystem::remove(log);
}

} // namespace

void measure_idle(Table& table)
{
    measure_x11(table);
    measure_wayland(table);
}

} // namespace michi::benchmark
