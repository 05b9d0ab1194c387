#include "screens/screens.hpp"

namespace michi::screens {

namespace {

constexpr float banner_padding_mm = 1.5f;

Happened draw_screen(ui::Frame& frame, const View& view)
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
    case Stage::data:
        return draw_data(frame, view);
    case Stage::data_back:
        return draw_data_back(frame, view);
    }
    return {};
}

// In a few words where the screen is wide, and more would take a second line from the page.
std::string banner_words(const ui::Frame& frame, const View& view, float width)
{
    std::string words = expired_in_words(view);
    const float line = frame.text_width(words, ui::Type::caption);
    return frame.theme.portrait() || line <= width ? words : expired_in_short(view);
}

// Over the page, on its whole width: calm, but not to be overlooked.
void draw_banner(ui::Frame& frame, const ui::Box& band, std::string_view words)
{
    const auto& colours = frame.colours;
    frame.fill(band, colours.lead_pale);
    frame.line(band.x0, band.y1, band.x1, band.y1, colours.edge, frame.mm(0.35f));
    const ui::Box inside = band.inset(frame.theme.margin(), frame.mm(banner_padding_mm));
    frame.on(colours.lead_pale, [&] {
        frame.text(inside, words,
                   {ui::Type::caption, colours.ink, ui::Align::centre, ui::Balance::yes});
    });
}

} // namespace

Happened draw(ui::Frame& frame, const View& view)
{
    if (!view.expired() || is_staff(view.visit.stage) || frame.theme.flat())
        return draw_screen(frame, view);
    ui::Box page = frame.page();
    const float width = page.width() - 2 * frame.theme.margin();
    const std::string words = banner_words(frame, view, width);
    const float height = frame.text_height(words, ui::Type::caption, width, ui::Balance::yes) +
                         2 * frame.mm(banner_padding_mm);
    const ui::Box band = page.cut_top(height);
    frame.begin_page_at(page.y0);
    const Happened happened = draw_screen(frame, view);
    // Who is read the screens hears it on the welcome.
    if (view.visit.stage == Stage::welcome)
        draw_banner(frame, band, words);
    else
        frame.silently([&] { draw_banner(frame, band, words); });
    return happened;
}

} // namespace michi::screens
