// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <QDirIterator>
#include <QRegularExpression>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

// The shipped cloud on a free port, stopped when it goes out of scope.
class ShippedCloud {
public:
    explicit ShippedCloud(const ShippedStation& station)
    {
        QFile key(station.path("station.vkey"));
        if (key.open(QIODevice::WriteOnly))
            key.write(station.key() + "\n");
        key.close();
        m_process.start(ours("custody-cloud"),
            {"--demo", station.path("cloud"), "--port", "0", "--enrol", key.fileName()});
        listening = m_process.waitForStarted() && waitForLine();
        QFile::copy(station.path("cloud/sync.toml"), station.data() + "/sync.toml");
    }
    ~ShippedCloud() { stop(); }
    void stop()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    bool listening = false;

private:
    bool waitForLine()
    {
        QByteArray said;
        while (!said.contains("listening") && m_process.waitForReadyRead(20'000))
            said += m_process.readAllStandardOutput();
        return said.contains("listening");
    }
    QProcess m_process;
};

std::string lpnIn(const std::vector<Json>& answers)
{
    for (const auto& answer : answers)
        if (answer.contains("lpn"))
            return answer["lpn"];
    return {};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QStringList typesOf(const std::vector<Json>& answers)
{
    QStringList types;
    for (const auto& answer : answers)
        for (const auto& event : answer["events"])
            types += QString::fromStdString(event["type"]);
    return types;
}

} // namespace

class AParcelChangesHands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeStoryConvincesAStranger()
    {
        // Given a station, a cloud that knows it, and a day's work
        const ShippedStation station;
        QVERIFY2(station.ready(), station.initialised.err + station.enrolled.err);
        const ShippedCloud cloud(station);
        QVERIFY(cloud.listening);
        const auto played = station.play(demoDay());
        QCOMPARE(played.exitCode, 0);
        const auto answers = answersOf(played.out);
        const auto types = typesOf(answers);
        QVERIFY(types.contains("parcel.carrier_scanned") && types.contains("custody.accepted"));
        QCOMPARE(types.count("transition.denied"), 2);
        const auto lpn = QString::fromStdString(lpnIn(answers));
        QVERIFY(!lpn.isEmpty());

        // When it is synced and the item's certificate is exported
        const auto synced = run(ours("custody-sync"), {"--data", station.data(), "--json"});
        QVERIFY2(synced.exitCode == 0, synced.err);
        const auto certificate = station.path("item.cert");
        const auto exported = run(ours("custody-admin"),
            {"export", "--data", station.data(), "--item", lpn, "--format", "certificate", "--out",
                certificate});
        QVERIFY2(exported.exitCode == 0, exported.err);

        // Then a program that trusts only the policy says yes
        const auto text = contentOf(certificate);
        const auto log =
            QRegularExpression("^log (.*)$", QRegularExpression::MultilineOption).match(text).captured(1);
        const auto policy = station.path("policy.txt");
        QVERIFY(write(policy,
            "log " + log.toUtf8() + "\nwitness cloud "
                + contentOf(station.path("cloud/mirror.vkey")).trimmed() + "\nquorum cloud\n"));
        const auto verified = run(ours("custody-verify"), {"--policy", policy, certificate});
        QVERIFY2(verified.exitCode == 0, verified.out + verified.err);
        QVERIFY(verified.out.startsWith("VERIFIES"));
        QVERIFY(verified.out.contains("custody.accepted"));
        QVERIFY(verified.out.contains("corner crushed"));

        // And after one flipped byte it says which line is wrong
        auto flipped = text;
        const auto at = flipped.indexOf("\nextra ") + 300;
        flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
        QVERIFY(write(station.path("flipped.cert"), flipped));
        const auto refused = run(ours("custody-verify"), {"--policy", policy, station.path("flipped.cert")});
        QCOMPARE(refused.exitCode, 65);
        QVERIFY2(refused.out.contains("line "), refused.out);
        const auto checked = station.fsck();
        QVERIFY2(checked.exitCode == 0, checked.out + checked.err);
    }

    void theLabelThatCameOutReadsAsItsItem()
    {
        const ShippedStation station;
        QVERIFY(station.ready());

        const auto answers = answersOf(station.play(demoDay()).out);

        const auto label = station.data() + "/labels/label-0001.png";
        QVERIFY(QFile::exists(label));
        const auto read = run(ours("custody-admin"), {"read-image", label});
        QCOMPARE(read.exitCode, 0);
        QVERIFY2(read.out.contains(QByteArray::fromStdString("\t" + lpnIn(answers) + "\t")), read.out);
        if (isInstalled("zbarimg"))
            QVERIFY(run("zbarimg", {"-q", "--raw", label})
                        .out.contains(QByteArray::fromStdString(lpnIn(answers))));
    }

    void theWindowRecordsWhatTheCommandLineRecords()
    {
        const ShippedStation headless;
        const ShippedStation windowed;
        QVERIFY(headless.ready() && windowed.ready());
        QVERIFY(write(windowed.path("day.jsonl"), demoDay()));

        const auto typed = headless.play(demoDay());
        const auto shown = run(ours("custody-station"),
            {"--demo", "--data", windowed.data(), "--script", windowed.path("day.jsonl"), "--shots",
                windowed.path("shots")});

        QVERIFY2(shown.exitCode == 0, shown.err);
        QCOMPARE(typesOf(answersOf(shown.out)), typesOf(answersOf(typed.out)));
        QVERIFY(QDir(windowed.path("shots")).entryList({"*.png"}).size() >= 20);
        QCOMPARE(windowed.fsck().exitCode, 0);
    }

    void everyPageOpensWithoutAWarning()
    {
        const auto tested = run(ours("custody-station"), {"--self-test"});

        QVERIFY2(tested.exitCode == 0, tested.err);
    }

    void aStoreIsOpenedByOneProgramAtATime()
    {
        // Given a station at work
        const ShippedStation station;
        QProcess working;
        working.start(ours("custody-admin"), {"run", "--data", station.data()});
        working.write("{\"do\":\"show\"}\n");
        QVERIFY(working.waitForReadyRead(20'000));

        // When another program wants the same store
        const auto second = station.fsck();
        const auto synced =
            run(ours("custody-sync"), {"--data", station.data(), "--config", station.path("none.toml")});

        // Then it is told to try again, and the first works on
        QCOMPARE(second.exitCode, 75);
        QVERIFY2(second.err.contains("another program has this store open"), second.err);
        QVERIFY(synced.exitCode == 75 || synced.exitCode == 78);
        working.write("{\"do\":\"show\"}\n");
        working.closeWriteChannel();
        QVERIFY(working.waitForFinished(20'000));
        QCOMPARE(answersOf(working.readAllStandardOutput()).size(), std::size_t(2));
    }

    void anAbsentCloudCostsNothing()
    {
        const ShippedStation station;
        {
            ShippedCloud cloud(station);
            QVERIFY(cloud.listening);
            cloud.stop();
        }
        station.play(QByteArray(login) + "\n");

        const auto synced = run(ours("custody-sync"), {"--data", station.data()});
        const auto lanes = answersOf(station.play("{\"do\":\"show\"}\n").out);

        QCOMPARE(synced.exitCode, 75);
        QVERIFY(!synced.err.isEmpty());
        QVERIFY(lanes.at(0)["lanes"][0]["unsynced"] == lanes.at(0)["lanes"][0]["size"]);
    }

    void aCertificateBeforeAnySyncSaysThatNobodyElseHasSeenIt()
    {
        const ShippedStation station;
        const auto answers = answersOf(station.play(demoDay()).out);
        const auto certificate = station.path("item.cert");

        run(ours("custody-admin"),
            {"export", "--data", station.data(), "--item", QString::fromStdString(lpnIn(answers)), "--format",
                "certificate", "--out", certificate});
        const auto verified = run(ours("custody-verify"), {certificate});

        QCOMPARE(verified.exitCode, 0);
        QVERIFY2(verified.out.contains("nobody"), verified.out);
    }

    void nothingReadableLiesInTheDataFolder()
    {
        const ShippedStation station;
        const auto answers = answersOf(station.play(demoDay()).out);
        const QList<QByteArray> secrets{"1Z5R89390357567127", "9205590242327008598961", "Northwind",
            "Sara Ortiz", "Ben Tran", "RMA-20417", "NW-JKT-0471-M", "corner crushed",
            QByteArray::fromStdString(lpnIn(answers)), "custody.accepted"};

        QDirIterator files(station.data(), QDir::Files, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            const auto path = files.next();
            if (path.contains("/labels/"))
                continue; // the simulated printer's paper, not the store's
            const auto content = contentOf(path);
            ++looked;
            QVERIFY2(!content.startsWith("\xFF\xD8\xFF"), qPrintable(path + " is a plain photo"));
            for (const auto& secret : secrets)
                QVERIFY2(!content.contains(secret), qPrintable(path + " tells " + secret));
        }
        QVERIFY(looked > 5);
    }
};

QTEST_GUILESS_MAIN(AParcelChangesHands)
#include "test_a_parcel_changes_hands.moc"
