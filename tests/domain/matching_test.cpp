#include "domain/matching.hpp"
#include "domain/reasons.hpp"
#include "domain/ruby.hpp"

#include "real_data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace michi::test {

namespace {

const Catalogue& catalogue()
{
    return real_catalogue();
}

Day day(std::string_view text)
{
    return parse_day(text).value();
}

const std::array known_ages{Age::planning, Age::under1, Age::y1to5, Age::y5to10, Age::over10};

// The whole years since founding in a band; the last one stands for a century.
std::pair<int, int> years_in(Age band)
{
    const std::map<Age, std::pair<int, int>> bands{{Age::under1, {0, 0}},
                                                   {Age::y1to5, {1, 4}},
                                                   {Age::y5to10, {5, 9}},
                                                   {Age::over10, {10, 200}}};
    return bands.at(band);
}

// The rule, counted year by year.
Verdict counted(const AgeCondition& condition, Age band)
{
    const auto [first, last] = years_in(band);
    int inside = 0;
    for (int year = first; year <= last; ++year)
        inside += (!condition.from_years || year >= *condition.from_years) &&
                  (!condition.to_years || year < *condition.to_years);
    if (inside == 0)
        return condition.otherwise;
    return inside == last - first + 1 ? Verdict::fits : Verdict::check;
}

// Every limit on the age that data can set.
std::vector<AgeCondition> all_age_limits()
{
    std::vector<std::optional<int>> years{std::nullopt};
    for (int year = 0; year <= 12; ++year)
        years.push_back(year);
    std::vector<AgeCondition> limits;
    for (const auto& from : years)
        for (const auto& to : years)
            for (const Verdict otherwise : {Verdict::check, Verdict::excluded})
                if (!from || !to || *from < *to)
                    limits.push_back({Verdict::excluded, from, to, otherwise, {}});
    return limits;
}

std::string words_of(const AgeCondition& limit)
{
    const auto year = [](const std::optional<int>& number) {
        return number ? std::to_string(*number) : std::string("any");
    };
    return year(limit.from_years) + " to " + year(limit.to_years);
}

} // namespace

TEST_SUITE("the age of the business")
{
    TEST_CASE("a band fits only if the whole of it lies inside the limits")
    {
        const auto limits = all_age_limits();

        for (const AgeCondition& limit : limits)
            for (const Age band : {Age::under1, Age::y1to5, Age::y5to10, Age::over10}) {
                CAPTURE(words_of(limit));
                CAPTURE(id_of(band));
                CHECK(verdict_by_age(limit, band) == counted(limit, band));
            }

        CHECK(limits.size() == 2 * (1 + 13 + 13 + 13 * 12 / 2));
    }

    TEST_CASE("a band that only partly meets a limit is to be checked")
    {
        AgeCondition sixth_to_tenth{Verdict::excluded, 6, 10, Verdict::excluded, {}};

        CHECK(verdict_by_age(sixth_to_tenth, Age::y1to5) == Verdict::excluded);
        CHECK(verdict_by_age(sixth_to_tenth, Age::y5to10) == Verdict::check);
        CHECK(verdict_by_age(sixth_to_tenth, Age::over10) == Verdict::excluded);
    }

    TEST_CASE("for somebody who has not started, the data says it outright")
    {
        for (const Verdict verdict : all<Verdict>())
            for (AgeCondition limit : all_age_limits()) {
                limit.planning = verdict;
                CHECK(verdict_by_age(limit, Age::planning) == verdict);
            }
    }

    TEST_CASE("an unknown age is to be checked unless every age fits")
    {
        for (const Verdict planning : all<Verdict>())
            for (AgeCondition limit : all_age_limits()) {
                limit.planning = planning;
                const bool all_fit = std::ranges::all_of(known_ages, [&](Age age) {
                    return verdict_by_age(limit, age) == Verdict::fits;
                });

                CAPTURE(words_of(limit));
                CHECK(verdict_by_age(limit, Age::unknown) ==
                      (all_fit ? Verdict::fits : Verdict::check));
            }
    }
}

