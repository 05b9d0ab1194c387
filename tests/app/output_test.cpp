#include "app/output.hpp"

#include "catalogue/data_copy.hpp"
#include "catalogue/report.hpp"
#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <sys/wait.h>

#include <set>

// What the subcommands print for other programs, and what they say of a wrong command line.
namespace michi::test {

namespace {

using app::Json;
using catalogue::test::bytes_of;
using catalogue::test::Folder;

using Keys = std::vector<std::string>;

Keys keys_of(const Json& object)
{
    Keys keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

const Keys entry_keys{"key",      "title", "kind",   "verdict",  "state", "reasons",
                      "to_check", "money", "local",  "deadline", "page",  "desks",
                      "links",    "parts", "family", "qr"};

Json match_of(const Answers& answers, Language language = Language::ja)
{
    const Matcher matcher(real_catalogue(), test_day);
    return app::match_json(real_catalogue(), matcher, answers, language);
}

Answers baker()
{
    return {{Purpose::start, Purpose::finance}, town("八戸市"), Age::planning, {}};
}

void check_entry(const Json& entry, bool near)
{
    CAPTURE(entry["key"].get<std::string>());
    Keys wanted = entry_keys;
    if (near)
        wanted.push_back("fails");
    CHECK(keys_of(entry) == wanted);
    CHECK(from_id<Kind>(entry["kind"].get<std::string>()));
    CHECK(from_id<State>(entry["state"].get<std::string>()));
    CHECK(!entry["desks"].empty());
    for (const Json& desk : entry["desks"]) {
        CHECK(keys_of(desk) == Keys{"name", "phones", "place"});
        CHECK(!desk["phones"].empty());
        for (const Json& phone : desk["phones"])
            CHECK(keys_of(phone) == Keys{"number", "extension"});
    }
    for (const Json& part : entry["parts"])
        CHECK(keys_of(part) == Keys{"name", "state"});
    CHECK((entry["deadline"].is_null() || parse_day(entry["deadline"].get<std::string>())));
    CHECK(entry["qr"].size() == 2);
}

// The program itself, on a catalogue of its own.
class Program {
public:
    Program() { catalogue::write(real_catalogue(), m_folder.path() / "catalogue.db"); }

    struct Result {
        int status = -1;
        std::string out;
        std::string err;
    };
    // `arguments` as one would type them; the subcommand first.
    [[nodiscard]] Result run(const std::string& arguments, const std::string& input = "") const
    {
        std::ofstream(path("in")) << input;
        const std::string command = std::string(MICHI_PROGRAM) + " " + arguments + " <" +
                                    path("in") + " >" + path("out") + " 2>" + path("err");
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(path("out")),
                bytes_of(path("err"))};
    }
    [[nodiscard]] Result match(const std::string& options) const
    {
        return run("match --data " + path("catalogue.db") + " " + options);
    }
    [[nodiscard]] Result play(const std::string& script, const std::string& options = "") const
    {
        return run("play - --data " + path("catalogue.db") + " --today 2023-10-20 --out " +
                       path("shots") + " " + options,
                   script);
    }
    [[nodiscard]] std::string path(const std::string& name) const
    {
        return (m_folder.path() / name).string();
    }

private:
    Folder m_folder;
};

bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != text.npos;
}

} // namespace

