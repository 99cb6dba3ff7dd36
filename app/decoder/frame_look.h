// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One frame while it is searched: its pixels, the places to try, what was seen, and the time that is left.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>
#include <vector>

#include "app/decoder/sightings.h"
#include "app/scan/bar_reader.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/bar_profile.h"
#include "app/vision/code_patch.h"
#include "app/vision/code_regions.h"

namespace custody::decoder {

inline std::chrono::nanoseconds spentByThisThread()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

// What work on one pixel costs, as measured on large pictures. A slower machine overruns its budget by as
// much as it is slower, of one step.
using Nanoseconds = std::chrono::duration<double, std::nano>;
inline constexpr Nanoseconds toRead{32};
inline constexpr Nanoseconds toDoctor{8};
inline constexpr Nanoseconds toLocate{27};
inline constexpr double tellingPixels = 2e6; // fewer are no sample of a picture
inline constexpr double locatedPixels = 3.6e6; // larger pictures are made smaller first
inline constexpr Nanoseconds toFindMaxiCodes{18};
inline constexpr Nanoseconds toFindPdf417s{36};
inline constexpr Nanoseconds toFindDataMatrices{24};
inline constexpr Nanoseconds toFindAztecs{24};

// One frame: its pixels, its places to try, its time.
class FrameLook {
public:
    FrameLook(GreyView frame, scan::ReadEffort effort, Doubts& doubts)
        : m_frame(frame)
        , m_effort(effort)
        , m_doubts(doubts)
        , m_end(spentByThisThread() + effort.budget)
        , m_sightings(frame, static_cast<std::size_t>(std::max(1, effort.mostSymbols)))
    {
    }

    Sightings& sightings() { return m_sightings; }
    bool late() const { return spentByThisThread() >= m_end; }
    bool over() const { return m_sightings.full() || late(); }
    bool found() const { return m_sightings.any(); }

    // Whether so many pixels can be worked on in the time that is left. What cannot is left out; the next
    // frame begins with it when a whole budget is enough for it.
    bool affords(double pixels, Nanoseconds perPixel)
    {
        const auto cost = pixels * perPixel;
        if (cost <= Nanoseconds(m_end - spentByThisThread()) + scan::overrun)
            return true;
        m_leftOut = true;
        m_nextTime = m_nextTime || cost <= m_effort.budget + scan::overrun;
        return false;
    }
    Nanoseconds toRead() const { return m_toRead; }
    double pixels() const { return static_cast<double>(m_frame.width) * m_frame.height; }
    bool leftOut() const { return m_leftOut; }
    // True once after something was left out that a whole budget is enough for.
    bool takeNextTime() { return std::exchange(m_nextTime, false); }

    const vision::CodeRegions& regions()
    {
        if (!m_located && affords(std::min(pixels(), locatedPixels), toLocate)) {
            m_regions = vision::codeRegions(m_frame);
            m_located = true;
        }
        return m_regions;
    }

    // As they are seen from so many times as far.
    vision::CodeRegions regionsFromAfar(double smaller)
    {
        return affords(pixels() / (smaller * smaller), toLocate) ? vision::codeRegions(m_frame, smaller)
                                                                 : vision::CodeRegions();
    }

    // The averaged bars of a region. The same rows prove nothing twice.
    void readBars(const vision::CodeRegion& region, vision::Rows rows)
    {
        const auto patch = vision::straightened(m_frame, region, 1, 12 + region.along * 0.04, 0);
        for (const auto& profile : vision::barProfiles(patch.picture.view(), rows)) {
            for (const auto reader : {scan::readCode128, scan::readItf})
                if (const auto read = reader(profile.darkness); read && m_doubts.settles(*read)) {
                    m_sightings.add(*read, profile, patch);
                    return;
                }
            if (over())
                return;
        }
    }

    enum class Trust { Plain, Mild, Strong };

    // The library on a patch; symbols of weak codes in a doctored picture must come twice.
    void read(const vision::Patch& patch, scan::Formats formats, Trust trust = Trust::Mild)
    {
        if (patch.picture.grey.empty() || over()
            || !affords(static_cast<double>(patch.picture.grey.size()), m_toRead))
            return;
        const auto start = spentByThisThread();
        auto effort = m_effort;
        effort.budget = std::max(std::chrono::milliseconds(5),
            std::chrono::duration_cast<std::chrono::milliseconds>(m_end - spentByThisThread()));
        auto symbols = scan::readThisSize(patch.picture.view(), formats, effort);
        const auto pixels = static_cast<double>(patch.picture.grey.size());
        const auto calls = static_cast<double>(symbols.size() + 1);
        if (pixels > tellingPixels) // crowded pictures cost several times as much
            m_toRead = std::max(m_toRead, Nanoseconds(spentByThisThread() - start) / (pixels * calls));
        for (auto& symbol : symbols)
            if (trust == Trust::Plain
                || m_doubts.confirms(
                    symbol, trust == Trust::Strong ? Doubts::Doctored::Strongly : Doubts::Doctored::Mildly))
                m_sightings.add(std::move(symbol), patch);
    }

    // Symbols that a finder painted anew.
    template <typename Finder> void readPainted(Finder find, Nanoseconds perPixel, scan::Symbology kind)
    {
        if (!affords(pixels(), perPixel))
            return;
        const auto left = std::max(std::chrono::nanoseconds(0), m_end - spentByThisThread());
        for (const auto& symbol : find(m_frame, std::chrono::steady_clock::now() + left))
            for (const auto& draft : symbol.drafts) {
                auto read = scan::readPure(draft.view(), kind);
                if (!read)
                    continue;
                for (std::size_t i = 0; i < symbol.corners.size(); ++i)
                    read->corners[i] = {
                        static_cast<int>(symbol.corners[i].x), static_cast<int>(symbol.corners[i].y)};
                m_sightings.add(std::move(*read), vision::Patch{});
                break;
            }
    }

    GreyView frame() const { return m_frame; }
    bool small() const { return pixels() < 0.8e6; }

    // Regions of the list that nothing was found in yet.
    template <typename Try>
    void untouched(const std::vector<vision::CodeRegion>& regions, std::size_t most, Try attempt)
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
    Nanoseconds m_toRead = decoder::toRead;
    bool m_leftOut = false;
    bool m_nextTime = false;
};

} // namespace custody::decoder