TEST_SUITE("the place and the trade")
{
    TEST_CASE("a programme for the whole prefecture fits everywhere in it")
    {
        for (const Verdict outside : all<Verdict>()) {
            const PlaceCondition anywhere{{}, Verdict::excluded, outside, {}};

            for (const Place& place : all_places()) {
                CAPTURE(words_of(place));
                const bool is_outside = std::holds_alternative<Outside>(place);
                CHECK(verdict_by_place(anywhere, place, catalogue().places) ==
                      (is_outside ? outside : Verdict::fits));
            }
        }
    }

    TEST_CASE("a programme for one town fits there, and its region is to be checked")
    {
        const Places& places = catalogue().places;
        for (const Verdict otherwise : {Verdict::check, Verdict::excluded}) {
            PlaceCondition one_town{{}, otherwise, Verdict::check, {}};
            one_town.only.insert(std::get<TownIndex>(town("八戸市")));

            CHECK(verdict_by_place(one_town, town("八戸市"), places) == Verdict::fits);
            CHECK(verdict_by_place(one_town, town("階上町"), places) == otherwise);
            CHECK(verdict_by_place(one_town, region("sanpachi"), places) == Verdict::check);
            CHECK(verdict_by_place(one_town, region("chunan"), places) == otherwise);
            CHECK(verdict_by_place(one_town, Unknown{}, places) == Verdict::check);
            CHECK(verdict_by_place(one_town, Outside{}, places) == Verdict::check);
        }
    }

    TEST_CASE("a programme for one region fits in all its towns")
    {
        const Places& places = catalogue().places;
        const RegionIndex here = std::get<RegionIndex>(region("chunan"));
        PlaceCondition one_region{{}, Verdict::excluded, Verdict::excluded, {}};
        one_region.only.insert(places.at(here));

        CHECK(verdict_by_place(one_region, here, places) == Verdict::fits);
        for (std::uint32_t index = 0; index < places.towns.size(); ++index) {
            const TownIndex one{index};
            CHECK(verdict_by_place(one_region, one, places) ==
                  (places.at(one).region == here ? Verdict::fits : Verdict::excluded));
        }
        CHECK(verdict_by_place(one_region, Outside{}, places) == Verdict::excluded);
    }

    TEST_CASE("a programme for some trades fits those, and an unknown trade is to be checked")
    {
        for (const Verdict otherwise : {Verdict::check, Verdict::excluded})
            for (const Trade trade : all<Trade>()) {
                const TradeCondition some{{Trade::food, Trade::care}, otherwise, {}};
                const bool named = trade == Trade::food || trade == Trade::care;

                CAPTURE(id_of(trade));
                CHECK(verdict_by_trade(TradeCondition{}, trade) == Verdict::fits);
                CHECK(verdict_by_trade(some, trade) == (named                     ? Verdict::fits
                                                        : trade == Trade::unknown ? Verdict::check
                                                                                  : otherwise));
            }
    }
}

namespace {

Programme with_periods(const std::vector<std::pair<const char*, const char*>>& periods)
{
    Programme programme;
    programme.standing = Standing::dated;
    for (const auto& [from, to] : periods) {
        Period period;
        period.from = parse_rough_day(from);
        period.to = parse_rough_day(to);
        programme.periods.push_back(period);
    }
    return programme;
}

Occasion on_day(std::string_view date)
{
    Occasion occasion;
    occasion.date = parse_rough_day(date).value();
    return occasion;
}

} // namespace

