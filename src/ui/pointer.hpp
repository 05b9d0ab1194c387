#pragma once

#include <imgui.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace michi::ui {

// What a finger, a stylus or a mouse did, in pixels of the window. `time` is on the steady clock.
struct PointerEvent {
    enum class What { move, down, up, cancel };
    What what = What::move;
    ImVec2 at{};
    std::int64_t finger = 0;
    std::int64_t time = 0; // milliseconds
};

// Hands a visitor's touches to Dear ImGui one at a time, so that no tap is lost: a tap may be
// shorter than a frame, and several may arrive in one batch. The first finger counts; a second one
// on the glass cancels the press and fires nothing.
class Pointer {
public:
    void push(const PointerEvent& event);

    // Moves ImGui's io one step on, before a frame; a press needs a frame that hovers first, and a
    // release one before the finger leaves.
    void next(ImGuiIO& io);

    // Whether another frame has to be built for what is queued already.
    [[nodiscard]] bool pending() const { return !m_steps.empty(); }
    [[nodiscard]] bool pressed() const { return m_finger.has_value(); }
    // Whether lifting this finger may press what lies under it.
    [[nodiscard]] bool counts(std::int64_t finger) const
    {
        return m_finger == finger && !m_cancelled;
    }
    // The press goes on as a drag: what lies under the finger must not take it for a tap.
    void cancel();
    // What is queued, and a finger that is down, were meant for a screen that is gone.
    void forget();

private:
    struct Step {
        ImVec2 at;
        bool down;
    };

    std::deque<Step> m_steps;
    std::optional<std::int64_t> m_finger; // the one that counts, while it is down
    bool m_cancelled = false;
    std::vector<std::int64_t> m_down; // every finger on the glass
};

} // namespace michi::ui
