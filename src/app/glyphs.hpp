#pragma once

#include "domain/catalogue.hpp"
#include "screens/view.hpp"
#include "ui/fonts.hpp"

namespace michi::app {

// Every character that the screens can show: of the catalogue in all languages, and of `office`.
[[nodiscard]] ui::Glyphs glyphs_for(const Catalogue& catalogue, const screens::Office& office,
                                    const std::map<Language, std::string>& titles = {});

} // namespace michi::app
