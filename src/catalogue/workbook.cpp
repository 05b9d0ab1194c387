#include "catalogue/workbook.hpp"

#include "catalogue/cells.hpp"
#include "catalogue/characters.hpp"
#include "catalogue/fields.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> tables_of_a_programme{"age",    "place", "trade",
                                                                "family", "en",    "easy"};

// The chapters' folders, by number.
std::map<std::string, std::string> chapter_folders(Inspection& inspection)
{
    std::map<std::string, std::string> result;
    if (const auto root = parse(inspection, inspection.folder() / "chapters.toml"))
        if (const toml::array* chapters = (*root)["chapter"].as_array())
            for (const toml::node& each : *chapters)
                if (const toml::table* chapter = each.as_table())
                    result.emplace(std::to_string((*chapter)["number"].value_or(0)),
                                   (*chapter)["folder"].value_or(std::string()));
    return result;
}

std::vector<fs::path> toml_files(const fs::path& folder)
{
    std::vector<fs::path> result;
    if (fs::is_directory(folder))
        for (const fs::directory_entry& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".toml" &&
                !entry.path().filename().string().starts_with('.'))
                result.push_back(entry.path());
    // 3-9 before 3-10
    std::ranges::sort(result, {}, [](const fs::path& path) {
        return std::pair(path.filename().string().size(), path.filename().string());
    });
    return result;
}

// In a sheet of entries, after the columns that say whose a row is.
constexpr std::size_t first_own = 3;

bool is_blank(std::string_view cell)
{
    return plain(cell).find_first_not_of('\n') == std::string::npos;
}

// --- from the data ---

// The cells of a table of the data. `known` are those that do not stand in it, by their field.
SheetRow row_of(const Sheet& of, const toml::table& table, std::string_view array,
                const std::map<std::string_view, std::string>& known, const SheetWords& words)
{
    SheetRow row;
    for (const Column& column : of.columns) {
        const auto given = known.find(column.field);
        std::string cell = given != known.end() ? given->second : std::string();
        if (given == known.end() && (column.only.empty() || column.only == array))
            if (const auto node = table.at_path(column.field))
                cell = cell_of(*node.node(), column, words);
        row.cells.push_back(std::move(cell));
    }
    return row;
}

// A table of a programme is a row for each of its own rows; the first has what the table says
// itself.
void add_rows(FilledSheet& filled, const Sheet& of, const toml::table& table,
              std::map<std::string_view, std::string> known, const SheetWords& words)
{
    const toml::array* rows = table["rows"].as_array();
    if (rows == nullptr)
        return;
    for (const toml::node& each : *rows) {
        toml::table cells;
        cells.insert("rows", each);
        SheetRow row = row_of(of, cells, {}, known, words);
        if (&each == &rows->front())
            for (const char* field : {"title", "columns", "line"})
                if (const toml::node* node = table.get(field))
                    row.cells[of.position(field)] =
                        cell_of(*node, of.columns[of.position(field)], words);
        filled.rows.push_back(std::move(row));
    }
}

void add_programme(Workbook& workbook, const toml::table& table, const SheetWords& words)
{
    const std::string key = table["key"].value_or(std::string());
    const std::size_t hyphen = std::min(key.find('-'), key.size());
    std::map<std::string_view, std::string> known{
        {"key.chapter", key.substr(0, hyphen)},
        {"key.number", key.substr(std::min(hyphen + 1, key.size()))}};
    const Sheet& programmes = sheet("programmes");
    workbook["programmes"].rows.push_back(row_of(programmes, table, {}, known, words));
    known["short"] = workbook["programmes"].rows.back().cells[programmes.position("short")];
    for (const Sheet& of : sheets())
        for (const std::string_view array : of.arrays) {
            const toml::array* entries = table[array].as_array();
            if (entries == nullptr)
                continue;
            auto all = known;
            if (array == "event")
                all["what"] = words.word(of.columns[of.position("what")].vocabulary, array);
            for (const toml::node& each : *entries)
                if (array == "table")
                    add_rows(workbook[of.name], of, *each.as_table(), known, words);
                else
                    workbook[of.name].rows.push_back(
                        row_of(of, *each.as_table(), array, all, words));
        }
}

