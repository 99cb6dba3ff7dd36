// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A child of ours that plays every bad one: the station goes on, and the next picture is read.

#include <QTest>

#include <csignal>

#include "app/decoder/decoder.h"

using namespace custody;
using namespace custody::decoder;
using namespace std::chrono_literals;

namespace {

// What a fake child was told to do by each picture, and what the station made of it.
struct Fakes {
    explicit Fakes(const char* program = FAKE_DECODER, bool needsFilter = false)
        : decoder(settings(program, needsFilter), [this](const Mishap& mishap) {
            hows.push_back(mishap.how + " " + std::string(text(mishap.picture.first(1))));
        })
    {
    }
    static Settings settings(const char* program, bool needsFilter)
    {
        Settings settings;
        settings.program = program;
        settings.needsFilter = needsFilter;
        settings.grace = 300ms;
        settings.patienceAtStart = 5s;
        return settings;
    }
    Result<Answer> frame(char command)
    {
        const std::vector<std::uint8_t> pixels(64, static_cast<std::uint8_t>(command));
        return decoder.readFrame({pixels.data(), 8, 8, 8}, {100ms, 4}, 1);
    }
    // The process that answers now, by its own words.
    std::string who()
    {
        const auto answer = frame('.');
        return answer ? std::string(text(answer->symbols.at(0).bytes)) : answer.error().what;
    }

    std::vector<std::string> hows;
    Decoder decoder;
};

} // namespace

class DecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBadChildIsReplacedAndTheNextPictureIsRead_data()
    {
        QTest::addColumn<char>("command");
        QTest::addColumn<QString>("how");
        QTest::newRow("it aborts") << 'A' << "signal 6";
        QTest::newRow("it is killed in the middle of a frame") << 'K' << "signal 9";
        QTest::newRow("it leaves") << 'E' << "exit 0";
        QTest::newRow("it hangs") << 'H' << "late";
        QTest::newRow("it talks nonsense") << 'G' << "garbled";
        QTest::newRow("its answer is cut short") << 'T' << "garbled";
        QTest::newRow("it claims 65,000 symbols") << 'C' << "garbled";
        QTest::newRow("its answer is too long") << 'L' << "a message of the decoder's socket is too long";
        QTest::newRow("it answers another question") << 'N' << "garbled";
        QTest::newRow("it brings a memory of its own") << 'M' << "garbled";
    }

    void aBadChildIsReplacedAndTheNextPictureIsRead()
    {
        QFETCH(char, command);
        QFETCH(QString, how);
        Fakes fakes;
        const auto before = fakes.who();

        const auto answer = fakes.frame(command);

        QVERIFY(!answer);
        QCOMPARE(int(answer.error().fault), int(Fault::Invalid));
        QCOMPARE(fakes.hows.size(), std::size_t{1});
        QCOMPARE(
            QString::fromStdString(fakes.hows[0]), how + QStringLiteral(" ") + QChar::fromLatin1(command));
        const auto after = fakes.who();
        QVERIFY2(after.starts_with("who: ") && after != before, after.c_str());
        QCOMPARE(fakes.decoder.tally().mishaps, std::uint64_t{1});
        QCOMPARE(fakes.decoder.tally().answered, std::uint64_t{2});
    }

    void aSecondUnaskedAnswerCostsTheChildItsPlace()
    {
        Fakes fakes;
        const auto before = fakes.who();

        QVERIFY(fakes.frame('S'));
        const auto next = fakes.who(); // the second answer may not have come yet, and is then taken for it
        const auto after = fakes.who();

        QVERIFY(next.starts_with("who: ") || fakes.hows.size() == 1);
        QVERIFY(after.starts_with("who: ") && after != before);
    }

    void aChildKilledBetweenTwoPicturesCostsNoPicture()
    {
        Fakes fakes;
        QVERIFY(fakes.who().starts_with("who: "));
        for (int i = 0; i < 20; ++i) {
            ::kill(fakes.decoder.childId(), SIGKILL);
            QVERIFY(fakes.who().starts_with("who: "));
        }
        QVERIFY(fakes.hows.empty());
    }

    void aPictureThatEndsOneChildIsGivenToASecond()
    {
        Fakes fakes;
        const auto png =
            bytes(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x08\0\0\0\x08\x08\0\0\0\0", 29));

        const auto answer = fakes.decoder.readFile(png);

        QVERIFY(!answer);
        QCOMPARE(fakes.decoder.tally().started, std::uint64_t{4}); // two tries, and each time a spare
        QCOMPARE(fakes.hows.size(), std::size_t{1});
    }

    void aChildThatSaysNothingIsNotWaitedForForEver()
    {
        auto settings = Fakes::settings(FAKE_DECODER_SILENT, false);
        settings.patienceAtStart = 50ms;
        Decoder decoder(settings);

        const auto started = decoder.start();

        QVERIFY(!started);
        QCOMPARE(int(started.error().fault), int(Fault::Device));
    }

    void aMissingProgramIsNamed()
    {
        Decoder decoder(Fakes::settings("/nowhere/custody-decoder", false));

        const auto started = decoder.start();

        QVERIFY(!started);
        QVERIFY(started.error().what.find("/nowhere/custody-decoder") != std::string::npos);
    }

    void whereTheFilterIsRefusedPicturesAreReadOnlyIfTheBenchAllowsIt()
    {
        Fakes lenient(FAKE_DECODER_UNFILTERED, false);
        Fakes strict(FAKE_DECODER_UNFILTERED, true);

        QVERIFY(lenient.frame('.'));
        const auto refused = strict.frame('.');

        QVERIFY(!refused);
        QCOMPARE(int(refused.error().fault), int(Fault::Unauthorized));
    }

    void aFrameWithoutPixelsIsRefusedHere()
    {
        Fakes fakes;
        const std::uint8_t one = 0;
        QVERIFY(!fakes.decoder.readFrame({}, {}, 1));
        QVERIFY(!fakes.decoder.readFrame({&one, 0, 0, 0}, {}, 1));
        QVERIFY(!fakes.decoder.readFrame({&one, -5, 7, 1}, {}, 1));
        QVERIFY(!fakes.decoder.readFrame({&one, 100'000, 100'000, 100'000}, {}, 1));
        QCOMPARE(fakes.decoder.tally().started, std::uint64_t{0});
    }

    void rowsWithGapsArePacked()
    {
        Fakes fakes;
        const std::vector<std::uint8_t> pixels(8 * 16, '.');
        const auto answer = fakes.decoder.readFrame({pixels.data(), 8, 8, 16}, {100ms, 4}, 1);
        QVERIFY(answer);
        QCOMPARE(answer->width, 8);
    }
};

QTEST_APPLESS_MAIN(DecoderTest)
#include "test_decoder.moc"
