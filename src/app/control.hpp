#pragma once

#include "app/messages.hpp"
#include "app/run.hpp"
#include "app/staff_desk.hpp"
#include "catalogue/store.hpp"
#include "platform/control.hpp"
#include "platform/file_stamp.hpp"
#include "platform/window.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace michi::app {

// Data and settings that were read together.
struct Shown {
    Settings settings;
    Catalogue catalogue;
};

// What the kiosk's loop is told from outside of it: by `michishirube ctl`, by a file of the data
// that was put into the place of another, and by signed data that somebody brought. New data is
// read whole before the old goes; what is wrong with it is said in the log once, and everything
// stays as it was.
class Control : public DataKeeper {
public:
    // `wake` is called from another thread when somebody asks. Where the socket cannot be made that
    // is told, and nobody can ask. `before` is why the program was started anew.
    Control(const RunOptions& options, Messages& messages, Ending before,
            std::function<void()> wake);

    // What the loop lets it see and do.
    struct Loop {
        std::string_view screen; // welcome, visit, staff or out-of-order: never what is on it
        const Catalogue* catalogue = nullptr;
        bool free = true; // nobody is there
        std::function<void()> reset;
        std::function<platform::Window::Surface()> surface;
        const BoothSettings* booth = nullptr; // that the kiosk can be switched to
        bool at_booth = false;
        std::function<void(bool)> choose_booth{};
    };
    // Answers what was asked until now.
    void answer(const Loop& loop);
    // Whether somebody asked the kiosk to end.
    [[nodiscard]] bool over() const { return m_over; }

    // What to show from now on: only to be asked where nobody is there. Nothing: as before.
    [[nodiscard]] std::optional<Shown> news();
    // Has news() read the files whether they changed or not.
    void look_anew() { m_wanted = true; }

    // After a picture was presented.
    void presented();

    [[nodiscard]] DataState data() const override;
    void go_back() override;
    // The kiosk ends, and nothing is wrong.
    void ended_well();

private:
    [[nodiscard]] std::string answer_to(const std::string& words, const Loop& loop);
    [[nodiscard]] static std::string choose_booth(bool on, const Loop& loop);
    [[nodiscard]] std::string status(const Loop& loop) const;
    // Reads the files; gives whether that went well.
    bool read(const Told& told);
    [[nodiscard]] Catalogue read_data();
    // Where somebody brings data, and what lies there.
    struct Brought {
        std::map<std::filesystem::path, std::array<std::optional<platform::FileStamp>, 2>> folders;
        std::optional<platform::FileStamp> key;

        bool operator==(const Brought&) const = default;
    };
    [[nodiscard]] Brought brought() const;
    [[nodiscard]] bool waits() const;
    void take_what_was_brought();
    void tell_of(const catalogue::BadBundle& wrong);
    void watch_the_trial();

    const RunOptions& m_options;
    Messages& m_messages;
    Ending m_before;
    std::optional<platform::ControlSocket> m_socket;
    std::optional<platform::FileStamp> m_file; // of the data, when it was looked at last
    std::optional<Shown> m_next;
    std::string m_refused; // what was wrong with it
    std::optional<catalogue::Store> m_store;
    std::optional<platform::FileStamp> m_state; // of the store, when it was read last
    std::optional<Brought> m_brought;           // when it was looked at last
    std::optional<Seal> m_seal;                 // of what is shown
    std::optional<Flaw> m_flaw;                 // of what was brought or kept, and is not shown
    std::string m_flaw_words;
    std::optional<std::int64_t> m_trial_ends;
    bool m_wanted = true;
    bool m_reload = false; // it was asked for, not found
    bool m_over = false;
    int m_starts = 0; // before this one
    std::int64_t m_started;
    std::int64_t m_last_picture = 0;
    std::int64_t m_pictures = 0;
};

// The other end: what `michishirube ctl` asks. Throws std::runtime_error for what the kiosk
// refuses.
[[nodiscard]] std::string ask(const std::filesystem::path& socket, const std::string& words);
// The picture on the screen, as PNG into the file.
void fetch_picture(const std::filesystem::path& socket, const std::filesystem::path& file);

} // namespace michi::app
