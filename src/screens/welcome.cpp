#include "screens/welcome.hpp"
#include "domain/calendar.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>
#include <cstdlib>
#include <span>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr int days_ahead = 14;
constexpr std::size_t most_cards = 3;
constexpr int most_drift = 8;

// A date of the next two weeks, read off the data.
struct News {
    Day day{};
    std::string when;
    std::string what;
    std::string where;
    ui::Icon icon = ui::Icon::calendar;
};

// What closes and what takes place within days_ahead, the nearest first; never what is closed.
std::vector<News> news_of(const View& view)
{
    std::vector<News> result;
    if (!view.clock.certain)
        return result;
    const Day today = view.today();
    const Day last = days_after(today, days_ahead);
    for (const CalendarEntry& entry : calendar(view.catalogue, {}, today)) {
        const Programme& programme = view.catalogue.at(entry.programme);
        const Occasion& occasion = programme.occasions[entry.occasion];
        if (!occasion.date.month_only() && occasion.date.first <= last)
            result.push_back({occasion.date.first, in_words(view, occasion.date.first),
                              view.text(programme).short_title,
                              occasion.town ? view.name(*occasion.town) : occasion.place});
    }
    for (const Programme& programme : view.catalogue.programmes) {
        const auto deadline = deadline_on(programme, today);
        const bool told = std::ranges::any_of(
            programme.occasions, [&](const Occasion& o) { return o.date.first == deadline; });
        if (deadline && *deadline <= last && !told)
            result.push_back({*deadline,
                              view.say()("welcome.until", {{"date", in_words(view, *deadline)}}),
                              view.text(programme).short_title,
                              view.say().of("kind", programme.kind), ui::Icon::clock});
    }
    std::ranges::stable_sort(result, {}, &News::day);
    return result;
}

struct NewsLook {
    float padding;
    float sign;
    float when;
    float what;
    float height;
};

NewsLook look_of(const ui::Frame& frame, const News& news, float width)
{
    NewsLook look{};
    look.padding = frame.mm(4);
    look.sign = std::round(frame.theme.em(Type::caption) * 1.5f);
    const float inside = width - 2 * look.padding;
    look.when = frame.text_height(news.when, Type::caption, inside - look.sign);
    look.what = frame.text_height(news.what, Type::body, inside, ui::Balance::yes);
    look.height = 2 * look.padding + look.when + look.what +
                  frame.text_height(news.where, Type::caption, inside);
    return look;
}

void draw_card(ui::Frame& frame, const News& news, const Box& box)
{
    const auto& colours = frame.colours;
    const NewsLook look = look_of(frame, news, box.width());
    ui::paper(frame, box);
    frame.on(colours.paper, [&] {
        Box inside = box.inset(look.padding);
        Box when = inside.cut_top(look.when);
        const Box sign = when.cut_left(look.sign);
        frame.icon(sign.x0 + frame.theme.em(Type::caption) / 2,
                   when.y0 + frame.theme.letters_middle(Type::caption), news.icon, Type::caption,
                   colours.lead);
        frame.text(when, news.when, {Type::caption, colours.lead});
        inside.y0 += frame.text(inside, news.what,
                                {Type::body, colours.ink, ui::Align::left, ui::Balance::yes});
        frame.text(inside, news.where, {Type::caption, colours.soft_ink});
    });
}

// The dates as cards along the lower edge of `box`, as many in a turn as are wide enough to read.
void draw_news(ui::Frame& frame, const View& view, const std::vector<News>& list, const Box& box)
{
    const float gap = frame.theme.gap();
    const float least = frame.theme.em(Type::caption) * 15.0f;
    const auto fitting = static_cast<std::size_t>((box.width() + gap) / (least + gap));
    const std::size_t count =
        std::clamp<std::size_t>(fitting, 1, std::min(most_cards, list.size()));
    const std::size_t turns = (list.size() + count - 1) / count;
    const std::size_t first = static_cast<std::size_t>(view.turn) % turns * count;
    const auto cards = std::span(list).subspan(first, std::min(count, list.size() - first));
    const auto columns = static_cast<float>(count);
    const float width =
        std::min(std::floor((box.width() - gap * (columns - 1)) / columns), least * 1.4f);
    float height = 0;
    for (const News& news : cards)
        height = std::max(height, look_of(frame, news, width).height);
    if (height > box.height())
        return; // the largest letters: how to begin comes first
    float x = box.x0;
    for (const News& news : cards) {
        draw_card(frame, news, {x, box.y1 - height, x + width, box.y1});
        x += width + gap;
    }
}

