#pragma once

#include "domain/verdict.hpp"

// Why a programme is shown, in a visitor's language, and the codes to take away.
namespace michi {

struct Reason {
    Verdict verdict = Verdict::fits;
    std::string words;
};

// Why the programme fits, is to be checked or is excluded, a sentence for every answer given.
[[nodiscard]] std::vector<Reason> reasons(const Programme& programme, const Answers& answers,
                                          const Catalogue& catalogue, Language language);

// What holds for visitors of this place only (市町村の保証料補給 and the like).
[[nodiscard]] std::vector<std::string> local_extras(const Programme& programme, const Place& place,
                                                    const Catalogue& catalogue, Language language);

// The exact texts of a programme's codes: its page, and the call to its first contact.
struct Codes {
    std::string page;
    std::string call;
};
[[nodiscard]] std::string call_code(const Desk& desk);
// A mail with its subject filled in, which only has to be sent (RFC 6068).
[[nodiscard]] std::string mail_magazine_code(const Edition& edition);
[[nodiscard]] Codes codes(const Programme& programme, const Place& place,
                          const Catalogue& catalogue);

} // namespace michi
