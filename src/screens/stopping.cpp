#include "screens/screens.hpp"
#include "screens/tiles.hpp"

namespace michi::screens {

using ui::Box;

namespace {

// The programmes from `first` on that stand on one screen: of one chapter, twelve at most.
std::vector<ProgrammeIndex> range_from(const Catalogue& catalogue, std::size_t first)
{
    std::vector<ProgrammeIndex> range;
    const auto& programmes = catalogue.programmes;
    for (std::size_t index = first; index < programmes.size() && range.size() < most_in_range &&
                                    programmes[index].chapter == programmes[first].chapter;
         ++index)
        range.push_back({static_cast<std::uint32_t>(index)});
    return range;
}

Happened draw_choice(ui::Frame& frame, const View& view, const Heading& heading,
                     const std::vector<Tile>& tiles)
{
    Page page;
    page.settings = false;
    page.middle = [&](const Box& middle) {
        return draw_tiles(frame, "stopping", middle, heading, tiles,
                          frame.mm(frame.theme.portrait() ? 100 : 90), 4);
    };
    return draw_page(frame, view, page);
}

} // namespace

Happened draw_stop_range(ui::Frame& frame, const View& view)
{
    const Catalogue& catalogue = view.catalogue;
    std::vector<Tile> tiles;
    for (std::size_t first = 0; first < catalogue.programmes.size();) {
        const auto range = range_from(catalogue, first);
        const Programme& front = catalogue.at(range.front());
        const Programme& back = catalogue.at(range.back());
        const auto chapter = std::ranges::find(catalogue.chapters, front.chapter, &Chapter::number);
        Tile tile{"range/" + front.key, front.key, {}, RangeChosen{first}};
        if (range.size() > 1)
            tile.words += " \u2013 " + back.key;
        if (chapter != catalogue.chapters.end())
            tile.look.helper = view.name(chapter->title, chapter->english);
        tiles.push_back(tile);
        first += range.size();
    }
    const Speech say = view.say();
    return draw_choice(frame, view, {say("stopping.range"), say("stopping.range_helper")}, tiles);
}

Happened draw_stop_programme(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    std::vector<Tile> tiles;
    for (const ProgrammeIndex index : range_from(view.catalogue, view.visit.staff.first)) {
        const Programme& programme = view.catalogue.at(index);
        const std::string& title = view.text(programme).title;
        Tile tile{"stop/" + programme.key, programme.key, {}, StopProgrammeChosen{index}};
        tile.look.chosen =
            std::ranges::find(*view.stops, programme.key, &Stop::key) != view.stops->end();
        tile.look.helper = tile.look.chosen ? say("stopping.already", {{"title", title}}) : title;
        tiles.push_back(tile);
    }
    return draw_choice(frame, view, {say("stopping.programme"), ""}, tiles);
}

Happened draw_stop_reason(ui::Frame& frame, const View& view)
{
    const Speech say = view.say();
    const Programme& programme = view.catalogue.at(view.visit.staff.programme);
    std::vector<Tile> tiles;
    for (const StopReason reason : all<StopReason>())
        tiles.push_back({"reason/" + std::string(id_of(reason)),
                         say.of("stop", reason),
                         {},
                         StopReasonChosen{reason}});
    return draw_choice(frame, view,
                       {say("stopping.reason"), programme.key + "  " + view.text(programme).title},
                       tiles);
}

} // namespace michi::screens
