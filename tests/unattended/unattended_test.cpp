#include "benchmark/process.hpp"
#include "catalogue/data_copy.hpp"

#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <optional>

// The kiosk under a service manager that does what michishirube.service asks of systemd: listens
// for READY=1, ends by force what was silent for WatchdogSec, and starts again after RestartSec.
namespace michi::test {

namespace {

using catalogue::test::bytes_of;
using catalogue::test::Folder;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

const std::filesystem::path unit_file =
    std::filesystem::path(MICHI_TESTS) / "../kiosk-config/michishirube.service";

std::string setting(const std::string& name)
{
    const std::string unit = "\n" + bytes_of(unit_file);
    const auto at = unit.find("\n" + name + "=");
    REQUIRE_MESSAGE(at != unit.npos, "the unit says nothing of ", name);
    const auto from = at + name.size() + 2;
    return unit.substr(from, unit.find('\n', from) - from);
}

milliseconds seconds_of(const std::string& name)
{
    return std::chrono::seconds(std::stoi(setting(name)));
}

// The socket that NOTIFY_SOCKET names.
class Listener {
public:
    Listener() : m_name((m_folder.path() / "notify").string())
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        REQUIRE(m_name.size() < sizeof address.sun_path);
        std::ranges::copy(m_name, address.sun_path);
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        REQUIRE(::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Listener() { ::close(m_socket); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }
    // What the kiosk says next; nothing if it is silent for so long.
    [[nodiscard]] std::optional<std::string> next(milliseconds patience) const
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0)
            return std::nullopt;
        std::array<char, 64> said{};
        const auto length = ::recv(m_socket, said.data(), said.size(), 0);
        return std::string(said.data(), static_cast<std::size_t>(std::max<ssize_t>(0, length)));
    }

private:
    Folder m_folder;
    std::string m_name;
    int m_socket = -1;
};

// What systemd does with the unit, as far as a failure goes.
class Manager {
public:
    explicit Manager(milliseconds watchdog, const std::string& data = {})
        : m_watchdog(watchdog), m_data(data)
    {
        start();
    }

    // Sends a signal to the kiosk, and gives how long nobody could use it.
    milliseconds over_after(int signal)
    {
        const auto from = Clock::now();
        REQUIRE(::kill(m_kiosk->id(), signal) == 0);
        if (signal == SIGSTOP) { // only its silence tells of it
            while (m_listener.next(m_watchdog))
                ;
            REQUIRE(::kill(m_kiosk->id(), SIGKILL) == 0);
        }
        m_kiosk->wait();
        ::usleep(static_cast<useconds_t>(seconds_of("RestartSec").count() * 1000));
        start();
        return std::chrono::duration_cast<milliseconds>(Clock::now() - from);
    }

