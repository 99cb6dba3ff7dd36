// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A new root key. The database names the root before the file has it, so that after a cut either file is
// known for what it is, and an older copy of the keystore is not.

#include "app/store/erasure_journal.h"

namespace custody::store {
namespace {

tl::unexpected<Error> staleKeystore()
{
    return fail(Fault::Tampered,
        "keys/keystore is not the one this store was last used with: an older copy, or another's. Put back "
        "the newest; what was erased since an older one stays erased");
}

Result<> nobodyWatches(std::string_view) { return {}; }

} // namespace

Result<std::optional<Bytes>> Store::meta(std::string_view name)
{
    auto query = TRY(m_database->prepare("SELECT value FROM meta WHERE name=?"));
    query.bind(1, name);
    if (!TRY(query.step()))
        return std::optional<Bytes>();
    return std::optional(query.blob(0));
}

Result<> Store::setMeta(std::string_view name, ByteView value)
{
    auto set = TRY(m_database->prepare(
        "INSERT INTO meta(name, value) VALUES(?1,?2) ON CONFLICT(name) DO UPDATE SET value=?2"));
    set.bind(1, name).bind(2, value);
    return set.run();
}

Result<> Store::dropMeta(std::string_view name)
{
    auto drop = TRY(m_database->prepare("DELETE FROM meta WHERE name=?"));
    drop.bind(1, name);
    return drop.run();
}

Result<> Store::prepareMonth(const std::string& month)
{
    const auto tenant = month.substr(0, month.find('/'));
    TRY(m_keys.obtain("tenant", tenant));
    TRY(m_keys.obtainUnder({"tenant", tenant}, "month-next", month));
    return {};
}

Result<> Store::prepareErasures()
{
    TRY(m_keys.obtain("erasure", "station"));
    return {};
}

Result<> Store::turnKeys(crypto::KeyTurn change, const StepWatch& watch)
{
    const auto& done = watch ? watch : StepWatch(nobodyWatches);
    change.newRoot = KeyId{crypto::randomArray<16>()};
    TRY(setMeta("next_root", change.newRoot.bytes()));
    TRY(done("root announced"));
    TRY(m_keys.turn(change, *m_guard));
    TRY(done("keystore replaced"));
    TRY(noteTurn(change.newRoot));
    return done("turn recorded");
}

Result<> Store::noteTurn(const KeyId& root)
{
    chain::Event turned;
    turned.id = newEventId();
    turned.type = chain::EventType::KeysRotated;
    turned.at = m_clock.now();
    turned.fields = {{"root", toText(root)}};
    if (const auto before = TRY(meta("root")))
        turned.fields.push_back({"replaced", toText(TRY(KeyId::fromBytes(*before)))});
    Recording recording;
    recording.events = {turned};
    recording.also = [&]() -> Result<> {
        // An erasure ends with the keys of what it took; its seal holds under the root that goes.
        ErasureJournal journal(*this);
        if (const auto erasure = journal.pending(); erasure && *erasure && (*erasure)->rowsGone)
            TRY(journal.close());
        TRY(setMeta("root", root.bytes()));
        return dropMeta("next_root");
    };
    TRY(record(recording));
    return {};
}

// What the spine's newest rotation says; absent when no root was ever replaced.
Result<std::optional<std::string>> Store::newestRootOnRecord()
{
    const auto spine = TRY(m_ledger->laneByOrigin(m_name.origin));
    for (auto index = spine ? spine->size : 0; index-- > 0;) {
        const auto entry = TRY(ledger::decodeEntry(TRY(m_ledger->entryBytes(spine->id, index))));
        if (entry.type != chain::name(chain::EventType::KeysRotated))
            continue;
        const auto keys = TRY(m_subjects->find(stationSubject()));
        for (const auto& encoded : TRY(m_ledger->disclosures(*spine, entry.eventId, keys)))
            if (const auto shown = TRY(ledger::decodeDisclosure(encoded)); shown.name == "root")
                if (const auto* root = shown.value.as<std::string>())
                    return std::optional(*root);
    }
    return std::optional<std::string>();
}

Result<> Store::matchKeystore()
{
    const auto& found = m_keys.rootId();
    const auto expected = TRY(meta("root"));
    if (!expected) { // a store from before roots were named, or somebody took the name out
        const auto recorded = TRY(newestRootOnRecord());
        if (recorded && *recorded != toText(found))
            return staleKeystore();
        return setMeta("root", found.bytes());
    }
    const auto next = TRY(meta("next_root"));
    const auto names = [&](const std::optional<Bytes>& id) {
        return id && std::ranges::equal(*id, found.bytes());
    };
    if (names(next))
        return noteTurn(found);
    if (!names(expected))
        return staleKeystore();
    return next ? dropMeta("next_root") : Result<>();
}

Result<Bytes> Store::escrowRoot(const crypto::EscrowKey& key)
{
    auto wrap = TRY(m_keys.escrow(key));
    chain::Event escrowed;
    escrowed.id = newEventId();
    escrowed.type = chain::EventType::KeysEscrowed;
    escrowed.at = m_clock.now();
    escrowed.fields = {{"root", toText(m_keys.rootId())}, {"escrow_key", key.fingerprint()}};
    Recording recording;
    recording.events = {escrowed};
    TRY(record(recording));
    return wrap;
}

} // namespace custody::store
