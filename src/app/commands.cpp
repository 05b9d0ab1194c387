#include "app/commands.hpp"

#include "app/command.hpp"
#include "app/ctl_commands.hpp"
#include "app/data_commands.hpp"
#include "app/output.hpp"
#include "app/player.hpp"
#include "app/run.hpp"
#include "catalogue/problem.hpp"
#include "ledger/counts.hpp"
#include "ledger/ledger.hpp"

#include <fstream>
#include <iostream>

namespace michi::app {

namespace {

struct Size {
    int width;
    int height;
};

Size wanted_size(const std::string& option, const std::string& text)
{
    std::istringstream in(text);
    Size size{};
    char by = 0;
    if (!(in >> size.width >> by >> size.height) || by != 'x' || in.peek() != EOF ||
        size.width < 320 || size.height < 320 || size.width > 8192 || size.height > 8192)
        throw BadInput(option + " " + text + ": write it as 1920x1080");
    return size;
}

struct MatchCommand {
    Asked asked;
    std::vector<std::string> purposes;
    std::string region;
    std::string municipality;
    std::string age;
    std::string trade;
    std::string help;

    explicit MatchCommand(CLI::App& command)
    {
        command.add_option("--purpose", purposes, "what it is for; up to three times")->take_all();
        command.add_option("--region", region, "a region's id, outside or unknown");
        command.add_option("--municipality", municipality, "the name of a municipality");
        command.add_option("--age", age, "how long the business exists");
        command.add_option("--trade", trade, "its trade");
        command.add_option("--help-kind", help, "borrow, subsidy, advice or learn comes first");
        command.add_flag("--json", asked.json, "for programs");
        asked.data_option(command);
        asked.today_option(command);
        asked.language_option(command);
    }

    [[nodiscard]] std::optional<Place> place(const Places& places) const
    {
        std::optional<Place> result;
        if (region == "outside")
            result = Outside{};
        else if (region == "unknown")
            result = Unknown{};
        else if (!region.empty()) {
            const auto index = places.region_by_id(region);
            if (!index) {
                std::string known = "outside, unknown";
                for (const Region& other : places.regions)
                    known = other.id + ", " + known;
                throw BadInput("--region " + region + ": no such region; there are " + known);
            }
            result = *index;
        }
        if (municipality.empty())
            return result;
        const auto town = places.town_by_name(municipality);
        if (!town)
            throw BadInput("--municipality " + municipality +
                           ": no such municipality; write its name as the data does");
        if (result && *result != Place{places.at(*town).region})
            throw BadInput("--municipality " + municipality + ": does not lie in --region " +
                           region);
        return *town;
    }

    void operator()() const
    {
        const Catalogue catalogue = asked.catalogue();
        Answers answers;
        for (const std::string& id : purposes)
            answers.purposes.push_back(wanted<Purpose>("--purpose", id));
        if (answers.purposes.size() > most_purposes)
            throw BadInput("--purpose: at most three");
        if (answers.has(Purpose::consult) && answers.purposes.size() > 1)
            throw BadInput("--purpose consult: stands alone");
        answers.place = place(catalogue.places);
        if (!age.empty())
            answers.age = wanted<Age>("--age", age);
        if (!trade.empty())
            answers.trade = wanted<Trade>("--trade", trade);
        if (!help.empty())
            answers.help = wanted<Help>("--help-kind", help);
        const auto language = wanted<Language>("--language", asked.language);
        const Catalogue shown = translated(catalogue, language);
        const Matcher matcher(shown, wanted_day(asked.today));
        if (asked.json)
            std::cout << match_json(shown, matcher, answers, language).dump(1) << "\n";
        else
            std::cout << match_text(shown, matcher, answers, language);
    }
};

struct ListCommand {
    Asked asked;

    explicit ListCommand(CLI::App& command)
    {
        command.add_flag("--json", asked.json, "for programs: every field");
        asked.data_option(command);
        asked.today_option(command);
    }
    void operator()() const
    {
        const Catalogue catalogue = asked.catalogue();
        const Day today = wanted_day(asked.today);
        if (asked.json)
            std::cout << list_json(catalogue, today).dump(1) << "\n";
        else
            std::cout << list_text(catalogue, today);
    }
};

struct PlayCommand {
    Asked asked;
    std::string script;
    std::string out;
    std::string size = "1920x1080";
    float mm_width = 0;
    std::string text = "normal";
    std::string theme = "light";

