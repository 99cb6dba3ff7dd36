// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The devices on the bench's own page: what is wrong with each, what to do, and a test where one can work.

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include "app/devices/label_printer.h"
#include "app/station/device_page.h"
#include "ui/models/words.h"
#include "ui/samples.h"
#include "ui/window.h"

using namespace custody;
using ui::BenchViewModel;

namespace {

station::BenchView sample(const char* name)
{
    for (const auto& one : ui::filledSamples())
        if (qstrcmp(one.name, name) == 0)
            return one.view;
    qFatal("no such sample");
}

station::BenchView troubled() { return sample("status_devices"); }

station::DeviceView& deviceOf(station::BenchView& view, const std::string& name)
{
    for (auto& device : view.devices)
        if (device.name == name)
            return device;
    qFatal("no such device");
}

struct Page {
    explicit Page(const station::BenchView& view, QSize size = QSize(1280, 800))
        : window(bench)
    {
        window.resize(size);
        window.show();
        bench.show(view);
        QCoreApplication::processEvents();
    }
    // Every text item that is there, with what it says.
    QHash<QString, QQuickItem*> texts() const
    {
        QHash<QString, QQuickItem*> found;
        for (auto* const item : all())
            if (item->isVisible() && item->property("textFormat").isValid())
                found.insert(item->property("text").toString(), item);
        return found;
    }
    QQuickItem* named(const QString& name) const
    {
        for (auto* const item : all())
            if (item->objectName() == name)
                return item;
        return nullptr;
    }
    void press(const QString& name) const
    {
        auto* const button = named(name);
        QVERIFY(button && button->isVisible());
        const auto middle = button->mapToScene({button->width() / 2, button->height() / 2}).toPoint();
        QTest::mouseClick(&window.view(), Qt::LeftButton, {}, middle);
    }
    QList<QQuickItem*> all() const
    {
        QList<QQuickItem*> items{window.view().rootObject()};
        for (qsizetype at = 0; at < items.size(); ++at)
            items.append(items.at(at)->childItems());
        return items;
    }

    BenchViewModel bench;
    mutable ui::Window window;
};

} // namespace

class TestStatusPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachDeviceSaysWhatIsWrongAndWhatToDo()
    {
        auto view = troubled();
        const Page page(view);

        const auto texts = page.texts();

        QVERIFY(texts.contains(devices::advice::endPcscd));
        QVERIFY(texts.contains(devices::advice::ownRule));
        QVERIFY(texts.contains(QString::fromStdString(deviceOf(view, "scanner").rule)));
        QVERIFY(texts.contains("not plugged in"));
        QVERIFY(texts.contains("not set up here"));
        QVERIFY(texts.contains("The printer is out of labels. Load a roll and print again."));
        QVERIFY(texts.contains("Zebra Technologies ZTC ZD620-203dpi ZPL (port 1-2, serial D2J204800123)"
                               "  ·  driver ZPL, 203 dpi  ·  firmware V84.20.11Z"));
    }

    void inSpanishToo()
    {
        auto view = troubled();
        view.person->language = "es";
        const Page page(view);

        const auto texts = page.texts();

        QVERIFY(texts.contains("en uso por otro programa"));
        QVERIFY(texts.contains("Enchúfelo, o nombre otro en los ajustes de este puesto."));
    }

    void onlyADeviceThatCanBeTestedHasAButton()
    {
        const Page all(troubled());
        for (const char* const without : {"camera", "badge reader", "scanner", "scale"})
            QVERIFY(!all.named(QString("test ") + without)->isVisible());
        auto view = troubled();
        view.devices = {deviceOf(view, "printer")};
        Page page(view);
        QSignalSpy asked(&page.bench, &BenchViewModel::wantsRecord);

        page.press("test printer");

        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QString(R"({"device":"printer","do":"device.test"})"));
    }

    void nothingIsTestedWhileSomethingIsRecorded()
    {
        auto view = troubled();
        view.devices = {deviceOf(view, "printer")};
        Page page(view);
        QSignalSpy asked(&page.bench, &BenchViewModel::wantsRecord);
        page.bench.openStatus(); // asks the devices anew: recorded, and not answered yet
        QCOMPARE(asked.count(), 1);

        page.press("test printer");
        const auto during = asked.count();
        page.bench.answered(R"({"do":"show"})", "{}", view);
        page.press("test printer");
        page.press("test printer"); // a double tap

        QCOMPARE(during, 1);
        QCOMPARE(asked.count(), 2);
        QVERIFY(asked.at(1).at(0).toString().contains("device.test"));
    }

    void aDeviceThatAnotherProgramHoldsIsShownSoWithWhomToEnd()
    {
        station::Devices devices;
        devices.scannerNote = [] {
            return devices::DeviceNote{
                .state = devices::DeviceState::Held, .advice = devices::advice::endOther};
        };
        auto view = troubled();
        view.devices = station::deviceViews(devices);

        const Page english(view);
        const auto shown = english.texts();
        view.person->language = "es";
        const Page spanish(view);
        const auto translated = spanish.texts();

        QVERIFY(shown.contains("in use by another program"));
        QVERIFY(shown.contains(devices::advice::endOther));
        QVERIFY(translated.contains("en uso por otro programa"));
        QVERIFY(translated.contains(ui::say(devices::advice::endOther)));
        QVERIFY(!translated.contains(devices::advice::endOther));
    }

    void aTestPressedWhileSomethingIsRecordedWasSwallowedWithoutAWord()
    {
        auto view = troubled();
        view.devices = {deviceOf(view, "printer")};
        Page page(view);
        auto* const button = page.named("test printer");
        QVERIFY(button->isEnabled());

        page.bench.status()->setSaving(true);
        const bool meanwhile = button->isEnabled();
        page.bench.status()->setSaving(false);

        QVERIFY2(!meanwhile, "a button that does nothing looks as if it did");
        QVERIFY(button->isEnabled());
    }

    void nobodyTestsWhoIsNotSignedIn()
    {
        auto view = troubled();
        view.person.reset();
        const Page page(view);

        QVERIFY(!page.named("test printer")->isVisible());
    }

    void theBenchsPageIsOpenedAndTheDevicesAreAskedAnew()
    {
        Page page(troubled());
        QSignalSpy asked(&page.bench, &BenchViewModel::wantsRecord);

        page.bench.openStatus();

        QCOMPARE(asked.count(), 1);
        QVERIFY(asked.at(0).at(0).toString().contains(R"("devices":true)"));
    }

    void aTestLeavesThePageOpen()
    {
        auto view = troubled();
        view.page = station::Page::Scan;
        Page page(view);
        page.bench.openStatus();

        page.bench.answered(R"({"do":"device.test","device":"printer"})", "{}", view);

        QCOMPARE(page.bench.page(), int(station::Page::Status));
    }

    void theTopBarNamesNoDeviceThatNobodyAskedFor()
    {
        const auto rows = ui::servingRows(troubled());

        for (const auto& row : rows)
            QVERIFY(row.key != "camera" && row.words.isEmpty());
        QCOMPARE(rows.size(), std::size_t{4});
    }

    void theTopBarSaysWhatIsWrongWithOneOrTwo()
    {
        auto view = troubled();
        std::erase_if(view.devices,
            [](const auto& device) { return device.name != "scale" && device.name != "printer"; });

        const auto rows = ui::servingRows(view);

        QCOMPARE(rows.at(0).words, QString("not plugged in"));
        QCOMPARE(rows.at(1).words, QString("out of labels"));
    }

    void whatADeviceSaysIsNeverMarkup()
    {
        auto view = troubled();
        const std::string markup = "<h1>big</h1><img src='x'>";
        for (auto& device : view.devices)
            device.what = device.fault = device.firmware = device.driver = device.say = markup;
        const Page page(view);

        int shown = 0;
        for (auto* const text : page.texts())
            if (text->property("text").toString().contains("<h1>")) {
                ++shown;
                QCOMPARE(text->property("textFormat").toInt(), 0); // Text.PlainText
            }
        QVERIFY(shown > 1);
    }

    void aVeryLongNameKeepsItsRowInTheList()
    {
        auto view = troubled();
        auto& reader = deviceOf(view, "badge reader");
        reader.what = std::string(120, 'W');
        reader.fault = std::string(400, 'w');
        const Page page(view);

        auto* const list = page.named("deviceList");
        for (auto* const text : page.texts()) {
            const auto left = text->mapToItem(list, QPointF(0, 0)).x();
            if (text->property("text").toString().startsWith("W"))
                QVERIFY(left >= 0 && left + text->width() <= list->width());
        }
    }

    void noWordUnderAFigureIsCut_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("language");
        for (const char* const page : {"status", "board"})
            for (const int width : {1280, 1920})
                for (const char* const language : {"en", "es"})
                    QTest::addRow("%s %d %s", page, width, language)
                        << QByteArray(page) << width << QString(language);
    }

    void noWordUnderAFigureIsCut()
    {
        QFETCH(QByteArray, page);
        QFETCH(int, width);
        QFETCH(QString, language);
        auto view = sample(page);
        view.person->language = language.toStdString();

        const Page shown(view, width == 1280 ? QSize(1280, 800) : QSize(1920, 1080));

        constexpr int elideMiddle = Qt::ElideMiddle;
        int words = 0;
        for (auto* const text : shown.texts())
            if (text->property("elide").toInt() == elideMiddle) {
                ++words;
                QVERIFY2(
                    !text->property("truncated").toBool(), qPrintable(text->property("text").toString()));
            }
        QVERIFY(words > 0);
    }

    void portAndSerialOutliveALongName()
    {
        auto view = sample("status_long_name");
        auto& reader = view.devices.front();
        const QString maker = QString(QChar(0x5831)).repeated(90);
        const QString place = " (port 1-2.4, serial 0123456789)";
        reader.what =
            (maker + place + "; " + maker + " (port 1-3, serial " + QString(90, '7') + ")").toStdString();

        const auto rows = ui::deviceRows(view);

        const auto what = rows.front().what;
        QVERIFY(what.contains(place));
        QVERIFY(what.contains("(port 1-3, serial 7777"));
        QVERIFY(what.size() < 200);
        QVERIFY(what.startsWith(QString(QChar(0x5831)).repeated(20)));
    }

    void whatIsToBeDoneIsNeverUnderTheHintThatThereIsMore()
    {
        const Page page(troubled());

        auto* const list = page.named("deviceList");
        auto* const hint = page.texts().value("More below: pull up");
        QVERIFY(list && hint);
        QVERIFY(hint->mapToItem(list, QPointF(0, 0)).y() >= list->height());
    }

    void whatIsWrongStandsFirstInTheSampleToo()
    {
        for (const auto& one : ui::filledSamples()) {
            bool wrongIsOver = false;
            for (const auto& device : one.view.devices) {
                const bool wrong = device.mark == station::Mark::Attention;
                QVERIFY2(!wrong || !wrongIsOver, one.name);
                wrongIsOver = wrongIsOver || !wrong;
            }
        }
    }

    void aLongNameGivesWayToWhatIsToBeDone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("language");
        const QHash<QString, QString> names{{"W", QString(120, 'W')},
            {"words", QString("Contactless Reader of Cards ").repeated(4) + "(port 1-1)"},
            {"wide", QString(QChar(0x5831)).repeated(66)}};
        for (auto name = names.begin(); name != names.end(); ++name)
            for (const int width : {1280, 1920})
                for (const char* const language : {"en", "es"})
                    QTest::addRow("%s %d %s", qPrintable(name.key()), width, language)
                        << name.value() << width << QString(language);
    }

    void aLongNameGivesWayToWhatIsToBeDone()
    {
        QFETCH(QString, name);
        QFETCH(int, width);
        QFETCH(QString, language);
        auto view = sample("status_long_name");
        view.person->language = language.toStdString();
        auto& reader = view.devices.front();
        reader.what = name.toStdString();
        reader.driver = reader.firmware = std::string(40, 'W');
        reader.fault = devices::printerError(devices::PrinterTrouble::MayBeOut).what;
        reader.advice = devices::advice::endIppUsb;

        const Page page(view, width == 1280 ? QSize(1280, 800) : QSize(1920, 1080));

        auto* const list = page.named("deviceList");
        const auto texts = page.texts();
        auto* const advice = texts.value(ui::say(reader.advice));
        QVERIFY(advice);
        QVERIFY(!advice->property("truncated").toBool());
        QVERIFY(advice->property("contentWidth").toReal() <= advice->width());
        QVERIFY(advice->property("contentHeight").toReal() <= advice->height());
        QVERIFY(advice->property("lineCount").toInt() > 1);
        auto* const row = page.named("test badge reader")->parentItem()->parentItem();
        QVERIFY(advice->mapToItem(row, QPointF(0, advice->height())).y() <= row->height());
        QVERIFY(advice->mapToItem(list, QPointF(0, advice->height())).y() <= list->height());
    }
};

QTEST_MAIN(TestStatusPage)
#include "test_status_page.moc"
