#include "platform/file_stamp.hpp"

#include <sys/stat.h>

namespace michi::platform {

std::optional<FileStamp> stamp_of(const std::filesystem::path& file)
{
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0)
        return std::nullopt;
    return FileStamp{found.st_dev, found.st_ino, found.st_size,
                     found.st_mtim.tv_sec * 1'000'000'000 + found.st_mtim.tv_nsec};
}

} // namespace michi::platform
