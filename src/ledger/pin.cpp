#include "ledger/pin.hpp"

#include "ledger/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <optional>
#include <stdexcept>

namespace michi::ledger {

namespace {

namespace fs = std::filesystem;

constexpr int most_wrong = 5;
constexpr std::int64_t first_lock = 15 * 60; // seconds
constexpr std::int64_t longest_lock = 24 * 60 * 60;
constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 64 * 1024 * 1024;

struct Row {
    std::string hash;
    int wrong = 0;                 // in a row
    std::int64_t locked_until = 0; // these three in the ledger's own time
    std::int64_t seen = 0;         // the time when it was written last
    std::int64_t running = 0;      // and how long the machine had run then

    // The ledger's own time never goes back: it is the calendar's, but at least what was seen
    // already and what the machine has run since, or since it was started again.
    [[nodiscard]] std::int64_t time(const Clock& now) const
    {
        const std::int64_t since = now.running >= running ? now.running - running : now.running;
        return std::max(now.wall, seen + since);
    }
    [[nodiscard]] int locked_minutes(const Clock& now) const
    {
        return static_cast<int>(std::max<std::int64_t>(0, locked_until - time(now) + 59) / 60);
    }
};

std::optional<Row> read(SQLite::Database& db)
{
    SQLite::Statement row(db, "select hash, wrong, locked_until, seen, running from pin");
    if (!row.executeStep())
        return std::nullopt;
    return Row{row.getColumn(0).getString(), row.getColumn(1).getInt(), row.getColumn(2).getInt64(),
               row.getColumn(3).getInt64(), row.getColumn(4).getInt64()};
}

void write(SQLite::Database& db, const Row& row)
{
    SQLite::Statement insert(db, "insert or replace into pin values (1, ?, ?, ?, ?, ?)");
    insert.bind(1, row.hash);
    insert.bind(2, row.wrong);
    insert.bind(3, row.locked_until);
    insert.bind(4, row.seen);
    insert.bind(5, row.running);
    insert.exec();
}

void need_sodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
}

std::int64_t seconds_of(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return time.tv_sec;
}

} // namespace

Clock clock_now()
{
    return {seconds_of(CLOCK_REALTIME), seconds_of(CLOCK_BOOTTIME)};
}

bool has_pin(const fs::path& file)
{
    if (!fs::exists(file))
        return false;
    SQLite::Database db = opened(file);
    return read(db).has_value();
}

int locked_minutes(const fs::path& file, const Clock& now)
{
    if (!fs::exists(file))
        return 0;
    SQLite::Database db = opened(file);
    const auto row = read(db);
    return row ? row->locked_minutes(now) : 0;
}

PinAnswer try_pin(const fs::path& file, const std::string& pin, const Clock& now)
{
    need_sodium();
    SQLite::Database db = opened(file);
    auto row = read(db);
    if (!row)
        throw std::runtime_error(file.string() + ": has no PIN");
    if (const int minutes = row->locked_minutes(now))
        return {PinNote::locked, 0, minutes};

    row->seen = row->time(now);
    row->running = now.running;
    ++row->wrong;
    if (row->wrong >= most_wrong) {
        const int doublings = std::min(row->wrong - most_wrong, 10);
        row->locked_until = row->seen + std::min(first_lock << doublings, longest_lock);
    }
    write(db, *row);
    if (crypto_pwhash_str_verify(row->hash.c_str(), pin.data(), pin.size()) != 0) {
        const int minutes = row->locked_minutes(now);
        return minutes > 0 ? PinAnswer{PinNote::locked, 0, minutes}
                           : PinAnswer{PinNote::wrong, most_wrong - row->wrong, 0};
    }
    row->wrong = 0;
    row->locked_until = 0;
    write(db, *row);
    return {};
}

void set_pin(const fs::path& file, const std::string& pin)
{
    if (weakness_of(pin) != PinNote::none)
        throw std::invalid_argument("a PIN that is easily guessed");
    need_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), passes, memory) != 0)
        throw std::runtime_error("no memory for the PIN");
    SQLite::Database db = opened(file);
    Row row = read(db).value_or(Row{}); // what was seen of the time stays known
    row.hash = hash.data();
    row.wrong = 0;
    row.locked_until = 0;
    write(db, row);
}

bool forget_pin(const fs::path& file)
{
    if (!fs::exists(file))
        return false;
    SQLite::Database db = opened(file);
    return db.exec("delete from pin") == 1;
}

} // namespace michi::ledger
