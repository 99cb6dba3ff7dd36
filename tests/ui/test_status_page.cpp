// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The devices on the bench's own page: what is wrong with each, what to do, and a test where one can work.

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include "ui/samples.h"
#include "ui/window.h"

using namespace custody;
using ui::BenchViewModel;

namespace {

station::BenchView troubled()
{
    for (const auto& one : ui::filledSamples())
        if (qstrcmp(one.name, "status_devices") == 0)
            return one.view;
    qFatal("no such sample");
}

struct Page {
    explicit Page(const station::BenchView& view)
        : window(bench)
    {
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
        const Page page(troubled());

        const auto texts = page.texts();

        QVERIFY(texts.contains(devices::advice::endPcscd));
        QVERIFY(texts.contains(devices::advice::ownRule));
        QVERIFY(texts.contains(QString::fromStdString(troubled().devices.at(2).rule)));
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
        view.devices = {view.devices.back()};
        Page page(view);
        QSignalSpy asked(&page.bench, &BenchViewModel::wantsRecord);

        auto* const button = page.named("test printer");
        QVERIFY(button && button->isVisible());
        const auto middle = button->mapToScene({button->width() / 2, button->height() / 2}).toPoint();
        QTest::mouseClick(&page.window.view(), Qt::LeftButton, {}, middle);

        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QString(R"({"device":"printer","do":"device.test"})"));
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
        view.devices.erase(view.devices.begin(), view.devices.begin() + 3);

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
        view.devices.at(1).what = std::string(120, 'W');
        view.devices.at(1).fault = std::string(400, 'w');
        const Page page(view);

        auto* const list = page.named("deviceList");
        for (auto* const text : page.texts()) {
            const auto left = text->mapToItem(list, QPointF(0, 0)).x();
            if (text->property("text").toString().startsWith("W"))
                QVERIFY(left >= 0 && left + text->width() <= list->width());
        }
    }
};

QTEST_MAIN(TestStatusPage)
#include "test_status_page.moc"
