// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/evidence.h"
#include "tests/support/mirror_key.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

const std::string ups = "1Z5R89390357567127", usps = "9205590242327008598961";

std::vector<std::string> typesOf(const ledger::Report& report)
{
    std::vector<std::string> types;
    for (const auto& event : report.events)
        types.push_back(event.type);
    return types;
}

std::string faultsOf(const ledger::Report& report)
{
    std::string all;
    for (const auto& fault : report.faults)
        all += fault.what + "\n";
    return all;
}

// Everything a certificate gives away: its text, and what its base64 stands for.
std::string everythingIn(const ledger::Certificate& certificate)
{
    std::string all = certificate.text();
    for (const auto& event : certificate.events) {
        all += text(event.evidence.entry);
        for (const auto& shown : event.evidence.disclosures)
            all += text(shown);
    }
    return all;
}

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void certificateOfAnItemReachesBackToTheCarriersScan()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        demo.photo(parcel, "a picture", demo.ben.id);
        const auto item = demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        demo.offer(item, demo.ben.id, demo.sara.id);

        const auto certificate = must(certificateOf(*demo, item));
        const auto report = ledger::verifyCertificate(certificate.text(), nullptr);

        QVERIFY2(report.verifies, faultsOf(report).c_str());
        QVERIFY(report.fromTheBeginning);
        QVERIFY(report.subjectProved);
        QVERIFY(!report.keyTrusted);
        QCOMPARE(typesOf(report),
            (std::vector<std::string>{"parcel.expected", "parcel.carrier_scanned", "parcel.accepted",
                "parcel.opened", "photo.captured", "item.registered", "custody.offered"}));
    }

    void certificateOfAParcelLeavesItsItemsOut()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);

        const auto certificate = must(certificateOf(*demo, parcel));
        const auto report = ledger::verifyCertificate(certificate.text(), nullptr);

        QVERIFY2(report.verifies, faultsOf(report).c_str());
        QCOMPARE(report.events.size(), std::size_t{4});
        QVERIFY(everythingIn(certificate).find("LPN7K3M9QX2W") == std::string::npos);
    }

    void twoItemsOfOneParcelShareItsBeginningAndNothingElse()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto first = demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        demo.photo(parcel, "between", demo.ben.id);
        const auto second = demo.item(parcel, "LPN0000000AB", demo.ben.id);

        const auto one = must(certificateOf(*demo, first)), two = must(certificateOf(*demo, second));

        QVERIFY(ledger::verifyCertificate(one.text(), nullptr).verifies);
        QVERIFY(ledger::verifyCertificate(two.text(), nullptr).verifies);
        QCOMPARE(one.events.size(), std::size_t{5});
        QCOMPARE(two.events.size(), std::size_t{6});
        QVERIFY(everythingIn(one).find("LPN0000000AB") == std::string::npos);
        QVERIFY(everythingIn(two).find("LPN7K3M9QX2W") == std::string::npos);
    }

    void certificateOfOneBrandHoldsNoByteOfAnothers()
    {
        DemoStore demo;
        const auto mine = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto theirs = demo.openedParcel(demo.alder, usps, demo.ben.id);
        const auto theirItem = demo.item(theirs, "LPN0000000AB", demo.ben.id);
        const auto item = demo.item(mine, "LPN7K3M9QX2W", demo.ben.id);

        const auto given = everythingIn(must(certificateOf(*demo, item)));

        const auto lane = demo.laneOf(demo.alder);
        std::vector<std::string> foreign{demo.alderName, usps, "LPN0000000AB", lane.origin, toText(theirs),
            toText(theirItem), toText(demo.alder), std::string(text(theirs.bytes())),
            std::string(text(theirItem.bytes())), std::string(text(demo.alder.bytes()))};
        for (std::uint64_t index = 0; index < lane.size; ++index) {
            const auto entry = must(demo->ledger().entryBytes(lane.id, index));
            const auto decoded = must(ledger::decodeEntry(entry));
            foreign.emplace_back(text(decoded.eventId.bytes()));
            foreign.push_back(base64(must(demo->ledger().leafHash(lane.id, index))));
            for (const auto& digest : decoded.digests)
                foreign.emplace_back(text(digest));
        }
        QVERIFY(given.find(ups) != std::string::npos);
        for (const auto& secret : foreign)
            QVERIFY2(given.find(secret) == std::string::npos, escape(secret).c_str());
    }

    void certificateNamesNobody()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto item = demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        demo.offer(item, demo.ben.id, demo.sara.id);

        const auto given = everythingIn(must(certificateOf(*demo, item)));

        for (const auto& name : {demo.ben.name, demo.sara.name, demo.northwindName})
            QVERIFY(given.find(name) == std::string::npos);
        QVERIFY(given.find(toText(demo.ben.id)) != std::string::npos);
    }

    void certificateStandsUnderTheNewestCosignedHeadThatCoversIt()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto lane = must(demo->laneFor(parcel));
        (void)receipt(demo, lane, mirror);
        demo.openedParcel(demo.northwind, "1Z12345E0205271688", demo.ben.id);
        const auto policy = must(ledger::Policy::parse("log " + demo->ledger().logKey(lane).text()
            + "\nwitness mirror " + mirror.verifier().text() + "\nquorum mirror\n"));

        const auto certificate = must(certificateOf(*demo, parcel));
        const auto report = ledger::verifyCertificate(certificate.text(), &policy);

        QVERIFY2(report.verifies, faultsOf(report).c_str());
        QVERIFY(report.keyTrusted);
        QCOMPARE(report.treeSize, std::uint64_t{4});
        QCOMPARE(report.witnesses.size(), std::size_t{1});
        QCOMPARE(report.cosignedAt, static_cast<std::uint64_t>(demo.clock.now() / 1000 - 4));
    }

    void receiptThatDoesNotCoverTheLastEventIsNotUsed()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        (void)receipt(demo, must(demo->laneFor(parcel)), mirror);
        demo.photo(parcel, "after the receipt", demo.ben.id);

        const auto report = ledger::verifyCertificate(must(certificateOf(*demo, parcel)).text(), nullptr);

        QVERIFY2(report.verifies, faultsOf(report).c_str());
        QCOMPARE(report.treeSize, std::uint64_t{5});
        QCOMPARE(report.events.size(), std::size_t{5});
    }

    void changedCertificateDoesNotVerify()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        auto certificate = must(certificateOf(*demo, parcel));
        certificate.events[1].evidence.disclosures.back().back() ^= 1;

        QVERIFY(!ledger::verifyCertificate(certificate.text(), nullptr).verifies);
    }

    void nothingIsCertifiedOfWhatIsNotThere()
    {
        DemoStore demo;

        const auto certificate = certificateOf(*demo, SubjectId{{1}});

        QVERIFY(!certificate);
        QCOMPARE(certificate.error().fault, Fault::NotFound);
    }

    void photoIsDurableUnderItsHashAndOpensOnlyInItsPlace()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto keys = must(demo->subjects().find(parcel));
        const auto event = demo->newEventId();

        const auto kept = must(demo->photos().keep(view("a picture"), keys, event, 0));

        QVERIFY(std::filesystem::exists(demo->photos().pathOf(kept.blob)));
        QCOMPARE(crypto::sha256(must(demo->photos().sealedBytes(kept.blob))), kept.blob);
        QCOMPARE(std::filesystem::file_size(demo->photos().pathOf(kept.blob)), kept.size);
        QCOMPARE(must(demo->photos().open(kept, keys, event, 0)), bytes("a picture"));
        QVERIFY(!demo->photos().open(kept, keys, event, 1));
        QVERIFY(!demo->photos().open(kept, keys, demo->newEventId(), 0));
        const auto other = demo.openedParcel(demo.northwind, usps, demo.ben.id);
        QVERIFY(!demo->photos().open(kept, must(demo->subjects().find(other)), event, 0));
    }

    void photoIsOnDiskBeforeItsEventIsRecorded()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        auto captured = demo.event(EventType::PhotoCaptured, demo.ben.id, {{"role", "front"}});
        captured.parcel = parcel;
        captured.attachments.push_back(must(
            demo->photos().keep(view("a picture"), must(demo->subjects().find(parcel)), captured.id, 0)));
        const auto path = demo->photos().pathOf(captured.attachments[0].blob);
        bool wasThere = false;

        must(demo->record({{captured}, {},
            [&]() -> Result<> {
                wasThere = std::filesystem::exists(path);
                return {};
            },
            {}, {}}));

        QVERIFY(wasThere);
    }

    void photoTooLargeIsRefused()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);

        const auto kept = demo->photos().keep(
            Bytes(largestPhoto + 1), must(demo->subjects().find(parcel)), demo->newEventId(), 0);

        QVERIFY(!kept);
        QVERIFY(must(demo->photos().all()).empty());
    }
};

QTEST_GUILESS_MAIN(EvidenceTest)
#include "test_evidence.moc"
