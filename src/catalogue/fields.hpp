#pragma once

#include "catalogue/inspection.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace michi::catalogue {

// One value of a data file, and where it stands.
class Value {
public:
    Value(Inspection& inspection, const toml::node& node, std::string file, std::string field);

    [[nodiscard]] const toml::node& node() const { return m_node; }
    [[nodiscard]] const Where& where() const { return m_where; }
    [[nodiscard]] Inspection& inspection() const { return m_inspection; }

    void fault(Rule rule, Fill fill = {}, const std::string& near = {}) const;
    // The text as it stands, or a problem.
    [[nodiscard]] std::optional<std::string> plain_text() const;
    // The values of a list, or a problem.
    [[nodiscard]] std::optional<std::vector<Value>> elements() const;

private:
    Inspection& m_inspection;
    const toml::node& m_node;
    Where m_where;
};

// The fields of one table of a data file. Each is taken by name with the check that it must pass (a
// function from Value to optional: nothing means that it has reported why); what nobody has taken
// by the end is a field that does not exist.
class Fields {
public:
    Fields(Inspection& inspection, const toml::table& table, std::string file, std::string path);

    [[nodiscard]] Inspection& inspection() const { return m_inspection; }
    [[nodiscard]] bool has(std::string_view name);
    [[nodiscard]] std::vector<std::string> names() const;
    // The place of a field, or of the table where there is no such field.
    [[nodiscard]] Where where(std::string_view name = {}) const;
    // A problem of a field, or of the table where there is no such field.
    void fault(std::string_view name, Rule rule, Fill fill = {}, const std::string& near = {});

    template <class T, class Check>
    bool optional(std::string_view name, T& into, const Check& check)
    {
        const std::optional<Value> value = take(name);
        if (!value)
            return false;
        auto checked = check(*value);
        if (!checked)
            return false;
        into = std::move(*checked);
        return true;
    }
    template <class T, class Check>
    bool required(std::string_view name, T& into, const Check& check)
    {
        if (has(name))
            return optional(name, into, check);
        fault(name, Rule::missing, {{"name", std::string(name)}});
        return false;
    }
    // [name]; false where there is none.
    template <class Read> bool table(std::string_view name, const Read& read)
    {
        const std::optional<Value> value = take(name);
        if (!value)
            return false;
        if (const toml::table* found = table_of(*value))
            inside(*found, read, name);
        return true;
    }
    template <class Read> void required_table(std::string_view name, const Read& read)
    {
        if (!table(name, read))
            fault(name, Rule::missing, {{"name", std::string(name)}});
    }
    // Every [[name]], in order.
    template <class Read> void tables(std::string_view name, const Read& read)
    {
        const std::optional<Value> value = take(name);
        const auto elements = value ? value->elements() : std::nullopt;
        if (!elements)
            return;
        for (const Value& element : *elements)
            if (const toml::table* found = table_of(element))
                inside(*found, read, name);
    }
    void finish() const;

private:
    template <class Read>
    void inside(const toml::table& found, const Read& read, std::string_view name)
    {
        Fields fields(m_inspection, found, m_where.file, path_of(name));
        read(fields);
        fields.finish();
    }
    [[nodiscard]] std::optional<Value> take(std::string_view name);
    [[nodiscard]] static const toml::table* table_of(const Value& value);
    [[nodiscard]] std::string path_of(std::string_view name) const;

    Inspection& m_inspection;
    const toml::table& m_table;
    Where m_where;
    std::vector<std::string> m_taken;
};

// The file as a table; a problem where it is missing or not TOML.
[[nodiscard]] std::optional<toml::table> parse(Inspection& inspection,
                                               const std::filesystem::path& path);

// Reads the file's fields, and reports those that `read` did not take.
template <class Read>
void read_file(Inspection& inspection, const std::filesystem::path& path, const Read& read)
{
    const auto table = parse(inspection, path);
    if (!table)
        return;
    Fields fields(inspection, *table, inspection.name_of(path), {});
    read(fields);
    fields.finish();
}

} // namespace michi::catalogue
