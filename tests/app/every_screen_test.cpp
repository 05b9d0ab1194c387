#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <sstream>

// Every screen of a visit is walked through, page by page, and held against the rules of touch and
// sight: sizes of targets and letters, contrast, nothing over anything else, nothing cut.
namespace michi::test {

namespace {

constexpr float least_target_mm = 20.0f - 0.1f; // whole pixels
constexpr float least_em_mm = 4.8f;
constexpr double least_contrast = 7.0;
constexpr float pixel = 1.0f;

// What is wrong, each kind of it once, with the screen it was seen on first.
class Findings {
public:
    void add(const std::string& what, const std::string& where)
    {
        auto& [times, first] = m_found[what];
        if (times++ == 0)
            first = where;
    }
    [[nodiscard]] bool none() const { return m_found.empty(); }
    [[nodiscard]] std::string in_words() const
    {
        std::ostringstream out;
        for (const auto& [what, seen] : m_found)
            out << "\n  " << what << "  [" << seen.second << ", " << seen.first << " times]";
        return out.str();
    }

private:
    std::map<std::string, std::pair<int, std::string>> m_found;
};

// A text longer than this names nothing better in a report.
std::string shortened(const std::string& words)
{
    const std::u32string characters = ui::code_points(words);
    return characters.size() < 30 ? words : words.substr(0, words.size() * 30 / characters.size());
}

std::string numbers(float a, float b)
{
    std::ostringstream out;
    out.precision(3);
    out << a << " x " << b;
    return out.str();
}

const ui::Glyphs& glyphs()
{
    static const ui::Glyphs all =
        app::glyphs_for(real_catalogue(), office_site().office, event_site().booth->titles);
    return all;
}

bool in_font(const ui::Text& text)
{
    const bool heading = text.type != ui::Type::body && text.type != ui::Type::caption;
    const std::u32string& known = heading ? glyphs().display : glyphs().all;
    return std::ranges::all_of(ui::code_points(text.words), [&](char32_t character) {
        return character == U'\n' || std::ranges::binary_search(known, character);
    });
}

// A key that nobody wrote words for, or a hole that nobody filled.
bool is_unfinished(const std::string& words)
{
    if (words.find('{') != words.npos)
        return true;
    const bool plain = std::ranges::all_of(words, [](char c) {
        return (c >= 'a' && c <= 'z') || c == '.' || c == '_' || (c >= '0' && c <= '9');
    });
    return plain && words.find('.') != words.npos &&
           words.find_first_of("abcdefghij") != words.npos;
}

// Where everything stands, with the band of another day.
ui::Box page_of(const ui::Frame& frame)
{
    return {0, frame.theme.page_top(), frame.theme.size().x, frame.theme.size().y};
}

class Inspector {
public:
    explicit Inspector(const Setting& setting) : m_where(words_of(setting)) {}

    void inspect(const HeadlessKiosk& kiosk, const std::string& screen)
    {
        ++screens;
        const std::string where = m_where + " " + screen;
        look_at_targets(kiosk.frame(), where);
        look_at_texts(kiosk.frame(), where);
        look_at_codes(kiosk.frame(), where);
        look_for_overlaps(kiosk, where);
    }
    // Codes that no page showed whole.
    void report_codes()
    {
        for (const auto& [payload, where] : m_codes)
            if (!m_whole_codes.contains(payload))
                findings.add("a code is cut on every page: \"" + shortened(payload) + "\"", where);
        m_codes.clear();
        m_whole_codes.clear();
    }

    Findings findings;
    int screens = 0;

private:
    void look_at_targets(const ui::Frame& frame, const std::string& where)
    {
        const float scale = frame.theme.pixels_per_mm();
        std::set<std::string> ids;
        std::vector<const ui::Target*> seen;
        for (const ui::Target& target : frame.targets) {
            if (!ids.insert(target.id).second)
                findings.add("two targets are called " + target.id, where);
            if (!page_of(frame).holds(target.area.empty() ? target.whole : target.box))
                findings.add("leaves the page: " + target.id, where);
            if (!target.in_sight)
                continue;
            const ui::Box& box = target.box;
            if (box.width() / scale < least_target_mm || box.height() / scale < least_target_mm)
                findings.add("too small to touch: " + target.id + " " +
                                 numbers(box.width() / scale, box.height() / scale) + " mm",
                             where);
            for (const ui::Target* other : seen)
                if (box.meets(other->box))
                    findings.add("lie on each other: " + other->id + " and " + target.id, where);
            seen.push_back(&target);
        }
    }

