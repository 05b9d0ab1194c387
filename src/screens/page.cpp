#include "screens/page.hpp"

#include <cmath>
#include <ranges>

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
    Box bottom; // on a flat panel a rail at the right
};

// A rail's buttons: four must stand over each other on a panel of 7 inches (91 mm high).
constexpr float rail_gap_mm = 3;
constexpr float rail_words_mm = 26;

bool rail_has_words(const ui::Frame& frame)
{
    return frame.theme.text_size() == TextSize::normal;
}

Bands bands_of(const ui::Frame& frame, const View& view)
{
    Box page = frame.page();
    Bands bands;
    if (frame.theme.flat()) {
        const float button = rail_has_words(frame) ? frame.mm(rail_words_mm) : frame.theme.touch();
        bands.bottom = page.cut_right(button + 2 * frame.mm(rail_gap_mm));
        float line = frame.theme.line_height(Type::caption);
        if (view.visit.as_of)
            line = frame.text_height(as_of_in_words(view), Type::caption,
                                     page.width() - 2 * frame.theme.margin());
        bands.top = page.cut_top(line + frame.mm(2));
        bands.middle = page.inset(frame.theme.margin(), frame.mm(2));
        return bands;
    }
    const float padding = frame.mm(3);
    const float rows = name_row(frame) + (frame.theme.portrait() ? settings_height(frame) : 0.0f);
    bands.top = page.cut_top(rows + 2 * padding);
    bands.bottom = page.cut_bottom(frame.theme.button() + 2 * padding);
    bands.middle = page.inset(frame.theme.margin(), frame.mm(3));
    return bands;
}

} // namespace

namespace {

// The sign before the name, with the room after it.
float name_sign(const ui::Frame& frame)
{
    return 1.7f * frame.theme.em(Type::body) + frame.mm(2.5f);
}

} // namespace

float name_width(const ui::Frame& frame, const View& view, std::string_view under)
{
    return name_sign(frame) + std::max(frame.text_width(view.say()("app.name"), Type::body),
                                       frame.text_width(under, Type::caption));
}

void draw_name(ui::Frame& frame, const View& view, const Box& box, std::string_view under)
{
    const float radius = frame.theme.em(Type::body) * 0.85f;
    const float middle = box.middle_y();
    frame.circle(box.x0 + radius, middle, radius, frame.colours.lead);
    frame.icon(box.x0 + radius, middle, Icon::signpost, Type::caption, frame.colours.on_lead);
    // On every screen: who is read them hears them on the welcome.
    const std::string name = view.say()("app.name");
    const float x = box.x0 + name_sign(frame);
    const float width = name_width(frame, view, under) - name_sign(frame);
    const float line = frame.theme.line_height(Type::body);
    const float y = under.empty() ? middle - frame.theme.letters_middle(Type::body)
                                  : middle - (line + frame.theme.line_height(Type::caption)) / 2;
    frame.silently([&] {
        frame.text({x, y, x + width + 1, box.y1}, name, {Type::body, frame.colours.lead});
        if (!under.empty())
            frame.text({x, y + line, x + width + 1, box.y1}, under,
                       {Type::caption, frame.colours.soft_ink});
    });
}

