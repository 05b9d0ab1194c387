#pragma once

#include "catalogue/database.hpp"
#include "catalogue/reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// A copy of the real data, for staff to make mistakes in.
namespace michi::catalogue::test {

namespace fs = std::filesystem;

// A folder of its own for one test.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "michi-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

inline std::string bytes_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    REQUIRE_MESSAGE(stream.good(), "cannot read ", file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

class DataCopy {
public:
    DataCopy() : m_data(m_folder.path() / "data")
    {
        fs::copy(MICHI_DATA, m_data, fs::copy_options::recursive);
    }

    [[nodiscard]] const fs::path& path() const { return m_data; }
    [[nodiscard]] fs::path database() const { return m_folder.path() / "catalogue.db"; }
    [[nodiscard]] std::string text_of(const std::string& file) const
    {
        return bytes_of(m_data / file);
    }
    void put(const std::string& file, const std::string& text) const
    {
        std::ofstream(m_data / file, std::ios::binary) << text;
    }
    // Replaces the first `from`, and gives the line on which it stood.
    int replace(const std::string& file, const std::string& from, const std::string& to) const
    {
        std::string text = text_of(file);
        const std::size_t at = text.find(from);
        REQUIRE_MESSAGE(at != text.npos, file, " has no ", from);
        text.replace(at, from.size(), to);
        put(file, text);
        return line_at(text, at);
    }
    // Writes another value into a field of one line, the first of that name in a table (or in the
    // file's own head), and gives its line. An empty value leaves the field out.
    int set(const std::string& file, const std::string& table, const std::string& name,
            const std::string& value) const
    {
        std::string text = text_of(file);
        const std::size_t head = table.empty() ? 0 : text.find("\n" + table + "\n");
        const std::size_t at = text.find("\n" + name + " = ", head);
        REQUIRE_MESSAGE(at != text.npos, file, " has no ", name);
        const std::size_t end = text.find('\n', at + 1);
        text.replace(at, end - at, value.empty() ? "" : "\n" + name + " = " + value);
        put(file, text);
        return line_at(text, at) + 1;
    }
    // Adds to the end of a file, and gives the line on which the addition begins.
    int append(const std::string& file, const std::string& added) const
    {
        const std::string text = text_of(file);
        put(file, text + added);
        return line_at(text, text.size());
    }
    [[nodiscard]] int line_of(const std::string& file, const std::string& words) const
    {
        const std::string text = text_of(file);
        const std::size_t at = text.find(words);
        REQUIRE_MESSAGE(at != text.npos, file, " has no ", words);
        return line_at(text, at);
    }
    [[nodiscard]] std::vector<Problem> problems(const HasGlyph& has_glyph = [](char32_t) {
        return true;
    }) const
    {
        try {
            static_cast<void>(read(m_data, has_glyph));
        } catch (const BadData& bad) {
            return bad.problems();
        }
        return {};
    }
    // The data must have this one problem.
    void check_only(const std::string& file, int line, const std::string& field, Rule rule) const
    {
        check_only(problems(), file, line, field, rule);
    }
    static void check_only(const std::vector<Problem>& found, const std::string& file, int line,
                           const std::string& field, Rule rule)
    {
        for (const Problem& problem : found)
            INFO(problem.text);
        REQUIRE(found.size() == 1);
        CAPTURE(found[0].text);
        CHECK(found[0].file == "data/" + file);
        CHECK(found[0].line == line);
        CHECK(found[0].field == field);
        CHECK(id_of(found[0].rule) == id_of(rule));
        CHECK(found[0].text.find(found[0].file) == 0);
        if (rule != Rule::holes && rule != Rule::broken_holes)
            CHECK_FALSE_MESSAGE(has_hole(found[0].text), "nobody filled a hole");
    }

private:
    static bool has_hole(const std::string& text)
    {
        const auto name = [](char byte) { return byte >= 'a' && byte <= 'z'; };
        for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
            if (at + 1 < text.size() && name(text[at + 1]))
                return true;
        return false;
    }
    static int line_at(const std::string& text, std::size_t at)
    {
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
        return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
    }

    Folder m_folder;
    fs::path m_data;
};

} // namespace michi::catalogue::test
