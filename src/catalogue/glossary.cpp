#include "catalogue/glossary.hpp"

#include "domain/ruby.hpp"

#include "catalogue/checks.hpp"

#include <algorithm>

namespace michi::catalogue {

namespace {

char small(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// A text as terms are looked for in it: English in small letters; Japanese without readings and
// spaces, which only help to read it.
std::string comparable(std::string_view text, Language language)
{
    std::string result = without_ruby(text);
    if (language == Language::en)
        std::ranges::transform(result, result.begin(), small);
    else
        std::erase(result, ' ');
    return result;
}

// Whether the words stand in the text, from the beginning of a word on: "loan" is in "Loans", "art"
// is not in "start".
bool says(std::string_view text, std::string_view words)
{
    const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
    std::size_t at = text.find(words);
    while (at != text.npos && at > 0 && is_letter(text[at - 1]) && is_letter(words.front()))
        at = text.find(words, at + 1);
    return at != text.npos;
}

// Takes the words out of the text, wherever they stand; whether they did.
bool cut(std::string& text, std::string_view words)
{
    bool found = false;
    for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
        text.replace(at, words.size(), "\n"); // what stood around them does not become one word
        found = true;
    }
    return found;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string result;
    for (const std::string& each : words)
        result += (result.empty() ? "" : ", ") + each;
    return result;
}

} // namespace

Glossary::Glossary(Inspection& inspection) : m_inspection(inspection)
{
    const auto easy = [](const Value& value) {
        auto words = text()(value);
        if (words)
            check_easy(value.inspection(), value.where(), *words);
        return words;
    };
    const std::size_t problems = inspection.problems().size();
    read_file(inspection, inspection.folder() / "glossary.toml", [&](Fields& fields) {
        for (const std::string& japanese : fields.names())
            fields.table(japanese, [&](Fields& inner) {
                if (japanese.empty())
                    inner.fault({}, Rule::empty);
                Term& term = m_terms.emplace_back();
                term.japanese = japanese;
                term.words[Language::easy] = {japanese};
                inner.required("en", term.words[Language::en], list_of(text()));
                inner.optional("easy", term.words[Language::easy], list_of(easy, 0));
                std::string note; // for those who translate
                inner.optional("note", note, text());
            });
    });
    // A mistake here is one problem, not one for each text.
    if (inspection.problems().size() != problems)
        m_terms.clear();
    std::ranges::stable_sort(m_terms, std::ranges::greater{},
                             [](const Term& term) { return term.japanese.size(); });
}

void Glossary::check(const Where& where, std::string_view japanese, Language language,
                     std::string_view translation) const
{
    const std::string said = comparable(translation, language);
    if (said.empty() || said == comparable(japanese, language))
        return; // where a text is missing, its reader says so
    std::string rest{japanese};
    for (const Term& term : m_terms) {
        if (!cut(rest, term.japanese))
            continue;
        const std::vector<std::string>& words = term.words.at(language);
        const bool is_said = std::ranges::any_of(
            words, [&](const std::string& each) { return says(said, comparable(each, language)); });
        if (!is_said && !words.empty())
            m_inspection.add(where, Rule::other_term,
                             {{"value", std::string(translation)},
                              {"term", term.japanese},
                              {"known", joined(words)}});
    }
}

} // namespace michi::catalogue
