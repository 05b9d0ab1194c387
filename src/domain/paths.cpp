#include "domain/paths.hpp"

#include <utility>

namespace michi {

namespace {

// Every choice of up to `most` of the purposes from `first` on, after those that are `begun`.
void add_choices(std::vector<std::vector<Purpose>>& choices, const std::vector<Purpose>& begun,
                 std::size_t first, std::size_t most)
{
    for (std::size_t next = first; next < count_of<Purpose>; ++next) {
        const auto purpose = static_cast<Purpose>(next);
        if (purpose == Purpose::consult && !begun.empty())
            continue;
        std::vector<Purpose> choice = begun;
        choice.push_back(purpose);
        choices.push_back(choice);
        if (choice.size() < most && purpose != Purpose::consult)
            add_choices(choices, choice, next + 1, most);
    }
}

template <class E> std::vector<E> every()
{
    constexpr auto values = all<E>();
    return {values.begin(), values.end()};
}

// The position in all_places().
std::size_t position_of(const Place& place, const Places& places)
{
    if (const auto* region = std::get_if<RegionIndex>(&place))
        return 2 + region->value;
    if (const auto* town = std::get_if<TownIndex>(&place))
        return 2 + places.regions.size() + town->value;
    return std::holds_alternative<Outside>(place) ? 1 : 0;
}

std::size_t cell_of(Age age, Trade trade)
{
    return static_cast<std::size_t>(age) * count_of<Trade> + static_cast<std::size_t>(trade);
}

// What has the same key, in the order of its first appearance.
template <class Key, class Value> class Groups {
public:
    void add(const Key& key, const Value& value)
    {
        auto found = std::ranges::find(m_groups, key, &Group::first);
        if (found == m_groups.end())
            found = m_groups.insert(found, {key, {}});
        found->second.push_back(value);
    }
    [[nodiscard]] auto begin() const { return m_groups.begin(); }
    [[nodiscard]] auto end() const { return m_groups.end(); }

private:
    using Group = std::pair<Key, std::vector<Value>>;
    std::vector<Group> m_groups;
};

} // namespace

std::vector<Place> all_places(const Places& places)
{
    std::vector<Place> result{Unknown{}, Outside{}};
    for (std::uint32_t index = 0; index < places.regions.size(); ++index)
        result.push_back(RegionIndex{index});
    for (std::uint32_t index = 0; index < places.towns.size(); ++index)
        result.push_back(TownIndex{index});
    return result;
}

Paths all_paths(const Places& places, std::size_t most)
{
    Paths paths{{}, all_places(places), every<Age>(), every<Trade>()};
    add_choices(paths.purposes, {}, 0, most);
    return paths;
}

PathSet::PathSet(const Places& places)
    : m_places(&places), m_cells(2 + places.regions.size() + places.towns.size())
{
}

void PathSet::insert(const Answers& answers)
{
    m_cells[position_of(*answers.place, *m_places)].set(cell_of(*answers.age, *answers.trade));
}

void PathSet::insert(const Paths& paths)
{
    for_each_path(paths, [this](const Answers& answers) { insert(answers); });
}

void PathSet::remove(const PathSet& other)
{
    for (std::size_t at = 0; at < m_cells.size(); ++at)
        m_cells[at] &= ~other.m_cells[at];
}

std::vector<Paths> PathSet::pieces() const
{
    const std::vector<Place> places = all_places(*m_places);
    Groups<Cells, Place> by_cells;
    for (std::size_t at = 0; at < places.size(); ++at)
        if (m_cells[at].any())
            by_cells.add(m_cells[at], places[at]);

    std::vector<Paths> result;
    for (const auto& [cells, where] : by_cells) {
        Groups<std::vector<Trade>, Age> by_trades;
        for (const Age age : all<Age>()) {
            std::vector<Trade> trades = every<Trade>();
            std::erase_if(trades, [&](Trade trade) { return !cells[cell_of(age, trade)]; });
            if (!trades.empty())
                by_trades.add(trades, age);
        }
        for (const auto& [trades, ages] : by_trades)
            result.push_back({{{}}, where, ages, trades});
    }
    return result;
}

std::vector<PlaceGroup> grouped(const std::vector<Place>& list, const Places& places)
{
    const auto holds = [&](const Place& place) {
        return std::ranges::find(list, place) != list.end();
    };
    const auto is_whole = [&](RegionIndex region) {
        return holds(region) && std::ranges::all_of(places.at(region).towns, holds);
    };
    std::vector<PlaceGroup> result;
    for (const Place& place : list) {
        const auto* region = std::get_if<RegionIndex>(&place);
        const auto* town = std::get_if<TownIndex>(&place);
        if (!town || !is_whole(places.at(*town).region))
            result.push_back({place, region && is_whole(*region)});
    }
    return result;
}

} // namespace michi
