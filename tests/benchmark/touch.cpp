#include "app/player.hpp"
#include "app/run.hpp"
#include "benchmark/figures.hpp"
#include "benchmark/process.hpp"
#include "benchmark/x_watcher.hpp"
#include "catalogue/database.hpp"

#include <stdexcept>

namespace michi::benchmark {

namespace {

constexpr int runs = 9;
constexpr double settled_ms = 600; // longer than a screen stays deaf after it came up

// Where the targets of the first two screens lie.
struct Places {
    ImVec2 start;
    ImVec2 purpose;
    ImVec2 restart;
};

Places places()
{
    const Catalogue catalogue = catalogue::load(app::own_folders().catalogue);
    app::Kiosk kiosk(catalogue, std::chrono::year{2023} / 10 / 20, app::PanelSize{});
    app::Player player(kiosk, ".");
    const auto middle_of = [&](const std::string& id) {
        const auto& targets = kiosk.frame().targets;
        const auto found = std::ranges::find(targets, id, &ui::Target::id);
        if (found == targets.end())
            throw std::runtime_error("nothing on the screen is called " + id);
        return ImVec2{found->box.middle_x(), found->box.middle_y()};
    };
    Places result;
    result.start = middle_of("start");
    player.tap("start");
    result.purpose = middle_of("purpose/finance");
    result.restart = middle_of("restart");
    return result;
}

} // namespace

void measure_touch(Table& table)
{
    const Places at = places();
    const XServer server;
    const ReadySocket ready;
    Environment environment = server.environment();
    environment.push_back(ready.variable());
    const Process kiosk({beside("michishirube"), "run", "--window", "1920x1080"}, environment);
    ready.wait();
    XWatcher screen(server.display());
    static_cast<void>(screen.changes_in(settled_ms));

    std::vector<double> pressed;
    std::vector<double> chosen;
    std::vector<double> changed;
    const auto answer = [&](std::vector<double>& into) {
        const auto ms = screen.until_changed();
        if (!ms)
            throw std::runtime_error("a touch changed nothing on the screen");
        into.push_back(*ms);
    };
    const auto tap = [&](ImVec2 where, std::vector<double>& down, std::vector<double>& up) {
        screen.move_to(where.x, where.y);
        static_cast<void>(screen.changes_in(settled_ms));
        screen.press();
        answer(down);
        screen.release();
        answer(up);
        static_cast<void>(screen.changes_in(settled_ms));
    };
    for (int run = 0; run < runs; ++run) {
        tap(at.start, pressed, changed);
        tap(at.purpose, pressed, chosen);
        tap(at.restart, pressed, changed);
    }
    const std::string how = "XTest to the last Damage event, real program under Xvfb";
    table.add({"touch to picture: finger down on a target", median(pressed), "ms", 25, how});
    table.add({"touch to picture: tile chosen", median(chosen), "ms", 25, how});
    table.add({"touch to picture: next screen", median(changed), "ms", 25, how});
    table.add({"touch to picture: next screen, slowest of " + std::to_string(changed.size()),
               std::ranges::max(changed),
               "ms",
               {},
               how});
    table.add({"memory (PSS) after these visits", pss_in_mb(kiosk.id()), "MB", 60, "smaps_rollup"});
}

} // namespace michi::benchmark
