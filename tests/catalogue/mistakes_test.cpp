#include "sample_data.hpp"

#include <algorithm>

namespace michi::catalogue::test {

using namespace sample;

TEST_SUITE("mistakes in the data")
{
    TEST_CASE("a problem says file, line, field, what is wrong and how to mend it, in one line")
    {
        const SampleData data;
        const int line = data.replace(port, "2023-11-30", "2023-11-31");

        const auto problems = data.problems();

        REQUIRE(problems.size() == 1);
        CHECK(problems[0].text == "data/" + port + " " + std::to_string(line) +
                                      "行目 period.to: 「2023-11-31」という日付はありません。 "
                                      "2023-11-30 のように、ある日付を書いてください。");
    }

    TEST_CASE("all problems of all files are found at once")
    {
        const SampleData data;
        data.replace(port, "2023-11-30", "2023-13-30");
        data.replace(port, "kind = \"subsidy\"", "kind = \"subsidies\"");
        data.replace(expert, "for = \"about\"", "for = \"abuot\"");

        const auto problems = data.problems();

        REQUIRE(problems.size() == 3);
        CHECK(problems[0].field == "kind");
        CHECK(problems[1].field == "period.to");
        CHECK(problems[2].field == "desk.for");
    }

    TEST_CASE("a day that no calendar has is found")
    {
        check_each({
            {port, "2023-11-30", "2023-11-31", "period.to", Rule::no_such_date},
            {port, "2023-11-30", "2023-13-01", "period.to", Rule::no_such_date},
            {port, "2023-11-30", "2023-02-29", "period.to", Rule::no_such_date},
            {port, "2023-11-30", "2023-13", "period.to", Rule::no_such_date},
            {port, "2023-11-30", "2023/11/30", "period.to", Rule::not_a_date},
            {port, "2023-11-30", "令和5年11月30日", "period.to", Rule::not_a_date},
            {port, "2023-11-30", "2023-11-3", "period.to", Rule::not_a_date},
            {talks, "2023-08-26", "2023-08-32", "event.date", Rule::no_such_date},
        });
        check_wrong({{"edition.toml", "", "date", quoted("2023-10"), "date", Rule::not_a_date}});
    }

    TEST_CASE("the example of a day that exists lies near the one that does not")
    {
        const SampleData data;
        data.replace(port, "2023-11-30", "2023-02-31");

        CHECK(data.problems().at(0).remedy.find("2023-02-28") == 0);
    }

    TEST_CASE("a period that ends before it begins is found, and so is one without an end")
    {
        check_each({{port, "2023-11-30", "2023-06-30", "period.to", Rule::from_after_to}});
        check_at({port, "from = \"2023-07-03\"\nto = \"2023-11-30\"\n", "", "period.from",
                  Rule::missing},
                 "[[period]]");
    }

    TEST_CASE("the hours of a desk have days and times")
    {
        const std::string open = "open = \"mon-fri 8:30-17:15\"\n";
        for (const char* wrong : {"平日 8:30～17:15", "8:30-17:15", "mon-fri 17:15-8:30"})
            check_at({sample::desks, open, "open = \"" + std::string(wrong) + "\"\n", "desk.open",
                      Rule::not_hours},
                     "open = ");
    }

    TEST_CASE("the times of an event are times, and in order")
    {
        const std::string first = "date = \"2023-08-26\"\n";
        for (const auto& [times, field, rule] :
             {std::tuple{"from = \"25:00\"", "event.from", Rule::not_a_time},
              std::tuple{"from = \"9:30\"", "event.from", Rule::not_a_time},
              std::tuple{"from = \"13:60\"", "event.from", Rule::not_a_time},
              std::tuple{"from = \"13時\"", "event.from", Rule::not_a_time}})
            check_at({talks, first, first + times + "\n", field, rule}, times);
        check_at({talks, first, first + "from = \"16:00\"\nto = \"13:00\"\n", "event.to",
                  Rule::from_after_to},
                 "to = \"13:00\"");
    }

    TEST_CASE("a place that the prefecture does not have is found, and the nearest name is told")
    {
        check_each({
            {talks, "municipality = \"十和田市\"", "municipality = \"十和田\"",
             "event.municipality", Rule::unknown_place},
            {desks, "municipality = \"弘前市\"", "municipality = \"盛岡市\"", "desk.municipality",
             Rule::unknown_place},
            {desks, "serves = [\"東青\"]", "serves = [\"東青\", \"東北\"]", "desk.serves",
             Rule::unknown_place},
            {"map.toml", "name = \"青森市\"", "name = \"青盛市\"", "town.name",
             Rule::unknown_place},
        });
        const SampleData data;
        data.replace(talks, "municipality = \"十和田市\"", "municipality = \"十和田\"");
        CHECK(data.problems().at(0).remedy.find("十和田市") != std::string::npos);
    }

    TEST_CASE("a word that the data does not know is found")
    {
        check_each({
            {port, "\"export\"", "\"exports\"", "purposes.main", Rule::unknown_word},
            {port, "kind = \"subsidy\"", "kind = \"grant\"", "kind", Rule::unknown_word},
            {port, "what = \"application\"", "what = \"apply\"", "period.what", Rule::unknown_word},
            {port, "state = \"dated\"", "state = \"open\"", "state", Rule::unknown_word},
            {port, "people = [\"business\"]", "people = [\"company\"]", "people",
             Rule::unknown_word},
            {port, "planning = \"check\"", "planning = \"yes\"", "age.planning",
             Rule::unknown_word},
            {fuel, "only = [\"logistics\"]", "only = [\"unknown\"]", "trade.only",
             Rule::unknown_word},
            {port, "id = \"sample-full\"", "id = \"sample-ful\"", "desk.id", Rule::unknown_desk},
            {expert, "related = [\"4-99\"]", "related = [\"4-999\"]", "family.related",
             Rule::unknown_programme},
            {fuel, "part = \"変更交付申請\"", "part = \"変更申請\"", "period.part",
             Rule::unknown_part},
        });
        check_wrong({{"edition.toml", "", "general_desk", quoted("no-such-desk"), "general_desk",
                      Rule::unknown_desk}});
    }

    TEST_CASE("a near word is told, and where none is near, all that can be written")
    {
        const SampleData data;

        data.replace(port, "kind = \"subsidy\"", "kind = \"subsidies\"");
        CHECK(data.problems().at(0).remedy.find("「subsidy」") == 0);

        data.replace(port, "kind = \"subsidies\"", "kind = \"x\"");
        CHECK(data.problems().at(0).remedy.find("tax_or_certificate") != std::string::npos);
    }

    TEST_CASE("a telephone number that nobody could dial is found")
    {
        for (const char* wrong :
             {"17-734-9374", "017-734-937", "017-734-93744", "0177349374", "０１７-734-9374",
              "017-734-9374 641", "017-734-9374 内線", "017 734 9374", "00-7734-9374", ""}) {
            CAPTURE(wrong);
            const SampleData data;
            const std::string quoted = std::string("[\"") + wrong + "\"]";
            const int line = data.replace(desks, number, quoted);
            data.check_only(desks, line, "desk.phones", Rule::not_a_phone);
        }
    }

    TEST_CASE("every shape of telephone number that Japan has with ten digits is good")
    {
        for (const char* right : {"017-734-9374", "0172-52-2111 内線641", "03-1234-5678",
                                  "01234-5-6789", "0120-123-456", "0570-012-345"}) {
            CAPTURE(right);
            const SampleData data;
            data.replace(desks, number, std::string("[\"") + right + "\"]");
            CHECK(data.problems().empty());
        }
    }

    TEST_CASE("an address that a telephone could not open is found")
    {
        const std::string url = "https://port.example.jp/";
        check_each({
            {port, url, "http://port.example.jp/", "link.url", Rule::not_https},
            {port, url, "https://port.example.jp/a b", "link.url", Rule::not_https},
            {port, url, "https://青森/", "link.url", Rule::not_https},
            {port, url, "https://", "link.url", Rule::not_https},
        });
        check_wrong(
            {{"edition.toml", "", "mail_magazine_to", quoted("desk.example.jp"), "mail_magazine_to",
              Rule::not_mail},
             {desks, "[[desk]]", "mail", quoted("desk@example"), "desk.mail", Rule::not_mail}});
    }

    TEST_CASE("a key is that of its file and of its chapter's folder")
    {
        const std::string right = "key = \"2-99\"";
        check_each({
            {port, right, "key = \"2-999\"", "key", Rule::key_not_file},
            {port, right, "key = \"2/99\"", "key", Rule::key_form},
            {port, right, "key = \"2-099\"", "key", Rule::key_form},
        });
        const SampleData data;
        const std::string moved = "programmes/1-loans/2-99.toml";
        fs::rename(data.path() / port, data.path() / moved);
        data.check_only(moved, 1, "key", Rule::key_wrong_folder);
    }

    TEST_CASE("nothing has a name that another has already")
    {
        const SampleData data;
        const std::string second = "desks/second.toml";
        data.put(second, "[[desk]]\nid = \"sample-full\"\nname = \"窓口\"\n"
                         "organisation = \"県\"\nphones = [\"017-734-9374\"]\n");
        data.check_only(second, 2, "desk.id", Rule::twice);
        CHECK(data.problems().at(0).what.find("data/" + desks) != std::string::npos);

        check_each({{"places.toml", "    { name = \"今別町\"",
                     "{ name = \"青森市\", reading = \"あ\", en = \"A\" },\n{ name = \"今別町\"",
                     "region.municipalities.name", Rule::twice},
                    {port, "main = [\"export\"]", "main = [\"export\", \"export\"]",
                     "purposes.main", Rule::repeated},
                    {port, "main = [\"export\"]", "main = [\"export\"], also = [\"export\"]",
                     "purposes.also", Rule::repeated}});
    }

    TEST_CASE("a text that its card has no room for is found")
    {
        const auto long_by_one = [](int room) { return quoted(repeated("港", room + 1)); };
        check_wrong({
            {port, "", "short", long_by_one(14), "short", Rule::too_long},
            {port, "", "summary", long_by_one(60), "summary", Rule::too_long},
            {port, "", "summary", quoted(repeated("港", 29)), "summary", Rule::too_short},
            {port, "", "who", long_by_one(60), "who", Rule::too_long},
            {port, "", "checks", "[" + long_by_one(44) + "]", "checks", Rule::too_long},
            {port, "", "gives", "[" + long_by_one(44) + "]", "gives", Rule::too_long},
        });
    }

    TEST_CASE("a phrase that its card has no room for is found")
    {
        // In letters, which read the same in every language: Japanese would lack its translation.
        const auto long_by_one = [](int room) { return quoted(repeated("x", room + 1)); };
        check_wrong({
            {port, "[age]", "why", long_by_one(30), "age.why", Rule::too_long},
            {port, "[place]", "why", long_by_one(30), "place.why", Rule::too_long},
            {fuel, "[trade]", "why", long_by_one(30), "trade.why", Rule::too_long},
            {port, "[[money]]", "words", long_by_one(16), "money.words", Rule::too_long},
            {port, "[[money]]", "label", long_by_one(16), "money.label", Rule::too_long},
            {port, "[[money]]", "condition", long_by_one(40), "money.condition", Rule::too_long},
            {fuel, "[[part]]", "words", long_by_one(60), "part.words", Rule::too_long},
            {port, "[[step]]", "words", long_by_one(20), "step.words", Rule::too_long},
            {port, "[[desk]]", "words", long_by_one(20), "desk.words", Rule::too_long},
        });
    }

    TEST_CASE("a text with exactly as many characters as there is room for is good")
    {
        const SampleData data;
        data.set(port, "", "short", quoted(repeated("港", 14)));
        data.set(port, "", "summary", quoted(repeated("港", 30)));
        CHECK(data.problems().empty());
    }

    TEST_CASE("a text that is not there, or begins with a space, is found")
    {
        check_wrong({
            {port, "", "who", R"("")", "who", Rule::empty},
            {port, "", "who", R"(" 荷主")", "who", Rule::spaces},
            {port, "", "who", R"("荷主　")", "who", Rule::spaces},
        });
    }

    TEST_CASE("a character that steers, hides or stands in the wrong width is found")
    {
        const auto check_words = [](const std::string& words, Rule rule) {
            check_wrong({{port, "", "who", quoted(words), "who", rule}});
        };
        check_words("荷主\\n時期", Rule::bad_character);
        check_words("荷主\\u200B時期", Rule::bad_character);
        check_words("荷主\u202e時期", Rule::bad_character);
        check_words("荷主\ue000時期", Rule::bad_character);
        check_words("ほ\u3099しゅう", Rule::bad_character);
        check_words("荷主２月", Rule::full_width);
        check_words("荷主ｼﾞｷ", Rule::full_width);
        check_words("荷主の½", Rule::full_width);
        check_wrong({{port, "", "reading", quoted("ハチのへ"), "reading", Rule::not_hiragana}});
        check_each({{"places.toml", "reading = \"いまべつまち\"", "reading = \"今べつまち\"",
                     "region.municipalities.reading", Rule::not_hiragana}});
    }

    TEST_CASE("a character that the kiosk's font lacks is found")
    {
        const SampleData data;
        const int line = data.set(port, "", "who", quoted("荷主\U0001f409"));

        const auto found = data.problems([](char32_t each) { return each != U'\U0001f409'; });

        DataCopy::check_only(found, port, line, "who", Rule::not_in_font);
        CHECK(found[0].what.find("U+1F409") != std::string::npos);
    }

    TEST_CASE("a field that does not exist is found, and the nearest one is told")
    {
        check_each({
            {port, "planned = true", "planed = true", "period.planed", Rule::unknown_field},
            {port, "page = 19", "colour = \"red\"\npage = 19", "colour", Rule::unknown_field},
            {desks, "serves = [\"東青\"]", "server = [\"東青\"]", "desk.server",
             Rule::unknown_field},
        });
    }

    TEST_CASE("a field that must be there is missed where its table begins")
    {
        check_wrong({
            {port, "", "page", "", "page", Rule::missing},
            {port, "[place]", "outside", "", "place.outside", Rule::missing},
            {port, "[[period]]", "what", "", "period.what", Rule::missing},
            {port, "[[money]]", "label", "", "money.label", Rule::missing},
            {desks, "[[desk]]", "phones", "", "desk.phones", Rule::missing},
        });
    }

    TEST_CASE("a value of another sort than its field's is found")
    {
        check_each({
            {port, "page = 19", "page = \"19\"", "page", Rule::not_a_whole_number},
            {port, "page = 19", "page = 0", "page", Rule::out_of_range},
            {port, "yen = 2000000", "yen = 2000000.5", "money.yen", Rule::not_a_whole_number},
            {port, "yen = 2000000", "yen = -1", "money.yen", Rule::out_of_range},
            {port, "percent = 33.3", "percent = \"1/3\"", "money.percent", Rule::not_a_number},
            {port, "percent = 33.3", "percent = 333", "money.percent", Rule::out_of_range},
            {port, "planned = true", "planned = \"予定\"", "period.planned", Rule::not_yes_or_no},
            {port, "people = [\"business\"]", "people = \"business\"", "people", Rule::not_a_list},
        });
        check_wrong({{port, "[[period]]", "words", "7", "period.words", Rule::not_text},
                     {port, "", "purposes", quoted("export"), "purposes", Rule::not_a_table}});
    }

    TEST_CASE("a file that is not TOML is found at its line")
    {
        const SampleData data;
        const int line = data.replace(port, "kind = \"subsidy\"", "kind = \"subsidy");
        data.check_only(port, line, "", Rule::syntax);
    }

    TEST_CASE("files that are missing, or lie where nobody reads them, are found")
    {
        SUBCASE("no map")
        {
            const SampleData data;
            fs::remove(data.path() / "map.toml");
            data.check_only("map.toml", 0, "", Rule::missing_file);
        }
        SUBCASE("a programme that is called .txt")
        {
            const SampleData data;
            data.put("programmes/1-loans/1-99.txt", "key = \"1-99\"\n");
            data.check_only("programmes/1-loans/1-99.txt", 0, "", Rule::stray_file);
        }
        SUBCASE("a folder that is no chapter's")
        {
            const SampleData data;
            fs::create_directory(data.path() / "programmes" / "9-new");
            data.check_only("programmes/9-new", 0, "", Rule::stray_file);
        }
        SUBCASE("what an editor leaves behind does no harm")
        {
            const SampleData data;
            data.put("programmes/1-loans/1-1.toml~", "");
            data.put("programmes/1-loans/.1-1.toml.swp", "");
            CHECK(data.problems().empty());
        }
        SUBCASE("desks that cannot be read are one problem, not one for each that names them")
        {
            const SampleData data;
            const int line = data.append(desks, "[[desk\n");
            data.check_only(desks, line, "", Rule::syntax);
        }
    }

    TEST_CASE("a shape of the map has three corners at least")
    {
        const SampleData data;
        const int line = data.append("map.toml", "\n[[lake]]\npolygon = [[1, 1], [2, 2]]\n");
        data.check_only("map.toml", line + 2, "lake.polygon", Rule::few_corners);
    }

    TEST_CASE("the map has every region once, in shapes that lie on it")
    {
        check_wrong({
            {"map.toml", "[[region]]", "label", "[50.0, 1000.0]", "region.label", Rule::off_map},
            {"map.toml", "[[water]]", "at", "[60.2]", "water.at", Rule::too_few},
        });
        const SampleData data;
        data.replace("map.toml", "id = \"chunan\"", "id = \"tosei\"");
        const auto found = data.problems();
        REQUIRE(found.size() == 2);
        CHECK(std::ranges::count(found, Rule::repeated, &Problem::rule) == 1);
        CHECK(std::ranges::count(found, Rule::not_drawn, &Problem::rule) == 1);
    }
}

} // namespace michi::catalogue::test
