// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/ledger/report.h"
#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

class ReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstLineSaysWhatIsLeftOpen()
    {
        const auto lane = LaneOnPaper::withOneItem();
        const auto policy = lane.policy();
        const auto unwitnessed = lane.policy("none");
        auto later = lane.certificate("item LPN-0001", {2, 4});
        auto alone = lane.certificate("item LPN-0001", {0, 2, 4});
        alone.note = lane.note(false);
        auto withheld = lane.certificate("item withheld", {0, 2, 4});
        withheld.events[0].evidence.disclosures.clear();
        const auto good = lane.certificate("item LPN-0001", {0, 2, 4});
        const auto firstLine = [](const Certificate& certificate, const Policy* trusted) {
            const auto said = describe(verifyCertificate(certificate.text(), trusted));
            return said.substr(0, said.find('\n'));
        };

        QCOMPARE(firstLine(good, &policy), std::string("VERIFIES"));
        QCOMPARE(firstLine(good, nullptr),
            std::string("VERIFIES, BUT: the log's key is the file's own and in no policy"));
        QCOMPARE(firstLine(alone, &unwitnessed),
            std::string("VERIFIES, BUT: no witness of the policy has cosigned it"));
        QCOMPARE(firstLine(later, &policy),
            std::string(
                "VERIFIES, BUT: its subject is stated, not proved; it does not begin at the first event"));
        QCOMPARE(firstLine(withheld, &policy), std::string("VERIFIES, BUT: its subject is withheld"));
        later.note[0] = 'C';
        QCOMPARE(firstLine(later, &policy), std::string("DOES NOT VERIFY"));
    }

    // An erase leaf's list of facts was one line of 49,152 digits.
    void aListOfManyDigestsIsNoLineForPeople()
    {
        auto lane = LaneOnPaper::withOneItem();
        lane.add("subject.erased", 4, {{"facts_list", cbor::Value(Bytes(48 * 512, 7))}});
        const auto report = verifyCertificate(lane.certificate("item LPN-0001", {5}).text(), nullptr);

        const auto said = describe(report);

        QVERIFY(report.verifies);
        QVERIFY2(said.find("characters; --json has all)") != std::string::npos, said.c_str());
        const auto line = said.find("facts_list");
        QVERIFY(line != std::string::npos && said.find('\n', line) - line < 200);
    }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "test_report.moc"
