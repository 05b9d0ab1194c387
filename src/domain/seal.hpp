#pragma once

#include "domain/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace michi {

// What the office that signs an edition of the data says of it, beside what is in it.
struct Seal {
    std::int64_t sequence = 0; // 1 and up: every edition has a higher one than the one before
    Day issued{};
    Day expires{}; // the last day that it is good for
    int schema = 0;
    std::string prefecture;

    bool operator==(const Seal&) const = default;
};

inline constexpr std::int64_t highest_sequence = 999'999'999;

// "michishirube sequence=12 issued=2024-04-01 expires=2025-03-31 schema=3 prefecture=青森県": these
// words in this order, single spaces between them, the prefecture to the end. Nothing for any other
// form, and for an edition that expires before it is issued.
[[nodiscard]] std::optional<Seal> parse_seal(std::string_view text);
[[nodiscard]] std::string to_string(const Seal& seal);

// Why signed data is not taken or not shown.
enum class Flaw {
    key,        // there is none, or it cannot be read
    missing,    // one of the two files
    size,       // larger than any data is
    signature,  // it is no signature, or one in another form
    other_key,  // made with another key
    forged,     // it does not fit the file
    seal,       // signed, but it does not say of what
    old,        // a sequence that was there already
    prefecture, // another one's
    schema,     // for another version of the program
    broken,     // signed, but no catalogue
    ended,      // the kiosk ended by itself three times with it
    unwritten,  // the disk does not take it
};
template <>
inline constexpr std::array<std::string_view, 13> ids_of<Flaw>{
    "key", "missing",    "size",   "signature", "other_key", "forged",   "seal",
    "old", "prefecture", "schema", "broken",    "ended",     "unwritten"};

// How a kiosk stands with its data, as the staff are told.
struct DataState {
    std::optional<Seal> shown;          // nothing: what the program came with
    std::optional<std::int64_t> before; // the one to go back to; 0: what the program came with
    bool waiting = false;               // something was brought that nobody has looked at yet
    std::optional<Flaw> refused;        // what was wrong with what came last

    bool operator==(const DataState&) const = default;
};

} // namespace michi
