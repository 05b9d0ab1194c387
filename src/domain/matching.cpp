#include "domain/matching.hpp"

#include "domain/offices.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace michi {

namespace {

constexpr std::uint16_t consult_bit = 1u << static_cast<unsigned>(Purpose::consult);
constexpr std::uint16_t no_deadline = std::numeric_limits<std::uint16_t>::max();

template <class E> std::uint16_t bits(const std::vector<E>& values)
{
    unsigned result = 0;
    for (const E value : values)
        result |= 1u << static_cast<unsigned>(value);
    return static_cast<std::uint16_t>(result);
}

template <class E> Verdict packed(std::uint32_t verdicts, E value)
{
    return static_cast<Verdict>((verdicts >> (2 * static_cast<unsigned>(value))) & 3u);
}

template <class E, class F> std::uint32_t pack(F verdict_by)
{
    std::uint32_t result = 0;
    for (const E value : all<E>())
        result |= static_cast<std::uint32_t>(verdict_by(value))
                  << (2 * static_cast<unsigned>(value));
    return result;
}

bool same_rule(const PlaceCondition& a, const PlaceCondition& b)
{
    return a.only == b.only && a.otherwise == b.otherwise && a.outside == b.outside;
}

} // namespace

Matcher::Matcher(const Catalogue& catalogue, Day today) : m_catalogue(catalogue), m_today(today)
{
    m_rows.reserve(catalogue.programmes.size());
    for (const Programme& programme : catalogue.programmes) {
        const auto index = static_cast<std::uint32_t>(m_rows.size());
        Row row;
        row.main_purposes = bits(programme.main_purposes);
        row.also_purposes = bits(programme.also_purposes);
        row.by_age = static_cast<std::uint16_t>(
            pack<Age>([&](Age age) { return verdict_by_age(programme.age, age); }));
        row.by_trade =
            pack<Trade>([&](Trade trade) { return verdict_by_trade(programme.trade, trade); });
        auto rule = std::ranges::find_if(m_place_rules, [&](const PlaceCondition* known) {
            return same_rule(*known, programme.place);
        });
        if (rule == m_place_rules.end())
            rule = m_place_rules.insert(rule, &programme.place);
        row.place_rule = static_cast<std::uint32_t>(rule - m_place_rules.begin());
        row.family = index;
        for (const ProgrammeIndex twin : programme.same)
            if (twin.value < index)
                row.family = std::min(row.family, m_rows[twin.value].family);
        row.state = state_on(programme, today);
        row.help = help_of(programme.kind).value_or(Help::unknown);
        row.free_advice = is_free_advice(programme);
        row.open_advice = programme.kind == Kind::advice && rank(row.state) == 0;
        const auto deadline = deadline_on(programme, today);
        row.days_left =
            deadline
                ? static_cast<std::uint16_t>(std::clamp(days_between(today, *deadline), 0, 60000))
                : no_deadline;
        m_rows.push_back(row);
    }
    // What no answer changes is put in order once: open before not yet, deadline, number.
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), 0u);
    std::ranges::stable_sort(m_order, {}, [&](std::uint32_t index) {
        return std::pair{rank(m_rows[index].state), m_rows[index].days_left};
    });
}

// A programme that serves the purpose, on its way into a list.
struct Matcher::Candidate {
    std::uint32_t index = 0;
    Verdict verdict = Verdict::fits;
};

namespace {

// What answers decide of the order: kind of help, verdict, purpose, place. What comes into the same
// drawer stays in the order in which it came.
struct Drawer {
    bool wanted_help;
    Verdict verdict;
    int purpose; // 0 made for it, 1 open advice for who wants any, 2 serves it too
    bool local;

    static constexpr std::size_t count = 2 * 3 * 3 * 2;
    [[nodiscard]] std::size_t number() const
    {
        const std::size_t help = wanted_help ? 0 : 1;
        return ((help * 3 + static_cast<std::size_t>(verdict)) * 3 +
                static_cast<std::size_t>(purpose)) *
                   2 +
               (local ? 0 : 1);
    }
};

template <class T> class Drawers {
public:
    void add(const Drawer& drawer, const T& value) { m_drawers[drawer.number()].push_back(value); }
    [[nodiscard]] std::vector<T> in_order() const
    {
        std::vector<T> result;
        for (const std::vector<T>& drawer : m_drawers)
            result.insert(result.end(), drawer.begin(), drawer.end());
        return result;
    }

private:
    std::array<std::vector<T>, Drawer::count> m_drawers;
};

} // namespace

// What every programme that serves the purpose turned out to be, each list in the order shown.
struct Matcher::Sorted {
    std::vector<Candidate> suitable;
    std::vector<std::pair<Candidate, Condition>> nearly; // one single answer excludes it
    std::vector<Candidate> over;
    std::vector<Candidate> advice; // open, whatever the purpose
};

