// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The running camera on the page where anything is scanned.

#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include "ui/camera_preview.h"
#include "ui/samples.h"
#include "ui/window.h"

using namespace custody;
using station::CameraState;

namespace {

station::Preview grey(int level)
{
    return {320, 180, Bytes(std::size_t{3} * 320 * 180, std::uint8_t(level))};
}

struct Shown {
    Shown()
        : window(bench)
    {
        for (const auto& one : ui::filledSamples())
            if (qstrcmp(one.name, "scan") == 0)
                bench.show(one.view);
        window.show();
        QCoreApplication::processEvents();
    }
    QQuickItem* find(const char* name) const
    {
        return window.view().rootObject()->findChild<QQuickItem*>(name);
    }
    void become(CameraState state)
    {
        bench.camera()->showState(int(state));
        QCoreApplication::processEvents();
    }

    ui::BenchViewModel bench;
    mutable ui::Window window;
};

} // namespace

class CameraTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::Window::prepare(); }

    void aBenchWithoutACameraSaysSoAndOffersNoSwitch()
    {
        Shown shown;
        QVERIFY(!shown.bench.camera()->present());
        QVERIFY(!shown.find("cameraSwitch")->isVisible());
        QVERIFY(!shown.find("cameraPreview")->isVisible());
        QCOMPARE(
            shown.bench.camera()->words(), QStringLiteral("No camera here. Scan with the hand scanner."));
    }

    void oneTouchSwitchesItOffAndOn()
    {
        Shown shown;
        shown.become(CameraState::Live);
        QSignalSpy wanted(shown.bench.camera(), &ui::CameraViewModel::wantsOn);
        const auto* button = shown.find("cameraSwitch");
        QVERIFY(button->isVisible() && button->height() >= 64);
        const auto touch = [&] {
            const QPointF middle = button->mapToScene(QPointF(button->width() / 2, button->height() / 2));
            QTest::mouseClick(&shown.window.view(), Qt::LeftButton, {}, middle.toPoint());
        };
        touch();
        shown.become(CameraState::Off);
        touch();
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted.at(0).at(0).toBool(), false);
        QCOMPARE(wanted.at(1).at(0).toBool(), true);
    }

    void thePictureIsShownWithTheFoundCodeOutlined()
    {
        Shown shown;
        shown.become(CameraState::Live);
        shown.bench.camera()->showPreview(grey(40));
        QCoreApplication::processEvents();
        const auto before = shown.window.picture();
        station::Sight sight;
        sight.outlines = {{{{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}}}};

        shown.bench.camera()->showSight(sight);
        QCoreApplication::processEvents();

        const auto* preview = shown.find("cameraPreview");
        QVERIFY(preview->isVisible());
        // The left edge of the outline, a fifth into the picture.
        const double width = std::min(preview->width(), preview->height() * 320 / 180);
        const auto corner =
            preview->mapToScene(QPointF((preview->width() - width) / 2 + 0.2 * width, preview->height() / 2));
        QCOMPARE(before.pixelColor(corner.toPoint()), QColor(40, 40, 40));
        QVERIFY(shown.window.picture().pixelColor(corner.toPoint()) != QColor(40, 40, 40));
    }

    void whatIsWrongIsSaidInWords()
    {
        Shown shown;
        shown.become(CameraState::Live);
        shown.bench.camera()->showPreview(grey(120));
        shown.become(CameraState::Live);
        auto* const camera = shown.bench.camera();
        QVERIFY(camera->words().isEmpty());
        station::Sight sight;
        sight.hint = int(vision::Hint::HoldStill);
        camera->showSight(sight);
        QCOMPARE(camera->words(), QStringLiteral("Hold still"));
        for (const auto state : {CameraState::Black, CameraState::Frozen, CameraState::Lost}) {
            shown.become(state);
            QCOMPARE(camera->mark(), 2);
            QVERIFY(!camera->words().isEmpty());
        }
        QVERIFY(!camera->showing());
    }

    void aLabelSeenIsOneCommandWithItsSymbology()
    {
        Shown shown;
        QSignalSpy asked(&shown.bench, &ui::BenchViewModel::wantsRecord);
        shown.bench.seen("1Z999AA10123456784", "]C0");
        QCOMPARE(asked.size(), 1);
        const auto command = QJsonDocument::fromJson(asked.at(0).at(0).toString().toUtf8()).object();
        QCOMPARE(command.value("do"), "parcel.scan");
        QCOMPARE(command.value("raw"), "1Z999AA10123456784");
        QCOMPARE(command.value("symbology"), "]C0");
    }

    void whatIsSeenBesideALabelGoesWithIt()
    {
        Shown shown;
        QSignalSpy asked(&shown.bench, &ui::BenchViewModel::wantsRecord);
        const QJsonArray beside{QJsonObject{{"raw", "986578788855"}, {"symbology", "]C0"}}};
        shown.bench.seen("1Z999AA10123456784", "]C0", beside);
        const auto command = QJsonDocument::fromJson(asked.at(0).at(0).toString().toUtf8()).object();
        QCOMPARE(command.value("beside").toArray(), beside);
    }

    void aLabelInViewIsNoAnswerToAPinOrARefusal()
    {
        Shown shown;
        QSignalSpy asked(&shown.bench, &ui::BenchViewModel::wantsRecord);
        shown.bench.openSignIn();
        shown.bench.seen("1Z999AA10123456784", "]C0");
        QCOMPARE(asked.size(), 0);
    }
};

QTEST_MAIN(CameraTest)
#include "test_camera.moc"
