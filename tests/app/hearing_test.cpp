#include "support/headless_kiosk.hpp"

#include "domain/ruby.hpp"

#include <doctest/doctest.h>

#include <set>

// What is read aloud of the screens, when, and how the staff are called.
namespace michi::test {

namespace {

using Words = std::vector<std::string>;

// A loudspeaker that writes down what it was given.
struct Listener : app::Sound {
    std::vector<Words> said; // each call's sentences
    Language language = Language::ja;
    int volume = -1;
    int hushed = 0;
    std::vector<int> chimes; // their volumes
    std::set<Language> broken;
    bool busy = false;

    bool works(Language asked) const override { return !broken.contains(asked); }
    void say(const Words& sentences, Language in, int loud) override
    {
        said.push_back(sentences);
        language = in;
        volume = loud;
    }
    void hush() override { ++hushed; }
    void chime(int loud) override { chimes.push_back(loud); }
    bool saying() const override { return busy; }
};

// A kiosk that can speak every language.
Setting speaking(Listener& listener, Setting setting = {})
{
    for (const Language language : all<Language>())
        setting.site.speaking.commands[language] = {"speaker"};
    setting.sound = &listener;
    return setting;
}

Words sentences_of(const HeadlessKiosk& kiosk)
{
    Words words;
    for (const screens::Sentence& sentence : kiosk.kiosk().sentences())
        words.push_back(sentence.words);
    return words;
}

// The sentence of a target.
std::string said_of(const HeadlessKiosk& kiosk, const std::string& target)
{
    for (const screens::Sentence& sentence : kiosk.kiosk().sentences())
        if (sentence.target == target)
            return sentence.words;
    return {};
}

bool in_order(const std::string& text, const Words& parts)
{
    std::size_t at = 0;
    for (const std::string& part : parts) {
        CAPTURE(part);
        at = text.find(part, at);
        CHECK(at != text.npos);
        if (at == text.npos)
            return false;
    }
    return true;
}

std::string joined(const Words& words)
{
    std::string result;
    for (const std::string& word : words)
        result += word + "\n";
    return result;
}

// How high the letters of the largest text on the screen are drawn, in millimetres.
float height_of_figure(HeadlessKiosk& kiosk)
{
    const auto largest = std::ranges::max_element(kiosk.texts(), {}, &ui::Text::em);
    REQUIRE(largest != kiosk.texts().end());
    const Cut cut = cut_out(kiosk.picture(), kiosk.panel().width, largest->box);
    int first = cut.height;
    int last = 0;
    for (int y = 0; y < cut.height; ++y)
        for (int x = 0; x < cut.width; ++x)
            if (cut.pixels[static_cast<std::size_t>(y * cut.width + x)] != cut.pixels.front()) {
                first = std::min(first, y);
                last = std::max(last, y + 1);
            }
    return static_cast<float>(last - first) / kiosk.panel().pixels_per_mm;
}

} // namespace

TEST_SUITE("reading aloud: what is said")
{
    TEST_CASE("a question, its help, the choices and which is chosen, then the buttons")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();
        kiosk.tap("purpose/finance");

        const Words said = sentences_of(kiosk);

        REQUIRE(said.size() > 17);
        CHECK(said.front() == "どんなことで、お手伝いできますか？");
        in_order(joined(said),
                 {"3つまで選べます", "創業、起業、これから",
                  "資金繰り、融資、お金を借りたい、選んでいます。", "新商品",
                  "まず相談したい、わからない", "もどる。", "次へ。", "最初に戻る。"});
        CHECK(joined(said).find("みちしるべ") == std::string::npos); // adorns every screen
        CHECK(std::ranges::count_if(said, [](const std::string& words) {
                  return words.find("選んでいます") != words.npos;
              }) == 1);
    }