TEST_SUITE("the state on a day")
{
    TEST_CASE("a standing that names no date is the state on any day")
    {
        Programme programme = with_periods({{"2023-07-03", "2023-11-30"}});

        for (const char* today : {"2023-07-02", "2023-10-20", "2026-11-23"}) {
            programme.standing = Standing::always;
            CHECK(state_on(programme, day(today)) == State::always);
            programme.standing = Standing::closed;
            CHECK(state_on(programme, day(today)) == State::closed);
            CHECK_FALSE(deadline_on(programme, day(today)));
            programme.standing = Standing::ask;
            CHECK(state_on(programme, day(today)) == State::ask);
        }
    }

    TEST_CASE("a dated programme follows its period, both ends included")
    {
        const Programme programme = with_periods({{"2023-07-03", "2023-11-30"}});

        CHECK(state_on(programme, day("2023-07-02")) == State::upcoming);
        CHECK(state_on(programme, day("2023-07-03")) == State::open);
        CHECK(state_on(programme, day("2023-11-30")) == State::open);
        CHECK(state_on(programme, day("2023-12-01")) == State::closed);
        CHECK(deadline_on(programme, day("2023-11-30")) == day("2023-11-30"));
        CHECK_FALSE(deadline_on(programme, day("2023-12-01")));
    }

    TEST_CASE("of several periods the open one decides, or else the next")
    {
        const Programme programme =
            with_periods({{"2023-04-01", "2023-05-31"}, {"2023-11-01", "2023-11-30"}});

        CHECK(state_on(programme, day("2023-05-31")) == State::open);
        CHECK(state_on(programme, day("2023-06-01")) == State::upcoming);
        CHECK(deciding_period(programme, day("2023-06-01")) == &programme.periods[1]);
        CHECK(state_on(programme, day("2023-11-01")) == State::open);
        CHECK(state_on(programme, day("2023-12-01")) == State::closed);
    }

    TEST_CASE("when the work is paid for, and when one course is open, decides nothing")
    {
        Programme programme = with_periods({{"2023-04-01", "2023-05-31"}});
        Period work;
        work.what = PeriodKind::work;
        work.to = parse_rough_day("2024-02-29");
        Period course = work;
        course.what = PeriodKind::application;
        course.part = "course B";
        programme.periods.insert(programme.periods.begin(), {work, course});

        CHECK(state_on(programme, day("2023-05-31")) == State::open);
        CHECK(state_on(programme, day("2023-06-01")) == State::closed);
    }

    TEST_CASE("a programme of seminars is open until the last one is over")
    {
        Programme programme = with_periods({});
        programme.occasions = {on_day("2023-10-25"), on_day("2023-11-09")};

        CHECK(state_on(programme, day("2023-10-20")) == State::open);
        CHECK(deadline_on(programme, day("2023-10-20")) == day("2023-10-25"));
        CHECK(deadline_on(programme, day("2023-10-26")) == day("2023-11-09"));
        CHECK(state_on(programme, day("2023-11-09")) == State::open);
        CHECK(state_on(programme, day("2023-11-10")) == State::closed);
        CHECK_FALSE(deadline_on(programme, day("2023-11-10")));
    }

    TEST_CASE("a closed part leaves the rest open")
    {
        Programme programme = with_periods({{"2023-07-03", "2023-11-30"}});
        programme.parts.push_back({"course A", Standing::closed, "closed", {}});

        CHECK(state_on(programme, day("2023-10-20")) == State::open);
    }

    TEST_CASE("the next occasion is one of the visitor's region where there is any")
    {
        const Places& places = catalogue().places;
        Programme programme = with_periods({});
        programme.occasions = {on_day("2023-10-25"), on_day("2023-11-09"), on_day("2023-12-01")};
        programme.occasions[0].town = places.town_by_name("青森市");
        programme.occasions[1].town = places.town_by_name("八戸市");

        const auto next = [&](const Place& place, const char* today) {
            return next_occasion(programme, place, places, day(today));
        };

        CHECK(next(town("階上町"), "2023-10-20") == &programme.occasions[1]);
        CHECK(next(region("tosei"), "2023-10-20") == &programme.occasions[0]);
        CHECK(next(town("弘前市"), "2023-10-20") == &programme.occasions[0]);
        CHECK(next(Unknown{}, "2023-10-26") == &programme.occasions[1]);
        CHECK(next(town("八戸市"), "2023-11-10") == &programme.occasions[2]);
        CHECK(next(Outside{}, "2023-12-02") == nullptr);
    }

    TEST_CASE("no real programme that the brochure closed opens again, whatever the day")
    {
        int closed = 0;
        for (const Programme& programme : catalogue().programmes)
            if (programme.standing == Standing::closed) {
                ++closed;
                for (const char* today : {"2023-04-01", "2023-10-20", "2024-04-15", "2026-11-23"})
                    CHECK(state_on(programme, day(today)) == State::closed);
            }

        CHECK(closed > 0);
    }
}

