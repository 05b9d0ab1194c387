#include "app/glyphs.hpp"
#include "platform/pictures.hpp"
#include "support/staff.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>

// One picture of each screen, exact: our rasteriser gives the same pixels on every machine.
//
// tests/golden/pictures.txt holds a number for all pixels of each picture, and decides. Beside it
// NAME.png, the picture at an eighth of its size, lets people see in a commit what changed. A
// missing or different picture fails, and leaves a sheet in build/golden/NAME.png: what was
// approved, what is there now, and that again in grey with red where it differs. Having looked at
// the sheets, one adopts them all with
//   MICHI_ADOPT_GOLDEN=1 build/michi_tests --test-suite="golden pictures"
namespace michi::test {

namespace {

namespace fs = std::filesystem;

constexpr int block = 8; // pixels of the screen a side in a pixel of the small picture

fs::path golden_folder()
{
    return fs::path(MICHI_TESTS) / "golden";
}

// Beside the program of the tests, wherever it was built.
fs::path candidate_folder()
{
    const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path() / "golden";
    fs::create_directories(folder);
    return folder;
}

struct Picture {
    int width = 0;
    int height = 0;
    Pixels pixels;
};

// FNV-1a, 64 bits, over the bytes of the pixels and the width.
std::string number_of(const Picture& picture)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    const auto add = [&](std::uint32_t word) {
        for (int shift = 0; shift < 32; shift += 8) {
            hash ^= (word >> shift) & 255u;
            hash *= 0x100000001b3u;
        }
    };
    add(static_cast<std::uint32_t>(picture.width));
    for (const std::uint32_t pixel : picture.pixels)
        add(pixel);
    std::ostringstream words;
    words << std::hex << std::setw(16) << std::setfill('0') << hash;
    return words.str();
}

// Each pixel is the average of a block of so many pixels a side.
Picture averaged(const Picture& picture, int side)
{
    Picture result{picture.width / side, picture.height / side, {}};
    for (int y = 0; y < result.height; ++y)
        for (int x = 0; x < result.width; ++x) {
            std::uint32_t mean = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                std::uint32_t sum = 0;
                for (int row = 0; row < side; ++row)
                    for (int column = 0; column < side; ++column) {
                        const int at = (y * side + row) * picture.width + x * side + column;
                        sum += (picture.pixels[static_cast<std::size_t>(at)] >> shift) & 255u;
                    }
                mean |= (sum / static_cast<std::uint32_t>(side * side)) << shift;
            }
            result.pixels.push_back(mean);
        }
    return result;
}

Picture read(const fs::path& file)
{
    const platform::Picture png = platform::read_picture(file);
    Picture result{png.width, png.height, {}};
    for (std::size_t at = 0; at < png.rgba.size(); at += 4)
        result.pixels.push_back(std::uint32_t{png.rgba[at]} << 16 |
                                std::uint32_t{png.rgba[at + 1]} << 8 | png.rgba[at + 2]);
    return result;
}

void write(const fs::path& file, const Picture& picture)
{
    platform::write_png(file, picture.width, picture.height, picture.pixels);
}

// A pixel of the approved small picture; black where there is none.
std::uint32_t approved(const Picture& before, int x, int y)
{
    return x < before.width && y < before.height
               ? before.pixels[static_cast<std::size_t>(y * before.width + x)]
               : 0;
}

// Three pictures side by side, at half the screen's size: what was approved (blurred, as only the
// small picture is kept), what is there now, and that in pale grey with red where the small
// pictures differ.
Picture sheet(const Picture& before, const Picture& whole)
{
    constexpr int zoom = block / 2;
    constexpr int gap = 8;
    const Picture now = averaged(whole, 2);
    const Picture now_small = averaged(whole, block);
    Picture result{3 * now.width + 2 * gap, now.height, {}};
    for (int y = 0; y < now.height; ++y)
        for (int column = 0; column < result.width; ++column) {
            const int x = column % (now.width + gap);
            if (x >= now.width) {
                result.pixels.push_back(0);
                continue;
            }
            const std::uint32_t pixel = now.pixels[static_cast<std::size_t>(y * now.width + x)];
            const std::uint32_t grey = 128 + ((pixel >> 8) & 255u) / 2;
            const std::uint32_t old = approved(before, x / zoom, y / zoom);
            const bool same = approved(now_small, x / zoom, y / zoom) == old;
            const std::uint32_t panels[] = {old, pixel,
                                            same ? grey << 16 | grey << 8 | grey : 0xe00000};
            result.pixels.push_back(panels[column / (now.width + gap)]);
        }
    return result;
}

class Golden {
public:
    Golden()
    {
        std::ifstream file(golden_folder() / "pictures.txt");
        for (std::string name, number; file >> name >> number;)
            m_known[name] = number;
    }

