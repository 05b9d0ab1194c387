#include "ledger/counts.hpp"

#include "ledger/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <stdexcept>

namespace michi::ledger {

namespace {

namespace fs = std::filesystem;

constexpr int days_kept = 90; // as days

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view header = "kiosk,from,to,what,which,visits,event,half";
constexpr std::string_view header_before_events = "kiosk,from,to,what,which,visits";
// Spreadsheet programs take "3-14" for a day.
constexpr std::string_view programme_before = "programme ";

std::string random_name()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
    std::array<unsigned char, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string name = "kiosk-";
    for (const unsigned char byte : bytes)
        for (const int digit : {byte >> 4, byte & 15})
            name += "0123456789abcdef"[digit];
    return name;
}

// The days of every month that lies as far back as that, or that has become a row before.
void close_months(SQLite::Database& db, Day today)
{
    const std::string open = to_string(days_after(today, -days_kept)).substr(0, 7);
    constexpr const char* old = "length(day) = 10 and (substr(day, 1, 7) < ?1 or "
                                "substr(day, 1, 7) in (select day from count))";
    constexpr const char* add = " on conflict do update set visits = visits + excluded.visits";
    const auto change = [&](const std::string& words) {
        SQLite::Statement statement(db, words);
        statement.bind(1, open);
        statement.exec();
    };
    change(std::string("insert into event_count select event, '', substr(day, 1, 7), mark, which, "
                       "sum(visits) from event_count where ") +
           old + " group by 1, 2, 3, 4, 5" + add);
    change(std::string("delete from event_count where ") + old);
    change(std::string("insert into count select substr(day, 1, 7), mark, which, sum(visits) from "
                       "count where ") +
           old + " group by 1, 2, 3" + add);
    change(std::string("delete from count where ") + old);
}

bool is_word(std::string_view which)
{
    return std::ranges::all_of(which, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

using Key = std::tuple<AtEvent, Marked, Day>; // the last day of it
using Sums = std::map<Key, Count>;

void keep_larger(Sums& sums, const Count& count)
{
    Count& kept = sums.try_emplace({count.at, count.marked, count.when.last}, count).first->second;
    kept.visits = std::max(kept.visits, count.visits);
}

std::chrono::year_month month_of(const Count& count)
{
    return {count.when.first.year(), count.when.first.month()};
}

std::vector<Count> merged_of(const std::vector<const std::vector<Count>*>& lists)
{
    std::set<std::chrono::year_month> closed;
    for (const auto* list : lists)
        for (const Count& count : *list)
            if (count.when.month_only())
                closed.insert(month_of(count));
    Sums sums;
    for (const auto* list : lists)
        for (const Count& count : *list)
            if (count.when.month_only() || !closed.contains(month_of(count)))
                keep_larger(sums, count);
    std::vector<Count> result;
    for (const auto& [key, count] : sums)
        result.push_back(count);
    std::ranges::sort(result, {}, [](const Count& count) {
        return std::tuple(count.at, count.when.first, count.when.last, count.marked);
    });
    return result;
}

std::optional<Mark> mark_of(std::string_view id)
{
    return from_id<Mark>(id);
}

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells{""};
    for (const char c : line)
        if (c == ',')
            cells.emplace_back();
        else
            cells.back() += c;
    return cells;
}

// A line of csv_of().
std::optional<std::pair<std::string, Count>> parse_line(const std::string& line, std::size_t width)
{
    std::vector<std::string> cells = cells_of(line);
    if (cells.size() != width)
        return std::nullopt;
    cells.resize(8);
    const auto half = from_id<Half>(cells[7]);
    if (!half || (cells[6].empty() && *half != Half::whole))
        return std::nullopt;
    const auto from = parse_day(cells[1]);
    const auto to = parse_day(cells[2]);
    const auto mark = mark_of(cells[3]);
    if (!from || !to || !mark || cells[0].empty() || !is_word(cells[0]))
        return std::nullopt;
    const RoughDay when{*from, *to};
    const bool whole = parse_rough_day(cells[1].substr(0, 7)) == when;
    std::string which = cells[4];
    if (is_of_programme(*mark)) {
        if (!which.starts_with(programme_before))
            return std::nullopt;
        which.erase(0, programme_before.size());
    }
    std::int64_t visits = 0;
    const auto [end, error] =
        std::from_chars(cells[5].data(), cells[5].data() + cells[5].size(), visits);
    if ((*from != *to && !whole) || !is_word(which) || error != std::errc{} ||
        end != cells[5].data() + cells[5].size() || visits <= 0)
        return std::nullopt;
    return std::pair{cells[0], Count{when, {*mark, which}, visits, {cells[6], *half}}};
}

void count_at_event(SQLite::Database& db, Day today, const Marks& marks, const AtEvent& at)
{
    SQLite::Statement add(db, "insert into event_count values (?, ?, ?, ?, ?, 1) on conflict do "
                              "update set visits = visits + 1");
    for (const Marked& marked : marks) {
        add.bind(1, at.title);
        add.bind(2, std::string(id_of(is_by_half_day(marked.mark) ? at.half : Half::whole)));
        add.bind(3, to_string(today));
        add.bind(4, std::string(id_of(marked.mark)));
        add.bind(5, marked.which);
        add.exec();
        add.reset();
    }
}

} // namespace

void count(const fs::path& file, Day today, const Marks& marks, const AtEvent& at)
{
    SQLite::Database db = opened(file);
    SQLite::Transaction transaction(db);
    SQLite::Statement name(db, "insert or ignore into kiosk values (1, ?)");
    name.bind(1, random_name());
    name.exec();
    SQLite::Statement add(db, "insert into count values (?, ?, ?, 1) on conflict do update set "
                              "visits = visits + 1");
    for (const Marked& marked : marks) {
        add.bind(1, to_string(today));
        add.bind(2, std::string(id_of(marked.mark)));
        add.bind(3, marked.which);
        add.exec();
        add.reset();
    }
    if (!at.title.empty())
        count_at_event(db, today, marks, at);
    close_months(db, today);
    transaction.commit();
}

std::vector<Count> counts(const fs::path& file)
{
    std::vector<Count> result;
    if (!fs::exists(file))
        return result;
    SQLite::Database db = opened(file);
    SQLite::Statement rows(
        db, "select day, mark, which, visits, '' as event, '' as half from count union all select "
            "day, mark, which, visits, event, half from event_count order by 5, 6, 1, 2, 3");
    while (rows.executeStep()) {
        const auto when = parse_rough_day(rows.getColumn(0).getString());
        const auto mark = mark_of(rows.getColumn(1).getString());
        const auto half = from_id<Half>(rows.getColumn(5).getString());
        if (!when || !mark || !half)
            throw std::runtime_error(file.string() + ": a count that cannot be read");
        result.push_back({*when,
                          {*mark, rows.getColumn(2).getString()},
                          rows.getColumn(3).getInt64(),
                          {rows.getColumn(4).getString(), *half}});
    }
    return result;
}

Export exported(const fs::path& file)
{
    Export result;
    if (!fs::exists(file))
        return result;
    SQLite::Database db = opened(file);
    SQLite::Statement name(db, "select name from kiosk");
    if (name.executeStep())
        result[name.getColumn(0).getString()] = counts(file);
    return merged({result});
}

Export merged(const std::vector<Export>& exports)
{
    std::map<std::string, std::vector<const std::vector<Count>*>> lists;
    for (const Export& one : exports)
        for (const auto& [kiosk, counts] : one)
            lists[kiosk].push_back(&counts);
    Export result;
    for (const auto& [kiosk, of_it] : lists)
        result[kiosk] = merged_of(of_it);
    return result;
}

std::string csv_of(const Export& counts)
{
    std::ostringstream out;
    out << byte_order_mark << header << "\r\n";
    for (const auto& [kiosk, of_it] : counts)
        for (const Count& count : of_it)
            out << kiosk << ',' << to_string(count.when.first) << ',' << to_string(count.when.last)
                << ',' << id_of(count.marked.mark) << ','
                << (is_of_programme(count.marked.mark) ? programme_before : "")
                << count.marked.which << ',' << count.visits << ',' << count.at.title << ','
                << id_of(count.at.half) << "\r\n";
    return out.str();
}

Export parse_csv(const std::string& csv)
{
    Export result;
    std::istringstream in(csv);
    int number = 0;
    std::size_t width = 0; // cells
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.ends_with('\r'))
            line.pop_back();
        if (number == 1)
            for (const std::string_view head : {header, header_before_events})
                if (line == std::string(byte_order_mark) + std::string(head))
                    width = cells_of(line).size();
        if (number == 1 && width > 0)
            continue;
        const auto parsed = width > 0 ? parse_line(line, width) : std::nullopt;
        if (!parsed)
            throw std::runtime_error(std::to_string(number) +
                                     ": not as this program writes it; merge the files as they "
                                     "were exported");
        result[parsed->first].push_back(parsed->second);
    }
    if (number == 0)
        throw std::runtime_error("1: the file is empty");
    return result;
}

} // namespace michi::ledger
