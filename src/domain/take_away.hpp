#pragma once

#include "domain/catalogue.hpp"

#include <cstddef>

// A list of programmes as plain text in codes: what a phone has read needs no network to be read.
namespace michi {

// Bytes in a code of version 20 at error correction level M (ISO/IEC 18004, table 7); a denser one
// is hard to read off a screen.
inline constexpr std::size_t most_code_bytes = 666;

// How much the codes may hold. A small panel has room for shorter ones, and shows more of them.
struct CodeLimits {
    std::size_t bytes = most_code_bytes;
    std::size_t count = 2;
};

// One text, or more where one is too short: the kiosk's name and the day of the data; of each
// programme its short title, the desk to call, the number and the page; that this is no decision.
// No programme is cut in half. Where the codes don't hold them all they go without the pages, then
// without the last of the list, and say so. No text is longer than `limits.bytes`.
[[nodiscard]] std::vector<std::string>
take_away_codes(const std::vector<ProgrammeIndex>& list, const Place& place,
                const Catalogue& catalogue, Language language, const CodeLimits& limits = {});

} // namespace michi
