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

namespace fs = std::filesystem;

// One setting as its file has it.
struct Written {
    const toml::node& node;
    const std::string& key;
    const SettingFaults& faults;

    [[nodiscard]] BadSettings fault(SettingFault wrong, Fill fill = {},
                                    const std::string& near = {}) const
    {
        return faults.at(static_cast<int>(node.source().begin.line), key, wrong, std::move(fill),
                         near);
    }
    [[noreturn]] void refuse(SettingFault wrong, Fill fill = {}, const std::string& near = {}) const
    {
        throw fault(wrong, std::move(fill), near);
    }
    // A path as it is seen from the file on; a whole one stays itself.
    [[nodiscard]] fs::path beside(const fs::path& path) const
    {
        return faults.file().parent_path() / path;
    }
};

using Take = std::function<void(const Written&)>;
using Takes = std::map<std::string, Take>;

// Without the lines that TOML can't read.
toml::table table_of(const SettingFaults& faults, const Told& told)
{
    std::vector<std::string> lines;
    std::ifstream stream(faults.file());
    if (!stream)
        told(faults.at(0, "", SettingFault::unreadable));
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
            told(faults.at(static_cast<int>(line), "", SettingFault::syntax,
                           {{"detail", std::string(error.description())}}));
            if (line == 0 || line > lines.size() || lines[line - 1] == "\n")
                return {};
            lines[line - 1] = "\n";
        }
    }
}

