#pragma once

#include "domain/date.hpp"
#include "domain/terms.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace michi {

// What fills the {holes} of a text: name and words.
using Fill = std::vector<std::pair<std::string_view, std::string>>;

// The words of the screens in every language, from data/text. Every language has the same keys:
// the check of the data sees to it.
class Words {
public:
    void set(Language language, std::string key, std::string words);

    // The text of `key`, its holes filled. A key that nobody wrote is a defect that the tests find;
    // a visitor would read the key itself.
    [[nodiscard]] std::string get(Language language, std::string_view key,
                                  const Fill& fill = {}) const;
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>&
    all(Language language) const
    {
        return m_texts[static_cast<std::size_t>(language)];
    }

private:
    std::array<std::map<std::string, std::string, std::less<>>, count_of<Language>> m_texts;
};

// The words of one language: what a screen needs.
struct Speech {
    const Words& words;
    Language language = Language::ja;

    [[nodiscard]] std::string operator()(std::string_view key, const Fill& fill = {}) const
    {
        return words.get(language, key, fill);
    }
    // "purpose" and Purpose::start give the text of "purpose.start".
    template <class E> [[nodiscard]] std::string of(std::string_view group, E value) const
    {
        return words.get(language, std::string(group) + "." + std::string(id_of(value)));
    }
};

// What fills {y}, {m}, {d} and {w}, the weekday.
[[nodiscard]] Fill parts_of(const Speech& say, Day day);
[[nodiscard]] std::string full_date(const Speech& say, Day day); // 2023年10月13日

} // namespace michi
