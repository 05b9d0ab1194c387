#include "app/voice.hpp"

#include "platform/clock.hpp"
#include "platform/window.hpp"

#include <algorithm>

namespace michi::app {

namespace {

// "{volume}" in the arguments is filled in.
std::vector<std::string> filled(std::vector<std::string> command, int volume)
{
    constexpr std::string_view hole = "{volume}";
    for (std::string& word : command)
        if (const std::size_t at = word.find(hole); at != word.npos)
            word.replace(at, hole.size(), std::to_string(volume));
    return command;
}

} // namespace

std::string voice_file(Language language, std::string_view sentence)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : sentence) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    std::string name = std::string(id_of(language)) + "/";
    for (int shift = 60; shift >= 0; shift -= 4)
        name += "0123456789abcdef"[(hash >> shift) & 15u];
    return name + ".wav";
}

Voice::Voice(const Speaking& settings, std::function<void()> wake, Tell tell)
    : m_settings(settings), m_wake(std::move(wake)), m_tell(std::move(tell))
{
}

bool Voice::works(Language language) const
{
    return (m_settings.commands.contains(language) && !m_failed.contains(language)) ||
           (m_settings.recorded.contains(language) && !m_silent);
}

void Voice::say(const std::vector<std::string>& sentences, Language language, int volume)
{
    hush();
    m_language = language;
    m_volume = volume;
    for (const std::string& sentence : sentences) {
        const std::filesystem::path file = m_settings.voices / voice_file(language, sentence);
        std::error_code none;
        if (!m_settings.voices.empty() && std::filesystem::exists(file, none))
            m_to_say.push_back({file, ""});
        else if (!m_to_say.empty() && m_to_say.back().recording.empty())
            m_to_say.back().text += sentence + "\n";
        else
            m_to_say.push_back({{}, sentence + "\n"});
    }
    go_on();
}

void Voice::hush()
{
    m_to_say.clear();
    m_child.reset();
    m_recording.stop();
}

void Voice::chime(int volume)
{
    play(m_chime, platform::chime(), volume);
}

void Voice::go_on()
{
    const std::int64_t now = platform::steady_ms();
    for (platform::Audio* audio : {&m_chime, &m_recording})
        if (audio->ends() && now >= *audio->ends())
            audio->stop();
    if (m_child && m_child->over()) {
        if (!m_child->succeeded()) {
            m_failed.insert(m_language);
            tell(m_settings.commands.at(m_language).front() + ": failed");
        }
        m_child.reset();
    }
    while (!saying() && !m_chime.ends() && !m_to_say.empty()) {
        const Part part = std::move(m_to_say.front());
        m_to_say.pop_front();
        begin(part);
    }
}

void Voice::begin(const Part& part)
{
    const auto command = m_settings.commands.find(m_language);
    try {
        if (!part.recording.empty())
            play(m_recording, platform::read_wav(part.recording), m_volume);
        else if (command != m_settings.commands.end() && !m_failed.contains(m_language))
            m_child = std::make_unique<platform::Child>(filled(command->second, m_volume),
                                                        part.text, m_wake);
    } catch (const platform::NotStarted& error) {
        m_failed.insert(m_language);
        tell(error.what());
    } catch (const platform::SdlError& error) { // of the one file
        tell(error.what());
    }
}

void Voice::play(platform::Audio& audio, const platform::Samples& sound, int volume)
{
    try {
        audio.play(sound, volume, platform::steady_ms());
    } catch (const platform::SdlError& error) {
        m_silent = true;
        tell(error.what());
    }
}

void Voice::tell(const std::string& failure)
{
    if (m_told.insert(failure).second)
        m_tell(failure);
}

std::optional<std::int64_t> Voice::next_time() const
{
    const auto a = m_chime.ends();
    const auto b = m_recording.ends();
    return a && b ? std::min(a, b) : a ? a : b;
}

} // namespace michi::app
