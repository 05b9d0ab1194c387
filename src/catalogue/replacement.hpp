#pragma once

#include <filesystem>

namespace michi::catalogue {

// A new version of a file, made beside it. The old one stays until the new one is whole and on the
// disk; leaving the scope without commit() leaves nothing behind. Throws std::system_error.
class [[nodiscard]] Replacement {
public:
    explicit Replacement(const std::filesystem::path& target);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    // Puts the new file in the place of the old one, in a way that a power cut cannot halve.
    void commit();

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

// Has what a file or folder holds on the disk. Throws std::system_error.
void to_disk(const std::filesystem::path& path);

// Puts the folder `fresh` in the place of `target`, in one step: whatever happens, one of them is
// there, and whole. The folder before stays as `target`.before, in the place of an older one. Both
// are on one file system.
void replace_folder(const std::filesystem::path& fresh, const std::filesystem::path& target);
[[nodiscard]] std::filesystem::path folder_before(const std::filesystem::path& target);

} // namespace michi::catalogue
