#pragma once

#include "ui/box.hpp"
#include "ui/fonts.hpp"
#include "ui/line_breaking.hpp"
#include "ui/scrolling.hpp"
#include "ui/theme.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace michi::ui {

// A rectangle that a visitor can touch. Tests and scripts tap it by id, whatever its words are.
struct Target {
    std::string id;
    std::string words;
    Box box;                      // what of it is on the screen
    Box whole;                    // with what is scrolled away
    std::string area;             // the scrolled area that it lies in, or empty
    bool in_sight = true;         // enough of it is there for a finger
    std::string spoken;           // `words` with readings in the place of kanji that have one
    std::size_t texts_before = 0; // texts drawn before it
    bool chosen = false;
};

// A text as it was drawn.
struct Text {
    std::string words;
    Box box;
    Type type = Type::body;
    float em = 0; // pixels
    Colour ink = 0;
    Colour ground = 0;  // what it stands on
    Box seen;           // what of it is on the screen
    std::string area;   // the scrolled area that it lies in, or empty
    std::string spoken; // as Target's; empty: it is never said
};

// A QR code as it was drawn, with its quiet zone.
struct Code {
    std::string payload;
    Box box;
    Box seen; // what of it is on the screen
};

enum class Align { left, centre, right };

struct Style {
    Type type = Type::body;
    Colour ink = 0;
    Align align = Align::left;
    Balance balance = Balance::no;
};

// What a touch does to a target in this frame.
struct Touch {
    bool tapped = false;
    bool held = false;
    bool focused = false;

    explicit operator bool() const { return tapped; }
};

// What survives from frame to frame, and is forgotten with the visit.
struct Memory {
    Scrolling scrolling;
    std::string focus;    // the target that the keypad is on, or empty
    bool confirm = false; // the keypad's OK, in this frame
};

// Everything a widget needs while one frame is drawn, and the only place that speaks to Dear ImGui.
// Made anew each frame.
class Frame {
public:
    Frame(const Theme& theme, const Fonts& fonts, Memory& memory, const Texture& picture);

    const Theme& theme;
    const Palette& colours;

    [[nodiscard]] Box screen() const { return {0, 0, theme.size().x, theme.size().y}; }
    // Where everything that can be touched or read stands.
    [[nodiscard]] Box page() const { return {0, m_page_top, theme.size().x, theme.size().y}; }
    // Leaves what is over it to something else.
    void begin_page_at(float y) { m_page_top = y; }
    [[nodiscard]] float mm(float millimetres) const { return theme.mm(millimetres); }

    // --- touching ---
    Touch target(std::string_view id, std::string_view words, const Box& box);

    // --- texts ---
    // Draws from the top of `box`, broken to its width; gives the height used. The text stands on
    // `ground()`. A number, date or word that is wider than the box makes it smaller.
    float text(const Box& box, std::string_view words, const Style& style);
    // One short number in the middle of `box`, in the largest letters there are.
    void figure(const Box& box, std::string_view number, Colour ink);
    [[nodiscard]] float text_height(std::string_view words, Type type, float width,
                                    Balance balance = Balance::no) const;
    [[nodiscard]] float text_width(std::string_view words, Type type) const;
    // Whether every word of the text is narrower than `width`: else it would stick out.
    [[nodiscard]] bool fits(std::string_view words, Type type, float width) const;
    // Remembers a code, and that turning pages must not cut it.
    void code(std::string_view payload, const Box& box);
    void icon(float centre_x, float centre_y, Icon icon, Type type, Colour colour);

    // --- shapes ---
    void fill(const Box& box, Colour colour, float corner = 0);
    void outline(const Box& box, Colour colour, float corner, float width);
    // Around what the keypad is on; it shows over the edge of a scrolled area too.
    void focus_ring(const Box& box);
    void shadow(const Box& box, float corner);
    void circle(float x, float y, float radius, Colour colour);
    void ring(float x, float y, float radius, Colour colour, float width);
    void line(float x0, float y0, float x1, float y1, Colour colour, float width);
    void polygon(const std::vector<ImVec2>& points, Colour colour);
    void contour(const std::vector<ImVec2>& points, Colour colour, float width);
    void gradient(const Box& box, Colour top, Colour bottom);
    // The glass's picture, cut to fill the box. Draws nothing where there is none.
    void picture(const Box& box);

    // What texts stand on from here to the end of `content`.
    template <std::invocable F> void on(Colour ground, F content)
    {
        const Colour outer = std::exchange(m_ground, ground);
        content();
        m_ground = outer;
    }
    [[nodiscard]] Colour ground() const { return m_ground; }

    // Texts to the end of `content` only adorn the screen, or repeat it: nobody is read them.
    template <std::invocable F> void silently(F content)
    {
        const bool outer = std::exchange(m_silent, true);
        content();
        m_silent = outer;
    }

    // An area whose content may be taller than it is. `content` draws into the box it is given,
    // which has no lower end, and gives the y where it stopped.
    template <std::invocable<const Box&> F>
    void scrolled(std::string_view id, const Box& box, F content)
    {
        const float offset = memory.scrolling.open(id);
        begin_clip(id, box);
        const float end = content(box.moved(0, -offset));
        end_clip();
        memory.scrolling.lay_out(id, box, end + offset - box.y0);
    }
    // Whether an area overflowed when it was drawn last.
    [[nodiscard]] bool overflows(std::string_view id, const Box& box) const
    {
        return memory.scrolling.content_height(id) > box.height() + 1;
    }

    Memory& memory;
    std::vector<Target> targets;
    std::vector<Text> texts;
    std::vector<Code> codes;
    std::string tapped; // the id of the target that was tapped in this frame, or empty

private:
    // The largest size up to `type` in which nothing sticks out of so much room.
    [[nodiscard]] Type fitting(std::string_view words, Type type, float width) const;
    void draw_line(float x, float y, std::string_view line, const Style& style);
    // Above or under what is in sight: not worth a triangle.
    [[nodiscard]] bool hidden(const Box& box) const;
    void begin_clip(std::string_view id, const Box& box);
    void end_clip();

    const Fonts& m_fonts;
    const Texture& m_picture;
    ImDrawList& m_draw;
    Colour m_ground;
    std::string m_area;
    Box m_clip;
    float m_page_top;
    bool m_silent = false;
};

} // namespace michi::ui
