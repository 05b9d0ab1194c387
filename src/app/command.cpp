#include "app/command.hpp"

#include "catalogue/database.hpp"
#include "ledger/ledger.hpp"
#include "platform/clock.hpp"

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

Settings Asked::settings(const Told& told) const
{
    const Folders folders = own_folders();
    if (!config.empty() && !std::filesystem::exists(config))
        throw BadInput("--config " + config + ": no such file");
    const std::filesystem::path file =
        config.empty() ? folders.config : std::filesystem::path(config);
    Settings settings;
    if (std::filesystem::exists(file))
        settings = read_settings(file, told);
    if (settings.pictures.empty())
        settings.pictures = folders.assets / "welcome";
    return settings;
}

Catalogue Asked::data_alone() const
{
    return catalogue::load(file());
}

std::vector<Stop> Asked::stops() const
{
    return ledger::stops(ledger_file());
}

Catalogue Asked::catalogue() const
{
    return with_stops(data_alone(), stops());
}

} // namespace michi::app
