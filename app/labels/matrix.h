// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The square codes of a label, module by module.

#include <string_view>

#include "app/base/result.h"
#include "app/labels/bitmap.h"

namespace custody::labels {

enum class MatrixKind { DataMatrix, Qr };

// One dot a module, as wide as high, without its quiet zone. Any bytes; Fault::Invalid when they are none or
// too many. A DataMatrix is ECC 200, a QR code has error correction M.
Result<Bitmap> matrixModules(MatrixKind kind, std::string_view data);

// White that a reader needs on every side, in modules.
constexpr int quietModules(MatrixKind kind) { return kind == MatrixKind::Qr ? 4 : 1; }

} // namespace custody::labels
