#pragma once

#include "domain/answers.hpp"
#include "domain/catalogue.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// One visitor's way through the screens, as a value, and the one function that moves it on. It
// knows no clock, screen or file.
namespace michi {

enum class Stage {
    welcome,
    purpose,
    region,
    town,
    age,
    shortlist,
    programme,
    everything, // all programmes, by chapter or by kana
};
template <>
inline constexpr std::array<std::string_view, 8> ids_of<Stage>{
    "welcome", "purpose", "region", "town", "age", "shortlist", "programme", "all"};

// How the list of all programmes is cut: by the brochure's chapter, or by the first kana's row.
struct Section {
    enum class By { chapter, kana };
    By by = By::chapter;
    int number = 1; // the chapter, or the row: 1 あ, 2 か, … 10 わ

    bool operator==(const Section&) const = default;
};

struct Visit {
    Stage stage = Stage::welcome;
    std::vector<Stage> trail; // the screens behind, for もどる
    Answers answers;
    std::vector<ProgrammeIndex> opened; // the programme on the screen is the last
    bool all_cards = false;             // the shortlist with 「ほか n 件」 opened
    Section section;
    Language language = Language::ja;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::light;
    bool still_there = false; // the countdown is on

    bool operator==(const Visit&) const = default;
};

// --- what a visitor does -----------------------------------------------------------------------

struct Started {};
struct PurposeTouched {
    Purpose purpose;
};
struct PurposesChosen {};
struct PlaceChosen {
    Place place; // a region asks for its town next
};
struct AnyTown {}; // どこでも
struct AgeChosen {
    Age age;
};
struct ChangeAsked {
    Stage question; // purpose, region or age
};
struct CardTouched {
    ProgrammeIndex programme;
};
struct MoreAsked {};
struct LessAsked {};
struct AllAsked {};
struct SectionChosen {
    Section section;
};
struct WentBack {};
struct Restarted {};
struct LanguageChosen {
    Language language;
};
struct TextSizeChosen {
    TextSize size;
};
struct ContrastChosen {
    Contrast contrast;
};
struct LeftAlone {}; // nobody has touched the glass for the idle limit
struct Stayed {};    // somebody answered the countdown
struct TimedOut {};  // nobody did

using Event = std::variant<Started, PurposeTouched, PurposesChosen, PlaceChosen, AnyTown, AgeChosen,
                           ChangeAsked, CardTouched, MoreAsked, LessAsked, AllAsked, SectionChosen,
                           WentBack, Restarted, LanguageChosen, TextSizeChosen, ContrastChosen,
                           LeftAlone, Stayed, TimedOut>;

// The whole flow of the kiosk: a visit and an event give the next visit. An event that makes no
// sense on the screen changes nothing.
[[nodiscard]] Visit after(const Visit& visit, const Event& event, const Places& places);

// The row of the kana table (1 あ … 10 わ) that a reading belongs to.
[[nodiscard]] int kana_row(std::string_view reading);

} // namespace michi
