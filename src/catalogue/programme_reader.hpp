#pragma once

#include "catalogue/fields.hpp"
#include "catalogue/glossary.hpp"
#include "domain/catalogue.hpp"

#include <map>
#include <string>
#include <vector>

namespace michi::catalogue {

// A chapter and the folder of its programmes.
struct ChapterFolder {
    int number = 0;
    std::string folder;
};

// Reads programme files, one after the other, and then what ties them together. Places and desks
// stand in the catalogue before.
class ProgrammeReader {
public:
    ProgrammeReader(Inspection& inspection, Catalogue& catalogue,
                    std::vector<ChapterFolder> folders, const Glossary& glossary);

    // A line of the brochure's text, and the field that names it.
    struct Source {
        int line = 0;
        Where where;
    };

    void read(const std::filesystem::path& file);
    // After the last file: puts the programmes in order and resolves their families.
    void finish();

private:
    // The key of another programme, whose file may come later.
    struct Named {
        std::string key;
        Where where;
    };
    struct Family {
        std::vector<Named> same;
        std::vector<Named> related;
    };

    void read_key(Fields& fields, const std::filesystem::path& file, Programme& programme);
    void read_family(Fields& fields, Programme& programme);
    [[nodiscard]] std::vector<ProgrammeIndex> resolve(const std::string& key,
                                                      const std::vector<Named>& named) const;
    void check_mutual(const std::string& key, const Family& family) const;
    void check_sources(const Programme& programme) const;

    Inspection& m_inspection;
    Catalogue& m_catalogue;
    std::vector<ChapterFolder> m_folders;
    const Glossary& m_glossary;
    std::map<std::string, Where> m_keys;
    std::map<std::string, Family> m_families; // by key
    std::map<std::string, std::vector<Source>> m_sources;
};

} // namespace michi::catalogue
