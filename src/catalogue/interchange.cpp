#include "catalogue/interchange.hpp"

#include "catalogue/cells.hpp"
#include "catalogue/reader.hpp"
#include "catalogue/replacement.hpp"
#include "catalogue/workbook.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

const HasGlyph any_glyph = [](char32_t) { return true; };

void stop_at_problems(const Inspection& inspection)
{
    if (!inspection.problems().empty())
        throw BadData(inspection.problems());
}

// A data folder and its sheets.
struct Folder {
    explicit Folder(const fs::path& path) : inspection(path, any_glyph), words(inspection)
    {
        workbook = workbook_of(inspection, words);
        stop_at_problems(inspection);
        documents = documents_of(inspection, words, workbook);
    }

    Inspection inspection;
    SheetWords words;
    Workbook workbook;
    Documents documents;
};

std::string bytes_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void put(const fs::path& file, const std::string& text)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << text;
    if (!stream.flush())
        throw std::runtime_error(file.string() + ": cannot be written");
}

// --- what changed, for people ---

// What a person takes for one thing of the data: a programme, a desk, a phrase.
struct Item {
    std::string name;
    Document document;
};
using Items = std::map<std::pair<std::string_view, std::string>, Item>; // by sheet and key

std::string cell_in(const Block& block, std::string_view field)
{
    const auto found = std::ranges::find(block.fields, field, &Field::name);
    return found != block.fields.end() ? found->parts[0].cell : std::string();
}

Items items_of(const Documents& documents)
{
    Items items;
    for (const auto& [path, document] : documents) {
        const std::string stem = fs::path(path).stem().string();
        for (const Block& block : document) {
            const Field file{"file", toml_text(stem), {{0, stem}}};
            if (block.sheet == "phrases")
                for (const Field& phrase : block.fields)
                    items[{block.sheet, phrase.name}] = {phrase.name,
                                                         {{"", {file, phrase}, block.sheet}}};
            if (block.sheet == "desks") {
                const std::string id = cell_in(block, "id");
                Item& desk = items[{block.sheet, id}];
                desk = {id + " " + cell_in(block, "name"), {block}};
                desk.document[0].fields.push_back(file);
            }
        }
        if (document.empty() || document[0].sheet != "programmes")
            continue;
        // Chapters and numbers in their order: "3-9" before "3-10".
        const std::size_t hyphen = std::min(stem.find('-'), stem.size());
        const auto place = [](std::string digits) {
            return digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, ' ');
        };
        items[{"programmes", place(stem.substr(0, hyphen)) + place(stem.substr(hyphen))}] = {
            stem + " " + cell_in(document[0], "short"), document};
    }
    return items;
}

class Report {
public:
    explicit Report(const SheetWords& words) : m_words(words) {}

    // Every item that one of both has not, or has otherwise.
    std::string operator()(const Documents& before, const Documents& after)
    {
        const Items old_ones = items_of(before);
        const Items new_ones = items_of(after);
        for (const auto& [key, item] : old_ones)
            if (const auto found = new_ones.find(key); found == new_ones.end())
                add("changes/removed", key.first, item.name, item.document, {});
            else if (!is_same(item.document, found->second.document))
                add("changes/changed", key.first, found->second.name, item.document,
                    found->second.document);
        for (const auto& [key, item] : new_ones)
            if (!old_ones.contains(key))
                add("changes/added", key.first, item.name, {}, item.document);
        if (m_text.empty())
            return m_words("changes/same") + "\n";
        for (const auto& [name, counts] : m_counts) {
            Fill fill{{"sheet", m_words.title(sheet(name))}};
            for (const char* what : {"added", "removed", "changed"}) {
                const auto count = counts.find("changes/" + std::string(what));
                fill.emplace_back(what, std::to_string(count != counts.end() ? count->second : 0));
            }
            m_text += m_words("changes/summary", fill) + "\n";
        }
        return m_text;
    }

private:
    void add(const std::string& what, std::string_view in, const std::string& name,
             const Document& before, const Document& after)
    {
        ++m_counts[in][what];
        m_text += m_words("changes/item", {{"what", m_words(what)},
                                           {"sheet", m_words.title(sheet(in))},
                                           {"name", name}}) +
                  "\n";
        std::set<std::size_t> matched;
        std::map<std::size_t, std::size_t> old_of;
        for (const auto& [old, became] : matches(before, after)) {
            matched.insert(old);
            old_of[became] = old;
        }
        for (std::size_t at = 0; at < before.size(); ++at)
            if (!matched.contains(at))
                compare(entry(before, at), before[at], {});
        for (std::size_t at = 0; at < after.size(); ++at)
            if (const auto old = old_of.find(at); old != old_of.end())
                compare(entry(after, at), before[old->second], after[at]);
            else
                compare(entry(after, at), {}, after[at]);
    }
    // "金額2": which of its kind a table is. Nothing for what stands in the item's own row.
    [[nodiscard]] std::string entry(const Document& document, std::size_t at) const
    {
        const Block& block = document[at];
        if (!block.head.starts_with("[[") || block.sheet == "desks")
            return {};
        const auto end = document.begin() + static_cast<std::ptrdiff_t>(at) + 1;
        return m_words("changes/entry",
                       {{"sheet", m_words.title(sheet(block.sheet))},
                        {"number", std::to_string(std::count_if(document.begin(), end,
                                                                [&](const Block& other) {
                                                                    return other.head == block.head;
                                                                }))}});
    }

