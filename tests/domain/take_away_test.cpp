#include "domain/take_away.hpp"

#include "domain/matching.hpp"
#include "domain/ruby.hpp"
#include "real_data.hpp"

#include <doctest/doctest.h>

#include <map>

namespace michi::test {

namespace {

using List = std::vector<ProgrammeIndex>;

List everything()
{
    List list;
    for (std::uint32_t index = 0; index < real_catalogue().programmes.size(); ++index)
        list.push_back({index});
    return list;
}

std::string say(Language language, std::string_view key, const Fill& fill = {})
{
    return without_ruby(real_catalogue().words.get(language, key, fill));
}

// What is wrong with the codes of a list that they should hold, or nothing.
std::string defect(const List& list, const Place& place, Language language)
{
    const std::vector<std::string> codes = take_away_codes(list, place, real_catalogue(), language);
    if (codes.empty() || codes.size() > 2)
        return "not one or two codes";
    std::string text;
    for (const std::string& code : codes) {
        if (code.size() > most_code_bytes)
            return "a code is too long";
        if (!code.starts_with(say(language, "app.name")) || code.find("2023") == code.npos)
            return "a code does not say whose it is, and of which day";
        if (!code.ends_with(say(language, "take.not_a_decision")))
            return "a code does not end with what it is not";
        if (code.find('{') != code.npos || code.find('|') != code.npos)
            return "marks of readings";
        text += code;
    }
    for (const ProgrammeIndex index : list) {
        const Programme& programme = real_catalogue().at(index);
        const Phone& phone =
            real_catalogue().at(first_contact(programme, place, real_catalogue())).phones.front();
        if (text.find(without_ruby(programme.text(language).short_title)) == text.npos)
            return "no title of " + programme.key;
        const auto at = text.find("\n" + phone.number);
        if (at == text.npos || text.substr(at, 40).find(phone.extension) == text.npos)
            return "no phone of " + programme.key;
    }
    return {};
}

} // namespace

TEST_SUITE("taking the list away")
{
    TEST_CASE("one programme fits into one code, with its page, for every place and language")
    {
        for (const Language language : all<Language>())
            for (const Place& place : all_places())
                for (const ProgrammeIndex index : everything()) {
                    const Programme& programme = real_catalogue().at(index);
                    CAPTURE(programme.key);
                    const auto codes = take_away_codes({index}, place, real_catalogue(), language);
                    REQUIRE(codes.size() == 1);
                    CHECK(defect({index}, place, language) == "");
                    if (!programme.links.empty())
                        CHECK(codes[0].find("\n" + programme.links[0].url) != std::string::npos);
                }
    }

    TEST_CASE("every list that one purpose leads to fits into two codes, with every phone")
    {
        const Matcher matcher(real_catalogue(), test_day);
        std::map<std::pair<List, std::string>, Place> lists;
        for_each_path(all_paths(real_catalogue().places, 1), [&](const Answers& answers) {
            List list;
            for (const Match& match : matcher.match(answers).shortlist)
                list.push_back(match.programme);
            if (!list.empty())
                lists.emplace(std::pair{list, words_of(*answers.place)}, *answers.place);
        });
        std::size_t in_one = 0;
        std::size_t without_pages = 0;
        for (const Language language : all<Language>())
            for (const auto& [named, place] : lists) {
                const List& list = named.first;
                const std::string wrong = defect(list, place, language);
                CHECK(wrong == "");
                const auto codes = take_away_codes(list, place, real_catalogue(), language);
                in_one += codes.size() == 1;
                without_pages +=
                    codes.front().find(say(language, "take.no_pages")) != std::string::npos;
            }
        MESSAGE(lists.size(), " lists, in three languages: ", in_one, " in one code, ",
                without_pages, " without pages");
    }

    TEST_CASE("the five longest programmes still fit: no shortlist loses one")
    {
        for (const Language language : all<Language>()) {
            List list = everything();
            std::ranges::sort(list, std::ranges::greater{}, [&](ProgrammeIndex index) {
                return take_away_codes({index}, Unknown{}, real_catalogue(), language)[0].size();
            });
            list.resize(5);
            CHECK(defect(list, Unknown{}, language) == "");
        }
    }

    TEST_CASE("two codes are numbered, and hold each programme once, in order, uncut")
    {
        const List list{{0}, {1}, {2}, {3}, {4}};
        const auto codes = take_away_codes(list, Unknown{}, real_catalogue(), Language::ja);
        REQUIRE(codes.size() == 2);
        CHECK(codes[0].find("  1/2\n") != std::string::npos);
        CHECK(codes[1].find("  2/2\n") != std::string::npos);
        const std::string both = codes[0] + codes[1];
        std::size_t before = 0;
        for (const ProgrammeIndex index : list) {
            const std::string& title = real_catalogue().at(index).text(Language::ja).short_title;
            const std::size_t at = both.find("\n\n" + title + "\n");
            CHECK(at > before);
            CHECK(both.find("\n" + title + "\n", at + 3) == both.npos);
            before = at;
        }
    }

    TEST_CASE("a list too long for two codes goes without the pages, then without its end, and "
              "says so")
    {
        for (const Language language : all<Language>()) {
            const auto codes = take_away_codes(everything(), Unknown{}, real_catalogue(), language);
            REQUIRE(codes.size() == 2);
            const std::string both = codes[0] + codes[1];
            CHECK(both.find("https://") == both.npos);
            CHECK(both.find(say(language, "take.no_pages")) != both.npos);
            std::size_t held = 0;
            for (const Programme& programme : real_catalogue().programmes)
                held += both.find("\n" + without_ruby(programme.text(language).short_title) +
                                  "\n") != both.npos;
            CHECK(held > 5);
            CHECK(both.find(say(language, "take.rest", {{"count", std::to_string(100 - held)}})) !=
                  both.npos);
            for (const std::string& code : codes)
                CHECK(code.size() <= most_code_bytes);
        }
    }
}

} // namespace michi::test
