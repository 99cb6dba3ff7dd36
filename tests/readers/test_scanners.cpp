// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <utility>

#include <rapidcheck.h>

#include "app/devices/gone.h"
#include "drivers/scanners/keyboard_scanner.h"
#include "drivers/scanners/pos_scanner.h"
#include "drivers/scanners/serial_scanner.h"
#include "tests/support/usb_models/acm_model.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::scanners;
using namespace std::chrono_literals;
using test::ModelTransport;
using test::PosScannerModel;

namespace {

constexpr std::string_view ups = "1Z5R89390357567127";

// Tells of itself all the time for a while, between the beginning of one code and the next code.
class TalkativeModel : public PosScannerModel {
public:
    test::Answer in(std::uint8_t endpoint, std::size_t most) override
    {
        if (waiting.empty() && std::chrono::steady_clock::now() < m_until)
            return test::Answer::gives(Bytes{9, 1, 2, 3}); // another of its reports
        if (waiting.empty() && !std::exchange(m_silent, true))
            return test::Answer::naks();
        if (waiting.empty() && !std::exchange(m_scanned, true))
            scan(ups);
        return PosScannerModel::in(endpoint, most);
    }

private:
    std::chrono::steady_clock::time_point m_until = std::chrono::steady_clock::now() + 800ms;
    bool m_silent = false;
    bool m_scanned = false;
};

struct Pos {
    std::shared_ptr<PosScannerModel> model;
    std::unique_ptr<PosScanner> scanner;

    explicit Pos(bool outToo = false)
        : model(std::make_shared<PosScannerModel>(outToo))
    {
        scanner = std::move(*PosScanner::open(
            std::make_unique<ModelTransport>(model), {0, 0x81, std::uint8_t(outToo ? 0x02 : 0), 64}, "POS"));
    }
};

struct Serial {
    std::shared_ptr<test::AcmModel> model = std::make_shared<test::AcmModel>(0x05e0, 0x1701, "CDC scanner");
    std::unique_ptr<SerialScanner> scanner;

    Serial()
    {
        auto port = cdc::Port::open(std::make_unique<ModelTransport>(model), {0, 0x82, 0x02, 64}, {});
        scanner = std::move(*SerialScanner::open(std::move(*port), "serial"));
    }
};

} // namespace

class ScannersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeComesWithItsSymbology()
    {
        Pos bench;
        QVERIFY(!*bench.scanner->read(0ms));
        bench.model->scan(ups, "]C0");

        const auto read = bench.scanner->read(0ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->raw, bytes(ups));
        QCOMPARE((*read)->symbology, std::string("]C0"));
        QCOMPARE((*read)->source, std::string("POS"));
    }

    void aLongCodeComesInSeveralReports()
    {
        Pos bench;
        const std::string shipment(700, 'M');
        bench.model->scan(shipment, "]d2");
        bench.model->scan(ups);

        const auto first = bench.scanner->read(0ms);
        const auto second = bench.scanner->read(0ms);

        QCOMPARE((*first)->raw, bytes(shipment));
        QCOMPARE((*first)->symbology, std::string("]d2"));
        QCOMPARE((*second)->raw, bytes(ups));
    }

    void controlBytesOfACodeAreKept()
    {
        Pos bench;
        const std::string gs1("\x1D"
                              "01095012345678\0\x1D"
                              "10AB",
            21);
        bench.model->scan(gs1, "]C1");

        QCOMPARE((*bench.scanner->read(0ms))->raw, bytes(gs1));
    }

    void aCodeWhoseEndIsLostIsNoCode()
    {
        Pos bench;
        bench.model->waiting.push_back(PosScannerModel::piece(std::string(56, 'A'), "]C0", true));

        const auto lost = bench.scanner->read(0ms);
        QVERIFY(!*bench.scanner->read(1000ms)); // a silence
        bench.model->scan(ups);
        const auto next = bench.scanner->read(0ms);

        QVERIFY(!lost);
        QVERIFY(lost.error().what.find("Scan it again") != std::string::npos);
        QCOMPARE((*next)->raw, bytes(ups));
    }

    void whatElseAScannerSaysKeepsNoBeginningAlive()
    {
        const auto model = std::make_shared<TalkativeModel>();
        auto scanner =
            std::move(*PosScanner::open(std::make_unique<ModelTransport>(model), {0, 0x81, 0, 64}, "POS"));
        model->waiting.push_back(PosScannerModel::piece(std::string(56, 'A'), "]C0", true));

        const auto lost = scanner->read(0ms);
        const auto next = scanner->read(5s);

        QVERIFY(!lost && devices::isMisread(lost.error()));
        QVERIFY(next && *next);
        QCOMPARE((*next)->raw, bytes(ups));
    }

    void aCodeWhosePiecesTrickledInHeldTheScannerForAnHour()
    {
        const auto model = std::make_shared<PosScannerModel>();
        auto made = std::make_unique<ModelTransport>(model);
        auto* const wire = made.get();
        made->each = 490ms;
        made->before = [&](int) { model->waiting.push_back(PosScannerModel::piece("A", "]C0", true)); };
        const auto begin = usb::steadyNow();
        auto scanner = std::move(*PosScanner::open(
            std::move(made), {0, 0x81, 0, 64}, "POS", [&, begin] { return begin + wire->passed; }));
        wire->passed = 0ms;

        const auto lost = scanner->read(500ms);

        QVERIFY(!lost && devices::isMisread(lost.error()));
        QVERIFY(wire->passed <= 3s);
    }

    void aPipeThatStallsForGoodIsAFaultNotACircle()
    {
        Pos bench;
        bench.model->stallsIn = 1'000'000;
        QVERIFY(!bench.scanner->read(1h));
        Serial line;
        line.model->stallsIn = 1'000'000;
        (void)line.scanner->read(0ms);
        QVERIFY(!line.scanner->read(0ms));
    }

    void piecesOfTwoCodesAreNotOne()
    {
        Pos bench;
        bench.model->waiting.push_back(PosScannerModel::piece(std::string(56, 'A'), "]C0", true));
        bench.model->waiting.push_back(PosScannerModel::piece("B", "]Q1", false));

        QVERIFY(!bench.scanner->read(0ms));
        QVERIFY(!*bench.scanner->read(0ms));
    }

    void aReportThatContradictsItselfIsRefused()
    {
        Pos bench;
        auto tooLong = PosScannerModel::piece(ups, "]C0", false);
        tooLong[1] = 57;
        bench.model->waiting.push_back(tooLong);
        bench.model->waiting.push_back(Bytes{2, 10, ']', 'C', '0', 'A'});
        bench.model->waiting.push_back(PosScannerModel::piece("", "]C0", true));

        for (int n = 0; n < 3; ++n)
            QVERIFY(!bench.scanner->read(0ms));
        bench.model->waiting.push_back(Bytes{9, 1, 2, 3}); // another of its reports
        QVERIFY(!*bench.scanner->read(0ms));
    }

    void theWorkerHearsAndIsHeldBack_data()
    {
        QTest::addColumn<bool>("outToo");
        QTest::newRow("over the control pipe") << false;
        QTest::newRow("over an endpoint") << true;
    }

    void theWorkerHearsAndIsHeldBack()
    {
        QFETCH(bool, outToo);
        Pos bench(outToo);

        QVERIFY(*bench.scanner->beep(devices::CodeReader::Sound::Good));
        QVERIFY(*bench.scanner->allowReading(false));
        QVERIFY(*bench.scanner->beep(devices::CodeReader::Sound::Error)); // still held back
        QVERIFY(*bench.scanner->allowReading(true));

        QCOMPARE(bench.model->sent,
            std::vector<Bytes>({Bytes{4, 0x40}, Bytes{4, 0x02}, Bytes{4, 0x22}, Bytes{4, 0x00}}));
    }

    void aScannerHeldBackWasLeftDeaf()
    {
        auto model = std::make_shared<PosScannerModel>();
        auto scanner = PosScanner::open(std::make_unique<ModelTransport>(model), {0, 0x81, 0, 64}, "POS");
        QVERIFY(*(*scanner)->allowReading(false));

        scanner->reset();

        QCOMPARE(model->sent, std::vector<Bytes>({Bytes{4, 0x02}, Bytes{4, 0x00}}));
    }

    void aScannerWithoutOrdersCannotBeTold()
    {
        auto model = std::make_shared<PosScannerModel>();
        model->descriptor.resize(70); // the report of data alone
        append(model->descriptor, Bytes{0xC0});
        auto scanner = PosScanner::open(std::make_unique<ModelTransport>(model), {0, 0x81, 0, 64}, "POS");

        QVERIFY2(scanner, scanner ? "" : scanner.error().what.c_str());
        QVERIFY(!*(*scanner)->beep(devices::CodeReader::Sound::Good));
        QVERIFY(!*(*scanner)->allowReading(false));
    }

    void whatIsNoScannerIsNotOpenedAsOne()
    {
        auto model = std::make_shared<PosScannerModel>();
        model->descriptor = test::keyboardDescriptor;

        QVERIFY(!PosScanner::open(std::make_unique<ModelTransport>(model), {0, 0x81, 0, 64}, "keyboard"));
    }

    void anyReportIsACodeOrARefusal()
    {
        const auto shape = *PosShape::of(*hid::ReportDescriptor::parse(test::scannerDescriptor));
        const bool holds = rc::check("any report", [&] {
            auto report = *rc::gen::arbitrary<Bytes>();
            if (!report.empty() && *rc::gen::arbitrary<bool>())
                report[0] = 2;
            const auto piece = shape.piece(report);
            RC_ASSERT((!piece || !*piece || (*piece)->data.size() <= 56U)); // its own || asks both sides
            CodeAssembly assembly;
            for (int n = 0; piece && *piece && n < 400; ++n)
                if (!assembly.add(**piece))
                    break;
        });
        QVERIFY(holds);
    }

    void aScannerThatTypesTellsItsSymbologyByPrefix()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x0c2e, 0x0b81, "wedge");
        auto lines = hid::KeyedLines::open(
            std::make_unique<ModelTransport>(model), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);
        KeyboardScanner scanner(std::move(*lines), "wedge");
        model->type("]C1010950123456\x1D"
                    "10AB");
        model->press(0, 0x3A); // F1 is no character
        model->press(0, 0x28);

        const auto read = scanner.read(1000ms);
        const auto spoilt = scanner.read(1000ms);

        QVERIFY(read && *read);
        QCOMPARE((*read)->raw,
            bytes("]C1010950123456\x1D"
                  "10AB"));
        QCOMPARE((*read)->symbology, std::string("]C1"));
        QVERIFY(!spoilt);
    }

    void aSerialScannerIsReadyBeforeItSpeaks()
    {
        Serial bench;

        QVERIFY(bench.model->ready);
        QCOMPARE(bench.model->line, (Bytes{0x80, 0x25, 0, 0, 0, 0, 8}));
    }

    void serialCodesComeOneByOneHoweverTheyWereSplit_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 7, 64})
            QTest::addRow("%d bytes", piece) << piece;
    }

    void serialCodesComeOneByOneHoweverTheyWereSplit()
    {
        QFETCH(int, piece);
        Serial bench;
        bench.model->say("]C0ABC\r\n\x02"
                         "D\rE\x03"
                         "last\n",
            static_cast<std::size_t>(piece));
        std::vector<std::string> codes;

        while (const auto read = *bench.scanner->read(1000ms))
            codes.emplace_back(text(read->raw));

        QCOMPARE(codes, std::vector<std::string>({"]C0ABC", "D\rE", "last"}));
    }

    void aSerialCodeWithoutEndEndsWithSilence()
    {
        Serial bench;
        bench.model->stallsIn = 0;
        bench.model->say("12345");

        QCOMPARE((*bench.scanner->read(1000ms))->raw, bytes("12345"));
    }

    void aSerialStreamWithoutEndIsNoCode()
    {
        Serial bench;
        bench.model->say(std::string(20'000, 'x') + "\nABC\n");

        QCOMPARE((*bench.scanner->read(1000ms))->raw, bytes("ABC"));
    }

    void lineSettingsAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("9600 8N1") << "9600 8N1" << QByteArray::fromHex("80250000000008");
        QTest::newRow("115200 8N1") << "115200 8N1" << QByteArray::fromHex("00c20100000008");
        QTest::newRow("1200 7E2") << "1200 7E2" << QByteArray::fromHex("b0040000020207");
        for (const char* const wrong : {"", "9600", "9600 8N3", "9600 9N1", "9600 8X1", "0 8N1", "9600  8N1"})
            QTest::newRow(wrong) << wrong << QByteArray();
    }

    void lineSettingsAreReadAndWritten()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, bytes);

        const auto line = cdc::LineCoding::parseWords(words.toStdString());

        QCOMPARE(line.has_value(), !bytes.isEmpty());
        if (!line)
            return;
        QCOMPARE(line->bytes(), custody::bytes(bytes.toStdString()));
        QVERIFY(*cdc::LineCoding::parse(line->bytes()) == *line);
        QVERIFY(!cdc::LineCoding::parse(custody::bytes(bytes.left(6).toStdString())));
    }

    void unpluggedAtAnyTransferOfACodeItSaysSo()
    {
        for (int at = 2;; ++at) {
            auto model = std::make_shared<PosScannerModel>();
            model->scan(std::string(200, 'A'));
            auto transport = std::make_unique<ModelTransport>(model);
            transport->goneAt = at;
            auto scanner = PosScanner::open(std::move(transport), {0, 0x81, 0, 64}, "POS");
            const auto read = (*scanner)->read(0ms);
            if (read) {
                QCOMPARE((*read)->raw.size(), std::size_t{200});
                QCOMPARE(at, 6); // the descriptor and four reports
                return;
            }
            QVERIFY(devices::isGone(read.error()));
        }
    }
};

QTEST_APPLESS_MAIN(ScannersTest)
#include "test_scanners.moc"
