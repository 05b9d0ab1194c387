#include "app/data_commands.hpp"

#include "app/bundle_commands.hpp"
#include "app/command.hpp"
#include "catalogue/database.hpp"
#include "catalogue/interchange.hpp"
#include "catalogue/reader.hpp"
#include "catalogue/report.hpp"
#include "ledger/ledger.hpp"
#include "ledger/pin.hpp"
#include "ui/fonts.hpp"

#include <unistd.h>

#include <iostream>

namespace michi::app {

namespace {

std::string counts_of(const Catalogue& catalogue)
{
    return std::to_string(catalogue.programmes.size()) + " programmes, " +
           std::to_string(catalogue.desks.size()) + " desks";
}

struct BuildCommand {
    std::string folder = "data";
    std::string file;

    explicit BuildCommand(CLI::App& command)
    {
        command.add_option("FOLDER", folder, "the data folder")->capture_default_str();
        command.add_option("--out", file, "the catalogue to write")->required();
    }
    void operator()() const
    {
        const Catalogue read = catalogue::read(folder, ui::glyph_finder());
        catalogue::write(read, file);
        std::cout << counts_of(read) << ": " << file << "\n";
    }
};

struct CheckCommand {
    std::string folder = "data";

    explicit CheckCommand(CLI::App& command)
    {
        command.add_option("FOLDER", folder, "the data folder")->capture_default_str();
    }
    void operator()() const
    {
        std::cout << counts_of(catalogue::read(folder, ui::glyph_finder())) << "\n";
    }
};

struct ReportCommand {
    Asked asked;
    std::string folder = "data";

    explicit ReportCommand(CLI::App& command)
    {
        command.add_option("FOLDER", folder, "the data folder")->capture_default_str();
        asked.today_option(command);
    }
    void operator()() const
    {
        const Day today = wanted_day(asked.today);
        std::cout << catalogue::report(catalogue::read(folder, ui::glyph_finder()),
                                       catalogue::report_words(folder), today);
    }
};

// Stops a programme at this kiosk, whatever the data says, until it is restored.
struct StopCommand {
    Asked asked;
    std::string key;
    std::string reason = "ask";

    explicit StopCommand(CLI::App& command)
    {
        command.add_option("KEY", key, "the programme, as 3-14")->required();
        command.add_option("--reason", reason, "full, ended, changed or ask")
            ->capture_default_str();
        asked.data_option(command);
        asked.today_option(command);
    }
    void operator()() const
    {
        const Catalogue catalogue = asked.catalogue();
        const Speech say{catalogue.words};
        const auto index = catalogue.programme_by_key(key);
        if (!index)
            throw BadInput(say("stopping.no_programme", {{"key", key}}));
        const auto why = wanted<StopReason>("--reason", reason);
        ledger::stop(asked.ledger_file(), {key, why, wanted_day(asked.today)});
        std::cout << say("stopping.done", {{"title", catalogue.at(*index).text(Language::ja).title},
                                           {"reason", say.of("stop", why)}})
                  << "\n";
    }
};

struct RestoreCommand {
    Asked asked;
    std::string key;

    explicit RestoreCommand(CLI::App& command)
    {
        command.add_option("KEY", key, "the programme, as 3-14")->required();
        asked.data_option(command);
    }
    void operator()() const
    {
        const Catalogue catalogue = asked.catalogue();
        const Speech say{catalogue.words};
        if (!ledger::restore(asked.ledger_file(), key))
            throw BadInput(say("stopping.not_stopped", {{"key", key}}));
        const auto index = catalogue.programme_by_key(key); // it may be gone since
        const std::string title = index ? catalogue.at(*index).text(Language::ja).title : key;
        std::cout << say("stopping.lifted", {{"title", title}}) << "\n";
    }
};

struct StopsCommand {
    Asked asked;

