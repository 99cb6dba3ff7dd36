// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the store remembers beside its leaves, held against them: its notes of itself, keys, kept answers.
#include "app/store/fsck_lists.h"
#include "app/store/projections.h"

#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/store/answer_opening.h"
#include "app/store/evidence.h"
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

using Memory = std::map<std::string, Bytes>; // "noted boot" → its value

Result<Memory> remembered(Store& store)
{
    auto query = TRY(store.database().prepare(
        "SELECT 'meta ' || name, value FROM meta UNION ALL SELECT 'noted ' || what, value FROM noted"));
    Memory memory;
    while (TRY(query.step()))
        memory.emplace(query.text(0), query.blob(1));
    memory.emplace("station.toml: site", bytes(store.name().site));
    memory.emplace("station.toml: station", bytes(store.name().station));
    return memory;
}

// A row is named with the lane's number, a checkpoint with its origin.
Result<> rememberHeads(Store& store, const OpenedEvent& heads, Memory& memory)
{
    for (const auto& field : heads.fields)
        if (const auto* text = std::get_if<std::string>(&field.value)) {
            const auto head = TRY(ledger::Checkpoint::parse(*text));
            if (const auto lane = TRY(store.ledger().laneByOrigin(head.origin)))
                memory["noted head " + std::to_string(lane->id)] = bytes(std::to_string(head.size));
        }
    return {};
}

Bytes digestOf(const std::vector<chain::Field>& setup)
{
    ledger::cbor::Array manifest;
    for (const auto& field : setup)
        manifest.push_back(ledger::cbor::Array{field.name, toCbor(field.value)});
    const auto digest = crypto::sha256(ledger::cbor::encode(ledger::cbor::Value(std::move(manifest))));
    return {digest.begin(), digest.end()};
}

// What one leaf of the spine says; a later one overrules it.
Result<> hear(Store& store, const Lane& spine, std::uint64_t index, Memory& memory)
{
    const auto opened = TRY(openEvent(store, spine, index, stationSubject()));
    const auto& type = opened.entry.type;
    if (type == chain::name(chain::EventType::StationCommissioned))
        for (const char* field : {"site", "station"})
            memory[std::string("station.toml: ") + field] = bytes(opened.text(field));
    else if (type == chain::name(chain::EventType::LaneHead))
        TRY(rememberHeads(store, opened, memory));
    else if (type == chain::name(chain::EventType::StationBooted))
        memory["noted boot"] = bytes(opened.text("boot"));
    else if (type == chain::name(chain::EventType::ConfigurationSet))
        memory["noted configuration"] = digestOf(opened.fields);
    else if (type == chain::name(chain::EventType::DeviceChanged))
        memory["noted device " + opened.text("device")] = bytes(opened.text("is"));
    else if (type == chain::name(chain::EventType::DiskSeen))
        for (const auto& field : opened.fields)
            if (const auto* boot = std::get_if<Bytes>(&field.value))
                memory["meta disk"] = bytes(hex(*boot) + " " + opened.text("disk"));
    return {};
}

// A spine that was stopped goes on in another: all of them, the oldest first.
Result<Memory> saidBySpine(Store& store)
{
    Memory memory{{"meta keys", bytes("months")}, {"meta states", bytes(std::string(statesVersion))}};
    for (const auto& lane : TRY(store.ledger().lanes()))
        for (std::uint64_t index = 0; !lane.tenant && index < lane.size; ++index)
            TRY(hear(store, lane, index, memory));
    return memory;
}

} // namespace

Result<> checkMemory(Store& store, std::vector<std::string>& faults)
{
    auto said = TRY(saidBySpine(store));
    for (auto& [name, value] : TRY(remembered(store))) {
        // The root is compared at each open, `erasure` with the journal it seals, `environment` with the
        // notes; `clock` is of no leaf.
        if (name == "meta root" || name == "meta erasure" || name == "noted environment"
            || name == "noted clock")
            continue;
        const auto found = said.find(name);
        if (found == said.end() || found->second != (name == "noted boot" ? bytes(hex(value)) : value))
            faults.push_back(name + ": the spine says otherwise, or nothing");
        if (found != said.end())
            said.erase(found);
    }
    for (const auto& [name, value] : said)
        faults.push_back(name + ": the spine says it, and its row is missing");
    return {};
}

Result<> checkSealed(Store& store, std::vector<std::string>& faults)
{
    auto keys = TRY(store.database().prepare("SELECT lower(hex(subject)), owner, wrap FROM subject_key"));
    while (TRY(keys.step())) {
        const auto month = store.keys().idOf("month", keys.text(1));
        const auto parent = crypto::recordKeyId(keys.blob(2));
        if (!month || !parent || *month != *parent)
            faults.push_back("key of " + keys.text(0) + ": it is listed under another month than wraps it");
    }
    auto answers = TRY(store.database().prepare("SELECT command FROM answer"));
    while (TRY(answers.step()))
        if (const auto opened = openAnswer(store.database(), store.keys(), store.subjects(), answers.blob(0));
            !opened)
            faults.push_back("answer " + hex(answers.blob(0)).substr(0, 12) + ": " + opened.error().what);
    return {};
}

// The first leaf of a lane that continues another names why that one was stopped.
Result<> checkContinued(Store& store, std::vector<std::string>& faults)
{
    for (const auto& lane : TRY(store.ledger().lanes())) {
        if (lane.size == 0)
            continue;
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, 0))));
        if (entry.type != chain::name(chain::EventType::LaneContinued))
            continue;
        const auto first = TRY(openEvent(store, lane, 0, stationSubject()));
        auto kept = TRY(store.database().prepare("SELECT why, evidence FROM quarantine q JOIN lane l ON "
                                                 "l.id=q.lane WHERE l.origin=? ORDER BY q.rowid"));
        kept.bind(1, first.text("continues"));
        for (int n = 1; !first.text("why_" + std::to_string(n)).empty(); ++n)
            if (!TRY(kept.step()) || kept.text(0) != first.text("why_" + std::to_string(n))
                || kept.text(1) != first.text("evidence_" + std::to_string(n))) {
                faults.push_back("lane " + first.text("continues")
                    + ": the evidence why it was stopped is not what the lane after it says");
                break;
            }
    }
    return {};
}

} // namespace custody::store
