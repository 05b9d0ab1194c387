#include "domain/seal.hpp"

#include <charconv>

namespace michi {

namespace {

// Takes "name=words " off the front of the text, or all of it for the last; nothing where it begins
// otherwise.
std::optional<std::string_view> take(std::string_view& text, std::string_view name)
{
    if (!text.starts_with(name) || text.substr(name.size(), 1) != "=")
        return std::nullopt;
    text.remove_prefix(name.size() + 1);
    const std::size_t end = name == "prefecture" ? text.size() : text.find(' ');
    if (end == text.npos)
        return std::nullopt;
    const std::string_view words = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    return words;
}

template <class T> T number(std::string_view digits)
{
    T value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

constexpr std::string_view first_word = "michishirube ";

} // namespace

std::optional<Seal> parse_seal(std::string_view text)
{
    std::string_view rest = text;
    if (!rest.starts_with(first_word))
        return std::nullopt;
    rest.remove_prefix(first_word.size());
    const auto sequence = take(rest, "sequence");
    const auto issued = parse_day(take(rest, "issued").value_or(""));
    const auto expires = parse_day(take(rest, "expires").value_or(""));
    const auto schema = take(rest, "schema");
    const auto prefecture = take(rest, "prefecture");
    if (!sequence || !issued || !expires || !schema || !prefecture)
        return std::nullopt;
    const Seal seal{number<std::int64_t>(*sequence), *issued, *expires, number<int>(*schema),
                    std::string(*prefecture)};
    const bool whole = seal.sequence >= 1 && seal.sequence <= highest_sequence &&
                       seal.issued <= seal.expires && seal.schema >= 1 && !seal.prefecture.empty();
    return whole && to_string(seal) == text ? std::optional{seal} : std::nullopt;
}

std::string to_string(const Seal& seal)
{
    return std::string(first_word) + "sequence=" + std::to_string(seal.sequence) +
           " issued=" + to_string(seal.issued) + " expires=" + to_string(seal.expires) +
           " schema=" + std::to_string(seal.schema) + " prefecture=" + seal.prefecture;
}

} // namespace michi
