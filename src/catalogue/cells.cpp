#include "catalogue/cells.hpp"

#include "catalogue/characters.hpp"
#include "domain/date.hpp"

#include <algorithm>
#include <charconv>

namespace michi::catalogue {

namespace {

constexpr char apostrophe = '\''; // "what follows is a text", in every spreadsheet

bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool is_whole(std::string_view text)
{
    return !text.empty() && text.size() <= 18 && std::ranges::all_of(text, is_digit);
}

void replace(std::string& text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); !what.empty() && at != text.npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string joined(const std::vector<std::string>& entries, std::string_view between)
{
    std::string result;
    for (std::size_t at = 0; at < entries.size(); ++at)
        result.append(at == 0 ? "" : between).append(entries[at]);
    return result;
}

std::string without(std::string text, std::string_view what)
{
    replace(text, what, "");
    return text;
}

// --- what a spreadsheet would change ---

// Whether a text is of digits and the signs and words of dates, times and figures alone, and does
// not begin with such a word: an era may.
bool is_like_a_figure(std::string_view text, const SheetWords& words)
{
    constexpr std::string_view signs = "0123456789 /-.,:%()$\\+eE\u00a5";
    std::string begins(signs);
    for (const Era& era : words.eras())
        begins += era.name + era.letter;
    std::string goes_on = begins;
    for (const char* each :
         {"date/year", "date/month", "date/day", "date/hour", "date/minute", "date/first"})
        goes_on += words(each);
    const std::u32string known = code_points(goes_on);
    const std::u32string characters = code_points(text);
    return std::ranges::any_of(text, is_digit) &&
           code_points(begins).find(characters.front()) != known.npos &&
           std::ranges::all_of(
               characters, [&](char32_t character) { return known.find(character) != known.npos; });
}

bool needs_apostrophe(std::string_view text, const SheetWords& words)
{
    return (text.size() > 1 && std::string_view("=+-@'").find(text[0]) != text.npos) ||
           is_like_a_figure(text, words);
}

std::string guarded(std::string text, const SheetWords& words)
{
    return needs_apostrophe(text, words) ? apostrophe + text : text;
}

std::string_view unguarded(std::string_view cell)
{
    return cell.starts_with(apostrophe) ? cell.substr(1) : cell;
}

// --- figures, dates, telephones ---

std::string whole(std::string_view cell)
{
    std::string digits = without(plain(cell), ",");
    if (!is_whole(digits))
        return toml_text(cell);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return digits;
}

std::string shortest(double number)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

std::string number(std::string_view cell)
{
    std::string digits = without(plain(cell), ",");
    if (digits.ends_with('%'))
        digits.pop_back();
    double value = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != end)
        return toml_text(cell);
    const std::string text = shortest(value);
    return text.find_first_of(".e") == text.npos ? text + ".0" : text;
}

// "2023-11-30" or "2023-11" of every way in which an office writes that day, or the cell as it is.
// Whether there is such a day is for the check of the data.
std::string day(std::string_view cell, const SheetWords& words)
{
    std::string text = plain(cell);
    int years_before = 0;
    for (const Era& era : words.eras())
        for (const std::string& name : {era.name, era.letter})
            if (years_before == 0 && text.starts_with(name)) {
                text.erase(0, name.size());
                years_before = era.first - 1;
            }
    if (years_before > 0 && text.starts_with(words("date/first") + words("date/year")))
        text.replace(0, words("date/first").size(), "1");
    for (const std::string& sign :
         {words("date/year"), words("date/month"), std::string("/"), std::string(".")})
        replace(text, sign, "-");
    replace(text, words("date/day"), "");
    if (text.ends_with('-'))
        text.pop_back();

    std::vector<std::string> numbers(1);
    for (const char byte : text)
        if (byte == '-')
            numbers.emplace_back();
        else
            numbers.back() += byte;
    const std::size_t year_digits = numbers[0].size();
    if (numbers.size() < 2 || numbers.size() > 3 || !std::ranges::all_of(numbers, is_whole) ||
        (years_before > 0 ? year_digits > 2 || numbers[0] == "0" : year_digits != 4) ||
        std::any_of(numbers.begin() + 1, numbers.end(),
                    [](const std::string& each) { return each.size() > 2; }))
        return std::string(cell);
    numbers[0] = std::to_string(std::stoi(numbers[0]) + years_before);
    for (std::string& each : numbers)
        each.insert(0, each.size() < 2 ? "0" : "");
    return joined(numbers, "-");
}

// Takes one of `words` off the beginning or the end.
bool take_off(std::string& text, std::initializer_list<std::string> words)
{
    for (const std::string& word : words) {
        if (text.starts_with(word)) {
            text.erase(0, word.size());
            return true;
        }
        if (text.ends_with(word)) {
            text.erase(text.size() - word.size());
            return true;
        }
    }
    return false;
}

// "13:00", of "1:00:00 PM" too. Seconds are none of anybody's.
std::string time_of_day(std::string_view cell, const SheetWords& words)
{
    std::string text = plain(cell);
    const bool morning = take_off(text, {words("date/morning"), "AM"});
    const bool afternoon = !morning && take_off(text, {words("date/afternoon"), "PM"});
    replace(text, words("date/hour"), ":");
    text = without(text, words("date/minute"));
    if (text.ends_with(':'))
        text += "00";
    if (std::ranges::count(text, ':') == 2 && text.ends_with(":00"))
        text.erase(text.size() - 3);
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::string minutes = text.substr(std::min(colon + 1, text.size()));
    if (!is_whole(text.substr(0, colon)) || colon > 2 || !is_whole(minutes) || minutes.size() != 2)
        return std::string(cell);
    int hour = std::stoi(text.substr(0, colon));
    if (morning || afternoon)
        hour = hour % 12 + (afternoon ? 12 : 0);
    return (hour < 10 ? "0" : "") + std::to_string(hour) + ":" + minutes;
}

// "017-734-9373", and what stands behind `extension_word` as it is written.
std::string phone(std::string_view cell, const std::string& extension_word)
{
    const std::string text = plain(cell);
    const std::size_t at = extension_word.empty() ? text.npos : text.find(extension_word);
    std::string groups;
    for (const char byte : text.substr(0, at))
        if (is_digit(byte))
            groups += byte;
        else if (byte != '-' && byte != '(' && byte != ')')
            return std::string(cell);
        else if (!groups.empty() && groups.back() != '-')
            groups += '-';
    if (groups.ends_with('-'))
        groups.pop_back();
    if (at == text.npos)
        return groups;
    std::string extension = text.substr(at + extension_word.size());
    std::erase_if(extension, [](char byte) { return byte == '(' || byte == ')'; });
    return groups + " " + extension_word + extension;
}

// --- words ---

std::optional<std::string> id_of_word(std::string_view word, const Vocabulary& vocabulary,
                                      const SheetWords& words)
{
    for (const std::string_view id : vocabulary.ids)
        if (word == id || word == words.word(vocabulary, id))
            return std::string(id);
    return std::nullopt;
}

std::string flag(std::string_view cell, const SheetWords& words)
{
    std::string text = plain(cell);
    std::ranges::transform(text, text.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    if (text == words("cell/yes") || text == "true")
        return "true";
    return text == words("cell/no") || text == "false" ? "false" : toml_text(cell);
}

// "8-1" of the words for it, or of "8-1".
std::string programme_key(std::string_view cell, const SheetWords& words)
{
    std::string text = plain(cell);
    const std::string form = words("cell/programme", {{"chapter", "-"}, {"number", "-"}});
    const std::size_t first = form.find('-');
    const std::size_t second = form.find('-', first + 1);
    const std::string before = form.substr(0, first);
    const std::string after = form.substr(second + 1);
    if (text.starts_with(before) && text.ends_with(after) && text.size() > form.size() - 2)
        text = text.substr(before.size(), text.size() - before.size() - after.size());
    replace(text, form.substr(first + 1, second - first - 1), "-");
    return text;
}

std::string text_cell(const std::string& text, const Column& column, const SheetWords& words)
{
    switch (column.kind) {
    case CellKind::day:
        if (const auto date = parse_rough_day(text); date && date->month_only())
            return words("cell/month", {{"year", text.substr(0, 4)},
                                        {"month", std::to_string(std::stoi(text.substr(5)))}});
        return text;
    case CellKind::word:
    case CellKind::words:
        return id_of_word(text, column.vocabulary, words) ? words.word(column.vocabulary, text)
                                                          : text;
    case CellKind::programmes:
        if (const std::size_t hyphen = text.find('-'); hyphen != text.npos)
            return words("cell/programme", {{"chapter", text.substr(0, hyphen)},
                                            {"number", text.substr(hyphen + 1)}});
        return text;
    default:
        return text;
    }
}

// One entry of a list, or a value that is no list, in TOML.
std::string entry_toml(std::string_view cell, const Column& column, const SheetWords& words,
                       const std::string& extension_word)
{
    switch (column.kind) {
    case CellKind::whole:
        return whole(cell);
    case CellKind::number:
        return number(cell);
    case CellKind::flag:
        return flag(cell, words);
    case CellKind::day:
        return toml_text(day(cell, words));
    case CellKind::time:
        return toml_text(time_of_day(cell, words));
    case CellKind::phone:
    case CellKind::phones:
        return toml_text(phone(cell, extension_word));
    case CellKind::word:
    case CellKind::words:
        return toml_text(id_of_word(cell, column.vocabulary, words).value_or(std::string(cell)));
    case CellKind::programmes:
        return toml_text(programme_key(cell, words));
    case CellKind::seen:
    case CellKind::text:
    case CellKind::texts:
    case CellKind::names:
        break;
    }
    return toml_text(cell);
}

bool is_list(CellKind kind)
{
    return kind == CellKind::texts || kind == CellKind::names || kind == CellKind::phones ||
           kind == CellKind::words || kind == CellKind::programmes;
}

} // namespace

bool is_free_text(CellKind kind)
{
    return kind == CellKind::seen || kind == CellKind::text || kind == CellKind::texts ||
           kind == CellKind::names;
}

std::string plain(std::string_view cell)
{
    constexpr std::u32string_view hyphens = U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc";
    std::string result;
    for (char32_t character : code_points(unguarded(cell))) {
        if (character >= 0xff01 && character <= 0xff5e) // the full width forms of ASCII
            character -= 0xfee0;
        if (hyphens.find(character) != hyphens.npos)
            character = U'-';
        if (character != U' ' && character != U'\t' && character != 0x3000 && character != 0xa0)
            result += utf8(character);
    }
    return result;
}

std::vector<std::string> lines_of(std::string_view cell)
{
    std::vector<std::string> result;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find('\n'), cell.size());
        if (end > 0)
            result.emplace_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return result;
}

