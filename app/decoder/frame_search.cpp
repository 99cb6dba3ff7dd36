// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/frame_search.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <span>

#include "app/scan/bar_reader.h"
#include "app/vision/aztec_finder.h"
#include "app/vision/bar_profile.h"
#include "app/vision/code_patch.h"
#include "app/vision/data_matrix_finder.h"
#include "app/vision/maxicode_finder.h"
#include "app/vision/pdf417_finder.h"

namespace custody::decoder {
namespace {

using scan::Formats;
using vision::CodeRegion;
using vision::Patch;

std::chrono::nanoseconds spentByThisThread()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

// One frame: its pixels, its places to try, its time.
class FrameLook {
public:
    FrameLook(GreyView frame, scan::ReadEffort effort, Doubts& doubts)
        : m_frame(frame)
        , m_effort(effort)
        , m_doubts(doubts)
        , m_end(spentByThisThread() + effort.budget)
        , m_sightings(static_cast<std::size_t>(std::max(1, effort.mostSymbols)))
    {
    }

    Sightings& sightings() { return m_sightings; }
    bool over() const { return m_sightings.full() || spentByThisThread() >= m_end; }
    bool found() const { return m_sightings.any(); }

    const vision::CodeRegions& regions()
    {
        if (!m_located)
            m_regions = vision::codeRegions(m_frame);
        m_located = true;
        return m_regions;
    }

    // The averaged bars of a region, all rows and then parts of them.
    void readBars(const CodeRegion& region, bool parts)
    {
        const auto patch = vision::straightened(m_frame, region, 1, 12 + region.along * 0.04, 0);
        for (const auto& profile : vision::barProfiles(patch.picture.view())) {
            for (const auto& read : {scan::readCode128(profile.darkness), scan::readItf(profile.darkness)})
                if (read && m_doubts.settles(*read)) {
                    m_sightings.add(*read, profile, patch);
                    return;
                }
            if (!parts || over())
                return;
        }
    }

    enum class Trust { Plain, Mild, Strong };

    // The library on a patch; symbols of weak codes in a doctored picture must come twice.
    void read(const Patch& patch, Formats formats, Trust trust = Trust::Mild)
    {
        if (patch.picture.grey.empty() || over())
            return;
        auto effort = m_effort;
        effort.budget = std::max(std::chrono::milliseconds(5),
            std::chrono::duration_cast<std::chrono::milliseconds>(m_end - spentByThisThread()));
        for (auto& symbol : scan::readThisSize(patch.picture.view(), formats, effort))
            if (trust == Trust::Plain
                || m_doubts.confirms(
                    symbol, trust == Trust::Strong ? Doubts::Doctored::Strongly : Doubts::Doctored::Mildly))
                m_sightings.add(std::move(symbol), patch);
    }

    // Symbols that a finder painted anew.
    template <typename Finder> void readPainted(Finder find, scan::Symbology kind)
    {
        const auto left = std::max(std::chrono::nanoseconds(0), m_end - spentByThisThread());
        for (const auto& symbol : find(m_frame, std::chrono::steady_clock::now() + left))
            for (const auto& draft : symbol.drafts) {
                auto read = scan::readPure(draft.view(), kind);
                if (!read)
                    continue;
                for (std::size_t i = 0; i < symbol.corners.size(); ++i)
                    read->corners[i] = {
                        static_cast<int>(symbol.corners[i].x), static_cast<int>(symbol.corners[i].y)};
                m_sightings.add(std::move(*read), Patch{});
                break;
            }
    }

    GreyView frame() const { return m_frame; }
    bool small() const { return static_cast<double>(m_frame.width) * m_frame.height < 0.8e6; }

