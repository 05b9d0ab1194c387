#include "app/settings.hpp"

#include "catalogue/data_copy.hpp"
#include "domain/real_data.hpp"

#include <doctest/doctest.h>

#include <set>

namespace michi::app::test {

namespace {

using catalogue::test::Folder;

const std::filesystem::path sentences = std::filesystem::path(MICHI_DATA) / "text/settings.toml";

// Whatever is wrong of them fails.
Settings right_settings(const std::filesystem::path& file)
{
    return read_settings({file, sentences}, [](const BadSettings& wrong) { throw wrong; });
}

// Settings as staff might write them, and what the kiosk makes of them.
class Written {
public:
    explicit Written(const std::string& text) { std::ofstream(file()) << text; }

    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "counter.toml"; }
    [[nodiscard]] std::string refusal() const
    {
        try {
            (void)right_settings(file());
        } catch (const BadSettings& error) {
            return error.what();
        }
        return "nothing was refused";
    }
    // "FILE 2行目 idle.question_seconds: " and so on.
    [[nodiscard]] bool refused(const std::string& line, const std::string& key,
                               const std::string& why) const
    {
        const std::string said = refusal();
        CAPTURE(said);
        CHECK(said.starts_with(file().string() + " " + line + "行目" + (key.empty() ? "" : " ") +
                               key + ": "));
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
            right_settings(std::filesystem::path(MICHI_TESTS) / "../kiosk-config/counter.toml");

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

        const Settings settings = right_settings(written.file());

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
        const Settings settings = right_settings(Written("# nothing\n").file());

        CHECK(settings.patience.question == Patience{}.question);
        CHECK(settings.office.phone.empty());
    }

    TEST_CASE("a folder of pictures is looked for beside the settings, unless its path is whole")
    {
        const Written written("[welcome]\nseconds = 0\npictures = \"ours\"\n");

        const Settings settings = right_settings(written.file());

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

        const Settings settings = right_settings(written.file());

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

        const Settings settings = right_settings(written.file());

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
        CHECK(!right_settings(Written("[booth]\n").file()).booth);
    }

    TEST_CASE("what is wrong of an event is refused with its line, and how to mend it")
    {
        const auto refused = [](const std::string& line, const std::string& why) {
            const Written written("[booth]\ntitle = \"創業セミナー\"\n" + line + "\n");
            const std::string key = line.substr(0, line.find(' '));
            CHECK(written.refused("3", "booth." + key, why));
        };
        refused("purposes = [\"stort\"]", "「start」の書きまちがいではありませんか。");
        refused("purposes = []", "[\"start\", \"finance\"] のように");
        refused("programmes = [\"3-14\", 2]", "[\"3-14\", \"2-11\"] のように");
        refused("programmes = [\"3-14\", \"3-14\"]", "「3-14」が2回あります。");
        refused("titel_en = \"Seminar\"", "「booth.title_en」の書きまちがいではありませんか。");
        refused("title_en = \"=1+1\"", "初めの字は、空白と「=」");
        refused("question_seconds = 5", "20 から 3600 までの整数を");
        refused("welcome_seconds = 2", "5 から 3600 までの整数か 0 を");
        refused("call = \"no\"", "true か false");
        refused("pictures = \"\"", "\"/srv/event\" のように");
        CHECK(Written("[booth]\ntitle = \"a, b\"\n")
                  .refused("2", "booth.title", "「,」と「\"」も使えません。"));
        CHECK(right_settings(Written("[booth]\ntitle = \"A\"\ntitle_en = \"a, b\"\n").file())
                  .booth->titles.at(Language::en) == "a, b"); // no count stands under it
        CHECK(Written("[booth]\ncall = true\n").refused("1", "booth", "title = \"…\" の行"));
        std::string many = "[booth]\ntitle = \"A\"\nprogrammes = [\"1-0\"";
        for (int number = 1; number <= 20; ++number)
            many += ", \"1-" + std::to_string(number) + "\"";
        CHECK(Written(many + "]\n")
                  .refused("3", "booth.programmes", "21個あり、多すぎます。 20個まで"));
    }

    TEST_CASE("a programme of an event that the data does not have is told, and the rest stays")
    {
        const Written written("[booth]\ntitle = \"A\"\nprogrammes = [\"1-1\", \"9-99\"]\n");
        std::vector<std::string> told;
        check_booth(right_settings(written.file()), michi::test::real_catalogue(),
                    [&](const BadSettings& wrong) { told.emplace_back(wrong.what()); });
        REQUIRE(told.size() == 1);
        CHECK(told.front().starts_with(written.file().string() +
                                       " 3行目 booth.programmes: 「9-99」"));
    }

    TEST_CASE("every file of settings that comes with the kiosk is read")
    {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(
                 std::filesystem::path(MICHI_TESTS) / "../kiosk-config"))
            if (entry.path().extension() == ".toml") {
                CAPTURE(entry.path().string());
                CHECK(!right_settings(entry.path()).office.phone.empty());
                ++files;
            }

        CHECK(files >= 3);
    }

    TEST_CASE("an unknown key is refused with file and line, and the one that was meant is named")
    {
        const Written written("[idle]\nquestion_seconds = 60\nresult_second = 90\n");

        CHECK(written.refused("3", "idle.result_second",
                              "「idle.result_second」という設定はありません。 "
                              "「idle.result_seconds」の書きまちがいではありませんか。"));
    }

    TEST_CASE("where no key is near an unknown one, all of them are named")
    {
        const Written written("[x]\ny = \"red\"\n");

        CHECK(written.refused("2", "x.y", "という設定はありません。 使える設定は booth.call, "));
        CHECK(written.refused("2", "x.y", "display.panel_width_mm, idle.countdown_seconds"));
    }

