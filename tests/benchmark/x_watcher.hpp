#pragma once

#include "benchmark/figures.hpp"

#include <memory>
#include <optional>
#include <string>

struct _XDisplay;

namespace michi::benchmark {

// Touches an X screen by the server's own means, and is told by the server of every change on it.
// The program under test knows of neither.
class XWatcher {
public:
    explicit XWatcher(const std::string& display);

    void move_to(float x, float y);
    void press();
    void release();

    // Milliseconds from the last press or release until the picture has changed, and for 40 ms not
    // again. Nothing where it did not within a second.
    [[nodiscard]] std::optional<double> until_changed();
    // How often the picture changes in that time.
    [[nodiscard]] int changes_in(double milliseconds);

private:
    struct Close {
        void operator()(_XDisplay* display) const noexcept;
    };
    [[nodiscard]] bool changed_within(double milliseconds);
    void button(bool down);

    std::unique_ptr<_XDisplay, Close> m_display;
    Stopwatch m_since_touched; // started before the event leaves: the answer may come at once
    int m_damaged = 0;         // the number of the server's event
};

} // namespace michi::benchmark