TEST_SUITE("the desk to call first")
{
    TEST_CASE("the local desk replaces the others")
    {
        const auto desk_for = [](const Place& place) {
            return catalogue().at(first_contact(programme("3-2"), place, catalogue())).id;
        };

        CHECK(desk_for(town("八戸市")) == "startup-hachinohe");
        CHECK(desk_for(town("弘前市")) == "startup-hirosaki");
        CHECK(desk_for(town("つがる市")) == "startup-goshogawara");
        CHECK(desk_for(town("むつ市")) == "startup-mutsu");
        CHECK(desk_for(region("tosei")) == "startup-aomori");
    }

    TEST_CASE("without a place the desk is one that serves everybody")
    {
        for (const Place& place : {Place{Unknown{}}, Place{Outside{}}}) {
            const Desk& desk = catalogue().at(first_contact(programme("3-2"), place, catalogue()));

            CHECK(desk.serves.empty());
        }
    }

    TEST_CASE("every programme has a first contact with a phone, everywhere")
    {
        for (const Programme& one : catalogue().programmes)
            for (const Place& place : all_places()) {
                CAPTURE(one.key);
                CAPTURE(words_of(place));
                const DeskIndex index = first_contact(one, place, catalogue());
                REQUIRE(index.value < catalogue().desks.size());
                const Desk& desk = catalogue().at(index);
                CHECK(desk.phones.size() >= 1);
                CHECK(desk.phones.front().number.starts_with("0"));
                CHECK_FALSE(desk.name.empty());
            }
    }

    TEST_CASE("the contacts are all of the programme's, the local ones first, others' last")
    {
        const auto distance = [](const Contact& contact, const Place& place) {
            const Desk& desk = catalogue().at(contact.desk);
            if (desk.serves.empty())
                return 1;
            return serves_locally(desk, place, catalogue().places) ? 0 : 2;
        };
        for (const Programme& one : catalogue().programmes)
            for (const Place& place : all_places()) {
                CAPTURE(one.key);
                CAPTURE(words_of(place));
                const auto contacts = contacts_for(one, place, catalogue());

                CHECK(std::ranges::is_sorted(contacts, {}, [&](const Contact& contact) {
                    return distance(contact, place);
                }));
                CHECK(std::ranges::is_permutation(contacts, one.contacts));
                if (!contacts.empty())
                    CHECK(contacts.front().desk == first_contact(one, place, catalogue()));
            }
    }

    TEST_CASE("the code of the call dials the first contact, the other opens a page")
    {
        for (const Programme& one : catalogue().programmes) {
            CAPTURE(one.key);
            const Codes texts = codes(one, town("八戸市"), catalogue());
            const Desk& desk = catalogue().at(first_contact(one, town("八戸市"), catalogue()));

            CHECK(texts.call == "tel:" + desk.phones.front().number);
            CHECK(texts.page.starts_with("http"));
        }
    }
}

TEST_SUITE("what holds for some towns only")
{
    TEST_CASE("each local extra is shown to its own towns and to no other")
    {
        int extras = 0;
        for (const Programme& one : catalogue().programmes)
            for (const Place& place : all_places()) {
                const auto* here = std::get_if<TownIndex>(&place);
                const auto shown = local_extras(one, place, catalogue(), Language::ja);
                std::size_t expected = 0;
                for (const LocalExtra& extra : one.extras) {
                    const bool holds = here && std::ranges::count(extra.towns.towns(), *here) == 1;
                    if (holds) {
                        REQUIRE(expected < shown.size());
                        CHECK(shown[expected].find(extra.words) != std::string::npos);
                        ++expected;
                        ++extras;
                    }
                }

                CAPTURE(one.key);
                CAPTURE(words_of(place));
                CHECK(shown.size() == expected);
            }

        CHECK(extras > 0);
    }
}

