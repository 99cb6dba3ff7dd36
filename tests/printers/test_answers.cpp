// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "drivers/printers/brother_status.h"
#include "drivers/printers/device_id.h"
#include "drivers/printers/dymo_status.h"
#include "drivers/printers/epl_status.h"
#include "drivers/printers/tspl_status.h"
#include "drivers/printers/zpl_status.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace custody::printers;
using devices::LabelLanguage;
using devices::PrinterTrouble;

namespace {

constexpr std::string_view zebraWords =
    "MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD420-203dpi ZPL;CLS:PRINTER;OPTIONS:XML;";

Bytes withLength(int high, int low, std::string_view words)
{
    return bytes(std::string{static_cast<char>(high), static_cast<char>(low)} + std::string(words));
}

std::string hostStatus(const char* first, const char* second)
{
    return std::string("\x02") + first + "\x03\r\n\x02" + second
        + "\x03\r\n\x02"
          "1234,0\x03\r\n";
}

constexpr const char* idleFirst = "030,0,0,0406,000,0,0,0,000,0,0,0";
constexpr const char* idleSecond = "000,0,0,0,0,2,6,0,00000000,1,000";

Bytes brother(int error1, int error2, int type, int phase = 0)
{
    Bytes answer(brotherStatusSize);
    answer[0] = 0x80;
    answer[1] = 0x20;
    answer[2] = 'B';
    answer[3] = '4';
    answer[8] = static_cast<std::uint8_t>(error1);
    answer[9] = static_cast<std::uint8_t>(error2);
    answer[10] = 62;
    answer[17] = 29;
    answer[18] = static_cast<std::uint8_t>(type);
    answer[19] = static_cast<std::uint8_t>(phase);
    return answer;
}

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeviceIdIsReadHoweverItsLengthIsCounted_data()
    {
        const int n = static_cast<int>(zebraWords.size());
        QTest::addColumn<int>("high");
        QTest::addColumn<int>("low");
        QTest::newRow("big endian, with its own two bytes") << 0 << n + 2;
        QTest::newRow("without them") << 0 << n;
        QTest::newRow("little endian") << n + 2 << 0;
        QTest::newRow("longer than what came") << 3 << 0xff;
        QTest::newRow("none") << 0 << 0;
    }
    void aDeviceIdIsReadHoweverItsLengthIsCounted()
    {
        QFETCH(int, high);
        QFETCH(int, low);

        const auto id = parseDeviceId(withLength(high, low, zebraWords));

        QCOMPARE(id.maker, std::string("Zebra Technologies"));
        QCOMPARE(id.model, std::string("ZTC ZD420-203dpi ZPL"));
        QVERIFY(languageOf(id) == LabelLanguage::Zpl);
        QCOMPARE(dpiOf(id.model), std::optional(203));
    }

    void aDeviceIdWithoutItsEndOrWithZerosIsRead()
    {
        const std::string words("mfg: Brother;CMD:PT-CBP,P-touch;mdl:QL-820NWB;SERN:E7Z1\0\0", 57);
        const auto id = parseDeviceId(withLength(0, static_cast<int>(words.size()) + 2, words));

        QCOMPARE(id.serial, std::string("E7Z1"));
        QVERIFY(languageOf(id) == LabelLanguage::Brother);
    }

    void anEmptyDeviceIdIsAnEmptyOne()
    {
        QVERIFY(parseDeviceId({}).model.empty());
        QVERIFY(parseDeviceId(Bytes{0, 2}).model.empty());
        QVERIFY(!languageOf(parseDeviceId(Bytes{0, 2})));
    }

