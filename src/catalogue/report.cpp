#include "catalogue/report.hpp"

#include "domain/matching.hpp"
#include "domain/paths.hpp"

#include <map>
#include <set>
#include <sstream>

namespace michi::catalogue {

namespace {

// A programme, or a part or an event of it, on a day that matters.
struct Dated {
    RoughDay date;
    const Programme* programme = nullptr;
    std::string part;
};

class Report {
public:
    Report(const Catalogue& catalogue, const Words& words, Day today)
        : m_catalogue(catalogue), m_say{words}, m_today(today)
    {
    }

    std::string text()
    {
        const auto count = [](const auto& list) { return std::to_string(list.size()); };
        m_out << m_say("title", {{"date", to_string(m_today)}}) << '\n'
              << m_say("edition", {{"date", to_string(m_catalogue.edition.date)},
                                   {"programmes", count(m_catalogue.programmes)},
                                   {"desks", count(m_catalogue.desks)}})
              << '\n';
        closing();
        closed();
        unconfirmed();
        beginning();
        events();
        walk();
        unused();
        return m_out.str();
    }

private:
    // --- lines ---

    void section(std::string_view title, const std::vector<std::string>& entries, std::size_t count)
    {
        m_out << '\n'
              << m_say("section",
                       {{"number", std::to_string(++m_sections)},
                        {"title", m_say(title, {{"days", std::to_string(days_ahead)},
                                                {"months", std::to_string(months_confirmed)}})},
                        {"count", std::to_string(count)}})
              << '\n';
        for (const std::string& entry : entries)
            m_out << "  " << entry << '\n';
        if (entries.empty())
            m_out << "  " << m_say("none") << '\n';
    }
    void section(std::string_view title, const std::vector<std::string>& entries)
    {
        section(title, entries, entries.size());
    }

    // Many keys, a dozen a line.
    static void add_rows(std::vector<std::string>& entries, const std::vector<std::string>& keys)
    {
        for (std::size_t at = 0; at < keys.size(); ++at)
            if (at % 12 == 0)
                entries.push_back(keys[at]);
            else
                entries.back() += " " + keys[at];
    }
    static const std::string& title_of(const Programme& programme)
    {
        return programme.text(Language::ja).title;
    }
    std::string title_of(const Dated& dated) const
    {
        const std::string& title = title_of(*dated.programme);
        return dated.part.empty() ? title : m_say("part", {{"title", title}, {"part", dated.part}});
    }
    std::string entry(const Programme& programme) const
    {
        return m_say("entry", {{"key", programme.key}, {"title", title_of(programme)}});
    }
    // The first desk of a programme, on a line of its own under the entry.
    std::string desk_line(const Programme& programme) const
    {
        const Desk& desk = m_catalogue.at(first_contact(programme, Unknown{}, m_catalogue));
        const Phone& phone = desk.phones.front();
        std::string number = phone.number;
        if (!phone.extension.empty())
            number += " " + m_catalogue.words.get(Language::ja, "programme.extension",
                                                  {{"number", phone.extension}});
        return "\n      " + m_say("desk", {{"desk", desk.name}, {"phone", number}});
    }

    // --- days ---

    [[nodiscard]] bool is_near(Day day) const
    {
        const int days = days_between(m_today, day);
        return days >= 0 && days <= days_ahead;
    }
    // Whether a period of the programme says when one can apply, for the whole or a part.
    static bool counts(const Programme& programme, const Period& period)
    {
        return period.what != PeriodKind::work &&
               (!period.part.empty() || programme.standing == Standing::dated);
    }
    static std::vector<Dated> by_day(std::vector<Dated> list)
    {
        std::ranges::stable_sort(list, {}, [](const Dated& dated) { return dated.date.last; });
        return list;
    }

    void closing()
    {
        std::vector<Dated> list;
        for (const Programme& one : m_catalogue.programmes) {
            bool has_period = false; // that is open for the whole, or is to be
            for (const Period& period : one.periods) {
                const State state = state_of(period, m_today);
                if (!counts(one, period) || state == State::closed)
                    continue;
                has_period |= period.part.empty();
                if (state != State::upcoming && period.to && is_near(period.to->last))
                    list.push_back({*period.to, &one, period.part});
            }
            if (one.standing == Standing::dated && !has_period && !one.occasions.empty() &&
                is_near(one.occasions.back().date.last))
                list.push_back({one.occasions.back().date, &one, {}});
        }
        std::vector<std::string> entries;
        for (const Dated& dated : by_day(list)) {
            const int days = days_between(m_today, dated.date.last);
            entries.push_back(m_say("closing_entry", {{"date", to_string(dated.date)},
                                                      {"days", std::to_string(days)},
                                                      {"key", dated.programme->key},
                                                      {"title", title_of(dated)}}) +
                              desk_line(*dated.programme));
        }
        section("closing", entries);
    }

