#include "app/slip.hpp"

#include "screens/slip.hpp"
#include "ui/glass.hpp"

#include <cmath>

namespace michi::app {

platform::Sheet slip(const screens::View& view, ui::Paper paper, const ui::Glyphs& glyphs)
{
    constexpr float longest_mm = 2000; // of a roll, before it is known where it is cut
    const auto leading =
        view.visit.language == Language::easy ? ui::Leading::furigana : ui::Leading::normal;
    ui::Glass glass(ui::Theme::on_paper(paper, leading, longest_mm), glyphs);
    // As many programmes as there is room for.
    float end = 0;
    for (std::size_t most = screens::most_on_slip; most > 0; --most) {
        glass.build([&](ui::Frame& frame) { end = screens::draw_slip(frame, view, most); });
        if (end <= glass.theme().size().y)
            break;
    }
    if (paper == ui::Paper::roll) {
        glass.set_theme(
            ui::Theme::on_paper(paper, leading, std::ceil(end / glass.theme().pixels_per_mm())));
        glass.build([&](ui::Frame& frame) {
            static_cast<void>(screens::draw_slip(frame, view, screens::most_on_slip));
        });
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

} // namespace michi::app
