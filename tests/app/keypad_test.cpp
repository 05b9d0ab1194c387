#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

// Everything without touching the glass: arrows, OK, back.
namespace michi::test {

namespace {

using app::Key;

// Whether the focus can be told from no focus, by at least half the ring of 1 mm around the target.
bool focus_shows(HeadlessKiosk& kiosk)
{
    const std::string id = kiosk.frame().memory.focus;
    const Pixels with = kiosk.picture();
    const ui::Box box = kiosk.target(id).box;
    kiosk.hide_focus();
    const Pixels without = kiosk.picture();
    kiosk.kiosk().glass().memory().focus = id;
    kiosk.kiosk().redraw();
    kiosk.kiosk().update(kiosk.player().now());
    const float scale = kiosk.panel().pixels_per_mm;
    const float ring = (box.width() + box.height()) * scale;
    const int shown = stand_out(without, with, kiosk.panel().width, box.inset(-3 * scale));
    return kiosk.frame().memory.focus == id && static_cast<float>(shown) >= ring;
}

// Whether the keypad may go from one target to the next in reading order: on to the right or down,
// and up only to a column at the right.
bool reads_on(const ui::Target& from, const ui::Target& to)
{
    const bool inside = from.area == to.area;
    const ui::Box& a = inside ? from.whole : from.box;
    const ui::Box& b = inside ? to.whole : to.box;
    if (!inside && (!from.in_sight || !to.in_sight))
        return true; // the one or the other is scrolled away
    const bool right = b.x0 >= a.x1 - 1;
    const bool below = b.y0 >= a.y1 - 1;
    return right || below;
}

// A visitor who uses nothing but keys.
class KeyWalk {
public:
    explicit KeyWalk(const Setting& setting) : m_kiosk(setting) {}

    HeadlessKiosk& operator*() { return m_kiosk; }
    HeadlessKiosk* operator->() { return &m_kiosk; }

    // Goes to a target, sees that it has the focus, and presses it.
    void choose(const std::string& id)
    {
        CAPTURE(id);
        m_kiosk.focus(id);
        REQUIRE(m_kiosk.target(id).in_sight);
        CHECK(focus_shows(m_kiosk));
        m_kiosk.key(Key::confirm);
        look();
    }
    void choose_all(const std::vector<std::string>& ids)
    {
        for (const std::string& id : ids)
            choose(id);
    }
    // Where there is room for one tab only, by the arrow beside it.
    void choose_tab(const std::string& id)
    {
        while (!m_kiosk.has(id)) {
            std::string next; // the last of them leads on
            for (const ui::Target& target : m_kiosk.targets())
                if (target.id.starts_with(id.substr(0, id.find('/') + 1)))
                    next = target.id;
            choose(next);
        }
        choose(id);
    }
    void back()
    {
        m_kiosk.key(Key::back);
        look();
    }

    // What holds on every screen.
    void look()
    {
        if (m_kiosk.visit() == Visit{})
            return;
        const auto& targets = m_kiosk.targets();
        const std::string screen = std::string(id_of(m_kiosk.stage())) + " " + targets.front().id;
        CAPTURE(screen);
        REQUIRE(in_focus());
        for (std::size_t at = 1; at < targets.size(); ++at) {
            const ui::Target& before = targets[at - 1];
            CAPTURE(before.id);
            CAPTURE(targets[at].id);
            const bool to_the_top = before.id == "restart";
            const bool on_the_map = m_kiosk.stage() == Stage::region &&
                                    before.id.starts_with("region/") &&
                                    targets[at].box.middle_y() >= before.box.middle_y();
            const bool on = reads_on(before, targets[at]) || to_the_top || on_the_map;
            CHECK(on);
        }
        const auto ways = m_kiosk.keys_from(targets.front().id);
        for (const ui::Target& target : targets) {
            CAPTURE(target.id);
            CHECK(ways.contains(target.id));
        }
    }

    // Whatever arrows are pressed, a target in sight has the focus.
    void wander(unsigned seed)
    {
        std::mt19937 random(seed);
        const Stage stage = m_kiosk.stage();
        for (int step = 0; step < 25; ++step) {
            constexpr Key arrows[] = {Key::up, Key::down, Key::left, Key::right};
            m_kiosk.key(arrows[random() % 4]);
            REQUIRE(in_focus());
        }
        REQUIRE(m_kiosk.stage() == stage);
    }

private:
    [[nodiscard]] bool in_focus() const
    {
        const auto& targets = m_kiosk.targets();
        const auto here = std::ranges::find(targets, m_kiosk.frame().memory.focus, &ui::Target::id);
        return here != targets.end() && here->in_sight;
    }

