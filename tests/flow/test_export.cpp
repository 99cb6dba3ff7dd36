// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

const QString verifier = QStringLiteral(CUSTODY_SOURCE "/tests/independent/verifier.py");

QByteArray oneItem()
{
    return R"({"do":"parcel.expect","tenant":"Northwind Apparel","carrier":"ups","tracking":"1Z5R89390357567127"}
{"do":"session.login","badge":"26:2F764DD","pin":"2580"}
{"do":"parcel.scan","raw":"1Z5R89390357567127"}
{"do":"parcel.accept","parcel":"@parcel","pieces":1,"outer_condition":"intact"}
{"do":"parcel.open","parcel":"@parcel"}
{"do":"item.register","parcel":"@parcel","sku":"NW-JKT-0471-M","category":"outerwear"}
)";
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatLeavesTheStationConvincesAStrangersVerifier()
    {
        // Given a station with one item, and the key of its brand's lane
        const ShippedStation station;
        QVERIFY2(station.ready(), station.enrolled.err);
        const auto answers = answersOf(station.play(oneItem()).out);
        const auto lpn = QString::fromStdString(answers.back().value("lpn", ""));
        QVERIFY(!lpn.isEmpty());
        const auto tenants = run(ours("custody-admin"), {"tenant", "list", "--data", station.data()});
        const auto key = QString::fromUtf8(tenants.out.split('\n').front().split('\t').back());
        const auto lane = key.section('+', 0, 0);
        const auto exported = [&](const QStringList& what) {
            return run(ours("custody-admin"), QStringList{"export", "--data", station.data()} + what);
        };

        // When it exports the lane and the item
        const auto tiles = station.path("tiles"), json = station.path("item.json");
        const auto asTiles = exported({"--lane", lane, "--format", "tiles", "--out", tiles});
        const auto asJson =
            exported({"--item", lpn, "--format", "json", "--show", "lpn", "sku", "--out", json});

        // Then the verifier that is not ours, and ours, believe both
        QVERIFY2(asTiles.exitCode == 0, asTiles.err);
        QVERIFY2(asJson.exitCode == 0, asJson.err);
        const auto seenTiles = run("python3", {verifier, "tiles", tiles, key});
        const auto seenJson = run("python3", {verifier, "json", json, key});
        QCOMPARE(seenTiles.out, QByteArray("verifies: 5 entries\n"));
        QCOMPARE(seenJson.out, QByteArray("verifies: 5 events, 2 fields\n"));
        const auto ourView = run(ours("custody-verify"), {tiles});
        QVERIFY2(ourView.exitCode == 0 && ourView.out.startsWith("VERIFIES, BUT: no signature"), ourView.out);
        QVERIFY(!contentOf(json).contains("1Z5R89390357567127"));

        // And a changed byte convinces neither
        QFile bundle(tiles + "/tile/entries/000.p/5");
        QVERIFY(bundle.open(QIODevice::ReadWrite) && bundle.seek(20) && bundle.write("x") == 1);
        bundle.close();
        QCOMPARE(run("python3", {verifier, "tiles", tiles, key}).exitCode, 1);
        const auto named = run(ours("custody-verify"), {tiles});
        QCOMPARE(named.exitCode, 65);
        QVERIFY2(named.out.contains("tile/entries/000.p/5: entry 0 does not hash"), named.out);

        // And nobody but who exported it reads what may name a person
        const auto certificate = station.path("item.cert");
        QVERIFY(exported({"--item", lpn, "--format", "certificate", "--out", certificate}).exitCode == 0);
        for (const auto& file : {json, certificate})
            QCOMPARE(QFile::permissions(file) & QFile::Permissions(0x0077), QFile::Permissions());

        // And the lane's signed head alone is a checkpoint to compare with later
        const auto checkpoint = station.path("checkpoint"), policy = station.path("policy");
        const auto asCheckpoint = exported({"--lane", lane, "--format", "checkpoint", "--out", checkpoint});
        QVERIFY2(asCheckpoint.exitCode == 0, asCheckpoint.err);
        QFile trusted(policy);
        QVERIFY(trusted.open(QIODevice::WriteOnly)
            && trusted.write("log " + key.toUtf8() + "\nquorum none\n") > 0);
        trusted.close();
        const auto seenCheckpoint = run(ours("custody-verify"), {"--policy", policy, checkpoint});
        QVERIFY2(
            seenCheckpoint.exitCode == 0 && seenCheckpoint.out.contains("5 entries"), seenCheckpoint.out);
        QCOMPARE(
            run(ours("custody-admin"), {"fsck", "--data", station.data(), "--expect", checkpoint}).exitCode,
            0);

        // And the exports are on the record, with what they showed
        const auto spine =
            run(ours("custody-admin"), {"run", "--data", station.data()}, R"({"do":"show","lane":"spine"})");
        QCOMPARE(spine.out.count("evidence.exported"), 4);
        QCOMPARE(spine.out.count("station.booted"), 1);
        QCOMPARE(spine.out.count("configuration.set"), 1);
        QVERIFY(spine.out.contains("lane.head"));
        QVERIFY2(station.fsck().exitCode == 0, station.fsck().out);
    }

    void whatIsNotKnownSaysHowThingsAreNamed()
    {
        const ShippedStation station;

        const auto exported = run(ours("custody-admin"),
            {"export", "--data", station.data(), "--item", "LPN7K3M9QX2W", "--format", "certificate", "--out",
                station.path("x")});

        QCOMPARE(exported.exitCode, 66);
        QVERIFY2(exported.err.contains("Give the LPN"), exported.err);
    }

    void whatCannotGoTogetherIsAUsageError()
    {
        const ShippedStation station;
        for (const QStringList& words : {QStringList{"--item", "L", "--format", "tiles", "--out", "x"},
                 QStringList{"--lane", "l", "--format", "tiles", "--hide", "lpn", "--out", "x"},
                 QStringList{"--lane", "l", "--format", "tiles", "--out", "-"},
                 QStringList{"--item", "L", "--format", "json", "--show", "a", "--hide", "b", "--out", "x"},
                 QStringList{"--item", "L", "--format", "certificate", "--photos", "front", "--out", "x"},
                 QStringList{"--item", "L", "--format", "certificate", "--cosigned", "--out", "x"}})
            QCOMPARE(
                run(ours("custody-admin"), QStringList{"export", "--data", station.data()} + words).exitCode,
                64);
        QCOMPARE(run(ours("custody-admin"),
                     {"export", "--data", station.data(), "--lane", "l", "--format", "tiles", "--out", "x"})
                     .exitCode,
            66);
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "test_export.moc"
