#include "domain/words.hpp"

#include <doctest/doctest.h>

namespace michi::test {

namespace {

Words with(std::string words)
{
    Words result;
    result.set(Language::ja, "greeting", std::move(words));
    return result;
}

} // namespace

TEST_SUITE("words")
{
    TEST_CASE("a hole is filled with the words of its name")
    {
        const Words words = with("{count} programmes for {place}, {count} in all");

        CHECK(words.get(Language::ja, "greeting", {{"place", "Hachinohe"}, {"count", "3"}}) ==
              "3 programmes for Hachinohe, 3 in all");
    }

    TEST_CASE("a hole at either end and beside another is filled")
    {
        const Words words = with("{a}{b} and {a}");

        CHECK(words.get(Language::ja, "greeting", {{"a", "1"}, {"b", "2"}}) == "12 and 1");
        CHECK(words.get(Language::ja, "greeting", {{"a", ""}, {"b", ""}}) == " and ");
    }

    TEST_CASE("a hole that nobody fills is left for the tests to find")
    {
        CHECK(with("from {day} on").get(Language::ja, "greeting") == "from {day} on");
        CHECK(with("from {day on").get(Language::ja, "greeting", {{"day", "1"}}) == "from {day on");
    }

    TEST_CASE("words that fill a hole are not searched for holes")
    {
        CHECK(with("{a}").get(Language::ja, "greeting", {{"a", "{b}"}, {"b", "no"}}) == "{b}");
    }

    TEST_CASE("an unknown key gives the key")
    {
        CHECK(with("hello").get(Language::ja, "farewell", {{"a", "1"}}) == "farewell");
        CHECK(with("hello").get(Language::en, "greeting") == "greeting");
    }

    TEST_CASE("each language has its own words, and the last ones set hold")
    {
        Words words = with("hello");
        words.set(Language::en, "greeting", "good morning");
        words.set(Language::en, "greeting", "good evening");

        CHECK(words.get(Language::ja, "greeting") == "hello");
        CHECK(words.get(Language::en, "greeting") == "good evening");
        CHECK(words.all(Language::en).size() == 1);
        CHECK(words.all(Language::easy).empty());
    }

    TEST_CASE("speech says the words of one language, by key or by value")
    {
        Words words;
        words.set(Language::en, "purpose.start", "start a business");
        words.set(Language::en, "days", "{n} days left");
        const Speech say{words, Language::en};

        CHECK(say.of("purpose", Purpose::start) == "start a business");
        CHECK(say("days", {{"n", "12"}}) == "12 days left");
        CHECK(say.of("purpose", Purpose::ip) == "purpose.ip");
    }
}

} // namespace michi::test
