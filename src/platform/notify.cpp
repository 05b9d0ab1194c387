#include "platform/notify.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <cstdlib>

namespace michi::platform {

namespace {

// A whole number above 0 of the environment.
std::optional<std::int64_t> number_of(const char* variable)
{
    const char* value = std::getenv(variable);
    if (!value)
        return std::nullopt;
    const std::string_view digits(value);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), number);
    if (error != std::errc{} || end != digits.end() || number <= 0)
        return std::nullopt;
    return number;
}

std::array<char, 4096> to_remove{}; // where a signal finds it

} // namespace

void notify(std::string_view state)
{
    const char* name = std::getenv("NOTIFY_SOCKET");
    if (!name)
        return;
    const std::string_view path(name);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() < 2 || path.size() >= sizeof address.sun_path)
        return;
    std::ranges::copy(path, address.sun_path);
    std::size_t length = path.size() + 1;
    if (path.front() == '@') { // an abstract socket, whose name has no end mark
        address.sun_path[0] = '\0';
        length = path.size();
    }

    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    // Whoever has gone away must not end the kiosk by SIGPIPE, nor a full queue hold it up.
    static_cast<void>(::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                               reinterpret_cast<const sockaddr*>(&address), size));
    ::close(socket);
}

std::optional<std::int64_t> watchdog_ms()
{
    const auto microseconds = number_of("WATCHDOG_USEC");
    if (!microseconds || number_of("WATCHDOG_PID").value_or(::getpid()) != ::getpid())
        return std::nullopt;
    return std::max<std::int64_t>(1, *microseconds / 2000);
}

void remove_when_stopping(const std::filesystem::path& file)
{
    if (file.native().size() < to_remove.size())
        file.native().copy(to_remove.data(), file.native().size());
}

void announce_stopping()
{
    struct sigaction action {};
    // Only calls that a signal may interrupt; the second SIGTERM, from here, has its usual effect.
    action.sa_handler = [](int signal) {
        notify("STOPPING=1");
        ::unlink(to_remove.data()); // nothing of that name: nothing happens
        static_cast<void>(::raise(signal));
    };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace michi::platform
