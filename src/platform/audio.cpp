#include "platform/audio.hpp"

#include "platform/window.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <utility>

namespace michi::platform {

Samples read_wav(const std::filesystem::path& file)
{
    SDL_AudioSpec spec{};
    Uint8* bytes = nullptr;
    Uint32 length = 0;
    if (!SDL_LoadWAV(file.c_str(), &spec, &bytes, &length))
        throw SdlError(file.string());
    const std::unique_ptr<Uint8, decltype(&SDL_FreeWAV)> owned(bytes, SDL_FreeWAV);

    SDL_AudioCVT conversion;
    if (SDL_BuildAudioCVT(&conversion, spec.format, spec.channels, spec.freq, AUDIO_S16SYS, 1,
                          spec.freq) < 0)
        throw SdlError(file.string());
    std::vector<Uint8> converted(static_cast<std::size_t>(length) *
                                 static_cast<std::size_t>(conversion.len_mult));
    std::memcpy(converted.data(), bytes, length);
    conversion.buf = converted.data();
    conversion.len = conversion.len_cvt = static_cast<int>(length);
    if (conversion.needed && SDL_ConvertAudio(&conversion) != 0)
        throw SdlError(file.string());
    Samples samples{spec.freq, {}};
    samples.values.resize(static_cast<std::size_t>(conversion.len_cvt) / sizeof(std::int16_t));
    std::memcpy(samples.values.data(), converted.data(),
                samples.values.size() * sizeof(std::int16_t));
    return samples;
}

Samples chime()
{
    struct Tone {
        double hertz;
        double from; // seconds
    };
    constexpr Tone tones[] = {{659.26, 0.0}, {523.25, 0.45}}; // a third down, e'' and c''
    constexpr double length = 1.6;
    constexpr double attack = 0.012; // begins without a click
    constexpr double decay = 0.32;
    constexpr double loudness = 0.4; // two of them stay below 1

    Samples samples;
    const auto count = static_cast<std::size_t>(length * samples.rate);
    samples.values.reserve(count);
    for (std::size_t at = 0; at < count; ++at) {
        const double seconds = static_cast<double>(at) / samples.rate;
        double value = 0;
        for (const Tone& tone : tones) {
            const double since = seconds - tone.from;
            if (since > 0)
                value += loudness * std::min(1.0, since / attack) * std::exp(-since / decay) *
                         std::sin(2 * std::numbers::pi * tone.hertz * since);
        }
        const double fading = std::min(1.0, (length - seconds) / 0.1); // and ends without one
        samples.values.push_back(static_cast<std::int16_t>(std::lround(32767 * value * fading)));
    }
    return samples;
}

void Audio::play(const Samples& sound, int volume, std::int64_t now)
{
    stop();
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        throw SdlError("no sound");
    SDL_AudioSpec wanted{};
    wanted.freq = sound.rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 2048;
    m_device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (m_device == 0) {
        const SdlError error("no loudspeaker");
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        throw error;
    }
    std::vector<std::int16_t> values = sound.values;
    for (std::int16_t& value : values)
        value = static_cast<std::int16_t>(value * volume / 100);
    SDL_QueueAudio(m_device, values.data(),
                   static_cast<Uint32>(values.size() * sizeof(std::int16_t)));
    SDL_PauseAudioDevice(m_device, 0);
    constexpr std::int64_t tail_ms = 150; // what the device has still to play by then
    m_ends = now + static_cast<std::int64_t>(values.size()) * 1000 / sound.rate + tail_ms;
}

void Audio::stop()
{
    if (m_device == 0)
        return;
    SDL_CloseAudioDevice(std::exchange(m_device, 0));
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    m_ends.reset();
}

} // namespace michi::platform
