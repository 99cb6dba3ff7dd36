// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sheets of paper as values: what stands where, in millimetres from the upper left corner. Nothing here
// paints.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace custody::paper {

// US Letter, as the dock's printers and its brands use it.
inline constexpr double sheetWidth = 215.9;
inline constexpr double sheetHeight = 279.4;

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};

struct Place {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

enum class Face { Plain, Bold, Mono, MonoBold };

struct Type {
    Face face = Face::Plain;
    double points = 9.5;
    Colour colour;
};

struct Words { // one line of text; y is its baseline
    double x = 0, y = 0;
    std::string text;
    Type type;
};

struct Box {
    Place at;
    Colour fill;
    double radius = 0;
};

struct Stroke { // a polyline
    std::vector<std::pair<double, double>> points;
    Colour line;
    double width = 0.4;
};

struct Tiles { // many boxes painted as one shape, so that no seam shows between them
    std::vector<Place> places;
    Colour fill;
};

struct Picture {
    Place at; // the frame; the picture is fitted into it
    std::size_t photo = 0; // which of the photos handed over beside the sheets
};

using Mark = std::variant<Box, Stroke, Tiles, Picture, Words>;

struct Sheet {
    std::vector<Mark> marks;
};

// How wide a line of text comes out, in millimetres.
using Measure = std::function<double(std::string_view text, const Type& type)>;

// Breaks at spaces; a word wider than the column breaks between characters. Never empty.
std::vector<std::string> wrap(std::string_view text, const Type& type, double width, const Measure& measure);

} // namespace custody::paper
