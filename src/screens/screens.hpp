#pragma once

#include "screens/view.hpp"

namespace michi::screens {

// Draws the screen that the visit is on, and says what the visitor did on it.
[[nodiscard]] Happened draw(ui::Frame& frame, const View& view);

// One file each:
[[nodiscard]] Happened draw_welcome(ui::Frame& frame, const View& view);
// In its place while nobody of the office is there.
[[nodiscard]] Happened draw_closed(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_purpose(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_region(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_town(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_age(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_shortlist(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_programme(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_compare(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_take_away(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_talk(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_everything(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_calendar(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_guide(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_display(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_call(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_pin(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_staff(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_called(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_stop_range(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_stop_programme(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_stop_reason(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_figures(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_day(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_ending(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_test(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_log(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_data(ui::Frame& frame, const View& view);
[[nodiscard]] Happened draw_data_back(ui::Frame& frame, const View& view);
// What a voice says on the test screen.
[[nodiscard]] std::string test_sentence(const Speech& say);
// Over any other screen: the countdown before a visit is forgotten.
[[nodiscard]] Happened draw_still_there(ui::Frame& frame, const View& view);
// Without any data: never a desktop, never a crash.
void draw_out_of_order(ui::Frame& frame, const Office& office);

} // namespace michi::screens
