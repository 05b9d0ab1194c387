#include "catalogue/columns.hpp"
#include "catalogue/database.hpp"
#include "catalogue/replacement.hpp"
#include "catalogue/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace michi::catalogue {

namespace {

// Inserts rows into one table: every value of a row in turn, records column by column.
class Insert {
public:
    Insert(SQLite::Database& db, const std::string& table)
        : m_columns(SQLite::Statement(db, "select * from " + table).getColumnCount()),
          m_statement(db, "insert into " + table + " values (" + holes(m_columns) + ")")
    {
    }

    template <class... Values> void operator()(const Values&... values)
    {
        m_bound = 0;
        (bind(values), ...);
        if (m_bound != m_columns)
            throw std::logic_error("columns missing in: " + m_statement.getQuery());
        m_statement.exec();
        m_statement.reset();
    }

private:
    static std::string holes(int count)
    {
        std::string result = "?";
        for (int more = 1; more < count; ++more)
            result += ",?";
        return result;
    }

    template <Record T> void bind(const T& record)
    {
        std::apply([this](const auto&... column) { (bind(column), ...); }, columns(record));
    }
    template <class T> void bind(const std::optional<T>& value)
    {
        if (value)
            bind(*value);
        else
            m_statement.bind(++m_bound);
    }
    template <class Tag> void bind(Index<Tag> index) { bind(index.value); }
    template <Enumeration E> void bind(E value) { bind(std::string(id_of(value))); }
    template <std::integral T> void bind(T value)
    {
        m_statement.bind(++m_bound, static_cast<std::int64_t>(value));
    }
    template <std::floating_point T> void bind(T value)
    {
        m_statement.bind(++m_bound, static_cast<double>(value));
    }
    void bind(const std::string& text) { m_statement.bind(++m_bound, text); }
    void bind(Day day) { bind(to_string(day)); }
    void bind(const RoughDay& day) { bind(to_string(day)); }
    void bind(const OpeningHours& hours) { bind(to_string(hours)); }

