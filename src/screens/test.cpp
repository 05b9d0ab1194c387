#include "domain/ruby.hpp"
#include "screens/column.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

namespace michi::screens {

using ui::Box;
using ui::Icon;
using ui::Type;

namespace {

// ISO/IEC 7810 ID-1: a bank card, a licence, a My Number card.
constexpr float card_width_mm = 85.6f;
constexpr float card_height_mm = 53.98f;
constexpr float card_corner_mm = 3.18f;
constexpr float ruler_mm = 100;

void draw_size(Column& column, const View& view)
{
    ui::Frame& frame = column.frame;
    const auto& colours = frame.colours;
    const Speech say = view.say();
    column.text(say("test.card"), Type::body, colours.ink);
    column.space(3);
    Box card = column.rest.cut_top(frame.mm(card_height_mm), frame.mm(5));
    card.x1 = card.x0 + frame.mm(card_width_mm);
    frame.keep_whole(card);
    frame.fill(card, colours.paper, frame.mm(card_corner_mm));
    frame.outline(card, colours.ink, frame.mm(card_corner_mm), frame.mm(0.5f));
    const Box inside = card.inset(frame.mm(6));
    const float height = frame.text_height(say("test.card_here"), Type::body, inside.width());
    frame.on(colours.paper, [&] {
        frame.text({inside.x0, inside.middle_y() - height / 2, inside.x1, inside.y1},
                   say("test.card_here"), {Type::body, colours.ink, ui::Align::centre});
    });
    draw_ruler(frame, column.rest, ruler_mm);
    column.space(4);
    const ImVec2 size = frame.theme.size();
    const auto millimetres = [&](float pixels) {
        return std::to_string(std::lround(pixels / frame.theme.pixels_per_mm()));
    };
    column.text(
        say("test.card_else", {{"width", millimetres(size.x)}, {"height", millimetres(size.y)}}),
        Type::caption, colours.soft_ink);
}

// The whole glass in squares of a finger's size.
class TouchGrid {
public:
    TouchGrid(const ui::Frame& frame, const std::vector<Stroke>& strokes)
        : m_screen(frame.screen()), m_columns(across(m_screen.width(), frame.theme.touch())),
          m_rows(across(m_screen.height(), frame.theme.touch())), m_met(m_columns * m_rows)
    {
        for (const Stroke& stroke : strokes)
            for (std::size_t at = 0; at < stroke.size(); ++at)
                meet(stroke[at == 0 ? 0 : at - 1], stroke[at]);
    }
    [[nodiscard]] std::size_t all() const { return m_met.size(); }
    [[nodiscard]] std::ptrdiff_t met() const { return std::ranges::count(m_met, true); }

    // Under the page, whose words and buttons stay as they are.
    void draw_squares(ui::Frame& frame) const
    {
        for (std::size_t column = 1; column < m_columns; ++column) {
            const float x = std::round(static_cast<float>(column) * width());
            frame.fill({x, m_screen.y0, x + 1, m_screen.y1}, frame.colours.hairline);
        }
        for (std::size_t row = 1; row < m_rows; ++row) {
            const float y = std::round(static_cast<float>(row) * height());
            frame.fill({m_screen.x0, y, m_screen.x1, y + 1}, frame.colours.hairline);
        }
    }
    // Over it: what was met, and how.
    void draw_met(ui::Frame& frame, const std::vector<Stroke>& strokes) const
    {
        const auto& colours = frame.colours;
        for (std::size_t cell = 0; cell < all(); ++cell) {
            const float x = static_cast<float>(cell % m_columns) * width();
            const float y = static_cast<float>(cell / m_columns) * height();
            if (m_met[cell])
                frame.outline(Box{x, y, x + width(), y + height()}.inset(frame.mm(1.2f)),
                              colours.good, frame.mm(1.5f), frame.mm(0.6f));
        }
        for (const Stroke& stroke : strokes) {
            for (std::size_t at = 1; at < stroke.size(); ++at)
                frame.line(stroke[at - 1].x, stroke[at - 1].y, stroke[at].x, stroke[at].y,
                           colours.lead, frame.mm(1));
            if (!stroke.empty())
                frame.ring(stroke.back().x, stroke.back().y, frame.mm(4), colours.lead,
                           frame.mm(0.8f));
        }
    }

private:
    static std::size_t across(float length, float square)
    {
        return static_cast<std::size_t>(std::max(1.0f, std::round(length / square)));
    }
    [[nodiscard]] float width() const { return m_screen.width() / static_cast<float>(m_columns); }
    [[nodiscard]] float height() const { return m_screen.height() / static_cast<float>(m_rows); }

