// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Looks for every code in the frames of one camera, or in one picture. What finds most for its time comes
// first; what a frame's budget does not reach is done on the next frame.

#include <cstddef>
#include <vector>

#include "app/base/grey_view.h"
#include "app/decoder/sightings.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/code_regions.h"

namespace custody::decoder {

// One for each stream; a still picture gets one of its own.
class FrameSearch {
public:
    // A frame of a stream has others behind it; a picture that stands alone is asked for all its codes, as
    // far as the budget goes.
    enum class Of { Stream, Alone };
    explicit FrameSearch(Of of = Of::Stream)
        : m_of(of)
    {
    }

    // Never throws. The budget is processor time of the calling thread. What would overrun it by more than
    // scan::overrun is not begun: a picture too large for its budget is searched in smaller sizes only.
    std::vector<scan::Symbol> look(GreyView frame, scan::ReadEffort effort);

    // Whether the last look came to its end; otherwise the time was over before everything was tried.
    bool finished() const { return m_finished; }

private:
    Of m_of;
    bool m_finished = true;
    std::size_t m_next = 0; // step that the next frame begins with
    std::vector<vision::CodeRegion> m_last; // where codes were found
    int m_width = 0;
    int m_height = 0;
    Doubts m_doubts;
};

} // namespace custody::decoder