// For days without a date: how much there is of each kind of help.
void draw_offers(ui::Frame& frame, const View& view, const Box& box)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const float padding = frame.mm(4);
    const float line = frame.theme.line_height(Type::caption);
    const std::string title =
        say("welcome.offers", {{"count", std::to_string(view.catalogue.programmes.size())}});
    const float inside = std::min(box.width(), frame.theme.em(Type::caption) * 45) - 2 * padding;
    std::vector<std::pair<Box, std::string>> offers; // from the upper left of the first on
    Box place{0, 0, 0, line};
    for (const Kind kind : all<Kind>()) {
        const auto count = std::ranges::count(view.catalogue.programmes, kind, &Programme::kind);
        if (count == 0)
            continue;
        const std::string words = say(
            "welcome.offer", {{"kind", say.of("kind", kind)}, {"count", std::to_string(count)}});
        const float width = frame.text_width(words, Type::caption) + 1;
        if (place.x0 + width > inside)
            place = {0, place.y1, 0, place.y1 + line};
        place.x1 = place.x0 + width;
        offers.emplace_back(place, words);
        place.x0 = place.x1 + frame.mm(6);
    }
    const float title_height = frame.text_height(title, Type::body, inside);
    const float height = 2 * padding + title_height + place.y1;
    if (height > box.height())
        return;
    const Box card{box.x0, box.y1 - height, box.x0 + inside + 2 * padding, box.y1};
    ui::paper(frame, card);
    frame.on(colours.paper, [&] {
        const Box text = card.inset(padding);
        frame.text(text, title, {Type::body, colours.ink});
        for (const auto& [at, words] : offers)
            frame.text(at.moved(text.x0, text.y0 + title_height), words,
                       {Type::caption, colours.soft_ink});
    });
}

// What begins something, as a large key.
struct StartKey {
    std::string id;
    std::string words;
    ui::Icon icon;
    ui::Colour ground;
    ui::Colour under;
    ui::Colour ink;
    Event event;
    float width = 0;
    float words_height = 0;
};

// What the kiosk is for, and the keys that begin. The words give way where there is no room; the
// title of an event becomes smaller first.
struct Start {
    std::string title;          // may be empty
    std::string words;          // may be empty
    Type type = Type::question; // of the title
    std::vector<StartKey> keys;
    bool beside = false; // each other
    bool narrow = false; // with less air around their words
    Type key_type = Type::title;
    float air = 0;   // over it all
    float pause = 0; // between the words and the keys
    float text = 0;  // the width of the words
    float key_height = 0;
    float gap = 0; // between the keys

    [[nodiscard]] float icon_inset(const ui::Frame& frame) const
    {
        return narrow ? frame.mm(3) + frame.theme.em(key_type) / 2 : frame.mm(16);
    }
    [[nodiscard]] float words_inset(const ui::Frame& frame) const
    {
        return narrow ? frame.mm(5) + frame.theme.em(key_type) : frame.mm(28);
    }
    [[nodiscard]] float end_inset(const ui::Frame& frame) const { return frame.mm(narrow ? 3 : 6); }
    [[nodiscard]] float height(const ui::Frame& frame) const
    {
        const auto rows = beside ? 1.0f : static_cast<float>(keys.size());
        float result = air + rows * (key_height + gap) - gap + frame.mm(4);
        if (!title.empty())
            result += frame.text_height(title, type, text) + pause;
        if (!words.empty())
            result += frame.mm(3) + frame.text_height(words, Type::body, text);
        return result;
    }
};

std::vector<StartKey> keys_of(const ui::Frame& frame, const View& view)
{
    const auto& colours = frame.colours;
    std::vector<StartKey> keys{{"start", view.say()("welcome.start"), ui::Icon::hand, colours.next,
                                colours.next_deep, colours.on_next, Started{}}};
    if (view.at_booth && !view.booth->programmes.empty())
        keys.push_back({"talk", view.say()("talk.key"), ui::Icon::list, colours.lead, colours.ink,
                        colours.on_lead, TalkAsked{view.booth->programmes}});
    return keys;
}

