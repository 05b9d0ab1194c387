#pragma once

#include <SDL.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>

namespace michi::platform {

struct SdlError : std::runtime_error {
    explicit SdlError(const std::string& doing) : runtime_error(doing + ": " + SDL_GetError()) {}
};

// What a person or the system did to the window. Positions are pixels of the window.
struct Touched {
    enum class What { move, down, up, cancel };
    What what = What::move;
    float x = 0;
    float y = 0;
    std::int64_t finger = 0;
};
enum class Key { up, down, left, right, confirm, back, reset, speech };
struct Resized {};
struct Uncovered {}; // the picture may be lost: present all of it again
using Input = std::variant<Touched, Key, Resized, Uncovered>;

struct Area {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// The kiosk's one window, drawn by the CPU. Keys outside the allow-list, closing, the wheel and
// other mouse buttons have no effect; only SIGTERM ends it, by its default action.
class Window {
public:
    struct Size {
        int width = 0;
        int height = 0;
    };

    // Full screen without a size. Throws SdlError where there is no display.
    explicit Window(std::optional<Size> size);

    [[nodiscard]] Size size() const;
    // Pixels a millimetre as the display tells it, if it can be believed (1.5 to 12).
    [[nodiscard]] std::optional<float> pixels_per_mm() const;

    // Rows of 0x00RRGGBB to draw into. Must be asked for again after Resized. Throws SdlError.
    struct Surface {
        std::uint32_t* pixels;
        int width;
        int height;
        int stride;
    };
    [[nodiscard]] Surface surface();
    void present(std::span<const Area> changed);

    // The next input, waiting up to `milliseconds` (negative: for ever). Nothing after that time.
    [[nodiscard]] std::optional<Input> wait(std::int64_t milliseconds);
    // Ends a wait() from any thread.
    static void wake();
    // The next input that is here already.
    [[nodiscard]] std::optional<Input> poll();

private:
    struct Video {
        Video();
        ~Video();
        Video(const Video&) = delete;
        Video& operator=(const Video&) = delete;
    };
    struct Destroy {
        void operator()(SDL_Window* window) const noexcept { SDL_DestroyWindow(window); }
    };

    [[nodiscard]] std::optional<Input> translated(const SDL_Event& event) const;

    Video m_video;
    std::unique_ptr<SDL_Window, Destroy> m_window;
};

} // namespace michi::platform
