#include "catalogue/document.hpp"

#include "catalogue/cells.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <map>

namespace michi::catalogue {

namespace {

// The order of a programme's tables.
constexpr std::array<std::string_view, 16> house_order{
    "",           "[age]",     "[place]",  "[trade]",  "[[money]]", "[[table]]",
    "[[period]]", "[[event]]", "[[part]]", "[[step]]", "[[desk]]",  "[[link]]",
    "[[extra]]",  "[family]",  "[en]",     "[easy]"};

std::size_t rank(std::string_view head)
{
    return static_cast<std::size_t>(std::ranges::find(house_order, head) - house_order.begin());
}

// --- where things stand in a file ---

// Lines of a file, from 0; both belong to it.
struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
};

struct PlacedField {
    std::string name;
    Span lines;
    std::size_t end = 0; // the character behind the value on its last line, from 0
};

struct PlacedBlock {
    std::string head;
    Span lines;
    std::vector<PlacedField> fields; // by line
};

std::size_t line_of(const toml::source_position& position)
{
    return static_cast<std::size_t>(position.line) - 1;
}

bool has_head(const toml::node& node)
{
    const toml::table* table = node.as_table();
    return table != nullptr && !table->is_inline();
}

PlacedBlock placed(const std::string& head, const toml::table& table)
{
    PlacedBlock block{head, {}, {}};
    if (!head.empty())
        block.lines = {line_of(table.source().begin), line_of(table.source().begin)};
    for (const auto& [name, node] : table) {
        const toml::array* array = node.as_array();
        if (has_head(node) || (array != nullptr && !array->empty() && has_head(array->front())))
            continue;
        const toml::source_region& value = node.source();
        block.fields.push_back({std::string(name.str()),
                                {line_of(name.source().begin), line_of(value.end)},
                                static_cast<std::size_t>(value.end.column) - 1});
    }
    std::ranges::sort(block.fields, {}, [](const PlacedField& field) { return field.lines.first; });
    if (!block.fields.empty()) {
        block.lines.last = block.fields.back().lines.last;
        if (head.empty())
            block.lines.first = block.fields.front().lines.first;
    }
    return block;
}

std::vector<PlacedBlock> placed(const std::string& text)
{
    const toml::table root = toml::parse(text);
    std::vector<PlacedBlock> blocks{placed("", root)};
    for (const auto& [name, node] : root) {
        const std::string head = "[" + std::string(name.str()) + "]";
        if (has_head(node))
            blocks.push_back(placed(head, *node.as_table()));
        else if (const toml::array* array = node.as_array())
            for (const toml::node& each : *array)
                if (has_head(each))
                    blocks.push_back(placed("[" + head + "]", *each.as_table()));
    }
    if (blocks.front().fields.empty())
        blocks.erase(blocks.begin());
    std::ranges::sort(blocks, {}, [](const PlacedBlock& block) { return block.lines.first; });
    return blocks;
}

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> lines(1);
    for (const char byte : text)
        if (byte == '\n')
            lines.emplace_back();
        else
            lines.back() += byte;
    if (lines.back().empty())
        lines.pop_back();
    return lines;
}

// --- how the house writes ---

bool is_bare(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
    });
}

std::string written(const Field& field)
{
    return (is_bare(field.name) ? field.name : toml_text(field.name)) + " = " + field.toml;
}

std::vector<std::string> written(const Block& block)
{
    std::vector<std::string> lines;
    if (!block.head.empty())
        lines.push_back(block.head);
    for (const Field& field : block.fields)
        std::ranges::move(split(written(field)), std::back_inserter(lines));
    return lines;
}

// --- a file's lines, and what is to become of them ---

class Edit {
public:
    explicit Edit(const std::string& text)
        : m_lines(split(text)), m_behind(m_lines.size() + 1), m_removed(m_lines.size() + 1)
    {
    }

