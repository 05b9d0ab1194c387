#include "catalogue/sheets.hpp"

#include "catalogue/checks.hpp"

#include <algorithm>
#include <set>

namespace michi::catalogue {

namespace {

using Kind = CellKind;

template <class E> constexpr Vocabulary words_of(std::string_view group)
{
    return {group, ids_of<E>};
}

constexpr Vocabulary verdict = words_of<Verdict>("verdict");
constexpr Vocabulary standing = words_of<Standing>("standing");
constexpr Vocabulary purpose = words_of<Purpose>("purpose");
constexpr std::array<std::string_view, 4> dates{"application", "validity", "work", "event"};

// A sheet of what a programme has several of: first whose it is.
Sheet entries(std::string_view name, std::vector<std::string_view> arrays,
              std::vector<Column> columns)
{
    const std::vector<Column> whose{
        {"key.chapter", Kind::whole}, {"key.number", Kind::whole}, {"short", Kind::seen}};
    columns.insert(columns.begin(), whose.begin(), whose.end());
    return {name, std::move(arrays), std::move(columns)};
}

Sheet programmes()
{
    return {"programmes",
            {},
            {{"key.chapter", Kind::whole},
             {"key.number", Kind::whole},
             {"title"},
             {"title_in_contents"},
             {"short"},
             {"reading"},
             {"kind", Kind::word, words_of<michi::Kind>("kind")},
             {"page", Kind::whole},
             {"lines[0]", Kind::whole},
             {"lines[1]", Kind::whole},
             {"confirmed", Kind::day},
             {"summary"},
             {"who"},
             {"purposes.main", Kind::words, purpose},
             {"purposes.also", Kind::words, purpose},
             {"gives", Kind::texts},
             {"checks", Kind::texts},
             {"people", Kind::words, words_of<People>("people")},
             {"state", Kind::word, standing},
             {"closed_words"},
             {"note"},
             {"age.planning", Kind::word, verdict},
             {"age.from_years", Kind::whole},
             {"age.to_years", Kind::whole},
             {"age.otherwise", Kind::word, verdict},
             {"age.why"},
             {"place.only", Kind::names},
             {"place.otherwise", Kind::word, verdict},
             {"place.outside", Kind::word, verdict},
             {"place.why"},
             {"trade.only", Kind::words, words_of<Trade>("trade")},
             {"trade.otherwise", Kind::word, verdict},
             {"trade.why"},
             {"family.same", Kind::programmes},
             {"family.related", Kind::programmes},
             {"family.differs"},
             {"en.title"},
             {"en.short"},
             {"en.summary"},
             {"en.who"},
             {"en.gives", Kind::texts},
             {"en.checks", Kind::texts},
             {"en.note"},
             {"easy.title"},
             {"easy.short"},
             {"easy.summary"},
             {"easy.who"},
             {"easy.gives", Kind::texts},
             {"easy.checks", Kind::texts},
             {"easy.note"}}};
}

Sheet desks()
{
    return {"desks",
            {},
            {{"file"},
             {"id"},
             {"name"},
             {"en"},
             {"easy"},
             {"organisation"},
             {"group"},
             {"phones", Kind::phones},
             {"fax", Kind::phone},
             {"mail"},
             {"page"},
             {"place"},
             {"address"},
             {"municipality"},
             {"hours"},
             {"open"},
             {"booking", Kind::flag},
             {"serves", Kind::names},
             {"office", Kind::word, words_of<OfficeKind>("office")},
             {"note"}}};
}

std::vector<Sheet> all_sheets()
{
    return {
        programmes(),
        desks(),
        entries("dates", {"period", "event"},
                {{"what", Kind::word, {"date_kind", dates}},
                 {"from", Kind::day, {}, "period"},
                 {"to", Kind::day, {}, "period"},
                 {"date", Kind::day, {}, "event"},
                 {"from", Kind::time, {}, "event"},
                 {"to", Kind::time, {}, "event"},
                 {"name", Kind::text, {}, "event"},
                 {"place", Kind::text, {}, "event"},
                 {"municipality", Kind::text, {}, "event"},
                 {"planned", Kind::flag},
                 {"part", Kind::text, {}, "period"},
                 {"words", Kind::text, {}, "period"},
                 {"line", Kind::whole}}),
        entries("money", {"money"},
                {{"kind", Kind::word, words_of<MoneyKind>("money_kind")},
                 {"yen", Kind::whole},
                 {"percent", Kind::number},
                 {"years", Kind::whole},
                 {"words"},
                 {"label"},
                 {"frame"},
                 {"condition"},
                 {"line", Kind::whole}}),
        entries("tables", {"table"},
                {{"title"},
                 {"columns", Kind::names},
                 {"rows.label"},
                 {"rows.cells", Kind::names},
                 {"line", Kind::whole}}),
        entries("parts", {"part"},
                {{"name"}, {"state", Kind::word, standing}, {"closed_words"}, {"words"}}),
        entries("steps", {"step"},
                {{"do", Kind::word, words_of<StepKind>("step_kind")}, {"words"}, {"bring"}}),
        entries("contacts", {"desk"},
                {{"id"}, {"for", Kind::word, words_of<DeskUse>("use")}, {"words"}}),
        entries("links", {"link"}, {{"url"}, {"words"}}),
        entries("extras", {"extra"},
                {{"municipalities", Kind::names}, {"words"}, {"line", Kind::whole}}),
        {"phrases", {}, {{"file"}, {"ja"}, {"en"}, {"easy"}}},
    };
}

constexpr std::array<std::string_view, 28> general{
    "date/morning",     "date/afternoon",  "cell/yes",        "cell/no",       "cell/programme",
    "cell/month",       "cell/column",     "date/year",       "date/month",    "date/day",
    "date/hour",        "date/minute",     "date/first",      "changes/added", "changes/removed",
    "changes/changed",  "changes/item",    "changes/entry",   "changes/part",  "changes/nothing",
    "changes/summary",  "changes/between", "changes/same",    "changes/dry",   "changes/done",
    "changes/exported", "changes/stopped", "changes/restore",
};

// Every key that the sheets need.
std::set<std::string, std::less<>> needed()
{
    std::set<std::string, std::less<>> keys(general.begin(), general.end());
    for (const Sheet& each : sheets()) {
        const std::string name = std::string(each.name) + "/";
        keys.insert(name + "title");
        for (const Column& column : each.columns) {
            keys.insert(name + "column." + column.id());
            for (const std::string_view id : column.vocabulary.ids)
                keys.insert(std::string(column.vocabulary.group) + "/" + std::string(id));
        }
    }
    return keys;
}

// "programmes/column.age.why": the key of every text, whatever tables it stands in.
template <class Use>
void for_each_text(const toml::table& table, const std::string& path, const Use& use)
{
    for (const auto& [name, node] : table) {
        const std::string key = path + std::string(name.str());
        if (const toml::table* inner = node.as_table())
            for_each_text(*inner, key + (path.empty() ? "/" : "."), use);
        else
            use(key, node);
    }
}

} // namespace

std::size_t Sheet::position(std::string_view field) const
{
    return static_cast<std::size_t>(std::ranges::find(columns, field, &Column::field) -
                                    columns.begin());
}

const std::vector<Sheet>& sheets()
{
    static const std::vector<Sheet> all = all_sheets();
    return all;
}

const Sheet& sheet(std::string_view name)
{
    return *std::ranges::find(sheets(), name, &Sheet::name);
}

SheetWords::SheetWords(Inspection& inspection)
{
    const auto wanted = needed();
    const auto folder = inspection.folder() / "text";
    if (const auto screens = parse(inspection, folder / "ja.toml"))
        for_each_text(*screens, {}, [&](const std::string& key, const toml::node& node) {
            if (wanted.contains(key))
                m_words.set(Language::ja, key, node.value_or(std::string()));
        });
    const std::string file = inspection.name_of(folder / "sheets.toml");
    auto table = parse(inspection, folder / "sheets.toml");
    if (!table)
        return;
    read_eras(inspection, file, *table);
    for_each_text(*table, {}, [&](const std::string& key, const toml::node& node) {
        const Value value(inspection, node, file, key);
        if (!wanted.contains(key))
            value.fault(Rule::unknown_field, {{"name", key}, {"known", "data/README.md"}});
        else if (const auto words = value.plain_text()) {
            if (words->empty())
                value.fault(Rule::empty);
            check_characters(value, *words, Lines::one);
            m_words.set(Language::ja, key, *words);
        }
    });
    for (const std::string& key : wanted)
        if (!m_words.all(Language::ja).contains(key))
            inspection.add({file, 1, key}, Rule::missing, {{"name", key}});
    for (const Sheet& each : sheets())
        for (std::size_t at = 1; at < each.columns.size(); ++at)
            for (std::size_t before = 0; before < at; ++before)
                if (header(each, each.columns[before]) == header(each, each.columns[at]))
                    inspection.add({file, 1, std::string(each.name)}, Rule::repeated,
                                   {{"count", std::to_string(at + 1)}});
}

void SheetWords::read_eras(Inspection& inspection, const std::string& file, toml::table& table)
{
    Fields fields(inspection, table, file, {});
    fields.tables("era", [&](Fields& inner) {
        Era& era = m_eras.emplace_back();
        inner.required("name", era.name, text());
        inner.required("letter", era.letter, text());
        inner.required("first", era.first, Count{});
    });
    table.erase("era");
}

std::string SheetWords::title(const Sheet& of) const
{
    return (*this)(std::string(of.name) + "/title");
}

std::string SheetWords::header(const Sheet& of, const Column& column) const
{
    return (*this)(std::string(of.name) + "/column." + column.id());
}

std::string SheetWords::word(const Vocabulary& vocabulary, std::string_view id) const
{
    return (*this)(std::string(vocabulary.group) + "/" + std::string(id));
}

} // namespace michi::catalogue
