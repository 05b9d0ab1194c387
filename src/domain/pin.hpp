#pragma once

#include "domain/terms.hpp"

#include <cstddef>
#include <string_view>

// The number that opens the staff's screens.
namespace michi {

inline constexpr std::size_t least_pin_digits = 6;
inline constexpr std::size_t most_pin_digits = 12;

// What is said of a PIN: what is wrong with the one typed, or why none is taken.
enum class PinNote {
    none,
    short_pin, // fewer than six digits
    same,      // one digit alone
    run,       // each digit one more, or one less, than the one before
    repeated,  // one part over and over: 121212, 123123
    date,      // a year, or a day
    unequal,   // not the same twice
    wrong,
    locked, // too many wrong ones
    failed, // the ledger cannot be read or written
};
template <>
inline constexpr std::array<std::string_view, 10> ids_of<PinNote>{
    "none", "short_pin", "same", "run", "repeated", "date", "unequal", "wrong", "locked", "failed"};

// The ledger's answer to a PIN. None: it is the right one.
struct PinAnswer {
    PinNote note = PinNote::none;
    int tries = 0;   // left, of a wrong one
    int minutes = 0; // that it stays locked

    bool operator==(const PinAnswer&) const = default;
};

// Why digits are too easily guessed for a PIN; none: they are not.
[[nodiscard]] PinNote weakness_of(std::string_view pin);

} // namespace michi
