#include "catalogue/reader.hpp"

#include "catalogue/characters.hpp"
#include "catalogue/checks.hpp"
#include "catalogue/glossary.hpp"
#include "catalogue/programme_reader.hpp"
#include "catalogue/sheets.hpp"
#include "catalogue/words_reader.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

// What must be unique, and where it was first used.
class Unique {
public:
    void add(Fields& fields, std::string_view name, const std::string& value)
    {
        const auto [first, is_new] = m_first.emplace(value, fields.where(name));
        if (!is_new && !value.empty())
            fields.fault(name, Rule::twice,
                         {{"value", value},
                          {"file", first->second.file},
                          {"line", std::to_string(first->second.line)}});
    }

private:
    std::map<std::string, Where> m_first;
};

// --- files -------------------------------------------------------------------------------------

// What editors and file managers leave behind is no mistake of the staff.
bool is_leftover(const fs::path& path)
{
    const std::string name = path.filename().string();
    return name.starts_with('.') || name.ends_with('~') || name == "README.md";
}

std::vector<fs::path> sorted_entries(const fs::path& folder)
{
    std::vector<fs::path> result;
    if (!fs::is_directory(folder))
        return result;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (!is_leftover(entry.path()))
            result.push_back(entry.path());
    std::ranges::sort(result);
    return result;
}

// The .toml files of a folder. Any other file was meant to be one, and would silently be missing.
std::vector<fs::path> files_in(Inspection& inspection, const fs::path& folder)
{
    std::vector<fs::path> result;
    for (const fs::path& path : sorted_entries(folder)) {
        if (fs::is_regular_file(path) && path.extension() == ".toml")
            result.push_back(path);
        else
            inspection.add({inspection.name_of(path), 0, {}}, Rule::stray_file,
                           {{"name", path.filename().string()}});
    }
    if (!fs::is_directory(folder))
        inspection.add({inspection.name_of(folder), 0, {}}, Rule::missing_file,
                       {{"name", folder.filename().string()}});
    return result;
}

// --- places --------------------------------------------------------------------------------------

void read_region(Fields& fields, Places& places, Unique& ids, Unique& names)
{
    const RegionIndex index{static_cast<std::uint32_t>(places.regions.size())};
    Region region;
    fields.required("id", region.id, text());
    fields.required("name", region.name, text());
    fields.required("reading", region.reading, hiragana);
    fields.required("en", region.english, text());
    fields.required("main_town", region.main_town, text());
    ids.add(fields, "id", region.id);
    names.add(fields, "name", region.name);
    if (!fields.has("municipalities"))
        fields.fault("municipalities", Rule::missing, {{"name", "municipalities"}});
    fields.tables("municipalities", [&](Fields& inner) {
        Town town;
        inner.required("name", town.name, text());
        inner.required("reading", town.reading, hiragana);
        inner.required("en", town.english, text());
        names.add(inner, "name", town.name);
        town.region = index;
        region.towns.push_back({static_cast<std::uint32_t>(places.towns.size())});
        places.towns.push_back(std::move(town));
    });
    places.regions.push_back(std::move(region));
}

Places read_places(Inspection& inspection)
{
    Places places;
    read_file(inspection, inspection.folder() / "places.toml", [&](Fields& fields) {
        Unique ids;
        Unique names; // of regions and towns alike: data files name both in one list
        fields.tables("region", [&](Fields& inner) { read_region(inner, places, ids, names); });
        if (places.regions.empty())
            fields.fault("region", Rule::missing, {{"name", "region"}});
    });
    return places;
}

// --- desks ---------------------------------------------------------------------------------------

void read_desk(Fields& fields, Desk& desk, const Places& places, const Glossary& glossary)
{
    fields.required("id", desk.id, text());
    fields.required("name", desk.name, text());
    fields.required("organisation", desk.organisation, text());
    fields.optional("group", desk.group, text());
    fields.required("phones", desk.phones, list_of(phone));
    fields.optional("fax", desk.fax, fax);
    fields.optional("mail", desk.mail, mail);
    fields.optional("page", desk.page, https);
    fields.optional("address", desk.address, text());
    fields.optional("place", desk.place, text());
    fields.optional("hours", desk.hours, text());
    fields.optional("open", desk.open, hours);
    fields.optional("note", desk.note, text());
    fields.optional("municipality", desk.town, ATown{places});
    fields.optional("booking", desk.booking, flag);
    fields.optional("serves", desk.serves, Towns{places});
    fields.optional("office", desk.office, one_of<OfficeKind>());
    for (const Language language : {Language::easy, Language::en})
        if (std::string name; fields.optional(id_of(language), name, text())) {
            const Where where = fields.where(id_of(language));
            if (language == Language::easy)
                check_easy(fields.inspection(), where, name);
            glossary.check(where, desk.name, language, name);
            desk.name_in[language] = name;
        }
}