TEST_SUITE("JSON for other programs")
{
    TEST_CASE("a match has exactly the promised keys, and every entry too")
    {
        const Json json = match_of(baker());

        CHECK(keys_of(json) == Keys{"data_date", "today", "answers", "shortlist", "more", "near",
                                    "closed", "contact"});
        CHECK(json["data_date"] == "2023-10-13");
        CHECK(json["today"] == "2023-10-20");
        CHECK(keys_of(json["contact"]) == Keys{"name", "phones", "place"});
        for (const char* list : {"shortlist", "more", "closed"})
            for (const Json& entry : json[list])
                check_entry(entry, false);
        for (const Json& entry : json["near"])
            check_entry(entry, true);
    }

    TEST_CASE("the answers come back as they were given")
    {
        const Json given = match_of(baker())["answers"];

        CHECK(given["purposes"] == Json{"start", "finance"});
        CHECK(given["region"] == "sanpachi");
        CHECK(given["municipality"] == "八戸市");
        CHECK(given["age"] == "planning");
        CHECK(given["trade"].is_null());
    }

    TEST_CASE("every near miss says which condition fails, and every list holds what its name says")
    {
        for (const Place& place : all_places())
            for (const Purpose purpose : all<Purpose>()) {
                const Json json = match_of({{purpose}, place, Age::over10, {}});
                CHECK(json["shortlist"].size() <= 5);
                CHECK(json["near"].size() <= 3);
                for (const char* list : {"shortlist", "more"})
                    for (const Json& entry : json[list]) {
                        CHECK((entry["verdict"] == "fits" || entry["verdict"] == "check"));
                        CHECK(entry["state"] != "closed");
                    }
                for (const Json& entry : json["near"])
                    CHECK(from_id<Condition>(entry["fails"].get<std::string>()));
                for (const Json& entry : json["closed"])
                    CHECK(entry["state"] == "closed");
            }
    }

    TEST_CASE("the list has every programme and every desk")
    {
        const Json json = app::list_json(real_catalogue(), test_day);

        CHECK(keys_of(json) == Keys{"data_date", "edition", "programmes", "desks"});
        CHECK(json["programmes"].size() == 100);
        CHECK(json["desks"].size() == real_catalogue().desks.size());
        std::set<std::string> keys;
        for (const Json& programme : json["programmes"]) {
            keys.insert(programme["key"].get<std::string>());
            for (const char* field :
                 {"title", "reading", "kind",  "page",  "texts",  "purposes", "people",
                  "state", "age",     "place", "trade", "money",  "tables",   "dates",
                  "parts", "steps",   "desks", "links", "extras", "family",   "confirmed"})
                CHECK_MESSAGE(programme.contains(field), programme["key"], " lacks ", field);
        }
        CHECK(keys.size() == 100);
        for (const Programme& programme : real_catalogue().programmes)
            CHECK(keys.contains(programme.key));
        for (const Json& desk : json["desks"])
            CHECK(!desk["phones"].empty());
    }

    TEST_CASE("a picture's companion says what stands where on the screen")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        kiosk.focus("purpose/start");

        const Json json = app::screen_json(kiosk.kiosk());

        CHECK(keys_of(json) == Keys{"screen", "size", "px_per_mm", "targets", "texts", "speech",
                                    "voices", "focus", "left_to_scroll"});
        CHECK(json["screen"] == "purpose");
        CHECK(json["size"] == Json{1920, 1080});
        CHECK(json["focus"] == "purpose/start");
        CHECK(json["left_to_scroll"].is_boolean());
        REQUIRE(!json["targets"].empty());
        for (const Json& target : json["targets"]) {
            CHECK(keys_of(target) == Keys{"id", "words", "px", "mm"});
            CHECK(target["px"].size() == 4);
            CHECK(target["mm"].size() == 2);
        }
        REQUIRE(!json["texts"].empty());
        for (const Json& text : json["texts"]) {
            CHECK(keys_of(text) == Keys{"words", "px", "em_mm", "colour", "background"});
            CHECK(text["colour"].get<std::string>().size() == 7);
        }
    }

    TEST_CASE("the companion names the countdown, and says whether there is more to scroll")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        CHECK(app::screen_json(kiosk.kiosk())["left_to_scroll"] == true);
        CHECK(app::screen_json(kiosk.kiosk())["screen"] == "shortlist");
        CHECK(app::screen_json(kiosk.kiosk())["focus"].is_null());

        kiosk.wait(185);

        CHECK(app::screen_json(kiosk.kiosk())["screen"] == "still-there");
        CHECK(app::screen_json(kiosk.kiosk())["left_to_scroll"] == false);
    }
}

