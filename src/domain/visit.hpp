#pragma once

#include "domain/answers.hpp"
#include "domain/catalogue.hpp"
#include "domain/pin.hpp"

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
    compare,    // two or three programmes side by side
    take_away,  // codes that hold the list, or one programme, for a phone
    talk,       // the programmes of an event, in its order
    everything, // all programmes, by chapter or by kana
    calendar,   // seminars and consultation days to come
    guide,      // where and how to consult, and how to be kept informed
    display,    // how the screens look, and how loud they speak
    call,       // the number under which the staff were called
    pin,        // from here on for the staff alone
    staff,
    called,         // the visit that called under a number
    stop_range,     // some programmes that follow each other, to stop one of them
    stop_programme, // the one
    stop_reason,    // and why
    figures,        // how many came, and for what
    day,            // of which the visitor's screens are to be shown
    log,            // what the kiosk told, and why it was started
    test,           // whether panel, letters, sound and printer are as they should be
    ending,         // whether the program is to start anew
    data,           // what is shown, and what was brought
    data_back,      // whether to go back to the data before
};
template <>
inline constexpr std::array<std::string_view, 28> ids_of<Stage>{
    "welcome", "purpose",   "region", "town",   "age",        "shortlist",      "programme",
    "compare", "take-away", "talk",   "all",    "calendar",   "guide",          "display",
    "call",    "pin",       "staff",  "called", "stop-range", "stop-programme", "stop-reason",
    "figures", "day",       "log",    "test",   "ending",     "data",           "data-back"};

// The screens that only the staff see.
[[nodiscard]] constexpr bool is_staff(Stage stage)
{
    return stage >= Stage::pin;
}

// How the list of all programmes is cut: by the brochure's chapter, or by the first kana's row.
struct Section {
    enum class By { chapter, kana };
    By by = By::chapter;
    int number = 1; // the chapter, or the row: 1 あ, 2 か, … 10 わ

    bool operator==(const Section&) const = default;
};

inline constexpr std::size_t most_compared = 3;

// How the slip to take home is coming along, or why it does not.
enum class Printing { none, sent, done, paper_out, jam, stopped, no_printer };
template <>
inline constexpr std::array<std::string_view, 7> ids_of<Printing>{
    "none", "sent", "done", "paper_out", "jam", "stopped", "no_printer"};

// What of the kiosk the staff look at on the test screen.
enum class TestPart { size, touch, letters, code, sound, slip };
template <>
inline constexpr std::array<std::string_view, 6> ids_of<TestPart>{"size", "touch", "letters",
                                                                  "code", "sound", "slip"};

// How many programmes stand on one screen to stop one of them.
inline constexpr std::size_t most_in_range = 12;

// What the staff's screens hold; gone when they are left.
struct Staff {
    enum class Pin { enter, choose, repeat };
    Pin pin = Pin::enter;
    std::string digits;         // typed so far
    std::string chosen;         // the new PIN, as it was typed first
    bool handed_in = false;     // digits wait for the ledger
    PinAnswer answer;           // to what was typed last
    bool failed = false;        // what was done last is not written down
    bool pin_changed = false;   // what was done last
    std::optional<int> number;  // of a call, as it was typed
    std::size_t first = 0;      // of the range of programmes
    ProgrammeIndex programme{}; // to stop
    Day day{};                  // to show
    TestPart test = TestPart::size;
    Printing printing = Printing::none; // the test slip

    bool operator==(const Staff&) const = default;
};

