#include "ui/rasteriser.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <vector>

using namespace michi::ui;

namespace {

constexpr int width = 400;
constexpr int height = 300;
constexpr ImU32 red = IM_COL32(255, 0, 0, 255);
constexpr ImU32 white = IM_COL32(255, 255, 255, 255);

// A canvas of pixels that belongs to it, and what draws on it.
struct Sheet {
    explicit Sheet(int w = width, int h = height)
        : pixels(static_cast<std::size_t>(w * h), 0x123456), canvas{pixels.data(), w, h, w}
    {
    }

    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] std::uint32_t at(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y * canvas.width + x)];
    }

    std::vector<PixelRect> show(const ImDrawData& data, Redraw redraw = Redraw::Changed)
    {
        return rasteriser.draw(data, canvas, redraw);
    }

    std::vector<std::uint32_t> pixels;
    Canvas canvas;
    Rasteriser rasteriser;
};

// ImGui with its built-in font and nothing on the screen but what `frame` is told to draw.
class Ink {
public:
    Ink() : m_context(ImGui::CreateContext())
    {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0f / 60.0f;
        unsigned char* coverage = nullptr;
        io.Fonts->GetTexDataAsAlpha8(&coverage, &atlas.width, &atlas.height);
        atlas.alpha8 = coverage;
        io.Fonts->SetTexID(&atlas);
    }

    ~Ink() { ImGui::DestroyContext(m_context); }

    Ink(const Ink&) = delete;
    Ink& operator=(const Ink&) = delete;

    template <class Draw> const ImDrawData& frame(Draw draw)
    {
        ImGui::NewFrame();
        draw(*ImGui::GetBackgroundDrawList());
        ImGui::Render();
        return *ImGui::GetDrawData();
    }

    Texture atlas;

private:
    ImGuiContext* m_context;
};

std::uint32_t mixed(std::uint32_t below, std::uint32_t above, std::uint32_t alpha)
{
    std::uint32_t result = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        const double channel =
            (((above >> shift) & 255) * alpha + ((below >> shift) & 255) * (255 - alpha)) / 255.0;
        result |= static_cast<std::uint32_t>(std::lround(channel)) << shift;
    }
    return result;
}

// A picture without two equal neighbours, a third of it more or less transparent.
struct Picture {
    Picture(int w, int h)
        : bytes(static_cast<std::size_t>(w * h * 4)), texture{w, h, nullptr, bytes.data()}
    {
        std::uint32_t seed = 7;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = i % 4 == 3 && seed >> 30 != 0 ? 255 : static_cast<std::uint8_t>(seed >> 24);
        }
    }

    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    [[nodiscard]] std::uint32_t rgb(int x, int y) const
    {
        const std::uint8_t* at = bytes.data() + (y * texture.width + x) * 4;
        return std::uint32_t{at[0]} << 16 | std::uint32_t{at[1]} << 8 | at[2];
    }

    [[nodiscard]] std::uint32_t alpha(int x, int y) const
    {
        return bytes[static_cast<std::size_t>((y * texture.width + x) * 4 + 3)];
    }

    std::vector<std::uint8_t> bytes;
    Texture texture;
};

// Random numbers that are the same with every standard library.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}

    int below(int limit)
    {
        return static_cast<int>(m_engine() % static_cast<std::uint32_t>(limit));
    }
    float place(int limit) { return static_cast<float>(below(limit * 8)) / 8.0f; }
    ImU32 colour()
    {
        return IM_COL32(below(256), below(256), below(256), below(2) ? 255 : below(256));
    }

private:
    std::mt19937 m_engine;
};

