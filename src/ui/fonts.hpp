#pragma once

#include "ui/icons.hpp"
#include "ui/rasteriser.hpp"
#include "ui/theme.hpp"

#include "ui/line_breaking.hpp"

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace michi::ui {

// The characters that the screens need. A catalogue's texts decide; building only these keeps the
// start short.
struct Glyphs {
    std::u32string display; // headings, titles, names, figures
    std::u32string all;     // these and everything else
};

// UTF-8 to code points. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);

// Whether the text font (BIZ UDPGothic) has the character. Throws std::runtime_error where the font
// is not installed.
[[nodiscard]] std::function<bool(char32_t)> glyph_finder();

// A line of a text, and how wide it is drawn, in pixels.
struct Line {
    std::string words;
    float width = 0;
};

// The fonts of one theme, each size drawn natively: nothing is ever scaled.
class Fonts {
public:
    // Builds into the current ImGui context's atlas. Throws std::runtime_error naming the font file
    // and its package where one is missing.
    Fonts(const Theme& theme, const Glyphs& glyphs);

    [[nodiscard]] ImFont* of(Type type) const { return m_text[static_cast<std::size_t>(type)]; }
    // The readings above words, for a size of text.
    [[nodiscard]] ImFont* ruby(Type type) const
    {
        return type == Type::question ? of(Type::caption) : m_ruby;
    }
    // Icons are drawn at the em of a size of text.
    [[nodiscard]] ImFont* icons(Type type) const { return m_icons[static_cast<std::size_t>(type)]; }
    // Digits alone, in Theme::figure_em().
    [[nodiscard]] ImFont* figures() const { return m_figures; }
    [[nodiscard]] const Texture& atlas() const { return m_atlas; }

    // How wide a text is drawn, in pixels; a word with a reading takes the wider of the two.
    [[nodiscard]] float width_of(std::string_view words, Type type) const;
    [[nodiscard]] float ruby_width(std::string_view reading, Type type) const;
    // The text broken into lines; worked out once for each text and width.
    [[nodiscard]] const std::vector<Line>& lines_of(std::string_view words, Type type, float width,
                                                    Balance balance) const;

private:
    std::array<ImFont*, type_count> m_text{};
    std::array<ImFont*, type_count> m_icons{};
    ImFont* m_ruby = nullptr;
    ImFont* m_figures = nullptr;
    Texture m_atlas{};

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Texts = std::unordered_map<std::string, std::vector<Line>, Hash, std::equal_to<>>;
    // What was broken already, by how it had to be.
    mutable std::map<std::tuple<Type, float, Balance>, Texts> m_lines;
    mutable std::size_t m_broken = 0;
};

} // namespace michi::ui
