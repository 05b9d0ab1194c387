#include "app/told_data.hpp"

#include "domain/clock.hpp"

namespace michi::app {

void ToldData::take(const std::vector<Stop>& stops, Day day, bool certain)
{
    m_translated.clear();
    m_changed.reset();
    if (!stops.empty())
        m_changed = with_stops(m_data, stops);
    if (!certain)
        m_changed = without_a_day(catalogue(), day);
    m_matcher.emplace(catalogue(), day);
}

const Catalogue& ToldData::in(Language language)
{
    if (language == Language::ja)
        return catalogue();
    const auto known = m_translated.find(language);
    if (known != m_translated.end())
        return known->second;
    return m_translated.emplace(language, translated(catalogue(), language)).first->second;
}

} // namespace michi::app
