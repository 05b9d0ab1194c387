#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

namespace michi::test {

namespace {

constexpr int most_pages = 60;
constexpr int most_keys = 300;

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

HeadlessKiosk::HeadlessKiosk(const Setting& setting, const std::filesystem::path& shots)
    : m_setting(setting), m_kiosk(real_catalogue(), setting.today, setting.panel, start_of(setting),
                                  setting.site, setting.sound),
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
    for (int keys = 0; keys < most_keys; ++keys) {
        if (m_kiosk.glass().memory().focus == id)
            return;
        key(app::Key::down);
    }
    FAIL("the keypad never comes to ", id);
}

void HeadlessKiosk::turn_to(const std::string& id)
{
    for (int pages = 0; pages < most_pages; ++pages) {
        if (has(id) && target(id).in_sight)
            return;
        const bool above = has(id) && target(id).whole.middle_y() < frame().page().middle_y();
        const std::string arrow = above ? "page/back" : "page/next";
        if (!has(arrow))
            break;
        tap(arrow);
    }
    FAIL("no turning of pages leads to ", id);
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
