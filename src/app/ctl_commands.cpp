#include "app/ctl_commands.hpp"

#include "app/command.hpp"
#include "app/control.hpp"
#include "app/output.hpp"
#include "ledger/counts.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace michi::app {

namespace {

// One word that the kiosk is asked, and its answer.
struct AskCommand {
    std::string words;
    Asked asked;

    explicit AskCommand(CLI::App& command) : words(command.get_name())
    {
        asked.socket_option(command);
    }
    void operator()() const { std::cout << ask(asked.socket_file(), words); }
};

struct BoothCommand {
    std::string state;
    Asked asked;

    explicit BoothCommand(CLI::App& command)
    {
        command.add_option("STATE", state, "on: the event's settings; off: the office's")
            ->required()
            ->check(CLI::IsMember({"on", "off"}));
        asked.socket_option(command);
    }
    void operator()() const { std::cout << ask(asked.socket_file(), "booth " + state); }
};

struct ShotCommand {
    std::string file;
    Asked asked;

    explicit ShotCommand(CLI::App& command)
    {
        command.add_option("FILE", file, "the picture, as PNG")->required();
        asked.socket_option(command);
    }
    void operator()() const { fetch_picture(asked.socket_file(), file); }
};

void write(const std::string& file, const ledger::Export& counts)
{
    std::ofstream out(file, std::ios::binary);
    out << ledger::csv_of(counts) << std::flush;
    if (!out)
        throw std::runtime_error("could not write " + file);
}

ledger::Export read(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw BadInput(file + ": no such file");
    std::ostringstream bytes;
    bytes << in.rdbuf();
    try {
        return ledger::parse_csv(bytes.str());
    } catch (const std::runtime_error& error) {
        throw BadInput(file + ":" + error.what());
    }
}

struct ExportCountsCommand {
    std::string file;
    Asked asked;

    explicit ExportCountsCommand(CLI::App& command)
    {
        command.add_option("FILE", file, "the counts, as CSV")->required();
        asked.ledger_option(command);
    }
    void operator()() const { write(file, ledger::exported(asked.ledger_file())); }
};

struct MergeCommand {
    std::string out;
    std::vector<std::string> files;

    explicit MergeCommand(CLI::App& command)
    {
        command.add_option("OUT", out, "the counts of all, as CSV")->required();
        command.add_option("FILE", files, "what was exported or merged before")->required();
    }
    void operator()() const
    {
        std::vector<ledger::Export> exports;
        for (const std::string& file : files)
            exports.push_back(read(file));
        write(out, ledger::merged(exports));
    }
};

struct CountsReportCommand {
    std::string file;
    std::string event;
    std::string csv;
    Asked asked;

    explicit CountsReportCommand(CLI::App& command)
    {
        command.add_option("FILE", file, "counts as CSV, instead of this kiosk's own");
        CLI::Option* title = command.add_option("--event", event,
                                                "what an event counted, by its title, on one page");
        command.add_option("--csv", csv, "the event's counts as a sheet, all of them")
            ->needs(title);
        asked.data_option(command);
        asked.today_option(command);
        asked.language_option(command);
    }
    void operator()() const
    {
        std::vector<Count> counts;
        for (const auto& [kiosk, of_it] :
             file.empty() ? ledger::exported(asked.ledger_file()) : read(file))
            counts.insert(counts.end(), of_it.begin(), of_it.end());
        if (!event.empty())
            return report_event(counts);
        std::cout << figures_text(asked.data_alone(), figures_of(counts, wanted_day(asked.today)),
                                  wanted<Language>("--language", asked.language));
    }

private:
    void report_event(const std::vector<Count>& counts) const
    {
        const std::vector<std::string> titles = events_of(counts);
        if (std::ranges::find(titles, event) == titles.end()) {
            std::string known;
            for (const std::string& title : titles)
                known += (known.empty() ? "" : ", ") + title;
            throw BadInput("--event " + event + ": no visit was counted under this title; " +
                           (known.empty() ? "there is no event" : "there are: " + known));
        }
        const Catalogue catalogue = asked.data_alone();
        const EventFigures figures = figures_of(counts, event);
        const auto language = wanted<Language>("--language", asked.language);
        if (!csv.empty()) {
            std::ofstream out(csv, std::ios::binary);
            out << figures_csv(catalogue, figures, language) << std::flush;
            if (!out)
                throw std::runtime_error("could not write " + csv);
        }
        std::cout << figures_text(catalogue, figures, language);
    }
};

} // namespace

void add_ctl_commands(CLI::App& app)
{
    CLI::App& ctl = *app.add_subcommand("ctl", "ask the running kiosk, and take its counts along");
    ctl.require_subcommand(1);
    add_command<AskCommand>(ctl, "status", "how the kiosk is, as JSON: never what a visitor did");
    add_command<AskCommand>(ctl, "reset", "end the visit, as the reset key does");
    add_command<AskCommand>(ctl, "reload", "read data and settings anew, between visits");
    add_command<BoothCommand>(ctl, "booth",
                              "switch to the event's settings, or back to the office's");
    add_command<ShotCommand>(ctl, "shot", "the picture on the screen, while nobody is there");
    add_command<AskCommand>(ctl, "quit", "end the kiosk");
    add_command<ExportCountsCommand>(ctl, "export", "write the counts of the visits as CSV");
    add_command<MergeCommand>(ctl, "merge", "make one file of the counts of several kiosks");
    add_command<CountsReportCommand>(
        ctl, "report", "the counts in words, for others to read: nothing below five as a number");
}

} // namespace michi::app