std::string listed(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

// --- values ---

Take text(std::string& into)
{
    return [&](const Written& written) {
        const auto value = written.node.value_exact<std::string>();
        if (!value)
            written.refuse(SettingFault::not_text);
        into = *value;
    };
}

Take yes_or_no(bool& into)
{
    return [&](const Written& written) {
        const auto value = written.node.value_exact<bool>();
        if (!value)
            written.refuse(SettingFault::not_yes_or_no);
        into = *value;
    };
}

Take whole(int& into, int least, int most)
{
    return [&into, least, most](const Written& written) {
        const auto value = written.node.value_exact<std::int64_t>();
        if (!value || *value < least || *value > most)
            written.refuse(SettingFault::not_whole,
                           {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
        into = static_cast<int>(*value);
    };
}

Take seconds(int& into)
{
    return whole(into, 20, 3600);
}

// Seconds until the next picture; 0: there is none.
Take turn(int& into)
{
    return [&](const Written& written) {
        const auto value = written.node.value_exact<std::int64_t>();
        if (!value || (*value != 0 && (*value < 5 || *value > 3600)))
            written.refuse(SettingFault::not_turn, {{"least", "5"}, {"most", "3600"}});
        into = static_cast<int>(*value);
    };
}

Take folder(fs::path& into, const std::string& example)
{
    return [&into, example](const Written& written) {
        const auto value = written.node.value_exact<std::string>();
        if (!value || value->empty())
            written.refuse(SettingFault::not_folder, {{"example", example}});
        into = written.beside(*value);
    };
}

Take hours(std::optional<OpeningHours>& into)
{
    return [&](const Written& written) {
        const auto value = written.node.value_exact<std::string>();
        const auto open = parse_hours(value.value_or(""));
        if (!value || (!value->empty() && !open))
            written.refuse(SettingFault::not_hours);
        into = open;
    };
}

std::vector<std::string> words_of(const toml::node& node)
{
    std::vector<std::string> words;
    if (const toml::array* array = node.as_array())
        for (const toml::node& word : *array)
            words.push_back(word.value_exact<std::string>().value_or(""));
    return words;
}

Take command(Speaking& speaking, Language language)
{
    return [&, language](const Written& written) {
        std::vector<std::string> words = words_of(written.node);
        if (words.empty() || words.front().empty() ||
            std::ranges::any_of(*written.node.as_array(),
                                [](const toml::node& word) { return !word.is_string(); }))
            written.refuse(SettingFault::not_command);
        if (words.front().find('/') != words.front().npos)
            words.front() = written.beside(words.front());
        speaking.commands[language] = words;
    };
}

Take voices(Speaking& speaking)
{
    return [&](const Written& written) {
        folder(speaking.voices, "/srv/voices")(written);
        for (const Language language : all<Language>())
            if (std::error_code none; fs::is_directory(speaking.voices / id_of(language), none))
                speaking.recorded.insert(language);
    };
}

Take queue(std::string& into)
{
    return [&](const Written& written) {
        const auto value = written.node.value_exact<std::string>();
        if (!value || value->find_first_of(" \t/#?'\"") != value->npos)
            written.refuse(SettingFault::not_queue);
        into = *value;
    };
}

Take paper(ui::Paper& into)
{
    return [&](const Written& written) {
        const auto paper = from_id<ui::Paper>(written.node.value<std::string>().value_or(""));
        if (!paper)
            written.refuse(SettingFault::not_paper);
        into = *paper;
    };
}

Take width(std::optional<float>& into)
{
    return [&](const Written& written) {
        const auto value = written.node.value<double>();
        if (!value || *value < 100 || *value > 2000)
            written.refuse(SettingFault::not_width, {{"least", "100"}, {"most", "2000"}});
        into = static_cast<float>(*value);
    };
}

// --- an event ---

constexpr std::size_t longest_title = 60; // characters
constexpr std::size_t most_in_talk = 20;  // programmes

// What stands on the screens; that of Japanese also in the counts under it, and in sheets.
Take title(BoothSettings& booth, Language language)
{
    return [&, language](const Written& written) {
        const std::string title = written.node.value_exact<std::string>().value_or("");
        const bool plain = std::ranges::none_of(title, [&](unsigned char c) {
            return c < ' ' || c == 0x7f || (language == Language::ja && (c == ',' || c == '"'));
        });
        const std::size_t length = ui::code_points(title).size();
        if (!plain || length == 0 || length > longest_title ||
            std::string_view(" =+-@").find(title.front()) != std::string_view::npos)
            written.refuse(SettingFault::not_title);
        booth.titles[language] = title;
    };
}

std::vector<std::string> list_of(const Written& written, const std::string& example)
{
    const std::vector<std::string> words = words_of(written.node);
    if (words.empty() || std::ranges::find(words, "") != words.end())
        written.refuse(SettingFault::not_list, {{"example", example}});
    std::vector<std::string> sorted = words;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        written.refuse(SettingFault::repeated, {{"value", *twice}});
    return words;
}

Take purposes(std::vector<Purpose>& into)
{
    return [&](const Written& written) {
        std::vector<Purpose> purposes;
        for (const std::string& word : list_of(written, R"(["start", "finance"])")) {
            const auto purpose = from_id<Purpose>(word);
            if (!purpose) {
                const std::vector<std::string> known(ids_of<Purpose>.begin(),
                                                     ids_of<Purpose>.end());
                written.refuse(SettingFault::unknown_purpose,
                               {{"value", word}, {"known", listed(known)}},
                               catalogue::nearest(word, known).value_or(""));
            }
            purposes.push_back(*purpose);
        }
        into = purposes;
    };
}

Take programmes(BoothSettings& booth)
{
    return [&](const Written& written) {
        const auto keys = list_of(written, R"(["3-14", "2-11"])");
        if (keys.size() > most_in_talk)
            written.refuse(SettingFault::too_many, {{"count", std::to_string(keys.size())},
                                                    {"limit", std::to_string(most_in_talk)}});
        booth.programmes = keys;
        for (const std::string& key : keys)
            booth.if_unknown.emplace(
                key, written.fault(SettingFault::unknown_programme, {{"value", key}}));
    };
}

Takes booth_settings(BoothSettings& booth)
{
    return {{"booth.title", title(booth, Language::ja)},
            {"booth.title_easy", title(booth, Language::easy)},
            {"booth.title_en", title(booth, Language::en)},
            {"booth.question_seconds", seconds(booth.patience.question)},
            {"booth.result_seconds", seconds(booth.patience.result)},
            {"booth.countdown_seconds", seconds(booth.patience.countdown)},
            {"booth.welcome_seconds", turn(booth.patience.welcome)},
            {"booth.purposes", purposes(booth.purposes)},
            {"booth.programmes", programmes(booth)},
            {"booth.pictures", folder(booth.pictures, "/srv/event")},
            {"booth.call", [&](const Written& written) {
                 bool call = true;
                 yes_or_no(call)(written);
                 booth.call = call;
             }}};
}

// --- the file ---

Takes site_settings(Settings& settings)
{
    return {
        {"office.name", text(settings.office.name)},
        {"office.phone", text(settings.office.phone)},
        {"office.hours", text(settings.office.hours)},
        {"office.open", hours(settings.office.open)},
        {"office.out_of_order", text(settings.office.out_of_order)},
        {"office.out_of_order_help", text(settings.office.out_of_order_help)},
        {"office.call", yes_or_no(settings.office.call)},
        {"idle.question_seconds", seconds(settings.patience.question)},
        {"idle.result_seconds", seconds(settings.patience.result)},
        {"idle.countdown_seconds", seconds(settings.patience.countdown)},
        {"welcome.seconds", turn(settings.patience.welcome)},
        {"welcome.closed_hours", yes_or_no(settings.closed_hours)},
        {"welcome.pictures", folder(settings.pictures, "/srv/pictures")},
        {"speech.ja", command(settings.speaking, Language::ja)},
        {"speech.easy", command(settings.speaking, Language::easy)},
        {"speech.en", command(settings.speaking, Language::en)},
        {"speech.voices", voices(settings.speaking)},
        {"sound.volume", whole(settings.speaking.volume, 0, 100)},
        {"printer.queue", queue(settings.printer.queue)},
        {"printer.paper", paper(settings.printer.paper)},
        {"display.panel_width_mm", width(settings.panel_width_mm)},
    };
}

void take(const Takes& takes, const Written& written)
{
    if (const auto found = takes.find(written.key); found != takes.end())
        return found->second(written);
    std::vector<std::string> known;
    for (const auto& [key, ignored] : takes)
        known.push_back(key);
    written.refuse(SettingFault::unknown, {{"name", written.key}, {"known", listed(known)}},
                   catalogue::nearest(written.key, known).value_or(""));
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
    for (const auto& [key, unknown] : settings.booth->if_unknown)
        if (!catalogue.programme_by_key(key))
            told(unknown);
}

Settings read_settings(const SettingFaults& faults, const Told& told)
{
    Settings settings;
    BoothSettings booth;
    Takes takes = site_settings(settings);
    takes.merge(booth_settings(booth));
    const auto attempt = [&](const auto& step) {
        try {
            step();
        } catch (const BadSettings& wrong) {
            told(wrong);
        }
    };
    for (const auto& [section, node] : table_of(faults, told)) {
        const std::string before(section.str());
        const Written whole{node, before, faults};
        const toml::table* inner = node.as_table();
        if (inner == nullptr) {
            attempt([&] { whole.refuse(SettingFault::outside, {{"name", before}}); });
            continue;
        }
        for (const auto& [name, value] : *inner) {
            const std::string key = before + "." + std::string(name.str());
            attempt([&] { take(takes, {value, key, faults}); });
        }
        if (before == "booth" && booth.titles.contains(Language::ja))
            settings.booth = booth;
        else if (before == "booth" && !inner->empty())
            attempt([&] { whole.refuse(SettingFault::no_title); });
    }
    return settings;
}

} // namespace michi::app