TEST_SUITE("the command line")
{
    TEST_CASE("a match and a list are printed as JSON, with status 0 and nothing said of errors")
    {
        const Program program;

        const auto match = program.match("--purpose start --municipality 八戸市 --age planning "
                                         "--today 2023-10-20 --json");
        const auto list =
            program.run("list --json --today 2023-10-20 --data " + program.path("catalogue.db"));

        CHECK(match.status == 0);
        CHECK(match.err.empty());
        CHECK(Json::parse(match.out) ==
              match_of({{Purpose::start}, town("八戸市"), Age::planning, {}}));
        CHECK(list.status == 0);
        CHECK(Json::parse(list.out) == app::list_json(real_catalogue(), test_day));
    }

    TEST_CASE(
        "a wrong word is refused with status 1, on the error's own stream, and says what there is")
    {
        const Program program;
        const std::vector<std::pair<std::string, std::string>> mistakes{
            {"--purpose startt", "finance"},
            {"--region nowhere", "sanpachi"},
            {"--municipality 仙台市", "仙台市"},
            {"--region tosei --municipality 八戸市", "does not lie in"},
            {"--age old", "planning"},
            {"--trade baker", "food"},
            {"--language fr", "easy"},
            {"--today 2023-02-30", "2023-10-20"},
            {"--today yesterday", "2023-10-20"},
            {"--purpose start --purpose hire --purpose ip --purpose train", "at most three"},
            {"--purpose consult --purpose start", "stands alone"},
            {"--colour red", "--colour"},
        };
        for (const auto& [options, remedy] : mistakes) {
            CAPTURE(options);

            const auto result = program.match(options);

            CHECK(result.status == 1);
            CHECK(result.out.empty());
            CHECK_MESSAGE(says(result.err, remedy), result.err);
        }
    }

    TEST_CASE("an option in front of the subcommand, where nobody would hear it, is refused")
    {
        const Program program;

        const auto result =
            program.run("--today 2023-10-20 list --data " + program.path("catalogue.db"));

        CHECK(result.status == 1);
        CHECK(result.out.empty());
        CHECK_MESSAGE(says(result.err, "--today: write it behind list"), result.err);
    }

    TEST_CASE("a script's step that can't be done is named, with the ids that are on the screen")
    {
        const Program program;

        const auto result = program.play("tap start\n\ntap purpose/nothing\n");

        CHECK(result.status == 1);
        CHECK(says(result.err, "line 3"));
        CHECK(says(result.err, "tap purpose/nothing"));
        CHECK(says(result.err, "purpose/start"));
        CHECK(says(result.err, "restart"));
    }

    TEST_CASE("a script's line that is no step is refused with its number")
    {
        const Program program;
        for (const char* line :
             {"jump start", "tap", "key enter", "wait long", "hold start", "tap start now"}) {
            CAPTURE(line);

            const auto result = program.play("# a visit\n" + std::string(line) + "\n");

            CHECK(result.status == 1);
            CHECK_MESSAGE(says(result.err, "line 2"), result.err);
        }
    }

    TEST_CASE("a script takes pictures with their companions")
    {
        const Program program;

        const auto result = program.play("shot one\ntap start\nshot two\n", "--size 1080x1920");

        CHECK(result.status == 0);
        CHECK(result.err.empty());
        CHECK(Json::parse(bytes_of(program.path("shots/one.json")))["screen"] == "welcome");
        CHECK(Json::parse(bytes_of(program.path("shots/two.json")))["screen"] == "purpose");
        CHECK(Json::parse(bytes_of(program.path("shots/two.json")))["size"] == Json{1080, 1920});
        CHECK(bytes_of(program.path("shots/two.png")).starts_with("\x89PNG"));
    }

    TEST_CASE("sizes that no screen has are refused")
    {
        const Program program;
        for (const char* options :
             {"--size big", "--size 10x10", "--mm-width 5", "--text huge", "--theme pink"}) {
            CAPTURE(options);
            const auto result = program.play("shot one\n", options);

            CHECK(result.status == 1);
            CHECK(!result.err.empty());
        }
    }

    TEST_CASE("a script or settings that are not there are the caller's mistake")
    {
        const Program program;
        const std::string data = " --data " + program.path("catalogue.db");

        CHECK(program.run("play nothing.txt --out " + program.path("shots") + data).status == 1);
        CHECK(program.run("run --config nothing.toml" + data).status == 1);
    }

    TEST_CASE("what the program could not do has status 2: no catalogue, no room for pictures")
    {
        const Program program;

        const auto missing = program.run("list --data " + program.path("nothing.db"));
        std::ofstream(program.path("garbage.db")) << "no catalogue";
        const auto garbage = program.run("list --data " + program.path("garbage.db"));
        const auto nowhere = program.run(
            "play - --out /proc/nowhere --data " + program.path("catalogue.db"), "shot one\n");

        for (const auto& result : {missing, garbage, nowhere}) {
            CHECK(result.status == 2);
            CHECK(result.out.empty());
            CHECK(says(result.err, "michishirube: "));
        }
    }

    TEST_CASE("staff read what the data needs, as of any day; a folder with a mistake is refused")
    {
        const Program program;
        const catalogue::test::DataCopy data;
        const std::string report = "data report " + data.path().string();

        const auto result = program.run(report + " --today 2023-10-20");
        CHECK(result.status == 0);
        CHECK(result.err.empty());
        CHECK(result.out ==
              catalogue::report(real_catalogue(), catalogue::report_words(MICHI_DATA), test_day));
        CHECK(program.run(report + " --today 2023-02-30").status == 1);

        data.set("text/report.toml", "", "none", "");
        const auto refused = program.run(report + " --today 2023-10-20");
        CHECK(refused.status == 1);
        CHECK(refused.out.empty());
        CHECK_MESSAGE(says(refused.err, "report.toml"), refused.err);
    }

    TEST_CASE("bad data is refused with status 1, naming file and line")
    {
        const Program program;
        const catalogue::test::DataCopy data;
        const int line = data.replace("desks/prefecture.toml", "phones = [\"", "phones = [\"x");

        const auto result = program.run("data check " + data.path().string());

        CHECK(result.status == 1);
        CHECK_MESSAGE(says(result.err, std::to_string(line) + "行目"), result.err);
    }
}

} // namespace michi::test
