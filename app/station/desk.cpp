// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/desk.h"

#include <algorithm>

#include "app/custody/piece.h"
#include "app/custody/vocabulary.h"
#include "app/station/sayings.h"
#include "app/station/tap_box.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

// What is not there is told in the worker's words.
template <typename Thing> Result<Thing> sayMissing(Result<Thing> found, const char* sentence)
{
    if (!found && found.error().fault == Fault::NotFound)
        return fail(Fault::NotFound, sentence);
    return found;
}

// Whoever opens a discrepancy, its brand says how long it may stay open.
Result<> setDue(store::Store& store, chain::Event& event)
{
    if (event.type != chain::EventType::DiscrepancyOpened || event.find("due_at") || !event.parcel)
        return {};
    const auto parcel = store.things().parcel(*event.parcel);
    const auto policy = TRY(store.fixtures().policy(parcel ? parcel->tenant : TenantId{}));
    event.fields.push_back({"due_at", rfc3339(event.at + policy.discrepancyMinutes * 60'000)});
    return {};
}

} // namespace

void Desk::clear()
{
    person.reset();
    parcel.reset();
    item.reset();
    offer.reset();
    audit.reset();
    before = {};
    zone.clear();
    nothingScanned = false;
    addressedTo.clear();
    repeats.forget();
    unread.forget();
    labelPicture.clear();
    thumbnails.clear();
}

void Desk::changeHands()
{
    AtHand left{parcel ? parcel : before.parcel, parcel ? item : before.item, offer ? offer : before.offer,
        audit ? audit : before.audit};
    if (nothingScanned)
        left.parcel = left.item = std::nullopt;
    clear();
    before = left;
}

std::vector<chain::Field> setupOf(const Devices& devices)
{
    const auto described = [](const auto* device) {
        return device ? device->description() : std::string("none");
    };
    return {{"printer", described(devices.printer)}, {"camera", described(devices.camera)},
        {"badge_reader", devices.tapBadge != nullptr},
        {"badges",
            std::string(!devices.tapBadge        ? "none"
                    : devices.badgesFromCommands ? "commands"
                                                 : "reader")}};
}

Result<access::Person> Desk::actor() const
{
    if (!person)
        return fail(Fault::Unauthorized, say::tapFirst);
    auto acting = *person;
    if (acting.role == access::Role::None)
        return fail(Fault::Unauthorized, say::noRole);
    if (acting.role != access::Role::Supervisor && TRY(openGrant(store, acting.id)))
        acting.role = access::Role::Supervisor;
    return acting;
}

std::string Desk::methodOf(const PersonId& proved) const
{
    return toldBadges.contains(proved) ? "command+pin" : "badge+pin";
}

Result<access::Person> Desk::proveOrActor(const Command& command)
{
    return TRY(command.maybeText("badge")) ? prove(command) : actor();
}

Result<std::optional<access::Person>> Desk::maybeWitness(const Command& command)
{
    if (!TRY(command.maybeText("witness_badge")))
        return std::optional<access::Person>();
    return std::optional(TRY(prove(command, "witness_badge", "witness_pin")));
}

Result<access::Person> Desk::prove(const Command& command, const char* badgeKey, const char* pinKey)
{
    const auto badge = TRY(command.text(badgeKey));
    const auto pin = TRY(command.text(pinKey));
    if (!devices.tapBadge)
        return fail(Fault::Device, say::noBadgeReader);
    auto read = TRY(devices.tapBadge(badge));
    const auto token = dock.badges.badgeOf(read);
    wipe(read);
    if (!token)
        return tl::unexpected(token.error());
    const auto known = TRY(store.roster().byBadge(*token));
    if (!known) {
        TRY(store.record({{event(chain::EventType::BadgeUnknown)}, {}, {}, {}, {}}));
        return fail(Fault::Unauthorized, say::badgeUnknown);
    }
    if (TapBox::isTicket(badge))
        toldBadges.erase(known->id);
    else
        toldBadges.insert(known->id);
    const auto tried = TRY(store.roster().tryPin(known->id, pin, store.clock().now()));
    if (tried.right)
        return known->role == access::Role::None
            ? Result<access::Person>(fail(Fault::Unauthorized, say::noRole))
            : Result<access::Person>(*known);
    auto failure = event(
        tried.justLocked ? chain::EventType::SessionLocked : chain::EventType::SessionFailed, known->id);
    failure.fields.push_back({"method", methodOf(known->id)});
    TRY(store.record({{failure}, {}, {}, {}, {}}));
    return fail(Fault::Unauthorized, tried.lockedForMs ? say::badgeLocked : say::wrongPin);
}

chain::Event Desk::event(chain::EventType type, const std::optional<PersonId>& who) const
{
    chain::Event event;
    event.id = store.newEventId();
    event.type = type;
    event.at = store.clock().now();
    event.actor = who;
    return event;
}

Result<> Desk::tellGlass(const Command& command, store::Recording& recording)
{
    if (!person || recording.events.empty())
        return {};
    if (const auto grant = TRY(openGrant(store, person->id))) {
        auto used = this->event(chain::EventType::BreakglassUsed, person->id);
        used.fields = {{"request", toText(grant->id)}, {"verb", command.verb()}};
        recording.events.push_back(std::move(used));
    }
    return {};
}

Result<Answer> Desk::record(const Command& command, store::Recording recording, Json more,
    const std::vector<store::Recorded>& earlier)
{
    Answer answer;
    answer.events = earlier;
    answer.more = std::move(more);
    // A sign-in told again where nobody is signed in was done again; its first answer stays as it is.
    const bool again = command.verb() == "session.login" && TRY(store.answered(command.id()));
    recording.commandId = again ? std::string() : command.id();
    TRY(tellGlass(command, recording));
    for (auto& event : recording.events) {
        TRY(setDue(store, event));
        TRY(chain::fits(event));
    }
    recording.answer = [&answer, &command](const std::vector<store::Recorded>& recorded) {
        auto kept = answer;
        kept.events.insert(kept.events.end(), recorded.begin(), recorded.end());
        return command.fingerprint() + kept.text();
    };
    const auto recorded = TRY(store.record(recording));
    answer.events.insert(answer.events.end(), recorded.begin(), recorded.end());
    return answer;
}

Result<Answer> Desk::record(const Command& command, chain::Event event, Json more)
{
    store::Recording recording;
    recording.events.push_back(std::move(event));
    return record(command, std::move(recording), std::move(more));
}

Result<Answer> Desk::recordNo(const Command& command, Answer answer, chain::Event denied)
{
    store::Recording recording;
    recording.events.push_back(std::move(denied));
    recording.commandId = command.id();
    recording.answer = [&](const std::vector<store::Recorded>& recorded) {
        auto kept = answer;
        kept.events.insert(kept.events.end(), recorded.begin(), recorded.end());
        return command.fingerprint() + kept.text();
    };
    const auto recorded = TRY(store.record(recording));
    answer.events.insert(answer.events.end(), recorded.begin(), recorded.end());
    return answer;
}

Result<Answer> Desk::refuse(const Command& command, const chain::Refusal& refusal, const PersonId& who,
    const std::optional<SubjectId>& about, const std::optional<SubjectId>& aboutItem, Json more,
    const std::vector<store::Recorded>& earlier)
{
    auto denied = event(chain::EventType::TransitionDenied, who);
    denied.parcel = about;
    denied.item = aboutItem;
    denied.fields = {{"verb", command.verb()}, {"rule", refusal.rule}, {"say", refusal.say}};
    auto answer = failed({Fault::Refused, refusal.say, refusal.rule}, refusal.next);
    answer.more = std::move(more);
    answer.events = earlier;
    return recordNo(command, std::move(answer), std::move(denied));
}

void Desk::bringBack(const std::string& answer)
{
    const auto told = Json::parse(answer, nullptr, false);
    const auto id = [&]<typename AnyId>(const char* key, std::optional<AnyId>& at) {
        if (!told.is_object() || !told.contains(key) || !told[key].is_string())
            return;
        if (const auto found = parseId<AnyId>(told[key].template get<std::string>()))
            at = *found;
    };
    nothingScanned = false;
    id("parcel", parcel);
    id("item", item);
    id("offer", offer);
}

Result<std::vector<chain::Parcel>> Desk::parcelsByTracking(const std::string& tracking)
{
    std::vector<TenantId> owners{TenantId{}};
    for (const auto& tenant : TRY(store.roster().tenants()))
        owners.push_back(tenant.id);
    std::vector<chain::Parcel> found;
    for (const auto& owner : owners)
        for (const auto& id : TRY(store.things().parcelsByTracking(owner, tracking))) {
            found.push_back(TRY(store.things().parcel(id)));
            // The index is not evidence: what it leads to must say the same number itself.
            if (found.back().tracking != tracking)
                return fail(Fault::Tampered, say::indexLies);
        }
    return found;
}

Result<chain::Parcel> Desk::findParcel(const std::string& named)
{
    if (const auto& known = parcel ? parcel : before.parcel; named == "@parcel" && known && !nothingScanned)
        return store.things().parcel(*known);
    if (const auto id = parseId<SubjectId>(named))
        return sayMissing(store.things().parcel(*id), say::noSuchParcel);
    auto found = TRY(parcelsByTracking(named));
    if (found.empty())
        return fail(Fault::NotFound, say::noSuchParcel);
    // One that was refused went back to its driver; the same label may have come again since. One that got
    // its brand goes on under another id.
    const auto refused = [](const chain::Parcel& p) {
        return p.stage == chain::ParcelStage::Refused || p.stage == chain::ParcelStage::Assigned;
    };
    if (!std::all_of(found.begin(), found.end(), refused))
        std::erase_if(found, refused);
    // Nor is one that is done meant while another has its number.
    const auto closed = [](const chain::Parcel& p) { return p.stage == chain::ParcelStage::Closed; };
    if (!std::all_of(found.begin(), found.end(), closed))
        std::erase_if(found, closed);
    // What has arrived goes before what is only announced.
    const auto awaited = [](const chain::Parcel& p) { return p.stage == chain::ParcelStage::Expected; };
    if (!std::all_of(found.begin(), found.end(), awaited))
        std::erase_if(found, awaited);
    if (found.size() > 1)
        return fail(Fault::Invalid, say::severalParcels);
    return found.front();
}

Result<chain::Item> Desk::findItem(const std::string& named)
{
    if (const auto& known = parcel ? item : before.item; named == "@item" && known && !nothingScanned)
        return store.things().item(*known);
    if (const auto id = parseId<SubjectId>(named))
        return sayMissing(store.things().item(*id), say::noSuchItem);
    const auto id = TRY(store.things().itemByLpn(named));
    if (!id)
        return fail(Fault::NotFound, say::noSuchItem);
    auto found = TRY(store.things().item(*id));
    if (found.lpn == named)
        return found;
    if (chain::names(found.voidLpns, named))
        return fail(Fault::Invalid, say::voidLabel);
    return fail(Fault::Tampered, say::indexLies);
}

Result<chain::Item> Desk::findPiece(const std::string& named)
{
    if (const auto id = parseId<SubjectId>(named))
        return sayMissing(store.things().piece(*id), say::noSuchItem);
    auto item = findItem(named);
    if (item || item.error().fault != Fault::NotFound)
        return item;
    auto parcel = findParcel(named);
    if (!parcel && parcel.error().fault == Fault::NotFound)
        return item;
    return chain::pieceOf(TRY(std::move(parcel)));
}

Result<TenantId> Desk::findTenant(const std::string& named)
{
    if (const auto id = parseId<TenantId>(named))
        return TRY(store.roster().tenant(*id)).id;
    const auto tenant = TRY(store.roster().tenantByName(named));
    if (!tenant)
        return fail(Fault::NotFound, say::noSuchBrand);
    return tenant->id;
}

Result<PersonId> Desk::findPerson(const std::string& named)
{
    for (const auto& one : TRY(store.roster().people()))
        if (one.name == named || toText(one.id) == named || access::shortName(one.id) == named)
            return one.id;
    return fail(Fault::NotFound, say::nobodyOfThatName);
}

std::string Desk::personName(const std::optional<PersonId>& id)
{
    if (!id)
        return {};
    const auto known = store.roster().person(*id);
    return known ? known->name : access::shortName(*id);
}

std::string Desk::brandName(const TenantId& id)
{
    const auto known = store.roster().tenant(id);
    return known ? known->name : std::string();
}

} // namespace custody::station
