// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <random>

#include "app/decoder/protocol.h"
#include "app/vision/picture.h"

using namespace custody;
using namespace custody::decoder;

namespace {

Question question()
{
    Question question;
    question.number = 7;
    question.pixels = Pixels::Grey;
    question.stream = 3;
    question.effort = {std::chrono::milliseconds(120), 4};
    question.width = 64;
    question.height = 48;
    question.size = 64 * 48;
    question.region = {10, 20, 30, 28};
    return question;
}

scan::Symbol symbol(std::string_view content)
{
    return {scan::Symbology::Gs1_128, "]C1", bytes(content), {{{1, 2}, {60, 3}, {61, 40}, {2, 39}}}};
}

Answer answer()
{
    Answer answer;
    answer.number = 7;
    answer.verdict = Verdict::Read;
    answer.width = 64;
    answer.height = 48;
    answer.searched = std::chrono::milliseconds(41);
    answer.finished = true;
    answer.symbols = {symbol("42007936\x1D"
                             "9205590242327008598961"),
        symbol("1Z5R89390357567127")};
    return answer;
}

Bytes changed(Bytes bytes, std::size_t at, std::uint8_t to)
{
    bytes.at(at) = to;
    return bytes;
}

// Places of the fields behind the mark (resources/formats/decoder.md).
constexpr std::size_t kindAt = 8, budgetAt = 13, symbolsAt = 17, widthAt = 19, sizeAt = 27, regionAt = 35;
constexpr std::size_t verdictAt = 8, answerWidthAt = 9, finishedAt = 21, countAt = 22, symbologyAt = 24,
                      aimLengthAt = 25;

} // namespace

class ProtocolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuestionIsReadAsItWasAsked()
    {
        const auto asked = question();
        const auto read = Question::parse(asked.bytes());
        QVERIFY(read);
        QCOMPARE(read->number, asked.number);
        QCOMPARE(int(read->pixels), int(asked.pixels));
        QCOMPARE(read->stream, asked.stream);
        QCOMPARE(read->effort.budget.count(), asked.effort.budget.count());
        QCOMPARE(read->effort.mostSymbols, asked.effort.mostSymbols);
        QVERIFY(read->region == asked.region);
        QVERIFY(read->bytes() == asked.bytes());
        QVERIFY(asked.bytes().size() <= longestQuestion);
    }

    void aQuestionOfTheFormatsPageHasTheseBytes()
    {
        QCOMPARE(QByteArray::fromStdString(hex(question().bytes())),
            QByteArray("434451310000000702000000030000007800040000004000000030"
                       "0000000000000c000000000a000000140000001e0000001c"));
        QCOMPARE(QByteArray::fromStdString(hex(Hello{true, true}.bytes())), QByteArray("434448310101"));
    }

    void anAnswerIsReadAsItWasGiven()
    {
        const auto given = answer();
        const auto read = Answer::parse(given.bytes());
        QVERIFY(read);
        QCOMPARE(read->symbols.size(), std::size_t{2});
        QVERIFY(read->symbols[0].bytes == given.symbols[0].bytes);
        QCOMPARE(read->symbols[0].aimId, std::string("]C1"));
        QCOMPARE(read->symbols[1].corners[2].x, 61);
        QCOMPARE(read->searched.count(), 41);
        QVERIFY(read->finished);
        QVERIFY(read->bytes() == given.bytes());
    }

    void anAnswerOfTheFormatsPageHasTheseBytes()
    {
        auto given = answer();
        given.symbols = {symbol("1Z")};
        QCOMPARE(QByteArray::fromStdString(hex(given.bytes())),
            QByteArray("434441310000000701000000400000003000000029010001"
                       "02035d43310002315a"
                       "00000001000000020000003c000000030000003d000000280000000200000027"));
    }

    void aQuestionAboutTheImpossibleIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray(
                reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
        };
        const auto good = question().bytes();
        row("nothing", {});
        row("another mark", changed(good, 3, '2'));
        row("no kind of picture", changed(good, kindAt, 0));
        row("an unknown kind", changed(good, kindAt, 4));
        row("a budget of days", changed(good, budgetAt, 0xFF));
        row("thousands of symbols", changed(good, symbolsAt, 0xFF));
        row("no width", changed(good, widthAt + 3, 0));
        row("a width of millions", changed(good, widthAt, 0x7F));
        row("more bytes than pixels", changed(good, sizeAt + 7, 1));
        row("a region beyond the right edge", changed(good, regionAt + 3, 63));
        row("a region without width", changed(good, regionAt + 11, 0));
        row("one byte more", [&] {
            auto longer = good;
            longer.push_back(0);
            return longer;
        }());
        auto file = question();
        file.pixels = Pixels::EncodedFile;
        row("a file that says its size", file.bytes());
        file.width = file.height = 0;
        file.region = {};
        file.size = vision::largestFile + 1;
        row("a file of more than 64 MB", file.bytes());
        file.size = 0;
        row("an empty file", file.bytes());
        auto vast = question();
        vast.width = vast.height = 8000;
        vast.size = 64'000'000;
        row("64 megapixels", vast.bytes());
    }

    void aQuestionAboutTheImpossibleIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!Question::parse(view(std::string_view(bytes.data(), std::size_t(bytes.size())))));
    }

    void aLyingAnswerIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray(
                reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
        };
        const auto good = answer().bytes();
        row("nothing", {});
        row("another mark", changed(good, 0, 'X'));
        row("no verdict", changed(good, verdictAt, 3));
        row("damaged, yet it has a size", changed(good, verdictAt, 2));
        row("no width", changed(good, answerWidthAt + 3, 0));
        row("a width beyond all pictures", changed(good, answerWidthAt, 0xFF));
        row("neither finished nor not", changed(good, finishedAt, 2));
        row("65,000 symbols", changed(changed(good, countAt, 0xFF), countAt + 1, 0xFF));
        row("a symbol more than there is", changed(good, countAt + 1, 3));
        row("a symbol fewer than there is", changed(good, countAt + 1, 1));
        row("no symbology", changed(good, symbologyAt, 200));
        row("an AIM id of 250 characters", changed(good, aimLengthAt, 250));
        row("an AIM id without its bracket", changed(good, aimLengthAt + 1, 'C'));
        row("a content of 65,000 bytes", changed(good, aimLengthAt + 4, 0xFF));
        row("a corner outside", changed(good, good.size() - 1, 48));
        auto longer = good;
        longer.resize(longestAnswer + 1);
        row("longer than any", longer);
    }

    void aLyingAnswerIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!Answer::parse(view(std::string_view(bytes.data(), std::size_t(bytes.size())))));
    }

    void everyCutOfAMessageIsRefused()
    {
        const auto asked = question().bytes();
        const auto given = answer().bytes();
        for (std::size_t length = 0; length < asked.size(); ++length)
            QVERIFY(!Question::parse(ByteView(asked).first(length)));
        for (std::size_t length = 0; length < given.size(); ++length)
            QVERIFY(!Answer::parse(ByteView(given).first(length)));
        QVERIFY(!Hello::parse(ByteView(asked).first(6)));
        QVERIFY(!Hello::parse(changed(Hello{true, true}.bytes(), 4, 2)));
    }

    void whatIsReadOfChangedBytesIsWrittenTheSame()
    {
        std::mt19937 random(4);
        const Bytes originals[] = {question().bytes(), answer().bytes()};
        for (int i = 0; i < 40'000; ++i) {
            auto bytes = originals[i % 2];
            for (int change = 0; change < 1 + i % 3; ++change)
                bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
            if (const auto read = Question::parse(bytes))
                QVERIFY(read->bytes() == bytes);
            if (const auto read = Answer::parse(bytes))
                QVERIFY(read->bytes() == bytes);
        }
    }

    void moreSymbolsThanFitAreLeftOutTheLastFirst()
    {
        auto given = answer();
        given.symbols.assign(40, symbol(std::string(7089, '7')));
        given.symbols.front() = symbol("the first");

        const auto told = given.bytes();
        const auto read = Answer::parse(told);

        QVERIFY(told.size() <= longestAnswer);
        QVERIFY(read);
        QVERIFY(read->symbols.size() > 10 && read->symbols.size() < 20);
        QVERIFY(read->symbols.front().bytes == bytes("the first"));
        given.symbols.assign(40, symbol("short"));
        QCOMPARE(Answer::parse(given.bytes())->symbols.size(), std::size_t(mostSymbols));
    }

    void cornersOutsideOfThePictureAreMovedToItsEdge()
    {
        auto given = answer();
        given.symbols = {symbol("1Z")};
        given.symbols[0].corners = {{{-5, -5}, {1000, 0}, {1000, 1000}, {0, 1000}}};

        const auto read = Answer::parse(given.bytes());

        QVERIFY(read);
        QCOMPARE(read->symbols[0].corners[0].x, 0);
        QCOMPARE(read->symbols[0].corners[2].y, 47);
    }
};

QTEST_APPLESS_MAIN(ProtocolTest)
#include "test_protocol.moc"
