// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <QTest>

#include "sync/protocol/reply.h"
#include "tests/support/night.h"
#include "tests/support/wire.h"

using namespace custody;
using namespace custody::test;

namespace {

// One small hurt: a byte changed, removed, added or doubled, or the tail cut off.
void hurt(std::string& body, std::mt19937& dice)
{
    if (body.empty()) {
        body = "x";
        return;
    }
    const auto at = dice() % body.size();
    const char any = static_cast<char>(dice());
    switch (dice() % 6) {
    case 0: body[at] = any; break;
    case 1: body.erase(at, 1 + dice() % 4); break;
    case 2: body.insert(at, 1, any); break;
    case 3: body.insert(at, body.substr(at, dice() % 40)); break;
    case 4: body.resize(at); break;
    default: body[at] = static_cast<char>(body[at] ^ (1 << dice() % 8));
    }
}

} // namespace

class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileCheckpointsNeverCrashAndNeverChangeMeaning()
    {
        LabLane lane;
        lane.add(9);
        const std::array seeds{workedExample, lane.announcement(5, 9), lane.announcement(0, 1)};
        std::mt19937 dice(7);

        for (int i = 0; i < 60'000; ++i) {
            auto body = seeds[dice() % seeds.size()];
            for (auto times = 1 + dice() % 4; times > 0; --times)
                hurt(body, dice);
            const auto request = protocol::AddCheckpoint::parse(body);
            if (request)
                QVERIFY(protocol::AddCheckpoint::parse(request->body())->body() == request->body());
        }
    }

    void hostileUploadsNeverCrash()
    {
        LabLane lane;
        lane.add(300);
        const std::array seeds{
            lane.upload(0, 300), lane.upload(255, 257), lane.upload(3, 9), lane.upload(0, 0)};
        std::mt19937 dice(8);

        for (int i = 0; i < 60'000; ++i) {
            std::string body(text(seeds[dice() % seeds.size()]));
            for (auto times = 1 + dice() % 4; times > 0; --times)
                hurt(body, dice);
            const auto [packages, leaves] = readAll(view(body));
            QVERIFY(leaves <= packages * 256);
        }
    }

    void hostileRepliesNeverCrash()
    {
        const crypto::SigningKey key(*crypto::Secret::fromBytes(Bytes(32, 2)));
        const std::array<std::string, 3> seeds{protocol::MirrorInfo{9, 4, bytes("t")}.text(), "77\n",
            ledger::cosign(LabLane().checkpoint(0), "mirror.example/m1", key, 1).line()};
        std::mt19937 dice(9);

        for (int i = 0; i < 60'000; ++i) {
            auto body = seeds[dice() % seeds.size()];
            for (auto times = 1 + dice() % 3; times > 0; --times)
                hurt(body, dice);
            if (const auto info = protocol::MirrorInfo::parse(body))
                QCOMPARE(info->text(), body); // one text for each meaning
            if (const auto size = protocol::parseSize(body))
                QCOMPARE(protocol::sizeText(*size), body);
            (void)protocol::parseCosignatureLines(body).has_value();
        }
    }
    void hostileBodiesNeverCrashTheMirror()
    {
        Night night;
        night.lane.add(20);
        QCOMPARE(night.announce(0, 10).status, 200);
        std::mt19937 dice(5);

        for (int i = 0; i < 3000; ++i) {
            auto announcement = night.lane.announcement(10, 20);
            auto body = night.lane.upload(0, 10);
            announcement[dice() % announcement.size()] ^= static_cast<char>(1 << dice() % 8);
            body[dice() % body.size()] ^= static_cast<std::uint8_t>(1 << dice() % 8);
            const auto announced = night.cloud.mirror().addCheckpoint(announcement).status;
            const auto uploaded = night.cloud.mirror().addEntries(body).status;
            QVERIFY(announced >= 400 && announced < 500);
            QVERIFY(uploaded >= 400 && uploaded < 500);
        }

        QCOMPARE(night.cloud.archive().holdings()->entries, std::int64_t{0});
        QVERIFY(night.cloud.archive().holdings()->evidence <= 1);
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "test_hostile.moc"