    int m_columns;
    SQLite::Statement m_statement;
    int m_bound = 0;
};

template <class T> const std::vector<T>& elements(const std::vector<T>& list)
{
    return list;
}
const std::vector<TownIndex>& elements(const TownSet& set)
{
    return set.towns();
}

// A list, numbered; `key` is what the row begins with, before the number.
template <class T, class... Key> void put_list(Insert& insert, const T& list, const Key&... key)
{
    int ordinal = 0;
    for (const auto& element : elements(list))
        insert(key..., ordinal++, element);
}

void put_places(SQLite::Database& db, const Places& places)
{
    Insert region(db, "region");
    put_list(region, places.regions);
    Insert town(db, "town");
    put_list(town, places.towns);
}

void put_desks(SQLite::Database& db, const std::vector<Desk>& desks)
{
    Insert insert(db, "desk");
    put_list(insert, desks);
    each_list_of_desk([&](const char* table, const auto& list_of) {
        Insert each(db, table);
        for (std::size_t index = 0; index < desks.size(); ++index)
            put_list(each, list_of(desks[index]), index);
    });
    Insert name(db, "desk_name");
    for (std::size_t index = 0; index < desks.size(); ++index)
        for (const auto& [language, words] : desks[index].name_in)
            name(index, language, words);
}

void put_texts(SQLite::Database& db, const std::vector<Programme>& programmes)
{
    Insert text(db, "programme_text");
    Insert gives(db, "programme_gives");
    Insert checks(db, "programme_checks");
    for (std::size_t index = 0; index < programmes.size(); ++index) {
        for (const auto& [language, words] : programmes[index].texts) {
            text(index, language, words);
            put_list(gives, words.gives, index, language);
            put_list(checks, words.checks, index, language);
        }
    }
}

void put_tables(SQLite::Database& db, std::size_t programme, const std::vector<Table>& tables)
{
    Insert column(db, "grid_column");
    Insert row(db, "grid_row");
    Insert cell(db, "grid_cell");
    for (std::size_t table = 0; table < tables.size(); ++table) {
        put_list(column, tables[table].columns, programme, table);
        for (std::size_t line = 0; line < tables[table].rows.size(); ++line) {
            row(programme, table, line, tables[table].rows[line].label);
            put_list(cell, tables[table].rows[line].cells, programme, table, line);
        }
    }
}

void put_programmes(SQLite::Database& db, const std::vector<Programme>& programmes)
{
    Insert insert(db, "programme");
    put_list(insert, programmes);
    put_texts(db, programmes);
    each_list_of_programme([&](const char* table, const auto& list_of) {
        Insert each(db, table);
        for (std::size_t index = 0; index < programmes.size(); ++index)
            put_list(each, list_of(programmes[index]), index);
    });
    Insert extra_town(db, "extra_town");
    for (std::size_t index = 0; index < programmes.size(); ++index) {
        put_tables(db, index, programmes[index].tables);
        for (std::size_t extra = 0; extra < programmes[index].extras.size(); ++extra)
            for (const TownIndex town : programmes[index].extras[extra].towns.towns())
                extra_town(index, extra, town);
    }
}

void put_map(SQLite::Database& db, const Map& map)
{
    Insert(db, "map")(map.width, map.height);
    Insert region(db, "map_region");
    Insert corner(db, "map_region_corner");
    put_list(region, map.regions);
    for (std::size_t shape = 0; shape < map.regions.size(); ++shape)
        put_list(corner, map.regions[shape].polygon, shape);
    Insert lake_corner(db, "map_lake_corner");
    for (std::size_t lake = 0; lake < map.lakes.size(); ++lake)
        put_list(lake_corner, map.lakes[lake], lake);
    Insert water(db, "map_water");
    put_list(water, map.waters);
    Insert town(db, "map_town");
    put_list(town, map.towns);
}

void put_words(SQLite::Database& db, const char* table, const Words& words)
{
    Insert word(db, table);
    for (const Language language : all<Language>())
        for (const auto& [key, text] : words.all(language))
            word(language, key, text);
}

void put_all(SQLite::Database& db, const Catalogue& catalogue)
{
    put_places(db, catalogue.places);
    put_desks(db, catalogue.desks);
    Insert(db, "edition")(catalogue.edition);
    Insert chapter(db, "chapter");
    for (const Chapter& each : catalogue.chapters)
        chapter(each);
    put_programmes(db, catalogue.programmes);
    put_map(db, catalogue.map);
    put_words(db, "word", catalogue.words);
    put_words(db, "phrase", catalogue.phrases);
}

void set_pragma(SQLite::Database& db, const std::string& name, int value)
{
    db.exec("pragma " + name + " = " + std::to_string(value));
}

// SQLite's own opinion of what was written.
void check_written(SQLite::Database& db)
{
    if (SQLite::Statement(db, "pragma foreign_key_check").executeStep())
        throw std::logic_error("a row of the new catalogue refers to nothing");
    SQLite::Statement check(db, "pragma quick_check");
    check.executeStep();
    if (const std::string found = check.getColumn(0).getString(); found != "ok")
        throw std::runtime_error("the new catalogue was not written well: " + found);
}

} // namespace

void write(const Catalogue& catalogue, const std::filesystem::path& file)
{
    Replacement replacement(file);
    {
        SQLite::Database db(replacement.path().string(), SQLite::OPEN_READWRITE);
        db.exec("pragma journal_mode = delete");
        db.exec("pragma foreign_keys = on");
        SQLite::Transaction transaction(db);
        set_pragma(db, "application_id", application_id);
        set_pragma(db, "user_version", schema_version);
        db.exec(schema);
        put_all(db, catalogue);
        transaction.commit();
        check_written(db);
    }
    replacement.commit();
}

} // namespace michi::catalogue
