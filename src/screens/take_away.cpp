#include "domain/take_away.hpp"

#include "screens/column.hpp"
#include "screens/desk_panel.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// The codes side by side on white paper, numbered where there are two.
class CodePanel {
public:
    CodePanel(const ui::Frame& frame, const View& view)
        : m_codes(
              take_away_codes(view.visit.taken, view.place(), view.catalogue, view.visit.language))
    {
        const float room = frame.mm(m_codes.size() > 1 ? 96 : 112);
        for (const std::string& code : m_codes)
            m_side = std::max(m_side, ui::qr_side(frame, room, code));
        const auto count = static_cast<float>(m_codes.size());
        m_width = count * m_side + (count - 1) * frame.theme.gap();
    }
    [[nodiscard]] std::size_t count() const { return m_codes.size(); }
    [[nodiscard]] float width(const ui::Frame& frame) const
    {
        return m_width + 2 * frame.theme.gap();
    }
    [[nodiscard]] float height(const ui::Frame& frame) const
    {
        return m_side + label(frame) + 2 * frame.theme.gap();
    }
    void draw(ui::Frame& frame, const Box& box) const
    {
        ui::paper(frame, box);
        frame.on(frame.colours.paper, [&] {
            Box row = box;
            row.x0 = std::floor(box.middle_x() - m_width / 2);
            row.y0 = std::floor(box.middle_y() - (m_side + label(frame)) / 2);
            for (std::size_t at = 0; at < m_codes.size(); ++at) {
                Box cell = row.cut_left(m_side, frame.theme.gap());
                ui::qr(frame, cell.cut_top(m_side), m_codes[at]);
                if (m_codes.size() > 1)
                    frame.text(cell, std::to_string(at + 1) + "/" + std::to_string(m_codes.size()),
                               {Type::body, frame.colours.ink, ui::Align::centre});
            }
        });
    }

private:
    [[nodiscard]] float label(const ui::Frame& frame) const
    {
        return m_codes.size() > 1 ? frame.theme.line_height(Type::body) : 0.0f;
    }

    std::vector<std::string> m_codes;
    float m_side = 0;
    float m_width = 0;
};

// How to take the codes, and what they hold.
float draw_words(ui::Frame& frame, const View& view, const Box& content, std::size_t codes)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    Column column{frame, content};
    column.text(say("take.title"), Type::title, colours.ink, ui::Balance::yes);
    column.space(1);
    column.text(say("take.how"), Type::body, colours.ink);
    if (codes > 1)
        column.text(say("take.two"), Type::body, colours.ink);
    column.text(say("take.offline"), Type::caption, colours.soft_ink);
    column.space(-2);
    column.heading(say("take.holds"));
    for (const ProgrammeIndex index : view.visit.taken) {
        const Programme& programme = view.catalogue.at(index);
        const Desk& desk =
            view.catalogue.at(first_contact(programme, view.place(), view.catalogue));
        const Phone& phone = desk.phones.front();
        std::string under = view.name(desk);
        if (!phone.extension.empty())
            under += "  " + say("programme.extension", {{"number", phone.extension}});
        column.to_call("", view.text(programme).short_title, under, phone.number);
    }
    column.space(2);
    column.text(say("data.not_a_decision"), Type::caption, colours.soft_ink);
    return column.rest.y0;
}

// How the slip is coming along, in a strip.
class PrintingStrip {
public:
    explicit PrintingStrip(const View& view)
    {
        if (view.visit.printing == Printing::none)
            return;
        m_words = view.say().of("print", view.visit.printing);
        m_icon = view.visit.printing == Printing::sent   ? ui::Icon::print
                 : view.visit.printing == Printing::done ? ui::Icon::checked
                                                         : ui::Icon::info;
    }
    // With the gap under it.
    [[nodiscard]] float height(const ui::Frame& frame, float width) const
    {
        if (m_words.empty())
            return 0;
        return frame.text_height(m_words, Type::body, width - beside(frame) - frame.mm(4)) +
               frame.mm(8) + frame.theme.gap();
    }
    void cut_from(ui::Frame& frame, Box& box) const
    {
        if (m_words.empty())
            return;
        const auto& colours = frame.colours;
        const Box strip =
            box.cut_top(height(frame, box.width()) - frame.theme.gap(), frame.theme.gap());
        frame.fill(strip, colours.lead_pale, frame.theme.corner());
        frame.outline(strip, colours.edge, frame.theme.corner(), frame.mm(0.35f));
        const float top = strip.y0 + frame.mm(4);
        frame.icon(strip.x0 + frame.mm(4) + frame.theme.em(Type::body) / 2,
                   top + frame.theme.letters_middle(Type::body), m_icon, Type::body, colours.lead);
        frame.on(colours.lead_pale, [&] {
            frame.text({strip.x0 + beside(frame), top, strip.x1 - frame.mm(4), strip.y1}, m_words,
                       {Type::body, colours.ink});
        });
    }

private:
    [[nodiscard]] static float beside(const ui::Frame& frame)
    {
        return frame.mm(7) + frame.theme.em(Type::body);
    }

    std::string m_words;
    ui::Icon m_icon = ui::Icon::none;
};

} // namespace

Happened draw_take_away(ui::Frame& frame, const View& view)
{
    Page page;
    page.step = view.visit.answers.purposes.empty() ? 0 : 4;
    if (view.prints)
        page.buttons.push_back(print_button(view, view.visit.taken));
    page.middle = [&](const Box& middle) {
        Box box = middle;
        const float gap = frame.theme.gap();
        const CodePanel panel(frame, view);
        const Box codes = frame.theme.portrait() ? box.cut_bottom(panel.height(frame), gap)
                                                 : box.cut_right(panel.width(frame), gap);
        // Where too little of the words would be left under it, the strip goes along with them.
        const PrintingStrip strip(view);
        const bool fixed =
            box.height() - strip.height(frame, box.width()) >= frame.mm(least_list_mm);
        if (fixed)
            strip.cut_from(frame, box);
        ui::pages(frame, "take-away", box, [&](const Box& content) {
            Box rest = content;
            if (!fixed)
                strip.cut_from(frame, rest);
            return draw_words(frame, view, rest, panel.count());
        });
        panel.draw(frame, codes);
        return Happened{};
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
