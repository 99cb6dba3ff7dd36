// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The shipped program's PDF of a day's work, read by strangers.

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

struct Day {
    Day()
    {
        const auto answers = answersOf(station.play(demoDay()).out);
        for (const auto& answer : answers)
            if (lpn.isEmpty() && answer.contains("lpn"))
                lpn = QString::fromStdString(answer["lpn"]);
    }

    Ran exported(const QStringList& more) const
    {
        return run(ours("custody-admin"),
            QStringList{"export", "--data", station.data(), "--format", "pdf", "--out", pdf()} + more);
    }
    QString pdf() const { return station.path("record.pdf"); }
    QByteArray words() const { return run("pdftotext", {"-layout", pdf(), "-"}).out.simplified(); }

    ShippedStation station;
    QString lpn;
};

} // namespace

class OnPaper : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!isInstalled("pdftotext"))
            QSKIP("poppler-utils is not installed");
        // A machine without a display, and with a platform that this program must not ask for.
        qunsetenv("DISPLAY");
        qputenv("QT_QPA_PLATFORM", "xcb");
    }

    void anItemsDayIsToldWithItsPhotos()
    {
        const Day day;
        QVERIFY(!day.lpn.isEmpty());

        const auto exported = day.exported({"--item", day.lpn, "--names"});

        QVERIFY2(exported.exitCode == 0, exported.err);
        const auto words = day.words();
        for (const QByteArray& part :
            {day.lpn.toUtf8(), QByteArray("Northwind Apparel"), QByteArray("corner crushed"),
                QByteArray("Ben Tran"), QByteArray("Sara Ortiz"), QByteArray("Attempt refused"),
                QByteArray("No one outside the dock has countersigned it yet")})
            QVERIFY2(words.contains(part), part + "\nis not in\n" + words);
        const auto photos = run("pdfimages", {"-list", day.pdf()}).out;
        QCOMPARE(photos.count("image"), 4);
    }

    // A picture of the opened box showed the number that the exporter withheld.
    void photosThatMayShowTheWithheldNumberStayAwayUnlessTheyAreNamed()
    {
        const Day day;
        const auto pictures = [&] { return run("pdfimages", {"-list", day.pdf()}).out.count("image"); };
        const QStringList withheld{"--item", day.lpn, "--hide", "tracking", "raw"};

        const auto careful = day.exported(withheld);
        const auto carefulCount = pictures();
        const auto named = day.exported(withheld + QStringList{"--photos", "opened_parcel"});
        const auto namedCount = pictures();
        const auto label = day.exported(withheld + QStringList{"--photos", "outer_label"});

        QVERIFY2(careful.exitCode == 0, careful.err);
        QVERIFY2(careful.err.contains("photos left out: ") && careful.err.contains("(opened_parcel)")
                && careful.err.contains("(outer_label)") && careful.err.contains("--photos"),
            careful.err);
        QCOMPARE(carefulCount, 2); // the item's front, and its defect
        QVERIFY2(named.exitCode == 0, named.err);
        QCOMPARE(namedCount, 1);
        QCOMPARE(label.exitCode, 65);
        QVERIFY2(label.err.contains("withheld"), label.err);
    }

    void withoutASessionNothingIsComplainedAbout()
    {
        const Day day;
        qunsetenv("XDG_RUNTIME_DIR");

        const auto exported = day.exported({"--item", day.lpn});

        QVERIFY2(exported.exitCode == 0 && !exported.err.contains("XDG_RUNTIME_DIR"), exported.err);
    }

    void peopleAreNumbersUnlessNamesWereAskedFor()
    {
        const Day day;

        QCOMPARE(day.exported({"--item", day.lpn, "--language", "es"}).exitCode, 0);

        const auto words = day.words();
        QVERIFY2(words.contains("Cambió de manos"), words);
        QVERIFY2(!words.contains("Ben Tran") && !words.contains("Sara Ortiz"), words);
        QVERIFY(QRegularExpression("persona [0-9a-f]{8}").match(QString::fromUtf8(words)).hasMatch());
    }

    void aParcelHasItsRecordWithoutItsItems()
    {
        const Day day;

        QCOMPARE(day.exported({"--parcel", "1Z5R89390357567127"}).exitCode, 0);

        const auto words = day.words();
        QVERIFY2(words.contains("Parcel opened"), words);
        QVERIFY2(!words.contains(day.lpn.toUtf8()), words);
    }

    void whatIsAttachedVerifies()
    {
        const Day day;
        QCOMPARE(day.exported({"--item", day.lpn}).exitCode, 0);

        const auto certificate = day.station.path("item.cert");
        run("pdfdetach", {"-save", "1", "-o", certificate, day.pdf()});

        const auto verified = run(ours("custody-verify"), {certificate});
        QVERIFY2(verified.exitCode == 0 && verified.out.startsWith("VERIFIES"), verified.out);
    }

    void anotherPhotoInTheStoreStopsTheExport()
    {
        // Given a photo file that was changed on the disk
        const Day day;
        QDirIterator photos(day.station.data() + "/photos", QDir::Files, QDirIterator::Subdirectories);
        while (photos.hasNext()) {
            QFile photo(photos.next());
            QVERIFY(photo.open(QIODevice::ReadWrite) && photo.seek(200));
            photo.write("changed");
        }

        const auto exported = day.exported({"--item", day.lpn});

        QCOMPARE(exported.exitCode, 65);
        QVERIFY2(exported.err.contains("was changed on disk"), exported.err);
        QVERIFY(!QFile::exists(day.pdf()));
    }
};

QTEST_GUILESS_MAIN(OnPaper)
#include "test_on_paper.moc"
