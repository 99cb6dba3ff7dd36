// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_scenarios.h"

#include "app/store/fsck.h"
#include "tests/support/mirror_key.h"

namespace custody::test {

using chain::EventType;
using store::Store;

namespace {

constexpr auto copying =
    std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing;
const store::StationName plate{"eh1", "st07", "custody.example/eh1/st07"};

chain::Event at(Store& store, EventType type, const PersonId& who, std::vector<chain::Field> fields = {})
{
    chain::Event event;
    event.id = store.newEventId();
    event.type = type;
    event.at = store.clock().now();
    event.actor = who;
    event.fields = std::move(fields);
    return event;
}

// As a bench does: a store that could not be opened again takes no more work.
void record(Store& store, Told& told, const store::Recording& recording)
{
    if (store.isOpen())
        told.note(recording.events, store.record(recording));
}

} // namespace

void Told::note(const std::vector<chain::Event>& events, const Result<std::vector<store::Recorded>>& result)
{
    errors += !result;
    for (const auto& event : events) {
        if (result)
            recorded.insert(event.id);
        else if (result.error().what.find("not known whether") != std::string::npos)
            open.insert(event.id);
        else
            refused.insert(event.id);
    }
}

FaultScenarios::FaultScenarios()
{
    m_parcel = m_demo.openedParcel(m_demo.northwind, "1Z5R89390357567127", m_demo.ben.id);
    m_demo.photo(m_parcel, "a picture of the box", m_demo.ben.id);
    (void)receipt(m_demo, m_demo.laneOf(m_demo.northwind), MirrorKey());
    for (const char* lpn : {"LPN7K3M9QX2W", "LPN7K3M9QX2X", "LPN7K3M9QX2Y"})
        m_items.push_back(m_demo.item(m_parcel, lpn, m_demo.ben.id));
    m_offer = m_demo.offer(m_items.front(), m_demo.ben.id, m_demo.sara.id);

    m_all.push_back({"first open, store made", m_folders.filePath("none").toStdString(),
        [this](const std::filesystem::path& folder, Told& told) {
            const auto made = Store::create(folder, plate, crypto::Sealing::Plain, {}, clock());
            told.made = made.has_value();
            told.errors += !made;
        }});
    // As a killed station leaves it: the log beside the database, nothing settled.
    const std::filesystem::path killed = m_folders.filePath("killed").toStdString();
    std::filesystem::copy(m_demo.folder(), killed, copying);
    m_demo.close();

    const auto person = m_demo.ben.id;
    const auto taker = m_demo.sara.id;
    const auto parcel = m_parcel;
    const auto items = m_items;
    const auto offerId = m_offer;
    const auto one = [=](Store& store, Told& told) {
        auto labelled =
            at(store, EventType::LabelPrintRequested, person, {{"lpn", std::string("LPN7K3M9QX2W")}});
        labelled.parcel = parcel;
        labelled.item = items.front();
        record(store, told, {{labelled}, {}, {}, {}, {}});
    };
    add("one event", one);
    add("hand-off of three items", [=](Store& store, Told& told) {
        store::Recording recording;
        for (const auto& item : items) {
            auto accepted = at(store, EventType::CustodyAccepted, taker, {{"offer", toText(offerId)}});
            accepted.parcel = parcel;
            accepted.item = item;
            recording.events.push_back(std::move(accepted));
        }
        auto offer = store.things().offer(offerId);
        if (!offer)
            return;
        offer->state = chain::OfferState::Accepted;
        offer->answeredBy = taker;
        recording.offers = {*offer};
        recording.commandId = "hand-off";
        recording.answer = [](const auto&) { return std::string("{\"ok\":true}"); };
        record(store, told, recording);
    });
    add("photo", [=](Store& store, Told& told) {
        auto captured = at(store, EventType::PhotoCaptured, person, {{"role", std::string("front")}});
        captured.parcel = parcel;
        captured.item = items.front();
        const auto keys = store.subjects().find(parcel);
        const auto sealed = keys ? store.photos().keep(Bytes(60'000, 7), *keys, captured.id, 0)
                                 : Result<chain::Attachment>(tl::unexpected(keys.error()));
        if (!sealed)
            return;
        captured.attachments.push_back(*sealed);
        record(store, told, {{captured}, {}, {}, {}, {}});
    });
    add("receipt, then an event", [=, this](Store& store, Told& told) {
        const auto lane = store.ledger().laneOf(m_demo.northwind);
        if (!lane || !*lane)
            return;
        const auto note = store.ledger().newestHead((*lane)->id);
        if (!note)
            return;
        const auto head = must(ledger::openCheckpoint(*note, store.ledger().logKey(**lane)));
        const MirrorKey mirror;
        const auto now = clock().now();
        const auto taken =
            store.outbox().accept((*lane)->id, head, mirror.sign(head, now), mirror.verifier(), now);
        told.errors += !taken;
        if (taken)
            told.receipted[(*lane)->id] = head.size;
        one(store, told);
    });
    add("checkpoints and a new log", [=](Store& store, Told& told) {
        if (!store.database().run("PRAGMA wal_autocheckpoint=25"))
            return;
        for (int i = 0; i < 6; ++i)
            one(store, told);
    });
    m_all.push_back({"reopening after a kill", killed, [=, this](const auto& folder, Told& told) {
                         const auto store = Store::open(folder, {}, clock());
                         told.errors += !store;
                         if (store)
                             one(**store, told);
                     }});
}

void FaultScenarios::add(std::string name, std::function<void(Store&, Told&)> play)
{
    m_all.push_back({std::move(name), m_demo.folder(), [play, this](const auto& folder, Told& told) {
                         const auto store = Store::open(folder, {}, clock());
                         told.errors += !store;
                         if (store)
                             play(**store, told);
                     }});
}

FaultRun playOn(const Scenario& scenario, const std::filesystem::path& folder, DiskFault fault, long at,
    unsigned seed, const Clock& clock)
{
    std::filesystem::remove_all(folder);
    const bool isNew = !std::filesystem::exists(scenario.before);
    if (!isNew)
        std::filesystem::copy(scenario.before, folder, copying);
    FaultRun run;
    Told told;
    {
        FaultyDisk disk(fault, at, seed);
        scenario.play(folder, told);
        run.changes = disk.changes();
        run.struck = disk.struck();
        if (fault == DiskFault::LostFlush)
            disk.cutPower();
        if (disk.powerIsOff())
            disk.leaveWhatSurvives();
        // What a store says while the power is gone is heard by nobody.
        if (disk.powerIsOff() && fault != DiskFault::LostFlush) {
            told.refused.clear();
            told.open.clear();
        }
    }
    run.errors = told.errors;
    run.open = static_cast<int>(told.open.size());
    if (isNew && !told.made) {
        // Nothing was promised; but making it again must work, and not by deleting somebody's keys.
        if (const auto again = Store::create(folder, plate, crypto::Sealing::Plain, {}, clock);
            !again && again.error().what.find("already a store") == std::string::npos) {
            run.corrupt = "cannot be made again: " + again.error().what;
            return run;
        }
    }
    const auto store = Store::open(folder, {}, clock);
    if (!store) {
        run.corrupt = "does not open: " + store.error().what;
        return run;
    }
    const auto report = store::check(**store, store::Depth::Full);
    if (!report)
        run.corrupt = report.error().what;
    else if (!report->faults.empty())
        run.corrupt = report->faults.front();
    const auto has = [&](const EventId& id) { return must((*store)->ledger().holds(id)); };
    for (const auto& id : told.recorded)
        run.lost += !has(id);
    for (const auto& [lane, size] : told.receipted)
        run.lost += must((*store)->outbox().lane(lane)).receiptedSize < size;
    for (const auto& id : told.refused)
        run.untrue += has(id);
    for (const auto& id : told.open)
        run.openThere += has(id);
    return run;
}

} // namespace custody::test
