#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace michi::ui {

inline constexpr int quiet_zone = 4; // modules

// A QR code (ISO/IEC 18004, error correction level M) as dark modules, row by row. Throws
// std::length_error where the text is too long for any.
struct QrCode {
    int size = 0; // modules a side, without the quiet zone
    std::vector<bool> dark;

    [[nodiscard]] bool at(int x, int y) const
    {
        return dark[static_cast<std::size_t>(y * size + x)];
    }
    [[nodiscard]] int whole() const { return size + 2 * quiet_zone; } // with it
    [[nodiscard]] int version() const { return (size - 17) / 4; }
};

// The bytes that the versions 1 to 20 hold at level M (ISO/IEC 18004, table 7).
inline constexpr std::array<std::size_t, 20> bytes_of_version{
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666};

[[nodiscard]] const QrCode& encode_qr(std::string_view text);

} // namespace michi::ui
