#pragma once

#include "domain/visit.hpp"
#include "platform/printer.hpp"

#include <cstdint>
#include <functional>
#include <future>
#include <optional>

namespace michi::app {

// Prints a sheet without holding anybody up, and gives what will tell how it went.
using Print = std::function<std::future<Printing>(platform::Sheet)>;

// A sheet that the printer has, or is to have.
class PrintJob {
public:
    // Begins where a screen begins to say that it prints. Where it no longer does, whatever is
    // still to come is not this visitor's.
    void follow(Printing before, Printing after, std::int64_t now);
    // How it went, once that is known. `draw` makes the sheet, when the screen has said so.
    [[nodiscard]] std::optional<Printing>
    outcome(const Print& print, const std::function<platform::Sheet()>& draw, std::int64_t now);
    [[nodiscard]] std::int64_t next_look() const { return m_next_look; }

private:
    std::future<Printing> m_outcome; // valid once the printer has it
    std::int64_t m_asked = 0;
    std::int64_t m_next_look = 0;
};

} // namespace michi::app
