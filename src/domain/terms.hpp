#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

// The fixed words of the data (design: "Words used for the data"). Each has an id, which stands in
// data files, on the command line and in JSON, and never changes. What a visitor reads for it is in
// data/text.
namespace michi {

enum class Kind { loan, subsidy, tax_or_certificate, advice, expert, seminar, matching, campaign };

enum class Purpose {
    start,
    finance,
    develop,
    invest,
    market,
    export_abroad,
    hire,
    train,
    digital,
    green,
    succession,
    recovery,
    ip,
    relocate,
    consult, // まず相談したい: stands alone, and excludes nothing
};

// How long ago the business was founded. The bands are [0,1), [1,5), [5,10) and [10,∞) years.
enum class Age { planning, under1, y1to5, y5to10, over10, unknown };

enum class Trade {
    food,
    construction,
    manufacturing,
    care,
    primary,
    logistics,
    tourism,
    it,
    other,
    unknown,
};

// What kind of help somebody looks for: loans, money that is given, somebody to ask, something to
// learn.
enum class Help { borrow, subsidy, advice, learn, unknown };

enum class People { business, individual, group, government };

// What the brochure says of when one can apply.
enum class Standing {
    always, // any time
    dated,  // periods and occasions decide
    closed, // over as a whole
    ask,    // no date given
};

// What that means on a given day.
enum class State { open, always, upcoming, closed, ask };

enum class Verdict { fits, check, excluded };

enum class MoneyKind { rate, cap, sum, interest, fee, free, term };
enum class PeriodKind { application, validity, work };
enum class StepKind { call, consult, apply, join };
enum class DeskUse { about, apply, consult };
enum class OfficeKind {
    bank,
    guarantee,
    chamber,
    federation,
    prefecture,
    centre,
    recovery,
    labour,
    standards,
    hello_work,
};

// Why a counter has stopped a programme.
enum class StopReason { full, ended, changed, ask };

enum class Language { ja, easy, en };
enum class TextSize { normal, large, largest };
enum class Contrast { light, dark, yellow };

// The ids of an enumeration, in the order of its values.
template <class E> inline constexpr std::array<std::string_view, 0> ids_of{};
template <>
inline constexpr std::array<std::string_view, 8> ids_of<Kind>{
    "loan", "subsidy", "tax_or_certificate", "advice", "expert", "seminar", "matching", "campaign"};
template <>
inline constexpr std::array<std::string_view, 15> ids_of<Purpose>{
    "start",   "finance", "develop",    "invest",   "market", "export",   "hire",   "train",
    "digital", "green",   "succession", "recovery", "ip",     "relocate", "consult"};
template <>
inline constexpr std::array<std::string_view, 6> ids_of<Age>{"planning", "under1", "y1to5",
                                                             "y5to10",   "over10", "unknown"};
template <>
inline constexpr std::array<std::string_view, 10> ids_of<Trade>{
    "food",    "construction", "manufacturing", "care",   "primary", "logistics",
    "tourism", "it",           "other",         "unknown"};
template <>
inline constexpr std::array<std::string_view, 5> ids_of<Help>{"borrow", "subsidy", "advice",
                                                              "learn", "unknown"};
template <>
inline constexpr std::array<std::string_view, 4> ids_of<People>{"business", "individual", "group",
                                                                "government"};
template <>
inline constexpr std::array<std::string_view, 4> ids_of<Standing>{"always", "dated", "closed",
                                                                  "ask"};
template <>
inline constexpr std::array<std::string_view, 5> ids_of<State>{"open", "always", "upcoming",
                                                               "closed", "ask"};
template <>
inline constexpr std::array<std::string_view, 3> ids_of<Verdict>{"fits", "check", "excluded"};
template <>
inline constexpr std::array<std::string_view, 7> ids_of<MoneyKind>{
    "rate", "cap", "sum", "interest", "fee", "free", "term"};
template <>
inline constexpr std::array<std::string_view, 3> ids_of<PeriodKind>{"application", "validity",
                                                                    "work"};
template <>
inline constexpr std::array<std::string_view, 4> ids_of<StepKind>{"call", "consult", "apply",
                                                                  "join"};
template <>
inline constexpr std::array<std::string_view, 3> ids_of<DeskUse>{"about", "apply", "consult"};
template <>
inline constexpr std::array<std::string_view, 10> ids_of<OfficeKind>{
    "bank",   "guarantee", "chamber", "federation", "prefecture",
    "centre", "recovery",  "labour",  "standards",  "hello_work"};
template <>
inline constexpr std::array<std::string_view, 4> ids_of<StopReason>{"full", "ended", "changed",
                                                                    "ask"};
template <> inline constexpr std::array<std::string_view, 3> ids_of<Language>{"ja", "easy", "en"};
template <>
inline constexpr std::array<std::string_view, 3> ids_of<TextSize>{"normal", "large", "largest"};
template <>
inline constexpr std::array<std::string_view, 3> ids_of<Contrast>{"light", "dark", "yellow"};

template <class E> inline constexpr std::size_t count_of = ids_of<E>.size();

template <class E> [[nodiscard]] constexpr std::string_view id_of(E value)
{
    return ids_of<E>[static_cast<std::size_t>(value)];
}

// The value that `id` names, or nothing.
template <class E> [[nodiscard]] constexpr std::optional<E> from_id(std::string_view id)
{
    const auto found = std::ranges::find(ids_of<E>, id);
    if (found == ids_of<E>.end())
        return std::nullopt;
    return static_cast<E>(found - ids_of<E>.begin());
}

// Every value, in order.
template <class E> [[nodiscard]] constexpr std::array<E, count_of<E>> all()
{
    std::array<E, count_of<E>> values{};
    for (std::size_t index = 0; index < values.size(); ++index)
        values[index] = static_cast<E>(index);
    return values;
}

} // namespace michi