// Beside each other where there is room, on a wide screen by all means; else one under the other.
void measure_keys(const ui::Frame& frame, Start& start, float room)
{
    const bool one = start.keys.size() == 1;
    const float half = std::floor((room - start.gap) / 2);
    float widest = 0;
    for (StartKey& key : start.keys) {
        const float wanted = frame.text_width(key.words, Type::title) + frame.mm(46);
        key.width = std::min(one ? start.text : room, wanted);
        widest = std::max(widest, key.width);
    }
    start.narrow = !one && widest > half && !frame.theme.portrait();
    start.beside = widest <= half || start.narrow;
    if (start.narrow && start.key_type == Type::title)
        start.key_type = Type::tile;
    start.key_height = frame.mm(frame.theme.flat() ? 22 : 30);
    for (StartKey& key : start.keys) {
        key.width = start.narrow ? half : start.beside ? key.width : widest;
        const float words = key.width - start.words_inset(frame) - start.end_inset(frame);
        key.words_height = frame.text_height(key.words, start.key_type, words);
        start.key_height = std::max(start.key_height, key.words_height + frame.mm(6));
    }
}

// With less and less of it, until it fits; the title goes last.
Start event_start(const ui::Frame& frame, Start full, const Box& box, float room)
{
    if (full.height(frame) <= room)
        return full;
    full.air = full.pause = frame.mm(3);
    if (full.height(frame) <= room)
        return full;
    full.words.clear();
    for (const bool small : {false, true}) {
        if (small && !full.narrow)
            break;
        if (small) {
            full.key_type = Type::caption;
            measure_keys(frame, full, box.width());
        }
        for (const Type type : {Type::question, Type::title, Type::tile, Type::body}) {
            full.type = type;
            if (full.height(frame) <= room)
                return full;
        }
    }
    full.title.clear();
    return full;
}

Start start_of(const ui::Frame& frame, const View& view, const Box& box, float room)
{
    const Speech say = view.say();
    const bool flat = frame.theme.flat();
    Start start;
    start.text = box.width() * (frame.theme.portrait() || flat ? 1.0f : 0.7f);
    start.keys = keys_of(frame, view);
    start.gap = frame.theme.gap();
    measure_keys(frame, start, box.width());

    // The line break of the words holds where both lines fit; else they flow.
    std::string title =
        view.at_booth ? view.booth->title(view.visit.language) : say("welcome.title");
    const std::size_t line_break = title.find('\n');
    if (line_break != title.npos &&
        std::max(frame.text_width(title.substr(0, line_break), Type::question),
                 frame.text_width(title.substr(line_break + 1), Type::question)) > start.text)
        title[line_break] = ' ';
    Start full = start;
    full.title = title;
    full.words = say(start.keys.size() > 1 ? "talk.words" : "welcome.words");
    full.air = frame.mm(frame.theme.portrait() ? 14 : 12);
    full.pause = frame.mm(8);
    if (view.at_booth)
        return event_start(frame, full, box, room);
    if (full.height(frame) <= room)
        return full;
    full.air = full.pause = frame.mm(3);
    if (full.height(frame) <= room)
        return full;
    full.words.clear();
    if (full.height(frame) <= room)
        return full;
    for (const Type type : {Type::tile, Type::body, Type::caption}) {
        if (start.height(frame) <= room)
            break;
        start.key_type = type;
        measure_keys(frame, start, box.width());
    }
    const float over = std::max(0.0f, start.height(frame) - room); // its air gives way last
    start.key_height = std::max(frame.theme.touch(), start.key_height - over);
    return start;
}

Happened draw_start_key(ui::Frame& frame, const Start& start, const StartKey& look, const Box& key)
{
    const ui::Touch touch = frame.target(look.id, look.words, key);
    frame.fill(key.moved(0, frame.mm(1.2f)), look.under, frame.mm(6));
    frame.fill(touch.held ? key.moved(0, frame.mm(0.8f)) : key, look.ground, frame.mm(6));
    if (touch.focused)
        frame.focus_ring(key);
    frame.on(look.ground, [&] {
        const Type type = start.key_type;
        frame.icon(key.x0 + start.icon_inset(frame), key.middle_y(), look.icon, type, look.ink);
        frame.text({key.x0 + start.words_inset(frame), key.middle_y() - look.words_height / 2,
                    key.x1 - start.end_inset(frame), key.y1},
                   look.words, {type, look.ink});
    });
    return touch ? Happened{look.event} : Happened{};
}

