#include "platform/pictures.hpp"
#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>

// One picture of each screen, exact: our rasteriser gives the same pixels on every machine.
//
// tests/golden/pictures.txt holds a number for all pixels of each picture, and decides. Beside it
// NAME.png, the picture at an eighth of its size, lets people see in a commit what changed. A
// missing or different picture fails, and leaves NAME.png (as it is now, whole) and
// NAME-changed.png (where it differs from the small one, in red) in build/golden. Having looked at
// them, one adopts them all with
//   MICHI_ADOPT_GOLDEN=1 build/michi_tests --test-suite="golden pictures"
namespace michi::test {

namespace {

namespace fs = std::filesystem;

constexpr int block = 8; // pixels of the screen a side in a pixel of the small picture

fs::path golden_folder()
{
    return fs::path(MICHI_TESTS) / "golden";
}

// Beside the program of the tests, wherever it was built.
fs::path candidate_folder()
{
    const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path() / "golden";
    fs::create_directories(folder);
    return folder;
}

struct Picture {
    int width = 0;
    int height = 0;
    Pixels pixels;
};

// FNV-1a, 64 bits, over the bytes of the pixels and the width.
std::string number_of(const Picture& picture)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    const auto add = [&](std::uint32_t word) {
        for (int shift = 0; shift < 32; shift += 8) {
            hash ^= (word >> shift) & 255u;
            hash *= 0x100000001b3u;
        }
    };
    add(static_cast<std::uint32_t>(picture.width));
    for (const std::uint32_t pixel : picture.pixels)
        add(pixel);
    std::ostringstream words;
    words << std::hex << std::setw(16) << std::setfill('0') << hash;
    return words.str();
}

// Each pixel is the average of a block.
Picture small(const Picture& picture)
{
    Picture result{picture.width / block, picture.height / block, {}};
    for (int y = 0; y < result.height; ++y)
        for (int x = 0; x < result.width; ++x) {
            std::uint32_t mean = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                std::uint32_t sum = 0;
                for (int row = 0; row < block; ++row)
                    for (int column = 0; column < block; ++column) {
                        const int at = (y * block + row) * picture.width + x * block + column;
                        sum += (picture.pixels[static_cast<std::size_t>(at)] >> shift) & 255u;
                    }
                mean |= (sum / (block * block)) << shift;
            }
            result.pixels.push_back(mean);
        }
    return result;
}

Picture read(const fs::path& file)
{
    const platform::Picture png = platform::read_picture(file);
    Picture result{png.width, png.height, {}};
    for (std::size_t at = 0; at < png.rgba.size(); at += 4)
        result.pixels.push_back(std::uint32_t{png.rgba[at]} << 16 |
                                std::uint32_t{png.rgba[at + 1]} << 8 | png.rgba[at + 2]);
    return result;
}

void write(const fs::path& file, const Picture& picture)
{
    platform::write_png(file, picture.width, picture.height, picture.pixels);
}

// The new small picture, grey, and in red where it is not as the old one.
Picture difference(const Picture& before, const Picture& now)
{
    Picture result = now;
    for (std::size_t at = 0; at < now.pixels.size(); ++at) {
        const std::uint32_t pixel = now.pixels[at];
        const std::uint32_t grey = 128 + ((pixel >> 8) & 255u) / 2;
        const bool same =
            at < before.pixels.size() && before.width == now.width && before.pixels[at] == pixel;
        result.pixels[at] = same ? grey << 16 | grey << 8 | grey : 0xe00000;
    }
    return result;
}

class Golden {
public:
    Golden()
    {
        std::ifstream file(golden_folder() / "pictures.txt");
        for (std::string name, number; file >> name >> number;)
            m_known[name] = number;
    }

    void compare(const std::string& name, const Picture& picture)
    {
        m_now[name] = number_of(picture);
        if (m_known.contains(name) && m_known[name] == m_now[name])
            return;
        if (adopts()) {
            fs::create_directories(golden_folder());
            write(golden_folder() / (name + ".png"), small(picture));
            return;
        }
        write(candidate_folder() / (name + ".png"), picture);
        const fs::path old = golden_folder() / (name + ".png");
        if (fs::exists(old))
            write(candidate_folder() / (name + "-changed.png"),
                  difference(read(old), small(picture)));
        CHECK_MESSAGE(m_known.contains(name), name, " has no golden picture; see ",
                      candidate_folder().string());
        CHECK_MESSAGE(!m_known.contains(name), name, " has changed; see ",
                      candidate_folder().string());
    }

    void finish() const
    {
        if (adopts()) {
            std::ofstream file(golden_folder() / "pictures.txt");
            for (const auto& [name, number] : m_now)
                file << name << " " << number << "\n";
            for (const auto& [name, number] : m_known)
                if (!m_now.contains(name))
                    fs::remove(golden_folder() / (name + ".png"));
            return;
        }
        for (const auto& [name, number] : m_known)
            CHECK_MESSAGE(m_now.contains(name), name, " is drawn no more");
    }

private:
    [[nodiscard]] static bool adopts() { return std::getenv("MICHI_ADOPT_GOLDEN") != nullptr; }

    std::map<std::string, std::string> m_known;
    std::map<std::string, std::string> m_now;
};

} // namespace

TEST_SUITE("golden pictures")
{
    TEST_CASE("every screen looks exactly as somebody once approved it")
    {
        Golden golden;
        for (const app::PanelSize& panel : {landscape, portrait})
            for (const Language language : {Language::ja, Language::en}) {
                const std::string suffix =
                    std::string(panel.width > panel.height ? "-landscape-" : "-portrait-") +
                    std::string(id_of(language));
                HeadlessKiosk kiosk({panel, language});
                const auto shot = [&](const std::string& name) {
                    kiosk.wait(1);
                    golden.compare(name + suffix, {panel.width, panel.height, kiosk.picture()});
                };

                shot("welcome");
                kiosk.tap_all({"start", "purpose/start", "purpose/finance"});
                shot("purpose");
                kiosk.tap("next");
                shot("region");
                kiosk.tap("region/sanpachi");
                shot("municipality");
                kiosk.tap("municipality/八戸市");
                shot("age");
                kiosk.tap("age/planning");
                shot("shortlist");
                kiosk.turn_to("more");
                kiosk.tap("more");
                shot("shortlist-more");
                kiosk.tap("compare");
                shot("compare");
                kiosk.tap_all({"back", "take-away"});
                shot("take-away");
                kiosk.tap_all({"back", "calendar"});
                shot("calendar");
                kiosk.tap("guide");
                shot("guide");
                kiosk.tap_all({"back", "back"});
                kiosk.tap("all");
                shot("all");
                kiosk.open_from_all(programme("3-2"));
                shot("programme-advice");
                kiosk.tap("back");
                kiosk.open_from_all(programme("1-1"));
                shot("programme-loan");
                kiosk.wait(185);
                shot("still-there");
            }
        golden.finish();
    }
}

} // namespace michi::test
