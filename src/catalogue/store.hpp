#pragma once

#include "catalogue/bundle.hpp"

#include <functional>
#include <optional>

namespace michi::catalogue {

// The signed data that this kiosk took, in a folder of its own: every edition in a folder named by
// its sequence, and a small file that says which is shown. That file is replaced as a whole, so
// that whatever ends the program, and whenever, one edition or the other is there, never something
// between.
class Store {
public:
    // `key` is the public one; nothing is taken or shown without it.
    Store(std::filesystem::path folder, std::filesystem::path key)
        : m_folder(std::move(folder)), m_key(std::move(key))
    {
    }

    // Sequences; 0 is the data that the program came with.
    struct State {
        std::int64_t shown = 0;
        std::optional<std::int64_t> before; // to go back to
        std::int64_t highest = 0;           // ever taken: no lower one is, nor the same again
        std::int64_t ended = 0;             // the last that the kiosk could not live with; 0: none
        bool trial = false;                 // `shown` has not run for long enough yet
        int ends = 0;                       // so often the kiosk ended by itself on trial

        bool operator==(const State&) const = default;
    };
    // Throws BadBundle for one that cannot be read.
    [[nodiscard]] State state() const;

    // Verifies what lies in `folder` and makes it the data that is shown. Nothing where it is so,
    // or was so until somebody went back, already. An empty prefecture is any. Throws BadBundle.
    std::optional<Seal> take(const std::filesystem::path& folder, const std::string& prefecture);
    // Exchanges the data that is shown for the one before. False where there is none.
    bool go_back();

    struct Edition {
        Seal seal;
        Catalogue catalogue;
    };
    // What is to be shown, verified anew; where it is damaged, the one before. Nothing: the data
    // that the program came with. `told` hears what is wrong.
    using Told = std::function<void(const BadBundle&)>;
    [[nodiscard]] std::optional<Edition> shown(const Told& told) const;

    // --- new data must first stand the test ---
    // Before the data is loaded: writes down that it is, and counts it where a run before this one
    // never came to its end. The third time the one before is shown again; then `told` hears it.
    void begin(const Told& told);
    // The kiosk has run long enough.
    void stood_the_test();
    // The kiosk ends as it should: removing this file says so, if it is there.
    [[nodiscard]] std::filesystem::path running_file() const { return m_folder / "running"; }

    // What changes whenever something else is to be shown.
    [[nodiscard]] std::filesystem::path state_file() const { return m_folder / "state"; }

private:
    [[nodiscard]] std::filesystem::path folder_of(std::int64_t sequence) const;
    [[nodiscard]] Edition open(std::int64_t sequence) const;
    void put(const State& state);
    void sweep(const State& state) const;
    void own(const std::filesystem::path& path) const;
    class Lock;

    std::filesystem::path m_folder;
    std::filesystem::path m_key;
    std::int64_t m_begun = 0; // the sequence that begin() has counted
};

} // namespace michi::catalogue
