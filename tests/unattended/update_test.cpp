#include "support/installed_kiosk.hpp"

#include <nlohmann/json.hpp>
#include <signal.h>

#include <chrono>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

// Signed data on its way into the real program, which is ended on the way by force.
namespace michi::test {

namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;

constexpr Day first_day = std::chrono::year{2024} / 4 / 1;
constexpr Day second_day = std::chrono::year{2024} / 7 / 1;

// What the kiosk that a service manager starts again and again makes of its data.
class RunningKiosk {
public:
    explicit RunningKiosk(const InstalledKiosk& kiosk) : m_kiosk(kiosk) { start(); }

    void start()
    {
        const benchmark::ReadySocket ready;
        m_process.emplace(std::vector<std::string>{m_kiosk.program(), "run", "--window", "800x600",
                                                   "--today", "2024-08-01"},
                          benchmark::Environment{{"SDL_VIDEODRIVER", "dummy"}, ready.variable()},
                          log_file());
        ready.wait();
    }
    void end(int signal)
    {
        ::kill(m_process->id(), signal);
        m_process->wait();
    }
    [[nodiscard]] Json status() const
    {
        return Json::parse(m_kiosk.run({m_kiosk.program(), "ctl", "status"}).words);
    }
    [[nodiscard]] bool comes_to(const std::string& key, const Json& value) const
    {
        for (int tries = 0; tries < 100; ++tries, std::this_thread::sleep_for(50ms))
            if (status()[key] == value)
                return true;
        return false;
    }
    [[nodiscard]] std::string log() const { return bytes_of(log_file()); }

private:
    [[nodiscard]] fs::path log_file() const { return m_kiosk.root() / "log"; }

