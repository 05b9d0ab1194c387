#include "app/settings.hpp"

#include "catalogue/data_copy.hpp"
#include "domain/real_data.hpp"

#include <doctest/doctest.h>

#include <set>

namespace michi::app::test {

namespace {

using catalogue::test::Folder;

// Settings as staff might write them, and what the kiosk makes of them.
class Written {
public:
    explicit Written(const std::string& text) { std::ofstream(file()) << text; }

    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "counter.toml"; }
    [[nodiscard]] std::string refusal() const
    {
        try {
            (void)read_settings(file());
        } catch (const BadSettings& error) {
            return error.what();
        }
        return "nothing was refused";
    }
    // "FILE:2: idle.question_seconds: " and so on.
    [[nodiscard]] bool refused(const std::string& where, const std::string& why) const
    {
        const std::string said = refusal();
        CAPTURE(said);
        CHECK(said.starts_with(file().string() + ":" + where));
        CHECK(said.find(why) != said.npos);
        return true;
    }

private:
    Folder m_folder;
};

} // namespace

TEST_SUITE("settings")
{
    TEST_CASE("the settings that come with the kiosk are read, and say the defaults")
    {
        const Settings settings =
            read_settings(std::filesystem::path(MICHI_TESTS) / "../kiosk-config/counter.toml");

        CHECK(settings.office.phone == "017-734-9368");
        CHECK(settings.office.name == "青森県 商工労働部 商工政策課");
        CHECK(!settings.office.out_of_order.empty());
        CHECK(settings.patience.question == Patience{}.question);
        CHECK(settings.patience.result == Patience{}.result);
        CHECK(settings.patience.countdown == Patience{}.countdown);
        CHECK(settings.patience.welcome == Patience{}.welcome);
        CHECK(settings.office.call == screens::Office{}.call);
        CHECK(!settings.office.open);
        CHECK(settings.closed_hours == Settings{}.closed_hours);
        CHECK(settings.speaking.volume == Speaking{}.volume);
        CHECK(settings.speaking.commands.empty());
        CHECK(settings.pictures.empty());
        CHECK(settings.printer.queue.empty());
        CHECK(settings.printer.paper == ui::Paper::roll);
        CHECK(!settings.panel_width_mm);
    }

    TEST_CASE("every setting is taken over")
    {
        const Written written(
            "[office]\nname = \"商工会\"\nphone = \"0172-00-0000\"\n"
            "hours = \"平日\"\nopen = \"mon-fri 8:30-17:15\"\nout_of_order = \"調整中\"\n"
            "out_of_order_help = \"窓口へ\"\n"
            "[idle]\nquestion_seconds = 60\nresult_seconds = 90\n"
            "countdown_seconds = 20\n"
            "[welcome]\nseconds = 30\nclosed_hours = false\npictures = \"/srv/ours\"\n"
            "[printer]\nqueue = \"slips\"\npaper = \"A4\"\n"
            "[display]\npanel_width_mm = 344.5\n");

        const Settings settings = read_settings(written.file());

        CHECK(settings.office.name == "商工会");
        CHECK(settings.office.phone == "0172-00-0000");
        CHECK(settings.office.hours == "平日");
        CHECK(settings.office.open == parse_hours("mon-fri 8:30-17:15"));
        CHECK(!settings.closed_hours);
        CHECK(settings.office.out_of_order == "調整中");
        CHECK(settings.office.out_of_order_help == "窓口へ");
        CHECK(settings.patience.question == 60);
        CHECK(settings.patience.result == 90);
        CHECK(settings.patience.countdown == 20);
        CHECK(settings.patience.welcome == 30);
        CHECK(settings.pictures == "/srv/ours");
        CHECK(settings.printer.queue == "slips");
        CHECK(settings.printer.paper == ui::Paper::a4);
        CHECK(settings.panel_width_mm == 344.5f);
    }

    TEST_CASE("every setting may be left out")
    {
        const Settings settings = read_settings(Written("# nothing\n").file());

        CHECK(settings.patience.question == Patience{}.question);
        CHECK(settings.office.phone.empty());
    }

    TEST_CASE("a folder of pictures is looked for beside the settings, unless its path is whole")
    {
        const Written written("[welcome]\nseconds = 0\npictures = \"ours\"\n");

        const Settings settings = read_settings(written.file());

        CHECK(settings.pictures == written.file().parent_path() / "ours");
        CHECK(settings.patience.welcome == 0);
    }

    TEST_CASE("a site sets its voices, how loud they are, and whether its staff can be called")
    {
        const Written written("[office]\ncall = false\n[sound]\nvolume = 0\n"
                              "[speech]\nja = [\"./speak\", \"-a\", \"{volume}\"]\n"
                              "en = [\"espeak-ng\"]\nvoices = \"voices\"\n");
        const std::filesystem::path folder = written.file().parent_path();
        std::filesystem::create_directories(folder / "voices/easy");

        const Settings settings = read_settings(written.file());

        CHECK(!settings.office.call);
        CHECK(settings.speaking.volume == 0);
        CHECK(settings.speaking.commands.at(Language::ja) ==
              std::vector<std::string>{folder / "./speak", "-a", "{volume}"});
        CHECK(settings.speaking.commands.at(Language::en) == std::vector<std::string>{"espeak-ng"});
        CHECK(settings.speaking.voices == folder / "voices");
        CHECK(settings.speaking.recorded == std::set{Language::easy});
        for (const Language language : all<Language>())
            CHECK(settings.speaking.offers(language));
        CHECK(!Speaking{}.offers(Language::ja));
    }

    TEST_CASE("an event is taken over whole, with a patience of its own where it says none")
    {
        const Written written(
            "[idle]\nquestion_seconds = 100\n"
            "[booth]\ntitle = \"創業セミナー\"\ntitle_easy = \"{創業|そうぎょう}セミナー\"\n"
            "title_en = \"Seminar\"\nprogrammes = [\"3-14\", \"2-11\"]\n"
            "purposes = [\"start\", \"export\"]\nresult_seconds = 45\n"
            "welcome_seconds = 0\npictures = \"event\"\ncall = false\n");

        const Settings settings = read_settings(written.file());

        REQUIRE(settings.booth);
        CHECK(settings.booth->titles.at(Language::ja) == "創業セミナー");
        CHECK(settings.booth->titles.at(Language::en) == "Seminar");
        CHECK(settings.booth->programmes == std::vector<std::string>{"3-14", "2-11"});
        CHECK(settings.booth->purposes == std::vector{Purpose::start, Purpose::export_abroad});
        CHECK(settings.booth->patience.question == 60);
        CHECK(settings.booth->patience.result == 45);
        CHECK(settings.booth->patience.welcome == 0);
        CHECK(settings.booth->pictures == written.file().parent_path() / "event");
        CHECK(settings.booth->call == false);
        CHECK(settings.patience.question == 100);
        CHECK(settings.office.call);
        CHECK(!read_settings(Written("[booth]\n").file()).booth);
    }

    TEST_CASE("what is wrong of an event is refused with its line, and how to mend it")
    {
        const auto refused = [](const std::string& line, const std::string& why) {
            const Written written("[booth]\ntitle = \"創業セミナー\"\n" + line + "\n");
            const std::string key = line.substr(0, line.find(' '));
            CHECK(written.refused("3: booth." + key, why));
        };
        refused("purposes = [\"stort\"]", "did you mean \"start\"?");
        refused("purposes = []", "like [\"start\", \"finance\"]");
        refused("programmes = [\"3-14\", 2]", "like [\"3-14\", \"2-11\"]");
        refused("programmes = [\"3-14\", \"3-14\"]", "twice");
        refused("titel_en = \"Seminar\"", "did you mean booth.title_en?");
        refused("title_en = \"=1+1\"", "not beginning with");
        refused("question_seconds = 5", "from 20 to 3600");
        refused("welcome_seconds = 2", "from 5 to 3600");
        refused("call = \"no\"", "true or false");
        refused("pictures = \"\"", "a folder in quotes");
        CHECK(Written("[booth]\ntitle = \"a, b\"\n").refused("2: booth.title", "without ,"));
        CHECK(read_settings(Written("[booth]\ntitle = \"A\"\ntitle_en = \"a, b\"\n").file())
                  .booth->titles.at(Language::en) == "a, b"); // no count stands under it
        CHECK(Written("[booth]\ncall = true\n").refused("1: booth", "wants a title"));
        std::string many = "[booth]\ntitle = \"A\"\nprogrammes = [\"1-0\"";
        for (int number = 1; number <= 20; ++number)
            many += ", \"1-" + std::to_string(number) + "\"";
        CHECK(Written(many + "]\n").refused("3: booth.programmes", "20 programmes at most"));
    }

    TEST_CASE("a programme of an event that the data does not have is told, and the rest stays")
    {
        const Written written("[booth]\ntitle = \"A\"\nprogrammes = [\"1-1\", \"9-99\"]\n");
        std::vector<std::string> told;
        check_booth(read_settings(written.file()), michi::test::real_catalogue(),
                    [&](const BadSettings& wrong) { told.emplace_back(wrong.what()); });
        REQUIRE(told.size() == 1);
        CHECK(told.front().starts_with(written.file().string() + ":3: booth.programmes: \"9-99\""));
    }

    TEST_CASE("every file of settings that comes with the kiosk is read")
    {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(
                 std::filesystem::path(MICHI_TESTS) / "../kiosk-config"))
            if (entry.path().extension() == ".toml") {
                CAPTURE(entry.path().string());
                CHECK(!read_settings(entry.path()).office.phone.empty());
                ++files;
            }

        CHECK(files >= 3);
    }

    TEST_CASE("an unknown key is refused with file and line, and the one that was meant is named")
    {
        const Written written("[idle]\nquestion_seconds = 60\nresult_second = 90\n");

        CHECK(written.refused("3: idle.result_second:",
                              "is no setting; did you mean idle.result_seconds?"));
    }

    TEST_CASE("where no key is near an unknown one, all of them are named")
    {
        const Written written("[x]\ny = \"red\"\n");

        CHECK(written.refused("2: x.y:", "is no setting; there are "));
        CHECK(written.refused("2:", "display.panel_width_mm, idle.countdown_seconds"));
    }

    TEST_CASE("an unknown section and a key outside any section are refused")
    {
        CHECK(Written("[office]\n[idel]\nquestion_seconds = 60\n")
                  .refused("3: idel.question_seconds:", "did you mean idle.question_seconds?"));
        CHECK(Written("phone = \"017\"\n").refused("1: phone:", "outside any [section]"));
    }

    TEST_CASE("a value of a wrong type or size is refused with file and line")
    {
        CHECK(Written("[idle]\n\nquestion_seconds = \"60\"\n")
                  .refused("3: idle.question_seconds:", "a whole number from 20 to 3600"));
        CHECK(Written("[idle]\nquestion_seconds = 60.5\n")
                  .refused("2: idle.question_seconds:", "a whole number"));
        CHECK(Written("[idle]\ncountdown_seconds = 5\n")
                  .refused("2: idle.countdown_seconds:", "from 20 to 3600"));
        CHECK(Written("[idle]\ncountdown_seconds = 30\nresult_seconds = 3601\n")
                  .refused("3: idle.result_seconds:", "from 20 to 3600"));
        CHECK(Written("[welcome]\nseconds = 4\n")
                  .refused("2: welcome.seconds:", "from 5 to 3600, or 0"));
        CHECK(Written("[welcome]\npictures = \"\"\n").refused("2: welcome.pictures:", "a folder"));
        CHECK(Written("[printer]\nqueue = \"the slips\"\n").refused("2: printer.queue:", "lpstat"));
        CHECK(Written("[printer]\npaper = \"a4\"\n").refused("2: printer.paper:", "\"A4\""));
        CHECK(Written("[office]\nphone = 17\n").refused("2: office.phone:", "words in quotes"));
        CHECK(Written("[display]\npanel_width_mm = 4\n")
                  .refused("2: display.panel_width_mm:", "from 100 to 2000"));
        CHECK(Written("[office]\ncall = \"no\"\n").refused("2: office.call:", "true or false"));
        CHECK(Written("[sound]\nvolume = 101\n").refused("2: sound.volume:", "from 0 to 100"));
        CHECK(Written("[sound]\nvolume = 0.5\n").refused("2: sound.volume:", "a whole number"));
        for (const char* command : {"\"espeak-ng\"", "[]", "[\"\"]", "[\"espeak-ng\", 5]"})
            CHECK(Written("[speech]\nen = " + std::string(command) + "\n")
                      .refused("2: speech.en:", "a program and its arguments"));
        CHECK(Written("[speech]\nvoices = 1\n").refused("2: speech.voices:", "a folder"));
        CHECK(Written("[display]\npanel_width_mm = true\n")
                  .refused("2: display.panel_width_mm:", "in millimetres"));
    }

    TEST_CASE("a file that is no TOML is refused with its line")
    {
        CHECK(Written("[office]\nname = \"ok\"\nphone = \n").refused("3", ""));
    }

    TEST_CASE("for the kiosk itself every setting that is wrong counts as left out, and is told")
    {
        const Written written("[office]\n"
                              "phone = 017-734-9368\n" // without quotes: no TOML
                              "name = \"窓口\"\n"
                              "hours = 8\n"
                              "[idle]\n"
                              "question_second = 60\n"
                              "result_seconds = 90\n");
        std::vector<std::string> told;

        const Settings settings = read_settings(
            written.file(), [&](const BadSettings& wrong) { told.push_back(wrong.what()); });

        CHECK(settings.office.name == "窓口");
        CHECK(settings.office.phone.empty());
        CHECK(settings.office.hours.empty());
        CHECK(settings.patience.question == Patience{}.question);
        CHECK(settings.patience.result == 90);
        REQUIRE(told.size() == 3);
        const std::string file = written.file().string();
        CHECK(told[0].starts_with(file + ":2: "));
        CHECK(told[1].starts_with(file + ":6: idle.question_second: "));
        CHECK(told[2].starts_with(file + ":4: office.hours: "));
    }

    TEST_CASE("a kiosk with a settings file of nothing but noise has the defaults")
    {
        const Written written(std::string("\0[[[\n\xff\n=\n", 10));
        int told = 0;

        const Settings settings =
            read_settings(written.file(), [&](const BadSettings&) { ++told; });

        CHECK(told > 0);
        CHECK(settings.patience.question == Patience{}.question);
    }
}

} // namespace michi::app::test
