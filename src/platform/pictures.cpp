#include "platform/pictures.hpp"

#include <stb_image.h>
#include <stb_image_write.h>

#include <malloc.h>

#include <stdexcept>
#include <string>

namespace michi::platform {

namespace {

constexpr std::int64_t most_pixels = 3840 * 2160; // 33 MB of memory

Picture decoded(const std::filesystem::path& file)
{
    struct Free {
        void operator()(stbi_uc* pixels) const noexcept { stbi_image_free(pixels); }
    };
    Picture picture;
    int channels = 0;
    if (stbi_info(file.c_str(), &picture.width, &picture.height, &channels) &&
        std::int64_t{picture.width} * picture.height > most_pixels)
        throw std::runtime_error(file.string() + ": more than 3840 x 2160 pixels");
    const std::unique_ptr<stbi_uc, Free> pixels(
        stbi_load(file.c_str(), &picture.width, &picture.height, &channels, 4));
    if (!pixels)
        throw std::runtime_error(file.string() + ": " + stbi_failure_reason());
    const auto bytes =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    picture.rgba.assign(pixels.get(), pixels.get() + bytes);
    return picture;
}

} // namespace

Picture read_picture(const std::filesystem::path& file)
{
    Picture picture = decoded(file);
    // What decoding took goes back to the system: the C library would keep some 10 MB of it.
    ::malloc_trim(0);
    return picture;
}

void write_png(const std::filesystem::path& file, int width, int height,
               std::span<const std::uint32_t> pixels)
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(pixels.size() * 3);
    for (const std::uint32_t pixel : pixels)
        for (const int shift : {16, 8, 0})
            bytes.push_back(static_cast<std::uint8_t>(pixel >> shift));
    if (!stbi_write_png(file.c_str(), width, height, 3, bytes.data(), width * 3))
        throw std::runtime_error("could not write " + file.string());
}

} // namespace michi::platform
