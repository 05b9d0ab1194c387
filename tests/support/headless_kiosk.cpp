#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace michi::test {

namespace {

constexpr int most_pages = 1000;
constexpr int most_plans = 60;

constexpr std::pair<app::Key, ui::Direction> arrows[] = {{app::Key::up, ui::Direction::up},
                                                         {app::Key::down, ui::Direction::down},
                                                         {app::Key::left, ui::Direction::left},
                                                         {app::Key::right, ui::Direction::right}};

Visit start_of(const Setting& setting)
{
    Visit visit;
    visit.language = setting.language;
    visit.text_size = setting.text;
    visit.contrast = setting.contrast;
    visit.low = setting.low;
    return visit;
}

} // namespace

app::Settings office_site()
{
    app::Settings site;
    site.office.name = "青森県 商工労働部 商工政策課";
    site.office.phone = "017-734-9368";
    site.office.hours = "平日 8:30～17:15";
    site.pictures = std::filesystem::path(MICHI_ASSETS) / "welcome";
    return site;
}

app::Settings event_site()
{
    app::Settings site = office_site();
    app::BoothSettings booth;
    booth.titles = {{Language::ja, "創業セミナー（秋の部）"},
                    {Language::easy, "{創業|そうぎょう}セミナー（{秋|あき}）"},
                    {Language::en, "Seminar on starting a business"}};
    booth.purposes = {Purpose::start, Purpose::finance};
    booth.programmes = {"3-2", "2-1", "1-1", "2-11", "3-1", "2-8", "1-2", "4-16", "3-16", "2-14"};
    site.booth = booth;
    return site;
}

Setting at_booth(Setting setting, app::StaffDesk& desk)
{
    desk.set_booth(true);
    setting.site = event_site();
    setting.desk = &desk;
    return setting;
}

std::string words_of(const Setting& setting)
{
    return std::to_string(setting.panel.width) + "x" + std::to_string(setting.panel.height) + " " +
           std::string(id_of(setting.language)) + " " + std::string(id_of(setting.text)) + " " +
           std::string(id_of(setting.contrast)) + (setting.low ? " low" : "");
}

Cut cut_out(const Pixels& picture, int width, const ui::Box& box)
{
    const int height = static_cast<int>(picture.size()) / width;
    const int x0 = std::clamp(static_cast<int>(box.x0), 0, width);
    const int x1 = std::clamp(static_cast<int>(box.x1), x0, width);
    const int y0 = std::clamp(static_cast<int>(box.y0), 0, height);
    const int y1 = std::clamp(static_cast<int>(box.y1), y0, height);
    Cut cut{x1 - x0, y1 - y0, {}};
    for (int y = y0; y < y1; ++y) {
        const auto row = picture.begin() + static_cast<std::ptrdiff_t>(y) * width;
        cut.pixels.insert(cut.pixels.end(), row + x0, row + x1);
    }
    return cut;
}

int stand_out(const Pixels& before, const Pixels& after, int width, const ui::Box& box)
{
    static const std::vector<double> linear = [] {
        std::vector<double> result;
        for (int value = 0; value < 256; ++value)
            result.push_back(value <= 10 ? value / 255.0 / 12.92
                                         : std::pow((value / 255.0 + 0.055) / 1.055, 2.4));
        return result;
    }();
    const auto luminance = [](std::uint32_t pixel) {
        return 0.2126 * linear[(pixel >> 16) & 255u] + 0.7152 * linear[(pixel >> 8) & 255u] +
               0.0722 * linear[pixel & 255u];
    };
    const Cut old = cut_out(before, width, box);
    const Cut now = cut_out(after, width, box);
    int count = 0;
    for (std::size_t at = 0; at < now.pixels.size(); ++at) {
        if (old.pixels[at] == now.pixels[at])
            continue;
        const double a = luminance(old.pixels[at]) + 0.05;
        const double b = luminance(now.pixels[at]) + 0.05;
        count += std::max(a, b) / std::min(a, b) >= 3.0;
    }
    return count;
}

HeadlessKiosk::HeadlessKiosk(const Setting& setting, const std::filesystem::path& shots)
    : m_setting(setting), m_kiosk(real_catalogue(), setting.today, setting.panel, start_of(setting),
                                  setting.site, setting.sound, setting.desk),
      m_player(m_kiosk, shots)
{
}

void HeadlessKiosk::tap(const std::string& id)
{
    m_player.tap(id);
}

void HeadlessKiosk::tap_all(const std::vector<std::string>& ids)
{
    for (const std::string& id : ids)
        tap(id);
}

ImVec2 HeadlessKiosk::free_place() const
{
    const ImVec2 size = frame().theme.size();
    const float step = frame().mm(4);
    for (float y = step; y < size.y; y += step)
        for (float x = step; x < size.x; x += step)
            if (std::ranges::none_of(targets(),
                                     [&](const ui::Target& t) { return t.box.holds(x, y); }))
                return {x, y};
    FAIL("the screen is covered with targets");
    return {};
}

void HeadlessKiosk::tap_beside()
{
    wait(1);
    const ImVec2 at = free_place();
    m_kiosk.touch({ui::PointerEvent::What::down, at, 1, m_player.now()});
    m_player.wait(40);
    m_kiosk.touch({ui::PointerEvent::What::up, at, 1, m_player.now()});
    m_kiosk.update(m_player.now());
}

void HeadlessKiosk::press(const std::string& id)
{
    wait(1);
    const ui::Box& box = target(id).box;
    m_finger = {box.middle_x(), box.middle_y()};
    m_kiosk.touch({ui::PointerEvent::What::down, m_finger, 1, m_player.now()});
    m_kiosk.update(m_player.now());
}

