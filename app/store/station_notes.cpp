// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/station_notes.h"

#include <charconv>

#include "app/base/file.h"
#include "app/store/evidence.h"
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

using chain::EventType;

constexpr std::size_t largestSettings = 1 << 20;

Result<std::optional<Bytes>> noted(Store& store, const std::string& what)
{
    auto query = TRY(store.database().prepare("SELECT value FROM noted WHERE what=?"));
    query.bind(1, what);
    if (!TRY(query.step()))
        return std::optional<Bytes>();
    const auto value = query.blob(0);
    return std::optional(Bytes(value.begin(), value.end()));
}

Result<> keep(Store& store, const std::string& what, ByteView value)
{
    auto insert = TRY(store.database().prepare(
        "INSERT INTO noted(what, value) VALUES(?,?) ON CONFLICT(what) DO UPDATE SET value=excluded.value"));
    insert.bind(1, what).bind(2, value);
    return insert.run();
}

std::int64_t numberIn(const std::optional<Bytes>& value)
{
    std::int64_t number = 0;
    if (value)
        std::from_chars(reinterpret_cast<const char*>(value->data()),
            reinterpret_cast<const char*>(value->data() + value->size()), number);
    return number;
}

// The leaves of one act and the rows that remember them, to land in one transaction.
class Notes {
public:
    explicit Notes(Store& store)
        : m_store(store)
    {
    }

    chain::Event& add(EventType type, std::vector<chain::Field> fields)
    {
        auto& event = m_recording.events.emplace_back();
        event.id = m_store.newEventId();
        event.type = type;
        event.at = m_store.clock().now();
        event.fields = std::move(fields);
        return event;
    }
    void remember(std::string what, Bytes value) { m_rows.emplace_back(std::move(what), std::move(value)); }

    Result<> record() &&
    {
        if (m_recording.events.empty())
            return {};
        m_recording.also = [this]() -> Result<> {
            for (const auto& [what, value] : m_rows)
                TRY(keep(m_store, what, value));
            return {};
        };
        TRY(m_store.record(m_recording));
        return {};
    }

private:
    Store& m_store;
    Recording m_recording;
    std::vector<std::pair<std::string, Bytes>> m_rows;
};

Result<Lane> spineOf(Store& store)
{
    const auto spine = TRY(store.ledger().laneOf(std::nullopt));
    if (!spine)
        return fail(Fault::Tampered, "this store has no log of its own; restore it from a backup");
    return *spine;
}

Result<bool> isOpen(Store& store, const Lane& lane)
{
    return TRY(store.outbox().lane(lane.id)).state == LaneState::Open;
}

Result<UtcMs> lastClaim(Store& store, const Lane& lane)
{
    if (lane.size == 0)
        return 0;
    const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, lane.size - 1))));
    return static_cast<UtcMs>(entry.claimedMs);
}

// A new boot, and a clock that was set while no program looked. After a boot the stopwatch began anew, so
// only a clock that went back can be told.
Result<> addBoot(Store& store, const Lane& spine, Notes& notes)
{
    const auto& boot = store.boot().id;
    const auto before = TRY(noted(store, "boot"));
    const bool sameBoot = before && std::equal(before->begin(), before->end(), boot.begin(), boot.end());
    const auto now = store.clock().now();
    const auto offset = now - store.clock().monotonicMs();
    auto step = sameBoot ? offset - numberIn(TRY(noted(store, "clock")))
                         : std::min<std::int64_t>(now - TRY(lastClaim(store, spine)), 0);
    if (std::abs(step) <= clockStepMs)
        step = 0;
    if (!sameBoot) {
        notes.add(EventType::StationBooted, {{"boot", hex(boot)}});
        notes.remember("boot", Bytes(boot.begin(), boot.end()));
    }
    if (step != 0)
        notes.add(EventType::ClockStepped, {{"step_ms", step}, {"seen", "at start"}});
    if (!sameBoot || step != 0)
        notes.remember("clock", bytes(std::to_string(offset)));
    return {};
}

Result<> addSetup(Store& store, std::vector<chain::Field> setup, Notes& notes)
{
    setup.insert(setup.begin(),
        {{"version", std::string(CUSTODY_VERSION)}, {"sealing", std::string(crypto::name(store.sealing()))}});
    const auto cloud = TRY(readFileIfThere(store.folder() / "sync.toml", largestSettings));
    // The policies in force: what every later leaf was written under.
    setup.push_back({"policy standard", hex(crypto::sha256(view(chain::standardPolicyText())))});
    for (const auto& brand : TRY(store.roster().tenants()))
        setup.push_back({"policy " + toText(brand.id),
            hex(crypto::sha256(view(TRY(store.fixtures().policyText(brand.id)))))});
    setup.push_back({"cloud_settings", cloud ? hex(crypto::sha256(*cloud)) : std::string("none")});

    ledger::cbor::Array manifest;
    for (const auto& field : setup)
        manifest.push_back(ledger::cbor::Array{field.name, toCbor(field.value)});
    const auto digest = crypto::sha256(ledger::cbor::encode(ledger::cbor::Value(std::move(manifest))));
    if (const auto before = TRY(noted(store, "configuration"));
        before && std::equal(before->begin(), before->end(), digest.begin(), digest.end()))
        return {};
    notes.add(EventType::ConfigurationSet, std::move(setup));
    notes.remember("configuration", Bytes(digest.begin(), digest.end()));
    return {};
}

