#include "ui/pointer.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <utility>

namespace michi::ui {

namespace {

const ImVec2 nowhere{-FLT_MAX, -FLT_MAX};

// ImGui rounds the position down itself; a fraction would never compare equal.
ImVec2 whole(ImVec2 at)
{
    return {std::floor(at.x), std::floor(at.y)};
}

} // namespace

void Pointer::push(const PointerEvent& event)
{
    switch (event.what) {
    case PointerEvent::What::down:
        std::erase(m_down, event.finger); // its lifting was lost
        m_down.push_back(event.finger);
        if (m_down.size() > 1) {
            cancel();
            return;
        }
        m_finger = event.finger;
        m_cancelled = false;
        m_steps.push_back({whole(event.at), false});
        m_steps.push_back({whole(event.at), true});
        return;
    case PointerEvent::What::move:
        if (m_finger != event.finger || m_cancelled)
            return;
        if (!m_steps.empty() && m_steps.back().down && m_steps.size() > 1 &&
            m_steps[m_steps.size() - 2].down)
            m_steps.back().at = whole(event.at); // moves merge
        else
            m_steps.push_back({whole(event.at), true});
        return;
    case PointerEvent::What::up:
        std::erase(m_down, event.finger);
        if (m_finger != event.finger)
            return;
        if (!m_cancelled) {
            m_steps.push_back({whole(event.at), true});
            m_steps.push_back({whole(event.at), false});
            m_steps.push_back({nowhere, false}); // hover must not stick
        }
        m_finger.reset();
        return;
    case PointerEvent::What::cancel:
        std::erase(m_down, event.finger);
        if (m_finger == event.finger) {
            cancel();
            m_finger.reset();
        }
        return;
    }
}

void Pointer::cancel()
{
    if (std::exchange(m_cancelled, true))
        return;
    m_steps.push_back({nowhere, true}); // away first, so that the release lies on nothing
    m_steps.push_back({nowhere, false});
}

void Pointer::forget()
{
    m_steps.clear();
    if (m_finger) {
        m_cancelled = true;
        m_steps.push_back({nowhere, true});
    }
    m_steps.push_back({nowhere, false});
}

void Pointer::next(ImGuiIO& io)
{
    if (m_steps.empty())
        return;
    io.MousePos = m_steps.front().at;
    io.MouseDown[0] = m_steps.front().down;
    m_steps.pop_front();
}

} // namespace michi::ui
