#pragma once

#include "domain/verdict.hpp"

#include <cstdint>

// Which programmes a visitor is shown, and in which order. The day, the data and the answers go in,
// and the same input always gives the same output.
namespace michi {

enum class Condition { age, place, trade };
template <>
inline constexpr std::array<std::string_view, 3> ids_of<Condition>{"age", "place", "trade"};

struct Match {
    ProgrammeIndex programme;
    Verdict verdict = Verdict::fits;
    State state = State::open;

    bool operator==(const Match&) const = default;
};

// A programme that one single answer excludes.
struct NearMiss {
    Match match;
    Condition fails = Condition::age;

    bool operator==(const NearMiss&) const = default;
};

struct Matches {
    std::vector<Match> shortlist; // the first page
    std::vector<Match> more;      // the rest that fits or needs a check
    std::vector<NearMiss> near;
    std::vector<Match> closed; // would serve the purpose, but is over
    DeskIndex contact;         // the desk nearest to the visitor

    bool operator==(const Matches&) const = default;
};

inline constexpr std::size_t shortlist_size = 5;
inline constexpr std::size_t most_near_misses = 3;

// The catalogue on one day, made ready for matching: every condition is worked out once into a row
// of a few bytes, so that an answer costs one look at each row. Keeps a reference to the catalogue.
class Matcher {
public:
    Matcher(const Catalogue& catalogue, Day today);

    // In the order that the screen states: the kind of help asked for, verdict, main purpose, local
    // before general, open before not yet, deadline, number. One free advice stands among the first
    // three; where none suits, another advice that is open. Of programmes that are the same help
    // printed twice, one is shown.
    [[nodiscard]] Matches match(const Answers& answers) const;

    [[nodiscard]] State state(ProgrammeIndex programme) const
    {
        return m_rows[programme.value].state;
    }
    [[nodiscard]] Day today() const { return m_today; }

private:
    struct Row {
        std::uint16_t main_purposes = 0; // a bit each
        std::uint16_t also_purposes = 0;
        std::uint16_t by_age = 0;     // two bits a value
        std::uint32_t by_trade = 0;   // two bits a value
        std::uint32_t place_rule = 0; // index into m_place_rules
        std::uint32_t family = 0;     // the smallest index among its twins
        std::uint16_t days_left = 0;
        Help help = Help::unknown; // what kind it is, if any of those asked for
        State state = State::ask;
        bool free_advice = false;
        bool open_advice = false; // free or not
    };
    struct Candidate;
    struct Sorted;

    [[nodiscard]] Sorted sort_out(const Answers& answers) const;
    void drop_twins(std::vector<Candidate>& candidates, std::vector<char>& shown) const;
    void put_advice_first(Sorted& sorted, Help help) const;
    [[nodiscard]] DeskIndex nearest_desk(const std::vector<Match>& shortlist,
                                         const Place& place) const;

    const Catalogue& m_catalogue;
    Day m_today;
    std::vector<Row> m_rows;                          // as the catalogue's programmes
    std::vector<std::uint32_t> m_order;               // of them, by what no answer changes
    std::vector<const PlaceCondition*> m_place_rules; // each different one once
};

} // namespace michi
