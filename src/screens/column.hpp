#pragma once

#include "screens/view.hpp"

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
};

} // namespace michi::screens
