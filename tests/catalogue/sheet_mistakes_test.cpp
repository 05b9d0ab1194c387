#include "office.hpp"

#include "catalogue/cells.hpp"

namespace {

using namespace michi;
using namespace michi::catalogue;
using namespace michi::catalogue::test;

void check_one(const Sample& office, const std::string& file, int row, const std::string& column,
               Rule rule)
{
    const auto found = office.problems();
    std::string all;
    for (const Problem& problem : found)
        all += problem.text + "\n";
    CAPTURE(all);
    REQUIRE(found.size() == 1);
    CHECK(found[0].file == file);
    CHECK(found[0].line == row);
    CHECK(found[0].field == column);
    CHECK(id_of(found[0].rule) == id_of(rule));
    CHECK(office.changes().empty());
    CHECK_FALSE(fs::exists(office.data().path().string() + ".before"));
}

// A column of the data by its name in the sheets, and what a cell of it becomes.
struct Converter {
    SampleData data;
    Inspection inspection{data.path(), [](char32_t) { return true; }};
    SheetWords words{inspection};

    std::string operator()(CellKind kind, const std::string& cell) const
    {
        return toml_of(cell, {"", kind}, words, inspection.extension_word());
    }
};

} // namespace

TEST_SUITE("mistakes in the sheets of an office")
{
    TEST_CASE("a day is read in every way in which an office writes it")
    {
        const Converter convert;
        for (const char* day :
             {"2023-11-30", "2023/11/30", "2023.11.30", "2023年11月30日", "令和5年11月30日",
              "R5.11.30", "R5/11/30", "２０２３／１１／３０", "２０２３年１１月３０日",
              "令和５年１１月３０日", "Ｒ５．１１．３０", "令和 5年 11月 30日", "2023－11－30"})
            CHECK(convert(CellKind::day, day) == "\"2023-11-30\"");
        for (const char* month : {"2023-11", "2023/11", "2023年11月", "令和5年11月", "R5.11",
                                  "２０２３年１１月", "令和５年１１月"})
            CHECK(convert(CellKind::day, month) == "\"2023-11\"");
        CHECK(convert(CellKind::day, "令和元年5月1日") == "\"2019-05-01\"");
        CHECK(convert(CellKind::day, "平成31年4月30日") == "\"2019-04-30\"");
        CHECK(convert(CellKind::day, "2023/4/3") == "\"2023-04-03\"");
        for (const char* no_day : {"11/30", "23/11/30", "令和0年1月1日", "11月ごろ", "令和5年",
                                   "2023-11-30-1", "2023-", "元年5月1日"})
            CHECK(convert(CellKind::day, no_day) == "\"" + std::string(no_day) + "\"");
    }
    TEST_CASE("a time is read in every way in which an office writes it")
    {
        const Converter convert;
        for (const char* time : {"13:00", "13時", "13:00:00", "１３：００", "午後1時",
                                 "01:00:00 PM", "13時00分", "１３時"})
            CHECK(convert(CellKind::time, time) == "\"13:00\"");
        CHECK(convert(CellKind::time, "13時30分") == "\"13:30\"");
        CHECK(convert(CellKind::time, "9:00") == "\"09:00\"");
        CHECK(convert(CellKind::time, "午前9時5分") == "\"午前9時5分\"");
        CHECK(convert(CellKind::time, "12:00 AM") == "\"00:00\"");
        for (const char* none : {"昼", "13", "", ":30", "1300"})
            CHECK(convert(CellKind::time, none) == "\"" + std::string(none) + "\"");
    }
    TEST_CASE("a number is read in every way in which an office writes it")
    {
        const Converter convert;
        for (const char* phone : {"０１７（７３４）９３７３", "(017)734-9373", "017-734-9373",
                                  "017‐734−9373", "017ー734ー9373", "０１７－７３４－９３７３"})
            CHECK(convert(CellKind::phone, phone) == "\"017-734-9373\"");
        for (const char* phone :
             {"0172-52-2111 内線641", "0172-52-2111（内線641）", "0172(52)2111　内線 ６４１"})
            CHECK(convert(CellKind::phones, phone) == "[\"0172-52-2111 内線641\"]");
        CHECK(convert(CellKind::phone, "017-734-9373番") == "\"017-734-9373番\"");
        CHECK(convert(CellKind::whole, "２，０００，０００") == "2000000");
        CHECK(convert(CellKind::whole, "007") == "7");
        CHECK(convert(CellKind::whole, "0") == "0");
        CHECK(convert(CellKind::whole, "1.5") == "\"1.5\"");
        CHECK(convert(CellKind::number, "50") == "50.0");
        CHECK(convert(CellKind::number, "33.3%") == "33.3");
        CHECK(convert(CellKind::number, "1/2") == "\"1/2\"");
        CHECK(convert(CellKind::flag, "TRUE") == "true");
        CHECK(convert(CellKind::flag, "いいえ") == "false");
        CHECK(convert(CellKind::programmes, "第8章1\n８－１\n第１章２") ==
              "[\"8-1\", \"8-1\", \"1-2\"]");
        CHECK(convert(CellKind::text, "a\"b\\c") == "\"a\\\"b\\\\c\"");
    }
    TEST_CASE("a wrong cell is found at its row and column, and nothing is done")
    {
        struct Case {
            std::string sheet;
            std::string row;
            std::string header;
            std::string value;
            std::string column;
            Rule rule;
        };
        const std::vector<Case> cases{
            {"desks", "sample-plain", "電話", "177349374", "H列「電話」", Rule::not_a_phone},
            {"desks", "sample-plain", "ファイル", "../x", "A列「ファイル」", Rule::file_name},
            {"desks", "sample-plain", "id", "sample-full", "B列「id」", Rule::twice},
            {"desks", "sample-full", "予約が必要", "たぶん", "Q列「予約が必要」",
             Rule::not_yes_or_no},
            {"desks", "sample-full", "相談窓口の種類", "センタ", "S列「相談窓口の種類」",
             Rule::unknown_word},
            {"dates", "募集時期", "期間の終わり", "2023-11-31", "F列「期間の終わり」",
             Rule::no_such_date},
            {"dates", "募集時期", "期間の終わり", "秋", "F列「期間の終わり」", Rule::not_a_date},
            {"dates", "募集時期", "会場", "体育館", "K列「会場」", Rule::other_kind},
            {"dates", "港の講座", "開始時刻", "25:00", "H列「開始時刻」", Rule::not_a_time},
            {"dates", "港の講座", "終了時刻", "08:00", "I列「終了時刻」", Rule::from_after_to},
            {"dates", "港の講座", "市町村", "八戸", "L列「市町村」", Rule::unknown_place},
            {"money", "はじめての荷主", "円", "二百万", "E列「円」", Rule::not_a_whole_number},
            {"money", "はじめての荷主", "円", "", "D列「種類」", Rule::figure},
            {"money", "はじめての荷主", "何の数か", "1月2日", "I列「何の数か」",
             Rule::became_a_date},
            {"money", "はじめての荷主", "番号", "96", "B列「番号」", Rule::no_row},
            {"tables", "期間", "行の中身", "10年以内", "G列「行の中身」", Rule::cells},
            {"parts", "見学会", "終了の言葉", "", "F列「終了の言葉」", Rule::closed_without_words},
            {"contacts", "申込先", "窓口のid", "sample-ful", "D列「窓口のid」", Rule::unknown_desk},
            {"links", "港のページ", "アドレス", "http://port.example.jp", "D列「アドレス」",
             Rule::not_https},
            {"phrases", "申し込む", "やさしい日本語", "申込", "D列「やさしい日本語」",
             Rule::no_reading},
            {"phrases", "補助率", "日本語", "交流会 東京", "B列「日本語」", Rule::twice},
            {"programmes", "みなと応援", "章", "", "A列「章」", Rule::missing},
            {"programmes", "みなと応援", "番号", "7a", "B列「番号」", Rule::key_form},
            {"programmes", "みなと応援", "章", "9", "A列「章」", Rule::unknown_chapter},
            {"programmes", "みなと応援", "種類", "補助", "G列「種類」", Rule::unknown_word},
            {"programmes", "みなと応援", "創業から何年未満", "1", "X列「創業から何年未満」",
             Rule::from_after_to},
            {"programmes", "みなと応援", "本文の初めの行", "1000", "I列「本文の初めの行」",
             Rule::from_after_to},
            {"programmes", "みなと応援", "主な目的", "創業", "N列「主な目的」", Rule::unknown_word},
            {"programmes", "みなと応援", "県外の方", "", "AC列「県外の方」", Rule::missing},
            {"programmes", "みなと応援", "関連する制度", "第1章1", "AI列「関連する制度」",
             Rule::unknown_programme},
            {"programmes", "みなと応援", "英語：受けられる支援", "A loan and a subsidy",
             "AO列「英語：受けられる支援」", Rule::translation_count},
        };
        for (const Case& each : cases) {
            CAPTURE(each.header);
            CAPTURE(each.value);
            const Sample office;
            const int row = office.set(each.sheet, each.row, each.header, each.value);
            check_one(office, each.sheet + ".csv", row, each.column, each.rule);
        }
    }
    TEST_CASE("two rows of one programme are found")
    {
        const Sample office;
        int row = 0;
        office.change("programmes", [&](Sample::Rows& rows) {
            rows.push_back(rows[1]);
            row = static_cast<int>(rows.size());
        });
        check_one(office, "programmes.csv", row, "B列「番号」", Rule::twice);
    }
    TEST_CASE("a sheet with other columns is refused, whatever stands in it")
    {
        const Sample unknown;
        unknown.change("links", [](Sample::Rows& rows) { rows[0][4] = "言葉など"; });
        const auto found = unknown.problems();
        REQUIRE(found.size() == 2);
        CHECK(id_of(found[0].rule) == id_of(Rule::unknown_field));
        CHECK(found[0].field == "E列「言葉など」");
        CHECK(id_of(found[1].rule) == id_of(Rule::no_column));

        const Sample twice;
        twice.change("links", [](Sample::Rows& rows) { rows[0].push_back("言葉"); });
        check_one(twice, "links.csv", 1, "F列「言葉」", Rule::twice);

        const Sample beside;
        beside.change("links", [](Sample::Rows& rows) { rows[1].push_back("メモ"); });
        check_one(beside, "links.csv", 2, "F列「」", Rule::extra_cell);
    }
    TEST_CASE(
        "a file in Shift_JIS is told how to be saved, and one with a lone quotation mark where")
    {
        const Sample sjis;
        std::ofstream(sjis.file("links"), std::ios::binary) << "\x8f\xcd,\x94\xd4\x8d\x86\r\n";
        check_one(sjis, "links.csv", 0, "", Rule::not_utf8);
        CHECK(sjis.problems()[0].text.find("CSV UTF-8（コンマ区切り）") != std::string::npos);

        const Sample quotes;
        std::ofstream(quotes.file("links"), std::ios::binary | std::ios::app) << "2,97,\"x,,\r\n";
        check_one(quotes, "links.csv", 4, "", Rule::broken_quotes);
    }
    TEST_CASE("columns may stand in another order, and blank rows and columns anywhere")
    {
        const Sample office;
        office.change("links", [](Sample::Rows& rows) {
            for (CsvRow& row : rows) {
                std::swap(row[0], row[4]);
                row.emplace_back();
            }
            rows.insert(rows.begin() + 1, CsvRow(rows[0].size()));
        });
        CHECK(office.import() == "変わるところはありません。\n");
    }
    TEST_CASE("a problem that is not of the sheets keeps its file and line")
    {
        const Sample office;
        for (const auto& [name, text] : files_in(office.sheets()))
            if (name != "contacts.csv" && name != "desks.csv")
                fs::remove(office.sheets() / name);
        office.remove("desks", "sample-plain"); // the edition's desk of last resort

        const auto found = office.problems();

        REQUIRE_FALSE(found.empty());
        CHECK(std::ranges::any_of(found, [](const Problem& problem) {
            return problem.file == "data/edition.toml" && problem.line > 0;
        }));
        CHECK(std::ranges::any_of(found, [](const Problem& problem) {
            return problem.file == "contacts.csv" && problem.field == "D列「窓口のid」";
        }));
        CHECK(office.changes().empty());
    }
    TEST_CASE("a file in a form that the sheets cannot change is left to a hand")
    {
        for (const char* form : {"age.planning = \"excluded\"\nage.why = \"県内の中小企業\"\n",
                                 "age = { planning = \"excluded\", why = \"県内の中小企業\" }\n"}) {
            const Sample odd;
            odd.data().replace(sample::expert,
                               "\n[age]\nplanning = \"excluded\"\nwhy = \"県内の中小企業\"\n",
                               form);
            const std::string text = odd.data().text_of(sample::expert);
            CHECK(odd.import() == "変わるところはありません。\n");

            odd.set("programmes", "知財専門家派遣", "創業前の方", "対象");
            const auto found = odd.problems();

            REQUIRE(found.size() == 1);
            CHECK(found[0].file == "data/" + sample::expert);
            CHECK(id_of(found[0].rule) == id_of(Rule::not_editable));
            CHECK(odd.data().text_of(sample::expert) == text);
        }
    }
    TEST_CASE("every header and word of the sheets is in the data, and the check says which is not")
    {
        const SampleData data;
        data.replace("text/sheets.toml", "\"age.why\" = ", "\"age.wy\" = ");
        const auto found = data.problems();

        REQUIRE(found.size() == 2);
        CHECK(found[0].file == "data/text/sheets.toml");
        CHECK(found[0].field == "programmes/column.age.why");
        CHECK(id_of(found[0].rule) == id_of(Rule::missing));
        CHECK(found[1].field == "programmes/column.age.wy");
        CHECK(id_of(found[1].rule) == id_of(Rule::unknown_field));
    }
}
