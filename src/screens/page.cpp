#include "screens/page.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::ButtonLook;
using ui::Icon;
using ui::Type;
using ui::Weight;

namespace {

void draw_steps(ui::Frame& frame, const View& view, Box box, int step)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const char* names[] = {"step.purpose", "step.region", "step.age", "step.result"};
    const float radius = frame.theme.em(Type::caption) * 0.85f;
    const float middle = box.middle_y();

    float words_width = 0;
    for (const char* name : names)
        words_width += frame.text_width(say(name), Type::caption);
    const float dots = 4 * (2 * radius + frame.mm(2));
    // Where there is no room for all the words, the present step's are kept; else the dots alone.
    const bool all_words = box.width() >= words_width + dots + 3 * frame.mm(9);
    const float here_width = frame.text_width(say(names[step - 1]), Type::caption);
    const bool words_here = all_words || box.width() >= here_width + dots + 3 * frame.mm(3);
    const float words = all_words ? words_width : words_here ? here_width : 0.0f;
    const float link = std::min(frame.mm(all_words ? 12 : 6), (box.width() - words - dots) / 3);

    float x = box.x0;
    for (int number = 1; number <= 4; ++number) {
        const bool done = number < step;
        const bool here = number == step;
        if (here)
            frame.circle(x + radius, middle, radius, colours.lead);
        else
            frame.ring(x + radius, middle, radius, done ? colours.lead : colours.edge,
                       frame.mm(0.5f));
        const std::string digit = std::to_string(number);
        const float letters = frame.theme.letters_middle(Type::caption);
        if (done)
            frame.icon(x + radius, middle, Icon::check, Type::caption, colours.lead);
        else
            frame.on(here ? colours.lead : frame.ground(), [&] {
                frame.text(
                    {x, middle - letters, x + 2 * radius, middle + radius}, digit,
                    {Type::caption, here ? colours.on_lead : colours.soft_ink, ui::Align::centre});
            });
        x += 2 * radius + frame.mm(2);
        if (all_words || (here && words_here)) {
            const std::string name = say(names[number - 1]);
            const float width = frame.text_width(name, Type::caption);
            frame.text({x, middle - letters, x + width + 1, middle + radius}, name,
                       {Type::caption, here ? colours.lead : colours.soft_ink});
            x += width;
        }
        if (number < 4 && link > frame.mm(5))
            frame.line(x + frame.mm(2), middle, x + link - frame.mm(2), middle, colours.edge,
                       frame.mm(0.4f));
        x += link;
    }
}

// The steps as dots alone.
float least_steps_width(const ui::Frame& frame)
{
    return 4 * (1.7f * frame.theme.em(Type::caption) + frame.mm(2)) + 4 * frame.mm(6);
}

// The name of the kiosk, and under it the day that the data is of.
float name_row(const ui::Frame& frame)
{
    return std::max(frame.theme.touch(),
                    frame.theme.line_height(Type::body) + frame.theme.line_height(Type::caption));
}

struct Bands {
    Box top;
    Box middle;
    Box bottom;
};

Bands bands_of(const ui::Frame& frame)
{
    Box page = frame.page();
    Bands bands;
    const float padding = frame.mm(3);
    const float rows = name_row(frame) + (frame.theme.portrait() ? frame.theme.touch() : 0.0f);
    bands.top = page.cut_top(rows + 2 * padding);
    bands.bottom = page.cut_bottom(frame.theme.button() + 2 * padding);
    bands.middle = page.inset(frame.theme.margin(), frame.mm(3));
    return bands;
}

} // namespace

float draw_name(ui::Frame& frame, const View& view, const Box& box, std::string_view under)
{
    const float radius = frame.theme.em(Type::body) * 0.85f;
    const float middle = box.middle_y();
    frame.circle(box.x0 + radius, middle, radius, frame.colours.lead);
    frame.icon(box.x0 + radius, middle, Icon::signpost, Type::caption, frame.colours.on_lead);
    const std::string name = view.say()("app.name");
    const float x = box.x0 + 2 * radius + frame.mm(2.5f);
    const float width =
        std::max(frame.text_width(name, Type::body), frame.text_width(under, Type::caption));
    const float line = frame.theme.line_height(Type::body);
    const float y = under.empty() ? middle - frame.theme.letters_middle(Type::body)
                                  : middle - (line + frame.theme.line_height(Type::caption)) / 2;
    frame.text({x, y, x + width + 1, box.y1}, name, {Type::body, frame.colours.lead});
    if (!under.empty())
        frame.text({x, y + line, x + width + 1, box.y1}, under,
                   {Type::caption, frame.colours.soft_ink});
    return x + width - box.x0;
}

