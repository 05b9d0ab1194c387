#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <thread>

namespace michi::platform {

// The kiosk's end of its control socket: a Unix socket in a folder, for the folder's owner and
// group. A thread listens; what is asked waits for the kiosk's own loop to answer it.
class ControlSocket {
public:
    // One line that somebody asks. Whoever asks is told nothing if this goes without an answer.
    struct Request {
        std::string words;
        std::promise<std::string> answer;
    };

    // `wake` is called from another thread when there is something to take. A socket that nobody
    // listens at any more makes room. Throws std::runtime_error that names the socket.
    ControlSocket(const std::filesystem::path& path, std::function<void()> wake);
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

    [[nodiscard]] std::optional<Request> take();

private:
    void listen();
    void serve(int client);

    std::filesystem::path m_path;
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::queue<Request> m_asked;
    bool m_over = false;
    int m_socket = -1;
    std::thread m_thread;
};

// Asks the kiosk that listens there, and gives all it answers. Throws std::runtime_error where none
// listens or none answers.
[[nodiscard]] std::string ask_control(const std::filesystem::path& path, const std::string& words);

} // namespace michi::platform