namespace {

// The shortlist worked out slowly, by the order that the screen states.
class SlowMatcher {
public:
    explicit SlowMatcher(Day today) : m_today(today) {}

    // The keys of all that fits or needs a check, in order.
    std::vector<std::string> keys(const Answers& answers) const
    {
        std::vector<Entry> entries;
        std::vector<Entry> advisers;
        for (std::uint32_t index = 0; index < catalogue().programmes.size(); ++index) {
            const Programme& one = catalogue().at(ProgrammeIndex{index});
            const Entry entry = entry_of(one, index, answers);
            if (entry.verdict == Verdict::excluded || state_on(one, m_today) == State::closed)
                continue;
            if (serves(one.main_purposes, answers) || serves(one.also_purposes, answers) ||
                any_purpose(answers))
                entries.push_back(entry);
            else if (is_open_advice(one) && named(one.main_purposes, Purpose::consult) &&
                     verdict_by_trade(one.trade, answers.trade.value_or(Trade::unknown)) ==
                         Verdict::fits)
                advisers.push_back(entry);
        }
        std::ranges::sort(entries);
        drop_twins(entries);
        auto advice = std::ranges::find_if(
            entries, [](const Entry& entry) { return is_free_advice(programme_of(entry)); });
        if (advice == entries.end())
            advice = std::ranges::find_if(
                entries, [&](const Entry& entry) { return is_open_advice(programme_of(entry)); });
        if (advice == entries.end() && !advisers.empty())
            advice = entries.insert(answers.help == Help::advice ? entries.begin() : advice,
                                    std::ranges::min(advisers));
        if (advice != entries.end() && advice - entries.begin() > 2) {
            const Entry moved = *advice;
            entries.erase(advice);
            entries.insert(entries.begin() + 2, moved);
        }
        std::vector<std::string> result;
        for (const Entry& entry : entries)
            result.push_back(programme_of(entry).key);
        return result;
    }

private:
    // The documented order, field for field.
    struct Entry {
        bool other_help;
        Verdict verdict;
        int purpose; // 0 made for it, 2 serves it too; for advice alone, 1 is any open advice
        bool not_local;
        int state;
        int days_left;
        std::uint32_t number;
        auto operator<=>(const Entry&) const = default;
    };

    static const Programme& programme_of(const Entry& entry)
    {
        return catalogue().at(ProgrammeIndex{entry.number});
    }
    bool is_open_advice(const Programme& one) const
    {
        const State state = state_on(one, m_today);
        return one.kind == Kind::advice && (state == State::open || state == State::always);
    }
    static bool named(const std::vector<Purpose>& purposes, Purpose purpose)
    {
        return std::ranges::find(purposes, purpose) != purposes.end();
    }
    static bool serves(const std::vector<Purpose>& purposes, const Answers& answers)
    {
        return std::ranges::any_of(answers.purposes,
                                   [&](Purpose wanted) { return named(purposes, wanted); });
    }
    static bool any_purpose(const Answers& answers)
    {
        return answers.purposes.empty() || answers.has(Purpose::consult);
    }