    void look_at_texts(const ui::Frame& frame, const std::string& where)
    {
        const float scale = frame.theme.pixels_per_mm();
        for (const ui::Text& text : frame.texts) {
            const std::string words = "\"" + shortened(text.words) + "\"";
            if (text.seen.x0 > text.box.x0 + pixel || text.seen.x1 < text.box.x1 - pixel)
                findings.add("cut at the side: " + words, where);
            if (text.area.empty() && !page_of(frame).holds(ink_of(frame, text)))
                findings.add("leaves the screen: " + words, where);
            if (text.em / scale < least_em_mm - 0.05f)
                findings.add("too small to read: " + words, where);
            if (ui::contrast_ratio(text.ink, text.ground) < least_contrast)
                findings.add("too faint: " + words + " " + ui::hex(text.ink) + " on " +
                                 ui::hex(text.ground),
                             where);
            if (text.words.find("…") != text.words.npos)
                findings.add("cut: " + words, where);
            if (text.words.size() > 1 && is_unfinished(text.words)) // a letter may be "{"
                findings.add("unfinished: " + words, where);
            if (!in_font(text))
                findings.add("has a character that its font was not given: " + words, where);
        }
    }

    // Large enough to be read off the glass (kiosk rule "QR"), and whole on one page at least.
    void look_at_codes(const ui::Frame& frame, const std::string& where)
    {
        const float scale = frame.theme.pixels_per_mm();
        for (const ui::Code& code : frame.codes) {
            const auto modules = static_cast<float>(ui::encode_qr(code.payload).whole());
            if (code.box.width() / modules < 0.8f * scale)
                findings.add("modules under 0.8 mm: \"" + shortened(code.payload) + "\"", where);
            if (code.box.width() / scale < 30)
                findings.add("a code under 30 mm: \"" + shortened(code.payload) + "\"", where);
            m_codes.emplace(code.payload, where);
            if (code.seen.width() >= code.box.width() - pixel &&
                code.seen.height() >= code.box.height() - pixel)
                m_whole_codes.insert(code.payload);
        }
    }

    // The lines without the room between them.
    static ui::Box ink_of(const ui::Frame& frame, const ui::Text& text)
    {
        if (text.em == frame.theme.figure_em())
            return text.box;
        const float lead = frame.theme.line_height(text.type) - text.em;
        return text.box.inset(0, lead / 2);
    }

    // Texts must not lie on each other, stick out of what they stand on, or reach into anything
    // else that can be touched. On the map the names have the sea for a margin.
    void look_for_overlaps(const HeadlessKiosk& kiosk, const std::string& where)
    {
        if (kiosk.stage() == Stage::region && !kiosk.visit().still_there)
            return;
        const ui::Frame& frame = kiosk.frame();
        std::vector<std::pair<const ui::Text*, ui::Box>> inks;
        for (const ui::Text& text : frame.texts) {
            const std::string words = "\"" + shortened(text.words) + "\"";
            const ui::Box whole = ink_of(frame, text);
            const ui::Box seen = whole.common(text.seen);
            if (seen.height() <= pixel)
                continue;
            for (const auto& [other, box] : inks)
                if (box.inset(pixel).meets(seen))
                    findings.add("lie on each other: \"" + shortened(other->words) + "\" and " +
                                     words,
                                 where);
            for (const ui::Target& target : frame.targets) {
                const std::string group = target.id.substr(0, target.id.find('/'));
                if (target.area == text.area &&
                    target.whole.holds(whole.middle_x(), whole.middle_y())) {
                    if (!target.whole.inset(-pixel).holds(whole))
                        findings.add("sticks out of " + group + ": " + words, where);
                } else if (target.box.height() > 0 && target.box.inset(pixel).meets(seen)) {
                    findings.add("reaches into " + group + ": " + words, where);
                }
            }
            inks.emplace_back(&text, seen);
        }
    }