namespace {

template <class E> E next_of(E value)
{
    return static_cast<E>((static_cast<std::size_t>(value) + 1) % count_of<E>);
}

ButtonLook look_of(const Setting& setting)
{
    return {Weight::plain, setting.icon, Icon::none, false, Type::caption};
}

float width_of(const ui::Frame& frame, const Setting& setting)
{
    return std::max(frame.theme.touch(), ui::button_width(frame, setting.words, look_of(setting)));
}

float width_of(const ui::Frame& frame, const std::vector<Setting>& settings)
{
    float width = 0;
    for (const Setting& setting : settings)
        width += width_of(frame, setting) + frame.mm(3);
    return width;
}

// Those that a bar of this width has room for, from its right end on: all; or the way to the screen
// that has them all, and what is asked for most.
std::vector<Setting> settings_in_bar(const ui::Frame& frame, const View& view, float width)
{
    std::vector<Setting> settings = settings_of(frame, view);
    if (width_of(frame, settings) <= width)
        return settings;
    const auto leave_out = [&]<class E>(E) {
        std::erase_if(settings, [](const Setting& setting) {
            return std::holds_alternative<E>(setting.event);
        });
    };
    leave_out(ReachChosen{});
    leave_out(ContrastChosen{});
    settings.insert(settings.begin(),
                    {"display", view.say()("bar.display"), Icon::eye, DisplayAsked{}});
    if (width_of(frame, settings) > width)
        settings.front().words.clear(); // its sign alone
    if (width_of(frame, settings) > width)
        leave_out(TextSizeChosen{});
    return settings;
}

bool offers_text_sizes(const ui::Frame& frame, const View& view, float width)
{
    return std::ranges::any_of(settings_in_bar(frame, view, width), [](const Setting& setting) {
        return std::holds_alternative<TextSizeChosen>(setting.event);
    });
}

} // namespace

std::vector<Setting> settings_of(const ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    std::vector<Setting> settings;
    if (frame.theme.portrait())
        settings.push_back({"reach", say(view.visit.low ? "reach.whole" : "reach.low"),
                            view.visit.low ? Icon::up : Icon::down, ReachChosen{!view.visit.low}});
    const Contrast contrast = next_of(view.visit.contrast);
    settings.push_back({"theme/" + std::string(id_of(contrast)), say.of("theme", contrast),
                        Icon::contrast, ContrastChosen{contrast}});
    const TextSize size = next_of(view.visit.text_size);
    settings.push_back({"text/" + std::string(id_of(size)), say.of("text", size), Icon::text_size,
                        TextSizeChosen{size}});
    for (const Language language : offered)
        if (language != view.visit.language)
            settings.push_back({"language/" + std::string(id_of(language)),
                                say.of("language", language), Icon::translate,
                                LanguageChosen{language}});
    return settings;
}

float settings_width(const ui::Frame& frame, const View& view, float most)
{
    return width_of(frame, settings_in_bar(frame, view, most));
}

Happened draw_settings(ui::Frame& frame, const View& view, const Box& box)
{
    Happened happened;
    Box rest = box;
    for (const Setting& setting : settings_in_bar(frame, view, box.width()))
        if (ui::button(frame, setting.id, rest.cut_right(width_of(frame, setting), frame.mm(3)),
                       setting.words, look_of(setting)))
            happened = setting.event;
    return happened;
}

namespace {

constexpr ButtonLook restart_look{Weight::plain, Icon::replay, Icon::none, false, Type::body};

// The width of "back" and "start over" in a bar of this width.
float side_width(const ui::Frame& frame, const View& view, float bar)
{
    const float wanted = std::max(ui::button_width(frame, view.say()("bar.restart"), restart_look),
                                  frame.mm(frame.theme.portrait() ? 58 : 64));
    return std::min(wanted, (bar - 2 * frame.theme.gap()) / 3);
}

float wanted_width(const ui::Frame& frame, const BottomButton& button)
{
    return std::max(ui::button_width(frame, button.words, button.look),
                    frame.mm(button.look.weight == Weight::next ? 64 : 40));
}

} // namespace

bool bar_holds(const ui::Frame& frame, const View& view, const std::vector<BottomButton>& buttons)
{
    const float bar = frame.page().width() - 2 * frame.theme.margin();
    float wanted = 2 * side_width(frame, view, bar) + frame.theme.gap();
    for (const BottomButton& button : buttons)
        wanted += wanted_width(frame, button) + frame.theme.gap();
    return wanted <= bar;
}

