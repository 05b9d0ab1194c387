#pragma once

#include "domain/terms.hpp"
#include "ui/focus.hpp"
#include "ui/glass.hpp"

#include <array>
#include <optional>
#include <string>

namespace michi::app {

enum class Key { up, down, left, right, confirm, back, reset, speech };
} // namespace michi::app

namespace michi {
template <>
inline constexpr std::array<std::string_view, 8> ids_of<app::Key>{"up", "down", "left",  "right",
                                                                  "ok", "back", "reset", "speech"};
} // namespace michi

namespace michi::app {

// Where the keypad is on the screen.
class Keypad {
public:
    explicit Keypad(ui::Glass& glass) : m_glass(glass) {}

    // The last input was a key, or a touch, which takes the focus away.
    void take_up() { m_in_use = true; }
    void put_down();
    void move(ui::Direction direction);
    // The countdown comes over the screen: whoever stays finds the keypad where it was.
    void change_screen(bool to_countdown);
    // While it is in use something has the focus: on a new screen the first target, and where the
    // focused one is gone the nearest to it. Gives whether the focus moved.
    bool keep_focus();
    void forget();

    [[nodiscard]] const std::string& focus() const { return m_glass.memory().focus; }

private:
    void focus_on(const ui::Target& target);

    ui::Glass& m_glass;
    bool m_in_use = false;
    std::optional<ui::Box> m_focused; // where the focus was last on this screen
    std::string m_focus_below;        // the countdown
};

} // namespace michi::app
