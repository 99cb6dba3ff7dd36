// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/frame_search.h"

#include <array>
#include <optional>
#include <span>
#include <utility>

#include "app/decoder/frame_look.h"
#include "app/vision/aztec_finder.h"
#include "app/vision/data_matrix_finder.h"
#include "app/vision/maxicode_finder.h"
#include "app/vision/pdf417_finder.h"

namespace custody::decoder {
namespace {

using scan::Formats;
using vision::CodeRegion;
using vision::Patch;

constexpr double quietPart = 0.08; // of a code's length, kept beside it

Patch around(FrameLook& look, const CodeRegion& region, double scale)
{
    if (!look.affords(region.along * region.across * scale * scale, look.toRead() + toDoctor))
        return {};
    return vision::straightened(look.frame(), region, scale, 10 + region.along * quietPart, 6);
}

// ---- the steps --------------------------------------------------------------

void scaled(FrameLook& look, double scale)
{
    if (!look.affords(look.pixels() * scale * scale, look.toRead()))
        return;
    auto patch = vision::whole(look.frame(), scale);
    look.sightings().hideIn(patch);
    look.read(patch, Formats::Dock, FrameLook::Trust::Plain);
}

void wholeFrame(FrameLook& look) { scaled(look, 1); }

void wholeHalved(FrameLook& look)
{
    scaled(look, 0.5);
    if (!look.small())
        scaled(look, 0.25);
}

void averagedBars(FrameLook& look)
{
    look.untouched(look.regions().bars, 5,
        [&](const CodeRegion& region) { look.readBars(region, vision::Rows::Together); });
}

void averagedBarsHeldClose(FrameLook& look)
{
    for (const double farther : {2.0, 3.0})
        look.untouched(look.regionsFromAfar(farther).bars, 3,
            [&](const CodeRegion& region) { look.readBars(region, vision::Rows::Together); });
}

void partsOfBars(FrameLook& look)
{
    look.untouched(look.regions().bars, 3,
        [&](const CodeRegion& region) { look.readBars(region, vision::Rows::Thirds); });
}

void barsDoubledAndSharpened(FrameLook& look)
{
    look.untouched(look.regions().bars, 4, [&](const CodeRegion& region) {
        auto patch = around(look, region, 2);
        look.read(patch, Formats::Dock);
        vision::sharpen(patch, 2.5, 2.5);
        look.read(patch, Formats::Linear, FrameLook::Trust::Strong);
    });
}

void barsInEvenLight(FrameLook& look)
{
    look.untouched(look.regions().bars, 3, [&](const CodeRegion& region) {
        auto patch = around(look, region, 2);
        vision::evenLight(patch);
        look.read(patch, Formats::Linear);
    });
}

void dotsEnlarged(FrameLook& look)
{
    look.untouched(look.regions().dots, 3, [&](const CodeRegion& region) {
        if (!look.affords((4 + 9) * region.along * region.across, look.toRead() + toDoctor))
            return;
        look.read(vision::straightened(look.frame(), region, 2, 16, 16), Formats::TwoDimensional);
        auto patch = vision::straightened(look.frame(), region, 3, 16, 16);
        vision::sharpen(patch, 3, 1.5);
        look.read(patch, Formats::TwoDimensional);
    });
}

template <typename Doctor>
void doctored(FrameLook& look, double scale, Doctor doctor, FrameLook::Trust trust = FrameLook::Trust::Mild)
{
    if (!look.affords(look.pixels() * scale * scale, look.toRead() + toDoctor))
        return;
    auto patch = vision::whole(look.frame(), scale);
    doctor(patch);
    look.read(patch, Formats::Dock, trust);
}

void brightened(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::brighten(patch, 0.5); });
}
void darkened(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::brighten(patch, 2); });
}
void evened(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::evenLight(patch); });
}
void equalised(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::equalise(patch, 3, 8); });
}
void equalisedCoarsely(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::equalise(patch, 6, 4); });
}
void inverted(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::invert(patch); });
}
void sharpened(FrameLook& look)
{
    doctored(look, 1, [](Patch& patch) { vision::sharpen(patch, 3, 2); });
}
void doubled(FrameLook& look)
{
    doctored(look, 2, [](Patch&) {});
}
void doubledAndSharpened(FrameLook& look)
{
    doctored(
        look, 2, [](Patch& patch) { vision::sharpen(patch, 2.5, 2); }, FrameLook::Trust::Strong);
}
void turnedALittle(FrameLook& look)
{
    const auto upright = vision::whole(look.frame(), 1);
    look.read(vision::turned(upright, -15), Formats::Dock);
    look.read(vision::turned(upright, 30), Formats::Dock);
    look.read(vision::turned(vision::whole(look.frame(), 0.5), -15), Formats::Dock);
}

