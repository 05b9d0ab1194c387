#include "domain/matching.hpp"
#include "domain/paths.hpp"

#include "real_data.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

// tests/domain/paths.tsv says which programme appears where, so that a commit shows what a change
// of the data or of the rules means for visitors. First, how many of all paths show each programme;
// then, for visitors with one purpose, exactly which: each line is a set of ages, trades and places
// that all go with each other. "tosei" is the region with all its towns, "tosei.any" the answer
// that names no town. Having looked at a change, one adopts it with
//   MICHI_ADOPT_PATHS=1 build/michi_tests --test-suite="who appears where"
namespace michi {

enum class List { shortlist, more, near };
template <>
inline constexpr std::array<std::string_view, 3> ids_of<List>{"shortlist", "more", "near"};

} // namespace michi

namespace michi::test {

namespace {

constexpr std::size_t most_changes = 40; // that a failure prints

// A programme's key, in the order of chapters and numbers.
struct Key {
    int chapter = 0;
    int number = 0;

    auto operator<=>(const Key&) const = default;
};

std::istream& operator>>(std::istream& in, Key& key)
{
    return (in >> key.chapter).ignore(1) >> key.number;
}
std::ostream& operator<<(std::ostream& out, const Key& key)
{
    return out << key.chapter << '-' << key.number;
}

struct Appearance {
    Key programme;
    List list = List::shortlist;
    Purpose purpose = Purpose::start;

    auto operator<=>(const Appearance&) const = default;
};

struct Summary {
    std::map<Key, std::array<std::size_t, count_of<List>>> counts; // paths by list
    std::map<Appearance, PathSet> with_one_purpose;

    PathSet& paths(const Appearance& appearance)
    {
        return with_one_purpose.try_emplace(appearance, real_catalogue().places).first->second;
    }
};

// --- what the kiosk shows -----------------------------------------------------------------------

Summary walked(std::size_t most)
{
    const Matcher matcher(real_catalogue(), parse_day("2023-10-20").value());
    Summary summary;
    const auto add = [&](const Match& match, List list, const Answers& answers) {
        const Programme& programme = real_catalogue().at(match.programme);
        const Key key{programme.chapter, programme.number};
        ++summary.counts[key][static_cast<std::size_t>(list)];
        if (answers.purposes.size() == 1)
            summary.paths({key, list, answers.purposes.front()}).insert(answers);
    };
    for (const Programme& programme : real_catalogue().programmes)
        summary.counts[{programme.chapter, programme.number}] = {};
    for_each_path(all_paths(real_catalogue().places, most), [&](const Answers& answers) {
        const Matches matches = matcher.match(answers);
        for (const Match& match : matches.shortlist)
            add(match, List::shortlist, answers);
        for (const Match& match : matches.more)
            add(match, List::more, answers);
        for (const NearMiss& miss : matches.near)
            add(miss.match, List::near, answers);
    });
    return summary;
}

// --- as text, and back --------------------------------------------------------------------------

std::string name_of(const PlaceGroup& group)
{
    const bool only_itself = std::holds_alternative<RegionIndex>(group.place) && !group.whole;
    return words_of(group.place) + (only_itself ? ".any" : "");
}

std::vector<std::string> parts(const std::string& line, char separator)
{
    std::vector<std::string> result;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, separator);)
        result.push_back(part);
    return result;
}

template <class T, class Name>
std::string joined(const std::vector<T>& values, std::size_t every, const Name& name)
{
    if (values.size() == every)
        return "all";
    std::string result;
    for (const T& value : values)
        result += (result.empty() ? "" : ",") + std::string(name(value));
    return result;
}

template <class E> std::string ids(const std::vector<E>& values)
{
    return joined(values, count_of<E>, id_of<E>);
}

std::string names(const std::vector<Place>& places)
{
    return places.size() == all_places().size()
               ? "all"
               : joined(grouped(places, real_catalogue().places), 0, name_of);
}

template <class E> std::vector<E> from_ids(const std::string& text)
{
    std::vector<E> result;
    for (const E value : all<E>())
        if (text == "all" ||
            ("," + text + ",").find("," + std::string(id_of(value)) + ",") != std::string::npos)
            result.push_back(value);
    return result;
}

