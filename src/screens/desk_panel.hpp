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

// The least of a list that is worth paging through.
inline constexpr float least_list_mm = 60;

// A scrolled list with the panel as a strip under it; where too little of the list would be left,
// the strip comes at its end.
template <std::invocable<const ui::Box&> F>
void list_over_strip(ui::Frame& frame, const View& view, std::string_view area, const ui::Box& box,
                     const DeskPanel& panel, F content)
{
    ui::Box list = box;
    const float gap = frame.theme.gap();
    const float strip = desk_strip_height(frame, view, panel, box.width());
    if (box.height() - strip - gap >= frame.mm(least_list_mm)) {
        const ui::Box under = list.cut_bottom(strip, gap);
        ui::pages(frame, area, list, content);
        draw_desk_panel(frame, view, under, panel);
        return;
    }
    ui::pages(frame, area, list, [&](const ui::Box& whole) {
        const float top = content(whole) + gap;
        const float end = top + desk_strip_height(frame, view, panel, whole.width());
        draw_desk_panel(frame, view, {whole.x0, top, whole.x1, end}, panel);
        return end;
    });
}

} // namespace michi::screens
