#include "app/voice.hpp"
#include "catalogue/data_copy.hpp"
#include "platform/clock.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <numbers>
#include <semaphore>
#include <sstream>
#include <thread>

// The kiosk's voice with real programs, and a loudspeaker that is a file.
namespace michi::app::test {

namespace {

namespace fs = std::filesystem;
using catalogue::test::bytes_of;
using catalogue::test::Folder;

class Speaker {
public:
    Speaker()
    {
        ::setenv("SDL_AUDIODRIVER", "disk", 1);
        ::setenv("SDL_DISKAUDIOFILE", (m_folder.path() / "heard").c_str(), 1);
    }
    ~Speaker()
    {
        std::cerr.rdbuf(m_journal_before);
        ::unsetenv("SDL_AUDIODRIVER");
        ::unsetenv("SDL_DISKAUDIOFILE");
    }
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    [[nodiscard]] fs::path file(const std::string& name) const { return m_folder.path() / name; }
    [[nodiscard]] std::string written(const std::string& name) const
    {
        return fs::exists(file(name)) ? bytes_of(file(name)) : "";
    }
    // A program of the site.
    std::string program(const std::string& lines)
    {
        const fs::path script = file("program");
        std::ofstream(script) << "#!/bin/sh\n" << lines;
        fs::permissions(script, fs::perms::owner_all);
        return script;
    }
    // Until nothing is said any more, as the window's loop would.
    void listen()
    {
        while (voice.saying() || voice.next_time()) {
            static_cast<void>(m_woken.try_acquire_for(std::chrono::milliseconds(50)));
            voice.go_on();
        }
    }
    // Until the program has written the file.
    void await(const std::string& name) const
    {
        while (written(name).empty())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    // What the loudspeaker was given, as its loudest sample.
    [[nodiscard]] int loudest() const
    {
        const std::string bytes = written("heard");
        int most = 0;
        for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
            const auto low = static_cast<unsigned char>(bytes[at]);
            const auto high = static_cast<signed char>(bytes[at + 1]);
            most = std::max(most, std::abs(high * 256 + low));
        }
        return most;
    }
    [[nodiscard]] std::string journal() const { return m_journal.str(); }

private:
    Folder m_folder;
    std::binary_semaphore m_woken{0};
    std::ostringstream m_journal;
    std::streambuf* m_journal_before = std::cerr.rdbuf(m_journal.rdbuf());

public:
    Speaking settings;
    Messages messages;
    Voice voice{settings, [this] { m_woken.release(); },
                [this](const std::string& details) { messages.tell(Message::sound, details); }};
};

bool lives(const std::string& process)
{
    return ::kill(static_cast<pid_t>(std::stol(process)), 0) == 0;
}

// How much of a frequency a sound holds, from 0 to 1.
double strength(const platform::Samples& sound, double hertz)
{
    double real = 0;
    double imaginary = 0;
    for (std::size_t at = 0; at < sound.values.size(); ++at) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(at) / sound.rate;
        real += sound.values[at] * std::cos(angle);
        imaginary += sound.values[at] * std::sin(angle);
    }
    return std::hypot(real, imaginary) / 32767 / static_cast<double>(sound.values.size());
}

} // namespace

