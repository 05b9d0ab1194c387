#include "screens/screens.hpp"

namespace michi::screens {

Happened draw(ui::Frame& frame, const View& view)
{
    if (view.visit.still_there)
        return draw_still_there(frame, view);
    switch (view.visit.stage) {
    case Stage::welcome:
        return draw_welcome(frame, view);
    case Stage::purpose:
        return draw_purpose(frame, view);
    case Stage::region:
        return draw_region(frame, view);
    case Stage::town:
        return draw_town(frame, view);
    case Stage::age:
        return draw_age(frame, view);
    case Stage::shortlist:
        return draw_shortlist(frame, view);
    case Stage::programme:
        return draw_programme(frame, view);
    case Stage::compare:
        return draw_compare(frame, view);
    case Stage::take_away:
        return draw_take_away(frame, view);
    case Stage::talk:
        return draw_talk(frame, view);
    case Stage::everything:
        return draw_everything(frame, view);
    case Stage::calendar:
        return draw_calendar(frame, view);
    case Stage::display:
        return draw_display(frame, view);
    case Stage::guide:
        return draw_guide(frame, view);
    case Stage::call:
        return draw_call(frame, view);
    case Stage::pin:
        return draw_pin(frame, view);
    case Stage::staff:
        return draw_staff(frame, view);
    case Stage::called:
        return draw_called(frame, view);
    case Stage::stop_range:
        return draw_stop_range(frame, view);
    case Stage::stop_programme:
        return draw_stop_programme(frame, view);
    case Stage::stop_reason:
        return draw_stop_reason(frame, view);
    case Stage::figures:
        return draw_figures(frame, view);
    }
    return {};
}

} // namespace michi::screens
