#include "catalogue/columns.hpp"
#include "catalogue/database.hpp"
#include "catalogue/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

// All rows of a table in the order of its key, each read column by column.
class Rows {
public:
    Rows(SQLite::Database& db, const Catalogue& catalogue, const std::string& table,
         const std::string& order)
        : m_catalogue(catalogue), m_statement(db, "select * from " + table + " order by " + order)
    {
    }

    bool next()
    {
        m_column = 0;
        return m_statement.executeStep();
    }
    template <class... Values> void read(Values&... values) { (take(values), ...); }
    template <class T> T read()
    {
        T value{};
        take(value);
        return value;
    }
    void skip() { ++m_column; }

private:
    SQLite::Column column() { return m_statement.getColumn(m_column++); }

    template <Record T> void take(T& record)
    {
        std::apply([this](auto&... column) { (take(column), ...); }, columns(record));
    }
    template <class T> void take(std::optional<T>& value)
    {
        if (m_statement.isColumnNull(m_column))
            skip();
        else
            take(value.emplace());
    }
    // A position is checked where it enters: nothing later could tell a damaged one.
    template <class Tag> void take(Index<Tag>& index)
    {
        take(index.value);
        if (index.value >= count_for(index))
            throw BadFile("a row refers to nothing: " + m_statement.getQuery());
    }
    template <Enumeration E> void take(E& value) { value = known(from_id<E>(column().getText())); }
    template <std::integral T> void take(T& value) { value = static_cast<T>(column().getInt64()); }
    template <std::floating_point T> void take(T& value)
    {
        value = static_cast<T>(column().getDouble());
    }
    void take(std::string& text) { text = column().getString(); }
    void take(Day& day) { day = known(parse_day(column().getText())); }
    void take(RoughDay& day) { day = known(parse_rough_day(column().getText())); }
    void take(OpeningHours& hours) { hours = known(parse_hours(column().getText())); }

    template <class T> T known(const std::optional<T>& value) const
    {
        if (!value)
            throw BadFile("a word or date is not known: " + m_statement.getQuery());
        return *value;
    }
    std::size_t count_for(RegionIndex) const { return m_catalogue.places.regions.size(); }
    std::size_t count_for(TownIndex) const { return m_catalogue.places.towns.size(); }
    std::size_t count_for(DeskIndex) const { return m_catalogue.desks.size(); }
    std::size_t count_for(ProgrammeIndex) const { return m_catalogue.programmes.size(); }

    const Catalogue& m_catalogue;
    SQLite::Statement m_statement;
    int m_column = 0;
};

template <class T> void append(std::vector<T>& list, Rows& rows)
{
    rows.read(list.emplace_back());
}
void append(TownSet& set, Rows& rows)
{
    set.insert(rows.read<TownIndex>());
}

// Fills a Catalogue from a database, in the order in which one part refers to another.
class Loader {
public:
    Loader(SQLite::Database& db, Catalogue& catalogue) : m_db(db), m_catalogue(catalogue) {}

    void load()
    {
        load_places();
        load_desks();
        load_one("edition", m_catalogue.edition);
        load_all("chapter", m_catalogue.chapters, 0);
        load_programmes();
        load_tables();
        load_map();
        load_words("word", m_catalogue.words);
        load_words("phrase", m_catalogue.phrases);
    }

private:
    void load_words(const std::string& table, Words& words)
    {
        for (Rows rows = rows_of(table, "1, 2"); rows.next();) {
            const auto language = rows.read<Language>();
            auto key = rows.read<std::string>();
            words.set(language, std::move(key), rows.read<std::string>());
        }
    }

    Rows rows_of(const std::string& table, const std::string& order)
    {
        return {m_db, m_catalogue, table, order};
    }
    template <class T> void load_one(const std::string& table, T& into)
    {
        Rows rows = rows_of(table, "1");
        if (!rows.next())
            throw BadFile("the table is empty: " + table);
        rows.read(into);
    }
    // Rows that are the elements of one list, after so many columns of key.
    template <class T> void load_all(const std::string& table, std::vector<T>& into, int key = 1)
    {
        for (Rows rows = rows_of(table, "1"); rows.next();) {
            for (int skipped = 0; skipped < key; ++skipped)
                rows.skip();
            append(into, rows);
        }
    }
    // Rows that belong to the lists of many owners.
    template <class Owner, class List>
    void load_lists(const std::string& table, std::vector<Owner>& owners, const List& list_of)
    {
        for (Rows rows = rows_of(table, "1, 2"); rows.next();) {
            Owner& owner = owners.at(rows.read<std::size_t>());
            rows.skip();
            append(list_of(owner), rows);
        }
    }

    void load_places()
    {
        Places& places = m_catalogue.places;
        load_all("region", places.regions);
        load_all("town", places.towns);
        for (std::uint32_t index = 0; index < places.towns.size(); ++index)
            places.regions[places.towns[index].region.value].towns.push_back({index});
    }

    void load_desks()
    {
        load_all("desk", m_catalogue.desks);
        each_list_of_desk([this](const char* table, const auto& list_of) {
            load_lists(table, m_catalogue.desks, list_of);
        });
        for (Rows rows = rows_of("desk_name", "1, 2"); rows.next();) {
            Desk& desk = m_catalogue.desks.at(rows.read<std::size_t>());
            const auto language = rows.read<Language>();
            rows.read(desk.name_in[language]);
        }
    }

