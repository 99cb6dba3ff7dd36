// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Labels, photos, condition, decision and the end of an item.

#include <algorithm>
#include <array>

#include "app/custody/sentences.h"

namespace custody::chain {
namespace {

constexpr Sentence notPrinted{"order", "This item has no label yet.", "Print its label first."};
constexpr Sentence notVerified{
    "order", "The label of this item was not scanned back yet.", "Stick the label on and scan it."};
constexpr Sentence needsSupervisor{
    "G6", "Only a supervisor can let this be done.", "Call a supervisor to tap her badge."};
constexpr Sentence ownLeave{
    "G6", "Nobody can let herself do this.", "Call another supervisor to tap her badge."};
constexpr Sentence selfApproved{
    "G6", "Nobody can approve what she decided herself.", "Ask another person to approve."};
constexpr Sentence mayNotApprove{
    "G6", "Your role cannot approve this.", "Call a supervisor to tap her badge."};
constexpr Sentence shotMissing{
    "G4", "A photo the brand asks for is missing.", "Take it, or ask a supervisor to let it be left out."};
constexpr Sentence notInspected{"order", "This item has not been inspected yet.", "Inspect it first."};
constexpr Sentence alreadyGraded{"order", "This item is graded already.", "Grade it again, with a reason."};
constexpr Sentence notGraded{"order", "This item has not been graded yet.", "Grade it first."};
constexpr Sentence gradeApproved{
    "order", "What happens to this item is already approved.", "Ask the approver to send it back first."};
constexpr Sentence secondNeeded{"G6", "A better grade, or one of high value, needs a second person.",
    "Ask a colleague to look and tap her badge."};
constexpr Sentence secondIsFirst{"G6", "The second person must be somebody else.", "Ask a colleague."};
constexpr Sentence overrideSilent{
    "policy", "You go another way than the brand's rule proposes.", "Say why, then decide again."};
constexpr Sentence onHold{"hold", "This item is on hold; it may not leave.", "Ask who put it on hold."};
constexpr Sentence notDecided{"order", "Nobody has decided where this item goes.", "Decide it first."};
constexpr Sentence nothingToApprove{
    "order", "There is no decision that waits for approval.", "Go on with the next step."};
constexpr Sentence notApproved{
    "G6", "Another person must approve this decision first.", "Ask a supervisor to approve it."};
constexpr Sentence otherEnd{
    "order", "The decision says another end for this item.", "Follow the decision, or decide again."};
constexpr Sentence oneDestroyer{
    "G3", "Destruction needs a second person who watches.", "Ask a colleague to tap her badge as witness."};
constexpr Sentence notShown{"G4", "Destruction needs a photo before and a photo after.",
    "Take the photos destroy_before and destroy_after."};
constexpr Sentence shownWrong{"G4",
    "The two photos of the destruction must be different ones, taken after the decision and in their order.",
    "Take destroy_before now, destroy it, then take destroy_after."};
constexpr Sentence keptByLaw{"hold", "A legal hold stands on it: it may not be destroyed.",
    "Ask who set the hold; nothing of it may be lost until it is lifted."};
constexpr Sentence otherGoods{"hold", "It is not what was announced, and nobody has said what becomes of it.",
    "Resolve that discrepancy first."};
constexpr Sentence drivenAway{
    "order", "A carrier already drove away with this item.", "Declare an error if that is wrong."};
constexpr Sentence notHeld{"order", "This hold is not on this item.", "Look at its holds again."};
constexpr Sentence mayNotRelease{"hold", "Only a supervisor can lift a hold.", "Call a supervisor."};
constexpr Sentence stillHere{"order", "This item is not ready for a carrier.", "Record its end first."};

constexpr Sentence silentlyDifferent{
    "G5", "Your grade differs from the advice that was shown.", "Say why, then grade again."};

constexpr std::array ofCondition{notPrinted, notVerified, needsSupervisor, ownLeave, selfApproved,
    mayNotApprove, shotMissing, notInspected, alreadyGraded, notGraded, gradeApproved, secondNeeded,
    secondIsFirst, overrideSilent, unwatched, onHold, notDecided, nothingToApprove, notApproved, otherEnd,
    oneDestroyer, notShown, shownWrong, keptByLaw, otherGoods, drivenAway, notHeld, mayNotRelease, gone,
    stillHere, silentlyDifferent, itemSealed};

bool hasShot(const Item& item, const std::string& role)
{
    return std::any_of(item.photos.begin(), item.photos.end(),
        [&](const Photo& photo) { return photo.role == role && !photo.rejected; });
}

// Lower is better; a code the scale does not know ranks last.
std::ptrdiff_t rankOf(const Policy& policy, const std::string& grade)
{
    return std::find(policy.grades.begin(), policy.grades.end(), grade) - policy.grades.begin();
}

// Under a seal of its own an item changes hands, but nobody has looked at it.
Answer looksInside(const Item& item, const PersonId& actor)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    return item.seal.state == SealState::Intact ? refuse(itemSealed) : Answer();
}

Answer isSettled(const Item& item)
{
    return item.stage >= ItemStage::Approved ? refuse(gradeApproved) : Answer();
}

// By a supervisor, and not by who does it.
Answer letBy(const PersonId& actor, const Actor& approver)
{
    if (approver.role != "supervisor")
        return refuse(needsSupervisor);
    return approver.id == actor ? refuse(ownLeave) : Answer();
}

} // namespace

