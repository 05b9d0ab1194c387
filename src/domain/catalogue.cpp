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

} // namespace michi
