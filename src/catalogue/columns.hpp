#pragma once

#include "domain/catalogue.hpp"

#include <concepts>
#include <tuple>
#include <type_traits>

// How the values of the domain lie in the tables of catalogue.db: what is written and what is read
// again cannot differ, because both go by this list. The order is the schema's.
namespace michi::catalogue {

// --- the columns of each table ------------------------------------------------------------------
// Named once, for writing and for reading, in the order of the schema.

template <class T, class Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

template <Is<Region> T> auto columns(T& of)
{
    return std::tie(of.id, of.name, of.reading, of.english, of.main_town);
}
template <Is<Town> T> auto columns(T& of)
{
    return std::tie(of.name, of.reading, of.english, of.region);
}
template <Is<Desk> T> auto columns(T& of)
{
    return std::tie(of.id, of.name, of.organisation, of.group, of.fax, of.mail, of.page, of.address,
                    of.place, of.hours, of.open, of.note, of.town, of.booking, of.office);
}
template <Is<Phone> T> auto columns(T& of)
{
    return std::tie(of.number, of.extension);
}
template <Is<Edition> T> auto columns(T& of)
{
    return std::tie(of.date, of.fiscal_year_ends, of.prefecture, of.prefecture_english, of.brochure,
                    of.brochure_url, of.portal, of.mail_magazine_url, of.mail_magazine_to,
                    of.mail_magazine_subject, of.mail_magazine_words, of.general_desk);
}
template <Is<Chapter> T> auto columns(T& of)
{
    return std::tie(of.number, of.title, of.title_in_brochure, of.english);
}
template <Is<Programme> T> auto columns(T& of)
{
    return std::tie(of.key, of.chapter, of.number, of.title_in_contents, of.reading, of.kind,
                    of.page, of.first_line, of.last_line, of.confirmed, of.standing,
                    of.closed_words, of.age.planning, of.age.from_years, of.age.to_years,
                    of.age.otherwise, of.age.why, of.place.otherwise, of.place.outside,
                    of.place.why, of.trade.otherwise, of.trade.why, of.differs);
}
template <Is<ProgrammeText> T> auto columns(T& of)
{
    return std::tie(of.title, of.short_title, of.summary, of.who, of.note);
}
template <Is<Money> T> auto columns(T& of)
{
    return std::tie(of.kind, of.yen, of.percent, of.years, of.words, of.label, of.frame,
                    of.condition, of.line);
}
template <Is<Period> T> auto columns(T& of)
{
    return std::tie(of.what, of.from, of.to, of.planned, of.part, of.words, of.line);
}
template <Is<Occasion> T> auto columns(T& of)
{
    return std::tie(of.date, of.from, of.to, of.name, of.place, of.town, of.planned, of.line);
}
template <Is<Part> T> auto columns(T& of)
{
    return std::tie(of.name, of.standing, of.closed_words, of.words);
}
template <Is<Step> T> auto columns(T& of)
{
    return std::tie(of.kind, of.words, of.bring);
}
template <Is<Contact> T> auto columns(T& of)
{
    return std::tie(of.desk, of.use, of.words);
}
template <Is<Link> T> auto columns(T& of)
{
    return std::tie(of.url, of.words);
}
template <Is<LocalExtra> T> auto columns(T& of) // and its towns in a table of their own
{
    return std::tie(of.words, of.line);
}
template <Is<Table> T> auto columns(T& of) // likewise
{
    return std::tie(of.title, of.line);
}
template <Is<Point> T> auto columns(T& of)
{
    return std::tie(of.x, of.y);
}
template <Is<Map::Shape> T> auto columns(T& of)
{
    return std::tie(of.region, of.label);
}
template <Is<Map::Name> T> auto columns(T& of)
{
    return std::tie(of.words, of.english, of.at);
}

template <class T>
concept Record = requires(T& of)
{
    columns(of);
};
template <class T>
concept Enumeration = std::is_enum_v<T>;

// --- the lists of a desk and of a programme ------------------------------------------------------
// Each with its table; `visit` takes the table and how to come to the list.

template <class Visit> void each_list_of_desk(const Visit& visit)
{
    visit(
        "desk_phone", [](auto& desk) -> auto& { return desk.phones; });
    visit(
        "desk_serves", [](auto& desk) -> auto& { return desk.serves; });
}

template <class Visit> void each_list_of_programme(const Visit& visit)
{
    visit(
        "main_purpose", [](auto& programme) -> auto& { return programme.main_purposes; });
    visit(
        "also_purpose", [](auto& programme) -> auto& { return programme.also_purposes; });
    visit(
        "people", [](auto& programme) -> auto& { return programme.people; });
    visit(
        "only_town", [](auto& programme) -> auto& { return programme.place.only; });
    visit(
        "only_trade", [](auto& programme) -> auto& { return programme.trade.only; });
    visit(
        "money", [](auto& programme) -> auto& { return programme.money; });
    visit(
        "period", [](auto& programme) -> auto& { return programme.periods; });
    visit(
        "occasion", [](auto& programme) -> auto& { return programme.occasions; });
    visit(
        "part", [](auto& programme) -> auto& { return programme.parts; });
    visit(
        "step", [](auto& programme) -> auto& { return programme.steps; });
    visit(
        "contact", [](auto& programme) -> auto& { return programme.contacts; });
    visit(
        "link", [](auto& programme) -> auto& { return programme.links; });
    visit(
        "extra", [](auto& programme) -> auto& { return programme.extras; });
    visit(
        "grid", [](auto& programme) -> auto& { return programme.tables; });
    visit(
        "same_programme", [](auto& programme) -> auto& { return programme.same; });
    visit(
        "related_programme", [](auto& programme) -> auto& { return programme.related; });
}

} // namespace michi::catalogue
