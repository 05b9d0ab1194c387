#include "domain/matching.hpp"

#include <limits>
#include <utility>

namespace michi {

namespace {

constexpr std::uint16_t consult_bit = 1u << static_cast<unsigned>(Purpose::consult);
constexpr std::uint16_t no_deadline = std::numeric_limits<std::uint16_t>::max();

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

// Which of two states a visitor would rather have.
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
    std::optional<RegionIndex> region;
    if (const auto* town = std::get_if<TownIndex>(&place))
        region = places.at(*town).region;
    else if (const auto* whole = std::get_if<RegionIndex>(&place))
        region = *whole;

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
        row.free_advice = is_free_advice(programme);
        row.open_advice = programme.kind == Kind::advice && rank(row.state) == 0;
        const auto deadline = deadline_on(programme, today);
        row.days_left =
            deadline
                ? static_cast<std::uint16_t>(std::clamp(days_between(today, *deadline), 0, 60000))
                : no_deadline;
        m_rows.push_back(row);
    }
}

// A programme that serves the purpose, on its way into a list. Its order is one number.
struct Matcher::Candidate {
    std::uint64_t order = 0; // verdict, purpose, place, state, deadline, position

    [[nodiscard]] std::uint32_t index() const { return static_cast<std::uint32_t>(order); }
    [[nodiscard]] Verdict verdict() const { return static_cast<Verdict>(order >> 62); }
    auto operator<=>(const Candidate&) const = default;
};

Matches Matcher::match(const Answers& answers) const
{
    const std::uint16_t wanted = bits(answers.purposes);
    const bool any_purpose = answers.purposes.empty() || answers.has(Purpose::consult);
    const std::uint16_t main_wanted = any_purpose ? consult_bit : wanted;
    const Age age = answers.age.value_or(Age::unknown);
    const Trade trade = answers.trade.value_or(Trade::unknown);
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

    std::vector<Candidate> suitable;
    std::vector<std::pair<Candidate, Condition>> nearly;
    std::vector<Candidate> over;
    std::optional<Candidate> consult; // the best open advice for any purpose
    for (std::uint32_t index = 0; index < m_rows.size(); ++index) {
        const Row& row = m_rows[index];
        const bool main = row.main_purposes & main_wanted;
        const bool serves = any_purpose || main || (row.also_purposes & wanted);
        const bool advises = row.open_advice && (row.main_purposes & consult_bit);
        if (!serves && !advises)
            continue;

        const Verdict verdicts[] = {packed(row.by_age, age), by_place[row.place_rule].verdict,
                                    packed(row.by_trade, trade)};
        // A trade that was not asked is no reason to doubt; the page still says who it is for.
        const Verdict by_trade =
            answers.trade || verdicts[2] == Verdict::excluded ? verdicts[2] : Verdict::fits;
        const Verdict verdict = std::max({verdicts[0], verdicts[1], by_trade});
        const Candidate candidate{
            static_cast<std::uint64_t>(verdict) << 62 | static_cast<std::uint64_t>(!main) << 61 |
            static_cast<std::uint64_t>(!by_place[row.place_rule].local) << 60 |
            static_cast<std::uint64_t>(rank(row.state)) << 58 |
            static_cast<std::uint64_t>(row.days_left) << 32 | index};
        if (row.state == State::closed) {
            if (serves)
                over.push_back(candidate);
        } else if (verdict != Verdict::excluded) {
            if (serves)
                suitable.push_back(candidate);
            else if (verdicts[2] == Verdict::fits && (!consult || candidate < *consult))
                consult = candidate; // advice for another trade would help nobody
        } else if (serves && std::ranges::count(verdicts, Verdict::excluded) == 1) {
            const auto failing = std::ranges::find(verdicts, Verdict::excluded) - verdicts;
            nearly.emplace_back(candidate, static_cast<Condition>(failing));
        }
    }
    std::ranges::sort(suitable);
    std::ranges::sort(nearly);
    std::ranges::sort(over);

    std::vector<char> shown(m_rows.size()); // by family
    std::erase_if(suitable, [&](const Candidate& candidate) {
        const std::uint32_t family = m_rows[candidate.index()].family;
        return std::exchange(shown[family], 1) != 0;
    });

    const auto is_free = [&](const Candidate& candidate) {
        return m_rows[candidate.index()].free_advice;
    };
    const auto is_open_advice = [&](const Candidate& candidate) {
        return m_rows[candidate.index()].open_advice;
    };
    constexpr std::ptrdiff_t first_places = 3;
    auto advice = std::ranges::find_if(suitable, is_free);
    if (advice == suitable.end())
        advice = std::ranges::find_if(suitable, is_open_advice);
    if (advice == suitable.end() && consult)
        advice = suitable.insert(suitable.end(), *consult);
    if (advice != suitable.end() && advice - suitable.begin() >= first_places)
        std::rotate(suitable.begin() + first_places - 1, advice, advice + 1);

    const auto as_match = [&](const Candidate& candidate) {
        return Match{ProgrammeIndex{candidate.index()}, candidate.verdict(),
                     m_rows[candidate.index()].state};
    };
    Matches matches;
    for (const Candidate& candidate : suitable)
        (matches.shortlist.size() < shortlist_size ? matches.shortlist : matches.more)
            .push_back(as_match(candidate));
    for (const auto& [candidate, fails] : nearly)
        if (matches.near.size() < most_near_misses &&
            std::exchange(shown[m_rows[candidate.index()].family], 1) == 0)
            matches.near.push_back({as_match(candidate), fails});
    for (const Candidate& candidate : over)
        matches.closed.push_back(as_match(candidate));

    std::optional<DeskIndex> contact;
    for (const Match& match : matches.shortlist) {
        const DeskIndex desk = first_contact(m_catalogue.at(match.programme), place, m_catalogue);
        if (serves_locally(m_catalogue.at(desk), place, m_catalogue.places)) {
            contact = desk;
            break;
        }
        if (!contact)
            contact = desk;
    }
    matches.contact = contact.value_or(m_catalogue.edition.general_desk);
    return matches;
}

