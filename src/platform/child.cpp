#include "platform/child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

namespace michi::platform {

namespace {

struct Actions {
    posix_spawn_file_actions_t value;
    Actions() { posix_spawn_file_actions_init(&value); }
    ~Actions() { posix_spawn_file_actions_destroy(&value); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
};

struct Attributes {
    posix_spawnattr_t value;
    Attributes() { posix_spawnattr_init(&value); }
    ~Attributes() { posix_spawnattr_destroy(&value); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
};

struct Descriptor {
    int number;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

// The text as a file that lies in memory alone: unlike a pipe it is never full, and nobody is
// waited for.
int in_memory(std::string_view text)
{
    const int file = ::memfd_create("text", MFD_CLOEXEC);
    while (file >= 0 && !text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0)
            break;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(file, 0, SEEK_SET);
    return file;
}

} // namespace

Child::Child(std::vector<std::string> command, std::string_view input, std::function<void()> ended)
{
    const Descriptor text(in_memory(input));
    Actions actions;
    posix_spawn_file_actions_adddup2(&actions.value, text.number, STDIN_FILENO);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions.value, output, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions.value, STDERR_FILENO + 1);

    Attributes attributes;
    posix_spawnattr_setflags(&attributes.value, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes.value, 0);

    std::vector<char*> words;
    for (std::string& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);
    const int error = ::posix_spawnp(&m_process, words.front(), &actions.value, &attributes.value,
                                     words.data(), environ);
    if (error != 0)
        throw NotStarted(command.front() + ": " + std::strerror(error));
    m_waiting = std::thread([this, told = std::move(ended)] {
        // The process stays a zombie, and its number its own, until the destructor takes it away.
        siginfo_t end{};
        ::waitid(P_PID, static_cast<id_t>(m_process), &end, WEXITED | WNOWAIT);
        m_succeeded = end.si_code == CLD_EXITED && end.si_status == 0;
        m_over = true;
        told();
    });
}

Child::~Child()
{
    ::kill(-m_process, SIGKILL);
    m_waiting.join();
    ::waitpid(m_process, nullptr, 0);
}

} // namespace michi::platform
