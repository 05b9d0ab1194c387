#include "ui/qr.hpp"

#include <qrcodegen.hpp>

#include <string>

namespace michi::ui {

QrCode encode_qr(std::string_view text)
{
    const auto made =
        qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode code{made.getSize(), {}};
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            code.dark.push_back(made.getModule(x, y));
    return code;
}

} // namespace michi::ui
