// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/store.h"

#include <chrono>

#include "app/store/erasure.h"
#include "app/store/migrations.h"
#include "app/store/projections.h"
#include "app/store/store_files.h"

namespace custody::store {
Store::Store(std::filesystem::path folder, StationName name, crypto::Keystore keys,
    std::unique_ptr<crypto::KeySealing> guard, const Clock& clock)
    : m_folder(std::move(folder))
    , m_name(std::move(name))
    , m_keys(std::move(keys))
    , m_guard(std::move(guard))
    , m_clock(clock)
    , m_boot(readBoot())
    , m_photos(m_folder / "photos")
{
}

Result<> Store::create(const std::filesystem::path& folder, const StationName& name, crypto::Sealing sealing,
    const PassphraseSource& passphrase, const Clock& clock)
{
    TRY(createStoreFiles(folder, name, sealing, passphrase));
    auto guard = TRY(sealingFor(sealing, passphrase));
    auto keys = TRY(crypto::Keystore::open(folder / "keys" / "keystore", *guard));
    std::unique_ptr<Store> store(new Store(folder, name, std::move(keys), std::move(guard), clock));
    TRY(store->openDatabase());
    auto spine = TRY(store->ledger().laneOf(std::nullopt));
    if (spine ? spine->origin != name.origin : store->m_keys.find("roster", "station").has_value())
        return fail(Fault::Invalid,
            "the keys in " + folder.string() + " belong to another store; choose another folder");
    if (!spine) {
        auto change = TRY(Transaction::begin(store->database()));
        spine = TRY(store->ledger().openLane(name.origin, std::nullopt));
        TRY(store->ledger().openLane(laneOrigin(name.origin), TenantId{}));
        TRY(store->subjects().obtain(stationSubject(), TenantId{}));
        TRY(store->setMeta("root", store->keys().rootId().bytes()));
        TRY(store->setMeta("keys", view("months")));
        TRY(store->setMeta("states", view(statesVersion)));
        TRY(std::move(change).keep());
    }
    if (spine->size == 0) {
        chain::Event born;
        born.id = store->newEventId();
        born.type = chain::EventType::StationCommissioned;
        born.at = clock.now();
        born.fields = {
            {"site", name.site}, {"station", name.station}, {"sealing", std::string(crypto::name(sealing))}};
        TRY(store->record({{born}, {}, {}, {}, {}}));
    }
    return writeNamePlate(folder, name);
}

Result<std::unique_ptr<Store>> Store::open(
    const std::filesystem::path& folder, const PassphraseSource& passphrase, const Clock& clock)
{
    auto name = TRY(nameOf(folder));
    const auto keyfile = folder / "keys" / "keystore";
    const auto sealing = TRY(crypto::Keystore::sealingOf(keyfile));
    auto guard = TRY(sealingFor(sealing, passphrase));
    auto keys = TRY(crypto::Keystore::open(keyfile, *guard));
    std::unique_ptr<Store> store(
        new Store(folder, std::move(name), std::move(keys), std::move(guard), clock));
    // SQLite would make a missing database anew, and an empty store agrees with itself.
    if (!std::filesystem::exists(folder / "custody.db"))
        return fail(
            Fault::NotFound, "custody.db is missing from " + folder.string() + "; restore it from a backup");
    TRY(store->openDatabase());
    const auto spine = TRY(store->m_ledger->laneByOrigin(store->m_name.origin));
    if (!spine || spine->size == 0 || spine->tenant)
        return fail(Fault::Tampered,
            "custody.db is not this station's: its first log is missing or another one's; restore it from a "
            "backup");
    TRY(store->matchKeystore());
    TRY(store->upgradeKeys());
    TRY(store->upgradeStates());
    TRY(Erasure(*store).finish());
    return store;
}

Result<StationName> Store::nameOf(const std::filesystem::path& folder) { return readStationName(folder); }

Result<> Store::openDatabase()
{
    m_answers.reset();
    m_things.reset();
    m_fixtures.reset();
    m_roster.reset();
    m_outbox.reset();
    m_ledger.reset();
    m_subjects.reset();
    m_database.reset();
    m_database = TRY(Database::open(m_folder / "custody.db"));
    TRY(m_database->migrate(migrations()));
    m_subjects = std::make_unique<SubjectKeyring>(*m_database, m_keys);
    m_ledger = std::make_unique<LedgerStore>(*m_database, m_keys, *m_subjects, m_clock, m_boot);
    m_outbox = std::make_unique<Outbox>(*m_database, *m_ledger);
    m_roster = std::make_unique<Roster>(*m_database, m_keys);
    m_fixtures = std::make_unique<Fixtures>(*m_database, *m_subjects);
    m_things = std::make_unique<Things>(*m_database, m_keys, *m_subjects, *m_fixtures);
    m_answers = std::make_unique<Answers>(*m_database, m_keys, *m_subjects);
    return {};
}

EventId Store::newEventId() const { return uuid7<EventId>(m_clock.now(), crypto::randomArray<10>()); }

Result<Lane> Store::laneFor(const std::optional<SubjectId>& parcel)
{
    std::optional<TenantId> tenant;
    if (parcel && TRY(m_things->isErased(*parcel))) {
        auto query = TRY(m_database->prepare("SELECT lane FROM erased WHERE subject=?"));
        query.bind(1, parcel->bytes());
        TRY(query.step());
        return m_ledger->lane(query.integer(0));
    }
    if (parcel)
        tenant = TRY(m_things->parcel(*parcel)).tenant;
    const auto lane = TRY(m_ledger->laneOf(tenant));
    if (!lane)
        return fail(Fault::NotFound, "this brand has no lane at this station; enrol it first");
    return *lane;
}

Result<> Store::enrolTenant(const std::string& name, TenantId* made)
{
    const Tenant tenant{uuid7<TenantId>(m_clock.now(), crypto::randomArray<10>()), name};
    chain::Event event;
    event.id = newEventId();
    event.type = chain::EventType::TenantEnrolled;
    event.at = m_clock.now();
    const auto origin = laneOrigin(m_name.origin);
    event.fields = {{"tenant", toText(tenant.id)}, {"lane", origin}};
    Recording recording;
    recording.events = {event};
    recording.also = [&]() -> Result<> {
        TRY(m_roster->enrolTenant(tenant));
        TRY(m_ledger->openLane(origin, tenant.id));
        return {};
    };
    TRY(record(recording));
    if (made)
        *made = tenant.id;
    return {};
}

Result<std::vector<Recorded>> Store::record(const Recording& recording)
{
    Error commitError{Fault::Storage, {}, {}};
    {
        auto change = TRY(Transaction::begin(*m_database));
        auto recorded = write(recording);
        if (!recorded) {
            m_ledger->forget();
            m_things->forget();
            m_subjects->settle();
            return recorded;
        }
        auto kept = std::move(change).keep();
        if (kept) {
            m_clockOffset = m_clock.now() - m_clock.monotonicMs();
            return recorded;
        }
        commitError = kept.error();
    }
    // The transaction is gone by now: it must not outlive the handle that reconciling replaces.
    return reconcile(recording, commitError);
}

Result<std::vector<Recorded>> Store::reconcile(const Recording& recording, const Error& commitError)
{
    // After an error from COMMIT the outcome is unknown; only a fresh look at the file can tell. Opening
    // confirms that the disk holds what is read.
    if (auto reopened = openDatabase(); !reopened)
        return fail(commitError.fault,
            commitError.what + "; and the store could not be reopened (" + reopened.error().what
                + "), so it is not known whether this step was recorded. Restart the station: it will tell");
    std::vector<Recorded> found;
    for (const auto& event : recording.events) {
        auto query = TRY(m_database->prepare(
            "SELECT l.origin, f.idx FROM leaf f JOIN lane l ON l.id=f.lane WHERE f.event_id=?"));
        query.bind(1, event.id.bytes());
        if (!TRY(query.step()))
            return tl::unexpected(commitError);
        found.push_back({event.id, event.type, query.text(0), static_cast<std::uint64_t>(query.integer(1))});
    }
    return found;
}

Result<std::size_t> Store::sweepPhotos()
{
    std::vector<Hash> orphans;
    for (const auto& blob : TRY(m_photos.all())) {
        auto query = TRY(m_database->prepare("SELECT 1 FROM photo WHERE id=?"));
        query.bind(1, blob);
        if (TRY(query.step()))
            continue;
        std::error_code failed;
        const auto written = std::filesystem::last_write_time(m_photos.pathOf(blob), failed);
        if (!failed && std::filesystem::file_time_type::clock::now() - written >= std::chrono::hours(24))
            orphans.push_back(blob);
    }
    if (orphans.empty())
        return std::size_t{0};
    // The table is only a cache: what a leaf names is evidence, whatever the table has lost.
    for (const auto& lane : TRY(m_ledger->lanes()))
        for (std::uint64_t index = 0; index < lane.size; ++index) {
            const auto entry = TRY(ledger::decodeEntry(TRY(m_ledger->entryBytes(lane.id, index))));
            for (const auto& named : entry.blobs)
                std::erase(orphans, named.id);
        }
    for (const auto& blob : orphans)
        TRY(m_photos.forget(blob));
    return orphans.size();
}

} // namespace custody::store
