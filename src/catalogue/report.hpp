#pragma once

#include "domain/catalogue.hpp"

// What of the data asks for somebody's attention on a day: for staff to read and to print.
namespace michi::catalogue {

inline constexpr int days_ahead = 30;
inline constexpr int months_confirmed = 6; // a confirmation holds so long, by the calendar

// The keys of data/text/report.toml, with the holes that each text has.
struct ReportText {
    std::string_view key;
    std::string_view holes;
};
inline constexpr std::array report_texts{
    ReportText{"title", "{date}"},
    ReportText{"edition", "{date}{programmes}{desks}"},
    ReportText{"section", "{number}{title}{count}"},
    ReportText{"none", ""},
    ReportText{"closing", "{days}"},
    ReportText{"closing_entry", "{date}{days}{key}{title}"},
    ReportText{"closed", ""},
    ReportText{"closed_entry", "{key}{title}{why}"},
    ReportText{"closed_since", "{date}"},
    ReportText{"unconfirmed", "{months}"},
    ReportText{"unconfirmed_entry", "{date}{count}"},
    ReportText{"beginning", "{days}"},
    ReportText{"beginning_entry", "{date}{key}{title}"},
    ReportText{"events", "{days}"},
    ReportText{"event_entry", "{date}{key}{title}{event}"},
    ReportText{"never_shown", ""},
    ReportText{"twin_shown", "{title}{key}"},
    ReportText{"nothing_found", ""},
    ReportText{"nothing_found_entry", "{purpose}{age}{trade}{place}"},
    ReportText{"desks_unused", ""},
    ReportText{"without_link", ""},
    ReportText{"entry", "{key}{title}"},
    ReportText{"part", "{title}{part}"},
    ReportText{"desk", "{desk}{phone}"},
    ReportText{"all", ""},
    ReportText{"any_town", "{region}"},
    ReportText{"separator", ""},
};

// The report on `today` as plain text, in Japanese; `words` are those of report.toml.
[[nodiscard]] std::string report(const Catalogue& catalogue, const Words& words, Day today);

} // namespace michi::catalogue
