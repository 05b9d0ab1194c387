#pragma once

#include <SDL.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace michi::platform {

// A sound in memory: 16-bit samples of one channel.
struct Samples {
    int rate = 48'000; // a second
    std::vector<std::int16_t> values;
};

// A WAV file of whatever form SDL reads. Throws SdlError.
[[nodiscard]] Samples read_wav(const std::filesystem::path& file);

// Two soft tones that fade away, the second lower: about one and a half seconds.
[[nodiscard]] Samples chime();

// Plays one sound at a time. The loudspeaker is only open while it plays: an open one wakes the
// processor ten times a second.
class Audio {
public:
    Audio() = default;
    ~Audio() { stop(); }
    Audio(const Audio&) = delete;
    Audio& operator=(const Audio&) = delete;

    // Instead of what plays. `volume` is 0 to 100; `now`, here and below, is steady_ms(). Throws
    // SdlError where there is no loudspeaker.
    void play(const Samples& sound, int volume, std::int64_t now);
    void stop();
    // When the sound is over and stop() is due; nothing where none plays.
    [[nodiscard]] std::optional<std::int64_t> ends() const { return m_ends; }

private:
    SDL_AudioDeviceID m_device = 0;
    std::optional<std::int64_t> m_ends;
};

} // namespace michi::platform
