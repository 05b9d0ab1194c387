#include "domain/matching.hpp"
#include "app/folders.hpp"
#include "benchmark/figures.hpp"
#include "catalogue/database.hpp"

#include <random>

namespace michi::benchmark {

namespace {

constexpr Day today = std::chrono::year{2023} / 10 / 20;
constexpr std::uint32_t seed = 20231020;
constexpr std::uint32_t many = 100'000;

// What keeps the compiler from leaving the matching out.
volatile std::size_t looked_at = 0;

double microseconds_of(const Matcher& matcher, const Answers& answers, int times)
{
    const Stopwatch watch;
    for (int time = 0; time < times; ++time)
        looked_at = looked_at + matcher.match(answers).shortlist.size();
    return watch.ms() * 1000 / times;
}

std::vector<Place> all_places(const Places& places)
{
    std::vector<Place> result{Unknown{}, Outside{}};
    for (std::uint32_t region = 0; region < places.regions.size(); ++region)
        result.emplace_back(RegionIndex{region});
    for (std::uint32_t town = 0; town < places.towns.size(); ++town)
        result.emplace_back(TownIndex{town});
    return result;
}

std::vector<double> every_path(const Matcher& matcher, const Places& places, Purpose purpose,
                               int times)
{
    std::vector<double> result;
    for (const Place& place : all_places(places))
        for (const Age age : all<Age>())
            result.push_back(microseconds_of(matcher, {{purpose}, place, age, {}}, times));
    return result;
}

// A catalogue of many programmes: each a copy of a real one that has taken a condition or two over
// from others, or a single town's. Texts are left out; matching reads none.
Catalogue made_of(const Catalogue& real)
{
    std::mt19937 random(seed);
    const auto below = [&](std::size_t end) { return random() % end; };
    const auto other = [&]() -> const Programme& {
        return real.programmes[below(real.programmes.size())];
    };
    Catalogue made = real;
    made.programmes.clear();
    made.programmes.reserve(many);
    const auto copied = static_cast<std::uint32_t>(real.programmes.size());
    for (std::uint32_t number = 0; number < many; ++number) {
        const Programme& original = real.programmes[number % copied];
        Programme programme;
        programme.key = "made-" + std::to_string(number);
        programme.kind = original.kind;
        programme.standing = original.standing;
        programme.money = original.money;
        programme.contacts = original.contacts;
        programme.main_purposes = original.main_purposes;
        programme.also_purposes = original.also_purposes;
        programme.age = below(3) == 0 ? other().age : original.age;
        programme.place = below(3) == 0 ? other().place : original.place;
        programme.trade = below(3) == 0 ? other().trade : original.trade;
        programme.periods = original.periods;
        programme.occasions = original.occasions;
        if (below(10) == 0) { // the extra help of one town
            programme.place.only = {};
            programme.place.only.insert(
                TownIndex{static_cast<std::uint32_t>(below(real.places.towns.size()))});
        }
        if (below(4) == 0 && programme.standing == Standing::dated)
            programme.periods = other().periods;
        for (const ProgrammeIndex twin : original.same)
            programme.same.push_back({number - number % copied + twin.value});
        std::erase_if(programme.same, [](ProgrammeIndex twin) { return twin.value >= many; });
        made.programmes.push_back(std::move(programme));
    }
    return made;
}

} // namespace

void measure_matching(Table& table)
{
    const Catalogue catalogue = catalogue::load(app::own_folders().catalogue);
    {
        const Matcher matcher(catalogue, today);
        std::vector<double> paths;
        for (const Purpose purpose : all<Purpose>())
            for (const double path : every_path(matcher, catalogue.places, purpose, 20))
                paths.push_back(path);
        const std::string how =
            "all " + std::to_string(paths.size()) + " paths of one purpose, place and age";
        table.add({"matching " + std::to_string(catalogue.programmes.size()) + " programmes",
                   median(paths), "µs", 50, "median of " + how});
        table.add({"– the slowest path", std::ranges::max(paths), "µs", {}, ""});
    }

    const Catalogue made = made_of(catalogue);
    const Stopwatch ready;
    const Matcher matcher(made, today);
    const double ready_ms = ready.ms();
    std::vector<double> typical;
    double slowest = 0;
    std::string slowest_purpose;
    for (const Purpose purpose : all<Purpose>()) {
        if (purpose == Purpose::consult)
            continue;
        std::vector<double> towns;
        for (std::uint32_t town = 0; town < made.places.towns.size(); town += 4)
            for (const Age age : {Age::planning, Age::y5to10})
                towns.push_back(microseconds_of(matcher, {{purpose}, TownIndex{town}, age, {}}, 1) /
                                1000);
        typical.push_back(median(towns));
        if (typical.back() > slowest) {
            slowest = typical.back();
            slowest_purpose = id_of(purpose);
        }
    }
    std::vector<double> consult;
    for (std::uint32_t town = 0; town < made.places.towns.size(); town += 4)
        consult.push_back(
            microseconds_of(matcher, {{Purpose::consult}, TownIndex{town}, Age::y5to10, {}}, 1) /
            1000);
    table.add({"matching 100,000 programmes", median(typical), "ms", 5,
               "median of the 14 purposes, each by towns and ages"});
    table.add({"– the slowest purpose", slowest, "ms", 5, slowest_purpose});
    table.add({"– consult, which all programmes serve", median(consult), "ms", {}, ""});
    table.add({"– made ready, once a day", ready_ms, "ms", {}, ""});
}

} // namespace michi::benchmark
