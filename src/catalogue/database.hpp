#pragma once

#include "domain/catalogue.hpp"

#include <filesystem>
#include <stdexcept>

namespace michi::catalogue {

// A file that is no catalogue, or not one that this program can read.
struct BadFile : std::runtime_error {
    using runtime_error::runtime_error;
};

// Writes the catalogue as one SQLite file, in the place of any file there before: all of it, or
// nothing. The same catalogue always gives the same bytes.
void write(const Catalogue& catalogue, const std::filesystem::path& file);

// The catalogue that was written, opened so that nothing can change it. Throws BadFile.
[[nodiscard]] Catalogue load(const std::filesystem::path& file);

// Has SQLite look at every page of the file. Throws BadFile.
void quick_check(const std::filesystem::path& file);

} // namespace michi::catalogue