struct Visit {
    Stage stage = Stage::welcome;
    std::vector<Stage> trail; // the screens behind, for もどる
    Answers answers;
    std::vector<ProgrammeIndex> opened;   // the programme on the screen is the last
    bool all_cards = false;               // the shortlist with 「ほか n 件」 opened
    std::vector<ProgrammeIndex> compared; // side by side
    std::vector<ProgrammeIndex> taken;    // in the codes to take away, and on the slip
    std::vector<ProgrammeIndex> talk;     // of the event
    Printing printing = Printing::none;
    std::optional<RegionIndex> looked_at; // by calendar and guide; nothing: the whole prefecture
    Section section;
    Language language = Language::ja;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::light;
    bool low = false;          // everything in the lower part of a tall screen
    bool speaking = false;     // the screens are read aloud
    std::optional<int> volume; // 0 to 100; nothing: as the site sets it
    int number = 0;            // under which the staff were called; 0: they were not
    std::optional<Day> as_of;  // the day that the staff have the screens shown of; nothing: today
    Staff staff;               // over the visit, which stays as it is
    bool still_there = false;  // the countdown is on

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
struct TradeChosen {
    Trade trade;
};
struct HelpChosen {
    Help help;
};
struct FollowUpsAsked {}; // to answer the questions after the three anew
struct CompareAsked {
    std::vector<ProgrammeIndex> programmes; // at most three
};
struct ComparedChanged {
    std::size_t position;
    ProgrammeIndex programme; // that comes in its place
};
struct TakeAwayAsked {
    std::vector<ProgrammeIndex> programmes; // at least one
};
struct PrintAsked {
    std::vector<ProgrammeIndex> programmes; // as in TakeAwayAsked
};
struct Printed {
    Printing outcome; // done, or why not
};
struct CalendarAsked {};
struct GuideAsked {};
struct AreaChosen {
    std::optional<RegionIndex> region; // nothing: the whole prefecture
};
struct TalkAsked {
    std::vector<ProgrammeIndex> programmes; // at least one, in the talk's order
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
struct ReachChosen {
    bool low;
};
struct SpeechChosen {
    bool on;
};
struct VolumeChosen {
    int volume; // 0 to 100
};
struct DisplayAsked {};
struct StaffCalled {
    int number; // of a visit that has none yet
};
struct StaffAsked { // the corner was held
    bool pin_set;
    PinAnswer answer; // locked or failed
};
struct DigitTyped {
    char digit;
};
struct DigitsCleared {};
struct DigitsEntered {};
struct PinAnswered {
    PinAnswer answer;
};
struct PinChangeAsked {};
struct CalledAsked {};
struct StopAsked {};
struct RangeChosen {
    std::size_t first;
};
struct StopProgrammeChosen {
    ProgrammeIndex programme;
};
struct StopReasonChosen {
    StopReason reason;
};
struct RestoreAsked {
    std::string key;
};
struct StopFailed {};
struct FiguresAsked {};
struct DayAsked {
    Day shown; // on the screens
};
struct DayTouched {
    Day day;
};
struct DayChosen {};
struct ClockBelieved {}; // the staff say that the clock is right
struct LogAsked {};
struct TestAsked {};
struct TestPartChosen {
    TestPart part;
};
struct SoundTested {
    std::optional<Language> voice; // nothing: the chime
};
struct TestSlipAsked {};
struct TestSlipPrinted {
    Printing outcome;
};
struct EndingAsked {};
struct EndingConfirmed {}; // the program ends, and is started anew by whoever watches over it
struct DataAsked {};
struct DataBackAsked {};
struct DataBackChosen {};
struct BoothChosen {
    bool on; // the event's settings, or the office's
};
struct LeftAlone {}; // nobody has touched the glass for the idle limit
struct Stayed {};    // somebody answered the countdown
struct TimedOut {};  // nobody did

using Event = std::variant<
    Started, PurposeTouched, PurposesChosen, PlaceChosen, AnyTown, AgeChosen, ChangeAsked,
    TradeChosen, HelpChosen, FollowUpsAsked, CardTouched, CompareAsked, ComparedChanged,
    TakeAwayAsked, PrintAsked, Printed, CalendarAsked, GuideAsked, AreaChosen, MoreAsked, LessAsked,
    AllAsked, SectionChosen, WentBack, Restarted, LanguageChosen, TextSizeChosen, ContrastChosen,
    ReachChosen, SpeechChosen, VolumeChosen, DisplayAsked, StaffCalled, StaffAsked, DigitTyped,
    DigitsCleared, DigitsEntered, PinAnswered, PinChangeAsked, CalledAsked, StopAsked, RangeChosen,
    StopProgrammeChosen, StopReasonChosen, RestoreAsked, StopFailed, FiguresAsked, DayAsked,
    DayTouched, DayChosen, ClockBelieved, LogAsked, TestAsked, TestPartChosen, SoundTested,
    TestSlipAsked, TestSlipPrinted, EndingAsked, EndingConfirmed, DataAsked, DataBackAsked,
    DataBackChosen, BoothChosen, TalkAsked, LeftAlone, Stayed, TimedOut>;

// The whole flow of the kiosk: a visit and an event give the next visit. An event that makes no
// sense on the screen changes nothing.
[[nodiscard]] Visit after(const Visit& visit, const Event& event, const Places& places);

// The row of the kana table (1 あ … 10 わ) that a reading belongs to.
[[nodiscard]] int kana_row(std::string_view reading);

} // namespace michi