// Takes it off the top of `box`. Wherever the glass is touched, the kiosk starts; its key shows
// what that does.
Happened draw_start(ui::Frame& frame, const Start& start, Box& box)
{
    Happened happened;
    const auto& colours = frame.colours;
    Box text{box.x0, box.y0 + start.air, box.x0 + start.text, box.y1};
    if (!start.title.empty())
        text.y0 += frame.text(text, start.title, {start.type, colours.ink});
    if (!start.words.empty()) {
        text.y0 += frame.mm(3);
        text.y0 += frame.text(text, start.words, {Type::body, colours.ink});
    }
    Box at{text.x0, text.y0 + start.pause, text.x0, text.y0 + start.pause + start.key_height};
    for (const StartKey& key : start.keys) {
        at.x1 = at.x0 + key.width;
        if (const Happened touched = draw_start_key(frame, start, key, at))
            happened = touched;
        box.y0 = at.y1 + frame.mm(4);
        at = start.beside ? at.moved(key.width + start.gap, 0)
                          : at.moved(0, start.key_height + start.gap);
    }
    return happened;
}

// Whom to ask, where the site says so, and of which day the data is: on paper, so that it can be
// read over any picture.
struct Note {
    std::vector<std::string> lines;
    float width = 0;
    float height = 0;
};

Note note_of(const ui::Frame& frame, const std::vector<std::string>& lines, float most)
{
    Note note{lines, 0, frame.mm(2)};
    const float edge = 2 * frame.mm(4);
    for (const std::string& line : lines)
        note.width = std::max(note.width, frame.text_width(line, Type::caption) + edge);
    note.width = std::min(note.width, most);
    for (const std::string& line : lines)
        note.height += frame.text_height(line, Type::caption, note.width - edge);
    return note;
}

void draw_note(ui::Frame& frame, const Note& note, const Box& box)
{
    const auto& colours = frame.colours;
    if (note.lines.empty())
        return;
    frame.fill(box, colours.paper, frame.mm(2));
    frame.on(colours.paper, [&] {
        Box inside = box.inset(frame.mm(4), frame.mm(1));
        for (const std::string& line : note.lines)
            inside.y0 +=
                frame.text(inside, line, {Type::caption, colours.soft_ink, ui::Align::centre});
    });
}

// The office, its phone and its hours, as far as the site says them; nothing without a phone.
std::vector<std::string> office_of(const View& view)
{
    const Office& office = view.office;
    if (office.phone.empty())
        return {};
    std::vector<std::string> lines;
    std::string contact = view.say()("welcome.phone", {{"phone", office.phone}});
    if (const std::string hours = week_in_words(view, office.hours, office.open); !hours.empty())
        contact += (view.english() ? ", " : "\u30fb") + hours;
    if (!office.name.empty())
        lines.push_back(office.name);
    lines.push_back(contact);
    if (office.open)
        if (const std::string now = opening_in_words(view, *office.open); !now.empty())
            lines.push_back(now);
    return lines;
}

// For somebody who wants no questions: dates, and whom to ask. Larger letters want a row for the
// note alone; the office stands in it, and the ways beside it, only where there is room.
struct Bottom {
    std::vector<BottomButton> ways;
    Note note;
    float ways_width = 0;
    bool beside = false;
    float height = 0;
};

// From the most that it may hold to the least.
std::vector<Bottom> bottoms_of(const ui::Frame& frame, const View& view, const Box& box)
{
    const auto with = [&](std::vector<BottomButton> ways, const std::vector<std::string>& note) {
        Bottom bottom;
        bottom.ways = std::move(ways);
        bottom.note = note_of(frame, note, box.width());
        for (const BottomButton& way : bottom.ways)
            bottom.ways_width += ui::button_width(frame, way.words, way.look) + frame.theme.gap();
        const float button = bottom.ways.empty() ? 0.0f : frame.theme.button();
        bottom.beside = bottom.ways_width + bottom.note.width <= box.width();
        bottom.height = bottom.beside ? std::max(button, bottom.note.height)
                                      : button + frame.mm(2) + bottom.note.height;
        return bottom;
    };
    const std::vector<BottomButton> ways{calendar_button(view), guide_button(view)};
    const std::string least = as_of(view, frame.theme);
    const std::string date =
        least != as_of(view)
            ? least
            : view.say()("data.as_of_count",
                         {{"date", full_date(view, view.catalogue.edition.date)},
                          {"count", std::to_string(view.catalogue.programmes.size())}});
    std::vector<std::string> office = office_of(view);
    office.push_back(date);
    std::vector<Bottom> bottoms{with(ways, office), with(ways, {date}), with({}, {least})};
    // An event's two keys, or the band of another day, take room: the day of the data is on every
    // screen after this.
    if (view.at_booth || view.visit.as_of)
        bottoms.push_back(with({}, {}));
    return bottoms;
}

