#include "screens/keypad.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Icon;
using ui::Type;

namespace {

constexpr int soon = 30; // days

using Fact = std::pair<std::string, std::string>; // what, and how it is

std::vector<Fact> facts_of(const View& view)
{
    const Speech say = view.say();
    const auto count = [&](std::ptrdiff_t number) {
        return say("staff.count", {{"count", std::to_string(number)}});
    };
    const auto closing =
        std::ranges::count_if(view.catalogue.programmes, [&](const Programme& programme) {
            const auto deadline = deadline_on(programme, view.today());
            return state_on(programme, view.today()) == State::open && deadline &&
                   days_between(view.today(), *deadline) <= soon;
        });
    const Day date = view.catalogue.edition.date;
    const int age = std::max(0, days_between(date, view.today()));
    return {
        {say("staff.today"),
         view.figures ? visits_in_words(say, view.figures->today) : say("figures.unreadable")},
        {say("staff.data"),
         say("staff.data_age", {{"date", full_date(view, date)}, {"days", std::to_string(age)}})},
        {say("staff.closing"), count(closing)},
        {say("staff.stopped"), count(std::ssize(*view.stops))},
        {say("staff.printer"), say(view.prints ? "staff.printer_set" : "staff.printer_none")},
        {say("staff.speech"), say(view.hearing.speech ? "staff.speech_on" : "staff.speech_off")},
        {say("staff.version"), std::string(view.version)}};
}

// Two columns of words, or one where they are too wide, with a line between the rows; takes itself
// off the top of `box`.
void draw_facts(ui::Frame& frame, Box& box, const std::vector<Fact>& facts)
{
    const auto& colours = frame.colours;
    const float half = std::floor(box.width() * 0.42f);
    const bool beside = std::ranges::all_of(facts, [&](const Fact& fact) {
        return frame.fits(fact.first, Type::body, half - frame.mm(3)) &&
               frame.fits(fact.second, Type::body, box.width() - half);
    });
    for (const auto& [what, how] : facts) {
        Box left = box;
        Box right = box;
        if (beside) {
            left.x1 = left.x0 + half - frame.mm(3);
            right.x0 += half;
        }
        left.y0 += frame.text(left, what, {Type::body, colours.soft_ink});
        if (!beside)
            right.y0 = left.y0;
        right.y0 += frame.text(right, how, {Type::body, colours.ink});
        box.y0 = std::max(left.y0, right.y0) + frame.mm(3);
        const float line = box.y0 - frame.mm(1.5f);
        frame.line(box.x0, line, box.x1, line, colours.hairline, frame.mm(0.35f));
    }
}

std::vector<Tile> actions_of(const View& view)
{
    const Speech say = view.say();
    const auto tile = [](std::string id, std::string words, Icon icon, std::string helper,
                         Event event) {
        ui::TileLook look;
        look.icon = icon;
        look.helper = std::move(helper);
        return Tile{std::move(id), std::move(words), look, std::move(event)};
    };
    std::vector<Tile> tiles{
        tile("called", say("staff.called"), Icon::bell, say("staff.called_helper"), CalledAsked{}),
        tile("stop", say("staff.stop"), Icon::closed, say("staff.stop_helper"), StopAsked{})};
    if (!view.visit.opened.empty())
        tiles.push_back(tile("stop-this", say("staff.stop_this"), Icon::closed,
                             view.text(view.catalogue.at(view.visit.opened.back())).title,
                             StopProgrammeChosen{view.visit.opened.back()}));
    if (view.booth)
        tiles.push_back(tile("booth", say(view.at_booth ? "staff.booth_off" : "staff.booth_on"),
                             Icon::calendar,
                             say(view.at_booth ? "staff.booth_now" : "staff.booth_helper",
                                 {{"title", view.booth->title(view.visit.language)}}),
                             BoothChosen{!view.at_booth}));
    tiles.push_back(tile("figures", say("staff.figures"), Icon::chart, say("staff.figures_helper"),
                         FiguresAsked{}));
    tiles.push_back(
        tile("pin", say("staff.pin"), Icon::tune, say("staff.pin_helper"), PinChangeAsked{}));
    return tiles;
}

// One under the other; takes themselves off the top of `box`.
Happened draw_actions(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    for (const Tile& tile : actions_of(view)) {
        const float height =
            std::max(frame.mm(25), ui::tile_height(frame, box.width(), tile.words, tile.look));
        if (ui::tile(frame, tile.id, box.cut_top(height, frame.theme.gap()), tile.words, tile.look))
            happened = tile.event;
    }
    return happened;
}

Happened draw_stops(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    const Speech say = view.say();
    const auto& colours = frame.colours;
    if (!view.stops->empty())
        box.y0 += frame.mm(4) +
                  frame.text({box.x0, box.y0 + frame.mm(4), box.x1, box.y1}, say("staff.stopped"),
                             {Type::tile, colours.ink}) +
                  frame.mm(2);
    for (const Stop& stop : *view.stops) {
        const auto index = view.catalogue.programme_by_key(stop.key); // it may be gone
        const std::string title =
            stop.key + (index ? "  " + view.text(view.catalogue.at(*index)).title : "");
        const std::string since =
            say("staff.stopped_since",
                {{"date", full_date(view, stop.since)}, {"reason", say.of("stop", stop.reason)}});
        Box words = box;
        const std::string restore = say("staff.restore");
        const Box button =
            words.cut_right(std::max(frame.mm(40), std::min(ui::button_width(frame, restore, {}),
                                                            box.width() * 0.4f)),
                            frame.theme.gap());
        words.y0 += frame.text(words, title, {Type::body, colours.ink});
        words.y0 += frame.text(words, since, {Type::caption, colours.soft_ink});
        const float height = std::max(words.y0 - box.y0, frame.theme.button());
        if (ui::button(frame, "restore/" + stop.key,
                       {button.x0, box.y0, button.x1, box.y0 + frame.theme.button()}, restore))
            happened = RestoreAsked{stop.key};
        box.y0 += height + frame.mm(3);
    }
    return happened;
}

// The answers of the visit under these screens, and what it is shown first.
void draw_visit(ui::Frame& frame, const View& view, Box& box)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const Answers& answers = view.visit.answers;
    std::vector<Fact> facts;
    std::string purposes;
    for (const Purpose purpose : answers.purposes)
        purposes += (purposes.empty() ? "" : "\u30fb") + say.of("purpose", purpose);
    if (!purposes.empty())
        facts.emplace_back(say("chip.purpose"), purposes);
    if (answers.place)
        facts.emplace_back(say("chip.region"), view.name(*answers.place));
    if (answers.age)
        facts.emplace_back(say("chip.age"), say.of("age", *answers.age));
    if (const std::string further = further_in_words(view); !further.empty())
        facts.emplace_back(say("step.result"), further);
    if (facts.empty())
        box.y0 += frame.text(box, say("called.nothing"), {Type::body, colours.ink});
    draw_facts(frame, box, facts);
    if (!answers.age)
        return;
    box.y0 += frame.mm(4);
    box.y0 += frame.text(box, say("called.programmes"), {Type::tile, colours.ink}) + frame.mm(2);
    for (const Match& match : view.matches.shortlist) {
        const Programme& programme = view.catalogue.at(match.programme);
        box.y0 += ui::ticked(frame, box, match.verdict,
                             programme.key + "  " + view.text(programme).title, Type::body) +
                  frame.mm(2);
    }
}

} // namespace

