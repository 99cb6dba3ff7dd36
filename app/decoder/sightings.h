// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a frame's search has seen so far, each code once a place; and what it has seen but does not yet
// believe.

#include <deque>
#include <optional>
#include <vector>

#include "app/scan/bar_reader.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/bar_profile.h"
#include "app/vision/code_patch.h"

namespace custody::decoder {

// Readings that are believed when they come again, from other rows or another frame.
class Doubts {
public:
    // True when this is certain by itself, or was seen before.
    bool settles(const scan::BarRead& read);
    // Weak symbologies from a doctored picture: true the second time. Sharpening invents edges, and with them
    // product codes whose one check digit agrees.
    enum class Doctored { Mildly, Strongly };
    bool confirms(const scan::Symbol& symbol, Doctored how);

private:
    bool seenBefore(const Bytes& bytes);
    std::deque<Bytes> m_seen;
};

class Sightings {
public:
    Sightings(GreyView frame, std::size_t most);

    // Positions are those of the patch.
    void add(scan::Symbol symbol, const vision::Patch& patch);
    // From a profile of a patch.
    void add(const scan::BarRead& read, const vision::BarProfile& profile, const vision::Patch& patch);

    // Takes what was seen out of a patch.
    void hideIn(vision::Patch& patch) const;
    bool covers(const vision::CodeRegion& region) const;
    bool any() const { return !m_symbols.empty(); }
    bool full() const { return m_symbols.size() >= m_most; }
    std::vector<vision::CodeRegion> places() const;
    std::vector<scan::Symbol> take() { return std::move(m_symbols); }

private:
    GreyView m_frame;
    std::size_t m_most;
    std::vector<scan::Symbol> m_symbols;
};

} // namespace custody::decoder
