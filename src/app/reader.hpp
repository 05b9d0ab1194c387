#pragma once

#include "screens/read_aloud.hpp"

#include <string>
#include <vector>

namespace michi::app {

// What was read aloud of the screen last, and so what is to be said of it next.
class Reader {
public:
    // Of a new screen all; then what is new on it, or the target that the keypad came to.
    [[nodiscard]] std::vector<std::string> news(std::vector<screens::Sentence> sentences,
                                                const std::string& focus, const Speech& say);
    [[nodiscard]] bool has_begun() const { return !m_said.empty(); }
    void begin_anew() { m_said.clear(); }
    void forget() { *this = {}; }

private:
    std::vector<screens::Sentence> m_said;
    std::string m_focus; // the target that the keypad was on then
};

} // namespace michi::app
