#include "app/slip.hpp"

#include "catalogue/data_copy.hpp"
#include "domain/ruby.hpp"
#include "domain/take_away.hpp"
#include "platform/pictures.hpp"
#include "screens/slip.hpp"
#include "support/headless_kiosk.hpp"
#include "support/zbar.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

// The slip to take home: what is on the paper, and how a visit goes on while it prints.
namespace michi::test {

namespace {

using catalogue::test::Folder;

constexpr float least_em_mm = 3.0f;
#ifdef MICHI_SANITIZED // ten times as slow: one in ten
constexpr std::uint32_t code_steps = 10;
#else
constexpr std::uint32_t code_steps = 1;
#endif

const ui::Glyphs& glyphs()
{
    static const ui::Glyphs all = app::glyphs_for(real_catalogue(), office_site().office);
    return all;
}

// A visit that holds a list in its hands.
struct Taken {
    Visit visit;
    Matches matches;
};

// Everything that a slip is drawn from.
class Office {
public:
    explicit Office(Language language)
        : m_catalogue(translated(real_catalogue(), language)), m_matcher(m_catalogue, test_day),
          m_language(language)
    {
    }

    [[nodiscard]] Taken one(ProgrammeIndex programme, const Place& place) const
    {
        return taken({{Purpose::start}, place, Age::y1to5, {}}, Stage::programme, {{programme}});
    }
    [[nodiscard]] Taken list(const Answers& answers) const
    {
        std::vector<ProgrammeIndex> list;
        for (const Match& match : m_matcher.match(answers).shortlist)
            list.push_back(match.programme);
        return taken(answers, Stage::shortlist, std::move(list));
    }
    [[nodiscard]] screens::View view(const Taken& taken) const
    {
        return {m_catalogue, m_matcher, taken.visit, taken.matches, m_nothing, m_office};
    }
    // The lists that are longest to read, of every purpose and age.
    [[nodiscard]] std::vector<Taken> longest() const
    {
        std::vector<Taken> result;
        for (const Purpose purpose : all<Purpose>()) {
            Taken longest;
            std::size_t most = 0;
            for (const Place& place : all_places())
                for (const Age age : all<Age>()) {
                    Taken next = list({{purpose}, place, age, {}});
                    std::size_t length = 0;
                    for (const ProgrammeIndex programme : next.visit.taken)
                        length += length_of(m_catalogue.at(programme), place);
                    if (length > most) {
                        most = length;
                        longest = std::move(next);
                    }
                }
            result.push_back(std::move(longest));
        }
        return result;
    }

private:
    [[nodiscard]] Taken taken(const Answers& answers, Stage from,
                              std::vector<ProgrammeIndex> list) const
    {
        Taken result;
        result.visit.stage = Stage::take_away;
        result.visit.trail = {Stage::welcome, from};
        result.visit.answers = answers;
        result.visit.taken = std::move(list);
        result.visit.language = m_language;
        result.matches = m_matcher.match(answers);
        return result;
    }
    [[nodiscard]] std::size_t length_of(const Programme& programme, const Place& place) const
    {
        const Desk& desk = m_catalogue.at(first_contact(programme, place, m_catalogue));
        std::size_t length =
            programme.text(m_language).title.size() + desk.name_for(m_language).size();
        if (!programme.money.empty()) {
            const Money& money = programme.money.front();
            length += money.label.size() + money.words.size() + money.condition.size();
        }
        return length;
    }

