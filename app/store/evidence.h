// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Evidence for outsiders: the certificate of one item, one parcel or one lane, and a lane as tiles, taken
// from the store as it stands.

#include "app/ledger/certificate.h"
#include "app/ledger/tiles.h"
#include "app/store/field_choice.h"
#include "app/store/store.h"

namespace custody::store {

// The chain of a thing: for an item from the parcel's first event on, for a parcel its own events. A fork
// cuts it in two: the second part lies in the lane that was opened then.
Result<std::vector<Place>> chainOf(Store& store, const SubjectId& id);

// The chain's events in its newest lane, against one checkpoint: the newest cosigned one that covers them,
// else the newest signed head. Of the fields whose payload is still there, those of `choice` are shown; the
// subject is named only when a shown field proves it, else it is `withheld`.
Result<ledger::Certificate> certificateOf(
    Store& store, const SubjectId& id, FieldChoice choice = FieldChoice::everything());
// How many certificates tell the whole chain: one, and one more for each fork that cut it.
Result<std::size_t> partsOf(Store& store, const SubjectId& id);
// The same of one part of the chain, counted from 1, the oldest. Each part's first event names the leaf that
// the part before it ends with. Invalid when there is no such part.
Result<ledger::Certificate> certificateOfPart(
    Store& store, const SubjectId& id, std::size_t part, FieldChoice choice);
// Every event of a lane from its first one on.
Result<ledger::Certificate> certificateOfLane(Store& store, const Lane& lane, FieldChoice choice);

enum class TilesUpTo { NewestHead, NewestCosigned };
// A lane's signed head with the cosignatures held for it. NotFound when nothing is cosigned yet and that was
// asked for.
Result<ledger::Note> checkpointOf(Store& store, const Lane& lane, TilesUpTo upTo);
// Hands out the tiles of a lane, and its checkpoint after all of them. Returns how many entries they hold;
// NotFound when nothing is cosigned yet and that was asked for.
Result<std::uint64_t> exportTiles(
    Store& store, const Lane& lane, TilesUpTo upTo, const ledger::TileSink& write);

// One event as a person reads it: the leaf, and its fields as far as they can still be opened.
struct OpenedEvent {
    ledger::Entry entry;
    std::vector<chain::Field> fields;
    bool erased = false;

    std::string text(std::string_view field) const;
};
// One disclosure of that leaf, compared with the leaf's digests.
Result<chain::Field> openField(const ledger::Entry& entry, ByteView encoded);
Result<> checkField(const ledger::Entry& entry, ByteView encoded); // the same, for who needs no field
Result<OpenedEvent> openEvent(Store& store, const Lane& lane, std::uint64_t index, const SubjectId& subject);

} // namespace custody::store
