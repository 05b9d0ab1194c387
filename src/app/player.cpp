#include "app/player.hpp"

#include "app/output.hpp"
#include "platform/pictures.hpp"

#include <fstream>
#include <sstream>

namespace michi::app {

namespace {

constexpr std::int64_t between_steps_ms = 600; // a visitor's hand is not faster
constexpr int most_drags = 200;

std::string known_keys()
{
    std::string known;
    for (const std::string_view id : ids_of<Key>)
        known += (known.empty() ? "" : ", ") + std::string(id);
    return known;
}

} // namespace

Player::Player(Kiosk& kiosk, std::filesystem::path pictures)
    : m_kiosk(kiosk), m_pictures(std::move(pictures))
{
    m_kiosk.update(m_now);
}

void Player::play(std::istream& script)
{
    int number = 0;
    for (std::string line; std::getline(script, line);) {
        ++number;
        try {
            step(line);
        } catch (const BadStep& error) {
            throw BadStep("line " + std::to_string(number) + ": " + line + ": " + error.what());
        }
    }
}

void Player::step(const std::string& line)
{
    std::istringstream words(line);
    std::string verb;
    std::string name;
    if (!(words >> verb) || verb.front() == '#')
        return;
    if (!(words >> name))
        throw BadStep("the step names nothing");
    if (verb == "tap") {
        tap(name);
    } else if (verb == "key") {
        const auto known = from_id<Key>(name);
        if (!known)
            throw BadStep("no such key; there are " + known_keys());
        key(*known);
    } else if (verb == "hold") {
        std::int64_t milliseconds = 0;
        if (!(words >> milliseconds))
            throw BadStep("how long, in milliseconds?");
        hold(name, milliseconds);
    } else if (verb == "wait") {
        std::istringstream number(name);
        double seconds = 0;
        if (!(number >> seconds) || seconds < 0)
            throw BadStep("how long, in seconds?");
        wait(static_cast<std::int64_t>(seconds * 1000));
    } else if (verb == "time") {
        const auto hours = parse_hours("mon " + name + "-24:00");
        if (!hours)
            throw BadStep("which time, as 17:15?");
        tell_time({m_kiosk.wall().day, hours->spans.front().from});
    } else if (verb == "shot") {
        shot(name);
    } else {
        throw BadStep("no such step; there are tap, key, hold, wait, time, shot");
    }
    std::string rest;
    if (words >> rest)
        throw BadStep("what is \"" + rest + "\"?");
}

ui::Box Player::find(const std::string& id)
{
    if (id == "staff")
        return m_kiosk.corner();
    // What is scrolled away is dragged into sight, as a visitor would.
    for (int drags = 0; drags < most_drags; ++drags) {
        const auto& targets = m_kiosk.frame().targets;
        const auto found = std::ranges::find(targets, id, &ui::Target::id);
        if (found == targets.end())
            break;
        if (found->in_sight || found->area.empty())
            return found->box;
        ui::Scrolling& scrolling = m_kiosk.glass().memory().scrolling;
        const float before = scrolling.offset(found->area);
        scrolling.show(found->area, found->whole);
        if (scrolling.offset(found->area) == before)
            break;
        m_kiosk.redraw();
        m_kiosk.update(m_now);
    }
    std::string known;
    for (const ui::Target& target : m_kiosk.frame().targets)
        known += (known.empty() ? "" : " ") + target.id;
    throw BadStep("not on the screen; there are: " + known);
}

void Player::hold(const std::string& id, std::int64_t milliseconds)
{
    wait(between_steps_ms);
    const ui::Box box = find(id);
    const ImVec2 at{box.middle_x(), box.middle_y()};
    m_kiosk.touch({ui::PointerEvent::What::down, at, 1, m_now});
    wait(milliseconds);
    m_kiosk.touch({ui::PointerEvent::What::up, at, 1, m_now});
    m_kiosk.update(m_now);
}

void Player::key(Key key)
{
    wait(between_steps_ms);
    m_kiosk.key(key, m_now);
    m_kiosk.update(m_now);
}

void Player::wait(std::int64_t milliseconds)
{
    const std::int64_t end = m_now + milliseconds;
    for (auto next = m_kiosk.next_time(); next && *next <= end; next = m_kiosk.next_time())
        go_to(std::max(m_now + 1, *next));
    go_to(std::max(m_now, end));
}

void Player::tell_time(const Moment& wall)
{
    m_wall = wall;
    m_told = m_now;
    go_to(m_now);
}

void Player::go_to(std::int64_t now)
{
    m_now = now;
    if (m_wall) {
        const std::int64_t seconds = m_wall->minute * 60 + m_wall->second + (now - m_told) / 1000;
        constexpr int day = minutes_of_a_day * 60;
        const int second = static_cast<int>(seconds % day);
        m_kiosk.tell_time(
            {days_after(m_wall->day, static_cast<int>(seconds / day)), second / 60, second % 60},
            now);
    }
    m_kiosk.update(now);
}

const std::vector<std::uint32_t>& Player::picture()
{
    const ImVec2 size = m_kiosk.frame().theme.size();
    const auto width = static_cast<int>(size.x);
    const auto height = static_cast<int>(size.y);
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const bool fresh = m_pixels.size() != pixels;
    m_pixels.resize(pixels);
    m_kiosk.paint({m_pixels.data(), width, height, width},
                  fresh ? ui::Redraw::All : ui::Redraw::Changed);
    return m_pixels;
}

void Player::keep_slips()
{
    m_kiosk.print_with([this](const platform::Sheet& sheet) {
        platform::write_png(m_pictures / "slip.png", sheet.width, sheet.height, sheet.pixels);
        std::promise<Printing> printed;
        printed.set_value(Printing::done);
        return printed.get_future();
    });
}

void Player::shot(const std::string& name)
{
    wait(between_steps_ms);
    const ImVec2 size = m_kiosk.frame().theme.size();
    platform::write_png(m_pictures / (name + ".png"), static_cast<int>(size.x),
                        static_cast<int>(size.y), picture());
    std::ofstream out(m_pictures / (name + ".json"));
    out << screen_json(m_kiosk).dump(1) << "\n";
    if (!out)
        throw std::runtime_error("could not write " + (m_pictures / (name + ".json")).string());
}

} // namespace michi::app
