#pragma once

#include "app/kiosk.hpp"
#include "domain/matching.hpp"
#include "domain/reasons.hpp"

#include <nlohmann/json.hpp>

// What the subcommands print for other programs: the names of the keys are a contract.
namespace michi::app {

using Json = nlohmann::ordered_json;

// `michishirube match`
[[nodiscard]] Json match_json(const Catalogue& catalogue, const Matcher& matcher,
                              const Answers& answers, Language language);
// `michishirube list`: every programme and every desk with every field.
[[nodiscard]] Json list_json(const Catalogue& catalogue, Day today);
// The picture's companion: what stands where on the screen.
[[nodiscard]] Json screen_json(const Kiosk& kiosk);

// The same for people.
[[nodiscard]] std::string match_text(const Catalogue& catalogue, const Matcher& matcher,
                                     const Answers& answers, Language language);
[[nodiscard]] std::string list_text(const Catalogue& catalogue, Day today);
// `michishirube ctl report`: to print, without any number below five.
[[nodiscard]] std::string figures_text(const Catalogue& catalogue, const Figures& figures,
                                       Language language);
// `michishirube ctl report --event`: one page of it, and all of it as a sheet.
[[nodiscard]] std::string figures_text(const Catalogue& catalogue, const EventFigures& figures,
                                       Language language);
[[nodiscard]] std::string figures_csv(const Catalogue& catalogue, const EventFigures& figures,
                                      Language language);

} // namespace michi::app
