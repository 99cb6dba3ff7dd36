// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <sstream>

#include "app/base/line_reader.h"

using namespace custody;

class LineReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesComeOneByOneWithoutTheirBreaks()
    {
        std::istringstream in("one\ntwo\r\n\nlast");

        QCOMPARE(readLine(in, 10)->text, std::string("one"));
        QCOMPARE(readLine(in, 10)->text, std::string("two"));
        QCOMPARE(readLine(in, 10)->text, std::string());
        QCOMPARE(readLine(in, 10)->text, std::string("last"));
        QVERIFY(!readLine(in, 10));
    }

    void anEndlessLineIsCutAndTheNextOneIsRead()
    {
        std::istringstream in(std::string(100'000, 'x') + "\nnext\n");

        const auto first = readLine(in, 1000);

        QVERIFY(first->tooLong);
        QCOMPARE(first->text.size(), std::size_t{1000});
        QCOMPARE(readLine(in, 1000)->text, std::string("next"));
    }

    void aLineOfExactlyTheLimitIsWhole()
    {
        std::istringstream in("12345\n123456\n");

        QVERIFY(!readLine(in, 5)->tooLong);
        QVERIFY(readLine(in, 5)->tooLong);
    }

    void zeroBytesStayInTheLine()
    {
        std::istringstream in(std::string("a\0b\n", 4));

        QCOMPARE(readLine(in, 5)->text, std::string("a\0b", 3));
    }
};

QTEST_GUILESS_MAIN(LineReaderTest)
#include "test_line_reader.moc"
