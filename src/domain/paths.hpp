#pragma once

#include "domain/answers.hpp"

#include <bitset>

// Every way through the questions: to walk them all, and to say in few words which are meant.
namespace michi {

// Every answer to the question of the place: not known, outside, each region, each town.
[[nodiscard]] std::vector<Place> all_places(const Places& places);

// The answers to walk, each with each.
struct Paths {
    std::vector<std::vector<Purpose>> purposes;
    std::vector<Place> places;
    std::vector<Age> ages;
    std::vector<Trade> trades;

    [[nodiscard]] std::size_t size() const
    {
        return purposes.size() * places.size() * ages.size() * trades.size();
    }
};

// Every path on which a visitor names up to `most` purposes; who wants advice names no other.
[[nodiscard]] Paths all_paths(const Places& places, std::size_t most);

template <class Use> void for_each_path(const Paths& paths, const Use& use)
{
    Answers answers;
    for (const auto& purposes : paths.purposes)
        for (const Place& place : paths.places)
            for (const Age age : paths.ages)
                for (const Trade trade : paths.trades) {
                    answers.purposes = purposes;
                    answers.place = place;
                    answers.age = age;
                    answers.trade = trade;
                    use(answers);
                }
}

// Some of the paths that share their purposes.
class PathSet {
public:
    explicit PathSet(const Places& places); // must outlive the set

    void insert(const Answers& answers); // place, age and trade are given
    void insert(const Paths& paths);     // whatever their purposes
    void remove(const PathSet& other);

    // The same paths in few pieces; in each every answer goes with every other. The one choice of
    // purposes is left empty.
    [[nodiscard]] std::vector<Paths> pieces() const;

private:
    using Cells = std::bitset<count_of<Age> * count_of<Trade>>;

    const Places* m_places;
    std::vector<Cells> m_cells; // as all_places()
};

// A place to name, or a region that stands for all of its towns too.
struct PlaceGroup {
    Place place;
    bool whole = false;
};
[[nodiscard]] std::vector<PlaceGroup> grouped(const std::vector<Place>& list, const Places& places);

} // namespace michi
