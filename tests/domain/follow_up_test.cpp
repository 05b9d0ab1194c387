#include "domain/follow_up.hpp"

#include "real_data.hpp"

#include <doctest/doctest.h>

#include <set>

namespace michi::test {

namespace {

const Catalogue& catalogue()
{
    return real_catalogue();
}

const Matcher& matcher()
{
    static const Matcher the_matcher(catalogue(), test_day);
    return the_matcher;
}

std::optional<FollowUp> asked(const Answers& answers)
{
    return follow_up(catalogue(), answers, matcher().match(answers));
}

std::vector<Match> left(const Answers& answers)
{
    Matches matches = matcher().match(answers);
    matches.shortlist.insert(matches.shortlist.end(), matches.more.begin(), matches.more.end());
    return matches.shortlist;
}

// Everybody with one purpose, in every town and at every age.
template <class F> void for_every_visitor(const F& look)
{
    for (const Purpose purpose : all<Purpose>())
        for (std::uint32_t index = 0; index < catalogue().places.towns.size(); ++index)
            for (const Age age : all<Age>())
                look(Answers{{purpose}, Place{TownIndex{index}}, age, {}, {}});
}

bool offers_only_help(const std::vector<Help>& choices, const std::vector<Match>& list)
{
    return std::ranges::all_of(choices, [&](Help help) {
        return help != Help::unknown && std::ranges::any_of(list, [&](const Match& match) {
                   return help_of(catalogue().at(match.programme).kind) == help;
               });
    });
}

} // namespace

TEST_SUITE("questions after the three")
{
    TEST_CASE("a visitor is asked only where the list is longer than its first page")
    {
        int visitors = 0;
        int questions = 0;
        int trades = 0;
        for_every_visitor([&](const Answers& answers) {
            ++visitors;
            const auto question = asked(answers);
            if (!question)
                return;
            ++questions;
            trades += std::holds_alternative<std::vector<Trade>>(*question) ? 1 : 0;
            CHECK(left(answers).size() > shortlist_size);
        });
        MESSAGE(questions, " of ", visitors, " visitors are asked something more, ", trades,
                " of them their trade first");
        CHECK(trades > 0);
        CHECK(questions > 0);
        CHECK(questions < visitors);
    }

    TEST_CASE("every answer that is offered would change what stands first")
    {
        for_every_visitor([&](const Answers& answers) {
            const auto question = asked(answers);
            if (!question)
                return;
            if (const auto* helps = std::get_if<std::vector<Help>>(&*question)) {
                CHECK(helps->size() > 1);
                CHECK(offers_only_help(*helps, left(answers)));
            } else {
                const auto& trades = std::get<std::vector<Trade>>(*question);
                CHECK(trades.size() > 1);
                CHECK(std::ranges::count(trades, Trade::unknown) == 0);
                CHECK(std::ranges::count(trades, Trade::other) == 1);
            }
        });
    }

    TEST_CASE("at most two questions more, never twice the same, and seven touches in all")
    {
        for_every_visitor([&](const Answers& given) {
            Answers answers = given;
            int questions = 0;
            while (const auto question = asked(answers)) {
                ++questions;
                REQUIRE(questions <= 2);
                if (std::holds_alternative<std::vector<Help>>(*question)) {
                    REQUIRE(!answers.help);
                    answers.help = Help::unknown;
                } else {
                    REQUIRE(!answers.trade);
                    answers.trade = Trade::unknown;
                }
                CHECK(touches_for(answers) <= most_touches);
            }
        });
    }

    TEST_CASE("who has used up the touches is asked nothing more")
    {
        const Place hachinohe = *catalogue().places.town_by_name("八戸市");
        const Answers three{
            {Purpose::develop, Purpose::market, Purpose::invest}, hachinohe, Age::over10, {}, {}};

        CHECK(touches_for(three) == most_touches);
        CHECK(left(three).size() > shortlist_size);
        CHECK(!asked(three));
    }

    TEST_CASE("who wants advice first, or has named no purpose, is asked nothing more")
    {
        for (const std::vector<Purpose>& purposes :
             {std::vector<Purpose>{}, std::vector{Purpose::consult}})
            CHECK(!asked({purposes, Place{Unknown{}}, Age::unknown, {}, {}}));
    }

    TEST_CASE("\"I don't know\" leaves the list as it was")
    {
        for_every_visitor([&](const Answers& answers) {
            Answers unknown = answers;
            unknown.help = Help::unknown;
            unknown.trade = Trade::unknown;
            CHECK(matcher().match(unknown) == matcher().match(answers));
        });
    }

    TEST_CASE(
        "the kind of help that is asked for stands first, free advice apart, and nothing is lost")
    {
        for_every_visitor([&](const Answers& answers) {
            for (const Help help : {Help::borrow, Help::subsidy, Help::advice, Help::learn}) {
                Answers asking = answers;
                asking.help = help;
                const std::vector<Match> before = left(answers);
                const std::vector<Match> now = left(asking);

                // Without the advice that stands among the first three, they are in two heaps.
                std::vector<bool> wanted;
                std::set<std::uint32_t> keys;
                for (std::size_t at = 0; at < now.size(); ++at) {
                    const Programme& programme = catalogue().at(now[at].programme);
                    const bool advice = at < 3 && programme.kind == Kind::advice;
                    if (!advice || help == Help::advice)
                        wanted.push_back(help_of(programme.kind) == help);
                    keys.insert(now[at].programme.value);
                }
                std::string order;
                for (const Match& match : now)
                    order += catalogue().at(match.programme).key + " ";
                INFO(words_of(asking), " ", id_of(help), ": ", order);
                CHECK(std::ranges::is_sorted(wanted, std::ranges::greater{}));
                for (const Match& match : before) {
                    const bool twin_instead = !catalogue().at(match.programme).same.empty();
                    CHECK((keys.contains(match.programme.value) || twin_instead ||
                           catalogue().at(match.programme).kind == Kind::advice));
                }
            }
        });
    }

    TEST_CASE("the trade that a visitor names takes away what is made for others")
    {
        Answers answers{{Purpose::develop}, Place{Unknown{}}, Age::over10, {}, {}};
        for (const Trade trade : all<Trade>()) {
            answers.trade = trade;
            for (const Match& match : left(answers))
                CHECK(verdict_by_trade(catalogue().at(match.programme).trade, trade) !=
                      Verdict::excluded);
        }
    }
}

} // namespace michi::test