    [[nodiscard]] const std::string& line(std::size_t at) const { return m_lines[at]; }
    [[nodiscard]] std::size_t count() const { return m_lines.size(); }
    void remove(Span lines)
    {
        for (std::size_t at = lines.first; at <= lines.last; ++at)
            m_removed[at] = true;
    }
    [[nodiscard]] bool is_blank(std::size_t at) const
    {
        return at < m_lines.size() && m_lines[at].empty() && !m_removed[at];
    }
    // New lines before line `at`, after those that were put there earlier.
    void insert(std::size_t at, const std::vector<std::string>& lines)
    {
        m_behind[at].insert(m_behind[at].end(), lines.begin(), lines.end());
    }
    [[nodiscard]] std::string text() const
    {
        std::string result;
        for (std::size_t at = 0; at <= m_lines.size(); ++at) {
            for (const std::string& line : m_behind[at])
                if (!result.empty() || !line.empty())
                    result += line + "\n";
            if (at < m_lines.size() && !m_removed[at])
                result += m_lines[at] + "\n";
        }
        return result;
    }

private:
    std::vector<std::string> m_lines;
    std::vector<std::vector<std::string>> m_behind;
    std::vector<bool> m_removed;
};

// What follows a value on its last line: a comment.
std::string rest_of(const std::string& line, std::size_t character)
{
    std::size_t at = 0;
    for (; at < line.size() && character > 0; --character)
        do
            ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0U) == 0x80U);
    return line.substr(at);
}

void change(Edit& edit, const PlacedBlock& at, const Block& before, const Block& after)
{
    // A new field follows the one that precedes it, in the house's order, of those in the file.
    std::size_t next = at.lines.first + (at.head.empty() ? 0 : 1);
    for (const Field& field : after.fields) {
        const auto place = std::ranges::find(at.fields, field.name, &PlacedField::name);
        const auto old = std::ranges::find(before.fields, field.name, &Field::name);
        if (place == at.fields.end()) {
            edit.insert(next, split(written(field)));
            continue;
        }
        next = place->lines.last + 1;
        if (old != before.fields.end() && old->toml == field.toml)
            continue;
        edit.remove(place->lines);
        auto lines = split(written(field));
        lines.back() += rest_of(edit.line(place->lines.last), place->end);
        edit.insert(place->lines.first, lines);
    }
    for (const PlacedField& field : at.fields)
        if (std::ranges::count(after.fields, field.name, &Field::name) == 0 &&
            std::ranges::count(before.fields, field.name, &Field::name) > 0)
            edit.remove(field.lines);
}

// --- which table became which ---

std::size_t similarity(const Block& one, const Block& other)
{
    const auto in_both =
        static_cast<std::size_t>(std::ranges::count_if(one.fields, [&](const Field& field) {
            const auto found = std::ranges::find(other.fields, field.name, &Field::name);
            return found != other.fields.end() && found->toml == field.toml;
        }));
    const bool is_whole = in_both == one.fields.size() && in_both == other.fields.size();
    return is_whole ? 1000 : in_both; // nothing is worth changing one that stayed
}

// The pairs, both in order, that are the most similar in all.
void match(const Document& before, const std::vector<std::size_t>& old_ones, const Document& after,
           const std::vector<std::size_t>& new_ones, std::vector<Match>& into)
{
    const std::size_t height = old_ones.size();
    const std::size_t width = new_ones.size();
    std::vector<std::vector<std::size_t>> best(height + 1, std::vector<std::size_t>(width + 1));
    const auto pair = [&](std::size_t row, std::size_t column) {
        return similarity(before[old_ones[row]], after[new_ones[column]]);
    };
    for (std::size_t row = height; row-- > 0;)
        for (std::size_t column = width; column-- > 0;)
            best[row][column] = std::max({best[row + 1][column], best[row][column + 1],
                                          best[row + 1][column + 1] + pair(row, column)});
    for (std::size_t row = 0, column = 0; row < height && column < width;) {
        const std::size_t similar = pair(row, column);
        if (similar > 0 && best[row][column] == best[row + 1][column + 1] + similar)
            into.push_back({old_ones[row++], new_ones[column++]});
        else if (best[row][column] == best[row + 1][column])
            ++row;
        else
            ++column;
    }
}

std::map<std::string_view, std::vector<std::size_t>> by_head(const Document& document)
{
    std::map<std::string_view, std::vector<std::size_t>> result;
    for (std::size_t at = 0; at < document.size(); ++at)
        result[document[at].head].push_back(at);
    return result;
}

} // namespace

bool is_same(const Block& one, const Block& other)
{
    return one.head == other.head &&
           std::ranges::is_permutation(one.fields, other.fields,
                                       [](const Field& field, const Field& its) {
                                           return field.name == its.name && field.toml == its.toml;
                                       });
}

