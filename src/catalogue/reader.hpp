#pragma once

#include "catalogue/inspection.hpp"
#include "domain/catalogue.hpp"

namespace michi::catalogue {

// Reads and checks the data folder. Throws BadData with everything that is wrong with it: what this
// returns is whole.
[[nodiscard]] Catalogue read(
    const std::filesystem::path& folder, const HasGlyph& has_glyph = [](char32_t) { return true; });

// The words of the report for the staff, which are not part of the catalogue. Throws BadData too.
[[nodiscard]] Words report_words(const std::filesystem::path& folder);

} // namespace michi::catalogue