void HeadlessKiosk::tremble()
{
    for (const float by : {frame().mm(2), 0.0f}) {
        m_kiosk.touch(
            {ui::PointerEvent::What::move, {m_finger.x + by, m_finger.y}, 1, m_player.now()});
        m_kiosk.update(m_player.now());
    }
}

void HeadlessKiosk::tap_with(std::int64_t finger, const std::string& id)
{
    wait(1);
    const ui::Box& box = target(id).box;
    const ImVec2 at{box.middle_x(), box.middle_y()};
    for (const auto what : {ui::PointerEvent::What::down, ui::PointerEvent::What::up})
        m_kiosk.touch({what, at, finger, m_player.now()});
    m_kiosk.update(m_player.now());
}

void HeadlessKiosk::lift()
{
    m_kiosk.touch({ui::PointerEvent::What::up, m_finger, 1, m_player.now()});
    m_kiosk.update(m_player.now());
}

void HeadlessKiosk::key(app::Key key)
{
    m_player.key(key);
}

void HeadlessKiosk::focus(const std::string& id)
{
    for (int plans = 0; plans < most_plans; ++plans) {
        const auto ways = keys_from(frame().memory.focus);
        const auto way = ways.find(id);
        REQUIRE_MESSAGE(way != ways.end(), "no keys lead to ", id);
        for (const Step& step : way->second) {
            key(step.key);
            if (frame().memory.focus != step.to) // something scrolled, and the next is another
                break;
        }
        if (frame().memory.focus == id)
            return;
    }
    FAIL("the keypad never comes to ", id);
}

void HeadlessKiosk::hide_focus()
{
    // Never twice at one place, as a ghost would be.
    const ImVec2 at{-100.0f - 50.0f * static_cast<float>(++m_hidden), -100};
    m_player.wait(200);
    for (const auto what : {ui::PointerEvent::What::down, ui::PointerEvent::What::cancel})
        m_kiosk.touch({what, at, 1, m_player.now()});
    m_kiosk.update(m_player.now());
}

std::map<std::string, std::vector<HeadlessKiosk::Step>>
HeadlessKiosk::keys_from(const std::string& id) const
{
    std::map<std::string, std::vector<Step>> ways{{id, {}}};
    std::vector<std::string> found{id};
    for (std::size_t at = 0; at < found.size(); ++at)
        for (const auto& [key, direction] : arrows) {
            const std::string here = found[at];
            const ui::Target* next = ui::neighbour(targets(), here, direction);
            if (!next || ways.contains(next->id))
                continue;
            found.push_back(next->id);
            ways[next->id] = ways[here];
            ways[next->id].push_back({key, next->id});
        }
    return ways;
}

void HeadlessKiosk::turn_to(const std::string& id, const std::string& list)
{
    const std::string next = list + "/next";
    for (int pages = 0; pages < most_pages; ++pages) {
        if (has(id) && target(id).in_sight)
            return;
        // The lower arrow stands at the lower end of its list.
        const bool above = has(id) && (!has(next) || target(id).whole.y1 <= target(next).box.y1);
        const std::string arrow = above ? list + "/back" : next;
        if (!has(arrow))
            break;
        tap(arrow);
    }
    FAIL("no turning of pages leads to ", id);
}

void HeadlessKiosk::choose_tab(const std::string& id)
{
    constexpr int most_tabs = 12;
    const std::string group = id.substr(0, id.find('/') + 1);
    for (int step = 0; step < most_tabs && !has(id); ++step) {
        std::string next; // the last of them leads on
        for (const ui::Target& target : targets())
            if (target.id.starts_with(group))
                next = target.id;
        turn_to(next);
        tap(next);
    }
    turn_to(id, has("tabs/next") || has("tabs/back") ? "tabs" : "page");
    tap(id);
}

void HeadlessKiosk::to_region(const std::vector<std::string>& purposes)
{
    to_purposes();
    for (const std::string& purpose : purposes)
        tap("purpose/" + purpose);
    tap("next");
}

void HeadlessKiosk::to_age(const std::string& region, const std::string& town)
{
    tap(region == "unknown" ? region : "region/" + region);
    if (!town.empty())
        tap("municipality/" + town);
}

void HeadlessKiosk::all_the_way_to_shortlist()
{
    to_region();
    to_age("sanpachi", "八戸市");
    to_shortlist();
}

void HeadlessKiosk::open_from_all(const Programme& programme)
{
    tap("chapter/" + std::to_string(programme.chapter));
    turn_to("card/" + programme.key);
    tap("card/" + programme.key);
}

bool HeadlessKiosk::has(const std::string& id) const
{
    return std::ranges::find(targets(), id, &ui::Target::id) != targets().end();
}

const ui::Target& HeadlessKiosk::target(const std::string& id) const
{
    const auto found = std::ranges::find(targets(), id, &ui::Target::id);
    REQUIRE_MESSAGE(found != targets().end(), "nothing on the screen is called ", id);
    return *found;
}

std::vector<std::string> HeadlessKiosk::ids() const
{
    std::vector<std::string> result;
    for (const ui::Target& target : targets())
        result.push_back(target.id);
    return result;
}

bool HeadlessKiosk::shows(std::string_view words) const
{
    return std::ranges::any_of(
        texts(), [&](const ui::Text& text) { return text.words.find(words) != text.words.npos; });
}

std::string HeadlessKiosk::say(std::string_view key) const
{
    return real_catalogue().words.get(visit().language, key);
}

} // namespace michi::test
