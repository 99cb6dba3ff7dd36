// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/dock.h"

using namespace custody;
using namespace custody::test;

class NextEpoch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void diskPutBackIsNoticedAtTheNextPassAndGoesOnInNewLanesThatTheCloudTakes()
    {
        // Given an image of the disk, and an original that went on and reached the cloud
        Dock dock;
        dock.pass();
        dock.station.close();
        SyncStation restored(dock.station, dock.clock);
        dock.station.open();
        dock.station.add(dock.lane, 5);
        dock.station.brand("enrolled later");
        QCOMPARE(dock.waiting(), std::uint64_t{6});
        dock.pass();
        QCOMPARE(dock.waiting(), std::uint64_t{0});
        const auto pass = [&] {
            return client::Pass(restored.outbox(), dock.cloud, {{dock.cloud.key()}}, dock.clock).run();
        };

        // When the image is put back and worked on
        restored.add(dock.lane, 2);
        restored.brand("enrolled on the copy");
        const auto spine = restored.spine();
        const auto brand = *restored.outbox().lane(dock.lane);
        const auto first = pass();
        const auto refused = restored.append(dock.lane, 1);
        restored.brand("enrolled after the fork");
        const auto second = pass();

        // Then both lanes are forked and stay as they are, with the evidence
        QVERIFY(dock.faulty(first, Fault::Tampered));
        QVERIFY(!refused);
        for (const auto& before : {*restored.outbox().lane(spine.id), brand}) {
            const auto now = *restored.outbox().lane(before.lane);
            QVERIFY(now.state == store::LaneState::Forked);
            QCOMPARE(now.size, before.size);
        }
        // … and the spine's events went on, and were receipted
        const auto lanes = *restored.outbox().lanes();
        const auto next = std::find_if(
            lanes.begin(), lanes.end(), [&](const auto& lane) { return lane.origin == spine.origin + "/2"; });
        QVERIFY(next != lanes.end());
        QCOMPARE(next->size, std::uint64_t{2});
        QCOMPARE(next->receiptedSize, std::uint64_t{2});
        QVERIFY(dock.faulty(second, Fault::Tampered)); // the old ones still call for a person
    }
};

QTEST_GUILESS_MAIN(NextEpoch)
#include "test_next_epoch.moc"