Happened draw_bottom(ui::Frame& frame, const Bottom& look, Box& box)
{
    Happened happened;
    const Note& note = look.note;
    Box bottom = box.cut_bottom(look.height, frame.mm(5));
    if (!note.lines.empty())
        draw_note(frame, note,
                  {bottom.x1 - note.width, bottom.y1 - note.height, bottom.x1, bottom.y1});
    const float button = frame.theme.button();
    Box row = look.beside ? bottom.cut_bottom(button) : bottom.cut_top(button);
    for (const BottomButton& way : look.ways) {
        const float wanted = ui::button_width(frame, way.words, way.look);
        if (ui::button(frame, way.id,
                       row.cut_left(std::min(wanted, row.width()), frame.theme.gap()), way.words,
                       way.look))
            happened = way.event;
    }
    return happened;
}

} // namespace

Box draw_welcome_top(ui::Frame& frame, const View& view, Box& box)
{
    const bool flat = frame.theme.flat();
    Box top = box.cut_top(flat ? frame.theme.button() : frame.theme.touch());
    const float name = name_width(frame, view) + frame.mm(5);
    // Larger letters want a row for the buttons alone; a tall screen has it to give, where more of
    // them have room there, and a flat panel has room for that one only.
    const float beside = top.width() - name;
    const float wanted = settings_width(frame, view, beside);
    const bool one_row = wanted <= beside && (!frame.theme.portrait() ||
                                              wanted == settings_width(frame, view, top.width()));
    if (one_row || !flat)
        draw_name(frame, view, top);
    Box settings = one_row || flat ? top : box.cut_top(settings_height(frame), frame.mm(2));
    if (one_row)
        settings.x0 += name;
    const float room = top.width() - (one_row ? settings_width(frame, view, beside) : 0.0f);
    const std::string tagline = view.say()(
        "app.tagline", {{"prefecture", view.name(view.catalogue.edition.prefecture,
                                                 view.catalogue.edition.prefecture_english)}});
    if (!frame.theme.portrait() && (one_row || !flat) &&
        name + frame.text_width(tagline, Type::body) < room)
        frame.text({top.x0 + name, top.middle_y() - frame.theme.letters_middle(Type::body),
                    top.x0 + room, top.y1},
                   tagline, {Type::body, frame.colours.soft_ink});
    return settings;
}

namespace {

// How far everything but the picture stands off its place in this turn, in pixels: at most 8 along
// each axis, so that nothing burns into the panel (kiosk rule "Motion"). The first turn stands
// still.
ImVec2 drift(int turn)
{
    const auto swing = [](int step) {
        return static_cast<float>(
            std::abs((step + most_drift) % (4 * most_drift) - 2 * most_drift) - most_drift);
    };
    return {swing(3 * turn), swing(5 * turn)};
}

} // namespace

Box welcome_box(const ui::Frame& frame, const View& view)
{
    const ImVec2 off = drift(view.turn);
    const float side = frame.theme.margin() * (frame.theme.flat() ? 1.0f : 1.4f);
    return frame.page().inset(side, frame.theme.margin()).moved(off.x, off.y);
}

Happened draw_welcome(ui::Frame& frame, const View& view)
{
    if (frame.theme.contrast() == Contrast::light)
        frame.picture(frame.screen());
    Box box = welcome_box(frame, view);
    const Box settings = draw_welcome_top(frame, view, box);
    // Before what the kiosk is for gives way, what stands at the bottom does.
    Start first;
    Bottom bottom;
    for (const Bottom& one : bottoms_of(frame, view, box)) {
        bottom = one;
        first = start_of(frame, view, box, box.height() - bottom.height);
        if (!first.title.empty())
            break;
    }
    const Happened start = draw_start(frame, first, box);
    const Happened way = draw_bottom(frame, bottom, box);
    if (const std::vector<News> news = news_of(view); news.empty())
        draw_offers(frame, view, box);
    else
        draw_news(frame, view, news, box);
    const Happened setting = draw_settings(frame, view, settings);
    return start ? start : way ? way : setting;
}

} // namespace michi::screens
