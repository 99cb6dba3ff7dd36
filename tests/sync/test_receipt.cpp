// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/dock.h"

using namespace custody;
using namespace custody::test;
using protocol::Reply;

namespace {

Reply lines(const ledger::NoteSignature& cosignature)
{
    return {200, std::string(protocol::mime::text), cosignature.line()};
}

} // namespace

class ReceiptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLieInPlaceOfAReceiptReleasesNothing_data()
    {
        using Lie = std::function<Reply(Dock&, const Bytes&)>;
        QTest::addColumn<Lie>("lie");
        const auto row = [](const char* name, Lie lie) { QTest::newRow(name) << std::move(lie); };
        const auto head = [](Dock& dock, const Bytes& body) {
            const auto origin = protocol::UploadReader::open(body)->upload().origin;
            const auto found = dock.cloud.archive().lane(origin);
            const auto lane = found->value();
            return *ledger::Checkpoint::parse(
                ledger::Note::parse(**dock.cloud.archive().pendingNote(lane, lane.pendingSize))->text);
        };
        const auto cosign = [](Dock& dock, const ledger::Checkpoint& what, std::uint64_t at = night / 1000) {
            return lines(ledger::cosign(what, MirrorCloud::name, dock.cloud.signing(), at));
        };
        row("another key", [=](Dock& dock, const Bytes& body) {
            const crypto::SigningKey other(*crypto::Secret::fromBytes(Bytes(32, 77)));
            return lines(ledger::cosign(head(dock, body), "mirror.elsewhere/m1", other, night / 1000));
        });
        row("another key under the mirror's name and id", [=](Dock& dock, const Bytes& body) {
            const crypto::SigningKey other(*crypto::Secret::fromBytes(Bytes(32, 77)));
            auto forged = ledger::cosign(head(dock, body), MirrorCloud::name, other, night / 1000);
            forged.keyId = dock.cloud.key().id();
            return lines(forged);
        });
        row("another root", [=](Dock& dock, const Bytes& body) {
            auto other = head(dock, body);
            other.root[0] ^= 1;
            return cosign(dock, other);
        });
        row("another lane", [=](Dock& dock, const Bytes& body) {
            auto other = head(dock, body);
            other.origin += "x";
            return cosign(dock, other);
        });
        row("an older size, replayed", [=](Dock& dock, const Bytes& body) {
            auto older = head(dock, body);
            older.size -= 1;
            return cosign(dock, older);
        });
        row("dated in the future", [=](Dock& dock, const Bytes& body) {
            return cosign(dock, head(dock, body), night / 1000 + 3600);
        });
        row("the log's own signature", [=](Dock& dock, const Bytes& body) {
            return lines(ledger::signCheckpoint(head(dock, body), dock.cloud.signing()));
        });
        row("an empty body", [](Dock&, const Bytes&) { return Reply{200, "text/plain", ""}; });
        row("garbage", [](Dock&, const Bytes&) { return Reply{200, "text/html", "<h1>It works!</h1>\n"}; });
        row("a receipt cut short", [=](Dock& dock, const Bytes& body) {
            auto reply = cosign(dock, head(dock, body));
            reply.body.resize(reply.body.size() - 9);
            return reply;
        });
    }

    void aLieInPlaceOfAReceiptReleasesNothing()
    {
        QFETCH(std::function<Reply(Dock&, const Bytes&)>, lie);
        Dock dock;
        const auto before = dock.waiting();
        dock.cloud.onEntries = [&](const Bytes& body, LyingCloud::Answer) -> LyingCloud::Answer {
            return lie(dock, body);
        };

        const auto report = dock.pass();

        QCOMPARE(dock.waiting(), before);
        QCOMPARE(report.exitCode(), ExitBadData);
        QVERIFY(dock.of(report, dock.lane).fault->what.starts_with("bad receipt: "));
        QVERIFY(dock.status().state == store::LaneState::Open);
        dock.cloud.onEntries = {};
        QCOMPARE(dock.pass().exitCode(), ExitDone); // once the cloud is honest again
    }

    void aKnownMirrorsLineIsFoundAmongStrangers()
    {
        Dock dock;
        const crypto::SigningKey other(*crypto::Secret::fromBytes(Bytes(32, 77)));
        const auto stranger = ledger::cosign(LabLane().checkpoint(0), "mirror.elsewhere/m1", other, 1).line();
        dock.cloud.onEntries = [&](const Bytes&, LyingCloud::Answer truth) {
            truth->body = stranger + truth->body;
            return truth;
        };

        QCOMPARE(dock.pass().exitCode(), ExitDone);
    }

    void answersOutOfTheProtocolReleaseNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray info("text/x.tlog.mirror-info");
        QTest::newRow("202 without a position") << 202 << info << QByteArray("");
        QTest::newRow("202 of another type") << 202 << QByteArray("text/html") << QByteArray("10\n0\n\n");
        QTest::newRow("202 beyond the end") << 202 << info << QByteArray("10\n11\n\n");
        QTest::newRow("202 without progress") << 202 << info << QByteArray("10\n0\n\n");
        QTest::newRow("409 for ever") << 409 << info << QByteArray("10\n0\n\n");
        QTest::newRow("409 with a negative size") << 409 << info << QByteArray("-1\n0\n\n");
        QTest::newRow("a redirection") << 302 << QByteArray("") << QByteArray("");
        QTest::newRow("too large") << 413 << QByteArray("") << QByteArray("");
        QTest::newRow("no such status") << 999 << QByteArray("") << QByteArray("\x1b[31m");
    }

    void answersOutOfTheProtocolReleaseNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        Dock dock;
        dock.cloud.onEntries = [&](const Bytes& upload, LyingCloud::Answer truth) -> LyingCloud::Answer {
            return dock.isBrands(upload) ? Reply{status, type.toStdString(), body.toStdString()} : truth;
        };

        const auto report = dock.pass();

        QCOMPARE(dock.status().unsynced, std::uint64_t{10});
        QVERIFY(dock.of(report, dock.lane).fault);
        QVERIFY(dock.of(report, dock.lane).fault->what.find('\x1b') == std::string::npos);
        QVERIFY(dock.cloud.uploads < 12);
        QCOMPARE(dock.waiting(), std::uint64_t{10}); // the other lanes went through
    }

    void theOutboxItselfRefusesWhatThePassMightGetWrong()
    {
        Dock dock;
        const auto checkpoint = *ledger::Checkpoint::parse(dock.station.outbox().head(dock.lane)->text);
        const auto good = ledger::cosign(checkpoint, MirrorCloud::name, dock.cloud.signing(), night / 1000);
        auto otherRoot = checkpoint;
        otherRoot.root[5] ^= 1;
        const auto forOther =
            ledger::cosign(otherRoot, MirrorCloud::name, dock.cloud.signing(), night / 1000);
        auto& outbox = dock.station.outbox();

        QVERIFY(!outbox.accept(dock.lane, otherRoot, forOther, dock.cloud.key(), night));
        QVERIFY(!outbox.accept(dock.lane, checkpoint, forOther, dock.cloud.key(), night));
        QVERIFY(!outbox.accept(dock.station.spine().id, checkpoint, good, dock.cloud.key(), night));
        QCOMPARE(dock.status().unsynced, std::uint64_t{10});

        QCOMPARE(*outbox.accept(dock.lane, checkpoint, good, dock.cloud.key(), night), std::uint64_t{10});
    }
};

QTEST_GUILESS_MAIN(ReceiptTest)
#include "test_receipt.moc"
