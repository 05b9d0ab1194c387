#include "domain/ruby.hpp"

#include <algorithm>

namespace michi {

std::vector<RubyRun> ruby_runs(std::string_view text)
{
    std::vector<RubyRun> runs;
    const auto plain = [&](std::string_view words) {
        if (words.empty())
            return;
        if (runs.empty() || !runs.back().reading.empty())
            runs.emplace_back();
        runs.back().base += words;
    };
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open);
        const std::size_t bar = text.find('|', open);
        if (open == text.npos || close == text.npos) {
            plain(text);
            break;
        }
        plain(text.substr(0, open));
        if (bar < close)
            runs.push_back({std::string(text.substr(open + 1, bar - open - 1)),
                            std::string(text.substr(bar + 1, close - bar - 1))});
        else
            plain(text.substr(open, close - open + 1));
        text.remove_prefix(close + 1);
    }
    return runs;
}

std::string without_ruby(std::string_view text)
{
    std::string result;
    for (const RubyRun& run : ruby_runs(text))
        result += run.base;
    return result;
}

std::string as_read(std::string_view text)
{
    std::string result;
    for (const RubyRun& run : ruby_runs(text))
        result += run.reading.empty() ? run.base : run.reading;
    return result;
}

std::string with_ruby(std::string_view name, std::string_view reading)
{
    std::size_t same = 0;
    while (same + 3 <= std::min(name.size(), reading.size()) &&
           name.substr(same, 3) == reading.substr(same, 3))
        same += 3; // kana are three bytes each
    const std::string_view rest = name.substr(same);
    if (rest.empty())
        return std::string(name);
    return std::string(name.substr(0, same)) + "{" + std::string(rest) + "|" +
           std::string(reading.substr(same)) + "}";
}

std::string kanji_without_reading(std::string_view text)
{
    // CJK unified ideographs, U+3400 to U+9FFF, are E3 90 80 to E9 BF BF in UTF-8; U+3005 repeats
    // the one before it.
    constexpr std::string_view first = "\xe3\x90\x80";
    constexpr std::string_view last = "\xe9\xbf\xbf";
    constexpr std::string_view repeated = "\xe3\x80\x85";
    for (const RubyRun& run : ruby_runs(text)) {
        if (!run.reading.empty())
            continue;
        for (std::size_t at = 0; at + 2 < run.base.size(); ++at) {
            const std::string_view character = std::string_view(run.base).substr(at, 3);
            const bool begins = static_cast<unsigned char>(character[0]) >= 0xe0;
            if (begins && ((character >= first && character <= last) || character == repeated))
                return std::string(character);
        }
    }
    return {};
}

} // namespace michi
