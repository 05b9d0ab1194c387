#include "ui/pointer.hpp"

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

bool Pointer::push(const PointerEvent& event)
{
    switch (event.what) {
    case PointerEvent::What::down:
        if (m_down) // the lifting was lost
            cancel();
        m_down = true;
        m_cancelled = false;
        m_steps.push_back({whole(event.at), false});
        m_steps.push_back({whole(event.at), true});
        return false;
    case PointerEvent::What::move:
        if (!m_down || m_cancelled)
            return false;
        if (!m_steps.empty() && m_steps.back().down && m_steps.size() > 1 &&
            m_steps[m_steps.size() - 2].down)
            m_steps.back().at = whole(event.at); // moves merge
        else
            m_steps.push_back({whole(event.at), true});
        return false;
    case PointerEvent::What::up: {
        const bool ends = std::exchange(m_down, false) && !m_cancelled;
        if (ends) {
            m_steps.push_back({whole(event.at), true});
            m_steps.push_back({whole(event.at), false});
            m_steps.push_back({nowhere, false}); // hover must not stick
        }
        return ends;
    }
    case PointerEvent::What::cancel:
        if (std::exchange(m_down, false))
            cancel();
        return false;
    }
    return false;
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
    if (m_down) {
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
