#pragma once

#include "catalogue/characters.hpp"
#include "catalogue/fields.hpp"
#include "domain/date.hpp"
#include "domain/programme.hpp"

#include <limits>
#include <optional>
#include <string>
#include <vector>

// What a value of a data file may be. Each check turns a Value into what it stands for, or reports
// why it can't and gives nothing.
namespace michi::catalogue {

inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

// A text that a visitor reads, in one line, with room for so many characters.
struct Text {
    std::size_t most = no_limit;
    std::size_t least = 0;

    std::optional<std::string> operator()(const Value& value) const;
};
[[nodiscard]] inline Text text(std::size_t most = no_limit, std::size_t least = 0)
{
    return {most, least};
}

// Reports characters that a visitor cannot read, or that do not belong into the data.
enum class Lines { one, many };
void check_characters(const Value& value, std::string_view text, Lines lines);

// Reports what makes a text in easy Japanese hard to read: a kanji without its reading, a sentence
// of more than 40 characters (readings and spaces aside).
void check_easy(Inspection& inspection, const Where& where, std::string_view text);

[[nodiscard]] std::optional<std::string> hiragana(const Value& value);
[[nodiscard]] std::optional<bool> flag(const Value& value);

struct Whole {
    long long least = 0;
    long long most = std::numeric_limits<int>::max();

    std::optional<long long> operator()(const Value& value) const;
};
// A whole number that an int holds.
struct Count {
    int least = 1;
    int most = std::numeric_limits<int>::max();

    std::optional<int> operator()(const Value& value) const;
};
struct Number {
    double least = 0;
    double most = std::numeric_limits<double>::max();

    std::optional<double> operator()(const Value& value) const;
};

[[nodiscard]] std::optional<Day> day(const Value& value);
[[nodiscard]] std::optional<RoughDay> rough_day(const Value& value);
[[nodiscard]] std::optional<std::string> clock_time(const Value& value);

[[nodiscard]] std::optional<OpeningHours> hours(const Value& value);

[[nodiscard]] std::optional<Phone> phone(const Value& value);
[[nodiscard]] std::optional<std::string> fax(const Value& value);
[[nodiscard]] std::optional<std::string> https(const Value& value);
[[nodiscard]] std::optional<std::string> mail(const Value& value);

// One of some words.
[[nodiscard]] std::optional<std::size_t> position_in(const Value& value,
                                                     std::span<const std::string> known, Rule rule);

template <class E> struct OneOf {
    std::vector<E> allowed;

    std::optional<E> operator()(const Value& value) const
    {
        std::vector<std::string> ids;
        for (const E each : allowed)
            ids.emplace_back(id_of(each));
        const auto position = position_in(value, ids, Rule::unknown_word);
        return position ? std::optional{allowed[*position]} : std::nullopt;
    }
};
template <class E> [[nodiscard]] OneOf<E> one_of()
{
    constexpr auto values = all<E>();
    return {{values.begin(), values.end()}};
}

// A list, each element with its own check. An element that fails is left out: it is reported.
template <class Check> struct List {
    Check check;
    std::size_t least = 0;
    std::size_t most = no_limit;

    template <class T = typename std::invoke_result_t<Check, const Value&>::value_type>
    std::optional<std::vector<T>> operator()(const Value& value) const
    {
        const auto elements = value.elements();
        if (!elements)
            return std::nullopt;
        if (elements->size() < least || elements->size() > most)
            value.fault(elements->size() < least ? Rule::too_few : Rule::too_many,
                        {{"count", std::to_string(elements->size())},
                         {"limit", std::to_string(elements->size() < least ? least : most)}});
        std::vector<T> result;
        for (const Value& element : *elements)
            if (auto checked = check(element))
                result.push_back(std::move(*checked));
        return result;
    }
};
template <class Check>
[[nodiscard]] List<Check> list_of(Check check, std::size_t least = 1, std::size_t most = no_limit)
{
    return {std::move(check), least, most};
}

// The same, and nothing in it twice.
template <class Check> struct Set {
    List<Check> list;

    auto operator()(const Value& value) const -> decltype(list(value))
    {
        auto result = list(value);
        if (!result)
            return result;
        for (std::size_t at = 1; at < result->size(); ++at)
            for (std::size_t before = 0; before < at; ++before)
                if ((*result)[before] == (*result)[at]) {
                    value.fault(Rule::repeated, {{"count", std::to_string(at + 1)}});
                    return result;
                }
        return result;
    }
};
template <class Check> [[nodiscard]] Set<Check> set_of(Check check, std::size_t least = 1)
{
    return {list_of(std::move(check), least)};
}

struct ATown {
    const Places& places;
    std::optional<TownIndex> operator()(const Value& value) const;
};
struct ARegion {
    const Places& places; // by id
    std::optional<RegionIndex> operator()(const Value& value) const;
};
// A list of towns and regions.
struct Towns {
    const Places& places;
    std::optional<TownSet> operator()(const Value& value) const;
};

struct ADesk {
    const std::vector<Desk>& desks;
    std::optional<DeskIndex> operator()(const Value& value) const;
};

} // namespace michi::catalogue
