#include "ui/touch_filter.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdlib>

namespace michi::ui {

namespace {

using What = PointerEvent::What;

// EN 301 549 5.8: after a change of screen no press.
constexpr std::int64_t guard_ms = 300;

// Kiosk rule "Fingers": faster than this is no hand, but water or a broken panel.
constexpr std::size_t most_landings = 10;
constexpr std::int64_t landings_ms = 1000;

// A hand that lies on the glass is reported as several fingers, from three on.
constexpr std::size_t palm_fingers = 3;

// Less is no movement: a thing that lies on the glass trembles in what the panel reports.
constexpr float still_mm = 1.0f;
// A finger that stays as still as that so long is a thing, or a panel that was unplugged and never
// said that the finger left. No hand does it, however slow; and half the idle limit lets the kiosk
// forget a visitor at its usual time.
constexpr std::int64_t thing_ms = 60'000;
// One that may press nothing any more, as it was there with another or before the screen, may be a
// leaning hand: from here on another finger is again the first.
constexpr std::int64_t leaning_ms = 5'000;

// raspberrypi/linux #7638: a panel that taps itself at one point every 12.864 s. Three landings in
// a row at one place, in two equal gaps, are such a ghost; known once, it is also told from a
// visitor's landings in between. A hand's gaps of this length differ by more; shorter ones it may
// repeat.
constexpr std::int64_t shortest_period_ms = 5'000;
constexpr std::int64_t longest_period_ms = 30'000;
constexpr std::int64_t period_error_ms = 40; // events are timed when the window hands them over
constexpr std::int64_t most_beats = 8;       // of which all but one may have been missed
constexpr std::size_t most_ghosts = 8;

const ImVec2 nowhere{-FLT_MAX, -FLT_MAX};

} // namespace

bool TouchFilter::near(ImVec2 a, ImVec2 b) const
{
    return std::hypot(a.x - b.x, a.y - b.y) <= still_mm * m_pixels_per_mm;
}

bool TouchFilter::lies(const Finger& finger, std::int64_t now) const
{
    return now - finger.moved >= (finger.presses ? thing_ms : leaning_ms);
}

bool TouchFilter::floods(std::int64_t now) const
{
    const auto recent = std::ranges::count_if(
        m_landings, [&](const Landing& landing) { return landing.time > now - landings_ms; });
    return static_cast<std::size_t>(recent) >= most_landings;
}

bool TouchFilter::is_ghost(const PointerEvent& event)
{
    for (Ghost& ghost : m_ghosts) {
        const std::int64_t gap = event.time - ghost.seen;
        const std::int64_t beats = (gap + ghost.period / 2) / ghost.period;
        if (near(ghost.at, event.at) && beats >= 1 && beats <= most_beats &&
            std::abs(gap - beats * ghost.period) <= period_error_ms) {
            ghost.seen = event.time;
            return true;
        }
    }
    if (m_landings.size() < 2)
        return false;
    const Landing& last = m_landings.back();
    const Landing& first = *(m_landings.end() - 2);
    const std::int64_t period = event.time - last.time;
    if (!near(first.at, event.at) || !near(last.at, event.at) || period < shortest_period_ms ||
        period > longest_period_ms || std::abs(last.time - first.time - period) > period_error_ms)
        return false;
    if (m_ghosts.size() == most_ghosts)
        m_ghosts.erase(m_ghosts.begin());
    m_ghosts.push_back({event.at, event.time, period});
    return true;
}

std::optional<PointerEvent> TouchFilter::pass(const PointerEvent& event)
{
    if (event.what == What::down)
        return land(event);
    const auto finger = std::ranges::find(m_fingers, event.finger, &Finger::id);
    if (finger == m_fingers.end())
        return std::nullopt;
    const bool thing = lies(*finger, event.time);
    const bool pressed = finger->presses;
    const bool moved = event.what != What::move || !near(finger->at, event.at);
    if (thing || event.what != What::move) {
        m_fingers.erase(finger);
    } else if (moved) {
        finger->at = event.at;
        finger->moved = event.time;
    }
    if (moved && !thing && !m_palm)
        m_touched_at = event.time;
    m_palm &= !m_fingers.empty();
    if (!pressed)
        return std::nullopt;
    return thing ? PointerEvent{What::cancel, event.at, event.finger, event.time} : event;
}

std::optional<PointerEvent> TouchFilter::land(const PointerEvent& event)
{
    const bool flood = floods(event.time);
    const bool ghost = is_ghost(event);
    if (m_landings.size() == most_landings)
        m_landings.pop_front();
    m_landings.push_back({event.at, event.time});
    if (flood || ghost)
        return std::nullopt;

    std::erase_if(m_fingers, [&](const Finger& finger) { // or one whose lifting was lost
        return lies(finger, event.time) || finger.id == event.finger;
    });
    const bool alone = m_fingers.empty();
    if (alone)
        m_touched_before = m_touched_at;
    m_palm = (m_palm && !alone) || m_fingers.size() + 1 >= palm_fingers;
    m_touched_at = m_palm ? m_touched_before : event.time;
    std::optional<PointerEvent> result;
    for (Finger& finger : m_fingers) { // a second finger spoils the press of the first
        if (finger.presses)
            result = PointerEvent{What::cancel, event.at, finger.id, event.time};
        finger.presses = false;
    }
    const bool presses = alone && event.time >= m_deaf_until;
    m_fingers.push_back({event.finger, event.at, event.time, presses, event.at, event.time});
    return presses ? event : result;
}

void TouchFilter::let_go(std::int64_t now)
{
    m_deaf_until = now + guard_ms;
    for (Finger& finger : m_fingers)
        finger.presses = false;
}

void TouchFilter::forget()
{
    for (Landing& landing : m_landings) // their times alone still tell a flood
        landing.at = nowhere;
}

std::optional<TouchFilter::Press> TouchFilter::press() const
{
    const auto finger = std::ranges::find(m_fingers, true, &Finger::presses);
    if (finger == m_fingers.end())
        return std::nullopt;
    return Press{finger->landed, finger->at, finger->since};
}

std::int64_t TouchFilter::held_until() const
{
    std::int64_t until = 0;
    if (!m_palm)
        for (const Finger& finger : m_fingers)
            until = std::max(until, finger.moved + thing_ms);
    return until;
}

} // namespace michi::ui
