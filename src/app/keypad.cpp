#include "app/keypad.hpp"

#include <algorithm>
#include <utility>

namespace michi::app {

void Keypad::put_down()
{
    m_in_use = false;
    m_focus_below.clear();
    m_glass.memory().focus.clear();
}

void Keypad::move(ui::Direction direction)
{
    if (const ui::Target* target = ui::neighbour(m_glass.frame().targets, focus(), direction))
        focus_on(*target);
}

void Keypad::focus_on(const ui::Target& target)
{
    ui::Memory& memory = m_glass.memory();
    memory.focus = target.id;
    if (!target.area.empty())
        memory.scrolling.show(target.area, target.whole.inset(-m_glass.theme().mm(3)));
}

void Keypad::change_screen(bool to_countdown)
{
    std::string& focus = m_glass.memory().focus;
    m_focused.reset();
    if (to_countdown)
        m_focus_below = focus;
    focus = to_countdown ? "" : std::exchange(m_focus_below, {});
}

bool Keypad::keep_focus()
{
    const auto& targets = m_glass.frame().targets;
    const auto here = std::ranges::find(targets, focus(), &ui::Target::id);
    if (!m_in_use || targets.empty())
        return false;
    if (here != targets.end()) {
        m_focused = here->box;
        return false;
    }
    const ui::Target* near = m_focused ? ui::nearest(targets, *m_focused) : nullptr;
    focus_on(near ? *near : targets.front());
    return true;
}

void Keypad::forget()
{
    put_down();
    m_focused.reset();
}

} // namespace michi::app
