#pragma once

#include "data_copy.hpp"

#include <string>
#include <vector>

// The real data with the files of tests/catalogue/sample in the place of its programmes, desks,
// phrases and glossary. Tests read and break those, so that a new edition changes nothing of what a
// test finds.
namespace michi::catalogue::test {

namespace sample {

inline const std::string port = "programmes/2-subsidies/2-99.toml";  // dates, money and a table
inline const std::string fuel = "programmes/2-subsidies/2-98.toml";  // closed, with a trade
inline const std::string full = "programmes/2-subsidies/2-97.toml";  // every field there is
inline const std::string talks = "programmes/4-seminars/4-99.toml";  // events
inline const std::string expert = "programmes/4-seminars/4-98.toml"; // a short one, without dates
inline const std::string desks = "desks/sample.toml";
inline const std::string number = "[\"017-734-9374\"]"; // of one desk there

} // namespace sample

class SampleData : public DataCopy {
public:
    SampleData()
    {
        for (const char* edited : {"programmes", "desks", "phrases"})
            remove_files(path() / edited);
        fs::copy(MICHI_TESTS "/catalogue/sample", path(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        set("edition.toml", "", "general_desk", "\"sample-plain\"");
    }

private:
    // Their folders stay: each chapter has one.
    static void remove_files(const fs::path& folder)
    {
        std::vector<fs::path> files;
        if (fs::is_directory(folder))
            for (const auto& entry : fs::recursive_directory_iterator(folder))
                if (entry.is_regular_file())
                    files.push_back(entry.path());
        for (const fs::path& file : files)
            fs::remove(file);
    }
};

// One mistake that a member of staff makes: in a file, something else instead of what stood there.
struct Mistake {
    std::string file;
    std::string right;
    std::string wrong;
    std::string field;
    Rule rule;
};

// Each mistake, made alone, is found where it was made.
inline void check_each(const std::vector<Mistake>& mistakes)
{
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.file);
        CAPTURE(mistake.wrong);
        const SampleData data;
        const int line = data.replace(mistake.file, mistake.right, mistake.wrong);
        data.check_only(mistake.file, line, mistake.field, mistake.rule);
    }
}

// The same where the problem is reported at another line, that of `at`.
inline void check_at(const Mistake& mistake, const std::string& at)
{
    CAPTURE(mistake.wrong);
    const SampleData data;
    data.replace(mistake.file, mistake.right, mistake.wrong);
    data.check_only(mistake.file, data.line_of(mistake.file, at), mistake.field, mistake.rule);
}

// A field of a table, and a value that it must not have; an empty one leaves it out.
struct Wrong {
    std::string file;
    std::string table;
    std::string name;
    std::string value;
    std::string field;
    Rule rule;
};

// Each wrong value is found at its own line, and a missing one where its table begins.
inline void check_wrong(const std::vector<Wrong>& wrongs)
{
    for (const Wrong& wrong : wrongs) {
        CAPTURE(wrong.name);
        CAPTURE(wrong.value);
        const SampleData data;
        const int line = data.set(wrong.file, wrong.table, wrong.name, wrong.value);
        const std::string head = wrong.table.empty() ? "key = " : wrong.table + "\n";
        data.check_only(wrong.file, wrong.value.empty() ? data.line_of(wrong.file, head) : line,
                        wrong.field, wrong.rule);
    }
}

inline std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

inline std::string repeated(const std::string& text, int count)
{
    std::string result;
    for (int times = 0; times < count; ++times)
        result += text;
    return result;
}

} // namespace michi::catalogue::test
