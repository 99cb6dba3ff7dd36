// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include "app/crypto/aead.h"
#include "app/crypto/keystore_file.h"
#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "app/store/search.h"
#include "tests/support/mirror_key.h"
#include "tests/support/shelf.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

namespace {

std::string faults(DemoStore& demo)
{
    std::string all;
    for (const auto& fault : must(check(*demo, Depth::Full)).faults)
        all += fault + "\n";
    return all;
}

// Every key that is left: the root, all of the keystore, and what is derived for each parcel.
std::vector<crypto::Secret> survivingKeys(Shelf& shelf)
{
    std::vector<crypto::Secret> keys;
    const auto file =
        must(crypto::KeystoreFile::parse(text(must(readFile(shelf.folder() / "keys/keystore", 1 << 20)))));
    keys.push_back(must(crypto::Secret::fromBytes(file.sealedRoot))); // plain: the root itself
    for (const auto& facts : shelf->keys().facts())
        if (const auto key = shelf->keys().findById(facts.id))
            keys.push_back((*key)->clone());
    for (const auto& subject : shelf.column("SELECT subject FROM subject_key")) {
        auto derived = must(shelf->subjects().find(must(SubjectId::fromBytes(subject))));
        keys.push_back(std::move(derived.records));
        keys.push_back(std::move(derived.salts));
        keys.push_back(std::move(derived.photos));
    }
    return keys;
}

crypto::KeystoreFile keystoreOf(const Shelf& shelf)
{
    return must(crypto::KeystoreFile::parse(text(must(readFile(shelf.folder() / "keys/keystore", 1 << 20)))));
}

// In a process of its own, which is killed as soon as `step` is done. False when it never came to it.
bool killedAfter(Shelf& shelf, const std::string& step, const std::function<void(Store&, StepWatch)>& work)
{
    shelf.close();
    const auto child = ::fork();
    if (child == 0) {
        const auto store = must(Store::open(shelf.folder(), {}, shelf.clock));
        work(*store, [&](std::string_view done) -> Result<> {
            if (done == step)
                ::kill(::getpid(), SIGKILL);
            return {};
        });
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace

class ErasureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void erasedParcelIsNowhereOnTheDisk()
    {
        Shelf shelf;
        const auto traces = shelf.traces();
        QVERIFY(traces.size() > 15);
        must(shelf->database().settle());
        const DiskBytes before(shelf.folder());
        for (const auto& trace : traces)
            QVERIFY2(before.holds(trace), hex(trace).substr(0, 40).c_str());

        const auto count = must(Erasure(*shelf).run(shelf.request()));

        QCOMPARE(count.parcels, std::uint64_t{1});
        QCOMPARE(count.items, std::uint64_t{1});
        QCOMPARE(count.photos, std::uint64_t{1});
        const DiskBytes open(shelf.folder());
        shelf.close();
        const DiskBytes closed(shelf.folder());
        for (const auto* disk : {&open, &closed})
            for (const auto& trace : traces)
                QVERIFY2(!disk->holds(trace), disk->find(trace).value_or("").c_str());
    }

    void noSurvivingKeyOpensAnythingThatWasTheParcels()
    {
        Shelf shelf;
        const auto lane = shelf.laneOf(shelf.northwind);
        const auto wrap =
            shelf.column("SELECT wrap FROM subject_key WHERE subject=" + shelf.literal(shelf.gone)).front();
        const auto oldKeys = keystoreOf(shelf).keys;
        const auto month = monthOwner(shelf.northwind, shelf.gone);
        struct Sealed {
            EventId event;
            KeyId key;
            Bytes bytes;
        };
        std::vector<Sealed> payloads;
        const auto keyId = must(shelf->subjects().find(shelf.gone)).id;
        for (const auto& place : must(shelf->things().placesOf(shelf.gone))) {
            const auto entry =
                must(ledger::decodeEntry(must(shelf->ledger().entryBytes(place.lane, place.index))));
            payloads.push_back({entry.eventId, keyId,
                shelf.column("SELECT ct FROM payload WHERE event_id=x'" + hex(entry.eventId.bytes()) + "'")
                    .front()});
        }
        const auto opensOne = [&](const std::vector<crypto::Secret>& keys) {
            int opened = 0;
            for (const auto& key : keys) {
                opened += crypto::unwrapKey(key, wrap, "subject", toText(shelf.gone)).has_value();
                for (const char* kind : {"month", "index"})
                    opened += crypto::unwrapKey(key, oldKeys.at({kind, month}).wrap, kind, month).has_value();
                for (const auto& one : payloads)
                    opened +=
                        crypto::openRecord(key, one.bytes, payloadContext(lane.origin, one.event, one.key))
                            .has_value();
            }
            return opened;
        };
        QVERIFY(opensOne(survivingKeys(shelf)) >= int(payloads.size()) + 3); // before: all of it

        must(Erasure(*shelf).run(shelf.request()));

        QCOMPARE(opensOne(survivingKeys(shelf)), 0);
        // And the keys above are other keys than before: bytes kept from the old file are dead too.
        for (const auto& [name, old] : oldKeys)
            for (const auto& key : survivingKeys(shelf))
                QVERIFY2(!crypto::unwrapKey(key, old.wrap, name.first, name.second) || name.first == "signing"
                        || name.second.find(toText(shelf.northwind)) != 0,
                    name.first.c_str());
    }

    void theLogStaysAndTheStoreAgreesWithItself()
    {
        Shelf shelf;
        const auto lane = shelf.laneOf(shelf.northwind);
        const auto certificate = must(certificateOf(*shelf, shelf.item)).text();
        const auto root = must(ledger::rootAt(lane.size, shelf->ledger().nodes(lane.id)));

        const auto count = must(Erasure(*shelf).run(shelf.request()));

        QCOMPARE(must(ledger::rootAt(lane.size, shelf->ledger().nodes(lane.id))), root);
        QVERIFY(ledger::verifyCertificate(certificate, nullptr).verifies);
        QCOMPARE(count.leaves.size(), std::size_t{2}); // the parcel's chain and its item's
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
        QCOMPARE(must(check(*shelf, Depth::Full)).erased, count.events);
        shelf.reopen();
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
    }

    void certificateMadeAfterwardsSaysWhatWasErased()
    {
        Shelf shelf;
        must(Erasure(*shelf).run(shelf.request()));

        for (const auto& id : {shelf.gone, shelf.item}) {
            const auto text = must(certificateOf(*shelf, id)).text();

            const auto report = ledger::verifyCertificate(text, nullptr);
            QVERIFY2(report.verifies, report.faults.empty() ? "" : report.faults.front().what.c_str());
            QCOMPARE(report.erased.size(), std::size_t{1});
            QVERIFY(report.erased.front().find("basis request") != std::string::npos);
            QVERIFY(text.find(goneTracking) == std::string::npos);
            for (const auto& event : report.events)
                QVERIFY(event.shown.empty() || event.type == "subject.erased");
        }
    }

    void othersAreFoundAndOpenedAsBefore()
    {
        Shelf shelf;

        must(Erasure(*shelf).run(shelf.request()));
        shelf.reopen();

        QCOMPARE(must(subjectNamed(*shelf, staysTracking)), shelf.stays);
        QCOMPARE(must(subjectNamed(*shelf, "LPNFCKTVCGFG")), shelf.staysItem);
        QCOMPARE(must(subjectNamed(*shelf, alderTracking)), shelf.other);
        QCOMPARE(must(shelf->things().parcel(shelf.stays)).tracking, staysTracking);
        QVERIFY(must(shelf->answered("a command about nobody")).has_value());
        shelf.openedParcel(shelf.northwind, "1Z5R89390357567163", shelf.ben.id);
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
    }

    void erasedParcelIsNotFoundAndNeverComesBack()
    {
        Shelf shelf;

        must(Erasure(*shelf).run(shelf.request()));

        QCOMPARE(subjectNamed(*shelf, goneTracking).error().fault, Fault::NotFound);
        QCOMPARE(subjectNamed(*shelf, "LPN7K3M9QX2W").error().fault, Fault::NotFound);
        QVERIFY(must(parcelsByTrackingEnding(*shelf, "567127")).empty());
        QVERIFY(!must(shelf->answered("a command about it")));
        QCOMPARE(shelf->things().parcel(shelf.gone).error().fault, Fault::NotFound);
        QCOMPARE(shelf->subjects().obtain(shelf.gone, shelf.northwind).error().fault, Fault::NotFound);
        QCOMPARE(Erasure(*shelf).run(shelf.request()).error().fault, Fault::NotFound);
    }

    void leavesOnTheirWayToTheCloudStayOnTheirWay()
    {
        Shelf shelf;
        const auto waiting = shelf.number("SELECT count(*) FROM outbox");

        const auto count = must(Erasure(*shelf).run(shelf.request()));

        // The erase leaves and the one that tells of the new root join them.
        QCOMPARE(
            shelf.number("SELECT count(*) FROM outbox"), waiting + std::int64_t(count.leaves.size()) + 1);
    }

    void killedAfterAnyStepItIsFinishedAtTheNextStart_data()
    {
        QTest::addColumn<QByteArray>("step");
        for (const char* step : {"asked", "months ready", "rows gone", "photos gone", "scrubbed",
                 "root announced", "keystore replaced", "turn recorded", "done"})
            QTest::newRow(step) << QByteArray(step);
    }

    void killedAfterAnyStepItIsFinishedAtTheNextStart()
    {
        QFETCH(QByteArray, step);
        Shelf shelf;
        const auto traces = shelf.traces();
        const auto lane = shelf.laneOf(shelf.northwind);
        const auto request = shelf.request();
        QVERIFY(killedAfter(shelf, step.toStdString(),
            [&](Store& store, StepWatch watch) { (void)Erasure(store, std::move(watch)).run(request); }));

        shelf.reopen();

        QCOMPARE(shelf.number("SELECT count(*) FROM erasure"), 0);
        QCOMPARE(shelf.number("SELECT count(*) FROM erased"), 2);
        QCOMPARE(shelf.laneOf(shelf.northwind).size, lane.size + 2); // each leaf once
        QVERIFY(shelf->keys().owners("month-next").empty());
        QVERIFY(!must(shelf->meta("next_root")));
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
        const DiskBytes disk(shelf.folder());
        for (const auto& trace : traces)
            QVERIFY2(!disk.holds(trace), disk.find(trace).value_or("").c_str());
        QCOMPARE(must(subjectNamed(*shelf, staysTracking)), shelf.stays);
        shelf.reopen();
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
    }

    void killedAfterAnyStepOfARotationTheStoreOpens_data()
    {
        QTest::addColumn<QByteArray>("step");
        for (const char* step : {"root announced", "keystore replaced", "turn recorded"})
            QTest::newRow(step) << QByteArray(step);
    }

    void killedAfterAnyStepOfARotationTheStoreOpens()
    {
        QFETCH(QByteArray, step);
        Shelf shelf;
        const auto before = shelf->keys().rootId();
        QVERIFY(killedAfter(shelf, step.toStdString(),
            [](Store& store, StepWatch watch) { (void)store.turnKeys({}, std::move(watch)); }));

        shelf.reopen();

        QCOMPARE(shelf->keys().rootId() == before, step == "root announced");
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
        QCOMPARE(must(shelf->things().parcel(shelf.gone)).tracking, goneTracking);
    }

    void keystoreFromBeforeAnErasureIsRefused()
    {
        Shelf shelf;
        const auto old = must(readFile(shelf.folder() / "keys/keystore", 1 << 20));
        must(Erasure(*shelf).run(shelf.request()));
        shelf.close();
        must(replaceFile(shelf.folder() / "keys/keystore", old, Access::OwnerOnly));

        const auto opened = Store::open(shelf.folder(), {}, shelf.clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Tampered);
        QVERIFY(opened.error().what.find("older copy") != std::string::npos);
    }

    // Whoever took the root's name out of the database could bring back the keys of what was erased.
    void keystoreFromBeforeAnErasureIsRefusedAlsoWithoutTheRootsName()
    {
        Shelf shelf;
        const auto old = must(readFile(shelf.folder() / "keys/keystore", 1 << 20));
        must(Erasure(*shelf).run(shelf.request()));
        must(shelf->dropMeta("root"));
        shelf.close();
        const auto newest = must(readFile(shelf.folder() / "keys/keystore", 1 << 20));
        must(replaceFile(shelf.folder() / "keys/keystore", old, Access::OwnerOnly));

        const auto opened = Store::open(shelf.folder(), {}, shelf.clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Tampered);
        QVERIFY2(opened.error().what.find("older copy") != std::string::npos, opened.error().what.c_str());
        must(replaceFile(shelf.folder() / "keys/keystore", newest, Access::OwnerOnly));
        shelf.reopen();
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
    }

    void brandIsErasedWhole()
    {
        Shelf shelf;
        ErasureRequest request;
        request.scope = ErasureScope::Brand;
        request.brand = shelf.northwind;
        request.basis = "contract_end";

        const auto count = must(Erasure(*shelf).run(request));

        QCOMPARE(count.parcels, std::uint64_t{2});
        QCOMPARE(count.leaves.size(), std::size_t{1});
        QVERIFY(!shelf->keys().find("tenant", toText(shelf.northwind)));
        QVERIFY(!must(shelf->roster().tenantByName(shelf.northwindName)));
        for (const char* kind : {"month", "index", "month-next"})
            for (const auto& owner : shelf->keys().owners(kind))
                QVERIFY(!owner.starts_with(toText(shelf.northwind)));
        QCOMPARE(must(subjectNamed(*shelf, alderTracking)), shelf.other);
        shelf.reopen();
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
    }

    void onlyWhatIsOlderThanTheDayGoes()
    {
        Shelf shelf;
        shelf.clock.advance(std::int64_t{40} * 24 * 3600 * 1000);
        const auto young = shelf.openedParcel(shelf.northwind, "1Z5R89390357567163", shelf.ben.id);
        auto touched = shelf.event(chain::EventType::TransitionDenied, shelf.ben.id);
        touched.parcel = shelf.stays; // old, but something happened to it lately
        shelf.record(touched);
        ErasureRequest request;
        request.scope = ErasureScope::Before;
        request.before = shelf.clock.now() - std::int64_t{24} * 3600 * 1000;
        request.basis = "retention";

        const auto count = must(Erasure(*shelf).run(request));

        QCOMPARE(count.parcels, std::uint64_t{2}); // Northwind's first and Alder's
        QCOMPARE(count.leaves.size(), std::size_t{2}); // one in each brand's lane
        QCOMPARE(must(shelf->things().parcel(young)).id, young);
        QCOMPARE(must(shelf->things().parcel(shelf.stays)).id, shelf.stays);
        QVERIFY(!shelf->keys().find("month", monthOwner(shelf.alder, shelf.other)));
        QVERIFY(!shelf->keys().find("index", monthOwner(shelf.alder, shelf.other)));
        QVERIFY(shelf->keys().find("month", monthOwner(shelf.northwind, shelf.stays)));
        QCOMPARE(QString::fromStdString(faults(shelf)), QString());
    }

    void waitingOfferIsInTheWay()
    {
        Shelf shelf;
        shelf.offer(shelf.item, shelf.sara.id, shelf.ben.id);

        const auto erased = Erasure(*shelf).run(shelf.request());

        QVERIFY(!erased);
        QCOMPARE(erased.error().rule, std::string("offer"));
        QCOMPARE(must(shelf->things().parcel(shelf.gone)).tracking, goneTracking);
        QCOMPARE(shelf.number("SELECT count(*) FROM erasure"), 0);
    }

    void fieldsThatVanishedUnderCoverOfAnErasureAreNoticed()
    {
        Shelf shelf;
        must(Erasure(*shelf).run(shelf.request()));
        // Somebody deletes another parcel and claims that the same erasure took it.
        const auto one = shelf.literal(shelf.stays);
        must(shelf->database().run("INSERT INTO erased SELECT " + one
            + ", 1, parcel, lane, NULL, leaf FROM erased LIMIT 1;"
              "DELETE FROM payload WHERE event_id IN (SELECT l.event_id FROM leaf l JOIN event_of e ON "
              "e.lane=l.lane AND e.idx=l.idx WHERE e.subject="
            + one + ")"));

        QVERIFY(faults(shelf).find("other fields than are missing") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ErasureTest)
#include "test_erasure.moc"
