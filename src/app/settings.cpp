#include "app/settings.hpp"

#include "catalogue/characters.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <vector>

namespace michi::app {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const toml::node& node,
                         const std::string& key, const std::string& what)
{
    throw BadSettings(file.string() + ":" + std::to_string(node.source().begin.line) + ": " + key +
                      ": " + what);
}

// Without the lines that TOML can't read.
toml::table table_of(const std::filesystem::path& file, const Told& told)
{
    std::vector<std::string> lines;
    std::ifstream stream(file);
    if (!stream)
        told(BadSettings(file.string() + ": can't be read"));
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line + "\n");
    for (;;) {
        std::string text;
        for (const std::string& line : lines)
            text += line;
        try {
            return toml::parse(text);
        } catch (const toml::parse_error& error) {
            const std::size_t line = error.source().begin.line;
            told(BadSettings(file.string() + ":" + std::to_string(line) + ": " +
                             std::string(error.description())));
            if (line == 0 || line > lines.size() || lines[line - 1] == "\n")
                return {};
            lines[line - 1] = "\n";
        }
    }
}

} // namespace

Settings read_settings(const std::filesystem::path& file)
{
    return read_settings(file, [](const BadSettings& wrong) { throw wrong; });
}

Settings read_settings(const std::filesystem::path& file, const Told& told)
{
    Settings settings;
    using Take = std::function<void(const toml::node&, const std::string&)>;
    const auto text = [&](std::string& into) -> Take {
        return [&](const toml::node& node, const std::string& key) {
            const auto value = node.value_exact<std::string>();
            if (!value)
                refuse(file, node, key, "wants words in quotes, like \"017-000-0000\"");
            into = *value;
        };
    };
    const auto seconds = [&](int& into) -> Take {
        return [&](const toml::node& node, const std::string& key) {
            const auto value = node.value_exact<std::int64_t>();
            if (!value || *value < 20 || *value > 3600)
                refuse(file, node, key, "wants seconds, a whole number from 20 to 3600");
            into = static_cast<int>(*value);
        };
    };
    const auto yes_or_no = [&](bool& into) -> Take {
        return [&](const toml::node& node, const std::string& key) {
            const auto value = node.value_exact<bool>();
            if (!value)
                refuse(file, node, key, "wants true or false");
            into = *value;
        };
    };
    const auto command = [&](Language language) -> Take {
        return [&, language](const toml::node& node, const std::string& key) {
            std::vector<std::string> words;
            if (const toml::array* array = node.as_array())
                for (const toml::node& word : *array)
                    words.push_back(word.value_exact<std::string>().value_or(""));
            if (words.empty() || words.front().empty() ||
                std::ranges::any_of(*node.as_array(),
                                    [](const toml::node& word) { return !word.is_string(); }))
                refuse(file, node, key,
                       "wants a program and its arguments, like [\"espeak-ng\", \"-v\", \"en\"]");
            if (words.front().find('/') != words.front().npos)
                words.front() = file.parent_path() / words.front();
            settings.speaking.commands[language] = words;
        };
    };
    const std::map<std::string, Take> keys{
        {"office.name", text(settings.office.name)},
        {"office.phone", text(settings.office.phone)},
        {"office.hours", text(settings.office.hours)},
        {"office.open",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::string>();
             const auto open = parse_hours(value.value_or(""));
             if (!value || (!value->empty() && !open))
                 refuse(file, node, key,
                        "wants days and times, like \"mon-fri 8:30-17:15\" or \"mon-fri 8:30-12:00 "
                        "13:00-17:15; sat 9:00-12:00; closed 2023-12-28\", or \"\"");
             settings.office.open = open;
         }},
        {"office.out_of_order", text(settings.office.out_of_order)},
        {"office.out_of_order_help", text(settings.office.out_of_order_help)},
        {"idle.question_seconds", seconds(settings.patience.question)},
        {"idle.result_seconds", seconds(settings.patience.result)},
        {"idle.countdown_seconds", seconds(settings.patience.countdown)},
        {"welcome.seconds",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::int64_t>();
             if (!value || (*value != 0 && (*value < 5 || *value > 3600)))
                 refuse(file, node, key, "wants seconds, a whole number from 5 to 3600, or 0");
             settings.patience.welcome = static_cast<int>(*value);
         }},
        {"office.call", yes_or_no(settings.office.call)},
        {"welcome.closed_hours", yes_or_no(settings.closed_hours)},
        {"speech.ja", command(Language::ja)},
        {"speech.easy", command(Language::easy)},
        {"speech.en", command(Language::en)},
        {"speech.voices",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::string>();
             if (!value || value->empty())
                 refuse(file, node, key, "wants a folder in quotes, like \"/srv/voices\"");
             settings.speaking.voices = file.parent_path() / *value;
             for (const Language language : all<Language>())
                 if (std::error_code none; std::filesystem::is_directory(
                         settings.speaking.voices / id_of(language), none))
                     settings.speaking.recorded.insert(language);
         }},
        {"sound.volume",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::int64_t>();
             if (!value || *value < 0 || *value > 100)
                 refuse(file, node, key, "wants a whole number from 0 to 100");
             settings.speaking.volume = static_cast<int>(*value);
         }},
        {"welcome.pictures",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::string>();
             if (!value || value->empty())
                 refuse(file, node, key, "wants a folder in quotes, like \"/srv/pictures\"");
             settings.pictures = file.parent_path() / *value; // an absolute one stays itself
         }},
        {"printer.queue",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::string>();
             if (!value || value->find_first_of(" \t/#?'\"") != value->npos)
                 refuse(file, node, key,
                        "wants the name of a CUPS queue as lpstat -e gives it, or \"\" for none");
             settings.printer.queue = *value;
         }},
        {"printer.paper",
         [&](const toml::node& node, const std::string& key) {
             const auto paper = from_id<ui::Paper>(node.value<std::string>().value_or(""));
             if (!paper)
                 refuse(file, node, key, "wants \"80mm\" or \"A4\"");
             settings.printer.paper = *paper;
         }},
        {"display.panel_width_mm",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value<double>();
             if (!value || *value < 100 || *value > 2000)
                 refuse(file, node, key,
                        "wants the width of the visible picture in millimetres, from 100 to 2000");
             settings.panel_width_mm = static_cast<float>(*value);
         }},
    };
    const auto attempt = [&](const auto& take) {
        try {
            take();
        } catch (const BadSettings& wrong) {
            told(wrong);
        }
    };
    const auto take = [&](const std::string& key, const toml::node& value) {
        const auto found = keys.find(key);
        if (found == keys.end()) {
            std::vector<std::string> known;
            std::string all;
            for (const auto& [other, ignored] : keys) {
                known.push_back(other);
                all += (all.empty() ? "" : ", ") + other;
            }
            const auto meant = catalogue::nearest(key, known);
            refuse(file, value, key,
                   "is no setting; " +
                       (meant ? "did you mean " + *meant + "?" : "there are " + all));
        }
        found->second(value, key);
    };
    for (const auto& [section, node] : table_of(file, told)) {
        const std::string before(section.str());
        if (const toml::table* inner = node.as_table())
            for (const auto& [name, value] : *inner)
                attempt([&] { take(before + "." + std::string(name.str()), value); });
        else
            attempt([&] { refuse(file, node, before, "stands outside any [section]"); });
    }
    return settings;
}

} // namespace michi::app
