#include "catalogue/checks.hpp"

#include "domain/ruby.hpp"

#include <algorithm>

namespace michi::catalogue {

namespace {

bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_number(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Whether the text has digits where the form has 0, and the form's own signs elsewhere.
bool has_form(std::string_view text, std::string_view form)
{
    return std::ranges::equal(text, form, [](char byte, char wanted) {
        return wanted == '0' ? is_digit(byte) : byte == wanted;
    });
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> result;
    for (std::size_t end = text.find(at); end != text.npos; end = text.find(at)) {
        result.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    result.push_back(text);
    return result;
}

// 0AA-BBB-CCCC in any of Japan's area codes, or a number like 0120-AAA-BBB.
bool is_phone_number(std::string_view text)
{
    const auto groups = split(text, '-');
    if (groups.size() != 3 || !std::ranges::all_of(groups, is_number) || text[0] != '0' ||
        text[1] == '0')
        return false;
    const std::size_t area = groups[0].size();
    const std::size_t exchange = groups[1].size();
    const std::size_t own = groups[2].size();
    if (area + exchange + own != 10)
        return false;
    return own == 4 ? area >= 2 && area <= 5 : area == 4 && exchange == 3;
}

bool is_host(std::string_view text)
{
    const auto labels = split(text, '.');
    return labels.size() > 1 && std::ranges::all_of(labels, [](std::string_view label) {
               return !label.empty() && label.front() != '-' && label.back() != '-' &&
                      std::ranges::all_of(label, [](char byte) {
                          return is_letter(byte) || is_digit(byte) || byte == '-';
                      });
           });
}

bool is_https(std::string_view text)
{
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme))
        return false;
    const std::string_view rest = text.substr(scheme.size());
    return is_host(rest.substr(0, rest.find_first_of("/?#"))) &&
           std::ranges::all_of(rest, [](char byte) {
               return byte > ' ' && byte < 0x7f && byte != '"' && byte != '<' && byte != '>';
           });
}

bool is_mail(std::string_view text)
{
    const auto parts = split(text, '@');
    return parts.size() == 2 && !parts[0].empty() && is_host(parts[1]) &&
           std::ranges::all_of(parts[0], [](char byte) {
               return is_letter(byte) || is_digit(byte) ||
                      std::string_view("._%+-").find(byte) != std::string_view::npos;
           });
}

template <class Is>
std::optional<std::string> text_that(const Value& value, const Is& is, Rule rule)
{
    const auto text = value.plain_text();
    if (!text || is(*text))
        return text;
    value.fault(rule, {{"value", *text}});
    return std::nullopt;
}

// A date as text. TOML has dates of its own: they are as good.
std::optional<std::string> date_text(const Value& value)
{
    const auto date = value.node().value_exact<toml::date>();
    if (!date)
        return value.plain_text();
    return to_string(Day{std::chrono::year{date->year}, std::chrono::month{date->month},
                         std::chrono::day{date->day}});
}

// The day, or month, of the calendar that lies nearest to one that does not exist.
std::string existing(const std::string& text)
{
    const int year = std::stoi(text.substr(0, 4));
    const auto month = static_cast<unsigned>(std::clamp(std::stoi(text.substr(5, 2)), 1, 12));
    const Day first{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{1}};
    if (text.size() == 7)
        return to_string(first).substr(0, 7);
    const Day last = first.year() / first.month() / std::chrono::last;
    return to_string(std::stoi(text.substr(8, 2)) == 0 ? first : last);
}

enum class Months { allowed, refused };

template <class T, class Parse>
std::optional<T> date(const Value& value, Months months, const Parse& parse)
{
    const auto text = date_text(value);
    if (!text)
        return std::nullopt;
    const bool has_right_form =
        has_form(*text, "0000-00-00") || (months == Months::allowed && has_form(*text, "0000-00"));
    if (!has_right_form) {
        value.fault(Rule::not_a_date, {{"value", *text}});
        return std::nullopt;
    }
    const std::optional<T> result = parse(*text);
    if (!result)
        value.fault(Rule::no_such_date, {{"value", *text}, {"example", existing(*text)}});
    return result;
}

// 2.5 and 3, not 2.500000 and 3.000000.
template <class T> std::string shortest(T number)
{
    std::string text = std::to_string(number);
    if (text.find('.') != text.npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text;
}

template <class T> std::optional<T> within(const Value& value, T number, T least, T most)
{
    if (number >= least && number <= most)
        return number;
    value.fault(
        Rule::out_of_range,
        {{"value", shortest(number)}, {"least", shortest(least)}, {"most", shortest(most)}});
    return std::nullopt;
}

// The position of a named thing in its list.
template <class I, class T, class Name>
std::optional<I> index_of(const Value& value, const std::vector<T>& list, Name name, Rule rule)
{
    std::vector<std::string> known;
    for (const T& each : list)
        known.push_back(each.*name);
    const auto position = position_in(value, known, rule);
    return position ? std::optional{I{static_cast<std::uint32_t>(*position)}} : std::nullopt;
}

} // namespace

void check_characters(const Value& value, std::string_view text, Lines lines)
{
    for (const char32_t character : code_points(text)) {
        if (character == U'\n' && lines == Lines::many)
            continue;
        const Fill fill{{"code", code_of(character)}, {"character", utf8(character)}};
        // One of a kind is enough: the next check finds the next.
        if (is_bad_character(character))
            return value.fault(Rule::bad_character, {{"code", code_of(character)}});
        if (is_wrong_width(character))
            return value.fault(Rule::full_width, fill);
        if (!value.inspection().has_glyph(character))
            return value.fault(Rule::not_in_font, fill);
    }
}

void check_easy(Inspection& inspection, const Where& where, std::string_view text)
{
    constexpr std::size_t most = 40;
    constexpr std::string_view full_stop = "\u3002";
    if (const std::string kanji = kanji_without_reading(text); !kanji.empty())
        inspection.add(where, Rule::no_reading,
                       {{"value", std::string(text)}, {"character", kanji}});
    std::string rest = without_ruby(text);
    std::erase(rest, ' ');
    while (!rest.empty()) {
        const std::string sentence = rest.substr(0, rest.find(full_stop));
        if (const std::size_t count = length(sentence); count > most)
            inspection.add(where, Rule::long_sentence,
                           {{"value", sentence},
                            {"length", std::to_string(count)},
                            {"limit", std::to_string(most)}});
        rest.erase(0, sentence.size() + full_stop.size());
    }
}

std::optional<std::string> Text::operator()(const Value& value) const
{
    auto text = value.plain_text();
    if (!text)
        return std::nullopt;
    const std::size_t count = length(without_ruby(*text)); // furigana takes no room of its own
    const auto size = [&](std::size_t limit) {
        return Fill{
            {"value", *text}, {"length", std::to_string(count)}, {"limit", std::to_string(limit)}};
    };
    if (count == 0)
        value.fault(Rule::empty);
    else if (text->front() == ' ' || text->back() == ' ' || text->starts_with("\u3000") ||
             text->ends_with("\u3000"))
        value.fault(Rule::spaces);
    else if (count < least)
        value.fault(Rule::too_short, size(least));
    if (count > most)
        value.fault(Rule::too_long, size(most));
    check_characters(value, *text, Lines::one);
    return text;
}

std::optional<std::string> hiragana(const Value& value)
{
    auto result = text()(value);
    if (!result)
        return std::nullopt;
    const auto characters = code_points(*result);
    const auto odd = std::ranges::find_if_not(characters, is_hiragana);
    if (odd != characters.end())
        value.fault(Rule::not_hiragana, {{"character", utf8(*odd)}});
    return result;
}

std::optional<bool> flag(const Value& value)
{
    auto result = value.node().value_exact<bool>();
    if (!result)
        value.fault(Rule::not_yes_or_no);
    return result;
}

std::optional<long long> Whole::operator()(const Value& value) const
{
    const auto number = value.node().value_exact<std::int64_t>();
    if (!number) {
        value.fault(Rule::not_a_whole_number);
        return std::nullopt;
    }
    return within<long long>(value, *number, least, most);
}

std::optional<int> Count::operator()(const Value& value) const
{
    const auto number = Whole{least, most}(value);
    return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

std::optional<double> Number::operator()(const Value& value) const
{
    if (!value.node().is_number()) {
        value.fault(Rule::not_a_number);
        return std::nullopt;
    }
    const double number = value.node().value<double>().value_or(0);
    return within(value, number, least, most);
}

std::optional<Day> day(const Value& value)
{
    return date<Day>(value, Months::refused, parse_day);
}

std::optional<RoughDay> rough_day(const Value& value)
{
    return date<RoughDay>(value, Months::allowed, parse_rough_day);
}

std::optional<std::string> clock_time(const Value& value)
{
    const auto is_time = [](std::string_view text) {
        return has_form(text, "00:00") && text.substr(0, 2) < "24" && text.substr(3) < "60";
    };
    return text_that(value, is_time, Rule::not_a_time);
}

std::optional<OpeningHours> hours(const Value& value)
{
    const auto text = value.plain_text();
    if (!text)
        return std::nullopt;
    auto hours = parse_hours(*text);
    if (!hours)
        value.fault(Rule::not_hours, {{"value", *text}});
    return hours;
}

std::optional<Phone> phone(const Value& value)
{
    const auto text = value.plain_text();
    if (!text)
        return std::nullopt;
    const std::size_t space = text->find(' ');
    Phone result{text->substr(0, space), {}};
    bool good = is_phone_number(result.number);
    if (space != text->npos) {
        const std::string word = value.inspection().extension_word();
        const std::string rest = text->substr(space + 1);
        good = good && rest.starts_with(word) && is_number(rest.substr(word.size()));
        if (good)
            result.extension = rest.substr(word.size());
    }
    if (good)
        return result;
    value.fault(Rule::not_a_phone, {{"value", *text}});
    return std::nullopt;
}

std::optional<std::string> fax(const Value& value)
{
    return text_that(value, is_phone_number, Rule::not_a_phone);
}

std::optional<std::string> https(const Value& value)
{
    return text_that(value, is_https, Rule::not_https);
}

std::optional<std::string> mail(const Value& value)
{
    return text_that(value, is_mail, Rule::not_mail);
}

std::optional<std::size_t> position_in(const Value& value, std::span<const std::string> known,
                                       Rule rule)
{
    const auto text = value.plain_text();
    if (!text)
        return std::nullopt;
    const auto found = std::ranges::find(known, *text);
    if (found != known.end())
        return static_cast<std::size_t>(found - known.begin());
    std::string all_known;
    for (const std::string& word : known)
        all_known += (all_known.empty() ? "" : ", ") + word;
    value.fault(rule, {{"value", *text}, {"known", all_known}}, nearest(*text, known).value_or(""));
    return std::nullopt;
}

std::optional<TownIndex> ATown::operator()(const Value& value) const
{
    return index_of<TownIndex>(value, places.towns, &Town::name, Rule::unknown_place);
}

std::optional<RegionIndex> ARegion::operator()(const Value& value) const
{
    return index_of<RegionIndex>(value, places.regions, &Region::id, Rule::unknown_word);
}

std::optional<TownSet> Towns::operator()(const Value& value) const
{
    std::vector<std::string> names;
    for (const Town& town : places.towns)
        names.push_back(town.name);
    for (const Region& region : places.regions)
        names.push_back(region.name);
    const auto known = [&](const Value& element) {
        return position_in(element, names, Rule::unknown_place);
    };
    const auto positions = set_of(known)(value);
    if (!positions)
        return std::nullopt;
    TownSet result;
    for (const std::size_t position : *positions) {
        if (position < places.towns.size())
            result.insert(TownIndex{static_cast<std::uint32_t>(position)});
        else
            result.insert(places.regions[position - places.towns.size()]);
    }
    return result;
}

std::optional<DeskIndex> ADesk::operator()(const Value& value) const
{
    return index_of<DeskIndex>(value, desks, &Desk::id, Rule::unknown_desk);
}

} // namespace michi::catalogue
