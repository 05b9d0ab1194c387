#include "app/settings.hpp"

#include "catalogue/characters.hpp"

#include <toml++/toml.h>

#include <functional>
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

} // namespace

Settings read_settings(const std::filesystem::path& file)
{
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        throw BadSettings(file.string() + ":" + std::to_string(error.source().begin.line) + ": " +
                          std::string(error.description()));
    }

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
    const std::map<std::string, Take> keys{
        {"office.name", text(settings.office.name)},
        {"office.phone", text(settings.office.phone)},
        {"office.hours", text(settings.office.hours)},
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
        {"welcome.pictures",
         [&](const toml::node& node, const std::string& key) {
             const auto value = node.value_exact<std::string>();
             if (!value || value->empty())
                 refuse(file, node, key, "wants a folder in quotes, like \"/srv/pictures\"");
             settings.pictures = file.parent_path() / *value; // an absolute one stays itself
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
    for (const auto& [section, node] : table) {
        const toml::table* inner = node.as_table();
        if (!inner)
            refuse(file, node, std::string(section.str()), "stands outside any [section]");
        for (const auto& [name, value] : *inner) {
            const std::string key = std::string(section.str()) + "." + std::string(name.str());
            const auto found = keys.find(key);
            if (found == keys.end()) {
                std::vector<std::string> known;
                std::string all;
                for (const auto& [other, take] : keys) {
                    known.push_back(other);
                    all += (all.empty() ? "" : ", ") + other;
                }
                const auto meant = catalogue::nearest(key, known);
                refuse(file, value, key,
                       "is no setting; " +
                           (meant ? "did you mean " + *meant + "?" : "there are " + all));
            }
            found->second(value, key);
        }
    }
    return settings;
}

} // namespace michi::app