    using Cells = std::map<std::pair<std::size_t, std::size_t>, std::string>; // by column and place
    static Cells cells_of(const Block& block)
    {
        Cells cells;
        std::map<std::size_t, std::size_t> places;
        for (const Field& field : block.fields)
            for (const Part& part : field.parts)
                cells[{part.column, places[part.column]++}] = part.cell;
        return cells;
    }
    void compare(const std::string& entry, const Block& before, const Block& after)
    {
        const Sheet& of = sheet(before.sheet.empty() ? after.sheet : before.sheet);
        Cells old_cells = cells_of(before);
        Cells new_cells = cells_of(after);
        Cells all = old_cells;
        all.insert(new_cells.begin(), new_cells.end());
        for (const auto& [place, cell] : all)
            if (old_cells[place] != new_cells[place])
                m_text += m_words("changes/part",
                                  {{"entry", entry},
                                   {"header", m_words.header(of, of.columns[place.first])},
                                   {"before", shown(old_cells[place])},
                                   {"after", shown(new_cells[place])}}) +
                          "\n";
    }
    [[nodiscard]] std::string shown(const std::string& cell) const
    {
        std::string result;
        for (const std::string& line : lines_of(cell.starts_with('\'') ? cell.substr(1) : cell))
            result += (result.empty() ? "" : m_words("changes/between")) + line;
        return result.empty() ? m_words("changes/nothing") : result;
    }

    const SheetWords& m_words;
    std::map<std::string_view, std::map<std::string, int>> m_counts;
    std::string m_text;
};

// --- the changed folder ---

