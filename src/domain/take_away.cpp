#include "domain/take_away.hpp"

#include "domain/ruby.hpp"
#include "domain/verdict.hpp"

#include <algorithm>
#include <span>

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

// In one code, or else in two, parted where the longer one is shortest; nothing where it doesn't
// fit.
std::vector<std::string> in_codes(const Parts& parts)
{
    using Entries = std::span<const std::string>;
    const auto code = [&](std::string_view number, Entries entries) {
        std::string text = parts.head + std::string(number);
        for (const std::string& entry : entries)
            text += entry;
        return text + parts.foot;
    };
    const Entries all = parts.programmes;
    if (std::string one = code("", all); one.size() <= most_code_bytes)
        return {one};
    std::vector<std::string> best;
    std::size_t least = most_code_bytes + 1;
    for (std::size_t first = 1; first < all.size(); ++first) {
        const std::string one = code("  1/2", all.first(first));
        const std::string two = code("  2/2", all.subspan(first));
        const std::size_t longer = std::max(one.size(), two.size());
        if (longer < least) {
            least = longer;
            best = {one, two};
        }
    }
    return best;
}

} // namespace

std::vector<std::string> take_away_codes(const std::vector<ProgrammeIndex>& list,
                                         const Place& place, const Catalogue& catalogue,
                                         Language language)
{
    const Speech say{catalogue.words, language};
    const auto codes = [&](std::size_t count, bool with_pages) {
        return in_codes(parts_of(list, count, with_pages, place, catalogue, say));
    };
    std::vector<std::string> result = codes(list.size(), true);
    for (std::size_t count = list.size(); result.empty() && count > 0; --count)
        result = codes(count, false);
    return result;
}

} // namespace michi
