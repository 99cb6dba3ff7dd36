// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What becomes of a state when an event that it rests on never happened.

#include <algorithm>

#include "app/custody/fold.h"

namespace custody::chain::fold {
namespace {

// Gone from the house is gone, whatever led to it; only its end itself can be taken back.
void sinkTo(Item& item, ItemStage stage)
{
    if (item.stage != ItemStage::Final)
        item.stage = std::min(item.stage, stage);
}

void undecide(Item& item)
{
    item.decision.reset();
    sinkTo(item, ItemStage::Graded);
}

void ungrade(Item& item)
{
    undecide(item);
    item.grade.clear();
    item.scale.clear();
    item.grading.reset();
    sinkTo(item, ItemStage::Inspected);
}

void uninspect(Item& item)
{
    ungrade(item);
    item.inspection.reset();
    sinkTo(item, item.photos.empty() ? ItemStage::Labelled : ItemStage::Photographed);
}

void unverify(Item& item)
{
    uninspect(item);
    item.verification.reset();
    if (item.label == LabelState::Verified)
        item.label = LabelState::Printed;
    sinkTo(item, ItemStage::Registered);
}

// How far the work is that still counts.
ItemStage reached(const Item& item)
{
    if (item.decision)
        return item.decision->approver ? ItemStage::Approved : ItemStage::Decided;
    if (item.grading)
        return ItemStage::Graded;
    if (item.inspection)
        return ItemStage::Inspected;
    if (item.label != LabelState::Verified)
        return ItemStage::Registered;
    return item.photos.empty() ? ItemStage::Labelled : ItemStage::Photographed;
}

// It is still somewhere; where, nobody can say.
void unend(Item& item, UtcMs at)
{
    item.finalKind.clear();
    item.ending.reset();
    item.carriedBy.clear();
    item.carrying.reset();
    for (auto& photo : item.photos) // they show what did not happen
        photo.rejected |= photo.role == "destroy_before" || photo.role == "destroy_after";
    item.stage = reached(item);
    lose(item, at);
}

template <typename Thing> void forgetShown(Thing& thing, const EventId& never)
{
    for (auto& photo : thing.photos)
        photo.rejected |= photo.event == never;
    std::erase_if(thing.witnesses, [&](const Witness& one) { return one.event == never; });
}

// A witness of the declaration itself has seen what she came for.
template <typename Thing> void spendOn(Thing& thing, const Event& declaration)
{
    if (declaration.find("witness"))
        std::erase_if(thing.witnesses, [](const Witness& one) { return !one.offer; });
}

bool neverOccurred(const Event& declaration) { return declaration.text("reason") == "did_not_occur"; }

} // namespace

// Declarations of earlier stations name no type: they were told, and took nothing back.
void forget(Item& item, const Event& declaration)
{
    if (!declaration.find("declared_type"))
        return;
    spendOn(item, declaration);
    const auto wrong = eventIn(declaration, "declares");
    if (!wrong)
        return;
    if (item.carrying == wrong) { // whatever is wrong with it: it can be recorded anew
        item.carriedBy.clear();
        item.carrying.reset();
    }
    if (!neverOccurred(declaration))
        return;
    forgetShown(item, *wrong);
    if (declaration.text("declared_type") == name(EventType::PhotoWaived))
        item.waived.clear(); // which of several it was does not matter: what is still left out is asked again
    if (item.ending == wrong)
        unend(item, declaration.at);
    else if (item.verification == wrong)
        unverify(item);
    else if (item.inspection == wrong)
        uninspect(item);
    else if (item.grading == wrong)
        ungrade(item);
    else if (item.decision && item.decision->event == *wrong)
        undecide(item);
    else if (item.decision && item.decision->approval == wrong) {
        item.decision->approver.reset();
        item.decision->approval.reset();
        sinkTo(item, ItemStage::Decided);
    }
    for (const auto& one : item.lifted)
        if (one.event == *wrong)
            add(item.holds, one.hold);
    std::erase_if(item.lifted, [&](const Lift& one) { return one.event == *wrong; });
}

void forget(Parcel& parcel, const Event& declaration)
{
    if (!declaration.find("declared_type"))
        return;
    spendOn(parcel, declaration);
    const auto wrong = eventIn(declaration, "declares");
    if (!wrong || !neverOccurred(declaration))
        return;
    forgetShown(parcel, *wrong);
    if (parcel.ending != wrong)
        return;
    parcel.ending.reset();
    if (parcel.stage == ParcelStage::Refused)
        parcel.stage = ParcelStage::Arrived;
    if (parcel.stage == ParcelStage::Closed) { // the box is somewhere, and something may still be in it
        parcel.stage = ParcelStage::Reconciled;
        parcel.unaccounted = true;
        parcel.missingSince = declaration.at;
    }
}

} // namespace custody::chain::fold
