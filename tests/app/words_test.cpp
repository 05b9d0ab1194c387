#include "app/output.hpp"
#include "catalogue/data_copy.hpp"
#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>

// The words of the screens and the code that says them: neither may know what the other does not.
namespace michi::test {

namespace {

namespace fs = std::filesystem;

// The layers that speak to visitors.
std::vector<fs::path> files_that_speak()
{
    const fs::path src = fs::path(MICHI_TESTS) / "../src";
    std::vector<fs::path> files{src / "app/bundle_commands.cpp", src / "app/data_commands.cpp",
                                src / "app/output.cpp"};
    for (const char* layer : {"domain", "screens"})
        for (const auto& entry : fs::directory_iterator(src / layer))
            if (entry.path().extension() == ".cpp")
                files.push_back(entry.path());
    return files;
}

struct Said {
    std::set<std::string> keys;   // "bar.back"
    std::set<std::string> groups; // "purpose", of `say.of("purpose", …)` and "date.w." + …
};

bool is_key(const std::string& literal)
{
    static const std::regex form("[a-z]+(\\.[a-z0-9_]+)+");
    return std::regex_match(literal, form);
}

Said said_in_code()
{
    static const std::regex literal("\"([a-z0-9_.]*)\"");
    static const std::regex group("\\.of\\(\\s*\"([a-z.]+)\"");
    Said said;
    for (const fs::path& file : files_that_speak()) {
        const std::string text = catalogue::test::bytes_of(file);
        for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) {
            const std::string words = (*at)[1];
            if (is_key(words))
                said.keys.insert(words);
            else if (words.ends_with('.') && is_key(words + "x"))
                said.groups.insert(words.substr(0, words.size() - 1));
        }
        for (std::sregex_iterator at(text.begin(), text.end(), group), end; at != end; ++at)
            said.groups.insert((*at)[1]);
    }
    return said;
}

std::string group_of(const std::string& key)
{
    return key.substr(0, key.rfind('.'));
}

// Reasons are said by their condition and verdict: "reason.age" and ".check" make one key.
const std::set<std::string> put_together{"reason.age", "reason.place", "reason.trade"};

template <class E> void check_group(const std::string& group)
{
    const auto& words = real_catalogue().words.all(Language::ja);
    for (const E value : all<E>()) {
        const std::string key = group + "." + std::string(id_of(value));
        CHECK_MESSAGE(words.contains(key), key, " has no words");
    }
}

// Readings only put the kana table in order, and are shown nowhere.
void collect(const app::Json& json, std::set<char32_t>& characters)
{
    for (const auto& [key, value] : json.items()) {
        if (value.is_structured())
            collect(value, characters);
        else if (value.is_string() && key != "reading")
            for (const char32_t character : ui::code_points(value.get<std::string>()))
                characters.insert(character);
    }
}

// Everything a visitor may come to read.
std::set<char32_t> characters_of_catalogue()
{
    std::set<char32_t> characters;
    const auto add = [&](const std::string& text) {
        for (const char32_t character : ui::code_points(text))
            characters.insert(character);
    };
    collect(app::list_json(real_catalogue(), test_day), characters);
    for (const Language language : all<Language>())
        for (const auto& [key, words] : real_catalogue().words.all(language))
            add(words);
    for (const Town& town : real_catalogue().places.towns)
        for (const std::string& text : {town.name, town.reading, town.english})
            add(text);
    for (const Region& region : real_catalogue().places.regions)
        for (const std::string& text : {region.name, region.english, region.main_town})
            add(text);
    for (const Chapter& chapter : real_catalogue().chapters)
        for (const std::string& text : {chapter.title, chapter.english})
            add(text);
    for (const Map::Name& water : real_catalogue().map.waters)
        for (const std::string& text : {water.words, water.english})
            add(text);
    for (const Desk& desk : real_catalogue().desks)
        for (const auto& [language, name] : desk.name_in)
            add(name);
    add(real_catalogue().edition.prefecture);
    add(real_catalogue().edition.prefecture_english);
    characters.erase(U'\n');
    return characters;
}

} // namespace

TEST_SUITE("words of the screens")
{
    TEST_CASE("every text that the code says has words, in every language")
    {
        const Said said = said_in_code();
        REQUIRE(said.keys.size() > 60);

        for (const Language language : all<Language>()) {
            const auto& words = real_catalogue().words.all(language);
            for (const std::string& key : said.keys)
                if (!put_together.contains(key) && !said.groups.contains(key))
                    CHECK_MESSAGE(words.contains(key), key, " has no words in ", id_of(language));
        }
        for (const std::string& group : put_together)
            for (const char* ending :
                 {".fits", ".check", ".excluded", ".check_plain", ".excluded_plain"})
                CHECK(real_catalogue().words.all(Language::ja).contains(group + ending));
    }

    TEST_CASE("every value of a group that the code says has words")
    {
        check_group<Flaw>("flaw");
        check_group<Purpose>("purpose");
        check_group<Purpose>("purpose.hint");
        check_group<Age>("age");
        check_group<Age>("age.hint");
        check_group<Trade>("trade");
        check_group<Kind>("kind");
        check_group<State>("state");
        check_group<Language>("language");
        check_group<TextSize>("text");
        check_group<DeskUse>("use");
        const auto& words = real_catalogue().words.all(Language::ja);
        for (int number = 1; number <= 12; ++number)
            CHECK(words.contains("date.m." + std::to_string(number)));
        for (int number = 0; number < 7; ++number)
            CHECK(words.contains("date.w." + std::to_string(number)));
        for (int number = 1; number <= 10; ++number)
            CHECK(words.contains("kana." + std::to_string(number)));
        for (const char* chip : {"chip.purpose", "chip.region", "chip.age"})
            CHECK(words.contains(chip));
    }

    TEST_CASE("nobody has to translate words that the code never says")
    {
        const Said said = said_in_code();

        std::string unused;
        for (const auto& [key, words] : real_catalogue().words.all(Language::ja)) {
            const std::string group = group_of(key);
            const bool used = said.keys.contains(key) || said.groups.contains(group) ||
                              put_together.contains(group);
            if (!used)
                unused += " " + key;
        }

        CHECK_MESSAGE(unused.empty(), "said nowhere:", unused);
    }
}

TEST_SUITE("letters")
{
    TEST_CASE("every character that a visitor may read is asked of the fonts, and is in them")
    {
        const ui::Glyphs glyphs = app::glyphs_for(real_catalogue(), {});
        const auto has_glyph = ui::glyph_finder();
        const std::set<char32_t> characters = characters_of_catalogue();
        REQUIRE(characters.size() > 500);

        for (const char32_t character : characters) {
            CAPTURE(static_cast<unsigned>(character));
            CHECK(has_glyph(character));
            CHECK(std::ranges::binary_search(glyphs.all, character));
        }
        for (const char32_t character : glyphs.display)
            CHECK(std::ranges::binary_search(glyphs.all, character));
        MESSAGE(characters.size(), " different characters");
    }
}

} // namespace michi::test