std::string toml_text(std::string_view text)
{
    std::string result = "\"";
    for (const char byte : text) {
        constexpr std::string_view hex = "0123456789abcdef";
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\')
            result += '\\';
        if (code < 0x20 || code == 0x7f)
            result.append("\\u00").append({hex[code / 16], hex[code % 16]});
        else
            result += byte;
    }
    return result + '"';
}

std::string cell_of(const toml::node& node, const Column& column, const SheetWords& words)
{
    if (const toml::array* array = node.as_array()) {
        std::vector<std::string> entries;
        Column entry = column;
        if (is_free_text(column.kind))
            entry.kind = CellKind::phone; // a text as it is: the apostrophe is the whole cell's
        for (const toml::node& each : *array)
            entries.push_back(cell_of(each, entry, words));
        const std::string cell = joined(entries, "\n");
        return is_free_text(column.kind) ? guarded(cell, words) : cell;
    }
    if (const auto text = node.value_exact<std::string>())
        return is_free_text(column.kind) ? guarded(*text, words) : text_cell(*text, column, words);
    if (const auto truth = node.value_exact<bool>())
        return words(*truth ? "cell/yes" : "cell/no");
    if (const auto integer = node.value_exact<std::int64_t>())
        return std::to_string(*integer);
    if (const auto real = node.value_exact<double>())
        return shortest(*real);
    if (const auto date = node.value_exact<toml::date>())
        return to_string(Day{std::chrono::year{date->year}, std::chrono::month{date->month},
                             std::chrono::day{date->day}});
    return {};
}

