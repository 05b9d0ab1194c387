#include "ui/scrolling.hpp"

#include <cmath>

namespace michi::ui {

namespace {

constexpr float slop_mm = 3.0f;          // a finger that shakes less still taps
constexpr float glide_ms = 325.0f;       // the speed falls to 1/e in this time
constexpr float slowest = 15.0f;         // pixels a second: then it stops
constexpr std::int64_t rested_ms = 60;   // a finger that rested gives no push
constexpr float speed_memory_ms = 80.0f; // over which the push is measured
constexpr float page_part = 0.85f;       // a page keeps a little of the last one in sight

} // namespace

void Scrolling::move_to(Area& area, float offset)
{
    const float most = std::max(0.0f, area.content - area.box.height());
    area.offset = std::round(std::clamp(offset, 0.0f, most));
}

Scrolling::Area* Scrolling::area_at(ImVec2 at)
{
    for (auto& [id, area] : m_areas)
        if (area.drawn && area.box.holds(at.x, at.y) && area.content > area.box.height())
            return &area;
    return nullptr;
}

void Scrolling::follow(const PointerEvent& event, Pointer& pointer)
{
    switch (event.what) {
    case PointerEvent::What::down:
        m_held = area_at(event.at);
        if (m_held && m_held == m_gliding) // a press that stops what glides under it is no tap
            pointer.cancel();
        m_gliding = nullptr;
        m_start = event.at;
        m_start_offset = m_held ? m_held->offset : 0;
        m_dragging = false;
        m_last_y = event.at.y;
        m_last_time = event.time;
        m_speed = 0;
        return;
    case PointerEvent::What::move: {
        if (!m_held)
            return;
        if (!m_dragging && std::abs(event.at.y - m_start.y) > slop_mm * m_pixels_per_mm) {
            m_dragging = true;
            pointer.cancel();
        }
        const auto elapsed = static_cast<float>(event.time - m_last_time);
        if (elapsed > 0) {
            const float now = (m_last_y - event.at.y) * 1000.0f / elapsed;
            const float weight = std::min(1.0f, elapsed / speed_memory_ms);
            m_speed += (now - m_speed) * weight;
            m_last_y = event.at.y;
            m_last_time = event.time;
        }
        if (m_dragging)
            move_to(*m_held, m_start_offset + m_start.y - event.at.y);
        return;
    }
    case PointerEvent::What::up:
    case PointerEvent::What::cancel:
        if (!m_held)
            return;
        if (m_dragging && event.what == PointerEvent::What::up &&
            event.time - m_last_time < rested_ms && std::abs(m_speed) > slowest)
            m_gliding = m_held;
        m_last_time = event.time;
        m_held = nullptr;
        return;
    }
}

bool Scrolling::glide(std::int64_t time)
{
    if (!m_gliding)
        return false;
    const auto elapsed = static_cast<float>(time - m_last_time);
    const float kept = std::exp(-elapsed / glide_ms);
    const float way = m_speed * (1 - kept) * glide_ms / 1000.0f;
    const float before = m_gliding->offset;
    move_to(*m_gliding, before + way);
    m_speed *= kept;
    m_last_time = time;
    const bool moved = m_gliding->offset != before;
    // At its end, or too slow to be seen: a whole pixel's way that led nowhere, or a part of one.
    const bool stuck = !moved && elapsed > 0 && (std::abs(way) >= 1 || std::abs(m_speed) < 60.0f);
    if (std::abs(m_speed) < slowest || stuck)
        m_gliding = nullptr;
    return moved || m_gliding;
}

float Scrolling::offset(std::string_view id) const
{
    const auto found = m_areas.find(id);
    return found == m_areas.end() ? 0.0f : found->second.offset;
}

float Scrolling::content_height(std::string_view id) const
{
    const auto found = m_areas.find(id);
    return found == m_areas.end() ? 0.0f : found->second.content;
}

void Scrolling::lay_out(std::string_view id, const Box& box, float content_height)
{
    Area& area = m_areas.try_emplace(std::string(id)).first->second;
    const float offset = area.offset;
    const bool same = area.box == box && area.content == content_height;
    area.box = box;
    area.content = content_height;
    area.drawn = true;
    move_to(area, offset);
    m_learned |= !same || area.offset != offset;
}

float Scrolling::open(std::string_view id)
{
    Area& area = m_areas.try_emplace(std::string(id)).first->second;
    area.whole.clear();
    return area.offset;
}

void Scrolling::keep_whole(std::string_view id, const Box& box)
{
    Area& area = m_areas.find(id)->second;
    const float top = box.y0 + area.offset - area.box.y0;
    area.whole.emplace_back(top, top + box.height());
}

void Scrolling::turn_page(std::string_view id, int direction)
{
    const auto found = m_areas.find(id);
    if (found == m_areas.end())
        return;
    Area& area = found->second;
    m_gliding = nullptr;
    const float page = area.box.height();
    float to = area.offset + static_cast<float>(direction) * page_part * page;
    for (const auto& [from, end] : area.whole) {
        if (end - from > page)
            continue;
        if (direction > 0 && from > area.offset + 2 && from < to && end > area.offset + page)
            to = std::floor(from) - 1;
        if (direction < 0 && end < area.offset + page && end > to + page && from < area.offset)
            to = end - page;
    }
    move_to(area, to);
}

void Scrolling::show(std::string_view id, const Box& content)
{
    const auto found = m_areas.find(id);
    if (found == m_areas.end())
        return;
    Area& area = found->second;
    if (content.y1 > area.box.y1)
        move_to(area, area.offset + content.y1 - area.box.y1);
    else if (content.y0 < area.box.y0)
        move_to(area, area.offset + content.y0 - area.box.y0);
}

bool Scrolling::left_to_scroll() const
{
    return std::ranges::any_of(m_areas,
                               [&](const auto& entry) { return left_to_scroll(entry.first); });
}

bool Scrolling::left_to_scroll(std::string_view id) const
{
    const auto found = m_areas.find(id);
    if (found == m_areas.end())
        return false;
    const Area& area = found->second;
    return area.drawn && area.offset + area.box.height() + 1 < area.content;
}

void Scrolling::measure_anew()
{
    for (auto& [id, area] : m_areas)
        area.content = 0;
}

void Scrolling::begin_frame()
{
    for (auto& [id, area] : m_areas)
        area.drawn = false;
    m_learned = false;
}

void Scrolling::forget()
{
    m_areas.clear();
    let_go();
}

} // namespace michi::ui
