// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/self_test.h"

#include <QCoreApplication>
#include <QDir>
#include <QPainter>

#include "ui/sample_pictures.h"
#include "ui/samples.h"
#include "ui/window.h"

namespace custody::ui {

namespace {

// Qt's message handler is one for the whole program, so what it hears goes to the one list being made.
QStringList* heard = nullptr;

void hear(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (heard && type != QtDebugMsg && type != QtInfoMsg)
        *heard << message;
}

class Listening {
public:
    explicit Listening(QStringList& list)
    {
        heard = &list;
        m_before = qInstallMessageHandler(hear);
    }
    ~Listening()
    {
        qInstallMessageHandler(m_before);
        heard = nullptr;
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

private:
    QtMessageHandler m_before = nullptr;
};

// A label under the camera, with its code outlined.
void showCamera(CameraViewModel& camera, const Sample& sample)
{
    camera.showState(sample.camera);
    const bool black = sample.camera == int(station::CameraState::Black);
    QImage frame(640, 360, QImage::Format_BGR888);
    frame.fill(black ? QColor(4, 4, 5) : QColor(142, 112, 82));
    if (!black) {
        QPainter painter(&frame);
        const auto label = sampleLabel("1Z 999 AA1 01 2345 6784");
        painter.drawImage(QRect(140, 60, 360, 180), QImage::fromData(label.data(), int(label.size())));
    }
    station::Preview preview{frame.width(), frame.height(), {}};
    for (int y = 0; y < frame.height(); ++y)
        preview.colour.insert(
            preview.colour.end(), frame.constScanLine(y), frame.constScanLine(y) + 3 * frame.width());
    camera.showPreview(preview);
    station::Sight sight;
    if (!black && sample.hint == 0)
        sight.outlines = {{{{0.26, 0.28}, {0.74, 0.28}, {0.74, 0.52}, {0.26, 0.52}}}};
    sight.hint = sample.hint;
    camera.showSight(sight);
}

void showSample(BenchViewModel& bench, Sample sample, const char* language)
{
    if (sample.view.person)
        sample.view.person->language = language;
    bench.show(sample.view);
    showCamera(*bench.camera(), sample);
    if (sample.badgeTapped) {
        bench.badgeTapped(QStringLiteral("0000"));
        bench.typed(QStringLiteral("1"));
        bench.typed(QStringLiteral("2"));
    }
    // The layouts settle over two turns of the loop.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

// A view that only sets the language, since pages without a person keep the last one.
void speak(BenchViewModel& bench, const char* language)
{
    station::BenchView view;
    view.person = station::PersonView{"", "", "", language};
    bench.show(view);
}

QStringList passThrough(const QString& folder)
{
    QStringList wrong;
    const Listening listening(wrong);
    BenchViewModel bench;
    bench.setFlashStays(!folder.isEmpty());
    Window window(bench);
    if (!window.loaded())
        return wrong << window.warnings() << QStringLiteral("the pages did not load");
    window.show();
    std::vector<Sample> samples = filledSamples();
    for (Sample& sample : emptySamples())
        samples.push_back(std::move(sample));
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
        for (const bool dark : {false, true})
            for (const char* language : {"en", "es"}) {
                window.resize(size);
                bench.setDark(dark);
                speak(bench, language);
                for (const Sample& sample : samples) {
                    showSample(bench, sample, language);
                    const QImage picture = window.picture();
                    const QString name =
                        QStringLiteral("%1_%2_%3_%4.png")
                            .arg(QString::fromLatin1(sample.name), QString::fromLatin1(language),
                                dark ? QStringLiteral("dark") : QStringLiteral("light"))
                            .arg(size.width());
                    if (picture.isNull())
                        wrong << name + QStringLiteral(": nothing was drawn");
                    else if (!folder.isEmpty() && !picture.save(QDir(folder).filePath(name)))
                        wrong << name + QStringLiteral(": cannot be written");
                }
                bench.toggleMore();
                QCoreApplication::processEvents();
                bench.toggleMore();
            }
    speak(bench, "en");
    wrong << window.warnings();
    wrong.removeDuplicates();
    return wrong;
}

} // namespace

QStringList selfTest() { return passThrough({}); }

QStringList writeGallery(const QString& folder)
{
    QDir().mkpath(folder);
    return passThrough(folder);
}

} // namespace custody::ui