namespace {

template <class E> E next_of(E value)
{
    return static_cast<E>((static_cast<std::size_t>(value) + 1) % count_of<E>);
}

ButtonLook look_of(const Setting& setting)
{
    return {Weight::plain, setting.icon, Icon::none, false, Type::caption, setting.sign_alone};
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

// Those that a bar of this width has room for: all; or what is asked for most, and the way to the
// screen that has them all.
std::vector<Setting> settings_in_bar(const ui::Frame& frame, const View& view, float width)
{
    std::vector<Setting> settings = settings_of(frame, view);
    const Setting display{"display", view.say()("bar.display"), Icon::eye, DisplayAsked{}};
    const auto fits = [&] { return width_of(frame, settings) <= width; };
    const auto leave_out = [&]<class E>(E) {
        std::erase_if(settings, [](const Setting& setting) {
            return std::holds_alternative<E>(setting.event);
        });
    };
    const auto show_signs_alone = [&] {
        for (const std::string_view id : {"display", "speech", "call"})
            for (Setting& setting : settings)
                setting.sign_alone |= setting.id == id && !fits();
    };
    if (can_be_heard(view)) // the volume is there
        settings.push_back(display);
    show_signs_alone();
    if (fits())
        return settings;
    if (!can_be_heard(view))
        settings.push_back(display);
    leave_out(ContrastChosen{});
    show_signs_alone();
    if (!fits()) {
        leave_out(ReachChosen{});
        for (Setting& setting : settings)
            setting.sign_alone = false;
        show_signs_alone();
    }
    if (!fits())
        leave_out(TextSizeChosen{});
    if (!fits())
        leave_out(StaffCalled{});
    if (!fits())
        leave_out(SpeechChosen{});
    return settings;
}

bool offers_text_sizes(const ui::Frame& frame, const View& view, float width)
{
    return std::ranges::any_of(settings_in_bar(frame, view, width), [](const Setting& setting) {
        return std::holds_alternative<TextSizeChosen>(setting.event);
    });
}

} // namespace

bool can_be_heard(const View& view)
{
    return view.hearing.speech || view.office.call;
}

std::vector<Setting> settings_of(const ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    std::vector<Setting> settings;
    if (view.office.call && view.visit.stage != Stage::call)
        settings.push_back({"call", say("bar.call"), Icon::bell, StaffCalled{view.next_number}});
    if (view.hearing.speech) {
        const bool on = view.visit.speaking;
        settings.push_back({"speech", say(on ? "speech.stop" : "speech.start"),
                            on ? Icon::silent : Icon::speaking, SpeechChosen{!on}});
    }
    for (const Language language : offered | std::views::reverse)
        if (language != view.visit.language)
            settings.push_back({"language/" + std::string(id_of(language)),
                                say.of("language", language), Icon::translate,
                                LanguageChosen{language}});
    const TextSize size = next_of(view.visit.text_size);
    settings.push_back({"text/" + std::string(id_of(size)), say.of("text", size), Icon::text_size,
                        TextSizeChosen{size}});
    const Contrast contrast = next_of(view.visit.contrast);
    settings.push_back({"theme/" + std::string(id_of(contrast)), say.of("theme", contrast),
                        Icon::contrast, ContrastChosen{contrast}});
    if (frame.theme.tall())
        settings.push_back({"reach", say(view.visit.low ? "reach.whole" : "reach.low"),
                            view.visit.low ? Icon::up : Icon::down, ReachChosen{!view.visit.low}});
    return settings;
}

float settings_height(const ui::Frame& frame)
{
    return frame.theme.text_size() == TextSize::largest ? frame.theme.button()
                                                        : frame.theme.touch();
}

float settings_width(const ui::Frame& frame, const View& view, float most)
{
    return width_of(frame, settings_in_bar(frame, view, most));
}

Happened draw_settings(ui::Frame& frame, const View& view, const Box& box)
{
    Happened happened;
    const std::vector<Setting> settings = settings_in_bar(frame, view, box.width());
    Box rest = box;
    // Words that are still too wide share the room that the signs leave, in two lines.
    const float gap = frame.mm(3);
    const bool crowded = width_of(frame, settings) > box.width() + gap;
    float room = box.width() + gap;
    float words = 0;
    for (const Setting& setting : settings)
        if (setting.sign_alone)
            room -= width_of(frame, setting) + gap;
        else
            ++words;
    const float share = std::floor(room / std::max(words, 1.0f)) - gap;
    if (!crowded)
        rest.x0 = box.x1 - width_of(frame, settings) + gap;
    for (const Setting& setting : settings) {
        ButtonLook look = look_of(setting);
        if (crowded && !setting.sign_alone)
            look.before = Icon::none;
        const float width = crowded && !setting.sign_alone ? share : width_of(frame, setting);
        if (ui::button(frame, setting.id, rest.cut_left(width, gap), setting.words, look))
            happened = setting.event;
    }
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

// How many buttons of the page itself a rail has room for, beside back, start over and settings.
std::size_t rail_places(const ui::Frame& frame)
{
    const float each = frame.theme.touch() + frame.mm(rail_gap_mm);
    return static_cast<std::size_t>((frame.page().height() + frame.mm(1)) / each) - 3;
}

bool bar_holds(const ui::Frame& frame, const View& view, const std::vector<BottomButton>& buttons)
{
    if (frame.theme.flat())
        return buttons.size() <= rail_places(frame);
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

namespace {

// Over a flat panel's page: of which day the data is, and where one is; or the day that the staff
// have the screens shown of.
void draw_flat_line(ui::Frame& frame, const View& view, const Page& page, const Box& box)
{
    Box line = box.inset(frame.theme.margin(), frame.mm(1));
    if (view.visit.as_of) {
        frame.fill(box, frame.colours.lead);
        frame.on(frame.colours.lead, [&] {
            frame.text(line, as_of_in_words(view), {Type::caption, frame.colours.on_lead});
        });
        return;
    }
    const std::string date = as_of(view, frame.theme);
    frame.text(line, date, {Type::caption, frame.colours.soft_ink});
    line.x0 += frame.text_width(date, Type::caption) + frame.mm(8);
    if (page.step > 0 && line.width() >= least_steps_width(frame))
        draw_steps(frame, view, line, page.step);
}

// A flat panel's bands: a line over the page, and the buttons in a rail beside it.
Happened draw_flat(ui::Frame& frame, const View& view, const Page& page, const Bands& bands)
{
    Happened happened = page.middle(bands.middle);
    draw_flat_line(frame, view, page, bands.top);
    std::vector<BottomButton> buttons;
    const Speech say = view.say();
    if (page.settings)
        buttons.push_back(
            {"display", say("bar.display"), {Weight::plain, Icon::eye}, DisplayAsked{}});
    buttons.insert(buttons.end(), page.buttons.begin(), page.buttons.end());
    buttons.push_back({"back", say("bar.back"), {Weight::plain, Icon::back}, WentBack{}});
    buttons.push_back({"restart", say("bar.restart"), restart_look, Restarted{}});

    const Box& rail = bands.bottom;
    frame.fill(rail, frame.colours.paper);
    frame.line(rail.x0, rail.y0, rail.x0, rail.y1, frame.colours.hairline, frame.mm(0.35f));
    frame.on(frame.colours.paper, [&] {
        const float gap = frame.mm(rail_gap_mm);
        Box column = rail.inset(gap, frame.mm(1));
        const auto rows = static_cast<float>(rail_places(frame) + 3);
        const float height = std::floor((column.height() - gap * (rows - 1)) / rows);
        const auto draw = [&](BottomButton& button, const Box& box) {
            button.look.type = Type::caption;
            button.look.sign_alone = !rail_has_words(frame);
            if (ui::button(frame, button.id, box, button.words, button.look))
                happened = button.event;
        };
        const auto last = buttons.end() - 2;
        for (auto button = buttons.begin(); button != last; ++button)
            draw(*button, column.cut_top(height, gap));
        draw(buttons.back(), column.cut_bottom(height, gap));
        draw(*last, column.cut_bottom(height, gap));
    });
    return happened;
}

} // namespace

Happened draw_page(ui::Frame& frame, const View& view, const Page& page)
{
    const Bands bands = bands_of(frame, view);
    if (frame.theme.flat())
        return draw_flat(frame, view, page, bands);
    Happened happened;
    const auto take = [&](Happened what) {
        if (what)
            happened = what;
    };
    const float margin = frame.theme.margin();
    Box top = bands.top.inset(margin, frame.mm(3));
    Box name = frame.theme.portrait() ? top.cut_top(name_row(frame)) : top;
    draw_name(frame, view, name, as_of(view));
    const float used = name_width(frame, view, as_of(view)) + frame.mm(10);
    // The steps give way before the size of the text does.
    const bool portrait = frame.theme.portrait();
    Box settings = top;
    bool steps = page.step > 0 && (!portrait || name.width() - used >= least_steps_width(frame));
    if (!portrait) {
        settings.x0 += used;
        steps &= offers_text_sizes(frame, view, settings.width() - least_steps_width(frame));
        settings.x0 += steps ? least_steps_width(frame) : 0.0f;
    }
    if (steps) {
        name.x0 += used;
        if (!portrait)
            name.x1 -= settings_width(frame, view, settings.width());
        frame.silently([&] { draw_steps(frame, view, name, page.step); });
    }

    take(page.middle(bands.middle));

    // The bands come after the middle, so that what scrolls never shows over them; and the upper
    // one last, as the keypad begins with the question and settings are asked for least.
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
        std::vector<Box> boxes(page.buttons.size());
        for (std::size_t at = boxes.size(); at-- > 0;)
            boxes[at] = row.cut_right(std::min(wanted_width(frame, page.buttons[at]), row.width()),
                                      frame.theme.gap());
        for (std::size_t at = 0; at < boxes.size(); ++at)
            if (const BottomButton& button = page.buttons[at];
                ui::button(frame, button.id, boxes[at], button.words, button.look))
                happened = button.event;
        if (ui::button(frame, "restart", last, say("bar.restart"), restart_look))
            happened = Restarted{};
    });
    if (page.settings)
        take(draw_settings(frame, view, settings));
    return happened;
}

float heading_height(const ui::Frame& frame, const Heading& heading, float width)
{
    return frame.text_height(heading.title, Type::question, width, ui::Balance::yes) +
           frame.text_height(heading.helper, Type::body, width) + frame.mm(4);
}

void draw_heading(ui::Frame& frame, Box& box, const Heading& heading)
{
    box.y0 += frame.text(box, heading.title,
                         {Type::question, frame.colours.ink, ui::Align::left, ui::Balance::yes});
    box.y0 += frame.text(box, heading.helper, {Type::body, frame.colours.soft_ink}) + frame.mm(4);
}

void draw_title(ui::Frame& frame, Box& box, std::string_view title)
{
    if (!frame.theme.flat())
        box.y0 += frame.text(box, title, {Type::title, frame.colours.ink}) + frame.mm(4);
}

namespace {

constexpr ButtonLook tab_look{Weight::plain, Icon::none, Icon::none, false, Type::caption};

// The chosen tab between the one before and the one after, which come round at the ends.
Happened draw_stepper(ui::Frame& frame, Box& box, const std::vector<Tab>& tabs)
{
    Happened happened;
    const float gap = frame.mm(3);
    const float side = frame.theme.touch();
    const auto chosen = std::ranges::find(tabs, true, &Tab::chosen) - tabs.begin();
    const auto tab_at = [&](std::ptrdiff_t away) -> const Tab& {
        return tabs[static_cast<std::size_t>((chosen + away + std::ssize(tabs)) %
                                             std::ssize(tabs))];
    };
    const float width = box.width() - 2 * (side + gap) - frame.mm(4);
    const bool beside = std::ranges::all_of(
        tabs, [&](const Tab& tab) { return frame.fits(tab.words, Type::caption, width); });
    float height = side;
    for (const Tab& tab : tabs)
        height = std::max(height, frame.text_height(tab.words, Type::caption,
                                                    beside ? width : box.width() - frame.mm(4),
                                                    ui::Balance::yes));
    const Box words = box.cut_top(height, frame.mm(4));
    Box row = beside ? words : box.cut_top(side, frame.mm(4));
    const auto draw = [&](const Tab& tab, const Box& cell, ButtonLook look) {
        if (ui::button(frame, tab.id, cell, tab.words, look))
            happened = tab.event;
    };
    ButtonLook step = tab_look;
    step.sign_alone = true;
    step.before = Icon::back;
    draw(tab_at(-1), row.cut_left(side, gap), step);
    const Box next = row.cut_right(side, gap);
    ButtonLook here = tab_look;
    here.chosen = true;
    draw(tab_at(0), beside ? row : words, here);
    step.before = Icon::forward;
    draw(tab_at(1), next, step);
    return happened;
}

} // namespace

Happened draw_tabs(ui::Frame& frame, Box& box, const std::vector<Tab>& tabs,
                   std::size_t portrait_columns)
{
    Happened happened;
    const bool portrait = frame.theme.portrait();
    if (!portrait && !frame.theme.columns())
        return draw_stepper(frame, box, tabs);
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
    if (portrait && box.height() - rows * (height + gap) < ui::least_list(frame))
        return draw_stepper(frame, box, tabs);
    const Box side = portrait ? box.cut_top(rows * (height + gap), gap)
                              : box.cut_left(frame.mm(112), frame.theme.gap());
    ui::pages(
        frame, "tabs", side,
        [&](const Box& content) {
            const auto cells = ui::grid(content, tabs.size(), columns, height, gap);
            for (std::size_t index = 0; index < tabs.size(); ++index) {
                ButtonLook look = tab_look;
                look.chosen = tabs[index].chosen;
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
