// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/event.h"

#include <algorithm>
#include <array>

namespace custody::chain {
namespace {

struct Named {
    EventType type;
    std::string_view name;
};

constexpr std::array names{
    Named{EventType::StationCommissioned, "station.commissioned"},
    Named{EventType::StationBooted, "station.booted"},
    Named{EventType::ClockStepped, "clock.stepped"},
    Named{EventType::ConfigurationSet, "configuration.set"},
    Named{EventType::LaneHead, "lane.head"},
    Named{EventType::TenantEnrolled, "tenant.enrolled"},
    Named{EventType::LaneContinued, "lane.continued"},
    Named{EventType::PersonEnrolled, "person.enrolled"},
    Named{EventType::SessionLogin, "session.login"},
    Named{EventType::SessionLogout, "session.logout"},
    Named{EventType::SessionFailed, "session.failed"},
    Named{EventType::SessionLocked, "session.locked"},
    Named{EventType::BadgeUnknown, "auth.badge_unknown"},
    Named{EventType::ParcelExpected, "parcel.expected"},
    Named{EventType::ParcelCarrierScanned, "parcel.carrier_scanned"},
    Named{EventType::ParcelDuplicateScan, "parcel.duplicate_scan"},
    Named{EventType::ParcelAccepted, "parcel.accepted"},
    Named{EventType::ParcelRefused, "parcel.refused"},
    Named{EventType::ParcelOpened, "parcel.opened"},
    Named{EventType::ItemRegistered, "item.registered"},
    Named{EventType::LabelPrintRequested, "label.print_requested"},
    Named{EventType::LabelPrinted, "label.printed"},
    Named{EventType::LabelFailed, "label.failed"},
    Named{EventType::LabelVerified, "label.verified"},
    Named{EventType::PhotoCaptured, "photo.captured"},
    Named{EventType::CustodyOffered, "custody.offered"},
    Named{EventType::CustodyAccepted, "custody.accepted"},
    Named{EventType::CustodyDeclined, "custody.declined"},
    Named{EventType::CustodyCancelled, "custody.cancelled"},
    Named{EventType::TransitionDenied, "transition.denied"},
    Named{EventType::EvidenceExported, "evidence.exported"},
    Named{EventType::SubjectErased, "subject.erased"},
    Named{EventType::TenantErased, "tenant.erased"},
    Named{EventType::RetentionApplied, "retention.applied"},
    Named{EventType::LegalHoldSet, "legalhold.set"},
    Named{EventType::LegalHoldCleared, "legalhold.cleared"},
    Named{EventType::KeysRotated, "keys.rotated"},
    Named{EventType::KeysEscrowed, "keys.escrowed"},
    Named{EventType::DiskSeen, "station.disk_seen"},
};

} // namespace

std::string_view name(EventType type)
{
    return std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.type == type; })->name;
}

Result<EventType> parseEventType(std::string_view name)
{
    const auto* found =
        std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.name == name; });
    if (found == names.end())
        return fail(Fault::Invalid, "there is no event called " + std::string(name));
    return found->type;
}

const FieldValue* Event::find(std::string_view field) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field; });
    return found == fields.end() ? nullptr : &found->value;
}

std::string Event::text(std::string_view field) const
{
    const auto* value = find(field);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

std::int64_t Event::number(std::string_view field) const
{
    const auto* value = find(field);
    const auto* number = value ? std::get_if<std::int64_t>(value) : nullptr;
    return number ? *number : 0;
}

std::optional<PersonId> personIn(const Event& event, std::string_view field)
{
    const auto id = parseId<PersonId>(event.text(field));
    return id ? std::optional(*id) : std::nullopt;
}

} // namespace custody::chain
