// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/qr.h"

#include <memory>

#include <qrencode.h>

namespace custody::paper {

Result<Qr> makeQr(std::string_view content)
{
    const auto encode = [&](QRecLevel level) {
        return std::unique_ptr<QRcode, decltype(&QRcode_free)>(
            QRcode_encodeData(static_cast<int>(content.size()),
                reinterpret_cast<const unsigned char*>(content.data()), 0, level),
            &QRcode_free);
    };
    constexpr std::size_t most = 2953; // bytes: version 40, level L
    if (content.empty() || content.size() > most)
        return fail(Fault::Invalid, "this does not fit into a QR code");
    auto code = encode(QR_ECLEVEL_M);
    if (!code)
        code = encode(QR_ECLEVEL_L);
    if (!code)
        return fail(Fault::Invalid, "this does not fit into a QR code");
    Qr qr;
    qr.side = code->width;
    const auto squares = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    qr.dark.reserve(squares);
    for (std::size_t i = 0; i < squares; ++i)
        qr.dark.push_back((code->data[i] & 1) != 0); // the lowest bit is the colour
    return qr;
}

} // namespace custody::paper