void draw_random_shape(ImDrawList& list, std::uint32_t seed, Picture& picture)
{
    Dice dice(seed);
    const ImVec2 a{dice.place(width + 40) - 20, dice.place(height + 40) - 20};
    const ImVec2 b{a.x + 1 + dice.place(180), a.y + 1 + dice.place(120)};
    const float round = static_cast<float>(dice.below(24));
    const ImU32 colour = dice.colour();
    switch (dice.below(11)) {
    case 0:
        list.AddRectFilled(a, b, colour);
        break;
    case 1:
        list.AddRectFilled(a, b, colour, round);
        break;
    case 2:
        list.AddRect(a, b, colour, round, 0, 1 + round / 8);
        break;
    case 3:
        list.AddLine(a, b, colour, 1 + round / 4);
        break;
    case 4:
        list.AddCircleFilled(a, 1 + round * 2, colour);
        break;
    case 5:
        list.AddCircle(a, 1 + round * 2, colour, 0, 2.5f);
        break;
    case 6:
        list.AddText(a, colour, "A visitor asks the way");
        break;
    case 7:
        list.AddText(ImGui::GetFont(), 13 + round, a, colour, "Where to?");
        break;
    case 8:
        list.AddImage(&picture.texture, a, {a.x + 40, a.y + 30}, {0, 0}, {1, 1}, colour);
        break;
    case 9:
        list.AddImageRounded(&picture.texture, a, b, {0, 0}, {1, 1}, colour, round);
        break;
    default:
        list.AddRectFilledMultiColor(a, b, colour, dice.colour(), dice.colour(), red);
        break;
    }
}

} // namespace

TEST_CASE("a rectangle fills the pixels whose centres lie in it, and no others")
{
    Ink ink;
    Sheet sheet;
    const std::array<ImVec4, 3> rectangles{
        {{10, 20, 30, 25}, {9.6f, 19.5f, 30.4f, 25.5f}, {9.5f, 19.75f, 29.51f, 25.25f}}};

    for (const ImVec4& r : rectangles) {
        sheet.show(ink.frame([&](ImDrawList& list) {
            list.AddRectFilled({r.x, r.y}, {r.z, r.w}, red);
        }));

        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const float cx = static_cast<float>(x) + 0.5f;
                const float cy = static_cast<float>(y) + 0.5f;
                const bool inside = cx >= r.x && cx < r.z && cy >= r.y && cy < r.w;
                REQUIRE(sheet.at(x, y) == (inside ? 0xff0000u : 0u));
            }
    }
}

TEST_CASE("transparent colours are mixed to the nearest step")
{
    Ink ink;
    Sheet sheet;

    for (int alpha = 0; alpha < 256; ++alpha) {
        sheet.show(ink.frame([&](ImDrawList& list) {
            list.AddRectFilled({0, 0}, {width, height}, IM_COL32(200, 3, 77, 255));
            list.AddRectFilled({3, 3}, {10, 4}, IM_COL32(10, 250, 131, alpha));
        }));

        const std::uint32_t expected = mixed(0xc8034d, 0x0afa83, static_cast<std::uint32_t>(alpha));
        for (int x = 3; x < 10; ++x)
            REQUIRE(sheet.at(x, 3) == expected);
        REQUIRE(sheet.at(2, 3) == 0xc8034d);
        REQUIRE(sheet.at(10, 3) == 0xc8034d);
    }
}

TEST_CASE("nothing is drawn outside the clip rectangle")
{
    Ink ink;
    Sheet sheet;
    Picture picture(64, 64);

    sheet.show(ink.frame([&](ImDrawList& list) {
        list.PushClipRect({100, 80}, {180, 140});
        list.AddCircleFilled({100, 80}, 60, red);
        list.AddImage(&picture.texture, {150, 120}, {350, 250});
        for (int line = 0; line < 20; ++line)
            list.AddText({20, static_cast<float>(line * 13)}, white,
                         "All over the place, from left to right");
        list.PopClipRect();
    }));

    int drawn = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            drawn += sheet.at(x, y) != 0;
            if (x < 100 || x >= 180 || y < 80 || y >= 140)
                REQUIRE(sheet.at(x, y) == 0);
        }
    CHECK(drawn > 1000);
}

