#include "app/glyphs.hpp"

#include <bitset>
#include <initializer_list>

namespace michi::app {

namespace {

// Characters of the Basic Multilingual Plane: the fonts hold no others.
class Characters {
public:
    void add(std::initializer_list<const std::string*> texts)
    {
        for (const std::string* text : texts)
            for (const char32_t character : ui::code_points(*text))
                add(character);
    }
    void add(char32_t character)
    {
        if (character < m_seen.size())
            m_seen.set(character);
    }
    void add(const Characters& others) { m_seen |= others.m_seen; }

    [[nodiscard]] std::u32string in_order() const
    {
        std::u32string result;
        for (char32_t character = 0; character < m_seen.size(); ++character)
            if (m_seen.test(character))
                result += character;
        return result;
    }

private:
    std::bitset<0x10000> m_seen;
};

void add_names(Characters& display, const Catalogue& catalogue)
{
    for (const Language language : michi::all<Language>())
        for (const Words* words : {&catalogue.words, &catalogue.phrases})
            for (const auto& [key, text] : words->all(language))
                display.add({&text});
    for (const Region& region : catalogue.places.regions)
        display.add({&region.name, &region.main_town, &region.english, &region.reading});
    for (const Town& town : catalogue.places.towns)
        display.add({&town.name, &town.english, &town.reading});
    for (const Map::Name& water : catalogue.map.waters)
        display.add({&water.words, &water.english});
    for (const Chapter& chapter : catalogue.chapters)
        display.add({&chapter.title, &chapter.english});
    display.add({&catalogue.edition.prefecture, &catalogue.edition.prefecture_english});
    for (const Desk& desk : catalogue.desks) {
        display.add({&desk.name});
        for (const auto& [language, name] : desk.name_in)
            display.add({&name});
    }
}

} // namespace

ui::Glyphs glyphs_for(const Catalogue& catalogue, const screens::Office& office,
                      const std::map<Language, std::string>& titles)
{
    Characters display;
    Characters all;
    for (const char32_t mark : {U'\u2013', U'\u30fb', U'\uff1a'}) // that stand between words
        all.add(mark);
    for (char32_t ascii = U' '; ascii < 0x7f; ++ascii)
        display.add(ascii);
    display.add({&office.name, &office.phone, &office.hours, &office.out_of_order,
                 &office.out_of_order_help});
    for (const auto& [language, title] : titles)
        display.add({&title});
    add_names(display, catalogue);
    all.add({&catalogue.edition.portal, &catalogue.edition.mail_magazine_words});
    for (const Desk& desk : catalogue.desks)
        all.add(
            {&desk.organisation, &desk.group, &desk.address, &desk.place, &desk.hours, &desk.note});
    for (Programme programme : catalogue.programmes) {
        for (const auto& [language, text] : programme.texts) {
            display.add({&text.title, &text.short_title});
            all.add({&text.summary, &text.who, &text.note});
            for (const auto* list : {&text.gives, &text.checks})
                for (const std::string& words : *list)
                    all.add({&words});
        }
        for (const Money& money : programme.money)
            display.add({&money.words});
        for_each_phrase(programme, [&](std::string& phrase) { all.add({&phrase}); });
        all.add({&programme.title_in_contents});
    }
    all.add(display);
    return {display.in_order(), all.in_order()};
}

} // namespace michi::app
