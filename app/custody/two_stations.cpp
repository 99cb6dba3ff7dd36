// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/two_stations.h"

#include <cstdlib>
#include <map>
#include <set>

#include "app/custody/fold.h"

namespace custody::chain {
namespace {

// The leaves by what leads to them.
class Chains {
public:
    explicit Chains(std::span<const LaneLeaf> leaves)
    {
        for (const auto& leaf : leaves) {
            m_places.emplace(std::pair(leaf.lane, leaf.index), &leaf);
            m_lanes.insert_or_assign(leaf.lane, true);
            if (leaf.previous)
                m_next.emplace(*leaf.previous, &leaf);
            for (const auto& reference : leaf.event.references)
                if (leaf.event.type == EventType::CustodyAccepted)
                    m_taken.emplace(reference.leaf, &leaf);
                else if (const auto stands = leaf.event.text("stands");
                         leaf.event.type == EventType::DiscrepancyResolved && !stands.empty())
                    m_standing[reference.leaf].insert_or_assign(
                        leaf.lane, stands == "here" ? leaf.lane : reference.lane);
        }
    }

    const LaneLeaf* after(const LaneLeaf& leaf) const
    {
        const auto found = m_next.find(leaf.leaf);
        return found == m_next.end() || found->second->lane != leaf.lane ? nullptr : found->second;
    }
    bool wasRead(const std::string& lane) const { return m_lanes.contains(lane); }
    // The leaf a reference names, when the lane holds that very one.
    const LaneLeaf* named(const LeafReference& reference) const
    {
        const auto found = m_places.find(std::pair(reference.lane, reference.index));
        return found == m_places.end() || found->second->leaf != reference.leaf ? nullptr : found->second;
    }
    std::vector<const LaneLeaf*> takenElsewhere(const LaneLeaf& offered) const
    {
        std::vector<const LaneLeaf*> out;
        for (auto [at, end] = m_taken.equal_range(offered.leaf); at != end; ++at)
            out.push_back(at->second);
        return out;
    }

