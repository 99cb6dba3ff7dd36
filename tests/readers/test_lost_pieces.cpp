// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A code of which a part was lost on the wire: neither its beginning, nor its tail, nor both put together is
// ever told as a code.
#include <QTest>

#include <algorithm>
#include <utility>

#include "app/devices/gone.h"
#include "drivers/scanners/pos_scanner.h"
#include "drivers/scanners/serial_scanner.h"
#include "tests/support/usb_models/acm_model.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::scanners;
using namespace std::chrono_literals;
using test::Answer;
using test::ModelTransport;
using test::PosScannerModel;

namespace {

// The device's `at`th answer to an IN is lost, and the transfer ends in this way.
template <typename Model> class Torn final : public Model {
public:
    using Model::Model;
    int at = 0;
    int refuses = 0; // so many of the next reports it is sent
    Answer::Kind how = Answer::Kind::BusFault;

    Answer in(std::uint8_t endpoint, std::size_t most) override
    {
        auto answer = Model::in(endpoint, most);
        if (answer.kind == Answer::Kind::Ack && --at == 0)
            return {how, {}, 0};
        return answer;
    }
    Answer control(const test::Setup& setup, ByteView data) override
    {
        if (setup.request == 9 && std::exchange(refuses, std::max(0, refuses - 1)) > 0)
            return Answer::stalls();
        return Model::control(setup, data);
    }
};

struct Pos {
    std::shared_ptr<Torn<PosScannerModel>> model = std::make_shared<Torn<PosScannerModel>>();
    std::unique_ptr<PosScanner> scanner =
        std::move(*PosScanner::open(std::make_unique<ModelTransport>(model), {0, 0x81, 0, 64}, "POS"));

    void send(std::string_view data, bool continued, std::string_view aim = "]d1")
    {
        model->waiting.push_back(PosScannerModel::piece(data, aim, continued));
    }
};

struct Serial {
    std::shared_ptr<Torn<test::AcmModel>> model =
        std::make_shared<Torn<test::AcmModel>>(0x05e0, 0x1701, "CDC scanner");

    Result<std::unique_ptr<SerialScanner>> open()
    {
        auto port = cdc::Port::open(std::make_unique<ModelTransport>(model), {0, 0x82, 0x02, 64}, {});
        return SerialScanner::open(std::move(*port), "serial");
    }
};

void addEnds()
{
    QTest::addColumn<int>("how");
    QTest::newRow("a fault on the bus") << int(Answer::Kind::BusFault);
    QTest::newRow("more than was asked for") << int(Answer::Kind::Babble);
    QTest::newRow("a stall") << int(Answer::Kind::Stall);
}

// What is told until nothing comes any more; empty words for what was misread.
std::vector<std::string> allOf(devices::CodeReader& scanner)
{
    std::vector<std::string> codes;
    for (int n = 0; n < 8; ++n) {
        const auto read = scanner.read(200ms);
        if (read && !*read)
            break;
        codes.push_back(read ? std::string(text((*read)->raw)) : std::string());
    }
    return codes;
}

} // namespace

class LostPiecesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeWhoseMiddleWasLostWasToldAsAWholeOne_data() { addEnds(); }
    void aCodeWhoseMiddleWasLostWasToldAsAWholeOne()
    {
        QFETCH(int, how);
        Pos bench;
        bench.model->at = 2;
        bench.model->how = static_cast<Answer::Kind>(how);
        bench.send("AAAAAAAAAA", true);
        bench.send("BBBBBBBBBB", true);
        bench.send("CCC", false);
        bench.send("WHOLE", false);

        QCOMPARE(allOf(*bench.scanner), (std::vector<std::string>{"", "", "WHOLE"}));
    }

    void theTailOfACodeWhoseBeginningWasLostWasToldAsACode_data() { addEnds(); }
    void theTailOfACodeWhoseBeginningWasLostWasToldAsACode()
    {
        QFETCH(int, how);
        Pos bench;
        bench.model->at = 1;
        bench.model->how = static_cast<Answer::Kind>(how);
        bench.send("AAAAAAAAAA", true);
        bench.send("CCC", false);
        bench.send("WHOLE", false);

        const auto told = allOf(*bench.scanner);

        QCOMPARE(std::count(told.begin(), told.end(), std::string("CCC")), 0);
        QCOMPARE(told.back(), std::string("WHOLE"));
        QVERIFY(told.front().empty()); // and the worker hears that one was lost
    }

    void theTailBehindADamagedPieceWasToldAsACode()
    {
        Pos bench;
        bench.send("AAAAAAAAAA", true);
        auto damaged = PosScannerModel::piece("BBBBBBBBBB", "]d1", true);
        damaged[1] = 200;
        bench.model->waiting.push_back(damaged);
        bench.send("TAIL1", false);

        QCOMPARE(allOf(*bench.scanner), (std::vector<std::string>{"", ""}));
    }

    void theTailBehindTwoCodesThatMetWasToldAsACode()
    {
        Pos bench;
        bench.send("AAAAAAAAAA", true, "]C0");
        bench.send("1111111111", true, "]d1");
        bench.send("TAIL", false, "]d1");

        QCOMPARE(allOf(*bench.scanner), (std::vector<std::string>{"", ""}));
    }

    void anEndThatCameTooLateWasToldAsACode()
    {
        Pos bench;
        bench.send("AAAAAAAAAA", true);
        QVERIFY(!bench.scanner->read(0ms)); // its end does not come
        bench.send("TAIL2", false);

        QCOMPARE(allOf(*bench.scanner), (std::vector<std::string>{""}));
        bench.send("WHOLE", false);
        QCOMPARE(allOf(*bench.scanner), (std::vector<std::string>{"WHOLE"}));
    }

    void afterASilenceACodeIsACodeAgain()
    {
        Pos bench;
        bench.send("AAAAAAAAAA", true);
        QVERIFY(!bench.scanner->read(0ms));
        QVERIFY(!*bench.scanner->read(1000ms));
        bench.send("WHOLE", false);

        QCOMPARE(allOf(*bench.scanner), (std::vector<std::string>{"WHOLE"}));
    }

    void aSerialCodeWhoseMiddleWasLostWasToldAsAWholeOne_data() { addEnds(); }
    void aSerialCodeWhoseMiddleWasLostWasToldAsAWholeOne()
    {
        QFETCH(int, how);
        Serial bench;
        const auto scanner = std::move(*bench.open());
        bench.model->at = 2;
        bench.model->how = static_cast<Answer::Kind>(how);
        for (const auto* const piece : {"1Z999AA1", "01234567", "84\r", "WHOLE\r"})
            bench.model->say(piece);

        QCOMPARE(allOf(*scanner), (std::vector<std::string>{"", "", "WHOLE"}));
    }

    void theTailUnderWayAtTheOpeningWasTheFirstSerialCode_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("ended") << "\r";
        QTest::newRow("followed by silence") << "";
    }
    void theTailUnderWayAtTheOpeningWasTheFirstSerialCode()
    {
        QFETCH(QString, end);
        Serial bench;
        bench.model->say("AA10123456784" + end.toStdString());
        const auto scanner = std::move(*bench.open());
        bench.model->say("WHOLE\r");

        QCOMPARE(allOf(*scanner), (std::vector<std::string>{"WHOLE"}));
    }

    void aCodeBehindTheTailIsNotLostWithIt()
    {
        Serial bench;
        bench.model->say("6784\rWHOLE\r");
        const auto scanner = std::move(*bench.open());

        QCOMPARE(allOf(*scanner), (std::vector<std::string>{"WHOLE"}));
    }

    void aScannerThatNeverPausesIsNotWaitedForForEver()
    {
        Serial bench;
        bench.model->say(std::string(100'000, 'x'));

        const auto opened = bench.open();

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Device);
    }

    void aScannerThatDidNotHearItsReleaseWasLeftHeld()
    {
        Pos bench;
        QVERIFY(*bench.scanner->allowReading(false));
        bench.model->refuses = 1;

        const auto refused = bench.scanner->allowReading(true);
        bench.scanner.reset(); // lets it go all the same

        QVERIFY(!refused);
        QCOMPARE(bench.model->sent, (std::vector<Bytes>{Bytes{4, 0x02}, Bytes{4, 0x00}}));
    }
};

QTEST_APPLESS_MAIN(LostPiecesTest)
#include "test_lost_pieces.moc"
