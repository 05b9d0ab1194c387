#pragma once

#include "domain/catalogue.hpp"

#include <vector>

// Which of the standing offices (the brochure's chapter 6, pages 65 and 66) somebody goes to. The
// brochure prints where they are, not whose territory a town is in, so the rule is ours and the
// screen says so: an office of the same region, which the data gives the town; where the region has
// none of that kind, the prefecture's own desk.
namespace michi {

struct NearOffice {
    OfficeKind kind = OfficeKind::prefecture;
    DeskIndex desk;
    bool stands_in = false; // the prefecture's desk, where the region has no office of the kind

    bool operator==(const NearOffice&) const = default;
};

// The offices of every kind for a place, those first where most people with a business begin. A
// town has one of each kind, and two banks where both public ones have a branch. Somebody who names
// no place gets the offices for the whole prefecture.
[[nodiscard]] std::vector<NearOffice> offices_for(const Place& place, const Catalogue& catalogue);

// Where the brochure's flow of consultation begins (page 38): the chamber of commerce near the
// place, or nothing.
[[nodiscard]] std::optional<DeskIndex> nearest_chamber(const Place& place,
                                                       const Catalogue& catalogue);

} // namespace michi
