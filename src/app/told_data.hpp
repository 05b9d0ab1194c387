#pragma once

#include "domain/catalogue.hpp"
#include "domain/matching.hpp"
#include "domain/stops.hpp"

#include <map>
#include <optional>
#include <vector>

namespace michi::app {

// The data as it may be told: with what is stopped, and on what is known of the day.
class ToldData {
public:
    explicit ToldData(const Catalogue& data) : m_data(data) {}

    // Of a day that is not known, `day` is the earliest that it can be.
    void take(const std::vector<Stop>& stops, Day day, bool certain);

    [[nodiscard]] const Catalogue& catalogue() const { return m_changed ? *m_changed : m_data; }
    [[nodiscard]] const Catalogue& in(Language language);
    [[nodiscard]] const Matcher& matcher() const { return *m_matcher; }

private:
    const Catalogue& m_data;
    std::optional<Catalogue> m_changed;         // where that is another
    std::map<Language, Catalogue> m_translated; // made when a visitor first asks for a language
    std::optional<Matcher> m_matcher;           // from the first take() on
};

} // namespace michi::app
