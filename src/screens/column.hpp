#pragma once

#include "screens/view.hpp"

#include <cmath>

namespace michi::screens {

// Writes a page down, section under section: `rest` is what is left of it.
struct Column {
    ui::Frame& frame;
    ui::Box rest;

    void space(float millimetres) { rest.y0 += frame.mm(millimetres); }
    void text(std::string_view words, ui::Type type, ui::Colour ink,
              ui::Balance balance = ui::Balance::no);
    void heading(std::string_view words);
    void ticked(Verdict verdict, std::string_view words);
    void bullet(std::string_view words);
    // A step with its number in a disc, and a line under it, which may be empty.
    void numbered(int number, std::string_view words, std::string_view under);
    // A name with a line over and a line under it, which may be empty, and its number at the right.
    void to_call(std::string_view above, std::string_view name, std::string_view under,
                 std::string_view number);
};

// Two lists side by side, or one under the other where there is no room.
template <class F, class G> void side_by_side(Column& column, F left, G right)
{
    if (column.rest.width() < column.frame.mm(200) ||
        column.frame.theme.text_size() != TextSize::normal) {
        left(column);
        right(column);
        return;
    }
    Column first = column;
    Column second = column;
    const float middle = std::floor(column.rest.middle_x());
    first.rest.x1 = middle - column.frame.mm(4);
    second.rest.x0 = middle + column.frame.mm(4);
    left(first);
    right(second);
    column.rest.y0 = std::max(first.rest.y0, second.rest.y0);
}

} // namespace michi::screens
