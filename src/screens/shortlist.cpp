#include "screens/card.hpp"
#include "screens/desk_panel.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>
#include <span>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

constexpr std::size_t most_reasons = 3;

// On a card the place and age stand first: the purpose is what the visitor has just chosen, and is
// only worth a line where there were several.
CardNote note_for(const View& view, const Programme& programme)
{
    CardNote note;
    std::vector<Reason> all =
        reasons(programme, view.visit.answers, view.catalogue, view.visit.language);
    if (view.visit.answers.purposes.size() < 2)
        std::erase_if(all, [&](const Reason& reason) {
            return &reason - all.data() <
                       static_cast<std::ptrdiff_t>(view.visit.answers.purposes.size()) &&
                   !view.visit.answers.has(Purpose::consult);
        });
    std::ranges::stable_sort(all, std::ranges::greater{}, &Reason::verdict);
    for (const std::string& extra :
         local_extras(programme, view.place(), view.catalogue, view.visit.language))
        all.insert(all.begin(), {Verdict::fits, extra});
    if (all.size() > most_reasons)
        all.resize(most_reasons);
    note.reasons = std::move(all);
    return note;
}

std::string answers_in_words(const View& view, Stage question)
{
    const Speech say = view.say();
    const Answers& answers = view.visit.answers;
    switch (question) {
    case Stage::purpose: {
        std::string words =
            answers.purposes.empty() ? "" : say.of("purpose", answers.purposes.front());
        if (answers.purposes.size() > 1)
            words +=
                " " + say("list.also", {{"count", std::to_string(answers.purposes.size() - 1)}});
        return words;
    }
    case Stage::region:
        return view.name(view.place());
    default:
        return answers.age ? say.of("age", *answers.age) : "";
    }
}

constexpr Stage questions[] = {Stage::purpose, Stage::region, Stage::age};

struct AnswerLook {
    float padding;
    float sign;
    float room; // for the words
    float label;
    float value;
};

AnswerLook answer_look(const ui::Frame& frame, float width, std::string_view words)
{
    AnswerLook look{};
    look.padding = frame.mm(3.5f);
    look.sign = std::round(frame.theme.em(Type::body) * 1.2f);
    look.label = frame.theme.line_height(Type::caption);
    look.room = width - 2 * look.padding - look.sign - frame.mm(1);
    look.value = frame.text_height(words, Type::caption, look.room, ui::Balance::yes);
    return look;
}

// The answers side by side, or one under the other where one would want a third line.
struct AnswerGrid {
    std::size_t columns = 3;
    float cell = 0; // the height of each
    float height = 0;
};

AnswerGrid answer_grid(const ui::Frame& frame, const View& view, float width)
{
    AnswerGrid grid;
    const float gap = frame.mm(3);
    const float third = std::floor((width - 2 * gap) / 3);
    const auto fits = [&](Stage question) {
        const AnswerLook look = answer_look(frame, third, answers_in_words(view, question));
        return look.value <= 2 * look.label &&
               frame.text_width(view.say()("chip." + std::string(id_of(question))),
                                Type::caption) <= look.room;
    };
    if (!std::ranges::all_of(questions, fits))
        grid.columns = 1;
    grid.cell = frame.theme.touch();
    for (const Stage question : questions) {
        const AnswerLook look =
            answer_look(frame, grid.columns == 3 ? third : width, answers_in_words(view, question));
        grid.cell = std::max(grid.cell, look.label + look.value + frame.mm(3));
    }
    grid.height = grid.columns == 3 ? grid.cell : 3 * grid.cell + 2 * gap;
    return grid;
}

// The three answers, each a button that changes it.
Happened draw_answers(ui::Frame& frame, const View& view, const Box& box)
{
    Happened happened;
    const Speech say = view.say();
    const AnswerGrid grid = answer_grid(frame, view, box.width());
    const auto cells = ui::grid(box, 3, grid.columns, grid.cell, frame.mm(3));
    for (std::size_t index = 0; index < 3; ++index) {
        const std::string id(id_of(questions[index]));
        const Box& cell = cells[index];
        const std::string words = answers_in_words(view, questions[index]);
        const ui::Touch touch = frame.target("change/" + id, words, cell);
        const ui::Colour ground = touch.held ? frame.colours.lead_pale : frame.colours.paper;
        frame.fill(cell, ground, frame.theme.corner());
        frame.outline(cell, touch.held ? frame.colours.lead : frame.colours.edge,
                      frame.theme.corner(), frame.mm(touch.held ? 1.0f : 0.35f));
        if (touch.focused)
            frame.focus_ring(cell);
        frame.on(ground, [&] {
            const AnswerLook look = answer_look(frame, cell.width(), words);
            Box inside = cell.inset(look.padding, frame.mm(1.5f));
            const Box sign = inside.cut_right(look.sign, frame.mm(1));
            frame.icon(sign.middle_x(), cell.middle_y(), ui::Icon::tune, Type::body,
                       frame.colours.lead);
            inside.y0 = std::floor(cell.middle_y() - (look.label + look.value) / 2);
            inside.y0 +=
                frame.text(inside, say("chip." + id), {Type::caption, frame.colours.soft_ink});
            frame.text(inside, words,
                       {Type::caption, frame.colours.lead, ui::Align::left, ui::Balance::yes});
        });
        if (touch)
            happened = ChangeAsked{questions[index]};
    }
    return happened;
}

