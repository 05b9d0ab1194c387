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
    const int days = days_between(view.today(), *deadline);
    std::string until = say("date.until", {{"date", in_words(view, *deadline)}});
    if (period->planned)
        until = say("date.planned", {{"words", until}});
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
