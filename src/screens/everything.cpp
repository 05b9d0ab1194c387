#include "screens/card.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr int kana_rows = 10;

std::vector<ProgrammeIndex> programmes_of(const View& view, const Section& section)
{
    std::vector<ProgrammeIndex> result;
    const auto& programmes = view.catalogue.programmes;
    for (std::uint32_t index = 0; index < programmes.size(); ++index) {
        const Programme& programme = programmes[index];
        const int number =
            section.by == Section::By::chapter ? programme.chapter : kana_row(programme.reading);
        if (number == section.number)
            result.push_back({index});
    }
    if (section.by == Section::By::kana)
        std::ranges::stable_sort(
            result, {}, [&](ProgrammeIndex index) { return view.catalogue.at(index).reading; });
    return result;
}

std::vector<Tab> tabs_of(const View& view)
{
    std::vector<Tab> tabs;
    const Speech say = view.say();
    const auto add = [&](Section section, const std::string& words) {
        const std::size_t count = programmes_of(view, section).size();
        const std::string by = section.by == Section::By::chapter ? "chapter/" : "kana/";
        if (count > 0)
            tabs.push_back({by + std::to_string(section.number),
                            words + "  " + say("all.count", {{"count", std::to_string(count)}}),
                            section == view.visit.section, SectionChosen{section}});
    };
    if (view.visit.section.by == Section::By::chapter)
        for (const Chapter& chapter : view.catalogue.chapters)
            add({Section::By::chapter, chapter.number}, view.name(chapter.title, chapter.english));
    else
        for (int row = 1; row <= kana_rows; ++row)
            add({Section::By::kana, row},
                say("all.row", {{"kana", say("kana." + std::to_string(row))}}));
    return tabs;
}

// The heading, and beside or under it the choice between chapters and kana; takes them off the top
// of `box`.
Happened draw_choice(ui::Frame& frame, const View& view, Box& box)
{
    Happened happened;
    const Speech say = view.say();
    const std::string count = std::to_string(view.catalogue.programmes.size());
    const std::string title = say("all.title") + "  " + say("all.count", {{"count", count}});
    const float buttons = frame.mm(150);
    const float button = frame.theme.button();
    Box row = box;
    if (frame.text_width(title, Type::title) + frame.theme.gap() + buttons <= box.width()) {
        const float y = box.y0 + (button - frame.theme.line_height(Type::title)) / 2;
        frame.text({box.x0, y, box.x1, box.y1}, title, {Type::title, frame.colours.ink});
        row = box.cut_top(button, frame.mm(5));
        row.x0 = row.x1 - buttons;
    } else {
        box.y0 += frame.text(box, title, {Type::title, frame.colours.ink});
        row = box.cut_top(button, frame.mm(5));
    }
    // One under the other where a word would stick out.
    const float half = (row.width() - frame.mm(3)) / 2 - frame.mm(4);
    const auto fits = [&](const std::string& words) {
        return frame.fits(words, Type::caption, half) &&
               frame.text_height(words, Type::caption, half, ui::Balance::yes) <= button;
    };
    const bool beside = fits(say("all.chapter")) && fits(say("all.kana"));
    if (!beside)
        box.y0 += button + frame.mm(3);
    const auto halves = ui::grid(row, 2, beside ? 2 : 1, button, frame.mm(3));
    const auto choose = [&](Section::By by, std::string_view id, std::string_view words,
                            const Box& cell) {
        const ui::ButtonLook look{ui::Weight::plain, ui::Icon::none, ui::Icon::none,
                                  by == view.visit.section.by};
        if (ui::button(frame, id, cell, words, look))
            happened = SectionChosen{{by, 1}};
    };
    choose(Section::By::chapter, "by/chapter", say("all.chapter"), halves[0]);
    choose(Section::By::kana, "by/kana", say("all.kana"), halves[1]);
    return happened;
}

// The programmes of the section, one or two in a row.
Happened draw_rows(ui::Frame& frame, const View& view, Box& rest)
{
    Happened happened;
    const std::vector<ProgrammeIndex> list = programmes_of(view, view.visit.section);
    const float gap = frame.mm(4);
    // Larger letters want wider rows.
    const float least = frame.mm(30) * frame.theme.em(Type::caption) / frame.mm(1);
    const std::size_t across = rest.width() > 2 * least ? 2 : 1;
    const float width = across == 1 ? rest.width() : (rest.width() - gap) / 2;
    for (std::size_t at = 0; at < list.size(); at += across) {
        const std::size_t last = std::min(at + across, list.size());
        float height = 0;
        for (std::size_t index = at; index < last; ++index)
            height =
                std::max(height, row_height(frame, view, view.catalogue.at(list[index]), width));
        const auto cells = ui::grid(rest.cut_top(height, frame.mm(3)), across, across, height, gap);
        for (std::size_t index = at; index < last; ++index) {
            const Programme& programme = view.catalogue.at(list[index]);
            if (draw_row(frame, view, "card/" + programme.key, cells[index - at], programme))
                happened = CardTouched{list[index]};
        }
    }
    return happened;
}

} // namespace

Happened draw_everything(ui::Frame& frame, const View& view)
{
    Page page;
    page.buttons = {calendar_button(view), guide_button(view)};
    if (!bar_holds(frame, view, page.buttons)) // the calendar leads on to the guide
        page.buttons.pop_back();
    page.middle = [&](const Box& middle) {
        Happened happened;
        const auto take = [&](Happened what) {
            if (what)
                happened = what;
        };
        const Section& section = view.visit.section;
        const std::string area = "list/" + std::to_string(static_cast<int>(section.by)) + "/" +
                                 std::to_string(section.number);
        take(pages_of_tab(
            frame, area, middle, [&](Box& rest) { take(draw_choice(frame, view, rest)); },
            tabs_of(view), section.by == Section::By::chapter ? 2 : 3,
            [&](Box& rest) { take(draw_rows(frame, view, rest)); }));
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
