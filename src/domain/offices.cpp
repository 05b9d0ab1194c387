#include "domain/offices.hpp"

#include "domain/verdict.hpp"

namespace michi {

namespace {

// Where most people with a business begin comes first.
constexpr OfficeKind in_order[] = {
    OfficeKind::chamber,   OfficeKind::federation, OfficeKind::centre,   OfficeKind::prefecture,
    OfficeKind::bank,      OfficeKind::guarantee,  OfficeKind::recovery, OfficeKind::hello_work,
    OfficeKind::standards, OfficeKind::labour};

std::vector<NearOffice> offices_of(OfficeKind kind, const Place& place, const Catalogue& catalogue)
{
    std::vector<NearOffice> result;
    for (std::uint32_t index = 0; index < catalogue.desks.size(); ++index) {
        const Desk& desk = catalogue.desks[index];
        if (desk.office == kind &&
            (desk.serves.empty() || serves_locally(desk, place, catalogue.places)))
            result.push_back({kind, {index}});
    }
    return result;
}

} // namespace

std::vector<NearOffice> offices_for(const Place& place, const Catalogue& catalogue)
{
    std::vector<NearOffice> result;
    const std::vector<NearOffice> prefecture = offices_of(OfficeKind::prefecture, place, catalogue);
    for (const OfficeKind kind : in_order) {
        const std::vector<NearOffice> found = offices_of(kind, place, catalogue);
        result.insert(result.end(), found.begin(), found.end());
        if (found.empty() && !prefecture.empty() && region_of(place, catalogue.places))
            result.push_back({kind, prefecture.front().desk, true});
    }
    return result;
}

std::optional<DeskIndex> nearest_chamber(const Place& place, const Catalogue& catalogue)
{
    if (!region_of(place, catalogue.places))
        return std::nullopt;
    const std::vector<NearOffice> chambers = offices_of(OfficeKind::chamber, place, catalogue);
    return chambers.empty() ? std::nullopt : std::optional{chambers.front().desk};
}

} // namespace michi
