// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/pdf.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QTemporaryDir>

#include "app/paper/layout.h"
#include "app/paper/receipt.h"

namespace custody::paper {
namespace {

constexpr int dotsPerInch = 1200;
constexpr double dots = dotsPerInch / 25.4; // in a millimetre

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QColor colour(const Colour& c) { return {c.red, c.green, c.blue}; }

QRectF rect(const Place& at) { return {at.x * dots, at.y * dots, at.width * dots, at.height * dots}; }

// In dots, so that what is measured is what is painted whatever a screen's resolution.
QFont font(const Type& type)
{
    const bool mono = type.face == Face::Mono || type.face == Face::MonoBold;
    QFont font(mono ? QStringLiteral("DejaVu Sans Mono") : QStringLiteral("Inter"));
    font.setStyleHint(mono ? QFont::Monospace : QFont::SansSerif);
    font.setPixelSize(static_cast<int>(type.points * dotsPerInch / 72));
    font.setHintingPreference(QFont::PreferNoHinting);
    // Shaping puts other signs for brackets and hyphens between digits, and those cannot be searched or
    // copied.
    font.setStyleStrategy(QFont::PreferNoShaping);
    if (type.face == Face::Bold || type.face == Face::MonoBold)
        font.setWeight(QFont::Bold);
    return font;
}

double widthOf(std::string_view words, const Type& type)
{
    return QFontMetricsF(font(type)).horizontalAdvance(text(words)) / dots;
}

class Painter {
public:
    Painter(QPainter& painter, const std::vector<QImage>& photos)
        : m_painter(painter)
        , m_photos(photos)
    {
    }

    void operator()(const Box& box) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour(box.fill));
        if (box.radius > 0)
            m_painter.drawRoundedRect(rect(box.at), box.radius * dots, box.radius * dots);
        else
            m_painter.drawRect(rect(box.at));
    }
    void operator()(const Stroke& stroke) const
    {
        QPolygonF line;
        for (const auto& [x, y] : stroke.points)
            line << QPointF(x * dots, y * dots);
        m_painter.setPen(
            QPen(colour(stroke.line), stroke.width * dots, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(line);
    }
    void operator()(const Tiles& tiles) const
    {
        QPainterPath shape;
        shape.setFillRule(Qt::WindingFill);
        for (const auto& place : tiles.places)
            shape.addRect(rect(place));
        m_painter.fillPath(shape, colour(tiles.fill));
    }
    void operator()(const Picture& picture) const
    {
        const auto& photo = m_photos[picture.photo];
        const auto frame = rect(picture.at);
        QRectF fitted(QPointF(), QSizeF(photo.size()).scaled(frame.size(), Qt::KeepAspectRatio));
        fitted.moveCenter(frame.center());
        m_painter.drawImage(fitted, photo);
    }
    void operator()(const Words& words) const
    {
        m_painter.setFont(font(words.type));
        m_painter.setPen(colour(words.type.colour));
        m_painter.drawText(QPointF(words.x * dots, words.y * dots), text(words.text));
    }

private:
    QPainter& m_painter;
    const std::vector<QImage>& m_photos;
};

Result<std::vector<QImage>> load(const std::vector<Photo>& photos)
{
    std::vector<QImage> images;
    for (const auto& photo : photos) {
        auto image = QImage::fromData(photo.picture.data(), static_cast<int>(photo.picture.size()));
        if (image.isNull())
            return fail(
                Fault::Invalid, "the photo of entry " + std::to_string(photo.index) + " is no picture");
        images.push_back(std::move(image));
    }
    return images;
}

// Fonts come with a Qt platform. A sheet of paper needs no display, so none is asked for.
class Platform {
public:
    Platform()
    {
        if (QCoreApplication::instance() != nullptr)
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt asks for a session's folder and complains where there is no session, as under cron.
        if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
            m_session.emplace();
            qputenv("XDG_RUNTIME_DIR", m_session->path().toLocal8Bit());
        }
        m_application.emplace(m_count, m_words);
    }

    ~Platform()
    {
        m_application.reset();
        if (m_session)
            qunsetenv("XDG_RUNTIME_DIR");
    }
    Platform(const Platform&) = delete;
    Platform& operator=(const Platform&) = delete;

private:
    char m_name[14] = "custody-paper";
    char* m_words[2] = {m_name, nullptr};
    int m_count = 1;
    std::optional<QTemporaryDir> m_session;
    std::optional<QGuiApplication> m_application;
};

} // namespace

namespace {

struct Attached {
    std::string name, content;
};

Result<Bytes> paint(const std::vector<Sheet>& sheets, const std::vector<QImage>& photos,
    const std::string& title, const std::optional<Attached>& attached)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPdfWriter::PdfVersion_1_6);
    writer.setResolution(dotsPerInch);
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::Letter), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    writer.setTitle(text(title));
    writer.setCreator(QStringLiteral("Custody Station"));
    if (attached)
        writer.addFileAttachment(text(attached->name),
            QByteArray(attached->content.data(), static_cast<qsizetype>(attached->content.size())),
            QStringLiteral("text/plain"));
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(Fault::Storage, "the PDF could not be begun");
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i > 0)
            writer.newPage();
        for (const auto& mark : sheets[i].marks)
            std::visit(Painter(painter, photos), mark);
    }
    painter.end();
    const auto& pdf = buffer.data();
    return Bytes(pdf.begin(), pdf.end());
}

} // namespace

Result<Bytes> toPdf(const Evidence& evidence, Language language)
{
    const auto story = TRY(tell(evidence, language));
    const Platform platform;
    const auto photos = TRY(load(evidence.photos));
    return paint(TRY(layOut(story, widthOf)), photos,
        std::string(phrases(language).record) + ": " + story.kind + " " + story.name,
        Attached{story.attachment, evidence.certificate.text()});
}

Result<Bytes> receiptPdf(const chain::Receipt& receipt, Language language)
{
    const Platform platform;
    return paint(layOutReceipt(receipt, language, widthOf), {}, receipt.offer, std::nullopt);
}

} // namespace custody::paper