    std::string m_where;
    std::map<std::string, std::string> m_codes; // since the last report, with the screen
    std::set<std::string> m_whole_codes;
};

// Walks through every screen of a visit; `look` sees each of them, page by page.
class Walk {
public:
    using Look = std::function<void(const HeadlessKiosk&, const std::string& screen)>;

    Walk(const Setting& setting, Look look) : m_kiosk(setting), m_look(std::move(look))
    {
        m_kiosk.kiosk().print_with([this](const platform::Sheet&) {
            m_printed = {};
            if (m_outcome != Printing::sent)
                m_printed.set_value(m_outcome);
            return m_printed.get_future();
        });
    }

    void through_everything()
    {
        for (int turn = 0; turn < 4; ++turn) {
            seen("welcome, turn " + std::to_string(turn));
            m_kiosk.wait(12);
        }
        through_questions();
        through_shortlists();
        through_printing();
        through_dates_and_desks();
        through_all_programmes();
        m_kiosk.wait(185);
        seen("still there");
    }

    // Of an event: its own screens.
    void through_booth()
    {
        seen("booth");
        m_kiosk.tap("talk");
        pages("talk");
        m_kiosk.tap("take-away");
        pages("taking the talk away");
        m_kiosk.tap_all({"restart", "start"});
        pages("purposes of the booth");
    }

private:
    void seen(const std::string& screen) { m_look(m_kiosk, screen); }

    void pages(const std::string& screen)
    {
        seen(screen);
        constexpr int most_pages = 1000;
        for (int page = 2; m_kiosk.has("page/next"); ++page) {
            REQUIRE_MESSAGE(page <= most_pages, screen, " has no end");
            m_kiosk.tap("page/next");
            seen(screen + ", page " + std::to_string(page));
        }
    }

    void through_questions()
    {
        m_kiosk.tap("start");
        pages("purpose");
        m_kiosk.tap_all({"purpose/start", "purpose/recovery", "purpose/relocate"});
        pages("purpose, three chosen");
        m_kiosk.tap("next");
        seen("region");
        for (const Region& region : real_catalogue().places.regions) {
            m_kiosk.tap("region/" + region.id);
            pages("municipality of " + region.id);
            m_kiosk.tap("back");
            seen("region, " + region.id + " chosen");
        }
        m_kiosk.tap_all({"region/sanpachi", "municipality/八戸市"});
        pages("age");
        m_kiosk.tap("age/y1to5");
        m_kiosk.turn_to("change/age");
        m_kiosk.tap("change/age");
        pages("age, chosen");
        m_kiosk.tap("back");
        m_kiosk.turn_to("change/region");
        m_kiosk.tap_all({"change/region", "region/sanpachi"});
        pages("municipality, chosen");
        m_kiosk.tap_all({"back", "back"});
    }

    void through_shortlists()
    {
        for (const Purpose purpose : all<Purpose>()) {
            const std::string id(id_of(purpose));
            m_kiosk.turn_to("change/purpose");
            m_kiosk.tap("change/purpose");
            for (const Purpose chosen : std::vector(m_kiosk.visit().answers.purposes))
                m_kiosk.tap("purpose/" + std::string(id_of(chosen)));
            m_kiosk.tap_all({"purpose/" + id, "next"});
            pages("shortlist for " + id);
            if (m_kiosk.has("more")) {
                m_kiosk.tap("more");
                pages("whole shortlist for " + id);
                m_kiosk.tap("less");
            }
            through_further_questions(id);
            if (m_kiosk.has("compare"))
                through_comparisons(id);
            if (m_kiosk.has("take-away")) {
                m_kiosk.tap("take-away");
                pages("taking away " + id);
                m_kiosk.tap("back");
            }
        }
    }

    void through_further_questions(const std::string& purpose)
    {
        bool asked = false;
        for (const std::string group : {"help/", "trade/", "help/"}) {
            const auto answer =
                std::ranges::find_if(m_kiosk.targets(), [&](const ui::Target& target) {
                    return target.id.starts_with(group);
                });
            if (answer == m_kiosk.targets().end())
                continue;
            asked = true;
            m_kiosk.tap(std::string(answer->id));
            pages("shortlist for " + purpose + ", further answers");
        }
        if (asked)
            m_kiosk.tap("change/further");
    }