    TEST_CASE("a card says kind, title, state, money and why, and its number digit by digit")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        const Match& first = kiosk.kiosk().matches().shortlist.front();
        const Programme& programme = real_catalogue().at(first.programme);
        REQUIRE(!programme.money.empty());

        const std::string said = said_of(kiosk, "card/" + programme.key);

        in_order(said, {kiosk.say("kind." + std::string(id_of(programme.kind))),
                        programme.text(Language::ja).title,
                        kiosk.say("state." + std::string(id_of(first.state))),
                        programme.money.front().words, "八戸市で使えます"});
        CHECK(said.find("0 1 7、7 2 3、1 3 5 4") != said.npos);
        CHECK(said.find("017-") == said.npos);
        CHECK(said.find("。、") == said.npos);
    }

    TEST_CASE("a desk's extension comes digit by digit too")
    {
        const Catalogue& catalogue = real_catalogue();
        for (const Language language : all<Language>()) {
            Setting setting;
            setting.language = language;
            HeadlessKiosk kiosk(setting);
            kiosk.to_region();
            kiosk.to_age("shimokita", "むつ市");
            kiosk.to_shortlist();
            const Place here = *kiosk.visit().answers.place;
            const auto extension = [&](const Programme& programme) {
                return catalogue.at(first_contact(programme, here, catalogue))
                    .phones.front()
                    .extension;
            };
            const auto programme = std::ranges::find_if(
                catalogue.programmes, [&](const auto& one) { return !extension(one).empty(); });
            REQUIRE(programme != catalogue.programmes.end());
            std::string digits;
            for (const char digit : extension(*programme))
                digits += std::string{' ', digit};

            kiosk.tap("all");
            kiosk.open_from_all(*programme);

            CAPTURE(digits);
            CHECK(joined(sentences_of(kiosk)).find(digits) != std::string::npos);
            CHECK(kiosk.shows(extension(*programme)));
        }
    }

    TEST_CASE("years, amounts and addresses stay as they are")
    {
        HeadlessKiosk kiosk;
        const std::string said = joined(sentences_of(kiosk));

        CHECK(said.find("2023年10月13日") != said.npos);
        CHECK(said.find("0 1 7、7 3 4、9 3 6 8") != said.npos); // the office's telephone
    }

    TEST_CASE("easy Japanese is said by its readings, and no word twice")
    {
        Setting setting;
        setting.language = Language::easy;
        HeadlessKiosk kiosk(setting);
        const auto read_screen = [&] {
            for (const screens::Sentence& sentence : kiosk.kiosk().sentences()) {
                CAPTURE(sentence.words);
                CHECK(sentence.words.find_first_of("{|}") == std::string::npos);
                if (!sentence.target.starts_with("language/")) // in its own words
                    CHECK(kanji_without_reading(sentence.words).empty());
            }
        };
        kiosk.to_purposes();
        read_screen();
        CHECK(said_of(kiosk, "back") == "もどる。");
        kiosk.tap_all({"purpose/start", "next"});
        read_screen();
        kiosk.tap("region/sanpachi");
        read_screen();
        kiosk.tap("municipality/八戸市");
        read_screen();
    }

    TEST_CASE("English is said in English, with its own pauses")
    {
        Setting setting;
        setting.language = Language::en;
        HeadlessKiosk kiosk(setting);
        kiosk.all_the_way_to_shortlist();

        const std::string said = joined(sentences_of(kiosk));

        CHECK(said.find("0 1 7 8, 4 3, 5 1 1 1.") != said.npos);
        CHECK(said.find("Start over.") != said.npos);
    }

    TEST_CASE("what is scrolled away is counted, and said when its page is turned to, but once")
    {
        HeadlessKiosk kiosk;
        kiosk.all_the_way_to_shortlist();
        const Words first = sentences_of(kiosk);
        std::string last;
        for (const ui::Target& target : kiosk.targets())
            if (target.id.starts_with("card/") && !target.in_sight)
                last = target.id;
        REQUIRE(!last.empty());
        CHECK(said_of(kiosk, last).empty());
        CHECK(joined(first).find("このあとに、あと") != std::string::npos);
        CHECK(said_of(kiosk, "page/next") == "つづきを見る。");

        kiosk.turn_to(last);

        CHECK(!said_of(kiosk, last).empty());
        const Words now = sentences_of(kiosk);
        CHECK(std::ranges::count(now, said_of(kiosk, last)) == 1);
    }

    TEST_CASE("whatever can be touched has a name, also where a sign stands alone")
    {
        for (const app::PanelSize& panel : {landscape, portrait})
            for (const Language language : all<Language>()) {
                Listener listener;
                Setting setting{panel, language, TextSize::largest};
                CAPTURE(words_of(setting));
                HeadlessKiosk kiosk(speaking(listener, setting));
                const auto all_named = [&] {
                    for (const ui::Target& target : kiosk.targets())
                        if (target.in_sight) {
                            CAPTURE(target.id);
                            CHECK(said_of(kiosk, target.id).size() > 3);
                        }
                };
                all_named();
                kiosk.to_region();
                all_named();
                kiosk.to_age("sanpachi", "八戸市");
                all_named();
                kiosk.to_shortlist();
                all_named();
                kiosk.tap("all");
                all_named();
            }
    }
}

