#pragma once

#include "domain/words.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

namespace michi::app {

// A setting that is wrong: file, line, key and how to mend it.
struct BadSettings : std::runtime_error {
    using runtime_error::runtime_error;
};

// Everything that can be wrong with the settings of a site. What staff read for it is in
// data/text/settings.toml.
enum class SettingFault {
    unreadable,
    syntax,
    unknown,
    outside,
    not_text,
    not_whole,
    not_turn,
    not_width,
    not_yes_or_no,
    not_hours,
    not_folder,
    not_command,
    not_queue,
    not_paper,
    not_title,
    not_list,
    repeated,
    too_many,
    unknown_purpose,
    unknown_programme,
    no_title,
};

} // namespace michi::app

namespace michi {

template <>
inline constexpr std::array<std::string_view, 21> ids_of<app::SettingFault>{
    "unreadable", "syntax",      "unknown",   "outside",         "not_text",
    "not_whole",  "not_turn",    "not_width", "not_yes_or_no",   "not_hours",
    "not_folder", "not_command", "not_queue", "not_paper",       "not_title",
    "not_list",   "repeated",    "too_many",  "unknown_purpose", "unknown_programme",
    "no_title"};

} // namespace michi

namespace michi::app {

// Says what is wrong with a file of settings, in the language of the staff. Without the sentences
// it still says where, and the fault's own name.
class SettingFaults {
public:
    SettingFaults(std::filesystem::path settings, const std::filesystem::path& sentences);

    // `near` is the word that was probably meant. Line 0 is the file as a whole.
    [[nodiscard]] BadSettings at(int line, const std::string& key, SettingFault fault,
                                 Fill fill = {}, const std::string& near = {}) const;
    [[nodiscard]] const std::filesystem::path& file() const { return m_settings; }

private:
    std::filesystem::path m_settings;
    Words m_sentences;
};

} // namespace michi::app