Matcher::Sorted Matcher::sort_out(const Answers& answers) const
{
    const std::uint16_t wanted = bits(answers.purposes);
    const bool any_purpose = answers.purposes.empty() || answers.has(Purpose::consult);
    const std::uint16_t main_wanted = any_purpose ? consult_bit : wanted;
    const Age age = answers.age.value_or(Age::unknown);
    const Trade trade = answers.trade.value_or(Trade::unknown);
    const Help help = answers.help.value_or(Help::unknown);
    const Place place = answers.place.value_or(Unknown{});

    struct ByPlace {
        Verdict verdict;
        bool local;
    };
    std::vector<ByPlace> by_place;
    for (const PlaceCondition* rule : m_place_rules)
        by_place.push_back(
            {verdict_by_place(*rule, place, m_catalogue.places),
             rule->only.overlap(place, m_catalogue.places) == TownSet::Overlap::all});

    Drawers<Candidate> suitable;
    Drawers<std::pair<Candidate, Condition>> nearly;
    Drawers<Candidate> over;
    Drawers<Candidate> advice;
    for (const std::uint32_t index : m_order) {
        const Row& row = m_rows[index];
        const bool main = row.main_purposes & main_wanted;
        const bool serves = any_purpose || main || (row.also_purposes & wanted);
        const bool advises = row.open_advice && (row.main_purposes & consult_bit);
        if (!serves && !advises)
            continue;

        const ByPlace& here = by_place[row.place_rule];
        const Verdict verdicts[] = {packed(row.by_age, age), here.verdict,
                                    packed(row.by_trade, trade)};
        const Verdict verdict = std::max({verdicts[0], verdicts[1], verdicts[2]});
        // Who wants advice gets any that is open before the rest.
        const int purpose = main ? 0 : any_purpose && row.open_advice ? 1 : 2;
        const bool wanted_help = help == Help::unknown || row.help == help;
        const Drawer drawer{wanted_help, verdict, purpose, here.local};
        const Candidate candidate{index, verdict};
        if (row.state == State::closed) {
            if (serves)
                over.add(drawer, candidate);
        } else if (verdict != Verdict::excluded) {
            if (serves)
                suitable.add(drawer, candidate);
            else if (verdicts[2] == Verdict::fits) // advice for another trade would help nobody
                advice.add(drawer, candidate);
        } else if (serves && std::ranges::count(verdicts, Verdict::excluded) == 1) {
            const auto failing = std::ranges::find(verdicts, Verdict::excluded) - verdicts;
            nearly.add(drawer, {candidate, static_cast<Condition>(failing)});
        }
    }
    return {suitable.in_order(), nearly.in_order(), over.in_order(), advice.in_order()};
}

// Of the same help printed twice the first one of the brochure is shown, which tells more; `shown`
// tells by family.
void Matcher::drop_twins(std::vector<Candidate>& candidates, std::vector<char>& shown) const
{
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> first(m_rows.size(), none); // by family
    for (const Candidate& candidate : candidates) {
        std::uint32_t& index = first[m_rows[candidate.index].family];
        index = std::min(index, candidate.index);
    }
    std::erase_if(candidates, [&](const Candidate& candidate) {
        const std::uint32_t family = m_rows[candidate.index].family;
        shown[family] = 1;
        return first[family] != candidate.index;
    });
}

void Matcher::put_advice_first(Sorted& sorted, Help help) const
{
    constexpr std::ptrdiff_t first_places = 3;
    auto& list = sorted.suitable;
    auto advice = std::ranges::find_if(
        list, [&](const Candidate& candidate) { return m_rows[candidate.index].free_advice; });
    if (advice == list.end())
        advice = std::ranges::find_if(
            list, [&](const Candidate& candidate) { return m_rows[candidate.index].open_advice; });
    if (advice == list.end() && !sorted.advice.empty())
        advice =
            list.insert(help == Help::advice ? list.begin() : list.end(), sorted.advice.front());
    if (advice != list.end() && advice - list.begin() >= first_places)
        std::rotate(list.begin() + first_places - 1, advice, advice + 1);
}

DeskIndex Matcher::nearest_desk(const std::vector<Match>& shortlist, const Place& place) const
{
    for (const Match& match : shortlist) {
        const DeskIndex desk = first_contact(m_catalogue.at(match.programme), place, m_catalogue);
        if (serves_locally(m_catalogue.at(desk), place, m_catalogue.places))
            return desk;
    }
    if (const auto chamber = nearest_chamber(place, m_catalogue))
        return *chamber;
    return shortlist.empty()
               ? m_catalogue.edition.general_desk
               : first_contact(m_catalogue.at(shortlist.front().programme), place, m_catalogue);
}

Matches Matcher::match(const Answers& answers) const
{
    Sorted sorted = sort_out(answers);
    std::vector<char> shown(m_rows.size());
    drop_twins(sorted.suitable, shown);
    put_advice_first(sorted, answers.help.value_or(Help::unknown));

    const auto as_match = [&](const Candidate& candidate) {
        return Match{ProgrammeIndex{candidate.index}, candidate.verdict,
                     m_rows[candidate.index].state};
    };
    Matches matches;
    for (const Candidate& candidate : sorted.suitable)
        (matches.shortlist.size() < shortlist_size ? matches.shortlist : matches.more)
            .push_back(as_match(candidate));
    for (const auto& [candidate, fails] : sorted.nearly)
        if (matches.near.size() < most_near_misses &&
            std::exchange(shown[m_rows[candidate.index].family], 1) == 0)
            matches.near.push_back({as_match(candidate), fails});
    for (const Candidate& candidate : sorted.over)
        matches.closed.push_back(as_match(candidate));
    matches.contact = nearest_desk(matches.shortlist, answers.place.value_or(Unknown{}));
    return matches;
}

} // namespace michi
