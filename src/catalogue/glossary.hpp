#pragma once

#include "catalogue/inspection.hpp"

#include <map>
#include <string>
#include <vector>

namespace michi::catalogue {

// The terms of the field from data/glossary.toml: each is translated the same everywhere.
class Glossary {
public:
    // Reports what is wrong with the file itself.
    explicit Glossary(Inspection& inspection);

    // Reports every term of the Japanese text that its translation says in other words. Where terms
    // overlap the longest counts; a text that is left as it is in Japanese has none.
    void check(const Where& where, std::string_view japanese, Language language,
               std::string_view translation) const;

private:
    struct Term {
        std::string japanese;
        std::map<Language, std::vector<std::string>>
            words; // none: each text says it in its own way
    };

    Inspection& m_inspection;
    std::vector<Term> m_terms; // the longest first
};

} // namespace michi::catalogue
