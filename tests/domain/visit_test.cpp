#include "domain/visit.hpp"

#include "real_data.hpp"

#include <doctest/doctest.h>

#include <random>

namespace michi::test {

namespace {

const Places& places()
{
    return real_catalogue().places;
}

Visit after_all(Visit visit, const std::vector<Event>& events)
{
    for (const Event& event : events)
        visit = after(visit, event, places());
    return visit;
}

Visit at_purposes()
{
    return after_all({}, {Started{}});
}

// What a visitor touches from the purposes to the shortlist.
std::vector<Event> touches_for(const Answers& answers)
{
    std::vector<Event> touches;
    for (const Purpose purpose : answers.purposes)
        touches.push_back(PurposeTouched{purpose});
    touches.push_back(PurposesChosen{});
    const Place place = answers.place.value();
    if (const auto* one = std::get_if<TownIndex>(&place))
        touches.push_back(PlaceChosen{places().at(*one).region});
    touches.push_back(PlaceChosen{place});
    if (std::holds_alternative<RegionIndex>(place))
        touches.push_back(AnyTown{});
    touches.push_back(AgeChosen{answers.age.value()});
    return touches;
}

Answers hachinohe_baker()
{
    return {{Purpose::start, Purpose::hire}, town("八戸市"), Age::y1to5, {}};
}

Visit at_shortlist()
{
    return after_all(at_purposes(), touches_for(hachinohe_baker()));
}

// Every set of one to three purposes that a visitor can choose.
std::vector<std::vector<Purpose>> all_sets_of_purposes()
{
    std::vector<std::vector<Purpose>> sets{{Purpose::consult}};
    const auto purposes = all<Purpose>();
    const std::size_t count = purposes.size() - 1; // without consult
    for (std::size_t a = 0; a < count; ++a) {
        sets.push_back({purposes[a]});
        for (std::size_t b = a + 1; b < count; ++b) {
            sets.push_back({purposes[a], purposes[b]});
            for (std::size_t c = b + 1; c < count; ++c)
                sets.push_back({purposes[a], purposes[b], purposes[c]});
        }
    }
    return sets;
}

// How many touches after the one that wakes the screen lead to these answers.
std::size_t touches_to_reach(const Answers& answers)
{
    const auto touches = touches_for(answers);

    const Visit visit = after_all(at_purposes(), touches);

    REQUIRE_MESSAGE(visit.stage == Stage::shortlist, words_of(answers));
    REQUIRE_MESSAGE(visit.answers == answers, words_of(answers));
    return touches.size();
}

} // namespace

TEST_SUITE("the flow of the questions")
{
    TEST_CASE("the touch that wakes the screen leads to the purposes")
    {
        CHECK(at_purposes().stage == Stage::purpose);
        CHECK(at_purposes().answers == Answers{});
    }

    TEST_CASE("a visitor who answers every question reaches the shortlist")
    {
        Visit visit = after_all(at_purposes(), {PurposeTouched{Purpose::start}, PurposesChosen{}});
        CHECK(visit.stage == Stage::region);
        visit = after(visit, PlaceChosen{region("sanpachi")}, places());
        CHECK(visit.stage == Stage::town);
        visit = after(visit, PlaceChosen{town("八戸市")}, places());
        CHECK(visit.stage == Stage::age);
        visit = after(visit, AgeChosen{Age::planning}, places());

        CHECK(visit.stage == Stage::shortlist);
        CHECK(visit.answers == Answers{{Purpose::start}, town("八戸市"), Age::planning, {}});
    }

    TEST_CASE("outside the prefecture and unknown have no town to ask for")
    {
        for (const Place& place : {Place{Outside{}}, Place{Unknown{}}}) {
            const Visit visit = after_all(at_purposes(), {PurposeTouched{Purpose::start},
                                                          PurposesChosen{}, PlaceChosen{place}});

            CHECK(visit.stage == Stage::age);
            CHECK(visit.answers.place == place);
        }
    }

    TEST_CASE("any town keeps the region as the answer")
    {
        const Visit visit =
            after_all(at_purposes(), {PurposeTouched{Purpose::start}, PurposesChosen{},
                                      PlaceChosen{region("seihoku")}, AnyTown{}});

        CHECK(visit.stage == Stage::age);
        CHECK(visit.answers.place == region("seihoku"));
    }

    TEST_CASE("nobody goes on without a purpose")
    {
        CHECK(after(at_purposes(), PurposesChosen{}, places()) == at_purposes());
    }

    TEST_CASE("an event that makes no sense on the screen changes nothing")
    {
        const Visit visit = at_purposes();

        for (const Event& event :
             {Event{Started{}}, Event{PlaceChosen{Outside{}}}, Event{AnyTown{}},
              Event{AgeChosen{Age::under1}}, Event{ChangeAsked{Stage::age}}, Event{CardTouched{}},
              Event{MoreAsked{}}, Event{LessAsked{}}, Event{SectionChosen{{Section::By::kana, 3}}},
              Event{Stayed{}}}) {
            CAPTURE(event.index());
            CHECK(after(visit, event, places()) == visit);
        }
        CHECK(after({}, CardTouched{}, places()) == Visit{});
        CHECK(after({}, WentBack{}, places()) == Visit{});
        CHECK(after(at_shortlist(), ChangeAsked{Stage::programme}, places()) == at_shortlist());
        CHECK(after(at_shortlist(), PurposeTouched{Purpose::ip}, places()) == at_shortlist());
    }
}

TEST_SUITE("the purposes")
{
    TEST_CASE("a visitor chooses up to three, in the order of the touches")
    {
        const Visit visit =
            after_all(at_purposes(), {PurposeTouched{Purpose::ip}, PurposeTouched{Purpose::start},
                                      PurposeTouched{Purpose::hire}});

        CHECK(visit.answers.purposes == std::vector{Purpose::ip, Purpose::start, Purpose::hire});
    }

    TEST_CASE("a fourth purpose changes nothing")
    {
        const Visit visit =
            after_all(at_purposes(), {PurposeTouched{Purpose::ip}, PurposeTouched{Purpose::start},
                                      PurposeTouched{Purpose::hire}});

        CHECK(after(visit, PurposeTouched{Purpose::green}, places()) == visit);
    }

    TEST_CASE("a second touch takes a purpose back and makes room for another")
    {
        const Visit visit =
            after_all(at_purposes(), {PurposeTouched{Purpose::ip}, PurposeTouched{Purpose::start},
                                      PurposeTouched{Purpose::hire}, PurposeTouched{Purpose::start},
                                      PurposeTouched{Purpose::green}});

        CHECK(visit.answers.purposes == std::vector{Purpose::ip, Purpose::hire, Purpose::green});
    }

    TEST_CASE("asking for advice first stands alone, whichever was touched before")
    {
        const Visit three =
            after_all(at_purposes(), {PurposeTouched{Purpose::ip}, PurposeTouched{Purpose::start},
                                      PurposeTouched{Purpose::hire}});
        const Visit advice = after(three, PurposeTouched{Purpose::consult}, places());
        const Visit other = after(advice, PurposeTouched{Purpose::green}, places());

        CHECK(advice.answers.purposes == std::vector{Purpose::consult});
        CHECK(other.answers.purposes == std::vector{Purpose::green});
    }
}

TEST_SUITE("going back")
{
    TEST_CASE("every answer is kept on the way back")
    {
        Visit visit = at_shortlist();

        for (const Stage stage : {Stage::age, Stage::town, Stage::region, Stage::purpose}) {
            visit = after(visit, WentBack{}, places());
            CHECK(visit.stage == stage);
            CHECK(visit.answers == hachinohe_baker());
        }
    }

    TEST_CASE("back to the welcome forgets everything, save how the screens look to who is there")
    {
        const std::vector<Event> looks{ContrastChosen{Contrast::dark}, ReachChosen{true},
                                       TextSizeChosen{TextSize::large},
                                       LanguageChosen{Language::en}};
        const std::vector<Event> back(5, WentBack{});

        CHECK(after_all(at_shortlist(), back) == Visit{});
        const Visit visit = after_all(after_all(at_shortlist(), looks), back);
        CHECK(visit == after_all({}, looks));
        CHECK(after_all(visit, {LeftAlone{}, TimedOut{}}) == Visit{});
    }

    TEST_CASE("back from a programme leads to the one opened before it, then to the list")
    {
        Visit visit = after_all(at_shortlist(), {MoreAsked{}, CardTouched{{3}}, CardTouched{{7}}});
        CHECK(visit.opened == std::vector<ProgrammeIndex>{{3}, {7}});

        visit = after(visit, WentBack{}, places());
        CHECK(visit.stage == Stage::programme);
        CHECK(visit.opened == std::vector<ProgrammeIndex>{{3}});

        visit = after(visit, WentBack{}, places());
        CHECK(visit == after(at_shortlist(), MoreAsked{}, places()));
    }

    TEST_CASE("back from the list of all programmes leads to where it was asked for")
    {
        const Visit visit =
            after_all(at_shortlist(), {AllAsked{}, SectionChosen{{Section::By::kana, 3}},
                                       CardTouched{{3}}, WentBack{}});
        CHECK(visit.stage == Stage::everything);
        CHECK(visit.section == Section{Section::By::kana, 3});

        CHECK(after(visit, WentBack{}, places()).stage == Stage::shortlist);
        CHECK(after(visit, AllAsked{}, places()) == visit);
    }
}

TEST_SUITE("changing an answer")
{
    TEST_CASE("a changed age returns to the shortlist and keeps the other answers")
    {
        const Visit visit = after_all(
            at_shortlist(), {MoreAsked{}, ChangeAsked{Stage::age}, AgeChosen{Age::over10}});
        Answers expected = hachinohe_baker();
        expected.age = Age::over10;

        CHECK(visit.stage == Stage::shortlist);
        CHECK(visit.answers == expected);
        CHECK(visit.trail == at_shortlist().trail);
        CHECK_FALSE(visit.all_cards);
    }

    TEST_CASE("changed purposes return to the shortlist and keep the other answers")
    {
        const Visit visit =
            after_all(at_shortlist(), {ChangeAsked{Stage::purpose}, PurposeTouched{Purpose::start},
                                       PurposesChosen{}});
        Answers expected = hachinohe_baker();
        expected.purposes = {Purpose::hire};

        CHECK(visit.stage == Stage::shortlist);
        CHECK(visit.answers == expected);
    }

    TEST_CASE("a changed town returns to the shortlist and keeps the other answers")
    {
        const Visit visit =
            after_all(at_shortlist(), {ChangeAsked{Stage::region}, PlaceChosen{region("chunan")},
                                       PlaceChosen{town("弘前市")}});
        Answers expected = hachinohe_baker();
        expected.place = town("弘前市");

        CHECK(visit.stage == Stage::shortlist);
        CHECK(visit.answers == expected);
        CHECK(visit.trail == at_shortlist().trail);
    }

    TEST_CASE("another region drops the town of the first one")
    {
        const Visit visit =
            after_all(at_shortlist(), {ChangeAsked{Stage::region}, PlaceChosen{region("chunan")}});

        CHECK(visit.stage == Stage::town);
        CHECK(visit.answers.place == region("chunan"));
    }

    TEST_CASE("the same region keeps its town")
    {
        const Visit visit = after_all(
            at_shortlist(), {ChangeAsked{Stage::region}, PlaceChosen{region("sanpachi")}});

        CHECK(visit.stage == Stage::town);
        CHECK(visit.answers == hachinohe_baker());
    }

    TEST_CASE("any town after a town leaves its region")
    {
        const Visit visit = after_all(at_shortlist(), {ChangeAsked{Stage::region},
                                                       PlaceChosen{region("sanpachi")}, AnyTown{}});

        CHECK(visit.stage == Stage::shortlist);
        CHECK(visit.answers.place == region("sanpachi"));
    }

    TEST_CASE("outside the prefecture drops the town and returns at once")
    {
        const Visit visit =
            after_all(at_shortlist(), {ChangeAsked{Stage::region}, PlaceChosen{Outside{}}});

        CHECK(visit.stage == Stage::shortlist);
        CHECK(visit.answers.place == Place{Outside{}});
    }

    TEST_CASE("going back after outside was chosen leaves out the question of the town")
    {
        const Visit visit =
            after_all(at_shortlist(),
                      {ChangeAsked{Stage::region}, PlaceChosen{Outside{}}, WentBack{}, WentBack{}});

        CHECK(visit.stage == Stage::region);
        CHECK(visit.answers.place == Place{Outside{}});
    }

    TEST_CASE("a visitor who changes nothing after all finds the shortlist as it was")
    {
        for (const Stage question : {Stage::purpose, Stage::region, Stage::age})
            CHECK(after_all(at_shortlist(), {ChangeAsked{question}, WentBack{}}) == at_shortlist());
    }
}

TEST_SUITE("leaving")
{
    TEST_CASE("starting again forgets everything, from any screen")
    {
        Visit visit =
            after_all({}, {LanguageChosen{Language::en}, Started{},
                           ContrastChosen{Contrast::yellow}, TextSizeChosen{TextSize::large}});
        for (const Event& touch : touches_for(hachinohe_baker())) {
            CHECK(after(visit, Restarted{}, places()) == Visit{});
            CHECK(after(visit, TimedOut{}, places()) == Visit{});
            visit = after(visit, touch, places());
        }
        visit = after_all(visit, {AllAsked{}, CardTouched{{1}}});

        CHECK(visit.language == Language::en);
        CHECK(visit.contrast == Contrast::yellow);
        CHECK(visit.text_size == TextSize::large);
        CHECK(after(visit, Restarted{}, places()) == Visit{});
        CHECK(after(visit, TimedOut{}, places()) == Visit{});
    }

    TEST_CASE("the countdown begins over the visit as it is, and a touch stops it")
    {
        const Visit counting = after(at_shortlist(), LeftAlone{}, places());
        const Visit stayed = after(counting, Stayed{}, places());

        CHECK(counting.still_there);
        CHECK(counting.answers == hachinohe_baker());
        CHECK(stayed == at_shortlist());
    }

    TEST_CASE("when the countdown ends, everything is forgotten")
    {
        CHECK(after_all(at_shortlist(), {LeftAlone{}, TimedOut{}}) == Visit{});
    }

    TEST_CASE("nothing counts down on the welcome")
    {
        CHECK(after({}, LeftAlone{}, places()) == Visit{});
    }

    TEST_CASE("a language that somebody chose on the welcome is forgotten too")
    {
        const Visit visit = after_all({}, {LanguageChosen{Language::en}, LeftAlone{}});

        CHECK(visit.still_there);
        CHECK(after(visit, TimedOut{}, places()) == Visit{});
    }
}

TEST_SUITE("the number of touches")
{
    TEST_CASE("a visitor with one purpose needs five touches, at most")
    {
        std::vector<std::size_t> touches;
        for (const Purpose purpose : all<Purpose>())
            for (const Place& place : all_places())
                for (const Age age : all<Age>())
                    touches.push_back(touches_to_reach({{purpose}, place, age, {}}));

        std::ranges::sort(touches);

        CHECK(touches.size() == 15 * 48 * 6);
        CHECK(touches[touches.size() / 2] == 5);
        CHECK(touches.back() == 5);
    }

    TEST_CASE("whatever a visitor chooses, seven touches are enough")
    {
        const std::vector<Place> sample{Unknown{}, Outside{}, region("tosei"), town("八戸市"),
                                        town("風間浦村")};
        const auto sets = all_sets_of_purposes();
        std::size_t most = 0;
        for (const auto& purposes : sets)
            for (const Place& place : sample)
                for (const Age age : all<Age>())
                    most = std::max(most, touches_to_reach({purposes, place, age, {}}));

        CHECK(sets.size() == 1 + 14 + 91 + 364);
        CHECK(most == 7);
    }
}

namespace {

// A visitor who touches anything. The numbers are the same on every machine.
class Wanderer {
public:
    explicit Wanderer(unsigned seed) : m_random(seed) {}