    [[nodiscard]] const Listener& listener() const { return m_listener; }
    [[nodiscard]] benchmark::Process& kiosk() { return *m_kiosk; }

private:
    void start()
    {
        std::vector<std::string> command{MICHI_PROGRAM, "run", "--window", "800x600"};
        if (!m_data.empty())
            command.insert(command.end(), {"--data", m_data});
        m_kiosk.emplace(command, benchmark::Environment{
                                     {"SDL_VIDEODRIVER", "dummy"},
                                     {"NOTIFY_SOCKET", m_listener.name()},
                                     {"WATCHDOG_USEC", std::to_string(m_watchdog.count() * 1000)}});
        REQUIRE(m_listener.next(milliseconds(10'000)) == "READY=1");
    }

    milliseconds m_watchdog;
    std::string m_data;
    Listener m_listener;
    std::optional<benchmark::Process> m_kiosk;
};

constexpr milliseconds at_most{12'000};
constexpr milliseconds most_without_picture{5'000};

// How often the process has gone to sleep until now.
long waits_of(const benchmark::Process& process)
{
    const std::string status = bytes_of("/proc/" + std::to_string(process.id()) + "/status");
    const std::string name = "\nvoluntary_ctxt_switches:";
    return std::stol(status.substr(status.find(name) + name.size()));
}

} // namespace

TEST_SUITE("unattended")
{
    TEST_CASE("a kiosk that hangs, crashes or is killed is back within 12 seconds")
    {
        Manager manager(seconds_of("WatchdogSec"));

        CHECK(manager.over_after(SIGSTOP) <= at_most);
        CHECK(manager.over_after(SIGSEGV) <= at_most);
        CHECK(manager.over_after(SIGKILL) <= at_most);
    }

    TEST_CASE(
        "a kiosk says that its picture stands, though nobody touches it, at half the time allowed")
    {
        const Manager manager(milliseconds(1'000));

        for (int beat = 0; beat < 4; ++beat) {
            const auto from = Clock::now();
            CHECK(manager.listener().next(milliseconds(1'000)) == "WATCHDOG=1");
            CHECK(Clock::now() - from > milliseconds(300)); // no more often than it has to
        }
    }

    TEST_CASE("a kiosk that waits for its data is alive too")
    {
        const Manager manager(milliseconds(1'000), "/nowhere/catalogue.db");

        for (int beat = 0; beat < 3; ++beat)
            CHECK(manager.listener().next(milliseconds(1'000)) == "WATCHDOG=1");
    }

    TEST_CASE(
        "on its own display a kiosk waits for one to come, and starts anew when one comes back")
    {
        const Folder folder;
        const auto plug = [&](const char* status) {
            const auto connector = folder.path() / "card0-HDMI-A-1";
            std::filesystem::create_directories(connector);
            std::ofstream(connector / "status") << status << "\n";
        };
        plug("disconnected");
        const auto socket = folder.path() / "run" / "socket"; // there once it has a window
        const Listener listener;
        benchmark::Process kiosk({MICHI_PROGRAM, "run", "--window", "800x600", "--displays",
                                  folder.path(), "--socket", socket},
                                 {{"SDL_VIDEODRIVER", "dummy"},
                                  {"NOTIFY_SOCKET", listener.name()},
                                  {"WATCHDOG_USEC", "1000000"}});

        CHECK(listener.next(milliseconds(5'000)) == "READY=1");
        const long turns = waits_of(kiosk);
        for (int beat = 0; beat < 4; ++beat)
            CHECK(listener.next(milliseconds(1'000)) == "WATCHDOG=1");
        CHECK(waits_of(kiosk) - turns < 20); // it sleeps
        CHECK(!std::filesystem::exists(socket));

        plug("connected");
        const auto plugged = Clock::now();
        while (!std::filesystem::exists(socket) && Clock::now() - plugged < most_without_picture)
            ::usleep(50'000);
        CHECK(std::filesystem::exists(socket));

        plug("disconnected");
        for (int beat = 0; beat < 6; ++beat)
            CHECK(listener.next(milliseconds(1'000)) == "WATCHDOG=1");
        plug("connected");
        const auto back = Clock::now();
        CHECK(kiosk.wait() == 0);
        CHECK(Clock::now() - back + seconds_of("RestartSec") < most_without_picture);
    }

    TEST_CASE("SIGTERM ends a kiosk at once, which says so first")
    {
        Manager manager(seconds_of("WatchdogSec"));

        REQUIRE(::kill(manager.kiosk().id(), SIGTERM) == 0);

        CHECK(manager.listener().next(milliseconds(1'000)) == "STOPPING=1");
        CHECK(manager.kiosk().wait() == -1); // by the signal, not by an exit of its own
    }

    TEST_CASE("the unit restarts the kiosk whatever happens, without ever giving up")
    {
        CHECK(setting("Type") == "notify");
        CHECK(setting("Restart") == "always");
        CHECK(setting("StartLimitIntervalSec") == "0");
        // What ledger/runs reads.
        CHECK(setting("ExecStopPost").find("$SERVICE_RESULT") != std::string::npos);
        CHECK(setting("ExecStopPost").find("%S/michishirube/ended") != std::string::npos);
        CHECK(bytes_of(unit_file).find("\nEnvironment=MICHISHIRUBE_BOOT=%b\n") !=
              std::string::npos);
        CHECK(seconds_of("WatchdogSec") + seconds_of("RestartSec") < at_most);
    }
}

} // namespace michi::test
