// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Codes drawn by zint, laid on a label among lines that could be print, and photographed by the painted
// bench.

#include <QTemporaryDir>

#include <algorithm>
#include <optional>
#include <vector>

#include "app/base/file.h"
#include "app/vision/bench_scene.h"
#include "app/vision/picture.h"
#include "tests/support/program.h"

namespace custody::test {

// Nothing when zint refuses.
inline std::optional<vision::Picture> drawn(const QStringList& arguments)
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("code.png"));
    if (run(QStringLiteral("zint"), QStringList{QStringLiteral("-o"), file} + arguments).exitCode != 0)
        return {};
    auto picture = vision::decode(*readFile(file.toStdString(), vision::largestFile));
    return picture ? std::optional(std::move(*picture)) : std::nullopt;
}

inline vision::Picture blank(int width, int height, std::uint8_t grey = 255)
{
    vision::Picture picture;
    picture.width = width;
    picture.height = height;
    picture.grey.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), grey);
    return picture;
}

inline void lay(vision::Picture& on, const vision::Picture& code, int left, int top)
{
    for (int y = 0; y < code.height; ++y)
        std::copy_n(code.view().row(y), code.width,
            on.grey.begin() + (static_cast<std::ptrdiff_t>(top) + y) * on.width + left);
}

// A label with the code in its upper left and rows of strokes, as letters are, around it.
inline vision::Picture labelWith(const vision::Picture& code)
{
    auto label = blank(2 * code.width, 2 * code.height);
    const int letter = std::max(2, code.height / 24);
    std::uint32_t seed = 7;
    for (int y = code.height / 4; y < label.height - 2 * letter; y += 3 * letter)
        for (int x = letter; x < label.width - letter; x += letter) {
            seed = seed * 1664525 + 1013904223;
            const int tall = static_cast<int>(seed >> 24) % (2 * letter);
            for (int dy = 0; dy < tall; ++dy)
                std::fill_n(label.grey.begin() + (static_cast<std::ptrdiff_t>(y) + dy) * label.width + x,
                    letter / 2, std::uint8_t{20});
        }
    const int margin = code.height / 12;
    lay(label, blank(code.width + 2 * margin, code.height + 2 * margin), code.width / 4 - margin,
        code.height / 4 - margin);
    lay(label, code, code.width / 4, code.height / 4);
    return label;
}

} // namespace custody::test
