#pragma once

#include "app/messages.hpp"
#include "ui/rasteriser.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace michi::app {

// The pictures behind the welcome: every NAME-landscape.png and NAME-portrait.png of a folder, in
// the order of their names. Only the one that is shown is kept in memory. What cannot be read is
// told once, and passed over.
class Gallery {
public:
    // No folder: no pictures.
    Gallery(const std::filesystem::path& folder, Tell tell);
    Gallery(const Gallery&) = delete;
    Gallery& operator=(const Gallery&) = delete;

    // Another folder from the next picture on.
    void open(const std::filesystem::path& folder);

    // The picture of this turn; one without a size where there is none. Takes some 15 ms where the
    // picture is another than before.
    [[nodiscard]] const ui::Texture& show(int turn, bool portrait);

private:
    void decode(const std::filesystem::path& file);

    Tell m_tell;
    std::vector<std::filesystem::path> m_landscape;
    std::vector<std::filesystem::path> m_portrait;
    std::filesystem::path m_shown;
    std::vector<std::uint8_t> m_rgba;
    ui::Texture m_texture;
};

} // namespace michi::app
