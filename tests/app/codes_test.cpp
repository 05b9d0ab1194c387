#include "catalogue/data_copy.hpp"
#include "domain/take_away.hpp"
#include "platform/pictures.hpp"
#include "support/headless_kiosk.hpp"
#include "support/zbar.hpp"
#include "ui/qr.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

// The codes that carry a programme into a visitor's phone, read back from the picture by zbar as a
// phone would read them off the glass.
namespace michi::test {

namespace {

using catalogue::test::Folder;

// Texts in an order of their own, a line each: codes may be read in any order.
std::string in_lines(std::vector<std::string> texts)
{
    std::ranges::sort(texts);
    std::string lines;
    for (const std::string& text : texts)
        lines += text + "\n";
    return lines;
}

std::string decoded(const std::filesystem::path& picture)
{
    return in_lines(read_codes(picture));
}

std::string wanted_codes(const Programme& programme, const Place& place)
{
    const Codes texts = codes(programme, place, real_catalogue());
    return in_lines({texts.page, texts.call});
}

// What zbar should read of the codes on the screen to take away.
std::string wanted_to_take(const HeadlessKiosk& kiosk)
{
    const Visit& visit = kiosk.visit();
    std::vector<std::string> lines;
    for (const std::string& code :
         take_away_codes(visit.taken, visit.answers.place.value_or(Unknown{}), real_catalogue(),
                         visit.language)) {
        std::istringstream text(code);
        for (std::string line; std::getline(text, line);)
            lines.push_back(line);
    }
    return in_lines(lines);
}

std::set<std::string> lines_of(const std::string& text)
{
    std::set<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.insert(line);
    return lines;
}

// The answers, with one purpose and a town, whose list to take away is longest.
Answers longest_to_take(Language language)
{
    const Matcher matcher(real_catalogue(), test_day);
    Answers longest;
    std::size_t most = 0;
    for (const Purpose purpose : all<Purpose>())
        for (std::uint32_t town = 0; town < real_catalogue().places.towns.size(); ++town)
            for (const Age age : all<Age>()) {
                const Answers answers{{purpose}, TownIndex{town}, age, {}};
                std::vector<ProgrammeIndex> list;
                for (const Match& match : matcher.match(answers).shortlist)
                    list.push_back(match.programme);
                std::size_t length = 0;
                for (const std::string& code :
                     take_away_codes(list, *answers.place, real_catalogue(), language))
                    length += code.size();
                if (length > most) {
                    most = length;
                    longest = answers;
                }
            }
    return longest;
}

const ui::Text& text_called(const HeadlessKiosk& kiosk, const std::string& words)
{
    const auto found = std::ranges::find(kiosk.texts(), words, &ui::Text::words);
    REQUIRE_MESSAGE(found != kiosk.texts().end(), "the screen does not say ", words);
    return *found;
}

// What stands under the two codes of a programme's page.
std::vector<std::string> words_under_codes(const HeadlessKiosk& kiosk, const Programme& programme)
{
    std::string page = kiosk.say("programme.page_code");
    if (programme.links.empty())
        page = real_catalogue().words.get(kiosk.visit().language, "programme.brochure_code",
                                          {{"page", std::to_string(programme.page)}});
    return {page, kiosk.say("programme.call_code")};
}

// The part of the picture over those words, which holds both codes.
Cut codes_on(HeadlessKiosk& kiosk, const Programme& programme)
{
    ui::Box around{1e6f, 1e6f, 0, 0};
    for (const std::string& words : words_under_codes(kiosk, programme)) {
        const ui::Box& box = text_called(kiosk, words).box;
        around = {std::min(around.x0, box.x0), std::min(around.y0, box.y0),
                  std::max(around.x1, box.x1), std::max(around.y1, box.y1)};
    }
    const ui::Frame& frame = kiosk.frame();
    around = around.inset(-frame.mm(40), 0);
    around.y0 -= frame.mm(80);
    return cut_out(kiosk.picture(), kiosk.panel().width, around);
}

// A code that is larger than its room would cover the words under it with pure black.
bool covers_its_words(HeadlessKiosk& kiosk, const Programme& programme)
{
    const Pixels picture = kiosk.picture();
    return std::ranges::any_of(words_under_codes(kiosk, programme), [&](const std::string& words) {
        const Cut cut = cut_out(picture, kiosk.panel().width, text_called(kiosk, words).box);
        return std::ranges::find(cut.pixels, 0u) != cut.pixels.end();
    });
}

struct Visitor {
    std::string words;
    Setting setting;
    std::string region;
    std::string municipality;
};

// Opens every programme's page and hands it on.
template <class F> int for_every_page(const Visitor& visitor, F look)
{
    HeadlessKiosk kiosk(visitor.setting);
    kiosk.to_region();
    kiosk.to_age(visitor.region, visitor.municipality);
    kiosk.to_shortlist();
    kiosk.tap("all");
    int pages = 0;
    for (const Programme& programme : real_catalogue().programmes) {
        CAPTURE(programme.key);
        kiosk.open_from_all(programme);
        look(kiosk, programme);
        ++pages;
        kiosk.tap("back");
    }
    return pages;
}

} // namespace

TEST_SUITE("codes")
{
    TEST_CASE("both codes of every programme are read back exactly from its page")
    {
        const Folder folder;
        const std::vector<Visitor> visitors{
            {"landscape, place unknown", {landscape}, "unknown", ""},
            {"portrait, Hachinohe", {portrait}, "sanpachi", "八戸市"},
            {"landscape, largest letters, Mutsu",
             {landscape, Language::ja, TextSize::largest},
             "shimokita",
             "むつ市"},
            {"portrait, English, outside", {portrait, Language::en}, "outside", ""},
        };
        int read = 0;
        for (const Visitor& visitor : visitors) {
            CAPTURE(visitor.words);
            const int pages =
                for_every_page(visitor, [&](HeadlessKiosk& kiosk, const Programme& programme) {
                    const auto file = folder.path() / "codes.png";
                    const Cut cut = codes_on(kiosk, programme);
                    platform::write_png(file, cut.width, cut.height, cut.pixels);

                    const auto codes_read = decoded(file);

                    CHECK(codes_read ==
                          wanted_codes(programme, kiosk.visit().answers.place.value_or(Unknown{})));
                    read += 2;
                    const bool covered = covers_its_words(kiosk, programme);
                    CHECK(!covered);
                });
            CHECK(pages == 100);
        }
        MESSAGE(read, " codes were read back");
    }

    TEST_CASE("codes are read off the whole picture that a script takes")
    {
        for (const app::PanelSize& panel : {landscape, portrait}) {
            const Folder folder;
            HeadlessKiosk kiosk(Setting{panel}, folder.path());
            kiosk.all_the_way_to_shortlist();
            kiosk.player().shot("shortlist");
            CHECK(decoded(folder.path() / "shortlist.png") ==
                  in_lines({call_code(real_catalogue().at(kiosk.kiosk().matches().contact))}));
            kiosk.tap("all");
            for (const std::string key : {"1-1", "3-2", "8-1"}) {
                CAPTURE(key);
                kiosk.open_from_all(programme(key));

                kiosk.player().shot("programme");

                CHECK(decoded(folder.path() / "programme.png") ==
                      wanted_codes(programme(key), town("八戸市")));
                kiosk.tap("back");
            }
        }
    }

    TEST_CASE(
        "the guide's codes subscribe by mail, and open the page of the magazine and the brochure")
    {
        const Edition& edition = real_catalogue().edition;
        for (const app::PanelSize& panel : {landscape, portrait})
            for (const TextSize text : {TextSize::normal, TextSize::largest}) {
                const Folder folder;
                HeadlessKiosk kiosk(Setting{panel, Language::ja, text}, folder.path());
                kiosk.tap("guide");
                std::set<std::string> read;
                for (int page = 0;; ++page) {
                    const std::string name = "guide" + std::to_string(page);
                    kiosk.player().shot(name);
                    std::istringstream lines(decoded(folder.path() / (name + ".png")));
                    for (std::string line; std::getline(lines, line);)
                        read.insert(line);
                    if (!kiosk.has("page/next"))
                        break;
                    kiosk.tap("page/next");
                }
                CHECK(read == std::set<std::string>{mail_magazine_code(edition),
                                                    edition.mail_magazine_url,
                                                    edition.brochure_url});
                CHECK(mail_magazine_code(edition).starts_with(
                    "mailto:shoko@pref.aomori.lg.jp?subject=%E3%83%A1%E3%83%AB%E3%83%9E%E3%82%AC"));
            }
    }

    TEST_CASE("the code that takes a programme away is read back whole")
    {
        const Folder folder;
        HeadlessKiosk kiosk(Setting{landscape}, folder.path());
        kiosk.tap_all({"start", "purpose/start", "next"});
        kiosk.to_age("sanpachi", "八戸市");
        kiosk.to_shortlist();
        kiosk.tap("all");
        for (const Programme& programme : real_catalogue().programmes) {
            CAPTURE(programme.key);
            kiosk.open_from_all(programme);
            kiosk.tap("take-away");

            kiosk.player().shot("take-away");

            CHECK(decoded(folder.path() / "take-away.png") == wanted_to_take(kiosk));
            kiosk.tap_all({"back", "back"});
        }
    }

    TEST_CASE("the codes that take the longest lists away are read back whole")
    {
        for (const Language language : all<Language>()) {
            const Answers longest = longest_to_take(language);
            const Places& places = real_catalogue().places;
            const Town& town = places.at(std::get<TownIndex>(*longest.place));
            for (const app::PanelSize& panel : {landscape, portrait})
                for (const TextSize text : {TextSize::normal, TextSize::largest}) {
                    const Folder folder;
                    HeadlessKiosk kiosk(Setting{panel, language, text}, folder.path());
                    CAPTURE(words_of(Setting{panel, language, text}));
                    kiosk.to_region({std::string(id_of(longest.purposes.front()))});
                    kiosk.to_age(places.at(town.region).id, town.name);
                    kiosk.to_shortlist(std::string(id_of(*longest.age)));
                    kiosk.tap("take-away");

                    std::set<std::string> read; // page by page
                    for (bool more = true; more;) {
                        kiosk.player().shot("take-away");
                        read.merge(lines_of(decoded(folder.path() / "take-away.png")));
                        more = kiosk.has("page/next");
                        if (more)
                            kiosk.tap("page/next");
                    }

                    CHECK(read == lines_of(wanted_to_take(kiosk)));
                }
        }
    }

    TEST_CASE("a code of version 20 holds as much as is put into the codes to take away")
    {
        const std::string full(most_code_bytes, 'a');
        CHECK(ui::encode_qr(full).version() == 20);
        CHECK(ui::encode_qr(full + "a").version() == 21);
    }

    TEST_CASE("every code of every programme and place is small enough for any phone")
    {
        std::set<std::string> texts;
        for (const Programme& programme : real_catalogue().programmes)
            for (const Place& place : all_places()) {
                const Codes both = codes(programme, place, real_catalogue());
                texts.insert({both.page, both.call});
            }

        for (const std::string& text : texts) {
            CAPTURE(text);
            CHECK(ui::encode_qr(text).version() <= 10);
            CHECK((text.starts_with("https://") || text.starts_with("tel:")));
        }
        MESSAGE(texts.size(), " different codes");
    }
}

} // namespace michi::test
