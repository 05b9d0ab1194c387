#pragma once

#include "catalogue/csv.hpp"
#include "catalogue/document.hpp"
#include "catalogue/sheets.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

// The sheets filled in: of a data folder, or as they came back from a spreadsheet.
namespace michi::catalogue {

struct SheetRow {
    int number = 0; // in its file, from 1; 0 where no sheet was read
    CsvRow cells;   // one for each column of the sheet
};

struct FilledSheet {
    std::vector<SheetRow> rows;
    // Where the file has each column, from 0; nothing where it was not read or has none.
    std::vector<std::optional<std::size_t>> places;
};

using Workbook = std::map<std::string_view, FilledSheet>; // by the sheet's name

// Every cell of the data folder. Problems are those of TOML and of folders alone.
[[nodiscard]] Workbook workbook_of(Inspection& inspection, const SheetWords& words);

void write_workbook(const Workbook& workbook, const SheetWords& words,
                    const std::filesystem::path& into);

// The sheets of a folder of CSV files, and `kept` for those that are not there.
[[nodiscard]] Workbook read_workbook(Inspection& inspection, const SheetWords& words,
                                     const std::filesystem::path& from, Workbook kept);

// The data files, by their path in the data folder, that hold what the sheets say. `before` is
// what they held before: of a programme that is gone the rows left in other sheets go too.
using Documents = std::map<std::string, Document>;
[[nodiscard]] Documents documents_of(Inspection& inspection, const SheetWords& words,
                                     const Workbook& workbook, const Documents& before = {});

// Row 12 of "programmes.csv", and its column as a spreadsheet and its head call it.
[[nodiscard]] Where place_of(const SheetWords& words, const Workbook& workbook, const Sheet& of,
                             int row, std::size_t column);

} // namespace michi::catalogue
