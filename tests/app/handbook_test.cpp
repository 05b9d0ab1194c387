#include "app/data_commands.hpp"
#include "app/setting_faults.hpp"
#include "catalogue/characters.hpp"
#include "catalogue/data_copy.hpp"
#include "catalogue/sheets.hpp"

#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

// The handbooks of the counter, of the data and of whoever installs the kiosk tell what is true of
// this program and this data.
namespace michi::test {

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(MICHI_TESTS) / "../kiosk-config/handbook";

std::vector<std::string> lines_of(const std::string& book)
{
    std::istringstream text(catalogue::test::bytes_of(folder / book));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

// All three, one after the other.
std::vector<std::string> handbook()
{
    std::vector<std::string> lines;
    for (const char* book : {"counter.md", "data.md", "install.md"})
        for (const std::string& line : lines_of(book))
            lines.push_back(line);
    return lines;
}

// As pages on the web name a heading: small letters, spaces as hyphens, without punctuation.
std::string anchor_of(const std::string& line)
{
    if (!line.starts_with('#'))
        return "";
    std::string anchor;
    for (const char32_t c : catalogue::code_points(line.substr(line.find(' ') + 1))) {
        static const std::u32string punctuation = U".,:()/`'、。・「」（）";
        if (punctuation.find(c) != punctuation.npos)
            continue;
        anchor += c == U' '                ? "-"
                  : U'A' <= c && c <= U'Z' ? std::string(1, static_cast<char>(c - U'A' + U'a'))
                                           : catalogue::utf8(c);
    }
    return anchor;
}

// "### desks.csv（…）" begins a sheet, and the first cell of each row below is a header.
std::map<std::string, std::vector<std::string>> sheets_in_handbook()
{
    static const std::regex heading("#+ ([a-z]+)\\.csv.*");
    static const std::regex row("\\| ([^|-][^|]*) \\|.*");
    std::map<std::string, std::vector<std::string>> found;
    std::string sheet;
    for (const std::string& line : handbook())
        if (std::smatch match; line.starts_with('#'))
            sheet = std::regex_match(line, match, heading) ? match[1].str() : "";
        else if (!sheet.empty() && std::regex_match(line, match, row))
            found[sheet].push_back(match[1]);
    for (auto& [name, headers] : found)
        headers.erase(headers.begin()); // of the handbook's own table
    return found;
}

} // namespace

TEST_SUITE("handbook")
{
    TEST_CASE("what staff type is a command of this program")
    {
        CLI::App program;
        app::add_data_commands(program);
        const CLI::App& data = *program.get_subcommand("data");
        std::set<std::string> told;

        // Also at another machine, and as somebody else.
        static const std::regex typed("\\s*((ssh|sudo)\\b.* )?michishirube data ([a-z-]+)(.*)");
        for (const std::string& line : handbook()) {
            std::smatch match;
            if (!std::regex_match(line, match, typed))
                continue;
            const std::string name = match[3];
            std::istringstream words(match[4].str());
            CAPTURE(line);
            told.insert(name);
            REQUIRE_NOTHROW(static_cast<void>(data.get_subcommand(name)));
            const CLI::App& command = *data.get_subcommand(name);
            for (std::string word; words >> word;)
                if (word.starts_with("--"))
                    CHECK_MESSAGE(command.get_option_no_throw(word) != nullptr, word);
            for (const CLI::Option* option : command.get_options())
                if (option->get_required() && !option->get_positional())
                    CHECK(line.find(option->get_name()) != line.npos);
        }
        for (const CLI::App* command : data.get_subcommands({}))
            CHECK_MESSAGE(told.contains(command->get_name()), command->get_name(),
                          " is not in the handbook");
    }

    TEST_CASE("its tables have every column of every sheet, in their order")
    {
        catalogue::Inspection inspection(MICHI_DATA, [](char32_t) { return true; });
        const catalogue::SheetWords words(inspection);
        std::map<std::string, std::vector<std::string>> sheets;
        for (const catalogue::Sheet& sheet : catalogue::sheets())
            for (const catalogue::Column& column : sheet.columns)
                sheets[std::string(sheet.name)].push_back(words.header(sheet, column));

        const auto told = sheets_in_handbook();

        for (const auto& [sheet, headers] : sheets) {
            REQUIRE_MESSAGE(told.contains(sheet), sheet, " is not in the handbook");
            CAPTURE(sheet);
            CHECK(told.at(sheet) == headers);
        }
        CHECK(told.size() == sheets.size());
    }

    TEST_CASE("what it says of a wrong setting is what the kiosk says")
    {
        const std::string said =
            app::SettingFaults("/etc/michishirube/counter.toml",
                               fs::path(MICHI_DATA) / "text/settings.toml")
                .at(9, "idle.question_second", app::SettingFault::unknown,
                    {{"name", "idle.question_second"}}, "idle.question_seconds")
                .what();
        CHECK(std::ranges::count(lines_of("install.md"), "michishirube: settings: " + said) == 1);
    }

    TEST_CASE("its links lead to headings that are there")
    {
        static const std::regex link("\\]\\(([a-z]*(?:\\.md)?)#([^)]+)\\)");
        int links = 0;
        for (const std::string book : {"counter.md", "data.md", "install.md"})
            for (const std::string& line : lines_of(book))
                for (std::sregex_iterator at(line.begin(), line.end(), link), end; at != end;
                     ++at) {
                    const std::string other = (*at)[1].length() > 0 ? (*at)[1].str() : book;
                    const std::string wanted = (*at)[2];
                    ++links;
                    const auto lines = lines_of(other);
                    CHECK_MESSAGE(
                        std::ranges::any_of(
                            lines, [&](const std::string& l) { return anchor_of(l) == wanted; }),
                        book, ": ", (*at)[0].str());
                }
        CHECK(links > 20);
    }

    TEST_CASE("it shows every picture that it has")
    {
        static const std::regex picture("!\\[[^\\]]+\\]\\(([^)/]+)\\)");
        std::set<std::string> shown;
        for (const std::string& line : handbook())
            for (std::sregex_iterator at(line.begin(), line.end(), picture), end; at != end; ++at)
                shown.insert((*at)[1]);
        std::set<std::string> kept;
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".png")
                kept.insert(entry.path().filename());

        CHECK(shown == kept);
        CHECK_FALSE(shown.empty());
    }
}

} // namespace michi::test
