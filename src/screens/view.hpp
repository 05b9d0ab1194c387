#pragma once

#include "domain/follow_up.hpp"
#include "domain/health.hpp"
#include "domain/matching.hpp"
#include "domain/reasons.hpp"
#include "domain/seal.hpp"
#include "domain/stops.hpp"
#include "domain/tally.hpp"
#include "domain/visit.hpp"
#include "ui/widgets.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace michi::screens {

// The office that the kiosk stands in: whom to ask, on the welcome and where there is no data.
struct Office {
    std::string name;
    std::string phone;
    std::string hours;             // in the site's words
    std::string out_of_order;      // 「ただいま調整中です」
    std::string out_of_order_help; // whom to ask
    bool call = true;              // the staff can be called to the kiosk
    std::optional<OpeningHours> open;
};

// What is known of the time.
struct Clock {
    Moment now{};            // that the screens are of
    Day today{};             // as far as the kiosk knows
    bool certain = true;     // else nothing is said to be open, and no day is counted
    Day shown{};             // by the machine's clock
    Day earliest{};          // that it can be
    bool doubtful = false;   // the machine's clock shows a day before that
    bool believable = false; // the staff may say that it is right all the same
    bool closed = false;     // nobody of the office is there
};

// An event that the kiosk stands at for a day or two.
struct Booth {
    std::map<Language, std::string> titles; // in Japanese at least
    std::vector<Purpose> purposes;          // that can be chosen; none: all
    std::vector<ProgrammeIndex> programmes; // of the talk, in its order; may be none

    // That its visits are counted under.
    [[nodiscard]] const std::string& name() const { return titles.at(Language::ja); }
    [[nodiscard]] const std::string& title(Language language) const
    {
        const auto found = titles.find(language);
        return found == titles.end() ? name() : found->second;
    }
};

// What can be heard of the kiosk.
struct Hearing {
    bool speech = false; // in the visitor's language
    int volume = 0;      // 0 to 100
};

// Where a finger went on the glass, in pixels.
using Stroke = std::vector<ImVec2>;

// What only the staff's screens look at.
struct Backstage {
    const Health* health = nullptr; // nothing: nobody of them is there
    PrinterState printer = PrinterState::none;
    std::vector<Language> voices;                      // that can be heard
    const std::vector<Stroke>* strokes = nullptr;      // of the fingers, as the panel reported them
    const std::vector<std::string>* letters = nullptr; // each once, that the fonts were asked for
};

// Everything a screen may look at. It changes nothing: what the visitor did comes back as an event.
struct View {
    const Catalogue& catalogue;
    const Matcher& matcher;
    const Visit& visit;
    const Matches& matches; // for the visit's answers
    const std::optional<FollowUp>& follow_up;
    const Office& office;
    int seconds_left = 0; // of the countdown
    int turn = 0;         // of the welcome, from 0 on since it came up
    Hearing hearing{};
    int next_number = 1;                      // of a visit that calls the staff
    bool prints = false;                      // there is a printer for slips
    const std::vector<Stop>* stops = nullptr; // for the staff
    std::string_view version{};               // of the program
    const Figures* figures = nullptr;         // for the staff; nothing: they cannot be read
    Clock clock{};
    Backstage backstage{};
    const DataState* data = nullptr; // nothing: it was never signed
    const Booth* booth = nullptr;    // that the kiosk can be switched to; nothing: there is none
    bool at_booth = false;           // it is
    const EventFigures* event_figures = nullptr; // for the staff there

    [[nodiscard]] Speech say() const { return {catalogue.words, visit.language}; }
    [[nodiscard]] Day today() const { return matcher.today(); }
    // Whether the data is older than those who signed it wanted it to be.
    [[nodiscard]] bool expired() const
    {
        return data && data->shown && today() > data->shown->expires;
    }
    [[nodiscard]] Place place() const { return visit.answers.place.value_or(Unknown{}); }
    [[nodiscard]] bool english() const { return visit.language == Language::en; }
    [[nodiscard]] const ProgrammeText& text(const Programme& programme) const
    {
        return programme.text(visit.language);
    }
    [[nodiscard]] std::string name(const Desk& desk) const;
    [[nodiscard]] std::string name(const Place& place) const;
    [[nodiscard]] std::string name(std::string_view japanese, std::string_view english) const;
    [[nodiscard]] std::string name(TownIndex town) const;
    [[nodiscard]] std::string name(RegionIndex region) const;
};

using Happened = std::optional<Event>;

// --- words for days, states and figures ----------------------------------------------------------

[[nodiscard]] std::string in_words(const View& view, Day day);             // 11月30日（木）
[[nodiscard]] std::string in_words(const View& view, const RoughDay& day); // … or 11月ごろ
[[nodiscard]] std::string full_date(const View& view, Day day);            // 2023年10月13日
[[nodiscard]] std::string in_words(const View& view, const Moment& moment); // 11月30日（木）9:05
[[nodiscard]] std::string as_of(const View& view);
// The same; on a panel without room for the banner that the data has expired, that it has.
[[nodiscard]] std::string as_of(const View& view, const ui::Theme& theme);
// この情報の期限は、…まででした。
[[nodiscard]] std::string expired_in_words(const View& view);
[[nodiscard]] std::string expired_in_short(const View& view);
// 受付中, 11月ごろ開始予定, …
[[nodiscard]] std::string state_in_words(const View& view, const Programme& programme);
// あと12日（11月30日まで）, or nothing.
[[nodiscard]] std::string time_left_in_words(const View& view, const Programme& programme);
[[nodiscard]] std::string period_in_words(const View& view, const Period& period);
[[nodiscard]] std::string occasion_in_words(const View& view, const Occasion& occasion);
// 本日17時15分まで, 本日は終わりました。次は月曜8時30分から, …, or nothing where the day isn't
// known.
[[nodiscard]] std::string opening_in_words(const View& view, const OpeningHours& hours);
[[nodiscard]] std::string clock_in_words(int minute); // 8:30
// 月曜8時30分, or with the date where that is not within a week.
[[nodiscard]] std::string next_in_words(const View& view, const Moment& next);
// Of a week: 平日 8:30～17:15 as the site or the brochure says it, and the same in other languages.
[[nodiscard]] std::string week_in_words(const View& view, const std::string& hours,
                                        const std::optional<OpeningHours>& open);
// 2023年10月20日として表示中（職員）
[[nodiscard]] std::string as_of_in_words(const View& view);
// The answers to the questions after the three, or nothing.
[[nodiscard]] std::string further_in_words(const View& view);
// 12回, or 5回未満.
[[nodiscard]] std::string visits_in_words(const Speech& say, std::int64_t visits);
// 10月20日（金） 午前.
[[nodiscard]] std::string in_words(const Speech& say, const EventFigures::Visits& half_day);
// 21回, or, where a half day is no number, 21回以上.
[[nodiscard]] std::string visits_in_words(const Speech& say, const EventFigures& figures);
// The purpose, the programme with its key, or the screen that visits had in common.
[[nodiscard]] std::string in_words(const Catalogue& catalogue, Language language,
                                   const Marked& marked);

} // namespace michi::screens
