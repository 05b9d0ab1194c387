#include "screens/facts.hpp"
#include "screens/screens.hpp"
#include "screens/tiles.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Icon;
using ui::Type;

namespace {

std::string number_of(const Speech& say, std::int64_t sequence)
{
    return sequence == 0 ? say("keeping.first")
                         : say("keeping.number", {{"sequence", std::to_string(sequence)}});
}

std::vector<Fact> facts_of(const View& view)
{
    const Speech say = view.say();
    const DataState& data = *view.data;
    std::vector<Fact> facts{{say("keeping.edition"), as_of(view)}};
    facts.push_back(
        {say("keeping.sequence"), number_of(say, data.shown ? data.shown->sequence : 0)});
    if (data.shown) {
        facts.push_back({say("keeping.issued"), full_date(view, data.shown->issued)});
        facts.push_back({say("staff.expires"), expiry_in_words(view, *data.shown)});
    } else {
        facts.push_back({say("staff.expires"), say("keeping.unsigned")});
    }
    facts.push_back(
        {say("keeping.before"), data.before ? number_of(say, *data.before) : say("keeping.none")});
    facts.push_back({say("keeping.waiting"), say(data.waiting ? "keeping.waits" : "keeping.none")});
    facts.push_back({say("keeping.refused"),
                     data.refused ? say.of("flaw", *data.refused) : say("keeping.none")});
    return facts;
}

// What may be done about it; takes itself off the top of `box`.
Happened draw_ways(ui::Frame& frame, const View& view, Box& box)
{
    const Speech say = view.say();
    ui::TileLook look;
    Tile tile;
    if (view.data->waiting) {
        look.icon = Icon::check;
        look.helper = say("keeping.apply_helper");
        tile = {"data/apply", say("keeping.apply"), look, Restarted{}};
    } else if (view.data->before) {
        look.icon = Icon::replay;
        look.helper = number_of(say, *view.data->before);
        tile = {"data/back", say("keeping.back"), look, DataBackAsked{}};
    } else {
        return {};
    }
    const float height =
        std::max(frame.mm(25), ui::tile_height(frame, box.width(), tile.words, tile.look));
    if (ui::tile(frame, tile.id, box.cut_top(height, frame.theme.gap()), tile.words, tile.look))
        return tile.event;
    return {};
}

} // namespace

std::string expiry_in_words(const View& view, const Seal& seal)
{
    const int days = days_between(view.today(), seal.expires);
    return view.say()(
        days < 0 ? "staff.expired" : "staff.expires_in",
        {{"date", full_date(view, seal.expires)}, {"days", std::to_string(std::abs(days))}});
}

Happened draw_data(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        Happened happened;
        const Speech say = view.say();
        ui::pages(frame, "data", middle, [&](const Box& content) {
            Box left = content;
            Box right;
            if (frame.theme.columns())
                right = left.cut_right(std::floor(content.width() * 0.36f), frame.mm(12));
            left.y0 += frame.text(left, say("keeping.title"), {Type::title, frame.colours.ink}) +
                       frame.mm(4);
            if (view.visit.staff.failed)
                left.y0 +=
                    ui::ticked(frame, left, Verdict::excluded, say("staff.failed"), Type::body) +
                    frame.mm(4);
            draw_facts(frame, left, say, facts_of(view));
            if (!frame.theme.columns())
                left.y0 += frame.mm(4);
            happened = draw_ways(frame, view, frame.theme.columns() ? right : left);
            return std::max(left.y0, right.y0);
        });
        return happened;
    };
    return draw_page(frame, view, page);
}

Happened draw_data_back(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        const Speech say = view.say();
        const std::string which = number_of(say, view.data->before.value_or(0));
        ui::TileLook back;
        back.icon = Icon::replay;
        back.helper = say("keeping.apply_helper");
        ui::TileLook stay;
        stay.icon = Icon::closed;
        const std::vector<Tile> tiles{
            {"data/confirm", say("keeping.confirmed"), back, DataBackChosen{}},
            {"data/cancel", say("keeping.cancelled"), stay, WentBack{}}};
        return draw_tiles(
            frame, "data-back", middle,
            {say("keeping.confirm"), say("keeping.confirm_helper", {{"which", which}})}, tiles,
            frame.mm(frame.theme.portrait() ? 100 : 90), 2);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
