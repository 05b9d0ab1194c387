#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace michi::catalogue {

// A row of a CSV file. A blank one has no cells, so that a row's place is its number in a
// spreadsheet.
using CsvRow = std::vector<std::string>;

// The rows of a CSV file (RFC 4180). Line ends become "\n". Where a quotation mark has no partner
// `broken_row` is the number, from 1, of the row with it, and the rows end before it.
struct Csv {
    std::vector<CsvRow> rows;
    std::optional<int> broken_row;
};
[[nodiscard]] Csv parse_csv(std::string_view text);

// The same back, as Excel wants it: with a byte order mark, CR LF, and quotation marks where
// needed.
[[nodiscard]] std::string to_csv(const std::vector<CsvRow>& rows);

inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

} // namespace michi::catalogue
