#pragma once

#include "domain/catalogue.hpp"
#include "domain/matching.hpp"
#include "domain/visit.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

// What is counted of the visits: how many there were on a day, and how many of them had this or
// that in common. Nothing ties two of a visit's marks together once they are counted.
namespace michi {

enum class Mark {
    started,
    finished, // by a visitor who had seen results
    left,     // by one who had not
    timed_out,
    purpose,
    region,
    age,
    shown,  // a programme on the list
    opened, // its page
    codes,  // to take away
    slip,   // that came out of the printer
};
template <>
inline constexpr std::array<std::string_view, 11> ids_of<Mark>{
    "started", "finished", "left",   "timed-out", "purpose", "region",
    "age",     "shown",    "opened", "codes",     "slip"};

// Whether `which` is the key of a programme.
[[nodiscard]] constexpr bool is_of_programme(Mark mark)
{
    return mark == Mark::shown || mark == Mark::opened;
}

struct Marked {
    Mark mark = Mark::started;
    std::string which; // stage, purpose, region, age or programme; empty where there is nothing

    auto operator<=>(const Marked&) const = default;
};
using Marks = std::set<Marked>; // each counts once a visit

// Gathers the marks of one visit while it lasts. A visit begins on the first question or list, so
// that whoever only looks at the welcome is none, and ends on the welcome. Every visit that started
// finished, was left or timed out. What the staff do on their own screens leaves no mark.
class Tally {
public:
    // What an event made of a visit. `matches` are those of `after`. Gives all marks once the visit
    // is over, nothing before.
    [[nodiscard]] Marks take(const Visit& before, const Event& event, const Visit& after,
                             const Matches& matches, const Catalogue& catalogue);

private:
    void look_at(const Visit& visit, const Matches& matches, const Catalogue& catalogue);
    void end(const Visit& last, bool timed_out, const Places& places);

    Marks m_marks;
    bool m_results = false;
};

// --- what the staff read -------------------------------------------------------------------------

// How many visits of a day, or of a month, had a mark.
struct Count {
    RoughDay when;
    Marked marked;
    std::int64_t visits = 0;

    bool operator==(const Count&) const = default;
};

// Fewer visits than this are never printed as a number: somebody could be known by it.
inline constexpr std::int64_t fewest_printed = 5;
inline constexpr int figures_days = 30; // that the lists of the figures are about

struct Figures {
    struct Line {
        std::string which;
        std::int64_t visits = 0;
    };
    std::int64_t today = 0;
    std::int64_t week = 0; // since Monday
    std::int64_t month = 0;
    // Most first; those that are not printed as a number by what they are, so that their order
    // tells nothing.
    std::vector<Line> purposes;
    std::vector<Line> opened;    // programmes
    std::vector<Line> timed_out; // stages
};
[[nodiscard]] Figures figures_of(const std::vector<Count>& counts, Day today);

} // namespace michi
