#pragma once

#include <imgui.h>

#include <cstdint>
#include <deque>

namespace michi::ui {

// What a finger, a stylus or a mouse did, in pixels of the window. `time` is on the steady clock.
struct PointerEvent {
    enum class What { move, down, up, cancel };
    What what = What::move;
    ImVec2 at{};
    std::int64_t finger = 0;
    std::int64_t time = 0; // milliseconds
};

// Hands the touches of one finger to Dear ImGui one at a time, so that no tap is lost: a tap may be
// shorter than a frame, and several may arrive in one batch.
class Pointer {
public:
    // Gives whether a whole touch, which no drag took over, ends with it.
    bool push(const PointerEvent& event);

    // Moves ImGui's io one step on, before a frame; a press needs a frame that hovers first, and a
    // release one before the finger leaves.
    void next(ImGuiIO& io);

    // Whether another frame has to be built for what is queued already.
    [[nodiscard]] bool pending() const { return !m_steps.empty(); }
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
    bool m_down = false;
    bool m_cancelled = false;
};

} // namespace michi::ui
