#include "catalogue/characters.hpp"
#include "catalogue/report.hpp"

#include "sample_data.hpp"

#include <map>
#include <sstream>

// What `data report` tells the staff.
namespace michi::catalogue::test {

namespace {

using namespace sample;

using Lines = std::vector<std::string>;

constexpr int closing = 1;
constexpr int closed = 2;
constexpr int unconfirmed = 3;
constexpr int beginning = 4;
constexpr int events = 5;
constexpr int never_shown = 6;
constexpr int nothing_found = 7;
constexpr int desks_unused = 8;
constexpr int without_link = 9;

std::string report_on(const fs::path& folder, std::string_view today)
{
    return report(read(folder), report_words(folder), parse_day(today).value());
}

// The lines of one section under its heading, without what they are indented by.
Lines section(const std::string& text, int number)
{
    std::istringstream in(text);
    std::string line;
    while (std::getline(in, line) && !line.starts_with(std::to_string(number) + ". "))
        continue;
    Lines lines;
    while (std::getline(in, line) && !line.empty())
        lines.push_back(line.substr(line.find_first_not_of(' ')));
    return lines;
}

// The number that a section's heading gives.
int count_in(const std::string& text, int number)
{
    const std::size_t at = text.find("\n" + std::to_string(number) + ". ");
    REQUIRE(at != text.npos);
    return std::stoi(text.substr(text.find(": ", at) + 2));
}

const Lines none{"ありません。"};

// Each section on the same day.
void check_none(const std::string& text, int number)
{
    CHECK(section(text, number) == none);
    CHECK(count_in(text, number) == 0);
}

} // namespace

TEST_SUITE("the staff's report")
{
    TEST_CASE("what closes within 30 days is told with its last day and its desk, the next first")
    {
        const SampleData data;

        CHECK(section(report_on(data.path(), "2023-11-10"), closing) ==
              Lines{"2023-11-30 あと20日 2-97 みなと応援パッケージ（融資）",
                    "窓口: 見本の小さな窓口 017-734-9374",
                    "2023-11-30 あと20日 2-99 みなとコンテナ利用補助金",
                    "窓口: 見本の窓口 相談グループ 0172-52-2111 内線 641"});
        check_none(report_on(data.path(), "2023-10-30"), closing);
        CHECK(count_in(report_on(data.path(), "2023-10-31"), closing) == 2);
        CHECK(section(report_on(data.path(), "2023-11-30"), closing)
                  .front()
                  .starts_with("2023-11-30 あと0日"));
        CHECK(section(report_on(data.path(), "2024-01-10"), closing).front() ==
              "2024-01-31 あと21日 2-98 みなと燃料費補助金（変更交付申請）");

        data.replace(port, "to = \"2023-11-30\"", "to = \"2023-11-15\"");
        CHECK(section(report_on(data.path(), "2023-11-10"), closing)
                  .front()
                  .starts_with("2023-11-15 あと5日 2-99"));
    }

    TEST_CASE("what only events keep open closes with the last of them")
    {
        const SampleData data;
        data.set(talks, "", "state", quoted("dated"));

        CHECK(section(report_on(data.path(), "2023-10-12"), closing).front() ==
              "2023-11-10 あと29日 4-99 デジタル交流会");
        CHECK(section(report_on(data.path(), "2023-11-11"), closed).back() ==
              "窓口: 見本の小さな窓口 017-734-9374");
        CHECK(count_in(report_on(data.path(), "2023-11-11"), closed) == 2);
    }

    TEST_CASE("what is closed is told with the brochure's word, or its last day, and its desk")
    {
        const SampleData data;

        CHECK(
            section(report_on(data.path(), "2023-11-30"), closed) ==
            Lines{"2-98 みなと燃料費補助金: 新規受付終了", "窓口: 見本の小さな窓口 017-734-9374"});
        const Lines later = section(report_on(data.path(), "2023-12-01"), closed);
        REQUIRE(later.size() == 4);
        CHECK(later[2] == "2-99 みなとコンテナ利用補助金: 2023-11-30まで");
    }

    TEST_CASE("a confirmation holds for six months of the calendar")
    {
        const SampleData data;
        data.set("edition.toml", "", "date", "2023-10-13");

        check_none(report_on(data.path(), "2024-04-12"), unconfirmed);
        CHECK(section(report_on(data.path(), "2024-04-13"), unconfirmed) ==
              Lines{"2023-10-13に確かめたもの 4件", "2-98 2-99 4-98 4-99"});
        CHECK(section(report_on(data.path(), "2024-05-01"), unconfirmed) ==
              Lines{"2023-10-13に確かめたもの 4件", "2-98 2-99 4-98 4-99",
                    "2023-11-01に確かめたもの 1件", "2-97"});
        CHECK(count_in(report_on(data.path(), "2024-05-01"), unconfirmed) == 5);

        data.set("edition.toml", "", "date", "2023-08-31");
        check_none(report_on(data.path(), "2024-02-28"), unconfirmed);
        CHECK(count_in(report_on(data.path(), "2024-02-29"), unconfirmed) == 4);
    }

    TEST_CASE("what begins within 30 days is told, be it a day or a month")
    {
        const SampleData data;

        check_none(report_on(data.path(), "2023-10-01"), beginning);
        CHECK(section(report_on(data.path(), "2023-10-02"), beginning) ==
              Lines{"2023-11から 2-97 みなと応援パッケージ"});
        CHECK(section(report_on(data.path(), "2023-06-10"), beginning) ==
              Lines{"2023-07-03から 2-97 みなと応援パッケージ（融資）",
                    "2023-07-03から 2-99 みなとコンテナ利用補助金"});
    }

    TEST_CASE("the events of the next 30 days stand by day")
    {
        const SampleData data;

        CHECK(section(report_on(data.path(), "2023-10-20"), events) ==
              Lines{"2023-10-25 2-97 みなと応援: 港の講座 オンライン",
                    "2023-11-10 4-99 デジタル交流会: 交流会 十和田市"});
        CHECK(section(report_on(data.path(), "2023-11-11"), events) ==
              Lines{"2023-12 2-97 みなと応援: 港の講座"});
        check_none(report_on(data.path(), "2024-01-01"), events);
    }

    TEST_CASE("what no path shows is told, and the twin that is shown in its place")
    {
        const SampleData data;
        check_none(report_on(data.path(), "2023-11-10"), never_shown);

        data.append(port, "[family]\nsame = [\"4-98\"]\n");
        data.replace(expert, "related = [\"4-99\"]", "same = [\"2-99\"]");
        data.replace(expert, "\"ip\"", "\"export\"");

        CHECK(section(report_on(data.path(), "2023-11-10"), never_shown) ==
              Lines{"4-98 知財専門家派遣（同じ制度の 2-99 が代わりに出ます）"});
        check_none(report_on(data.path(), "2023-12-01"), never_shown); // its twin is over
    }

    TEST_CASE("answers to which the kiosk has nothing are told in few lines")
    {
        const SampleData data;

        const Lines lines = section(report_on(data.path(), "2023-11-10"), nothing_found);

        const auto has = [&](const std::string& line) {
            return std::ranges::count(lines, line) == 1;
        };
        CHECK(lines.size() < 20);
        CHECK(has("目的 創業・起業 ／ 年数 すべて ／ 業種 すべて ／ 場所 すべて"));
        CHECK(has("目的 知的財産 ／ 年数 すべて ／ 業種 すべて ／ 場所 県外"));
        CHECK(has("目的 知的財産 ／ 年数 創業前 ／ 業種 すべて ／ "
                  "場所 わからない・東青・中南・三八・西北・上北・下北"));
        for (const std::string& line : lines)
            CHECK(line.find("デジタル化") == line.npos);

        data.replace(expert, "[place]\n",
                     "[place]\nonly = [\"八戸市\"]\nwhy = \"県内の中小企業\"\n");
        const std::string narrower = report_on(data.path(), "2023-11-10");
        CHECK_MESSAGE(narrower.find("場所 わからない・三八のどこでも・八戸市\n") != narrower.npos,
                      narrower);
    }

    TEST_CASE("desks that nothing leads to, and programmes without a page, are told")
    {
        const SampleData data;
        check_none(report_on(data.path(), "2023-11-10"), desks_unused);
        CHECK(section(report_on(data.path(), "2023-11-10"), without_link) ==
              Lines{"2-98 4-98 4-99"});

        data.append(desks, "\n[[desk]]\nid = \"lonely\"\nname = \"見本の窓口\"\n"
                           "organisation = \"見本の機関\"\nphones = [\"017-734-9374\"]\n");
        CHECK(section(report_on(data.path(), "2023-11-10"), desks_unused) ==
              Lines{"lonely 見本の窓口"});
    }

    TEST_CASE("the brochure of 2023 has these deadlines, closed programmes and hidden twins")
    {
        const std::string text = report_on(MICHI_DATA, "2023-10-20");

        const std::map<int, int> counts{{closing, 3},       {closed, 13},      {unconfirmed, 0},
                                        {beginning, 2},     {events, 13},      {never_shown, 2},
                                        {nothing_found, 0}, {desks_unused, 0}, {without_link, 86}};
        for (const auto& [number, count] : counts) {
            CAPTURE(number);
            CHECK(count_in(text, number) == count);
        }
        CHECK(text.starts_with("支援データの点検（2023-10-20現在）\n"
                               "2023-10-13時点の冊子、制度100件、窓口94か所\n"));
        CHECK(section(text, closing)[4].starts_with("2023-11-10 あと21日 4-14"));
        CHECK(section(text, never_shown).front().find("8-1 ") == 0);
    }

    TEST_CASE("a year later the report still reads well: every section is there, no line is a heap")
    {
        const std::string text = report_on(MICHI_DATA, "2024-12-01");

        CHECK(count_in(text, closed) == 18);
        CHECK(section(text, closed).size() == 36);
        CHECK(count_in(text, unconfirmed) == 100);
        for (const int quiet : {closing, beginning, events, nothing_found})
            check_none(text, quiet);
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) {
            CAPTURE(line);
            CHECK(code_points(line).size() <= 80);
            CHECK(line.find('{') == line.npos);
            CHECK_FALSE(line.ends_with(' '));
        }
    }

    TEST_CASE("the report says each of its words")
    {
        const std::string code = bytes_of(fs::path(MICHI_TESTS) / "../src/catalogue/report.cpp");
        for (const ReportText& text : report_texts)
            CHECK_MESSAGE(code.find(quoted(std::string(text.key))) != code.npos, text.key);
    }
}

} // namespace michi::catalogue::test
