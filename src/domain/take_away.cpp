#include "domain/take_away.hpp"

#include "domain/ruby.hpp"
#include "domain/verdict.hpp"

#include <algorithm>

namespace michi {

namespace {

// What the codes are put together from, without marks of readings.
struct Parts {
    std::string head;
    std::vector<std::string> programmes;
    std::string foot;
};

std::string entry_of(const Programme& programme, const Place& place, const Catalogue& catalogue,
                     const Speech& say)
{
    const Desk& desk = catalogue.at(first_contact(programme, place, catalogue));
    const Phone& phone = desk.phones.front();
    std::string entry = "\n\n" + programme.text(say.language).short_title + "\n" +
                        desk.name_for(say.language) + "\n" + phone.number;
    if (!phone.extension.empty())
        entry += " " + say("programme.extension", {{"number", phone.extension}});
    return without_ruby(entry);
}

// The first `count` of the list.
Parts parts_of(const std::vector<ProgrammeIndex>& list, std::size_t count, bool with_pages,
               const Place& place, const Catalogue& catalogue, const Speech& say)
{
    Parts parts;
    parts.head =
        without_ruby(say("app.name") + "  " +
                     say("data.as_of", {{"date", full_date(say, catalogue.edition.date)}}));
    for (std::size_t at = 0; at < count; ++at) {
        const Programme& programme = catalogue.at(list[at]);
        parts.programmes.push_back(entry_of(programme, place, catalogue, say));
        if (with_pages && !programme.links.empty())
            parts.programmes.back() += "\n" + programme.links.front().url;
    }
    std::string foot = "\n\n";
    if (!with_pages)
        foot += say("take.no_pages") + "\n";
    if (count < list.size())
        foot += say("take.rest", {{"count", std::to_string(list.size() - count)}}) + "\n";
    parts.foot = without_ruby(foot + say("take.not_a_decision"));
    return parts;
}

// In as few codes as hold it, parted where the longest is shortest; nothing where it doesn't fit.
class Parting {
public:
    Parting(const Parts& parts, const CodeLimits& limits) : m_parts(parts), m_limits(limits) {}

    [[nodiscard]] std::vector<std::string> codes()
    {
        const std::size_t most = std::min(m_limits.count, m_parts.programmes.size());
        for (std::size_t count = 1; count <= most && m_best.empty(); ++count) {
            m_count = count;
            part({}, 0, 0);
        }
        return m_best;
    }

private:
    // The texts so far hold the first `used` programmes.
    void part(const std::vector<std::string>& texts, std::size_t used, std::size_t longest)
    {
        const std::size_t left = m_parts.programmes.size() - used;
        const std::size_t to_fill = m_count - texts.size();
        if (to_fill == 0) {
            m_best = texts;
            m_least = longest;
            return;
        }
        const std::size_t first = to_fill == 1 ? left : 1;
        for (std::size_t taken = first; taken + to_fill <= left + 1; ++taken) {
            const std::string text = code(texts.size() + 1, used, taken);
            const std::size_t longer = std::max(longest, text.size());
            if (text.size() > m_limits.bytes || (!m_best.empty() && longer >= m_least))
                return; // more programmes make it no shorter
            std::vector<std::string> with = texts;
            with.push_back(text);
            part(with, used + taken, longer);
        }
    }
    [[nodiscard]] std::string code(std::size_t number, std::size_t from, std::size_t taken) const
    {
        std::string text = m_parts.head;
        if (m_count > 1)
            text += "  " + std::to_string(number) + "/" + std::to_string(m_count);
        for (std::size_t at = from; at < from + taken; ++at)
            text += m_parts.programmes[at];
        return text + m_parts.foot;
    }

    const Parts& m_parts;
    const CodeLimits& m_limits;
    std::size_t m_count = 0;
    std::vector<std::string> m_best;
    std::size_t m_least = 0;
};

} // namespace

std::vector<std::string> take_away_codes(const std::vector<ProgrammeIndex>& list,
                                         const Place& place, const Catalogue& catalogue,
                                         Language language, const CodeLimits& limits)
{
    const Speech say{catalogue.words, language};
    const auto codes = [&](std::size_t count, bool with_pages) {
        const Parts parts = parts_of(list, count, with_pages, place, catalogue, say);
        return Parting(parts, limits).codes();
    };
    std::vector<std::string> result = codes(list.size(), true);
    for (std::size_t count = list.size(); result.empty() && count > 0; --count)
        result = codes(count, false);
    return result;
}

} // namespace michi
