// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/matrix.h"

#include <memory>

#include <zint.h>

namespace custody::labels {

Result<Bitmap> matrixModules(MatrixKind kind, std::string_view data)
{
    constexpr std::size_t most = 1024; // bytes; a label shows a number or an address, not a document
    if (data.empty() || data.size() > most)
        return fail(Fault::Invalid, "A square code on a label takes 1 to 1024 bytes.");
    const std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> symbol(
        ZBarcode_Create(), &ZBarcode_Delete);
    if (!symbol)
        return fail(Fault::Storage, "There is no memory for a square code.");
    symbol->symbology = kind == MatrixKind::Qr ? BARCODE_QRCODE : BARCODE_DATAMATRIX;
    symbol->input_mode = DATA_MODE; // the bytes as they are: no escapes, no change of character set
    if (kind == MatrixKind::Qr)
        symbol->option_1 = 2; // error correction M
    else
        symbol->option_3 = DM_SQUARE;
    const int outcome = ZBarcode_Encode(
        symbol.get(), reinterpret_cast<const unsigned char*>(data.data()), static_cast<int>(data.size()));
    if (outcome >= ZINT_ERROR || symbol->rows != symbol->width)
        return fail(Fault::Invalid, "This does not fit into a square code.");
    Bitmap modules(symbol->width, symbol->rows);
    for (int y = 0; y < symbol->rows; ++y)
        for (int x = 0; x < symbol->width; ++x)
            if ((symbol->encoded_data[y][x / 8] >> (x % 8) & 1) != 0)
                modules.blacken(x, y);
    return modules;
}

} // namespace custody::labels
