#include "screens/view.hpp"

#include "domain/ruby.hpp"

namespace michi::screens {

std::string View::name(const Desk& desk) const
{
    return desk.name_for(visit.language);
}

std::string View::name(std::string_view japanese, std::string_view english) const
{
    if (visit.language == Language::en)
        return std::string(english);
    return catalogue.phrase(visit.language, std::string(japanese));
}

std::string View::name(TownIndex town) const
{
    const Town& here = catalogue.places.at(town);
    return visit.language == Language::easy ? with_ruby(here.name, here.reading)
                                            : name(here.name, here.english);
}

std::string View::name(RegionIndex region) const
{
    const Region& here = catalogue.places.at(region);
    return visit.language == Language::easy ? with_ruby(here.name, here.reading)
                                            : name(here.name, here.english);
}

std::string View::name(const Place& place) const
{
    if (const auto* town = std::get_if<TownIndex>(&place))
        return name(*town);
    if (const auto* region = std::get_if<RegionIndex>(&place))
        return name(*region);
    return say()(std::holds_alternative<Outside>(place) ? "place.outside" : "place.unknown");
}

std::string in_words(const View& view, Day day)
{
    return view.say()("date.weekday", parts_of(view.say(), day));
}

std::string in_words(const View& view, const RoughDay& day)
{
    return day.month_only() ? view.say()("date.month", parts_of(view.say(), day.first))
                            : in_words(view, day.first);
}

std::string in_words(const View& view, const Moment& moment)
{
    const std::string minutes = std::to_string(100 + moment.minute % 60).substr(1);
    return view.say()("log.at", {{"day", in_words(view, moment.day)},
                                 {"time", std::to_string(moment.minute / 60) + ":" + minutes}});
}

std::string full_date(const View& view, Day day)
{
    return full_date(view.say(), day);
}

std::string as_of(const View& view)
{
    return view.say()("data.as_of", {{"date", full_date(view, view.catalogue.edition.date)}});
}

std::string expired_in_words(const View& view)
{
    return view.say()("data.expired", {{"date", full_date(view, view.data->shown->expires)}});
}

std::string expired_in_short(const View& view)
{
    return view.say()("data.expired_short", {{"date", full_date(view, view.data->shown->expires)}});
}

std::string as_of(const View& view, const ui::Theme& theme)
{
    return theme.flat() && view.expired() ? expired_in_short(view) : as_of(view);
}

std::string state_in_words(const View& view, const Programme& programme)
{
    const State state = state_on(programme, view.today());
    if (state == State::upcoming)
        if (const Period* period = deciding_period(programme, view.today()); period && period->from)
            return view.say()("state.upcoming_from", {{"date", in_words(view, *period->from)}});
    if (state == State::closed && !programme.closed_words.empty())
        return programme.closed_words;
    return view.say().of("state", state);
}

std::string time_left_in_words(const View& view, const Programme& programme)
{
    const auto deadline = deadline_on(programme, view.today());
    if (!deadline || state_on(programme, view.today()) == State::upcoming)
        return {};
    const Speech say = view.say();
    const Period* period = deciding_period(programme, view.today());
    const bool occasion = !period || !period->to || period->to->last != *deadline;
    if (occasion)
        return say("date.next", {{"date", in_words(view, *deadline)}});
    std::string until = say("date.until", {{"date", in_words(view, *deadline)}});
    if (period->planned)
        until = say("date.planned", {{"words", until}});
    if (!view.clock.certain)
        return until;
    const int days = days_between(view.today(), *deadline);
    return (days == 0 ? say("date.last_day") : say("date.left", {{"n", std::to_string(days)}})) +
           (view.english() ? ", " : "\u30fb") + until;
}

std::string period_in_words(const View& view, const Period& period)
{
    const Speech say = view.say();
    const auto words = [&](const RoughDay& day) {
        return day.month_only() ? say("date.full_month", parts_of(view.say(), day.first))
                                : full_date(view, day.first);
    };
    std::string result;
    if (period.from && period.to)
        result = say("date.between", {{"from", words(*period.from)}, {"to", words(*period.to)}});
    else if (period.from)
        result = say("date.from", {{"date", words(*period.from)}});
    else if (period.to)
        result = say("date.until", {{"date", words(*period.to)}});
    if (period.planned)
        result = say("date.planned", {{"words", result}});
    return period.words.empty() ? result : period.words + "  " + result;
}

std::string occasion_in_words(const View& view, const Occasion& occasion)
{
    std::string result = in_words(view, occasion.date);
    if (!occasion.from.empty())
        result += " " + occasion.from + (occasion.to.empty() ? "" : "\u2013" + occasion.to);
    if (occasion.planned)
        result = view.say()("date.planned", {{"words", result}});
    for (const std::string& part : {occasion.name, occasion.place})
        if (!part.empty())
            result += "  " + part;
    return result;
}

std::string clock_in_words(int minute)
{
    return std::to_string(minute / 60) + (minute % 60 < 10 ? ":0" : ":") +
           std::to_string(minute % 60);
}

namespace {

// 8時30分, 17時
std::string time_in_words(const Speech& say, int minute)
{
    const std::string hour = std::to_string(minute / 60);
    if (minute % 60 == 0)
        return say("hours.sharp", {{"hour", hour}});
    const std::string digits = (minute % 60 < 10 ? "0" : "") + std::to_string(minute % 60);
    return say("hours.time." + digits.substr(1), {{"hour", hour}, {"minute", digits}});
}

// Monday to Sunday, of which these are days: 月曜～金曜.
std::string days_in_words(const Speech& say, unsigned days)
{
    const auto name = [&](unsigned step) { return say("hours.w." + std::to_string(step % 7)); };
    const auto has = [&](unsigned step) { return (days & 1u << step % 7) != 0; };
    std::string words;
    for (unsigned step = 1; step <= 7; ++step) {
        if (!has(step))
            continue;
        const unsigned first = step;
        while (step < 7 && has(step + 1))
            ++step;
        words += words.empty() ? "" : "\u30fb";
        words += first == step ? name(first)
                               : say("hours.days", {{"first", name(first)}, {"last", name(step)}});
    }
    return words;
}

} // namespace

std::string next_in_words(const View& view, const Moment& next)
{
    constexpr int days_with_a_name = 6;
    const Speech say = view.say();
    const bool near = days_between(view.clock.now.day, next.day) <= days_with_a_name;
    const std::string day =
        near ? say("hours.w." + std::to_string(weekday_of(next.day))) : in_words(view, next.day);
    return say("hours.next", {{"day", day}, {"time", time_in_words(say, next.minute)}});
}

std::string opening_in_words(const View& view, const OpeningHours& hours)
{
    if (!view.clock.certain)
        return {};
    const Speech say = view.say();
    const Opening opening = opening_at(hours, view.clock.now);
    const auto next = [&](const char* words) {
        return opening.next ? say(words, {{"next", next_in_words(view, *opening.next)}})
                            : say("hours.no_next");
    };
    switch (opening.now) {
    case Opening::Now::open:
        return say("hours.until", {{"time", time_in_words(say, opening.until)}});
    case Opening::Now::pause:
    case Opening::Now::later:
        return say("hours.later", {{"time", time_in_words(say, opening.next->minute)}});
    case Opening::Now::over:
        return next("hours.over");
    case Opening::Now::day_off:
        return next("hours.day_off");
    }
    return {};
}

std::string week_in_words(const View& view, const std::string& hours,
                          const std::optional<OpeningHours>& open)
{
    if (!open || (!hours.empty() && view.visit.language == Language::ja))
        return hours;
    const Speech say = view.say();
    std::string words;
    for (auto span = open->spans.begin(); span != open->spans.end();) {
        std::string times;
        const unsigned days = span->days;
        for (; span != open->spans.end() && span->days == days; ++span)
            times += (times.empty() ? "" : ", ") +
                     say("hours.span",
                         {{"from", clock_in_words(span->from)}, {"to", clock_in_words(span->to)}});
        words += (words.empty()    ? ""
                  : view.english() ? "; "
                                   : "\u30fb") +
                 say("hours.week", {{"days", days_in_words(say, days)}, {"times", times}});
    }
    return words;
}

std::string as_of_in_words(const View& view)
{
    return view.say()("day.band", {{"date", full_date(view, view.clock.now.day)}});
}

std::string further_in_words(const View& view)
{
    const Speech say = view.say();
    const Answers& answers = view.visit.answers;
    std::string words;
    if (answers.help.value_or(Help::unknown) != Help::unknown)
        words = say.of("help", *answers.help);
    if (answers.trade.value_or(Trade::unknown) != Trade::unknown)
        words += (words.empty() ? "" : "\u30fb") + say.of("trade", *answers.trade);
    return words;
}

} // namespace michi::screens
