#pragma once

#include "ui/frame.hpp"
#include "ui/pointer.hpp"
#include "ui/rasteriser.hpp"
#include "ui/touch_filter.hpp"

#include <functional>
#include <memory>

namespace michi::ui {

// The touched glass: takes fingers and keys in, and has frames drawn on it. Owns Dear ImGui's
// context, the fonts and the rasteriser. Of several the one made last is in use, until it goes.
class Glass {
public:
    Glass(const Theme& theme, Glyphs glyphs);
    ~Glass();
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    // Fonts are built anew only where their sizes change.
    void set_theme(const Theme& theme);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    // What Frame::picture() draws from here on; one without a size is none.
    void set_picture(const Texture& picture) { m_picture = picture; }

    // What the panel reports, before the next frame. Gives whether a visitor's whole touch ends
    // with it, wherever that lies.
    bool touch(const PointerEvent& event);
    // The screen changes: what was touched before counts for nothing more.
    void let_go(std::int64_t now);
    [[nodiscard]] std::int64_t touched_at() const { return m_filter.touched_at(); }
    [[nodiscard]] std::int64_t held_until() const { return m_filter.held_until(); }
    [[nodiscard]] auto press() const { return m_filter.press(); }

    // Builds one frame with the next step of the queued touches. `content` draws it.
    Frame& build(const std::function<void(Frame&)>& content);
    // Whether what is queued needs another frame.
    [[nodiscard]] bool pending() const { return m_pointer.pending(); }

    // Draws the frame built last; gives the rectangles that changed.
    std::vector<PixelRect> paint(const Canvas& canvas, Redraw redraw = Redraw::Changed);

    [[nodiscard]] Memory& memory() { return m_memory; }
    [[nodiscard]] const Memory& memory() const { return m_memory; }
    [[nodiscard]] const Frame& frame() const { return *m_frame; }
    [[nodiscard]] const Glyphs& glyphs() const { return m_glyphs; }
    // Everything that belongs to a visitor: focus, scrolled ways, where was touched.
    void forget();

private:
    struct Context {
        Context();
        ~Context();
        Context(const Context&) = delete;
        Context& operator=(const Context&) = delete;

    private:
        ImGuiContext* m_outer; // in use before, and again after
        ImGuiContext* m_own;
    };

    Context m_context;
    Theme m_theme;
    Glyphs m_glyphs;
    std::unique_ptr<Fonts> m_fonts;
    Texture m_picture;
    TouchFilter m_filter;
    Pointer m_pointer;
    Memory m_memory;
    Rasteriser m_rasteriser;
    std::unique_ptr<Frame> m_frame;
};

} // namespace michi::ui
