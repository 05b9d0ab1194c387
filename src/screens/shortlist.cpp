#include "screens/card.hpp"
#include "screens/desk_panel.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

#include <cmath>

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
    float label;
    float value;
};

AnswerLook answer_look(const ui::Frame& frame, float width, std::string_view words)
{
    AnswerLook look{};
    look.padding = frame.mm(3.5f);
    look.sign = std::round(frame.theme.em(Type::body) * 1.2f);
    look.label = frame.theme.line_height(Type::caption);
    const float room = width - 2 * look.padding - look.sign - frame.mm(1);
    look.value = frame.text_height(words, Type::caption, room, ui::Balance::yes);
    return look;
}

float answers_height(const ui::Frame& frame, const View& view, float width)
{
    const float each = std::floor((width - 2 * frame.mm(3)) / 3);
    float height = frame.theme.touch();
    for (const Stage question : questions) {
        const AnswerLook look = answer_look(frame, each, answers_in_words(view, question));
        height = std::max(height, look.label + look.value + frame.mm(3));
    }
    return height;
}

// The three answers, each a button that changes it.
Happened draw_answers(ui::Frame& frame, const View& view, const Box& box)
{
    Happened happened;
    const Speech say = view.say();
    const auto cells = ui::grid(box, 3, 3, box.height(), frame.mm(3));
    for (std::size_t index = 0; index < 3; ++index) {
        const std::string id(id_of(questions[index]));
        const Box& cell = cells[index];
        const std::string words = answers_in_words(view, questions[index]);
        const ui::Touch touch = frame.target("change/" + id, words, cell);
        const ui::Colour ground = touch.held ? frame.colours.lead_pale : frame.colours.paper;
        frame.fill(cell, ground, frame.theme.corner());
        frame.outline(cell, touch.held || touch.focused ? frame.colours.lead : frame.colours.edge,
                      frame.theme.corner(), frame.mm(touch.held || touch.focused ? 1.0f : 0.35f));
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
            {{say("programme.call_code"), call_code(desk)}}};
}

std::string heading_of(const View& view)
{
    const Place place = view.place();
    if (std::holds_alternative<Unknown>(place) || std::holds_alternative<Outside>(place))
        return view.say()("list.title");
    return view.say()("list.title_place", {{"place", view.name(place)}});
}

} // namespace

Happened draw_shortlist(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const Matches& matches = view.matches;
    const auto& colours = frame.colours;
    const bool portrait = frame.theme.portrait();

    Page page;
    page.step = 4;
    page.buttons.push_back(
        {"all", say("bar.all"), {ui::Weight::plain, ui::Icon::list}, AllAsked{}});
    page.middle = [&](const Box& middle) {
        Happened happened;
        const auto take = [&](Happened what) {
            if (what)
                happened = what;
        };
        Box box = middle;
        const float gap = frame.theme.gap();
        const DeskPanel panel = panel_of(view);
        Box side = portrait
                       ? box.cut_bottom(desk_strip_height(frame, view, panel, box.width()), gap)
                       : box.cut_right(frame.mm(116), frame.mm(7));

        const std::size_t more = matches.more.size();
        const std::string count =
            say("list.count", {{"count", std::to_string(matches.shortlist.size() + more)}});
        box.y0 += frame.text(box, heading_of(view) + "  " + count, {Type::title, colours.ink});
        box.y0 += frame.mm(1);
        take(draw_answers(frame, view,
                          box.cut_top(answers_height(frame, view, box.width()), frame.mm(4))));
        draw_desk_panel(frame, view, side, panel);

        ui::pages(frame, "list", box, [&](const Box& content) {
            Box rest = content;
            const auto text = [&](std::string_view words, Type type, ui::Colour ink) {
                rest.y0 += frame.text(rest, words, {type, ink}) + frame.mm(2);
            };
            const auto card = [&](std::string id, const Programme& programme, ProgrammeIndex index,
                                  const CardNote& note) {
                const float height = card_height(frame, view, programme, note, rest.width());
                if (draw_card(frame, view, id + programme.key, rest.cut_top(height, frame.mm(4)),
                              programme, note))
                    happened = CardTouched{index};
            };
            const auto cards = [&](const std::vector<Match>& list) {
                for (const Match& match : list) {
                    const Programme& programme = view.catalogue.at(match.programme);
                    card("card/", programme, match.programme, note_for(view, programme));
                }
            };
            if (matches.shortlist.empty()) {
                text(say("list.none"), Type::tile, colours.ink);
                text(say("list.loosen"), Type::body, colours.soft_ink);
            }
            cards(matches.shortlist);
            if (view.visit.all_cards)
                cards(matches.more);
            if (more > 0) {
                const bool open = view.visit.all_cards;
                const std::string words =
                    open ? say("list.less") : say("list.more", {{"count", std::to_string(more)}});
                if (ui::button(frame, open ? "less" : "more",
                               rest.cut_top(frame.mm(22), frame.mm(4)), words,
                               {ui::Weight::plain, open ? ui::Icon::up : ui::Icon::down}))
                    happened = open ? Event{LessAsked{}} : Event{MoreAsked{}};
            }
            if (!matches.near.empty()) {
                rest.y0 += frame.mm(4);
                text(say("list.near"), Type::tile, colours.ink);
                for (const NearMiss& near : matches.near) {
                    const Programme& programme = view.catalogue.at(near.match.programme);
                    CardNote note{reasons(programme, view.visit.answers, view.catalogue,
                                          view.visit.language)};
                    std::erase_if(note.reasons, [](const Reason& reason) {
                        return reason.verdict != Verdict::excluded;
                    });
                    card("near/", programme, near.match.programme, note);
                }
            }
            text(say("list.order"), Type::caption, colours.soft_ink);
            if (!matches.closed.empty())
                text(say("list.closed", {{"count", std::to_string(matches.closed.size())}}),
                     Type::caption, colours.soft_ink);
            text(say("data.not_a_decision") + " " + as_of(view), Type::caption, colours.soft_ink);
            return rest.y0;
        });
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