namespace {

std::string words_of(const Place& place, const Catalogue& catalogue, Language language)
{
    const bool english = language == Language::en;
    if (const auto* town = std::get_if<TownIndex>(&place))
        return english ? catalogue.places.at(*town).english : catalogue.places.at(*town).name;
    if (const auto* region = std::get_if<RegionIndex>(&place))
        return english ? catalogue.places.at(*region).english : catalogue.places.at(*region).name;
    return {};
}

} // namespace

std::vector<Reason> reasons(const Programme& programme, const Answers& answers,
                            const Catalogue& catalogue, Language language)
{
    const Speech say{catalogue.words, language};
    std::vector<Reason> result;

    for (const Purpose purpose : answers.purposes) {
        const auto serves = [&](const std::vector<Purpose>& purposes) {
            return std::ranges::find(purposes, purpose) != purposes.end();
        };
        if (serves(programme.main_purposes) || serves(programme.also_purposes))
            result.push_back(
                {Verdict::fits, say("reason.purpose", {{"purpose", say.of("purpose", purpose)}})});
    }

    const auto with_why = [&](std::string_view group, Verdict verdict, const std::string& why,
                              const Fill& fill) {
        const std::string key = std::string(group) + "." + std::string(id_of(verdict));
        if (verdict == Verdict::fits || why.empty())
            result.push_back(
                {verdict,
                 say(why.empty() && verdict != Verdict::fits ? key + "_plain" : key, fill)});
        else
            result.push_back({verdict, say(key, {{"why", why}})});
    };
    if (answers.age) {
        const Verdict verdict = verdict_by_age(programme.age, *answers.age);
        if (*answers.age != Age::unknown || verdict != Verdict::fits)
            with_why("reason.age", verdict, programme.age.why,
                     {{"age", say.of("age", *answers.age)}});
    }
    if (answers.place) {
        const Verdict verdict = verdict_by_place(programme.place, *answers.place, catalogue.places);
        const std::string place = words_of(*answers.place, catalogue, language);
        if (!place.empty() || verdict != Verdict::fits)
            with_why("reason.place", verdict, programme.place.why, {{"place", place}});
        else if (std::holds_alternative<Outside>(*answers.place))
            result.push_back({verdict, say("reason.outside.fits")});
    }
    if (answers.trade && !programme.trade.only.empty())
        with_why("reason.trade", verdict_by_trade(programme.trade, *answers.trade),
                 programme.trade.why, {{"trade", say.of("trade", *answers.trade)}});
    return result;
}

std::vector<std::string> local_extras(const Programme& programme, const Place& place,
                                      const Catalogue& catalogue, Language language)
{
    std::vector<std::string> result;
    const auto* town = std::get_if<TownIndex>(&place);
    if (!town)
        return result;
    const Speech say{catalogue.words, language};
    for (const LocalExtra& extra : programme.extras)
        if (extra.towns.contains(*town))
            result.push_back(say("extra.words", {{"place", words_of(place, catalogue, language)},
                                                 {"words", extra.words}}));
    return result;
}

std::string call_code(const Desk& desk)
{
    return "tel:" + desk.phones.front().number;
}

Codes codes(const Programme& programme, const Place& place, const Catalogue& catalogue)
{
    Codes result;
    result.page =
        programme.links.empty() ? catalogue.edition.brochure_url : programme.links.front().url;
    result.call = call_code(catalogue.at(first_contact(programme, place, catalogue)));
    return result;
}

} // namespace michi
