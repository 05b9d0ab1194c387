#include "domain/calendar.hpp"

#include "domain/verdict.hpp"

#include <algorithm>
#include <tuple>

namespace michi {

std::vector<CalendarEntry> calendar(const Catalogue& catalogue, std::optional<RegionIndex> region,
                                    Day today)
{
    std::vector<CalendarEntry> result;
    for (std::uint32_t index = 0; index < catalogue.programmes.size(); ++index) {
        const Programme& programme = catalogue.programmes[index];
        if (state_on(programme, today) == State::closed)
            continue;
        for (std::size_t at = 0; at < programme.occasions.size(); ++at) {
            const Occasion& occasion = programme.occasions[at];
            const bool near =
                !region || !occasion.town || catalogue.places.at(*occasion.town).region == *region;
            if (near && occasion.date.last >= today)
                result.push_back({{index}, at});
        }
    }
    std::ranges::stable_sort(result, {}, [&](const CalendarEntry& entry) {
        const Occasion& occasion = catalogue.at(entry.programme).occasions[entry.occasion];
        return std::tuple{occasion.date.last, occasion.date.first, occasion.from};
    });
    return result;
}

} // namespace michi
