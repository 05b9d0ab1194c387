#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr int days_ahead = 14;
constexpr std::size_t most_news = 3;

// A date of the next two weeks, read off the data.
struct News {
    Day day{};
    std::string when;
    std::string what;
    std::string where;
    ui::Icon icon = ui::Icon::calendar;
};

std::vector<News> news_of(const View& view)
{
    std::vector<News> result;
    const Day today = view.today();
    const Day last = days_after(today, days_ahead);
    for (const Programme& programme : view.catalogue.programmes) {
        const auto deadline = deadline_on(programme, today);
        const State state = state_on(programme, today);
        if (!deadline || *deadline > last || state == State::closed)
            continue;
        News news;
        news.day = *deadline;
        news.what = view.text(programme).short_title;
        const auto occasion = std::ranges::find_if(
            programme.occasions, [&](const Occasion& o) { return o.date.first == *deadline; });
        if (occasion != programme.occasions.end()) {
            news.when = in_words(view, *deadline);
            news.where = occasion->town ? view.name(*occasion->town) : occasion->place;
        } else {
            news.when = view.say()("welcome.until", {{"date", in_words(view, *deadline)}});
            news.where = view.say().of("kind", programme.kind);
            news.icon = ui::Icon::clock;
        }
        result.push_back(news);
    }
    std::ranges::stable_sort(result, {}, &News::day);
    if (result.size() > most_news)
        result.resize(most_news);
    return result;
}

struct NewsLook {
    float padding;
    float sign;
    float when;
    float what;
    float height;
};

NewsLook look_of(const ui::Frame& frame, const View&, const News& news, float width)
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

void draw_news(ui::Frame& frame, const View& view, const News& news, const Box& box)
{
    const auto& colours = frame.colours;
    const NewsLook look = look_of(frame, view, news, box.width());
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

// The next dates as cards along the lower edge of `box`, as many as are wide enough to read.
void draw_all_news(ui::Frame& frame, const View& view, const Box& box)
{
    std::vector<News> list = news_of(view);
    const float gap = frame.theme.gap();
    const float least = frame.theme.em(Type::caption) * 15.0f;
    const auto fitting = static_cast<std::size_t>((box.width() + gap) / (least + gap));
    if (list.size() > fitting)
        list.resize(std::max<std::size_t>(1, fitting));
    if (list.empty())
        return;
    const auto count = static_cast<float>(list.size());
    const float width =
        std::min(std::floor((box.width() - gap * (count - 1)) / count), least * 1.4f);
    float height = 0;
    for (const News& news : list)
        height = std::max(height, look_of(frame, view, news, width).height);
    if (height > box.height())
        return; // the largest letters: how to begin comes first
    float x = box.x0;
    for (const News& news : list) {
        draw_news(frame, view, news, {x, box.y1 - height, x + width, box.y1});
        x += width + gap;
    }
}

} // namespace

