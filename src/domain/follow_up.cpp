#include "domain/follow_up.hpp"

namespace michi {

namespace {

// Below this share of the list on either side, an answer would hardly change what is read.
constexpr double least_split = 0.1;

using Left = std::vector<const Programme*>;

Left left_of(const Catalogue& catalogue, const Matches& matches)
{
    Left left;
    for (const std::vector<Match>* list : {&matches.shortlist, &matches.more})
        for (const Match& match : *list)
            left.push_back(&catalogue.at(match.programme));
    return left;
}

// How evenly the answers part the list on average: 0 not at all, 0.5 into halves. `meant` tells
// whether a programme is meant by an answer.
template <class E, class F>
double split(const Left& left, const std::vector<E>& answers, const F& meant)
{
    double sum = 0;
    for (const E answer : answers) {
        const auto with = std::ranges::count_if(
            left, [&](const Programme* programme) { return meant(*programme, answer); });
        const auto without = std::ssize(left) - with;
        sum += static_cast<double>(std::min(with, without)) / static_cast<double>(left.size());
    }
    return answers.empty() ? 0.0 : sum / static_cast<double>(answers.size());
}

bool not_made_for(const Programme& programme, Trade trade)
{
    return verdict_by_trade(programme.trade, trade) != Verdict::fits;
}

bool is_help(const Programme& programme, Help help)
{
    return help_of(programme.kind) == help;
}

// The trades that some programme left is made for, and any other.
std::vector<Trade> trades_of(const Left& left)
{
    std::vector<Trade> result;
    for (const Trade trade : all<Trade>()) {
        const bool named = std::ranges::any_of(left, [&](const Programme* programme) {
            return std::ranges::count(programme->trade.only, trade) > 0;
        });
        if (trade == Trade::other || (named && trade != Trade::unknown))
            result.push_back(trade);
    }
    return result;
}

std::vector<Help> helps_of(const Left& left)
{
    std::vector<Help> result;
    for (const Help help : all<Help>())
        if (std::ranges::any_of(
                left, [&](const Programme* programme) { return is_help(*programme, help); }))
            result.push_back(help);
    return result;
}

} // namespace

std::size_t touches_for(const Answers& answers)
{
    const bool town = answers.place && (std::holds_alternative<TownIndex>(*answers.place) ||
                                        std::holds_alternative<RegionIndex>(*answers.place));
    const std::size_t next = answers.purposes.empty() ? 0 : 1;
    return answers.purposes.size() + next + (answers.place ? 1u : 0u) + (town ? 1u : 0u) +
           (answers.age ? 1u : 0u) + (answers.trade ? 1u : 0u) + (answers.help ? 1u : 0u);
}

std::optional<FollowUp> follow_up(const Catalogue& catalogue, const Answers& answers,
                                  const Matches& matches)
{
    const bool any_purpose = answers.purposes.empty() || answers.has(Purpose::consult);
    if (any_purpose || matches.more.empty() || touches_for(answers) >= most_touches)
        return std::nullopt;

    const Left left = left_of(catalogue, matches);
    const std::vector<Trade> trades = answers.trade ? std::vector<Trade>{} : trades_of(left);
    const std::vector<Help> helps = answers.help ? std::vector<Help>{} : helps_of(left);
    const double by_trade = split(left, trades, not_made_for);
    const double by_help = split(left, helps, is_help);
    if (std::max(by_trade, by_help) < least_split)
        return std::nullopt;
    if (by_trade > by_help)
        return trades;
    return helps;
}

} // namespace michi
