// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a worker sees and touches: the real pages, offscreen.

#include <array>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include "ui/samples.h"
#include "ui/self_test.h"
#include "ui/window.h"

using namespace custody;
using ui::BenchViewModel;

namespace {

struct Shown {
    Shown()
        : window(bench)
    {
        window.show();
        QVERIFY2(window.loaded(), qPrintable(window.warnings().join('\n')));
    }

    void show(const char* name)
    {
        for (const auto& one : ui::filledSamples())
            if (qstrcmp(one.name, name) == 0)
                bench.show(one.view);
        QCoreApplication::processEvents();
    }

    QQuickItem* find(const char* name) const
    {
        return window.view().rootObject()->findChild<QQuickItem*>(name);
    }

    QString words(const char* name) const
    {
        const QQuickItem* item = find(name);
        return item ? item->property("text").toString() : QStringLiteral("(no such item)");
    }

    void click(const char* name)
    {
        const QQuickItem* item = find(name);
        const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
        QTest::mouseClick(&window.view(), Qt::LeftButton, {}, middle.toPoint());
    }

    BenchViewModel bench;
    mutable ui::Window window;
};

// Every text on the screen, wherever it is.
void collect(const QQuickItem* item, QStringList& all)
{
    const QVariant text = item->property("text");
    if (item->isVisible() && text.isValid())
        all << text.toString();
    for (const QQuickItem* child : item->childItems())
        collect(child, all);
}

void typeFast(Shown& shown, const char* keys)
{
    for (; *keys; ++keys)
        QTest::keyClick(&shown.window.view(), *keys);
}

// As scanners do that type for Windows: Alt down, digits of the number pad, Alt up.
void holdingAlt(Shown& shown, const QByteArray& digits, bool numLock)
{
    constexpr std::array withoutNumLock{Qt::Key_Insert, Qt::Key_End, Qt::Key_Down, Qt::Key_PageDown,
        Qt::Key_Left, Qt::Key_Clear, Qt::Key_Right, Qt::Key_Home, Qt::Key_Up, Qt::Key_PageUp};
    auto* const window = &shown.window.view();
    QTest::keyPress(window, Qt::Key_Alt, Qt::AltModifier);
    for (const char digit : digits) {
        const auto value = static_cast<std::size_t>(digit - '0');
        const auto key =
            numLock ? static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(value)) : withoutNumLock[value];
        QTest::keyClick(window, key, Qt::AltModifier | Qt::KeypadModifier);
    }
    QTest::keyRelease(window, Qt::Key_Alt);
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::Window::prepare(); }

    void parcelPageShowsWhatTheViewSays()
    {
        Shown shown;
        shown.show("parcel_arrived");
        QVERIFY(shown.find("parcelPage")->isVisible());
        QCOMPARE(shown.words("carrier"), "UPS");
        QCOMPARE(shown.words("tracking"), "1Z99 9AA1 0123 4567 84");
        QCOMPARE(shown.words("weight"), "2.34 kg");
        QCOMPARE(shown.words("primaryButton"), "Accept parcel");
        QCOMPARE(shown.words("nextStep"), "Look at the box, then accept it.");
    }

    void photoPageShowsTheLastPicture()
    {
        Shown shown;
        shown.show("photo");
        QVERIFY(shown.find("photoPage")->isVisible());
        QVERIFY(shown.find("lastPicture")->property("source").toString().startsWith("image://custody/"));
        QCOMPARE(shown.words("lastWords"), "carrier label · 14:01");
        QCOMPARE(shown.words("progress"), "1 of 2");
    }

    void itemPageShowsTheLabelAsPrinted()
    {
        Shown shown;
        shown.show("item_printed");
        QVERIFY(shown.find("itemPage")->isVisible());
        QCOMPARE(shown.words("lpn"), "LPN-EH1-0048217731");
        QVERIFY(!shown.find("labelPicture")->property("source").toString().isEmpty());
        QVERIFY(!shown.find("primaryButton")->isVisible());
    }

    void handOffPageShowsBothPeople()
    {
        Shown shown;
        shown.show("handoff");
        QCOMPARE(shown.find("giverWell")->property("name").toString(), "Ana Ruiz");
        QCOMPARE(shown.find("takerWell")->property("name").toString(), "");
        shown.show("handoff_done");
        QCOMPARE(shown.find("takerWell")->property("name").toString(), "Carla Meier");
    }

    void historyPageShowsEveryLine()
    {
        Shown shown;
        shown.show("history");
        QCOMPARE(shown.find("timeline")->property("count").toInt(), 8);
        QCOMPARE(shown.words("receipts"), "5 of 8 with receipt");
        QVERIFY(!shown.find("holdPanel")->isVisible());
    }

    void statusPageShowsDevicesAndLanes()
    {
        Shown shown;
        shown.show("status");
        QCOMPARE(shown.find("deviceList")->property("count").toInt(), 4);
        QCOMPARE(shown.find("laneList")->property("count").toInt(), 3);
    }

    void frameShowsWhoHoldsWhat()
    {
        Shown shown;
        shown.show("item_verified");
        QCOMPARE(shown.words("personChip"), "Ana Ruiz holds 3");
        QCOMPARE(shown.words("heldCount"), "3");
        QCOMPARE(shown.find("custodianChip")->property("custodian").toString(), "Ana Ruiz");
        QCOMPARE(shown.words("syncAge"), "12 waiting, 6 min");
    }

    void refusalShowsRuleAndNextStep()
    {
        Shown shown;
        shown.show("refused");
        QVERIFY(shown.find("refusedPanel")->isVisible());
        QCOMPARE(shown.words("refusedSay"), "You do not hold this item, so you cannot change it.");
        QVERIFY(shown.words("refusedRule").contains("G1"));
        QCOMPARE(shown.words("refusedNext"), "Ask the person who holds it to hand it over to you.");
        shown.click("refusedBack");
        QVERIFY(!shown.find("refusedPanel")->isVisible());
    }

    void aDoubleTapRecordsOnce()
    {
        Shown shown;
        shown.show("photo");
        QSignalSpy asked(&shown.bench, &BenchViewModel::wantsRecord);
        shown.click("primaryButton");
        shown.click("primaryButton");
        QCOMPARE(asked.size(), 1);
    }

    void thePinIsNeverOnTheScreen()
    {
        Shown shown;
        shown.show("handoff");
        shown.bench.badgeTapped("badge-of-carla");
        QCoreApplication::processEvents();
        for (const char* digit : {"9", "7", "9", "7"})
            shown.bench.typed(digit);
        QCOMPARE(shown.bench.handOff()->pin()->length(), 4);
        QStringList all;
        collect(shown.window.view().rootObject(), all);
        QVERIFY(all.size() > 20);
        for (const QString& text : all)
            QVERIFY2(!text.contains("97") && !text.contains("badge-of-carla"), qPrintable(text));
    }

    void aWedgeScanAnywhereIsOneCommand()
    {
        Shown shown;
        shown.show("scan");
        QSignalSpy asked(&shown.bench, &BenchViewModel::wantsRecord);
        typeFast(shown, "1Z999AA10123456784");
        QTest::keyClick(&shown.window.view(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const auto command = QJsonDocument::fromJson(asked.at(0).at(0).toString().toUtf8()).object();
        QCOMPARE(command.value("raw"), "1Z999AA10123456784");
    }

    void aSeparatorTypedAsAltAndItsNumberIsInTheScan_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<bool>("numLock");
        QTest::newRow("Alt+029") << QByteArray("029") << true;
        QTest::newRow("Alt+29") << QByteArray("29") << true;
        QTest::newRow("Alt+0029") << QByteArray("0029") << true;
        QTest::newRow("Alt+029 without Num Lock") << QByteArray("029") << false;
    }

    void aSeparatorTypedAsAltAndItsNumberIsInTheScan()
    {
        QFETCH(QByteArray, digits);
        QFETCH(bool, numLock);
        Shown shown;
        shown.show("scan");
        QSignalSpy asked(&shown.bench, &BenchViewModel::wantsRecord);

        typeFast(shown, "42007936");
        holdingAlt(shown, digits, numLock);
        typeFast(shown, "9205590242327008598961");
        holdingAlt(shown, "013", true); // its Enter comes the same way

        QCOMPARE(asked.size(), 1);
        const auto command = QJsonDocument::fromJson(asked.at(0).at(0).toString().toUtf8()).object();
        QCOMPARE(command.value("raw").toString(), QStringLiteral("42007936\x1d") + "9205590242327008598961");
    }

    void altWithoutANumberIsNoKeyOfTheScan()
    {
        Shown shown;
        shown.show("scan");
        QSignalSpy asked(&shown.bench, &BenchViewModel::wantsRecord);

        typeFast(shown, "1Z999AA1");
        holdingAlt(shown, "", true);
        holdingAlt(shown, "0999", true); // no byte
        typeFast(shown, "0123456784");
        QTest::keyClick(&shown.window.view(), Qt::Key_Return);

        QCOMPARE(asked.size(), 1);
        const auto command = QJsonDocument::fromJson(asked.at(0).at(0).toString().toUtf8()).object();
        QCOMPARE(command.value("raw"), "1Z999AA10123456784");
    }

    void aScanNeverLandsInThePin()
    {
        Shown shown;
        shown.show("signin");
        shown.bench.badgeTapped("badge-of-ana");
        typeFast(shown, "961234567890");
        QTest::keyClick(&shown.window.view(), Qt::Key_Return);
        QCOMPARE(shown.bench.signIn()->pin()->length(), 0);
    }

    void aPinCanBeTypedByHand()
    {
        Shown shown;
        shown.show("signin");
        shown.bench.badgeTapped("badge-of-ana");
        for (int i = 1; i <= 4; ++i) {
            QTest::keyClick(&shown.window.view(), Qt::Key_5);
            QTRY_COMPARE(shown.bench.signIn()->pin()->length(), i);
        }
        QTest::keyClick(&shown.window.view(), Qt::Key_Backspace);
        QCOMPARE(shown.bench.signIn()->pin()->length(), 3);
    }

    void theKeyboardReachesThePrimaryButton()
    {
        Shown shown;
        shown.show("photo");
        QSignalSpy asked(&shown.bench, &BenchViewModel::wantsRecord);
        QVERIFY(QTest::qWaitForWindowActive(&shown.window.view()));
        for (int i = 0; i < 20 && !shown.find("primaryButton")->hasActiveFocus(); ++i)
            QTest::keyClick(&shown.window.view(), Qt::Key_Tab);
        QVERIFY(shown.find("primaryButton")->hasActiveFocus());
        QTest::keyClick(&shown.window.view(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void spanishAppearsWithASpanishPerson()
    {
        Shown shown;
        shown.show("parcel_arrived");
        const auto samples = ui::filledSamples();
        auto view = std::find_if(samples.begin(), samples.end(), [](const auto& one) {
            return qstrcmp(one.name, "parcel_arrived") == 0;
        })->view;
        QCOMPARE(shown.words("primaryButton"), "Accept parcel");
        view.person->language = "es";
        shown.bench.show(view);
        QCoreApplication::processEvents();
        QCOMPARE(shown.words("primaryButton"), "Recibir paquete");
        QCOMPARE(shown.words("moreButton"), QStringLiteral("Más…"));
        QCOMPARE(shown.words("nextStep"), "Mire la caja y recíbala.");
        QCOMPARE(shown.words("parcelsToday"), "87 paquetes");
    }

    void noSourceStringIsLeftUntranslated()
    {
        QFile file(QStringLiteral(CUSTODY_SOURCE "/resources/translations/custody_es.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray ts = file.readAll();
        QVERIFY(ts.count("<message") > 200);
        QVERIFY(!ts.contains("unfinished"));
        QVERIFY(!ts.contains("<translation></translation>"));
        QVERIFY(!ts.contains("vanished"));
    }

    void everyPageOpensWithoutAWarning()
    {
        const QStringList wrong = ui::selfTest();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void themesDiffer()
    {
        Shown shown;
        shown.show("scan");
        const QImage light = shown.window.picture();
        shown.bench.setDark(true);
        QCoreApplication::processEvents();
        QVERIFY(light.pixelColor(640, 200).lightness()
            > shown.window.picture().pixelColor(640, 200).lightness() + 100);
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
