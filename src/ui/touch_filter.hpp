#pragma once

#include "ui/pointer.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace michi::ui {

// Tells the one finger that may press from everything else that a panel reports: further fingers,
// palms, things that lie on the glass, floods and ghosts. Every rule of touch that needs no screen
// is here, with its source.
class TouchFilter {
public:
    explicit TouchFilter(float pixels_per_mm) : m_pixels_per_mm(pixels_per_mm) {}

    // What an event means for the press: itself, the end of a press that it spoils, or nothing.
    std::optional<PointerEvent> pass(const PointerEvent& event);
    // Another screen comes up: no finger on the glass presses on it, nor one that lands before
    // anybody can have seen it.
    void let_go(std::int64_t now);
    // The visitor is gone; what the panel does by itself stays known.
    void forget();

    // When a visitor touched last: earlier than it seemed, once fingers turn out to be a palm.
    [[nodiscard]] std::int64_t touched_at() const { return m_touched_at; }
    // The finger that may press, while it is on the glass.
    struct Press {
        ImVec2 landed;
        ImVec2 at; // where it moved last
        std::int64_t since;
    };
    [[nodiscard]] std::optional<Press> press() const;
    // Until when what is on the glass counts as somebody who is there; 0 without a finger.
    [[nodiscard]] std::int64_t held_until() const;

private:
    struct Finger {
        std::int64_t id;
        ImVec2 at;          // where it moved last
        std::int64_t moved; // and when
        bool presses;
        ImVec2 landed;
        std::int64_t since;
    };
    struct Landing {
        ImVec2 at;
        std::int64_t time;
    };
    struct Ghost {
        ImVec2 at;
        std::int64_t seen;
        std::int64_t period;
    };

    std::optional<PointerEvent> land(const PointerEvent& event);
    [[nodiscard]] bool floods(std::int64_t now) const;
    bool is_ghost(const PointerEvent& event);
    [[nodiscard]] bool lies(const Finger& finger, std::int64_t now) const;
    [[nodiscard]] bool near(ImVec2 a, ImVec2 b) const;

    float m_pixels_per_mm;
    std::vector<Finger> m_fingers; // on the glass
    bool m_palm = false;           // they are one
    std::deque<Landing> m_landings;
    std::vector<Ghost> m_ghosts;
    std::int64_t m_deaf_until = 0;
    std::int64_t m_touched_at = 0;
    std::int64_t m_touched_before = 0; // the fingers that are on the glass
};

} // namespace michi::ui
