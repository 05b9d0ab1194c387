#include "platform/notify.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace michi::platform {

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

} // namespace michi::platform