    Entry entry_of(const Programme& one, std::uint32_t number, const Answers& answers) const
    {
        const Places& places = catalogue().places;
        const Place place = answers.place.value_or(Unknown{});
        const Age age = answers.age.value_or(Age::unknown);
        const Verdict by_trade =
            verdict_by_trade(one.trade, answers.trade.value_or(Trade::unknown));
        const bool main = serves(one.main_purposes, answers) ||
                          (any_purpose(answers) && named(one.main_purposes, Purpose::consult));
        const int purpose = main ? 0 : any_purpose(answers) && is_open_advice(one) ? 1 : 2;
        const bool local = !one.place.only.empty() &&
                           one.place.only.overlap(place, places) == TownSet::Overlap::all;
        const std::map<State, int> better{{State::open, 0},
                                          {State::always, 0},
                                          {State::ask, 1},
                                          {State::upcoming, 2},
                                          {State::closed, 3}};
        const auto deadline = deadline_on(one, m_today);
        const Help help = answers.help.value_or(Help::unknown);
        return {help != Help::unknown && help_of(one.kind) != help,
                std::max({verdict_by_age(one.age, age), verdict_by_place(one.place, place, places),
                          by_trade}),
                purpose,
                !local,
                better.at(state_on(one, m_today)),
                deadline ? days_between(m_today, *deadline) : 1'000'000,
                number};
    }

    static void drop_twins(std::vector<Entry>& entries)
    {
        const std::vector<Entry> all = entries;
        std::erase_if(entries, [&](const Entry& entry) {
            return std::ranges::any_of(all, [&](const Entry& other) {
                return other.number < entry.number && same_family(entry.number, other.number);
            });
        });
    }
    // Twins, or twins of the same one.
    static bool same_family(std::uint32_t a, std::uint32_t b)
    {
        std::set<std::uint32_t> family{a};
        for (std::size_t size = 0; size != family.size();) {
            size = family.size();
            for (const std::uint32_t member : std::set{family})
                for (const ProgrammeIndex twin : catalogue().at(ProgrammeIndex{member}).same)
                    family.insert(twin.value);
        }
        return family.contains(b);
    }

    Day m_today;
};

std::vector<std::string> keys_of(const Matches& matches)
{
    std::vector<std::string> keys;
    for (const auto* list : {&matches.shortlist, &matches.more})
        for (const Match& match : *list)
            keys.push_back(catalogue().at(match.programme).key);
    return keys;
}

// Visitors with one, two and three purposes in a sample of places, with and without a trade.
std::vector<Answers> sample_of_answers()
{
    std::vector<Answers> sample{{}};
    const auto purposes = all<Purpose>();
    for (const Place& place : {Place{Unknown{}}, Place{Outside{}}, region("sanpachi"),
                               town("八戸市"), town("弘前市"), town("むつ市")})
        for (const Age age : all<Age>())
            for (std::size_t index = 0; index + 3 < purposes.size(); ++index)
                for (const std::size_t count : {1u, 2u, 3u}) {
                    Answers answers{{}, place, age, {}};
                    for (std::size_t at = 0; at < count; ++at)
                        answers.purposes.push_back(purposes[index + at]);
                    if (index % 3 == 2)
                        answers.help = all<Help>()[(index + count) % count_of<Help>];
                    if (index % 4 == 3)
                        answers.trade = all<Trade>()[(index + count) % count_of<Trade>];
                    sample.push_back(answers);
                }
    for (const Age age : all<Age>())
        sample.push_back({{Purpose::consult}, town("八戸市"), age, {}});
    return sample;
}

} // namespace