void maxiCodes(FrameLook& look)
{
    look.readPainted(vision::findMaxiCodes, toFindMaxiCodes, scan::Symbology::MaxiCode);
}
void pdf417s(FrameLook& look)
{
    look.readPainted(vision::findPdf417s, toFindPdf417s, scan::Symbology::Pdf417);
}
void aztecs(FrameLook& look) { look.readPainted(vision::findAztecs, toFindAztecs, scan::Symbology::Aztec); }
void dataMatrices(FrameLook& look)
{
    look.readPainted(vision::findDataMatrices, toFindDataMatrices, scan::Symbology::DataMatrix);
}

// What is worth its time even when a code was found: there may be more of them. In a picture that stands
// alone each kind of code is looked for.
enum class When { Always, Alone, UntilFound };

struct Step {
    void (*run)(FrameLook&);
    When when;
};

// Measured gain for a millisecond decides the order; see the benchmark.
constexpr std::array largePicture{
    Step{averagedBars, When::Always},
    Step{wholeFrame, When::Always},
    Step{wholeHalved, When::Always},
    Step{barsDoubledAndSharpened, When::Always},
    Step{averagedBarsHeldClose, When::Alone},
    Step{dotsEnlarged, When::Alone},
    Step{maxiCodes, When::Always},
    Step{pdf417s, When::Alone},
    Step{dataMatrices, When::Alone},
    Step{aztecs, When::Alone},
    Step{partsOfBars, When::UntilFound},
    Step{brightened, When::UntilFound},
    Step{evened, When::UntilFound},
    Step{barsInEvenLight, When::UntilFound},
    Step{inverted, When::UntilFound},
};
constexpr std::array smallPicture{
    Step{wholeFrame, When::Always},
    Step{equalised, When::UntilFound},
    Step{wholeHalved, When::Alone},
    Step{darkened, When::UntilFound},
    Step{averagedBars, When::Alone},
    Step{inverted, When::UntilFound},
    Step{dataMatrices, When::Alone},
    Step{aztecs, When::Alone},
    Step{maxiCodes, When::Alone},
    Step{sharpened, When::UntilFound},
    Step{turnedALittle, When::UntilFound},
    Step{equalisedCoarsely, When::UntilFound},
    Step{doubled, When::UntilFound},
    Step{barsDoubledAndSharpened, When::UntilFound},
    Step{dotsEnlarged, When::UntilFound},
    Step{doubledAndSharpened, When::UntilFound},
    Step{brightened, When::UntilFound},
    Step{evened, When::UntilFound},
    Step{pdf417s, When::Alone},
    Step{partsOfBars, When::UntilFound},
    Step{barsInEvenLight, When::UntilFound},
};

// The half of a very large picture shows most codes, and tells what the whole will cost.
constexpr double veryLarge = 4e6;
constexpr auto veryLargePicture = [] {
    auto steps = largePicture;
    std::swap(steps[1], steps[2]);
    return steps;
}();

std::span<const Step> stepsFor(const FrameLook& look)
{
    if (look.pixels() > veryLarge)
        return veryLargePicture;
    if (look.small())
        return smallPicture;
    return largePicture;
}

} // namespace

std::vector<scan::Symbol> FrameSearch::look(GreyView frame, scan::ReadEffort effort)
{
    m_finished = true;
    if (frame.pixels == nullptr || frame.width < 8 || frame.height < 8)
        return {};
    if (frame.width != m_width || frame.height != m_height) { // another camera mode, or a part of the frame
        m_last.clear();
        m_width = frame.width;
        m_height = frame.height;
    }
    FrameLook look(frame, effort, m_doubts);
    for (const auto& place : m_last)
        if (!look.over())
            look.readBars(place, vision::Rows::Together);
    const auto steps = stepsFor(look);
    if (m_next >= steps.size())
        m_next = 0;
    std::size_t done = 0;
    std::optional<std::size_t> postponed;
    for (; done < steps.size() && !look.over(); ++done) {
        const auto at = (m_next + done) % steps.size();
        const auto when = steps[at].when;
        if (when == When::Always || (when == When::Alone && m_of == Of::Alone) || !look.found())
            steps[at].run(look);
        if (look.takeNextTime() && !postponed)
            postponed = at;
    }
    const bool all = done == steps.size();
    m_finished = look.sightings().full() || (all && !look.leftOut() && !look.late());
    m_next = look.found() ? 0 : postponed ? *postponed : all ? 0 : (m_next + done) % steps.size();
    m_last = look.sightings().places();
    return look.sightings().take();
}

} // namespace custody::decoder
