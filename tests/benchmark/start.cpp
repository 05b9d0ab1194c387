#include "app/kiosk.hpp"
#include "app/run.hpp"
#include "benchmark/figures.hpp"
#include "benchmark/process.hpp"
#include "catalogue/database.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>

namespace michi::benchmark {

namespace {

constexpr int runs = 11;
constexpr Day today = std::chrono::year{2023} / 10 / 20;

struct Start {
    double first_picture_ms = 0;
    double pss_mb = 0;
};

Start start_once(const XServer& server)
{
    const ReadySocket ready;
    Environment environment = server.environment();
    environment.push_back(ready.variable());
    const Stopwatch watch;
    const Process kiosk({beside("michishirube"), "run", "--window", "1920x1080"}, environment);
    ready.wait();
    const double first_picture = watch.ms();
    return {first_picture, pss_in_mb(kiosk.id())};
}

std::map<std::string, double> parts_once()
{
    const std::filesystem::path told =
        std::filesystem::temp_directory_path() / ("michi-parts-" + std::to_string(::getpid()));
    const Stopwatch watch;
    Process process({beside("michi_benchmark"), "parts-of-start"}, {}, told);
    if (process.wait() != 0)
        throw std::runtime_error("the parts of the start could not be measured");
    std::map<std::string, double> parts{{"whole", watch.ms()}};
    std::ifstream in(told);
    double ms = 0;
    for (std::string name; in >> name >> ms;)
        parts[name] = ms;
    std::filesystem::remove(told);
    return parts;
}

} // namespace

void print_parts_of_start()
{
    const auto part = [](const char* name, auto&& what) {
        const Stopwatch watch;
        auto result = what();
        std::cout << name << " " << watch.ms() << "\n";
        return result;
    };
    const app::Folders folders = app::own_folders();
    const Catalogue catalogue =
        part("catalogue", [&] { return catalogue::load(folders.catalogue); });
    part("glyphs", [&] { return app::glyphs_for(catalogue, {}).all.size(); });
    part("matcher", [&] { return Matcher(catalogue, today); });
    app::Settings settings;
    settings.pictures = folders.assets / "welcome";
    // The kiosk does both again, and draws the fonts.
    const auto kiosk = part("kiosk", [&] {
        return std::make_unique<app::Kiosk>(catalogue, today, app::PanelSize{}, Visit{}, settings);
    });
    // The kiosk reads it with its first frame.
    part("picture", [&] { return app::Gallery(settings.pictures, {}).show(0, false).revision; });
    std::vector<std::uint32_t> pixels(1920 * 1080);
    part("frame", [&] {
        kiosk->update(1);
        return kiosk->paint({pixels.data(), 1920, 1080, 1920}, ui::Redraw::All);
    });
}

void measure_start(Table& table)
{
    const XServer server;
    static_cast<void>(start_once(server)); // warms the caches
    std::vector<double> shown;
    std::vector<double> memory;
    for (int run = 0; run < runs; ++run) {
        const Start start = start_once(server);
        shown.push_back(start.first_picture_ms);
        memory.push_back(start.pss_mb);
    }
    table.add({"start to first picture, 1920×1080, warm", median(shown), "ms", 170,
               "`michishirube run` under Xvfb, from fork to its READY=1"});

    std::map<std::string, std::vector<double>> parts;
    for (int run = 0; run < runs; ++run)
        for (const auto& [name, ms] : parts_once())
            parts[name].push_back(ms);
    const auto part = [&](const char* name) { return median(parts.at(name)); };
    table.add({"same without display, the whole process", part("whole"), "ms", {}, "fork to exit"});
    table.add({"– catalogue", part("catalogue"), "ms", {}, ""});
    table.add({"– fonts", part("kiosk") - part("glyphs") - part("matcher"), "ms", {}, ""});
    table.add({"– characters wanted of the fonts", part("glyphs"), "ms", {}, ""});
    table.add({"– matcher made ready", part("matcher"), "ms", {}, ""});
    table.add({"– welcome picture", part("picture"), "ms", {}, ""});
    table.add({"– first frame", part("frame") - part("picture"), "ms", {}, "built and painted"});
    table.add({"memory (PSS) after the first picture", median(memory), "MB", 60, "smaps_rollup"});
}

} // namespace michi::benchmark
