#pragma once

#include "catalogue/inspection.hpp"
#include "domain/stops.hpp"

#include <filesystem>
#include <string>

// The data folder and the sheets of an office: out, back in, and what the difference is. What is
// returned is for staff to read, in their language.
namespace michi::catalogue {

// Writes every sheet as a CSV file. Throws BadData where the folder is not in order.
[[nodiscard]] std::string export_sheets(const std::filesystem::path& folder,
                                        const std::filesystem::path& into);

enum class Import { look, apply };

// What the sheets in `from` change in the data folder: with Import::apply they do. A sheet that is
// not there leaves its part as it is. Throws BadData with every problem, at the sheet's row and
// column, and has then changed nothing.
[[nodiscard]] std::string import_sheets(
    const std::filesystem::path& from, const std::filesystem::path& folder, Import how,
    const HasGlyph& has_glyph = [](char32_t) { return true; });

// What somebody who changes the data has to know of a programme that was stopped at the counter,
// and the question whether it is to be shown again.
struct StopWords {
    std::string note;
    std::string question;
};
[[nodiscard]] StopWords words_of(const Stop& stop, const std::filesystem::path& folder);

// What changed from one data folder to another: programmes and desks by their key.
[[nodiscard]] std::string difference(const std::filesystem::path& before,
                                     const std::filesystem::path& after);

} // namespace michi::catalogue