    void aPrinterOfSeveralLanguagesIsSpokenToInTheRichest_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("language");
        QTest::newRow("ZPL before EPL") << QByteArray("CMD:EPL,ZPL;MDL:x;") << int(LabelLanguage::Zpl);
        QTest::newRow("ZPL II") << QByteArray("CMD:ZPLII,PJL;") << int(LabelLanguage::Zpl);
        QTest::newRow("EPL2") << QByteArray("COMMAND SET:EPL2;") << int(LabelLanguage::Epl);
        QTest::newRow("TSPL2") << QByteArray("MFG:TSC;CMD:TSPL2;") << int(LabelLanguage::Tspl);
        QTest::newRow("Dymo") << QByteArray("MFG:DYMO;CMD: ;MDL:LabelWriter 450;")
                              << int(LabelLanguage::Dymo);
    }
    void aPrinterOfSeveralLanguagesIsSpokenToInTheRichest()
    {
        QFETCH(QByteArray, words);
        QFETCH(int, language);
        const auto id = parseDeviceId(withLength(0, static_cast<int>(words.size()) + 2, words.toStdString()));
        QVERIFY(languageOf(id) == static_cast<LabelLanguage>(language));
    }

    void aLanguageThatOnlySoundsAlikeIsNotSpoken()
    {
        for (const char* words : {"MFG:Godex;CMD:EZPL;", "MFG:DYMO;MDL:LabelWriter 550;", "CMD:EPSON;"})
            QVERIFY2(!languageOf(parseDeviceId(test::deviceIdOf(words))), words);
    }

    void aHostStatusIsWholeWithItsThirdString()
    {
        const auto answer = hostStatus(idleFirst, idleSecond);
        for (std::size_t n = 0; n < answer.size() - 2; ++n)
            QVERIFY(!isWholeHostStatus(view(answer).first(n)));
        QVERIFY(isWholeHostStatus(view(answer)));
        QVERIFY(parseHostStatus(view(answer))->state == PrinterState{});
    }

    void aHostStatusNamesEachTrouble_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char* name, const char* a, const char* b, PrinterTrouble which) {
            QTest::newRow(name) << QByteArray(a) << QByteArray(b) << int(which);
        };
        row("paper", "030,1,0,0406,000,0,0,0,000,0,0,0", idleSecond, PrinterTrouble::OutOfLabels);
        row("pause", "030,0,1,0406,000,0,0,0,000,0,0,0", idleSecond, PrinterTrouble::Paused);
        row("head", idleFirst, "000,0,1,0,0,2,6,0,00000000,1,000", PrinterTrouble::HeadOpen);
        row("head and paper", "030,1,0,0406,000,0,0,0,000,0,0,0", "000,0,1,0,0,2,6,0,00000000,1,000",
            PrinterTrouble::HeadOpen);
        row("ribbon", idleFirst, "000,0,0,1,1,2,6,0,00000000,1,000", PrinterTrouble::OutOfRibbon);
        row("too hot", "030,0,0,0406,000,0,0,0,000,0,0,1", idleSecond, PrinterTrouble::Faulty);
    }
    void aHostStatusNamesEachTrouble()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(int, trouble);
        const auto status = parseHostStatus(view(hostStatus(first.constData(), second.constData())));
        QVERIFY(status);
        QCOMPARE(int(*troubleOf(status->state)), trouble);
    }

    void aHostStatusTellsOfHalfALabelAndOfWaitingOnes()
    {
        const auto half = parseHostStatus(view(hostStatus("030,0,0,0406,000,0,0,1,000,0,0,0", idleSecond)));
        QVERIFY(half->state.halfLabel && !half->state.busy);
        const auto waits = parseHostStatus(view(hostStatus("030,0,0,0406,003,0,0,0,000,0,0,0", idleSecond)));
        QVERIFY(waits->state.busy);
        QCOMPARE(waits->formatsWaiting, 3);
    }

    void aLabelThatStillWaitedBehindAPeeledOneWasProvenPrinted()
    {
        const auto waits = parseHostStatus(view(hostStatus(idleFirst, "000,0,0,0,0,1,6,1,00000001,1,000")));
        const auto done = parseHostStatus(view(hostStatus(idleFirst, "000,0,0,0,0,1,6,1,00000000,1,000")));

        QVERIFY(waits->state.busy);
        QVERIFY(!done->state.busy);
    }

    void anAnswerCutShortOrOfLettersIsRefused()
    {
        QVERIFY(!parseHostStatus(view("")));
        QVERIFY(!parseHostStatus(view(hostStatus("030,x,0,0406,000,0,0,0,000,0,0,0", idleSecond))));
        QVERIFY(!parseHostStatus(view(hostStatus("030,0,0", idleSecond))));
        QVERIFY(!parseHostIdentity(view("\x02ZTC\x03")));
        QVERIFY(!parseErrorReport(view("\x02WARNINGS: 0 0 0\x03")));
        QVERIFY(!parseEplStatus(view("7\r\n")));
        QVERIFY(!parseBrotherStatus(Bytes(31)));
        QVERIFY(!parseBrotherStatus(Bytes(32)));
    }

    void aHostIdentityTellsModelFirmwareAndResolution()
    {
        const auto identity = parseHostIdentity(view("\x02ZTC ZT411-600dpi,V92.21.17Z,24,8192KB,X\x03\r\n"));
        QCOMPARE(identity->model, std::string("ZTC ZT411-600dpi"));
        QCOMPARE(identity->firmware, std::string("V92.21.17Z"));
        QCOMPARE(identity->dpi, std::optional(600));
    }

    void anErrorReportNamesWhatItsBitsMean()
    {
        const auto report = [](const char* bits) {
            return parseErrorReport(
                view(std::string("\x02\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 ") + bits
                    + "\r\n   WARNINGS:       0 00000000 00000000\x03\r\n"));
        };
        QVERIFY(report("00000001")->outOfLabels);
        QVERIFY(report("00000002")->outOfRibbon);
        QVERIFY(report("00000005")->headOpen && report("00000005")->outOfLabels);
        QVERIFY(report("00000008")->jammed);
        QVERIFY(report("00010000")->paused);
        QVERIFY(report("00000010")->faulty);
        QVERIFY(report("00000000")->faulty); // an error it has no bit for
    }

    void aBrotherTellsItsRollItsTroubleAndTheProof()
    {
        const auto done = parseBrotherStatus(brother(0, 0, 1));
        QVERIFY(done->news == BrotherNews::Completed);
        QCOMPARE(done->widthMm, 62);
        QCOMPARE(done->lengthMm, 29);
        QVERIFY(parseBrotherStatus(brother(1, 0, 2))->state.outOfLabels);
        QVERIFY(parseBrotherStatus(brother(4, 0, 2))->state.jammed);
        QVERIFY(parseBrotherStatus(brother(0, 0x10, 2))->state.headOpen);
        QVERIFY(parseBrotherStatus(brother(0, 0x01, 2))->state.faulty); // another roll than it was told
        QVERIFY(parseBrotherStatus(brother(0, 0, 6, 1))->prints);
        QVERIFY(!troubleOf(parseBrotherStatus(brother(0, 0, 0))->state));
    }

    void aTscTellsEachTroubleInItsByte()
    {
        QVERIFY(tsplState(0) == PrinterState{});
        QVERIFY(tsplState(0x20).busy);
        QCOMPARE(int(*troubleOf(tsplState(0x01))), int(PrinterTrouble::HeadOpen));
        QCOMPARE(int(*troubleOf(tsplState(0x02))), int(PrinterTrouble::Jammed));
        QCOMPARE(int(*troubleOf(tsplState(0x04))), int(PrinterTrouble::OutOfLabels));
        QCOMPARE(int(*troubleOf(tsplState(0x08))), int(PrinterTrouble::OutOfRibbon));
        QCOMPARE(int(*troubleOf(tsplState(0x10))), int(PrinterTrouble::Paused));
        QCOMPARE(int(*troubleOf(tsplState(0x41))), int(PrinterTrouble::HeadOpen));
        QCOMPARE(int(*troubleOf(tsplState(0x80))), int(PrinterTrouble::Faulty));
    }

    void anEltronTellsItsTroubleInTwoDigits()
    {
        QVERIFY(!troubleOf(*parseEplStatus(view("00\r\n"))));
        QVERIFY(parseEplStatus(view("07\r\n"))->outOfLabels);
        QVERIFY(parseEplStatus(view("11\r\n"))->headOpen);
        QVERIFY(parseEplStatus(view("04\r\n"))->faulty);
    }

    void aLabelWriterTellsItsTroubleInItsByte()
    {
        QVERIFY(!troubleOf(dymoState(0x03)));
        QVERIFY(dymoState(0x20).outOfLabels);
        QVERIFY(dymoState(0x40).jammed);
        QVERIFY(dymoState(0x80).faulty);
    }
};

QTEST_APPLESS_MAIN(TestAnswers)
#include "test_answers.moc"
