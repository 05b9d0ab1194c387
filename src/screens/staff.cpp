#include "screens/facts.hpp"
#include "screens/keypad.hpp"
#include "screens/screens.hpp"
#include "screens/tiles.hpp"

#include <cmath>
#include <span>

namespace michi::screens {

using ui::Box;
using ui::Icon;
using ui::Type;

namespace {

constexpr int soon = 30; // days

std::string counted(const Speech& say, std::ptrdiff_t number)
{
    return say("staff.count", {{"count", std::to_string(number)}});
}

using Number = std::pair<std::string, std::string>; // of what, and how many

std::vector<Number> numbers_of(const View& view)
{
    const Speech say = view.say();
    const auto closing =
        std::ranges::count_if(view.catalogue.programmes, [&](const Programme& programme) {
            const auto deadline = deadline_on(programme, view.today());
            return state_on(programme, view.today()) == State::open && deadline &&
                   days_between(view.today(), *deadline) <= soon;
        });
    return {{say("staff.today"),
             view.figures ? visits_in_words(say, view.figures->today) : say("figures.unreadable")},
            {say("staff.closing"), counted(say, closing)},
            {say("staff.stopped"), counted(say, std::ssize(*view.stops))}};
}

Fact data_fact(const View& view)
{
    const Speech say = view.say();
    const Day date = view.catalogue.edition.date;
    const int age = std::max(0, days_between(date, view.today()));
    return {say("staff.data"),
            say(age == 0 ? "staff.data_new" : "staff.data_age",
                {{"date", full_date(view, date)}, {"days", std::to_string(age)}}),
            Care::fine, ""};
}

constexpr int renewal = 30; // days in which a new edition of the data can be had

Fact expiry_fact(const View& view, const Seal& seal)
{
    const Speech say = view.say();
    const bool soon_over = days_between(view.today(), seal.expires) <= renewal;
    return {say("staff.expires"), expiry_in_words(view, seal), soon_over ? Care::look : Care::fine,
            soon_over ? say("staff.expires_help") : ""};
}

Fact clock_fact(const View& view)
{
    const Speech say = view.say();
    const Clock& clock = view.clock;
    const std::string shown = full_date(view, clock.shown);
    if (clock.doubtful)
        return {say("staff.clock"), say("staff.clock_wrong"), Care::look,
                say("staff.clock_notice",
                    {{"shown", shown}, {"earliest", full_date(view, clock.earliest)}})};
    return {say("staff.clock"),
            say("staff.clock_is", {{"date", shown}, {"time", clock_in_words(clock.now.minute)}}),
            Care::fine, ""};
}

Fact printer_fact(const View& view)
{
    const Speech say = view.say();
    const PrinterState state = view.backstage.printer;
    const bool fine = state == PrinterState::ready;
    const bool unknown = state == PrinterState::none || state == PrinterState::asked;
    return {say("staff.printer"), say.of("printer", state),
            unknown ? Care::none
            : fine  ? Care::fine
                    : Care::look,
            fine || unknown ? "" : say("staff.printer_help")};
}

Fact disk_fact(const View& view)
{
    const Speech say = view.say();
    const auto& free = view.backstage.health->free_megabytes;
    if (!free)
        return {say("staff.disk"), say("staff.disk_unknown"), Care::none, ""};
    const std::string tenths = std::to_string(*free % 1000 / 100);
    const std::string words =
        say("staff.disk_free", {{"size", std::to_string(*free / 1000) + "." + tenths}});
    if (*free < least_free_megabytes)
        return {say("staff.disk"), words, Care::look, say("staff.disk_help")};
    return {say("staff.disk"), words, Care::fine, ""};
}

// How often it was started within a week, and why last.
Fact starts_fact(const View& view)
{
    const Speech say = view.say();
    const auto& starts = view.backstage.health->starts;
    if (starts.empty())
        return {say("staff.starts"), say("staff.starts_none"), Care::none, ""};
    const Starts week = starts_of_week(starts, view.today());
    const std::string words =
        say("staff.starts_week", {{"count", std::to_string(week.all)},
                                  {"at", in_words(view, starts.front().at)},
                                  {"why", say.of("ending", starts.front().before)}});
    if (week.wrong > 0)
        return {say("staff.starts"), words, Care::look,
                say("staff.starts_help", {{"count", std::to_string(week.wrong)}})};
    return {say("staff.starts"), words, Care::fine, ""};
}

Fact notices_fact(const View& view)
{
    const Speech say = view.say();
    const auto& notices = view.backstage.health->notices;
    if (notices.empty())
        return {say("staff.notices"), say("staff.notices_none"), Care::fine, ""};
    return {say("staff.notices"), say.of("message", notices.front().message), Care::look,
            say("staff.notices_help")};
}

// Everything that the overview says; what somebody has to look after comes first.
std::vector<Fact> facts_of(const View& view)
{
    const Speech say = view.say();
    std::vector<Fact> facts{data_fact(view),
                            clock_fact(view),
                            printer_fact(view),
                            disk_fact(view),
                            starts_fact(view),
                            notices_fact(view),
                            {say("staff.speech"),
                             say(view.hearing.speech ? "staff.speech_on" : "staff.speech_off"),
                             Care::none, ""},
                            {say("staff.version"), std::string(view.version), Care::none, ""}};
    if (view.data && view.data->shown)
        facts.insert(facts.begin() + 1, expiry_fact(view, *view.data->shown));
    std::ranges::stable_partition(facts, [](const Fact& fact) { return fact.care == Care::look; });
    return facts;
}

ui::BadgeLook badge_of(const ui::Frame& frame, const Speech& say, Care care)
{
    const auto& colours = frame.colours;
    if (care == Care::look)
        return {Icon::warning, say("staff.look"), colours.paper, colours.doubt, false};
    if (care == Care::none)
        return {Icon::info, say("staff.plain"), colours.soft_ink, colours.ground, false};
    return {Icon::checked, say("staff.fine"), colours.good, colours.paper, true};
}

// In one line whether all is well: what is read first.
void draw_verdict(ui::Frame& frame, Box& box, const Speech& say, std::ptrdiff_t to_look)
{
    const auto& colours = frame.colours;
    const bool fine = to_look == 0;
    const ui::Colour ink = fine ? colours.good : colours.doubt;
    const std::string words =
        fine ? say("staff.all_fine") : say("staff.some", {{"count", std::to_string(to_look)}});
    const float sign = frame.theme.em(Type::title) + frame.mm(3);
    const float height = frame.text_height(words, Type::title, box.width() - sign - frame.mm(8));
    const Box sheet = box.cut_top(height + frame.mm(6), frame.mm(4));
    ui::paper(frame, sheet);
    frame.fill({sheet.x0, sheet.y0, sheet.x0 + frame.mm(2), sheet.y1}, ink, frame.mm(1));
    const float top = sheet.y0 + frame.mm(3);
    frame.icon(sheet.x0 + frame.mm(5) + frame.theme.em(Type::title) / 2,
               top + frame.theme.letters_middle(Type::title), fine ? Icon::checked : Icon::warning,
               Type::title, ink);
    frame.on(colours.paper, [&] {
        frame.text({sheet.x0 + frame.mm(5) + sign, top, sheet.x1 - frame.mm(3), sheet.y1}, words,
                   {Type::title, colours.ink});
    });
}

} // namespace

void draw_facts(ui::Frame& frame, Box& box, const Speech& say, std::span<const Fact> facts)
{
    const auto& colours = frame.colours;
    const bool signed_facts =
        std::ranges::any_of(facts, [](const Fact& fact) { return fact.care != Care::none; });
    float signs = 0;
    for (const Fact& fact : facts)
        if (signed_facts)
            signs = std::max(signs,
                             ui::badge_size(frame, badge_of(frame, say, fact.care), box.width()).x +
                                 frame.mm(4));
    float names = 0;
    for (const Fact& fact : facts)
        names = std::max(names, frame.text_width(fact.what, Type::body) + frame.mm(5));
    const float room = box.width() - signs - names;
    const bool beside =
        signs + names < box.width() * 0.6f && std::ranges::all_of(facts, [&](const Fact& fact) {
            return frame.fits(fact.how, Type::body, room) &&
                   frame.fits(fact.help, Type::caption, room);
        });
    for (const Fact& fact : facts) {
        Box rest = box;
        if (signed_facts)
            ui::badge(frame,
                      {rest.x0, rest.y0 + frame.theme.letters_middle(Type::body) -
                                    frame.theme.letters_middle(Type::caption) - frame.mm(0.5f)},
                      badge_of(frame, say, fact.care), signs);
        rest.x0 += signs;
        const float under = frame.text(rest, fact.what, {Type::body, colours.soft_ink});
        if (beside)
            rest.x0 += names;
        else
            rest = {box.x0, rest.y0 + under, box.x1, rest.y1};
        rest.y0 += frame.text(rest, fact.how, {Type::body, colours.ink});
        if (!fact.help.empty())
            rest.y0 += frame.text(rest, fact.help, {Type::caption, colours.ink});
        box.y0 = std::max(rest.y0, box.y0 + under) + frame.mm(3);
        const float line = box.y0 - frame.mm(1.5f);
        frame.line(box.x0, line, box.x1, line, colours.hairline, frame.mm(0.35f));
    }
}

namespace {

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
                             Icon::megaphone,
                             say(view.at_booth ? "staff.booth_now" : "staff.booth_helper",
                                 {{"title", view.booth->title(view.visit.language)}}),
                             BoothChosen{!view.at_booth}));
    tiles.push_back(tile("figures", say("staff.figures"), Icon::chart, say("staff.figures_helper"),
                         FiguresAsked{}));
    tiles.push_back(tile("day", say("staff.day"), Icon::calendar, say("staff.day_helper"),
                         DayAsked{view.today()}));
    if (view.clock.believable)
        tiles.push_back(
            tile("believe", say("staff.believe"), Icon::clock,
                 say("staff.believe_helper", {{"date", full_date(view, view.clock.shown)}}),
                 ClockBelieved{}));
    tiles.push_back(tile("log", say("staff.log"), Icon::list, say("staff.log_helper"), LogAsked{}));
    tiles.push_back(
        tile("test", say("staff.test"), Icon::hand, say("staff.test_helper"), TestAsked{}));
    tiles.push_back(tile("data", say("staff.keeping"), Icon::succession,
                         say("staff.keeping_helper"), DataAsked{}));
    tiles.push_back(
        tile("pin", say("staff.pin"), Icon::tune, say("staff.pin_helper"), PinChangeAsked{}));
    tiles.push_back(tile("ending", say("staff.ending"), Icon::replay, say("staff.ending_helper"),
                         EndingAsked{}));
    return tiles;
}

