#include "domain/verdict.hpp"

#include <limits>
#include <utility>

namespace michi {

namespace {

// The years since founding that a band holds, the end not included.
std::pair<int, int> years_of(Age age)
{
    constexpr int ever = std::numeric_limits<int>::max();
    switch (age) {
    case Age::under1:
        return {0, 1};
    case Age::y1to5:
        return {1, 5};
    case Age::y5to10:
        return {5, 10};
    case Age::over10:
        return {10, ever};
    case Age::planning:
    case Age::unknown:
        break;
    }
    return {0, ever};
}

bool decides(const Period& period)
{
    return period.what != PeriodKind::work && period.part.empty();
}

} // namespace

int rank(State state)
{
    switch (state) {
    case State::open:
    case State::always:
        return 0;
    case State::ask:
        return 1;
    case State::upcoming:
        return 2;
    case State::closed:
        return 3;
    }
    return 3;
}

Verdict verdict_by_age(const AgeCondition& condition, Age age)
{
    if (age == Age::planning)
        return condition.planning;
    if (age == Age::unknown) {
        for (const Age known : all<Age>())
            if (known != Age::unknown && verdict_by_age(condition, known) != Verdict::fits)
                return Verdict::check;
        return Verdict::fits;
    }
    const auto [first, end] = years_of(age);
    const int from = condition.from_years.value_or(0);
    const int to = condition.to_years.value_or(std::numeric_limits<int>::max());
    if (from <= first && end <= to)
        return Verdict::fits;
    if (end <= from || to <= first)
        return condition.otherwise;
    return Verdict::check;
}

Verdict verdict_by_place(const PlaceCondition& condition, const Place& place, const Places& places)
{
    if (std::holds_alternative<Outside>(place))
        return condition.outside;
    if (condition.only.empty())
        return Verdict::fits;
    if (std::holds_alternative<Unknown>(place))
        return Verdict::check;
    switch (condition.only.overlap(place, places)) {
    case TownSet::Overlap::all:
        return Verdict::fits;
    case TownSet::Overlap::some:
        return Verdict::check;
    case TownSet::Overlap::none:
        break;
    }
    return condition.otherwise;
}

Verdict verdict_by_trade(const TradeCondition& condition, Trade trade)
{
    if (condition.only.empty())
        return Verdict::fits;
    if (trade == Trade::unknown)
        return Verdict::check;
    return std::ranges::find(condition.only, trade) != condition.only.end() ? Verdict::fits
                                                                            : condition.otherwise;
}

const Period* deciding_period(const Programme& programme, Day today)
{
    const Period* best = nullptr;
    for (const Period& period : programme.periods) {
        if (!decides(period))
            continue;
        const bool better = !best || rank(state_of(period, today)) < rank(state_of(*best, today));
        if (better)
            best = &period;
    }
    return best;
}

State state_on(const Programme& programme, Day today)
{
    switch (programme.standing) {
    case Standing::always:
        return State::always;
    case Standing::closed:
        return State::closed;
    case Standing::ask:
        return State::ask;
    case Standing::dated:
        break;
    }
    const Period* period = deciding_period(programme, today);
    if (period && state_of(*period, today) != State::closed)
        return state_of(*period, today);
    const bool occasion_ahead = std::ranges::any_of(
        programme.occasions, [&](const Occasion& occasion) { return occasion.date.last >= today; });
    return occasion_ahead ? State::open : State::closed;
}

std::optional<Day> deadline_on(const Programme& programme, Day today)
{
    if (programme.standing == Standing::closed)
        return std::nullopt;
    const Period* period = deciding_period(programme, today);
    if (period && state_of(*period, today) == State::open && period->to &&
        !period->to->month_only())
        return period->to->first;
    for (const Occasion& occasion : programme.occasions)
        if (occasion.date.first >= today && !occasion.date.month_only())
            return occasion.date.first;
    return std::nullopt;
}

const Occasion* next_occasion(const Programme& programme, const Place& place, const Places& places,
                              Day today)
{
    const std::optional<RegionIndex> region = region_of(place, places);

    const Occasion* next = nullptr;
    for (const Occasion& occasion : programme.occasions) {
        if (occasion.date.last < today)
            continue;
        if (!next)
            next = &occasion;
        if (region && occasion.town && places.at(*occasion.town).region == *region)
            return &occasion;
    }
    return next;
}

std::optional<Help> help_of(Kind kind)
{
    switch (kind) {
    case Kind::loan:
        return Help::borrow;
    case Kind::subsidy:
        return Help::subsidy;
    case Kind::advice:
    case Kind::expert:
        return Help::advice;
    case Kind::seminar:
        return Help::learn;
    case Kind::tax_or_certificate:
    case Kind::matching:
    case Kind::campaign:
        break;
    }
    return std::nullopt;
}

bool is_free_advice(const Programme& programme)
{
    return programme.kind == Kind::advice &&
           std::ranges::find(programme.money, MoneyKind::free, &Money::kind) !=
               programme.money.end();
}

bool serves_locally(const Desk& desk, const Place& place, const Places& places)
{
    return !desk.serves.empty() && desk.serves.overlap(place, places) != TownSet::Overlap::none;
}

std::vector<Contact> contacts_for(const Programme& programme, const Place& place,
                                  const Catalogue& catalogue)
{
    // Local desks first, then those for everybody, then those of other territories; among equals
    // the data's order holds.
    const auto distance = [&](const Contact& contact) {
        const Desk& desk = catalogue.at(contact.desk);
        if (desk.serves.empty())
            return 1;
        return serves_locally(desk, place, catalogue.places) ? 0 : 2;
    };
    std::vector<Contact> contacts = programme.contacts;
    std::ranges::stable_sort(contacts, {}, distance);
    return contacts;
}

DeskIndex first_contact(const Programme& programme, const Place& place, const Catalogue& catalogue)
{
    const std::vector<Contact> contacts = contacts_for(programme, place, catalogue);
    return contacts.empty() ? catalogue.edition.general_desk : contacts.front().desk;
}

} // namespace michi