BottomButton calendar_button(const View& view)
{
    return {
        "calendar", view.say()("bar.calendar"), {Weight::plain, Icon::calendar}, CalendarAsked{}};
}

BottomButton guide_button(const View& view)
{
    return {"guide", view.say()("bar.guide"), {Weight::plain, Icon::chat}, GuideAsked{}};
}

BottomButton take_away_button(const View& view, std::vector<ProgrammeIndex> programmes)
{
    return {"take-away",
            view.say()("bar.take_away"),
            {Weight::lead, Icon::smartphone},
            TakeAwayAsked{std::move(programmes)}};
}

BottomButton print_button(const View& view, std::vector<ProgrammeIndex> programmes)
{
    const Printing printing = view.visit.printing;
    const char* words = printing == Printing::none   ? "bar.print"
                        : printing == Printing::sent ? "bar.printing"
                                                     : "bar.print_again";
    return {"print",
            view.say()(words),
            {Weight::plain, Icon::print},
            PrintAsked{std::move(programmes)}};
}

void offer_print(const ui::Frame& frame, const View& view, std::vector<BottomButton>& buttons)
{
    if (!view.prints || view.visit.printing == Printing::sent)
        return;
    std::vector<BottomButton> with = buttons;
    BottomButton print =
        print_button(view, std::get<TakeAwayAsked>(buttons.front().event).programmes);
    print.words = view.say()("bar.print");
    with.insert(with.begin() + 1, std::move(print));
    if (bar_holds(frame, view, with))
        buttons = std::move(with);
}

Happened draw_page(ui::Frame& frame, const View& view, const Page& page)
{
    Happened happened;
    const auto take = [&](Happened what) {
        if (what)
            happened = what;
    };
    const Bands bands = bands_of(frame);
    const float margin = frame.theme.margin();
    Box top = bands.top.inset(margin, frame.mm(3));
    Box name = frame.theme.portrait() ? top.cut_top(name_row(frame)) : top;
    const float used = draw_name(frame, view, name, as_of(view)) + frame.mm(10);
    // The steps give way before the size of the text does.
    const bool portrait = frame.theme.portrait();
    Box settings = top;
    bool steps = page.step > 0;
    if (!portrait) {
        settings.x0 += used;
        steps &= offers_text_sizes(frame, view, settings.width() - least_steps_width(frame));
        settings.x0 += steps ? least_steps_width(frame) : 0.0f;
    }
    if (steps) {
        name.x0 += used;
        if (!portrait)
            name.x1 -= settings_width(frame, view, settings.width());
        draw_steps(frame, view, name, page.step);
    }

    take(page.middle(bands.middle));

    // The bands come after the middle, so that what scrolls never shows over them.
    if (page.settings)
        take(draw_settings(frame, view, settings));
    frame.fill(bands.bottom, frame.colours.paper);
    frame.line(bands.bottom.x0, bands.bottom.y0, bands.bottom.x1, bands.bottom.y0,
               frame.colours.hairline, frame.mm(0.35f));
    frame.on(frame.colours.paper, [&] {
        const Speech say = view.say();
        Box row = bands.bottom.inset(margin, frame.mm(3));
        const ButtonLook back{Weight::plain, Icon::back, Icon::none, false, Type::body};
        const float side = side_width(frame, view, row.width());
        if (ui::button(frame, "back", row.cut_left(side, frame.theme.gap()), say("bar.back"), back))
            happened = WentBack{};
        const Box last = row.cut_right(side, frame.theme.gap());
        for (auto button = page.buttons.rbegin(); button != page.buttons.rend(); ++button)
            if (ui::button(frame, button->id,
                           row.cut_right(std::min(wanted_width(frame, *button), row.width()),
                                         frame.theme.gap()),
                           button->words, button->look))
                happened = button->event;
        if (ui::button(frame, "restart", last, say("bar.restart"), restart_look))
            happened = Restarted{};
    });
    return happened;
}

float draw_heading(ui::Frame& frame, const Box& box, std::string_view title,
                   std::string_view helper)
{
    Box rest = box;
    rest.y0 += frame.text(rest, title,
                          {Type::question, frame.colours.ink, ui::Align::left, ui::Balance::yes});
    if (!helper.empty())
        rest.y0 += frame.text(rest, helper, {Type::body, frame.colours.soft_ink});
    return rest.y0 - box.y0 + frame.mm(4);
}