std::span<const Sentence> conditionSentences() { return ofCondition; }

Answer mayPhotograph(const Item& item, const PersonId& actor) { return worksOn(item, actor); }

Answer mayPhotograph(const Item& item, const PersonId& actor, std::string_view role)
{
    const bool outside = role == "seal" || role == "destroy_before" || role == "destroy_after";
    return outside ? worksOn(item, actor) : looksInside(item, actor);
}

Answer mayPrintLabel(const Item& item, const PersonId& actor) { return worksOn(item, actor); }

Answer mayVerifyLabel(const Item& item, const PersonId& actor)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    return item.label == LabelState::None || item.label == LabelState::Replaced ? refuse(notPrinted)
                                                                                : Answer();
}

Answer mayReplaceLabel(const Item& item, const PersonId& actor, const Actor& approver)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    if (item.label == LabelState::None)
        return refuse(notPrinted);
    return letBy(actor, approver);
}

Answer mayWaive(const Item& item, const PersonId& actor, const Actor& approver)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    return letBy(actor, approver);
}

Answer mayInspect(const Item& item, const PersonId& actor, const Policy& policy)
{
    if (auto refusal = looksInside(item, actor))
        return refusal;
    if (item.stage < ItemStage::Labelled)
        return refuse(item.label == LabelState::None ? notPrinted : notVerified);
    if (item.stage >= ItemStage::Graded) // the way back is to mend it, or to grade it again
        return refuse(item.stage >= ItemStage::Approved ? gradeApproved : alreadyGraded);
    for (const auto& role : shotsFor(policy, item))
        if (!hasShot(item, role) && !names(item.waived, role))
            return refuse(shotMissing);
    return {};
}

Answer mayGrade(const Item& item, const PersonId& actor)
{
    if (auto refusal = looksInside(item, actor))
        return refusal;
    if (item.stage < ItemStage::Inspected)
        return refuse(notInspected);
    return item.stage == ItemStage::Inspected ? Answer() : refuse(alreadyGraded);
}

Answer mayDiffer(const Item& item, const std::string& grade, bool reasonGiven)
{
    return item.advice.empty() || item.advice == grade || reasonGiven ? Answer() : refuse(silentlyDifferent);
}

Answer mayAdvise(const Item& item)
{
    return item.stage == ItemStage::Final || !item.station.empty() ? refuse(gone) : Answer();
}

Answer mayRegrade(const Item& item, const PersonId& actor, const Policy& policy, const std::string& grade,
    const std::optional<PersonId>& second)
{
    if (auto refusal = looksInside(item, actor))
        return refusal;
    if (item.stage < ItemStage::Graded)
        return refuse(notGraded);
    if (auto refusal = isSettled(item))
        return refusal;
    if (second == actor)
        return refuse(secondIsFirst);
    const bool rises = rankOf(policy, grade) < rankOf(policy, item.grade);
    return !second && (rises || isHighValue(policy, item)) ? refuse(secondNeeded) : Answer();
}

Answer mayRemediate(const Item& item, const PersonId& actor)
{
    if (auto refusal = looksInside(item, actor))
        return refusal;
    if (item.stage < ItemStage::Graded)
        return refuse(notGraded);
    return isSettled(item);
}

Answer mayDecide(const Item& item, const PersonId& actor, const Policy& policy, const std::string& route,
    bool reasonGiven, UtcMs now)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    if (item.stage < ItemStage::Graded)
        return refuse(notGraded);
    if (auto refusal = isSettled(item))
        return refusal;
    if (!item.holds.empty())
        return refuse(onHold);
    const auto proposed = policy.routes.find(item.grade);
    if ((proposed == policy.routes.end() || proposed->second != route) && !reasonGiven)
        return refuse(overrideSilent);
    const PersonId hands[]{actor};
    return needsWitness(policy, item, "decision") && !watched(item, std::nullopt, hands, policy, now)
        ? refuse(unwatched)
        : Answer();
}

