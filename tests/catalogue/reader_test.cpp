#include "catalogue/reader.hpp"

#include "catalogue/characters.hpp"
#include "data_copy.hpp"

#include <algorithm>

namespace michi::catalogue::test {

namespace {

const std::string port = "programmes/2-subsidies/2-11.toml";   // dates, money and tables
const std::string meetings = "programmes/4-seminars/4-8.toml"; // events and parts
const std::string patents = "programmes/4-seminars/4-13.toml"; // a short one
const std::string fuel = "programmes/8-prices/8-8.toml";       // closed, with a trade
const std::string desks = "desks/prefecture.toml";
const std::string number = "[\"017-734-9374\"]"; // of one desk there

// One mistake that a member of staff makes: in a file, something else instead of what stood there.
struct Mistake {
    std::string file;
    std::string right;
    std::string wrong;
    std::string field;
    Rule rule;
};

// Each mistake, made alone, is found where it was made.
void check_each(const std::vector<Mistake>& mistakes)
{
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.file);
        CAPTURE(mistake.wrong);
        const DataCopy data;
        const int line = data.replace(mistake.file, mistake.right, mistake.wrong);
        data.check_only(mistake.file, line, mistake.field, mistake.rule);
    }
}

// The same where the problem is reported at another line, that of `at`.
void check_at(const Mistake& mistake, const std::string& at)
{
    CAPTURE(mistake.wrong);
    const DataCopy data;
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
void check_wrong(const std::vector<Wrong>& wrongs)
{
    for (const Wrong& wrong : wrongs) {
        CAPTURE(wrong.name);
        CAPTURE(wrong.value);
        const DataCopy data;
        const int line = data.set(wrong.file, wrong.table, wrong.name, wrong.value);
        const std::string head = wrong.table.empty() ? "key = " : wrong.table + "\n";
        data.check_only(wrong.file, wrong.value.empty() ? data.line_of(wrong.file, head) : line,
                        wrong.field, wrong.rule);
    }
}

std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

std::string repeated(const std::string& text, int count)
{
    std::string result;
    for (int times = 0; times < count; ++times)
        result += text;
    return result;
}

} // namespace

TEST_SUITE("reading the data")
{
    TEST_CASE("the data that the kiosk is delivered with has no problem")
    {
        std::string found;
        try {
            const Catalogue catalogue = read(MICHI_DATA);
            CHECK(catalogue.programmes.size() == 100);
            CHECK(catalogue.places.towns.size() == 40);
        } catch (const BadData& bad) {
            found = bad.what();
        }
        CHECK(found == "");
    }

    TEST_CASE("what is read is what the files say")
    {
        const Catalogue catalogue = read(MICHI_DATA);
        const Programme& programme = catalogue.at(*catalogue.programme_by_key("2-11"));

        CHECK(programme.chapter == 2);
        CHECK(programme.number == 11);
        CHECK(programme.kind == Kind::subsidy);
        CHECK(programme.main_purposes == std::vector{Purpose::export_abroad});
        CHECK(programme.money.front().yen == 2000000);
        CHECK(programme.periods.front().to == parse_rough_day("2023-11-30"));
        CHECK(programme.periods.front().planned);
        CHECK(catalogue.at(programme.contacts.front().desk).id == "hachinohe-port-council");
        CHECK(programme.tables.front().rows.front().cells.size() == 3);
        CHECK(catalogue.edition.date == parse_day("2023-10-13"));
    }

    TEST_CASE("an extension is told apart from the number that is dialled")
    {
        const Catalogue catalogue = read(MICHI_DATA);

        const auto desk = std::ranges::find_if(catalogue.desks, [](const Desk& each) {
            return each.phones.front().number == "0172-52-2111";
        });

        REQUIRE(desk != catalogue.desks.end());
        CHECK(desk->phones.front().extension == "641");
    }

    TEST_CASE("a region in a territory stands for all of its towns")
    {
        const Catalogue catalogue = read(MICHI_DATA);

        const auto desk = std::ranges::find(catalogue.desks, "food-tosei", &Desk::id);

        REQUIRE(desk != catalogue.desks.end());
        CHECK(desk->serves.towns() == catalogue.places.regions.front().towns);
    }

    TEST_CASE("programmes stand by chapter and number, not as their files are called")
    {
        const Catalogue catalogue = read(MICHI_DATA);

        CHECK(std::ranges::is_sorted(catalogue.programmes, {}, [](const Programme& each) {
            return std::pair(each.chapter, each.number);
        }));
    }
}

