// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the states, roles, devices and events of the bench are called by the people who work there.

#include <map>

#include <QCoreApplication>

#include "ui/models/words.h"

namespace custody::ui {

namespace {

using Names = std::map<std::string, const char*>;

const Names& namesOf(const std::string& kind)
{
    static const std::map<std::string, Names> all{
        {"parcel state",
            {{"arrived", QT_TRANSLATE_NOOP("names", "arrived")},
                {"accepted", QT_TRANSLATE_NOOP("names", "accepted")},
                {"refused", QT_TRANSLATE_NOOP("names", "refused at the door")},
                {"opened", QT_TRANSLATE_NOOP("names", "opened")},
                {"reconciled", QT_TRANSLATE_NOOP("names", "contents checked")},
                {"closed", QT_TRANSLATE_NOOP("names", "closed")},
                {"assigned", QT_TRANSLATE_NOOP("names", "goes on in its brand's lane")}}},
        {"item state",
            {{"registered", QT_TRANSLATE_NOOP("names", "registered")},
                {"labelled", QT_TRANSLATE_NOOP("names", "labelled")},
                {"photographed", QT_TRANSLATE_NOOP("names", "photographed")},
                {"inspected", QT_TRANSLATE_NOOP("names", "inspected")},
                {"graded", QT_TRANSLATE_NOOP("names", "graded")},
                {"decided", QT_TRANSLATE_NOOP("names", "decided")},
                {"approved", QT_TRANSLATE_NOOP("names", "approved")},
                {"staged", QT_TRANSLATE_NOOP("names", "ready to leave")},
                {"final", QT_TRANSLATE_NOOP("names", "gone out")}}},
        {"expectation",
            {{"expected", QT_TRANSLATE_NOOP("names", "expected")},
                {"unexpected", QT_TRANSLATE_NOOP("names", "not expected")},
                {"many", QT_TRANSLATE_NOOP("names", "several matches")}}},
        {"photo",
            {{"outer_label", QT_TRANSLATE_NOOP("names", "carrier label")},
                {"opened_parcel", QT_TRANSLATE_NOOP("names", "opened parcel")},
                {"front", QT_TRANSLATE_NOOP("names", "front")}, {"back", QT_TRANSLATE_NOOP("names", "back")},
                {"tag", QT_TRANSLATE_NOOP("names", "tag")},
                {"serial", QT_TRANSLATE_NOOP("names", "serial number")},
                {"seal", QT_TRANSLATE_NOOP("names", "seal")},
                {"defect_1", QT_TRANSLATE_NOOP("names", "defect")},
                {"defect_2", QT_TRANSLATE_NOOP("names", "second defect")}}},
        {"role",
            {{"inspector", QT_TRANSLATE_NOOP("names", "inspector")},
                {"receiver", QT_TRANSLATE_NOOP("names", "receiver")},
                {"supervisor", QT_TRANSLATE_NOOP("names", "supervisor")},
                {"none", QT_TRANSLATE_NOOP("names", "no role")}}},
        {"zone class",
            {{"standard", QT_TRANSLATE_NOOP("names", "standard")},
                {"high_value", QT_TRANSLATE_NOOP("names", "high value")},
                {"restricted", QT_TRANSLATE_NOOP("names", "restricted")},
                {"quarantine", QT_TRANSLATE_NOOP("names", "quarantine")}}},
        {"overdue",
            {{"held", QT_TRANSLATE_NOOP("names", "held too long")},
                {"dwell", QT_TRANSLATE_NOOP("names", "lies too long")},
                {"unopened", QT_TRANSLATE_NOOP("names", "not opened yet")},
                {"missing", QT_TRANSLATE_NOOP("names", "missing, not found yet")},
                {"unaccepted", QT_TRANSLATE_NOOP("names", "offered, nobody took it")},
                {"discrepancy", QT_TRANSLATE_NOOP("names", "discrepancy without an end")},
                {"clip", QT_TRANSLATE_NOOP("names", "no answer about the video")},
                {"unsynced", QT_TRANSLATE_NOOP("names", "not synced")}}},
        {"route",
            {{"restock", QT_TRANSLATE_NOOP("names", "back to stock")},
                {"destroy", QT_TRANSLATE_NOOP("names", "destroy")},
                {"recycle", QT_TRANSLATE_NOOP("names", "recycle")},
                {"donate", QT_TRANSLATE_NOOP("names", "give away")},
                {"vendor_return", QT_TRANSLATE_NOOP("names", "back to the vendor")},
                {"customer_return", QT_TRANSLATE_NOOP("names", "back to the customer")},
                {"liquidate", QT_TRANSLATE_NOOP("names", "sell off")}}},
        {"device",
            {{"camera", QT_TRANSLATE_NOOP("names", "camera")},
                {"scanner", QT_TRANSLATE_NOOP("names", "scanner")},
                {"badge reader", QT_TRANSLATE_NOOP("names", "badge reader")},
                {"printer", QT_TRANSLATE_NOOP("names", "printer")},
                {"scale", QT_TRANSLATE_NOOP("names", "scale")}}},
        {"event",
            {{"parcel.expected", QT_TRANSLATE_NOOP("names", "Expected")},
                {"parcel.carrier_scanned", QT_TRANSLATE_NOOP("names", "Carrier label scanned")},
                {"parcel.accepted", QT_TRANSLATE_NOOP("names", "Parcel accepted")},
                {"parcel.refused", QT_TRANSLATE_NOOP("names", "Parcel refused")},
                {"parcel.duplicate_scan", QT_TRANSLATE_NOOP("names", "Scanned again")},
                {"parcel.scan_unread", QT_TRANSLATE_NOOP("names", "Scanned, no parcel's number")},
                {"parcel.assigned", QT_TRANSLATE_NOOP("names", "Got its brand")},
                {"parcel.continued", QT_TRANSLATE_NOOP("names", "Goes on in its brand's lane")},
                {"parcel.opened", QT_TRANSLATE_NOOP("names", "Parcel opened")},
                {"parcel.contents_reconciled", QT_TRANSLATE_NOOP("names", "Contents checked")},
                {"parcel.closed", QT_TRANSLATE_NOOP("names", "Parcel closed")},
                {"item.registered", QT_TRANSLATE_NOOP("names", "Item registered")},
                {"label.print_requested", QT_TRANSLATE_NOOP("names", "Label sent to printer")},
                {"label.printed", QT_TRANSLATE_NOOP("names", "Label printed")},
                {"label.failed", QT_TRANSLATE_NOOP("names", "Label not printed")},
                {"label.verified", QT_TRANSLATE_NOOP("names", "Label scanned back")},
                {"label.replaced", QT_TRANSLATE_NOOP("names", "Label replaced")},
                {"photo.captured", QT_TRANSLATE_NOOP("names", "Photo taken")},
                {"photo.rejected", QT_TRANSLATE_NOOP("names", "Photo set aside")},
                {"item.inspected", QT_TRANSLATE_NOOP("names", "Inspected")},
                {"item.graded", QT_TRANSLATE_NOOP("names", "Graded")},
                {"item.regraded", QT_TRANSLATE_NOOP("names", "Graded again")},
                {"item.held", QT_TRANSLATE_NOOP("names", "Put on hold")},
                {"item.released", QT_TRANSLATE_NOOP("names", "Hold lifted")},
                {"custody.offered", QT_TRANSLATE_NOOP("names", "Offered")},
                {"custody.accepted", QT_TRANSLATE_NOOP("names", "Accepted")},
                {"custody.declined", QT_TRANSLATE_NOOP("names", "Declined")},
                {"custody.cancelled", QT_TRANSLATE_NOOP("names", "Offer cancelled")},
                {"custody.witnessed", QT_TRANSLATE_NOOP("names", "Witnessed")},
                {"custody.forced", QT_TRANSLATE_NOOP("names", "Taken over by a supervisor")},
                {"zone.item_entered", QT_TRANSLATE_NOOP("names", "Put in zone")},
                {"zone.item_left", QT_TRANSLATE_NOOP("names", "Left the zone")},
                {"item.identity_mismatch", QT_TRANSLATE_NOOP("names", "Not what was announced")},
                {"photo.waived", QT_TRANSLATE_NOOP("names", "Photo left out")},
                {"recommendation.shown", QT_TRANSLATE_NOOP("names", "Advice shown")},
                {"item.remediated", QT_TRANSLATE_NOOP("names", "Cleaned or mended")},
                {"item.disposition_decided", QT_TRANSLATE_NOOP("names", "Decided")},
                {"item.disposition_approved", QT_TRANSLATE_NOOP("names", "Approved")},
                {"item.disposition_rejected", QT_TRANSLATE_NOOP("names", "Sent back")},
                {"case.marked_under_investigation", QT_TRANSLATE_NOOP("names", "Marked for a look")},
                {"case.photo_request_triggered", QT_TRANSLATE_NOOP("names", "Photos asked for")},
                {"item.final.restocked", QT_TRANSLATE_NOOP("names", "Back in stock")},
                {"item.final.destroyed", QT_TRANSLATE_NOOP("names", "Destroyed")},
                {"item.final.recycled", QT_TRANSLATE_NOOP("names", "Recycled")},
                {"item.final.donated", QT_TRANSLATE_NOOP("names", "Donated")},
                {"item.final.vendor_returned", QT_TRANSLATE_NOOP("names", "Back to the vendor")},
                {"item.final.customer_returned", QT_TRANSLATE_NOOP("names", "Back to the customer")},
                {"item.final.liquidated", QT_TRANSLATE_NOOP("names", "Sold off")},
                {"item.handed_to_carrier", QT_TRANSLATE_NOOP("names", "Handed to the carrier")},
                {"custody.expired", QT_TRANSLATE_NOOP("names", "Offer lapsed")},
                {"custody.released", QT_TRANSLATE_NOOP("names", "At another station")},
                {"item.carried_over", QT_TRANSLATE_NOOP("names", "Came from another station")},
                {"custody.overdue", QT_TRANSLATE_NOOP("names", "Overdue")},
                {"seal.applied", QT_TRANSLATE_NOOP("names", "Sealed")},
                {"seal.verified", QT_TRANSLATE_NOOP("names", "Seal checked")},
                {"seal.broken", QT_TRANSLATE_NOOP("names", "Seal broken")},
                {"container.item_added", QT_TRANSLATE_NOOP("names", "Put in a tote")},
                {"container.item_removed", QT_TRANSLATE_NOOP("names", "Taken out of a tote")},
                {"zone.item_counted", QT_TRANSLATE_NOOP("names", "Counted")},
                {"discrepancy.opened", QT_TRANSLATE_NOOP("names", "Discrepancy opened")},
                {"discrepancy.assigned", QT_TRANSLATE_NOOP("names", "Discrepancy given to somebody")},
                {"discrepancy.resolved", QT_TRANSLATE_NOOP("names", "Discrepancy resolved")},
                {"item.missing_declared", QT_TRANSLATE_NOOP("names", "Declared missing")},
                {"item.found", QT_TRANSLATE_NOOP("names", "Found")},
                {"clip.requested", QT_TRANSLATE_NOOP("names", "Video asked for")},
                {"clip.answered", QT_TRANSLATE_NOOP("names", "Answer about the video")},
                {"transition.denied", QT_TRANSLATE_NOOP("names", "Refused")},
                {"event.error_declared", QT_TRANSLATE_NOOP("names", "Entry declared wrong")}}},
    };
    static const Names none;
    const auto found = all.find(kind);
    return found == all.end() ? none : found->second;
}

} // namespace

QString named(const char* kind, const std::string& value)
{
    const Names& names = namesOf(kind);
    const auto found = names.find(value);
    // A word this table does not know yet is still shown: hiding it would hide a fact.
    return found == names.end() ? text(value) : QCoreApplication::translate("names", found->second);
}

} // namespace custody::ui