bool approvalNeeded(const Policy& policy, const Item& item, const std::string& route)
{
    const auto proposed = policy.routes.find(item.grade);
    const bool overridden = proposed == policy.routes.end() || proposed->second != route;
    return names(policy.approvalFor, route) || (overridden && names(policy.approvalFor, "override"))
        || (isHighValue(policy, item) && names(policy.approvalFor, "high_value"));
}

Answer mayApprove(const Item& item, const Actor& approver, const Policy& policy)
{
    if (item.stage == ItemStage::Final)
        return refuse(gone);
    if (item.stage != ItemStage::Decided || !item.decision || !item.decision->approvalNeeded)
        return refuse(item.stage < ItemStage::Decided ? notDecided : nothingToApprove);
    if (item.decision->decider == approver.id)
        return refuse(selfApproved);
    if (!names(policy.approvalRoles, approver.role))
        return refuse(mayNotApprove);
    return item.holds.empty() ? Answer() : refuse(onHold);
}

Answer maySendBack(const Item& item, const Actor& approver, const Policy& policy)
{
    if (item.stage == ItemStage::Final)
        return refuse(gone);
    if (!item.decision || item.stage < ItemStage::Decided)
        return refuse(notDecided);
    if (item.stage == ItemStage::Decided)
        return mayApprove(item, approver, policy);
    if (item.decision->decider == approver.id)
        return refuse(selfApproved);
    return names(policy.approvalRoles, approver.role) ? Answer() : refuse(mayNotApprove);
}

Answer mayHold(const Item& item) { return item.stage == ItemStage::Final ? refuse(gone) : Answer(); }

Answer mayRelease(const Item& item, const std::string& hold, const Actor& actor)
{
    if (!names(item.holds, hold))
        return refuse(notHeld);
    return actor.role == "supervisor" ? Answer() : refuse(mayNotRelease);
}

std::string finalKindFor(const std::string& route)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kinds{
        {{"restock", "restocked"}, {"destroy", "destroyed"}, {"recycle", "recycled"}, {"donate", "donated"},
            {"vendor_return", "vendor_returned"}, {"customer_return", "customer_returned"},
            {"liquidate", "liquidated"}}};
    for (const auto& [from, to] : kinds)
        if (route == from || route == to)
            return std::string(to);
    return {};
}

bool blocksEnd(const Discrepancy& question) { return question.open && question.kind == "wrong_item"; }

Answer mayFinalize(const Item& item, const PersonId& actor, const std::string& kind,
    const std::optional<PersonId>& witness, const EndEvidence& evidence)
{
    if (item.stage == ItemStage::Final || item.stage != ItemStage::Staged || item.zone.empty())
        if (auto refusal = worksOn(item, actor))
            return refusal;
    if (!item.holds.empty())
        return refuse(onHold);
    if (evidence.legalHold && (kind == "destroyed" || kind == "recycled"))
        return refuse(keptByLaw);
    if (std::ranges::any_of(item.discrepancies, blocksEnd))
        return refuse(otherGoods);
    if (auto refusal = mayEndDespite(item.discrepancies, evidence.ofParcel))
        return refusal;
    if (!item.decision || item.stage < ItemStage::Decided)
        return refuse(notDecided);
    if (item.decision->approvalNeeded && !item.decision->approver)
        return refuse(notApproved);
    if (finalKindFor(item.decision->route) != kind)
        return refuse(otherEnd);
    if (kind != "destroyed")
        return {};
    if (!witness || *witness == actor)
        return refuse(oneDestroyer);
    if (!hasShot(item, "destroy_before") || !hasShot(item, "destroy_after"))
        return refuse(notShown);
    return evidence.shown ? Answer() : refuse(shownWrong);
}

Answer mayHandToCarrier(const Item& item)
{
    const bool shipped = item.stage == ItemStage::Final && item.finalKind != "destroyed"
        && item.finalKind != "restocked" && item.finalKind != "recycled";
    if (item.stage == ItemStage::Final && !shipped)
        return refuse(gone);
    if (!item.carriedBy.empty())
        return refuse(drivenAway);
    return shipped ? Answer() : refuse(stillHere);
}

} // namespace custody::chain
