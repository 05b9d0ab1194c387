#include "app/command.hpp"

#include "catalogue/database.hpp"
#include "ledger/ledger.hpp"
#include "platform/clock.hpp"

namespace michi::app {

Day wanted_day(const std::string& text)
{
    if (text.empty())
        return platform::today_in_japan();
    const auto day = parse_day(text);
    if (!day)
        throw BadInput("--today " + text + ": no such day; write it as 2023-10-20");
    return *day;
}

Catalogue Asked::catalogue() const
{
    return with_stops(catalogue::load(file()), ledger::stops(ledger_file()));
}

} // namespace michi::app