    // What may come next: mostly something that is on the screen, now and then anything at all.
    Event next(const Visit& visit)
    {
        if (below(8) == 0)
            return anything(visit);
        switch (visit.stage) {
        case Stage::welcome:
            return below(8) == 0 ? Event{TalkAsked{{any_programme()}}} : Event{Started{}};
        case Stage::purpose:
            if (below(3) == 0)
                return PurposesChosen{};
            return PurposeTouched{any_of(all<Purpose>())};
        case Stage::region:
            return PlaceChosen{any_of(m_no_towns)};
        case Stage::town:
            return below(4) == 0 ? Event{AnyTown{}} : Event{PlaceChosen{any_town(visit)}};
        case Stage::age:
            return AgeChosen{any_of(all<Age>())};
        case Stage::shortlist:
            return below(3) == 0 ? anything(visit) : Event{ChangeAsked{any_question()}};
        case Stage::programme:
        case Stage::compare:
        case Stage::take_away:
        case Stage::talk:
        case Stage::everything:
        case Stage::calendar:
        case Stage::guide:
        case Stage::display:
        case Stage::call:
        case Stage::staff:
        case Stage::called:
        case Stage::stop_range:
        case Stage::stop_programme:
        case Stage::stop_reason:
        case Stage::figures:
        case Stage::day:
        case Stage::log:
        case Stage::test:
        case Stage::ending:
        case Stage::data:
        case Stage::data_back:
            return below(2) == 0 ? Event{WentBack{}} : anything(visit);
        case Stage::pin:
            return below(4) == 0 ? Event{WentBack{}} : anything_of_staff();
        }
        return Restarted{};
    }

private:
    std::uint32_t below(std::size_t count)
    {
        return static_cast<std::uint32_t>(m_random() % count);
    }
    template <class List> typename List::value_type any_of(const List& list)
    {
        return list[below(list.size())];
    }

