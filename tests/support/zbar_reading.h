// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What zbar reads in dots: a stranger's opinion without a file and a program in between.

#include <algorithm>
#include <string>
#include <vector>

#include <zbar.h>

#include "tests/support/label_jobs.h"

namespace custody::test {

// The dots twice as large and with white around them, as a reader's camera would have them.
inline std::vector<std::string> zbarReads(const Dots& dots)
{
    constexpr int scale = 2;
    constexpr int white = 40;
    const int width = dots.width * scale + 2 * white;
    const int height = dots.height * scale + 2 * white;
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    for (int y = 0; y < dots.height * scale; ++y)
        for (int x = 0; x < dots.width * scale; ++x)
            if (dots.at(x / scale, y / scale))
                grey[static_cast<std::size_t>(y + white) * static_cast<std::size_t>(width)
                    + static_cast<std::size_t>(x + white)] = 0;
    zbar::ImageScanner scanner;
    zbar::Image image(
        static_cast<unsigned>(width), static_cast<unsigned>(height), "Y800", grey.data(), grey.size());
    scanner.scan(image);
    std::vector<std::string> read;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
        read.push_back(symbol->get_data());
    std::sort(read.begin(), read.end());
    return read;
}

} // namespace custody::test
