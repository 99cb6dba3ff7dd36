// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/outside_head.h"

#include "app/ledger/certificate.h"

namespace custody::store {

Result<> compareWithOutside(Store& store, std::string_view text)
{
    const auto certificate = ledger::Certificate::parse(text);
    const auto parsed = ledger::Note::parse(certificate ? std::string_view(certificate->note) : text);
    if (!parsed)
        return fail(Fault::Invalid,
            "neither a checkpoint nor a certificate, so it says nothing of this store: "
                + parsed.error().what);
    const auto& note = *parsed;
    const auto claimed = TRY(ledger::Checkpoint::parse(note.text));
    const auto lane = TRY(store.ledger().laneByOrigin(claimed.origin));
    if (!lane)
        return fail(Fault::Tampered,
            "there is no lane " + claimed.origin
                + " here: it belongs to another station, or this store was put back from before it was "
                  "opened");
    const auto head = TRY(ledger::openCheckpoint(note, store.ledger().logKey(*lane)));
    if (head.size > lane->size)
        return fail(Fault::Tampered,
            "this store was rolled back: lane " + lane->origin + " had " + std::to_string(head.size)
                + " events when that head was signed, and has " + std::to_string(lane->size) + " now");
    if (TRY(ledger::rootAt(head.size, store.ledger().nodes(lane->id))) != head.root)
        return fail(Fault::Tampered,
            "lane " + lane->origin + ": its first " + std::to_string(head.size)
                + " events are not those that head was signed over; this station has two histories");
    return {};
}

} // namespace custody::store
