#include "domain/stops.hpp"

namespace michi {

Catalogue with_stops(Catalogue catalogue, const std::vector<Stop>& stops)
{
    for (const Stop& stop : stops) {
        const auto index = catalogue.programme_by_key(stop.key);
        if (!index)
            continue;
        const auto words = [&](Language language) {
            return Speech{catalogue.words, language}.of("stop", stop.reason);
        };
        Programme& programme = catalogue.programmes[index->value];
        programme.standing = Standing::closed;
        programme.closed_words = words(Language::ja);
        for (const Language language : {Language::easy, Language::en})
            catalogue.phrases.set(language, programme.closed_words, words(language));
    }
    return catalogue;
}

} // namespace michi
