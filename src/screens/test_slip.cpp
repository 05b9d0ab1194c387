#include "screens/column.hpp"
#include "screens/page.hpp"
#include "screens/slip.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

float draw_test_slip(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const ui::Colour ink = frame.colours.ink;
    const float margin = frame.theme.margin();
    Column column{frame, frame.page().inset(margin)};
    draw_name(frame, view, column.rest.cut_top(2 * frame.theme.letters_middle(Type::body)));
    column.space(2);
    column.text(say("test.slip_title"), Type::tile, ink);
    column.text(full_date(view, view.today()), Type::caption, ink);
    column.space(2);

    // Edge to edge, so that a head that stands askew or has lost dots shows.
    Box bars = column.rest.cut_top(frame.mm(8), frame.mm(2));
    frame.outline(bars, ink, 0, frame.mm(0.25f));
    for (float x = bars.x0; x < bars.x1; x += frame.mm(4))
        frame.fill({x, bars.y0, std::min(x + frame.mm(2), bars.x1), bars.y1}, ink);
    draw_ruler(frame, column.rest, 50);
    column.space(2);

    const std::string code = say("test.code_text");
    const Box square = column.rest.cut_top(std::floor(frame.mm(34)), frame.mm(2));
    ui::qr(frame, square, code);
    column.text(code, Type::caption, ink);
    column.text(say("test.slip_end"), Type::caption, ink);
    return column.rest.y0 + margin;
}

} // namespace michi::screens
