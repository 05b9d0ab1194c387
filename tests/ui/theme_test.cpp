#include "ui/theme.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace michi::ui::test {

namespace {

constexpr double for_text = 7.0;  // WCAG 1.4.6
constexpr double for_signs = 3.0; // WCAG 1.4.11

void check(Colour ink, Colour ground, double least)
{
    CAPTURE(hex(ink));
    CAPTURE(hex(ground));
    CHECK(contrast_ratio(ink, ground) >= least);
}

std::vector<const Palette*> every_palette()
{
    std::vector<const Palette*> palettes{&dim_palette()};
    for (const Contrast contrast : all<Contrast>())
        palettes.push_back(&palette(contrast));
    return palettes;
}

const ImVec2 full_hd{1920, 1080};

} // namespace

TEST_SUITE("theme")
{
    TEST_CASE("contrast is computed as WCAG 2.1 does")
    {
        CHECK(contrast_ratio(IM_COL32_BLACK, IM_COL32_WHITE) == doctest::Approx(21));
        CHECK(contrast_ratio(IM_COL32_WHITE, IM_COL32_BLACK) == doctest::Approx(21));
        CHECK(contrast_ratio(IM_COL32_WHITE, IM_COL32_WHITE) == doctest::Approx(1));
        CHECK(contrast_ratio(IM_COL32(0x76, 0x76, 0x76, 255), IM_COL32_WHITE) ==
              doctest::Approx(4.54).epsilon(0.002));
        CHECK(hex(IM_COL32(0x12, 0xab, 0x0f, 255)) == "#12ab0f");
    }

    TEST_CASE("every text keeps 7:1 against every ground that it may stand on")
    {
        for (const Palette* each : every_palette()) {
            const Palette& colours = *each;
            CAPTURE(hex(colours.ground));

            std::vector<Colour> grounds{colours.ground, colours.paper, colours.lead_pale};
            for (const Tone& tone : colours.kinds)
                grounds.push_back(tone.pale);
            for (const Colour ink : {colours.ink, colours.soft_ink})
                for (const Colour ground : grounds)
                    check(ink, ground, for_text);
            for (const Tone& tone : colours.kinds)
                for (const Colour ground : {tone.pale, colours.paper, colours.lead_pale})
                    check(tone.strong, ground, for_text);
            for (const Colour ground : {colours.ground, colours.paper, colours.lead_pale})
                check(colours.lead, ground, for_text);
            check(colours.on_lead, colours.lead, for_text);
            check(colours.on_next, colours.next, for_text);
            for (const Colour ink : {colours.good, colours.doubt, colours.over}) {
                check(ink, colours.paper, for_text);
                check(ink, colours.ground, for_text); // ticked sentences on the page
            }
            check(colours.good, colours.lead_pale, for_text); // states of parts
            check(colours.over, colours.hairline, for_text);
            check(colours.soft_ink, colours.sea, for_text);
            for (const Colour land : colours.land)
                check(colours.ink, land, for_text);
        }
    }

    TEST_CASE("edges and what leads on keep 3:1 against what they stand on")
    {
        for (const Palette* each : every_palette()) {
            const Palette& colours = *each;
            CAPTURE(hex(colours.ground));

            for (const Colour ground : {colours.ground, colours.paper}) {
                check(colours.edge, ground, for_signs);
                check(colours.lead, ground, for_signs);
                check(colours.next, ground, for_signs);
                check(colours.ink, ground, for_signs); // the ring of the focus
            }
            for (const Colour land : colours.land)
                check(colours.lead, land, for_signs); // the raised region's shore
        }
    }

    TEST_CASE("in closed hours the screen dims, and is never dark")
    {
        const Palette& night = dim_palette();

        // As light as dusk: well under the light of day, and well over black.
        CHECK(contrast_ratio(night.ground, palette(Contrast::light).ground) > 10);
        CHECK(contrast_ratio(night.ground, IM_COL32_BLACK) > 1.2);
        CHECK(contrast_ratio(night.code, IM_COL32_BLACK) > 7); // a phone reads it
        CHECK(contrast_ratio(night.code, IM_COL32_WHITE) > 1.5);
    }

    TEST_CASE("lengths are millimetres of the real panel, as whole pixels")
    {
        const Theme theme(4.03f, full_hd, TextSize::normal, Contrast::light);

        CHECK(theme.mm(10) == 40);
        CHECK(theme.touch() >= 20 * 4.03f - 1);
        CHECK(theme.em_mm(Type::question) == doctest::Approx(14).epsilon(0.02));
        CHECK(theme.em_mm(Type::body) == doctest::Approx(6.5).epsilon(0.02));
        CHECK(!theme.portrait());
    }

    TEST_CASE("no size of text on any panel falls under 4.8 mm, and the body not under 6 mm")
    {
        // 21.5", 23.8", 15.6", 10.1", 7" and 32", lying and standing.
        const std::vector<std::pair<float, ImVec2>> panels{
            {4.03f, {1920, 1080}}, {3.64f, {1920, 1080}}, {5.56f, {1920, 1080}},
            {5.88f, {1280, 800}},  {5.25f, {800, 480}},   {2.71f, {1920, 1080}}};
        for (const auto& [scale, lying] : panels)
            for (const ImVec2 size : {lying, ImVec2{lying.y, lying.x}})
                for (const TextSize text : all<TextSize>()) {
                    CAPTURE(scale);
                    const Theme theme(scale, size, text, Contrast::light);
                    const float half_pixel = 0.5f / scale;
                    CHECK(theme.em_mm(Type::caption) >= 4.8f - half_pixel);
                    CHECK(theme.em_mm(Type::body) >= 6.0f - half_pixel);
                    CHECK(theme.em(Type::question) >= theme.em(Type::title));
                    CHECK(theme.em(Type::title) >= theme.em(Type::tile));
                    CHECK(theme.em(Type::tile) >= theme.em(Type::body));
                    CHECK(theme.em(Type::body) >= theme.em(Type::caption));
                    for (const Type type : {Type::tile, Type::body, Type::caption})
                        CHECK(theme.line_height(type) >= 1.5f * theme.em(type) - 0.5f);
                }
    }

    TEST_CASE("larger letters are larger in every size of text")
    {
        const Theme normal(4.03f, full_hd, TextSize::normal, Contrast::light);
        const Theme large(4.03f, full_hd, TextSize::large, Contrast::light);
        const Theme largest(4.03f, full_hd, TextSize::largest, Contrast::light);
        for (const Type type :
             {Type::question, Type::title, Type::tile, Type::body, Type::caption}) {
            CHECK(large.em(type) > normal.em(type));
            CHECK(largest.em(type) > large.em(type));
        }
        CHECK(largest.em_mm(Type::body) >= 10);
    }
}

} // namespace michi::ui::test
