#pragma once

#include "screens/view.hpp"

namespace michi::screens {

// What a card says beside the programme itself.
struct CardNote {
    std::vector<Reason> reasons; // why it fits, what is to be checked
};

// A programme as a card: kind, state, title, what it brings, why it fits. The whole card is the
// target.
[[nodiscard]] float card_height(const ui::Frame& frame, const View& view,
                                const Programme& programme, const CardNote& note, float width);
ui::Touch draw_card(ui::Frame& frame, const View& view, std::string_view id, const ui::Box& box,
                    const Programme& programme, const CardNote& note);

// The largest size in which a figure stays in one line of this width.
[[nodiscard]] ui::Type figure_type(const ui::Frame& frame, std::string_view words, float width);

// One line of the list of all programmes.
[[nodiscard]] float row_height(const ui::Frame& frame, const View& view, const Programme& programme,
                               float width);
ui::Touch draw_row(ui::Frame& frame, const View& view, std::string_view id, const ui::Box& box,
                   const Programme& programme);

// Kind and state as badges in one or more lines; gives the height used. `draw` false only measures.
float badges(ui::Frame& frame, const View& view, const ui::Box& box, const Programme& programme);
[[nodiscard]] float badges_height(const ui::Frame& frame, const View& view,
                                  const Programme& programme, float width);

} // namespace michi::screens
