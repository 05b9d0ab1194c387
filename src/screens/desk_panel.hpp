#pragma once

#include "screens/view.hpp"

#include <functional>

namespace michi::screens {

// Whom to call, with numbers large enough to read from a step away, and the codes that carry them
// into a phone: a column beside the page, or a strip under it.
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
void draw_desk_strip(ui::Frame& frame, const View& view, const ui::Box& box,
                     const DeskPanel& panel);
void draw_desk_column(ui::Frame& frame, const View& view, const ui::Box& box,
                      const DeskPanel& panel);

// What stands over a list: its height at this width, and what takes it off the box it is given.
struct Head {
    std::function<float(float width)> height = [](float) { return 0.0f; };
    std::function<void(ui::Box&)> draw = [](ui::Box&) {};
};

// A scrolled list under its head, with the panel as a column of so many millimetres beside it, or
// as a strip under it; where too little of the list would be left, the head and the strip go along.
template <std::invocable<const ui::Box&> F>
void list_by_desk(ui::Frame& frame, const View& view, std::string_view area, const ui::Box& box,
                  const DeskPanel& panel, float column_mm, const Head& head, F content)
{
    ui::Box list = box;
    if (frame.theme.columns()) {
        const ui::Box side = list.cut_right(frame.mm(column_mm), frame.mm(7));
        ui::pages_under(frame, area, list, head.height(list.width()), head.draw, content);
        draw_desk_column(frame, view, side, panel);
        return;
    }
    const float gap = frame.theme.gap();
    const float strip = desk_strip_height(frame, view, panel, box.width());
    const float over = head.height(box.width());
    if (box.height() - over - strip - gap >= ui::least_list(frame)) {
        const ui::Box under = list.cut_bottom(strip, gap);
        ui::pages_under(frame, area, list, over, head.draw, content);
        draw_desk_strip(frame, view, under, panel);
        return;
    }
    ui::pages_under(frame, area, list, over, head.draw, [&](const ui::Box& whole) {
        const float top = content(whole) + gap;
        const float end = top + desk_strip_height(frame, view, panel, whole.width());
        draw_desk_strip(frame, view, {whole.x0, top, whole.x1, end}, panel);
        return end;
    });
}

} // namespace michi::screens
