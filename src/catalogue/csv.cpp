#include "catalogue/csv.hpp"

#include <csv.h>

#include <new>

namespace michi::catalogue {

namespace {

// libcsv's parser, and the rows it has found so far.
class Parser {
public:
    Parser()
    {
        if (csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
            throw std::bad_alloc();
        csv_set_space_func(&m_parser, [](unsigned char) { return 0; }); // spaces belong to a text
    }
    ~Parser() { csv_free(&m_parser); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    Csv operator()(std::string_view text)
    {
        const auto add_cell = [](void* cell, std::size_t size, void* self) {
            static_cast<Parser*>(self)->m_row.emplace_back(static_cast<const char*>(cell), size);
        };
        const auto add_row = [](int, void* self) {
            auto& parser = *static_cast<Parser*>(self);
            parser.m_csv.rows.push_back(std::move(parser.m_row));
            parser.m_row.clear();
        };
        const bool whole =
            csv_parse(&m_parser, text.data(), text.size(), add_cell, add_row, this) == text.size();
        if (!whole || csv_fini(&m_parser, add_cell, add_row, this) != 0) {
            if (csv_error(&m_parser) == CSV_ENOMEM)
                throw std::bad_alloc();
            m_csv.broken_row = static_cast<int>(m_csv.rows.size()) + 1;
        }
        return std::move(m_csv);
    }

private:
    csv_parser m_parser{};
    CsvRow m_row;
    Csv m_csv;
};

std::string in_quotes(std::string_view cell)
{
    std::string result(cell.size() * 2 + 2, '\0'); // if every byte were a quotation mark
    result.resize(csv_write(result.data(), result.size(), cell.data(), cell.size()));
    return result;
}

} // namespace

Csv parse_csv(std::string_view text)
{
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    std::string lines;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != '\r')
            lines += text[at];
        else if (at + 1 == text.size() || text[at + 1] != '\n')
            lines += '\n';
    return Parser()(lines);
}

std::string to_csv(const std::vector<CsvRow>& rows)
{
    std::string result(byte_order_mark);
    for (const CsvRow& row : rows) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            const bool plain = row[at].find_first_of(",\"\n") == std::string::npos;
            result += (at == 0 ? "" : ",") + (plain ? row[at] : in_quotes(row[at]));
        }
        result += "\r\n";
    }
    return result;
}

} // namespace michi::catalogue
