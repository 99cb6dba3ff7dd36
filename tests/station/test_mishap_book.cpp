// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include "app/base/file.h"
#include "app/station/mishap_book.h"

using namespace custody;
using namespace custody::station;

namespace {

std::vector<std::string> linesOf(const QTemporaryDir& folder)
{
    std::vector<std::string> lines;
    const auto book = readFile(folder.filePath("set-aside.tsv").toStdString(), 1 << 20);
    std::string line;
    for (const auto byte : book.value_or(Bytes()))
        if (byte == '\n')
            lines.push_back(std::exchange(line, {}));
        else
            line += static_cast<char>(byte);
    return lines;
}

} // namespace

class MishapBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPictureIsNotedByItsDigestAndNothingOfIt()
    {
        const QTemporaryDir folder;
        const SetClock clock(1'795'374'125'000);
        MishapBook book(folder.path().toStdString(), clock);
        decoder::Question question;
        question.pixels = decoder::Pixels::Grey;
        question.width = 3;
        question.height = 1;

        book.note({"signal 6", view("abc"), question});

        QCOMPARE(linesOf(folder),
            std::vector<std::string>{"2026-11-22T19:02:05.000Z\tsignal 6\tframe\t3x1\t3\t"
                                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
    }

    void onlyTheNewestAreKept()
    {
        const QTemporaryDir folder;
        const SetClock clock(1'795'374'125'000);
        MishapBook book(folder.path().toStdString(), clock);
        for (std::size_t i = 0; i < mostMishaps + 8; ++i)
            book.note({"late", view(std::to_string(i)), {}});
        const auto lines = linesOf(folder);
        QCOMPARE(lines.size(), mostMishaps);
        QVERIFY(lines.front() != lines.back());
        MishapBook again(folder.path().toStdString(), clock);
        again.note({"garbled", view("x"), {}});
        QVERIFY(linesOf(folder).back().find("garbled\tfile") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(MishapBookTest)
#include "test_mishap_book.moc"