    Stage any_question() { return any_of(std::array{Stage::purpose, Stage::region, Stage::age}); }

    // A town that the screen of the towns offers.
    Place any_town(const Visit& visit)
    {
        const Place place = visit.answers.place.value();
        const auto* whole = std::get_if<RegionIndex>(&place);
        const RegionIndex region = whole ? *whole : places().at(std::get<TownIndex>(place)).region;
        return any_of(places().at(region).towns);
    }

    Event anything(const Visit& visit)
    {
        switch (below(34)) {
        case 0:
            return Started{};
        case 1:
            return PurposesChosen{};
        case 2:
            return PlaceChosen{visit.stage == Stage::town ? any_town(visit) : any_of(m_no_towns)};
        case 3:
            return AnyTown{};
        case 4:
            return AgeChosen{any_of(all<Age>())};
        case 5:
            return ChangeAsked{any_of(all<Stage>())};
        case 6:
            return MoreAsked{};
        case 7:
            return LessAsked{};
        case 8:
            return AllAsked{};
        case 9:
            return SectionChosen{{Section::By::kana, 1 + static_cast<int>(below(10))}};
        case 10:
            return LanguageChosen{any_of(all<Language>())};
        case 11:
            return TextSizeChosen{any_of(all<TextSize>())};
        case 12:
            return ContrastChosen{any_of(all<Contrast>())};
        case 13:
            return LeftAlone{};
        case 14:
            return Stayed{};
        case 15:
            return below(10) == 0 ? Event{TimedOut{}} : Event{Stayed{}};
        case 16:
            return below(10) == 0 ? Event{Restarted{}} : Event{Stayed{}};
        case 17:
            return PurposeTouched{any_of(all<Purpose>())};
        case 18:
            return WentBack{};
        case 19:
            return TradeChosen{any_of(all<Trade>())};
        case 20:
            return HelpChosen{any_of(all<Help>())};
        case 21:
            return FollowUpsAsked{};
        case 22:
            return CompareAsked{{any_programme(), any_programme(), any_programme()}};
        case 23:
            return ComparedChanged{below(5), any_programme()};
        case 24:
            return below(2) == 0 ? Event{CalendarAsked{}} : Event{GuideAsked{}};
        case 25:
            return below(4) == 0 ? AreaChosen{std::nullopt}
                                 : AreaChosen{RegionIndex{below(places().regions.size())}};
        case 26:
            return below(2) == 0 ? Event{DisplayAsked{}} : Event{ReachChosen{below(2) == 0}};
        case 27:
            return TakeAwayAsked{{any_programme(), any_programme()}};
        case 28:
            return StaffCalled{1 + static_cast<int>(below(99))};
        case 29:
            return below(2) == 0 ? Event{SpeechChosen{below(2) == 0}}
                                 : Event{VolumeChosen{static_cast<int>(below(101))}};
        case 30:
            return below(2) == 0 ? Event{PrintAsked{{any_programme()}}}
                                 : Event{Printed{any_of(all<Printing>())}};
        case 31:
            return anything_of_staff();
        case 32:
            return TalkAsked{{any_programme(), any_programme()}};
        default:
            return CardTouched{any_programme()};
        }
    }