    explicit PlayCommand(CLI::App& command)
    {
        command.add_option("SCRIPT", script, "the steps, or - for standard input")->required();
        command.add_option("--out", out, "the folder for the pictures")->required();
        command.add_option("--size", size, "of the screen in pixels")->capture_default_str();
        command.add_option("--mm-width", mm_width, "of the screen in millimetres");
        command.add_option("--text", text, "normal, large or largest");
        command.add_option("--theme", theme, "light, dark or yellow");
        asked.data_option(command);
        asked.config_option(command);
        asked.today_option(command);
        asked.language_option(command);
    }
    void operator()() const
    {
        const Size pixels = wanted_size("--size", size);
        PanelSize panel{pixels.width, pixels.height};
        if (mm_width != 0) {
            panel.pixels_per_mm = static_cast<float>(pixels.width) / mm_width;
            if (panel.pixels_per_mm < 1.5f || panel.pixels_per_mm > 12.0f)
                throw BadInput(
                    "--mm-width: no panel has 1.5 to 12 pixels a millimetre at that width");
        }
        Visit visit;
        visit.language = wanted<Language>("--language", asked.language);
        visit.text_size = wanted<TextSize>("--text", text);
        visit.contrast = wanted<Contrast>("--theme", theme);
        const Data data = asked.data_shown();
        const Settings settings = asked.settings();
        check_booth(settings, data.catalogue, [](const BadSettings& wrong) { throw wrong; });
        StaffDesk desk(asked.stops(), ledger::counts(asked.ledger_file()));
        desk.put_data(data.state);
        desk.set_booth(ledger::is_booth(asked.ledger_file()));
        Kiosk kiosk(data.catalogue, wanted_day(asked.today), panel, visit, settings, nullptr,
                    &desk);
        std::filesystem::create_directories(out);
        Player player(kiosk, out);
        if (!settings.printer.queue.empty())
            player.keep_slips();
        std::ifstream opened;
        if (script != "-") {
            opened.open(script);
            if (!opened)
                throw BadInput(script + ": no such file");
        }
        player.play(script == "-" ? std::cin : opened);
    }
};

struct RunCommand {
    Asked asked;
    std::string window;
    std::string displays;

    explicit RunCommand(CLI::App& command)
    {
        command.add_option("--window", window,
                           "a window of this size (1920x1080) instead of the full screen");
        command.add_option(
            "--displays", displays,
            "without a compositor: where the kernel lists displays (/sys/class/drm), "
            "to wait for one, and to start anew when one comes back");
        asked.data_option(command);
        asked.config_option(command);
        asked.socket_option(command);
        asked.today_option(command);
    }
    void operator()() const
    {
        RunOptions options;
        options.read_settings = [this](const Told& told) { return asked.settings(told); };
        options.settings =
            options.read_settings([](const BadSettings&) {}); // it is told with the data
        options.folders = own_folders();
        options.displays = displays;
        options.folders.catalogue = asked.file();
        if (!asked.data.empty())
            options.folders.store.clear();
        options.folders.ledger = asked.ledger_file();
        options.folders.socket = asked.socket_file();
        if (!asked.today.empty())
            options.today = wanted_day(asked.today);
        if (!window.empty()) {
            const Size size = wanted_size("--window", window);
            options.window = PanelSize{size.width, size.height};
        }
        run(options);
    }
};

// What is written before a subcommand would be taken for the options of `run` without its name, and
// heard by nobody.
void refuse_what_nobody_hears(const CLI::App& app)
{
    for (const CLI::App* command : app.get_subcommands())
        for (const CLI::Option* option : app.get_options())
            if (option->count() > 0)
                throw BadInput(option->get_name() + ": write it behind " + command->get_name());
}

} // namespace

int command_line(int count, char** words)
{
    CLI::App app{
        "Michishirube: a kiosk that leads visitors to the support programmes that fit them",
        "michishirube"};
    app.require_subcommand(0, 1);
    app.parse_complete_callback([&app] { refuse_what_nobody_hears(app); });
    const RunCommand run_command(app);
    add_command<RunCommand>(app, "run", "show the kiosk (also without any subcommand)");
    add_command<MatchCommand>(app, "match", "who may use what");
    add_command<ListCommand>(app, "list", "every programme");
    add_data_commands(app);
    add_ctl_commands(app);
    add_command<PlayCommand>(app, "play", "a visit without display, into pictures");

    try {
        app.parse(count, words);
        if (app.get_subcommands().empty())
            run_command();
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 1;
    } catch (const BadInput& error) {
        std::cerr << "michishirube: " << error.what() << "\n";
        return 1;
    } catch (const BadStep& error) {
        std::cerr << "michishirube: " << error.what() << "\n";
        return 1;
    } catch (const BadSettings& error) {
        std::cerr << "michishirube: " << error.what() << "\n";
        return 1;
    } catch (const catalogue::BadData& error) {
        for (const catalogue::Problem& problem : error.problems())
            std::cerr << problem.text << "\n";
        return 1;
    } catch (const std::filesystem::filesystem_error& error) {
        if (error.code() != std::errc::permission_denied)
            throw;
        std::cerr << "michishirube: " << error.path1().string()
                  << ": permission denied; what the kiosk keeps is reached with `sudo -u "
                     "michishirube` before the command\n";
        return 1;
    }
    return 0;
}

} // namespace michi::app
