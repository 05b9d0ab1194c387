#include "platform/password.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace michi::platform {

namespace {

class Unseen {
public:
    Unseen() : m_terminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios now = m_before;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_terminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
    }
    ~Unseen()
    {
        if (m_terminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios m_before{};
    bool m_terminal;
};

} // namespace

std::string read_password(const std::string& question)
{
    std::cerr << question << std::flush;
    std::string line;
    {
        const Unseen unseen;
        std::getline(std::cin, line);
    }
    std::cerr << "\n";
    return line;
}

} // namespace michi::platform
