#pragma once

#include "screens/view.hpp"

#include <functional>
#include <vector>

namespace michi::screens {

// Every screen of a visit has the same three bands. Top: where one is, language and text size.
// Middle: one question or one answer. Bottom: back on the left, start over on the right, always in
// the same place and size, and between them what the screen itself offers.
struct BottomButton {
    std::string id;
    std::string words;
    ui::ButtonLook look;
    Event event;
};

struct Page {
    int step = 0; // 1 purpose … 4 result; 0 shows none
    std::vector<BottomButton> buttons;
    bool settings = true; // in the top band
    std::function<Happened(const ui::Box&)> middle;
};

// Whether the bottom band has room for these buttons.
[[nodiscard]] bool bar_holds(const ui::Frame& frame, const View& view,
                             const std::vector<BottomButton>& buttons);

// The ways to the screens that need no answers.
[[nodiscard]] BottomButton calendar_button(const View& view);
[[nodiscard]] BottomButton guide_button(const View& view);

// Codes that hold these programmes for a phone.
[[nodiscard]] BottomButton take_away_button(const View& view,
                                            std::vector<ProgrammeIndex> programmes);

// Prints these programmes, or says how that is coming along.
[[nodiscard]] BottomButton print_button(const View& view, std::vector<ProgrammeIndex> programmes);
// The same beside the button to take away, and of what that takes: where there is a printer that
// has nothing to do, and room in the bottom band.
void offer_print(const ui::Frame& frame, const View& view, std::vector<BottomButton>& buttons);

Happened draw_page(ui::Frame& frame, const View& view, const Page& page);

// A question, or what a page is about, with a helper line under it.
struct Heading {
    std::string title;
    std::string helper;
};
[[nodiscard]] float heading_height(const ui::Frame& frame, const Heading& heading, float width);
// Takes it off the top of `box`.
void draw_heading(ui::Frame& frame, ui::Box& box, const Heading& heading);
// What a page of tabs is about, at the top of `box`; a flat panel has no room for it.
void draw_title(ui::Frame& frame, ui::Box& box, std::string_view title);

// Of what and how many, each on a sheet of paper, beside each other where there is room; takes
// itself off the top of `box`.
void draw_numbers(ui::Frame& frame, ui::Box& box,
                  const std::vector<std::pair<std::string, std::string>>& lines);

// A line of so many millimetres, to hold a ruler against; takes itself off the top of `box`.
void draw_ruler(ui::Frame& frame, ui::Box& box, float millimetres);

// The name of the kiosk with its sign, and a line under it if there is one.
[[nodiscard]] float name_width(const ui::Frame& frame, const View& view,
                               std::string_view under = {});
void draw_name(ui::Frame& frame, const View& view, const ui::Box& box, std::string_view under = {});

// Whom to call, and how the screens speak and look and in which language: each as its button.
struct Setting {
    std::string id;
    std::string words;
    ui::Icon icon;
    Event event;
    bool sign_alone = false;
};
// Whether there is anything that its volume matters to.
[[nodiscard]] bool can_be_heard(const View& view);
[[nodiscard]] std::vector<Setting> settings_of(const ui::Frame& frame, const View& view);

// Their buttons at the right end of `box`; where there is no room for all, signs alone, the
// languages and the way to the screen that has them all.
Happened draw_settings(ui::Frame& frame, const View& view, const ui::Box& box);
// Of a row of them alone: their words may break at the largest letters.
[[nodiscard]] float settings_height(const ui::Frame& frame);
// Their width where there is room for `most`.
[[nodiscard]] float settings_width(const ui::Frame& frame, const View& view, float most);

struct Tab {
    std::string id;
    std::string words;
    bool chosen = false;
    Event event;
};

// Takes the tabs' part off `box`: a column at its left, in portrait a block of so many columns at
// its top; where that would leave too little of the page, the chosen one between its neighbours.
Happened draw_tabs(ui::Frame& frame, ui::Box& box, const std::vector<Tab>& tabs,
                   std::size_t portrait_columns);
// `ui::pages` under the tabs, and under what stands over them; on a flat panel both go along.
// `over` takes itself off the top of the box that it is given.
template <std::invocable<ui::Box&> H, std::invocable<ui::Box&> F>
Happened pages_of_tab(ui::Frame& frame, std::string_view area, ui::Box box, H over,
                      const std::vector<Tab>& tabs, std::size_t portrait_columns, F content)
{
    Happened happened;
    const auto head = [&](ui::Box& rest) {
        over(rest);
        happened = draw_tabs(frame, rest, tabs, portrait_columns);
    };
    // On a narrow page in the largest letters the head is a page of its own.
    const float most_head = 14 * frame.theme.line_height(ui::Type::caption);
    const bool stays = frame.theme.portrait()
                           ? frame.theme.text_size() != TextSize::largest ||
                                 box.height() - most_head >= ui::least_list(frame)
                           : !frame.theme.flat();
    if (stays)
        head(box);
    ui::pages(frame, area, box, [&](const ui::Box& whole) {
        ui::Box rest = whole;
        if (!stays)
            head(rest);
        content(rest);
        return rest.y0;
    });
    return happened;
}
// The whole prefecture and its regions, the one looked at chosen.
[[nodiscard]] std::vector<Tab> area_tabs(const View& view);

// The languages that the data is complete in, in the order of the buttons.
inline constexpr Language offered[] = {Language::ja, Language::easy, Language::en};

} // namespace michi::screens
