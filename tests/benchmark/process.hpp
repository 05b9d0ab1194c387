#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

// Other programs, and what Linux tells of them.
namespace michi::benchmark {

using Environment = std::vector<std::pair<std::string, std::string>>;

// A program that runs for as long as this lives.
class Process {
public:
    // Its words go to the file `log`, or nowhere. Descriptors `inherited` stay open in it.
    explicit Process(const std::vector<std::string>& command, const Environment& environment = {},
                     const std::filesystem::path& log = "/dev/null", int inherited = -1);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    [[nodiscard]] pid_t id() const { return m_id; }
    // Waits for its end; gives the exit status.
    int wait();

private:
    pid_t m_id = -1;
};

// Where a program under test tells that its first picture is on the screen, as it tells systemd.
class ReadySocket {
public:
    ReadySocket();
    ~ReadySocket();
    ReadySocket(const ReadySocket&) = delete;
    ReadySocket& operator=(const ReadySocket&) = delete;

    [[nodiscard]] std::pair<std::string, std::string> variable() const
    {
        return {"NOTIFY_SOCKET", m_name};
    }
    // Throws std::runtime_error when nothing was told in 30 seconds.
    void wait() const;

private:
    std::string m_name;
    int m_socket = -1;
};

// A screen of 1920 x 1080 of an X server without hardware.
class XServer {
public:
    XServer();
    [[nodiscard]] const std::string& display() const { return m_display; }
    [[nodiscard]] Environment environment() const
    {
        return {{"DISPLAY", m_display}, {"SDL_VIDEODRIVER", "x11"}};
    }

private:
    struct Pipe {
        Pipe();
        int from = -1;
        int into = -1;
    };
    Pipe m_number; // the server tells by it which display it is
    Process m_process;
    std::string m_display;
};

// The same of a Wayland compositor, which stands on an X server of its own: weston's headless
// output has no seat, and SDL 2.26 crashes where there is none.
class WaylandServer {
public:
    WaylandServer();
    ~WaylandServer();
    WaylandServer(const WaylandServer&) = delete;
    WaylandServer& operator=(const WaylandServer&) = delete;
    [[nodiscard]] Environment environment() const;

private:
    struct Folder {
        Folder();
        std::filesystem::path path;
    };
    XServer m_under;
    Folder m_folder;
    Process m_process;
};

// What all threads of a process did since they began.
struct Activity {
    std::int64_t wakeups = 0; // times that the kernel gave one of them the processor
    double cpu_ms = 0;
};
[[nodiscard]] Activity activity_of(pid_t process);
// Its share of the memory: pages that are shared count by part.
[[nodiscard]] double pss_in_mb(pid_t process);

// The program beside this one.
[[nodiscard]] std::filesystem::path beside(const std::string& name);

} // namespace michi::benchmark
