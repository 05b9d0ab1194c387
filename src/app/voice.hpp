#pragma once

#include "app/messages.hpp"
#include "app/settings.hpp"
#include "app/sound.hpp"
#include "platform/audio.hpp"
#include "platform/child.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace michi::app {

// Where a sentence's recording lies in the folder of the voices: its language and the hash of its
// words (FNV-1a, 64 bits) as 16 hexadecimal digits, as ja/0123456789abcdef.wav.
[[nodiscard]] std::string voice_file(Language language, std::string_view sentence);

// The kiosk's own voice: recordings where there are any, else the site's command, which is given
// the text on its standard input. What fails is told once, without any of the text.
class Voice final : public Sound {
public:
    // `wake` is called from another thread when go_on() is due.
    Voice(const Speaking& settings, std::function<void()> wake, Tell tell);

    [[nodiscard]] bool works(Language language) const override;
    void say(const std::vector<std::string>& sentences, Language language, int volume) override;
    void hush() override;
    void chime(int volume) override;
    [[nodiscard]] bool saying() const override { return m_child || m_recording.ends(); }

    // Goes on from what is over to what comes next.
    void go_on();
    // When go_on() is due even if nobody wakes.
    [[nodiscard]] std::optional<std::int64_t> next_time() const;

private:
    struct Part {
        std::filesystem::path recording; // or
        std::string text;
    };

    void begin(const Part& part);
    void play(platform::Audio& audio, const platform::Samples& sound, int volume);
    void tell(const std::string& failure);

    const Speaking& m_settings;
    std::function<void()> m_wake;
    Tell m_tell;
    std::deque<Part> m_to_say;
    Language m_language = Language::ja;
    int m_volume = 0;
    platform::Audio m_recording;
    platform::Audio m_chime;
    std::unique_ptr<platform::Child> m_child;
    std::set<Language> m_failed; // the commands that did
    bool m_silent = false;       // there is no loudspeaker for what the kiosk itself plays
    std::set<std::string> m_told;
};

} // namespace michi::app
