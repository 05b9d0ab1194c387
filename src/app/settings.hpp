#pragma once

#include "app/setting_faults.hpp"
#include "screens/view.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace michi::app {

// How long nobody may touch the glass. Seconds; set per site.
struct Patience {
    int question = 120;
    int result = 180;
    int countdown = 40;
    int welcome = 12; // until the next picture; 0: the first stays
};

// How the screens are read aloud, and how loud the kiosk is.
struct Speaking {
    std::map<Language, std::vector<std::string>> commands; // that say what they read
    std::filesystem::path voices;                          // a folder of recordings; may be empty
    std::set<Language> recorded;                           // languages that it has
    int volume = 60;                                       // 0 to 100

    [[nodiscard]] bool offers(Language language) const
    {
        return commands.contains(language) || recorded.contains(language);
    }
};

// Where slips to take home are printed.
struct PrinterSettings {
    std::string queue; // of CUPS; empty: nowhere
    ui::Paper paper = ui::Paper::roll;
};

// An event that the kiosk stands at, and all that is other there than at its office.
struct BoothSettings {
    std::map<Language, std::string> titles;        // in Japanese at least
    std::vector<Purpose> purposes;                 // that can be chosen; none: all
    std::vector<std::string> programmes;           // keys, in the talk's order; may be none
    std::map<std::string, BadSettings> if_unknown; // what is told of those that the data lacks
    Patience patience{60, 90, 20, 8};
    std::filesystem::path pictures; // empty: the office's
    std::optional<bool> call;       // nothing: as at the office
};

// What one site sets: kiosk-config/counter.toml explains every key.
struct Settings {
    screens::Office office;
    Patience patience;
    Speaking speaking;
    std::filesystem::path pictures; // the folder of the welcome pictures; empty: none are shown
    bool closed_hours = true;       // the welcome says so when the office is closed, and dims
    PrinterSettings printer;
    std::optional<float> panel_width_mm; // where the display can't be believed
    std::optional<BoothSettings> booth;  // nothing: there is none
};

// What is in force at the booth: the one place that says what of the office's does not apply there.
[[nodiscard]] Settings at_booth(Settings site);
// The event as the screens show it; nothing: there is none. Programmes that the data does not have
// are left out.
[[nodiscard]] std::optional<screens::Booth> booth_of(const Settings& settings,
                                                     const Catalogue& catalogue);

// Every setting or line that is wrong is told, and counts as left out: the kiosk must never stay
// dark for a slip of the pen. Whoever wants the first to be the last throws it.
using Told = std::function<void(const BadSettings&)>;
[[nodiscard]] Settings read_settings(const SettingFaults& faults, const Told& told);
// Tells every programme of the booth that the data does not have.
void check_booth(const Settings& settings, const Catalogue& catalogue, const Told& told);

} // namespace michi::app
