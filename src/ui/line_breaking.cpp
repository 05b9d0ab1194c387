#include "ui/line_breaking.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace michi::ui {

namespace {

// Marks that must not begin a line: closing brackets, full stops, commas, middle dots, sound and
// repetition marks, small kana, %, and the wave dash.
constexpr std::u32string_view never_first =
    U"\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff1f\uff01\u309b\u309c\u30fd\u30fe\u309d\u309e"
    U"\u3005\u30fc\u2019\u201d\uff09\u3015\uff3d\uff5d\u3009\u300b\u300d\u300f\u3011\u2026\u301c"
    U"\uff5e\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7"
    U"\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6)]},.:;!?%";
// Marks that must not end a line: opening brackets.
constexpr std::u32string_view never_last = U"\u2018\u201c\uff08\u3014\uff3b\uff5b\u3008\u300a\u300c"
                                           U"\u300e\u3010([{";
// What is counted stays with its number: hundred million, ten thousand, thousand, yen, year, month,
// day, hour, minute, companies, times, people, items, pages, floors, weeks, generations, ordinals,
// within and up to.
constexpr std::u32string_view counters =
    U"\u5104\u4e07\u5343\u5186\u5e74\u6708\u65e5\u6642\u5206\u793e\u56de\u4eba\u4ef6\u968e\u9031"
    U"\u4ee3\u6b73\u500b\u53f7\u30ab\u30f6\u30f5\u7b2c";

bool is_in(std::u32string_view set, char32_t character)
{
    return set.find(character) != set.npos;
}

bool is_word(char32_t character)
{
    return character > 0x20 && character < 0x2e80 && !is_in(never_last, character);
}

bool is_digit(char32_t character)
{
    return character >= U'0' && character <= U'9';
}

// What is never parted: a character, or a word with its reading.
struct Character {
    char32_t first;
    char32_t last;
    std::string_view bytes;
};

Character character_at(std::string_view text)
{
    const auto lead = static_cast<std::uint8_t>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const std::string_view bytes = text.substr(0, length);
    char32_t value = length == 1 ? lead : lead & (0x7fu >> length);
    for (const char next : bytes.substr(1))
        value = (value << 6) | (static_cast<std::uint8_t>(next) & 0x3fu);
    return {value, value, bytes};
}

std::vector<Character> characters_of(std::string_view text)
{
    std::vector<Character> result;
    while (!text.empty()) {
        Character next = character_at(text);
        const std::size_t close = next.first == U'{' ? text.find('}') : text.npos;
        const std::size_t bar = text.find('|');
        if (close != text.npos && bar < close) {
            const std::vector<Character> base = characters_of(text.substr(1, bar - 1));
            if (!base.empty())
                next = {base.front().first, base.back().last, text.substr(0, close + 1)};
        }
        result.push_back(next);
        text.remove_prefix(next.bytes.size());
    }
    return result;
}

bool may_break(const std::vector<Character>& text, std::size_t at)
{
    const char32_t before = text[at - 1].last;
    const char32_t after = text[at].first;
    if (before == U' ')
        return after != U' '; // a line begins after the last of several spaces
    if (after == U' ' || is_in(never_first, after) || is_in(never_last, before))
        return false;
    const auto is_letter = [](char32_t character) {
        return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
    };
    if (before == U'-' && at >= 2 && is_letter(text[at - 2].last) && is_letter(after))
        return true; // farm-and-; a phone number stays whole
    if (is_word(before) && is_word(after))
        return false;
    if (is_in(counters, after) && (is_digit(before) || is_in(counters, before)))
        return false;
    // A date goes on after its counter: the 30 of "11 month 30 day".
    if (is_in(counters, before) && is_digit(after))
        return at < 2 || !is_digit(text[at - 2].last);
    return true;
}

// How badly a line would end between two characters that may be parted: 0 after a mark, little
// where a new phrase of Japanese begins (kana before kanji), much inside a word.
float penalty(char32_t before, char32_t after)
{
    enum class Script { kana, katakana, kanji, latin };
    const auto script = [](char32_t character) {
        if (character >= 0x3041 && character <= 0x309f)
            return Script::kana;
        if ((character >= 0x30a1 && character <= 0x30ff && character != 0x30fb) ||
            character == 0x30fc)
            return Script::katakana;
        return character < 0x2e80 ? Script::latin : Script::kanji;
    };
    if (before == U' ' || is_in(never_first, before))
        return script(before) == Script::katakana || script(before) == Script::kana ? 9.0f : 0.0f;
    if (is_in(never_last, after))
        return 0.5f;
    const Script left = script(before);
    const Script right = script(after);
    if ((before == U'\u304a' || before == U'\u3054') && right == Script::kanji)
        return 8.0f; // the polite o and go belong to what follows
    if (left == right)
        return left == Script::katakana ? 14.0f : left == Script::kana ? 6.0f : 5.0f;
    if (left == Script::kana)
        return 1.0f;
    if (right == Script::kana)
        return 8.0f;
    return 3.0f;
}

struct Piece {
    std::string_view bytes;
    float width = 0;     // with its trailing space
    float ink_width = 0; // without
    float penalty = 0;   // of ending a line after it
    bool ends_line = false;
};

std::vector<Piece> pieces_of(std::string_view text,
                             const std::function<float(std::string_view)>& width_of)
{
    std::vector<Piece> pieces;
    const std::vector<Character> characters = characters_of(text);
    std::size_t first = 0;
    for (std::size_t at = 0; at < characters.size(); ++at) {
        const bool last = at + 1 == characters.size();
        const bool newline = characters[at].first == U'\n';
        if (!last && !newline && characters[at + 1].first != U'\n' &&
            !may_break(characters, at + 1))
            continue;
        const char* begin = characters[first].bytes.data();
        const char* end = characters[at].bytes.data() + (newline ? 0 : characters[at].bytes.size());
        std::string_view bytes(begin, static_cast<std::size_t>(end - begin));
        Piece piece{bytes, width_of(bytes), 0, 0, newline};
        while (bytes.ends_with(' '))
            bytes.remove_suffix(1);
        piece.ink_width = bytes.size() == piece.bytes.size() ? piece.width : width_of(bytes);
        if (!last && !newline)
            piece.penalty = penalty(characters[at].last, characters[at + 1].first);
        pieces.push_back(piece);
        first = at + 1;
    }
    return pieces;
}

// The breaks that cost least over the whole text (as Knuth and Plass do it, with the number of
// lines first): for each piece, where its line begins.
std::vector<std::size_t> line_starts(const std::vector<Piece>& pieces, float width, Balance balance)
{
    constexpr float a_line = 100.0f;
    constexpr float too_wide = 1000.0f;
    constexpr float orphan = 12.0f; // a last line of a character or two
    std::vector<float> best(pieces.size() + 1, 1e9f);
    std::vector<std::size_t> from(pieces.size() + 1, 0);
    best[0] = 0;
    for (std::size_t end = 1; end <= pieces.size(); ++end) {
        float used = pieces[end - 1].ink_width;
        for (std::size_t first = end; first-- > 0;) {
            if (first + 1 < end) {
                used += pieces[first].width;
                if (used > width || pieces[first].ends_line)
                    break;
            }
            const bool last = end == pieces.size() || pieces[end - 1].ends_line;
            const float slack = std::max(0.0f, 1 - used / width);
            float cost = a_line + (used > width ? too_wide : 0.0f);
            if (!last || balance == Balance::yes)
                cost += slack * slack * (balance == Balance::yes ? 10.0f : 30.0f);
            if (last && balance == Balance::no && first > 0 && !pieces[first - 1].ends_line &&
                end - first < 3)
                cost += orphan;
            if (!last)
                cost += pieces[end - 1].penalty;
            if (best[first] + cost < best[end]) {
                best[end] = best[first] + cost;
                from[end] = first;
            }
        }
    }
    return from;
}

} // namespace

std::vector<std::string> break_lines(std::string_view text, float width,
                                     const std::function<float(std::string_view)>& width_of,
                                     Balance balance)
{
    const std::vector<Piece> pieces = pieces_of(text, width_of);
    const std::vector<std::size_t> from = line_starts(pieces, width, balance);
    std::vector<std::string> lines;
    for (std::size_t end = pieces.size(); end > 0; end = from[end]) {
        std::string line;
        for (std::size_t at = from[end]; at < end; ++at)
            line += pieces[at].bytes;
        while (line.ends_with(' '))
            line.pop_back();
        lines.push_back(std::move(line));
    }
    std::ranges::reverse(lines);
    return lines;
}

} // namespace michi::ui
