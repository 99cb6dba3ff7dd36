// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The letters of our own labels: one installed font, drawn into a bitmap.

#include <memory>
#include <string>

#include "app/base/result.h"
#include "app/labels/bitmap.h"

namespace custody::labels {

class Typeface {
public:
    // The first of our fonts that is installed (fonts-inter, else fonts-dejavu-core); Fault::NotFound names
    // them.
    static Result<Typeface> open();

    Typeface(Typeface&&) noexcept;
    Typeface& operator=(Typeface&&) noexcept;
    ~Typeface();

    // UTF-8 in a line `height` dots high whose top left corner is x, y. Control characters are left out.
    // Returns the x behind the text.
    int draw(Bitmap& bitmap, int x, int y, int height, const std::string& text) const;

    // How wide `draw` would make it, and how many of its bytes, whole characters only, stay within a width.
    int width(const std::string& text, int height) const;
    std::size_t bytesWithin(const std::string& text, int height, int width) const;

private:
    struct Loaded;
    explicit Typeface(std::unique_ptr<Loaded> loaded);
    std::unique_ptr<Loaded> m_loaded;
};

} // namespace custody::labels
