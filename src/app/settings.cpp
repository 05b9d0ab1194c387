#include "app/settings.hpp"

#include "catalogue/characters.hpp"
#include "ui/fonts.hpp"

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

using Take = std::function<void(const toml::node&, const std::string&)>;

constexpr std::size_t longest_title = 60; // characters
constexpr std::size_t most_in_talk = 20;  // programmes

// What stands on the screens, in the counts under it, and in sheets.
std::string read_title(const std::filesystem::path& file, const toml::node& node,
                       const std::string& key)
{
    const std::string title = node.value_exact<std::string>().value_or("");
    const bool counted = key == "booth.title";
    const bool plain = std::ranges::none_of(title, [&](unsigned char c) {
        return c < ' ' || c == 0x7f || (counted && (c == ',' || c == '"'));
    });
    const std::size_t length = ui::code_points(title).size();
    if (!plain || length == 0 || length > longest_title ||
        std::string_view(" =+-@").find(title.front()) != std::string_view::npos)
        refuse(file, node, key,
               "wants the event's title in quotes, up to 60 characters in one line, without , and "
               "\", and not beginning with a space or one of = + - @");
    return title;
}

std::vector<std::string> read_words(const std::filesystem::path& file, const toml::node& node,
                                    const std::string& key, const std::string& like)
{
    std::vector<std::string> words;
    if (const toml::array* array = node.as_array())
        for (const toml::node& word : *array)
            words.push_back(word.value_exact<std::string>().value_or(""));
    if (words.empty() || std::ranges::find(words, "") != words.end())
        refuse(file, node, key, "wants words in quotes between brackets, like " + like);
    std::vector<std::string> sorted = words;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        refuse(file, node, key, "names \"" + *twice + "\" twice");
    return words;
}

std::vector<Purpose> read_purposes(const std::filesystem::path& file, const toml::node& node,
                                   const std::string& key)
{
    std::vector<Purpose> purposes;
    for (const std::string& word : read_words(file, node, key, R"(["start", "finance"])")) {
        const auto purpose = from_id<Purpose>(word);
        if (!purpose) {
            const std::vector<std::string> known(ids_of<Purpose>.begin(), ids_of<Purpose>.end());
            const auto meant = catalogue::nearest(word, known);
            std::string all;
            for (const std::string& id : known)
                all += (all.empty() ? "" : ", ") + id;
            refuse(file, node, key,
                   "\"" + word + "\" is no purpose; " +
                       (meant ? "did you mean \"" + *meant + "\"?" : "there are " + all));
        }
        purposes.push_back(*purpose);
    }
    return purposes;
}

std::map<std::string, Take> booth_keys(const std::filesystem::path& file, BoothSettings& booth,
                                       const std::function<Take(int&)>& seconds,
                                       const std::function<Take(int&)>& turn)
{
    const auto title = [&](Language language) -> Take {
        return [&, language](const toml::node& node, const std::string& key) {
            booth.titles[language] = read_title(file, node, key);
        };
    };
    return {{"booth.title", title(Language::ja)},
            {"booth.title_easy", title(Language::easy)},
            {"booth.title_en", title(Language::en)},
            {"booth.question_seconds", seconds(booth.patience.question)},
            {"booth.result_seconds", seconds(booth.patience.result)},
            {"booth.countdown_seconds", seconds(booth.patience.countdown)},
            {"booth.welcome_seconds", turn(booth.patience.welcome)},
            {"booth.purposes",
             [&](const toml::node& node, const std::string& key) {
                 booth.purposes = read_purposes(file, node, key);
             }},
            {"booth.programmes",
             [&](const toml::node& node, const std::string& key) {
                 const auto keys = read_words(file, node, key, R"(["3-14", "2-11"])");
                 if (keys.size() > most_in_talk)
                     refuse(file, node, key, "wants 20 programmes at most");
                 booth.programmes = keys;
                 booth.programmes_at =
                     file.string() + ":" + std::to_string(node.source().begin.line) + ": " + key;
             }},
            {"booth.pictures",
             [&](const toml::node& node, const std::string& key) {
                 const auto value = node.value_exact<std::string>();
                 if (!value || value->empty())
                     refuse(file, node, key, "wants a folder in quotes, like \"/srv/event\"");
                 booth.pictures = file.parent_path() / *value;
             }},
            {"booth.call", [&](const toml::node& node, const std::string& key) {
                 booth.call = node.value_exact<bool>();
                 if (!booth.call)
                     refuse(file, node, key, "wants true or false");
             }}};
}

} // namespace

Settings at_booth(Settings site)
{
    if (!site.booth)
        return site;
    site.patience = site.booth->patience;
    if (!site.booth->pictures.empty())
        site.pictures = site.booth->pictures;
    site.office.call = site.booth->call.value_or(site.office.call);
    site.closed_hours = false; // an event has hours of its own
    return site;
}

std::optional<screens::Booth> booth_of(const Settings& settings, const Catalogue& catalogue)
{
    if (!settings.booth)
        return std::nullopt;
    screens::Booth booth{settings.booth->titles, settings.booth->purposes, {}};
    for (const std::string& key : settings.booth->programmes)
        if (const auto index = catalogue.programme_by_key(key))
            booth.programmes.push_back(*index);
    return booth;
}

void check_booth(const Settings& settings, const Catalogue& catalogue, const Told& told)
{
    if (!settings.booth)
        return;
    for (const std::string& key : settings.booth->programmes)
        if (!catalogue.programme_by_key(key))
            told(BadSettings(settings.booth->programmes_at + ": \"" + key +
                             "\" is no programme of the data; `michishirube list` has them all"));
}

Settings read_settings(const std::filesystem::path& file)
{
    return read_settings(file, [](const BadSettings& wrong) { throw wrong; });
}

Settings read_settings(const std::filesystem::path& file, const Told& told)
{
    Settings settings;
    BoothSettings booth;
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
    const auto turn = [&](int& into) -> Take {
        return [&](const toml::node& node, const std::string& key) {
            const auto value = node.value_exact<std::int64_t>();
            if (!value || (*value != 0 && (*value < 5 || *value > 3600)))
                refuse(file, node, key, "wants seconds, a whole number from 5 to 3600, or 0");
            into = static_cast<int>(*value);
        };
    };
    std::map<std::string, Take> keys{
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
        {"welcome.seconds", turn(settings.patience.welcome)},
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
    keys.merge(booth_keys(file, booth, seconds, turn));
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
        if (before == "booth" && booth.titles.contains(Language::ja))
            settings.booth = booth;
        else if (before == "booth" && node.is_table() && !node.as_table()->empty())
            attempt([&] {
                refuse(file, node, before, "wants a title; without one there is no booth");
            });
    }
    return settings;
}

} // namespace michi::app
