#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// A data file as the sheets see it: its tables and their fields, without comments and blank lines;
// and how the file becomes another one in which nothing else changes.
namespace michi::catalogue {

// A cell that a field is made of.
struct Part {
    std::size_t column = 0; // of its sheet
    std::string cell;
    int row = 0; // from 1; 0 where no sheet was read
};

struct Field {
    std::string name;
    std::string toml; // its value, in the form in which the house writes it
    std::vector<Part> parts;
};

// A table of the file: [age], one of several [[money]], or, with an empty head, the file's own
// fields.
struct Block {
    std::string head;
    std::vector<Field> fields;
    std::string_view sheet; // that has its cells
    int row = 0;
};

using Document = std::vector<Block>;

[[nodiscard]] bool is_same(const Block& one, const Block& other);
[[nodiscard]] bool is_same(const Document& one, const Document& other);

// Puts the tables in the order of data/README.md.
void put_in_order(Document& document);

// The file that was never there before.
[[nodiscard]] std::string written(const Document& document);

// The file `text`, which holds `before`, so that it holds `after`. Only the lines of what is not
// the same change: comments stay, and so do all other values as they were written.
[[nodiscard]] std::string edited(const std::string& text, const Document& before,
                                 const Document& after);

// Of each table of `before` the table of `after` that it became, in the order of the file: the
// pairs of positions of the most similar ones of a head.
struct Match {
    std::size_t before;
    std::size_t after;
};
[[nodiscard]] std::vector<Match> matches(const Document& before, const Document& after);

// What stands on a line (from 1) of a file: the table's head and its position among those of that
// head, the field, and the line, from 0, of the field's value.
struct Found {
    std::string head;
    std::size_t position = 0;
    std::string field;
    std::size_t line_of_value = 0;
};
[[nodiscard]] Found found_at(const std::string& text, int line);

} // namespace michi::catalogue
