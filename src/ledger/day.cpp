#include "ledger/day.hpp"

#include "ledger/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace michi::ledger {

namespace fs = std::filesystem;

std::optional<Day> last_seen(const fs::path& file)
{
    if (!fs::exists(file))
        return std::nullopt;
    SQLite::Database db = opened(file);
    SQLite::Statement row(db, "select day from seen");
    return row.executeStep() ? parse_day(row.getColumn(0).getString()) : std::nullopt;
}

void see(const fs::path& file, Day day)
{
    SQLite::Database db = opened(file);
    SQLite::Statement insert(db, "insert or replace into seen values (1, ?)");
    insert.bind(1, to_string(day));
    insert.exec();
}

} // namespace michi::ledger
