#include "domain/matching.hpp"
#include "domain/offices.hpp"
#include "domain/reasons.hpp"

#include "real_data.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <utility>

namespace michi::test {

namespace {

const Catalogue& catalogue()
{
    return real_catalogue();
}

std::vector<Match> all_of(const Matches& matches)
{
    std::vector<Match> result = matches.shortlist;
    result.insert(result.end(), matches.more.begin(), matches.more.end());
    return result;
}

bool is_open(State state)
{
    return state == State::open || state == State::always;
}

// What must hold for every visitor on one day. Each rule that is broken fails the test with the
// answers of that visitor.
class Rules {
public:
    explicit Rules(Day today) : m_today(today), m_matcher(catalogue(), today) {}

    void check(const Answers& answers)
    {
        m_answers = answers;
        m_matches = m_matcher.match(answers);
        check_lists();
        check_near();
        check_advice();
        check_contact();
    }
    [[nodiscard]] std::size_t shown(const Answers& answers) const
    {
        const Matches matches = m_matcher.match(answers);
        return matches.shortlist.size() + matches.more.size();
    }

private:
    void must(bool holds, std::string_view rule, std::string_view key = {}) const
    {
        constexpr std::size_t most = 40; // that are told, of what may be hundreds of thousands
        if (!holds && ++m_broken <= most)
            FAIL_CHECK(to_string(m_today), ": ", words_of(m_answers), ": ", std::string(rule), " ",
                       std::string(key));
    }

    [[nodiscard]] std::vector<Verdict> verdicts(const Programme& one, const Answers& answers) const
    {
        return {verdict_by_age(one.age, *answers.age),
                verdict_by_place(one.place, *answers.place, catalogue().places),
                verdict_by_trade(one.trade, answers.trade.value_or(Trade::unknown))};
    }

    void check_lists() const
    {
        must(m_matches.shortlist.size() <= 5, "the first page has five cards at most");
        must(m_matches.more.empty() || m_matches.shortlist.size() == 5, "the first page is filled");
        must(!m_matches.shortlist.empty(), "every visitor finds something");
        std::vector<char> seen(catalogue().programmes.size());
        for (const Match& match : all_of(m_matches)) {
            const Programme& one = catalogue().at(match.programme);
            must(match.state == state_on(one, m_today), "the state is that of the day", one.key);
            must(match.state != State::closed, "nothing closed is offered", one.key);
            must(match.verdict == std::ranges::max(verdicts(one, m_answers)),
                 "the verdict is the worst of the conditions", one.key);
            must(match.verdict != Verdict::excluded, "what is offered fits or is checked", one.key);
            must(!std::exchange(seen[match.programme.value], 1), "each is offered once", one.key);
            for (const ProgrammeIndex twin : one.same)
                must(!seen[twin.value], "a twin is not offered too", one.key);
        }
        for (const Match& match : m_matches.closed)
            must(state_on(catalogue().at(match.programme), m_today) == State::closed,
                 "closed is closed");
    }

    void check_near() const
    {
        must(m_matches.near.size() <= 3, "three near misses at most");
        for (const NearMiss& miss : m_matches.near) {
            const Programme& one = catalogue().at(miss.match.programme);
            const auto by_condition = verdicts(one, m_answers);
            const auto fails = static_cast<std::size_t>(miss.fails);
            must(std::ranges::count(by_condition, Verdict::excluded) == 1,
                 "exactly one condition shuts out a near miss", one.key);
            must(fails < by_condition.size() && by_condition[fails] == Verdict::excluded,
                 "the condition named is the one that fails", one.key);
            must(state_on(one, m_today) != State::closed, "a near miss is not closed", one.key);
            must(is_let_in(miss), "another answer to that question lets it in", one.key);
        }
    }

    // Whether a visitor with another answer to the one question is offered it, or its twin.
    [[nodiscard]] bool is_let_in(const NearMiss& miss) const
    {
        const Programme& one = catalogue().at(miss.match.programme);
        for (const Answers& other : with_another_answer(miss.fails)) {
            if (std::ranges::max(verdicts(one, other)) == Verdict::excluded)
                continue;
            return std::ranges::any_of(all_of(m_matcher.match(other)), [&](const Match& match) {
                return match.programme == miss.match.programme ||
                       std::ranges::count(one.same, match.programme) > 0;
            });
        }
        return false;
    }

    [[nodiscard]] std::vector<Answers> with_another_answer(Condition condition) const
    {
        std::vector<Answers> result;
        Answers other = m_answers;
        switch (condition) {
        case Condition::age:
            for (const Age age :
                 {Age::y1to5, Age::planning, Age::under1, Age::y5to10, Age::over10}) {
                other.age = age;
                result.push_back(other);
            }
            break;
        case Condition::place:
            for (const Place& place : m_places) {
                other.place = place;
                if (!std::holds_alternative<Unknown>(place))
                    result.push_back(other);
            }
            break;
        case Condition::trade:
            for (const Trade trade : all<Trade>()) {
                other.trade = trade;
                result.push_back(other);
            }
            break;
        }
        return result;
    }