    // Somebody said whose answer stands, and nobody's last word is another.
    bool isSettled(const LaneLeaf& offered) const
    {
        std::set<std::string> standing;
        const auto add = [&](const crypto::Hash& leaf) {
            if (const auto found = m_standing.find(leaf); found != m_standing.end())
                for (const auto& [who, lane] : found->second)
                    standing.insert(lane);
        };
        add(offered.leaf);
        for (const auto* taken : takenElsewhere(offered))
            add(taken->leaf);
        return standing.size() == 1;
    }

private:
    // By the leaf that was in question: who said so last, and whose lane stands.
    std::map<crypto::Hash, std::map<std::string, std::string>> m_standing;
    std::map<std::pair<std::string, std::uint64_t>, const LaneLeaf*> m_places;
    std::map<std::string, bool> m_lanes;
    std::map<crypto::Hash, const LaneLeaf*> m_next;
    std::multimap<crypto::Hash, const LaneLeaf*> m_taken;
};

Fate fateIn(const Chains& chains, const LaneLeaf& offered)
{
    auto fate = Fate::Waiting;
    for (const auto* next = chains.after(offered); next; next = chains.after(*next))
        switch (next->event.type) {
        case EventType::CustodyReleased: return Fate::Released;
        case EventType::CustodyExpired: fate = Fate::Lapsed; break; // another station may have been in time
        case EventType::CustodyAccepted:
        case EventType::CustodyForced: return Fate::Taken;
        case EventType::CustodyOffered: // the same hands hold it out anew
        case EventType::CustodyDeclined:
        case EventType::CustodyCancelled:
        case EventType::ZoneItemEntered:
        case EventType::MissingDeclared: return Fate::Ended;
        default:
            if (!finalKindOf(next->event.type).empty())
                return Fate::Ended;
        }
    return fate;
}

std::optional<Half> halfOf(const Chains& chains, const LaneLeaf& offered)
{
    const auto taken = chains.takenElsewhere(offered).size();
    const auto fate = fateIn(chains, offered);
    const bool answeredHere = fate == Fate::Taken || fate == Fate::Ended;
    if (taken + answeredHere > 1)
        return chains.isSettled(offered) ? std::optional<Half>() : Half::AnsweredTwice;
    if (taken == 1)
        return fate == Fate::Released ? std::optional<Half>() : Half::NotReleased;
    return fate == Fate::Waiting ? std::optional(Half::NotTaken) : std::nullopt;
}

// An acceptance quotes an offer, a release quotes an acceptance.
std::optional<Half> halfOf(const Chains& chains, const LeafReference& reference, EventType answers)
{
    if (!chains.wasRead(reference.lane))
        return Half::LaneNotRead;
    const auto* other = chains.named(reference);
    return other && other->event.type == answers ? std::optional<Half>() : Half::NothingOffered;
}

} // namespace

bool beginsItem(EventType type)
{
    return type == EventType::ItemRegistered || type == EventType::ItemCarriedOver;
}

std::string_view name(Half half)
{
    switch (half) {
    case Half::NotTaken: return "not_taken";
    case Half::NotReleased: return "not_released";
    case Half::NothingOffered: return "nothing_offered";
    case Half::AnsweredTwice: return "answered_twice";
    case Half::LaneNotRead: return "lane_not_read";
    }
    return "not_taken";
}

std::vector<UnmatchedHalf> unmatchedHalves(std::span<const LaneLeaf> leaves)
{
    const Chains chains(leaves);
    std::vector<UnmatchedHalf> out;
    const auto add = [&](const LaneLeaf& leaf, const std::optional<Half>& half, std::string other) {
        if (half)
            out.push_back({*half, leaf.lane, leaf.index, leaf.event.at, std::move(other)});
    };
    for (const auto& leaf : leaves) {
        if (leaf.event.type == EventType::CustodyOffered) {
            const auto taken = chains.takenElsewhere(leaf);
            add(leaf, halfOf(chains, leaf), taken.empty() ? "" : taken.front()->lane);
        }
        const bool release = leaf.event.type == EventType::CustodyReleased;
        if (release || leaf.event.type == EventType::CustodyAccepted)
            for (const auto& reference : leaf.event.references)
                add(leaf,
                    halfOf(
                        chains, reference, release ? EventType::CustodyAccepted : EventType::CustodyOffered),
                    reference.lane);
    }
    return out;
}

Fate fateOf(std::span<const LaneLeaf> leaves, const LaneLeaf& offered)
{
    return fateIn(Chains(leaves), offered);
}

bool stillRests(const Item& item, const Offer& offer, UtcMs takenAt)
{
    const bool lapsedAfter = offer.state == OfferState::Expired && item.custodian == offer.from && !item.offer
        && item.heldSince <= offer.offeredAt && takenAt <= offer.expiresAt;
    return item.offer == offer.id || lapsedAfter;
}

std::vector<const LaneLeaf*> arrivalsIn(std::span<const LaneLeaf> leaves)
{
    const Chains chains(leaves);
    std::vector<const LaneLeaf*> out;
    for (const auto& leaf : leaves) {
        if (leaf.event.type != EventType::ParcelCarrierScanned
            && leaf.event.type != EventType::ParcelContinued)
            continue;
        bool gone = false;
        for (const auto* next = chains.after(leaf); next && !gone; next = chains.after(*next))
            gone =
                next->event.type == EventType::ParcelRefused || next->event.type == EventType::ParcelAssigned;
        if (!gone)
            out.push_back(&leaf);
    }
    return out;
}

bool isSameArrival(const Parcel& here, const Event& scanThere)
{
    // One that came as nobody's was scanned before it got its brand.
    const auto scannedThere =
        scanThere.type == EventType::ParcelContinued ? fold::timeIn(scanThere, "scanned_at") : scanThere.at;
    return here.scannedAt > 0 && here.stage != ParcelStage::Refused && here.stage != ParcelStage::Assigned
        && !here.tracking.empty() && here.carrier == scanThere.text("carrier")
        && here.tracking == scanThere.text("tracking")
        && std::llabs(here.scannedAt - scannedThere) <= sameNumberWindow;
}

} // namespace custody::chain