// In two columns where there is room, each row as tall as it must be; takes themselves off the top
// of `box`.
Happened draw_actions(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    const std::vector<Tile> tiles = actions_of(view);
    const float gap = frame.mm(4);
    const float half = std::floor((box.width() - gap) / 2);
    const bool two = half >= frame.mm(70) && std::ranges::all_of(tiles, [&](const Tile& tile) {
                         return ui::tile_fits(frame, half, tile.words, tile.look);
                     });
    const std::size_t columns = two ? 2 : 1;
    const float width = two ? half : box.width();
    for (std::size_t first = 0; first < tiles.size(); first += columns) {
        const std::size_t end = std::min(first + columns, tiles.size());
        float height = frame.mm(25);
        for (std::size_t at = first; at < end; ++at)
            height =
                std::max(height, ui::tile_height(frame, width, tiles[at].words, tiles[at].look));
        Box row = box.cut_top(height, gap);
        for (std::size_t at = first; at < end; ++at)
            if (ui::tile(frame, tiles[at].id, row.cut_left(width, gap), tiles[at].words,
                         tiles[at].look))
                happened = tiles[at].event;
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
        facts.push_back({say("chip.purpose"), purposes});
    if (answers.place)
        facts.push_back({say("chip.region"), view.name(*answers.place)});
    if (answers.age)
        facts.push_back({say("chip.age"), say.of("age", *answers.age)});
    if (const std::string further = further_in_words(view); !further.empty())
        facts.push_back({say("step.result"), further});
    if (facts.empty())
        box.y0 += frame.text(box, say("called.nothing"), {Type::body, colours.ink});
    draw_facts(frame, box, say, facts);
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
            left.y0 +=
                frame.text(left, say("staff.title"), {Type::title, colours.ink}) + frame.mm(3);
            if (view.visit.staff.failed)
                left.y0 +=
                    ui::ticked(frame, left, Verdict::excluded, say("staff.failed"), Type::body) +
                    frame.mm(4);
            if (view.visit.staff.pin_changed)
                left.y0 +=
                    ui::ticked(frame, left, Verdict::fits, say("staff.pin_changed"), Type::body) +
                    frame.mm(4);
            const std::vector<Fact> facts = facts_of(view);
            const auto calm = std::ranges::find_if(
                facts, [](const Fact& fact) { return fact.care != Care::look; });
            draw_verdict(frame, left, say, calm - facts.begin());
            draw_facts(frame, left, say, {facts.begin(), calm});
            draw_numbers(frame, left, numbers_of(view));
            take(draw_stops(frame, view, left));
            draw_facts(frame, left, say, {calm, facts.end()});
            left.y0 += frame.text(left, say("staff.helper"), {Type::caption, colours.soft_ink});
            if (!frame.theme.columns())
                right = {left.x0, left.y0 + frame.mm(4), left.x1, left.y1};
            take(draw_actions(frame, view, right));
            return std::max(left.y0, right.y0);
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