// A copy of a data folder under its own name, which is gone in the end.
class Copy {
public:
    Copy(const fs::path& folder, fs::path into)
        : m_into(std::move(into)), m_path(m_into / folder.filename())
    {
        fs::remove_all(m_into); // of an import that was cut off
        fs::create_directory(m_into);
        fs::copy(folder, m_path, fs::copy_options::recursive);
    }
    ~Copy()
    {
        std::error_code ignored; // what is left over is removed the next time
        fs::remove_all(m_into, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_into;
    fs::path m_path;
};

// A folder of its own for a look, since the data may be where one may not write.
fs::path folder_for(const fs::path& folder, Import how)
{
    if (how == Import::apply)
        return folder.parent_path() / ("." + folder.filename().string() + ".new");
    std::string name = (fs::temp_directory_path() / "michishirube-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), name);
    return name;
}

void change(const fs::path& folder, const Documents& before, const Documents& after)
{
    for (const auto& [path, document] : before)
        if (!after.contains(path) && path.starts_with("programmes/"))
            fs::remove(folder / path);
        else if (const auto found = after.find(path);
                 !is_same(document, found != after.end() ? found->second : Document{}))
            put(folder / path, edited(bytes_of(folder / path), document,
                                      found != after.end() ? found->second : Document{}));
    for (const auto& [path, document] : after)
        if (before.contains(path))
            continue;
        else if (fs::exists(folder / path)) // one without a desk or a phrase until now
            put(folder / path, edited(bytes_of(folder / path), {}, document));
        else
            put(folder / path, written(document));
}

// --- problems ---

// Where in the sheets the place of a data file comes from; nothing where it is from none.
class Origin {
public:
    Origin(const fs::path& folder, const Documents& documents, const Workbook& workbook,
           const SheetWords& words)
        : m_folder(folder), m_documents(documents), m_workbook(workbook), m_words(words)
    {
    }

    [[nodiscard]] std::optional<Where> operator()(const Problem& problem) const
    {
        const std::string path = problem.file.substr(problem.file.find('/') + 1);
        const auto document = m_documents.find(path);
        if (document == m_documents.end() || document->second.empty())
            return std::nullopt;
        const Found found =
            problem.line > 0 ? found_at(bytes_of(m_folder / path), problem.line) : Found{};
        auto nth = found.position;
        for (const Block& block : document->second)
            if (block.head == found.head && nth-- == 0)
                return where(block, found, problem);
        return where(document->second.front(), found, problem);
    }

private:
    [[nodiscard]] std::optional<Where> where(const Block& block, const Found& found,
                                             const Problem& problem) const
    {
        const Sheet& of = sheet(block.sheet);
        const std::size_t column = column_of(of, block, problem.field);
        int row = block.row;
        std::size_t line = std::max<std::size_t>(found.line_of_value, 1);
        for (const Field& field : block.fields)
            for (const Part& part : field.parts)
                // The rows of a table stand a row a line, after the first line.
                if (field.name == found.field && part.column == column && line > 0 &&
                    (line == 1 || field.name == "rows")) {
                    row = part.row;
                    --line;
                }
        if (row == 0)
            return std::nullopt;
        return place_of(m_words, m_workbook, of, row, column);
    }
    // "money.yen" is the column "yen" of its sheet, "lines" the first of those that it is made of.
    [[nodiscard]] static std::size_t column_of(const Sheet& of, const Block& block,
                                               std::string_view path)
    {
        if (block.sheet == "phrases")
            return path.ends_with(".easy") ? of.position("easy")
                   : path.ends_with(".en") ? of.position("en")
                                           : of.position("ja");
        if (block.head.starts_with("[["))
            path.remove_prefix(std::min(path.find('.') + 1, path.size()));
        const std::string_view array =
            block.head.starts_with("[[")
                ? std::string_view(block.head).substr(2, block.head.size() - 4)
                : std::string_view();
        const auto found = std::ranges::find_if(of.columns, [&](const Column& column) {
            const bool is_it =
                column.field.starts_with(path) &&
                (column.field.size() == path.size() ||
                 std::string_view(".[").find(column.field[path.size()]) != std::string_view::npos);
            return !path.empty() && is_it && (column.only.empty() || column.only == array);
        });
        return static_cast<std::size_t>(found - of.columns.begin());
    }

    const fs::path& m_folder;
    const Documents& m_documents;
    const Workbook& m_workbook;
    const SheetWords& m_words;
};

// TOML has more forms than the house writes, and a file may have one that was not found again.
void check_that_all_arrived(const fs::path& folder, const Documents& wanted, Inspection& inspection)
{
    const auto add = [&](const std::string& file) {
        inspection.add({file, 0, {}}, Rule::not_editable);
    };
    try {
        const Folder arrived(folder);
        for (const auto& [path, document] : wanted)
            if (const auto found = arrived.documents.find(path);
                found == arrived.documents.end() || !is_same(found->second, document))
                add(arrived.inspection.name_of(folder / path));
    } catch (const BadData& bad) {
        for (const Problem& problem : bad.problems())
            add(problem.file);
    }
}

std::vector<Problem> problems_of(const fs::path& folder, const HasGlyph& has_glyph)
{
    try {
        static_cast<void>(read(folder, has_glyph));
    } catch (const BadData& bad) {
        return bad.problems();
    }
    return {};
}

} // namespace

std::string export_sheets(const fs::path& folder, const fs::path& into)
{
    static_cast<void>(read(folder));
    const Folder data(folder);
    write_workbook(data.workbook, data.words, into);
    return data.words("changes/exported", {{"folder", into.string()},
                                           {"count", std::to_string(data.workbook.size())}}) +
           "\n";
}

std::string import_sheets(const fs::path& from, const fs::path& folder, Import how,
                          const HasGlyph& has_glyph)
{
    const fs::path target = fs::canonical(folder);
    static_cast<void>(read(target));
    const Folder before(target);

    // First what is wrong with the sheets themselves: a row that says nothing would be missing all
    // over the data.
    Inspection inspection(target, any_glyph, Mending::sheets);
    const Workbook workbook = read_workbook(inspection, before.words, from, before.workbook);
    stop_at_problems(inspection);
    const Documents wanted = documents_of(inspection, before.words, workbook, before.documents);
    stop_at_problems(inspection);

    const Copy copy(target, folder_for(target, how));
    change(copy.path(), before.documents, wanted);
    check_that_all_arrived(copy.path(), wanted, inspection);
    stop_at_problems(inspection);
    const Origin origin(copy.path(), wanted, workbook, before.words);
    for (const Problem& problem : problems_of(copy.path(), has_glyph))
        if (const auto where = origin(problem))
            inspection.add_in_sheet(problem, *where);
        else
            inspection.add(problem);
    stop_at_problems(inspection);

    const std::string report =
        Report(before.words)(before.documents, Folder(copy.path()).documents);
    if (report == before.words("changes/same") + "\n")
        return report;
    if (how == Import::look)
        return report + before.words("changes/dry") + "\n";
    replace_folder(copy.path(), target);
    return report +
           before.words("changes/done",
                        {{"folder", target.string()}, {"before", folder_before(target).string()}}) +
           "\n";
}

StopWords words_of(const Stop& stop, const fs::path& folder)
{
    const Catalogue catalogue = read(folder);
    const Folder data(folder);
    const Speech say{catalogue.words};
    return {data.words("changes/stopped", {{"key", stop.key},
                                           {"since", to_string(stop.since)},
                                           {"reason", say.of("stop", stop.reason)}}),
            data.words("changes/restore", {{"key", stop.key}})};
}

std::string difference(const fs::path& before, const fs::path& after)
{
    const Folder old_one(before);
    const Folder new_one(after);
    return Report(new_one.words)(old_one.documents, new_one.documents);
}

} // namespace michi::catalogue
