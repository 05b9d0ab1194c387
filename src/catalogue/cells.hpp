#pragma once

#include "catalogue/sheets.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>

// A cell of a sheet and the value of the data that it stands for.
namespace michi::catalogue {

// What a value looks like in a cell. A text that a spreadsheet would take for a date, a number or
// a formula begins with an apostrophe, which the way back takes off.
[[nodiscard]] std::string cell_of(const toml::node& node, const Column& column,
                                  const SheetWords& words);

// The value as a data file has it, in TOML. What a cell of that kind cannot mean becomes a text,
// which the check of the data then finds.
[[nodiscard]] std::string toml_of(std::string_view cell, const Column& column,
                                  const SheetWords& words, const std::string& extension_word);
[[nodiscard]] std::string toml_text(std::string_view text);

// The first entry that is no word of the cell's vocabulary.
[[nodiscard]] std::optional<std::string> unknown_word(std::string_view cell, const Column& column,
                                                      const SheetWords& words);
// Whether a text without an apostrophe is what a spreadsheet makes of one like "1/2".
[[nodiscard]] bool became_a_date(std::string_view cell, const SheetWords& words);

[[nodiscard]] bool is_free_text(CellKind kind);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view cell);
// In half width and without blanks, as figures are written.
[[nodiscard]] std::string plain(std::string_view cell);

} // namespace michi::catalogue
