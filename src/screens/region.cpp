#include "screens/screens.hpp"
#include "screens/tiles.hpp"

#include <cmath>
#include <numeric>

namespace michi::screens {

using ui::Box;
using ui::Type;

namespace {

// Where the map lies on the screen.
struct Projection {
    float x0;
    float y0;
    float scale;

    [[nodiscard]] ImVec2 operator()(Point point) const
    {
        return {x0 + point.x * scale, y0 + point.y * scale};
    }
};

// The map as large as fits into the box, with a margin.
Projection projection(const Map& map, const ui::Frame& frame, const Box& outer)
{
    const Box box = outer.inset(frame.mm(5));
    const float scale = std::min(box.width() / map.width, box.height() / map.height);
    return {box.middle_x() - map.width * scale / 2, box.middle_y() - map.height * scale / 2, scale};
}

std::vector<ImVec2> on_screen(const std::vector<Point>& points, const Projection& project,
                              float lift = 0)
{
    std::vector<ImVec2> result;
    for (const Point point : points) {
        ImVec2 at = project(point);
        at.y -= lift;
        result.push_back(at);
    }
    return result;
}

std::optional<RegionIndex> chosen_region(const View& view)
{
    const Place place = view.place();
    if (const auto* region = std::get_if<RegionIndex>(&place))
        return *region;
    if (const auto* town = std::get_if<TownIndex>(&place))
        return view.catalogue.places.at(*town).region;
    return std::nullopt;
}

Type name_type(const ui::Frame& frame)
{
    return frame.theme.text_size() == TextSize::normal ? Type::tile : Type::body;
}

// Without what an English name explains in brackets.
std::string name_on_map(const View& view, RegionIndex region)
{
    const std::string name = view.name(region);
    return name.substr(0, name.find(" ("));
}

// Whether every region can be touched and its name be read: on a small map neighbours lie under one
// fingertip, and large letters on each other.
bool map_is_large_enough(const ui::Frame& frame, const View& view, const Projection& project)
{
    if (project.scale <= 0)
        return false;
    const auto& shapes = view.catalogue.map.regions;
    const auto width = [&](const Map::Shape& shape) {
        return frame.text_width(name_on_map(view, shape.region), name_type(frame));
    };
    for (std::size_t one = 0; one < shapes.size(); ++one)
        for (std::size_t other = 0; other < one; ++other) {
            const ImVec2 a = project(shapes[one].label);
            const ImVec2 b = project(shapes[other].label);
            const ImVec2 apart{std::abs(a.x - b.x), std::abs(a.y - b.y)};
            if (std::max(apart.x, apart.y) < frame.theme.touch())
                return false;
            if (apart.x < (width(shapes[one]) + width(shapes[other])) / 2 &&
                apart.y < frame.theme.em(name_type(frame)))
                return false;
        }
    return true;
}

// The rectangle around the label that answers to a touch; the whole shape is drawn as held.
Box label_box(const ui::Frame& frame, const Map::Shape& shape, const Projection& project)
{
    const ImVec2 at = project(shape.label);
    // Neighbours are 17.9 units of the map apart: a small map must not lay one on the other.
    const float half_width = std::max(frame.mm(10), project.scale * 8.9f);
    const float half_height = std::max(
        {frame.mm(10), project.scale * 6.0f, std::min(frame.mm(12.5f), project.scale * 9.0f)});
    return {std::floor(at.x - half_width), std::floor(at.y - half_height),
            std::floor(at.x + half_width), std::floor(at.y + half_height)};
}

Happened draw_map(ui::Frame& frame, const View& view, const Box& box)
{
    Happened happened;
    const Map& map = view.catalogue.map;
    const auto& colours = frame.colours;
    frame.fill(box, colours.sea, frame.theme.corner());
    const Projection project = projection(map, frame, box);
    const auto chosen = chosen_region(view);

    std::vector<std::size_t> downwards(map.regions.size()); // as the keypad goes through them
    std::iota(downwards.begin(), downwards.end(), std::size_t{0});
    std::ranges::sort(downwards, {}, [&](std::size_t index) { return map.regions[index].label.y; });
    std::vector<ui::Touch> touches(map.regions.size());
    for (const std::size_t index : downwards) {
        const Map::Shape& shape = map.regions[index];
        const Region& region = view.catalogue.places.at(shape.region);
        touches[index] = frame.target("region/" + region.id, view.name(shape.region),
                                      label_box(frame, shape, project));
        if (touches[index])
            happened = PlaceChosen{shape.region};
    }
    // The coast's shallow water, then the land, then the raised region over its neighbours.
    for (const Map::Shape& shape : map.regions)
        frame.contour(on_screen(shape.polygon, project), colours.paper, frame.mm(3.2f));
    const auto draw_shape = [&](std::size_t index, bool raised) {
        const Map::Shape& shape = map.regions[index];
        const float lift = raised ? frame.mm(1.2f) : 0.0f;
        if (raised)
            frame.polygon(on_screen(shape.polygon, project), colours.edge);
        const std::vector<ImVec2> points = on_screen(shape.polygon, project, lift);
        frame.polygon(points,
                      raised ? colours.lead_pale : colours.land[index % colours.land.size()]);
        frame.contour(points, raised ? colours.lead : colours.paper,
                      frame.mm(touches[index].held ? 2.4f
                               : raised            ? 1.2f
                                                   : 0.9f));
    };
    const auto raised = [&](std::size_t index) {
        return touches[index].held || chosen == map.regions[index].region;
    };
    for (const bool now : {false, true})
        for (std::size_t index = 0; index < map.regions.size(); ++index)
            if (raised(index) == now)
                draw_shape(index, now);
    for (const auto& lake : map.lakes)
        frame.polygon(on_screen(lake, project), colours.lake);
    for (std::size_t index = 0; index < map.regions.size(); ++index)
        if (touches[index].focused)
            frame.focus_ring(label_box(frame, map.regions[index], project));

    const auto centred = [&](ImVec2 at, std::string_view words, Type type, ui::Colour ink) {
        const float width = frame.text_width(words, type) + 2;
        const float height = frame.theme.line_height(type);
        frame.text({at.x - width / 2, at.y - height / 2, at.x + width / 2 + 1, at.y + height / 2},
                   words, {type, ink, ui::Align::centre});
    };
    frame.on(colours.sea, [&] {
        frame.silently([&] {
            for (const Map::Name& water : map.waters)
                if (frame.theme.text_size() == TextSize::normal) // else they would cover the land
                    centred(project(water.at), view.name(water.words, water.english), Type::caption,
                            colours.soft_ink);
        });
    });
    for (std::size_t index = 0; index < map.regions.size(); ++index) {
        const Map::Shape& shape = map.regions[index];
        const Region& region = view.catalogue.places.at(shape.region);
        const ImVec2 at = project(shape.label);
        frame.on(
            raised(index) ? colours.lead_pale : colours.land[index % colours.land.size()], [&] {
                const Type type = name_type(frame);
                const float title = frame.theme.line_height(type);
                const bool alone = view.visit.language != Language::ja ||
                                   frame.theme.text_size() != TextSize::normal;
                const std::string name = name_on_map(view, shape.region);
                centred({at.x, at.y - (alone ? 0.0f : title * 0.32f)}, name, type, colours.ink);
                if (!alone)
                    centred({at.x, at.y + title * 0.5f}, region.main_town, Type::caption,
                            colours.ink);
            });
    }
    return happened;
}

// The regions as tiles, for a screen on which the map would be too small to touch.
Happened draw_names(ui::Frame& frame, const View& view, const Box& box, const Heading& heading,
                    const ui::TileLook& outside, const ui::TileLook& unknown)
{
    const Speech say = view.say();
    std::vector<Tile> tiles;
    for (std::uint32_t index = 0; index < view.catalogue.places.regions.size(); ++index) {
        const Region& region = view.catalogue.places.regions[index];
        ui::TileLook look;
        look.icon = ui::Icon::place;
        look.helper = view.visit.language == Language::ja ? region.main_town : "";
        look.chosen = chosen_region(view) == RegionIndex{index};
        tiles.push_back({"region/" + region.id, view.name(RegionIndex{index}), look,
                         PlaceChosen{RegionIndex{index}}});
    }
    tiles.push_back({"region/outside", say("region.outside"), outside, PlaceChosen{Outside{}}});
    tiles.push_back({"unknown", say("region.unknown"), unknown, PlaceChosen{Unknown{}}});
    return draw_tiles(frame, "region", box, heading, tiles, frame.mm(80), 3);
}

} // namespace

Happened draw_region(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    Page page;
    page.step = 2;
    page.middle = [&](const Box& middle) {
        Happened happened;
        Box box = middle;
        const Heading heading{say("region.title"), say("region.helper")};
        box.y0 += heading_height(frame, heading, box.width());
        const bool portrait = frame.theme.portrait();
        const float gap = frame.theme.gap();
        const Place place = view.place();
        const bool answered = view.visit.answers.place.has_value();
        ui::TileLook outside{ui::Icon::train, say("region.outside_hint"),
                             std::holds_alternative<Outside>(place)};
        ui::TileLook unknown{ui::Icon::question, say("region.unknown_hint"),
                             answered && std::holds_alternative<Unknown>(place)};
        const float half = std::floor((box.width() - gap) / 2);
        const float side = std::max(frame.mm(110), box.width() * 0.27f);
        const auto needed = [&] {
            return std::max(
                {frame.mm(portrait ? 40 : 46),
                 ui::tile_height(frame, portrait ? half : side, say("region.outside"), outside),
                 ui::tile_height(frame, portrait ? half : side, say("region.unknown"), unknown)});
        };
        float height = needed();
        if (!portrait && 2 * height + gap > box.height()) { // the largest letters: no helper line
            outside.helper.clear();
            unknown.helper.clear();
            height = std::min(needed(), std::floor((box.height() - gap) / 2));
        }
        const Box others = portrait ? box.cut_bottom(height, gap) : box.cut_right(side, gap);
        if (!map_is_large_enough(frame, view, projection(view.catalogue.map, frame, box)))
            return draw_names(frame, view, middle, heading, outside, unknown);
        Box head = middle;
        draw_heading(frame, head, heading);
        happened = draw_map(frame, view, box);
        const auto cells = ui::grid(others, 2, portrait ? 2 : 1, height, gap);
        if (ui::tile(frame, "region/outside", cells[0], say("region.outside"), outside))
            happened = PlaceChosen{Outside{}};
        if (ui::tile(frame, "unknown", cells[1], say("region.unknown"), unknown))
            happened = PlaceChosen{Unknown{}};
        return happened;
    };
    return draw_page(frame, view, page);
}

} // namespace michi::screens