TEST_CASE("a frame equal to the one before draws nothing")
{
    Ink ink;
    Sheet sheet;
    const auto picture = [](ImDrawList& list) {
        list.AddRectFilled({10, 10}, {200, 100}, red, 12);
        list.AddText({20, 20}, white, "Welcome");
    };

    const auto first = sheet.show(ink.frame(picture));
    sheet.pixels[5] = 0xabcdef;
    const auto second = sheet.show(ink.frame(picture));

    CHECK(first == std::vector<PixelRect>{{0, 0, width, height}});
    CHECK(second.empty());
    CHECK(sheet.pixels[5] == 0xabcdef);
    CHECK(sheet.show(ink.frame(picture), Redraw::All).size() == 1);
    CHECK(sheet.pixels[5] == 0);
}

TEST_CASE("moving one rectangle redraws only the cells around it")
{
    Ink ink;
    Sheet sheet;
    const auto scene = [](float x) {
        return [x](ImDrawList& list) {
            list.AddRectFilled({0, 0}, {width, height}, white);
            list.AddRectFilled({x, 70}, {x + 20, 90}, red);
        };
    };

    sheet.show(ink.frame(scene(70)));
    const auto areas = sheet.show(ink.frame(scene(120)));

    CHECK(areas == std::vector<PixelRect>{{64, 64, 192, 128}});
    CHECK(sheet.at(75, 75) == 0xffffff);
    CHECK(sheet.at(125, 75) == 0xff0000);
}

TEST_CASE("a change of order, colour or clip rectangle alone is seen")
{
    Ink ink;
    Sheet sheet;
    const auto scene = [&](ImU32 first, ImU32 second, float right) -> const ImDrawData& {
        return ink.frame([&](ImDrawList& list) {
            list.PushClipRect({0, 0}, {right, 100});
            list.AddRectFilled({10, 10}, {50, 50}, first);
            list.AddRectFilled({10, 10}, {50, 50}, second);
            list.PopClipRect();
        });
    };

    sheet.show(scene(white, red, 100));
    CHECK(sheet.at(40, 40) == 0xff0000);
    CHECK(sheet.show(scene(red, white, 100)) == std::vector<PixelRect>{{0, 0, 64, 64}});
    CHECK(sheet.at(40, 40) == 0xffffff);
    CHECK(sheet.show(scene(red, white, 30)) == std::vector<PixelRect>{{0, 0, 64, 64}});
    CHECK(sheet.at(40, 40) == 0);
    CHECK(sheet.show(scene(red, IM_COL32(255, 255, 255, 254), 30)).size() == 1);
}

TEST_CASE("a canvas of another size is drawn as a whole")
{
    Ink ink;
    Rasteriser rasteriser;
    Sheet small(100, 80);
    Sheet large(130, 80);
    const auto scene = [](ImDrawList& list) { list.AddRectFilled({0, 0}, {width, height}, red); };

    rasteriser.draw(ink.frame(scene), small.canvas);

    CHECK(rasteriser.draw(ink.frame(scene), large.canvas) ==
          std::vector<PixelRect>{{0, 0, 130, 80}});
    CHECK(std::ranges::count(large.pixels, 0xff0000u) == 130 * 80);
}

TEST_CASE("pixels between rows are left alone")
{
    Ink ink;
    std::vector<std::uint32_t> pixels(120 * 80, 0x123456);
    Rasteriser rasteriser;

    rasteriser.draw(ink.frame([](ImDrawList& list) {
        list.AddCircleFilled({50, 40}, 90, red);
    }),
                    {pixels.data(), 100, 80, 120});

    CHECK(std::ranges::count(pixels, 0xff0000u) == 100 * 80);
    CHECK(std::ranges::count(pixels, 0x123456u) == 20 * 80);
}

