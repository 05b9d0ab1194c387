#include "screens/read_aloud.hpp"

#include "domain/ruby.hpp"

#include <algorithm>
#include <array>

namespace michi::screens {

namespace {

// The pause within a sentence, and its end.
std::string_view comma(Language language)
{
    return language == Language::en ? ", " : "\u3001";
}

std::string_view full_stop(Language language)
{
    return language == Language::en ? "." : "\u3002";
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// The length of the telephone number that the words begin with: 0, and three groups of digits.
std::size_t phone_length(std::string_view words)
{
    if (words.empty() || words.front() != '0')
        return 0;
    std::size_t groups = 0;
    std::size_t at = 0;
    while (at < words.size() && is_digit(words[at])) {
        ++groups;
        while (at < words.size() && is_digit(words[at]))
            ++at;
        if (at + 1 < words.size() && words[at] == '-' && is_digit(words[at + 1]))
            ++at;
        else
            break;
    }
    return groups == 3 ? at : 0;
}

// 017-734-9368 becomes "0 1 7, 7 3 4, 9 3 6 8".
std::string digit_by_digit(std::string_view number, Language language)
{
    std::string result;
    for (std::size_t at = 0; at < number.size(); ++at) {
        if (number[at] == '-') {
            result += comma(language);
            continue;
        }
        if (at > 0 && number[at - 1] != '-')
            result += ' ';
        result += number[at];
    }
    return result;
}

// The length of what only stands between two things: two spaces, or a raised dot.
std::size_t between(std::string_view words)
{
    for (const std::string_view mark : {"  ", "\u30fb"})
        if (words.starts_with(mark))
            return mark.size();
    return 0;
}

// The length of the extension that the words begin with, where `said` ends in what announces one.
std::size_t extension_length(std::string_view words, std::string_view said, const Speech& say)
{
    const std::string announced = as_read(say("programme.extension", {{"number", ""}}));
    return said.ends_with(announced) ? std::min(words.find_first_not_of("0123456789"), words.size())
                                     : 0;
}

std::string to_be_said(std::string_view words, const Speech& say)
{
    const Language language = say.language;
    std::string result;
    for (std::size_t at = 0; at < words.size();) {
        const std::string_view rest = words.substr(at);
        const bool inside = at > 0 && is_digit(words[at - 1]);
        const std::size_t number =
            inside ? 0 : std::max(phone_length(rest), extension_length(rest, result, say));
        if (number > 0) {
            result += digit_by_digit(rest.substr(0, number), language);
            at += number;
        } else if (const std::size_t mark = between(rest)) {
            result += comma(language);
            at += mark;
        } else {
            result += words[at] == '\n' ? ' ' : words[at];
            ++at;
        }
    }
    return result;
}

bool is_ended(std::string_view sentence)
{
    return std::ranges::any_of(std::array{".", "!", "?", "\u3002", "\uff01", "\uff1f"},
                               [&](std::string_view end) { return sentence.ends_with(end); });
}

void append(std::string& sentence, const std::string& words, const Speech& say)
{
    if (words.empty())
        return;
    if (is_ended(sentence))
        sentence += ' ';
    else if (!sentence.empty())
        sentence += comma(say.language);
    sentence += to_be_said(words, say);
}

class Reader {
public:
    Reader(const ui::Frame& frame, const Speech& say) : m_frame(frame), m_say(say)
    {
        for (const ui::Target& target : frame.targets) {
            texts_to(target.texts_before);
            enter(target.area);
            if (target.in_sight)
                add(named(target), target.id, target.chosen);
        }
        texts_to(frame.texts.size());
        enter("");
    }

    std::vector<Sentence> sentences;

private:
    // The texts that stand on no target.
    void texts_to(std::size_t end)
    {
        for (; m_text < end; ++m_text) {
            const ui::Text& text = m_frame.texts[m_text];
            if (text.spoken.empty() ||
                std::ranges::any_of(m_frame.targets,
                                    [&](const auto& target) { return holds(target, text); }))
                continue;
            enter(text.area);
            if (text.seen.height() * 2 > text.box.height())
                add(to_be_said(text.spoken, m_say), "", false);
        }
    }

    static bool holds(const ui::Target& target, const ui::Text& text)
    {
        return target.area == text.area &&
               target.whole.holds(text.box.middle_x(), text.box.middle_y());
    }

    // What stands on a target is its name, else the words that it was given.
    [[nodiscard]] std::string named(const ui::Target& target) const
    {
        std::string name;
        for (const ui::Text& text : m_frame.texts)
            if (holds(target, text))
                append(name, text.spoken, m_say);
        if (name.empty())
            append(name, target.spoken, m_say);
        if (name.empty()) // arrows have none
            name = said(target.id.ends_with("/back") ? "speech.page_back" : "speech.page_next");
        if (target.chosen)
            append(name, said("speech.chosen"), m_say);
        return name;
    }

    // Behind a scrolled area: how much of it is below what is seen.
    void enter(const std::string& area)
    {
        if (area == m_area)
            return;
        const std::string left = std::exchange(m_area, area);
        if (left.empty() || !m_frame.memory.scrolling.left_to_scroll(left))
            return;
        std::ptrdiff_t below = 0;
        std::ptrdiff_t seen = 0;
        for (const ui::Target& target : m_frame.targets)
            if (target.area == left) {
                seen += target.in_sight;
                below = target.in_sight ? 0 : below + 1;
            }
        add(seen > 0 && below > 0 ? said("speech.follow", {{"count", std::to_string(below)}})
                                  : said("speech.more"),
            "", false);
    }

    [[nodiscard]] std::string said(std::string_view key, const Fill& fill = {}) const
    {
        return as_read(m_say(key, fill));
    }

    void add(const std::string& words, const std::string& target, bool chosen)
    {
        sentences.push_back({words, target, chosen});
        if (!is_ended(words))
            sentences.back().words += full_stop(m_say.language);
    }

    const ui::Frame& m_frame;
    const Speech& m_say;
    std::size_t m_text = 0;
    std::string m_area;
};

} // namespace

std::vector<Sentence> read_aloud(const ui::Frame& frame, const Speech& say)
{
    return Reader(frame, say).sentences;
}

std::vector<Sentence> what_is_new(const std::vector<Sentence>& before,
                                  const std::vector<Sentence>& now, const Speech& say)
{
    std::vector<Sentence> result;
    for (Sentence sentence : now) {
        const auto same = [&](const Sentence& other) { return other.words == sentence.words; };
        if (std::ranges::any_of(before, same))
            continue;
        const bool given_up = !sentence.target.empty() && !sentence.chosen &&
                              std::ranges::any_of(before, [&](const Sentence& other) {
                                  return other.chosen && other.target == sentence.target;
                              });
        if (given_up)
            append(sentence.words, as_read(say("speech.not_chosen")), say);
        result.push_back(std::move(sentence));
    }
    return result;
}

} // namespace michi::screens