    // Of all that their screens say; but the ledger has a PIN that nobody types.
    Event anything_of_staff()
    {
        switch (below(16)) {
        case 11:
            return below(2) == 0   ? Event{DayAsked{test_day}}
                   : below(2) == 0 ? Event{DayTouched{test_day}}
                                   : Event{DayChosen{}};
        case 0:
            return DigitsCleared{};
        case 1:
            return DigitsEntered{};
        case 2:
            return PinAnswered{{PinNote::wrong, 1, 0}};
        case 3:
            return PinChangeAsked{};
        case 4:
            return CalledAsked{};
        case 5:
            return StopAsked{};
        case 6:
            return RangeChosen{below(100)};
        case 7:
            return StopProgrammeChosen{any_programme()};
        case 8:
            return StopReasonChosen{any_of(all<StopReason>())};
        case 9:
            return below(2) == 0 ? Event{RestoreAsked{"1-1"}} : Event{StopFailed{}};
        case 10:
            return StaffAsked{below(2) == 0, {}};
        case 12:
            return BoothChosen{below(2) == 0};
        case 13:
            return any_of(std::vector<Event>{
                FiguresAsked{}, ClockBelieved{}, LogAsked{}, TestAsked{},
                TestPartChosen{TestPart::touch}, SoundTested{}, TestSlipAsked{}, EndingAsked{},
                EndingConfirmed{}, DataAsked{}, DataBackAsked{}, DataBackChosen{}});
        default:
            return DigitTyped{static_cast<char>('0' + below(10))};
        }
    }

