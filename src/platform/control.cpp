#include "platform/control.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace michi::platform {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_request = 100;
constexpr std::chrono::seconds slow{2};           // that a peer may take for a step
constexpr std::chrono::seconds longest_answer{8}; // until the kiosk's loop is taken to hang

// A socket that is closed with this.
struct Socket {
    explicit Socket(int from) : number(from) {}
    ~Socket()
    {
        if (number >= 0)
            ::close(number);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    void wait_at_most(std::chrono::seconds seconds) const
    {
        const timeval patience{seconds.count(), 0};
        ::setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(number, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    }

    int number;
};

int unix_socket()
{
    return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

std::runtime_error failure(const fs::path& path, const std::string& what)
{
    return std::runtime_error(path.string() + ": " + what + ": " + std::strerror(errno));
}

sockaddr_un address_of(const fs::path& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.native().size() >= sizeof address.sun_path)
        throw std::runtime_error(path.string() + ": too long for a socket's name");
    std::ranges::copy(path.native(), address.sun_path);
    return address;
}

bool connects(int socket, const sockaddr_un& address)
{
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// Gives whether all of it went.
bool send_all(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

} // namespace

ControlSocket::ControlSocket(const fs::path& path, std::function<void()> wake)
    : m_path(path), m_wake(std::move(wake))
{
    const sockaddr_un address = address_of(path);
    if (fs::create_directories(path.parent_path()))
        fs::permissions(path.parent_path(), fs::perms(0750));
    Socket listening(unix_socket());
    if (connects(Socket(unix_socket()).number, address))
        throw std::runtime_error(path.string() + ": another kiosk listens there");
    if (fs::is_socket(fs::symlink_status(path)))
        fs::remove(path);
    if (::bind(listening.number, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
            0 ||
        ::chmod(path.c_str(), 0660) != 0 || ::listen(listening.number, 4) != 0)
        throw failure(path, "cannot listen");
    m_socket = std::exchange(listening.number, -1);
    m_thread = std::thread([this] { listen(); });
}

ControlSocket::~ControlSocket()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        m_asked = {};
    }
    ::shutdown(m_socket, SHUT_RDWR); // ends accept()
    m_thread.join();
    ::close(m_socket);
    std::error_code gone;
    fs::remove(m_path, gone);
}

void ControlSocket::listen()
{
    for (;;) {
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            serve(client);
        else if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)
            ::sleep(1);
        else if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

void ControlSocket::serve(int number)
{
    const Socket client(number);
    client.wait_at_most(slow);
    std::string words;
    while (!words.ends_with('\n')) {
        char letter = 0;
        if (words.size() == longest_request || ::recv(client.number, &letter, 1, 0) != 1)
            return;
        words += letter;
    }
    words.pop_back();
    std::future<std::string> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_over)
            return;
        Request request{words, {}};
        answer = request.answer.get_future();
        m_asked.push(std::move(request));
    }
    m_wake();
    if (answer.wait_for(longest_answer) != std::future_status::ready)
        return;
    try {
        static_cast<void>(send_all(client.number, answer.get()));
    } catch (const std::future_error&) { // the kiosk has gone
    }
}

std::optional<ControlSocket::Request> ControlSocket::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_asked.empty())
        return std::nullopt;
    Request request = std::move(m_asked.front());
    m_asked.pop();
    return request;
}

std::string ask_control(const fs::path& path, const std::string& words)
{
    const sockaddr_un address = address_of(path);
    const Socket socket(unix_socket());
    socket.wait_at_most(longest_answer + slow);
    if (!connects(socket.number, address))
        throw failure(path, "no kiosk can be reached there");
    std::string answer;
    if (send_all(socket.number, words + "\n")) {
        std::array<char, 65536> part{};
        for (;;) {
            const auto length = ::recv(socket.number, part.data(), part.size(), 0);
            if (length <= 0)
                break;
            answer.append(part.data(), static_cast<std::size_t>(length));
        }
    }
    if (answer.empty())
        throw std::runtime_error(path.string() + ": the kiosk does not answer");
    return answer;
}

} // namespace michi::platform