    // A fast finger is reported less often than it comes to another square.
    void meet(ImVec2 from, ImVec2 to)
    {
        const float steps = std::ceil(std::hypot(to.x - from.x, to.y - from.y) / (width() / 4));
        for (float step = 0; step <= steps; ++step) {
            const float part = steps == 0 ? 0 : step / steps;
            const float x = from.x + (to.x - from.x) * part;
            const float y = from.y + (to.y - from.y) * part;
            if (m_screen.holds(x, y))
                m_met[std::min(m_rows - 1, static_cast<std::size_t>(y / height())) * m_columns +
                      std::min(m_columns - 1, static_cast<std::size_t>(x / width()))] = true;
        }
    }

    Box m_screen;
    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<bool> m_met;
};

void draw_touch(Column& column, const View& view)
{
    const TouchGrid grid(column.frame, *view.backstage.strokes);
    const auto& colours = column.frame.colours;
    const Speech say = view.say();
    column.text(say("test.trace"), Type::body, colours.ink);
    column.space(3);
    column.text(say("test.squares",
                    {{"count", std::to_string(grid.met())}, {"all", std::to_string(grid.all())}}),
                Type::tile, colours.lead);
}

// Each in a square of its own; only rows in sight are drawn.
void draw_letters(Column& column, const View& view)
{
    ui::Frame& frame = column.frame;
    const auto& letters = *view.backstage.letters;
    const Speech say = view.say();
    column.text(say("test.letters", {{"count", std::to_string(letters.size())}}), Type::body,
                frame.colours.ink);
    column.space(3);
    const float square = std::ceil(frame.theme.em(Type::body) * 1.5f);
    const auto columns =
        std::max<std::size_t>(1, static_cast<std::size_t>(column.rest.width() / square));
    for (std::size_t first = 0; first < letters.size(); first += columns) {
        Box row = column.rest.cut_top(frame.theme.line_height(Type::body));
        frame.keep_whole(row);
        if (!row.meets(frame.screen()))
            continue;
        for (std::size_t at = first; at < std::min(first + columns, letters.size()); ++at)
            frame.text(row.cut_left(square), letters[at],
                       {Type::body, frame.colours.ink, ui::Align::centre});
    }
}

void draw_code(Column& column, const View& view)
{
    ui::Frame& frame = column.frame;
    const Speech say = view.say();
    const std::string code = say("test.code_text");
    column.text(say("test.code"), Type::body, frame.colours.ink);
    column.space(4);
    const float most = std::min(frame.mm(60), column.rest.width());
    const float side = ui::qr_side(frame, most, code);
    const float x = column.rest.x0;
    ui::qr(frame, {x, column.rest.y0, x + side, column.rest.y0 + side}, code);
    column.rest.y0 += side + frame.mm(3);
    column.text(code, Type::tile, frame.colours.ink);
}

// One under the other.
Happened draw_buttons(Column& column, const std::vector<BottomButton>& buttons)
{
    Happened happened;
    ui::Frame& frame = column.frame;
    for (const BottomButton& button : buttons) {
        Box row = column.rest.cut_top(frame.theme.button(), frame.mm(4));
        row.x1 =
            std::min(row.x1, row.x0 + std::max(frame.mm(90),
                                               ui::button_width(frame, button.words, button.look)));
        if (ui::button(frame, button.id, row, button.words, button.look))
            happened = button.event;
    }
    return happened;
}

Happened draw_sound(Column& column, const View& view)
{
    const auto& colours = column.frame.colours;
    const Speech say = view.say();
    column.text(say("test.sound", {{"volume", std::to_string(view.hearing.volume)}}), Type::body,
                colours.ink);
    column.space(4);
    std::vector<BottomButton> buttons{
        {"sound/chime", say("test.chime"), {ui::Weight::plain, Icon::bell}, SoundTested{}}};
    for (const Language language : view.backstage.voices)
        buttons.push_back({"sound/" + std::string(id_of(language)),
                           say("test.voice", {{"language", say.of("language", language)}}),
                           {ui::Weight::plain, Icon::speaking},
                           SoundTested{language}});
    const Happened happened = draw_buttons(column, buttons);
    if (view.backstage.voices.empty())
        column.text(say("test.no_voice"), Type::body, colours.soft_ink);
    return happened;
}

Happened draw_printing(Column& column, const View& view)
{
    const auto& colours = column.frame.colours;
    const Speech say = view.say();
    if (!view.prints) {
        column.text(say("test.no_printer"), Type::body, colours.ink);
        return {};
    }
    column.text(say("test.printing"), Type::body, colours.ink);
    column.space(4);
    const Printing printing = view.visit.staff.printing;
    Happened happened;
    if (printing != Printing::sent)
        happened = draw_buttons(
            column,
            {{"test/print", say("test.print"), {ui::Weight::plain, Icon::print}, TestSlipAsked{}}});
    if (printing == Printing::sent || printing == Printing::done)
        column.ticked(Verdict::fits, say.of("print", printing));
    else if (printing != Printing::none)
        column.ticked(Verdict::check, say.of("test.printed", printing));
    return happened;
}

Happened draw_part(Column& column, const View& view)
{
    switch (view.visit.staff.test) {
    case TestPart::size:
        draw_size(column, view);
        break;
    case TestPart::touch:
        draw_touch(column, view);
        break;
    case TestPart::letters:
        draw_letters(column, view);
        break;
    case TestPart::code:
        draw_code(column, view);
        break;
    case TestPart::sound:
        return draw_sound(column, view);
    case TestPart::slip:
        return draw_printing(column, view);
    }
    return {};
}

std::vector<Tab> tabs_of(const View& view)
{
    std::vector<Tab> tabs;
    for (const TestPart part : all<TestPart>())
        tabs.push_back({"test/" + std::string(id_of(part)), view.say().of("test.part", part),
                        view.visit.staff.test == part, TestPartChosen{part}});
    return tabs;
}

} // namespace

void draw_ruler(ui::Frame& frame, Box& box, float millimetres)
{
    const ui::Colour ink = frame.colours.ink;
    const float thick = frame.mm(0.3f);
    const float end = box.x0 + frame.mm(millimetres);
    Box ruler = box.cut_top(frame.mm(6) + frame.theme.line_height(Type::caption));
    frame.keep_whole(ruler);
    frame.fill({ruler.x0, ruler.y0, end + thick, ruler.y0 + thick}, ink);
    for (float at = 0; at <= millimetres; at += 10) {
        const float x = ruler.x0 + frame.mm(at);
        const bool half = std::fmod(at, 50.0f) == 0;
        frame.fill({x, ruler.y0, x + thick, ruler.y0 + frame.mm(half ? 5 : 3)}, ink);
        if (half && at > 0)
            frame.text({ruler.x0, ruler.y0 + frame.mm(5.5f), x + frame.mm(1), ruler.y1},
                       std::to_string(std::lround(at)) + " mm",
                       {Type::caption, ink, ui::Align::right});
    }
}

std::string test_sentence(const Speech& say)
{
    return as_read(say("test.sentence"));
}

Happened draw_test(ui::Frame& frame, const View& view)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        Happened happened;
        const Happened chosen = pages_of_tab(
            frame, "test", middle,
            [&](Box& rest) { draw_title(frame, rest, view.say()("test.title")); }, tabs_of(view), 3,
            [&](Box& rest) {
                Column column{frame, rest};
                happened = draw_part(column, view);
                rest = column.rest;
            });
        return chosen ? chosen : happened;
    };
    if (view.visit.staff.test != TestPart::touch)
        return draw_page(frame, view, page);
    const auto& strokes = *view.backstage.strokes;
    const TouchGrid grid(frame, strokes);
    grid.draw_squares(frame);
    const Happened happened = draw_page(frame, view, page);
    grid.draw_met(frame, strokes);
    return happened;
}

} // namespace michi::screens
