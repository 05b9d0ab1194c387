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
    bool sign_alone = false; // the words are said, not drawn
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
    float tallest = 0;    // of the tiles beside it, as tile_height(): their signs stand on one line
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

// A small label with a sign, no wider than `most`: long words take more lines.
struct BadgeLook {
    Icon icon = Icon::none;
    std::string words;
    Colour ink = 0;
    Colour ground = 0;
    bool outlined = false;
};
[[nodiscard]] ImVec2 badge_size(const Frame& frame, const BadgeLook& look, float most);
void badge(Frame& frame, ImVec2 at, const BadgeLook& look, float most);

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
// The bytes that a code of version 20 or less holds in so much room.
[[nodiscard]] std::size_t qr_bytes(const Frame& frame, float room);
// A QR code, as large as fits into the box's width in whole pixels a module, with its quiet zone,
// on white; gives its height. Turning pages never cuts it in two.
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
    Box arrows;
    if (frame.overflows(area, box))
        arrows = inner.cut_right(frame.theme.touch(), frame.theme.gap());
    frame.scrolled(area, inner, content);
    if (arrows.width() > 0)
        page_arrows(frame, area, arrows, ids);
}

// The least of a list that is worth paging through under something that stays.
[[nodiscard]] inline float least_list(const Frame& frame)
{
    return std::max(frame.mm(60), frame.theme.em(Type::caption) * 12);
}

// `pages` under a head of this height, which takes itself off the box it is given; where too little
// would be left under it, it goes along.
template <std::invocable<Box&> H, std::invocable<const Box&> F>
void pages_under(Frame& frame, std::string_view area, Box box, float head_height, H head, F content)
{
    const bool stays = box.height() - head_height >= least_list(frame);
    if (stays)
        head(box);
    pages(frame, area, box, [&](const Box& whole) {
        Box rest = whole;
        if (!stays)
            head(rest);
        return content(rest);
    });
}

} // namespace michi::ui