// Places that there are no longer are left out.
std::vector<Place> from_names(const std::string& text)
{
    const Places& places = real_catalogue().places;
    const auto listed = parts(text, ',');
    const auto lists = [&](const std::string& name) {
        return std::ranges::find(listed, name) != listed.end();
    };
    std::vector<Place> result = all_places();
    std::erase_if(result, [&](const Place& place) {
        const auto* town = std::get_if<TownIndex>(&place);
        const Place region = town ? Place{places.at(*town).region} : place;
        return text != "all" && !lists(name_of({place, false})) && !lists(words_of(region));
    });
    return result;
}

std::string text_of(const Summary& summary)
{
    std::ostringstream out;
    out << "programme\tshortlist\tmore\tnear\n";
    for (const auto& [key, counts] : summary.counts)
        out << key << '\t' << counts[0] << '\t' << counts[1] << '\t' << counts[2] << '\n';
    out << "\nprogramme\tlist\tpurpose\tages\ttrades\tplaces\n";
    for (const auto& [at, set] : summary.with_one_purpose)
        for (const Paths& piece : set.pieces())
            out << at.programme << '\t' << id_of(at.list) << '\t' << id_of(at.purpose) << '\t'
                << ids(piece.ages) << '\t' << ids(piece.trades) << '\t' << names(piece.places)
                << '\n';
    return out.str();
}

Summary read(const std::string& text)
{
    Summary summary;
    for (const std::string& line : parts(text, '\n')) {
        const auto fields = parts(line, '\t');
        std::istringstream in(line);
        Key key;
        if (!(in >> key))
            continue;
        if (fields.size() == 4) {
            for (std::size_t& count : summary.counts[key])
                in >> count;
            continue;
        }
        const auto list = from_id<List>(fields.at(1));
        const auto purpose = from_id<Purpose>(fields.at(2));
        if (list && purpose)
            summary.paths({key, *list, *purpose})
                .insert({{{}},
                         from_names(fields.at(5)),
                         from_ids<Age>(fields.at(3)),
                         from_ids<Trade>(fields.at(4))});
    }
    return summary;
}

// --- the difference, in words
// ---------------------------------------------------------------------

// Every path on which a programme is in a list of the one summary, but not in that of the other.
void add_moves(std::vector<std::string>& changes, Summary from, Summary than, const char* did)
{
    for (auto& [at, set] : from.with_one_purpose) {
        set.remove(than.paths(at));
        for (const Paths& piece : set.pieces()) {
            std::ostringstream words;
            words << at.programme << ' ' << did << ' ' << id_of(at.list) << " of "
                  << id_of(at.purpose) << ", " << ids(piece.ages) << ", " << ids(piece.trades)
                  << ", " << names(piece.places) << " (" << piece.size() << " paths)";
            changes.push_back(words.str());
        }
    }
}

std::vector<std::string> changes_between(const Summary& before, const Summary& now)
{
    std::vector<std::string> changes;
    add_moves(changes, before, now, "left the");
    add_moves(changes, now, before, "joined the");
    auto counts_before = before.counts;
    for (const auto& [key, counts] : now.counts)
        for (const List list : all<List>()) {
            const std::size_t was = counts_before[key][static_cast<std::size_t>(list)];
            const std::size_t is = counts[static_cast<std::size_t>(list)];
            std::ostringstream words;
            words << key << " is in " << id_of(list) << " on " << is << " of all paths, was on "
                  << was;
            if (is != was)
                changes.push_back(words.str());
        }
    return changes;
}

std::string first_of(const std::vector<std::string>& changes)
{
    std::string words;
    for (std::size_t at = 0; at < std::min(changes.size(), most_changes); ++at)
        words += "\n  " + changes[at];
    if (changes.size() > most_changes)
        words += "\n  and " + std::to_string(changes.size() - most_changes) + " more";
    return words;
}

Summary without(Summary summary, const Appearance& appearance, const Paths& paths)
{
    PathSet removed(real_catalogue().places);
    removed.insert(paths);
    summary.paths(appearance).remove(removed);
    return summary;
}

} // namespace