    void check_advice() const
    {
        const auto offered = all_of(m_matches);
        const auto free = [&](const Match& match) {
            return is_free_advice(catalogue().at(match.programme));
        };
        const auto open_consultation = [&](const Match& match) {
            const Kind kind = catalogue().at(match.programme).kind;
            return is_open(match.state) && kind == Kind::advice;
        };
        const auto last = offered.begin() + std::min<std::ptrdiff_t>(3, std::ssize(offered));
        must(std::none_of(offered.begin(), offered.end(), free) ||
                 std::any_of(offered.begin(), last, free),
             "a free advice is among the first three");
        if (m_answers.age == Age::planning)
            must(std::any_of(offered.begin(), last, open_consultation),
                 "a founder finds an open consultation among the first three");
    }

    void check_contact() const
    {
        must(m_matches.contact.value < catalogue().desks.size(), "the desk is real");
        const Desk& desk = catalogue().at(m_matches.contact);
        must(!desk.phones.empty() && !desk.phones.front().number.empty(), "the desk has a phone");
        const Place place = *m_answers.place;
        bool of_a_card = m_matches.contact == nearest_chamber(place, catalogue());
        bool local_desk_left_out = false;
        for (const Match& match : m_matches.shortlist) {
            const DeskIndex first =
                first_contact(catalogue().at(match.programme), place, catalogue());
            of_a_card |= first == m_matches.contact;
            local_desk_left_out |= serves_locally(catalogue().at(first), place, catalogue().places);
        }
        must(of_a_card, "the desk is the first contact of a card, or the chamber near the place");
        must(!local_desk_left_out || serves_locally(desk, place, catalogue().places),
             "a local desk comes before the others");
        must(std::ranges::any_of(m_matches.shortlist,
                                 [](const Match& match) { return is_open(match.state); }),
             "the first page has something open");
    }

    Day m_today;
    Matcher m_matcher;
    Answers m_answers;
    Matches m_matches;
    std::vector<Place> m_places = all_places();
    mutable std::size_t m_broken = 0;
};

// The sanitizers make a path many times as dear: there one in 47 is walked, which still meets every
// purpose, place, age and trade.
#ifdef MICHI_SANITIZED
constexpr std::size_t one_in = 47;
#else
constexpr std::size_t one_in = 1;
#endif

Day day(std::string_view text)
{
    return parse_day(text).value();
}

// The visitors with one purpose in these places.
std::vector<Answers> visitors(const std::vector<Place>& places)
{
    std::vector<Answers> result;
    for (const Purpose purpose : all<Purpose>())
        for (const Place& place : places)
            for (const Age age : all<Age>())
                result.push_back({{purpose}, place, age, {}});
    return result;
}

// Unknown and outside, every region, and a town of each.
std::vector<Place> sample_of_places()
{
    std::vector<Place> places{Unknown{}, Outside{}};
    for (std::uint32_t index = 0; index < catalogue().places.regions.size(); ++index) {
        places.push_back(RegionIndex{index});
        places.push_back(catalogue().places.at(RegionIndex{index}).towns.back());
    }
    return places;
}

void not_knowing_loses_nothing(const Rules& rules, const std::vector<Place>& places)
{
    for (const Answers& answers : visitors(places)) {
        Answers unknown_age = answers;
        unknown_age.age = Age::unknown;
        Answers unknown_place = answers;
        unknown_place.place = Unknown{};
        const std::size_t shown = rules.shown(answers);

        CAPTURE(words_of(answers));
        CHECK(rules.shown(unknown_age) >= shown);
        CHECK(rules.shown(unknown_place) >= shown);
    }
}

} // namespace

TEST_SUITE("all paths")
{
    TEST_CASE("every visitor gets a right list and a desk to call")
    {
        const auto began = std::chrono::steady_clock::now();
        Rules rules{day("2023-10-20")};
        const Paths paths = all_paths(catalogue().places, most_purposes);
        CHECK(paths.purposes.size() == 14 + 14 * 13 / 2 + 14 * 13 * 12 / 6 + 1);
        CHECK(paths.size() == 470 * (40 + 6 + 2) * 6 * 10);

        std::size_t at = 0;
        std::size_t walked = 0;
        for_each_path(paths, [&](const Answers& answers) {
            if (at++ % one_in != 0)
                return;
            rules.check(answers);
            ++walked;
        });

        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        MESSAGE("walked ", walked, " of ", paths.size(), " paths in ", took.count(), " s");
    }

    TEST_CASE("the same holds when the fiscal year is over, and years later")
    {
        for (const char* today : {"2023-10-13", "2024-03-31", "2024-04-15", "2026-11-23"}) {
            Rules rules{day(today)};
            for (const Answers& answers : visitors(sample_of_places()))
                rules.check(answers);
        }
        CHECK(visitors(sample_of_places()).size() == 15 * 14 * 6);
    }

    TEST_CASE("not knowing the age or the place never shows fewer programmes")
    {
        not_knowing_loses_nothing(Rules{day("2023-10-20")}, all_places());
        not_knowing_loses_nothing(Rules{day("2024-04-15")}, sample_of_places());
        not_knowing_loses_nothing(Rules{day("2026-11-23")}, sample_of_places());
    }
}

} // namespace michi::test
