#include "domain/place.hpp"

#include <algorithm>

namespace michi {

namespace {

template <class T, class Projection>
std::optional<std::uint32_t> position(const std::vector<T>& list, std::string_view wanted,
                                      Projection projection)
{
    const auto found = std::ranges::find(list, wanted, projection);
    if (found == list.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - list.begin());
}

template <class I> std::optional<I> as_index(std::optional<std::uint32_t> value)
{
    return value ? std::optional{I{*value}} : std::nullopt;
}

} // namespace

std::optional<RegionIndex> Places::region_by_id(std::string_view id) const
{
    return as_index<RegionIndex>(position(regions, id, &Region::id));
}

std::optional<RegionIndex> Places::region_by_name(std::string_view name) const
{
    return as_index<RegionIndex>(position(regions, name, &Region::name));
}

std::optional<TownIndex> Places::town_by_name(std::string_view name) const
{
    return as_index<TownIndex>(position(towns, name, &Town::name));
}

std::optional<RegionIndex> region_of(const Place& place, const Places& places)
{
    if (const auto* town = std::get_if<TownIndex>(&place))
        return places.at(*town).region;
    if (const auto* region = std::get_if<RegionIndex>(&place))
        return *region;
    return std::nullopt;
}

void TownSet::insert(TownIndex town)
{
    const auto at = std::ranges::lower_bound(m_towns, town);
    if (at == m_towns.end() || *at != town)
        m_towns.insert(at, town);
}

void TownSet::insert(const Region& region)
{
    for (const TownIndex town : region.towns)
        insert(town);
}

bool TownSet::contains(TownIndex town) const
{
    return std::ranges::binary_search(m_towns, town);
}

TownSet::Overlap TownSet::overlap(const Place& place, const Places& places) const
{
    if (const auto* town = std::get_if<TownIndex>(&place))
        return contains(*town) ? Overlap::all : Overlap::none;
    if (const auto* region = std::get_if<RegionIndex>(&place)) {
        const auto& towns = places.at(*region).towns;
        const auto inside =
            std::ranges::count_if(towns, [&](TownIndex town) { return contains(town); });
        if (inside == 0)
            return Overlap::none;
        return inside == std::ssize(towns) ? Overlap::all : Overlap::some;
    }
    return Overlap::none;
}

} // namespace michi