Happened draw_tiles(ui::Frame& frame, std::string_view area, const Box& box,
                    std::vector<Tile> tiles, float least_width, std::size_t most_columns)
{
    const float gap = frame.theme.gap();
    Box inner = box;
    if (frame.overflows(area, box)) // the arrows want their room
        inner.x1 -= frame.theme.touch() + gap;
    // Larger letters want wider tiles, and no word may stick out of its tile.
    const float wide = least_width * frame.theme.em(Type::caption) / frame.mm(5);
    const auto fitting = static_cast<std::size_t>((inner.width() + gap) / (wide + gap));
    std::size_t columns = std::clamp<std::size_t>(fitting, 1, most_columns);
    const auto width_of = [&](std::size_t across) {
        const auto count = static_cast<float>(across);
        return std::floor((inner.width() - gap * (count - 1)) / count);
    };
    while (columns > 1 && !std::ranges::all_of(tiles, [&](const Tile& tile) {
               return ui::tile_fits(frame, width_of(columns), tile.words, tile.look);
           }))
        --columns;
    const auto down = static_cast<float>((tiles.size() + columns - 1) / columns);
    const float width = width_of(columns);
    const float filling = std::floor((box.height() - frame.mm(2) - gap * (down - 1)) / down);

    const auto needed = [&](bool stacked) {
        float height = frame.mm(25);
        for (Tile& tile : tiles) {
            tile.look.stacked = stacked;
            height = std::max(height, ui::tile_height(frame, width, tile.words, tile.look));
        }
        return height;
    };
    // Signs above the words where all tiles are tall enough, else beside them; never mixed.
    float least = needed(true);
    if (least > filling || width > frame.mm(130))
        least = needed(false);
    const float height = std::clamp(filling, least, std::max(least, frame.mm(62)));

    Happened happened;
    ui::pages(frame, area, box, [&](const Box& content) {
        const std::vector<Box> cells = ui::grid(content, tiles.size(), columns, height, gap);
        for (std::size_t index = 0; index < tiles.size(); ++index) {
            const Tile& tile = tiles[index];
            if (ui::tile(frame, tile.id, cells[index], tile.words, tile.look))
                happened = tile.event;
        }
        return cells.back().y1 + frame.mm(2);
    });
    return happened;
}

Happened draw_tabs(ui::Frame& frame, Box& box, const std::vector<Tab>& tabs,
                   std::size_t portrait_columns)
{
    Happened happened;
    const bool portrait = frame.theme.portrait();
    const float gap = frame.mm(3);
    const std::size_t columns = portrait ? portrait_columns : 1;
    const auto rows = static_cast<float>((tabs.size() + columns - 1) / columns);
    // Words keep as many lines as they need, beside the arrows too.
    const float width = portrait ? box.width() / static_cast<float>(columns) - gap
                                 : frame.mm(112) - frame.theme.touch() - frame.theme.gap();
    float height = frame.theme.button();
    for (const Tab& tab : tabs)
        height = std::max(height, frame.text_height(tab.words, Type::caption, width - frame.mm(4),
                                                    ui::Balance::yes) +
                                      frame.mm(2));
    const Box side = portrait ? box.cut_top(rows * (height + gap), gap)
                              : box.cut_left(frame.mm(112), frame.theme.gap());
    ui::pages(
        frame, "tabs", side,
        [&](const Box& content) {
            const auto cells = ui::grid(content, tabs.size(), columns, height, gap);
            for (std::size_t index = 0; index < tabs.size(); ++index) {
                const ButtonLook look{Weight::plain, Icon::none, Icon::none, tabs[index].chosen,
                                      Type::caption};
                if (ui::button(frame, tabs[index].id, cells[index], tabs[index].words, look))
                    happened = tabs[index].event;
            }
            return cells.back().y1;
        },
        "tabs");
    return happened;
}

std::vector<Tab> area_tabs(const View& view)
{
    const auto& looked_at = view.visit.looked_at;
    std::vector<Tab> tabs{
        {"area/all", view.say()("area.all"), !looked_at, AreaChosen{std::nullopt}}};
    for (std::uint32_t index = 0; index < view.catalogue.places.regions.size(); ++index) {
        const RegionIndex region{index};
        tabs.push_back({"area/" + view.catalogue.places.at(region).id, view.name(region),
                        looked_at == region, AreaChosen{region}});
    }
    return tabs;
}

} // namespace michi::screens
