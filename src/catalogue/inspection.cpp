#include "catalogue/inspection.hpp"

#include <toml++/toml.h>

#include <array>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> layouts{"layout.field", "layout.line", "layout.file",
                                                  "layout.extension"};

// A fault of problems.toml itself, which leaves no other language to say it in.
BadData plain(const std::string& file, int line, const std::string& what,
              const std::string& remedy = "Restore the file as it was delivered.")
{
    Problem problem;
    problem.file = file;
    problem.line = line;
    problem.what = what;
    problem.remedy = remedy;
    problem.text = file + (line > 0 ? " line " + std::to_string(line) : "") + ": " + what + " " +
                   problem.remedy;
    return BadData({problem});
}

} // namespace

Words read_sentences(const fs::path& file)
{
    Words result;
    for (const auto& [rule, sentences] : toml::parse_file(file.string())) {
        const toml::table* table = sentences.as_table();
        if (table == nullptr)
            continue;
        for (const auto& [part, words] : *table)
            if (const auto text = words.value_exact<std::string>())
                result.set(Language::ja, std::string(rule.str()) + "." + std::string(part.str()),
                           *text);
    }
    return result;
}

Inspection::Inspection(fs::path folder, HasGlyph has_glyph, Mending mending)
    : m_folder(std::move(folder)), m_has_glyph(std::move(has_glyph)), m_mending(mending)
{
    fs::path named = fs::weakly_canonical(m_folder);
    if (!named.has_filename())
        named = named.parent_path();
    m_shown_folder = named.filename().string();
    take_sentences();
}

void Inspection::take_sentences()
{
    const fs::path path = m_folder / "text" / "problems.toml";
    const std::string name = name_of(path);
    if (!fs::is_directory(m_folder))
        throw plain(m_shown_folder, 0, "There is no such folder of data.",
                    "Change to the folder that it is in, then type the same again.");
    if (!fs::is_regular_file(path))
        throw plain(name, 0, "The file is missing.");
    try {
        m_sentences = read_sentences(path);
    } catch (const toml::parse_error& error) {
        throw plain(name, static_cast<int>(error.source().begin.line),
                    std::string(error.description()) + ".");
    }

    const auto& written = m_sentences.all(Language::ja);
    const auto need = [&](const std::string& key) {
        if (!written.contains(key))
            throw plain(name, 0, "The text \"" + key + "\" is missing.");
    };
    for (const std::string_view layout : layouts)
        need(std::string(layout));
    for (const std::string_view rule : ids_of<Rule>) {
        need(std::string(rule) + ".what");
        need(std::string(rule) + ".remedy");
    }
}

void Inspection::add(const Where& where, Rule rule, Fill fill, const std::string& near)
{
    const std::string id{id_of(rule)};
    const auto has = [&](const std::string& part) {
        return m_sentences.all(Language::ja).contains(id + part);
    };
    const bool knows_better = !near.empty() && has(".near");
    fill.emplace_back("near", near);

    const auto sentence = [&](const std::string& part) {
        return m_sentences.get(Language::ja, id + part, fill);
    };
    const auto in_sheet = [&](const std::string& part, const std::string& otherwise) {
        return has(part + "_in_sheet") ? sentence(part + "_in_sheet") : otherwise;
    };
    Problem problem;
    problem.file = where.file;
    problem.line = where.line;
    problem.field = where.field;
    problem.rule = rule;
    problem.what = sentence(".what");
    problem.remedy = sentence(knows_better ? ".near" : ".remedy");
    problem.what_in_sheet = in_sheet(".what", problem.what);
    problem.remedy_in_sheet = knows_better ? problem.remedy : in_sheet(".remedy", problem.remedy);
    if (m_mending == Mending::sheets)
        return add_in_sheet(std::move(problem), where);
    add(std::move(problem));
}

void Inspection::add_in_sheet(Problem problem, const Where& where)
{
    problem.file = where.file;
    problem.line = where.line;
    problem.field = where.field;
    problem.what = problem.what_in_sheet;
    problem.remedy = problem.remedy_in_sheet;
    add(std::move(problem));
}

void Inspection::add(Problem problem)
{
    const std::string_view layout = problem.line == 0       ? "layout.file"
                                    : problem.field.empty() ? "layout.line"
                                                            : "layout.field";
    problem.text = m_sentences.get(Language::ja, layout,
                                   {{"file", problem.file},
                                    {"line", std::to_string(problem.line)},
                                    {"field", problem.field},
                                    {"what", problem.what},
                                    {"remedy", problem.remedy}});
    m_problems.push_back(std::move(problem));
}

std::string Inspection::name_of(const fs::path& path) const
{
    return (m_shown_folder / path.lexically_relative(m_folder)).generic_string();
}

std::string Inspection::extension_word() const
{
    return m_sentences.get(Language::ja, "layout.extension");
}

} // namespace michi::catalogue
