#include "ui/fonts.hpp"

#include "domain/ruby.hpp"

#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace michi::ui {

namespace {

constexpr ImWchar kana[] = {0x3041, 0x30ff, 0};
constexpr ImWchar digits[] = {'0', '9', 0};
constexpr const char* regular_font =
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";
constexpr const char* bold_font = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf";
constexpr const char* icon_font =
    "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";

const char* require(const char* file, const char* package)
{
    if (!std::filesystem::exists(file))
        throw std::runtime_error(std::string("font missing: ") + file +
                                 " (install Debian's package " + package + ")");
    return file;
}

std::string bytes_of(const char* file, const char* package)
{
    std::ifstream in(require(file, package), std::ios::binary);
    std::string bytes(std::filesystem::file_size(file), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw std::runtime_error(std::string("font can't be read: ") + file);
    return bytes;
}

ImVector<ImWchar> ranges_of(const std::u32string& characters)
{
    ImFontGlyphRangesBuilder builder;
    for (const char32_t character : characters)
        if (character <= IM_UNICODE_CODEPOINT_MAX)
            builder.AddChar(static_cast<ImWchar>(character));
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

std::u32string every_icon()
{
    std::u32string result;
    for (const Icon icon :
         {Icon::accounts,   Icon::add,        Icon::apartment, Icon::back,      Icon::basket,
          Icon::bell,       Icon::build,      Icon::calendar,  Icon::chart,     Icon::chat,
          Icon::check,      Icon::checked,    Icon::clock,     Icon::closed,    Icon::compare,
          Icon::contrast,   Icon::eye,        Icon::compass,   Icon::copyright, Icon::devices,
          Icon::down,       Icon::engineer,   Icon::forward,   Icon::hand,      Icon::handshake,
          Icon::home,       Icon::hourglass,  Icon::info,      Icon::leaf,      Icon::light,
          Icon::list,       Icon::louder,     Icon::medal,     Icon::megaphone, Icon::money,
          Icon::people_add, Icon::phone,      Icon::place,     Icon::plane,     Icon::print,
          Icon::question,   Icon::replay,     Icon::school,    Icon::shop,      Icon::signpost,
          Icon::silent,     Icon::smartphone, Icon::softer,    Icon::speaking,  Icon::succession,
          Icon::text_size,  Icon::train,      Icon::translate, Icon::tune,      Icon::up,
          Icon::warning,    Icon::world})
        result += static_cast<char32_t>(icon);
    return result;
}

} // namespace

std::u32string code_points(std::string_view text)
{
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        unsigned int character = 0;
        // ImGui's own reader, so that what is measured is what is drawn.
        const int bytes =
            ImTextCharFromUtf8(&character, text.data() + at, text.data() + text.size());
        result += static_cast<char32_t>(character);
        at += static_cast<std::size_t>(std::max(bytes, 1));
    }
    return result;
}

std::function<bool(char32_t)> glyph_finder()
{
    struct Face {
        FT_Library library = nullptr;
        FT_Face face = nullptr;
        ~Face()
        {
            FT_Done_Face(face);
            FT_Done_FreeType(library);
        }
    };
    const auto font = std::make_shared<Face>();
    if (FT_Init_FreeType(&font->library) ||
        FT_New_Face(font->library, require(regular_font, "fonts-morisawa-bizud-gothic"), 0,
                    &font->face))
        throw std::runtime_error(std::string("font can't be read: ") + regular_font);
    return [font](char32_t character) {
        return character <= 0xffff && FT_Get_Char_Index(font->face, character) != 0;
    };
}

Fonts::Fonts(const Theme& theme, const Glyphs& glyphs)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors |
                   ImFontAtlasFlags_NoBakedLines;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();

    const ImVector<ImWchar> display = ranges_of(glyphs.display);
    const ImVector<ImWchar> all = ranges_of(glyphs.all);
    const ImVector<ImWchar> signs = ranges_of(every_icon());
    // Each file is read once for all sizes, and kept no longer than the glyphs are drawn.
    std::string regular = bytes_of(regular_font, "fonts-morisawa-bizud-gothic");
    std::string bold = bytes_of(bold_font, "fonts-morisawa-bizud-gothic");
    std::string icons = bytes_of(icon_font, "fonts-material-design-icons-iconfont");
    ImFontConfig ours;
    ours.FontDataOwnedByAtlas = false;
    const auto add = [&](std::string& file, float em, const ImVector<ImWchar>& ranges) {
        return atlas.AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), em, &ours,
                                          ranges.Data);
    };
    for (const Type type : {Type::question, Type::title, Type::tile, Type::body, Type::caption}) {
        const bool heading = type != Type::body && type != Type::caption;
        m_text[static_cast<std::size_t>(type)] =
            add(heading ? bold : regular, theme.em(type), heading ? display : all);
        m_icons[static_cast<std::size_t>(type)] = add(icons, theme.em(type) * 1.15f, signs);
    }
    m_ruby = atlas.AddFontFromFileTTF(require(regular_font, "fonts-morisawa-bizud-gothic"),
                                      theme.ruby_em(), nullptr, kana);
    if (!theme.paper())
        m_figures = atlas.AddFontFromMemoryTTF(bold.data(), static_cast<int>(bold.size()),
                                               theme.figure_em(), &ours, digits);
    unsigned char* pixels = nullptr;
    atlas.GetTexDataAsAlpha8(&pixels, &m_atlas.width, &m_atlas.height);
    atlas.ClearInputData();
    m_atlas.alpha8 = pixels;
    m_atlas.revision = 1;
    atlas.TexID = &m_atlas;
}

namespace {

float plain_width(const ImFont& font, std::string_view words)
{
    float width = 0;
    for (const char32_t character : code_points(words))
        width += font.GetCharAdvance(static_cast<ImWchar>(character));
    return width;
}

} // namespace

float Fonts::width_of(std::string_view words, Type type) const
{
    if (words.find('|') == words.npos)
        return plain_width(*of(type), words);
    float width = 0;
    for (const RubyRun& run : ruby_runs(words))
        width += std::max(plain_width(*of(type), run.base), ruby_width(run.reading, type));
    return width;
}

float Fonts::ruby_width(std::string_view reading, Type type) const
{
    return plain_width(*ruby(type), reading);
}

const std::vector<Line>& Fonts::lines_of(std::string_view words, Type type, float width,
                                         Balance balance) const
{
    constexpr std::size_t enough = 4000; // more texts than all screens of a visit have
    const auto texts = m_lines.find({type, width, balance});
    if (texts != m_lines.end())
        if (const auto known = texts->second.find(words); known != texts->second.end())
            return known->second;
    if (++m_broken > enough) {
        m_lines.clear();
        m_broken = 1;
    }
    const auto measure = [&](std::string_view piece) { return width_of(piece, type); };
    std::vector<Line> lines;
    for (std::string& line : break_lines(words, width, measure, balance)) {
        const float wide = measure(line);
        lines.push_back({std::move(line), wide});
    }
    return m_lines[{type, width, balance}].emplace(words, std::move(lines)).first->second;
}

} // namespace michi::ui
