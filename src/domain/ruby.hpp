#pragma once

#include <string>
#include <string_view>
#include <vector>

// Furigana as data: {word|reading} in a text is a word of kanji with its reading in kana.
namespace michi {

struct RubyRun {
    std::string base;
    std::string reading; // empty: plain text

    bool operator==(const RubyRun&) const = default;
};

// The runs of a text, in order. Braces that hold no '|' are plain text.
[[nodiscard]] std::vector<RubyRun> ruby_runs(std::string_view text);

// The text as somebody reads it who knows the words: bases only.
[[nodiscard]] std::string without_ruby(std::string_view text);

// The text as it is said: readings in the place of their words.
[[nodiscard]] std::string as_read(std::string_view text);

// A name with its reading: kana at the beginning of both stay plain.
[[nodiscard]] std::string with_ruby(std::string_view name, std::string_view reading);

// The first kanji that stands outside every word with a reading, or nothing ("").
[[nodiscard]] std::string kanji_without_reading(std::string_view text);

} // namespace michi