std::string headRow(const Lane& lane) { return "head " + std::to_string(lane.id); }

Result<> addHeads(Store& store, Notes& notes)
{
    std::vector<chain::Field> heads;
    for (const auto& lane : TRY(store.ledger().lanes())) {
        if (!lane.tenant || lane.size == 0)
            continue;
        const auto size = std::to_string(lane.size);
        if (TRY(noted(store, headRow(lane))) == bytes(size))
            continue;
        heads.push_back(
            {"head " + std::to_string(heads.size() + 1), TRY(store.ledger().newestHead(lane.id)).text});
        notes.remember(headRow(lane), bytes(size));
    }
    if (!heads.empty())
        notes.add(EventType::LaneHead, std::move(heads));
    return {};
}

// A checkpoint named in the spine must be what the lane's leaves still give.
Result<> checkHead(Store& store, const std::string& text)
{
    const auto head = TRY(ledger::Checkpoint::parse(text));
    const auto lane = TRY(store.ledger().laneByOrigin(head.origin));
    if (!lane)
        return fail(Fault::Tampered, "it names a lane that is no longer here: " + head.origin);
    if (head.size > lane->size)
        return fail(Fault::Tampered,
            "lane " + head.origin + " had " + std::to_string(head.size) + " leaves and now has "
                + std::to_string(lane->size) + ": it was rolled back");
    if (TRY(ledger::rootAt(head.size, store.ledger().nodes(lane->id))) != head.root)
        return fail(Fault::Tampered, "lane " + head.origin + " had another history then: it was rewritten");
    return {};
}

} // namespace

Result<> noteStation(Store& store, std::vector<chain::Field> setup)
{
    const auto spine = TRY(spineOf(store));
    if (!TRY(isOpen(store, spine)))
        return {}; // a stopped spine takes no leaf; whoever signs in is told why
    Notes notes(store);
    TRY(addBoot(store, spine, notes));
    TRY(addSetup(store, std::move(setup), notes));
    TRY(addHeads(store, notes));
    return std::move(notes).record();
}

Result<> noteHeads(Store& store)
{
    if (!TRY(isOpen(store, TRY(spineOf(store)))))
        return {};
    Notes notes(store);
    TRY(addHeads(store, notes));
    return std::move(notes).record();
}

Result<std::optional<std::string>> notedDevice(Store& store, const std::string& role)
{
    const auto before = TRY(noted(store, "device " + role));
    return before ? std::optional(std::string(text(*before))) : std::nullopt;
}

Result<> noteDevice(
    Store& store, const std::string& role, const std::string& device, const std::string& change)
{
    if (!TRY(isOpen(store, TRY(spineOf(store)))))
        return {};
    std::vector<chain::Field> fields{{"device", role}, {"change", change}, {"is", device}};
    if (auto before = TRY(notedDevice(store, role)))
        fields.push_back({"was", std::move(*before)});
    Notes notes(store);
    notes.add(EventType::DeviceChanged, std::move(fields));
    notes.remember("device " + role, bytes(device));
    return std::move(notes).record();
}

Result<> checkNotes(Store& store)
{
    const auto spine = TRY(spineOf(store));
    std::optional<Hash> setup;
    for (std::uint64_t index = 0; index < spine.size; ++index) {
        const auto at = "spine, leaf " + std::to_string(index);
        const auto bytes = TRY(store.ledger().entryBytes(spine.id, index));
        const auto entry = TRY(ledger::decodeEntry(bytes));
        if (entry.environment != setup)
            return fail(Fault::Tampered, at + ": it names another setup than the newest before it");
        if (entry.type == chain::name(EventType::ConfigurationSet))
            setup = ledger::leafHash(bytes);
        if (entry.type != chain::name(EventType::LaneHead))
            continue;
        const auto opened = TRY(openEvent(store, spine, index, stationSubject()));
        for (const auto& field : opened.fields)
            if (const auto* text = std::get_if<std::string>(&field.value))
                if (const auto checked = checkHead(store, *text); !checked)
                    return fail(at, checked.error());
    }
    const auto kept = TRY(noted(store, "environment"));
    if (kept.has_value() != setup.has_value()
        || (setup && !std::equal(kept->begin(), kept->end(), setup->begin(), setup->end())))
        return fail(Fault::Tampered, "the setup that new leaves would name is not the newest of the spine");
    return {};
}

} // namespace custody::store
