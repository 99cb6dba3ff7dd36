// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace custody::devices {

// What lies in a label printer: its roll, and how wide a head it runs under.
struct LabelMedium {
    double widthMm = 100; // across the head
    double lengthMm = 50; // along the roll; of a continuous one, where it is cut
    double gapMm = 3; // from one label to the next
    bool continuous = false;
    bool wideHead = false; // a Brother of four inches: QL-1050, 1060, 1100, 1110, 1115
};

} // namespace custody::devices