std::string toml_of(std::string_view cell, const Column& column, const SheetWords& words,
                    const std::string& extension_word)
{
    if (is_free_text(column.kind))
        cell = unguarded(cell);
    if (!is_list(column.kind))
        return entry_toml(cell, column, words, extension_word);
    std::vector<std::string> entries;
    for (const std::string& line : lines_of(cell))
        entries.push_back(entry_toml(line, column, words, extension_word));
    if (column.kind == CellKind::texts && entries.size() > 1)
        return "[\n    " + joined(entries, ",\n    ") + ",\n]";
    return "[" + joined(entries, ", ") + "]";
}

std::optional<std::string> unknown_word(std::string_view cell, const Column& column,
                                        const SheetWords& words)
{
    if (!column.vocabulary.ids.empty())
        for (const std::string& line : lines_of(cell))
            if (!id_of_word(line, column.vocabulary, words))
                return line;
    return std::nullopt;
}

bool became_a_date(std::string_view cell, const SheetWords& words)
{
    const auto is_day = [&](const std::string& text) {
        return parse_rough_day(day(text, words)).has_value();
    };
    return is_like_a_figure(cell, words) &&
           (is_day(std::string(cell)) ||
            (cell.find(words("date/month")) != cell.npos && is_day("2000-" + std::string(cell))));
}

} // namespace michi::catalogue