    void load_programmes()
    {
        load_all("programme", m_catalogue.programmes);
        for (Rows rows = rows_of("programme_text", "1, 2"); rows.next();)
            rows.read(text_of(rows));
        for (Rows rows = rows_of("programme_gives", "1, 2, 3"); rows.next();)
            load_line(rows, &ProgrammeText::gives);
        for (Rows rows = rows_of("programme_checks", "1, 2, 3"); rows.next();)
            load_line(rows, &ProgrammeText::checks);
        each_list_of_programme([this](const char* table, const auto& list_of) {
            load_lists(table, m_catalogue.programmes, list_of);
        });
    }
    ProgrammeText& text_of(Rows& rows)
    {
        Programme& programme = m_catalogue.programmes.at(rows.read<std::size_t>());
        return programme.texts[rows.read<Language>()];
    }
    void load_line(Rows& rows, std::vector<std::string> ProgrammeText::*list)
    {
        auto& lines = text_of(rows).*list;
        rows.skip();
        append(lines, rows);
    }

    void load_tables()
    {
        for (Rows rows = rows_of("extra_town", "1, 2, 3"); rows.next();) {
            Programme& programme = m_catalogue.programmes.at(rows.read<std::size_t>());
            append(programme.extras.at(rows.read<std::size_t>()).towns, rows);
        }
        for (Rows rows = rows_of("grid_column", "1, 2, 3"); rows.next();) {
            Table& table = table_of(rows);
            rows.skip();
            append(table.columns, rows);
        }
        for (Rows rows = rows_of("grid_row", "1, 2, 3"); rows.next();) {
            Table& table = table_of(rows);
            rows.skip();
            rows.read(table.rows.emplace_back().label);
        }
        for (Rows rows = rows_of("grid_cell", "1, 2, 3, 4"); rows.next();) {
            Table::Row& row = table_of(rows).rows.at(rows.read<std::size_t>());
            rows.skip();
            append(row.cells, rows);
        }
    }
    Table& table_of(Rows& rows)
    {
        Programme& programme = m_catalogue.programmes.at(rows.read<std::size_t>());
        return programme.tables.at(rows.read<std::size_t>());
    }

    void load_map()
    {
        Map& map = m_catalogue.map;
        Rows size = rows_of("map", "1");
        if (!size.next())
            throw BadFile("the table is empty: map");
        size.read(map.width, map.height);
        load_all("map_region", map.regions);
        load_lists(
            "map_region_corner", map.regions,
            [](Map::Shape & shape) -> auto& { return shape.polygon; });
        for (Rows rows = rows_of("map_lake_corner", "1, 2"); rows.next();) {
            const auto lake = rows.read<std::size_t>();
            rows.skip();
            if (lake == map.lakes.size())
                map.lakes.emplace_back();
            append(map.lakes.at(lake), rows);
        }
        load_all("map_water", map.waters);
        load_all("map_town", map.towns);
    }

    SQLite::Database& m_db;
    Catalogue& m_catalogue;
};

// The file as SQLite's URI, so that it can be told that nobody writes to it.
std::string immutable_uri(const fs::path& file)
{
    std::string result = "file:";
    for (const char byte : fs::absolute(file).string()) {
        const auto code = static_cast<unsigned char>(byte);
        const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                              (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' ||
                              byte == '-' || byte == '_';
        if (is_plain)
            result += byte;
        else
            result += {'%', "0123456789ABCDEF"[code >> 4U], "0123456789ABCDEF"[code & 0xfU]};
    }
    return result + "?immutable=1";
}

void check_kind(SQLite::Database& db)
{
    const int kind = db.execAndGet("pragma application_id").getInt();
    if (kind != application_id)
        throw BadFile("this is not a catalogue of Michishirube");
    const int version = db.execAndGet("pragma user_version").getInt();
    if (version != schema_version)
        throw BadFile("the catalogue is of version " + std::to_string(version) +
                      ", this program reads version " + std::to_string(schema_version) +
                      ": build it anew with `michishirube data build`");
}

SQLite::Database opened(const fs::path& file)
{
    return {immutable_uri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI};
}

} // namespace

Catalogue load(const fs::path& file)
{
    try {
        SQLite::Database db = opened(file);
        check_kind(db);
        Catalogue catalogue;
        Loader(db, catalogue).load();
        return catalogue;
    } catch (const SQLite::Exception& error) {
        throw BadFile(file.string() + ": " + error.what());
    } catch (const std::out_of_range&) {
        throw BadFile(file.string() + ": a row belongs to nothing");
    } catch (const BadFile& error) {
        throw BadFile(file.string() + ": " + error.what());
    }
}

void quick_check(const fs::path& file)
{
    try {
        SQLite::Database db = opened(file);
        SQLite::Statement check(db, "pragma quick_check");
        check.executeStep();
        if (const std::string found = check.getColumn(0).getString(); found != "ok")
            throw BadFile(file.string() + ": " + found);
    } catch (const SQLite::Exception& error) {
        throw BadFile(file.string() + ": " + error.what());
    }
}

} // namespace michi::catalogue