TEST_SUITE("reading aloud: when")
{
    TEST_CASE("nothing is said before somebody asks, then every screen, until they stop it")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.to_purposes();
        CHECK(listener.said.empty());

        kiosk.tap("speech");
        REQUIRE(listener.said.size() == 1);
        CHECK(listener.said.back() == sentences_of(kiosk));

        kiosk.tap_all({"purpose/start", "next"});
        CHECK(listener.said.back() == sentences_of(kiosk));
        CHECK(listener.said.back().front() == "どちらの地域ですか？");

        const std::size_t so_far = listener.said.size();
        const int hushed = listener.hushed;
        kiosk.tap("speech");
        kiosk.tap("unknown");
        CHECK(listener.said.size() == so_far);
        CHECK(listener.hushed > hushed);
    }

    TEST_CASE("a choice says itself and what came with it, and when it is taken back says that")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech", "purpose/finance"});
        CHECK(listener.said.back() ==
              Words{"資金繰り、融資、お金を借りたい、選んでいます。", "次へ。"});

        kiosk.tap("purpose/finance");

        CHECK(listener.said.back() ==
              Words{"資金繰り、融資、お金を借りたい。 選ぶのをやめました。"});
    }

    TEST_CASE("a turned page says what came into sight")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("speech");
        const Words first = listener.said.back();

        kiosk.tap("page/next");

        REQUIRE(listener.said.size() == 2);
        for (const std::string& sentence : listener.said.back())
            CHECK(std::ranges::count(first, sentence) == 0);
    }

    TEST_CASE("a list that a finger pushed is read where it came to rest, and not on the way")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.all_the_way_to_shortlist();
        kiosk.tap("speech");
        kiosk.wait(1);
        const ui::Box card = kiosk.target("card/1-1").box;
        ImVec2 at{card.middle_x(), card.y1};
        const auto finger = [&](ui::PointerEvent::What what) {
            kiosk.kiosk().touch({what, at, 1, kiosk.player().now()});
            kiosk.player().wait(10);
        };

        finger(ui::PointerEvent::What::down);
        for (int step = 0; step < 10; ++step) {
            at.y -= 20;
            finger(ui::PointerEvent::What::move);
        }
        finger(ui::PointerEvent::What::up);
        CHECK(listener.said.size() == 1);
        kiosk.wait(5);

        REQUIRE(listener.said.size() == 2);
        CHECK(listener.said.back() != listener.said.front());
        CHECK(!listener.said.back().empty());
    }

    TEST_CASE("the keypad's way over the screen is said, target by target")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.to_purposes();
        kiosk.key(app::Key::speech);
        CHECK(kiosk.visit().speaking);

        kiosk.key(app::Key::right);
        CHECK(listener.said.back() == Words{"資金繰り、融資、お金を借りたい。"});
        kiosk.key(app::Key::left);
        CHECK(listener.said.back() == Words{"創業、起業、これから始める、始めたばかり。"});
        kiosk.key(app::Key::right);
        kiosk.key(app::Key::confirm);
        CHECK(listener.said.back().front() == "資金繰り、融資、お金を借りたい、選んでいます。");

        kiosk.key(app::Key::speech);
        CHECK(!kiosk.visit().speaking);
    }

    TEST_CASE("the next finger, the next key and the end of the visit cut it off")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech"});

        int before = listener.hushed;
        kiosk.press("purpose/finance");
        CHECK(listener.hushed > before);
        kiosk.lift();
        before = listener.hushed;
        kiosk.key(app::Key::up);
        CHECK(listener.hushed > before);
        before = listener.hushed;
        const std::size_t said = listener.said.size();
        kiosk.wait(170); // the countdown speaks, and is over
        CHECK(kiosk.visit() == Visit{});
        CHECK(listener.hushed > before);
        CHECK(listener.said.size() == said + 1);

        kiosk.to_purposes();
        CHECK(!kiosk.visit().speaking);
        CHECK(listener.said.size() == said + 1);
    }

    TEST_CASE("another language is read anew, in it")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech", "language/en"});

        CHECK(listener.language == Language::en);
        CHECK(listener.said.back() == sentences_of(kiosk));
    }

    TEST_CASE("the countdown is said once, not every second")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech"});
        const std::size_t so_far = listener.said.size();

        kiosk.wait(130);

        REQUIRE(kiosk.visit().still_there);
        REQUIRE(listener.said.size() == so_far + 1);
        CHECK(listener.said.back().front() == "まだ、ご覧になっていますか？");
    }

    TEST_CASE("nobody is asked whether they are there while they listen, but for ten minutes")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech"});
        listener.busy = true;

        kiosk.wait(590);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(15);
        CHECK(kiosk.visit().still_there);
    }

    TEST_CASE("a kiosk without a voice offers none, by touch or by key")
    {
        HeadlessKiosk kiosk;
        kiosk.to_purposes();

        CHECK(!kiosk.has("speech"));
        kiosk.key(app::Key::speech);
        CHECK(!kiosk.visit().speaking);
    }

    TEST_CASE("a voice that fails is offered no longer; one in another language still is")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech"});

        listener.broken.insert(Language::ja);
        kiosk.wait(1);
        CHECK(!kiosk.has("speech"));

        kiosk.tap("language/en");
        CHECK(kiosk.has("speech"));
    }

    TEST_CASE("louder and softer change what is said from there on, for this visitor alone")
    {
        Listener listener;
        HeadlessKiosk kiosk(speaking(listener));
        kiosk.tap_all({"start", "speech"});
        CHECK(listener.volume == 60);

        kiosk.tap_all({"display", "volume/up"});
        CHECK(listener.volume == 80);
        for (int times = 0; times < 3; ++times)
            kiosk.tap("volume/up");
        CHECK(kiosk.visit().volume == 100);
        for (int times = 0; times < 6; ++times)
            kiosk.tap("volume/down");
        CHECK(kiosk.visit().volume == 0);

        kiosk.tap_all({"restart", "start", "speech"});
        CHECK(listener.volume == 60);
    }
}

