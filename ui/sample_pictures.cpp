// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/sample_pictures.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "ui/pictograms.h"

namespace custody::ui {

namespace {

std::vector<std::uint8_t> encoded(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return {bytes.begin(), bytes.end()};
}

} // namespace

std::vector<std::uint8_t> samplePhoto(const char* pictogram, int shade)
{
    QImage image(640, 480, QImage::Format_RGB32);
    QLinearGradient light(0, 0, 640, 480);
    light.setColorAt(0, QColor::fromHsv(shade, 26, 225));
    light.setColorAt(1, QColor::fromHsv(shade, 52, 165));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), light);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 40));
    painter.drawEllipse(QPoint(326, 410), 190, 34);
    painter.translate(140, 60);
    painter.scale(7.5, 7.5);
    painter.setPen(QPen(QColor::fromHsv(shade, 110, 70), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(QColor::fromHsv(shade, 70, 235));
    drawPictogram(painter, QString::fromUtf8(pictogram));
    painter.end();
    return encoded(image, "JPEG");
}

std::vector<std::uint8_t> sampleLabel(const std::string& lpn)
{
    QImage image(800, 400, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont mono(QStringLiteral("DejaVu Sans Mono"));
    mono.setPixelSize(54);
    mono.setBold(true);
    painter.setFont(mono);
    painter.drawText(QRect(0, 290, 800, 80), Qt::AlignCenter, QString::fromStdString(lpn));
    // Not a readable code: bars of the right look only.
    unsigned pattern = 0x9E3779B9U;
    for (int x = 60; x < 740;) {
        const int bar = 3 + int(pattern % 4) * 3;
        painter.fillRect(x, 90, bar, 190, Qt::black);
        pattern = pattern * 1664525U + 1013904223U;
        x += bar + 3 + int((pattern >> 8) % 3) * 4;
    }
    mono.setPixelSize(34);
    painter.setFont(mono);
    painter.drawText(
        QRect(60, 20, 680, 60), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("NORTHWIND · EH1"));
    painter.end();
    return encoded(image, "PNG");
}

} // namespace custody::ui