TEST_SUITE("the voice")
{
    TEST_CASE("the command gets the sentences on its standard input, and the volume in its words")
    {
        Speaker speaker;
        speaker.settings.commands[Language::ja] = {
            speaker.program("cat >" + speaker.file("text").string() + "\necho \"$@\" >" +
                            speaker.file("words").string() + "\n"),
            "-a", "{volume}", "two words"};

        speaker.voice.say({"創業・起業。", "次へ。"}, Language::ja, 45);
        CHECK(speaker.voice.saying());
        speaker.listen();

        CHECK(speaker.written("text") == "創業・起業。\n次へ。\n");
        CHECK(speaker.written("words") == "-a 45 two words\n");
        CHECK(speaker.voice.works(Language::ja));
        CHECK(speaker.journal().empty());
    }

    TEST_CASE("what is cut off ends at once, with everything that it started")
    {
        Speaker speaker;
        speaker.settings.commands[Language::ja] = {speaker.program(
            "sleep 60 &\necho $$ $! >" + speaker.file("processes").string() + "\nsleep 60\n")};
        speaker.voice.say({"一。"}, Language::ja, 60);
        speaker.await("processes");
        std::istringstream processes(speaker.written("processes"));
        std::string first;
        std::string second;
        processes >> first >> second;
        REQUIRE(lives(first));
        REQUIRE(lives(second));

        const std::int64_t before = platform::steady_ms();
        speaker.voice.hush();

        CHECK(platform::steady_ms() - before < 500);
        CHECK(!speaker.voice.saying());
        CHECK(!lives(first));
        for (int tries = 0; lives(second) && tries < 200; ++tries) // init takes it away
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        CHECK(!lives(second));
        CHECK(speaker.voice.works(Language::ja)); // to be cut off is no failure
    }

    TEST_CASE("what is said next cuts off what was said before")
    {
        Speaker speaker;
        speaker.settings.commands[Language::ja] = {
            speaker.program("cat >>" + speaker.file("text").string() + "\necho $$ >" +
                            speaker.file("process").string() + "\nsleep 60\n")};
        speaker.voice.say({"一。"}, Language::ja, 60);
        speaker.await("process");
        const std::string first = speaker.written("process");
        fs::remove(speaker.file("process"));

        speaker.voice.say({"二。"}, Language::ja, 60);
        CHECK(!lives(first));
        speaker.await("process");

        CHECK(speaker.written("text") == "一。\n二。\n");
    }

    TEST_CASE("a command that fails is told once, without the text, and not asked again")
    {
        for (const bool starts : {true, false}) {
            CAPTURE(starts);
            Speaker speaker;
            const std::string program = speaker.program("exit 3\n");
            speaker.settings.commands[Language::ja] = {starts ? program : "/nowhere/speaker"};

            for (int times = 0; times < 3; ++times) {
                speaker.voice.say({"ひみつ。"}, Language::ja, 60);
                speaker.listen();
            }

            CHECK(!speaker.voice.works(Language::ja));
            const std::string journal = speaker.journal();
            CHECK(journal.starts_with("michishirube: "));
            CHECK(std::ranges::count(journal, '\n') == 1);
            CHECK(journal.find("ひみつ") == journal.npos);
        }
    }

    TEST_CASE("a text longer than any pipe holds up nothing, read or not")
    {
        Speaker speaker;
        speaker.settings.commands[Language::ja] = {speaker.program("exit 0\n")};
        const std::string text(4'000'000, 'a');

        const std::int64_t before = platform::steady_ms();
        speaker.voice.say({text}, Language::ja, 60);

        CHECK(platform::steady_ms() - before < 500);
        speaker.listen();
        CHECK(speaker.voice.works(Language::ja));
    }

    TEST_CASE("espeak-ng speaks what it is given, longer for more of it")
    {
        Speaker speaker;
        const auto length_of = [&](const std::string& words) {
            speaker.settings.commands[Language::easy] = {
                "espeak-ng", "-v", "ja", "-a", "{volume}", "-w", speaker.file("wav").string()};
            speaker.voice.say({words}, Language::easy, 60);
            speaker.listen();
            REQUIRE(speaker.voice.works(Language::easy));
            const platform::Samples sound = platform::read_wav(speaker.file("wav"));
            return static_cast<double>(sound.values.size()) / sound.rate;
        };
        const double one = length_of("はい。");
        const double three = length_of("はい。どちらの ばしょですか？ えらんでください。");

        CHECK(one > 0.2);
        CHECK(three > 2 * one);
    }

    TEST_CASE("a sentence that somebody recorded is played as it was, as loud as is wished")
    {
        Speaker speaker;
        speaker.settings.commands[Language::ja] = {
            speaker.program("cat >" + speaker.file("text").string() + "\n")};
        speaker.settings.voices = speaker.file("voices");
        const fs::path recording = speaker.settings.voices / voice_file(Language::ja, "もどる。");
        fs::create_directories(recording.parent_path());
        const std::string record = "espeak-ng -v ja -w " + recording.string() + " もどる";
        REQUIRE(std::system(record.c_str()) == 0);
        int loudest = 0;
        for (const std::int16_t value : platform::read_wav(recording).values)
            loudest = std::max(loudest, std::abs(int{value}));

        speaker.voice.say({"もどる。", "次へ。"}, Language::ja, 50);
        speaker.listen();

        CHECK(std::abs(speaker.loudest() - loudest / 2) <= 1);
        CHECK(speaker.written("text") == "次へ。\n"); // after it, by the command
    }

    TEST_CASE("a recording that cannot be read is told once, and passed over")
    {
        Speaker speaker;
        speaker.settings.voices = speaker.file("voices");
        speaker.settings.recorded = {Language::ja};
        const fs::path recording = speaker.settings.voices / voice_file(Language::ja, "もどる。");
        fs::create_directories(recording.parent_path());
        std::ofstream(recording) << "no sound";

        for (int times = 0; times < 2; ++times) {
            speaker.voice.say({"もどる。"}, Language::ja, 50);
            speaker.listen();
        }

        CHECK(speaker.voice.works(Language::ja));
        CHECK(std::ranges::count(speaker.journal(), '\n') == 1);
    }

    TEST_CASE("a recording is named by its language and the hash of its words")
    {
        CHECK(voice_file(Language::ja, "") ==
              "ja/cbf29ce484222325.wav"); // FNV-1a's own first value
        CHECK(voice_file(Language::en, "a") == "en/af63dc4c8601ec8c.wav");
        CHECK(voice_file(Language::ja, "もどる。") != voice_file(Language::ja, "次へ。"));
    }

    TEST_CASE("without a loudspeaker the kiosk stays silent, and says so once")
    {
        Speaker speaker;
        ::setenv("SDL_AUDIODRIVER", "no such", 1);

        speaker.voice.chime(60);
        speaker.voice.chime(60);

        CHECK(!speaker.voice.next_time());
        CHECK(std::ranges::count(speaker.journal(), '\n') == 1);
    }
}

