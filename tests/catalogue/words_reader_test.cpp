#include "sample_data.hpp"

namespace michi::catalogue::test {

TEST_SUITE("mistakes in the words of the screens")
{
    const std::string english = "text/en.toml";

    TEST_CASE("a text that one language lacks or has too many is found")
    {
        const SampleData data;
        data.append("text/ja.toml", "\n[sample]\nwords = \"試し\"\n");
        data.append("text/easy.toml", "\n[sample]\nwords = \"ためし\"\n");
        data.check_only(english, 1, "sample.words", Rule::word_missing);

        const int line = data.append(english, "\n[sample]\nwords = \"Test\"\nmore = \"More\"\n");
        data.check_only(english, line + 3, "sample.more", Rule::word_extra);
    }

    TEST_CASE("every language has the same holes in a text")
    {
        const auto check_words = [&](const std::string& words, Rule rule) {
            CAPTURE(words);
            const SampleData data;
            for (const char* file : {"text/ja.toml", "text/easy.toml"})
                data.append(file, "\n[sample]\nwords = \"{place}\"\n");
            const int line = data.append(english, "\n[sample]\nwords = " + quoted(words) + "\n");
            data.check_only(english, line + 2, "sample.words", rule);
        };
        check_words("In {places}", Rule::holes);
        check_words("In Aomori", Rule::holes);
        check_words("In {place", Rule::broken_holes);
    }

    TEST_CASE("the staff's report has all of its words, each with its holes, and no others")
    {
        const std::string words = "text/report.toml";
        check_wrong({
            {words, "", "entry", quoted("{key}"), "entry", Rule::holes},
            {words, "", "entry", quoted("{key} {title"), "entry", Rule::broken_holes},
            {words, "", "none", quoted("ありません "), "none", Rule::spaces},
        });
        const SampleData data;
        const int line = data.append(words, "more = \"もっと\"\n");
        data.check_only(words, line, "more", Rule::unknown_field);

        data.replace(words, "more = \"もっと\"\n", "");
        data.set(words, "", "none", "");
        data.check_only(words, 1, "none", Rule::missing);
        CHECK_THROWS_AS(static_cast<void>(report_words(data.path())), BadData);
    }

    TEST_CASE("nested names become one key with dots")
    {
        const SampleData data;
        for (const char* file : {"text/ja.toml", "text/easy.toml", "text/en.toml"})
            data.append(file, "\n[sample]\ninner.deep = \"1\\n2\"\n");

        const Catalogue catalogue = read(data.path());

        CHECK(catalogue.words.get(Language::en, "sample.inner.deep") == "1\n2");
    }

    TEST_CASE("without the sentences of the problems themselves, the fault is told in English")
    {
        const SampleData data;
        fs::remove(data.path() / "text" / "problems.toml");
        REQUIRE(data.problems().size() == 1);
        CHECK(data.problems()[0].text == "data/text/problems.toml: The file is missing. "
                                         "Restore the file as it was delivered.");

        data.put("text/problems.toml", "[layout]\nfield = \"\n");
        CHECK(data.problems().at(0).line == 2);

        data.put("text/problems.toml", "[layout]\nfield = \"\"\nline = \"\"\nfile = \"\"\n");
        CHECK(data.problems().at(0).what == "The text \"layout.extension\" is missing.");

        fs::remove_all(data.path());
        CHECK(data.problems().at(0).text == "data: There is no such folder of data. Change to the "
                                            "folder that it is in, then type the same again.");
    }
}

} // namespace michi::catalogue::test
