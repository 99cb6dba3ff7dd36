// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What passes between a scanner and the window, and what does not.

#include <QTest>

#include "app/station/code_gate.h"

using namespace custody::station;

namespace {

using Came = CodeGate::Came;

CodeGate::Code code(int number) { return {"1Z" + std::to_string(number), "]C0"}; }

} // namespace

class ScannerGateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuickWorkerIsNotHeldUp()
    {
        CodeGate gate;
        constexpr int aMinute = 300;
        for (int n = 0; n < aMinute; ++n) { // five a second

            const auto came = gate.offer(code(n), n * 200);

            QVERIFY(came == Came::Waits);
            QVERIFY(gate.take() == code(n));
        }
        QVERIFY(!gate.floods(aMinute * 200));
    }

    void aSmallBurstComesThroughInItsOrder()
    {
        CodeGate gate;
        for (int n = 0; n < int(CodeGate::room); ++n)
            QVERIFY(gate.offer(code(n), 0) == Came::Waits);

        for (int n = 0; n < int(CodeGate::room); ++n)
            QVERIFY(gate.take() == code(n));
        QVERIFY(!gate.take());
    }

    void whatIsTooMuchIsDroppedAndSaidOnce()
    {
        CodeGate gate;
        int waits = 0;
        int first = 0;
        constexpr int seconds = 20;
        for (int n = 0; n < seconds * 1000; ++n) { // each millisecond another, and the window takes all
            const auto came = gate.offer(code(n), n);
            waits += came == Came::Waits ? 1 : 0;
            first += came == Came::FirstDropped ? 1 : 0;
            (void)gate.take();
        }

        QVERIFY(waits <= int(CodeGate::room) + seconds * int(CodeGate::aSecond));
        QCOMPARE(first, 1);
        QVERIFY(gate.floods(seconds * 1000));
    }

    void whatNobodyTakesIsBounded()
    {
        CodeGate gate;
        for (int n = 0; n < 100; ++n)
            (void)gate.offer(code(n), n * 1000);

        std::size_t waited = 0;
        while (gate.take())
            ++waited;

        QCOMPARE(waited, CodeGate::room);
    }

    void theSameCodeAgainAndAgainIsOneScan()
    {
        CodeGate gate;
        int waits = 0;
        int first = 0;
        for (int n = 0; n < 6000; ++n) {
            const auto came = gate.offer(code(1), n);
            waits += came == Came::Waits ? 1 : 0;
            first += came == Came::FirstDropped ? 1 : 0;
        }

        QCOMPARE(waits, 1);
        QCOMPARE(first, 1); // no scanner that is well does this
        QVERIFY(gate.offer(code(1), 6000 + CodeGate::repeatMs) == Came::Waits); // meant again
    }

    void aWordScannedTwiceOnPurposeIsTwoAndOneUnderTheScannerIsOne()
    {
        CodeGate gate;
        QVERIFY(gate.offer(code(1), 0) == Came::Waits);
        QVERIFY(gate.offer(code(1), 400) == Came::Waits);

        for (int n = 1; n < 2000; ++n) // read ten times a second, for minutes
            QVERIFY(gate.offer(code(1), 400 + n * 100) == Came::Repeated);
    }

    void aCodeThatWasDroppedIsNoRepeatWhenItIsTriedAgain()
    {
        CodeGate gate;
        for (int n = 0; n <= int(CodeGate::room); ++n)
            (void)gate.offer(code(n), 0);
        while (gate.take()) { }

        const auto again = gate.offer(code(int(CodeGate::room)), 500);

        QVERIFY(again == Came::Waits);
    }

    void afterACalmItIsSaidAnew()
    {
        CodeGate gate;
        const auto flood = [&](std::int64_t from) {
            int first = 0;
            for (int n = 0; n < 100; ++n)
                first += gate.offer(code(n), from + n) == Came::FirstDropped ? 1 : 0;
            return first;
        };
        QCOMPARE(flood(0), 1);
        QCOMPARE(flood(5'000), 0);
        QVERIFY(!gate.floods(5'100 + CodeGate::calmMs));

        QCOMPARE(flood(5'100 + CodeGate::calmMs), 1);
    }

    void whatWaitedGoesWithTheScanner()
    {
        CodeGate gate;
        (void)gate.offer(code(1), 0);
        (void)gate.offer(code(2), 0);

        const auto dropped = gate.forget();

        QCOMPARE(dropped, std::size_t{2});
        QVERIFY(!gate.take());
        QVERIFY(gate.offer(code(2), 10) == Came::Waits); // of the one plugged in next
    }
};

QTEST_APPLESS_MAIN(ScannerGateTest)
#include "test_scanner_gate.moc"