TEST_SUITE("calling the staff")
{
    TEST_CASE("one touch shows a number and sounds the chime, and back leads to where one was")
    {
        Listener listener;
        Setting setting;
        setting.sound = &listener;
        setting.site.speaking.volume = 35;
        HeadlessKiosk kiosk(setting);
        kiosk.all_the_way_to_shortlist();
        const Visit before = kiosk.visit();

        kiosk.tap("call");

        CHECK(kiosk.stage() == Stage::call);
        CHECK(kiosk.shows(kiosk.say("call.helper")));
        CHECK(kiosk.shows("1"));
        CHECK(listener.chimes == std::vector{35});
        CHECK(!kiosk.has("call"));
        kiosk.tap("back");
        CHECK(kiosk.stage() == before.stage);
        CHECK(kiosk.visit().answers == before.answers);
    }

    TEST_CASE("the number can be read from where the staff stand")
    {
        for (const app::PanelSize& panel : {landscape, portrait})
            for (const TextSize text : all<TextSize>()) {
                const Setting setting{panel, Language::ja, text};
                CAPTURE(words_of(setting));
                HeadlessKiosk kiosk(setting);
                kiosk.tap_all({"start", "call"});
                CHECK(height_of_figure(kiosk) >= 30);
            }
    }

    TEST_CASE("the number stays for the visit; the next visitor who calls gets the next one")
    {
        HeadlessKiosk kiosk;
        kiosk.tap_all({"start", "call"});
        CHECK(kiosk.visit().number == 1);
        kiosk.tap_all({"back", "purpose/start", "call"});
        CHECK(kiosk.visit().number == 1);

        kiosk.tap("restart");
        CHECK(kiosk.visit().number == 0);
        kiosk.tap_all({"start", "restart", "start", "call"}); // who does not call takes none
        CHECK(kiosk.visit().number == 2);
        for (int visitor = 3; visitor <= 99; ++visitor) {
            kiosk.tap_all({"restart", "start", "call"});
            REQUIRE(kiosk.visit().number == visitor);
        }
        kiosk.tap_all({"restart", "start", "call"});
        CHECK(kiosk.visit().number == 1);
    }

    TEST_CASE("under the number, and no other, staff find the answers while the visit lasts")
    {
        HeadlessKiosk kiosk;
        CHECK(!kiosk.kiosk().called(0));
        kiosk.all_the_way_to_shortlist();
        CHECK(!kiosk.kiosk().called(1));

        kiosk.tap("call");

        REQUIRE(kiosk.kiosk().called(1));
        CHECK(*kiosk.kiosk().called(1) == kiosk.visit().answers);
        CHECK(kiosk.kiosk().called(1)->has(Purpose::start));
        CHECK(!kiosk.kiosk().called(0));
        CHECK(!kiosk.kiosk().called(2));
        kiosk.wait(230); // left alone
        CHECK(kiosk.visit() == Visit{});
        CHECK(!kiosk.kiosk().called(1));
    }

    TEST_CASE("who waits for the staff is asked whether they are there as late as on results")
    {
        HeadlessKiosk kiosk;
        kiosk.tap_all({"start", "call"});

        kiosk.wait(175);
        CHECK(!kiosk.visit().still_there);
        kiosk.wait(10);
        CHECK(kiosk.visit().still_there);
    }

    TEST_CASE("the staff can be called from every screen, and from none where the site says so")
    {
        for (const bool staff : {true, false}) {
            CAPTURE(staff);
            Setting setting;
            setting.site.office.call = staff;
            HeadlessKiosk kiosk(setting);
            const auto offered = [&] { CHECK(kiosk.has("call") == staff); };
            offered();
            kiosk.to_purposes();
            offered();
            kiosk.tap_all({"purpose/start", "next"});
            offered();
            kiosk.tap("region/sanpachi");
            offered();
            kiosk.tap("municipality/八戸市");
            offered();
            kiosk.to_shortlist();
            offered();
            for (const char* screen : {"compare", "take-away", "all"}) {
                kiosk.tap(screen);
                offered();
                kiosk.tap("back");
            }
            kiosk.turn_to("calendar");
            for (const char* screen : {"calendar", "guide"}) {
                kiosk.tap(screen);
                offered();
                kiosk.tap("back");
            }
        }
    }
}

} // namespace michi::test
