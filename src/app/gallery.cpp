#include "app/gallery.hpp"

#include "platform/pictures.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace michi::app {

namespace fs = std::filesystem;

Gallery::Gallery(const fs::path& folder, Tell tell) : m_tell(std::move(tell))
{
    open(folder);
}

void Gallery::open(const fs::path& folder)
{
    m_landscape.clear();
    m_portrait.clear();
    if (folder.empty())
        return;
    std::error_code error;
    for (fs::directory_iterator file(folder, error), end; !error && file != end;
         file.increment(error)) {
        const std::string name = file->path().filename().string();
        if (name.ends_with("-landscape.png"))
            m_landscape.push_back(file->path());
        else if (name.ends_with("-portrait.png"))
            m_portrait.push_back(file->path());
    }
    if (error)
        m_tell(folder.string() + ": " + error.message());
    std::ranges::sort(m_landscape);
    std::ranges::sort(m_portrait);
}

void Gallery::decode(const fs::path& file)
{
    m_shown = file;
    m_rgba = {}; // before the next one takes its room
    m_texture = {0, 0, nullptr, nullptr, m_texture.revision + 1};
    if (file.empty())
        return;
    platform::Picture picture = platform::read_picture(file);
    m_rgba = std::move(picture.rgba);
    m_texture = {picture.width, picture.height, nullptr, m_rgba.data(), m_texture.revision};
}

const ui::Texture& Gallery::show(int turn, bool portrait)
{
    std::vector<fs::path>& files = portrait ? m_portrait : m_landscape;
    while (!files.empty()) {
        const auto file = files.begin() + turn % std::ssize(files);
        if (*file == m_shown)
            return m_texture;
        try {
            decode(*file);
            return m_texture;
        } catch (const std::runtime_error& error) {
            m_tell(error.what());
            files.erase(file);
        }
    }
    if (!m_shown.empty())
        decode({});
    return m_texture;
}

} // namespace michi::app