    const InstalledKiosk& m_kiosk;
    std::optional<benchmark::Process> m_process;
};

// As the helpers do: the signature last.
void bring(const InstalledKiosk& kiosk, const fs::path& bundle)
{
    fs::create_directories(kiosk.incoming());
    const fs::path file = kiosk.incoming() / bundle_name;
    fs::remove(signature_of(file));
    for (const fs::path& each : {file, signature_of(file)}) {
        fs::copy_file(bundle / each.filename(), each.string() + ".new");
        fs::rename(each.string() + ".new", each);
    }
}

// The leak sanitizer does not work where somebody traces the program.
const std::string no_leak_check = "ASAN_OPTIONS=detect_leaks=0";

// How often the update makes each system call.
std::map<std::string, int> system_calls(const InstalledKiosk& kiosk, const fs::path& bundle)
{
    const fs::path trace = kiosk.root() / "trace";
    REQUIRE(kiosk
                .run({"strace", "-E", no_leak_check, "-f", "-o", trace, "--signal=none",
                      kiosk.program(), "data", "take", bundle})
                .exit == 0);
    std::map<std::string, int> calls;
    std::istringstream lines(bytes_of(trace));
    for (std::string line; std::getline(lines, line);) {
        const auto name = line.find_first_not_of("0123456789 ");
        const auto end = line.find('(');
        if (name < end && end != line.npos &&
            line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", name) == end)
            ++calls[line.substr(name, end - name)];
    }
    return calls;
}

// Those that change what is on the disk, or say that it is there.
bool changes_files(const std::string& call)
{
    for (const char* name :
         {"openat",    "write",  "writev",   "pwrite64",  "close", "rename",          "renameat",
          "renameat2", "unlink", "unlinkat", "mkdir",     "rmdir", "fsync",           "fdatasync",
          "fchmod",    "chmod",  "lchown",   "ftruncate", "flock", "copy_file_range", "sendfile"})
        if (call == name)
            return true;
    return false;
}

} // namespace

TEST_SUITE("data updates")
{
    // Every call that changes files is the last one once; of the others, which fill most of the
    // program's start, none can leave anything behind.
    TEST_CASE(
        "an update that is killed at any system call leaves the old data or the new, and whole")
    {
        InstalledKiosk kiosk;
        const auto second = kiosk.bundle(2, second_day);
        REQUIRE(kiosk.data({"take", kiosk.bundle(1, first_day)}).exit == 0);
        const fs::path old = kiosk.root() / "old";
        fs::copy(kiosk.store_folder(), old, fs::copy_options::recursive);
        const auto restore = [&] {
            fs::remove_all(kiosk.store_folder());
            fs::copy(old, kiosk.store_folder(), fs::copy_options::recursive);
        };
        const auto calls = system_calls(kiosk, second);
        REQUIRE(calls.contains("fsync"));
        REQUIRE(calls.contains("rename"));

        int kills = 0;
        int still_old = 0;
        for (const auto& [call, times] : calls) {
            if (!changes_files(call))
                continue;
            for (int time = 1; time <= times; ++time) {
                restore();
                const std::string inject =
                    "inject=" + call + ":signal=KILL:when=" + std::to_string(time);
                const auto killed = kiosk.run({"strace", "-E", no_leak_check, "-f", "-o",
                                               "/dev/null", "-e", "trace=" + call, "-e", inject,
                                               kiosk.program(), "data", "take", second});
                CAPTURE(inject);
                CAPTURE(killed.words);
                CHECK(killed.exit != 0);
                ++kills;

                const auto shown = kiosk.store().shown(
                    [](const catalogue::BadBundle& wrong) { FAIL(wrong.what()); });
                REQUIRE(shown);
                const Day day = shown->seal.sequence == 1 ? first_day : second_day;
                CHECK(shown->catalogue.edition.date == day);
                CHECK(shown->seal.issued == day);
                still_old += shown->seal.sequence == 1 ? 1 : 0;

                catalogue::Store next = kiosk.store();
                static_cast<void>(next.take(second, ""));
                CHECK(next.shown([](const catalogue::BadBundle& wrong) { FAIL(wrong.what()); })
                          ->seal.sequence == 2);
                CHECK(next.state().before == 1);
            }
        }
        MESSAGE(kills, " kills, after ", still_old, " the old data");
        CHECK(kills > 20);
        CHECK(still_old > 0);
        CHECK(still_old < kills);
    }

    TEST_CASE("data that is brought is shown between visits; what is wrong is told once")
    {
        InstalledKiosk kiosk;
        kiosk.keys();
        RunningKiosk running(kiosk);
        CHECK(running.status()["sequence"].is_null());

        bring(kiosk, kiosk.bundle(1, first_day));
        CHECK(running.comes_to("data_date", "2024-04-01"));
        const Json status = running.status();
        CHECK(status["sequence"] == 1);
        CHECK(status["expires"] == "2025-03-31");
        CHECK(status["before"] == 0);
        CHECK(status["waiting"] == false);
        CHECK(status["refused"].is_null());

        const auto second = kiosk.bundle(2, second_day);
        std::ofstream(second / bundle_name, std::ios::app) << "x";
        bring(kiosk, second);
        CHECK(running.comes_to("waiting", false));
        for (int look = 0; look < 5; ++look)
            CHECK(running.status()["sequence"] == 1);
        CHECK(running.status()["refused"].get<std::string>().find("the signature is not of") !=
              std::string::npos);
        const std::string log = running.log();
        const auto told = log.find("the signature is not of");
        CHECK(told != log.npos);
        CHECK(log.find("the signature is not of", told + 1) == log.npos);

        bring(kiosk, kiosk.bundle(2, second_day));
        CHECK(running.comes_to("sequence", 2));
        CHECK(running.status()["refused"].is_null());
        CHECK(kiosk.data({"back"}).exit == 0);
        CHECK(running.comes_to("sequence", 1));
        CHECK(running.status()["before"] == 2);
    }

    TEST_CASE("what was brought before newer data came by another way is no complaint")
    {
        InstalledKiosk kiosk;
        kiosk.keys();
        RunningKiosk running(kiosk);
        const auto brought = kiosk.bundle(1, first_day);
        bring(kiosk, brought);
        CHECK(running.comes_to("sequence", 1));
        for (int sequence = 2; sequence <= 3; ++sequence) {
            REQUIRE(kiosk.data({"take", kiosk.bundle(sequence, second_day)}).exit == 0);
            CHECK(running.comes_to("sequence", sequence));
        }
        running.end(SIGTERM);
        running.start();
        CHECK(running.status()["sequence"] == 3);
        CHECK(running.status()["refused"].is_null());

        bring(kiosk, brought);
        CHECK(running.comes_to("waiting", false));
        CHECK(running.status()["refused"].get<std::string>().find("its sequence is 1") !=
              std::string::npos);
    }

    TEST_CASE("a kiosk without a key takes nothing, and does once it has one")
    {
        InstalledKiosk kiosk;
        const auto bundle = kiosk.bundle(1, first_day);
        const std::string key = bytes_of(kiosk.key());
        fs::remove(kiosk.key());
        bring(kiosk, bundle);
        const RunningKiosk running(kiosk);
        CHECK(running.status()["sequence"].is_null());
        CHECK(running.status()["refused"].is_string());
        std::ofstream(kiosk.key()) << key;
        CHECK(running.comes_to("sequence", 1));
        CHECK(running.status()["refused"].is_null());
    }

    TEST_CASE(
        "a kiosk that is killed three times on new data shows the one before, and keeps to it")
    {
        InstalledKiosk kiosk;
        REQUIRE(kiosk.data({"take", kiosk.bundle(1, first_day)}).exit == 0);
        catalogue::Store lasting = kiosk.store();
        lasting.begin([](const catalogue::BadBundle& wrong) { FAIL(wrong.what()); });
        lasting.stood_the_test();
        RunningKiosk running(kiosk);
        bring(kiosk, kiosk.bundle(2, second_day));
        REQUIRE(running.comes_to("sequence", 2));

        for (int end = 0; end < 4; ++end) { // as it should
            running.end(SIGTERM);
            running.start();
            CHECK(running.status()["sequence"] == 2);
        }
        for (int end = 0; end < 3; ++end) {
            CHECK(running.status()["sequence"] == 2);
            running.end(SIGKILL);
            running.start();
        }
        for (int end = 0; end < 2; ++end) {
            const Json status = running.status();
            CHECK(status["sequence"] == 1);
            CHECK(status["data_date"] == "2024-04-01");
            CHECK(status["before"].is_null());
            CHECK(status["refused"].is_string()); // what was brought still lies there
            running.end(SIGKILL);
            running.start();
        }
        bring(kiosk, kiosk.bundle(3, second_day));
        CHECK(running.comes_to("sequence", 3));
    }

    TEST_CASE("`ctl quit` is an end as it should be, too")
    {
        InstalledKiosk kiosk;
        REQUIRE(kiosk.data({"take", kiosk.bundle(1, first_day)}).exit == 0);
        RunningKiosk running(kiosk);
        CHECK(fs::exists(kiosk.store().running_file()));
        REQUIRE(kiosk.run({kiosk.program(), "ctl", "quit"}).exit == 0);
        running.end(0);
        CHECK_FALSE(fs::exists(kiosk.store().running_file()));
    }

    TEST_CASE("whoever is not the kiosk reads the data without its stops, and how to reach those")
    {
        const InstalledKiosk kiosk;
        REQUIRE(kiosk.data({"stop", "2-11"}).exit == 0);
        const fs::path own = kiosk.ledger().parent_path();
        std::vector<std::string> somebody;
        if (::geteuid() == 0) { // whom no rights stop
            somebody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
            fs::permissions(kiosk.root(), fs::perms::others_exec, fs::perm_options::add);
        }
        fs::permissions(own, ::geteuid() == 0 ? fs::perms::owner_all : fs::perms::none);
        const auto run = [&](const std::vector<std::string>& words) {
            std::vector<std::string> command = somebody;
            command.push_back(kiosk.program());
            command.insert(command.end(), words.begin(), words.end());
            return kiosk.run(command);
        };
        CHECK(run({"list", "--json"}).exit == 0);
        for (const char* name : {"stops", "back"}) {
            const Answer told = run({"data", name});
            CHECK(told.exit == 1);
            CHECK(told.words.find("`sudo -u michishirube`") != std::string::npos);
        }
        fs::permissions(own, fs::perms::owner_all);
    }

    TEST_CASE("what the other commands say is of the data that the kiosk shows")
    {
        InstalledKiosk kiosk;
        REQUIRE(kiosk.data({"take", kiosk.bundle(1, first_day)}).exit == 0);
        const auto match = kiosk.run(
            {kiosk.program(), "match", "--purpose", "start", "--today", "2024-06-03", "--json"});
        CHECK(Json::parse(match.words)["data_date"] == "2024-04-01");
        const auto there = kiosk.data({"take", kiosk.root() / "office/1"});
        CHECK(there.words == "このデータは、もうキオスクにあります。\n");
        const auto older = kiosk.bundle(2, first_day);
        REQUIRE(kiosk.data({"take", kiosk.bundle(3, second_day)}).exit == 0);
        const auto refused = kiosk.data({"take", older});
        CHECK(refused.exit == 1);
        CHECK(refused.words.find("通し番号が古いデータです") != std::string::npos);
        CHECK(kiosk.data({"back"}).words.find("1番のデータに戻しました") != std::string::npos);
    }
}

} // namespace michi::test
