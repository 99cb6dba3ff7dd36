// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A part of a picture laid straight and made easier to read.

#include <array>
#include <vector>

#include "app/vision/code_regions.h"
#include "app/vision/picture.h"

namespace custody::vision {

// The patch's pixels, and where they lie in the picture they were taken from.
struct Patch {
    Picture picture; // grey only; empty when it could not be made
    double originX = 0; // the picture's point under the patch's upper left corner
    double originY = 0;
    double stepX = 1; // one patch pixel to the right, in pixels of the picture
    double stepY = 0; // one to the right and one down are at right angles and equally long

    double pictureX(double x, double y) const { return originX + x * stepX - y * stepY; }
    double pictureY(double x, double y) const { return originY + x * stepY + y * stepX; }
};

// `margin` pixels of the picture around the region; `scale` patch pixels for one of the picture.
Patch straightened(
    GreyView picture, const CodeRegion& region, double scale, double marginAlong, double marginAcross);
Patch whole(GreyView picture, double scale);

Patch turned(const Patch& patch, double degrees); // around its middle, on a larger patch

// Each leaves the geometry as it is.
void sharpen(Patch& patch, double radius, double amount);
void evenLight(Patch& patch); // divides by the brightness of the neighbourhood
void equalise(Patch& patch, double limit, int tiles); // local contrast (CLAHE)
void stretch(Patch& patch); // darkest to black, lightest to white
void brighten(Patch& patch, double gamma); // below 1 makes dark tones lighter
void invert(Patch& patch);

// Paints grey over what lies between four corners of the picture, so that it is not found again.
void cover(Patch& patch, const std::array<std::array<double, 2>, 4>& corners);

} // namespace custody::vision