// The desk nearest to the visitor.
DeskPanel panel_of(const View& view)
{
    const Speech say = view.say();
    const Desk& desk = view.catalogue.at(view.matches.contact);
    const bool local = serves_locally(desk, view.place(), view.catalogue.places);
    return {say(local ? "list.desk" : "list.desk_general"),
            {{view.matches.contact, ""}},
            {{say("programme.call_code"), call_code(desk)}},
            local && desk.office ? say("list.desk_rule") : ""};
}

std::string heading_of(const View& view)
{
    const Place place = view.place();
    if (std::holds_alternative<Unknown>(place) || std::holds_alternative<Outside>(place))
        return view.say()("list.title");
    return view.say()("list.title_place", {{"place", view.name(place)}});
}

// What leads on from here, the next step first: take the list home, the best two or three side by
// side, all programmes.
std::vector<BottomButton> ways_of(const View& view)
{
    const Speech say = view.say();
    std::vector<ProgrammeIndex> list;
    for (const Match& match : view.matches.shortlist)
        list.push_back(match.programme);
    const auto best = list.begin() + std::min(std::ssize(list), std::ptrdiff_t{most_compared});
    std::vector<BottomButton> ways;
    if (!list.empty())
        ways.push_back(take_away_button(view, list));
    if (list.size() >= 2)
        ways.push_back({"compare",
                        say("bar.compare"),
                        {ui::Weight::plain, ui::Icon::compare},
                        CompareAsked{{list.begin(), best}}});
    ways.push_back({"all", say("bar.all"), {ui::Weight::plain, ui::Icon::list}, AllAsked{}});
    return ways;
}

// Writes the list down, card under card.
class List {
public:
    List(ui::Frame& frame, const View& view, const Box& content)
        : m_frame(frame), m_view(view), m_rest(content)
    {
    }