void add_phrases(FilledSheet& filled, const toml::table& table, const std::string& file,
                 const SheetWords& words)
{
    std::vector<std::pair<toml::source_index, SheetRow>> by_line;
    const Sheet& phrases = sheet("phrases");
    for (const auto& [japanese, node] : table) {
        const toml::value<std::string> text(std::string(japanese.str()));
        by_line.emplace_back(
            japanese.source().begin.line,
            row_of(phrases, *node.as_table(), {},
                   {{"file", file},
                    {"ja", cell_of(text, phrases.columns[phrases.position("ja")], words)}},
                   words));
    }
    std::ranges::stable_sort(by_line, {}, &std::pair<toml::source_index, SheetRow>::first);
    for (auto& [line, row] : by_line)
        filled.rows.push_back(std::move(row));
}

// --- from CSV ---

std::string column_letter(std::size_t place)
{
    std::string letters;
    for (std::size_t rest = place + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

bool is_utf8(std::string_view text)
{
    std::string again;
    for (const char32_t character : code_points(text))
        again += utf8(character);
    return again == text;
}

// Which column of the file is which of the sheet.
void find_columns(Inspection& inspection, const SheetWords& words, const Sheet& of,
                  const CsvRow& headers, FilledSheet& into)
{
    std::vector<std::string> known;
    std::string all_known;
    for (const Column& column : of.columns) {
        known.push_back(words.header(of, column));
        all_known += (all_known.empty() ? "" : ", ") + known.back();
    }
    into.places.resize(of.columns.size());
    for (std::size_t place = 0; place < headers.size(); ++place) {
        const std::string& name = headers[place];
        const auto found = static_cast<std::size_t>(std::ranges::find(known, name) - known.begin());
        const Where where{of.file(), 1,
                          words("cell/column", {{"letter", column_letter(place)}, {"name", name}})};
        if (is_blank(name))
            continue;
        if (found == known.size())
            inspection.add(where, Rule::unknown_field, {{"name", name}, {"known", all_known}},
                           nearest(name, known).value_or(""));
        else if (into.places[found])
            inspection.add(where, Rule::twice,
                           {{"value", name}, {"file", of.file()}, {"line", "1"}});
        else
            into.places[found] = place;
    }
    for (std::size_t at = 0; at < of.columns.size(); ++at)
        if (!into.places[at] && of.columns[at].kind != CellKind::seen)
            inspection.add({of.file(), 1, {}}, Rule::no_column, {{"name", known[at]}});
}

void read_rows(Inspection& inspection, const SheetWords& words, const Sheet& of,
               const std::vector<CsvRow>& rows, FilledSheet& into)
{
    const auto is_known = [&](std::size_t place) {
        return std::ranges::count(into.places, std::optional(place)) > 0;
    };
    for (std::size_t at = 1; at < rows.size(); ++at) {
        SheetRow row{static_cast<int>(at) + 1, {}};
        for (const auto& place : into.places)
            row.cells.push_back(place && *place < rows[at].size() ? rows[at][*place]
                                                                  : std::string());
        for (std::size_t place = 0; place < rows[at].size(); ++place)
            if (!is_known(place) && !is_blank(rows[at][place]))
                inspection.add(
                    {of.file(), row.number,
                     words("cell/column", {{"letter", column_letter(place)}, {"name", ""}})},
                    Rule::extra_cell, {{"value", rows[at][place]}});
        if (!std::ranges::all_of(row.cells, is_blank))
            into.rows.push_back(std::move(row));
    }
}

std::optional<FilledSheet> read_sheet(Inspection& inspection, const SheetWords& words,
                                      const Sheet& of, const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!is_utf8(text)) {
        inspection.add({of.file(), 0, {}}, Rule::not_utf8);
        return std::nullopt;
    }
    const Csv csv = parse_csv(text);
    if (csv.broken_row) {
        inspection.add({of.file(), *csv.broken_row, {}}, Rule::broken_quotes);
        return std::nullopt;
    }
    FilledSheet filled;
    const std::size_t before = inspection.problems().size();
    find_columns(inspection, words, of, csv.rows.empty() ? CsvRow{} : csv.rows[0], filled);
    if (inspection.problems().size() == before)
        read_rows(inspection, words, of, csv.rows, filled);
    return filled;
}

// --- to the data ---

// The sheets on their way into the files of the data.
class Filing {
public:
    Filing(Inspection& inspection, const SheetWords& words, const Workbook& workbook,
           const Documents& before)
        : m_inspection(inspection), m_words(words), m_workbook(workbook), m_before(before),
          m_chapters(chapter_folders(inspection)), m_extension_word(inspection.extension_word())
    {
    }

    Documents operator()()
    {
        for (const Sheet& of : sheets())
            if (const auto filled = m_workbook.find(of.name); filled != m_workbook.end())
                for (const SheetRow& row : filled->second.rows)
                    add(of, row);
        for (auto& [path, document] : m_documents) {
            if (const auto before = m_before.find(path); before != m_before.end())
                keep_order_of_desks(before->second, document);
            put_in_order(document);
        }
        return std::move(m_documents);
    }

private:
    void add(const Sheet& of, const SheetRow& row)
    {
        check_cells(of, row);
        if (of.name == "desks" || of.name == "phrases")
            return add_to_named_file(of, row);
        const auto path = path_of(of, row);
        if (!path)
            return;
        if (of.arrays.empty()) {
            if (is_first(*path, of, row, 1, fs::path(*path).stem().string()))
                m_documents[*path] = blocks_of(of, row, {});
        } else if (const auto programme = m_documents.find(*path); programme != m_documents.end()) {
            add_entry(programme->second, of, row);
        } else if (!m_before.contains(*path) && row.number > 0) {
            fault(of, row, 1, Rule::no_row, {{"file", sheet("programmes").file()}});
        }
    }

    // The file of a programme, by its chapter and number.
    std::optional<std::string> path_of(const Sheet& of, const SheetRow& row)
    {
        const std::string chapter = toml(of, row, 0);
        const std::string number = toml(of, row, 1);
        for (std::size_t at : {0U, 1U})
            if (is_blank(row.cells[at])) {
                fault(of, row, at, Rule::missing, {{"name", m_words.header(of, of.columns[at])}});
                return std::nullopt;
            }
        if (chapter[0] == '"' || number[0] == '"' || number == "0") {
            fault(of, row, chapter[0] == '"' ? 0 : 1, Rule::key_form,
                  {{"value", row.cells[0] + "-" + row.cells[1]}});
            return std::nullopt;
        }
        const auto folder = m_chapters.find(chapter);
        if (folder == m_chapters.end()) {
            fault(of, row, 0, Rule::unknown_chapter, {{"value", chapter}});
            return std::nullopt;
        }
        return "programmes/" + folder->second + "/" + chapter + "-" + number + ".toml";
    }

    void add_to_named_file(const Sheet& of, const SheetRow& row)
    {
        const std::string name = plain(row.cells[0]);
        if (name.empty() || !std::ranges::all_of(name, [](char byte) {
                return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                       byte == '_' || byte == '-';
            }))
            return fault(of, row, 0, Rule::file_name, {{"value", row.cells[0]}});
        // A desk's id, a phrase's Japanese
        if (is_blank(row.cells[1]))
            return fault(of, row, 1, Rule::missing, {{"name", m_words.header(of, of.columns[1])}});
        const std::string key = text_of(row.cells[1]);
        if (!is_first(std::string(of.name) + "/" + key, of, row, 1, key))
            return;
        Document& document = m_documents[std::string(of.name) + "/" + name + ".toml"];
        if (of.name == "desks") {
            Block desk = blocks_of(of, row, {}).front();
            desk.head = "[[desk]]";
            document.push_back(std::move(desk));
            return;
        }
        if (document.empty())
            document.push_back({"", {}, of.name, row.number});
        Field phrase{key, "{ ", {}};
        for (std::size_t at = 1; at < of.columns.size(); ++at) {
            if (at > 1 && !is_blank(row.cells[at]))
                phrase.toml.append(phrase.toml.size() > 2 ? ", " : "")
                    .append(std::string(of.columns[at].field) + " = " + toml(of, row, at));
            phrase.parts.push_back({at, row.cells[at], row.number});
        }
        phrase.toml += " }";
        document.front().fields.push_back(std::move(phrase));
    }

    void add_entry(Document& programme, const Sheet& of, const SheetRow& row)
    {
        std::string_view array = of.arrays.front();
        if (of.arrays.size() > 1 &&
            toml(of, row, first_own) == toml_text(of.columns[first_own].vocabulary.ids.back()))
            array = of.arrays.back();
        Block entry = blocks_of(of, row, array).front();
        entry.head = "[[" + std::string(array) + "]]";
        const auto more = std::ranges::find(entry.fields, "rows", &Field::name);
        const auto rows = std::ranges::find(programme.back().fields, "rows", &Field::name);
        if (of.name == "tables" && is_blank(row.cells[first_own]) &&
            is_blank(row.cells[first_own + 1]) && programme.back().head == entry.head &&
            rows != programme.back().fields.end() && more != entry.fields.end()) {
            // one more row of the table before
            rows->toml.insert(rows->toml.size() - 1, more->toml.substr(2, more->toml.size() - 3));
            std::ranges::move(more->parts, std::back_inserter(rows->parts));
            return;
        }
        programme.push_back(std::move(entry));
    }

    // Nobody wants a file of desks in another order because somebody sorted the sheet: each keeps
    // its place, and a new one follows the one above it.
    static void keep_order_of_desks(const Document& before, Document& document)
    {
        const auto id = [](const Block& block) {
            return block.fields.empty() ? std::string() : block.fields.front().toml;
        };
        std::vector<std::pair<std::ptrdiff_t, Block>> by_place;
        std::ptrdiff_t place = -1;
        for (Block& block : document) {
            if (block.head != "[[desk]]" || block.sheet != "desks")
                return;
            const auto found = std::ranges::find(before, id(block), id);
            place = found != before.end() ? found - before.begin() : place;
            by_place.emplace_back(place, std::move(block));
        }
        std::ranges::stable_sort(by_place, {}, &std::pair<std::ptrdiff_t, Block>::first);
        std::ranges::transform(by_place, document.begin(),
                               [](auto& placed) { return std::move(placed.second); });
    }

    // The tables that a row fills: its own fields first, then, for a programme, [age] and the like.
    std::vector<Block> blocks_of(const Sheet& of, const SheetRow& row, std::string_view array)
    {
        std::vector<Block> blocks{{"", {}, of.name, row.number}};
        for (std::size_t at = 0; at < of.columns.size(); ++at) {
            const Column& column = of.columns[at];
            if (is_blank(row.cells[at]) || column.field == "file" || is_whose(of, column))
                continue;
            if (!column.only.empty() && column.only != array) {
                fault(of, row, at, Rule::other_kind,
                      {{"value", row.cells[at]}, {"kind", row.cells[first_own]}});
                continue;
            }
            if (column.field == "what" && array == "event")
                continue;
            const std::size_t end = std::min(column.field.find_first_of(".["), column.field.size());
            std::string_view name = column.field.substr(0, end);
            std::string_view inner = column.field.substr(end);
            Block* block = &blocks.front();
            if (inner.starts_with('.') && std::ranges::count(tables_of_a_programme, name) > 0) {
                const std::string head = "[" + std::string(name) + "]";
                if (blocks.back().head != head)
                    blocks.push_back({head, {}, of.name, row.number});
                block = &blocks.back();
                name = inner.substr(1);
                inner = {};
            }
            add_part(*block, name, inner, toml(of, row, at), {at, row.cells[at], row.number});
        }
        for (Field& field : blocks.front().fields)
            close(field);
        return blocks;
    }

    // A value that stands in one cell, or a part of one: `inner` is ".main" of { main = … } or
    // "[0]" of a list.
    static void add_part(Block& block, std::string_view name, std::string_view inner,
                         const std::string& toml, Part part)
    {
        if (block.fields.empty() || block.fields.back().name != name)
            block.fields.push_back({std::string(name), {}, {}});
        Field& field = block.fields.back();
        field.parts.push_back(std::move(part));
        if (inner.empty()) {
            field.toml = toml;
            return;
        }
        field.toml += field.toml.empty() ? (inner[0] == '.' ? "{ " : "[") : ", ";
        field.toml += inner[0] == '.' ? std::string(inner.substr(1)) + " = " + toml : toml;
    }
    // What add_part() opened. A key is not written as the table of its parts, and the rows of a
    // table stand a row a line.
    void close(Field& field) const
    {
        if (field.name == "key")
            field.toml = toml_text(whole(field.parts[0].cell) + "-" + whole(field.parts[1].cell));
        else if (field.name == "rows")
            field.toml = "[\n    " + field.toml + " },\n]";
        else if (field.toml.starts_with("{ "))
            field.toml += " }";
        else if (field.name == "lines")
            field.toml += "]";
    }
    [[nodiscard]] std::string whole(const std::string& cell) const
    {
        return toml_of(cell, {"", CellKind::whole}, m_words, m_extension_word);
    }

    // Whose an entry is: that stands in the name of its file.
    static bool is_whose(const Sheet& of, const Column& column)
    {
        return !of.arrays.empty() &&
               (column.kind == CellKind::seen || column.field.starts_with("key."));
    }

    void check_cells(const Sheet& of, const SheetRow& row)
    {
        for (std::size_t at = 0; at < of.columns.size(); ++at) {
            const Column& column = of.columns[at];
            if (const auto word = unknown_word(row.cells[at], column, m_words)) {
                std::vector<std::string> known;
                std::string all_known;
                for (const std::string_view id : column.vocabulary.ids) {
                    known.push_back(m_words.word(column.vocabulary, id));
                    all_known += (all_known.empty() ? "" : ", ") + known.back();
                }
                fault(of, row, at, Rule::unknown_word, {{"value", *word}, {"known", all_known}},
                      nearest(*word, known).value_or(""));
            }
            if (is_free_text(column.kind) && became_a_date(row.cells[at], m_words))
                fault(of, row, at, Rule::became_a_date, {{"value", row.cells[at]}});
        }
    }

    // Whether no row before had this `key`, which a person reads as `value`.
    bool is_first(const std::string& key, const Sheet& of, const SheetRow& row, std::size_t column,
                  const std::string& value)
    {
        const auto [first, is_new] = m_first.emplace(key, row.number);
        if (!is_new)
            fault(of, row, column, Rule::twice,
                  {{"value", value}, {"file", of.file()}, {"line", std::to_string(first->second)}});
        return is_new;
    }
    void fault(const Sheet& of, const SheetRow& row, std::size_t column, Rule rule, Fill fill = {},
               const std::string& near = {})
    {
        if (row.number > 0) // else nobody wrote it into a sheet
            m_inspection.add(place_of(m_words, m_workbook, of, row.number, column), rule,
                             std::move(fill), near);
    }
    [[nodiscard]] std::string toml(const Sheet& of, const SheetRow& row, std::size_t column) const
    {
        return toml_of(row.cells[column], of.columns[column], m_words, m_extension_word);
    }
    // The text itself, not as TOML has it.
    [[nodiscard]] static std::string text_of(const std::string& cell)
    {
        return cell.starts_with('\'') ? cell.substr(1) : cell;
    }

    Inspection& m_inspection;
    const SheetWords& m_words;
    const Workbook& m_workbook;
    const Documents& m_before;
    std::map<std::string, std::string> m_chapters;
    std::string m_extension_word;
    Documents m_documents;
    std::map<std::string, int> m_first;
};

} // namespace

