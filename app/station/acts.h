// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the verbs about items have in common.

#include "app/custody/hand_off.h"
#include "app/station/desk.h"

namespace custody::station {

inline chain::Actor actorOf(const access::Person& person)
{
    return {person.id, std::string(access::name(person.role))};
}

// An event about one item, or about a parcel that is handed over as one piece.
chain::Event about(const Desk& desk, chain::EventType type, const PersonId& who, const chain::Item& item);

// The parcel of the command ("parcel"; the one at hand when it is left out).
Result<chain::Parcel> parcelOf(Desk& desk, const Command& command);
// The item of the command ("item"; the one at hand when it is left out).
Result<chain::Item> itemOf(Desk& desk, const Command& command);

// … or its parcel ("parcel") as one piece.
Result<chain::Item> pieceOf(Desk& desk, const Command& command);

// One act on one item: its events, the item brought to hand, and one word to the worker.
Result<Answer> done(Desk& desk, const Command& command, const chain::Item& item,
    std::vector<chain::Event> events, const char* said, const char* next = "", Mark mark = Mark::Ok,
    Json more = Json::object());

// What the receiver says when she takes something: the facts of the event, and the sentence whose digest is
// among them; what she does not say is not among them. A seal that is not read, or another one, is refused.
// `sealNow`: of the tote as it stands.
struct Acceptance {
    std::vector<chain::Field> fields;
    std::string statement;
    std::optional<chain::Refusal> refusal;
};
Result<Acceptance> acceptanceOf(const Desk& desk, const Command& command, const chain::Offer& offer,
    const PersonId& receiver, std::int64_t count, const std::optional<chain::Seal>& sealNow);

// The language a command asks for, or that of a person.
Result<chain::Tongue> tongueOf(const Command& command, std::string_view otherwise);

// A guard said no to an act on this item, or on a parcel as one piece.
Result<Answer> refuse(Desk& desk, const Command& command, const chain::Refusal& refusal, const PersonId& who,
    const chain::Item& item);

// The item, or the parcel that is one piece, lies before the worker.
void bringPiece(Desk& desk, const chain::Item& item);

// Copies texts of the command into the event, those that are there.
Result<> copyTexts(const Command& command, chain::Event& event, std::initializer_list<const char*> keys);

// The witness's own event, ahead of the act she watched; the item as it then stands.
chain::Event witnessed(const Desk& desk, chain::Item& item, const access::Person& witness,
    const std::optional<EventId>& offer = std::nullopt);

// … when the command names one who may: else what stands against her. Absent, too, when it names nobody.
chain::Answer watch(const Desk& desk, chain::Item& item, const chain::Policy& policy,
    const std::optional<access::Person>& witness, const PersonId& actor, std::vector<chain::Event>& events);

// Out of the zone it lies in, as that zone asks; else what stands against it. Its leaf joins the events.
Result<chain::Answer> outOfZone(Desk& desk, const access::Person& person, const chain::Item& item,
    const std::optional<access::Person>& witness, std::vector<chain::Event>& events);

// What is not where its tote is lies in it no more. When the tote is sealed, somebody must look: the leaves
// of both.
std::vector<chain::Event> outOfTote(const Desk& desk, const PersonId& who, const chain::Item& item);

// Field names that count: "line.3.sku".
std::string numbered(const char* list, std::size_t at, const char* what = nullptr);

} // namespace custody::station
