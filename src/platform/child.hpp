#pragma once

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace michi::platform {

// A program that could not be started: its name and the system's reason.
struct NotStarted : std::runtime_error {
    using runtime_error::runtime_error;
};

// Another program beside the kiosk, which is given a text on its standard input and can be heard or
// seen nowhere else: what it prints is thrown away. Starting it waits for nothing.
class Child {
public:
    // `command` is the program, searched in PATH where it has no slash, and its arguments; no shell
    // reads them. `ended` is called on another thread once the program is over by itself or killed.
    // Throws NotStarted.
    Child(std::vector<std::string> command, std::string_view input, std::function<void()> ended);
    // Kills it with everything that it started, and leaves no process behind.
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] bool over() const { return m_over; }
    // Whether it ended with status 0; only once it is over.
    [[nodiscard]] bool succeeded() const { return m_succeeded; }

private:
    pid_t m_process = 0; // the leader of a process group of its own
    bool m_succeeded = false;
    std::atomic<bool> m_over = false;
    std::thread m_waiting;
};

} // namespace michi::platform