TEST_CASE("drawing by parts gives the same pixels as drawing the whole")
{
    Ink ink;
    Picture picture(40, 30);
    Sheet parts;
    Dice dice(20231123);
    std::vector<std::uint32_t> shapes;
    for (std::uint32_t i = 0; i < 40; ++i)
        shapes.push_back(i);
    std::size_t partly = 0;

    for (int frame = 0; frame < 150; ++frame) {
        for (int change = dice.below(4); change > 0; --change)
            shapes[static_cast<std::size_t>(dice.below(40))] =
                static_cast<std::uint32_t>(dice.below(100000));
        const bool with_lines_from_texture = frame % 2 == 0;
        const ImDrawData& data = ink.frame([&](ImDrawList& list) {
            if (!with_lines_from_texture)
                list.Flags &= ~ImDrawListFlags_AntiAliasedLinesUseTex;
            list.PushClipRect({7, 5}, {width - 9, height - 11});
            for (const std::uint32_t seed : shapes)
                draw_random_shape(list, seed, picture);
            list.PopClipRect();
        });
        Sheet whole;
        whole.show(data, Redraw::All);
        const auto areas = parts.show(data);

        REQUIRE(parts.pixels == whole.pixels);
        partly += !areas.empty() && areas.front() != PixelRect{0, 0, width, height};
        for (std::size_t i = 0; i < areas.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                REQUIRE((areas[i].x0 >= areas[j].x1 || areas[j].x0 >= areas[i].x1 ||
                         areas[i].y0 >= areas[j].y1 || areas[j].y0 >= areas[i].y1));
    }
    CHECK(partly > 20);
}

TEST_CASE("triangles that share edges leave no seam and draw no pixel twice")
{
    Ink ink;
    Sheet sheet;
    Dice dice(5);

    for (int round = 0; round < 200; ++round) {
        const ImVec2 hub{40 + dice.place(120), 40 + dice.place(120)};
        std::vector<ImVec2> rim;
        for (int i = 0; i < 7; ++i)
            rim.push_back({20 + dice.place(160), 20});
        std::ranges::sort(rim, {}, &ImVec2::x);
        rim.insert(rim.begin(), {20, 20});
        rim.insert(rim.end(), {{180, 20}, {180, 100.375f}, {180, 180}, {77.125f, 180}, {20, 180}});
        sheet.show(ink.frame([&](ImDrawList& list) {
            list.Flags = ImDrawListFlags_None;
            for (std::size_t i = 0; i < rim.size(); ++i)
                list.AddTriangleFilled(hub, rim[i], rim[(i + 1) % rim.size()],
                                       IM_COL32(255, 255, 255, 100));
        }));

        for (int y = 0; y < 200; ++y)
            for (int x = 0; x < 200; ++x)
                REQUIRE(sheet.at(x, y) ==
                        (x >= 20 && x < 180 && y >= 20 && y < 180 ? 0x646464u : 0u));
    }
}

TEST_CASE("colours run evenly between the corners of a triangle")
{
    Ink ink;
    Sheet sheet;
    Dice dice(9);

    for (int round = 0; round < 100; ++round) {
        std::array<ImVec2, 3> at;
        std::array<int, 3> grey{};
        for (std::size_t i = 0; i < 3; ++i) {
            at[i] = {dice.place(200), dice.place(200)};
            grey[i] = dice.below(256);
        }
        sheet.show(ink.frame([&](ImDrawList& list) {
            list.PrimReserve(3, 3);
            for (std::size_t i = 0; i < 3; ++i)
                list.PrimVtx(at[i], ImGui::GetFontTexUvWhitePixel(),
                             IM_COL32(grey[i], 0, 255, 255));
        }));

        const auto side = [](ImVec2 p, ImVec2 q, double x, double y) {
            return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x);
        };
        const double area = side(at[0], at[1], at[2].x, at[2].y);
        if (std::abs(area) < 1)
            continue;
        for (int y = 0; y < 200; ++y)
            for (int x = 0; x < 200; ++x) {
                const double u = side(at[1], at[2], x + 0.5, y + 0.5) / area;
                const double v = side(at[2], at[0], x + 0.5, y + 0.5) / area;
                const double w = 1 - u - v;
                const std::uint32_t pixel = sheet.at(x, y);
                if (std::min({u, v, w}) > 1e-9)
                    REQUIRE(std::abs(u * grey[0] + v * grey[1] + w * grey[2] - (pixel >> 16)) <
                            0.6);
                if (std::min({u, v, w}) < -1e-9)
                    REQUIRE(pixel == 0);
            }
    }
}