bool is_same(const Document& one, const Document& other)
{
    const auto heads = by_head(one);
    const auto its = by_head(other);
    return std::ranges::equal(heads, its, [&](const auto& blocks, const auto& others) {
        return blocks.first == others.first &&
               std::ranges::equal(
                   blocks.second, others.second,
                   [&](std::size_t at, std::size_t to) { return is_same(one[at], other[to]); });
    });
}

std::vector<Match> matches(const Document& before, const Document& after)
{
    std::vector<Match> result;
    auto new_ones = by_head(after);
    for (const auto& [head, old_ones] : by_head(before)) {
        const auto& others = new_ones[head];
        if (head.starts_with("[["))
            match(before, old_ones, after, others, result);
        else if (!others.empty())
            result.push_back({old_ones.front(), others.front()});
    }
    return result;
}

void put_in_order(Document& document)
{
    std::ranges::stable_sort(document, {}, [](const Block& block) { return rank(block.head); });
}

std::string written(const Document& document)
{
    std::string result;
    for (const Block& block : document) {
        result += result.empty() ? "" : "\n";
        for (const std::string& line : written(block))
            result += line + "\n";
    }
    return result;
}

std::string edited(const std::string& text, const Document& before, const Document& after)
{
    Edit edit(text);
    const std::vector<PlacedBlock> blocks = placed(text);
    // The n-th table of a head in the file is the n-th of that head in the document.
    std::vector<const PlacedBlock*> places(before.size());
    for (std::size_t at = 0; at < before.size(); ++at) {
        auto nth =
            std::ranges::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(at),
                               before[at].head, &Block::head);
        for (const PlacedBlock& block : blocks)
            if (block.head == before[at].head && nth-- == 0)
                places[at] = &block;
    }
    std::vector<const PlacedBlock*> stays(after.size());
    std::vector<bool> found(before.size());
    for (const auto& [old, became] : matches(before, after)) {
        found[old] = places[old] != nullptr;
        stays[became] = places[old];
        if (places[old] != nullptr && !is_same(before[old], after[became]))
            change(edit, *places[old], before[old], after[became]);
    }
    for (std::size_t at = 0; at < before.size(); ++at) {
        if (found[at] || places[at] == nullptr)
            continue;
        const Span lines = places[at]->lines;
        edit.remove(lines);
        if (lines.first > 0 && edit.is_blank(lines.first - 1))
            edit.remove({lines.first - 1, lines.first - 1});
        else if (edit.is_blank(lines.last + 1))
            edit.remove({lines.last + 1, lines.last + 1});
    }
    for (std::size_t at = 0; at < after.size(); ++at) {
        if (stays[at] != nullptr)
            continue;
        // Behind the one of its head that precedes it, else before the first of its head, else
        // where the house has such a table.
        const PlacedBlock* before_it = nullptr;
        const PlacedBlock* first_of_head = nullptr;
        const PlacedBlock* last_of_lower = nullptr;
        for (std::size_t other = 0; other < at; ++other)
            if (after[other].head == after[at].head && stays[other] != nullptr)
                before_it = stays[other];
        for (const PlacedBlock& block : blocks) {
            if (block.head == after[at].head && first_of_head == nullptr)
                first_of_head = &block;
            if (rank(block.head) < rank(after[at].head))
                last_of_lower = &block;
        }
        std::vector<std::string> lines = written(after[at]);
        if (before_it == nullptr && first_of_head != nullptr) {
            lines.emplace_back();
            edit.insert(first_of_head->lines.first, lines);
            continue;
        }
        if (before_it == nullptr)
            before_it = last_of_lower;
        if (!after[at].head.empty())
            lines.insert(lines.begin(), "");
        edit.insert(before_it != nullptr ? before_it->lines.last + 1 : edit.count(), lines);
    }
    return edit.text();
}

Found found_at(const std::string& text, int line)
{
    Found result;
    const auto at = static_cast<std::size_t>(std::max(line, 1)) - 1;
    const std::vector<PlacedBlock> blocks = placed(text);
    for (const PlacedBlock& block : blocks) {
        if (block.lines.first > at)
            break;
        result = {block.head,
                  static_cast<std::size_t>(std::ranges::count_if(
                      blocks,
                      [&](const PlacedBlock& other) {
                          return other.head == block.head && other.lines.first < block.lines.first;
                      })),
                  {},
                  0};
        for (const PlacedField& field : block.fields)
            if (field.lines.first <= at) {
                result.field = field.name;
                result.line_of_value = at - field.lines.first;
            }
    }
    return result;
}

} // namespace michi::catalogue
