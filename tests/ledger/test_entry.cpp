// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/ledger/entry.h"
#include "app/ledger/merkle.h"

using namespace custody;
using namespace custody::ledger;

namespace {

const std::string received =
    "a60101025000000000000000000000000000000001036772656365697665041b00000199c82cc00005000683582048be53cf4ebc"
    "7b"
    "9ff3f2e954b58a2627bda6f73610daa14d5f55ff5fd076dd29582084aecdc208d2b114f30b9f6255602e0280210b8df0c7a6d78c"
    "c4"
    "65656467c65c5820d55fd3d4e60587d2d5c10c8cca822fcc7339f89c2f8f887c50b16c9ec0c2e85b";

EventId eventId(std::uint8_t last)
{
    EventId id;
    id.value[15] = last;
    return id;
}

Disclosure disclosed(const EventId& id, std::string name, cbor::Value value)
{
    Bytes countingKey;
    for (std::uint8_t i = 0; i < 32; ++i)
        countingKey.push_back(i);
    crypto::Expander salts(countingKey);
    return disclose(salts, id, std::move(name), std::move(value));
}

Hash digest(const EventId& id, std::string name, cbor::Value value)
{
    return digestOf(encodeDisclosure(disclosed(id, std::move(name), std::move(value))));
}

Entry fullEntry()
{
    Entry entry{.eventId = eventId(7), .type = "item.graded", .claimedMs = 1760000000000, .index = 42};
    entry.digests = {Hash{2}, Hash{1}, Hash{3}};
    entry.itemPrevious = Hash{4};
    entry.references = {{"custody.example/eh2/st01/lane/abcd", 9, Hash{5}}};
    entry.blobs = {{Hash{6}, 4000000}, {Hash{7}, 0}};
    entry.clock = ClockReading{{1}, 12345, ClockSource::Rtc, 2000};
    entry.beacon = Beacon{Hash{8}, 1760050000};
    entry.actor = PersonId{{9}};
    entry.corrects = eventId(6);
    entry.approval = cbor::Map{{1, Bytes{1, 2}}, {5, -7}};
    entry.environment = Hash{10};
    return entry;
}

} // namespace

class EntryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstEntryOfTheDesignIsReproducedByteForByte()
    {
        const auto id = eventId(1);
        Entry entry{.eventId = id, .type = "receive", .claimedMs = 1760000000000};
        entry.digests = {digest(id, "item", "RMA-1001/1"), digest(id, "tracking", "1Z999AA10123456784"),
            digest(id, "consignee", "Ada Example")};

        const auto encoded = encodeEntry(entry);

        QVERIFY(encoded);
        QCOMPARE(hex(*encoded), received);
        QCOMPARE(hex(leafHash(*encoded)),
            std::string("f209cd566c4eea0e954c1df6d71cb75f7e542198b19879c4c73a47be9573a542"));
    }

    void theThreeEntriesOfTheDesignGiveItsRoots()
    {
        std::vector<Hash> leaves;
        std::vector<std::size_t> sizes;
        const auto add = [&](std::uint8_t number, const char* type, std::uint64_t ms,
                             std::vector<std::pair<std::string, cbor::Value>> fields) {
            const auto id = eventId(number);
            Entry entry{.eventId = id, .type = type, .claimedMs = ms, .index = leaves.size()};
            for (auto& [name, value] : fields)
                entry.digests.push_back(digest(id, name, value));
            if (!leaves.empty())
                entry.itemPrevious = leaves.back();
            const Bytes encoded = *encodeEntry(entry);
            sizes.push_back(encoded.size());
            leaves.push_back(leafHash(encoded));
        };
        add(1, "receive", 1760000000000,
            {{"item", "RMA-1001/1"}, {"tracking", "1Z999AA10123456784"}, {"consignee", "Ada Example"}});
        add(2, "inspect", 1760000060000,
            {{"item", "RMA-1001/1"}, {"grade", "B"}, {"photo", Bytes(32, 0xAA)}});
        add(3, "dispose", 1760000120000, {{"item", "RMA-1001/1"}, {"route", "restock"}});

        QCOMPARE(sizes[1], std::size_t(181));
        QCOMPARE(
            hex(leaves[1]), std::string("f6598641c06629b2a43c5618910301ce33d1144aabfb0e8ad2f256d3c0bc8d97"));
        QCOMPARE(
            hex(leaves[2]), std::string("27982753024d1cccb2c2e91451ea5a3897c4054e898cd173e7f6c68c2f45c6fd"));
        const auto nodes = overLeaves(leaves);
        QCOMPARE(base64(*rootAt(1, nodes)), std::string("8gnNVmxO6g6VTB321xy3X35UIZixmHnExzpHvpVzpUI="));
        QCOMPARE(base64(*rootAt(2, nodes)), std::string("zk9Qa5aYcVo9Bp9F3qrR0Db1KPXduLgOAao5axg2TOc="));
        const auto grown = *consistencyProof(2, 3, nodes);
        QCOMPARE(grown.size(), std::size_t(1));
        QCOMPARE(base64(grown[0]), std::string("J5gnUwJNHMyywukUUepaOJfEBU6JjNFz5/bGjC9Fxv0="));
        QCOMPARE(base64(*rootAt(3, nodes)), std::string("/xOPTHWXN4SVFqJpFgjxTgqs81lPeVNCML5kGPKMXxY="));
    }

    void aDisclosureIsTheOneOfTheDesign()
    {
        const auto encoded = encodeDisclosure(disclosed(eventId(1), "consignee", "Ada Example"));

        QCOMPARE(hex(encoded),
            std::string(
                "835820bf029023aec0bda8c69241cd97d9cb6c2b7fb3747a0fea72ed45175433d2787769636f6e7369676e6565"
                "6b416461204578616d706c65"));
        QCOMPARE(hex(digestOf(encoded)),
            std::string("d55fd3d4e60587d2d5c10c8cca822fcc7339f89c2f8f887c50b16c9ec0c2e85b"));
        const auto back = decodeDisclosure(encoded);
        QVERIFY(back);
        QCOMPARE(back->name, std::string("consignee"));
        QCOMPARE(*back->value.as<std::string>(), std::string("Ada Example"));
    }

    void everyKeyComesBack()
    {
        auto entry = fullEntry();

        const auto back = decodeEntry(*encodeEntry(entry));

        std::ranges::sort(entry.digests);
        QVERIFY(back);
        QVERIFY(*back == entry);
        QCOMPARE(*encodeEntry(*back), *encodeEntry(entry));
    }

    void theOrderOfFieldsLeavesNoTrace()
    {
        auto one = fullEntry();
        auto other = fullEntry();
        std::ranges::reverse(other.digests);

        QCOMPARE(*encodeEntry(one), *encodeEntry(other));
    }

    void whatCouldNotBeReadBackIsNeverWritten()
    {
        const auto refuses = [](auto change) {
            auto entry = fullEntry();
            change(entry);
            return !encodeEntry(entry);
        };

        QVERIFY(refuses([](Entry& e) { e.type = ""; }));
        QVERIFY(refuses([](Entry& e) { e.type = "Item Graded"; }));
        QVERIFY(refuses([](Entry& e) { e.digests.push_back(e.digests[0]); }));
        QVERIFY(refuses([](Entry& e) { e.references[0].origin = "\xFF"; }));
        QVERIFY(refuses([](Entry& e) { e.approval = cbor::Map{{64, 1}}; }));
        QVERIFY(refuses([](Entry& e) { e.approval = cbor::Map{{1, Bytes(70000)}}; }));
        QVERIFY(!refuses([](Entry&) {}));
    }

    void anEntryOfExactlyTheLargestSizeIsWritten()
    {
        auto entry = fullEntry();
        entry.approval.reset();
        entry.approval = cbor::Map{{1, Bytes(60000)}};
        const auto spare = largestEntry - encodeEntry(entry)->size();
        entry.approval = cbor::Map{{1, Bytes(60000 + spare)}};
        QCOMPARE(encodeEntry(entry)->size(), largestEntry);

        entry.approval = cbor::Map{{1, Bytes(60001 + spare)}};

        QCOMPARE(encodeEntry(entry).error().fault, Fault::Invalid);
    }

    void malformedEntriesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("with");
        QTest::newRow("version 2") << QByteArray("a60101") << QByteArray("a60102");
        QTest::newRow("short event id") << QByteArray("025000000000000000000000000000000001")
                                        << QByteArray("024f000000000000000000000000000001");
        QTest::newRow("type in capitals")
            << QByteArray("036772656365697665") << QByteArray("036752656365697665");
        QTest::newRow("negative time")
            << QByteArray("041b00000199c82cc000") << QByteArray("043b00000199c82cc000");
        QTest::newRow("index as text") << QByteArray("0500") << QByteArray("0560");
        QTest::newRow("digests out of order") << QByteArray("582048be") << QByteArray("5820f8be");
        QTest::newRow("short digest") << QByteArray("582048be") << QByteArray("581f48");
        QTest::newRow("no map") << QByteArray("a6") << QByteArray("86");
        QTest::newRow("unknown key") << QByteArray("0500") << QByteArray("1000");
        QTest::newRow("a key is lacking") << QByteArray("a60101") << QByteArray("a5");
    }

    void malformedEntriesAreRefused()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, with);
        auto changed = received;
        const auto at = changed.find(change.toStdString());
        QVERIFY(at != std::string::npos);
        changed.replace(at, static_cast<std::size_t>(change.size()), with.toStdString());
        QVERIFY(decodeEntry(*fromHex(received)));

        QVERIFY(!decodeEntry(*fromHex(changed)));
    }

    void everyFlippedBitIsRefusedOrIsAnotherEntry()
    {
        const Bytes good = *encodeEntry(fullEntry());
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Bytes bad = good;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            const auto entry = decodeEntry(bad);
            if (!entry)
                continue;

            QVERIFY(!(*entry == *decodeEntry(good)));
            QCOMPARE(*encodeEntry(*entry), bad);
        }
    }
};

QTEST_APPLESS_MAIN(EntryTest)
#include "test_entry.moc"
