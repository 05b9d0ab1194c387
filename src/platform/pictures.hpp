#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace michi::platform {

// A picture read from a file: R, G, B and alpha, one byte each.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

// PNG or JPEG, of at most 3840 x 2160 pixels. Throws std::runtime_error that names the file and
// what is wrong with it.
[[nodiscard]] Picture read_picture(const std::filesystem::path& file);

// Writes rows of 0x00RRGGBB as PNG. Throws std::runtime_error that names the file.
void write_png(const std::filesystem::path& file, int width, int height,
               std::span<const std::uint32_t> pixels);

} // namespace michi::platform
