#pragma once

#include "catalogue/problem.hpp"
#include "domain/words.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace michi::catalogue {

// Whether the kiosk's font can show a character.
using HasGlyph = std::function<bool(char32_t)>;

// A place in the data folder.
struct Where {
    std::string file; // as people are told it
    int line = 0;
    std::string field;
};

// Where staff mend what is wrong: in the data files, or in the sheets that they keep of them.
enum class Mending { files, sheets };

// Sentences for the staff, by "rule.part", of a file like data/text/problems.toml. Throws
// toml::parse_error.
[[nodiscard]] Words read_sentences(const std::filesystem::path& file);

// One check of a data folder: what was found so far, and the words to say it with.
class Inspection {
public:
    // Throws BadData, in plain English, if data/text/problems.toml itself is missing or broken.
    Inspection(std::filesystem::path folder, HasGlyph has_glyph, Mending mending = Mending::files);

    // What fills the holes of the rule's sentences goes into `fill`. `near` is the word that was
    // probably meant; with it the remedy is to write that one.
    void add(const Where& where, Rule rule, Fill fill = {}, const std::string& near = {});

    // A problem that another inspection found, and the same where it comes from `where` in a sheet.
    void add(Problem problem);
    void add_in_sheet(Problem problem, const Where& where);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    // The path as people are told it: from the data folder's own name on.
    [[nodiscard]] std::string name_of(const std::filesystem::path& path) const;
    [[nodiscard]] bool has_glyph(char32_t character) const { return m_has_glyph(character); }
    // What stands before an extension in a phone number.
    [[nodiscard]] std::string extension_word() const;
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }

private:
    void take_sentences();

    std::filesystem::path m_folder;
    std::string m_shown_folder;
    HasGlyph m_has_glyph;
    Mending m_mending;
    Words m_sentences;
    std::vector<Problem> m_problems;
};

} // namespace michi::catalogue
