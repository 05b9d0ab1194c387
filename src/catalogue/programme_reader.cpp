#include "catalogue/programme_reader.hpp"

#include "catalogue/checks.hpp"

#include <algorithm>

namespace michi::catalogue {

namespace {

// How much room a text has on its card, in Japanese characters, and what that comes to in another
// language: English is set in half the width, easy Japanese may take a line more.
struct Room {
    Language language;

    [[nodiscard]] std::size_t operator()(std::size_t japanese) const
    {
        if (language == Language::en)
            return japanese * 2;
        return language == Language::easy ? japanese + japanese / 2 : japanese;
    }
};

// What somebody outside a limit can be: never one whom the programme fits.
OneOf<Verdict> not_fitting()
{
    return {{Verdict::excluded, Verdict::check}};
}

void read_texts(Fields& fields, ProgrammeText& into, Language language)
{
    const Room room{language};
    const bool is_japanese = language == Language::ja;
    fields.required("title", into.title, text());
    fields.required("short", into.short_title, text(room(14)));
    fields.required("summary", into.summary, text(room(60), is_japanese ? 30 : 0));
    fields.required("who", into.who, text(room(60)));
    fields.required("gives", into.gives, list_of(text(room(44)), 1, 5));
    fields.required("checks", into.checks, list_of(text(room(44)), 1, 4));
    fields.optional("note", into.note, text());
}

// A card in another language has as many lines as the Japanese one.
void check_count(Fields& fields, std::string_view name, std::size_t count, std::size_t japanese)
{
    if (fields.has(name) && count != japanese)
        fields.fault(name, Rule::translation_count,
                     {{"count", std::to_string(count)}, {"limit", std::to_string(japanese)}});
}

// Each text of a translation, with the name of its field and what it translates.
template <class Check>
void for_each_text(const ProgrammeText& text, const ProgrammeText& japanese, const Check& check)
{
    check("title", text.title, japanese.title);
    check("short", text.short_title, japanese.short_title);
    check("summary", text.summary, japanese.summary);
    check("who", text.who, japanese.who);
    check("note", text.note, japanese.note);
    for (std::size_t at = 0; at < std::min(text.gives.size(), japanese.gives.size()); ++at)
        check("gives", text.gives[at], japanese.gives[at]);
    for (std::size_t at = 0; at < std::min(text.checks.size(), japanese.checks.size()); ++at)
        check("checks", text.checks[at], japanese.checks[at]);
}

void read_translation(Fields& fields, Programme& programme, Language language,
                      const Glossary& glossary)
{
    fields.table(id_of(language), [&](Fields& inner) {
        ProgrammeText& into = programme.texts[language];
        const ProgrammeText& japanese = programme.texts[Language::ja];
        read_texts(inner, into, language);
        check_count(inner, "gives", into.gives.size(), japanese.gives.size());
        check_count(inner, "checks", into.checks.size(), japanese.checks.size());
        for_each_text(into, japanese,
                      [&](std::string_view name, const std::string& words, const std::string& of) {
                          if (language == Language::easy)
                              check_easy(inner.inspection(), inner.where(name), words);
                          if (name != "short") // which leaves out what it can
                              glossary.check(inner.where(name), of, language, words);
                      });
    });
}

void read_purposes(Fields& fields, Programme& programme)
{
    fields.required_table("purposes", [&](Fields& inner) {
        inner.required("main", programme.main_purposes, set_of(one_of<Purpose>()));
        inner.optional("also", programme.also_purposes, set_of(one_of<Purpose>(), 0));
        for (std::size_t at = 0; at < programme.also_purposes.size(); ++at)
            if (std::ranges::count(programme.main_purposes, programme.also_purposes[at]) > 0)
                inner.fault("also", Rule::repeated, {{"count", std::to_string(at + 1)}});
    });
}

void check_closed_words(Fields& fields, Standing standing, const std::string& words)
{
    if (standing == Standing::closed && words.empty())
        fields.fault("closed_words", Rule::closed_without_words);
    if (standing != Standing::closed && !words.empty())
        fields.fault("closed_words", Rule::words_without_closed);
}

// A limit that turns a visitor away says why, in the data's words.
void check_why(Fields& fields, bool is_limit, const std::string& why)
{
    if (is_limit && why.empty() && !fields.has("why"))
        fields.fault("why", Rule::why_missing);
}

void read_conditions(Fields& fields, Programme& programme, const Places& places)
{
    fields.required_table("age", [&](Fields& inner) {
        AgeCondition& age = programme.age;
        inner.required("planning", age.planning, one_of<Verdict>());
        inner.optional("from_years", age.from_years, Count{0, 200});
        inner.optional("to_years", age.to_years, Count{0, 200});
        inner.optional("otherwise", age.otherwise, not_fitting());
        inner.optional("why", age.why, text(30));
        if (age.from_years && age.to_years && *age.from_years >= *age.to_years)
            inner.fault(
                "to_years", Rule::from_after_to,
                {{"from", std::to_string(*age.from_years)}, {"to", std::to_string(*age.to_years)}});
        check_why(inner, age.from_years || age.to_years || age.planning == Verdict::check, age.why);
    });
    fields.required_table("place", [&](Fields& inner) {
        PlaceCondition& place = programme.place;
        inner.optional("only", place.only, Towns{places});
        inner.optional("otherwise", place.otherwise, not_fitting());
        inner.required("outside", place.outside, one_of<Verdict>());
        inner.optional("why", place.why, text(30));
        check_why(inner, inner.has("only") || place.outside == Verdict::check, place.why);
    });
    fields.table("trade", [&](Fields& inner) {
        OneOf<Trade> known = one_of<Trade>();
        std::erase(known.allowed, Trade::unknown);
        inner.required("only", programme.trade.only, set_of(known));
        inner.optional("otherwise", programme.trade.otherwise, not_fitting());
        inner.optional("why", programme.trade.why, text(30));
        check_why(inner, true, programme.trade.why);
    });
}

// Which figure a kind of money has: a rate without its per cent could not be compared.
void check_figure(Fields& fields, const Money& money)
{
    std::vector<std::string> given;
    for (const char* name : {"yen", "percent", "years"})
        if (fields.has(name))
            given.emplace_back(name);
    const auto is_only = [&](const char* name) {
        return given.size() == 1 && given.front() == name;
    };
    const auto need = [&](bool is_right, const char* known) {
        if (!is_right)
            fields.fault(given.empty() ? "kind" : given.back(), Rule::figure,
                         {{"kind", std::string(id_of(money.kind))}, {"known", known}});
    };
    switch (money.kind) {
    case MoneyKind::rate:
    case MoneyKind::interest:
        return need(is_only("percent"), "percent");
    case MoneyKind::cap:
    case MoneyKind::sum:
        return need(is_only("yen"), "yen");
    case MoneyKind::term:
        return need(is_only("years"), "years");
    case MoneyKind::fee:
        return need(given.empty() || is_only("yen") || is_only("percent"), "yen, percent");
    case MoneyKind::free:
        return need(given.empty(), "-");
    }
}

using Sources = std::vector<ProgrammeReader::Source>;

void read_line(Fields& fields, int& line, Sources& sources)
{
    if (fields.required("line", line, Count{}))
        sources.push_back({line, fields.where("line")});
}

void read_money(Fields& fields, std::vector<Money>& list, Sources& sources)
{
    fields.tables("money", [&](Fields& inner) {
        Money& money = list.emplace_back();
        inner.required("words", money.words, text(16));
        inner.required("label", money.label, text(16));
        inner.optional("frame", money.frame, text());
        inner.optional("condition", money.condition, text(40));
        read_line(inner, money.line, sources);
        inner.optional("yen", money.yen, Whole{0, 1'000'000'000'000});
        inner.optional("percent", money.percent, Number{0, 100});
        inner.optional("years", money.years, Count{0, 200});
        if (inner.required("kind", money.kind, one_of<MoneyKind>()))
            check_figure(inner, money);
    });
}

void read_tables(Fields& fields, std::vector<Table>& list, Sources& sources)
{
    fields.tables("table", [&](Fields& inner) {
        Table& table = list.emplace_back();
        inner.required("title", table.title, text());
        inner.required("columns", table.columns, list_of(text()));
        if (!inner.has("rows"))
            inner.fault("rows", Rule::missing, {{"name", "rows"}});
        inner.tables("rows", [&](Fields& cells) {
            Table::Row& row = table.rows.emplace_back();
            cells.required("label", row.label, text());
            if (cells.required("cells", row.cells, list_of(text())) &&
                row.cells.size() != table.columns.size())
                cells.fault("cells", Rule::cells,
                            {{"count", std::to_string(row.cells.size())},
                             {"limit", std::to_string(table.columns.size())}});
        });
        read_line(inner, table.line, sources);
    });
}

// Gives the place of each part's state, which can only be checked against dates read later.
std::vector<Where> read_parts(Fields& fields, std::vector<Part>& list)
{
    std::vector<Where> states;
    fields.tables("part", [&](Fields& inner) {
        Part part;
        inner.required("name", part.name, text());
        inner.required("state", part.standing, one_of<Standing>());
        inner.optional("closed_words", part.closed_words, text());
        inner.optional("words", part.words, text(60));
        check_closed_words(inner, part.standing, part.closed_words);
        if (!part.name.empty() && std::ranges::count(list, part.name, &Part::name) > 0)
            inner.fault("name", Rule::repeated, {{"count", std::to_string(list.size() + 1)}});
        states.push_back(inner.where("state"));
        list.push_back(std::move(part));
    });
    return states;
}

void check_order(Fields& fields, const Period& period)
{
    if (!period.from && !period.to && !fields.has("from") && !fields.has("to"))
        fields.fault("from", Rule::missing, {{"name", "from"}});
    if (period.from && period.to && period.from->first > period.to->last)
        fields.fault("to", Rule::from_after_to,
                     {{"from", to_string(*period.from)}, {"to", to_string(*period.to)}});
}

void read_periods(Fields& fields, std::vector<Period>& list, const std::vector<Part>& parts,
                  Sources& sources)
{
    std::vector<std::string> part_names;
    for (const Part& part : parts)
        part_names.push_back(part.name);
    const auto part_name = [&](const Value& value) {
        const auto position = position_in(value, part_names, Rule::unknown_part);
        return position ? std::optional{part_names[*position]} : std::nullopt;
    };
    fields.tables("period", [&](Fields& inner) {
        Period& period = list.emplace_back();
        inner.required("what", period.what, one_of<PeriodKind>());
        inner.optional("from", period.from, rough_day);
        inner.optional("to", period.to, rough_day);
        inner.optional("planned", period.planned, flag);
        inner.optional("part", period.part, part_name);
        inner.optional("words", period.words, text());
        read_line(inner, period.line, sources);
        check_order(inner, period);
    });
}

void read_occasions(Fields& fields, std::vector<Occasion>& list, const Places& places,
                    Sources& sources)
{
    fields.tables("event", [&](Fields& inner) {
        Occasion& occasion = list.emplace_back();
        inner.required("date", occasion.date, rough_day);
        inner.optional("from", occasion.from, clock_time);
        inner.optional("to", occasion.to, clock_time);
        inner.required("name", occasion.name, text());
        inner.optional("place", occasion.place, text());
        inner.optional("municipality", occasion.town, ATown{places});
        inner.optional("planned", occasion.planned, flag);
        read_line(inner, occasion.line, sources);
        if (!occasion.from.empty() && !occasion.to.empty() && occasion.from >= occasion.to)
            inner.fault("to", Rule::from_after_to, {{"from", occasion.from}, {"to", occasion.to}});
    });
    std::ranges::stable_sort(list, {},
                             [](const Occasion& occasion) { return occasion.date.first; });
}

// A state that dates decide has dates to decide it, for the whole and for each part.
void check_dates(Fields& fields, const Programme& programme, const std::vector<Where>& states)
{
    const auto has_dates = [&](const Part* part) {
        return !programme.occasions.empty() ||
               std::ranges::any_of(programme.periods, [&](const Period& period) {
                   return period.what != PeriodKind::work &&
                          (part == nullptr || period.part.empty() || period.part == part->name);
               });
    };
    if (programme.standing == Standing::dated && !has_dates(nullptr))
        fields.fault("state", Rule::dated_without_dates);
    for (std::size_t at = 0; at < programme.parts.size(); ++at) {
        const Part& part = programme.parts[at];
        if (part.standing == Standing::dated && !has_dates(&part))
            fields.inspection().add(states[at], Rule::part_without_dates, {{"value", part.name}});
    }
}

void read_steps(Fields& fields, std::vector<Step>& list)
{
    fields.tables("step", [&](Fields& inner) {
        Step& step = list.emplace_back();
        inner.required("do", step.kind, one_of<StepKind>());
        inner.required("words", step.words, text(20));
        inner.optional("bring", step.bring, text());
        if (list.size() == 4) // once, at the first too many
            inner.fault({}, Rule::too_many, {{"count", "4"}, {"limit", "3"}});
    });
}

void read_contacts(Fields& fields, std::vector<Contact>& list, const std::vector<Desk>& desks)
{
    if (!fields.has("desk"))
        fields.fault("desk", Rule::no_desk);
    fields.tables("desk", [&](Fields& inner) {
        Contact& contact = list.emplace_back();
        inner.required("id", contact.desk, ADesk{desks});
        inner.required("for", contact.use, one_of<DeskUse>());
        inner.optional("words", contact.words, text(20));
    });
}

void read_links(Fields& fields, std::vector<Link>& list)
{
    fields.tables("link", [&](Fields& inner) {
        Link& link = list.emplace_back();
        inner.required("url", link.url, https);
        inner.required("words", link.words, text());
    });
}

void read_extras(Fields& fields, std::vector<LocalExtra>& list, const Places& places,
                 Sources& sources)
{
    fields.tables("extra", [&](Fields& inner) {
        LocalExtra& extra = list.emplace_back();
        inner.required("municipalities", extra.towns, Towns{places});
        inner.required("words", extra.words, text());
        read_line(inner, extra.line, sources);
    });
}

void read_lines(Fields& fields, Programme& programme)
{
    std::vector<int> lines;
    if (!fields.required("lines", lines, list_of(Count{}, 2, 2)) || lines.size() != 2)
        return;
    programme.first_line = lines[0];
    programme.last_line = lines[1];
    if (lines[0] > lines[1])
        fields.fault("lines", Rule::from_after_to,
                     {{"from", std::to_string(lines[0])}, {"to", std::to_string(lines[1])}});
}

// "3-14" is chapter 3, number 14.
bool split_key(const std::string& key, Programme& programme)
{
    const auto number = [](std::string_view digits, int& into) {
        if (digits.empty() || digits.size() > 4 || digits.front() == '0' ||
            !std::ranges::all_of(digits, [](char byte) { return byte >= '0' && byte <= '9'; }))
            return false;
        into = std::stoi(std::string(digits));
        return true;
    };
    const std::size_t hyphen = key.find('-');
    return hyphen != key.npos &&
           number(std::string_view(key).substr(0, hyphen), programme.chapter) &&
           number(std::string_view(key).substr(hyphen + 1), programme.number);
}

} // namespace

ProgrammeReader::ProgrammeReader(Inspection& inspection, Catalogue& catalogue,
                                 std::vector<ChapterFolder> folders, const Glossary& glossary)
    : m_inspection(inspection), m_catalogue(catalogue), m_folders(std::move(folders)),
      m_glossary(glossary)
{
}

void ProgrammeReader::read_key(Fields& fields, const std::filesystem::path& file,
                               Programme& programme)
{
    const auto plain = [](const Value& value) { return value.plain_text(); };
    if (!fields.required("key", programme.key, plain))
        return;
    if (!split_key(programme.key, programme)) {
        fields.fault("key", Rule::key_form, {{"value", programme.key}});
        return;
    }
    const std::string name = file.stem().string();
    if (programme.key != name)
        fields.fault("key", Rule::key_not_file, {{"value", programme.key}, {"name", name}});

    const std::string folder = file.parent_path().filename().string();
    const auto chapter = std::ranges::find(m_folders, programme.chapter, &ChapterFolder::number);
    if (chapter == m_folders.end() || chapter->folder != folder)
        fields.fault("key", Rule::key_wrong_folder, {{"value", programme.key}, {"folder", folder}});

    const auto [first, is_new] = m_keys.emplace(programme.key, fields.where("key"));
    if (!is_new)
        fields.fault("key", Rule::twice,
                     {{"value", programme.key},
                      {"file", first->second.file},
                      {"line", std::to_string(first->second.line)}});
}

void ProgrammeReader::read_family(Fields& fields, Programme& programme)
{
    const auto named = [](const Value& value) -> std::optional<Named> {
        auto key = value.plain_text();
        return key ? std::optional{Named{*key, value.where()}} : std::nullopt;
    };
    fields.table("family", [&](Fields& inner) {
        Family& family = m_families[programme.key];
        inner.optional("same", family.same, list_of(named));
        inner.optional("related", family.related, list_of(named));
        inner.optional("differs", programme.differs, text());
        if (!programme.differs.empty() && family.same.empty())
            inner.fault("differs", Rule::differs_without_same);
    });
}

void ProgrammeReader::read(const std::filesystem::path& file)
{
    read_file(m_inspection, file, [&](Fields& fields) {
        Programme programme;
        read_key(fields, file, programme);
        read_texts(fields, programme.texts[Language::ja], Language::ja);
        read_translation(fields, programme, Language::easy, m_glossary);
        read_translation(fields, programme, Language::en, m_glossary);
        fields.optional("title_in_contents", programme.title_in_contents, text());
        fields.required("reading", programme.reading, hiragana);
        fields.required("kind", programme.kind, one_of<Kind>());
        fields.required("page", programme.page, Count{});
        read_lines(fields, programme);
        programme.confirmed = m_catalogue.edition.date;
        fields.optional("confirmed", programme.confirmed, day);
        read_purposes(fields, programme);
        fields.required("people", programme.people, set_of(one_of<People>()));
        const bool has_state = fields.required("state", programme.standing, one_of<Standing>());
        fields.optional("closed_words", programme.closed_words, text());
        if (has_state)
            check_closed_words(fields, programme.standing, programme.closed_words);
        read_conditions(fields, programme, m_catalogue.places);
        Sources& sources = m_sources[programme.key];
        read_money(fields, programme.money, sources);
        read_tables(fields, programme.tables, sources);
        const auto part_states = read_parts(fields, programme.parts);
        read_periods(fields, programme.periods, programme.parts, sources);
        read_occasions(fields, programme.occasions, m_catalogue.places, sources);
        check_dates(fields, programme, part_states);
        read_steps(fields, programme.steps);
        read_contacts(fields, programme.contacts, m_catalogue.desks);
        read_links(fields, programme.links);
        read_extras(fields, programme.extras, m_catalogue.places, sources);
        read_family(fields, programme);
        m_catalogue.programmes.push_back(std::move(programme));
    });
}

std::vector<ProgrammeIndex> ProgrammeReader::resolve(const std::string& key,
                                                     const std::vector<Named>& named) const
{
    std::vector<ProgrammeIndex> result;
    for (const Named& other : named) {
        const auto index = m_catalogue.programme_by_key(other.key);
        if (!index)
            m_inspection.add(other.where, Rule::unknown_programme, {{"value", other.key}});
        else if (other.key == key)
            m_inspection.add(other.where, Rule::names_itself, {{"value", key}});
        else if (std::ranges::count(result, *index) > 0)
            m_inspection.add(other.where, Rule::repeated,
                             {{"count", std::to_string(result.size() + 1)}});
        else
            result.push_back(*index);
    }
    return result;
}

void ProgrammeReader::check_mutual(const std::string& key, const Family& family) const
{
    for (const Named& other : family.same) {
        const auto found = m_families.find(other.key);
        const bool answers = found != m_families.end() &&
                             std::ranges::count(found->second.same, key, &Named::key) > 0;
        if (!answers && m_catalogue.programme_by_key(other.key) && other.key != key)
            m_inspection.add(other.where, Rule::not_mutual, {{"value", other.key}, {"key", key}});
    }
}

// What a programme says stands in its own section of the brochure, or in that of its twin.
void ProgrammeReader::check_sources(const Programme& programme) const
{
    const auto holds = [](const Programme& section, int line) {
        return section.first_line <= line && line <= section.last_line;
    };
    if (programme.first_line > programme.last_line || programme.last_line == 0)
        return; // a problem already
    for (const auto& [line, where] : m_sources.at(programme.key))
        if (!holds(programme, line) &&
            std::ranges::none_of(programme.same, [&](ProgrammeIndex twin) {
                return holds(m_catalogue.at(twin), line);
            }))
            m_inspection.add(where, Rule::line_elsewhere,
                             {{"value", std::to_string(line)},
                              {"from", std::to_string(programme.first_line)},
                              {"to", std::to_string(programme.last_line)}});
}

void ProgrammeReader::finish()
{
    std::ranges::sort(m_catalogue.programmes, [](const Programme& one, const Programme& other) {
        return std::tie(one.chapter, one.number) < std::tie(other.chapter, other.number);
    });
    for (const auto& [key, family] : m_families) {
        const auto index = m_catalogue.programme_by_key(key);
        if (!index)
            continue;
        Programme& programme = m_catalogue.programmes[index->value];
        programme.same = resolve(key, family.same);
        programme.related = resolve(key, family.related);
        check_mutual(key, family);
    }
    for (const Programme& programme : m_catalogue.programmes)
        check_sources(programme);
}

} // namespace michi::catalogue