    TEST_CASE("an unknown section and a key outside any section are refused")
    {
        CHECK(
            Written("[office]\n[idel]\nquestion_seconds = 60\n")
                .refused("3", "idel.question_seconds", "「idle.question_seconds」の書きまちがい"));
        CHECK(Written("phone = \"017\"\n").refused("1", "phone", "どの見出しの下にもありません。"));
    }

    TEST_CASE("a value of a wrong type or size is refused with file and line")
    {
        CHECK(Written("[idle]\n\nquestion_seconds = \"60\"\n")
                  .refused("3", "idle.question_seconds",
                           "20 から 3600 までの整数を、引用符も単位もなし"));
        CHECK(Written("[idle]\nquestion_seconds = 60.5\n")
                  .refused("2", "idle.question_seconds", "整数"));
        CHECK(Written("[idle]\ncountdown_seconds = 5\n")
                  .refused("2", "idle.countdown_seconds", "20 から 3600 まで"));
        CHECK(Written("[idle]\ncountdown_seconds = 30\nresult_seconds = 3601\n")
                  .refused("3", "idle.result_seconds", "20 から 3600 まで"));
        CHECK(Written("[welcome]\nseconds = 4\n")
                  .refused("2", "welcome.seconds", "5 から 3600 までの整数か 0"));
        CHECK(Written("[welcome]\npictures = \"\"\n").refused("2", "welcome.pictures", "フォルダ"));
        CHECK(
            Written("[printer]\nqueue = \"the slips\"\n").refused("2", "printer.queue", "lpstat"));
        CHECK(Written("[printer]\npaper = \"a4\"\n").refused("2", "printer.paper", "\"A4\""));
        CHECK(Written("[office]\nphone = 17\n").refused("2", "office.phone", "引用符で囲んで"));
        CHECK(Written("[display]\npanel_width_mm = 4\n")
                  .refused("2", "display.panel_width_mm", "100 から 2000 まで"));
        CHECK(Written("[office]\ncall = \"no\"\n").refused("2", "office.call", "true か false"));
        CHECK(Written("[sound]\nvolume = 101\n").refused("2", "sound.volume", "0 から 100 まで"));
        CHECK(Written("[sound]\nvolume = 0.5\n").refused("2", "sound.volume", "整数"));
        for (const char* command : {"\"espeak-ng\"", "[]", "[\"\"]", "[\"espeak-ng\", 5]"})
            CHECK(Written("[speech]\nen = " + std::string(command) + "\n")
                      .refused("2", "speech.en", "プログラムとその後の言葉"));
        CHECK(Written("[speech]\nvoices = 1\n").refused("2", "speech.voices", "フォルダ"));
        CHECK(Written("[display]\npanel_width_mm = true\n")
                  .refused("2", "display.panel_width_mm", "ミリメートル"));
    }

    TEST_CASE("a file that is no TOML is refused with its line")
    {
        CHECK(
            Written("[office]\nname = \"ok\"\nphone = \n").refused("3", "", "書き方が正しくない"));
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

        const Settings settings =
            read_settings({written.file(), sentences},
                          [&](const BadSettings& wrong) { told.push_back(wrong.what()); });

        CHECK(settings.office.name == "窓口");
        CHECK(settings.office.phone.empty());
        CHECK(settings.office.hours.empty());
        CHECK(settings.patience.question == Patience{}.question);
        CHECK(settings.patience.result == 90);
        REQUIRE(told.size() == 3);
        const std::string file = written.file().string();
        CHECK(told[0].starts_with(file + " 2行目: "));
        CHECK(told[1].starts_with(file + " 6行目 idle.question_second: "));
        CHECK(told[2].starts_with(file + " 4行目 office.hours: "));
    }

    TEST_CASE("every mistake in the settings has its sentences, in the language of the staff")
    {
        for (const SettingFault fault : all<SettingFault>()) {
            CAPTURE(id_of(fault));
            const std::string said = SettingFaults("counter.toml", sentences)
                                         .at(7, "office.phone", fault,
                                             {{"detail", "d"},
                                              {"name", "n"},
                                              {"known", "k"},
                                              {"least", "1"},
                                              {"most", "2"},
                                              {"example", "e"},
                                              {"value", "v"},
                                              {"count", "3"},
                                              {"limit", "4"}})
                                         .what();
            CHECK(said.starts_with("counter.toml 7行目 office.phone: "));
            CHECK(said.ends_with("。"));
            CHECK(said.find_first_of("{}") == said.npos);
        }
    }

    TEST_CASE("without those sentences a mistake is told with its place, and the kiosk goes on")
    {
        const Written written("[idle]\nquestion_second = 60\nresult_seconds = 90\n");
        std::string told;

        const Settings settings =
            read_settings({written.file(), written.file().parent_path() / "none.toml"},
                          [&](const BadSettings& wrong) { told = wrong.what(); });

        CHECK(told == written.file().string() + " 2 idle.question_second: unknown");
        CHECK(settings.patience.result == 90);
    }

    TEST_CASE("settings that may not be read are told, with what to type")
    {
        const std::string said = SettingFaults("/etc/counter.toml", sentences)
                                     .at(0, "", SettingFault::unreadable)
                                     .what();
        CHECK(said.find("「sudo chmod 644 /etc/counter.toml」") != said.npos);
    }

    TEST_CASE("a kiosk with a settings file of nothing but noise has the defaults")
    {
        const Written written(std::string("\0[[[\n\xff\n=\n", 10));
        int told = 0;

        const Settings settings =
            read_settings({written.file(), sentences}, [&](const BadSettings&) { ++told; });

        CHECK(told > 0);
        CHECK(settings.patience.question == Patience{}.question);
    }
}

} // namespace michi::app::test
