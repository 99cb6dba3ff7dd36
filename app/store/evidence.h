// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Evidence for outsiders: the certificate of one item or one parcel, taken from the store as it stands.

#include "app/ledger/certificate.h"
#include "app/store/store.h"

namespace custody::store {

// The chain of a thing: for an item from the parcel's first event on, for a parcel its own events.
Result<std::vector<std::uint64_t>> chainOf(Store& store, const SubjectId& id);

// All events of the chain against one checkpoint: the newest cosigned one that covers them, else the newest
// signed head. Every field whose payload is still there is shown.
Result<ledger::Certificate> certificateOf(Store& store, const SubjectId& id);

// One event as a person reads it: the leaf, and its fields as far as they can still be opened.
struct OpenedEvent {
    ledger::Entry entry;
    std::vector<chain::Field> fields;
    bool erased = false;

    std::string text(std::string_view field) const;
};
// One disclosure of that leaf, compared with the leaf's digests.
Result<chain::Field> openField(const ledger::Entry& entry, ByteView encoded);
Result<OpenedEvent> openEvent(Store& store, const Lane& lane, std::uint64_t index, const SubjectId& subject);

} // namespace custody::store