    // The best side by side, and others in their place.
    void through_comparisons(const std::string& purpose)
    {
        m_kiosk.tap("compare");
        pages("comparison for " + purpose);
        for (int change = 0; change < 3 && m_kiosk.has("change/1"); ++change) {
            m_kiosk.tap("change/1");
            pages("comparison for " + purpose + ", changed");
        }
        m_kiosk.tap("back");
    }

    // The codes, whatever becomes of the slip.
    void through_printing()
    {
        m_kiosk.tap("take-away");
        for (const Printing outcome : all<Printing>()) {
            if (outcome == Printing::none)
                continue;
            m_outcome = outcome;
            m_kiosk.tap("print");
            m_kiosk.wait(1);
            pages("printing: " + std::string(id_of(outcome)));
            m_kiosk.wait(90); // for one that never answers
        }
        m_kiosk.tap("back");
    }

    void through_dates_and_desks()
    {
        m_kiosk.tap("display");
        pages("display");
        m_kiosk.tap("call"); // here, where the bar has no room for it
        pages("call");
        m_kiosk.tap_all({"back", "back"});
        for (const std::string screen : {"calendar", "guide"}) {
            m_kiosk.tap(screen);
            pages(screen);
            m_kiosk.choose_tab("area/all");
            pages(screen + " of the whole prefecture");
            for (const Region& region : real_catalogue().places.regions) {
                m_kiosk.choose_tab("area/" + region.id);
                pages(screen + " of " + region.id);
            }
            m_kiosk.tap("back");
        }
    }

    void through_all_programmes()
    {
        m_kiosk.tap("all");
        for (const Chapter& chapter : real_catalogue().chapters) {
            const std::string number = std::to_string(chapter.number);
            m_kiosk.choose_tab("chapter/" + number);
            pages("chapter " + number);
        }
        for (const Programme& programme : real_catalogue().programmes) {
            m_kiosk.choose_tab("chapter/" + std::to_string(programme.chapter));
            m_kiosk.turn_to("card/" + programme.key);
            m_kiosk.tap("card/" + programme.key);
            pages("programme " + programme.key);
            m_kiosk.tap("take-away");
            pages("taking away " + programme.key);
            m_kiosk.tap_all({"back", "back"});
        }
        m_kiosk.turn_to("by/kana");
        m_kiosk.tap("by/kana");
        std::set<int> rows;
        for (const Programme& programme : real_catalogue().programmes)
            rows.insert(kana_row(programme.reading));
        for (const int row : rows) {
            const std::string tab = "kana/" + std::to_string(row);
            m_kiosk.choose_tab(tab);
            pages(tab);
        }
    }

