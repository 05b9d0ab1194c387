#pragma once

#include "app/kiosk.hpp"

#include <filesystem>
#include <istream>
#include <stdexcept>
#include <string>

namespace michi::app {

// A step of a script that can't be done: which, why, and what could be.
struct BadStep : std::runtime_error {
    using runtime_error::runtime_error;
};

// Plays a visit through the real screens, without display. Time is the script's own.
class Player {
public:
    Player(Kiosk& kiosk, std::filesystem::path pictures);

    // Steps, one a line: `tap ID`, `key NAME`, `hold ID MS`, `wait SECONDS`, `time HH:MM`,
    // `shot NAME`. Empty
    // lines and lines that begin with # are passed over. Throws BadStep with the line's number.
    void play(std::istream& script);
    void step(const std::string& line);

    void tap(const std::string& id) { hold(id, 40); }
    void hold(const std::string& id, std::int64_t milliseconds);
    void key(Key key);
    void wait(std::int64_t milliseconds);
    // The clock on the wall shows this, and goes on from there with the script's time.
    void tell_time(const Moment& wall);
    // Writes NAME.png and NAME.json.
    void shot(const std::string& name);

    // What is printed is written as slip.png, at once.
    void keep_slips();

    // The picture on the glass, rows of 0x00RRGGBB.
    [[nodiscard]] const std::vector<std::uint32_t>& picture();
    [[nodiscard]] std::int64_t now() const { return m_now; }

private:
    void go_to(std::int64_t now);
    [[nodiscard]] ui::Box find(const std::string& id);

    Kiosk& m_kiosk;
    std::filesystem::path m_pictures;
    std::vector<std::uint32_t> m_pixels;
    std::int64_t m_now = 10'000;
    std::optional<Moment> m_wall; // as it was told, where it was
    std::int64_t m_told = 0;      // and when
};

} // namespace michi::app
