#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace michi::platform {

// Tells a file from another that was put into its place.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t changed_ns = 0;

    bool operator==(const FileStamp&) const = default;
};

// Nothing where there is no file.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::filesystem::path& file);

} // namespace michi::platform
