// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/live_scan.h"

#include <algorithm>

#include "app/scan/label_agreement.h"
#include "app/scan/normalise.h"
#include "app/scan/parse.h"
#include "app/station/lpn.h"

namespace custody::station {
namespace {

constexpr std::size_t framesKept = 3;
constexpr int enough = 2;
constexpr UtcMs parcelKeepsQuiet = 3000; // ms: its label's other codes are of no interest
constexpr UtcMs coveredAfter = 1500; // ms: one frame without a label is no proof that it is gone
constexpr std::size_t mostRemembered = 256;

enum class Rank { Other, Address, Item, Parcel };

struct Candidate {
    LiveCode code;
    std::string key;
    scan::Reading reading;
    Rank rank = Rank::Other;
    bool checked = false; // by its own check digit
};

Candidate judge(const scan::Symbol& symbol)
{
    Candidate candidate;
    candidate.code.content = text(symbol.bytes);
    candidate.code.symbology =
        symbol.aimId.empty() ? std::string(scan::name(symbol.symbology)) : symbol.aimId;
    candidate.key = std::string(scan::name(symbol.symbology)) + '\n' + candidate.code.content;
    candidate.reading = scan::parseScan(candidate.code.content, candidate.code.symbology);
    const auto& reading = candidate.reading;
    if (reading.verdict == scan::Verdict::Valid && reading.carrier != "none") {
        candidate.rank = Rank::Parcel;
        candidate.checked = reading.check == scan::Check::Pass;
    } else if (reading.cause() == "routing_only" || reading.extra.has("tracking_fragment")) {
        candidate.rank = Rank::Address;
    } else if (isLpn(scan::bare(scan::normalise(candidate.code.content).content))) {
        candidate.rank = Rank::Item; // its check character is part of what makes it one
        candidate.checked = true;
    }
    return candidate;
}

// The hit with as much around it again, since hands move.
decoder::Region around(const scan::Symbol& symbol, int width, int height)
{
    int left = width, top = height, right = 0, bottom = 0;
    for (const auto& corner : symbol.corners) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x + 1);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y + 1);
    }
    const int margin = std::max(right - left, bottom - top) / 2;
    left = std::clamp(left - margin, 0, width - 1);
    top = std::clamp(top - margin, 0, height - 1);
    right = std::clamp(right + margin, left + 1, width);
    bottom = std::clamp(bottom + margin, top + 1, height);
    return {left, top, right - left, bottom - top};
}

} // namespace

decoder::Region LiveScan::next(int width, int height)
{
    const bool fits = m_lastHit.x + m_lastHit.width <= width && m_lastHit.y + m_lastHit.height <= height;
    return ++m_looks % 3 == 0 || !fits ? decoder::Region() : m_lastHit;
}

bool LiveScan::sure(const std::string& key) const
{
    return std::count_if(m_frames.begin(), m_frames.end(), [&](const auto& frame) {
        return frame.count(key) > 0;
    }) >= enough;
}

// Each sight begins the window anew, so that a label that stays in view stays one scan.
bool LiveScan::isRepeat(const std::string& key, UtcMs now)
{
    const auto seen = m_seenAt.find(key);
    if (seen == m_seenAt.end() || m_window == 0 || now - seen->second > m_window)
        return false;
    seen->second = now;
    return true;
}

// The post's number on a label whose other number was the scan, found some frames later.
bool LiveScan::isOfTheLabelInView(const scan::Reading& reading, UtcMs now) const
{
    if (!m_label || now - m_label->seenAt >= parcelKeepsQuiet)
        return false;
    const scan::Reading both[] = {m_label->reading, reading};
    const auto agreement = scan::labelAgreement(both).agreement;
    return agreement == scan::Agreement::Complementary || agreement == scan::Agreement::Agree;
}

// Of two labels on one box the worker covers one; what is left is then no repeat of the refused scan.
void LiveScan::forgetCovered(UtcMs now)
{
    const auto isCovered = [&](const std::string& key) {
        const auto seen = m_seenAt.find(key);
        return seen == m_seenAt.end() || now - seen->second > coveredAfter;
    };
    if (m_clashing.empty() || std::none_of(m_clashing.begin(), m_clashing.end(), isCovered))
        return;
    for (const auto& key : m_clashing)
        m_seenAt.erase(key);
    m_clashing.clear();
    m_label.reset();
}

std::optional<LiveCode> LiveScan::saw(
    const std::vector<scan::Symbol>& symbols, int width, int height, UtcMs now)
{
    std::vector<Candidate> candidates;
    std::set<std::string> keys;
    for (const auto& symbol : symbols) {
        candidates.push_back(judge(symbol));
        keys.insert(candidates.back().key);
    }
    m_frames.push_back(std::move(keys));
    if (m_frames.size() > framesKept)
        m_frames.pop_front();
    m_lastHit = symbols.empty() ? decoder::Region() : around(symbols.front(), width, height);
    if (m_seenAt.size() > mostRemembered)
        m_seenAt.clear();

    std::erase_if(
        candidates, [&](const Candidate& candidate) { return !candidate.checked && !sure(candidate.key); });
    const Candidate* best = nullptr;
    for (const auto& candidate : candidates)
        if (m_label && m_label->key == candidate.key)
            m_label->seenAt = now;
    for (const auto& candidate : candidates) {
        if (candidate.rank == Rank::Parcel)
            m_parcelAt = now;
        if (isRepeat(candidate.key, now)
            || (candidate.rank == Rank::Parcel && isOfTheLabelInView(candidate.reading, now)))
            continue;
        if (best == nullptr || candidate.rank > best->rank)
            best = &candidate;
    }
    forgetCovered(now);
    const bool quiet = m_parcelAt && now - *m_parcelAt < parcelKeepsQuiet;
    if (best == nullptr || (quiet && best->rank <= Rank::Address))
        return std::nullopt;
    m_seenAt[best->key] = now;
    auto scan = best->code;
    if (best->rank != Rank::Parcel)
        return scan;
    m_label = Label{best->key, best->reading, now};
    std::vector<scan::Reading> readings{best->reading};
    std::set<std::string> shown{best->key};
    for (const auto& candidate : candidates)
        if (&candidate != best && (candidate.rank == Rank::Parcel || candidate.rank == Rank::Address)) {
            scan.beside.push_back(candidate.code);
            m_seenAt[candidate.key] = now; // it was looked at with this one
            readings.push_back(candidate.reading);
            shown.insert(candidate.key);
        }
    m_clashing = scan::labelAgreement(readings).agreement == scan::Agreement::Disagree
        ? std::move(shown)
        : std::set<std::string>();
    return scan;
}

} // namespace custody::station
