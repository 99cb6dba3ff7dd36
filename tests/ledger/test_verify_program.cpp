// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

const QString program = QStringLiteral(CUSTODY_BIN "/custody-verify");

struct Answer {
    int code;
    QString out;
    QString err;
};

Answer ask(const QString& tool, const QStringList& arguments)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished(20000))
        return {-1, {}, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

class Desk {
public:
    QString put(const char* name, const std::string& content)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content.data(), static_cast<qint64>(content.size()));
        return file.fileName();
    }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

Certificate good() { return LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 2, 4}); }

} // namespace

class VerifyProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void needsNoQtNoDatabaseAndNoPictures()
    {
        const auto libraries = ask(QStringLiteral("ldd"), {program});

        QCOMPARE(libraries.code, 0);
        for (const char* foreign : {"Qt", "sqlite", "opencv", "ZXing", "curl", "libssl"})
            QVERIFY2(!libraries.out.contains(QLatin1String(foreign)), foreign);
    }

    void aGoodCertificateVerifiesInThePolicysName()
    {
        Desk desk;
        const auto policy = desk.put("policy", LaneOnPaper().policy().text());

        const auto answer =
            ask(program, {QStringLiteral("--policy"), policy, desk.put("item.cert", good().text())});

        QCOMPARE(answer.code, 0);
        QVERIFY(answer.out.startsWith(QStringLiteral("VERIFIES\n")));
        QVERIFY(answer.out.contains(QStringLiteral("the policy's key")));
        QVERIFY(answer.out.contains(QStringLiteral("LPN-0001")));
        QVERIFY(answer.out.contains(QStringLiteral("2025-10-09T22:46:40.000Z")));
        QVERIFY(answer.out.contains(QStringLiteral("it does not prove")));
        QVERIFY(answer.err.isEmpty());
    }

    void withoutAPolicyItSaysTheKeyIsSelfDeclared()
    {
        Desk desk;

        const auto answer = ask(program, {desk.put("item.cert", good().text())});

        QCOMPARE(answer.code, 0);
        QVERIFY(answer.out.contains(QStringLiteral("nobody vouches for it")));
    }

    void aChangedCertificateSaysWhichLine()
    {
        Desk desk;
        auto certificate = good();
        certificate.events[1].hashes[0][5] ^= 1;

        const auto answer = ask(program, {desk.put("item.cert", certificate.text())});

        QCOMPARE(answer.code, 65);
        QVERIFY(answer.out.startsWith(
            QStringLiteral("DOES NOT VERIFY\nline 14: the inclusion hash does not lead")));
    }

    void jsonIsOneObjectAFile()
    {
        Desk desk;
        auto broken = good();
        broken.subject = "item LPN-0009";

        const auto answer = ask(
            program, {QStringLiteral("--json"), desk.put("a", good().text()), desk.put("b", broken.text())});

        QCOMPARE(answer.code, 65);
        const auto lines = answer.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const auto first = QJsonDocument::fromJson(lines[0].toUtf8()).object();
        const auto second = QJsonDocument::fromJson(lines[1].toUtf8()).object();
        QCOMPARE(first[u"verifies"].toBool(), true);
        QCOMPARE(first[u"events"].toArray().size(), 3);
        QCOMPARE(second[u"verifies"].toBool(), false);
        QCOMPARE(second[u"faults"].toArray()[0].toObject()[u"line"].toInt(), 2);
    }

    void aTlogProofNeedsThePolicysKey()
    {
        Desk desk;
        const auto proof = desk.put("event.tlog-proof", good().proofs()[1].text());
        const auto policy = desk.put("policy", LaneOnPaper().policy().text());

        const auto trusted = ask(program, {QStringLiteral("--policy"), policy, proof});
        const auto untrusted = ask(program, {proof});

        QVERIFY2(trusted.code == 0, qPrintable(trusted.out));
        QVERIFY(trusted.out.contains(QStringLiteral("item.graded")));
        QCOMPARE(untrusted.code, 65);
        QVERIFY(untrusted.out.contains(QStringLiteral("give --policy")));
    }

    void aCheckpointWithoutPolicyIsCheckedForItsFormOnly()
    {
        Desk desk;
        const auto checkpoint = desk.put("checkpoint", good().note);
        const auto policy = desk.put("policy", LaneOnPaper().policy().text());

        const auto formOnly = ask(program, {checkpoint});
        const auto trusted = ask(program, {QStringLiteral("--policy"), policy, checkpoint});

        QCOMPARE(formOnly.code, 0);
        QVERIFY(formOnly.out.contains(QStringLiteral("no key: only its form was checked")));
        QCOMPARE(trusted.code, 0);
        QVERIFY(trusted.out.contains(QStringLiteral("mirror.custody.example/m1")));
    }

    // It waited for ever at a pipe, and read a device until its limit.
    void whatIsNoPlainFileIsNotThere()
    {
        Desk desk;
        const auto pipe = desk.path() + QStringLiteral("/pipe");
        QCOMPARE(ask(QStringLiteral("mkfifo"), {pipe}).code, 0);
        const auto certificate = desk.put("item.cert", good().text());

        for (const QString& path : {pipe, QStringLiteral("/dev/zero")}) {
            const auto answer = ask(program, {path});
            QCOMPARE(answer.code, 66);
            QVERIFY2(answer.err.contains(QStringLiteral("not a plain file")), qPrintable(answer.err));
            QCOMPARE(ask(program, {QStringLiteral("--policy"), path, certificate}).code, 66);
        }
    }

    void aWordItDoesNotKnowIsNamed()
    {
        const auto answer = ask(program, {QStringLiteral("--bogus")});

        QCOMPARE(answer.code, 64);
        QVERIFY2(answer.err.contains(QStringLiteral("there is no --bogus")), qPrintable(answer.err));
    }

    void aFileThatAProgramSpoiledIsSaidSo_data()
    {
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<QString>("says");
        QTest::newRow("byte order mark")
            << QByteArray("\xEF\xBB\xBF") << QStringLiteral("line 1: it begins with a byte order mark");
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE") << QStringLiteral("line 1: it was saved as UTF-16");
        QTest::newRow("binary") << QByteArray("\x00\x01\x02", 3) << QStringLiteral("this is no text");
        QTest::newRow("paper") << QByteArray("%PDF-1.6\n") << QStringLiteral("pdfdetach");
    }

    void aFileThatAProgramSpoiledIsSaidSo()
    {
        QFETCH(QByteArray, begins);
        QFETCH(QString, says);
        Desk desk;

        const auto answer = ask(program, {desk.put("item.cert", begins.toStdString() + good().text())});

        QCOMPARE(answer.code, 65);
        QVERIFY2(answer.out.startsWith(QStringLiteral("DOES NOT VERIFY\n")), qPrintable(answer.out));
        QVERIFY2(answer.out.contains(says), qPrintable(answer.out));
    }

    void wrongUseHasItsOwnCodes()
    {
        Desk desk;
        const auto certificate = desk.put("item.cert", good().text());

        QCOMPARE(ask(program, {}).code, 64);
        QCOMPARE(ask(program, {QStringLiteral("--frobnicate"), certificate}).code, 64);
        QCOMPARE(ask(program, {desk.path()}).code, 65);
        QCOMPARE(ask(program, {desk.path() + QStringLiteral("/absent")}).code, 66);
        QCOMPARE(
            ask(program, {QStringLiteral("--policy"), desk.path() + QStringLiteral("/absent"), certificate})
                .code,
            66);
        QCOMPARE(ask(program, {QStringLiteral("--policy"), certificate, certificate}).code, 65);
        QCOMPARE(ask(program, {desk.put("junk", "hello\n")}).code, 65);
        QCOMPARE(ask(program, {desk.put("empty", "")}).code, 65);
        QCOMPARE(ask(program, {QStringLiteral("--help")}).code, 0);
        QVERIFY(ask(program, {QStringLiteral("--help")}).out.contains(QStringLiteral("folders of tiles")));
    }
};

QTEST_GUILESS_MAIN(VerifyProgramTest)
#include "test_verify_program.moc"
