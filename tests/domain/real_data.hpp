#pragma once

#include "catalogue/reader.hpp"
#include "domain/paths.hpp"

#include <algorithm>
#include <string>
#include <vector>

// The data that visitors read, for tests of the rules that hold for it.
namespace michi::test {

inline const Catalogue& real_catalogue()
{
    static const Catalogue catalogue = catalogue::read(MICHI_DATA);
    return catalogue;
}

// The day of all tests that need one.
inline constexpr Day test_day = std::chrono::year{2023} / 10 / 20;

inline Place town(std::string_view name)
{
    return real_catalogue().places.town_by_name(name).value();
}

inline Place region(std::string_view id)
{
    return real_catalogue().places.region_by_id(id).value();
}

inline const Programme& programme(std::string_view key)
{
    return real_catalogue().at(real_catalogue().programme_by_key(key).value());
}

inline std::vector<Place> all_places()
{
    return all_places(real_catalogue().places);
}

inline std::string words_of(const Place& place)
{
    const Places& places = real_catalogue().places;
    if (const auto* index = std::get_if<TownIndex>(&place))
        return places.at(*index).name;
    if (const auto* index = std::get_if<RegionIndex>(&place))
        return places.at(*index).id;
    return std::holds_alternative<Outside>(place) ? "outside" : "unknown";
}

inline std::string words_of(const Answers& answers)
{
    std::string words;
    for (const Purpose purpose : answers.purposes)
        words += std::string(id_of(purpose)) + " ";
    words += answers.place ? words_of(*answers.place) : "no place";
    words += " " + std::string(answers.age ? id_of(*answers.age) : "no age");
    return words + " " + std::string(answers.trade ? id_of(*answers.trade) : "no trade");
}

} // namespace michi::test
