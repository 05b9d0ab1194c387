#include "app/backstage.hpp"

#include "catalogue/characters.hpp"

#include <chrono>

namespace michi::app {

namespace {

constexpr std::int64_t look_ms = 250; // at the printer
constexpr std::size_t most_strokes = 50;
constexpr std::size_t longest_stroke = 500;

} // namespace

void Backstage::enter(std::int64_t now)
{
    m_health = m_desk.health();
    m_printer = m_look ? PrinterState::asked : PrinterState::none;
    if (m_look) {
        m_printer_seen = m_look();
        m_next_look = now;
    }
}

void Backstage::leave()
{
    m_health.reset();
    m_printer_seen = {};
}

bool Backstage::look_at_printer(std::int64_t now)
{
    if (!m_printer_seen.valid() || now < m_next_look)
        return false;
    m_next_look = now + look_ms;
    if (m_printer_seen.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    m_printer = m_printer_seen.get();
    return true;
}

std::optional<std::int64_t> Backstage::next_look() const
{
    return m_printer_seen.valid() ? std::optional{m_next_look} : std::nullopt;
}

void Backstage::trace(const ui::PointerEvent& event)
{
    using What = ui::PointerEvent::What;
    if (event.what == What::down) {
        if (m_strokes.size() == most_strokes)
            wipe();
        m_fingers[event.finger] = m_strokes.size();
        m_strokes.emplace_back();
    }
    const auto drawn = m_fingers.find(event.finger);
    if (drawn == m_fingers.end())
        return;
    screens::Stroke& stroke = m_strokes[drawn->second];
    if (event.what != What::cancel && stroke.size() < longest_stroke)
        stroke.push_back(event.at);
    if (event.what == What::up || event.what == What::cancel)
        m_fingers.erase(drawn);
}

void Backstage::wipe()
{
    m_strokes.clear();
    m_fingers.clear();
}

void Backstage::spell(const ui::Glyphs& glyphs)
{
    if (!m_letters.empty())
        return;
    for (const char32_t letter : glyphs.all)
        if (letter > U' ')
            m_letters.push_back(catalogue::utf8(letter));
}

screens::Backstage Backstage::shown() const
{
    if (!m_health)
        return {};
    return {&*m_health, m_printer, {}, &m_strokes, &m_letters};
}

} // namespace michi::app
