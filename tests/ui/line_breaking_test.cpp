#include "ui/line_breaking.hpp"

#include "app/output.hpp"
#include "domain/real_data.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>

namespace michi::test {

namespace {

using ui::Balance;
using ui::break_lines;

using Lines = std::vector<std::string>;

// Every character of Japanese is one wide, every one of Latin half of that.
float width_of(std::string_view text)
{
    float width = 0;
    for (const char32_t character : ui::code_points(text))
        width += character < 0x2e80 ? 0.5f : 1.0f;
    return width;
}

Lines broken(std::string_view text, float width, Balance balance = Balance::no)
{
    return break_lines(text, width, width_of, balance);
}

void collect(const app::Json& json, std::set<std::string>& texts)
{
    if (json.is_string()) {
        texts.insert(json.get<std::string>());
        return;
    }
    if (json.is_structured())
        for (const app::Json& inner : json)
            collect(inner, texts);
}

// Everything that a screen may have to break: the catalogue's texts and the screens' own.
const std::set<std::string>& every_text()
{
    static const std::set<std::string> all_texts = [] {
        std::set<std::string> texts;
        const Day day = std::chrono::year{2023} / 10 / 20;
        collect(app::list_json(real_catalogue(), day), texts);
        for (const Language language : all<Language>())
            for (const auto& [key, words] : real_catalogue().words.all(language))
                texts.insert(words);
        texts.erase("");
        return texts;
    }();
    return all_texts;
}

// JIS X 4051, as a list of its own: closing marks, small kana, sound and repetition marks.
const std::u32string forbidden_first = U"、。，．・：；？！）］｝〕〉》」』】〟ヽヾゝゞ々ーァィゥェ"
                                       U"ォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ"
                                       U"…〜～%％)]},.:;!?";
const std::u32string forbidden_last = U"（［｛〔〈《「『【(［";

constexpr float widths[] = {4, 6.5f, 9, 12, 17, 25, 40};

std::string without_spaces(const std::string& text)
{
    std::string result;
    std::ranges::copy_if(text, std::back_inserter(result),
                         [](char c) { return c != ' ' && c != '\n'; });
    return result;
}

// The pieces of a text that have to stay whole.
std::vector<std::string> unbreakable_in(const std::string& text)
{
    static const std::regex forms[] = {
        std::regex("0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}"),         // a phone number
        std::regex("[0-9][0-9,.]*(億|千|百)?[0-9,]*(万|千)?円"), // an amount
        std::regex("[0-9]{1,2}月[0-9]{1,2}日"),                  // a date
        std::regex("[A-Za-z][A-Za-z]+"),                         // a word
    };
    std::vector<std::string> pieces;
    for (const std::regex& form : forms)
        for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
            pieces.push_back(at->str());
    return pieces;
}

} // namespace

TEST_SUITE("line breaking")
{
    TEST_CASE("no line of any text begins or ends with a mark that must not stand there")
    {
        for (const std::string& text : every_text())
            for (const float width : widths) {
                const Lines lines = broken(text, width);
                for (std::size_t at = 0; at < lines.size(); ++at) {
                    if (lines[at].empty())
                        continue;
                    CAPTURE(text);
                    CAPTURE(lines[at]);
                    const std::u32string line = ui::code_points(lines[at]);
                    const bool first_is_text = text.starts_with(lines[at]);
                    const bool bad_head =
                        at > 0 && !first_is_text &&
                        forbidden_first.find(line.front()) != forbidden_first.npos;
                    const bool bad_tail = at + 1 < lines.size() &&
                                          forbidden_last.find(line.back()) != forbidden_last.npos;
                    CHECK(!bad_head);
                    CHECK(!bad_tail);
                }
            }
    }

    TEST_CASE("phone numbers, amounts, dates and Latin words stay whole in every text")
    {
        std::size_t pieces = 0;
        for (const std::string& text : every_text())
            for (const float width : widths) {
                const Lines lines = broken(text, width);
                std::string rest = "\n";
                for (const std::string& line : lines)
                    rest += line + "\n";
                for (const std::string& piece : unbreakable_in(text)) {
                    CAPTURE(text);
                    CAPTURE(width);
                    CHECK_MESSAGE(rest.find(piece) != rest.npos, piece, " is broken:", rest);
                    ++pieces;
                }
            }
        CHECK(pieces > 1000);
    }

    TEST_CASE("nothing is lost or added but spaces at the breaks")
    {
        for (const std::string& text : every_text())
            for (const float width : widths)
                for (const Balance balance : {Balance::no, Balance::yes}) {
                    std::string joined;
                    for (const std::string& line : broken(text, width, balance))
                        joined += line;
                    CAPTURE(text);
                    CHECK(without_spaces(joined) == without_spaces(text));
                }
    }

    TEST_CASE("a line is wider than its room only where one piece alone is")
    {
        for (const std::string& text : every_text())
            for (const float width : widths)
                for (const std::string& line : broken(text, width)) {
                    if (width_of(line) <= width)
                        continue;
                    CAPTURE(line);
                    CHECK(broken(line, width).size() == 1);
                }
    }

    TEST_CASE("a visitor reads amounts, dates and numbers in one piece")
    {
        CHECK(broken("上限は3,500万円です", 5) == Lines{"上限は", "3,500万円", "です"});
        CHECK(broken("締切は11月30日です", 6) == Lines{"締切は", "11月30日です"});
        CHECK(broken("電話017-734-9373へ", 7) == Lines{"電話", "017-734-9373へ"});
        for (const std::string& line : broken("Aomori Prefecture helps you", 6))
            CHECK(std::string("Aomori Prefecture helps you").find(line) != std::string::npos);
    }

    TEST_CASE("brackets stay with what they hold")
    {
        for (const std::string& line : broken("支援（補助金）と「相談」があります。", 4)) {
            CAPTURE(line);
            CHECK(!line.starts_with("）"));
            CHECK(!line.starts_with("」"));
            CHECK(!line.ends_with("（"));
            CHECK(!line.ends_with("「"));
        }
    }

    TEST_CASE("a new line always breaks, and an empty line stays")
    {
        CHECK(broken("一\n二", 40) == Lines{"一", "二"});
        CHECK(broken("一\n\n二", 40) == Lines{"一", "", "二"});
        CHECK(broken("", 40).empty());
    }

    TEST_CASE("the lines of a label are about as long as each other")
    {
        const Lines greedy = broken("経営改善・再生・災害・物価高", 12);
        const Lines balanced = broken("経営改善・再生・災害・物価高", 12, Balance::yes);

        REQUIRE(balanced.size() == greedy.size());
        CHECK(std::abs(width_of(balanced[0]) - width_of(balanced[1])) <= 4);

        for (const std::string& text : every_text())
            for (const float width : widths)
                CHECK(broken(text, width, Balance::yes).size() <=
                      broken(text, width, Balance::no).size() + 1);
    }

    TEST_CASE("spaces at a break are not drawn")
    {
        for (const std::string& line : broken("one two  three four", 4)) {
            CHECK(!line.starts_with(' '));
            CHECK(!line.ends_with(' '));
        }
    }
}

} // namespace michi::test
