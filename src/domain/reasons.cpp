#include "domain/reasons.hpp"

#include "domain/ruby.hpp"

namespace michi {

namespace {

template <class Named> std::string name_of(const Named& named, Language language)
{
    switch (language) {
    case Language::ja:
        break;
    case Language::easy:
        return with_ruby(named.name, named.reading);
    case Language::en:
        return named.english;
    }
    return named.name;
}

std::string words_of(const Place& place, const Catalogue& catalogue, Language language)
{
    if (const auto* town = std::get_if<TownIndex>(&place))
        return name_of(catalogue.places.at(*town), language);
    if (const auto* region = std::get_if<RegionIndex>(&place))
        return name_of(catalogue.places.at(*region), language);
    return {};
}

} // namespace

std::vector<Reason> reasons(const Programme& programme, const Answers& answers,
                            const Catalogue& catalogue, Language language)
{
    const Speech say{catalogue.words, language};
    std::vector<Reason> result;

    for (const Purpose purpose : answers.purposes) {
        const auto serves = [&](const std::vector<Purpose>& purposes) {
            return std::ranges::find(purposes, purpose) != purposes.end();
        };
        if (serves(programme.main_purposes) || serves(programme.also_purposes))
            result.push_back(
                {Verdict::fits, say("reason.purpose", {{"purpose", say.of("purpose", purpose)}})});
    }

    const auto with_why = [&](std::string_view group, Verdict verdict, const std::string& why,
                              const Fill& fill) {
        const std::string key = std::string(group) + "." + std::string(id_of(verdict));
        if (verdict == Verdict::fits || why.empty())
            result.push_back(
                {verdict,
                 say(why.empty() && verdict != Verdict::fits ? key + "_plain" : key, fill)});
        else
            result.push_back({verdict, say(key, {{"why", catalogue.phrase(language, why)}})});
    };
    if (answers.age) {
        const Verdict verdict = verdict_by_age(programme.age, *answers.age);
        if (*answers.age != Age::unknown || verdict != Verdict::fits)
            with_why("reason.age", verdict, programme.age.why,
                     {{"age", say.of("age", *answers.age)}});
    }
    if (answers.place) {
        const Verdict verdict = verdict_by_place(programme.place, *answers.place, catalogue.places);
        const std::string place = words_of(*answers.place, catalogue, language);
        if (!place.empty() || verdict != Verdict::fits)
            with_why("reason.place", verdict, programme.place.why, {{"place", place}});
        else if (std::holds_alternative<Outside>(*answers.place))
            result.push_back({verdict, say("reason.outside.fits")});
    }
    if (answers.help && *answers.help != Help::unknown && help_of(programme.kind) == answers.help)
        result.push_back(
            {Verdict::fits, say("reason.help", {{"help", say.of("help", *answers.help)}})});
    if (!programme.trade.only.empty()) {
        const Trade trade = answers.trade.value_or(Trade::unknown); // asked or not
        with_why("reason.trade", verdict_by_trade(programme.trade, trade), programme.trade.why,
                 {{"trade", say.of("trade", trade)}});
    }
    return result;
}

std::vector<std::string> local_extras(const Programme& programme, const Place& place,
                                      const Catalogue& catalogue, Language language)
{
    std::vector<std::string> result;
    const auto* town = std::get_if<TownIndex>(&place);
    if (!town)
        return result;
    const Speech say{catalogue.words, language};
    for (const LocalExtra& extra : programme.extras)
        if (extra.towns.contains(*town))
            result.push_back(
                say("extra.words", {{"place", words_of(place, catalogue, language)},
                                    {"words", catalogue.phrase(language, extra.words)}}));
    return result;
}

std::string call_code(const Desk& desk)
{
    return "tel:" + desk.phones.front().number;
}

std::string mail_magazine_code(const Edition& edition)
{
    std::string code = "mailto:" + edition.mail_magazine_to + "?subject=";
    for (const char byte : edition.mail_magazine_subject) {
        const auto value = static_cast<unsigned char>(byte);
        const bool plain = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
                           (value >= '0' && value <= '9');
        if (plain)
            code += byte;
        else
            code += {'%', "0123456789ABCDEF"[value >> 4U], "0123456789ABCDEF"[value & 0xfU]};
    }
    return code;
}

Codes codes(const Programme& programme, const Place& place, const Catalogue& catalogue)
{
    Codes result;
    result.page =
        programme.links.empty() ? catalogue.edition.brochure_url : programme.links.front().url;
    result.call = call_code(catalogue.at(first_contact(programme, place, catalogue)));
    return result;
}

} // namespace michi