    Catalogue m_catalogue;
    Matcher m_matcher;
    Language m_language;
    std::optional<FollowUp> m_nothing;
    screens::Office m_office = office_site().office;
};

bool says(const ui::Frame& frame, const std::string& words)
{
    return std::ranges::any_of(frame.texts,
                               [&](const ui::Text& text) { return text.words == words; });
}

// A drawn slip; programmes are left out until it has room.
const ui::Frame& drawn(ui::Glass& glass, const screens::View& view, std::size_t& shown)
{
    float end = 0;
    shown = std::min(screens::most_on_slip, view.visit.taken.size()) + 1;
    do
        glass.build([&](ui::Frame& frame) { end = screens::draw_slip(frame, view, --shown); });
    while (end > glass.theme().size().y && shown > 1);
    CHECK(end <= glass.theme().size().y);
    return glass.frame();
}

void check_legible(const ui::Frame& frame)
{
    const ui::Box page = frame.page().inset(frame.theme.margin() - 1);
    std::vector<ui::Box> inks;
    for (const ui::Text& text : frame.texts) {
        CAPTURE(text.words);
        const ui::Box ink{text.box.x0, text.box.y0 + text.em * 0.25f, text.box.x1,
                          text.box.y1 - text.em * 0.05f};
        CHECK(page.holds(ink));
        CHECK(text.em / frame.theme.pixels_per_mm() >= least_em_mm);
        CHECK(ui::contrast_ratio(text.ink, text.ground) == doctest::Approx(21));
        CHECK(text.words.find('{') == text.words.npos);
        for (const ui::Box& other : inks)
            CHECK_FALSE(other.meets(ink));
        inks.push_back(ink);
    }
}

ui::Glass glass_for(ui::Paper paper, Language language)
{
    const auto leading = language == Language::easy ? ui::Leading::furigana : ui::Leading::normal;
    return {ui::Theme::on_paper(paper, leading, 2000), glyphs()};
}

// Reads the codes back from the paper.
void check_codes(const screens::View& view, ui::Paper paper, const Folder& folder)
{
    const platform::Sheet sheet = app::slip(view, paper, glyphs());
    const auto file = folder.path() / "slip.png";
    platform::write_png(file, sheet.width, sheet.height, sheet.pixels);
    std::multiset<std::string> wanted;
    for (const std::string& code :
         take_away_codes(view.visit.taken, view.place(), view.catalogue, view.visit.language)) {
        std::istringstream lines(code);
        for (std::string line; std::getline(lines, line);)
            wanted.insert(line);
    }
    const std::vector<std::string> read = read_codes(file);
    CHECK(std::multiset<std::string>(read.begin(), read.end()) == wanted);
}

// A printer that answers when the test says so.
class PatientPrinter {
public:
    void serve(HeadlessKiosk& kiosk)
    {
        kiosk.kiosk().print_with([this](const platform::Sheet& sheet) {
            sheets.push_back(sheet);
            return answers.emplace_back().get_future();
        });
    }
    std::vector<platform::Sheet> sheets;
    std::vector<std::promise<Printing>> answers;
};

} // namespace

TEST_SUITE("slip")
{
    TEST_CASE("a programme's slip has what a visitor needs at home, and nothing sticks out")
    {
        for (const Language language : all<Language>()) {
            const Office office(language);
            for (const ui::Paper paper : all<ui::Paper>()) {
                ui::Glass glass = glass_for(paper, language);
                for (const Place& place : {town("八戸市"), Place{Unknown{}}})
                    for (std::uint32_t at = 0; at < real_catalogue().programmes.size(); ++at) {
                        const Taken taken = office.one({at}, place);
                        const screens::View view = office.view(taken);
                        const Programme& programme = view.catalogue.at(ProgrammeIndex{at});
                        CAPTURE(programme.key);
                        CAPTURE(id_of(language));
                        CAPTURE(id_of(paper));
                        std::size_t shown = 0;

                        const ui::Frame& frame = drawn(glass, view, shown);

                        check_legible(frame);
                        const auto plain = [](const std::string& words) {
                            return without_ruby(words);
                        };
                        const Desk& desk =
                            view.catalogue.at(first_contact(programme, place, view.catalogue));
                        CHECK(says(frame, plain(view.text(programme).title)));
                        CHECK(says(frame, plain(view.name(desk))));
                        CHECK(says(frame, desk.phones.front().number));
                        CHECK(says(frame, view.office.name));
                        CHECK(says(frame, plain(screens::as_of(view))));
                        CHECK(says(frame, plain(view.say()("data.not_a_decision"))));
                        if (!programme.money.empty())
                            CHECK(says(frame, plain(programme.money.front().words)));
                    }
            }
        }
    }

    TEST_CASE("the longest lists keep to the paper, and say how many more the screen has")
    {
        for (const Language language : all<Language>()) {
            const Office office(language);
            const std::vector<Taken> longest = office.longest();
            for (const ui::Paper paper : all<ui::Paper>()) {
                ui::Glass glass = glass_for(paper, language);
                for (const Taken& taken : longest) {
                    CAPTURE(id_of(language));
                    CAPTURE(id_of(paper));
                    CAPTURE(words_of(taken.visit.answers));
                    const screens::View view = office.view(taken);
                    std::size_t shown = 0;

                    const ui::Frame& frame = drawn(glass, view, shown);

                    check_legible(frame);
                    const std::size_t left_out = taken.visit.taken.size() - shown;
                    CHECK(left_out <= (paper == ui::Paper::a4 ? 1 : 0)); // a sheet has an end
                    const std::size_t more = left_out + taken.matches.more.size();
                    const std::string rest =
                        without_ruby(view.say()("slip.rest", {{"count", std::to_string(more)}}));
                    CHECK(says(frame, rest) == (more > 0));
                }
            }
        }
    }

    TEST_CASE("the codes of every programme's slip are read back from the paper")
    {
        const Folder folder;
        const Office office(Language::ja);
        std::uint32_t count = 0;
        for (std::uint32_t at = 0; at < real_catalogue().programmes.size(); at += code_steps) {
            CAPTURE(real_catalogue().programmes[at].key);
            const Taken taken = office.one({at}, town("八戸市"));
            const auto paper = count++ % 2 ? ui::Paper::a4 : ui::Paper::roll;
            check_codes(office.view(taken), paper, folder);
        }
    }

    TEST_CASE("the codes of the longest lists are read back from either paper in every language")
    {
        const Folder folder;
        for (const Language language : all<Language>()) {
            const Office office(language);
            const std::vector<Taken> longest = office.longest();
            for (std::size_t at = 0; at < longest.size(); at += code_steps)
                for (const ui::Paper paper : all<ui::Paper>()) {
                    const Taken& taken = longest[at];
                    CAPTURE(words_of(taken.visit.answers));
                    CAPTURE(id_of(language));
                    CAPTURE(id_of(paper));
                    check_codes(office.view(taken), paper, folder);
                }
        }
    }

    TEST_CASE("a roll is as wide as the printer prints, and cut where the slip ends")
    {
        const Office office(Language::ja);
        const Taken one = office.one({0}, town("八戸市"));
        const Taken list = office.list({{Purpose::start}, town("八戸市"), Age::y1to5, {}});

        const platform::Sheet single = app::slip(office.view(one), ui::Paper::roll, glyphs());
        const platform::Sheet five = app::slip(office.view(list), ui::Paper::roll, glyphs());
        const platform::Sheet sheet = app::slip(office.view(list), ui::Paper::a4, glyphs());

        CHECK(std::ranges::all_of(
            single.pixels, [](std::uint32_t pixel) { return pixel == 0 || pixel == 0xffffff; }));
        CHECK(single.width == 576);
        CHECK(single.height < five.height);
        CHECK(single.media == "Custom.72x" + std::to_string(single.height / 8) + "mm");
        CHECK(sheet.media == "A4");
        CHECK(sheet.width == 210 * 8);
        CHECK(sheet.height == 297 * 8);
    }
}

TEST_SUITE("printing")
{
    TEST_CASE("without a printer no screen offers to print")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        CHECK_FALSE(kiosk.has("print"));
        kiosk.tap("take-away");
        CHECK_FALSE(kiosk.has("print"));
    }

