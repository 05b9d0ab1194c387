#include "app/glyphs.hpp"

#include <algorithm>

namespace michi::app {

namespace {

using Texts = std::initializer_list<const std::string*>;

void add(std::u32string& to, const Texts& texts)
{
    for (const std::string* text : texts)
        to += ui::code_points(*text);
}

void sort_out(std::u32string& characters)
{
    std::ranges::sort(characters);
    const auto rest = std::ranges::unique(characters);
    characters.erase(rest.begin(), rest.end());
}

void add_names(std::u32string& display, const Catalogue& catalogue)
{
    for (const Language language : michi::all<Language>())
        for (const Words* words : {&catalogue.words, &catalogue.phrases})
            for (const auto& [key, text] : words->all(language))
                add(display, {&text});
    for (const Region& region : catalogue.places.regions)
        add(display, {&region.name, &region.main_town, &region.english, &region.reading});
    for (const Town& town : catalogue.places.towns)
        add(display, {&town.name, &town.english, &town.reading});
    for (const Map::Name& water : catalogue.map.waters)
        add(display, {&water.words, &water.english});
    for (const Chapter& chapter : catalogue.chapters)
        add(display, {&chapter.title, &chapter.english});
    add(display, {&catalogue.edition.prefecture, &catalogue.edition.prefecture_english});
    for (const Desk& desk : catalogue.desks) {
        add(display, {&desk.name});
        for (const auto& [language, name] : desk.name_in)
            add(display, {&name});
    }
}

} // namespace

ui::Glyphs glyphs_for(const Catalogue& catalogue, const screens::Office& office)
{
    std::u32string display;
    std::u32string all = U"\u2013\u30fb\uff1a"; // marks that stand between words
    for (char32_t ascii = U' '; ascii < 0x7f; ++ascii)
        display += ascii;
    add(display, {&office.name, &office.phone, &office.hours, &office.out_of_order,
                  &office.out_of_order_help});
    add_names(display, catalogue);
    for (const Desk& desk : catalogue.desks)
        add(all,
            {&desk.organisation, &desk.group, &desk.address, &desk.place, &desk.hours, &desk.note});
    for (Programme programme : catalogue.programmes) {
        for (const auto& [language, text] : programme.texts) {
            add(display, {&text.title, &text.short_title});
            add(all, {&text.summary, &text.who, &text.note});
            for (const auto* list : {&text.gives, &text.checks})
                for (const std::string& words : *list)
                    add(all, {&words});
        }
        for (const Money& money : programme.money)
            add(display, {&money.words});
        for_each_phrase(programme, [&](std::string& phrase) { add(all, {&phrase}); });
        add(all, {&programme.title_in_contents});
    }
    all += display;
    sort_out(display);
    sort_out(all);
    return {std::move(display), std::move(all)};
}

} // namespace michi::app