TEST_CASE("text between two pixels is read at the pixels' centres")
{
    Ink ink;
    Sheet sheet;
    std::vector<std::uint8_t> coverage(16 * 8);
    for (std::size_t i = 0; i < coverage.size(); ++i)
        coverage[i] = static_cast<std::uint8_t>(i * 2);
    Texture texture{16, 8, coverage.data(), nullptr};

    for (int part = 0; part < 32; ++part) {
        const float x = 20 + static_cast<float>(part) / 32.0f;
        sheet.show(ink.frame([&](ImDrawList& list) {
            list.AddImage(&texture, {x, 30}, {x + 10, 36}, {3 / 16.0f, 1 / 8.0f},
                          {13 / 16.0f, 7 / 8.0f});
        }));

        for (int row = 0; row < 6; ++row)
            for (int column = 0; column < 32; ++column) {
                const float texel = std::floor(static_cast<float>(column) + 10.5f - x);
                std::uint32_t expected = 0;
                if (texel >= 0 && texel < 10)
                    expected = 0x010101u * coverage[static_cast<std::size_t>(
                                               (row + 1) * 16 + 3 + static_cast<int>(texel))];
                REQUIRE(sheet.at(10 + column, 30 + row) == expected);
            }
    }
}

TEST_CASE("a picture as large as its place is copied texel by texel")
{
    Ink ink;
    Sheet sheet;
    Picture picture(90, 70);

    for (const float rounding : {0.0f, 12.0f}) {
        sheet.show(ink.frame([&](ImDrawList& list) {
            list.AddRectFilled({0, 0}, {width, height}, IM_COL32(40, 50, 60, 255));
            list.AddImageRounded(&picture.texture, {33, 44}, {123, 114}, {0, 0}, {1, 1}, white,
                                 rounding);
        }));

        const int edge = static_cast<int>(rounding);
        for (int y = edge; y < 70 - edge; ++y)
            for (int x = edge; x < 90 - edge; ++x)
                REQUIRE(sheet.at(33 + x, 44 + y) ==
                        mixed(0x28323c, picture.rgb(x, y), picture.alpha(x, y)));
    }
}

TEST_CASE("a picture made smaller is the mean of its texels")
{
    Ink ink;
    Sheet sheet;
    std::vector<std::uint8_t> bytes;
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 60; ++x) {
            const auto level = static_cast<std::uint8_t>((x + y) % 2 * 254);
            bytes.insert(bytes.end(), {level, 40, level, 255});
        }
    Texture texture{60, 60, nullptr, bytes.data()};

    sheet.show(ink.frame([&](ImDrawList& list) { list.AddImage(&texture, {10, 10}, {20, 20}); }));

    for (int y = 10; y < 20; ++y)
        for (int x = 10; x < 20; ++x)
            REQUIRE(sheet.at(x, y) == 0x7f287f);
}

TEST_CASE("a picture made larger runs evenly from texel to texel")
{
    Ink ink;
    Sheet sheet;
    const std::array<std::uint8_t, 8> bytes = {0, 0, 0, 255, 160, 160, 160, 255};
    Texture texture{2, 1, nullptr, bytes.data()};

    sheet.show(ink.frame([&](ImDrawList& list) { list.AddImage(&texture, {10, 10}, {26, 18}); }));

    for (int x = 0; x < 16; ++x)
        CHECK(sheet.at(10 + x, 14) ==
              0x010101u * static_cast<unsigned>(std::clamp((x - 4) * 20 + 10, 0, 160)));
}

