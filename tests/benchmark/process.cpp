#include "benchmark/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace michi::benchmark {

namespace {

constexpr int patience_ms = 30'000;

pid_t start(const std::vector<std::string>& command, const Environment& environment,
            const std::filesystem::path& log, int inherited)
{
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str())); // exec only reads
    words.push_back(nullptr);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const auto& [name, value] : environment)
            ::setenv(name.c_str(), value.c_str(), 1);
        ::dup2(out, STDOUT_FILENO);
        ::dup2(out, STDERR_FILENO);
        if (inherited >= 0)
            ::fcntl(inherited, F_SETFD, 0);
        ::execvp(words.front(), words.data());
        ::_exit(127);
    }
    ::close(out);
    if (child < 0)
        throw std::runtime_error("could not start " + command.front());
    return child;
}

bool readable(int descriptor)
{
    pollfd waiting{descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, patience_ms) > 0;
}

} // namespace

Process::Process(const std::vector<std::string>& command, const Environment& environment,
                 const std::filesystem::path& log, int inherited)
    : m_id(start(command, environment, log, inherited))
{
}

Process::~Process()
{
    if (m_id <= 0)
        return;
    ::kill(m_id, SIGTERM);
    ::waitpid(m_id, nullptr, 0);
}

int Process::wait()
{
    int status = 0;
    ::waitpid(std::exchange(m_id, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

ReadySocket::ReadySocket()
{
    static int number = 0;
    m_name = "@michi-benchmark-" + std::to_string(::getpid()) + "-" + std::to_string(++number);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    m_name.copy(address.sun_path, sizeof address.sun_path);
    address.sun_path[0] = '\0'; // an abstract socket
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_name.size());
    if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), size) != 0)
        throw std::runtime_error("no socket to be told on");
}

ReadySocket::~ReadySocket()
{
    ::close(m_socket);
}

void ReadySocket::wait() const
{
    char told[64] = {};
    if (!readable(m_socket) || ::recv(m_socket, told, sizeof told - 1, 0) <= 0 ||
        std::string(told) != "READY=1")
        throw std::runtime_error("the program showed no picture");
}

XServer::Pipe::Pipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    from = ends[0];
    into = ends[1];
}

XServer::XServer()
    : m_process({"Xvfb", "-displayfd", std::to_string(m_number.into), "-screen", "0",
                 "1920x1080x24", "-noreset", "-nolisten", "tcp"},
                {}, "/dev/null", m_number.into)
{
    ::close(m_number.into);
    // To the end of the line, which the server writes by itself: it gives up where nobody reads it.
    std::string number;
    for (char next = 0; next != '\n'; number += next)
        if (!readable(m_number.from) || ::read(m_number.from, &next, 1) != 1)
            throw std::runtime_error("Xvfb did not start");
    ::close(m_number.from);
    m_display = ":" + std::to_string(std::stoi(number));
}

WaylandServer::Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "michi-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    path = name;
}

WaylandServer::WaylandServer()
    : m_process({"weston", "-Bx11-backend.so", "--socket=wayland-michi", "--width=1920",
                 "--height=1080", "--no-config", "--idle-time=0", "--shell=kiosk-shell.so"},
                {{"DISPLAY", m_under.display()}, {"XDG_RUNTIME_DIR", m_folder.path}})
{
    using namespace std::chrono_literals;
    for (int tries = 0; tries < 100; ++tries) {
        if (std::filesystem::exists(m_folder.path / "wayland-michi"))
            return;
        std::this_thread::sleep_for(50ms);
    }
    throw std::runtime_error("weston did not start");
}

WaylandServer::~WaylandServer()
{
    std::filesystem::remove_all(m_folder.path);
}

Environment WaylandServer::environment() const
{
    return {{"XDG_RUNTIME_DIR", m_folder.path},
            {"WAYLAND_DISPLAY", "wayland-michi"},
            {"SDL_VIDEODRIVER", "wayland"}};
}

Activity activity_of(pid_t process)
{
    Activity result;
    const std::filesystem::path threads = "/proc/" + std::to_string(process) + "/task";
    for (const auto& thread : std::filesystem::directory_iterator(threads)) {
        std::ifstream status(thread.path() / "status");
        for (std::string name; status >> name;)
            if (name == "voluntary_ctxt_switches:" || name == "nonvoluntary_ctxt_switches:") {
                std::int64_t count = 0;
                status >> count;
                result.wakeups += count;
            }
        std::ifstream schedule(thread.path() / "schedstat");
        double nanoseconds = 0;
        schedule >> nanoseconds;
        result.cpu_ms += nanoseconds / 1e6;
    }
    return result;
}

double pss_in_mb(pid_t process)
{
    std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string name; rollup >> name;)
        if (name == "Pss:") {
            double kilobytes = 0;
            rollup >> kilobytes;
            return kilobytes / 1024;
        }
    throw std::runtime_error("no smaps_rollup");
}

std::filesystem::path beside(const std::string& name)
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

} // namespace michi::benchmark
