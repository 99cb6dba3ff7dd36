// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/verbs.h"

#include "app/station/device_page.h"

namespace custody::station {

const std::map<std::string, Verb, std::less<>>& verbs()
{
    static const std::map<std::string, Verb, std::less<>> known{
        {"session.login", logIn},
        {"session.logout", logOut},
        {"clock", setClock},
        {"sleep_until", setClock},
        {"parcel.expect", expectParcel},
        {"parcel.scan", scanParcel},
        {"parcel.accept", acceptParcel},
        {"parcel.refuse", refuseParcel},
        {"parcel.open", openParcel},
        {"item.register", registerItem},
        {"label.print", printLabel},
        {"label.verify", verifyLabel},
        {"photo.capture", capturePhoto},
        {"custody.offer", offerCustody},
        {"custody.accept", acceptCustody},
        {"custody.decline", declineCustody},
        {"custody.cancel", cancelCustody},
        {"custody.witness", witnessCustody},
        {"custody.force", forceCustody},
        {"custody.release", releaseCustody},
        {"custody.receipt", giveReceipt},
        {"parcel.reconcile", reconcileParcel},
        {"parcel.close", closeParcel},
        {"label.replace", replaceLabel},
        {"item.mismatch", mismatchItem},
        {"photo.reject", rejectPhoto},
        {"photo.waive", waivePhoto},
        {"item.inspect", inspectItem},
        {"item.grade", gradeItem},
        {"item.regrade", regradeItem},
        {"item.remediate", remediateItem},
        {"item.decide", decideItem},
        {"item.approve", approveItem},
        {"item.hold", holdItem},
        {"item.release", releaseItem},
        {"item.finalize", finalizeItem},
        {"item.hand_to_carrier", handToCarrier},
        {"zone.enter", enterZone},
        {"zone.here", beginPuttingAway},
        {"recommendation.show", showRecommendation},
        {"case.mark", markCase},
        {"case.request_photos", requestPhotos},
        {"zone.leave", leaveZone},
        {"zone.define", defineZone},
        {"zone.audit_start", startAudit},
        {"zone.count", countZone},
        {"zone.audit_complete", completeAudit},
        {"seal.apply", applySeal},
        {"seal.verify", verifySeal},
        {"seal.break", breakSeal},
        {"seal.issue", issueSeals},
        {"seal.destroy", destroySeal},
        {"container.add", packItem},
        {"container.remove", unpackItem},
        {"discrepancy.open", openDiscrepancy},
        {"discrepancy.assign", assignDiscrepancy},
        {"discrepancy.resolve", resolveDiscrepancy},
        {"clip.answer", answerClip},
        {"item.declare_missing", declareMissing},
        {"item.found", findAgain},
        {"event.declare_error", declareError},
        {"visitor.sign_in", signVisitorIn},
        {"visitor.sign_out", signVisitorOut},
        {"breakglass.request", requestBreakglass},
        {"breakglass.approve", approveBreakglass},
        {"breakglass.review", reviewBreakglass},
        {"show", show},
        {"device.test", testDevice},
    };
    return known;
}

} // namespace custody::station