TEST_SUITE("who appears where")
{
    TEST_CASE("every programme appears on the paths on which somebody once approved it")
    {
        const std::filesystem::path file = std::filesystem::path(MICHI_TESTS) / "domain/paths.tsv";
        std::ostringstream approved;
        approved << std::ifstream(file).rdbuf();
        const Summary before = read(approved.str());

#ifdef MICHI_SANITIZED // all paths would take minutes there: only those with one purpose
        Summary now = walked(1);
        now.counts = before.counts;
#else
        const Summary now = walked(most_purposes);
#endif
        const std::string text = text_of(now);

        if (std::getenv("MICHI_ADOPT_PATHS") != nullptr)
            std::ofstream(file) << text;
        else
            CHECK_MESSAGE((text == approved.str()), first_of(changes_between(before, now)),
                          "\nIf that is right, adopt it: MICHI_ADOPT_PATHS=1 build/michi_tests "
                          "--test-suite=\"who appears where\"");
    }

    TEST_CASE("a change is told by programme, list, purpose, age, trade and place")
    {
        const Appearance somewhere{{3, 14}, List::shortlist, Purpose::finance};
        const Paths paths{{{}}, all_places(), {Age::y5to10, Age::over10}, {Trade::food}};
        Summary now;
        now.paths(somewhere).insert(paths);
        now.counts[somewhere.programme] = {96, 0, 0};
        Summary before = without(
            now, somewhere, {{{}}, {town("八戸市"), region("tosei")}, {Age::over10}, paths.trades});
        before.counts[somewhere.programme] = {94, 0, 0};

        CHECK(changes_between(before, now) ==
              std::vector<std::string>{
                  "3-14 joined the shortlist of finance, over10, food, tosei.any,八戸市 (2 paths)",
                  "3-14 is in shortlist on 96 of all paths, was on 94"});
        CHECK(changes_between(now, before).front() ==
              "3-14 left the shortlist of finance, over10, food, tosei.any,八戸市 (2 paths)");
        CHECK(changes_between(now, now).empty());
    }

    TEST_CASE("what was written is read again, to the last path")
    {
        Summary summary;
        PathSet& paths = summary.paths({{2, 10}, List::near, Purpose::hire});
        summary.counts[{2, 10}] = {0, 0, 77};
        std::size_t at = 0;
        for_each_path(all_paths(real_catalogue().places, 1), [&](const Answers& answers) {
            ++at;
            if (answers.has(Purpose::hire) && at * at % 7 == 1) // no pattern of the answers
                paths.insert(answers);
        });

        const Summary again = read(text_of(summary));

        CHECK(text_of(again) == text_of(summary));
        CHECK(changes_between(summary, again).empty());
        CHECK(first_of(std::vector<std::string>(41, "x")).ends_with("and 1 more"));
    }
}

TEST_SUITE("paths of a visit")
{
    TEST_CASE("a visitor names one to three purposes, or wants advice and names no other")
    {
        const auto choices = all_paths(real_catalogue().places, 3).purposes;
        const std::set<std::vector<Purpose>> different(choices.begin(), choices.end());

        CHECK(choices.size() == 14 + 91 + 364 + 1);
        CHECK(different.size() == choices.size());
        CHECK(different.contains({Purpose::consult}));
        for (const auto& choice : choices) {
            CHECK(choice.size() <= 3);
            CHECK((choice.size() == 1 || std::ranges::count(choice, Purpose::consult) == 0));
        }
    }

    TEST_CASE("the pieces of a set hold its paths, each once")
    {
        const Places& places = real_catalogue().places;
        Paths paths = all_paths(places, 1);
        paths.purposes = {{}};
        PathSet set(places);
        set.insert(paths);
        REQUIRE(set.pieces().size() == 1);
        CHECK(set.pieces().front().size() == 48 * 6 * 10);

        PathSet hole(places);
        hole.insert({{}, town("八戸市"), Age::planning, Trade::it});
        set.remove(hole);

        std::size_t size = 0;
        for (const Paths& piece : set.pieces())
            size += piece.size();
        CHECK(set.pieces().size() == 3);
        CHECK(size == 48 * 6 * 10 - 1);
    }

    TEST_CASE("a region is named once for all its towns, or only for itself")
    {
        const Places& places = real_catalogue().places;
        const auto index = places.region_by_id("tosei").value();
        std::vector<Place> list{index};
        CHECK_FALSE(grouped(list, places).front().whole);

        list.insert(list.end(), places.at(index).towns.begin(), places.at(index).towns.end());
        REQUIRE(grouped(list, places).size() == 1);
        CHECK(grouped(list, places).front().whole);

        list.pop_back();
        CHECK(grouped(list, places).size() == list.size());
        CHECK_FALSE(grouped(list, places).front().whole);
    }
}

} // namespace michi::test