    HeadlessKiosk m_kiosk;
    Look m_look;
    std::promise<Printing> m_printed;
    Printing m_outcome = Printing::done;
};

// Text on a picture has no one ground: every pixel behind it has to be light or dark enough.
double least_contrast_behind(const ui::Text& text, const Pixels& background, int width)
{
    double least = 21;
    std::set<std::uint32_t> colours;
    for (const std::uint32_t pixel_behind : cut_out(background, width, text.box).pixels)
        colours.insert(pixel_behind);
    for (const std::uint32_t colour : colours) {
        const ui::Colour behind =
            IM_COL32((colour >> 16) & 255u, (colour >> 8) & 255u, colour & 255u, 255);
        least = std::min(least, ui::contrast_ratio(text.ink, behind));
    }
    return least;
}

// The panels that a kiosk is likely to have, the smallest that shows a visit to the largest that a
// visitor can reach over. Pixels a millimetre as kiosk-rules reckons them from the diagonal.
const std::map<std::string, app::PanelSize> panels{{"7 inches", {800, 480, 5.25f}},
                                                   {"10.1 inches", {1280, 800, 5.88f}},
                                                   {"10.1 inches upright", {800, 1280, 5.88f}},
                                                   {"15.6 inches", {1920, 1080, 5.56f}},
                                                   {"21.5 inches", landscape},
                                                   {"23.8 inches upright", {1080, 1920, 3.64f}},
                                                   {"32 inches", {3840, 2160, 5.42f}}};

// All languages and all sizes of text on a panel, and there the other colours and the low page.
// Under the sanitizers, ten times as slow, the plainest setting and the most crowded one. Every
// other kiosk can speak: its bar has a key more.
std::vector<Setting> settings_to_walk(const app::PanelSize& panel)
{
    const bool upright = panel.width < panel.height;
    std::vector<Setting> settings;
#ifdef MICHI_SANITIZED
    if (panel.width == landscape.width)
        settings.push_back({panel, Language::ja, TextSize::normal});
    if (upright)
        settings.push_back({panel, Language::easy, TextSize::largest});
#else
    for (const Language language : all<Language>())
        for (const TextSize text : all<TextSize>())
            settings.push_back({panel, language, text});
    settings.push_back({panel, Language::ja, TextSize::normal, test_day, Contrast::dark});
    settings.push_back({panel, Language::en, TextSize::large, test_day, Contrast::yellow});
    if (upright &&
        static_cast<float>(panel.height) > 300 * panel.pixels_per_mm) // for somebody who sits
        for (const TextSize text : {TextSize::normal, TextSize::large})
            settings.push_back({panel, Language::ja, text, test_day, Contrast::light, true});
#endif
    for (std::size_t at = 1; at < settings.size(); at += 2)
        settings[at].site.speaking.commands[settings[at].language] = {"speaker"};
    return settings;
}

// Targets are large enough for a finger and texts can be read on every screen.
void walk_on(const std::string& panel)
{
    int screens = 0;
    for (const Setting& setting : settings_to_walk(panels.at(panel))) {
        CAPTURE(words_of(setting));
        Inspector inspector(setting);

        Walk(setting, [&](const HeadlessKiosk& kiosk, const std::string& screen) {
            inspector.inspect(kiosk, screen);
        }).through_everything();
        inspector.report_codes();
        CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
        screens += inspector.screens;
    }
    MESSAGE(panel, ": ", screens, " screens were drawn and inspected");
}

} // namespace

TEST_SUITE("every screen")
{
    TEST_CASE("at an event, on every panel")
    {
        for (const auto& [panel, size] : panels)
            for (const Setting& setting : settings_to_walk(size)) {
                if (panel == "32 inches") // of the shape of others, and slow to draw
                    continue;
                CAPTURE(words_of(setting));
                app::StaffDesk desk;
                Inspector inspector(setting);
                Walk(at_booth(setting, desk), [&](const HeadlessKiosk& kiosk,
                                                  const std::string& screen) {
                    inspector.inspect(kiosk, screen);
                }).through_booth();
                inspector.report_codes();
                CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
            }
    }

    // A case a panel, so that they can be shared out over the processor's cores: ctest's `panel.*`.
    TEST_CASE("on a panel of 7 inches")
    {
        walk_on("7 inches");
    }
    TEST_CASE("on a panel of 10.1 inches")
    {
        walk_on("10.1 inches");
    }
    TEST_CASE("on a panel of 10.1 inches upright")
    {
        walk_on("10.1 inches upright");
    }
    TEST_CASE("on a panel of 15.6 inches")
    {
        walk_on("15.6 inches");
    }
    TEST_CASE("on a panel of 21.5 inches")
    {
        walk_on("21.5 inches");
    }
    TEST_CASE("on a panel of 23.8 inches upright")
    {
        walk_on("23.8 inches upright");
    }
    TEST_CASE("on a panel of 32 inches")
    {
        walk_on("32 inches");
    }

    // Upright at 10.1 inches five columns of purposes would overflow, and would not beside arrows.
    TEST_CASE(
        "the purposes come to rest on every panel, and stay as they are when they are drawn again")
    {
        for (const auto& [name, panel] : panels)
            for (const Setting& setting : settings_to_walk(panel)) {
                CAPTURE(words_of(setting));
                HeadlessKiosk kiosk(setting);
                const std::int64_t built = kiosk.kiosk().frames_built();

                kiosk.to_purposes();

                CHECK(kiosk.kiosk().frames_built() - built < 16);
                const std::vector<std::string> there = kiosk.ids();
                kiosk.kiosk().redraw();
                kiosk.wait(0);
                CHECK(kiosk.ids() == there);
            }
    }

    TEST_CASE("the welcome of a day without any date to come keeps the same rules")
    {
        for (const auto& [name, panel] : panels)
            for (Setting setting : settings_to_walk(panel)) {
                CAPTURE(words_of(setting));
                setting.today = std::chrono::year{2026} / 10 / 20;
                Inspector inspector(setting);

                inspector.inspect(HeadlessKiosk(setting), "welcome");

                CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
            }
    }

    TEST_CASE("the screens of data that has expired keep the same rules")
    {
        for (const auto& [name, panel] : panels)
            for (Setting setting : settings_to_walk(panel)) {
                CAPTURE(words_of(setting));
                Inspector inspector(setting);
                app::StaffDesk desk;
                desk.put_data({Seal{12, test_day, days_after(setting.today, -1), 3, "青森県"}, 0,
                               false, std::nullopt});
                setting.desk = &desk;
                HeadlessKiosk kiosk(setting);
                inspector.inspect(kiosk, "welcome");
                kiosk.to_purposes();
                inspector.inspect(kiosk, "purpose");
                kiosk.tap("back");
                kiosk.all_the_way_to_shortlist();
                inspector.inspect(kiosk, "shortlist");
                kiosk.tap("take-away");
                inspector.inspect(kiosk, "take-away");
                kiosk.wait(190);
                inspector.inspect(kiosk, "still-there");

                CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
            }
    }

    TEST_CASE("the staff's screens keep the same rules")
    {
        for (const auto& [name, panel] : panels)
            for (Setting setting : settings_to_walk(panel)) {
                CAPTURE(words_of(setting));
                Inspector inspector(setting);
                app::StaffDesk desk;
                desk.put_data({Seal{12, test_day, test_day, 3, "青森県"}, 0, false, Flaw::key});
                setting.desk = &desk;
                HeadlessKiosk kiosk(setting);
                const auto type = [&](const std::string& digits) {
                    for (const char digit : digits)
                        kiosk.tap(std::string("digit/") + digit);
                    inspector.inspect(kiosk, "typed " + digits);
                    kiosk.tap("digit/ok");
                };
                const auto tap = [&](const std::string& id) {
                    kiosk.tap(id);
                    inspector.inspect(kiosk, id);
                };
                kiosk.all_the_way_to_shortlist();
                kiosk.tap("card/1-1");
                kiosk.player().hold("staff", 3000);
                inspector.inspect(kiosk, "pin");
                type("123456");
                inspector.inspect(kiosk, "weak");
                type("284061");
                inspector.inspect(kiosk, "again");
                type("284061");
                REQUIRE(kiosk.stage() == Stage::staff);
                inspector.inspect(kiosk, "staff");
                tap("called");
                type("7");
                inspector.inspect(kiosk, "not called");
                kiosk.tap("back");
                tap("figures");
                kiosk.tap("back");
                tap("day");
                tap("day/year_end");
                kiosk.tap("back");
                tap("log");
                kiosk.tap("back");
                tap("ending");
                kiosk.tap("back");
                tap("test");
                for (const TestPart part : all<TestPart>()) {
                    kiosk.choose_tab("test/" + std::string(id_of(part)));
                    inspector.inspect(kiosk, "test " + std::string(id_of(part)));
                }
                kiosk.tap("back");
                tap("data");
                kiosk.turn_to("data/back");
                tap("data/back");
                kiosk.tap("back");
                kiosk.tap("back");
                tap("stop-this");
                tap("reason/changed");
                tap("stop");
                tap("range/4-13");
                tap("stop/4-20");
                tap("reason/full");
                REQUIRE(kiosk.stage() == Stage::staff);

                CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
            }
    }

    TEST_CASE("the screen of closed hours keeps the same rules, dimmed as well")
    {
        for (const auto& [name, panel] : panels)
            for (Setting setting : settings_to_walk(panel)) {
                CAPTURE(words_of(setting));
                setting.site.office.open = parse_hours("mon-fri 8:30-17:15");
                Inspector inspector(setting);
                for (const auto& [day, hour] :
                     {std::pair{20, 18}, std::pair{20, 8}, std::pair{28, 10}}) {
                    setting.today = std::chrono::year{2023} / 10 / day;
                    HeadlessKiosk kiosk(setting);
                    const std::string when = std::to_string(day) + " " + std::to_string(hour);
                    kiosk.player().tell_time({setting.today, hour * 60});
                    REQUIRE(!kiosk.has("guide")); // as on the welcome
                    inspector.inspect(kiosk, "closed " + when);
                    kiosk.wait(25);
                    inspector.inspect(kiosk, "dimmed " + when);
                }
                inspector.report_codes();

                CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
            }
    }

    TEST_CASE("the screens of another day keep the same rules under their band")
    {
        for (const auto& [name, panel] : panels)
            for (const Setting& setting : settings_to_walk(panel)) {
                CAPTURE(words_of(setting));
                Inspector inspector(setting);
                HeadlessKiosk kiosk(setting);
                kiosk.player().hold("staff", 3000);
                for (int twice = 0; twice < 2; ++twice)
                    for (const char* digit : {"2", "8", "4", "0", "6", "1", "ok"})
                        kiosk.tap(std::string("digit/") + digit);
                kiosk.turn_to("day");
                kiosk.tap_all({"day", "day/show"});
                const auto seen = [&](const std::string& screen) {
                    CHECK(kiosk.visit().as_of == setting.today);
                    inspector.inspect(kiosk, screen);
                };
                seen("welcome");
                kiosk.tap("start");
                seen("purpose");
                kiosk.tap_all({"purpose/start", "next"});
                seen("region");
                kiosk.to_age();
                seen("age");
                kiosk.to_shortlist();
                seen("shortlist");
                kiosk.wait(185);
                seen("still there");

                CHECK_MESSAGE(inspector.findings.none(), inspector.findings.in_words());
            }
    }

    TEST_CASE("the welcome's words stand out against every pixel of every picture behind them")
    {
        for (const app::PanelSize& panel : {landscape, portrait})
            for (const Language language : all<Language>())
                for (const TextSize size : all<TextSize>()) {
                    const Setting setting{panel, language, size};
                    HeadlessKiosk kiosk(setting);
                    CAPTURE(words_of(setting));
                    const ui::Colour ground = kiosk.frame().colours.ground;
                    std::vector<ui::Text> on_picture;
                    for (const ui::Text& text : kiosk.texts())
                        if (text.ground == ground)
                            on_picture.push_back(text);
                    REQUIRE(!on_picture.empty());

                    for (int turn = 0; turn < 3; ++turn) {
                        CAPTURE(turn);
                        kiosk.kiosk().glass().build(
                            [&](ui::Frame& frame) { frame.picture(frame.page()); });
                        const Pixels background = kiosk.picture();
                        for (ui::Text text : on_picture) {
                            CAPTURE(text.words);
                            text.box = text.box.inset(-8); // wherever a turn moves it
                            CHECK(least_contrast_behind(text, background, panel.width) >=
                                  least_contrast);
                        }
                        kiosk.wait(12);
                    }
                }
    }

    TEST_CASE("a kiosk without data says calmly whom to ask")
    {
        const screens::Office office{"青森県 商工労働部 商工政策課",
                                     "017-734-9368",
                                     "",
                                     "ただいま調整中です",
                                     "窓口の職員か、下の電話におたずねください。",
                                     true,
                                     std::nullopt};
        for (const app::PanelSize& panel : {landscape, portrait}) {
            const ImVec2 size{static_cast<float>(panel.width), static_cast<float>(panel.height)};
            ui::Glass glass(ui::Theme(panel.pixels_per_mm, size, TextSize::normal, Contrast::light),
                            app::glyphs_for({}, office));

            const ui::Frame& frame =
                glass.build([&](ui::Frame& drawn) { screens::draw_out_of_order(drawn, office); });

            CHECK(frame.targets.empty());
            CHECK(std::ranges::any_of(
                frame.texts, [&](const ui::Text& text) { return text.words == office.phone; }));
            for (const ui::Text& text : frame.texts) {
                CHECK(frame.page().holds(text.box));
                CHECK(ui::contrast_ratio(text.ink, text.ground) >= least_contrast);
            }
        }
    }
}

} // namespace michi::test