    void compare(const std::string& name, const Picture& picture)
    {
        m_now[name] = number_of(picture);
        if (m_known.contains(name) && m_known[name] == m_now[name])
            return;
        if (adopts()) {
            fs::create_directories(golden_folder());
            write(golden_folder() / (name + ".png"), averaged(picture, block));
            return;
        }
        const fs::path old = golden_folder() / (name + ".png");
        const fs::path seen = candidate_folder() / (name + ".png");
        write(seen, sheet(fs::exists(old) ? read(old) : Picture{}, picture));
        const std::string what = m_known.contains(name) ? "has changed" : "has no golden picture";
        FAIL_CHECK(name, " ", what, "; see ", seen.string());
    }

    void finish() const
    {
        if (adopts()) {
            std::ofstream file(golden_folder() / "pictures.txt");
            for (const auto& [name, number] : m_now)
                file << name << " " << number << "\n";
            for (const auto& [name, number] : m_known)
                if (!m_now.contains(name))
                    fs::remove(golden_folder() / (name + ".png"));
            return;
        }
        for (const auto& [name, number] : m_known)
            CHECK_MESSAGE(m_now.contains(name), name, " is drawn no more");
    }

private:
    [[nodiscard]] static bool adopts() { return std::getenv("MICHI_ADOPT_GOLDEN") != nullptr; }

    std::map<std::string, std::string> m_known;
    std::map<std::string, std::string> m_now;
};

// Takes pictures of one kiosk, in one orientation and language.
class Photographer {
public:
    Photographer(Golden& golden, const Setting& setting) : kiosk(setting), m_golden(golden)
    {
        const app::PanelSize& panel = setting.panel;
        m_suffix = std::string(panel.width > panel.height ? "-landscape-" : "-portrait-") +
                   std::string(id_of(setting.language));
    }
    // Once everything has come to rest.
    void shoot(const std::string& name)
    {
        kiosk.wait(1);
        shoot_as_it_is(name);
    }
    void shoot_as_it_is(const std::string& name)
    {
        m_golden.compare(name + m_suffix,
                         {kiosk.panel().width, kiosk.panel().height, kiosk.picture()});
    }

    HeadlessKiosk kiosk;

private:
    Golden& m_golden;
    std::string m_suffix;
};

void shoot_visit(Golden& golden, const Setting& setting)
{
    Photographer at(golden, setting);
    HeadlessKiosk& kiosk = at.kiosk;
    at.shoot("welcome");
    kiosk.tap_all({"start", "purpose/start", "purpose/finance"});
    at.shoot("purpose");
    kiosk.tap("next");
    at.shoot("region");
    kiosk.tap("region/sanpachi");
    at.shoot("municipality");
    kiosk.tap("municipality/八戸市");
    at.shoot("age");
    kiosk.tap("age/planning");
    at.shoot("shortlist");
    kiosk.turn_to("more");
    kiosk.tap("more");
    at.shoot("shortlist-more");
    kiosk.tap("compare");
    at.shoot("compare");
    kiosk.tap_all({"back", "take-away"});
    at.shoot("take-away");
    kiosk.tap_all({"back", "calendar"});
    at.shoot("calendar");
    kiosk.tap("guide");
    at.shoot("guide");
    kiosk.tap_all({"back", "back"});
    kiosk.tap("all");
    at.shoot("all");
    kiosk.open_from_all(programme("3-2"));
    at.shoot("programme-advice");
    kiosk.tap("display");
    at.shoot("display");
    kiosk.tap_all({"back", "call"});
    at.shoot("call");
    kiosk.tap_all({"back", "back"});
    kiosk.open_from_all(programme("1-1"));
    at.shoot("programme-loan");
    kiosk.wait(185);
    at.shoot("still-there");
}

// The list in other colours and sizes.
void shoot_looks(Golden& golden, Setting setting)
{
    setting.contrast = Contrast::dark;
    {
        Photographer dark(golden, setting);
        dark.kiosk.all_the_way_to_shortlist();
        dark.shoot("shortlist-dark");
    }
    setting.contrast = Contrast::yellow;
    setting.text = TextSize::largest;
    Photographer yellow(golden, setting);
    yellow.kiosk.all_the_way_to_shortlist();
    yellow.shoot("shortlist-yellow-largest");
}

