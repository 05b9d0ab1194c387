#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

// Texts as people count them: by character, not by byte.
namespace michi::catalogue {

// The characters of a valid UTF-8 text.
[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string utf8(char32_t character);
[[nodiscard]] std::size_t length(std::string_view text);

// "U+3099"
[[nodiscard]] std::string code_of(char32_t character);

// Steers or hides text instead of being text: control and direction characters, loose voicing
// marks, private use.
[[nodiscard]] bool is_bad_character(char32_t character);
// A digit, letter or per cent sign in full width, or kana in half width.
[[nodiscard]] bool is_wrong_width(char32_t character);
[[nodiscard]] bool is_hiragana(char32_t character);

// The known word that `wrong` is probably meant to be, if any is near enough to be worth naming.
[[nodiscard]] std::optional<std::string> nearest(std::string_view wrong,
                                                 std::span<const std::string> known);

} // namespace michi::catalogue
