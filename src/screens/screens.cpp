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

// Over the page, on its whole width: calm, but not to be overlooked.
struct Banner {
    std::string words;
    ui::Colour ground;
    ui::Colour ink;
    bool aloud = true; // it is read with the screen
    Box box{};
};

std::vector<Banner> banners_of(const ui::Frame& frame, const View& view)
{
    const auto& colours = frame.colours;
    const bool welcome = view.visit.stage == Stage::welcome;
    // There the page has it in its upper line.
    const bool in_line = frame.theme.flat() && !welcome && !view.visit.still_there;
    std::vector<Banner> banners;
    if (view.visit.as_of && !in_line)
        banners.push_back({as_of_in_words(view), colours.lead, colours.on_lead});
    // Who is read the screens hears it on the welcome.
    if (view.expired() && !is_staff(view.visit.stage) && !frame.theme.flat())
        banners.push_back({expiry_words(frame, view), colours.lead_pale, colours.ink, welcome});
    return banners;
}

constexpr float air_mm = 1.5f; // over and under a banner's words

// The page begins under it.
void make_room(ui::Frame& frame, Banner& banner)
{
    Box page = frame.page();
    const float width = page.width() - 2 * frame.theme.margin();
    banner.box = page.cut_top(2 * frame.mm(air_mm) + frame.text_height(banner.words, Type::caption,
                                                                       width, ui::Balance::yes));
    frame.leave_out_top(banner.box.height());
}

void draw_banner(ui::Frame& frame, const Banner& banner)
{
    const Box& box = banner.box;
    frame.fill(box, banner.ground);
    frame.line(box.x0, box.y1, box.x1, box.y1, frame.colours.edge, frame.mm(0.35f));
    frame.on(banner.ground, [&] {
        frame.text(box.inset(frame.theme.margin(), frame.mm(air_mm)), banner.words,
                   {Type::caption, banner.ink, ui::Align::centre, ui::Balance::yes});
    });
}

} // namespace

Happened draw(ui::Frame& frame, const View& view)
{
    std::vector<Banner> banners = banners_of(frame, view);
    for (Banner& banner : banners)
        make_room(frame, banner);
    const Happened happened = draw_stage(frame, view);
    for (const Banner& banner : banners) { // over the welcome's picture
        const auto show = [&] { draw_banner(frame, banner); };
        banner.aloud ? show() : frame.silently(show);
    }
    return happened;
}

} // namespace michi::screens
