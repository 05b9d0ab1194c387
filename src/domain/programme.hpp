#pragma once

#include "domain/date.hpp"
#include "domain/hours.hpp"
#include "domain/place.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace michi {

using DeskIndex = Index<struct DeskTag>;
using ProgrammeIndex = Index<struct ProgrammeTag>;

struct Phone {
    std::string number;    // "017-734-9373"
    std::string extension; // digits, or empty

    bool operator==(const Phone&) const = default;
};

struct Desk {
    std::string id;
    std::string name; // as a visitor reads it
    std::string organisation;
    std::string group;
    std::vector<Phone> phones; // at least one
    std::string fax;
    std::string mail;
    std::string page; // https
    std::string address;
    std::string place; // building and floor
    std::string hours; // in the brochure's words
    std::optional<OpeningHours> open;
    std::string note;
    std::optional<TownIndex> town; // where it stands
    bool booking = false;
    TownSet serves; // its territory; empty is the whole prefecture
    std::optional<OfficeKind> office;
    std::map<Language, std::string> name_in; // its name in the other languages

    // In `language`, else in Japanese.
    [[nodiscard]] const std::string& name_for(Language language) const
    {
        const auto found = name_in.find(language);
        return found != name_in.end() ? found->second : name;
    }

    bool operator==(const Desk&) const = default;
};

// A figure of the brochure.
struct Money {
    MoneyKind kind = MoneyKind::cap;
    std::optional<long long> yen;
    std::optional<double> percent;
    std::optional<int> years;
    std::string words; // "200万円まで"
    std::string label; // what the figure is
    std::string frame; // the part, course or frame it belongs to
    std::string condition;
    int line = 0; // of the brochure's text

    bool operator==(const Money&) const = default;
};

struct Table {
    struct Row {
        std::string label;
        std::vector<std::string> cells; // as many as there are columns

        bool operator==(const Row&) const = default;
    };
    std::string title;
    std::vector<std::string> columns;
    std::vector<Row> rows;
    int line = 0; // where it begins in the brochure's text

    bool operator==(const Table&) const = default;
};

// A dated seminar, salon or consultation day.
struct Occasion {
    RoughDay date;    // a month where the brochure gives no day yet
    std::string from; // "13:00", or empty
    std::string to;
    std::string name;
    std::string place;
    std::optional<TownIndex> town; // nothing: outside the prefecture, or online
    bool planned = false;
    int line = 0;

    bool operator==(const Occasion&) const = default;
};

// A course of a programme with a state of its own.
struct Part {
    std::string name;
    Standing standing = Standing::ask;
    std::string closed_words; // the brochure's own, where closed
    std::string words;

    bool operator==(const Part&) const = default;
};

struct Step {
    StepKind kind = StepKind::call;
    std::string words;
    std::string bring;

    bool operator==(const Step&) const = default;
};

struct Contact {
    DeskIndex desk;
    DeskUse use = DeskUse::about;
    std::string words;

    bool operator==(const Contact&) const = default;
};

struct Link {
    std::string url; // https
    std::string words;

    bool operator==(const Link&) const = default;
};

// What only visitors of some towns get, and only they are told.
struct LocalExtra {
    TownSet towns;
    std::string words;
    int line = 0;

    bool operator==(const LocalExtra&) const = default;
};

// Limits on the age of the business. A limit that an answer's band only partly meets is a matter to
// check, never a silent yes or no.
struct AgeCondition {
    Verdict planning = Verdict::check;
    std::optional<int> from_years; // this year included
    std::optional<int> to_years;   // this year not included
    Verdict otherwise = Verdict::excluded;
    std::string why;

    bool operator==(const AgeCondition&) const = default;
};

struct PlaceCondition {
    TownSet only; // empty: the whole prefecture
    Verdict otherwise = Verdict::excluded;
    Verdict outside = Verdict::check;
    std::string why;

    bool operator==(const PlaceCondition&) const = default;
};

struct TradeCondition {
    std::vector<Trade> only; // empty: any
    Verdict otherwise = Verdict::excluded;
    std::string why;

    bool operator==(const TradeCondition&) const = default;
};

// What a visitor reads of a programme, in one language.
struct ProgrammeText {
    std::string title;
    std::string short_title;
    std::string summary;
    std::string who;
    std::vector<std::string> gives;
    std::vector<std::string> checks;
    std::string note;

    bool operator==(const ProgrammeText&) const = default;
};

struct Programme {
    std::string key; // "3-14"; never changes
    int chapter = 0;
    int number = 0;
    std::string title_in_contents; // where the brochure's contents print another
    std::string reading;           // of the title, in hiragana
    Kind kind = Kind::subsidy;
    int page = 0;
    int first_line = 0; // of its section in the brochure's text
    int last_line = 0;
    Day confirmed{}; // when somebody last asked the desk whether all this still holds
    std::vector<Purpose> main_purposes;
    std::vector<Purpose> also_purposes;
    std::vector<People> people;
    Standing standing = Standing::ask;
    std::string closed_words;
    AgeCondition age;
    PlaceCondition place;
    TradeCondition trade;
    std::vector<Money> money; // the best figure first
    std::vector<Table> tables;
    std::vector<Period> periods;
    std::vector<Occasion> occasions; // by date
    std::vector<Part> parts;
    std::vector<Step> steps;
    std::vector<Contact> contacts; // in the order in which to call
    std::vector<Link> links;
    std::vector<LocalExtra> extras;
    std::vector<ProgrammeIndex> same;    // the same help, printed twice
    std::vector<ProgrammeIndex> related; // different help that belongs together
    std::string differs;                 // from `same`
    std::map<Language, ProgrammeText> texts;

    // In `language`, else in Japanese.
    [[nodiscard]] const ProgrammeText& text(Language language) const
    {
        const auto found = texts.find(language);
        return found != texts.end() ? found->second : texts.at(Language::ja);
    }

    bool operator==(const Programme&) const = default;
};

// The short texts of a programme that are translated as phrases: figures, steps, parts, dates,
// conditions and the like. The same Japanese always reads the same in another language.
void for_each_phrase(Programme& programme, const std::function<void(std::string&)>& use);

} // namespace michi
