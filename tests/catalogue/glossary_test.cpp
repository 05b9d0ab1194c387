#include "sample_data.hpp"

namespace michi::catalogue::test {

using namespace sample;

namespace {

const std::string glossary = "glossary.toml";
const std::string phrases = "phrases/sample.toml";

// The one phrase, translated otherwise, is found at its own line and in this language.
void check_phrase(const std::string& right, const std::string& wrong, const std::string& field)
{
    check_each({{phrases, right, wrong, field, Rule::other_term}});
}

} // namespace

TEST_SUITE("the glossary")
{
    TEST_CASE("a text that says a term in other words is found, and the words to use are told")
    {
        const SampleData data;
        const int line = data.replace(full, "A loan and a subsidy", "A credit and a subsidy");

        const auto problems = data.problems();

        DataCopy::check_only(problems, full, line, "en.gives", Rule::other_term);
        CHECK(problems[0].what ==
              "「融資」の訳が、用語集と違います（「A credit and a subsidy」）。");
        CHECK(problems[0].remedy.find("（loan）") != std::string::npos);
    }

    TEST_CASE("programmes, phrases and desks keep to the glossary, in English and in easy Japanese")
    {
        check_wrong({
            {full, "[en]", "summary", quoted("A subsidy and talks."), "en.summary",
             Rule::other_term},
            {full, "[easy]", "gives", "[\"おかし\", \"べんきょう\"]", "easy.gives",
             Rule::other_term},
            {desks, "[[desk]]", "en", quoted("Desk"), "desk.en", Rule::other_term},
            {desks, "[[desk]]", "easy", quoted("みほん"), "desk.easy", Rule::other_term},
        });
        check_phrase("\"融資\" = { en = \"Loan\"", "\"融資\" = { en = \"Credit\"", "融資.en");
        check_phrase("easy = \"おかねを かりる\"", "easy = \"おかね\"", "融資.easy");
    }

    TEST_CASE("where terms overlap the longest counts, and only that")
    {
        check_phrase("Subsidy rate", "Share of costs", "補助率.en");
        check_phrase("Subsidy rate", "Subsidy share", "補助率.en");
        check_phrase("おかねを くれる わりあい", "はんぶん", "補助率.easy");
        check_phrase("Sample Hall", "Sample Room", "見本会館.en");
    }

    TEST_CASE("each of two terms in a text is looked for")
    {
        const SampleData data;
        data.append(phrases, "\"融資と補助\" = { en = \"Money\", easy = \"かりる\" }\n");
        const auto problems = data.problems();
        REQUIRE(problems.size() == 2);
        CHECK(problems[0].rule == Rule::other_term);
        CHECK(problems[1].rule == Rule::other_term);
    }

    TEST_CASE(
        "capitals, endings, readings and spaces make no difference, the middle of a word does")
    {
        const SampleData data;
        data.replace(phrases, "\"Loan limit\"", "\"Limit of LOANS\"");
        data.replace(phrases, "\"おかねを かりる\"", "\"お{金|かね} か\"");
        data.replace(phrases, "\"おかねを くれる わりあい\"", "\"くれるわりあい\"");
        CHECK(data.problems().empty());

        check_phrase("\"Loan limit\"", "\"Reloan limit\"", "融資の上限.en");
    }

    TEST_CASE("a name that stays Japanese, and a short title, may leave a term out")
    {
        const SampleData data;
        data.replace(phrases, "\"おかねを かりる\"", "\"{融資|ゆうし}\"");
        data.set(full, "", "short", quoted("みなとの融資"));
        CHECK(data.problems().empty());
    }

    TEST_CASE("a mistake in the glossary is found there, once")
    {
        check_each({
            {glossary, "en = [\"loan\"]", "en = \"loan\"", "融資.en", Rule::not_a_list},
            {glossary, "en = [\"loan\"]", "en = []", "融資.en", Rule::too_few},
            {glossary, "en = [\"loan\"]", "en = [\"\"]", "融資.en", Rule::empty},
            {glossary, "\"お{金|かね}\"", "\"お金\"", "融資.easy", Rule::no_reading},
            {glossary, "note = ", "notes = ", "補助.notes", Rule::unknown_field},
            {glossary, "[\"融資\"]\n", "[\"融資\"\n", "", Rule::syntax},
        });
        check_at({glossary, "en = [\"sample\"]\n", "", "見本.en", Rule::missing}, "[\"見本\"]");

        const SampleData data;
        const int line = data.append(glossary, "\n[\"\"]\nen = [\"loan\"]\n");
        data.check_only(glossary, line + 1, "", Rule::empty);
        fs::remove(data.path() / glossary);
        data.check_only(glossary, 0, "", Rule::missing_file);
    }
}

} // namespace michi::catalogue::test
