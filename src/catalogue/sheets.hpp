#pragma once

#include "catalogue/inspection.hpp"

#include <toml++/toml.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The sheets in which an office keeps the data with a spreadsheet: which there are, their columns,
// and the words in them.
namespace michi::catalogue {

// What a cell holds. Entries of a list stand on lines of their own.
enum class CellKind {
    seen, // helps the eye; nobody reads it back
    text,
    texts,
    names, // a list that the data writes in one line
    whole,
    number,
    day, // or a month
    time,
    phone,
    phones,
    flag,
    word,
    words,
    programmes,
};

// Ids that a cell shows as words of data/text.
struct Vocabulary {
    std::string_view group;
    std::span<const std::string_view> ids;
};

struct Column {
    std::string_view field; // its path in the data: "age.from_years"
    CellKind kind = CellKind::text;
    Vocabulary vocabulary = {};
    std::string_view only = {}; // the array whose rows alone have it

    // Its name in data/text/sheets.toml: only where a field means two things it is "event.from".
    [[nodiscard]] std::string id() const
    {
        return (only.empty() ? std::string() : std::string(only) + ".") + std::string(field);
    }
};

struct Sheet {
    std::string_view name; // of its file
    // The arrays of a programme that it holds, an entry a row. With two, the first column of its
    // own says which: its last word is the second array.
    std::vector<std::string_view> arrays;
    std::vector<Column> columns;

    [[nodiscard]] std::string file() const { return std::string(name) + ".csv"; }
    // The position of a column; `columns.size()` where there is none.
    [[nodiscard]] std::size_t position(std::string_view field) const;
};

// A sheet has its columns, and a file its fields, in the order of data/README.md.
[[nodiscard]] const std::vector<Sheet>& sheets();
[[nodiscard]] const Sheet& sheet(std::string_view name);

// The Japanese calendar's year 1 of an era.
struct Era {
    std::string name;
    std::string letter;
    int first = 0;
};

// What stands in the sheets, from data/text/sheets.toml and, where the screens have a word for an
// id, from data/text/ja.toml.
class SheetWords {
public:
    // Reports what is missing there, and what nobody asks for.
    explicit SheetWords(Inspection& inspection);

    [[nodiscard]] std::string operator()(std::string_view key, const Fill& fill = {}) const
    {
        return m_words.get(Language::ja, key, fill);
    }
    [[nodiscard]] std::string title(const Sheet& of) const;
    [[nodiscard]] std::string header(const Sheet& of, const Column& column) const;
    [[nodiscard]] std::string word(const Vocabulary& vocabulary, std::string_view id) const;
    [[nodiscard]] const std::vector<Era>& eras() const { return m_eras; }

private:
    void read_eras(Inspection& inspection, const std::string& file, toml::table& table);

    Words m_words;
    std::vector<Era> m_eras;
};

} // namespace michi::catalogue