TEST_CASE("a rectangle looks as the two triangles that it is made of")
{
    Ink ink;
    Picture picture(50, 40);
    Dice dice(3);

    for (int round = 0; round < 60; ++round) {
        const ImVec2 a{dice.place(200), dice.place(150)};
        const ImVec2 c{a.x + 1 + dice.place(180), a.y + 1 + dice.place(120)};
        const ImU32 colour = dice.colour();
        const auto draw = [&](ImDrawList& list, std::array<unsigned, 6> order) {
            const std::array<ImVec2, 4> at{{a, {c.x, a.y}, c, {a.x, c.y}}};
            const std::array<ImVec2, 4> uv{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
            list.PushTextureID(round % 2 ? &picture.texture : &ink.atlas);
            list.PrimReserve(6, 4);
            const unsigned first = list._VtxCurrentIdx;
            for (const unsigned index : order)
                list.PrimWriteIdx(static_cast<ImDrawIdx>(first + index));
            for (std::size_t i = 0; i < 4; ++i)
                list.PrimWriteVtx(at[i], uv[i], colour);
            list.PopTextureID();
        };
        Sheet rectangle;
        rectangle.show(ink.frame([&](ImDrawList& list) { draw(list, {0, 1, 2, 0, 2, 3}); }));
        Sheet triangles;
        triangles.show(ink.frame([&](ImDrawList& list) { draw(list, {0, 2, 3, 0, 1, 2}); }));

        REQUIRE(rectangle.pixels == triangles.pixels);
    }
}

TEST_CASE("lines drawn from ImGui's texture look like those made of triangles")
{
    Ink ink;

    for (const ImVec2 end :
         {ImVec2{350, 50}, ImVec2{50, 250}, ImVec2{350, 250}, ImVec2{120, 280}}) {
        const auto grey = [&](ImDrawListFlags flags) {
            Sheet sheet;
            sheet.show(ink.frame([&](ImDrawList& list) {
                list.Flags = flags;
                list.AddLine({50, 50}, end, white, 4);
            }));
            double sum = 0;
            for (const std::uint32_t pixel : sheet.pixels)
                sum += (pixel & 255) / 255.0;
            return sum;
        };
        const double plain = grey(ImDrawListFlags_AntiAliasedLines);
        const double textured =
            grey(ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex);

        CHECK(textured == doctest::Approx(plain).epsilon(0.03));
    }
}

TEST_CASE("a picture with a new revision is drawn anew")
{
    Ink ink;
    Sheet sheet;
    Picture picture(40, 30);
    const auto scene = [&](ImDrawList& list) {
        list.AddImage(&picture.texture, {70, 70}, {110, 100});
    };
    sheet.show(ink.frame(scene));

    std::ranges::fill(picture.bytes, std::uint8_t{255});
    ++picture.texture.revision;

    CHECK(sheet.show(ink.frame(scene)) == std::vector<PixelRect>{{64, 64, 128, 128}});
    CHECK(sheet.at(80, 80) == 0xffffff);
}

TEST_CASE("positions that make no sense do no harm")
{
    Ink ink;
    Sheet sheet;
    const float nan = std::numeric_limits<float>::quiet_NaN();

    sheet.show(ink.frame([&](ImDrawList& list) {
        list.Flags = ImDrawListFlags_None;
        list.AddRectFilled({-1e9f, -1e9f}, {1e9f, 1e9f}, IM_COL32(0, 0, 255, 255));
        list.AddTriangleFilled({nan, 10}, {50, nan}, {10, 50}, IM_COL32(0, 255, 0, 9));
        list.AddTriangleFilled({-1e9f, 0}, {1e9f, 0.01f}, {1e30f, 0.02f}, IM_COL32(0, 255, 0, 9));
        list.PrimReserve(3, 3);
        list.PrimVtx({-16000, -16000}, {-1e9f, 0}, IM_COL32(255, 0, 0, 0));
        list.PrimVtx({16000, 16000}, {1e9f, 1}, IM_COL32(0, 255, 0, 255));
        list.PrimVtx({16000, 16000.01f}, {0, nan}, IM_COL32(0, 0, 255, 3));
    }));

    CHECK(sheet.at(200, 20) == 0x0000ff);
}
