#pragma once

#include "ui/box.hpp"
#include "ui/pointer.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace michi::ui {

// Areas whose content is taller than they are: dragged by a finger, gliding on after it, or turned
// page by page. What it remembers is a visitor's, and is forgotten with the visit.
class Scrolling {
public:
    explicit Scrolling(float pixels_per_mm) : m_pixels_per_mm(pixels_per_mm) {}

    // Follows the same finger as `pointer`, and takes a press away from it once it is a drag.
    void follow(const PointerEvent& event, Pointer& pointer);
    // Lets content glide until `time`. Gives whether it moved, or still moves.
    bool glide(std::int64_t time);
    // The finger, or the push that it gave, moves nothing more.
    void let_go() { m_held = m_gliding = nullptr; }

    // How far the content of an area is pushed up, in pixels.
    [[nodiscard]] float offset(std::string_view id) const;
    // In every frame: begins the area's content, and gives how far it is pushed up; then what of
    // it, where it was drawn, no turn of a page may cut (unless it is taller than a page); then
    // where the area is, and how tall its content turned out.
    float open(std::string_view id);
    void keep_whole(std::string_view id, const Box& box);
    void lay_out(std::string_view id, const Box& box, float content_height);
    void turn_page(std::string_view id, int direction);
    // The least movement that shows a box of the area whole.
    void show(std::string_view id, const Box& content);

    [[nodiscard]] float content_height(std::string_view id) const;
    // Areas that the current frame did not draw don't count.
    [[nodiscard]] bool left_to_scroll() const;
    [[nodiscard]] bool left_to_scroll(std::string_view id) const; // below what is seen of one
    void begin_frame();
    // Whether an area turned out otherwise in this frame than it was drawn by: the next one
    // differs.
    [[nodiscard]] bool learned() const { return m_learned; }
    // Other content in the same places: how tall it is shows when it is drawn.
    void measure_anew();
    void forget();

private:
    struct Area {
        Box box;
        float content = 0;
        float offset = 0;
        bool drawn = false;
        std::vector<std::pair<float, float>> whole; // from and to, in the content
    };

    void move_to(Area& area, float offset);
    Area* area_at(ImVec2 at);

    float m_pixels_per_mm;
    std::map<std::string, Area, std::less<>> m_areas;
    Area* m_held = nullptr; // under the finger
    ImVec2 m_start{};
    float m_start_offset = 0;
    bool m_dragging = false;
    float m_last_y = 0;
    std::int64_t m_last_time = 0;
    float m_speed = 0; // pixels a second
    Area* m_gliding = nullptr;
    bool m_learned = false;
};

} // namespace michi::ui