    void text(std::string_view words, Type type, ui::Colour ink)
    {
        m_rest.y0 += m_frame.text(m_rest, words, {type, ink}) + m_frame.mm(2);
    }
    void cards(std::span<const Match> matches)
    {
        for (const Match& match : matches)
            card("card/", match, note_for(m_view, m_view.catalogue.at(match.programme)));
    }
    void switch_between_few_and_all()
    {
        const std::size_t more = m_view.matches.more.size();
        if (more == 0)
            return;
        const Speech say = m_view.say();
        const bool open = m_view.visit.all_cards;
        const std::string words =
            open ? say("list.less") : say("list.more", {{"count", std::to_string(more)}});
        const float height = std::max(m_frame.mm(22), m_frame.theme.button());
        const Box box = m_rest.cut_top(height, m_frame.mm(4));
        if (ui::button(m_frame, open ? "less" : "more", box, words,
                       {ui::Weight::plain, open ? ui::Icon::up : ui::Icon::down}))
            happened = open ? Event{LessAsked{}} : Event{MoreAsked{}};
    }
    // A question that would part the list well, with the answers that would; what was answered can
    // be taken back.
    void ask_further()
    {
        const Speech say = m_view.say();
        if (m_view.follow_up)
            std::visit([&](const auto& choices) { ask(choices); }, *m_view.follow_up);
        const std::string given = further_in_words(m_view);
        if (given.empty())
            return;
        const std::string words = say("further.answered", {{"words", given}});
        const ui::ButtonLook look{ui::Weight::plain, ui::Icon::none, ui::Icon::tune, false,
                                  Type::caption};
        const float room = m_rest.width() - 2 * m_frame.theme.em(Type::caption) - m_frame.mm(4);
        const float height = std::max(
            m_frame.theme.touch(), m_frame.text_height(words, Type::caption, room) + m_frame.mm(2));
        Box row = m_rest.cut_top(height, m_frame.mm(4));
        row.x1 = std::min(row.x1, row.x0 + ui::button_width(m_frame, words, look));
        if (ui::button(m_frame, "change/further", row, words, look))
            happened = FollowUpsAsked{};
    }
    // Where to go on from here: what the bar has no room for, and the screens without answers.
    void ways_on(const std::vector<BottomButton>& not_in_bar)
    {
        std::vector<BottomButton> ways = not_in_bar;
        ways.push_back(calendar_button(m_view));
        ways.push_back(guide_button(m_view));
        const float gap = m_frame.theme.gap();
        float widest = m_frame.theme.touch();
        for (const BottomButton& way : ways)
            widest = std::max(widest, ui::button_width(m_frame, way.words, way.look));
        const auto fitting = static_cast<std::size_t>((m_rest.width() + gap) / (widest + gap));
        const std::size_t columns =
            std::clamp<std::size_t>(fitting, 1, ways.size() > 3 ? 2 : ways.size());
        const auto rows = static_cast<float>((ways.size() + columns - 1) / columns);
        const float height = m_frame.theme.button();
        m_rest.y0 += m_frame.mm(4);
        const Box box = m_rest.cut_top(rows * (height + gap) - gap, m_frame.mm(4));
        const auto cells = ui::grid(box, ways.size(), columns, height, gap);
        for (std::size_t at = 0; at < ways.size(); ++at)
            if (ui::button(m_frame, ways[at].id, cells[at], ways[at].words, ways[at].look))
                happened = ways[at].event;
    }
    void answers()
    {
        const float height = answer_grid(m_frame, m_view, m_rest.width()).height;
        if (const Happened changed =
                draw_answers(m_frame, m_view, m_rest.cut_top(height, m_frame.mm(4))))
            happened = changed;
    }
    // Each names the one answer that excludes it.
    void near_misses()
    {
        if (m_view.matches.near.empty())
            return;
        m_rest.y0 += m_frame.mm(4);
        text(m_view.say()("list.near"), Type::tile, m_frame.colours.ink);
        for (const NearMiss& near : m_view.matches.near) {
            CardNote note{reasons(m_view.catalogue.at(near.match.programme), m_view.visit.answers,
                                  m_view.catalogue, m_view.visit.language)};
            std::erase_if(note.reasons,
                          [](const Reason& reason) { return reason.verdict != Verdict::excluded; });
            card("near/", near.match, note);
        }
    }
    [[nodiscard]] float end() const { return m_rest.y0; }

    Happened happened;

private:
    [[nodiscard]] std::string words_for(Help help) const { return m_view.say().of("help", help); }
    [[nodiscard]] std::string words_for(Trade trade) const
    {
        return m_view.say().of("trade", trade);
    }
    static Event answer(Help help) { return HelpChosen{help}; }
    static Event answer(Trade trade) { return TradeChosen{trade}; }

    template <class E> void ask(const std::vector<E>& choices)
    {
        constexpr bool is_help = std::is_same_v<E, Help>;
        const std::string group = is_help ? "help/" : "trade/";
        std::vector<BottomButton> buttons;
        for (const E choice : choices)
            buttons.push_back(
                {group + std::string(id_of(choice)), words_for(choice), {}, answer(choice)});
        buttons.push_back({"unknown", words_for(E::unknown), {}, answer(E::unknown)});

        float widest = m_frame.theme.touch();
        for (const BottomButton& button : buttons)
            widest = std::max(widest, ui::button_width(m_frame, button.words, button.look));
        const float padding = m_frame.mm(4);
        const float gap = m_frame.mm(3);
        const float room = m_rest.width() - 2 * padding;
        const auto columns = std::clamp<std::size_t>(
            static_cast<std::size_t>((room + gap) / (widest + gap)), 1, buttons.size());
        const auto rows = static_cast<float>((buttons.size() + columns - 1) / columns);
        const float height = m_frame.theme.button();
        const std::string question = m_view.say()(is_help ? "further.help" : "further.trade");
        const std::string helper = m_view.say()("further.helper");
        const float words = m_frame.text_height(question, Type::body, room) +
                            m_frame.text_height(helper, Type::caption, room) + m_frame.mm(2);
        const Box box =
            m_rest.cut_top(2 * padding + words + rows * (height + gap) - gap, m_frame.mm(4));
        m_frame.fill(box, m_frame.colours.lead_pale, m_frame.theme.corner());
        if (m_frame.theme.contrast() != Contrast::light)
            m_frame.outline(box, m_frame.colours.edge, m_frame.theme.corner(), m_frame.mm(0.35f));
        m_frame.on(m_frame.colours.lead_pale, [&] {
            Box inside = box.inset(padding);
            inside.y0 += m_frame.text(inside, question, {Type::body, m_frame.colours.ink});
            inside.y0 +=
                m_frame.text(inside, helper, {Type::caption, m_frame.colours.ink}) + m_frame.mm(2);
            const auto cells = ui::grid(inside, buttons.size(), columns, height, gap);
            for (std::size_t at = 0; at < buttons.size(); ++at)
                if (ui::button(m_frame, buttons[at].id, cells[at], buttons[at].words,
                               buttons[at].look))
                    happened = buttons[at].event;
        });
    }

