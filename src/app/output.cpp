#include "app/output.hpp"

#include "app/voice.hpp"
#include "domain/ruby.hpp"

#include <cmath>
#include <sstream>

namespace michi::app {

namespace {

template <class T> Json or_null(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

Json day_json(const std::optional<Day>& day)
{
    return day ? Json(to_string(*day)) : Json();
}

Json rough_json(const std::optional<RoughDay>& day)
{
    return day ? Json(to_string(*day)) : Json();
}

Json phones_json(const Desk& desk)
{
    Json phones = Json::array();
    for (const Phone& phone : desk.phones)
        phones.push_back({{"number", phone.number}, {"extension", phone.extension}});
    return phones;
}

Json desk_json(const Desk& desk, Language language)
{
    return {{"name", desk.name_for(language)},
            {"phones", phones_json(desk)},
            {"place", desk.address.empty()
                          ? desk.place
                          : desk.address + (desk.place.empty() ? "" : " " + desk.place)}};
}

Json links_json(const Programme& programme)
{
    Json links = Json::array();
    for (const Link& link : programme.links)
        links.push_back({{"url", link.url}, {"words", link.words}});
    return links;
}

Json keys_json(const std::vector<ProgrammeIndex>& list, const Catalogue& catalogue)
{
    Json keys = Json::array();
    for (const ProgrammeIndex index : list)
        keys.push_back(catalogue.at(index).key);
    return keys;
}

Json parts_json(const Programme& programme)
{
    Json parts = Json::array();
    for (const Part& part : programme.parts) {
        const State state = part.standing == Standing::always   ? State::always
                            : part.standing == Standing::closed ? State::closed
                            : part.standing == Standing::dated  ? State::open
                                                                : State::ask;
        parts.push_back({{"name", part.name}, {"state", id_of(state)}});
    }
    return parts;
}

struct Said {
    const Catalogue& catalogue;
    const Matcher& matcher;
    const Answers& answers;
    Language language;
};

Json entry_json(const Said& said, const Match& match)
{
    const Catalogue& catalogue = said.catalogue;
    const Programme& programme = catalogue.at(match.programme);
    const ProgrammeText& text = programme.text(said.language);
    const Place place = said.answers.place.value_or(Unknown{});

    Json why = Json::array();
    Json to_check = Json::array();
    for (const Reason& reason : reasons(programme, said.answers, catalogue, said.language))
        (reason.verdict == Verdict::check ? to_check : why).push_back(reason.words);
    for (const std::string& words : text.checks)
        to_check.push_back(words);
    Json money = Json::array();
    for (const Money& figure : programme.money)
        money.push_back((figure.label == figure.words ? "" : figure.label + " ") + figure.words);
    Json desks = Json::array();
    for (const Contact& contact : contacts_for(programme, place, catalogue))
        desks.push_back(desk_json(catalogue.at(contact.desk), said.language));
    const Codes qr = codes(programme, place, catalogue);

    return {{"key", programme.key},
            {"title", text.title},
            {"kind", id_of(programme.kind)},
            {"verdict", id_of(match.verdict)},
            {"state", id_of(match.state)},
            {"reasons", why},
            {"to_check", to_check},
            {"money", money},
            {"local", local_extras(programme, place, catalogue, said.language)},
            {"deadline", day_json(deadline_on(programme, said.matcher.today()))},
            {"page", programme.page},
            {"desks", desks},
            {"links", links_json(programme)},
            {"parts", parts_json(programme)},
            {"family", keys_json(programme.same, catalogue)},
            {"qr", {qr.page, qr.call}}};
}

Json entries_json(const Said& said, const std::vector<Match>& matches)
{
    Json entries = Json::array();
    for (const Match& match : matches)
        entries.push_back(entry_json(said, match));
    return entries;
}

Json place_json(const std::optional<Place>& place, const Places& places)
{
    if (!place)
        return {{"region", nullptr}, {"municipality", nullptr}};
    if (const auto* town = std::get_if<TownIndex>(&*place))
        return {{"region", places.at(places.at(*town).region).id},
                {"municipality", places.at(*town).name}};
    if (const auto* region = std::get_if<RegionIndex>(&*place))
        return {{"region", places.at(*region).id}, {"municipality", nullptr}};
    return {{"region", std::holds_alternative<Outside>(*place) ? "outside" : "unknown"},
            {"municipality", nullptr}};
}

Json answers_json(const Answers& answers, const Places& places)
{
    Json purposes = Json::array();
    for (const Purpose purpose : answers.purposes)
        purposes.push_back(id_of(purpose));
    Json result{{"purposes", purposes}};
    result.update(place_json(answers.place, places));
    result["age"] = answers.age ? Json(id_of(*answers.age)) : Json();
    result["trade"] = answers.trade ? Json(id_of(*answers.trade)) : Json();
    result["help"] = answers.help ? Json(id_of(*answers.help)) : Json();
    return result;
}

Json towns_json(const TownSet& towns, const Places& places)
{
    Json names = Json::array();
    for (const TownIndex town : towns.towns())
        names.push_back(places.at(town).name);
    return names;
}

template <class E> Json ids_json(const std::vector<E>& values)
{
    Json ids = Json::array();
    for (const E value : values)
        ids.push_back(id_of(value));
    return ids;
}

Json text_json(const ProgrammeText& text)
{
    return {{"title", text.title}, {"short", text.short_title}, {"summary", text.summary},
            {"who", text.who},     {"gives", text.gives},       {"checks", text.checks},
            {"note", text.note}};
}

Json money_json(const Programme& programme)
{
    Json list = Json::array();
    for (const Money& money : programme.money)
        list.push_back({{"kind", id_of(money.kind)},
                        {"yen", or_null(money.yen)},
                        {"percent", or_null(money.percent)},
                        {"years", or_null(money.years)},
                        {"words", money.words},
                        {"label", money.label},
                        {"frame", money.frame},
                        {"condition", money.condition},
                        {"line", money.line}});
    return list;
}

Json dates_json(const Programme& programme, const Places& places)
{
    Json periods = Json::array();
    for (const Period& period : programme.periods)
        periods.push_back({{"what", id_of(period.what)},
                           {"from", rough_json(period.from)},
                           {"to", rough_json(period.to)},
                           {"planned", period.planned},
                           {"part", period.part},
                           {"words", period.words},
                           {"line", period.line}});
    Json events = Json::array();
    for (const Occasion& occasion : programme.occasions)
        events.push_back(
            {{"date", to_string(occasion.date)},
             {"from", occasion.from},
             {"to", occasion.to},
             {"name", occasion.name},
             {"place", occasion.place},
             {"municipality", occasion.town ? Json(places.at(*occasion.town).name) : Json()},
             {"planned", occasion.planned},
             {"line", occasion.line}});
    return {{"periods", periods}, {"events", events}};
}

Json programme_json(const Catalogue& catalogue, const Programme& programme, Day today)
{
    const Places& places = catalogue.places;
    Json texts = Json::object();
    for (const auto& [language, text] : programme.texts)
        texts[std::string(id_of(language))] = text_json(text);
    Json tables = Json::array();
    for (const Table& table : programme.tables) {
        Json rows = Json::array();
        for (const Table::Row& row : table.rows)
            rows.push_back({{"label", row.label}, {"cells", row.cells}});
        tables.push_back({{"title", table.title},
                          {"columns", table.columns},
                          {"rows", rows},
                          {"line", table.line}});
    }
    Json parts = Json::array();
    for (const Part& part : programme.parts)
        parts.push_back({{"name", part.name},
                         {"state", id_of(part.standing)},
                         {"closed_words", part.closed_words},
                         {"words", part.words}});
    Json steps = Json::array();
    for (const Step& step : programme.steps)
        steps.push_back({{"do", id_of(step.kind)}, {"words", step.words}, {"bring", step.bring}});
    Json desks = Json::array();
    for (const Contact& contact : programme.contacts)
        desks.push_back({{"id", catalogue.at(contact.desk).id},
                         {"for", id_of(contact.use)},
                         {"words", contact.words}});
    Json extras = Json::array();
    for (const LocalExtra& extra : programme.extras)
        extras.push_back({{"municipalities", towns_json(extra.towns, places)},
                          {"words", extra.words},
                          {"line", extra.line}});

    return {{"key", programme.key},
            {"title", programme.text(Language::ja).title},
            {"title_in_contents", programme.title_in_contents},
            {"reading", programme.reading},
            {"chapter", programme.chapter},
            {"kind", id_of(programme.kind)},
            {"page", programme.page},
            {"lines", {programme.first_line, programme.last_line}},
            {"confirmed", to_string(programme.confirmed)},
            {"texts", texts},
            {"purposes",
             {{"main", ids_json(programme.main_purposes)},
              {"also", ids_json(programme.also_purposes)}}},
            {"people", ids_json(programme.people)},
            {"state", id_of(programme.standing)},
            {"state_today", id_of(state_on(programme, today))},
            {"closed_words", programme.closed_words},
            {"age",
             {{"planning", id_of(programme.age.planning)},
              {"from_years", or_null(programme.age.from_years)},
              {"to_years", or_null(programme.age.to_years)},
              {"otherwise", id_of(programme.age.otherwise)},
              {"why", programme.age.why}}},
            {"place",
             {{"only", towns_json(programme.place.only, places)},
              {"otherwise", id_of(programme.place.otherwise)},
              {"outside", id_of(programme.place.outside)},
              {"why", programme.place.why}}},
            {"trade",
             {{"only", ids_json(programme.trade.only)},
              {"otherwise", id_of(programme.trade.otherwise)},
              {"why", programme.trade.why}}},
            {"money", money_json(programme)},
            {"tables", tables},
            {"dates", dates_json(programme, places)},
            {"parts", parts},
            {"steps", steps},
            {"desks", desks},
            {"links", links_json(programme)},
            {"extras", extras},
            {"family",
             {{"same", keys_json(programme.same, catalogue)},
              {"related", keys_json(programme.related, catalogue)},
              {"differs", programme.differs}}}};
}

Json whole_desk_json(const Catalogue& catalogue, const Desk& desk)
{
    return {{"id", desk.id},
            {"name", desk.name},
            {"organisation", desk.organisation},
            {"group", desk.group},
            {"phones", phones_json(desk)},
            {"fax", desk.fax},
            {"mail", desk.mail},
            {"page", desk.page},
            {"address", desk.address},
            {"place", desk.place},
            {"hours", desk.hours},
            {"open", desk.open ? Json(to_string(*desk.open)) : Json()},
            {"note", desk.note},
            {"municipality", desk.town ? Json(catalogue.places.at(*desk.town).name) : Json()},
            {"booking", desk.booking},
            {"serves", towns_json(desk.serves, catalogue.places)},
            {"office", desk.office ? Json(id_of(*desk.office)) : Json()}};
}

} // namespace

Json match_json(const Catalogue& catalogue, const Matcher& matcher, const Answers& answers,
                Language language)
{
    const Matches matches = matcher.match(answers);
    const Said said{catalogue, matcher, answers, language};
    Json near = Json::array();
    for (const NearMiss& miss : matches.near) {
        Json entry = entry_json(said, miss.match);
        entry["fails"] = id_of(miss.fails);
        near.push_back(entry);
    }
    return {{"data_date", to_string(catalogue.edition.date)},
            {"today", to_string(matcher.today())},
            {"answers", answers_json(answers, catalogue.places)},
            {"shortlist", entries_json(said, matches.shortlist)},
            {"more", entries_json(said, matches.more)},
            {"near", near},
            {"closed", entries_json(said, matches.closed)},
            {"contact", desk_json(catalogue.at(matches.contact), language)}};
}

Json list_json(const Catalogue& catalogue, Day today)
{
    const Edition& edition = catalogue.edition;
    Json programmes = Json::array();
    for (const Programme& programme : catalogue.programmes)
        programmes.push_back(programme_json(catalogue, programme, today));
    Json desks = Json::array();
    for (const Desk& desk : catalogue.desks)
        desks.push_back(whole_desk_json(catalogue, desk));
    return {{"data_date", to_string(edition.date)},
            {"edition",
             {{"prefecture", edition.prefecture},
              {"brochure", edition.brochure},
              {"brochure_url", edition.brochure_url},
              {"portal", edition.portal},
              {"mail_magazine_url", edition.mail_magazine_url},
              {"mail_magazine_to", edition.mail_magazine_to},
              {"mail_magazine_subject", edition.mail_magazine_subject},
              {"general_desk", catalogue.at(edition.general_desk).id}}},
            {"programmes", programmes},
            {"desks", desks}};
}

Json screen_json(const Kiosk& kiosk)
{
    const ui::Frame& frame = kiosk.frame();
    const float scale = frame.theme.pixels_per_mm();
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    const auto box_json = [&](const ui::Box& box) {
        return Json{whole(box.x0), whole(box.y0), whole(box.width()), whole(box.height())};
    };
    const auto tenth = [](float value) { return std::round(static_cast<double>(value) * 10) / 10; };
    Json targets = Json::array();
    for (const ui::Target& target : frame.targets)
        if (target.in_sight)
            targets.push_back(
                {{"id", target.id},
                 {"words", target.words},
                 {"px", box_json(target.box)},
                 {"mm", {tenth(target.box.width() / scale), tenth(target.box.height() / scale)}}});
    Json texts = Json::array();
    for (const ui::Text& text : frame.texts)
        texts.push_back({{"words", text.words},
                         {"px", box_json(text.box)},
                         {"em_mm", tenth(text.em / scale)},
                         {"colour", ui::hex(text.ink)},
                         {"background", ui::hex(text.ground)}});
    Json speech = Json::array();
    Json voices = Json::array();
    for (const screens::Sentence& sentence : kiosk.sentences()) {
        speech.push_back(sentence.words);
        voices.push_back(voice_file(kiosk.visit().language, sentence.words));
    }
    const std::string& focus = kiosk.frame().memory.focus;
    return {{"screen",
             kiosk.visit().still_there ? "still-there" : std::string(id_of(kiosk.visit().stage))},
            {"size", {whole(frame.theme.size().x), whole(frame.theme.size().y)}},
            {"px_per_mm", scale},
            {"targets", targets},
            {"texts", texts},
            {"speech", speech},
            {"voices", voices},
            {"focus", focus.empty() ? Json() : Json(focus)},
            {"left_to_scroll", frame.memory.scrolling.left_to_scroll()}};
}

std::string match_text(const Catalogue& catalogue, const Matcher& matcher, const Answers& answers,
                       Language language)
{
    const Matches matches = matcher.match(answers);
    const Speech say{catalogue.words, language};
    std::ostringstream out;
    const auto list = [&](const std::vector<Match>& entries) {
        for (const Match& match : entries) {
            const Programme& programme = catalogue.at(match.programme);
            const Desk& desk = catalogue.at(
                first_contact(programme, answers.place.value_or(Unknown{}), catalogue));
            out << programme.key << "\t" << say.of("state", match.state) << "\t"
                << programme.text(language).title << "\t" << desk.name_for(language) << " "
                << desk.phones.front().number << "\n";
        }
    };
    out << say("list.title") << "\n";
    list(matches.shortlist);
    list(matches.more);
    const Desk& desk = catalogue.at(matches.contact);
    out << say("list.desk") << "\t" << desk.name_for(language) << " " << desk.phones.front().number
        << "\n";
    return out.str();
}

std::string list_text(const Catalogue& catalogue, Day today)
{
    const Speech say{catalogue.words, Language::ja};
    std::ostringstream out;
    for (const Programme& programme : catalogue.programmes)
        out << programme.key << "\t" << say.of("kind", programme.kind) << "\t"
            << say.of("state", state_on(programme, today)) << "\t"
            << programme.text(Language::ja).title << "\n";
    return out.str();
}

std::string figures_text(const Catalogue& catalogue, const Figures& figures, Language language)
{
    const Speech say{catalogue.words, language};
    std::ostringstream out;
    const auto line = [&](const std::string& what, std::int64_t visits) {
        out << what << "\t" << screens::visits_in_words(say, visits) << "\n";
    };
    const auto list = [&](const std::string& title, Mark mark,
                          const std::vector<Figures::Line>& lines) {
        out << "\n" << title << "\n";
        if (lines.empty())
            out << say("figures.none") << "\n";
        for (const auto& [which, visits] : lines)
            line(screens::in_words(catalogue, language, {mark, which}), visits);
    };
    out << say("figures.title") << "\n" << say("figures.helper") << "\n\n";
    line(say("figures.today"), figures.today);
    line(say("figures.week"), figures.week);
    line(say("figures.month"), figures.month);
    list(say("figures.purposes"), Mark::purpose, figures.purposes);
    list(say("figures.opened"), Mark::opened, figures.opened);
    list(say("figures.timed_out"), Mark::timed_out, figures.timed_out);
    return out.str();
}

namespace {

constexpr std::size_t lines_on_page = 10; // of each list

// A part of an event's report.
struct Section {
    std::string title;
    std::vector<std::pair<std::string, std::int64_t>> lines;
};

std::vector<Section> sections_of(const Catalogue& catalogue, const EventFigures& figures,
                                 Language language)
{
    const Speech say{catalogue.words, language};
    const auto list = [&](const std::string& title, Mark mark,
                          const std::vector<Figures::Line>& lines) {
        Section section{title, {}};
        for (const auto& [which, visits] : lines)
            section.lines.emplace_back(screens::in_words(catalogue, language, {mark, which}),
                                       visits);
        return section;
    };
    return {{say("event.outcome"),
             {{say("event.finished"), figures.finished},
              {say("event.codes"), figures.codes},
              {say("event.slips"), figures.slips},
              {say("event.dead_ends"), figures.dead_ends}}},
            list(say("event.purposes"), Mark::purpose, figures.purposes),
            list(say("event.opened"), Mark::opened, figures.opened),
            list(say("event.left"), Mark::timed_out, figures.left),
            list(say("event.shown"), Mark::shown, figures.shown)};
}

std::string cell_of(const std::string& words)
{
    std::string cell = "\"";
    for (const char c : without_ruby(words))
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + "\"";
}

} // namespace

std::string figures_text(const Catalogue& catalogue, const EventFigures& figures, Language language)
{
    const Speech say{catalogue.words, language};
    std::ostringstream out;
    const auto line = [&](const std::string& what, const std::string& visits) {
        out << what << "\t" << visits << "\n";
    };
    out << say("event.title", {{"title", figures.title}}) << "\n" << say("figures.helper") << "\n";
    out << "\n" << say("event.half_days") << "\n";
    for (const EventFigures::Visits& half_day : figures.half_days)
        line(screens::in_words(say, half_day), screens::visits_in_words(say, half_day.visits));
    line(say("event.total"), screens::visits_in_words(say, figures));
    std::vector<Section> sections = sections_of(catalogue, figures, language);
    sections.pop_back(); // what was on lists is long, and in the sheet
    for (const Section& section : sections) {
        out << "\n" << section.title << "\n";
        if (section.lines.empty())
            out << say("figures.none") << "\n";
        for (std::size_t at = 0; at < std::min(lines_on_page, section.lines.size()); ++at)
            line(section.lines[at].first, screens::visits_in_words(say, section.lines[at].second));
    }
    return without_ruby(out.str());
}

std::string figures_csv(const Catalogue& catalogue, const EventFigures& figures, Language language)
{
    const Speech say{catalogue.words, language};
    std::ostringstream out;
    const auto row = [&](const std::string& section, const std::string& what,
                         const std::string& visits) {
        out << cell_of(section) << ',' << cell_of(what) << ',' << cell_of(visits) << "\r\n";
    };
    const auto number = [&](std::int64_t visits) {
        return visits < fewest_printed ? say("figures.few") : std::to_string(visits);
    };
    out << "\xef\xbb\xbf";
    row(say("event.section"), say("event.what"), say("event.visits"));
    for (const EventFigures::Visits& half_day : figures.half_days)
        row(say("event.half_days"), screens::in_words(say, half_day), number(half_day.visits));
    for (const Section& section : sections_of(catalogue, figures, language))
        for (const auto& [what, visits] : section.lines)
            row(section.title, what, number(visits));
    return out.str();
}

} // namespace michi::app
