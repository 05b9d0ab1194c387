#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

Happened draw_stage(ui::Frame& frame, const View& view)
{
    if (view.visit.still_there)
        return draw_still_there(frame, view);
    switch (view.visit.stage) {
    case Stage::welcome:
        return view.clock.closed ? draw_closed(frame, view) : draw_welcome(frame, view);
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
    case Stage::day:
        return draw_day(frame, view);
    case Stage::ending:
        return draw_ending(frame, view);
    case Stage::test:
        return draw_test(frame, view);
    case Stage::log:
        return draw_log(frame, view);
    case Stage::data:
        return draw_data(frame, view);
    case Stage::data_back:
        return draw_data_back(frame, view);
    }
    return {};
}

// In a few words where the screen is wide, and more would take a second line from the page.
std::string expiry_words(const ui::Frame& frame, const View& view)
{
    std::string words = expired_in_words(view);
    const float line = frame.text_width(words, Type::caption);
    const float width = frame.page().width() - 2 * frame.theme.margin();
    return frame.theme.portrait() || line <= width ? words : expired_in_short(view);
}

// Over the page, on its whole width: calm, but not to be overlooked. The page begins under it.
void draw_banner(ui::Frame& frame, const std::string& words, ui::Colour ground, ui::Colour ink)
{
    const float side = frame.theme.margin();
    const float air = frame.mm(1.5f);
    Box page = frame.page();
    const float height = 2 * air + frame.text_height(words, Type::caption, page.width() - 2 * side,
                                                     ui::Balance::yes);
    const Box band = page.cut_top(height);
    frame.fill(band, ground);
    frame.line(band.x0, band.y1, band.x1, band.y1, frame.colours.edge, frame.mm(0.35f));
    frame.on(ground, [&] {
        frame.text(band.inset(side, air), words,
                   {Type::caption, ink, ui::Align::centre, ui::Balance::yes});
    });
    frame.leave_out_top(height);
}

} // namespace

Happened draw(ui::Frame& frame, const View& view)
{
    const auto& colours = frame.colours;
    const bool welcome = view.visit.stage == Stage::welcome;
    // There the page has it in its upper line.
    const bool in_line = frame.theme.flat() && !welcome && !view.visit.still_there;
    if (view.visit.as_of && !in_line)
        draw_banner(frame, as_of_in_words(view), colours.lead, colours.on_lead);
    const auto tell_expiry = [&] {
        draw_banner(frame, expiry_words(frame, view), colours.lead_pale, colours.ink);
    };
    // Who is read the screens hears it on the welcome.
    if (view.expired() && !is_staff(view.visit.stage) && !frame.theme.flat())
        welcome ? tell_expiry() : frame.silently(tell_expiry);
    return draw_stage(frame, view);
}

} // namespace michi::screens
