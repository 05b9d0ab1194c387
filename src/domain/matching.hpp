#pragma once

#include "domain/answers.hpp"
#include "domain/catalogue.hpp"

#include <cstdint>

// Who may use what, and in which order it is shown. Pure functions over values: the day, the data
// and the answers go in, and the same input always gives the same output.
namespace michi {

// --- one condition against one answer ---------------------------------------------------------

[[nodiscard]] Verdict verdict_by_age(const AgeCondition& condition, Age age);
[[nodiscard]] Verdict verdict_by_place(const PlaceCondition& condition, const Place& place,
                                       const Places& places);
[[nodiscard]] Verdict verdict_by_trade(const TradeCondition& condition, Trade trade);

// --- one programme on one day ------------------------------------------------------------------

[[nodiscard]] State state_on(const Programme& programme, Day today);

// The last day on which one can apply, or else the next occasion; nothing where there is none
// ahead.
[[nodiscard]] std::optional<Day> deadline_on(const Programme& programme, Day today);

// The period that decides the state on that day: the open one, or the next to come.
[[nodiscard]] const Period* deciding_period(const Programme& programme, Day today);

// The next occasion from `today` on, in the visitor's region where there is one.
[[nodiscard]] const Occasion* next_occasion(const Programme& programme, const Place& place,
                                            const Places& places, Day today);

[[nodiscard]] bool is_free_advice(const Programme& programme);

// --- desks ---------------------------------------------------------------------------------------

// Whether the desk's own territory holds the place. A desk for the whole prefecture has none.
[[nodiscard]] bool serves_locally(const Desk& desk, const Place& place, const Places& places);

// The one desk to call first: the local one where there is one, else the first that serves all.
[[nodiscard]] DeskIndex first_contact(const Programme& programme, const Place& place,
                                      const Catalogue& catalogue);

// All desks of a programme, the first contact first, desks of other territories last.
[[nodiscard]] std::vector<Contact> contacts_for(const Programme& programme, const Place& place,
                                                const Catalogue& catalogue);

// --- the shortlist -------------------------------------------------------------------------------

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

    // In the order that the screen states: verdict, main purpose, local before general, open before
    // not yet, deadline, number. One free advice stands among the first three; where none suits,
    // another advice that is open. Of programmes that are the same help printed twice, one is
    // shown.
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
        State state = State::ask;
        bool free_advice = false;
        bool open_advice = false; // free or not
    };
    struct Candidate;

    const Catalogue& m_catalogue;
    Day m_today;
    std::vector<Row> m_rows;
    std::vector<const PlaceCondition*> m_place_rules; // each different one once
};

// --- why
// ------------------------------------------------------------------------------------------

struct Reason {
    Verdict verdict = Verdict::fits;
    std::string words;
};

// Why the programme fits, is to be checked or is excluded, a sentence for every answer given.
[[nodiscard]] std::vector<Reason> reasons(const Programme& programme, const Answers& answers,
                                          const Catalogue& catalogue, Language language);

// What holds for visitors of this place only (市町村の保証料補給 and the like).
[[nodiscard]] std::vector<std::string> local_extras(const Programme& programme, const Place& place,
                                                    const Catalogue& catalogue, Language language);

// The exact texts of a programme's codes: its page, and the call to its first contact.
struct Codes {
    std::string page;
    std::string call;
};
[[nodiscard]] std::string call_code(const Desk& desk);
[[nodiscard]] Codes codes(const Programme& programme, const Place& place,
                          const Catalogue& catalogue);

} // namespace michi
