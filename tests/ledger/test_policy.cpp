// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

std::string logLine()
{
    return "log " + logKey("a.example/log", LaneOnPaper::seeded(1).publicKey()).text() + "\n";
}

std::string witnessLine(const std::string& name, std::uint8_t seed)
{
    return "witness " + name + " "
        + cosignerKey("w.example/" + name, LaneOnPaper::seeded(seed).publicKey()).text() + "\n";
}

std::string six()
{
    std::string out = logLine();
    for (std::uint8_t i = 1; i <= 3; ++i)
        out += witnessLine("X" + std::to_string(i), static_cast<std::uint8_t>(10 + i))
            + witnessLine("Y" + std::to_string(i), static_cast<std::uint8_t>(20 + i));
    return out
        + "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2 Y3\n"
          "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
}

Note cosignedBy(const std::vector<std::uint8_t>& seeds)
{
    const Checkpoint head{"a.example/log", 3, Hash{1}};
    Note note{head.text(), {signCheckpoint(head, LaneOnPaper::seeded(1))}};
    for (const auto seed : seeds) {
        const std::string name =
            std::string("w.example/") + (seed < 20 ? "X" : "Y") + std::to_string(seed % 10);
        note.signatures.push_back(cosign(head, name, LaneOnPaper::seeded(seed), 1000 + seed));
    }
    return note;
}

} // namespace

class PolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExampleOfTheSpecificationReadsAndWritesItself()
    {
        const auto policy = Policy::parse("# who we trust\n\n  " + six());

        QVERIFY2(policy, policy ? "" : policy.error().what.c_str());
        QCOMPARE(policy->witnesses.size(), std::size_t(6));
        QCOMPARE(policy->groups.at("X-witnesses").threshold, std::size_t(2));
        const auto again = Policy::parse(policy->text());
        QVERIFY(again);
        QCOMPARE(again->text(), policy->text());
    }

    void theQuorumCountsTwoOfThreeAndOneOfThree_data()
    {
        QTest::addColumn<QList<int>>("seeds");
        QTest::addColumn<bool>("reached");
        QTest::newRow("nobody") << QList<int>{} << false;
        QTest::newRow("one X") << QList<int>{11} << false;
        QTest::newRow("two X") << QList<int>{11, 12} << false;
        QTest::newRow("one X twice, one Y") << QList<int>{11, 11, 21} << false;
        QTest::newRow("one X, two Y") << QList<int>{11, 21, 22} << false;
        QTest::newRow("two X, one Y") << QList<int>{11, 13, 22} << true;
        QTest::newRow("all six") << QList<int>{11, 12, 13, 21, 22, 23} << true;
    }

    void theQuorumCountsTwoOfThreeAndOneOfThree()
    {
        QFETCH(QList<int>, seeds);
        QFETCH(bool, reached);
        std::vector<std::uint8_t> raw;
        for (const int seed : seeds)
            raw.push_back(static_cast<std::uint8_t>(seed));

        const auto verdict = check(*Policy::parse(six()), cosignedBy(raw));

        QCOMPARE(verdict.has_value(), reached);
        if (reached)
            QCOMPARE(verdict->firstCosignedAt, std::uint64_t(1011));
    }

    void aForgedWitnessLineSpoilsTheWholeNote()
    {
        auto note = cosignedBy({11, 12, 13, 21});
        QVERIFY(check(*Policy::parse(six()), note));
        note.signatures.back().raw[30] ^= 1;

        const auto verdict = check(*Policy::parse(six()), note);

        QVERIFY(!verdict);
        QCOMPARE(verdict.error().fault, Fault::Tampered);
    }

    void withoutAQuorumTheLogAloneIsEnough()
    {
        const auto policy = Policy::parse(logLine() + "quorum none\n");

        QVERIFY(check(*policy, cosignedBy({})));
        QVERIFY(!check(*Policy::parse("quorum none\n"), cosignedBy({})));
    }

    void malformedPoliciesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const std::string& policy, int line) {
            QTest::newRow(name) << QByteArray::fromStdString(policy) << line;
        };
        const std::string log = logLine();
        const std::string one = witnessLine("W", 11);
        row("unknown word", log + "wintess W x\nquorum none\n", 2);
        row("the same log twice", log + log + "quorum none\n", 2);
        row("the same witness key twice", one + "witness V " + one.substr(10) + "quorum V\n", 2);
        row("a name twice", one + witnessLine("W", 12) + "quorum W\n", 2);
        row("named none", witnessLine("none", 11) + "quorum none\n", 1);
        row("a log key as witness", "witness W " + log.substr(4) + "quorum W\n", 1);
        row("a witness key as log", "log " + one.substr(10) + "quorum none\n", 1);
        row("a member from below", "group G all W\n" + one + "quorum G\n", 1);
        row("none as a member", one + "group G any none\nquorum G\n", 2);
        row("a group of nobody", one + "group G any\nquorum G\n", 2);
        row("a member twice", one + "group G any W W\nquorum G\n", 2);
        row("a member of two groups", one + "group G any W\ngroup H any W\nquorum G\n", 3);
        row("threshold 0", one + "group G 0 W\nquorum G\n", 2);
        row("threshold above", one + "group G 2 W\nquorum G\n", 2);
        row("quorum undefined", one + "quorum V\n", 2);
        row("quorum twice", "quorum none\nquorum none\n", 2);
        row("carriage return", "quorum none\r\n", 1);
    }

    void malformedPoliciesAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, policy);
        QFETCH(int, line);

        const auto parsed = Policy::parse(policy.toStdString());

        QVERIFY(!parsed);
        const std::string expected = "policy line " + std::to_string(line) + ":";
        QVERIFY2(parsed.error().what.starts_with(expected), parsed.error().what.c_str());
    }

    void aPolicyNeedsAQuorumAndALastLineBreak()
    {
        QVERIFY(!Policy::parse(""));
        QVERIFY(!Policy::parse(logLine()));
        QVERIFY(!Policy::parse("quorum none"));
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "test_policy.moc"
