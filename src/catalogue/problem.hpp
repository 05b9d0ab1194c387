#pragma once

#include "domain/terms.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace michi::catalogue {

// Everything that can be wrong with the data folder. What staff read for it is in
// data/text/problems.toml.
enum class Rule {
    missing_file,
    stray_file,
    syntax,
    missing,
    unknown_field,
    not_text,
    not_a_whole_number,
    not_a_number,
    not_yes_or_no,
    not_a_list,
    not_a_table,
    empty,
    spaces,
    too_long,
    too_short,
    too_many,
    too_few,
    out_of_range,
    bad_character,
    full_width,
    not_in_font,
    not_hiragana,
    no_reading,
    no_phrase,
    long_sentence,
    other_term,
    unknown_word,
    unknown_place,
    unknown_desk,
    unknown_programme,
    unknown_part,
    not_a_date,
    no_such_date,
    not_a_time,
    not_hours,
    from_after_to,
    not_a_phone,
    not_https,
    not_mail,
    key_form,
    key_not_file,
    key_wrong_folder,
    twice,
    repeated,
    no_desk,
    closed_without_words,
    words_without_closed,
    dated_without_dates,
    part_without_dates,
    why_missing,
    cells,
    figure,
    line_elsewhere,
    not_mutual,
    names_itself,
    differs_without_same,
    translation_count,
    word_missing,
    word_extra,
    holes,
    broken_holes,
    few_corners,
    off_map,
    not_drawn,
    not_utf8,
    broken_quotes,
    no_column,
    extra_cell,
    other_kind,
    became_a_date,
    unknown_chapter,
    no_row,
    file_name,
    not_editable,
};

} // namespace michi::catalogue

namespace michi {

template <>
inline constexpr std::array<std::string_view, 74> ids_of<catalogue::Rule>{
    "missing_file",
    "stray_file",
    "syntax",
    "missing",
    "unknown_field",
    "not_text",
    "not_a_whole_number",
    "not_a_number",
    "not_yes_or_no",
    "not_a_list",
    "not_a_table",
    "empty",
    "spaces",
    "too_long",
    "too_short",
    "too_many",
    "too_few",
    "out_of_range",
    "bad_character",
    "full_width",
    "not_in_font",
    "not_hiragana",
    "no_reading",
    "no_phrase",
    "long_sentence",
    "other_term",
    "unknown_word",
    "unknown_place",
    "unknown_desk",
    "unknown_programme",
    "unknown_part",
    "not_a_date",
    "no_such_date",
    "not_a_time",
    "not_hours",
    "from_after_to",
    "not_a_phone",
    "not_https",
    "not_mail",
    "key_form",
    "key_not_file",
    "key_wrong_folder",
    "twice",
    "repeated",
    "no_desk",
    "closed_without_words",
    "words_without_closed",
    "dated_without_dates",
    "part_without_dates",
    "why_missing",
    "cells",
    "figure",
    "line_elsewhere",
    "not_mutual",
    "names_itself",
    "differs_without_same",
    "translation_count",
    "word_missing",
    "word_extra",
    "holes",
    "broken_holes",
    "few_corners",
    "off_map",
    "not_drawn",
    "not_utf8",
    "broken_quotes",
    "no_column",
    "extra_cell",
    "other_kind",
    "became_a_date",
    "unknown_chapter",
    "no_row",
    "file_name",
    "not_editable",
};

} // namespace michi

namespace michi::catalogue {

// One thing that is wrong: where, what, and how to mend it, in the language of the staff.
struct Problem {
    std::string file; // "data/programmes/2-subsidies/2-11.toml"
    int line = 0;     // from 1; 0 is the file as a whole
    std::string field;
    std::string what;
    std::string remedy;
    std::string what_in_sheet; // the same for those who keep the data with a spreadsheet
    std::string remedy_in_sheet;
    Rule rule = Rule::syntax;
    std::string text; // all of it, in one line
};

// The data cannot be used. Holds everything that was found, by file and line.
class BadData : public std::runtime_error {
public:
    explicit BadData(std::vector<Problem> problems);

    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }

private:
    std::vector<Problem> m_problems;
};

} // namespace michi::catalogue
