#include "app/command.hpp"

#include "catalogue/database.hpp"
#include "catalogue/store.hpp"
#include "ledger/ledger.hpp"
#include "platform/clock.hpp"

#include <fstream>
#include <iostream>

namespace michi::app {

Day wanted_day(const std::string& text)
{
    if (text.empty())
        return platform::now_in_japan().day;
    const auto day = parse_day(text);
    if (!day)
        throw BadInput("--today " + text + ": no such day; write it as 2023-10-20");
    return *day;
}

namespace {

// Of what the kiosk keeps to itself others know nothing.
bool can_be_read(const std::filesystem::path& file)
{
    return std::ifstream(file).good();
}

} // namespace

Settings Asked::settings(const Told& told) const
{
    const Folders folders = own_folders();
    if (!config.empty() && !std::filesystem::exists(config))
        throw BadInput("--config " + config + ": no such file");
    const std::filesystem::path file =
        config.empty() ? folders.config : std::filesystem::path(config);
    Settings settings;
    if (std::filesystem::exists(file))
        settings = read_settings({file, folders.faults}, told);
    if (settings.pictures.empty())
        settings.pictures = folders.assets / "welcome";
    return settings;
}

Data Asked::data_shown() const
{
    const Folders folders = own_folders();
    const catalogue::Store store(folders.store, folders.key);
    if (!data.empty() || !can_be_read(store.state_file()))
        return {catalogue::load(file()), {}};
    const auto tell = [](const catalogue::BadBundle& wrong) {
        std::cerr << "michishirube: " << wrong.what() << "\n";
    };
    auto edition = store.shown(tell);
    if (!edition)
        return {catalogue::load(file()), {}};
    return {std::move(edition->catalogue), {edition->seal, store.state().before, false, {}}};
}

std::vector<Stop> Asked::stops() const
{
    return can_be_read(ledger_file()) ? ledger::stops(ledger_file()) : std::vector<Stop>{};
}

Catalogue Asked::catalogue() const
{
    return with_stops(data_alone(), stops());
}

} // namespace michi::app
