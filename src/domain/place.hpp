#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace michi {

// A position in a list of the catalogue that can't be taken for a position in another.
template <class Tag> struct Index {
    std::uint32_t value = 0;
    auto operator<=>(const Index&) const = default;
};

using RegionIndex = Index<struct RegionTag>;
using TownIndex = Index<struct TownTag>;

// A municipality (市町村).
struct Town {
    std::string name;
    std::string reading; // in hiragana
    std::string english;
    RegionIndex region;
};

struct Region {
    std::string id;
    std::string name;
    std::string reading;
    std::string english;
    std::string main_town;
    std::vector<TownIndex> towns; // in kana order
};

// Every place of the prefecture. A place anywhere else in the data is one of these.
struct Places {
    std::vector<Region> regions;
    std::vector<Town> towns;

    [[nodiscard]] std::optional<RegionIndex> region_by_id(std::string_view id) const;
    [[nodiscard]] std::optional<RegionIndex> region_by_name(std::string_view name) const;
    [[nodiscard]] std::optional<TownIndex> town_by_name(std::string_view name) const;
    [[nodiscard]] const Region& at(RegionIndex region) const { return regions[region.value]; }
    [[nodiscard]] const Town& at(TownIndex town) const { return towns[town.value]; }
};

// Where a visitor's business is or will be.
struct Unknown {
    bool operator==(const Unknown&) const = default;
};
struct Outside {
    bool operator==(const Outside&) const = default;
};
using Place = std::variant<Unknown, Outside, RegionIndex, TownIndex>;

// The region that a place is or lies in, or nothing.
[[nodiscard]] std::optional<RegionIndex> region_of(const Place& place, const Places& places);

// A part of the prefecture, as a list of towns by position.
class TownSet {
public:
    void insert(TownIndex town);
    void insert(const Region& region);
    [[nodiscard]] bool empty() const { return m_towns.empty(); }
    [[nodiscard]] bool contains(TownIndex town) const;
    // How a place lies to this set: Unknown and Outside never lie in it.
    enum class Overlap { none, some, all };
    [[nodiscard]] Overlap overlap(const Place& place, const Places& places) const;

    [[nodiscard]] const std::vector<TownIndex>& towns() const { return m_towns; }
    bool operator==(const TownSet&) const = default;

private:
    std::vector<TownIndex> m_towns; // sorted, each once
};

} // namespace michi
