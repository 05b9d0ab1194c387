#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

void draw_out_of_order(ui::Frame& frame, const Office& office)
{
    const auto& colours = frame.colours;
    Box box = frame.page().inset(frame.theme.margin() * 2);
    const float radius = frame.mm(16);
    box.y0 = std::floor(box.middle_y() - frame.mm(62));
    frame.circle(box.middle_x(), box.y0 + radius, radius, colours.lead);
    frame.icon(box.middle_x(), box.y0 + radius, ui::Icon::signpost, Type::question,
               colours.on_lead);
    box.y0 += 2 * radius + frame.mm(8);
    const auto centred = [&](std::string_view words, Type type, ui::Colour ink) {
        box.y0 += frame.text(box, words, {type, ink, ui::Align::centre, ui::Balance::yes});
    };
    centred(office.out_of_order, Type::question, colours.ink);
    centred(office.out_of_order_help, Type::body, colours.soft_ink);
    if (office.phone.empty())
        return;
    box.y0 += frame.mm(8);
    centred(office.name, Type::body, colours.ink);
    centred(office.phone, Type::question, colours.lead);
    if (!office.hours.empty())
        centred(office.hours, Type::body, colours.soft_ink);
}

} // namespace michi::screens
