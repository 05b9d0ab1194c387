#pragma once

#include "domain/terms.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>

namespace michi::ui {

// A colour as ImGui packs it (IM_COL32).
using Colour = ImU32;

// Sizes of text, named after what they are used for.
enum class Type { question, title, tile, body, caption };
inline constexpr std::size_t type_count = 5;

// A kind of help has its colour: strong for signs and figures, pale for grounds under them.
struct Tone {
    Colour strong;
    Colour pale;
};

// Every colour by its meaning. Text keeps 7:1 against the ground it stands on, edges 3:1.
struct Palette {
    Colour ground;   // the page
    Colour paper;    // tiles, cards, the bottom band
    Colour ink;      // what is read first
    Colour soft_ink; // what is read next
    Colour edge;     // outlines of what can be touched
    Colour hairline; // separations that carry no meaning
    Colour shadow;
    Colour lead; // what leads on
    Colour on_lead;
    Colour lead_pale; // chosen tiles, icon discs
    Colour next;      // the one next step
    Colour on_next;
    Colour next_deep; // its lower edge
    Colour good;      // fits
    Colour doubt;     // to be checked
    Colour over;      // closed
    Colour sea;
    Colour lake;
    Colour code;                // what QR codes stand on
    std::array<Colour, 6> land; // neighbouring regions of the map differ
    std::array<Tone, count_of<Kind>> kinds;

    [[nodiscard]] const Tone& of(Kind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

[[nodiscard]] const Palette& palette(Contrast contrast);
[[nodiscard]] const Palette& dim_palette();

// What a slip is printed on: the roll of a receipt printer, 80 mm wide of which 72 are printed, or
// a sheet.
enum class Paper { roll, a4 };

// The one place for lengths, colours and sizes of text. Lengths are millimetres of the real panel.
// Whether lines leave room for readings above the words.
enum class Leading { normal, furigana };
// Whether everything stands in the lower 60 % of a tall screen, for somebody who sits.
enum class Reach { whole, low };
// Dim at night, while nobody is there: light letters on deep blue-green, never black.
enum class Light { full, dim };

class Theme {
public:
    Theme(float pixels_per_mm, ImVec2 size, TextSize text_size, Contrast contrast,
          Leading leading = Leading::normal, Reach reach = Reach::whole, Light light = Light::full);

    // Black on white, in letters for paper in the hand. A roll is cut under what is printed: it
    // has `height_mm`, a sheet its own.
    [[nodiscard]] static Theme on_paper(Paper paper, Leading leading, float height_mm);

    // Millimetres as whole pixels.
    [[nodiscard]] float mm(float millimetres) const;
    // The em of a size of text, in pixels and in millimetres.
    [[nodiscard]] float em(Type type) const;
    [[nodiscard]] float em_mm(Type type) const { return em(type) / m_pixels_per_mm; }
    [[nodiscard]] float line_height(Type type) const;
    [[nodiscard]] float ruby_em() const; // of readings, in pixels
    // Of the number that is read from across a room: digits of 30 mm, as far as a page of this
    // height has room for them.
    [[nodiscard]] float figure_em() const;
    // How far under the top of its line a text's letters begin: where readings stand, nearly all of
    // the spare room is above them.
    [[nodiscard]] float lead(Type type) const;
    // The middle of a line's letters, for signs beside them.
    [[nodiscard]] float letters_middle(Type type) const { return lead(type) + em(type) / 2; }
    [[nodiscard]] Leading leading() const { return m_leading; }

    [[nodiscard]] const Palette& colours() const;
    [[nodiscard]] std::optional<Paper> paper() const { return m_paper; }
    [[nodiscard]] float least_code_mm() const { return m_paper ? 20.0f : 30.0f; }
    [[nodiscard]] float least_module_mm() const { return m_paper ? 0.5f : 0.8f; } // of a QR code
    [[nodiscard]] Contrast contrast() const { return m_contrast; }
    [[nodiscard]] TextSize text_size() const { return m_text_size; }
    [[nodiscard]] ImVec2 size() const { return m_size; } // in pixels
    // How far under the upper edge the page begins, in pixels.
    [[nodiscard]] float page_top() const;
    [[nodiscard]] bool portrait() const { return m_size.y > m_size.x; }
    // So tall that somebody who sits may not reach its upper end.
    [[nodiscard]] bool tall() const { return portrait() && m_size.y > 300 * m_pixels_per_mm; }
    // Too low for bands above and under the page: what they hold stands beside it.
    [[nodiscard]] bool flat() const { return !portrait() && m_size.y < 150 * m_pixels_per_mm; }
    // Whether text may stand in columns beside each other: at the largest size all is one column
    // (EN 301 549 5.1.4), and on a narrow panel too.
    [[nodiscard]] bool columns() const
    {
        return !portrait() && m_text_size != TextSize::largest && m_size.x >= 300 * m_pixels_per_mm;
    }
    [[nodiscard]] float pixels_per_mm() const { return m_pixels_per_mm; }

    // The scale of spacing.
    [[nodiscard]] float gap() const { return mm(5); }
    [[nodiscard]] float margin() const;
    [[nodiscard]] float corner() const { return mm(4); }
    [[nodiscard]] float touch() const { return mm(20); } // the smallest target
    // A button of the bands: room for two lines of its words.
    [[nodiscard]] float button() const
    {
        return std::max(touch(), 2 * line_height(Type::caption) + mm(2));
    }

private:
    float m_pixels_per_mm;
    ImVec2 m_size;
    TextSize m_text_size;
    Contrast m_contrast;
    Leading m_leading;
    Reach m_reach;
    Light m_light;
    std::optional<Paper> m_paper; // nothing: a screen
};

// How light a colour is, and how two stand out against each other (WCAG 2.1, relative luminance and
// contrast ratio, from 1 to 21).
[[nodiscard]] double contrast_ratio(Colour a, Colour b);

// "#rrggbb"
[[nodiscard]] std::string hex(Colour colour);

} // namespace michi::ui

namespace michi {
template <> inline constexpr std::array<std::string_view, 2> ids_of<ui::Paper>{"80mm", "A4"};
} // namespace michi