    explicit StopsCommand(CLI::App& command) { asked.data_option(command); }
    void operator()() const
    {
        const Catalogue catalogue = asked.catalogue();
        for (const Stop& stop : ledger::stops(asked.ledger_file())) {
            const auto index = catalogue.programme_by_key(stop.key);
            std::cout << stop.key << "  " << to_string(stop.since) << "  "
                      << catalogue.words.get(Language::ja,
                                             "stop." + std::string(id_of(stop.reason)))
                      << "  "
                      << (index ? catalogue.at(*index).text(Language::ja).title : std::string())
                      << "\n";
        }
    }
};

// For an office that no longer knows its PIN.
struct ForgetPinCommand {
    Asked asked;

    explicit ForgetPinCommand(CLI::App& command) { asked.data_option(command); }
    void operator()() const
    {
        const Catalogue catalogue = asked.catalogue();
        if (!ledger::forget_pin(asked.ledger_file()))
            throw BadInput(catalogue.words.get(Language::ja, "pin.unset"));
        std::cout << catalogue.words.get(Language::ja, "pin.forgotten") << "\n";
    }
};

struct ExportCommand {
    std::string folder = "data";
    std::string out;

    explicit ExportCommand(CLI::App& command)
    {
        command.add_option("FOLDER", folder, "the data folder")->capture_default_str();
        command.add_option("--out", out, "the folder for the sheets")->required();
    }
    void operator()() const { std::cout << catalogue::export_sheets(folder, out); }
};

struct ImportCommand {
    std::string sheets;
    std::string folder = "data";
    bool apply = false;
    Asked asked;

    explicit ImportCommand(CLI::App& command)
    {
        asked.ledger_option(command);
        command.add_option("SHEETS", sheets, "the folder of the sheets")
            ->required()
            ->check(CLI::ExistingDirectory);
        command.add_option("--data", folder, "the data folder")
            ->capture_default_str()
            ->check(CLI::ExistingDirectory);
        command.add_flag("--apply", apply, "change the data; else only say what would change");
    }
    void operator()() const
    {
        std::cout << catalogue::import_sheets(
            sheets, folder, apply ? catalogue::Import::apply : catalogue::Import::look,
            ui::glyph_finder());
        // What was stopped by hand stays stopped; somebody who sits there may decide otherwise.
        for (const Stop& stop : asked.stops()) {
            const catalogue::StopWords words = catalogue::words_of(stop, folder);
            std::cout << words.note << "\n";
            std::string answer;
            if (apply && isatty(STDIN_FILENO) == 1 && std::cout << words.question << std::flush &&
                std::getline(std::cin, answer) && answer == "y")
                ledger::restore(asked.ledger_file(), stop.key);
        }
    }
};

struct DiffCommand {
    std::string before;
    std::string after;

    explicit DiffCommand(CLI::App& command)
    {
        command.add_option("OLD", before, "a data folder")->required();
        command.add_option("NEW", after, "another data folder")->required();
    }
    void operator()() const { std::cout << catalogue::difference(before, after); }
};

} // namespace

void add_data_commands(CLI::App& app)
{
    CLI::App& data =
        *app.add_subcommand("data", "keep the data, and build the catalogue that the kiosk shows");
    data.require_subcommand(1);
    add_command<BuildCommand>(data, "build", "make catalogue.db of a data folder");
    add_command<CheckCommand>(data, "check",
                              "say what is wrong in a data folder, and how to mend it");
    add_command<ReportCommand>(
        data, "report",
        "what of a data folder asks for attention: deadlines, gaps, what nobody finds");
    add_command<ExportCommand>(data, "export", "write the data as sheets (CSV)");
    add_command<ImportCommand>(data, "import", "change the data by sheets (CSV)");
    add_command<DiffCommand>(data, "diff", "what changed from one data folder to another");
    add_bundle_commands(data);
    add_command<StopCommand>(data, "stop", "close a programme at this kiosk, by hand");
    add_command<RestoreCommand>(data, "restore", "lift the stop of a programme");
    add_command<StopsCommand>(data, "stops", "what is stopped by hand");
    add_command<ForgetPinCommand>(data, "forget-pin", "have the staff set another PIN");
}

} // namespace michi::app
