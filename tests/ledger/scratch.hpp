#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace michi::test {

namespace fs = std::filesystem;

// A ledger in a folder of its own, gone with the test.
class Scratch {
public:
    Scratch()
    {
        std::string name = (fs::temp_directory_path() / "ledger-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no folder for the test");
        m_folder = name;
    }
    ~Scratch() { fs::remove_all(m_folder); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] fs::path file() const { return m_folder / "state" / "ledger.db"; }

private:
    fs::path m_folder;
};

} // namespace michi::test
