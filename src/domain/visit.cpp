#include "domain/visit.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace michi {

namespace {

void go(Visit& visit, Stage stage)
{
    visit.trail.push_back(visit.stage);
    visit.stage = stage;
}

bool came_through(const Visit& visit, Stage stage)
{
    return std::ranges::find(visit.trail, stage) != visit.trail.end();
}

bool shows_programmes(Stage stage)
{
    return stage == Stage::shortlist || stage == Stage::programme || stage == Stage::compare ||
           stage == Stage::talk || stage == Stage::everything || stage == Stage::calendar;
}

// Whether there is a region to show the towns of.
bool has_towns(const std::optional<Place>& place, const Places& places)
{
    return place && region_of(*place, places);
}

void cut_trail_at(Visit& visit, Stage stage)
{
    visit.trail.erase(std::ranges::find(visit.trail, stage), visit.trail.end());
    visit.stage = stage;
}

// After an answer: a visitor who came from the shortlist to change it goes back there; anybody else
// goes on to the next question.
void go_on(Visit& visit, Stage next_question)
{
    if (came_through(visit, Stage::shortlist)) {
        cut_trail_at(visit, Stage::shortlist);
        visit.all_cards = false;
    } else {
        go(visit, next_question);
    }
}

Visit on(const Started&, Visit visit, const Places&)
{
    if (visit.stage == Stage::welcome)
        go(visit, Stage::purpose);
    return visit;
}

Visit on(const PurposeTouched& event, Visit visit, const Places&)
{
    auto& chosen = visit.answers.purposes;
    if (visit.stage != Stage::purpose)
        return visit;
    if (visit.answers.has(event.purpose)) {
        std::erase(chosen, event.purpose);
        return visit;
    }
    if (event.purpose == Purpose::consult)
        chosen.clear();
    else
        std::erase(chosen, Purpose::consult);
    if (chosen.size() < most_purposes)
        chosen.push_back(event.purpose);
    return visit;
}

Visit on(const PurposesChosen&, Visit visit, const Places&)
{
    if (visit.stage == Stage::purpose && !visit.answers.purposes.empty())
        go_on(visit, Stage::region);
    return visit;
}

Visit on(const PlaceChosen& event, Visit visit, const Places& places)
{
    auto& place = visit.answers.place;
    if (visit.stage == Stage::region && std::holds_alternative<RegionIndex>(event.place)) {
        const RegionIndex region = std::get<RegionIndex>(event.place);
        const auto* town = place ? std::get_if<TownIndex>(&*place) : nullptr;
        if (!town || places.at(*town).region != region) // a town of the region stays valid
            place = region;
        go(visit, Stage::town);
    } else if (visit.stage == Stage::region || visit.stage == Stage::town) {
        place = event.place;
        go_on(visit, Stage::age);
    }
    return visit;
}

Visit on(const AnyTown&, Visit visit, const Places& places)
{
    if (visit.stage != Stage::town || !visit.answers.place)
        return visit;
    if (const auto* town = std::get_if<TownIndex>(&*visit.answers.place))
        visit.answers.place = places.at(*town).region;
    go_on(visit, Stage::age);
    return visit;
}

Visit on(const AgeChosen& event, Visit visit, const Places&)
{
    if (visit.stage != Stage::age)
        return visit;
    visit.answers.age = event.age;
    go_on(visit, Stage::shortlist);
    return visit;
}

Visit on(const ChangeAsked& event, Visit visit, const Places&)
{
    const bool question = event.question == Stage::purpose || event.question == Stage::region ||
                          event.question == Stage::age;
    if (visit.stage == Stage::shortlist && question)
        go(visit, event.question);
    return visit;
}

Visit on(const TradeChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::shortlist)
        visit.answers.trade = event.trade;
    return visit;
}

Visit on(const HelpChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::shortlist)
        visit.answers.help = event.help;
    return visit;
}

Visit on(const FollowUpsAsked&, Visit visit, const Places&)
{
    if (visit.stage == Stage::shortlist) {
        visit.answers.trade.reset();
        visit.answers.help.reset();
    }
    return visit;
}

Visit on(const CompareAsked& event, Visit visit, const Places&)
{
    const std::size_t count = event.programmes.size();
    if (visit.stage != Stage::shortlist || count < 2 || count > most_compared)
        return visit;
    go(visit, Stage::compare);
    visit.compared = event.programmes;
    return visit;
}

Visit on(const ComparedChanged& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::compare && event.position < visit.compared.size())
        visit.compared[event.position] = event.programme;
    return visit;
}

