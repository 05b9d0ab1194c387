#include "domain/take_away.hpp"

#include "screens/column.hpp"
#include "screens/desk_panel.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// The codes on white paper, numbered where there is more than one: side by side, or one under the
// other among the words where there is no room for them beside or under the words.
class CodePanel {
public:
    CodePanel(const ui::Frame& frame, const View& view, const Box& page)
        : m_gap(frame.theme.gap()), m_label(frame.theme.line_height(Type::body))
    {
        // What one code may take up: as much as can be seen at once, beside the arrows.
        const float most = std::min(page.width() - frame.theme.touch() - m_gap, page.height());
        CodeLimits limits{ui::qr_bytes(frame, most)};
        // Two hold the longest shortlist; the list of a talk may be longer.
        limits.count = std::max(limits.count, (view.visit.taken.size() + 3) / 4);
        if (limits.bytes < most_code_bytes)
            limits.count = view.visit.taken.size();
        m_codes = take_away_codes(view.visit.taken, view.place(), view.catalogue,
                                  view.visit.language, limits);
        const float room = std::min(most, frame.mm(m_codes.size() > 1 ? 96 : 112));
        for (const std::string& code : m_codes)
            m_side = std::max(m_side, ui::qr_side(frame, room, code));
        const auto count = static_cast<float>(m_codes.size());
        m_row = count * m_side + (count - 1) * m_gap;
        const float width = m_row + 2 * m_gap;
        const float height = m_side + label() + 2 * m_gap;
        if (frame.theme.columns() && page.width() - width >= frame.mm(110))
            m_place = Place::beside;
        else if (frame.theme.portrait() && width <= page.width() &&
                 page.height() - height >= ui::least_list(frame))
            m_place = Place::under;
    }
    [[nodiscard]] std::size_t count() const { return m_codes.size(); }

    // The part of `page` that the codes take; nothing where they go along with the words.
    [[nodiscard]] Box cut(Box& page) const
    {
        switch (m_place) {
        case Place::beside:
            return page.cut_right(m_row + 2 * m_gap, m_gap);
        case Place::under:
            return page.cut_bottom(m_side + label() + 2 * m_gap, m_gap);
        case Place::among:
            break;
        }
        return {};
    }
    void draw(ui::Frame& frame, const Box& box) const
    {
        if (m_place == Place::among)
            return;
        ui::paper(frame, box);
        frame.on(frame.colours.paper, [&] {
            Box row = box;
            row.x0 = std::floor(box.middle_x() - m_row / 2);
            row.y0 = std::floor(box.middle_y() - (m_side + label()) / 2);
            for (std::size_t at = 0; at < m_codes.size(); ++at)
                draw_code(frame, row.cut_left(m_side, m_gap), at);
        });
    }
    void draw_among(Column& column) const
    {
        if (m_place != Place::among)
            return;
        column.rest.y0 += m_gap;
        for (std::size_t at = 0; at < m_codes.size(); ++at) {
            Box cell = column.rest.cut_top(m_side + label(), m_gap);
            cell.x0 = std::floor(cell.middle_x() - m_side / 2);
            cell.x1 = cell.x0 + m_side;
            draw_code(column.frame, cell, at);
        }
    }

private:
    enum class Place { beside, under, among };

    [[nodiscard]] float label() const { return m_codes.size() > 1 ? m_label : 0.0f; }
    void draw_code(ui::Frame& frame, Box cell, std::size_t at) const
    {
        ui::qr(frame, cell.cut_top(m_side), m_codes[at]);
        if (m_codes.size() > 1)
            frame.text(cell, std::to_string(at + 1) + "/" + std::to_string(m_codes.size()),
                       {Type::body, frame.colours.ink, ui::Align::centre});
    }

    float m_gap;
    float m_label; // the height of a line
    std::vector<std::string> m_codes;
    float m_side = 0;
    float m_row = 0; // the width of all
    Place m_place = Place::among;
};

// How to take the codes, and what they hold.
float draw_words(ui::Frame& frame, const View& view, const Box& content, const CodePanel& codes)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    Column column{frame, content};
    column.text(say("take.title"), Type::title, colours.ink, ui::Balance::yes);
    column.space(1);
    column.text(say("take.how"), Type::body, colours.ink);
    if (codes.count() > 1)
        column.text(say(codes.count() == 2 ? "take.two" : "take.several",
                        {{"count", std::to_string(codes.count())}}),
                    Type::body, colours.ink);
    column.text(say("take.offline"), Type::caption, colours.soft_ink);
    codes.draw_among(column);
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
        const CodePanel panel(frame, view, box);
        const Box codes = panel.cut(box);
        const PrintingStrip strip(view);
        std::string area = "take-away"; // another list is read from its top
        for (const ProgrammeIndex index : view.visit.taken)
            area += "/" + view.catalogue.at(index).key;
        ui::pages_under(
            frame, area, box, strip.height(frame, box.width()),
            [&](Box& rest) { strip.cut_from(frame, rest); },
            [&](const Box& content) { return draw_words(frame, view, content, panel); });
        panel.draw(frame, codes);
        return Happened{};
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
