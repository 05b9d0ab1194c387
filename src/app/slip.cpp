#include "app/slip.hpp"

#include "screens/slip.hpp"
#include "ui/glass.hpp"

#include <cmath>
#include <functional>

namespace michi::app {

namespace {

// Draws with so many programmes at most, and gives where it ends.
using Draw = std::function<float(ui::Frame& frame, std::size_t most)>;

platform::Sheet sheet_of(const Draw& draw, ui::Leading leading, ui::Paper paper,
                         const ui::Glyphs& glyphs)
{
    constexpr float longest_mm = 2000; // of a roll, before it is known where it is cut
    ui::Glass glass(ui::Theme::on_paper(paper, leading, longest_mm), glyphs);
    // As many programmes as there is room for.
    float end = 0;
    for (std::size_t most = screens::most_on_slip; most > 0; --most) {
        glass.build([&](ui::Frame& frame) { end = draw(frame, most); });
        if (end <= glass.theme().size().y)
            break;
    }
    if (paper == ui::Paper::roll) {
        glass.set_theme(
            ui::Theme::on_paper(paper, leading, std::ceil(end / glass.theme().pixels_per_mm())));
        glass.build(
            [&](ui::Frame& frame) { static_cast<void>(draw(frame, screens::most_on_slip)); });
    }
    const ImVec2 size = glass.theme().size();
    platform::Sheet sheet{static_cast<int>(size.x),
                          static_cast<int>(size.y),
                          glass.theme().pixels_per_mm(),
                          "A4",
                          {}};
    if (paper == ui::Paper::roll)
        sheet.media = "Custom." + std::to_string(std::lround(size.x / sheet.dots_per_mm)) + "x" +
                      std::to_string(std::lround(size.y / sheet.dots_per_mm)) + "mm";
    sheet.pixels.resize(static_cast<std::size_t>(sheet.width) *
                        static_cast<std::size_t>(sheet.height));
    glass.paint({sheet.pixels.data(), sheet.width, sheet.height, sheet.width}, ui::Redraw::All);
    for (std::uint32_t& pixel : sheet.pixels) // a printer has no grey
        pixel = (pixel & 255u) < 128 ? 0 : 0xffffff;
    return sheet;
}

ui::Leading leading_of(const screens::View& view)
{
    return view.visit.language == Language::easy ? ui::Leading::furigana : ui::Leading::normal;
}

} // namespace

platform::Sheet slip(const screens::View& view, ui::Paper paper, const ui::Glyphs& glyphs)
{
    return sheet_of(
        [&](ui::Frame& frame, std::size_t most) { return screens::draw_slip(frame, view, most); },
        leading_of(view), paper, glyphs);
}

platform::Sheet test_slip(const screens::View& view, ui::Paper paper, const ui::Glyphs& glyphs)
{
    return sheet_of(
        [&](ui::Frame& frame, std::size_t) { return screens::draw_test_slip(frame, view); },
        leading_of(view), paper, glyphs);
}

} // namespace michi::app
