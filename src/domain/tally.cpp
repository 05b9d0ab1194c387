#include "domain/tally.hpp"

#include <algorithm>
#include <map>

namespace michi {

namespace {

bool shows_results(Stage stage)
{
    return stage >= Stage::shortlist && stage <= Stage::guide;
}

bool is_question(Stage stage)
{
    return stage >= Stage::purpose && stage <= Stage::age;
}

// The visitor's own screen, which may lie under the staff's.
Stage visitors_stage(const Visit& visit)
{
    const auto under = std::ranges::find_if_not(visit.trail.rbegin(), visit.trail.rend(), is_staff);
    if (!is_staff(visit.stage) || under == visit.trail.rend())
        return visit.stage;
    return *under;
}

std::string region_id(const Place& place, const Places& places)
{
    if (const auto region = region_of(place, places))
        return places.at(*region).id;
    return std::holds_alternative<Outside>(place) ? "outside" : "unknown";
}

} // namespace

Marks Tally::take(const Visit& before, const Event& event, const Visit& after,
                  const Matches& matches, const Catalogue& catalogue)
{
    if (!is_staff(after.stage) && after.stage != Stage::welcome)
        look_at(after, matches, catalogue);
    if (const auto* printed = std::get_if<Printed>(&event);
        printed && before.printing == Printing::sent && printed->outcome == Printing::done)
        m_marks.insert({Mark::slip, ""});
    if (after.stage != Stage::welcome || before.stage == Stage::welcome)
        return {};
    if (!m_marks.empty())
        end(before, std::holds_alternative<TimedOut>(event), catalogue.places);
    m_results = m_dead_end = false;
    return std::exchange(m_marks, {});
}

void Tally::look_at(const Visit& visit, const Matches& matches, const Catalogue& catalogue)
{
    const bool results = shows_results(visit.stage);
    if (results || is_question(visit.stage))
        m_marks.insert({Mark::started, ""});
    m_results |= results;
    m_dead_end = visit.stage == Stage::shortlist && matches.shortlist.empty();
    const auto show = [&](const std::vector<Match>& list) {
        for (const Match& match : list)
            m_marks.insert({Mark::shown, catalogue.at(match.programme).key});
    };
    if (visit.stage == Stage::shortlist) {
        show(matches.shortlist);
        if (visit.all_cards)
            show(matches.more);
    }
    if (visit.stage == Stage::talk)
        for (const ProgrammeIndex programme : visit.talk)
            m_marks.insert({Mark::shown, catalogue.at(programme).key});
    if (visit.stage == Stage::programme)
        m_marks.insert({Mark::opened, catalogue.at(visit.opened.back()).key});
    if (visit.stage == Stage::take_away)
        m_marks.insert({Mark::codes, ""});
}

void Tally::end(const Visit& last, bool timed_out, const Places& places)
{
    for (const Purpose purpose : last.answers.purposes)
        m_marks.insert({Mark::purpose, std::string(id_of(purpose))});
    if (last.answers.place)
        m_marks.insert({Mark::region, region_id(*last.answers.place, places)});
    if (last.answers.age)
        m_marks.insert({Mark::age, std::string(id_of(*last.answers.age))});
    if (m_dead_end)
        m_marks.insert({Mark::dead_end, ""});
    const std::string stage(id_of(visitors_stage(last)));
    if (timed_out)
        m_marks.insert({Mark::timed_out, stage});
    else
        m_marks.insert({m_results ? Mark::finished : Mark::left, ""});
    if (!timed_out && !m_results)
        m_marks.insert({Mark::left_at, stage});
}

Half half_of(const Moment& moment)
{
    constexpr int noon = 12 * 60;
    return moment.minute < noon ? Half::morning : Half::afternoon;
}

// --- what the staff read -------------------------------------------------------------------------

namespace {

std::vector<Figures::Line> most_first(const std::map<std::string, std::int64_t>& sums)
{
    std::vector<Figures::Line> lines;
    for (const auto& [which, visits] : sums)
        lines.push_back({which, visits});
    std::ranges::stable_sort(lines, std::ranges::greater{}, [](const Figures::Line& line) {
        return std::max(line.visits, fewest_printed - 1);
    });
    return lines;
}

} // namespace

Figures figures_of(const std::vector<Count>& counts, Day today)
{
    Figures figures;
    std::map<Mark, std::map<std::string, std::int64_t>> sums;
    const int since_monday = static_cast<int>((weekday_of(today) + 6) % 7);
    for (const Count& count : counts) {
        if (!count.at.title.empty())
            continue; // it is among the others
        const int days_ago = days_between(count.when.last, today);
        if (days_ago < 0)
            continue; // a clock that was wrong
        if (count.marked.mark == Mark::started && !count.when.month_only()) {
            figures.today += days_ago == 0 ? count.visits : 0;
            figures.week += days_ago <= since_monday ? count.visits : 0;
            figures.month +=
                days_ago < static_cast<int>(static_cast<unsigned>(today.day())) ? count.visits : 0;
        }
        if (days_ago < figures_days)
            sums[count.marked.mark][count.marked.which] += count.visits;
    }
    figures.purposes = most_first(sums[Mark::purpose]);
    figures.opened = most_first(sums[Mark::opened]);
    figures.timed_out = most_first(sums[Mark::timed_out]);
    return figures;
}

namespace {

// Several kiosks may have stood at the event.
void add_half_days(EventFigures& figures, const std::vector<Count>& counts)
{
    using When = std::tuple<Day, Day, Half>;
    std::map<When, std::int64_t> sums;
    for (const Count& count : counts)
        if (count.at.title == figures.title && count.marked.mark == Mark::started)
            sums[{count.when.first, count.when.last, count.at.half}] += count.visits;
    for (const auto& [when, visits] : sums) {
        const auto& [first, last, half] = when;
        figures.half_days.push_back({{first, last}, half, visits});
        if (visits < fewest_printed)
            figures.all = false;
        else
            figures.visits += visits;
    }
}

} // namespace

EventFigures figures_of(const std::vector<Count>& counts, const std::string& title)
{
    EventFigures figures;
    figures.title = title;
    add_half_days(figures, counts);
    std::map<Mark, std::map<std::string, std::int64_t>> sums;
    for (const Count& count : counts)
        if (count.at.title == title)
            sums[count.marked.mark][count.marked.which] += count.visits;
    figures.finished = sums[Mark::finished][""];
    figures.codes = sums[Mark::codes][""];
    figures.slips = sums[Mark::slip][""];
    figures.dead_ends = sums[Mark::dead_end][""];
    figures.purposes = most_first(sums[Mark::purpose]);
    figures.shown = most_first(sums[Mark::shown]);
    figures.opened = most_first(sums[Mark::opened]);
    for (const auto& [stage, visits] : sums[Mark::left_at])
        sums[Mark::timed_out][stage] += visits;
    figures.left = most_first(sums[Mark::timed_out]);
    return figures;
}

std::vector<std::string> events_of(const std::vector<Count>& counts)
{
    std::set<std::string> titles;
    for (const Count& count : counts)
        if (!count.at.title.empty())
            titles.insert(count.at.title);
    return {titles.begin(), titles.end()};
}

} // namespace michi
