#include "screens/column.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// When, and what in words under it; with a sign where somebody has to look.
void draw_entry(Column& column, Verdict verdict, const std::string& at, const std::string& words)
{
    ui::Frame& frame = column.frame;
    const float top = column.rest.y0;
    column.text(at, Type::caption, frame.colours.soft_ink);
    column.ticked(verdict, words);
    frame.keep_whole({column.rest.x0, top, column.rest.x1, column.rest.y0});
    column.space(1.5f);
    frame.line(column.rest.x0, column.rest.y0, column.rest.x1, column.rest.y0,
               frame.colours.hairline, frame.mm(0.35f));
    column.space(1.5f);
}

void draw_notices(Column& column, const View& view)
{
    const Speech say = view.say();
    column.heading(say("log.notices"));
    const auto& notices = view.backstage.health->notices;
    if (notices.empty())
        column.ticked(Verdict::fits, say("log.notices_none"));
    for (const Notice& notice : notices) {
        std::string at = in_words(view, notice.at);
        if (notice.times > 1)
            at = say("log.times", {{"at", at}, {"count", std::to_string(notice.times)}});
        draw_entry(column, Verdict::check,
                   say("log.code", {{"at", at}, {"code", std::string(id_of(notice.message))}}),
                   say.of("message", notice.message));
    }
}

void draw_starts(Column& column, const View& view)
{
    const Speech say = view.say();
    column.heading(say("log.starts"));
    const auto& starts = view.backstage.health->starts;
    if (starts.empty())
        column.text(say("staff.starts_none"), Type::body, column.frame.colours.ink);
    for (const Start& start : starts)
        draw_entry(column, is_wrong(start.before) ? Verdict::check : Verdict::fits,
                   in_words(view, start.at), say.of("ending", start.before));
}

} // namespace

Happened draw_log(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        ui::pages(frame, "log", middle, [&](const Box& content) {
            Column column{frame, content};
            draw_heading(frame, column.rest, {view.say()("log.title"), view.say()("log.helper")});
            column.space(-7); // the lists begin with room of their own
            side_by_side(
                column, [&](Column& part) { draw_notices(part, view); },
                [&](Column& part) { draw_starts(part, view); });
            return column.rest.y0;
        });
        return Happened{};
    };
    return draw_page(frame, view, page);
}

Happened draw_ending(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    Page page;
    page.settings = false;
    page.buttons.push_back(
        {"ending/yes", say("ending.yes"), {ui::Weight::lead, ui::Icon::replay}, EndingConfirmed{}});
    page.middle = [&](const Box& middle) {
        ui::pages(frame, "ending", middle, [&](const Box& content) {
            Box rest = content;
            draw_heading(frame, rest, {say("ending.title"), say("ending.helper")});
            return rest.y0;
        });
        return Happened{};
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
