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
    shown,    // a programme on the list
    opened,   // its page
    codes,    // to take away
    slip,     // that came out of the printer
    left_at,  // the screen that one who had seen no results left
    dead_end, // the last that was seen was a list without any programme
};
template <>
inline constexpr std::array<std::string_view, 13> ids_of<Mark>{
    "started", "finished", "left",  "timed-out", "purpose", "region",  "age",
    "shown",   "opened",   "codes", "slip",      "left-at", "dead-end"};

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
    bool m_dead_end = false; // as the visitor's screen stands
};

// --- an event ------------------------------------------------------------------------------------

// The finest that is known of when a visit was, and only of visits of an event.
enum class Half { whole, morning, afternoon };
template <>
inline constexpr std::array<std::string_view, 3> ids_of<Half>{"", "morning", "afternoon"};
[[nodiscard]] Half half_of(const Moment& moment);
// Whether an event counts this by the half day: how many visits came, never what for.
[[nodiscard]] constexpr bool is_by_half_day(Mark mark)
{
    return mark == Mark::started;
}

// Whose visit it was, beside the office's: an event's, by its title.
struct AtEvent {
    std::string title; // empty: at the office alone
    Half half = Half::whole;

    auto operator<=>(const AtEvent&) const = default;
};

// --- what the staff read -------------------------------------------------------------------------

// How many visits of a day, or of a month, had a mark: of all visits, or once more of an event's.
struct Count {
    RoughDay when;
    Marked marked;
    std::int64_t visits = 0;
    AtEvent at{};

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

// What an event reports.
struct EventFigures {
    struct Visits {
        RoughDay when;
        Half half = Half::whole; // whole: of a month that is closed
        std::int64_t visits = 0;
    };
    std::string title;
    std::vector<Visits> half_days; // that had any, the first first
    std::int64_t visits = 0;
    // Whether `visits` are all of them: where a half day is not printed as a number it is left out,
    // as the sum would tell it.
    bool all = true;
    std::int64_t finished = 0;
    std::int64_t codes = 0;
    std::int64_t slips = 0;
    std::int64_t dead_ends = 0;
    // As in Figures.
    std::vector<Figures::Line> purposes;
    std::vector<Figures::Line> shown; // programmes
    std::vector<Figures::Line> opened;
    std::vector<Figures::Line> left; // stages that visits ended on, before or after results
};
[[nodiscard]] EventFigures figures_of(const std::vector<Count>& counts, const std::string& title);
// The titles of all events that are counted.
[[nodiscard]] std::vector<std::string> events_of(const std::vector<Count>& counts);

} // namespace michi
