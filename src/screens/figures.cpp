#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr std::size_t longest_list = 8;

using Line = std::pair<std::string, std::string>; // of what, and how many

void draw_list(ui::Frame& frame, const View& view, Box& box, const std::string& title,
               const std::vector<Line>& lines)
{
    const auto& colours = frame.colours;
    box.y0 += frame.text(box, title, {Type::tile, colours.ink}) + frame.mm(2);
    if (lines.empty())
        box.y0 += frame.text(box, view.say()("figures.none"), {Type::body, colours.soft_ink});
    for (const auto& [what, visits] : lines) {
        Box words = box;
        const Box number = words.cut_right(
            std::min(frame.text_width(visits, Type::body) + 1, box.width() / 2), frame.mm(4));
        const float height = frame.text(words, what, {Type::body, colours.ink});
        box.y0 += std::max(height, frame.text(number, visits,
                                              {Type::body, colours.ink, ui::Align::right})) +
                  frame.mm(2);
        frame.line(box.x0, box.y0, box.x1, box.y0, colours.hairline, frame.mm(0.35f));
        box.y0 += frame.mm(2);
    }
    box.y0 += frame.mm(6);
}

} // namespace

void draw_numbers(ui::Frame& frame, Box& box,
                  const std::vector<std::pair<std::string, std::string>>& lines)
{
    const float gap = frame.theme.gap();
    const float padding = frame.mm(4);
    const auto width_of = [&](std::size_t columns) {
        return (box.width() + gap) / static_cast<float>(columns) - gap;
    };
    const bool beside = std::ranges::all_of(lines, [&](const auto& line) {
        const float room = width_of(lines.size()) - 2 * padding;
        return frame.text_width(line.first, Type::caption) < room &&
               frame.text_width(line.second, Type::title) < room;
    });
    const std::size_t columns = beside ? lines.size() : 1;
    const float width = width_of(columns);
    float height = 0;
    for (const auto& [what, visits] : lines)
        height = std::max(height, frame.text_height(what, Type::caption, width - 2 * padding) +
                                      frame.text_height(visits, Type::title, width - 2 * padding) +
                                      2 * padding);
    for (std::size_t at = 0; at < lines.size(); at += columns) {
        Box row = box.cut_top(height, gap);
        for (std::size_t column = 0; column < columns; ++column) {
            const Box sheet = row.cut_left(width, gap);
            ui::paper(frame, sheet);
            frame.on(frame.colours.paper, [&] {
                Box words = sheet.inset(padding);
                words.y0 += frame.text(words, lines[at + column].first,
                                       {Type::caption, frame.colours.soft_ink});
                frame.text(words, lines[at + column].second, {Type::title, frame.colours.lead});
            });
        }
    }
}

std::string visits_in_words(const Speech& say, std::int64_t visits)
{
    return visits < fewest_printed ? say("figures.few")
                                   : say("figures.count", {{"count", std::to_string(visits)}});
}

std::string visits_in_words(const Speech& say, const EventFigures& figures)
{
    if (figures.all || figures.visits == 0)
        return visits_in_words(say, figures.visits);
    return say("event.at_least", {{"count", std::to_string(figures.visits)}});
}

std::string in_words(const Speech& say, const EventFigures::Visits& half_day)
{
    const Fill parts = parts_of(say, half_day.when.first);
    if (half_day.when.month_only())
        return say("event.month", parts);
    return say("date.weekday", parts) + "  " + say.of("event.half", half_day.half);
}

std::string in_words(const Catalogue& catalogue, Language language, const Marked& marked)
{
    const Speech say{catalogue.words, language};
    if (is_of_programme(marked.mark)) {
        const auto index = catalogue.programme_by_key(marked.which); // it may be gone
        return marked.which + (index ? "  " + catalogue.at(*index).text(language).title : "");
    }
    return say((marked.mark == Mark::purpose ? "purpose." : "stage.") + marked.which);
}

namespace {

std::vector<Line> lines_of(const View& view, Mark mark, const std::vector<Figures::Line>& from)
{
    std::vector<Line> lines;
    for (const Figures::Line& line : from)
        if (lines.size() < longest_list)
            lines.emplace_back(in_words(view.catalogue, view.visit.language, {mark, line.which}),
                               visits_in_words(view.say(), line.visits));
    return lines;
}

// The rest of `content` from `box` on: one column, or two.
struct Columns {
    Columns(const ui::Frame& frame, const Box& content, const Box& box) : first(box)
    {
        two = frame.theme.columns();
        if (two)
            second = first.cut_right(std::floor(content.width() / 2 - frame.mm(6)), frame.mm(12));
    }
    [[nodiscard]] Box& right() { return two ? second : first; }
    [[nodiscard]] float end() const { return std::max(first.y0, second.y0); }

    Box first;
    Box second;
    bool two = false;
};

float draw_office(ui::Frame& frame, const View& view, const Box& content)
{
    const Speech say = view.say();
    const Figures& figures = *view.figures;
    Box box = content;
    draw_heading(frame, box, {say("figures.title"), say("figures.helper")});
    draw_numbers(frame, box,
                 {{say("figures.today"), visits_in_words(say, figures.today)},
                  {say("figures.week"), visits_in_words(say, figures.week)},
                  {say("figures.month"), visits_in_words(say, figures.month)}});
    box.y0 += frame.mm(4);
    Columns columns(frame, content, box);
    draw_list(frame, view, columns.first, say("figures.purposes"),
              lines_of(view, Mark::purpose, figures.purposes));
    draw_list(frame, view, columns.right(), say("figures.opened"),
              lines_of(view, Mark::opened, figures.opened));
    draw_list(frame, view, columns.first, say("figures.timed_out"),
              lines_of(view, Mark::timed_out, figures.timed_out));
    return columns.end();
}

float draw_event(ui::Frame& frame, const View& view, const Box& content)
{
    const Speech say = view.say();
    const EventFigures& figures = *view.event_figures;
    Box box = content;
    draw_heading(frame, box, {view.booth->title(view.visit.language), say("figures.helper")});
    draw_numbers(frame, box,
                 {{say("event.total"), visits_in_words(say, figures)},
                  {say("event.codes"), visits_in_words(say, figures.codes)},
                  {say("event.dead_ends"), visits_in_words(say, figures.dead_ends)}});
    box.y0 += frame.mm(4);
    std::vector<Line> half_days;
    for (const EventFigures::Visits& half_day : figures.half_days)
        half_days.emplace_back(in_words(say, half_day), visits_in_words(say, half_day.visits));
    Columns columns(frame, content, box);
    draw_list(frame, view, columns.first, say("event.half_days"), half_days);
    draw_list(frame, view, columns.right(), say("event.purposes"),
              lines_of(view, Mark::purpose, figures.purposes));
    draw_list(frame, view, columns.right(), say("event.opened"),
              lines_of(view, Mark::opened, figures.opened));
    draw_list(frame, view, columns.first, say("event.left"),
              lines_of(view, Mark::timed_out, figures.left));
    return columns.end();
}

} // namespace

// At the booth those of the event.
Happened draw_figures(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        ui::pages(frame, "figures", middle, [&](const Box& content) {
            if (!view.figures) {
                Box box = content;
                const Speech say = view.say();
                draw_heading(frame, box, {say("figures.title"), say("figures.unreadable")});
                return box.y0;
            }
            return view.event_figures ? draw_event(frame, view, content)
                                      : draw_office(frame, view, content);
        });
        return Happened{};
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