Happened draw_staff(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        Happened happened;
        const auto take = [&](Happened what) {
            if (what)
                happened = what;
        };
        const Speech say = view.say();
        const auto& colours = frame.colours;
        ui::pages(frame, "staff", middle, [&](const Box& content) {
            Box left = content;
            Box right;
            if (frame.theme.columns())
                right = left.cut_right(std::floor(content.width() * 0.42f), frame.mm(12));
            left.y0 += frame.text(left, say("staff.title"), {Type::title, colours.ink});
            left.y0 += frame.text(left, say("staff.helper"), {Type::caption, colours.soft_ink}) +
                       frame.mm(4);
            if (view.visit.staff.failed)
                left.y0 +=
                    ui::ticked(frame, left, Verdict::excluded, say("staff.failed"), Type::body) +
                    frame.mm(4);
            draw_facts(frame, left, facts_of(view));
            if (frame.theme.columns()) {
                take(draw_stops(frame, view, left));
                take(draw_actions(frame, view, right));
                return std::max(left.y0, right.y0);
            }
            left.y0 += frame.mm(4);
            take(draw_actions(frame, view, left));
            take(draw_stops(frame, view, left));
            return left.y0;
        });
        return happened;
    };
    return draw_page(frame, view, page);
}

Happened draw_called(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        const Speech say = view.say();
        const auto& number = view.visit.staff.number;
        if (number && *number != 0 && *number == view.visit.number) {
            ui::pages(frame, "called", middle, [&](const Box& content) {
                Box box = content;
                box.y0 +=
                    frame.text(box, say("called.answers", {{"number", std::to_string(*number)}}),
                               {Type::title, frame.colours.ink}) +
                    frame.mm(4);
                draw_visit(frame, view, box);
                return box.y0;
            });
            return Happened{};
        }
        Keypad keypad;
        keypad.heading = {say("called.title"), say("called.helper")};
        keypad.note = number ? say("called.none") : "";
        keypad.typed = view.visit.staff.digits.empty() ? "\u2013" : view.visit.staff.digits;
        return draw_keypad(frame, view, middle, keypad);
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
