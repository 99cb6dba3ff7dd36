// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/access/person.h"
#include "app/access/pin.h"

using namespace custody;
using namespace custody::access;

namespace {

constexpr UtcMs noon = 1'790'000'000'000;

PinGuard afterWrong(int times, UtcMs now)
{
    PinGuard guard;
    for (int i = 0; i < times; ++i)
        guard = afterWrongPin(guard, now);
    return guard;
}

} // namespace

class PinTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newPinIsFourToEightDigitsThatAreNoPattern_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<bool>("good");
        QTest::newRow("four digits") << QByteArray("2580") << true;
        QTest::newRow("eight digits") << QByteArray("25807391") << true;
        QTest::newRow("nearly a run") << QByteArray("1235") << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("three digits") << QByteArray("258") << false;
        QTest::newRow("nine digits") << QByteArray("258073914") << false;
        QTest::newRow("letters") << QByteArray("25b0") << false;
        QTest::newRow("a space") << QByteArray("25 0") << false;
        QTest::newRow("other digits") << QByteArray("٢٥٨٠") << false;
        QTest::newRow("a nul") << QByteArray("258\0", 4) << false;
        QTest::newRow("one digit") << QByteArray("7777") << false;
        QTest::newRow("upwards") << QByteArray("1234") << false;
        QTest::newRow("downwards") << QByteArray("87654321") << false;
    }

    void newPinIsFourToEightDigitsThatAreNoPattern()
    {
        QFETCH(QByteArray, pin);
        QFETCH(bool, good);

        const auto checked = checkNewPin(pin.toStdString());

        QCOMPARE(checked.has_value(), good);
    }

    void fourWrongPinsDoNotLock()
    {
        const auto guard = afterWrong(4, noon);

        QCOMPARE(guard.failures, 4);
        QVERIFY(!lockedFor(guard, noon));
    }

    void fiveWrongPinsLockForAQuarterOfAnHour()
    {
        const auto guard = afterWrong(5, noon);

        QCOMPARE(lockedFor(guard, noon), std::optional(lockMs));
        QCOMPARE(lockedFor(guard, noon + lockMs - 1), std::optional<std::int64_t>(1));
        QVERIFY(!lockedFor(guard, noon + lockMs));
    }

    void lockThatEndedLeavesFiveNewTries()
    {
        const auto later = noon + lockMs;
        auto guard = afterWrong(5, noon);

        for (int i = 0; i < 4; ++i) {
            guard = afterWrongPin(guard, later);
            QVERIFY(!lockedFor(guard, later));
        }
        guard = afterWrongPin(guard, later);

        QCOMPARE(lockedFor(guard, later), std::optional(lockMs));
    }

    void rightPinForgetsTheWrongOnes()
    {
        QVERIFY(afterRightPin() == PinGuard{});
        QCOMPARE(afterWrongPin(afterRightPin(), noon).failures, 1);
    }

    void nobodyIsToldToWaitLongerThanALockLasts()
    {
        const auto guard = afterWrong(5, noon);

        QCOMPARE(lockedFor(guard, noon - 86'400'000), std::optional(lockMs));
        QCOMPARE(lockedFor(guard, 0), std::optional(lockMs));
    }

    void clockSetBackDuringALockStartsItAnewOnce()
    {
        const auto backThen = noon - 365LL * 86'400'000;

        const auto guard = afterClockSetBack(afterWrong(5, noon), backThen);

        QCOMPARE(lockedFor(guard, backThen), std::optional(lockMs));
        QVERIFY(!lockedFor(guard, backThen + lockMs));
        QVERIFY(afterClockSetBack(guard, backThen + 1000) == guard);
    }

    void runningClockDoesNotTouchALock()
    {
        const auto guard = afterWrong(5, noon);

        QVERIFY(afterClockSetBack(guard, noon) == guard);
        QVERIFY(afterClockSetBack(guard, noon + 60'000) == guard);
    }

    void roleIsFoundByItsName()
    {
        for (const auto role : {Role::Receiver, Role::Inspector, Role::Supervisor})
            QVERIFY(parseRole(name(role)) == role);
        QVERIFY(!parseRole("owner"));
        QVERIFY(!parseRole(""));
    }

    void shortNameIsTheRandomEndOfAPseudonym()
    {
        const auto id = parseId<PersonId>("01932c5e-8d1a-7c3f-9b2e-5a6d7e8f9a0b");

        QCOMPARE(shortName(*id), std::string("7e8f9a0b"));
    }
};

QTEST_APPLESS_MAIN(PinTest)
#include "test_pin.moc"