Visit on(const TakeAwayAsked& event, Visit visit, const Places&)
{
    const bool offered = visit.stage == Stage::shortlist || visit.stage == Stage::programme ||
                         visit.stage == Stage::talk;
    if (!offered || event.programmes.empty())
        return visit;
    go(visit, Stage::take_away);
    visit.taken = event.programmes;
    if (visit.printing != Printing::sent) // what became of another slip is no news here
        visit.printing = Printing::none;
    return visit;
}

// From elsewhere than the codes it leads to them, where it is told how the slip is coming along.
Visit on(const PrintAsked& event, Visit visit, const Places& places)
{
    if (visit.printing == Printing::sent)
        return visit;
    visit = on(TakeAwayAsked{event.programmes}, std::move(visit), places);
    if (visit.stage == Stage::take_away)
        visit.printing = Printing::sent;
    return visit;
}

// The answer to a slip that nobody waits for any more changes nothing.
Visit on(const Printed& event, Visit visit, const Places&)
{
    if (visit.printing == Printing::sent)
        visit.printing = event.outcome;
    return visit;
}

// Calendar and guide begin with the visitor's own region.
void look_around(Visit& visit, Stage stage, const Places& places)
{
    if (visit.stage == stage)
        return;
    go(visit, stage);
    visit.looked_at = region_of(visit.answers.place.value_or(Unknown{}), places);
}

Visit on(const CalendarAsked&, Visit visit, const Places& places)
{
    look_around(visit, Stage::calendar, places);
    return visit;
}

Visit on(const GuideAsked&, Visit visit, const Places& places)
{
    look_around(visit, Stage::guide, places);
    return visit;
}

Visit on(const AreaChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::calendar || visit.stage == Stage::guide)
        visit.looked_at = event.region;
    return visit;
}

Visit on(const CardTouched& event, Visit visit, const Places&)
{
    if (!shows_programmes(visit.stage))
        return visit;
    go(visit, Stage::programme);
    visit.opened.push_back(event.programme);
    return visit;
}

Visit on(const TalkAsked& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::welcome && !event.programmes.empty()) {
        go(visit, Stage::talk);
        visit.talk = event.programmes;
    }
    return visit;
}

Visit on(const MoreAsked&, Visit visit, const Places&)
{
    if (visit.stage == Stage::shortlist)
        visit.all_cards = true;
    return visit;
}

Visit on(const LessAsked&, Visit visit, const Places&)
{
    if (visit.stage == Stage::shortlist)
        visit.all_cards = false;
    return visit;
}

Visit on(const AllAsked&, Visit visit, const Places&)
{
    if (visit.stage != Stage::everything)
        go(visit, Stage::everything);
    return visit;
}

Visit on(const SectionChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::everything)
        visit.section = event.section;
    return visit;
}

// A new visit that looks and sounds like this one.
Visit with_looks_of(const Visit& visit)
{
    Visit fresh;
    fresh.language = visit.language;
    fresh.text_size = visit.text_size;
    fresh.contrast = visit.contrast;
    fresh.low = visit.low;
    fresh.speaking = visit.speaking;
    fresh.volume = visit.volume;
    return fresh;
}

Visit on(const WentBack&, Visit visit, const Places& places)
{
    const std::size_t range = visit.stage == Stage::stop_reason ? visit.staff.first : 0;
    visit.staff = {};
    visit.staff.first = range;
    if (visit.stage == Stage::programme)
        visit.opened.pop_back();
    if (visit.trail.empty())
        return visit;
    do {
        visit.stage = visit.trail.back();
        visit.trail.pop_back();
    } while (visit.stage == Stage::town && !has_towns(visit.answers.place, places));
    if (visit.stage != Stage::welcome)
        return visit;
    // The visit is over, but its visitor is still there: how the screens look and sound is left to
    // the idle limit.
    return with_looks_of(visit);
}

Visit on(const Restarted&, const Visit&, const Places&)
{
    return {};
}

Visit on(const LanguageChosen& event, Visit visit, const Places&)
{
    visit.language = event.language;
    return visit;
}

Visit on(const TextSizeChosen& event, Visit visit, const Places&)
{
    visit.text_size = event.size;
    if (event.size == TextSize::largest) // has no room in the lower part alone
        visit.low = false;
    return visit;
}

Visit on(const ContrastChosen& event, Visit visit, const Places&)
{
    visit.contrast = event.contrast;
    return visit;
}

Visit on(const ReachChosen& event, Visit visit, const Places&)
{
    visit.low = event.low;
    if (event.low && visit.text_size == TextSize::largest)
        visit.text_size = TextSize::large;
    return visit;
}

Visit on(const DisplayAsked&, Visit visit, const Places&)
{
    if (visit.stage != Stage::display)
        go(visit, Stage::display);
    return visit;
}

