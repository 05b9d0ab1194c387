#pragma once

#include "domain/terms.hpp"

#include <string>
#include <vector>

namespace michi::app {

// What the kiosk is heard through. Nothing of it waits; what fails stays silent. This one is always
// silent: a kiosk without a loudspeaker.
class Sound {
public:
    virtual ~Sound() = default;

    // Whether texts of the language can be spoken, as far as it was tried.
    [[nodiscard]] virtual bool works(Language) const { return true; }
    // Speaks, instead of what is being said. `volume` is 0 to 100, here and below.
    virtual void say(const std::vector<std::string>&, Language, int /*volume*/) {}
    // Cuts off what is being said.
    virtual void hush() {}
    // Two soft tones, which tell the staff and the visitor that the call went out.
    virtual void chime(int /*volume*/) {}
    // Whether something is being said.
    [[nodiscard]] virtual bool saying() const { return false; }
};

} // namespace michi::app
