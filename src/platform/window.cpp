#include "platform/window.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace michi::platform {

namespace {

constexpr std::int64_t mouse_finger = -1;

std::optional<Key> key_of(SDL_Keycode code)
{
    switch (code) {
    case SDLK_UP:
        return Key::up;
    case SDLK_DOWN:
        return Key::down;
    case SDLK_LEFT:
        return Key::left;
    case SDLK_RIGHT:
        return Key::right;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return Key::confirm;
    case SDLK_BACKSPACE:
    case SDLK_ESCAPE:
        return Key::back;
    case SDLK_HOME:
        return Key::reset;
    case SDLK_AUDIOPLAY: // a keypad's loudspeaker
        return Key::speech;
    default:
        return std::nullopt;
    }
}

} // namespace

Window::Video::Video()
{
    // Touches come as fingers and the mouse as itself; neither pretends to be the other, or a tap
    // would count twice. Capturing the pointer would swallow a touch's end under X11.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "michishirube");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        throw SdlError("no display");
    // The window's surface without a detour through a GL texture: 1 ms a picture instead of 14.
    // Wayland and KMSDRM have no other way than the texture. SDL looks at this only once.
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    const bool texture = driver == "wayland" || driver == "KMSDRM";
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, texture ? "1" : "0");
    SDL_StopTextInput();
}

Window::Video::~Video()
{
    SDL_Quit();
}

Window::Window(std::optional<Size> size)
{
    const Size wanted = size.value_or(Size{1920, 1080});
    const Uint32 flags =
        size ? SDL_WINDOW_SHOWN | SDL_WINDOW_RESIZABLE
             : SDL_WINDOW_SHOWN | SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS;
    m_window.reset(SDL_CreateWindow("michishirube", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                    wanted.width, wanted.height, flags));
    if (!m_window)
        throw SdlError("no window");
    if (!size)
        SDL_ShowCursor(SDL_DISABLE);
}

Window::Size Window::size() const
{
    Size size;
    SDL_GetWindowSize(m_window.get(), &size.width, &size.height);
    return size;
}

std::optional<float> Window::pixels_per_mm() const
{
    float diagonal = 0;
    float horizontal = 0;
    float vertical = 0;
    const int display = std::max(0, SDL_GetWindowDisplayIndex(m_window.get()));
    if (SDL_GetDisplayDPI(display, &diagonal, &horizontal, &vertical) != 0)
        return std::nullopt;
    const float density = horizontal / 25.4f;
    // 96 dots an inch is what X11 says when it does not know.
    const bool made_up = std::abs(horizontal - 96.0f) < 0.5f;
    if (density < 1.5f || density > 12.0f || made_up)
        return std::nullopt;
    return density;
}

Window::Surface Window::surface()
{
    const SDL_Surface* surface = SDL_GetWindowSurface(m_window.get());
    if (!surface)
        throw SdlError("the window can't be drawn into");
    if (surface->format->BytesPerPixel != 4 || surface->format->Rmask != 0xff0000)
        throw std::runtime_error("the window's pixels are not 32-bit RGB");
    return {static_cast<std::uint32_t*>(surface->pixels), surface->w, surface->h,
            surface->pitch / 4};
}

void Window::present(std::span<const Area> changed)
{
    std::vector<SDL_Rect> rectangles;
    for (const Area& area : changed)
        rectangles.push_back({area.x, area.y, area.width, area.height});
    if (SDL_UpdateWindowSurfaceRects(m_window.get(), rectangles.data(),
                                     static_cast<int>(rectangles.size())) != 0)
        throw SdlError("the picture can't be shown");
}

std::optional<Input> Window::translated(const SDL_Event& event) const
{
    const auto touched = [](Touched::What what, float x, float y, std::int64_t finger) {
        return Input{Touched{what, x, y, finger}};
    };
    const auto finger = [&](Touched::What what) {
        const Size now = size();
        return touched(what, event.tfinger.x * static_cast<float>(now.width),
                       event.tfinger.y * static_cast<float>(now.height), event.tfinger.fingerId);
    };
    const auto button = [&](Touched::What what) -> std::optional<Input> {
        if (event.button.button != SDL_BUTTON_LEFT)
            return std::nullopt;
        return touched(what, static_cast<float>(event.button.x), static_cast<float>(event.button.y),
                       mouse_finger);
    };
    switch (event.type) {
    case SDL_FINGERDOWN:
        return finger(Touched::What::down);
    case SDL_FINGERUP:
        return finger(Touched::What::up);
    case SDL_FINGERMOTION:
        return finger(Touched::What::move);
    case SDL_MOUSEBUTTONDOWN:
        return button(Touched::What::down);
    case SDL_MOUSEBUTTONUP:
        return button(Touched::What::up);
    case SDL_MOUSEMOTION:
        if (!(event.motion.state & SDL_BUTTON_LMASK))
            return std::nullopt; // a pointer that only passes by wakes nothing
        return touched(Touched::What::move, static_cast<float>(event.motion.x),
                       static_cast<float>(event.motion.y), mouse_finger);
    case SDL_KEYDOWN:
        if (event.key.repeat != 0)
            return std::nullopt;
        if (const auto key = key_of(event.key.keysym.sym))
            return Input{*key};
        return std::nullopt;
    case SDL_DISPLAYEVENT: // one came back, or another in its place
        return Input{Resized{}};
    case SDL_WINDOWEVENT:
        switch (event.window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            return Input{Resized{}};
        case SDL_WINDOWEVENT_EXPOSED:
            return Input{Uncovered{}};
        case SDL_WINDOWEVENT_LEAVE:
        case SDL_WINDOWEVENT_FOCUS_LOST:
            return touched(Touched::What::cancel, 0, 0, mouse_finger);
        default:
            return std::nullopt;
        }
    default:
        return std::nullopt;
    }
}

std::optional<Input> Window::wait(std::int64_t milliseconds)
{
    SDL_Event event;
    const int limit =
        milliseconds < 0 ? -1 : static_cast<int>(std::min<std::int64_t>(milliseconds, 1 << 30));
    if (!SDL_WaitEventTimeout(&event, limit))
        return std::nullopt;
    if (const auto input = translated(event))
        return input;
    return poll();
}

void Window::wake()
{
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

std::optional<Input> Window::poll()
{
    SDL_Event event;
    while (SDL_PollEvent(&event))
        if (const auto input = translated(event))
            return input;
    return std::nullopt;
}

} // namespace michi::platform
