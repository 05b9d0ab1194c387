#include "benchmark/process.hpp"
#include "catalogue/data_copy.hpp"
#include "catalogue/database.hpp"
#include "domain/real_data.hpp"
#include "ledger/counts.hpp"
#include "platform/control.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>
#include <thread>

// The real program, and the real `ctl` that asks it.
namespace michi::test {

namespace {

namespace fs = std::filesystem;
using catalogue::test::bytes_of;
using catalogue::test::Folder;
using Json = nlohmann::json;
using namespace std::chrono_literals;

constexpr Day later = std::chrono::year{2024} / 4 / 1;

// A kiosk in a folder of its own, on a display or on none.
class Kiosk {
public:
    explicit Kiosk(const benchmark::Environment& display = {{"SDL_VIDEODRIVER", "dummy"}})
        : m_display(display)
    {
        std::ofstream(m_folder.path() / "counter.toml") << "[welcome]\nseconds = 0\n";
    }

    // Puts data into the place of what is there, as an update does.
    void put_data(Day date) const
    {
        Catalogue data = real_catalogue();
        data.edition.date = date;
        catalogue::write(data, data_file());
    }
    void put_data(const std::string& bytes) const
    {
        std::ofstream(data_file().string() + ".new") << bytes;
        fs::rename(data_file().string() + ".new", data_file());
    }
    void start()
    {
        const benchmark::ReadySocket ready;
        benchmark::Environment environment = m_display;
        environment.push_back(ready.variable());
        m_process.emplace(std::vector<std::string>{MICHI_PROGRAM, "run", "--window", "800x600",
                                                   "--today", "2024-06-03", "--data", data_file(),
                                                   "--ledger", ledger_file(), "--config",
                                                   m_folder.path() / "counter.toml", "--socket",
                                                   socket()},
                          environment, m_folder.path() / "log");
        try {
            ready.wait();
        } catch (const std::exception& error) {
            FAIL(error.what(), "; it said: ", log());
        }
    }

    struct Answer {
        int exit = -1;
        std::string words;
    };
    Answer ctl(const std::vector<std::string>& words) const
    {
        std::vector<std::string> command{MICHI_PROGRAM, "ctl"};
        command.insert(command.end(), words.begin(), words.end());
        command.insert(command.end(), {"--socket", socket()});
        benchmark::Process process(command, {}, m_folder.path() / "said");
        const int exit = process.wait();
        return {exit, bytes_of(m_folder.path() / "said")};
    }
    Json status() const { return Json::parse(ctl({"status"}).words); }
    // Waits until the status says so.
    bool comes_to(const std::string& key, const Json& value) const
    {
        for (int tries = 0; tries < 100; ++tries, std::this_thread::sleep_for(50ms))
            if (status()[key] == value)
                return true;
        return false;
    }
    // A touch in the middle of the screen, through the X server.
    void touch() const
    {
        CHECK(benchmark::Process({"xdotool", "mousemove", "960", "540", "click", "1"}, m_display)
                  .wait() == 0);
    }

    benchmark::Process& process() { return *m_process; }
    fs::path data_file() const { return m_folder.path() / "catalogue.db"; }
    fs::path ledger_file() const { return m_folder.path() / "ledger.db"; }
    fs::path socket() const { return m_folder.path() / "run" / "socket"; }
    fs::path folder() const { return m_folder.path(); }
    std::string log() const { return bytes_of(m_folder.path() / "log"); }

private:
    Folder m_folder;
    benchmark::Environment m_display;
    std::optional<benchmark::Process> m_process;
};

std::size_t times_in(const std::string& text, const std::string& words)
{
    std::size_t times = 0;
    for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1))
        ++times;
    return times;
}

} // namespace

