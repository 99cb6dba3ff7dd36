// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The PDF as strangers read it: poppler its words, pictures and attachment, zbar its code, qpdf its bytes.

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "app/paper/pdf.h"
#include "tests/paper/paper_case.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::paper;
using namespace custody::test;

namespace {

Bytes picture(Qt::GlobalColor colour)
{
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray file;
    QBuffer buffer(&file);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return {file.begin(), file.end()};
}

class Printed {
public:
    explicit Printed(const Evidence& evidence, Language language = Language::English)
    {
        const auto pdf = toPdf(evidence, language);
        if (!pdf)
            qFatal("%s", pdf.error().what.c_str());
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no room for a PDF");
        file.write(reinterpret_cast<const char*>(pdf->data()), static_cast<qint64>(pdf->size()));
    }

    QString path() const { return m_folder.filePath("record.pdf"); }
    QString beside(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray words() const { return run("pdftotext", {"-layout", path(), "-"}).out; }
    QByteArray contentOf(const char* name) const
    {
        QFile file(beside(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

// Words as they follow one another, wherever the lines break.
QByteArray flat(const QByteArray& text) { return text.simplified(); }

} // namespace

class PdfTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void popplerFindsTheWholeStory()
    {
        if (!isInstalled("pdftotext"))
            QSKIP("poppler-utils is not installed");
        const Printed printed(evidenceOf(itemLane()));

        const auto words = flat(printed.words());

        for (const char* part : {"LPN7K3M9QX2W", "Northwind Apparel", "1Z5R89390357567127",
                 "An unbroken record of 9 entries", "Arrived at the dock", "corner crushed",
                 "took it over from person beefbeef", "What this record does not prove", "never scanned",
                 "custody-verify --policy policy.txt item.cert", "Page 1 of"})
            QVERIFY2(words.contains(part), part + QByteArray("\nis not in\n") + words);
    }

    void popplerReadsSpanish()
    {
        if (!isInstalled("pdftotext"))
            QSKIP("poppler-utils is not installed");
        const Printed printed(evidenceOf(itemLane()), Language::Spanish);

        const auto words = flat(printed.words());

        for (const char* part : {"Artículo", "Llegó al muelle", "Compruébelo usted", "Página 1 de"})
            QVERIFY2(words.contains(part), part + QByteArray("\nis not in\n") + words);
    }

    void zbarReadsTheCheckpointByteForByte()
    {
        if (!isInstalled("pdftoppm") || !isInstalled("zbarimg"))
            QSKIP("poppler-utils or zbar-tools is not installed");
        const auto evidence = evidenceOf(itemLane());
        const Printed printed(evidence);

        run("pdftoppm", {"-r", "150", "-png", printed.path(), printed.beside("sheet")});
        QByteArray read;
        for (const char* sheet : {"sheet-1.png", "sheet-2.png", "sheet-3.png"})
            if (QFile::exists(printed.beside(sheet)))
                read += run("zbarimg", {"-q", "--raw", "-Sbinary", printed.beside(sheet)}).out;

        QCOMPARE(read, QByteArray::fromStdString(evidence.certificate.note));
    }

    void theAttachmentIsTheCertificateByteForByte()
    {
        if (!isInstalled("pdfdetach"))
            QSKIP("poppler-utils is not installed");
        const auto evidence = evidenceOf(itemLane());
        const Printed printed(evidence);

        run("pdfdetach", {"-save", "1", "-o", printed.beside("item.cert"), printed.path()});

        const auto attached = printed.contentOf("item.cert");
        QCOMPARE(attached, QByteArray::fromStdString(evidence.certificate.text()));
        QVERIFY(ledger::verifyCertificate(attached.toStdString(), nullptr).verifies);
    }

    void whatTheCertificateHidesIsInNoByteOfThePdf()
    {
        if (!isInstalled("qpdf") || !isInstalled("pdftotext"))
            QSKIP("qpdf or poppler-utils is not installed");
        auto evidence = evidenceOf(itemLane());
        evidence.photos.push_back({5, picture(Qt::red)});
        evidence.names[saraId] = "Sara Ortiz";
        for (const char* field : {"tracking", "reason", "tenant", "sha256"})
            hide(evidence, field);
        const Printed printed(evidence);

        run("qpdf", {"--qdf", "--object-streams=disable", printed.path(), printed.beside("plain.pdf")});
        const auto all = printed.contentOf("plain.pdf") + printed.words();

        QVERIFY(all.size() > 10'000);
        QVERIFY(all.contains("Sara Ortiz"));
        for (const char* secret : {"1Z5R89390357567127", "light scuffs", "Northwind", "/DCTDecode"})
            QVERIFY2(!all.contains(secret), secret);
    }

    void metadataNamesNobody()
    {
        if (!isInstalled("pdfinfo"))
            QSKIP("poppler-utils is not installed");
        auto evidence = evidenceOf(itemLane());
        const Printed printed(evidence);

        const auto info = run("pdfinfo", {printed.path()}).out;

        QVERIFY2(info.contains("Custody record: Item LPN7K3M9QX2W"), info);
        QVERIFY2(info.contains("Creator:         Custody Station"), info);
        QVERIFY2(!info.contains("Author"), info);
        QVERIFY2(info.contains("612 x 792 pts (letter)"), info);
    }

    void photosLieInThePdf()
    {
        if (!isInstalled("pdfimages"))
            QSKIP("poppler-utils is not installed");
        auto evidence = evidenceOf(itemLane());
        evidence.photos.push_back({5, picture(Qt::red)});

        const auto images = run("pdfimages", {"-list", Printed(evidence).path()}).out;

        QVERIFY2(images.contains("400   300"), images);
    }

    void aPhotoThatIsNoPictureStopsTheExport()
    {
        auto evidence = evidenceOf(itemLane());
        evidence.photos.push_back({5, bytes("no picture")});

        const auto pdf = toPdf(evidence, Language::English);

        QVERIFY(!pdf && pdf.error().fault == Fault::Invalid);
    }
};

// No application object: a program without a window makes its PDFs the same way.
QTEST_APPLESS_MAIN(PdfTest)
#include "test_pdf.moc"
