#include "catalogue/words_reader.hpp"

#include "catalogue/checks.hpp"
#include "catalogue/report.hpp"

#include <array>
#include <map>
#include <set>

namespace michi::catalogue {

namespace {

// A text of the screens, and where it stands.
struct Entry {
    std::string words;
    Where where;
};
using Entries = std::map<std::string, Entry, std::less<>>;

constexpr Language measure = Language::ja; // what the other languages are compared with

// The names between braces; nothing if a brace has no partner.
std::optional<std::set<std::string>> holes_in(std::string_view words)
{
    std::set<std::string> result;
    for (std::size_t at = words.find_first_of("{}"); at != words.npos;
         at = words.find_first_of("{}")) {
        const std::size_t close = words.find_first_of("{}", at + 1);
        if (words[at] == '}' || close == words.npos || words[close] == '{' || close == at + 1)
            return std::nullopt;
        const std::string_view inside = words.substr(at + 1, close - at - 1);
        if (inside.find('|') == inside.npos) // else a word with its reading
            result.emplace(inside);
        words.remove_prefix(close + 1);
    }
    return result;
}

std::string shown(const std::set<std::string>& holes)
{
    std::string result;
    for (const std::string& hole : holes)
        result += "{" + hole + "}";
    return result.empty() ? "-" : result;
}

void flatten(const Value& value, const std::string& key, Entries& into)
{
    if (const toml::table* table = value.node().as_table()) {
        for (const auto& [name, node] : *table) {
            const std::string inner = (key.empty() ? "" : key + ".") + std::string(name.str());
            flatten(Value(value.inspection(), node, value.where().file, inner), inner, into);
        }
        return;
    }
    const auto words = value.plain_text();
    if (!words)
        return;
    check_characters(value, *words, Lines::many);
    if (!holes_in(*words))
        value.fault(Rule::broken_holes, {{"value", *words}});
    into.insert_or_assign(key, Entry{*words, value.where()});
}

std::filesystem::path file_of(const Inspection& inspection, Language language)
{
    return inspection.folder() / "text" / (std::string(id_of(language)) + ".toml");
}

Entries read_language(Inspection& inspection, Language language)
{
    Entries result;
    const auto path = file_of(inspection, language);
    if (const auto table = parse(inspection, path))
        flatten(Value(inspection, *table, inspection.name_of(path), {}), {}, result);
    return result;
}

// A text has the holes of `measured`, whatever their order.
void check_holes(Inspection& inspection, const Entry& entry, std::string_view measured)
{
    const auto wanted = holes_in(measured);
    const auto holes = holes_in(entry.words);
    if (wanted && holes && wanted != holes)
        inspection.add(entry.where, Rule::holes,
                       {{"value", shown(*holes)}, {"known", shown(*wanted)}});
}

void compare(Inspection& inspection, const Entries& measured, const Entries& entries,
             const std::string& file)
{
    std::vector<std::string> known;
    for (const auto& [key, entry] : measured) {
        known.push_back(key);
        if (!entries.contains(key))
            inspection.add({file, 1, key}, Rule::word_missing,
                           {{"value", entry.words}, {"file", entry.where.file}});
    }
    for (const auto& [key, entry] : entries) {
        const auto other = measured.find(key);
        if (other == measured.end()) {
            inspection.add(entry.where, Rule::word_extra, {{"value", key}},
                           nearest(key, known).value_or(""));
            continue;
        }
        check_holes(inspection, entry, other->second.words);
    }
}

} // namespace

Words read_words(Inspection& inspection)
{
    std::array<Entries, count_of<Language>> texts;
    for (const Language language : all<Language>())
        texts[static_cast<std::size_t>(language)] = read_language(inspection, language);

    Words words;
    for (const Language language : all<Language>()) {
        const Entries& entries = texts[static_cast<std::size_t>(language)];
        // A file that could not be read at all is one problem, not one for each of its texts.
        if (language != measure && !entries.empty())
            compare(inspection, texts[static_cast<std::size_t>(measure)], entries,
                    inspection.name_of(file_of(inspection, language)));
        for (const auto& [key, entry] : entries) {
            words.set(language, key, entry.words);
            // The languages' own names are for those who speak them.
            if (language == Language::easy && !key.starts_with("language."))
                check_easy(inspection, entry.where, entry.words);
        }
    }
    return words;
}

Words read_report_words(Inspection& inspection)
{
    Words words;
    read_file(inspection, inspection.folder() / "text" / "report.toml", [&](Fields& fields) {
        for (const auto& [key, holes] : report_texts) {
            std::string said;
            if (!fields.required(key, said, text()))
                continue;
            if (!holes_in(said))
                fields.fault(key, Rule::broken_holes, {{"value", said}});
            check_holes(inspection, {said, fields.where(key)}, holes);
            words.set(Language::ja, std::string(key), said);
        }
    });
    return words;
}

} // namespace michi::catalogue