    HeadlessKiosk m_kiosk;
};

std::string first_of(const HeadlessKiosk& kiosk, const std::string& group)
{
    for (const ui::Target& target : kiosk.targets())
        if (target.id.starts_with(group))
            return target.id;
    FAIL("nothing on the screen is called ", group);
    return {};
}

} // namespace

TEST_SUITE("the keypad")
{
    TEST_CASE("the list of an event is reached, seen and taken home by keys alone")
    {
        app::StaffDesk desk;
        KeyWalk walk(at_booth({portrait}, desk));
        walk->key(Key::confirm);
        walk.choose("talk");
        walk.wander(1);
        walk.choose("card/2-14");
        walk.back();
        walk.choose("take-away");
        CHECK(walk->stage() == Stage::take_away);
    }

    TEST_CASE("every screen of a visit is seen and left by keys alone, the focus always in sight")
    {
        for (const Setting& setting :
             {Setting{landscape}, Setting{portrait, Language::easy, TextSize::large},
              Setting{
                  {1280, 800, 5.88f}, Language::en, TextSize::normal, test_day, Contrast::dark}}) {
            CAPTURE(words_of(setting));
            KeyWalk walk(setting);
            const Pixels welcome = walk->picture();
            walk->key(Key::confirm); // shows where the keypad is
            CHECK(walk->frame().memory.focus == "start");
            unsigned seed = 0;
            std::set<Stage> seen;
            const auto wander = [&] {
                seen.insert(walk->stage());
                walk.wander(++seed);
            };

            wander();
            walk.choose("start");
            wander();
            walk.choose_all({"purpose/start", "purpose/train", "next"});
            wander();
            walk.choose("region/tosei");
            wander();
            walk.choose("municipality/青森市");
            wander();
            walk.choose("age/y5to10");
            wander();
            walk.choose_all({"change/age", "age/planning", "more", "less", "compare"});
            wander();
            walk.choose("change/1");
            walk.back();
            walk.choose("take-away");
            wander();
            walk.back();
            walk.choose("calendar");
            wander();
            walk.choose_tab("area/shimokita");
            walk.back();
            walk.choose("guide");
            wander();
            walk.choose_tab("area/kamikita");
            walk.choose("back");
            walk.choose("all");
            wander();
            walk.choose_tab("chapter/4");
            walk.choose("by/kana");
            walk.choose(first_of(*walk, "card/"));
            wander();
            if (walk->has("page/next"))
                walk.choose("page/next");
            walk.back();
            if (walk->has("display")) {
                walk.choose("display");
                wander();
                for (int theme = 0; theme < 3; ++theme)
                    walk.choose(first_of(*walk, "theme/"));
                walk.back();
            }
            walk->wait(185);
            REQUIRE(walk->visit().still_there);
            CHECK(walk->frame().memory.focus == "stay");
            CHECK(focus_shows(*walk));
            walk->key(Key::confirm);
            CHECK(walk->stage() == Stage::everything);
            walk.choose("restart");

            CHECK(walk->visit() == Visit{});
            const auto staff = std::ranges::count_if(all<Stage>(), is_staff);
            // All but the event's list, and the display's where the bar has no room.
            CHECK(std::ssize(seen) >= std::ssize(all<Stage>()) - staff - 2);
            if (setting.language == Language::ja) {
                const bool fresh = walk->picture() == welcome;
                CHECK(fresh);
            }
        }
    }

    TEST_CASE("arrows go where they point, and right goes on in the next row")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        const auto go = [&](Key key) {
            kiosk.key(key);
            return kiosk.target(kiosk.frame().memory.focus).box;
        };
        const ui::Box first = go(Key::down);
        CHECK(kiosk.frame().memory.focus == kiosk.ids().front());

        const ui::Box below = go(Key::down);
        CHECK(below.x0 == first.x0);
        CHECK(below.y0 >= first.y1);
        const ui::Box beside = go(Key::right);
        CHECK(beside.y0 == below.y0);
        CHECK(beside.x0 >= below.x1);
        CHECK(go(Key::up).x0 == beside.x0);
        CHECK(go(Key::left) == first);
        ui::Box end = first;
        for (ui::Box next = go(Key::right); next.y0 == first.y0; next = go(Key::right))
            end = next;
        CHECK(kiosk.target(kiosk.frame().memory.focus).box == below);
        CHECK(go(Key::left) == end);
    }

    TEST_CASE("a key that changes what is on the screen leaves the focus there")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        kiosk.focus("language/en");
        const ui::Box before = kiosk.target("language/en").box;

        kiosk.key(Key::confirm);
        CHECK(kiosk.visit().language == Language::en);
        const ui::Target& here = kiosk.target(kiosk.frame().memory.focus);

        CHECK(here.id.starts_with("language/"));
        CHECK(std::abs(here.box.middle_y() - before.middle_y()) < 1);
    }

    TEST_CASE("whoever answers the countdown by a key finds the focus where it was")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        kiosk.focus("purpose/hire");
        kiosk.wait(125);
        REQUIRE(kiosk.visit().still_there);

        kiosk.key(Key::left);

        CHECK(kiosk.frame().memory.focus == "purpose/hire");
        CHECK(kiosk.visit().answers.purposes.empty());
    }

    TEST_CASE("a touch takes the focus off the screen, and the next key shows it again")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        kiosk.key(Key::down);
        kiosk.tap("purpose/hire");
        CHECK(kiosk.frame().memory.focus.empty());
        kiosk.tap("purpose/train");
        CHECK(kiosk.frame().memory.focus.empty());

        kiosk.key(Key::right);

        CHECK(kiosk.frame().memory.focus == kiosk.ids().front());
    }
}

} // namespace michi::test
