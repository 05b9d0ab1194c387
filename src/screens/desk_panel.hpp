#pragma once

#include "screens/view.hpp"

namespace michi::screens {

// Whom to call, with numbers large enough to read from a step away, and the codes that carry them
// into a phone. A column beside the page in landscape, a strip under it in portrait.
struct DeskPanel {
    struct Entry {
        DeskIndex desk;
        std::string use; // what it is for
    };
    struct Code {
        std::string words;
        std::string payload; // exactly what the code says
    };
    std::string heading;
    std::vector<Entry> desks; // the first contact first; as many are shown as there is room for
    std::vector<Code> codes;
    std::string note; // how we know that this is the desk; may be empty
};

// The height that the strip needs for the first desk and the codes.
[[nodiscard]] float desk_strip_height(const ui::Frame& frame, const View& view,
                                      const DeskPanel& panel, float width);
void draw_desk_panel(ui::Frame& frame, const View& view, const ui::Box& box,
                     const DeskPanel& panel);

} // namespace michi::screens
