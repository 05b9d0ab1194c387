#pragma once

#include "sample_data.hpp"

#include "catalogue/csv.hpp"
#include "catalogue/interchange.hpp"

#include <functional>
#include <map>
#include <utility>

// An office that keeps the data with a spreadsheet, and what that does to the data files.
namespace michi::catalogue::test {

// By path in the folder.
using Changes = std::map<std::string, std::string>;

inline Changes files_in(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] = bytes_of(entry.path());
    return files;
}

inline std::vector<std::string> lines_in(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

// The lines that went ("-…") and came ("+…"), as `diff` has them.
inline std::string line_changes(const std::string& before, const std::string& after)
{
    const auto old_lines = lines_in(before);
    const auto new_lines = lines_in(after);
    std::vector<std::vector<int>> common(old_lines.size() + 1,
                                         std::vector<int>(new_lines.size() + 1));
    for (std::size_t row = old_lines.size(); row-- > 0;)
        for (std::size_t column = new_lines.size(); column-- > 0;)
            common[row][column] = old_lines[row] == new_lines[column]
                                      ? common[row + 1][column + 1] + 1
                                      : std::max(common[row + 1][column], common[row][column + 1]);
    std::string result;
    std::size_t row = 0;
    std::size_t column = 0;
    while (row < old_lines.size() || column < new_lines.size())
        if (row < old_lines.size() && column < new_lines.size() &&
            old_lines[row] == new_lines[column]) {
            ++row;
            ++column;
        } else if (column == new_lines.size() ||
                   (row < old_lines.size() && common[row + 1][column] >= common[row][column + 1]))
            result += "-" + old_lines[row++] + "\n";
        else
            result += "+" + new_lines[column++] + "\n";
    return result;
}

template <class Data> class Office {
public:
    Office() : m_before(files_in(m_data.path()))
    {
        static_cast<void>(export_sheets(m_data.path(), sheets()));
    }

    [[nodiscard]] const Data& data() const { return m_data; }
    [[nodiscard]] fs::path sheets() const { return m_folder.path() / "sheets"; }
    [[nodiscard]] fs::path file(const std::string& sheet) const
    {
        return sheets() / (sheet + ".csv");
    }

    using Rows = std::vector<CsvRow>;
    void change(const std::string& sheet, const std::function<void(Rows&)>& edit) const
    {
        Csv csv = parse_csv(bytes_of(file(sheet)));
        edit(csv.rows);
        std::ofstream(file(sheet), std::ios::binary) << to_csv(csv.rows);
    }
    // Writes into the column under `header`, in the first row that has such a cell. Gives the row.
    int set(const std::string& sheet, const std::string& cell, const std::string& header,
            const std::string& value) const
    {
        std::size_t row = 0;
        change(sheet, [&](Rows& rows) {
            row = row_with(rows, cell);
            rows[row][column(rows, header)] = value;
        });
        return static_cast<int>(row) + 1;
    }
    using Cells = std::vector<std::pair<std::string, std::string>>; // header and value
    // Adds a row to the end, and gives its number.
    int add(const std::string& sheet, const Cells& cells) const
    {
        std::size_t row = 0;
        change(sheet, [&](Rows& rows) {
            row = rows.size();
            rows.emplace_back(rows[0].size());
            for (const auto& [header, value] : cells)
                rows[row][column(rows, header)] = value;
        });
        return static_cast<int>(row) + 1;
    }
    void remove(const std::string& sheet, const std::string& cell) const
    {
        change(sheet, [&](Rows& rows) {
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row_with(rows, cell)));
        });
    }

    [[nodiscard]] std::string import(Import how = Import::apply) const
    {
        return import_sheets(sheets(), m_data.path(), how);
    }
    [[nodiscard]] std::vector<Problem> problems() const
    {
        try {
            static_cast<void>(import());
        } catch (const BadData& bad) {
            return bad.problems();
        }
        return {};
    }
    // What an import changed, by file: "--- gone", "+++ new", or the lines.
    [[nodiscard]] std::map<std::string, std::string> changes() const
    {
        std::map<std::string, std::string> result;
        const auto after = files_in(m_data.path());
        for (const auto& [path, text] : m_before)
            if (!after.contains(path))
                result[path] = "--- gone";
            else if (after.at(path) != text)
                result[path] = line_changes(text, after.at(path));
        for (const auto& [path, text] : after)
            if (!m_before.contains(path))
                result[path] = "+++ new";
        return result;
    }

    static std::size_t column(const Rows& rows, const std::string& header)
    {
        const auto found = std::ranges::find(rows[0], header);
        REQUIRE_MESSAGE(found != rows[0].end(), "no column ", header);
        return static_cast<std::size_t>(found - rows[0].begin());
    }
    static std::size_t row_with(const Rows& rows, const std::string& cell)
    {
        const auto found = std::find_if(rows.begin() + 1, rows.end(), [&](const CsvRow& row) {
            return std::ranges::count(row, cell) > 0;
        });
        REQUIRE_MESSAGE(found != rows.end(), "no row with ", cell);
        return static_cast<std::size_t>(found - rows.begin());
    }

private:
    Data m_data;
    Folder m_folder;
    std::map<std::string, std::string> m_before;
};

using Sample = Office<SampleData>;
using Real = Office<DataCopy>;

} // namespace michi::catalogue::test
