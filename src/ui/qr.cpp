#include "ui/qr.hpp"

#include <qrcodegen.hpp>

#include <map>
#include <string>

namespace michi::ui {

namespace {

QrCode encoded(const std::string& text)
{
    const auto made = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode code{made.getSize(), {}};
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            code.dark.push_back(made.getModule(x, y));
    return code;
}

} // namespace

const QrCode& encode_qr(std::string_view text)
{
    // A screen shows the same few codes in every frame.
    constexpr std::size_t most = 16;
    thread_local std::map<std::string, QrCode, std::less<>> known;
    const auto found = known.find(text);
    if (found != known.end())
        return found->second;
    if (known.size() >= most)
        known.clear();
    const std::string key(text);
    return known.emplace(key, encoded(key)).first->second;
}

} // namespace michi::ui