    // Regions of the list that nothing was found in yet.
    template <typename Try>
    void untouched(const std::vector<CodeRegion>& regions, std::size_t most, Try attempt)
    {
        for (std::size_t i = 0; i < std::min(most, regions.size()) && !over(); ++i)
            if (!m_sightings.covers(regions[i]))
                attempt(regions[i]);
    }

private:
    GreyView m_frame;
    scan::ReadEffort m_effort;
    Doubts& m_doubts;
    std::chrono::nanoseconds m_end;
    Sightings m_sightings;
    vision::CodeRegions m_regions;
    bool m_located = false;
};

constexpr double quietPart = 0.08; // of a code's length, kept beside it

Patch around(FrameLook& look, const CodeRegion& region, double scale)
{
    return vision::straightened(look.frame(), region, scale, 10 + region.along * quietPart, 6);
}

// ---- the steps --------------------------------------------------------------

void scaled(FrameLook& look, double scale)
{
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
    look.untouched(look.regions().bars, 5, [&](const CodeRegion& region) { look.readBars(region, false); });
}

void partsOfBars(FrameLook& look)
{
    look.untouched(look.regions().bars, 3, [&](const CodeRegion& region) { look.readBars(region, true); });
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
        look.read(vision::straightened(look.frame(), region, 2, 16, 16), Formats::TwoDimensional);
        auto patch = vision::straightened(look.frame(), region, 3, 16, 16);
        vision::sharpen(patch, 3, 1.5);
        look.read(patch, Formats::TwoDimensional);
    });
}

template <typename Doctor>
void doctored(FrameLook& look, double scale, Doctor doctor, FrameLook::Trust trust = FrameLook::Trust::Mild)
{
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

void maxiCodes(FrameLook& look) { look.readPainted(vision::findMaxiCodes, scan::Symbology::MaxiCode); }
void pdf417s(FrameLook& look) { look.readPainted(vision::findPdf417s, scan::Symbology::Pdf417); }
void aztecs(FrameLook& look) { look.readPainted(vision::findAztecs, scan::Symbology::Aztec); }
void dataMatrices(FrameLook& look)
{
    look.readPainted(vision::findDataMatrices, scan::Symbology::DataMatrix);
}

// What is worth its time even when a code was found: there may be more of them.
enum class When { Always, UntilFound };

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
    Step{dotsEnlarged, When::UntilFound},
    Step{maxiCodes, When::Always},
    Step{pdf417s, When::UntilFound},
    Step{dataMatrices, When::UntilFound},
    Step{aztecs, When::UntilFound},
    Step{partsOfBars, When::UntilFound},
    Step{brightened, When::UntilFound},
    Step{evened, When::UntilFound},
    Step{barsInEvenLight, When::UntilFound},
    Step{inverted, When::UntilFound},
};
constexpr std::array smallPicture{
    Step{wholeFrame, When::Always},
    Step{equalised, When::UntilFound},
    Step{wholeHalved, When::UntilFound},
    Step{darkened, When::UntilFound},
    Step{averagedBars, When::UntilFound},
    Step{inverted, When::UntilFound},
    Step{dataMatrices, When::UntilFound},
    Step{aztecs, When::UntilFound},
    Step{maxiCodes, When::UntilFound},
    Step{sharpened, When::UntilFound},
    Step{turnedALittle, When::UntilFound},
    Step{equalisedCoarsely, When::UntilFound},
    Step{doubled, When::UntilFound},
    Step{barsDoubledAndSharpened, When::UntilFound},
    Step{dotsEnlarged, When::UntilFound},
    Step{doubledAndSharpened, When::UntilFound},
    Step{brightened, When::UntilFound},
    Step{evened, When::UntilFound},
    Step{pdf417s, When::UntilFound},
    Step{partsOfBars, When::UntilFound},
    Step{barsInEvenLight, When::UntilFound},
};

std::span<const Step> stepsFor(const FrameLook& look)
{
    if (look.small())
        return smallPicture;
    return largePicture;
}

} // namespace

std::vector<scan::Symbol> FrameSearch::look(GreyView frame, scan::ReadEffort effort)
{
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
            look.readBars(place, false);
    const auto steps = stepsFor(look);
    if (m_next >= steps.size())
        m_next = 0;
    std::size_t done = 0;
    for (; done < steps.size() && !look.over(); ++done) {
        const auto& step = steps[(m_next + done) % steps.size()];
        if (step.when == When::Always || !look.found())
            step.run(look);
    }
    m_next = look.found() || done == steps.size() ? 0 : (m_next + done) % steps.size();
    m_last = look.sightings().places();
    return look.sightings().take();
}

} // namespace custody::decoder
