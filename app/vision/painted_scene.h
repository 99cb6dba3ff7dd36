// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Painted stand-ins for the photos of a condition review: nobody's parcel, nobody's jacket.

#include <cstdint>

#include "app/vision/picture.h"

namespace custody::vision {

Picture emptyBench(std::uint64_t seed); // a bench with nothing on it that carries a code
Picture closedCarton(std::uint64_t seed, const Picture& label); // an arrived parcel, its label to the camera
Picture openedCarton(std::uint64_t seed); // flaps open, a folded garment in tissue
Picture jacketLyingFlat(std::uint64_t seed);
Picture stainCloseUp(std::uint64_t seed); // the same fabric, near, with a stain

} // namespace custody::vision
