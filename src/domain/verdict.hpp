#pragma once

#include "domain/answers.hpp"
#include "domain/catalogue.hpp"

// What one programme means for one answer, on one day, at one place. Pure functions over values.
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

// Which of two states a visitor would rather have: 0 is best.
[[nodiscard]] int rank(State state);

// The kind of help that somebody asks for when they ask for this, or nothing.
[[nodiscard]] std::optional<Help> help_of(Kind kind);

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

} // namespace michi
