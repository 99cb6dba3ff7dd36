// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "app/custody/state.h"

namespace custody::chain {
namespace {

template <std::size_t N, typename State>
std::string_view nth(const std::array<std::string_view, N>& names, State state)
{
    const auto at = static_cast<std::size_t>(state);
    return at < N ? names[at] : names.front();
}

} // namespace

std::string_view name(ParcelStage stage)
{
    static constexpr std::array<std::string_view, 9> names{"unknown", "expected", "arrived", "accepted",
        "refused", "opened", "reconciled", "closed", "assigned"};
    return nth(names, stage);
}

std::string_view name(ItemStage stage)
{
    static constexpr std::array<std::string_view, 10> names{"unknown", "registered", "labelled",
        "photographed", "inspected", "graded", "decided", "approved", "staged", "final"};
    return nth(names, stage);
}

ParcelStage parcelStageNamed(std::string_view named)
{
    for (auto stage = ParcelStage::None; stage <= ParcelStage::Assigned;
         stage = static_cast<ParcelStage>(static_cast<int>(stage) + 1))
        if (name(stage) == named)
            return stage;
    return ParcelStage::None;
}

ItemStage stageNamed(std::string_view named)
{
    for (auto stage = ItemStage::None; stage <= ItemStage::Final;
         stage = static_cast<ItemStage>(static_cast<int>(stage) + 1))
        if (name(stage) == named)
            return stage;
    return ItemStage::None;
}

std::string_view name(LabelState label)
{
    static constexpr std::array<std::string_view, 5> names{
        "none", "requested", "printed", "verified", "replaced"};
    return nth(names, label);
}

std::string_view name(SealState seal)
{
    static constexpr std::array<std::string_view, 3> names{"none", "intact", "broken"};
    return nth(names, seal);
}

std::string_view name(Custody custody)
{
    static constexpr std::array<std::string_view, 5> names{
        "held", "offered", "in_zone", "unaccounted", "released"};
    return nth(names, custody);
}

Custody custodyOf(const Item& item)
{
    if (item.stage == ItemStage::Final || !item.station.empty())
        return Custody::Released;
    if (item.unaccounted)
        return Custody::Unaccounted;
    if (!item.zone.empty())
        return Custody::InZone;
    return item.offer ? Custody::Offered : Custody::Held;
}

bool spendsWitness(EventType type)
{
    return type == EventType::ZoneItemEntered || type == EventType::ZoneItemLeft
        || type == EventType::SealApplied || type == EventType::SealBroken
        || type == EventType::DispositionDecided || type == EventType::ItemRegraded
        || type == EventType::CustodyAccepted || type == EventType::CustodyForced
        || type == EventType::ItemFound || !finalKindOf(type).empty();
}

bool movesCustody(EventType type)
{
    switch (type) {
    case EventType::ParcelAccepted:
    case EventType::ParcelContinued:
    case EventType::ItemRegistered:
    case EventType::ItemCarriedOver:
    case EventType::CustodyAccepted:
    case EventType::CustodyForced:
    case EventType::CustodyReleased:
    case EventType::ZoneItemEntered:
    case EventType::MissingDeclared: return true;
    default: return !finalKindOf(type).empty();
    }
}

std::string_view finalKindOf(EventType type)
{
    switch (type) {
    case EventType::FinalRestocked: return "restocked";
    case EventType::FinalDestroyed: return "destroyed";
    case EventType::FinalRecycled: return "recycled";
    case EventType::FinalDonated: return "donated";
    case EventType::FinalVendorReturned: return "vendor_returned";
    case EventType::FinalCustomerReturned: return "customer_returned";
    case EventType::FinalLiquidated: return "liquidated";
    default: return {};
    }
}

} // namespace custody::chain