// The screen of closed hours, with nobody there and with somebody, and another day's screens.
void shoot_time(Golden& golden, Setting setting)
{
    setting.site.office.open = parse_hours("mon-fri 8:30-17:15");
    Photographer at(golden, setting);
    HeadlessKiosk& kiosk = at.kiosk;
    kiosk.player().tell_time({test_day, 18 * 60});
    at.shoot_as_it_is("closed-dim");
    if (setting.language != Language::ja)
        return;
    kiosk.tap_all({"start", "restart"});
    at.shoot_as_it_is("closed");
    hold_corner(kiosk);
    type(kiosk, pin);
    type(kiosk, pin);
    kiosk.tap_all({"day", "day/year_end"});
    at.shoot_as_it_is("day");
    kiosk.tap("day/show");
    at.shoot_as_it_is("day-welcome");
    kiosk.all_the_way_to_shortlist();
    at.shoot_as_it_is("day-shortlist");
}

void shoot_booth(Golden& golden, const Setting& setting)
{
    app::StaffDesk desk;
    Photographer at(golden, at_booth(setting, desk));
    at.shoot("booth");
    at.kiosk.tap("talk");
    at.shoot("talk");
    at.kiosk.tap("take-away");
    at.shoot("talk-take-away");
}

// Data that has expired, and without any data.
void shoot_data(Golden& golden, Setting setting)
{
    app::StaffDesk desk;
    desk.put_data(
        {Seal{12, test_day, days_after(setting.today, -1), 3, "青森県"}, 11, false, std::nullopt});
    setting.desk = &desk;
    {
        Photographer at(golden, setting);
        at.shoot("expired-welcome");
        at.kiosk.all_the_way_to_shortlist();
        at.shoot("expired-shortlist");
    }
    if (setting.language != Language::ja)
        return;
    const screens::Office office{"青森県 商工労働部 商工政策課",
                                 "017-734-9368",
                                 "",
                                 "ただいま調整中です",
                                 "窓口の職員か、下の電話におたずねください。",
                                 true,
                                 std::nullopt};
    const app::PanelSize& panel = setting.panel;
    const ImVec2 size{static_cast<float>(panel.width), static_cast<float>(panel.height)};
    ui::Glass glass(ui::Theme(panel.pixels_per_mm, size, TextSize::normal, Contrast::light),
                    app::glyphs_for({}, office));
    for (int settle = 0; settle < 2; ++settle)
        glass.build([&](ui::Frame& frame) { screens::draw_out_of_order(frame, office); });
    Pixels pixels(static_cast<std::size_t>(panel.width * panel.height));
    glass.paint({pixels.data(), panel.width, panel.height, panel.width}, ui::Redraw::All);
    golden.compare(std::string("out-of-order-") +
                       (panel.width > panel.height ? "landscape" : "portrait"),
                   {panel.width, panel.height, pixels});
}

// The staff's screens: a kiosk that somebody should look after.
void shoot_staff(Golden& golden, const app::PanelSize& panel)
{
    constexpr Day before = std::chrono::year{2023} / 10 / 19;
    Desk desk({{"1-1", StopReason::full, test_day}});
    desk.known = {5'400,
                  {{{test_day, 545}, Ending::watchdog}, {{before, 492}, Ending::machine}},
                  {{Message::pictures, {test_day, 546}, 1}}};
    desk.put_data({Seal{12, before, days_after(test_day, 20), 3, "青森県"}, 11, true, Flaw::old});
    Setting setting = at(desk);
    setting.panel = panel;
    Photographer photographer(golden, setting);
    HeadlessKiosk& kiosk = photographer.kiosk;
    const auto shot = [&](const std::string& name) { photographer.shoot("staff-" + name); };

    kiosk.kiosk().print_with([](const platform::Sheet&) { return std::future<Printing>(); },
                             [] {
                                 std::promise<PrinterState> state;
                                 state.set_value(PrinterState::ready);
                                 return state.get_future();
                             });
    hold_corner(kiosk);
    kiosk.tap("digit/2");
    shot("pin");
    kiosk.tap("digit/clear");
    type(kiosk, pin);
    shot("overview");
    kiosk.tap("log");
    shot("log");
    kiosk.tap_all({"back", "stop"});
    shot("stop");
    kiosk.tap_all({"back", "figures"});
    shot("figures");
    kiosk.tap_all({"back", "data"});
    shot("data");
    kiosk.tap_all({"back", "test"});
    for (const TestPart part : all<TestPart>()) {
        kiosk.tap("test/" + std::string(id_of(part)));
        shot("test-" + std::string(id_of(part)));
    }
}

} // namespace

TEST_SUITE("golden pictures")
{
    TEST_CASE("every screen looks exactly as somebody once approved it")
    {
        Golden golden;
        for (const app::PanelSize& panel : {landscape, portrait}) {
            for (const Language language : all<Language>()) {
                const Setting setting{panel, language};
                shoot_visit(golden, setting);
                shoot_looks(golden, setting);
                shoot_time(golden, setting);
                shoot_booth(golden, setting);
                shoot_data(golden, setting);
            }
            shoot_staff(golden, panel);
        }
        golden.finish();
    }
}

} // namespace michi::test
