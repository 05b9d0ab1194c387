#include "domain/words.hpp"

namespace michi {

void Words::set(Language language, std::string key, std::string words)
{
    m_texts[static_cast<std::size_t>(language)].insert_or_assign(std::move(key), std::move(words));
}

std::string Words::get(Language language, std::string_view key, const Fill& fill) const
{
    const auto& texts = all(language);
    const auto found = texts.find(key);
    if (found == texts.end())
        return std::string(key);

    std::string result;
    std::string_view rest = found->second;
    for (std::size_t open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        if (close == rest.npos)
            break;
        const std::string_view hole = rest.substr(open + 1, close - open - 1);
        const auto filled = std::ranges::find(fill, hole, &Fill::value_type::first);
        result += rest.substr(0, open);
        result += filled != fill.end() ? filled->second
                                       : std::string(rest.substr(open, close - open + 1));
        rest.remove_prefix(close + 1);
    }
    return result.append(rest);
}

Fill parts_of(const Speech& say, Day day)
{
    const auto month = std::to_string(static_cast<unsigned>(day.month()));
    return {{"y", std::to_string(static_cast<int>(day.year()))},
            {"m", say("date.m." + month)},
            {"d", std::to_string(static_cast<unsigned>(day.day()))},
            {"w", say("date.w." + std::to_string(weekday_of(day)))}};
}

std::string full_date(const Speech& say, Day day)
{
    return say("date.full", parts_of(say, day));
}

} // namespace michi
