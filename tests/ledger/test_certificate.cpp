// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <set>

#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

Certificate good() { return LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 2, 4}); }

std::string said(const Report& report)
{
    std::string out;
    for (const auto& fault : report.faults)
        out += "line " + std::to_string(fault.line) + ": " + fault.what + "\n";
    return out;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (const auto& line : QString::fromStdString(text).split('\n'))
        lines.push_back(line.toStdString());
    return lines;
}

// Each bit of the text flipped once: the places whose flips still verify, as line numbers.
std::map<std::size_t, std::size_t> silentFlips(const std::string& text, const Policy* policy)
{
    std::map<std::size_t, std::size_t> silent;
    std::size_t line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string bad = text;
            bad[i] = static_cast<char>(bad[i] ^ 1 << bit);
            if (verifyCertificate(bad, policy).verifies)
                ++silent[line];
        }
        if (text[i] == '\n')
            ++line;
    }
    return silent;
}

} // namespace

class CertificateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeCertificateVerifiesAndTellsWhatItShows()
    {
        const auto policy = LaneOnPaper().policy();

        const auto report = verifyCertificate(good().text(), &policy);

        QVERIFY2(report.verifies, said(report).c_str());
        QVERIFY(report.keyTrusted);
        QVERIFY(report.subjectProved);
        QVERIFY(report.fromTheBeginning);
        QCOMPARE(report.subject, std::string("item LPN-0001"));
        QCOMPARE(report.treeSize, std::uint64_t(5));
        QCOMPARE(report.witnesses, std::vector<std::string>{"mirror.custody.example/m1"});
        QCOMPARE(report.cosignedAt, std::uint64_t(1760050000));
        QCOMPARE(report.events.size(), std::size_t(3));
        QCOMPARE(report.events[1].type, std::string("item.graded"));
        QCOMPARE(report.events[1].shown[1].name, std::string("weight_g"));
        QCOMPARE(report.events[1].shown[1].value, std::string("1250"));
        QCOMPARE(*report.events[1].notBefore, std::uint64_t(1760000050));
    }

    void withoutAPolicyTheKeyIsSelfDeclared()
    {
        const auto report = verifyCertificate(good().text(), nullptr);

        QVERIFY2(report.verifies, said(report).c_str());
        QVERIFY(!report.keyTrusted);
        QVERIFY(report.witnesses.empty());
        QCOMPARE(report.cosignedAt, std::uint64_t(0));
    }

    void aPolicyThatKnowsAnotherLogRefusesIt()
    {
        LaneOnPaper other;
        other.origin = "custody.example/eh1/st08/lane/zzzz";
        const auto policy = other.policy("none");

        const auto report = verifyCertificate(good().text(), &policy);

        QVERIFY(!report.verifies);
        QCOMPARE(report.faults.front().line, std::size_t(4));
    }

    void anUnreachedQuorumIsAFault()
    {
        auto certificate = good();
        certificate.note = LaneOnPaper::withOneItem().note(false);
        const auto strict = LaneOnPaper().policy();
        const auto lax = LaneOnPaper().policy("none");

        QVERIFY(!verifyCertificate(certificate.text(), &strict).verifies);
        QVERIFY(verifyCertificate(certificate.text(), &lax).verifies);
    }

    void textComesBackByteForByte()
    {
        const auto text = good().text();

        const auto back = Certificate::parse(text);

        QVERIFY(back);
        QCOMPARE(back->text(), text);
    }

    void hiddenFieldsAreCountedNotTold()
    {
        auto certificate = good();
        certificate.events[0].evidence.disclosures.pop_back();
        certificate.events[2].evidence.disclosures.clear();

        const auto report = verifyCertificate(certificate.text(), nullptr);

        QVERIFY(report.verifies);
        QCOMPARE(report.events[0].hidden, std::size_t(1));
        QCOMPARE(report.events[2].hidden, std::size_t(1));
        QVERIFY(certificate.text().find("Ada") == std::string::npos);
    }

    void aChangedFieldIsNamed()
    {
        auto certificate = good();
        auto changed = *decodeDisclosure(certificate.events[1].evidence.disclosures[0]);
        changed.value = "A";
        certificate.events[1].evidence.disclosures[0] = encodeDisclosure(changed);

        const auto report = verifyCertificate(certificate.text(), nullptr);

        QVERIFY(!report.verifies);
        QCOMPARE(report.faults.size(), std::size_t(1));
        QCOMPARE(report.faults[0].line, std::size_t(12));
        QVERIFY(report.faults[0].what.find("grade") != std::string::npos);
    }

    void aFieldShownTwiceIsAFault()
    {
        auto certificate = good();
        auto& shown = certificate.events[0].evidence.disclosures;
        shown.push_back(shown[0]);

        QVERIFY(!verifyCertificate(certificate.text(), nullptr).verifies);
    }

    void anEventLeftOutBreaksTheChain()
    {
        const auto report = verifyCertificate(
            LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 4}).text(), nullptr);

        QVERIFY(!report.verifies);
        QVERIFY2(said(report).find("chain is broken") != std::string::npos, said(report).c_str());
    }

    void anotherItemsEventBreaksTheChain()
    {
        const auto report = verifyCertificate(
            LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 3}).text(), nullptr);

        QVERIFY(!report.verifies);
    }

    void eventsOutOfOrderAreAFault()
    {
        const auto report = verifyCertificate(
            LaneOnPaper::withOneItem().certificate("item LPN-0001", {2, 0, 4}).text(), nullptr);

        QVERIFY(!report.verifies);
    }

    void aLaterBeginningIsToldNotHidden()
    {
        const auto report = verifyCertificate(
            LaneOnPaper::withOneItem().certificate("item LPN-0001", {2, 4}).text(), nullptr);

        QVERIFY(report.verifies);
        QVERIFY(!report.fromTheBeginning);
        QVERIFY(!report.subjectProved);
    }

    void aFalseInclusionHashIsNamedByItsLine()
    {
        auto certificate = good();
        certificate.events[2].hashes[0][0] ^= 1;
        const auto lines = linesOf(certificate.text());

        const auto report = verifyCertificate(certificate.text(), nullptr);

        QVERIFY(!report.verifies);
        const auto at = report.faults[0].line;
        QCOMPARE(lines[at - 1], base64(certificate.events[2].hashes[0]));
        QVERIFY(report.faults[0].what.find("does not lead") != std::string::npos);
    }

    void anIndexThatIsNotTheEntrysIsAFault()
    {
        auto certificate = good();
        certificate.events[1].index = 3;

        const auto report = verifyCertificate(certificate.text(), nullptr);

        QVERIFY(!report.verifies);
        QVERIFY(said(report).find("its index is 2, not 3") != std::string::npos);
    }

    void aForgedSignatureIsNamedByItsLine()
    {
        auto text = good().text();
        const auto lines = linesOf(text);
        std::size_t signatureLine = 0;
        while (!lines[signatureLine].starts_with("\xE2\x80\x94"))
            ++signatureLine;
        const auto at = text.rfind("\xE2\x80\x94 mirror") - 20; // inside the log's own signature
        text[at] = text[at] == 'A' ? 'B' : 'A';

        const auto report = verifyCertificate(text, nullptr);

        QVERIFY(!report.verifies);
        QCOMPARE(report.faults[0].line, signatureLine + 1);
    }

    void anotherSubjectThanTheDisclosedOneIsAFault()
    {
        const auto report = verifyCertificate(
            LaneOnPaper::withOneItem().certificate("item LPN-0009", {0, 2, 4}).text(), nullptr);

        QVERIFY(!report.verifies);
        QCOMPARE(report.faults[0].line, std::size_t(2));
    }

    void aSubjectWhoseFieldIsHiddenIsStatedNotProved()
    {
        auto certificate = good();
        certificate.events[0].evidence.disclosures.clear();

        const auto report = verifyCertificate(certificate.text(), nullptr);

        QVERIFY(report.verifies);
        QVERIFY(!report.subjectProved);
    }

    void aWholeLaneIsProvedByItsIndexes()
    {
        const auto lane = LaneOnPaper::withOneItem();

        const auto whole =
            verifyCertificate(lane.certificate("lane " + lane.origin, {0, 1, 2, 3, 4}).text(), nullptr);
        const auto gap =
            verifyCertificate(lane.certificate("lane " + lane.origin, {0, 1, 3, 4}).text(), nullptr);
        const auto other = verifyCertificate(lane.certificate("lane elsewhere", {0, 1}).text(), nullptr);

        QVERIFY2(whole.verifies, said(whole).c_str());
        QVERIFY(whole.subjectProved && whole.fromTheBeginning);
        QVERIFY(!gap.verifies);
        QVERIFY(!other.verifies);
    }

    void anErasureIsShown()
    {
        auto lane = LaneOnPaper::withOneItem();
        lane.add("person.erased", 4, {{"scope", "subject"}, {"basis", "request"}});
        auto certificate = lane.certificate("item LPN-0001", {0, 2, 4, 5});
        for (std::size_t i = 0; i < 3; ++i)
            certificate.events[i].evidence.disclosures.clear();

        const auto report = verifyCertificate(certificate.text(), nullptr);

        QVERIFY2(report.verifies, said(report).c_str());
        QCOMPARE(report.erased.size(), std::size_t(1));
        QCOMPARE(report.erased[0], std::string("entry 5 (person.erased): scope subject, basis request"));
    }

    void aCertificateBecomesStockProofs()
    {
        const auto policy = LaneOnPaper().policy();
        const auto proofs = good().proofs();

        QCOMPARE(proofs.size(), std::size_t(3));
        for (const auto& proof : proofs) {
            const auto read = TlogProof::parse(proof.text());
            QVERIFY(read);
            const auto verdict = check(policy, *Note::parse(read->note));
            QVERIFY(verdict);
            QVERIFY(verifyInclusion(read->index, verdict->checkpoint.size,
                leafHash(Evidence::decode(*read->extra)->entry), read->hashes, verdict->checkpoint.root));
        }
    }

    void hostileTextReachesNobodysTerminal()
    {
        LaneOnPaper lane;
        lane.add(
            "item.registered", {}, {{"lpn", "L"}, {"note", "\x1B[2J\xE2\x80\xAE\xC2\x9B gel\xC3\xB6scht"}});

        const auto report = verifyCertificate(lane.certificate("item L", {0}).text(), nullptr);

        QVERIFY(report.verifies);
        QCOMPARE(report.events[0].shown[1].value,
            std::string("\\x1b[2J\\xe2\\x80\\xae\\xc2\\x9b gel\xC3\xB6scht"));
    }

    void malformedCertificatesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<int>("line");
        QTest::newRow("another header") << QByteArray("@v1") << QByteArray("@v2") << 1;
        QTest::newRow("Windows line breaks") << QByteArray("\n") << QByteArray("\r\n") << 1;
        QTest::newRow("no subject") << QByteArray("subject item") << QByteArray("subjet item") << 2;
        QTest::newRow("unknown kind") << QByteArray("subject item") << QByteArray("subject iten") << 2;
        QTest::newRow("no such day") << QByteArray("2026-11-22") << QByteArray("2026-13-22") << 3;
        QTest::newRow("another key") << QByteArray("+c6782eab+") << QByteArray("+c6782eac+") << 4;
        QTest::newRow("no empty line") << QByteArray("\n\nextra") << QByteArray("\nextra") << 5;
        QTest::newRow("no evidence") << QByteArray("index 0") << QByteArray("index zero") << 7;
        QTest::newRow("leading zero") << QByteArray("index 2") << QByteArray("index 02") << 13;
    }

    void malformedCertificatesAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, with);
        QFETCH(int, line);
        auto text = QByteArray::fromStdString(good().text());
        QVERIFY(text.contains(change));
        text.replace(change, with);

        const auto report = verifyCertificate(text.toStdString(), nullptr);

        QVERIFY(!report.verifies);
        QVERIFY2(report.faults[0].line == static_cast<std::size_t>(line), said(report).c_str());
    }

    void withAPolicyEveryFlippedBitIsNoticedSaveTheTimeOfExport()
    {
        const auto policy = LaneOnPaper().policy();
        const auto text = LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 2}).text();

        const auto silent = silentFlips(text, &policy);

        // The time of export is the exporter's word: another time of the same form is another word.
        for (const auto& [line, count] : silent)
            QVERIFY2(line == 3, std::to_string(line).c_str());
    }

    void withoutAPolicyOnlyUnknownKeysLinesGoUnnoticedToo()
    {
        const auto text = LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 2}).text();
        const auto lines = linesOf(text);

        for (const auto& [line, count] : silentFlips(text, nullptr))
            QVERIFY2(line == 3 || lines[line - 1].find("mirror.custody.example") != std::string::npos,
                std::to_string(line).c_str());
    }

    void aCertificateCutAnywhereDoesNotVerify()
    {
        const auto policy = LaneOnPaper().policy();
        const auto text = good().text();
        for (std::size_t size = 0; size < text.size(); ++size)
            QVERIFY(!verifyCertificate(std::string_view(text).substr(0, size), &policy).verifies);
    }
};

QTEST_APPLESS_MAIN(CertificateTest)
#include "test_certificate.moc"
