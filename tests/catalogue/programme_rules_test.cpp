#include "sample_data.hpp"

namespace michi::catalogue::test {

using namespace sample;

TEST_SUITE("mistakes in a programme of the data")
{
    TEST_CASE("a card has not more lines than it has room for")
    {
        const std::string four = R"(["一", "二", "三", "四")";
        check_wrong({
            {port, "", "checks", four + ", \"五\"]", "checks", Rule::too_many},
            {port, "", "gives", four + ", \"五\", \"六\"]", "gives", Rule::too_many},
            {port, "", "gives", "[]", "gives", Rule::too_few},
        });
        const SampleData data;
        const std::string step = "\n[[step]]\ndo = \"call\"\nwords = \"A\"\n";
        const int line = data.append(port, step + step);
        data.check_only(port, line + 5, "step", Rule::too_many);
    }

    TEST_CASE("a programme has somebody to call")
    {
        const SampleData data;
        data.replace(expert, "[[desk]]\nid = \"sample-plain\"\nfor = \"about\"\n", "");
        data.check_only(expert, 1, "desk", Rule::no_desk);
    }

    TEST_CASE("what is closed says so in the brochure's word, and nothing else does")
    {
        check_wrong({
            {fuel, "", "closed_words", "", "closed_words", Rule::closed_without_words},
        });
        check_each({
            {expert, "state = \"ask\"", "closed_words = \"新規受付終了\"\nstate = \"ask\"",
             "closed_words", Rule::words_without_closed},
        });
        const SampleData data;
        data.set(fuel, "[[part]]", "state", quoted("closed"));
        data.check_only(fuel, data.line_of(fuel, "[[part]]"), "part.closed_words",
                        Rule::closed_without_words);
    }

    TEST_CASE("a state that dates decide has dates")
    {
        check_each({
            {expert, "state = \"ask\"", "state = \"dated\"", "state", Rule::dated_without_dates},
        });
        check_at(
            {port, "what = \"application\"", "what = \"work\"", "state", Rule::dated_without_dates},
            "state = ");
        const SampleData data;
        data.append(expert, "[[part]]\nname = \"A\"\nstate = \"dated\"\n");
        data.check_only(expert, data.line_of(expert, "state = \"dated\""), "part.state",
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
            {expert, "[place]\n", "[place]\nonly = [\"三八\"]\n", "place.why", Rule::why_missing},
            "[place]");
    }

    TEST_CASE("limits of age are in order, and of 200 years at most")
    {
        check_at({expert, "[age]\n", "[age]\nfrom_years = 5\nto_years = 5\n", "age.to_years",
                  Rule::from_after_to},
                 "to_years");

        check_wrong({
            {full, "[age]", "to_years", "201", "age.to_years", Rule::out_of_range},
            {full, "[age]", "to_years", "-1", "age.to_years", Rule::out_of_range},
            {full, "[age]", "from_years", "201", "age.from_years", Rule::out_of_range},
        });
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

    TEST_CASE("every figure and date names a line of its programme's section")
    {
        check_wrong({
            {port, "[[money]]", "line", "931", "money.line", Rule::line_elsewhere},
            {port, "[[table]]", "line", "900", "table.line", Rule::line_elsewhere},
            {port, "[[table]]", "line", "", "table.line", Rule::missing},
            {port, "[[period]]", "line", "2432", "period.line", Rule::line_elsewhere},
            {talks, "[[event]]", "line", "1", "event.line", Rule::line_elsewhere},
            {full, "[[extra]]", "line", "1000", "extra.line", Rule::line_elsewhere},
        });
        const SampleData data;
        data.set(full, "[[extra]]", "line", "931"); // stands in the section of its twin
        CHECK(data.problems().empty());
    }

    TEST_CASE("programmes that are the same help name each other")
    {
        const SampleData data;
        const int line = data.append(port, "[family]\nsame = [\"4-98\"]\n");
        data.check_only(port, line + 1, "family.same", Rule::not_mutual);

        data.replace(expert, "related = [\"4-99\"]", "same = [\"2-99\"]");
        CHECK(data.problems().empty());
    }

    TEST_CASE("a programme is not its own family, and differs only from the same")
    {
        check_each({{expert, "related = [\"4-99\"]", "related = [\"4-98\"]", "family.related",
                     Rule::names_itself}});
        check_at({expert, "related = [\"4-99\"]", "related = [\"4-99\"]\ndiffers = \"A\"",
                  "family.differs", Rule::differs_without_same},
                 "differs");
    }

    TEST_CASE("a translation is whole, and has as many lines as the Japanese")
    {
        const SampleData data;
        const std::string right = "checks = [\"When to apply\", \"Which costs count\"]\n";
        const int line = data.replace(full, right, "checks = [\"When to apply\"]\n");
        data.check_only(full, line, "en.checks", Rule::translation_count);

        data.replace(full, "checks = [\"When to apply\"]\n", "");
        data.check_only(full, data.line_of(full, "[en]"), "en.checks", Rule::missing);
    }

    TEST_CASE("a translation has the room of the Japanese: twice in English, half again in easy")
    {
        const SampleData data;
        data.set(full, "[en]", "short", quoted(repeated("a", 28)));
        data.set(full, "[easy]", "short", quoted(repeated("あ", 21)));
        CHECK(data.problems().empty());

        check_wrong({
            {full, "[en]", "short", quoted(repeated("a", 29)), "en.short", Rule::too_long},
            {full, "[easy]", "short", quoted(repeated("あ", 22)), "easy.short", Rule::too_long},
        });
    }

    TEST_CASE("in easy Japanese every kanji has its reading")
    {
        check_wrong({
            {full, "[easy]", "who", quoted("会社"), "easy.who", Rule::no_reading},
            {full, "[easy]", "gives", "[\"お{金|かね}\", \"勉強\"]", "easy.gives",
             Rule::no_reading},
        });
    }

    TEST_CASE("a sentence in easy Japanese has at most 40 characters, readings and spaces aside")
    {
        const std::string sentence = repeated("あ", 38) + " {会社|かいしゃ}";
        const SampleData data;
        data.set(full, "[easy]", "who", quoted(sentence + "。" + sentence + "。"));
        data.append("phrases/sample.toml",
                    "\n\"長い文\" = { en = \"Long\", easy = " + quoted(sentence) + " }\n");
        CHECK(data.problems().empty());

        check_wrong({{full, "[easy]", "who", quoted("はい。" + sentence + "あ"), "easy.who",
                      Rule::long_sentence}});
        const int line = data.replace("phrases/sample.toml", sentence, sentence + "あ");
        data.check_only("phrases/sample.toml", line, "長い文.easy", Rule::long_sentence);
    }
}

} // namespace michi::catalogue::test
