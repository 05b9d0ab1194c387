#include "catalogue/replacement.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

constexpr mode_t readable_by_all = 0644; // the kiosk runs as another user than the one who builds

[[noreturn]] void fail(const fs::path& path)
{
    throw std::system_error(errno, std::generic_category(), path.string());
}

// An open file or folder.
class Descriptor {
public:
    Descriptor(int descriptor, fs::path path) : m_descriptor(descriptor), m_path(std::move(path))
    {
        if (m_descriptor < 0)
            fail(m_path);
    }
    ~Descriptor() { ::close(m_descriptor); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void let_all_read() const
    {
        if (::fchmod(m_descriptor, readable_by_all) != 0)
            fail(m_path);
    }
    void to_disk() const
    {
        if (::fsync(m_descriptor) != 0)
            fail(m_path);
    }

private:
    int m_descriptor;
    fs::path m_path;
};

fs::path folder_of(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

void exchange(const fs::path& one, const fs::path& other)
{
    if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) != 0)
        fail(other);
}

} // namespace

void to_disk(const fs::path& path)
{
    Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path).to_disk();
}

Replacement::Replacement(const fs::path& target) : m_target(target)
{
    std::string name = target.string() + ".new-XXXXXX";
    const Descriptor file(::mkstemp(name.data()), target);
    m_path = name;
    file.let_all_read();
}

Replacement::~Replacement()
{
    std::error_code ignored; // after commit() there is nothing left to remove
    fs::remove(m_path, ignored);
    fs::remove(m_path.string() + "-journal", ignored);
}

void Replacement::commit()
{
    to_disk(m_path);
    fs::rename(m_path, m_target);
    to_disk(folder_of(m_target));
}

fs::path folder_before(const fs::path& target)
{
    return target.string() + ".before";
}

void replace_folder(const fs::path& fresh, const fs::path& target)
{
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fresh))
        to_disk(entry.path());
    to_disk(fresh);
    exchange(fresh, target);
    to_disk(folder_of(target));
    const fs::path before = folder_before(target);
    if (fs::exists(before))
        exchange(fresh, before);
    else
        fs::rename(fresh, before);
}

} // namespace michi::catalogue
