// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A cloud that is only a key: it cosigns what it is told to.

#include "tests/support/demo_store.h"

namespace custody::test {

struct MirrorKey {
    std::string name = "mirror.custody.example/m1";
    crypto::SigningKey key{*crypto::Secret::fromBytes(Bytes(32, 7))};

    ledger::VerifierKey verifier() const { return ledger::cosignerKey(name, key.publicKey()); }
    ledger::NoteSignature sign(const ledger::Checkpoint& checkpoint, UtcMs at) const
    {
        return ledger::cosign(checkpoint, name, key, static_cast<std::uint64_t>(at / 1000));
    }
};

// The lane's newest head, as a checkpoint.
inline ledger::Checkpoint headOf(DemoStore& demo, const store::Lane& lane)
{
    return must(
        ledger::openCheckpoint(must(demo->ledger().newestHead(lane.id)), demo->ledger().logKey(lane)));
}

// Cosigned and accepted as it stands.
inline std::uint64_t receipt(DemoStore& demo, const store::Lane& lane, const MirrorKey& mirror)
{
    const auto head = headOf(demo, lane);
    return must(demo->outbox().accept(
        lane.id, head, mirror.sign(head, demo.clock.now()), mirror.verifier(), demo.clock.now()));
}

} // namespace custody::test
