#include "ledger/ledger.hpp"

#include "ledger/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace michi::ledger {

namespace {

namespace fs = std::filesystem;

constexpr int application_id = 0x4d69634c; // "MicL"

constexpr const char* schema = R"sql(
create table if not exists stop (
    programme text primary key,
    reason text not null,
    since text not null
) strict;
create table if not exists pin (
    only integer primary key check (only = 1),
    hash text not null,
    wrong integer not null,
    locked_until integer not null,
    seen integer not null,
    running integer not null
) strict;
create table if not exists kiosk (
    only integer primary key check (only = 1),
    name text not null
) strict;
create table if not exists seen (
    only integer primary key check (only = 1),
    day text not null
) strict;
create table if not exists run (
    number integer primary key autoincrement,
    boot text not null,
    day text not null,
    minute integer not null,
    before text not null,
    ending text not null
) strict;
-- By its key, so that the order of the rows tells nothing of the order of the visits.
create table if not exists count (
    day text not null,
    mark text not null,
    which text not null,
    visits integer not null,
    primary key (day, mark, which)
) strict, without rowid;
-- The same once more of the visits of an event.
create table if not exists event_count (
    event text not null,
    half text not null,
    day text not null,
    mark text not null,
    which text not null,
    visits integer not null,
    primary key (event, half, day, mark, which)
) strict, without rowid;
-- A row while the kiosk has the settings of an event.
create table if not exists booth (
    only integer primary key check (only = 1)
) strict;
)sql";

} // namespace

SQLite::Database opened(const fs::path& file)
{
    fs::create_directories(fs::absolute(file).parent_path());
    // An empty file is what a plug that was pulled leaves of a new one.
    const bool fresh = !fs::exists(file) || fs::file_size(file) == 0;
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000);
    if (!fresh && db.execAndGet("pragma application_id").getInt() != application_id)
        throw std::runtime_error(file.string() + ": this is not a ledger of Michishirube");
    db.exec("pragma synchronous = extra");
    db.exec("pragma secure_delete = on");
    SQLite::Transaction transaction(db);
    if (fresh)
        db.exec("pragma application_id = " + std::to_string(application_id));
    db.exec(schema);
    transaction.commit();
    return db;
}

namespace {

Stop stop_of(SQLite::Statement& row, const fs::path& file)
{
    const auto reason = from_id<StopReason>(row.getColumn(1).getString());
    const auto since = parse_day(row.getColumn(2).getString());
    if (!reason || !since)
        throw std::runtime_error(file.string() + ": a stop that cannot be read");
    return {row.getColumn(0).getString(), *reason, *since};
}

} // namespace

std::vector<Stop> stops(const fs::path& file)
{
    std::vector<Stop> result;
    if (!fs::exists(file))
        return result;
    SQLite::Database db = opened(file);
    SQLite::Statement rows(db, "select programme, reason, since from stop order by programme");
    while (rows.executeStep())
        result.push_back(stop_of(rows, file));
    return result;
}

void stop(const fs::path& file, const Stop& stop)
{
    SQLite::Database db = opened(file);
    SQLite::Statement insert(db, "insert or replace into stop values (?, ?, ?)");
    insert.bind(1, stop.key);
    insert.bind(2, std::string(id_of(stop.reason)));
    insert.bind(3, to_string(stop.since));
    insert.exec();
}

bool restore(const fs::path& file, const std::string& key)
{
    if (!fs::exists(file))
        return false;
    SQLite::Database db = opened(file);
    SQLite::Statement remove(db, "delete from stop where programme = ?");
    remove.bind(1, key);
    return remove.exec() == 1;
}

bool is_booth(const fs::path& file)
{
    if (!fs::exists(file))
        return false;
    SQLite::Database db = opened(file);
    return db.execAndGet("select count(*) from booth").getInt() > 0;
}

void set_booth(const fs::path& file, bool on)
{
    SQLite::Database db = opened(file);
    db.exec(on ? "insert or ignore into booth values (1)" : "delete from booth");
}

} // namespace michi::ledger
