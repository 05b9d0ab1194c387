#include "domain/catalogue.hpp"

#include <algorithm>

namespace michi {

std::optional<ProgrammeIndex> Catalogue::programme_by_key(std::string_view key) const
{
    const auto found = std::ranges::find(programmes, key, &Programme::key);
    if (found == programmes.end())
        return std::nullopt;
    return ProgrammeIndex{static_cast<std::uint32_t>(found - programmes.begin())};
}

Catalogue translated(Catalogue catalogue, Language language)
{
    if (language == Language::ja)
        return catalogue;
    for (Programme& programme : catalogue.programmes)
        for_each_phrase(programme,
                        [&](std::string& text) { text = catalogue.phrase(language, text); });
    return catalogue;
}

} // namespace michi
