#include "domain/programme.hpp"

namespace michi {

void for_each_phrase(Programme& programme, const std::function<void(std::string&)>& use)
{
    const auto each = [&](std::initializer_list<std::string*> texts) {
        for (std::string* text : texts)
            if (!text->empty())
                use(*text);
    };
    each({&programme.closed_words, &programme.differs, &programme.age.why, &programme.place.why,
          &programme.trade.why});
    for (Money& money : programme.money)
        each({&money.words, &money.label, &money.frame, &money.condition});
    for (Table& table : programme.tables) {
        each({&table.title});
        for (std::string& column : table.columns)
            each({&column});
        for (Table::Row& row : table.rows) {
            each({&row.label});
            for (std::string& cell : row.cells)
                each({&cell});
        }
    }
    for (Period& period : programme.periods)
        each({&period.part, &period.words});
    for (Occasion& occasion : programme.occasions)
        each({&occasion.name, &occasion.place});
    for (Part& part : programme.parts)
        each({&part.name, &part.words, &part.closed_words});
    for (Step& step : programme.steps)
        each({&step.words, &step.bring});
    for (Contact& contact : programme.contacts)
        each({&contact.words});
    for (Link& link : programme.links)
        each({&link.words});
    for (LocalExtra& extra : programme.extras)
        each({&extra.words});
}

} // namespace michi
