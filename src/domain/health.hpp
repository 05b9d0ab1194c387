#pragma once

#include "domain/date.hpp"
#include "domain/terms.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// How the kiosk itself is, for the staff. Nothing here is of any visit.
namespace michi {

// Why the kiosk ended before it was started.
enum class Ending {
    first,    // it never ran before
    ctl,      // `michishirube ctl quit`
    staff,    // asked for on the staff's screen
    display,  // one came back that only a new window can draw on
    service,  // stopped by the machine's own care: an update, a new compositor
    machine,  // the machine was off, or started anew
    error,    // from here on wrong: it gave up, with a message in the log
    memory,   // there was too little
    crash,    // ended by a signal
    watchdog, // its picture stood still
    unknown,
};
template <>
inline constexpr std::array<std::string_view, 11> ids_of<Ending>{
    "first", "ctl",    "staff", "display",  "service", "machine",
    "error", "memory", "crash", "watchdog", "unknown"};

[[nodiscard]] constexpr bool is_wrong(Ending ending)
{
    return ending >= Ending::error;
}

struct Start {
    Moment at;
    Ending before; // why the run before this one ended

    bool operator==(const Start&) const = default;
};

// How many of the starts, and how many of them after something wrong, were in the seven days up to
// `today`, which counts.
struct Starts {
    int all = 0;
    int wrong = 0;
};
[[nodiscard]] Starts starts_of_week(const std::vector<Start>& starts, Day today);

// What the kiosk tells whoever looks after it: in the machine's log with details, on the staff's
// screen in words. Never anything of a visitor.
enum class Message {
    settings, // a setting is wrong
    data,     // the catalogue or its ledger cannot be read
    ctl,      // nobody can ask the kiosk from outside
    records,  // the ledger cannot be read or written
    pictures, // one of the welcome's cannot be read
    sound,    // the chime or a voice does not sound
    clock,    // it shows a day that cannot be
};
template <>
inline constexpr std::array<std::string_view, 7> ids_of<Message>{
    "settings", "data", "ctl", "records", "pictures", "sound", "clock"};

struct Notice {
    Message message;
    Moment at; // the last time
    int times = 1;

    bool operator==(const Notice&) const = default;
};

enum class PrinterState { none, asked, ready, paper_out, jam, stopped, unreachable };
template <>
inline constexpr std::array<std::string_view, 7> ids_of<PrinterState>{
    "none", "asked", "ready", "paper_out", "jam", "stopped", "unreachable"};

// With less free room than this the ledger may soon be unable to keep what it is told.
inline constexpr std::int64_t least_free_megabytes = 200;

struct Health {
    std::optional<std::int64_t> free_megabytes; // where the ledger lies; nothing: it cannot be told
    std::vector<Start> starts;                  // newest first
    std::vector<Notice> notices;                // since the last of them, newest first

    bool operator==(const Health&) const = default;
};

} // namespace michi
