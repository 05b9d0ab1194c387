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

struct Tab {
    std::string id;
    std::string words;
    Section section;
};

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
                            section});
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

} // namespace

Happened draw_everything(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    Page page;
    const bool by_chapter = view.visit.section.by == Section::By::chapter;
    page.middle = [&](const Box& middle) {
        Happened happened;
        Box box = middle;
        const bool portrait = frame.theme.portrait();
        const std::string title =
            say("all.title") + "  " +
            say("all.count", {{"count", std::to_string(view.catalogue.programmes.size())}});
        const auto choose = [&](Section::By by, const std::string& id, const std::string& words,
                                const Box& cell) {
            const ui::ButtonLook look{ui::Weight::plain, ui::Icon::none, ui::Icon::none,
                                      by == view.visit.section.by};
            if (ui::button(frame, id, cell, words, look))
                happened = SectionChosen{{by, 1}};
        };
        const float height_of_heading = frame.theme.line_height(Type::title);
        Box switches = portrait ? Box{box.x0, box.y0 + height_of_heading, box.x1, box.y1} : box;
        frame.text({box.x0,
                    box.y0 + (portrait ? 0.0f : (frame.theme.button() - height_of_heading) / 2),
                    box.x1, box.y1},
                   title, {Type::title, colours.ink});
        switches = switches.cut_top(frame.theme.button());
        box.y0 = switches.y1 + frame.mm(5);
        if (!portrait)
            switches = switches.cut_right(frame.mm(150));
        const auto halves = ui::grid(switches, 2, 2, switches.height(), frame.mm(3));
        choose(Section::By::chapter, "by/chapter", say("all.chapter"), halves[0]);
        choose(Section::By::kana, "by/kana", say("all.kana"), halves[1]);

        const std::vector<Tab> tabs = tabs_of(view);
        const float gap = frame.mm(3);
        const std::size_t columns = portrait ? (by_chapter ? 2 : 3) : 1;
        const std::size_t rows = (tabs.size() + columns - 1) / columns;
        // A chapter's title keeps as many lines as it needs, beside the arrows too.
        const float tab_width = portrait ? box.width() / static_cast<float>(columns) - gap
                                         : frame.mm(112) - frame.theme.touch() - frame.theme.gap();
        float touch = frame.theme.button();
        for (const Tab& tab : tabs)
            touch = std::max(touch, frame.text_height(tab.words, Type::caption,
                                                      tab_width - frame.mm(4), ui::Balance::yes) +
                                        frame.mm(2));
        const float height = static_cast<float>(rows) * (touch + gap);
        Box side =
            portrait ? box.cut_top(height, gap) : box.cut_left(frame.mm(112), frame.theme.gap());
        const auto draw_tab = [&](const Tab& tab, const Box& cell) {
            const ui::ButtonLook look{ui::Weight::plain, ui::Icon::none, ui::Icon::none,
                                      tab.section == view.visit.section, Type::caption};
            if (ui::button(frame, tab.id, cell, tab.words, look))
                happened = SectionChosen{tab.section};
        };
        ui::pages(
            frame, "tabs", side,
            [&](const Box& content) {
                const auto cells = ui::grid(content, tabs.size(), columns, touch, gap);
                for (std::size_t index = 0; index < tabs.size(); ++index)
                    draw_tab(tabs[index], cells[index]);
                return cells.back().y1;
            },
            "tabs");

        const Section& section = view.visit.section;
        const std::string area = "list/" + std::to_string(static_cast<int>(section.by)) + "/" +
                                 std::to_string(section.number);
        ui::pages(frame, area, box, [&](const Box& content) {
            Box rest = content;
            // Larger letters want wider rows.
            const float two = frame.mm(30) * frame.theme.em(Type::caption) / frame.mm(1);
            const std::vector<ProgrammeIndex> list = programmes_of(view, section);
            const std::size_t across = content.width() > 2 * two ? 2 : 1;
            const float width =
                (content.width() - (across > 1 ? frame.mm(4) : 0.0f)) / static_cast<float>(across);
            for (std::size_t at = 0; at < list.size(); at += across) {
                float row = 0;
                for (std::size_t index = at; index < std::min(at + across, list.size()); ++index)
                    row = std::max(row,
                                   row_height(frame, view, view.catalogue.at(list[index]), width));
                const Box line = rest.cut_top(row, frame.mm(3));
                const auto cells = ui::grid(line, across, across, row, frame.mm(4));
                for (std::size_t index = at; index < std::min(at + across, list.size()); ++index) {
                    const Programme& programme = view.catalogue.at(list[index]);
                    if (draw_row(frame, view, "card/" + programme.key, cells[index - at],
                                 programme))
                        happened = CardTouched{list[index]};
                }
            }
            rest.y0 += frame.text(rest, as_of(view), {Type::caption, colours.soft_ink});
            return rest.y0;
        });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
