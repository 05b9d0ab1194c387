#include "app/player.hpp"
#include "app/run.hpp"
#include "benchmark/figures.hpp"
#include "catalogue/database.hpp"

#include <stdexcept>

namespace michi::benchmark {

namespace {

constexpr int runs = 25;
constexpr app::PanelSize panel{};

// A kiosk on a canvas in memory.
struct Desk {
    Catalogue catalogue = catalogue::load(app::own_folders().catalogue);
    app::Settings settings = [] {
        app::Settings own;
        own.pictures = app::own_folders().assets / "welcome";
        return own;
    }();
    app::Kiosk kiosk{catalogue, std::chrono::year{2023} / 10 / 20, panel, {}, settings};
    app::Player player{kiosk, "."};
    std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(panel.width * panel.height);

    void paint(ui::Redraw redraw)
    {
        kiosk.paint({pixels.data(), panel.width, panel.height, panel.width}, redraw);
    }
    // The first target whose id begins so.
    [[nodiscard]] const ui::Target& target(std::string_view beginning) const
    {
        for (const ui::Target& candidate : kiosk.frame().targets)
            if (candidate.id.starts_with(beginning))
                return candidate;
        throw std::runtime_error("nothing on the screen begins with " + std::string(beginning));
    }
};

void measure_full_redraw(Table& table, Desk& desk, const std::string& screen)
{
    std::vector<double> built;
    std::vector<double> painted;
    std::int64_t frames = 0;
    for (int run = 0; run < runs; ++run) {
        desk.kiosk.resize(panel); // as if the window had been covered
        const std::int64_t before = desk.kiosk.frames_built();
        const Stopwatch build;
        desk.kiosk.update(desk.player.now());
        built.push_back(build.ms());
        frames = desk.kiosk.frames_built() - before;
        const Stopwatch paint;
        desk.paint(ui::Redraw::All);
        painted.push_back(paint.ms());
    }
    char parts[80];
    std::snprintf(parts, sizeof parts, "%d frames built %.2f, all painted %.2f",
                  static_cast<int>(frames), median(built), median(painted));
    table.add({"full redraw: " + screen, median(built) + median(painted), "ms", 12, parts});
}

void measure_pressed_tile(Table& table, Desk& desk)
{
    const ui::Box box = desk.target("purpose/").box;
    const ImVec2 at{box.middle_x(), box.middle_y()};
    std::vector<double> answered;
    for (int run = 0; run < runs; ++run) {
        desk.player.wait(1000);
        desk.paint(ui::Redraw::Changed);
        const Stopwatch watch;
        desk.kiosk.touch({ui::PointerEvent::What::down, at, 1, desk.player.now()});
        desk.kiosk.update(desk.player.now());
        desk.paint(ui::Redraw::Changed);
        answered.push_back(watch.ms());
        desk.kiosk.touch({ui::PointerEvent::What::cancel, at, 1, desk.player.now()});
    }
    desk.player.wait(1000);
    table.add(
        {"a pressed tile", median(answered), "ms", 2, "finger down: built, and painted anew"});
}

} // namespace

void measure_screens(Table& table)
{
    Desk desk;
    const auto tap = [&](std::string_view beginning) {
        desk.player.tap(desk.target(beginning).id);
        desk.player.wait(1000);
    };
    measure_full_redraw(table, desk, "welcome");
    tap("start");
    measure_full_redraw(table, desk, "purpose");
    measure_pressed_tile(table, desk);
    tap("purpose/finance");
    tap("next");
    measure_full_redraw(table, desk, "region");
    tap("region/");
    measure_full_redraw(table, desk, "town");
    tap("municipality/");
    measure_full_redraw(table, desk, "age");
    tap("age/y5to10");
    measure_full_redraw(table, desk, "shortlist");
    tap("card/");
    measure_full_redraw(table, desk, "programme");
    tap("back");
    tap("all");
    measure_full_redraw(table, desk, "all");
}

} // namespace michi::benchmark
