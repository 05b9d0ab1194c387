#pragma once

#include "ui/frame.hpp"
#include "ui/qr.hpp"

#include <optional>
#include <string>
#include <string_view>

// The vocabulary of the screens: everything a visitor sees is one of these.
namespace michi::ui {

enum class Weight {
    next,  // the one next step, apple red
    lead,  // leads on, filled
    plain, // outlined
};

struct ButtonLook {
    Weight weight = Weight::plain;
    Icon before = Icon::none;
    Icon after = Icon::none;
    bool chosen = false;
    Type type = Type::body;
};

// The width that a button's words want, its padding included.
[[nodiscard]] float button_width(const Frame& frame, std::string_view words,
                                 const ButtonLook& look);
Touch button(Frame& frame, std::string_view id, const Box& box, std::string_view words,
             const ButtonLook& look = {});

struct TileLook {
    Icon icon = Icon::none;
    std::string helper;
    bool chosen = false;
    bool strong = false;  // stands alone among the tiles
    bool stacked = false; // the sign above the words
};
// The height that a tile needs at this width.
[[nodiscard]] float tile_height(const Frame& frame, float width, std::string_view words,
                                const TileLook& look);
// Whether a tile of this width holds its words without cutting one.
[[nodiscard]] bool tile_fits(const Frame& frame, float width, std::string_view words,
                             const TileLook& look);
Touch tile(Frame& frame, std::string_view id, const Box& box, std::string_view words,
           const TileLook& look);

// White paper with a soft shadow. `touch` lets it show that it is held or focused.
void paper(Frame& frame, const Box& box, const Touch& touch = {});

// A small label with a sign; gives its width.
float badge(Frame& frame, float x, float y, Icon icon, std::string_view words, Colour ink,
            Colour ground);
[[nodiscard]] float badge_width(const Frame& frame, Icon icon, std::string_view words);
[[nodiscard]] float badge_height(const Frame& frame);

// A sentence behind a tick, a question mark or a cross; gives its height.
float ticked(Frame& frame, const Box& box, Verdict verdict, std::string_view words,
             Type type = Type::caption);
[[nodiscard]] float ticked_width(const Frame& frame, std::string_view words,
                                 Type type = Type::caption); // in one line
[[nodiscard]] float ticked_height(const Frame& frame, float width, std::string_view words,
                                  Type type = Type::caption);

// A number to call, large; gives its height. `extension` may be empty.
float phone(Frame& frame, const Box& box, std::string_view number, std::string_view extension);

// The side of a QR code in so much room: whole pixels a module, as many as the theme wants at
// least, quiet zone included.
[[nodiscard]] float qr_side(const Frame& frame, float room, std::string_view text);
// A QR code, as large as fits into the box's width in whole pixels a module, with its quiet zone,
// on white; gives its height.
float qr(Frame& frame, const Box& box, std::string_view text);

// Turns the pages of a scrolled area: two arrows, drawn only where it overflows. Their ids are
// `ids`/next and `ids`/back.
void page_arrows(Frame& frame, std::string_view area, const Box& box, std::string_view ids);

// `scrolled`, with arrows at the right where the content overflows.
template <std::invocable<const Box&> F>
void pages(Frame& frame, std::string_view area, const Box& box, F content,
           std::string_view ids = "page")
{
    Box inner = box;
    if (frame.overflows(area, box))
        page_arrows(frame, area, inner.cut_right(frame.theme.touch(), frame.theme.gap()), ids);
    frame.scrolled(area, inner, content);
}

} // namespace michi::ui
