// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A station's whole memory in one folder: keys, ledger, projections, roster, photos. Opened by one process at
// a time and used on one thread.
//
//   DIR/station.toml  site, station, origin      DIR/keys/keystore  wrapped keys
//   DIR/custody.db    everything else            DIR/photos/ab/…    sealed photos

#include <functional>
#include <memory>

#include "app/store/answers.h"
#include "app/store/fixtures.h"
#include "app/store/ledger_store.h"
#include "app/store/outbox.h"
#include "app/store/photo_store.h"
#include "app/store/roster.h"
#include "app/store/things.h"

namespace custody::store {

struct StationName {
    std::string site; // eh1
    std::string station; // st07
    std::string origin; // custody.example/eh1/st07: the spine's name
};

// Asked only when the keystore is sealed by a passphrase.
using PassphraseSource = std::function<Result<std::string>()>;

// From the file that $CUSTODY_PASSPHRASE_FILE names, or asked for on the terminal. Never from the command
// line.
PassphraseSource passphraseFromOutside();

struct Recorded {
    EventId id;
    chain::EventType type;
    std::string lane; // origin
    std::uint64_t index = 0;
};

struct Recording {
    std::vector<chain::Event> events;
    std::vector<chain::Offer> offers; // as they stand after the events
    // Roster changes that belong in the same transaction.
    std::function<Result<>()> also;
    // A caller's id for the whole command, and the answer to keep under it once the places of the events are
    // known.
    std::string commandId;
    std::function<std::string(const std::vector<Recorded>&)> answer;
};

// Told after each durable step of a longer work. A test stops there; the next start goes on.
using StepWatch = std::function<Result<>(std::string_view step)>;

class Store {
public:
    static Result<> create(const std::filesystem::path& folder, const StationName& name,
        crypto::Sealing sealing, const PassphraseSource& passphrase, const Clock& clock);
    static Result<std::unique_ptr<Store>> open(
        const std::filesystem::path& folder, const PassphraseSource& passphrase, const Clock& clock);
    static Result<StationName> nameOf(const std::filesystem::path& folder);

    const StationName& name() const { return m_name; }
    const std::filesystem::path& folder() const { return m_folder; }
    const Clock& clock() const { return m_clock; }
    const Boot& boot() const { return m_boot; }
    crypto::Sealing sealing() const { return m_guard->kind(); }
    LedgerStore& ledger() { return *m_ledger; }
    Outbox& outbox() { return *m_outbox; }
    Roster& roster() { return *m_roster; }
    PhotoStore& photos() { return m_photos; }
    Things& things() { return *m_things; }
    Fixtures& fixtures() { return *m_fixtures; }
    SubjectKeyring& subjects() { return *m_subjects; }
    Database& database() { return *m_database; }
    const crypto::Keystore& keys() const { return m_keys; }

    // False after a failed COMMIT whose store could not be opened again; nothing but reopen() may be called
    // then.
    bool isOpen() const { return m_things != nullptr; }
    Result<> reopen() { return openDatabase(); }

    EventId newEventId() const;

    // All events of one act, with their projections and signed heads, in one transaction. Returns after
    // COMMIT. When COMMIT itself fails the store is reopened and the truth looked up by event id.
    Result<std::vector<Recorded>> record(const Recording& recording);
    // The answer once given to this command id.
    Result<std::optional<std::string>> answered(std::string_view commandId)
    {
        return m_answers->find(commandId);
    }

    // The lane a parcel's events go to; a parcel of no known brand goes to the operator's own lane.
    Result<Lane> laneFor(const std::optional<SubjectId>& parcel);
    Result<> enrolTenant(const std::string& name, TenantId* made = nullptr);
    // Makes a second key for a month whose first is about to be dropped.
    Result<> prepareMonth(const std::string& month);
    // Makes the key that seals the journal of erasures, when there is none.
    Result<> prepareErasures();
    // A new root key, everything that lives wrapped again, and a leaf in the spine that says so. Finished at
    // the next open when it is cut off.
    Result<> turnKeys(crypto::KeyTurn change, const StepWatch& watch = {});
    // The root wrapped for the operator's offline key, now and at each later turn; recorded in the spine.
    Result<Bytes> escrowRoot(const crypto::EscrowKey& key);

    // In the caller's transaction: the kept answers that tell of this parcel.
    Result<> forgetAnswers(const SubjectId& parcel) { return m_answers->forget(parcel); }

    // What the store knows of itself, by name.
    Result<std::optional<Bytes>> meta(std::string_view name);
    Result<> setMeta(std::string_view name, ByteView value);
    Result<> dropMeta(std::string_view name);

    // Removes sealed photos that no event came to name, older than a day.
    Result<std::size_t> sweepPhotos();

private:
    Store(std::filesystem::path folder, StationName name, crypto::Keystore keys,
        std::unique_ptr<crypto::KeySealing> guard, const Clock& clock);
    Result<> openDatabase();
    Result<> matchKeystore();
    Result<std::optional<std::string>> newestRootOnRecord();
    Result<> noteTurn(const KeyId& root);
    Result<> upgradeKeys();
    Result<> upgradeSubjects();
    Result<> upgradeAnswers();
    Result<> upgradeStates();
    Result<std::vector<Recorded>> write(const Recording& recording);
    Result<Recorded> writeEvent(const chain::Event& event, const Lane& lane);
    Result<std::optional<Lane>> writeClockStep();
    Result<std::vector<Recorded>> reconcile(const Recording& recording, const Error& commitError);

    std::filesystem::path m_folder;
    StationName m_name;
    crypto::Keystore m_keys;
    std::unique_ptr<crypto::KeySealing> m_guard; // seals each new root
    const Clock& m_clock;
    Boot m_boot;
    std::optional<std::int64_t> m_clockOffset; // wall less stopwatch, at the last act
    PhotoStore m_photos;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SubjectKeyring> m_subjects;
    std::unique_ptr<LedgerStore> m_ledger;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<Fixtures> m_fixtures;
    std::unique_ptr<Things> m_things;
    std::unique_ptr<Answers> m_answers;
};

} // namespace custody::store