std::vector<Desk> read_desks(Inspection& inspection, const Places& places, const Glossary& glossary)
{
    std::vector<Desk> desks;
    Unique ids;
    for (const fs::path& path : files_in(inspection, inspection.folder() / "desks"))
        read_file(inspection, path, [&](Fields& fields) {
            fields.tables("desk", [&](Fields& inner) {
                read_desk(inner, desks.emplace_back(), places, glossary);
                ids.add(inner, "id", desks.back().id);
            });
        });
    return desks;
}

// --- chapters, edition, map ----------------------------------------------------------------------

std::vector<ChapterFolder> read_chapters(Inspection& inspection, std::vector<Chapter>& chapters)
{
    std::vector<ChapterFolder> folders;
    read_file(inspection, inspection.folder() / "chapters.toml", [&](Fields& fields) {
        Unique numbers;
        fields.tables("chapter", [&](Fields& inner) {
            Chapter& chapter = chapters.emplace_back();
            ChapterFolder& folder = folders.emplace_back();
            inner.required("number", chapter.number, Count{});
            inner.required("folder", folder.folder, text());
            inner.required("title", chapter.title, text());
            inner.required("title_in_brochure", chapter.title_in_brochure, text());
            inner.required("en", chapter.english, text());
            numbers.add(inner, "number", std::to_string(chapter.number));
            folder.number = chapter.number;
        });
    });
    return folders;
}

Edition read_edition(Inspection& inspection, const std::vector<Desk>& desks)
{
    Edition edition;
    read_file(inspection, inspection.folder() / "edition.toml", [&](Fields& fields) {
        fields.required("date", edition.date, day);
        fields.required("fiscal_year_ends", edition.fiscal_year_ends, day);
        fields.required("prefecture", edition.prefecture, text());
        fields.required("prefecture_en", edition.prefecture_english, text());
        fields.required("brochure", edition.brochure, text());
        fields.required("brochure_url", edition.brochure_url, https);
        fields.required("portal", edition.portal, text());
        fields.required("mail_magazine_url", edition.mail_magazine_url, https);
        fields.required("mail_magazine_to", edition.mail_magazine_to, mail);
        fields.required("mail_magazine_subject", edition.mail_magazine_subject, text());
        fields.required("mail_magazine_words", edition.mail_magazine_words, text());
        fields.required("general_desk", edition.general_desk, ADesk{desks});
    });
    return edition;
}

// A point of the map, [x, y] from its upper left corner.
struct OnMap {
    const Map& map;

    std::optional<Point> operator()(const Value& value) const
    {
        const auto numbers = list_of(Number{-1e6, 1e6}, 2, 2)(value);
        if (!numbers || numbers->size() != 2)
            return std::nullopt;
        const Point point{static_cast<float>((*numbers)[0]), static_cast<float>((*numbers)[1])};
        if (point.x < 0 || point.y < 0 || point.x > map.width || point.y > map.height)
            value.fault(Rule::off_map);
        return point;
    }
};

struct Polygon {
    const Map& map;

    std::optional<std::vector<Point>> operator()(const Value& value) const
    {
        auto points = list_of(OnMap{map})(value);
        if (points && points->size() < 3)
            value.fault(Rule::few_corners);
        return points;
    }
};

void read_shapes(Fields& fields, Map& map, const Places& places)
{
    std::vector<RegionIndex> drawn;
    fields.tables("region", [&](Fields& inner) {
        Map::Shape& shape = map.regions.emplace_back();
        if (inner.required("id", shape.region, ARegion{places})) {
            if (std::ranges::count(drawn, shape.region) > 0)
                inner.fault("id", Rule::repeated, {{"count", std::to_string(drawn.size() + 1)}});
            drawn.push_back(shape.region);
        }
        inner.required("label", shape.label, OnMap{map});
        inner.required("polygon", shape.polygon, Polygon{map});
    });
    for (std::uint32_t index = 0; index < places.regions.size(); ++index)
        if (std::ranges::count(drawn, RegionIndex{index}) == 0)
            fields.fault("region", Rule::not_drawn, {{"value", places.regions[index].id}});
}

Map read_map(Inspection& inspection, const Places& places)
{
    Map map;
    const auto size = [](const Value& value) -> std::optional<float> {
        const auto number = Number{1, 1e6}(value);
        return number ? std::optional{static_cast<float>(*number)} : std::nullopt;
    };
    read_file(inspection, inspection.folder() / "map.toml", [&](Fields& fields) {
        fields.required("width", map.width, size);
        fields.required("height", map.height, size);
        read_shapes(fields, map, places);
        fields.tables("lake", [&](Fields& inner) {
            inner.required("polygon", map.lakes.emplace_back(), Polygon{map});
        });
        fields.tables("water", [&](Fields& inner) {
            Map::Name& water = map.waters.emplace_back();
            inner.required("words", water.words, text());
            inner.required("en", water.english, text());
            inner.required("at", water.at, OnMap{map});
        });
        fields.tables("town", [&](Fields& inner) {
            Map::Name& name = map.towns.emplace_back();
            TownIndex town;
            if (inner.required("name", town, ATown{places})) {
                name.words = places.at(town).name;
                name.english = places.at(town).english;
            }
            inner.optional("en", name.english, text());
            inner.required("at", name.at, OnMap{map});
        });
    });
    return map;
}