TEST_SUITE("mistakes in the data")
{
    TEST_CASE("a problem says file, line, field, what is wrong and how to mend it, in one line")
    {
        const DataCopy data;
        const int line = data.replace(port, "2023-11-30", "2023-11-31");

        const auto problems = data.problems();

        REQUIRE(problems.size() == 1);
        CHECK(problems[0].text == "data/programmes/2-subsidies/2-11.toml " + std::to_string(line) +
                                      "行目 period.to: 「2023-11-31」という日付はありません。 "
                                      "2023-11-30 のように、ある日付を書いてください。");
    }

    TEST_CASE("all problems of all files are found at once")
    {
        const DataCopy data;
        data.replace(port, "2023-11-30", "2023-13-30");
        data.replace(port, "kind = \"subsidy\"", "kind = \"subsidies\"");
        data.replace(patents, "for = \"about\"", "for = \"abuot\"");

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
            {meetings, "2023-08-26", "2023-08-32", "event.date", Rule::no_such_date},
            {"edition.toml", "2023-10-13", "\"2023-10\"", "date", Rule::not_a_date},
        });
    }

    TEST_CASE("the example of a day that exists lies near the one that does not")
    {
        const DataCopy data;
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

    TEST_CASE("the times of an event are times, and in order")
    {
        const std::string first = "date = \"2023-08-26\"\n";
        for (const auto& [times, field, rule] :
             {std::tuple{"from = \"25:00\"", "event.from", Rule::not_a_time},
              std::tuple{"from = \"9:30\"", "event.from", Rule::not_a_time},
              std::tuple{"from = \"13:60\"", "event.from", Rule::not_a_time},
              std::tuple{"from = \"13時\"", "event.from", Rule::not_a_time}})
            check_at({meetings, first, first + times + "\n", field, rule}, times);
        check_at({meetings, first, first + "from = \"16:00\"\nto = \"13:00\"\n", "event.to",
                  Rule::from_after_to},
                 "to = \"13:00\"");
    }

    TEST_CASE("a place that the prefecture does not have is found, and the nearest name is told")
    {
        check_each({
            {meetings, "municipality = \"十和田市\"", "municipality = \"十和田\"",
             "event.municipality", Rule::unknown_place},
            {"desks/food.toml", "municipality = \"弘前市\"", "municipality = \"盛岡市\"",
             "desk.municipality", Rule::unknown_place},
            {"desks/food.toml", "serves = [\"東青\"]", "serves = [\"東青\", \"東北\"]",
             "desk.serves", Rule::unknown_place},
            {"map.toml", "name = \"青森市\"", "name = \"青盛市\"", "town.name",
             Rule::unknown_place},
        });
        const DataCopy data;
        data.replace(meetings, "municipality = \"十和田市\"", "municipality = \"十和田\"");
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
            {port, "id = \"pref-kowan-shinko\"", "id = \"pref-kowan-sinko\"", "desk.id",
             Rule::unknown_desk},
            {"edition.toml", "general_desk = \"yorozu\"", "general_desk = \"yorozuya\"",
             "general_desk", Rule::unknown_desk},
            {patents, "related = [\"3-6\"]", "related = [\"3-66\"]", "family.related",
             Rule::unknown_programme},
            {fuel, "part = \"変更交付申請\"", "part = \"変更申請\"", "period.part",
             Rule::unknown_part},
        });
    }

    TEST_CASE("a near word is told, and where none is near, all that can be written")
    {
        const DataCopy data;

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
            const DataCopy data;
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
            const DataCopy data;
            data.replace(desks, number, std::string("[\"") + right + "\"]");
            CHECK(data.problems().empty());
        }
    }

    TEST_CASE("an address that a telephone could not open is found")
    {
        const std::string links = "programmes/7-covid/7-1.toml";
        const std::string url = "https://www.pref.aomori.lg.jp/soshiki/shoko/shoko/kenyuusi.html";
        check_each({
            {links, url, "http://www.pref.aomori.lg.jp/", "link.url", Rule::not_https},
            {links, url, "https://www.pref.aomori.lg.jp/a b", "link.url", Rule::not_https},
            {links, url, "https://青森/", "link.url", Rule::not_https},
            {links, url, "https://", "link.url", Rule::not_https},
            {"edition.toml", "shoko@pref.aomori.lg.jp", "shoko.pref.aomori.lg.jp",
             "mail_magazine_to", Rule::not_mail},
        });
        check_at({desks, "phones = " + number, "mail = \"shoko@aomori\"\nphones = " + number,
                  "desk.mail", Rule::not_mail},
                 "mail = \"shoko@aomori\"");
    }

    TEST_CASE("a key is that of its file and of its chapter's folder")
    {
        const std::string right = "key = \"8-8\"";
        check_each({
            {fuel, right, "key = \"8-99\"", "key", Rule::key_not_file},
            {fuel, right, "key = \"8/8\"", "key", Rule::key_form},
            {fuel, right, "key = \"8-08\"", "key", Rule::key_form},
        });
        const DataCopy data;
        const std::string moved = "programmes/1-loans/8-8.toml";
        fs::rename(data.path() / fuel, data.path() / moved);
        data.check_only(moved, 1, "key", Rule::key_wrong_folder);
    }

    TEST_CASE("nothing has a name that another has already")
    {
        const DataCopy data;
        const int line =
            data.append("desks/food.toml", "\n[[desk]]\nid = \"yorozu\"\nname = \"窓口\"\n"
                                           "organisation = \"県\"\n"
                                           "phones = [\"017-734-9374\"]\n");
        data.check_only("desks/food.toml", line + 2, "desk.id", Rule::twice);
        CHECK(data.problems().at(0).what.find("data/desks/agencies.toml") != std::string::npos);

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
        check_each({
            {port, "checks = [", "checks = [" + long_by_one(44) + "]\n#", "checks", Rule::too_long},
            {port, "gives = [", "gives = [" + long_by_one(44) + "]\n#", "gives", Rule::too_long},
        });
    }

    TEST_CASE("a card has not more lines than it has room for")
    {
        const std::string four = R"(["一", "二", "三", "四")";
        check_each({
            {port, "checks = [", "checks = " + four + ", \"五\"]\n#", "checks", Rule::too_many},
            {port, "gives = [", "gives = " + four + ", \"五\", \"六\"]\n#", "gives",
             Rule::too_many},
            {port, "gives = [", "gives = []\n#", "gives", Rule::too_few},
        });
        const DataCopy data;
        const std::string step = "\n[[step]]\ndo = \"call\"\nwords = \"電話\"\n";
        const int line = data.append(port, step + step);
        data.check_only(port, line + 5, "step", Rule::too_many);
    }

    TEST_CASE("a text with exactly as many characters as there is room for is good")
    {
        const DataCopy data;
        data.set(port, "", "short", quoted(repeated("港", 14)));
        data.set(port, "", "summary", quoted(repeated("港", 30)));
        CHECK(data.problems().empty());
    }

    TEST_CASE("a text that is not there, or begins with a space, is found")
    {
        check_wrong({
            {port, "[[period]]", "words", R"("")", "period.words", Rule::empty},
            {port, "[[period]]", "words", R"(" 募集時期")", "period.words", Rule::spaces},
            {port, "[[period]]", "words", R"("募集時期　")", "period.words", Rule::spaces},
        });
    }

    TEST_CASE("a character that steers, hides or stands in the wrong width is found")
    {
        const auto check_words = [](const std::string& words, Rule rule) {
            check_wrong({{port, "[[period]]", "words", quoted(words), "period.words", rule}});
        };
        check_words("募集\\n時期", Rule::bad_character);
        check_words("募集\\u200B時期", Rule::bad_character);
        check_words("募集\u202e時期", Rule::bad_character);
        check_words("募集\ue000時期", Rule::bad_character);
        check_words("ほ\u3099しゅう", Rule::bad_character);
        check_words("募集２月", Rule::full_width);
        check_words("募集ｼﾞｷ", Rule::full_width);
        check_wrong({{port, "", "reading", quoted("ハチのへ"), "reading", Rule::not_hiragana}});
        check_each({{"places.toml", "reading = \"いまべつまち\"", "reading = \"今べつまち\"",
                     "region.municipalities.reading", Rule::not_hiragana}});
    }

    TEST_CASE("a character that the kiosk's font lacks is found")
    {
        const DataCopy data;
        const int line = data.set(port, "[[period]]", "words", quoted("募集\U0001f409"));

        const auto found = data.problems([](char32_t each) { return each != U'\U0001f409'; });

        DataCopy::check_only(found, port, line, "period.words", Rule::not_in_font);
        CHECK(found[0].what.find("U+1F409") != std::string::npos);
    }

    TEST_CASE("a field that does not exist is found, and the nearest one is told")
    {
        check_each({
            {port, "planned = true", "planed = true", "period.planed", Rule::unknown_field},
            {port, "page = 19", "colour = \"red\"\npage = 19", "colour", Rule::unknown_field},
            {"desks/food.toml", "serves = [\"東青\"]", "server = [\"東青\"]", "desk.server",
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
            {"desks/food.toml", "[[desk]]", "phones", "", "desk.phones", Rule::missing},
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
        const DataCopy data;
        const int line = data.replace(port, "kind = \"subsidy\"", "kind = \"subsidy");
        data.check_only(port, line, "", Rule::syntax);
    }

    TEST_CASE("a programme has somebody to call")
    {
        const DataCopy data;
        data.replace(patents, "[[desk]]\nid = \"pref-shinsangyo-chizai\"\nfor = \"about\"\n", "");
        data.check_only(patents, 1, "desk", Rule::no_desk);
    }

    TEST_CASE("what is closed says so in the brochure's word, and nothing else does")
    {
        check_wrong({
            {fuel, "", "closed_words", "", "closed_words", Rule::closed_without_words},
        });
        check_each({
            {patents, "state = \"ask\"", "closed_words = \"終了\"\nstate = \"ask\"", "closed_words",
             Rule::words_without_closed},
        });
        const DataCopy data;
        data.set(fuel, "[[part]]", "state", quoted("closed"));
        data.check_only(fuel, data.line_of(fuel, "[[part]]"), "part.closed_words",
                        Rule::closed_without_words);
    }

    TEST_CASE("a state that dates decide has dates")
    {
        check_each({
            {patents, "state = \"ask\"", "state = \"dated\"", "state", Rule::dated_without_dates},
        });
        check_at(
            {port, "what = \"application\"", "what = \"work\"", "state", Rule::dated_without_dates},
            "state = ");
        const DataCopy data;
        data.append(patents, "[[part]]\nname = \"研修\"\nstate = \"dated\"\n");
        data.check_only(patents, data.line_of(patents, "state = \"dated\""), "part.state",
                        Rule::part_without_dates);
    }

    TEST_CASE("a condition says why in words")
    {
        check_wrong({
            {port, "[age]", "why", "", "age.why", Rule::why_missing},
            {port, "[place]", "why", "", "place.why", Rule::why_missing},
            {fuel, "[trade]", "why", "", "trade.why", Rule::why_missing},
        });
        check_at(
            {patents, "[place]\n", "[place]\nonly = [\"三八\"]\n", "place.why", Rule::why_missing},
            "[place]");
    }

    TEST_CASE("limits of age are in order")
    {
        check_at({patents, "[age]\n", "[age]\nfrom_years = 5\nto_years = 5\n", "age.to_years",
                  Rule::from_after_to},
                 "to_years");
    }

    TEST_CASE("each row of a table has a cell for every column")
    {
        check_each({{port, "cells = [\"10,000円\"]", "cells = [\"10,000円\", \"-\"]",
                     "table.rows.cells", Rule::cells}});
    }

    TEST_CASE("a figure fits what it is a figure of")
    {
        check_each({
            {port, "yen = 2000000", "percent = 50.0", "money.percent", Rule::figure},
            {fuel, "yen = 8", "years = 8", "money.years", Rule::figure},
        });
    }

    TEST_CASE("programmes that are the same help name each other")
    {
        const DataCopy data;
        const int line = data.append(port, "[family]\nsame = [\"4-13\"]\n");
        data.check_only(port, line + 1, "family.same", Rule::not_mutual);

        data.replace(patents, "related = [\"3-6\"]", "same = [\"2-11\"]");
        CHECK(data.problems().empty());
    }

    TEST_CASE("a programme is not its own family, and differs only from the same")
    {
        check_each({{patents, "related = [\"3-6\"]", "related = [\"4-13\"]", "family.related",
                     Rule::names_itself}});
        check_at({patents, "related = [\"3-6\"]", "related = [\"3-6\"]\ndiffers = \"別の点\"",
                  "family.differs", Rule::differs_without_same},
                 "differs");
    }

    TEST_CASE("a translation is whole, has room, and as many lines as the Japanese")
    {
        const std::string english =
            "\n[en]\ntitle = \"Patent attorneys\"\nshort = \"Patents\"\n"
            "summary = \"Experts visit you.\"\nwho = \"Companies\"\n"
            "gives = [\"a\", \"b\", \"c\", \"d\"]\nchecks = [\"a\", \"b\"]\n";
        const DataCopy data;
        const int line = data.append(patents, english);
        CHECK(data.problems().empty());

        data.replace(patents, "checks = [\"a\", \"b\"]", "checks = [\"a\"]");
        data.check_only(patents, line + 7, "en.checks", Rule::translation_count);

        data.replace(patents, "checks = [\"a\"]\n", "");
        data.check_only(patents, line + 1, "en.checks", Rule::missing);
    }

    TEST_CASE("files that are missing, or lie where nobody reads them, are found")
    {
        SUBCASE("no map")
        {
            const DataCopy data;
            fs::remove(data.path() / "map.toml");
            data.check_only("map.toml", 0, "", Rule::missing_file);
        }
        SUBCASE("a programme that is called .txt")
        {
            const DataCopy data;
            data.put("programmes/1-loans/1-99.txt", "key = \"1-99\"\n");
            data.check_only("programmes/1-loans/1-99.txt", 0, "", Rule::stray_file);
        }
        SUBCASE("a folder that is no chapter's")
        {
            const DataCopy data;
            fs::create_directory(data.path() / "programmes" / "9-new");
            data.check_only("programmes/9-new", 0, "", Rule::stray_file);
        }
        SUBCASE("what an editor leaves behind does no harm")
        {
            const DataCopy data;
            data.put("programmes/1-loans/1-1.toml~", "");
            data.put("programmes/1-loans/.1-1.toml.swp", "");
            CHECK(data.problems().empty());
        }
        SUBCASE("desks that cannot be read are one problem, not one for each that names them")
        {
            const DataCopy data;
            const int line = data.append(desks, "[[desk\n");
            data.check_only(desks, line, "", Rule::syntax);
        }
    }

    TEST_CASE("a shape of the map has three corners at least")
    {
        const DataCopy data;
        const int line = data.append("map.toml", "\n[[lake]]\npolygon = [[1, 1], [2, 2]]\n");
        data.check_only("map.toml", line + 2, "lake.polygon", Rule::few_corners);
    }

    TEST_CASE("the map has every region once, in shapes that lie on it")
    {
        check_each({
            {"map.toml", "label = [50.0, 57.1]", "label = [150.0, 57.1]", "region.label",
             Rule::off_map},
            {"map.toml", "at = [60.2, 35.6]", "at = [60.2]", "water.at", Rule::too_few},
        });
        const DataCopy data;
        data.replace("map.toml", "id = \"chunan\"", "id = \"tosei\"");
        const auto found = data.problems();
        REQUIRE(found.size() == 2);
        CHECK(std::ranges::count(found, Rule::repeated, &Problem::rule) == 1);
        CHECK(std::ranges::count(found, Rule::not_drawn, &Problem::rule) == 1);
    }
}

TEST_SUITE("mistakes in the words of the screens")
{
    const std::string english = "text/en.toml";

    TEST_CASE("a text that one language lacks or has too many is found")
    {
        const DataCopy data;
        data.append("text/ja.toml", "\n[test]\nwords = \"試し\"\n");
        data.append("text/easy.toml", "\n[test]\nwords = \"ためし\"\n");
        data.check_only(english, 1, "test.words", Rule::word_missing);

        const int line = data.append(english, "\n[test]\nwords = \"Test\"\nmore = \"More\"\n");
        data.check_only(english, line + 3, "test.more", Rule::word_extra);
    }

    TEST_CASE("every language has the same holes in a text")
    {
        check_each({
            {english, "{prefecture}", "{prefectures}", "app.tagline", Rule::holes},
            {english, "{prefecture}", "Aomori", "app.tagline", Rule::holes},
            {english, "{prefecture}", "{prefecture", "app.tagline", Rule::broken_holes},
        });
    }

    TEST_CASE("nested names become one key with dots")
    {
        const DataCopy data;
        for (const char* file : {"text/ja.toml", "text/easy.toml", "text/en.toml"})
            data.append(file, "\n[test]\ninner.deep = \"1\\n2\"\n");

        const Catalogue catalogue = read(data.path());

        CHECK(catalogue.words.get(Language::en, "test.inner.deep") == "1\n2");
    }

    TEST_CASE("without the sentences of the problems themselves, the fault is told in English")
    {
        const DataCopy data;
        fs::remove(data.path() / "text" / "problems.toml");
        REQUIRE(data.problems().size() == 1);
        CHECK(data.problems()[0].text == "data/text/problems.toml: The file is missing. "
                                         "Restore the file as it was delivered.");

        data.put("text/problems.toml", "[layout]\nfield = \"\n");
        CHECK(data.problems().at(0).line == 2);

        data.put("text/problems.toml", "[layout]\nfield = \"\"\nline = \"\"\nfile = \"\"\n");
        CHECK(data.problems().at(0).what == "The text \"layout.extension\" is missing.");
    }
}

TEST_SUITE("characters")
{
    TEST_CASE("a text is counted in characters and put together again")
    {
        std::string again;
        for (const char32_t each : code_points("aé八\U0001f409"))
            again += utf8(each);

        CHECK(again == "aé八\U0001f409");
        CHECK(length(again) == 4);
        CHECK(code_of(U'八') == "U+516B");
    }

    TEST_CASE("a word is near to another if at least half of it is right")
    {
        const std::vector<std::string> known{"青森市", "八戸市", "subsidy"};

        CHECK(nearest("八戸", known) == "八戸市");
        CHECK(nearest("subsidies", known) == "subsidy");
        CHECK(nearest("usbsidy", known) == "subsidy");
        CHECK_FALSE(nearest("札幌市", known));
    }
}

} // namespace michi::catalogue::test
