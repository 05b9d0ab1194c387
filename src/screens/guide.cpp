#include "domain/offices.hpp"

#include "screens/column.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// The brochure's flow of consultation (page 38).
void draw_flow(Column& column, const View& view)
{
    const Speech say = view.say();
    column.heading(say("guide.flow"));
    column.numbered(1, say("guide.first"), say("guide.first_words"));
    column.numbered(2, say("guide.then"), say("guide.then_words"));
    column.numbered(3, say("guide.last"), say("guide.last_words"));
}

void draw_office(Column& column, const View& view, const NearOffice& office)
{
    const Desk& desk = view.catalogue.at(office.desk);
    std::string under = office.stands_in
                            ? view.say()("guide.stands_in")
                            : desk.address + (desk.place.empty() ? "" : "  " + desk.place);
    if (desk.open)
        if (const std::string now = opening_in_words(view, *desk.open); !now.empty())
            under = now + (under.empty() ? "" : "\n" + under);
    column.to_call(view.say().of("office", office.kind), view.name(desk), under,
                   desk.phones.front().number);
}

void draw_offices(Column& column, const View& view)
{
    const Speech say = view.say();
    const auto& region = view.visit.looked_at;
    // Somebody who looks at their own region gets the offices of their town.
    const Place own = view.place();
    const bool at_home = region && region == region_of(own, view.catalogue.places);
    const Place place = at_home ? own : region ? Place{*region} : Place{Unknown{}};
    column.heading(say("guide.offices", {{"place", region ? view.name(place) : say("area.all")}}));
    if (!region)
        column.text(say("guide.choose_area"), Type::body, column.frame.colours.ink);
    const std::vector<NearOffice> offices = offices_for(place, view.catalogue);
    const auto half = offices.begin() + (std::ssize(offices) + 1) / 2;
    const auto list = [&](auto first, auto last) {
        return [&, first, last](Column& part) {
            for (auto office = first; office != last; ++office)
                draw_office(part, view, *office);
        };
    };
    side_by_side(column, list(offices.begin(), half), list(half, offices.end()));
    column.space(2);
    column.text(say("guide.offices_rule"), Type::caption, column.frame.colours.soft_ink);
}

// Codes for the telephone: the mail magazine, what it is, and the brochure itself. None is larger
// than can be seen at once.
void draw_news(Column& column, const View& view, float most)
{
    ui::Frame& frame = column.frame;
    const Speech say = view.say();
    const Edition& edition = view.catalogue.edition;
    const std::pair<std::string, std::string> codes[] = {
        {say("guide.mail"), mail_magazine_code(edition)},
        {say("guide.mail_page"), edition.mail_magazine_url},
        {say("guide.brochure"), edition.brochure_url}};
    column.heading(say("guide.news"));
    column.text(view.catalogue.phrase(view.visit.language, edition.mail_magazine_words), Type::body,
                frame.colours.ink);
    column.text(say("guide.portal",
                    {{"portal", view.catalogue.phrase(view.visit.language, edition.portal)}}),
                Type::body, frame.colours.ink);
    column.space(3);
    const float side = std::min(frame.mm(56), most); // room for the longest, 0.8 mm a module
    const float gap = frame.mm(8);
    const float width = std::max(side, frame.theme.em(Type::caption) * 9);
    const auto across = static_cast<std::size_t>(
        std::clamp((column.rest.width() + gap) / (width + gap), 1.0f, 3.0f));
    float words = 0;
    for (const auto& [label, code] : codes)
        words = std::max(words, frame.text_height(label, Type::caption, width, ui::Balance::yes));
    const float height = side + words + frame.mm(2);
    for (std::size_t index = 0; index < std::size(codes); ++index) {
        const float x = column.rest.x0 + static_cast<float>(index % across) * (width + gap);
        const float y = column.rest.y0 + static_cast<float>(index / across) * (height + gap);
        ui::qr(frame, {x + (width - side) / 2, y, x + (width + side) / 2, y + side},
               codes[index].second);
        frame.text({x, y + side + frame.mm(1), x + width, y + height}, codes[index].first,
                   {Type::caption, frame.colours.ink, ui::Align::centre, ui::Balance::yes});
    }
    const auto rows = static_cast<float>((std::size(codes) + across - 1) / across);
    column.rest.y0 += rows * (height + gap);
}

} // namespace

Happened draw_guide(ui::Frame& frame, const View& view)
{
    Page page;
    page.buttons.push_back(calendar_button(view));
    page.middle = [&](const Box& middle) {
        return pages_of_tab(
            frame, "guide", middle,
            [&](Box& rest) { draw_title(frame, rest, view.say()("guide.title")); }, area_tabs(view),
            3,
            [&](Box& rest) {
                Column column{frame, rest};
                column.space(-7); // the first heading begins at the top
                draw_flow(column, view);
                draw_offices(column, view);
                draw_news(column, view, middle.height());
                rest = column.rest;
            });
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