Visit on(const SpeechChosen& event, Visit visit, const Places&)
{
    visit.speaking = event.on;
    return visit;
}

Visit on(const VolumeChosen& event, Visit visit, const Places&)
{
    visit.volume = std::clamp(event.volume, 0, 100);
    return visit;
}

Visit on(const StaffCalled& event, Visit visit, const Places&)
{
    if (visit.number == 0)
        visit.number = event.number;
    if (visit.stage != Stage::call)
        go(visit, Stage::call);
    return visit;
}

Staff asking(Staff::Pin pin, const PinAnswer& answer)
{
    Staff staff;
    staff.pin = pin;
    staff.answer = answer;
    return staff;
}

Visit on(const StaffAsked& event, Visit visit, const Places&)
{
    if (is_staff(visit.stage))
        return visit;
    go(visit, Stage::pin);
    visit.still_there = false;
    visit.staff = asking(event.pin_set ? Staff::Pin::enter : Staff::Pin::choose, event.answer);
    return visit;
}

bool has_keypad(Stage stage)
{
    return stage == Stage::pin || stage == Stage::called;
}

Visit on(const DigitTyped& event, Visit visit, const Places&)
{
    const std::size_t most = visit.stage == Stage::pin ? most_pin_digits : 2;
    if (!has_keypad(visit.stage) || visit.staff.handed_in || visit.staff.digits.size() == most)
        return visit;
    visit.staff.digits += event.digit;
    visit.staff.answer = {};
    visit.staff.number.reset();
    return visit;
}

Visit on(const DigitsCleared&, Visit visit, const Places&)
{
    if (has_keypad(visit.stage) && !visit.staff.handed_in)
        visit.staff.digits.clear();
    return visit;
}

// A new PIN is typed twice; it and the one that opens wait for the ledger's answer.
void enter_pin(Staff& staff)
{
    if (staff.pin == Staff::Pin::enter) {
        staff.handed_in = true;
    } else if (staff.pin == Staff::Pin::choose) {
        staff.answer.note = weakness_of(staff.digits);
        if (staff.answer.note == PinNote::none) {
            staff.chosen = staff.digits;
            staff.pin = Staff::Pin::repeat;
        }
        staff.digits.clear();
    } else if (staff.digits == staff.chosen) {
        staff.handed_in = true;
    } else {
        staff = asking(Staff::Pin::choose, {PinNote::unequal});
    }
}

Visit on(const DigitsEntered&, Visit visit, const Places&)
{
    Staff& staff = visit.staff;
    if (staff.digits.empty() || staff.handed_in)
        return visit;
    if (visit.stage == Stage::pin)
        enter_pin(staff);
    if (visit.stage == Stage::called)
        staff.number = std::stoi(std::exchange(staff.digits, {}));
    return visit;
}

// The one way to the staff's screen. Whoever changed the PIN there comes back to it.
Visit on(const PinAnswered& event, Visit visit, const Places&)
{
    if (visit.stage != Stage::pin || !visit.staff.handed_in)
        return visit;
    if (event.answer.note == PinNote::none) {
        if (came_through(visit, Stage::staff))
            cut_trail_at(visit, Stage::staff);
        const bool changed = visit.staff.pin != Staff::Pin::enter;
        visit.stage = Stage::staff;
        visit.staff = {};
        visit.staff.pin_changed = changed;
    } else {
        const bool enter = visit.staff.pin == Staff::Pin::enter;
        visit.staff = asking(enter ? Staff::Pin::enter : Staff::Pin::choose, event.answer);
    }
    return visit;
}

// From the staff's screen to another of theirs.
Visit from_staff(Visit visit, Stage stage)
{
    if (visit.stage == Stage::staff) {
        go(visit, stage);
        visit.staff = {};
    }
    return visit;
}

Visit on(const PinChangeAsked&, const Visit& visit, const Places&)
{
    Visit next = from_staff(visit, Stage::pin);
    if (next != visit)
        next.staff.pin = Staff::Pin::choose;
    return next;
}

Visit on(const CalledAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::called);
}

Visit on(const StopAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::stop_range);
}

Visit on(const RangeChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::stop_range) {
        go(visit, Stage::stop_programme);
        visit.staff.first = event.first;
    }
    return visit;
}

// From the range, or the one on the visitor's screen at once.
Visit on(const StopProgrammeChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::stop_programme || visit.stage == Stage::staff) {
        go(visit, Stage::stop_reason);
        visit.staff.programme = event.programme;
    }
    return visit;
}

Visit on(const StopReasonChosen&, Visit visit, const Places&)
{
    if (visit.stage == Stage::stop_reason) {
        cut_trail_at(visit, Stage::staff);
        visit.staff = {};
    }
    return visit;
}