TEST_SUITE("the shortlist")
{
    TEST_CASE("its order is the one that the screen states, one free advice moved up")
    {
        for (const char* today : {"2023-10-20", "2024-04-15", "2026-11-23"}) {
            const Matcher matcher{catalogue(), day(today)};
            const SlowMatcher slow{day(today)};

            for (const Answers& answers : sample_of_answers()) {
                CAPTURE(today);
                CAPTURE(words_of(answers));
                CHECK(keys_of(matcher.match(answers)) == slow.keys(answers));
            }
        }
    }

    TEST_CASE("the same answers on the same day give the same list")
    {
        const Matcher matcher{catalogue(), day("2023-10-20")};
        const Matcher again{catalogue(), day("2023-10-20")};

        for (const Answers& answers : sample_of_answers()) {
            const Matches first = matcher.match(answers);
            CHECK(matcher.match(answers) == first);
            CHECK(again.match(answers) == first);
        }
    }

    TEST_CASE("the order in which purposes were touched changes nothing")
    {
        const Matcher matcher{catalogue(), day("2023-10-20")};

        for (Answers answers : sample_of_answers()) {
            const Matches first = matcher.match(answers);
            std::ranges::reverse(answers.purposes);
            CHECK(matcher.match(answers) == first);
        }
    }

    TEST_CASE("the same help printed twice is shown once")
    {
        const Matcher matcher{catalogue(), day("2023-10-20")};

        for (const Answers& answers : sample_of_answers()) {
            const auto keys = keys_of(matcher.match(answers));
            const auto shown = [&](const char* key) { return std::ranges::count(keys, key); };
            CAPTURE(words_of(answers));
            CHECK(shown("1-1") + shown("8-2") <= 1);
            CHECK(shown("1-2") + shown("7-1") + shown("8-1") <= 1);
            CHECK(shown("3-1") + shown("8-7") <= 1);
        }
    }

    TEST_CASE("a trade that shuts a programme out takes it from the list, an unknown one does not")
    {
        const Matcher matcher{catalogue(), day("2023-10-20")};
        int shut_out = 0;

        for (std::uint32_t index = 0; index < catalogue().programmes.size(); ++index) {
            const ProgrammeIndex here{index};
            const Programme& one = catalogue().at(here);
            for (const Trade trade : all<Trade>()) {
                const Answers answers{one.main_purposes, Unknown{}, Age::unknown, trade};
                const Verdict verdict = verdict_by_trade(one.trade, trade);
                if (verdict != Verdict::excluded)
                    continue;
                ++shut_out;
                CAPTURE(one.key);
                CHECK_FALSE(std::ranges::count(keys_of(matcher.match(answers)), one.key));
            }
            CHECK(verdict_by_trade(one.trade, Trade::unknown) != Verdict::excluded);
        }

        CHECK(shut_out > 0);
    }
}

TEST_SUITE("the reasons")
{
    TEST_CASE("they agree with the verdict, and each is a sentence")
    {
        for (const Language language : all<Language>())
            for (const Answers& answers : sample_of_answers())
                for (const Programme& one : catalogue().programmes) {
                    Verdict worst = Verdict::fits;
                    for (const Reason& reason : reasons(one, answers, catalogue(), language)) {
                        worst = std::max(worst, reason.verdict);
                        const bool sentence =
                            !reason.words.empty() && !reason.words.starts_with("reason.") &&
                            without_ruby(reason.words).find('{') == std::string::npos;
                        REQUIRE_MESSAGE(sentence, one.key, " ", reason.words);
                    }
                    Verdict verdict = Verdict::fits;
                    if (answers.age)
                        verdict = std::max(verdict, verdict_by_age(one.age, *answers.age));
                    if (answers.place)
                        verdict = std::max(verdict, verdict_by_place(one.place, *answers.place,
                                                                     catalogue().places));
                    verdict =
                        std::max(verdict, verdict_by_trade(one.trade,
                                                           answers.trade.value_or(Trade::unknown)));
                    REQUIRE_MESSAGE(worst == verdict, one.key, " ", words_of(answers));
                }
    }
}

TEST_SUITE("the table that a second reader made from the brochure")
{
    TEST_CASE("it says the same of every programme and every age")
    {
        std::ifstream file{MICHI_TESTS "/domain/who_may_use_what.tsv"};
        REQUIRE(file);
        std::set<std::string> read;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.starts_with('#'))
                continue;
            std::istringstream cells{line};
            std::string key;
            std::getline(cells, key, '\t');
            read.insert(key);
            for (const Age age : known_ages) {
                std::string verdict;
                std::getline(cells, verdict, '\t');

                CAPTURE(line);
                CAPTURE(id_of(age));
                CHECK(id_of(verdict_by_age(programme(key).age, age)) == verdict);
            }
        }

        CHECK(read.size() == 100);
        CHECK(read.size() == catalogue().programmes.size());
    }
}

} // namespace michi::test
