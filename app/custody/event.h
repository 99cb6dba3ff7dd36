// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The vocabulary of the dock: what can happen to a parcel, an item, a person or the station. Names and EPCIS
// terms follow GS1 EPCIS 2.0 / CBV where they fit. Values only; storing and signing happen elsewhere.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/base/ids.h"
#include "app/crypto/hash.h"

namespace custody::chain {

enum class EventType {
    StationCommissioned,
    StationBooted,
    ClockStepped,
    ConfigurationSet,
    LaneHead, // in the spine: where the lanes stood
    TenantEnrolled,
    NeighbourTrusted,
    LaneContinued,
    PersonEnrolled,
    SessionLogin,
    SessionLogout,
    SessionFailed,
    SessionLocked,
    SessionLeftHolding,
    BadgeUnknown,
    PolicySet,
    ParcelExpected,
    ParcelCarrierScanned,
    ParcelDuplicateScan,
    ParcelScanUnread, // no carrier's number, and kept all the same
    ParcelAssigned, // from the lane of unknown parcels to its brand
    ParcelContinued, // its story so far lies in that lane
    ParcelAccepted,
    ParcelRefused,
    ParcelOpened,
    ParcelReconciled,
    ParcelClosed,
    ItemRegistered,
    ItemCarriedOver, // from another station
    LabelPrintRequested,
    LabelPrinted,
    LabelFailed,
    LabelVerified,
    LabelReplaced,
    IdentityMismatch,
    PhotoCaptured,
    PhotoRejected,
    PhotoWaived,
    ItemInspected,
    RecommendationShown,
    ItemGraded,
    ItemRegraded,
    ItemRemediated,
    DispositionDecided,
    DispositionApproved,
    DispositionRejected,
    ItemHeld,
    ItemReleased,
    CaseMarked,
    CasePhotoRequested,
    FinalRestocked,
    FinalDestroyed,
    FinalRecycled,
    FinalDonated,
    FinalVendorReturned,
    FinalCustomerReturned,
    FinalLiquidated,
    HandedToCarrier,
    CustodyOffered,
    CustodyAccepted,
    CustodyDeclined,
    CustodyCancelled,
    CustodyExpired,
    CustodyWitnessed,
    CustodyOverdue,
    CustodyForced,
    CustodyReleased, // another station's record shows that it took it
    SealApplied,
    SealVerified,
    SealBroken,
    SealIssued,
    SealUsed,
    SealDestroyed,
    ContainerItemAdded,
    ContainerItemRemoved,
    ContainerSealed,
    ZoneDefined,
    ZoneItemEntered,
    ZoneItemLeft,
    ZoneItemCounted,
    ZonePersonEntered,
    ZonePersonLeft,
    ZonePersonDenied,
    ZoneAuditStarted,
    ZoneCounted,
    ZoneAuditCompleted,
    DiscrepancyOpened,
    DiscrepancyAssigned,
    DiscrepancyResolved,
    MissingDeclared,
    ItemFound,
    ErrorDeclared,
    ClipRequested,
    ClipAnswered,
    TransitionDenied,
    EvidenceExported,
    SubjectErased,
    TenantErased,
    RetentionApplied,
    LegalHoldSet,
    LegalHoldCleared,
    KeysRotated,
    KeysEscrowed,
    DiskSeen,
    VisitorSignedIn,
    VisitorSignedOut,
    RoleGranted,
    RoleRevoked,
    AccessReviewed,
    BreakglassRequested,
    BreakglassApproved,
    BreakglassUsed,
    BreakglassExpired,
    BreakglassReviewed,
    DeviceChanged,
};

// "custody.accepted": the name in the leaf, in answers and in evidence. The table is app/custody/vocabulary.
std::string_view name(EventType type);
Result<EventType> parseEventType(std::string_view name);

using FieldValue = std::variant<std::int64_t, bool, std::string, Bytes>;

// One fact of an event. An exporter shows or withholds each by itself.
struct Field {
    std::string name;
    FieldValue value;
    bool operator==(const Field&) const = default;
};

// A sealed photo that was durable before its event.
struct Attachment {
    crypto::Hash blob; // SHA-256 of the ciphertext
    std::uint64_t size = 0; // of the ciphertext, bytes
    bool operator==(const Attachment&) const = default;
};

// A leaf of another lane that an event answers: whoever has that lane can compare the digest.
struct LeafReference {
    std::string lane; // its origin
    std::uint64_t index = 0;
    crypto::Hash leaf{};
    bool operator==(const LeafReference&) const = default;
};

struct Event {
    EventId id;
    EventType type = EventType::StationCommissioned;
    UtcMs at = 0;
    std::optional<PersonId> actor; // absent: the station itself
    std::optional<SubjectId> parcel; // the parcel this is about, or comes from
    std::optional<SubjectId> item; // set when this is about one item
    std::optional<TenantId> brand; // whose lane this goes to, whatever its parcel says or when there is none
    std::vector<Field> fields;
    std::vector<Attachment> attachments;
    std::optional<EventId> corrects; // the event this one declares wrong
    std::vector<LeafReference> references; // leaves of other stations' lanes that it answers

    const FieldValue* find(std::string_view field) const;
    std::string text(std::string_view field) const; // empty when absent
    std::int64_t number(std::string_view field) const; // 0 when absent
    bool truth(std::string_view field) const; // false when absent
    Bytes blob(std::string_view field) const; // empty when absent
};

// Named so, because a person stands in fields as the text of a pseudonym.
std::optional<PersonId> personIn(const Event& event, std::string_view field);

} // namespace custody::chain