Visit on(const RestoreAsked&, Visit visit, const Places&)
{
    if (visit.stage == Stage::staff)
        visit.staff = {};
    return visit;
}

Visit on(const StopFailed&, Visit visit, const Places&)
{
    visit.staff.failed = visit.stage == Stage::staff || visit.stage == Stage::data;
    return visit;
}

Visit on(const FiguresAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::figures);
}

// Who has switched starts over when it is done; until then nothing failed.
Visit on(const BoothChosen&, Visit visit, const Places&)
{
    if (visit.stage == Stage::staff)
        visit.staff = {};
    return visit;
}

Visit on(const DayAsked& event, const Visit& visit, const Places&)
{
    Visit next = from_staff(visit, Stage::day);
    if (next != visit)
        next.staff.day = event.shown;
    return next;
}

Visit on(const DayTouched& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::day)
        visit.staff.day = event.day;
    return visit;
}

// The visit under the staff's screens is over; the next begins as any, on another day.
Visit on(const DayChosen&, const Visit& visit, const Places&)
{
    if (visit.stage != Stage::day)
        return visit;
    Visit fresh = with_looks_of(visit);
    fresh.as_of = visit.staff.day;
    return fresh;
}

Visit on(const ClockBelieved&, Visit visit, const Places&)
{
    if (visit.stage == Stage::staff)
        visit.staff = {};
    return visit;
}

Visit on(const LogAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::log);
}

Visit on(const TestAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::test);
}

Visit on(const TestPartChosen& event, Visit visit, const Places&)
{
    if (visit.stage == Stage::test)
        visit.staff.test = event.part;
    return visit;
}

// What is heard leaves no trace.
Visit on(const SoundTested&, const Visit& visit, const Places&)
{
    return visit;
}

Visit on(const TestSlipAsked&, Visit visit, const Places&)
{
    if (visit.stage == Stage::test)
        visit.staff.printing = Printing::sent;
    return visit;
}

Visit on(const TestSlipPrinted& event, Visit visit, const Places&)
{
    if (visit.staff.printing == Printing::sent)
        visit.staff.printing = event.outcome;
    return visit;
}

Visit on(const EndingAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::ending);
}

Visit on(const EndingConfirmed&, const Visit& visit, const Places&)
{
    return visit.stage == Stage::ending ? Visit{} : visit;
}

Visit on(const DataAsked&, const Visit& visit, const Places&)
{
    return from_staff(visit, Stage::data);
}

Visit on(const DataBackAsked&, Visit visit, const Places&)
{
    if (visit.stage == Stage::data)
        go(visit, Stage::data_back);
    return visit;
}

Visit on(const DataBackChosen&, Visit visit, const Places&)
{
    if (visit.stage == Stage::data_back) {
        cut_trail_at(visit, Stage::data);
        visit.staff = {};
    }
    return visit;
}

Visit on(const LeftAlone&, Visit visit, const Places&)
{
    if (visit != Visit{} && !is_staff(visit.stage))
        visit.still_there = true;
    return visit;
}

Visit on(const Stayed&, Visit visit, const Places&)
{
    visit.still_there = false;
    return visit;
}

Visit on(const TimedOut&, const Visit&, const Places&)
{
    return {};
}

// What leads from any of a visitor's screens to another: not from the staff's, as the way back
// would lead there without a PIN.
template <class E>
constexpr bool leads_away = std::is_same_v<E, AllAsked> || std::is_same_v<E, CalendarAsked> ||
                            std::is_same_v<E, GuideAsked> || std::is_same_v<E, DisplayAsked> ||
                            std::is_same_v<E, StaffCalled>;

} // namespace

Visit after(const Visit& visit, const Event& event, const Places& places)
{
    return std::visit(
        [&]<class E>(const E& happened) {
            return leads_away<E> && is_staff(visit.stage) ? visit : on(happened, visit, places);
        },
        event);
}

int kana_row(std::string_view reading)
{
    // The last hiragana of each row of the table, from o (U+304A) to the small ke (U+3096).
    static constexpr std::string_view last_of_row[] = {
        "\xe3\x81\x8a", "\xe3\x81\x94", "\xe3\x81\x9e", "\xe3\x81\xa9", "\xe3\x81\xae",
        "\xe3\x81\xbd", "\xe3\x82\x82", "\xe3\x82\x88", "\xe3\x82\x8d", "\xe3\x82\x96"};
    const std::string_view first = reading.substr(0, 3);
    const auto row =
        std::ranges::find_if(last_of_row, [&](std::string_view last) { return first <= last; });
    return std::min(10, 1 + static_cast<int>(row - std::begin(last_of_row)));
}

} // namespace michi