    void card(const std::string& group, const Match& match, const CardNote& note)
    {
        const Programme& programme = m_view.catalogue.at(match.programme);
        const float height = card_height(m_frame, m_view, programme, note, m_rest.width());
        const Box box = m_rest.cut_top(height, m_frame.mm(4));
        if (draw_card(m_frame, m_view, group + programme.key, box, programme, note))
            happened = CardTouched{match.programme};
    }

    ui::Frame& m_frame;
    const View& m_view;
    Box m_rest;
};

float draw_list(ui::Frame& frame, const View& view, const Box& content, bool with_answers,
                const std::vector<BottomButton>& not_in_bar, Happened& happened)
{
    const Speech say = view.say();
    const auto& colours = frame.colours;
    const Matches& matches = view.matches;
    List list(frame, view, content);
    if (matches.shortlist.empty()) {
        list.text(say("list.none"), Type::tile, colours.ink);
        list.text(say("list.loosen"), Type::body, colours.soft_ink);
    }
    // Large letters, or a low page, leave no room for a question over the first card.
    const bool room = frame.theme.text_size() == TextSize::normal && !view.visit.low;
    const std::size_t before = room ? 0 : 1;
    const std::span<const Match> first = matches.shortlist;
    list.cards(first.first(std::min(before, first.size())));
    list.ask_further();
    list.cards(first.subspan(std::min(before, first.size())));
    if (view.visit.all_cards)
        list.cards(matches.more);
    list.switch_between_few_and_all();
    list.near_misses();
    if (with_answers)
        list.answers();
    list.ways_on(not_in_bar);
    const bool by_help = view.visit.answers.help.value_or(Help::unknown) != Help::unknown;
    list.text(say(by_help ? "list.order_help" : "list.order"), Type::caption, colours.soft_ink);
    if (!matches.closed.empty())
        list.text(say("list.closed", {{"count", std::to_string(matches.closed.size())}}),
                  Type::caption, colours.soft_ink);
    list.text(say("data.not_a_decision"), Type::caption, colours.soft_ink);
    if (list.happened)
        happened = list.happened;
    return list.end();
}

} // namespace

Happened draw_shortlist(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    Page page;
    page.step = 4;
    page.buttons = ways_of(view);
    std::vector<BottomButton> not_in_bar;
    while (page.buttons.size() > 1 && !bar_holds(frame, view, page.buttons)) {
        not_in_bar.insert(not_in_bar.begin(), page.buttons.back());
        page.buttons.pop_back();
    }
    if (!view.matches.shortlist.empty())
        offer_print(frame, view, page.buttons);
    page.middle = [&](const Box& middle) {
        const std::size_t found = view.matches.shortlist.size() + view.matches.more.size();
        const std::string title =
            heading_of(view) + "  " + say("list.count", {{"count", std::to_string(found)}});
        Happened happened;
        Head head;
        // One under the other they would fill a small screen before the first card.
        const bool answers_first = answer_grid(frame, view, middle.width()).columns > 1;
        head.height = [&](float width) {
            const float answers =
                answers_first ? answer_grid(frame, view, width).height + frame.mm(4) : 0.0f;
            return frame.text_height(title, Type::title, width) + frame.mm(1) + answers;
        };
        head.draw = [&](Box& rest) {
            rest.y0 += frame.text(rest, title, {Type::title, frame.colours.ink}) + frame.mm(1);
            if (!answers_first)
                return;
            const float height = answer_grid(frame, view, rest.width()).height;
            if (const Happened changed =
                    draw_answers(frame, view, rest.cut_top(height, frame.mm(4))))
                happened = changed;
        };
        list_by_desk(
            frame, view, "list", middle, panel_of(view), 116, head, [&](const Box& content) {
                return draw_list(frame, view, content, !answers_first, not_in_bar, happened);
            });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
