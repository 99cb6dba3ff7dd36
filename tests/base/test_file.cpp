// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/file.h"

using namespace custody;

namespace {

struct Place {
    QTemporaryDir folder;
    std::filesystem::path operator/(const char* name) const
    {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    }
};

} // namespace

class FileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Opening a pipe that nobody writes into waited for ever.
    void whatIsNoPlainFileIsSaidSoAtOnce()
    {
        const Place place;
        QCOMPARE(::mkfifo((place / "pipe").c_str(), 0600), 0);

        for (const auto& [path, kind] :
            {std::pair{place / "pipe", "a pipe"}, std::pair{place / ".", "a folder"},
                std::pair{std::filesystem::path("/dev/zero"), "a device"}}) {
            const auto read = readFile(path, 100);
            const auto ifThere = readFileIfThere(path, 100);

            QVERIFY(!read && !ifThere);
            QCOMPARE(read.error().fault, Fault::NotFound);
            QVERIFY2(read.error().what.find(kind) != std::string::npos, read.error().what.c_str());
        }
    }

    void aPipeIsReadWhereOneWasHandedOverOnPurpose()
    {
        const Place place;
        QCOMPARE(::mkfifo((place / "pipe").c_str(), 0600), 0);
        std::thread hand([&] {
            const int writer = ::open((place / "pipe").c_str(), O_WRONLY);
            (void)!::write(writer, "secret\n", 7);
            ::close(writer);
        });

        const auto read = readFile(place / "pipe", 100, Source::PipeToo);

        hand.join();
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(text(*read), std::string_view("secret\n"));
    }

    void aFileLargerThanTheLimitIsRefusedUnread()
    {
        const Place place;
        QVERIFY(replaceFile(place / "file", Bytes(101)));

        QCOMPARE(readFile(place / "file", 100).error().fault, Fault::Invalid);
        QCOMPARE(readFile(place / "file", 101)->size(), std::size_t{101});
    }

    void anAbsentFileIsAbsent()
    {
        const Place place;

        QCOMPARE(readFile(place / "absent", 100).error().fault, Fault::NotFound);
        QVERIFY(readFileIfThere(place / "absent", 100).value() == std::nullopt);
    }
};

QTEST_APPLESS_MAIN(FileTest)
#include "test_file.moc"
