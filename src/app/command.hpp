#pragma once

#include "app/folders.hpp"
#include "app/settings.hpp"
#include "domain/seal.hpp"
#include "domain/stops.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

// What the subcommands have in common.
namespace michi::app {

// The command line asks for something that is not there.
struct BadInput : std::runtime_error {
    using runtime_error::runtime_error;
};

template <class E> [[nodiscard]] std::string known_ids()
{
    std::string known;
    for (const std::string_view id : ids_of<E>)
        known += (known.empty() ? "" : ", ") + std::string(id);
    return known;
}

template <class E> [[nodiscard]] E wanted(const std::string& option, const std::string& id)
{
    const auto value = from_id<E>(id);
    if (!value)
        throw BadInput(option + " " + id + ": no such word; there are " + known_ids<E>());
    return *value;
}

// The day of --today, or else of the clock.
[[nodiscard]] Day wanted_day(const std::string& text);

// What the kiosk shows, and how it came to it.
struct Data {
    Catalogue catalogue;
    DataState state;
};

// What several subcommands ask in the same way.
struct Asked {
    std::string data;
    std::string ledger;
    std::string config;
    std::string socket;
    std::string today;
    std::string language = "ja";
    bool json = false;

    void data_option(CLI::App& command)
    {
        command.add_option("--data", data, "the catalogue, instead of the installed one");
        ledger_option(command);
    }
    void ledger_option(CLI::App& command)
    {
        command.add_option("--ledger", ledger, "what this kiosk wrote, instead of its own place");
    }
    void config_option(CLI::App& command)
    {
        command.add_option("--config", config,
                           "the site's settings, instead of the installed ones");
    }
    void socket_option(CLI::App& command)
    {
        command.add_option("--socket", socket,
                           "where the kiosk hears `ctl`, instead of its own place");
    }
    void today_option(CLI::App& command)
    {
        command.add_option("--today", today, "show everything as of this day (YYYY-MM-DD)");
    }
    void language_option(CLI::App& command)
    {
        command.add_option("--language", language, "ja, easy or en");
    }

    [[nodiscard]] std::filesystem::path file() const
    {
        return data.empty() ? own_folders().catalogue : std::filesystem::path(data);
    }
    [[nodiscard]] std::filesystem::path ledger_file() const
    {
        return ledger.empty() ? own_folders().ledger : std::filesystem::path(ledger);
    }
    [[nodiscard]] std::filesystem::path socket_file() const
    {
        return socket.empty() ? own_folders().socket : std::filesystem::absolute(socket);
    }
    // Of the site, with the pictures that the kiosk comes with where the site has no others.
    [[nodiscard]] Settings settings(const Told& told = [](const BadSettings& wrong) {
        throw wrong;
    }) const;
    // Of the data, and of this kiosk; and the one with the other.
    [[nodiscard]] Data data_shown() const;
    [[nodiscard]] Catalogue data_alone() const { return data_shown().catalogue; }
    [[nodiscard]] std::vector<Stop> stops() const;
    [[nodiscard]] Catalogue catalogue() const;
};

// Adds a subcommand that runs when it is asked for.
template <class Command>
void add_command(CLI::App& to, const std::string& name, const std::string& help)
{
    CLI::App& command = *to.add_subcommand(name, help);
    const auto kept = std::make_shared<Command>(command);
    command.callback([kept] { (*kept)(); });
}

} // namespace michi::app