    ProgrammeIndex any_programme() { return {below(real_catalogue().programmes.size())}; }

    std::mt19937 m_random;
    std::vector<Place> m_no_towns = [] {
        std::vector<Place> result = all_places();
        std::erase_if(result, [](const Place& one) { return std::get_if<TownIndex>(&one); });
        return result;
    }();
};

// The answers that an event may touch: all others must stay as they are.
Answers without_what(const Event& event, Answers answers)
{
    if (std::holds_alternative<PurposeTouched>(event))
        answers.purposes.clear();
    if (std::holds_alternative<PlaceChosen>(event) || std::holds_alternative<AnyTown>(event))
        answers.place.reset();
    if (std::holds_alternative<AgeChosen>(event))
        answers.age.reset();
    if (std::holds_alternative<TradeChosen>(event) || std::holds_alternative<FollowUpsAsked>(event))
        answers.trade.reset();
    if (std::holds_alternative<HelpChosen>(event) || std::holds_alternative<FollowUpsAsked>(event))
        answers.help.reset();
    return answers;
}

// The place is what was touched last, and a town of the region that was touched stays.
bool place_is_right(const Visit& before, const PlaceChosen& event, const Visit& now)
{
    const auto* region = std::get_if<RegionIndex>(&event.place);
    const auto* old =
        before.answers.place ? std::get_if<TownIndex>(&*before.answers.place) : nullptr;
    if (before.stage != Stage::region && before.stage != Stage::town)
        return now == before;
    if (region && old && places().at(*old).region == *region)
        return now.answers.place == Place{*old};
    return now.answers.place == event.place;
}

bool in_the_prefecture(const std::optional<Place>& place)
{
    return place && *place != Place{Outside{}} && *place != Place{Unknown{}};
}

// A fresh visit that looks like this one.
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

// What holds after any event. The name of the rule that is broken, or nothing.
std::string broken_rule(const Visit& before, const Event& event, const Visit& now)
{
    const bool left = before.stage != Stage::welcome && now.stage == Stage::welcome;
    if (left && std::holds_alternative<WentBack>(event))
        return now == with_looks_of(before) ? "" : "a trace of the visit on the welcome";
    if (now == Visit{})
        return {};
    if (is_staff(now.stage) && now.stage != Stage::pin)
        return "a screen of the staff without the PIN";
    if (!is_staff(now.stage) && now.staff != Staff{})
        return "something of the staff's on a visitor's screen";
    if (without_what(event, before.answers) != without_what(event, now.answers))
        return "an answer to another question changed";
    if (const auto* chosen = std::get_if<PlaceChosen>(&event))
        if (!place_is_right(before, *chosen, now))
            return "a stale place, or a valid one lost";
    if (now.answers.purposes.size() > most_purposes)
        return "too many purposes";
    if (now.answers.has(Purpose::consult) && now.answers.purposes.size() > 1)
        return "advice does not stand alone";
    if (now.stage == Stage::town && !in_the_prefecture(now.answers.place))
        return "no region to show the towns of";
    if (now.stage == Stage::shortlist && (!now.answers.place || !now.answers.age))
        return "a shortlist before the last answer";
    const auto open =
        std::ranges::count(now.trail, Stage::programme) + (now.stage == Stage::programme ? 1 : 0);
    if (open != std::ssize(now.opened))
        return "the programmes opened are not those on the way back";
    if (now.stage != Stage::welcome && (now.trail.empty() || now.trail[0] != Stage::welcome))
        return "no way back to the welcome";
    return {};
}

} // namespace

TEST_SUITE("ten thousand visitors who touch anything")
{
    TEST_CASE("none loses a valid answer, keeps a stale one or leaves a trace")
    {
        std::size_t shortlists = 0;
        for (unsigned seed = 0; seed < 10'000; ++seed) {
            Wanderer wanderer{seed};
            Visit visit = at_purposes();
            for (int step = 0; step < 50; ++step) {
                const Event event = wanderer.next(visit);
                const Visit now = after(visit, event, places());
                const std::string broken = broken_rule(visit, event, now);
                REQUIRE_MESSAGE(broken.empty(), broken, ", visitor ", seed, ", step ", step);
                visit = now;
                shortlists += visit.stage == Stage::shortlist;
            }
            REQUIRE(after(visit, Restarted{}, places()) == Visit{});
            REQUIRE(after(visit, TimedOut{}, places()) == Visit{});
        }

        CHECK(shortlists > 10'000); // they do get somewhere
    }

    TEST_CASE("each finds the way back to the welcome, the answers kept until there")
    {
        for (unsigned seed = 0; seed < 10'000; ++seed) {
            Wanderer wanderer{seed};
            Visit visit = at_purposes();
            for (int step = 0; step < 25; ++step)
                visit = after(visit, wanderer.next(visit), places());
            const Answers answers = visit.answers;

            while (visit.trail.size() > 1) {
                const std::size_t behind = visit.trail.size();
                visit = after(visit, WentBack{}, places());
                REQUIRE(visit.answers == answers);
                REQUIRE(visit.trail.size() < behind);
            }

            REQUIRE(after(visit, WentBack{}, places()) == with_looks_of(visit));
        }
    }
}

namespace {

// The kana of each row with their voiced and small forms, written out.
const std::vector<std::string> kana_table{"あいうえおぁぃぅぇぉ", "かきくけこがぎぐげご",
                                          "さしすせそざじずぜぞ", "たちつてとだぢづでどっ",
                                          "なにぬねの",           "はひふへほばびぶべぼぱぴぷぺぽ",
                                          "まみむめも",           "やゆよゃゅょ",
                                          "らりるれろ",           "わゐゑをんゎ"};

int row_in_table(std::string_view reading)
{
    const auto row = std::ranges::find_if(kana_table, [&](const std::string& kana) {
        return kana.find(reading.substr(0, 3)) != kana.npos;
    });
    REQUIRE(row != kana_table.end());
    return 1 + static_cast<int>(row - kana_table.begin());
}

} // namespace

TEST_SUITE("side by side, dates and desks")
{
    TEST_CASE("two or three programmes are compared, and each can make room for another")
    {
        const std::vector<ProgrammeIndex> three{{0}, {1}, {2}};
        Visit visit = after(at_shortlist(), CompareAsked{three}, places());
        CHECK(visit.stage == Stage::compare);
        CHECK(visit.compared == three);

        visit = after(visit, ComparedChanged{1, {7}}, places());
        CHECK(visit.compared == std::vector<ProgrammeIndex>{{0}, {7}, {2}});
        CHECK(after(visit, ComparedChanged{3, {8}}, places()) == visit);

        const Visit opened = after(visit, CardTouched{{7}}, places());
        CHECK(opened.stage == Stage::programme);
        CHECK(after(opened, WentBack{}, places()).compared == visit.compared);
        CHECK(after_all(opened, {WentBack{}, WentBack{}}).stage == Stage::shortlist);
    }

    TEST_CASE("one programme, or four, are not compared")
    {
        for (const std::size_t count : {0u, 1u, 4u}) {
            const CompareAsked asked{std::vector<ProgrammeIndex>(count)};
            CHECK(after(at_shortlist(), asked, places()) == at_shortlist());
        }
        CHECK(after(at_purposes(), CompareAsked{{{0}, {1}}}, places()) == at_purposes());
    }

    TEST_CASE("the list, or one programme, is taken away, and the way back keeps everything")
    {
        const std::vector<ProgrammeIndex> list{{3}, {1}, {4}};
        const Visit visit = after_all(at_shortlist(), {TakeAwayAsked{list}});
        CHECK(visit.stage == Stage::take_away);
        CHECK(visit.taken == list);
        CHECK(after(visit, WentBack{}, places()).stage == Stage::shortlist);
        CHECK(after(visit, LanguageChosen{Language::en}, places()).taken == list);
        CHECK(after(visit, Restarted{}, places()) == Visit{});

        const Visit page = after_all(at_shortlist(), {CardTouched{{7}}});
        const Visit one = after(page, TakeAwayAsked{{{7}}}, places());
        CHECK(one.taken == std::vector<ProgrammeIndex>{{7}});
        const Visit back = after(one, WentBack{}, places());
        CHECK(back.stage == Stage::programme);
        CHECK(back.opened == page.opened);
    }

    TEST_CASE("nothing is taken away where there is no programme")
    {
        CHECK(after(at_shortlist(), TakeAwayAsked{}, places()) == at_shortlist());
        CHECK(after(at_purposes(), TakeAwayAsked{{{7}}}, places()) == at_purposes());
    }

    TEST_CASE(
        "a slip is printed once at a time, and what became of it is told until another is asked")
    {
        const std::vector<ProgrammeIndex> list{{3}, {1}};
        const Visit sent = after(at_shortlist(), PrintAsked{list}, places());
        CHECK(sent.stage == Stage::take_away);
        CHECK(sent.taken == list);
        CHECK(sent.printing == Printing::sent);
        CHECK(after(sent, PrintAsked{list}, places()) == sent);

        const Visit empty = after(sent, Printed{Printing::paper_out}, places());
        CHECK(empty.printing == Printing::paper_out);
        CHECK(after(empty, Printed{Printing::done}, places()) == empty); // nobody waits for it
        CHECK(after(empty, PrintAsked{empty.taken}, places()) == sent);
        const Visit other = after_all(empty, {WentBack{}, CardTouched{{7}}, TakeAwayAsked{{{7}}}});
        CHECK(other.printing == Printing::none);
        CHECK(after(sent, Restarted{}, places()) == Visit{});
    }

    TEST_CASE("nothing is printed where there is no programme, and no answer comes unasked")
    {
        CHECK(after(at_shortlist(), PrintAsked{}, places()) == at_shortlist());
        CHECK(after(at_purposes(), PrintAsked{{{7}}}, places()) == at_purposes());
        CHECK(after(at_shortlist(), Printed{Printing::jam}, places()) == at_shortlist());
    }

    TEST_CASE("dates and desks open from every screen, at the visitor's own region")
    {
        for (const Event& asked : {Event{CalendarAsked{}}, Event{GuideAsked{}}}) {
            const Visit visit = after(at_shortlist(), asked, places());
            CHECK(visit.looked_at == places().region_by_id("sanpachi"));
            const Visit back = after(visit, WentBack{}, places());
            CHECK(back.stage == Stage::shortlist);
            CHECK(back.answers == at_shortlist().answers);

            const Visit from_welcome = after({}, asked, places());
            CHECK(from_welcome.stage != Stage::welcome);
            CHECK(!from_welcome.looked_at);
            CHECK(after(from_welcome, WentBack{}, places()) == Visit{});
        }
    }

    TEST_CASE("another region is looked at without changing the answers")
    {
        const auto shimokita = places().region_by_id("shimokita");
        const Visit visit = after_all(at_shortlist(), {CalendarAsked{}, AreaChosen{shimokita}});
        CHECK(visit.looked_at == shimokita);
        CHECK(visit.answers == at_shortlist().answers);
        CHECK(after(at_shortlist(), AreaChosen{shimokita}, places()) == at_shortlist());
    }

    TEST_CASE("how the screens look is changed anywhere, stays, and is forgotten with the visit")
    {
        const std::vector<Event> changes{ReachChosen{true}, ContrastChosen{Contrast::yellow},
                                         TextSizeChosen{TextSize::large}};
        const Visit changed = after_all(at_shortlist(), changes);
        CHECK(changed.low);
        CHECK(changed.contrast == Contrast::yellow);
        CHECK(changed.stage == Stage::shortlist);
        CHECK(changed.answers == at_shortlist().answers);

        const Visit asked = after(changed, DisplayAsked{}, places());
        CHECK(asked.stage == Stage::display);
        CHECK(after(asked, DisplayAsked{}, places()) == asked);
        CHECK(after(asked, WentBack{}, places()) == changed);
        CHECK(after(changed, Restarted{}, places()) == Visit{});
    }

    TEST_CASE("the staff are called from anywhere, under one number, and the way back keeps all")
    {
        const Visit before = at_purposes();
        const Visit called = after(before, StaffCalled{7}, places());
        CHECK(called.stage == Stage::call);
        CHECK(called.number == 7);
        CHECK(after(called, StaffCalled{8}, places()) == called);

        Visit back = after(called, WentBack{}, places());
        CHECK(back.number == 7);
        CHECK(after(back, StaffCalled{8}, places()).number == 7);
        back.number = 0;
        CHECK(back == before);
        CHECK(after(called, Restarted{}, places()) == Visit{});
    }

    TEST_CASE("speech and volume stay through the visit and end with it")
    {
        Visit visit = after(at_purposes(), SpeechChosen{true}, places());
        visit = after(visit, VolumeChosen{80}, places());
        visit = after(visit, PurposeTouched{Purpose::start}, places());
        visit = after(visit, PurposesChosen{}, places());
        CHECK(visit.speaking);
        CHECK(visit.volume == 80);
        CHECK(after(visit, VolumeChosen{120}, places()).volume == 100);
        CHECK(after(visit, VolumeChosen{-20}, places()).volume == 0);
        CHECK(!after(visit, SpeechChosen{false}, places()).speaking);
        CHECK(after(visit, TimedOut{}, places()) == Visit{});
    }

    TEST_CASE("the largest letters take the whole height, and a low page takes large ones")
    {
        const Visit low = after(at_shortlist(), ReachChosen{true}, places());
        const Visit largest = after(low, TextSizeChosen{TextSize::largest}, places());
        CHECK(!largest.low);
        const Visit low_again = after(largest, ReachChosen{true}, places());
        CHECK(low_again.low);
        CHECK(low_again.text_size == TextSize::large);
    }

    TEST_CASE("what is answered after the three stays, and can be taken back")
    {
        const Visit answered =
            after_all(at_shortlist(), {HelpChosen{Help::borrow}, TradeChosen{Trade::food}});
        CHECK(answered.answers.help == Help::borrow);
        CHECK(answered.answers.trade == Trade::food);
        const Visit changed =
            after_all(answered, {ChangeAsked{Stage::age}, AgeChosen{Age::over10}});
        CHECK(changed.answers.help == Help::borrow);
        CHECK(after(answered, FollowUpsAsked{}, places()) == at_shortlist());
        CHECK(after(at_purposes(), HelpChosen{Help::borrow}, places()) == at_purposes());
    }
}

TEST_SUITE("the kana table")
{
    TEST_CASE("every kana is found in its own row")
    {
        for (const std::string& row : kana_table)
            for (std::size_t at = 0; at < row.size(); at += 3) {
                CAPTURE(row.substr(at, 3));
                CHECK(kana_row(row.substr(at)) == row_in_table(row.substr(at)));
            }
    }

    TEST_CASE("every programme and every town stands in the row of its first kana")
    {
        for (const Programme& one : real_catalogue().programmes) {
            CAPTURE(one.key);
            CHECK(kana_row(one.reading) == row_in_table(one.reading));
        }
        for (const Town& one : places().towns) {
            CAPTURE(one.name);
            CHECK(kana_row(one.reading) == row_in_table(one.reading));
        }
    }
}

} // namespace michi::test
