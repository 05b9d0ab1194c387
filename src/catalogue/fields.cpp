#include "catalogue/fields.hpp"

#include "catalogue/characters.hpp"

#include <algorithm>

namespace michi::catalogue {

namespace {

int line_of(const toml::source_region& source)
{
    // Tables that were never written out, like the file's own, have no place.
    return std::max(1, static_cast<int>(source.begin.line));
}

std::string joined(std::vector<std::string> words)
{
    std::ranges::sort(words);
    std::string result;
    for (const std::string& word : words)
        result += (result.empty() ? "" : ", ") + word;
    return result;
}

} // namespace

Value::Value(Inspection& inspection, const toml::node& node, std::string file, std::string field)
    : m_inspection(inspection),
      m_node(node), m_where{std::move(file), line_of(node.source()), std::move(field)}
{
}

void Value::fault(Rule rule, Fill fill, const std::string& near) const
{
    m_inspection.add(m_where, rule, std::move(fill), near);
}

std::optional<std::string> Value::plain_text() const
{
    auto text = m_node.value_exact<std::string>();
    if (!text)
        fault(Rule::not_text);
    return text;
}

std::optional<std::vector<Value>> Value::elements() const
{
    const toml::array* array = m_node.as_array();
    if (array == nullptr) {
        fault(Rule::not_a_list);
        return std::nullopt;
    }
    std::vector<Value> result;
    result.reserve(array->size());
    for (const toml::node& element : *array)
        result.emplace_back(m_inspection, element, m_where.file, m_where.field);
    return result;
}

Fields::Fields(Inspection& inspection, const toml::table& table, std::string file, std::string path)
    : m_inspection(inspection),
      m_table(table), m_where{std::move(file), line_of(table.source()), std::move(path)}
{
}

std::vector<std::string> Fields::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, node] : m_table)
        names.emplace_back(name.str());
    return names;
}

bool Fields::has(std::string_view name)
{
    if (std::ranges::find(m_taken, name) == m_taken.end())
        m_taken.emplace_back(name);
    return m_table.contains(name);
}

Where Fields::where(std::string_view name) const
{
    if (name.empty())
        return m_where;
    const toml::node* node = m_table.get(name);
    return {m_where.file, node != nullptr ? line_of(node->source()) : m_where.line, path_of(name)};
}

void Fields::fault(std::string_view name, Rule rule, Fill fill, const std::string& near)
{
    m_inspection.add(where(name), rule, std::move(fill), near);
}

void Fields::finish() const
{
    for (const auto& [key, node] : m_table) {
        const std::string name{key.str()};
        if (std::ranges::find(m_taken, name) != m_taken.end())
            continue;
        m_inspection.add({m_where.file, line_of(key.source()), path_of(name)}, Rule::unknown_field,
                         {{"name", name}, {"known", joined(m_taken)}},
                         nearest(name, m_taken).value_or(""));
    }
}

std::optional<Value> Fields::take(std::string_view name)
{
    if (!has(name))
        return std::nullopt;
    return std::optional<Value>{std::in_place, m_inspection, *m_table.get(name), m_where.file,
                                path_of(name)};
}

const toml::table* Fields::table_of(const Value& value)
{
    const toml::table* table = value.node().as_table();
    if (table == nullptr)
        value.fault(Rule::not_a_table);
    return table;
}

std::string Fields::path_of(std::string_view name) const
{
    return m_where.field.empty() ? std::string(name) : m_where.field + "." + std::string(name);
}

std::optional<toml::table> parse(Inspection& inspection, const std::filesystem::path& path)
{
    const std::string file = inspection.name_of(path);
    if (!std::filesystem::is_regular_file(path)) {
        inspection.add({file, 0, {}}, Rule::missing_file, {{"name", path.filename().string()}});
        return std::nullopt;
    }
    try {
        return toml::parse_file(path.string());
    } catch (const toml::parse_error& error) {
        inspection.add({file, line_of(error.source()), {}}, Rule::syntax,
                       {{"detail", std::string(error.description())}});
        return std::nullopt;
    }
}

} // namespace michi::catalogue
