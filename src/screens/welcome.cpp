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

void draw_news(ui::Frame& frame, const std::vector<News>& list, const Box& box)
{
    const auto& colours = frame.colours;
    const float padding = frame.mm(4);
    const auto cells = ui::grid(box, list.size(), list.size(), box.height(), frame.theme.gap());
    for (std::size_t index = 0; index < list.size(); ++index) {
        const News& news = list[index];
        ui::paper(frame, cells[index]);
        frame.on(colours.paper, [&] {
            Box inside = cells[index].inset(padding);
            const float line = frame.theme.line_height(Type::caption);
            frame.icon(inside.x0 + frame.theme.em(Type::caption) / 2, inside.y0 + line / 2,
                       news.icon, Type::caption, colours.lead);
            frame.text(
                {inside.x0 + frame.theme.em(Type::caption) * 1.5f, inside.y0, inside.x1, inside.y1},
                news.when, {Type::caption, colours.lead});
            inside.y0 += line;
            inside.y0 += frame.text(inside, news.what, {Type::body, colours.ink});
            frame.text(inside, news.where, {Type::caption, colours.soft_ink});
        });
    }
}

float news_height(const ui::Frame& frame, const std::vector<News>& list, float width)
{
    float height = 0;
    const auto count = static_cast<float>(list.size());
    const float inside = (width - frame.theme.gap() * (count - 1)) / count - 2 * frame.mm(4);
    for (const News& news : list)
        height = std::max(height, 2 * frame.mm(4) + 2 * frame.theme.line_height(Type::caption) +
                                      frame.text_height(news.what, Type::body, inside));
    return height;
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
        frame.picture(frame.page(), portrait ? "welcome-portrait" : "welcome-landscape");

    Box box = frame.page().inset(margin, frame.theme.margin());
    Box top = box.cut_top(frame.theme.touch());
    happened = draw_settings(frame, view, top);

    const float name = draw_name(frame, view, top);
    const float line = frame.theme.line_height(Type::body);
    if (!portrait)
        frame.text({top.x0 + name + frame.mm(5), top.middle_y() - line / 2,
                    top.middle_x() + frame.mm(20), top.y1},
                   say("app.tagline",
                       {{"prefecture", view.english() ? view.catalogue.edition.prefecture_english
                                                      : view.catalogue.edition.prefecture}}),
                   {Type::body, colours.soft_ink});

    const std::vector<News> news = news_of(view);
    const float date_line = frame.theme.line_height(Type::caption) + frame.mm(2);
    Box bottom = box.cut_bottom(date_line);
    const Fill fill{{"date", full_date(view, view.catalogue.edition.date)},
                    {"count", std::to_string(view.catalogue.programmes.size())}};
    const std::string as_of = say("data.as_of_count", fill);
    const float as_of_width = frame.text_width(as_of, Type::caption) + frame.mm(8);
    const Box pill{bottom.x1 - as_of_width, bottom.y0, bottom.x1, bottom.y1};
    frame.fill(pill, colours.paper, frame.mm(2));
    frame.on(colours.paper, [&] {
        frame.text({pill.x0, pill.y0 + frame.mm(1), pill.x1, pill.y1}, as_of,
                   {Type::caption, colours.soft_ink, ui::Align::centre});
    });
    if (!news.empty()) {
        const float width =
            portrait ? box.width()
                     : std::min(box.width(), frame.mm(105) * static_cast<float>(news.size()));
        Box strip = box.cut_bottom(news_height(frame, news, width), frame.mm(4));
        strip = strip.moved(0, -frame.mm(4));
        strip.x1 = strip.x0 + width;
        draw_news(frame, news, strip);
    }

    const float text_width = portrait ? box.width() : box.width() * 0.7f;
    box.y0 += portrait ? frame.mm(14) : frame.mm(12);
    Box text{box.x0, box.y0, box.x0 + text_width, box.y1};
    text.y0 += frame.text(text, say("welcome.title"), {Type::question, colours.ink});
    text.y0 += frame.mm(3);
    text.y0 += frame.text(text, say("welcome.words"), {Type::body, colours.soft_ink});
    text.y0 += frame.mm(8);

    // Wherever the glass is touched, the kiosk starts; the key shows what that does.
    const std::string start = say("welcome.start");
    const float height = frame.mm(30);
    const float width = std::min(text.width(), frame.text_width(start, Type::title) + frame.mm(46));
    const Box key{text.x0, text.y0, text.x0 + width, text.y0 + height};
    const ui::Touch touch = frame.target("start", start, key);
    if (touch)
        happened = Started{};
    frame.fill(key.moved(0, frame.mm(1.2f)), colours.next_deep, frame.mm(6));
    frame.fill(touch.held ? key.moved(0, frame.mm(0.8f)) : key, colours.next, frame.mm(6));
    if (touch.focused)
        frame.outline(key.inset(-frame.mm(1.6f)), colours.ink, frame.mm(7), frame.mm(1));
    frame.on(colours.next, [&] {
        const float title = frame.theme.line_height(Type::title);
        frame.icon(key.x0 + frame.mm(16), key.middle_y(), ui::Icon::hand, Type::title,
                   colours.on_next);
        frame.text({key.x0 + frame.mm(28), key.middle_y() - title / 2, key.x1, key.y1}, start,
                   {Type::title, colours.on_next});
    });
    return happened;
}

} // namespace michi::screens
