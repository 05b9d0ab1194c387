#include "ui/focus.hpp"

#include <cmath>
#include <limits>

namespace michi::ui {

namespace {

constexpr float aside_weighs = 2.0f;    // what stands straight ahead comes before what is nearer
constexpr float middle_weighs = 0.001f; // between two that stand alike
constexpr float touching = 1.0f; // pixels: boxes that meet at an edge stand beside each other

float between(float a0, float a1, float b0, float b1)
{
    return std::max({0.0f, b0 - a1, a0 - b1});
}

// How far it is from one box to another that lies in this direction; infinite where it does not.
float way(const Box& from, const Box& to, Direction direction)
{
    const bool upright = direction == Direction::up || direction == Direction::down;
    const float ahead = direction == Direction::up     ? from.y0 - to.y1
                        : direction == Direction::down ? to.y0 - from.y1
                        : direction == Direction::left ? from.x0 - to.x1
                                                       : to.x0 - from.x1;
    const float aside =
        upright ? between(from.x0, from.x1, to.x0, to.x1) : between(from.y0, from.y1, to.y0, to.y1);
    const float off = upright ? to.middle_x() - from.middle_x() : to.middle_y() - from.middle_y();
    if (ahead < -touching || (!upright && aside > 0)) // a row ends at its side
        return std::numeric_limits<float>::infinity();
    return std::max(0.0f, ahead) + aside_weighs * aside + middle_weighs * std::abs(off);
}

} // namespace

const Target* neighbour(std::span<const Target> targets, std::string_view from, Direction direction)
{
    if (targets.empty())
        return nullptr;
    const auto here = std::ranges::find(targets, from, &Target::id);
    if (here == targets.end())
        return &targets.front();
    for (const bool inside : {true, false}) {
        const Target* best = nullptr;
        float least = std::numeric_limits<float>::infinity();
        for (const Target& target : targets) {
            const bool same_area = !here->area.empty() && target.area == here->area;
            if (&target == &*here || same_area != inside || (!inside && !target.in_sight))
                continue;
            const float length = inside ? way(here->whole, target.whole, direction)
                                        : way(here->box, target.box, direction);
            if (length < least) {
                least = length;
                best = &target;
            }
        }
        if (best)
            return best;
    }
    if (direction == Direction::left)
        return here == targets.begin() ? &targets.back() : &*here - 1;
    if (direction == Direction::right)
        return &*here == &targets.back() ? &targets.front() : &*here + 1;
    return nullptr;
}

const Target* nearest(std::span<const Target> targets, const Box& place)
{
    const Target* best = nullptr;
    float least = std::numeric_limits<float>::infinity();
    for (const Target& target : targets) {
        const float way = std::hypot(target.box.middle_x() - place.middle_x(),
                                     target.box.middle_y() - place.middle_y());
        if (target.in_sight && way < least) {
            least = way;
            best = &target;
        }
    }
    return best;
}

} // namespace michi::ui
