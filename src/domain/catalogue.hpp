#pragma once

#include "domain/programme.hpp"
#include "domain/words.hpp"

namespace michi {

// Which edition of the brochure the data is.
struct Edition {
    Day date{}; // 「2023年10月13日時点」
    Day fiscal_year_ends{};
    std::string prefecture;
    std::string prefecture_english;
    std::string brochure;
    std::string brochure_url;
    std::string portal;
    std::string mail_magazine_url;
    std::string mail_magazine_to;
    std::string mail_magazine_subject;
    std::string mail_magazine_words;
    DeskIndex general_desk; // where every path ends if no other desk is left

    bool operator==(const Edition&) const = default;
};

struct Chapter {
    int number = 0;
    std::string title;
    std::string title_in_brochure;
    std::string english;

    bool operator==(const Chapter&) const = default;
};

struct Point {
    float x = 0;
    float y = 0;

    bool operator==(const Point&) const = default;
};

// The picture map of the region screen, in units of its own.
struct Map {
    struct Shape {
        RegionIndex region;
        Point label;
        std::vector<Point> polygon;

        bool operator==(const Shape&) const = default;
    };
    struct Name {
        std::string words;
        std::string english;
        Point at;

        bool operator==(const Name&) const = default;
    };
    float width = 100;
    float height = 100;
    std::vector<Shape> regions;
    std::vector<std::vector<Point>> lakes;
    std::vector<Name> waters;
    std::vector<Name> towns;

    bool operator==(const Map&) const = default;
};

// Everything a visitor reads: one edition of the data, loaded whole or not at all.
struct Catalogue {
    Edition edition;
    Places places;
    Map map;
    std::vector<Chapter> chapters;
    std::vector<Desk> desks;
    std::vector<Programme> programmes; // by chapter and number
    Words words;
    Words phrases; // of programmes, in the other languages; the key is the Japanese

    // A short text of a programme in `language`, else in Japanese.
    [[nodiscard]] std::string phrase(Language language, const std::string& japanese) const
    {
        return language == Language::ja ? japanese : phrases.get(language, japanese);
    }
    [[nodiscard]] const Programme& at(ProgrammeIndex index) const
    {
        return programmes[index.value];
    }
    [[nodiscard]] const Desk& at(DeskIndex index) const { return desks[index.value]; }
    [[nodiscard]] std::optional<ProgrammeIndex> programme_by_key(std::string_view key) const;
};

// The same catalogue with the phrases of its programmes in `language`: what a screen reads.
[[nodiscard]] Catalogue translated(Catalogue catalogue, Language language);

} // namespace michi