TEST_SUITE("control")
{
    TEST_CASE("status tells how the kiosk is, to its owner and group alone, and nothing of a visit")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();

        const Json status = kiosk.status();
        std::vector<std::string> keys;
        for (const auto& [key, value] : status.items())
            keys.push_back(key);
        CHECK(keys == std::vector<std::string>{"before", "booth", "data_date", "edition", "expires",
                                               "last_end", "last_picture_s", "pictures", "refused",
                                               "reload_waits", "restarts", "screen", "sequence",
                                               "uptime_s", "version", "waiting"});
        CHECK(status["screen"] == "welcome");
        CHECK(status["data_date"] == "2023-10-20");
        CHECK(status["refused"].is_null());
        CHECK(status["restarts"] == 0);
        CHECK(fs::status(kiosk.socket()).permissions() == fs::perms(0660));
        CHECK(fs::status(kiosk.socket().parent_path()).permissions() == fs::perms(0750));
    }

    TEST_CASE("the picture is the one on the screen, to the pixel")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        const fs::path shot = kiosk.folder() / "shot.png";
        REQUIRE(kiosk.ctl({"shot", shot}).exit == 0);

        std::ofstream(kiosk.folder() / "script") << "shot welcome\n";
        REQUIRE(benchmark::Process({MICHI_PROGRAM, "play", kiosk.folder() / "script", "--out",
                                    kiosk.folder(), "--size", "800x600", "--today", "2024-06-03",
                                    "--data", kiosk.data_file(), "--config",
                                    kiosk.folder() / "counter.toml"})
                    .wait() == 0);
        CHECK(bytes_of(shot) == bytes_of(kiosk.folder() / "welcome.png"));
    }

    TEST_CASE("data that was replaced is shown at once while nobody is there; broken data is not")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        kiosk.put_data(later);
        CHECK(kiosk.comes_to("data_date", "2024-04-01")); // it looks when it is woken

        kiosk.put_data("no catalogue");
        const auto answer = kiosk.ctl({"reload"});
        CHECK(answer.exit == 2);
        CHECK(answer.words.find("everything stays as it was") != answer.words.npos);
        for (int look = 0; look < 5; ++look)
            CHECK(kiosk.status()["data_date"] == "2024-04-01");
        CHECK(kiosk.status()["refused"].is_string());
        CHECK(times_in(kiosk.log(), "catalogue.db") <= 2); // by itself, and when it was asked

        kiosk.put_data(test_day);
        CHECK(kiosk.ctl({"reload"}).words == "the data of 2023-10-20 is shown\n");
        CHECK(kiosk.status()["refused"].is_null());
    }

    TEST_CASE("settings that are wrong change nothing either")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        std::ofstream(kiosk.folder() / "counter.toml") << "[idle]\nquestion_second = 1\n";
        const auto answer = kiosk.ctl({"reload"});
        CHECK(answer.exit == 2);
        CHECK(answer.words.find("counter.toml 2行目 idle.question_second") != answer.words.npos);
        CHECK(kiosk.status()["screen"] == "welcome");
    }

    TEST_CASE("nothing changes under a visitor's hands: new data waits for the end of the visit")
    {
        const benchmark::XServer server;
        Kiosk kiosk(server.environment());
        kiosk.put_data(test_day);
        kiosk.start();
        kiosk.touch();
        REQUIRE(kiosk.comes_to("screen", "visit"));

        kiosk.put_data(later);
        CHECK(kiosk.ctl({"reload"}).words ==
              "new data and settings are read when the visit ends\n");
        CHECK(kiosk.status()["reload_waits"] == true);
        const fs::path shot = kiosk.folder() / "shot.png";
        const auto refusal = kiosk.ctl({"shot", shot});
        CHECK(refusal.exit == 2);
        CHECK(refusal.words.find("somebody is there") != refusal.words.npos);
        CHECK(!fs::exists(shot));
        std::this_thread::sleep_for(500ms);
        CHECK(kiosk.status()["screen"] == "visit");
        CHECK(kiosk.status()["data_date"] == "2023-10-20");

        CHECK(kiosk.ctl({"reset"}).exit == 0);
        CHECK(kiosk.comes_to("data_date", "2024-04-01"));
        CHECK(kiosk.status()["screen"] == "welcome");
        CHECK(kiosk.status()["reload_waits"] == false);

        kiosk.touch();
        REQUIRE(kiosk.comes_to("screen", "visit"));
        kiosk.put_data("no catalogue");
        CHECK(kiosk.ctl({"reset"}).exit == 0);
        CHECK(kiosk.comes_to("screen", "welcome"));
        CHECK(kiosk.status()["refused"].is_string());
        CHECK(kiosk.status()["data_date"] == "2024-04-01");

        const Day today = std::chrono::year{2024} / 6 / 3;
        CHECK(ledger::counts(kiosk.ledger_file()) ==
              std::vector<Count>{{{today, today}, {Mark::left, ""}, 2},
                                 {{today, today}, {Mark::left_at, "purpose"}, 2},
                                 {{today, today}, {Mark::started, ""}, 2}});
        const fs::path csv = kiosk.folder() / "counts.csv";
        for (int times = 0; times < 2; ++times)
            CHECK(benchmark::Process(
                      {MICHI_PROGRAM, "ctl", "export", csv, "--ledger", kiosk.ledger_file()})
                      .wait() == 0);
        const fs::path both = kiosk.folder() / "both.csv";
        CHECK(benchmark::Process({MICHI_PROGRAM, "ctl", "merge", both, csv, csv}).wait() == 0);
        CHECK(bytes_of(both) == bytes_of(csv));
        CHECK(times_in(bytes_of(csv), ",started,,2,,\r\n") == 1);
    }

    TEST_CASE("ctl booth switches to the event and back; without an event it says how to have one")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        const auto refusal = kiosk.ctl({"booth", "on"});
        CHECK(refusal.exit == 2);
        CHECK(refusal.words.find("[booth]") != refusal.words.npos);
        CHECK(kiosk.status()["booth"] == false);

        std::ofstream(kiosk.folder() / "counter.toml")
            << "[booth]\ntitle = \"創業セミナー\"\nprogrammes = [\"1-1\", \"9-99\"]\n";
        const auto unknown = kiosk.ctl({"reload"});
        CHECK(unknown.exit == 2);
        CHECK(unknown.words.find("counter.toml 3行目 booth.programmes: 「9-99」") !=
              unknown.words.npos);
        std::ofstream(kiosk.folder() / "counter.toml") << "[booth]\ntitle = \"創業セミナー\"\n";
        CHECK(kiosk.ctl({"reload"}).exit == 0);
        CHECK(kiosk.ctl({"booth", "on"}).words ==
              "the event's settings (創業セミナー) are in force\n");
        CHECK(kiosk.comes_to("booth", true));
        kiosk.put_data(later); // the kiosk is made anew
        CHECK(kiosk.ctl({"reload"}).exit == 0);
        CHECK(kiosk.comes_to("data_date", "2024-04-01"));
        CHECK(kiosk.status()["booth"] == true);
        CHECK(kiosk.ctl({"booth", "off"}).words == "the office's settings are in force\n");
        CHECK(kiosk.comes_to("booth", false));
        CHECK(kiosk.ctl({"booth", "perhaps"}).exit == 1);
    }

    TEST_CASE("a kiosk without data can be asked too, and shows data as soon as it has some")
    {
        Kiosk kiosk;
        kiosk.start();
        CHECK(kiosk.status()["screen"] == "out-of-order");
        CHECK(kiosk.status()["data_date"].is_null());
        CHECK(kiosk.ctl({"reload"}).exit == 2);
        CHECK(kiosk.ctl({"reset"}).exit == 0);
        kiosk.put_data(later);
        CHECK(kiosk.comes_to("data_date", "2024-04-01"));
        CHECK(kiosk.status()["screen"] == "welcome");
    }

    TEST_CASE("quit ends the kiosk; where none is, ctl says so")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        CHECK(kiosk.ctl({"quit"}).exit == 0);
        CHECK(kiosk.process().wait() == 0);
        CHECK(!fs::exists(kiosk.socket()));
        const auto answer = kiosk.ctl({"status"});
        CHECK(answer.exit == 2);
        CHECK(answer.words.find(kiosk.socket()) != answer.words.npos);
    }

    TEST_CASE("a kiosk that was killed is found again by its successor, which counts the restart")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        for (int restarts = 0; restarts < 3; ++restarts) {
            kiosk.start();
            CHECK(kiosk.status()["restarts"] == restarts);
            ::kill(kiosk.process().id(), SIGKILL);
            kiosk.process().wait();
            REQUIRE(fs::exists(kiosk.socket()));
        }
    }

    TEST_CASE("why the program was started anew is known: by its own word, or the manager's")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        CHECK(kiosk.status()["last_end"] == "first");
        REQUIRE(kiosk.ctl({"quit"}).exit == 0);
        kiosk.process().wait();
        kiosk.start();
        CHECK(kiosk.status()["last_end"] == "ctl");
        ::kill(kiosk.process().id(), SIGKILL);
        kiosk.process().wait();
        std::ofstream(kiosk.folder() / "ended") << "watchdog killed KILL\n";
        kiosk.start();
        CHECK(kiosk.status()["last_end"] == "watchdog");
        CHECK(!fs::exists(kiosk.folder() / "ended"));
    }

    TEST_CASE("a second kiosk leaves the first its socket, and shows its picture all the same")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        const benchmark::ReadySocket ready;
        const benchmark::Process second({MICHI_PROGRAM, "run", "--window", "800x600", "--data",
                                         kiosk.data_file(), "--ledger", kiosk.ledger_file(),
                                         "--socket", kiosk.socket()},
                                        {{"SDL_VIDEODRIVER", "dummy"}, ready.variable()});
        ready.wait();
        CHECK(kiosk.ctl({"quit"}).exit == 0);
        CHECK(kiosk.process().wait() == 0);
        CHECK(kiosk.ctl({"status"}).exit == 2); // the second never took it
    }

    TEST_CASE("whoever talks nonsense to the socket, or nothing, is in nobody's way")
    {
        Kiosk kiosk;
        kiosk.put_data(test_day);
        kiosk.start();
        for (const std::string& words :
             {std::string(5000, 'x'), std::string("status"), std::string()}) {
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            std::ranges::copy(kiosk.socket().native(), address.sun_path);
            const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
            REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&address),
                              sizeof address) == 0);
            static_cast<void>(::send(socket, words.data(), words.size(), MSG_NOSIGNAL));
            CHECK(kiosk.status()["screen"] == "welcome");
            ::close(socket);
        }
        CHECK(platform::ask_control(kiosk.socket(), "dance").starts_with("refused\n"));
    }
}

} // namespace michi::test