Workbook workbook_of(Inspection& inspection, const SheetWords& words)
{
    Workbook workbook;
    for (const Sheet& each : sheets())
        workbook[each.name]; // a sheet without rows is one too
    for (const auto& [number, folder] : chapter_folders(inspection))
        for (const fs::path& path : toml_files(inspection.folder() / "programmes" / folder))
            if (const auto table = parse(inspection, path))
                add_programme(workbook, *table, words);
    const Sheet& desks = sheet("desks");
    for (const fs::path& path : toml_files(inspection.folder() / "desks"))
        if (const auto table = parse(inspection, path))
            if (const toml::array* all = (*table)["desk"].as_array())
                for (const toml::node& desk : *all)
                    workbook["desks"].rows.push_back(row_of(
                        desks, *desk.as_table(), {}, {{"file", path.stem().string()}}, words));
    for (const fs::path& path : toml_files(inspection.folder() / "phrases"))
        if (const auto table = parse(inspection, path))
            add_phrases(workbook["phrases"], *table, path.stem().string(), words);
    return workbook;
}

void write_workbook(const Workbook& workbook, const SheetWords& words, const fs::path& into)
{
    fs::create_directories(into);
    for (const auto& [name, filled] : workbook) {
        const Sheet& of = sheet(name);
        std::vector<CsvRow> rows(1);
        for (const Column& column : of.columns)
            rows[0].push_back(words.header(of, column));
        for (const SheetRow& row : filled.rows)
            rows.push_back(row.cells);
        std::ofstream file(into / of.file(), std::ios::binary);
        file << to_csv(rows);
        if (!file.flush())
            throw std::runtime_error((into / of.file()).string() + ": cannot be written");
    }
}

Workbook read_workbook(Inspection& inspection, const SheetWords& words, const fs::path& from,
                       Workbook kept)
{
    for (const Sheet& of : sheets())
        if (const fs::path file = from / of.file(); fs::is_regular_file(file))
            if (auto filled = read_sheet(inspection, words, of, file))
                kept[of.name] = std::move(*filled);
    return kept;
}

Documents documents_of(Inspection& inspection, const SheetWords& words, const Workbook& workbook,
                       const Documents& before)
{
    return Filing(inspection, words, workbook, before)();
}

Where place_of(const SheetWords& words, const Workbook& workbook, const Sheet& of, int row,
               std::size_t column)
{
    Where where{of.file(), row, {}};
    const auto& places = workbook.at(of.name).places;
    if (column < places.size() && places[column])
        where.field = words("cell/column", {{"letter", column_letter(*places[column])},
                                            {"name", words.header(of, of.columns[column])}});
    return where;
}

} // namespace michi::catalogue