Happened draw_welcome(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const bool portrait = frame.theme.portrait();
    const float margin = frame.theme.margin() * 1.4f;
    Happened happened;

    if (frame.theme.contrast() == Contrast::light)
        frame.picture(frame.screen(), portrait ? "welcome-portrait" : "welcome-landscape");

    Box box = frame.page().inset(margin, frame.theme.margin());
    Box top = box.cut_top(frame.theme.touch());
    const float name = draw_name(frame, view, top) + frame.mm(5);
    // Larger letters want a row for the buttons alone.
    const float beside = top.width() - name;
    const bool one_row = settings_width(frame, view, beside) <= beside;
    Box settings = one_row ? top : box.cut_top(frame.theme.touch(), frame.mm(2));
    if (one_row)
        settings.x0 += name;
    happened = draw_settings(frame, view, settings);
    const float room = top.width() - (one_row ? settings_width(frame, view, beside) : 0.0f);
    const std::string tagline =
        say("app.tagline", {{"prefecture", view.name(view.catalogue.edition.prefecture,
                                                     view.catalogue.edition.prefecture_english)}});
    if (!portrait && name + frame.text_width(tagline, Type::body) < room)
        frame.text({top.x0 + name, top.middle_y() - frame.theme.letters_middle(Type::body),
                    top.x0 + room, top.y1},
                   tagline, {Type::body, colours.soft_ink});

    const float date_line = frame.theme.line_height(Type::caption) + frame.mm(2);
    const Fill fill{{"date", full_date(view, view.catalogue.edition.date)},
                    {"count", std::to_string(view.catalogue.programmes.size())}};
    const std::string as_of = say("data.as_of_count", fill);
    const float as_of_width = frame.text_width(as_of, Type::caption) + frame.mm(8);
    // For somebody who wants no questions: dates, and whom to ask. Larger letters want a row for
    // the date of the data alone.
    const BottomButton ways[] = {calendar_button(view), guide_button(view)};
    float ways_width = 0;
    for (const BottomButton& way : ways)
        ways_width += ui::button_width(frame, way.words, way.look) + frame.theme.gap();
    const bool ways_beside = ways_width + as_of_width <= box.width();
    Box bottom = box.cut_bottom(ways_beside ? frame.theme.button() : date_line);
    const Box pill{bottom.x1 - as_of_width, bottom.y1 - date_line, bottom.x1, bottom.y1};
    Box row = ways_beside ? bottom : box.cut_bottom(frame.theme.button() + frame.mm(2));
    row.y1 = row.y0 + frame.theme.button();
    for (const BottomButton& way : ways) {
        const float wanted = ui::button_width(frame, way.words, way.look);
        if (ui::button(frame, way.id,
                       row.cut_left(std::min(wanted, row.width()), frame.theme.gap()), way.words,
                       way.look))
            happened = way.event;
    }
    frame.fill(pill, colours.paper, frame.mm(2));
    frame.on(colours.paper, [&] {
        frame.text({pill.x0, pill.y0 + frame.mm(1), pill.x1, pill.y1}, as_of,
                   {Type::caption, colours.soft_ink, ui::Align::centre});
    });
    box.y1 -= frame.mm(5);
    const float text_width = portrait ? box.width() : box.width() * 0.7f;
    box.y0 += portrait ? frame.mm(14) : frame.mm(12);
    Box text{box.x0, box.y0, box.x0 + text_width, box.y1};
    // The line break of the words holds where both lines fit; else they flow.
    std::string title = say("welcome.title");
    const std::size_t line_break = title.find('\n');
    if (line_break != title.npos &&
        std::max(frame.text_width(title.substr(0, line_break), Type::question),
                 frame.text_width(title.substr(line_break + 1), Type::question)) > text.width())
        title[line_break] = ' ';
    text.y0 += frame.text(text, title, {Type::question, colours.ink});
    text.y0 += frame.mm(3);
    text.y0 += frame.text(text, say("welcome.words"), {Type::body, colours.ink});
    text.y0 += frame.mm(8);

    // Wherever the glass is touched, the kiosk starts; the key shows what that does.
    const std::string start = say("welcome.start");
    const float width = std::min(text.width(), frame.text_width(start, Type::title) + frame.mm(46));
    const float words_height = frame.text_height(start, Type::title, width - frame.mm(34));
    const float height = std::max(frame.mm(30), words_height + frame.mm(6));
    const Box key{text.x0, text.y0, text.x0 + width, text.y0 + height};
    draw_all_news(frame, view, {box.x0, key.y1 + frame.mm(4), box.x1, box.y1});
    const ui::Touch touch = frame.target("start", start, key);
    if (touch)
        happened = Started{};
    frame.fill(key.moved(0, frame.mm(1.2f)), colours.next_deep, frame.mm(6));
    frame.fill(touch.held ? key.moved(0, frame.mm(0.8f)) : key, colours.next, frame.mm(6));
    if (touch.focused)
        frame.outline(key.inset(-frame.mm(1.6f)), colours.ink, frame.mm(7), frame.mm(1));
    frame.on(colours.next, [&] {
        frame.icon(key.x0 + frame.mm(16), key.middle_y(), ui::Icon::hand, Type::title,
                   colours.on_next);
        frame.text({key.x0 + frame.mm(28), key.middle_y() - words_height / 2, key.x1 - frame.mm(6),
                    key.y1},
                   start, {Type::title, colours.on_next});
    });
    return happened;
}

} // namespace michi::screens