    // The brochure's word, or else the last day on which something was open.
    std::string why_closed(const Programme& programme) const
    {
        if (!programme.closed_words.empty())
            return programme.closed_words;
        RoughDay last{};
        const auto note = [&](const RoughDay& day) {
            if (last.last < day.last)
                last = day;
        };
        for (const Period& period : programme.periods)
            if (period.what != PeriodKind::work && period.part.empty() && period.to)
                note(*period.to);
        for (const Occasion& occasion : programme.occasions)
            note(occasion.date);
        return m_say("closed_since", {{"date", to_string(last)}});
    }

    void closed()
    {
        std::vector<std::string> entries;
        for (const Programme& one : m_catalogue.programmes)
            if (state_on(one, m_today) == State::closed)
                entries.push_back(
                    m_say("closed_entry",
                          {{"key", one.key}, {"title", title_of(one)}, {"why", why_closed(one)}}) +
                    desk_line(one));
        section("closed", entries);
    }

    // The first day on which a confirmation no longer holds.
    static Day runs_out(Day confirmed)
    {
        const Day day = confirmed + std::chrono::months{months_confirmed};
        return day.ok() ? day : Day{day.year() / day.month() / std::chrono::last};
    }

    void unconfirmed()
    {
        std::map<Day, std::vector<std::string>> keys;
        std::size_t count = 0;
        for (const Programme& one : m_catalogue.programmes)
            if (runs_out(one.confirmed) <= m_today) {
                keys[one.confirmed].push_back(one.key);
                ++count;
            }
        std::vector<std::string> entries;
        for (const auto& [day, list] : keys) {
            entries.push_back(m_say("unconfirmed_entry", {{"date", to_string(day)},
                                                          {"count", std::to_string(list.size())}}));
            add_rows(entries, list);
        }
        section("unconfirmed", entries, count);
    }

    void beginning()
    {
        std::vector<Dated> list;
        for (const Programme& one : m_catalogue.programmes)
            for (const Period& period : one.periods)
                if (counts(one, period) && state_of(period, m_today) == State::upcoming &&
                    is_near(period.from->first))
                    list.push_back({*period.from, &one, period.part});
        std::vector<std::string> entries;
        for (const Dated& dated : by_day(list))
            entries.push_back(m_say("beginning_entry", {{"date", to_string(dated.date)},
                                                        {"key", dated.programme->key},
                                                        {"title", title_of(dated)}}));
        section("beginning", entries);
    }

    void events()
    {
        std::vector<Dated> list;
        for (const Programme& one : m_catalogue.programmes)
            for (const Occasion& occasion : one.occasions)
                if (is_near(occasion.date.last) || is_near(occasion.date.first))
                    list.push_back({occasion.date, &one, occasion.name});
        std::vector<std::string> entries;
        for (const Dated& dated : by_day(list))
            entries.push_back(
                m_say("event_entry", {{"date", to_string(dated.date)},
                                      {"key", dated.programme->key},
                                      {"title", dated.programme->text(Language::ja).short_title},
                                      {"event", dated.part}}));
        section("events", entries);
    }

    // --- paths ---

    // Every visitor with one purpose: what nobody is shown, and who is shown nothing.
    void walk()
    {
        const Matcher matcher(m_catalogue, m_today);
        std::vector<char> shown(m_catalogue.programmes.size());
        std::map<Purpose, PathSet> empty;
        for_each_path(all_paths(m_catalogue.places, 1), [&](const Answers& answers) {
            const Matches matches = matcher.match(answers);
            for (const Match& match : matches.shortlist)
                shown[match.programme.value] = 1;
            for (const Match& match : matches.more)
                shown[match.programme.value] = 1;
            for (const NearMiss& miss : matches.near)
                shown[miss.match.programme.value] = 1;
            if (matches.shortlist.empty())
                empty.try_emplace(answers.purposes.front(), m_catalogue.places)
                    .first->second.insert(answers);
        });
        never_shown(matcher, shown);
        nothing_found(empty);
    }