    TEST_CASE("a visitor prints the list, is told so at once, and when it is done")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            PatientPrinter printer;
            HeadlessKiosk kiosk(Setting{panel});
            printer.serve(kiosk);
            kiosk.all_the_way_to_shortlist();
            kiosk.tap("take-away");

            kiosk.tap("print");
            CHECK(kiosk.visit().printing == Printing::sent);
            CHECK(kiosk.shows(kiosk.say("print.sent")));
            CHECK(printer.sheets.empty()); // drawn only after the screen has said so
            kiosk.wait(1);
            REQUIRE(printer.sheets.size() == 1);
            kiosk.tap("print");
            kiosk.wait(1);
            CHECK(printer.sheets.size() == 1); // again does nothing while it prints
            printer.answers[0].set_value(Printing::done);
            kiosk.wait(1);

            CHECK(kiosk.shows(kiosk.say("print.done")));
            kiosk.tap("print");
            kiosk.wait(1);
            CHECK(printer.sheets.size() == 2);
        }
    }

    TEST_CASE("from the list and from a programme's page printing leads to the codes")
    {
        PatientPrinter printer;
        HeadlessKiosk kiosk;
        printer.serve(kiosk);
        kiosk.all_the_way_to_shortlist();
        const auto& shortlist = kiosk.kiosk().matches().shortlist;

        kiosk.tap("print");
        kiosk.wait(1);

        CHECK(kiosk.stage() == Stage::take_away);
        CHECK(kiosk.visit().taken.size() == shortlist.size());
        CHECK(printer.sheets.size() == 1);
        kiosk.tap("back");
        CHECK_FALSE(kiosk.has("print")); // the printer is at work
        printer.answers[0].set_value(Printing::done);
        kiosk.wait(1);
        kiosk.tap("card/" + real_catalogue().at(shortlist.front().programme).key);
        kiosk.tap("print");
        kiosk.wait(1);
        CHECK(kiosk.stage() == Stage::take_away);
        CHECK(kiosk.visit().taken == std::vector{shortlist.front().programme});
        CHECK(printer.sheets.size() == 2);
    }

    TEST_CASE("trouble is told with its reason, the code stays, and the visitor may try again")
    {
        for (const Language language : all<Language>())
            for (const Printing trouble :
                 {Printing::paper_out, Printing::jam, Printing::stopped, Printing::no_printer}) {
                CAPTURE(id_of(trouble));
                PatientPrinter printer;
                HeadlessKiosk kiosk(Setting{landscape, language});
                printer.serve(kiosk);
                kiosk.all_the_way_to_shortlist();
                kiosk.tap("print");
                kiosk.wait(1);

                printer.answers.at(0).set_value(trouble);
                kiosk.wait(1);

                CHECK(kiosk.shows(without_ruby(kiosk.say("print." + std::string(id_of(trouble))))));
                CHECK(kiosk.stage() == Stage::take_away);
                kiosk.tap("print");
                CHECK(kiosk.shows(without_ruby(kiosk.say("print.sent"))));
            }
    }

    TEST_CASE("what the printer says of an earlier visit changes nothing in the next")
    {
        PatientPrinter printer;
        HeadlessKiosk kiosk;
        printer.serve(kiosk);
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("print");
        kiosk.wait(1);
        kiosk.tap("restart");
        CHECK(kiosk.visit() == Visit{});

        printer.answers.at(0).set_value(Printing::jam);
        kiosk.wait(1);
        CHECK(kiosk.visit() == Visit{});
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("print");
        kiosk.wait(1);

        CHECK(kiosk.visit().printing == Printing::sent);
        printer.answers.at(1).set_value(Printing::done);
        kiosk.wait(1);
        CHECK(kiosk.visit().printing == Printing::done);
    }

    TEST_CASE("nobody is asked whether they are there while their slip prints, nor soon after")
    {
        PatientPrinter printer;
        Setting setting;
        setting.site.patience.result = 30;
        HeadlessKiosk kiosk(setting);
        printer.serve(kiosk);
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("print");

        kiosk.wait(60);
        CHECK_FALSE(kiosk.visit().still_there);
        printer.answers.at(0).set_value(Printing::done);
        kiosk.wait(29);
        CHECK_FALSE(kiosk.visit().still_there);
        kiosk.wait(2);

        CHECK(kiosk.visit().still_there);
    }

    TEST_CASE("a printer that never answers holds nobody for ever")
    {
        PatientPrinter printer;
        HeadlessKiosk kiosk;
        printer.serve(kiosk);
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("print");

        kiosk.wait(95);
        CHECK(kiosk.visit().printing == Printing::stopped);
        kiosk.wait(180 + 40 + 5);

        CHECK(kiosk.visit() == Visit{});
    }

    TEST_CASE("a slip that can't be sent is trouble, not the end of the visit")
    {
        HeadlessKiosk kiosk;
        kiosk.kiosk().print_with([](const platform::Sheet&) -> std::future<Printing> {
            throw std::runtime_error("no more threads");
        });
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("print");
        kiosk.wait(1);

        CHECK(kiosk.visit().printing == Printing::stopped);
    }

    TEST_CASE("the screen is, to the pixel, the same after a slip was drawn in other letters")
    {
        PatientPrinter printer;
        HeadlessKiosk kiosk;
        printer.serve(kiosk);
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("take-away");
        const Pixels before = kiosk.picture();
        kiosk.tap("print");
        kiosk.wait(1);
        printer.answers.at(0).set_value(Printing::done);
        kiosk.wait(1);

        kiosk.tap_all({"back", "take-away"});

        CHECK(kiosk.picture() == before);
    }
}

} // namespace michi::test
