#include "ledger/runs.hpp"

#include "ledger/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <stdexcept>

namespace michi::ledger {

namespace {

namespace fs = std::filesystem;

// By what systemd.exec(5) says of $SERVICE_RESULT.
Ending ending_by(const fs::path& word)
{
    std::string result;
    std::ifstream(word) >> result;
    if (result == "success") // by SIGTERM: had the kiosk wanted to end, it would have noted why
        return Ending::service;
    if (result == "watchdog")
        return Ending::watchdog;
    if (result == "signal" || result == "core-dump")
        return Ending::crash;
    if (result == "oom-kill")
        return Ending::memory;
    if (result == "exit-code" || result == "protocol" || result == "timeout")
        return Ending::error;
    return Ending::unknown;
}

Ending ending_of_last(SQLite::Database& db, const fs::path& file, const std::string& boot)
{
    SQLite::Statement last(db, "select boot, ending from run order by number desc limit 1");
    if (!last.executeStep())
        return Ending::first;
    if (const auto noted = from_id<Ending>(last.getColumn(1).getString()))
        return *noted;
    if (last.getColumn(0).getString() != boot)
        return Ending::machine;
    return ending_by(word_of_manager(file));
}

} // namespace

fs::path word_of_manager(const fs::path& file)
{
    return file.parent_path() / "ended";
}

Ending begin_run(const fs::path& file, const Moment& now, const std::string& boot)
{
    SQLite::Database db = opened(file);
    SQLite::Transaction transaction(db);
    const Ending before = ending_of_last(db, file, boot);
    SQLite::Statement insert(db, "insert into run (boot, day, minute, before, ending) values "
                                 "(?, ?, ?, ?, '')");
    insert.bind(1, boot);
    insert.bind(2, to_string(now.day));
    insert.bind(3, now.minute);
    insert.bind(4, std::string(id_of(before)));
    insert.exec();
    SQLite::Statement forget(db,
                             "delete from run where number <= (select max(number) from run) - ?");
    forget.bind(1, starts_kept);
    forget.exec();
    transaction.commit();
    std::error_code none; // a word that stays is of a run that has an ending by now
    fs::remove(word_of_manager(file), none);
    return before;
}

void end_run(const fs::path& file, Ending ending)
{
    SQLite::Database db = opened(file);
    SQLite::Statement update(
        db, "update run set ending = ? where number = (select max(number) from run)");
    update.bind(1, std::string(id_of(ending)));
    update.exec();
}

std::vector<Start> starts(const fs::path& file)
{
    std::vector<Start> result;
    if (!fs::exists(file))
        return result;
    SQLite::Database db = opened(file);
    SQLite::Statement rows(db, "select day, minute, before from run order by number desc");
    while (rows.executeStep()) {
        const auto day = parse_day(rows.getColumn(0).getString());
        const auto before = from_id<Ending>(rows.getColumn(2).getString());
        if (!day || !before)
            throw std::runtime_error(file.string() + ": a start that cannot be read");
        result.push_back({{*day, rows.getColumn(1).getInt()}, *before});
    }
    return result;
}

} // namespace michi::ledger
