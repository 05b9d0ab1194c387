#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>
#include <tuple>

namespace michi::screens {

using ui::Box;
using ui::Type;

// Somebody of the staff comes, and is told the number: large enough to be read from where they
// stand.
Happened draw_call(ui::Frame& frame, const View& view)
{
    Page page;
    page.middle = [&](const Box& middle) {
        Box box = middle;
        const auto& colours = frame.colours;
        const Speech say = view.say();
        const std::string number = std::to_string(view.visit.number);
        const float gap = frame.mm(5);
        const bool flat = frame.theme.flat(); // the number stands among the words
        const Box card = flat                     ? Box{}
                         : frame.theme.portrait() ? box.cut_bottom(box.height() * 0.5f, gap)
                                                  : box.cut_right(box.width() * 0.4f, gap);
        const auto draw_number = [&](const Box& on) {
            ui::paper(frame, on);
            frame.on(colours.paper, [&] { frame.figure(on, number, colours.lead); });
        };
        const std::tuple<std::string, Type, ui::Colour> lines[] = {
            {say("call.title"), Type::question, colours.ink},
            {say("call.helper"), Type::title, colours.ink},
            {say("call.wait"), Type::body, colours.soft_ink}};
        float height = 0;
        for (const auto& [words, type, ink] : lines)
            height += frame.text_height(words, type, box.width(), ui::Balance::yes) + gap;
        ui::pages(frame, "call", box, [&](const Box& content) {
            Box rest = content;
            if (flat)
                draw_number(rest.cut_top(std::floor(box.height() * 0.5f), gap));
            else
                rest.y0 += std::max(0.0f, std::floor((box.height() - height) / 2));
            for (const auto& [words, type, ink] : lines)
                rest.y0 +=
                    frame.text(rest, words, {type, ink, ui::Align::left, ui::Balance::yes}) + gap;
            return rest.y0 - gap;
        });
        if (!flat)
            draw_number(card);
        return Happened{};
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