// --- programmes --------------------------------------------------------------------------------

void read_programmes(Inspection& inspection, Catalogue& catalogue,
                     const std::vector<ChapterFolder>& folders, const Glossary& glossary)
{
    ProgrammeReader reader(inspection, catalogue, folders, glossary);
    const fs::path programmes = inspection.folder() / "programmes";
    for (const ChapterFolder& chapter : folders)
        for (const fs::path& path : files_in(inspection, programmes / chapter.folder))
            reader.read(path);
    for (const fs::path& path : sorted_entries(programmes)) {
        const std::string name = path.filename().string();
        if (std::ranges::count(folders, name, &ChapterFolder::folder) == 0)
            inspection.add({inspection.name_of(path), 0, {}}, Rule::stray_file, {{"name", name}});
    }
    reader.finish();
}

// --- phrases -----------------------------------------------------------------------------------

Words read_phrases(Inspection& inspection, const Glossary& glossary)
{
    Words phrases;
    Unique first;
    for (const fs::path& path : files_in(inspection, inspection.folder() / "phrases"))
        read_file(inspection, path, [&](Fields& fields) {
            for (const std::string& japanese : fields.names())
                fields.table(japanese, [&](Fields& inner) {
                    for (const Language language : {Language::easy, Language::en})
                        if (std::string words; inner.required(id_of(language), words, text())) {
                            const Where where = inner.where(id_of(language));
                            if (language == Language::easy)
                                check_easy(inspection, where, words);
                            glossary.check(where, japanese, language, words);
                            phrases.set(language, japanese, words);
                        }
                    first.add(fields, japanese, japanese);
                });
        });
    return phrases;
}

// Figures, letters and marks alone read the same everywhere.
bool is_japanese(std::string_view text)
{
    return std::ranges::any_of(code_points(text), [](char32_t character) {
        constexpr char32_t middle_dot = 0x30fb;
        const bool kana = character >= 0x3041 && character <= 0x30ff && character != middle_dot;
        return kana || (character >= 0x3400 && character <= 0x9fff);
    });
}

void check_phrases(Inspection& inspection, const Catalogue& catalogue,
                   const std::vector<ChapterFolder>& folders)
{
    const auto check = [&](const fs::path& file, const std::string& phrase) {
        if (is_japanese(phrase) && !catalogue.phrases.all(Language::en).contains(phrase))
            inspection.add({inspection.name_of(file), 0, {}}, Rule::no_phrase, {{"value", phrase}});
    };
    for (const std::string& text :
         {catalogue.edition.portal, catalogue.edition.mail_magazine_words})
        check(inspection.folder() / "edition.toml", text);
    for (Programme programme : catalogue.programmes) {
        const auto chapter = std::ranges::find(folders, programme.chapter, &ChapterFolder::number);
        if (chapter == folders.end())
            continue; // its key is a problem already
        const fs::path file =
            inspection.folder() / "programmes" / chapter->folder / (programme.key + ".toml");
        for_each_phrase(programme, [&](const std::string& phrase) { check(file, phrase); });
    }
}

bool is_whole_file(const Problem& problem)
{
    return problem.rule == Rule::syntax || problem.rule == Rule::missing_file;
}

} // namespace

Catalogue read(const fs::path& folder, const HasGlyph& has_glyph)
{
    Inspection inspection(folder, has_glyph);
    Catalogue catalogue;
    catalogue.places = read_places(inspection);
    const Glossary glossary(inspection);
    catalogue.desks = read_desks(inspection, catalogue.places, glossary);
    const auto folders = read_chapters(inspection, catalogue.chapters);
    // Names that stand in a file which cannot be read would be missing all over the others.
    if (std::ranges::any_of(inspection.problems(), is_whole_file))
        throw BadData(inspection.problems());
    catalogue.edition = read_edition(inspection, catalogue.desks);
    catalogue.map = read_map(inspection, catalogue.places);
    read_programmes(inspection, catalogue, folders, glossary);
    catalogue.words = read_words(inspection);
    static_cast<void>(read_report_words(inspection)); // is not shown to visitors
    catalogue.phrases = read_phrases(inspection, glossary);
    check_phrases(inspection, catalogue, folders);
    if (inspection.problems().empty()) // else it would find some of them again
        static_cast<void>(SheetWords(inspection));
    if (!inspection.problems().empty())
        throw BadData(inspection.problems());
    return catalogue;
}

Words report_words(const fs::path& folder)
{
    Inspection inspection(folder, [](char32_t) { return true; });
    Words words = read_report_words(inspection);
    if (!inspection.problems().empty())
        throw BadData(inspection.problems());
    return words;
}

} // namespace michi::catalogue
