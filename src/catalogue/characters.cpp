#include "catalogue/characters.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace michi::catalogue {

namespace {

struct Span {
    char32_t first;
    char32_t last;
};

template <std::size_t Count> bool is_in(const std::array<Span, Count>& spans, char32_t character)
{
    return std::ranges::any_of(spans, [character](Span span) {
        return span.first <= character && character <= span.last;
    });
}

constexpr std::array bad{
    Span{0x00, 0x1f},        Span{0x7f, 0x9f},     Span{0xad, 0xad},     Span{0x061c, 0x061c},
    Span{0x200b, 0x200f},    Span{0x2028, 0x202e}, Span{0x2060, 0x206f}, Span{0x3099, 0x309a},
    Span{0xe000, 0xf8ff},    Span{0xfe00, 0xfe0f}, Span{0xfeff, 0xfeff}, Span{0xfff0, 0xfffd},
    Span{0xe0000, 0x10ffff},
};

// Fractions in one letter among them: a spreadsheet makes them of 1/2.
constexpr std::array wrong_width{
    Span{0x00bc, 0x00be}, Span{0x2150, 0x215f}, Span{0xff05, 0xff05}, Span{0xff10, 0xff19},
    Span{0xff21, 0xff3a}, Span{0xff41, 0xff5a}, Span{0xff61, 0xff9f},
};

constexpr std::array hiragana{Span{0x3041, 0x3096}, Span{0x30fc, 0x30fc}};

// How many letters must be changed, put in, left out or swapped with their neighbour to make one
// text of the other.
std::size_t distance(std::u32string_view one, std::u32string_view other)
{
    std::vector<std::vector<std::size_t>> cost(one.size() + 1,
                                               std::vector<std::size_t>(other.size() + 1));
    for (std::size_t row = 0; row <= one.size(); ++row)
        cost[row][0] = row;
    for (std::size_t column = 0; column <= other.size(); ++column)
        cost[0][column] = column;
    for (std::size_t row = 1; row <= one.size(); ++row) {
        for (std::size_t column = 1; column <= other.size(); ++column) {
            const bool same = one[row - 1] == other[column - 1];
            cost[row][column] = std::min({cost[row - 1][column] + 1, cost[row][column - 1] + 1,
                                          cost[row - 1][column - 1] + (same ? 0U : 1U)});
            if (row > 1 && column > 1 && one[row - 1] == other[column - 2] &&
                one[row - 2] == other[column - 1])
                cost[row][column] = std::min(cost[row][column], cost[row - 2][column - 2] + 1);
        }
    }
    return cost[one.size()][other.size()];
}

} // namespace

std::u32string code_points(std::string_view text)
{
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto ones = static_cast<std::size_t>(std::countl_one(lead));
        const std::size_t size = std::min(std::max<std::size_t>(ones, 1), text.size() - at);
        char32_t character = ones < 2 ? lead : lead & (0xffU >> (ones + 1));
        for (std::size_t next = 1; next < size; ++next)
            character = (character << 6U) | (static_cast<unsigned char>(text[at + next]) & 0x3fU);
        result += character;
        at += size;
    }
    return result;
}

std::string utf8(char32_t character)
{
    if (character < 0x80)
        return {static_cast<char>(character)};
    const unsigned bytes = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    std::string result(bytes, '\0');
    for (unsigned at = bytes - 1; at > 0; --at, character >>= 6U)
        result[at] = static_cast<char>(0x80U | (character & 0x3fU));
    result[0] = static_cast<char>(((0xff00U >> bytes) & 0xffU) | character);
    return result;
}

std::size_t length(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

std::string code_of(char32_t character)
{
    std::string digits;
    for (char32_t rest = character; rest != 0 || digits.size() < 4; rest >>= 4U)
        digits.insert(digits.begin(), "0123456789ABCDEF"[rest & 0xfU]);
    return "U+" + digits;
}

bool is_bad_character(char32_t character)
{
    return is_in(bad, character);
}

bool is_wrong_width(char32_t character)
{
    return is_in(wrong_width, character);
}

bool is_hiragana(char32_t character)
{
    return is_in(hiragana, character);
}

std::optional<std::string> nearest(std::string_view wrong, std::span<const std::string> known)
{
    const std::u32string sought = code_points(wrong);
    std::optional<std::string> result;
    std::size_t least = 0;
    for (const std::string& word : known) {
        const std::u32string candidate = code_points(word);
        const std::size_t changes = distance(sought, candidate);
        // Half of the letters must be right: a remedy that only guesses sends staff astray.
        if (changes * 2 > std::max(sought.size(), candidate.size()))
            continue;
        if (!result || changes < least) {
            result = word;
            least = changes;
        }
    }
    return result;
}

} // namespace michi::catalogue