TEST_SUITE("the chime")
{
    TEST_CASE("two tones, soft at both ends, and never clipped")
    {
        const platform::Samples chime = platform::chime();

        const auto [low, high] = std::ranges::minmax(chime.values);
        CHECK(high < 32'000);
        CHECK(low > -32'000);
        CHECK(high > 8'000);
        CHECK(std::abs(int{chime.values.front()}) < 100);
        CHECK(std::abs(int{chime.values.back()}) < 100);
        const double between = strength(chime, 590);
        CHECK(strength(chime, 659.26) > 5 * between);
        CHECK(strength(chime, 523.25) > 5 * between);
    }

    TEST_CASE("it sounds through the loudspeaker as loud as is wished, and lets go of it again")
    {
        Speaker speaker;
        speaker.voice.chime(50);
        CHECK(speaker.voice.next_time());
        speaker.listen();

        const auto values = platform::chime().values;
        CHECK(std::abs(speaker.loudest() - std::ranges::max(values) / 2) < 300);
        CHECK(SDL_WasInit(SDL_INIT_AUDIO) == 0);
    }

    TEST_CASE("words wait for the chime")
    {
        Speaker speaker;
        speaker.settings.commands[Language::ja] = {
            speaker.program("cat >" + speaker.file("text").string() + "\n")};

        speaker.voice.chime(50);
        speaker.voice.say({"一。"}, Language::ja, 60);
        CHECK(!speaker.voice.saying());
        speaker.listen();

        CHECK(speaker.written("text") == "一。\n");
    }
}

} // namespace michi::app::test
