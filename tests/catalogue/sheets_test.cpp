#include "office.hpp"

#include <set>

namespace {

using namespace michi;
using namespace michi::catalogue;
using namespace michi::catalogue::test;

} // namespace

TEST_SUITE("sheets of an office")
{
    TEST_CASE("the whole data goes out and comes back without a byte changed")
    {
        const Real office;

        const std::string report = office.import();

        CHECK(office.changes().empty());
        CHECK(report == "変わるところはありません。\n");
        CHECK_FALSE(fs::exists(office.data().path().string() + ".before"));
    }
    TEST_CASE("all of the data stands in the sheets: programmes and phrases made anew of them "
              "alone are the same catalogue")
    {
        const Real office;
        const Catalogue before = read(office.data().path());
        for (const char* folder : {"programmes", "phrases"})
            for (const auto& [path, text] : files_in(office.data().path() / folder))
                if (path != "names.toml") // the edition needs them
                    fs::remove(office.data().path() / folder / path);

        static_cast<void>(office.import());
        const Catalogue after = read(office.data().path());

        CHECK(after.programmes == before.programmes);
        for (const Language language : all<Language>())
            CHECK(after.phrases.all(language) == before.phrases.all(language));
    }
    TEST_CASE(
        "a sheet is UTF-8 with its mark, with lines that Excel knows, and quotes what needs it")
    {
        const Sample office;

        const std::string text = bytes_of(office.file("tables"));

        CHECK(text.starts_with(
            "\xef\xbb\xbf章,番号,制度,表の名前,列の見出し,行の見出し,行の中身,本文の行\r\n"));
        CHECK(
            text.find(
                "\r\n2,97,みなと応援,融資の条件,\"はじめて枠\nつづき枠\",限度額,"
                "\"300万円\n200万円\",965\r\n2,97,みなと応援,,,期間,\"10年以内\n5年以内\",\r\n") !=
            std::string::npos);
        CHECK(to_csv({{"a\"b", "c,d"}}) == "\xef\xbb\xbf\"a\"\"b\",\"c,d\"\r\n");
    }
    TEST_CASE("what a spreadsheet would take for a date, a number or a formula begins with an "
              "apostrophe")
    {
        const Sample office;
        office.data().set(sample::port, "[[money]]", "words", "\"=1+1\"");
        static_cast<void>(export_sheets(office.data().path(), office.sheets()));

        const std::string text = bytes_of(office.file("money"));

        CHECK(text.find(",'=1+1,") != std::string::npos);
        CHECK(text.find(",'1/3,") != std::string::npos);
        CHECK(text.find(",年0.9%,") !=
              std::string::npos); // no spreadsheet takes that for a number...
    }
    TEST_CASE("one changed cell changes its line and nothing else, in every sheet")
    {
        struct Case {
            std::string sheet;
            std::string row;
            std::string header;
            std::string value;
            std::string file;
            std::string lines;
        };
        const std::vector<Case> cases{
            {"desks", "sample-plain", "電話", "０１７（７３４）９３７３\n0172-52-2111　内線６４１",
             sample::desks,
             "-phones = [\"017-734-9374\"]\n+phones = [\"017-734-9373\", \"0172-52-2111 "
             "内線641\"]\n"},
            {"desks", "sample-plain", "予約が必要", "はい", sample::desks, "+booking = true\n"},
            {"desks", "sample-full", "受け持ちの地域", "", sample::desks, "-serves = [\"東青\"]\n"},
            {"dates", "募集時期", "期間の終わり", "令和5年12月28日", sample::port,
             "-to = \"2023-11-30\"\n+to = \"2023-12-28\"\n"},
            {"dates", "港の講座", "開始時刻", "９時３０分", sample::full,
             "-from = \"09:00\"\n+from = \"09:30\"\n"},
            {"money", "'1/3", "カードの言葉", "'1/2", sample::port,
             "-words = \"1/3\"\n+words = \"1/2\"\n"},
            {"money", "年0.9%", "%", "1", sample::full, "-percent = 0.9\n+percent = 1.0\n"},
            {"money", "はじめての荷主", "円", "2,500,000", sample::port,
             "-yen = 2000000\n+yen = 2500000\n"},
            {"parts", "見学会", "終了の言葉", "受付終了", sample::full,
             "-closed_words = \"募集終了\"\n+closed_words = \"受付終了\"\n"},
            {"steps", "申込先に電話", "持ち物", "通帳", sample::port, "+bring = \"通帳\"\n"},
            {"contacts", "申込先", "用件", "相談", sample::port,
             "-for = \"apply\"\n+for = \"consult\"\n"},
            {"links", "https://port.example.jp/", "言葉", "港", sample::port,
             "-words = \"港のページ\"\n+words = \"港\"\n"},
            {"extras", "町の制度もあります", "市町村", "八戸市", sample::full,
             "-municipalities = [\"三八\", \"青森市\"]\n+municipalities = [\"八戸市\"]\n"},
            {"tables", "30～100km", "行の中身", "12,000円", sample::port,
             "-    { label = \"30～100km\", cells = [\"10,000円\"] },\n"
             "+    { label = \"30～100km\", cells = [\"12,000円\"] },\n"},
            {"phrases", "補助率", "英語", "The subsidy rate", "phrases/sample.toml",
             "-\"補助率\" = { en = \"Subsidy rate\", easy = \"おかねを くれる わりあい\" }\n"
             "+\"補助率\" = { en = \"The subsidy rate\", easy = \"おかねを くれる わりあい\" }\n"},
            {"programmes", "みなと応援", "英語：名前", "Port package", sample::full,
             "-title = \"Harbour package\"\n+title = \"Port package\"\n"},
            {"programmes", "みなと応援", "受けられる支援", "融資\n講座", sample::full,
             "-gives = [\"融資と補助\", \"講座\"]\n+gives = [\n+    \"融資\",\n+    "
             "\"講座\",\n+]\n"},
            {"programmes", "みなと応援", "ほかの目的", "人材育成・研修", sample::full,
             "-purposes = { main = [\"market\"], also = [\"finance\", \"train\"] }\n"
             "+purposes = { main = [\"market\"], also = [\"train\"] }\n"},
            {"programmes", "みなと応援", "関連する制度", "４－９９", sample::full,
             "-related = [\"4-98\"]\n+related = [\"4-99\"]\n"},
            {"programmes", "みなと応援", "本文の終わりの行", "998", sample::full,
             "-lines = [951, 999]\n+lines = [951, 998]\n"},
            {"programmes", "みなと応援", "創業から何年以上", "", sample::full, "-from_years = 1\n"},
            {"programmes", "みなと利用補助金", "創業から何年未満", "10", sample::port,
             "+to_years = 10\n"},
            {"programmes", "みなと利用補助金", "注意", "窓口で", sample::port,
             "+note = \"窓口で\"\n"},
        };
        const std::set<std::string> translated{"通帳", "港", "12,000円", "'1/2", "受付終了"};
        for (const Case& each : cases) {
            CAPTURE(each.header);
            CAPTURE(each.value);
            const Sample office;
            office.set(each.sheet, each.row, each.header, each.value);
            if (translated.contains(each.value)) // no phrase is without a translation
                office.add("phrases", {{"ファイル", "sample"},
                                       {"日本語", each.value},
                                       {"英語", "x"},
                                       {"やさしい日本語", "あ"}});

            static_cast<void>(office.import());
            Changes changes = office.changes();

            CHECK(changes[each.file] == each.lines);
            if (translated.contains(each.value))
                changes.erase("phrases/sample.toml");
            CHECK(changes.size() == 1);
        }
    }
    TEST_CASE("comments stay, behind a value and above a table")
    {
        const Sample office;
        const SampleData& data = office.data();
        data.replace(sample::port, "line = 913", "line = 913   # of the brochure");
        data.replace(sample::port, "[[period]]", "# Dates\n[[period]]");
        const std::string before = data.text_of(sample::port);

        office.set("money", "はじめての荷主", "本文の行", "914");
        office.remove("dates", "募集時期");
        office.set("programmes", "みなと利用補助金", "受付", "窓口で確認");
        static_cast<void>(office.import());

        CHECK(line_changes(before, data.text_of(sample::port)) ==
              "-state = \"dated\"\n+state = \"ask\"\n"
              "-line = 913   # of the brochure\n+line = 914   # of the brochure\n"
              "-[[period]]\n-what = \"application\"\n-from = \"2023-07-03\"\n"
              "-to = \"2023-11-30\"\n-planned = true\n-words = \"募集時期\"\n-line = 927\n-\n");
    }
    TEST_CASE("a row that is added, removed or moved is a table that is, and the others stay")
    {
        const Sample office;

        office.change("money", [](Sample::Rows& rows) {
            // of 2-97: the second goes, the last comes before the first
            const auto first = static_cast<std::ptrdiff_t>(Sample::row_with(rows, "融資の上限"));
            rows.erase(rows.begin() + first + 1);
            std::rotate(rows.begin() + first, rows.begin() + first + 2, rows.begin() + first + 3);
        });
        office.add("links", {{"章", "4"},
                             {"番号", "98"},
                             {"アドレス", "https://ip.example.jp/"},
                             {"言葉", "港のページ"}});
        static_cast<void>(office.import());

        const Changes changes = office.changes();
        CHECK(
            changes.at(sample::full) ==
            "+kind = \"free\"\n+words = \"無料\"\n+label = \"講座\"\n+line = 964\n+\n+[[money]]\n"
            "-kind = \"interest\"\n-percent = 0.9\n-words = \"年0.9%\"\n-label = \"利率\"\n"
            "-line = 962\n-\n-[[money]]\n"
            "-[[money]]\n-kind = \"free\"\n-words = \"無料\"\n-label = \"講座\"\n-line = 964\n-\n");
        CHECK(changes.at(sample::expert) == "+[[link]]\n+url = \"https://ip.example.jp/\"\n"
                                            "+words = \"港のページ\"\n+\n");
        CHECK(changes.size() == 2);
    }
    TEST_CASE("a new programme with all its rows is a file as the house writes it; one whose row "
              "is gone has none")
    {
        const Sample office;
        const std::string wanted = office.data().text_of(sample::full);
        std::string as_new = wanted;
        const auto swap = [&](const std::string& from, const std::string& to) {
            as_new.replace(as_new.find(from), from.size(), to);
        };
        // The house's forms, where the sample has others: a list a line, English before the rest.
        swap("key = \"2-97\"", "key = \"3-1\"");
        for (const auto& list :
             {"gives = [\"融資と補助\", \"講座\"]", "checks = [\"申込の時期\", \"使える費用\"]",
              "gives = [\"お{金|かね}\", \"べんきょう\"]",
              "checks = [\"いつまで\", \"なにに つかえる\"]",
              "gives = [\"A loan and a subsidy\", \"Talks\"]",
              "checks = [\"When to apply\", \"Which costs count\"]"}) {
            std::string lines = list;
            lines.replace(lines.find("[") + 1, 0, "\n    ");
            lines.replace(lines.find(", "), 2, ",\n    ");
            lines.replace(lines.find("]"), 1, ",\n]");
            swap(list, lines);
        }
        const std::size_t easy = as_new.find("[easy]");
        const std::size_t english = as_new.find("[en]");
        as_new = as_new.substr(0, easy) + as_new.substr(english) + "\n" +
                 as_new.substr(easy, english - easy - 1);

        for (const char* sheet : {"programmes", "dates", "money", "tables", "parts", "steps",
                                  "contacts", "links", "extras"})
            office.change(sheet, [](Sample::Rows& rows) {
                for (CsvRow& row : rows)
                    if (row[0] == "2" && row[1] == "97") {
                        row[0] = "３";
                        row[1] = "1";
                    }
            });
        office.set("programmes", "第2章97", "同じ制度", "3-1");
        static_cast<void>(office.import());

        CHECK(office.changes()[sample::full] == "--- gone");
        CHECK(office.changes()["programmes/3-advice/3-1.toml"] == "+++ new");
        CHECK(office.data().text_of("programmes/3-advice/3-1.toml") == as_new);
    }
    TEST_CASE("of a programme that goes, the rows in other sheets may stay behind")
    {
        const Sample office;

        office.remove("programmes", "みなと応援");
        office.set("programmes", "第2章97", "同じ制度", "");
        const std::string report = office.import();

        CHECK(office.changes()[sample::full] == "--- gone");
        CHECK(report.find("削除 制度 2-97 みなと応援\n") != std::string::npos);
    }
    TEST_CASE("a new desk follows the one above it in its file; a sorted sheet changes nothing")
    {
        const Sample office;

        office.add("desks", {{"ファイル", "sample"},
                             {"id", "sample-new"},
                             {"名前", "新しい窓口"},
                             {"組織", "見本の機関"},
                             {"電話", "0172-52-2111"}});
        office.change("desks", [](Sample::Rows& rows) { std::swap(rows[1], rows[2]); });
        office.change("phrases",
                      [](Sample::Rows& rows) { std::reverse(rows.begin() + 1, rows.end()); });
        static_cast<void>(office.import());

        const Changes changes = office.changes();
        CHECK(changes.at(sample::desks) ==
              "+id = \"sample-new\"\n+name = \"新しい窓口\"\n+organisation = \"見本の機関\"\n"
              "+phones = [\"0172-52-2111\"]\n+\n+[[desk]]\n");
        CHECK(changes.size() == 1);
    }
    TEST_CASE("a desk and a phrase may go to a file of their own")
    {
        const Sample office;
        const Catalogue before = read(office.data().path());

        office.set("desks", "sample-full", "ファイル", "other");
        office.set("phrases", "補助率", "ファイル", "other");
        static_cast<void>(office.import());
        Changes changes = office.changes();

        CHECK(changes["desks/other.toml"] == "+++ new");
        CHECK(changes["phrases/other.toml"] == "+++ new");
        CHECK(read(office.data().path()).desks == before.desks);
        CHECK(office.data().text_of("phrases/other.toml") ==
              "\"補助率\" = { en = \"Subsidy rate\", easy = \"おかねを くれる わりあい\" }\n");
        CHECK(office.data().text_of(sample::desks).find("# Two desks") == 0);
    }
    TEST_CASE("a sheet that is missing leaves its part as it is")
    {
        const Sample office;

        for (const auto& [name, text] : files_in(office.sheets()))
            if (name != "desks.csv")
                fs::remove(office.sheets() / name);
        office.set("desks", "sample-plain", "FAX", "017-734-8107");
        static_cast<void>(office.import());

        CHECK(office.changes() == Changes{{sample::desks, "+fax = \"017-734-8107\"\n"}});
    }
    TEST_CASE("a look says what would change, with before and after, and changes nothing")
    {
        const Sample office;
        office.set("desks", "sample-plain", "電話", "017-734-9373");
        office.set("programmes", "みなと応援", "創業前の方", "対象外");
        office.remove("phrases", "交流会 東京");
        office.remove("dates", "交流会 東京");

        const std::string report = office.import(Import::look);

        CHECK(office.changes().empty());
        CHECK(std::distance(fs::directory_iterator(office.data().path().parent_path()),
                            fs::directory_iterator()) == 1);
        CHECK(report ==
              "変更 窓口 sample-plain 見本の小さな窓口\n"
              "    電話：017-734-9374 → 017-734-9373\n"
              "削除 短い言葉 交流会 東京\n"
              "    ファイル：sample → （なし）\n"
              "    日本語：交流会 東京 → （なし）\n"
              "    英語：Meeting in Tokyo → （なし）\n"
              "    やさしい日本語：とうきょうで はなす かい → （なし）\n"
              "変更 制度 2-97 みなと応援\n"
              "    創業前の方：要確認 → 対象外\n"
              "変更 制度 4-99 デジタル交流会\n"
              "    日程1 開催日：2023-08-26 → （なし）\n"
              "    日程1 催しの名前：交流会 東京 → （なし）\n"
              "    日程1 本文の行：1611 → （なし）\n"
              "窓口：追加 0件、削除 0件、変更 1件\n"
              "短い言葉：追加 0件、削除 1件、変更 0件\n"
              "制度：追加 0件、削除 0件、変更 2件\n"
              "まだ何も変えていません。このとおりに変えるには、--apply を付けてください。\n");
    }
    TEST_CASE("an import keeps the folder before, and then that one's place is taken by the next")
    {
        const Sample office;
        const fs::path before = office.data().path().string() + ".before";
        const auto first = files_in(office.data().path());

        office.set("desks", "sample-plain", "FAX", "017-734-8107");
        static_cast<void>(office.import());
        CHECK(files_in(before) == first);
        const auto second = files_in(office.data().path());
        office.set("desks", "sample-plain", "FAX", "017-734-8108");
        static_cast<void>(office.import());

        CHECK(files_in(before) == second);
        CHECK(std::distance(fs::directory_iterator(before.parent_path()),
                            fs::directory_iterator()) == 2);
    }
    TEST_CASE("what an import that was cut off left behind is in nobody's way")
    {
        const Sample office;
        fs::create_directories(office.data().path().parent_path() / ".data.new/data/desks");

        office.set("desks", "sample-plain", "FAX", "017-734-8107");
        static_cast<void>(office.import());

        CHECK(office.changes() == Changes{{sample::desks, "+fax = \"017-734-8107\"\n"}});
    }
    TEST_CASE("the difference of two folders is told by programme and desk, over editions")
    {
        const Sample before;
        const Sample after;
        after.set("programmes", "みなと応援", "ページ", "22");
        after.remove("programmes", "知財専門家派遣");
        after.set("programmes", "みなと応援", "関連する制度", "");
        after.add("desks", {{"ファイル", "sample"},
                            {"id", "sample-new"},
                            {"名前", "新しい窓口"},
                            {"組織", "見本の機関"},
                            {"電話", "0172-52-2111"}});
        static_cast<void>(after.import());

        const std::string report = difference(before.data().path(), after.data().path());

        CHECK(report.find("追加 窓口 sample-new 新しい窓口\n") != std::string::npos);
        CHECK(report.find("削除 制度 4-98 知財専門家派遣\n") != std::string::npos);
        CHECK(report.find("変更 制度 2-97 みなと応援\n    ページ：21 → 22\n"
                          "    関連する制度：第4章98 → （なし）\n") != std::string::npos);
        CHECK(report.ends_with("窓口：追加 1件、削除 0件、変更 0件\n"
                               "制度：追加 0件、削除 1件、変更 1件\n"));
        CHECK(difference(before.data().path(), before.data().path()) ==
              "変わるところはありません。\n");
    }
}