    // The programme, its twins, and theirs.
    std::vector<ProgrammeIndex> family_of(ProgrammeIndex programme) const
    {
        std::vector<ProgrammeIndex> family{programme};
        for (std::size_t at = 0; at < family.size(); ++at)
            for (const ProgrammeIndex twin : m_catalogue.at(family[at]).same)
                if (std::ranges::find(family, twin) == family.end())
                    family.push_back(twin);
        return family;
    }

    void never_shown(const Matcher& matcher, const std::vector<char>& shown)
    {
        std::vector<std::string> entries;
        for (std::uint32_t index = 0; index < shown.size(); ++index) {
            const Programme& one = m_catalogue.programmes[index];
            if (shown[index] || matcher.state({index}) == State::closed)
                continue;
            const auto family = family_of({index});
            const auto twin = std::ranges::find_if(
                family, [&](ProgrammeIndex other) { return shown[other.value] != 0; });
            entries.push_back(twin == family.end()
                                  ? entry(one)
                                  : m_say("twin_shown", {{"title", entry(one)},
                                                         {"key", m_catalogue.at(*twin).key}}));
        }
        section("never_shown", entries);
    }

    void nothing_found(const std::map<Purpose, PathSet>& empty)
    {
        const Speech screen{m_catalogue.words};
        std::vector<std::string> entries;
        for (const auto& [purpose, set] : empty)
            for (const Paths& piece : set.pieces())
                entries.push_back(
                    m_say("nothing_found_entry", {{"purpose", screen.of("purpose", purpose)},
                                                  {"age", answers_in("age", piece.ages)},
                                                  {"trade", answers_in("trade", piece.trades)},
                                                  {"place", names(piece.places)}}));
        section("nothing_found", entries);
    }

    std::string joined(const std::vector<std::string>& parts) const
    {
        std::string result;
        for (const std::string& part : parts)
            result += (result.empty() ? "" : m_say("separator")) + part;
        return result;
    }
    template <class E>
    std::string answers_in(std::string_view group, const std::vector<E>& values) const
    {
        if (values.size() == count_of<E>)
            return m_say("all");
        std::vector<std::string> parts;
        for (const E value : values)
            parts.push_back(Speech{m_catalogue.words}.of(group, value));
        return joined(parts);
    }
    std::string name_of(const PlaceGroup& group) const
    {
        const Places& places = m_catalogue.places;
        if (const auto* town = std::get_if<TownIndex>(&group.place))
            return places.at(*town).name;
        if (const auto* region = std::get_if<RegionIndex>(&group.place)) {
            const std::string& name = places.at(*region).name;
            return group.whole ? name : m_say("any_town", {{"region", name}});
        }
        return Speech{m_catalogue.words}(
            std::holds_alternative<Outside>(group.place) ? "region.outside" : "region.unknown");
    }
    std::string names(const std::vector<Place>& list) const
    {
        const Places& places = m_catalogue.places;
        if (list.size() == all_places(places).size())
            return m_say("all");
        std::vector<std::string> parts;
        for (const PlaceGroup& group : grouped(list, places))
            parts.push_back(name_of(group));
        return joined(parts);
    }

    // --- what nothing leads to ---

    void unused()
    {
        std::set<DeskIndex> used{m_catalogue.edition.general_desk};
        std::vector<std::string> keys;
        for (const Programme& one : m_catalogue.programmes) {
            for (const Contact& contact : one.contacts)
                used.insert(contact.desk);
            if (one.links.empty())
                keys.push_back(one.key);
        }
        std::vector<std::string> desks;
        for (std::uint32_t index = 0; index < m_catalogue.desks.size(); ++index)
            if (!used.contains({index}))
                desks.push_back(m_say("entry", {{"key", m_catalogue.desks[index].id},
                                                {"title", m_catalogue.desks[index].name}}));
        section("desks_unused", desks);
        std::vector<std::string> without_link;
        add_rows(without_link, keys);
        section("without_link", without_link, keys.size());
    }

    const Catalogue& m_catalogue;
    Speech m_say;
    Day m_today;
    std::ostringstream m_out;
    int m_sections = 0;
};

} // namespace

std::string report(const Catalogue& catalogue, const Words& words, Day today)
{
    return Report(catalogue, words, today).text();
}

} // namespace michi::catalogue
