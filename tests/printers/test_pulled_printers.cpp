// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A printer that counts the bytes of a picture and knows no reset, pulled out in the middle of one, or left
// there by a station that was started again: the next label is whole, and nothing of the half one comes out.

#include <algorithm>

#include "drivers/printers/bench_printer.h"
#include "tests/support/usb_models/language_models.h"
#include "tests/support/usb_models/mock_bus.h"

using namespace custody;
using namespace custody::printers;
using namespace std::chrono_literals;
using test::MockBus;

namespace {

constexpr Patience hurry{400ms, 300ms, 2s, 5s, 1ms};
constexpr int rows = 2500; // of twenty bytes: more than one transfer

Bytes picture(std::uint8_t dots) { return Bytes(20 * rows, dots); }

std::string jobOf(const test::TsplModel&, std::uint8_t dots)
{
    return "SIZE 100 mm,50 mm\r\nCLS\r\nBITMAP 0,0,20," + std::to_string(rows) + ",0,"
        + std::string(text(picture(dots))) + "\r\nPRINT 1,1\r\n";
}
std::string jobOf(const test::EplModel&, std::uint8_t dots)
{
    return "\nN\nGW0,0,20," + std::to_string(rows) + "," + std::string(text(picture(dots))) + "\nP1\n";
}

template <typename Model> struct Bench {
    Bench(bool oneWay, bool knowsReset)
    {
        if (oneWay)
            model->made.interfaces = {{0, 0, 7, 1, 1, {{1}}, {}, "usblp"}};
        model->refusesReset = !knowsReset;
        bus.plug(model);
        context = std::move(*usb::Context::start());
        printer = station();
        if (!print(0x11))
            qFatal("the first label does not come out");
    }
    std::unique_ptr<BenchPrinter> station()
    {
        return std::make_unique<BenchPrinter>(*context, catalogue, "auto", KnownPrinter{}, hurry);
    }
    Result<devices::PrintOutcome> print(std::uint8_t dots)
    {
        const auto job = jobOf(*model, dots);
        TRY(printer->ready()); // as a station does before each label
        return printer->print(view(job));
    }
    void replug()
    {
        if (!QTest::qWaitFor([this] { return context->devices().empty(); }))
            qFatal("still there");
        bus.plug(model);
        if (!QTest::qWaitFor([this] { return !context->devices().empty(); }))
            qFatal("not there");
    }
    std::vector<Bytes> cameOut()
    {
        std::vector<Bytes> labels;
        bus.poke([&] { labels = model->pictures; });
        return labels;
    }
    // After what happened to the label of 0x22.
    void nextLabelIsWhole(const char* what)
    {
        const auto before = cameOut();
        for (const auto& one : before)
            QVERIFY2(one == picture(0x11) || one == picture(0x22), what);

        const auto next = print(0x33);

        QVERIFY2(next, next ? "" : (std::string(what) + ": " + next.error().what).c_str());
        const auto now = cameOut();
        QVERIFY2(now.size() == before.size() + 1, what);
        QVERIFY2(now.back() == picture(0x33), what);
    }

    MockBus bus{MockBus::Bulk::Split};
    std::shared_ptr<Model> model = std::make_shared<Model>();
    std::unique_ptr<usb::Context> context;
    usb::Catalogue catalogue = *usb::Catalogue::builtIn();
    std::unique_ptr<BenchPrinter> printer;
};

template <typename Model> void pulledAtEveryTransfer(bool oneWay, bool knowsReset)
{
    int transfers = 0;
    {
        Bench<Model> bench(oneWay, knowsReset);
        const auto before = bench.bus.transfers();
        QVERIFY(bench.print(0x22));
        transfers = bench.bus.transfers() - before;
    }
    QVERIFY2(transfers >= 4, qPrintable(QString::number(transfers)));
    for (int n = 1; n <= transfers; ++n) {
        Bench<Model> bench(oneWay, knowsReset);
        bench.bus.unplugAtTransfer(n);
        QVERIFY(!bench.print(0x22));
        bench.replug();

        bench.nextLabelIsWhole(qPrintable(QStringLiteral("pulled at transfer %1").arg(n)));
    }
}

template <typename Model> void startedAgainAnywhere(bool oneWay, bool knowsReset)
{
    constexpr std::size_t places = 7;
    for (std::size_t place = 1; place < places; ++place) {
        Bench<Model> bench(oneWay, knowsReset);
        bench.bus.poke([&] { bench.model->room = jobOf(*bench.model, 0x22).size() * place / places; });
        QVERIFY(!bench.print(0x22));
        bench.printer.reset();
        bench.bus.poke([&] { bench.model->room = 4 << 20; });
        bench.printer = bench.station();

        bench.nextLabelIsWhole(qPrintable(QStringLiteral("half a label at place %1").arg(place)));
    }
}

// The kernel refuses a transfer in the middle of a label.
class BreakingWire final : public usb::Transport {
public:
    BreakingWire(std::unique_ptr<usb::Transport> wire, int& pieces)
        : m_wire(std::move(wire))
        , m_pieces(pieces)
    {
    }
    Result<usb::Written> write(
        std::uint8_t endpoint, ByteView bytes, std::chrono::milliseconds patience) override
    {
        if (m_pieces == 0)
            return fail(Fault::Device, "The transfer was refused.");
        if (m_pieces < 0)
            return m_wire->write(endpoint, bytes, patience);
        --m_pieces;
        auto some =
            TRY(m_wire->write(endpoint, bytes.first(std::min<std::size_t>(bytes.size(), 9000)), patience));
        some.end = usb::TransferEnd::TimedOut;
        return some;
    }
    Result<usb::Received> read(
        std::uint8_t endpoint, std::size_t most, std::chrono::milliseconds patience) override
    {
        return m_wire->read(endpoint, most, patience);
    }
    Result<usb::Received> controlIn(
        const usb::ControlRequest& request, std::size_t most, std::chrono::milliseconds patience) override
    {
        return m_wire->controlIn(request, most, patience);
    }
    Result<usb::Written> controlOut(
        const usb::ControlRequest& request, ByteView data, std::chrono::milliseconds patience) override
    {
        return m_wire->controlOut(request, data, patience);
    }
    Result<> clearHalt(std::uint8_t endpoint) override { return m_wire->clearHalt(endpoint); }
    void cancel() override { m_wire->cancel(); }

private:
    std::unique_ptr<usb::Transport> m_wire;
    int& m_pieces; // so many go through, in part; -1: all
};

// One that only listens: nothing it says shows that it swallows.
template <typename Model> void brokenInTheMiddle()
{
    Bench<Model> bench(true, false);
    bench.printer.reset();
    const auto device = bench.context->devices().at(0);
    int pieces = -1;
    auto wire = std::make_unique<BreakingWire>(*bench.context->open(device, {{0, 0}}), pieces);
    const auto printer = *UsbLabelPrinter::open(std::move(wire), device, {}, {}, hurry);
    QVERIFY(printer->print(view(jobOf(*bench.model, 0x11))));
    pieces = 2;
    QVERIFY(!printer->print(view(jobOf(*bench.model, 0x22))));
    pieces = -1;
    const auto before = bench.cameOut().size();

    const auto next = printer->print(view(jobOf(*bench.model, 0x33)));

    QVERIFY2(next, next ? "" : next.error().what.c_str());
    const auto now = bench.cameOut();
    QCOMPARE(now.size(), before + 1);
    QVERIFY(now.back() == picture(0x33));
}

void everyKind()
{
    QTest::addColumn<bool>("oneWay");
    QTest::addColumn<bool>("knowsReset");
    QTest::newRow("answers, knows a reset") << false << true;
    QTest::newRow("answers, knows none") << false << false;
    QTest::newRow("only listens, knows a reset") << true << true;
    QTest::newRow("only listens, knows none") << true << false;
}

} // namespace

class TestPulledPrinters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTscPulledOutInAPictureWasForgottenToOweIt_data() { everyKind(); }
    void aTscPulledOutInAPictureWasForgottenToOweIt()
    {
        QFETCH(bool, oneWay);
        QFETCH(bool, knowsReset);
        pulledAtEveryTransfer<test::TsplModel>(oneWay, knowsReset);
    }

    void anEltronPulledOutInAPictureWasForgottenToOweIt_data() { everyKind(); }
    void anEltronPulledOutInAPictureWasForgottenToOweIt()
    {
        QFETCH(bool, oneWay);
        QFETCH(bool, knowsReset);
        pulledAtEveryTransfer<test::EplModel>(oneWay, knowsReset);
    }

    void aTscSwallowedTheFirstLabelAfterARestart_data() { everyKind(); }
    void aTscSwallowedTheFirstLabelAfterARestart()
    {
        QFETCH(bool, oneWay);
        QFETCH(bool, knowsReset);
        startedAgainAnywhere<test::TsplModel>(oneWay, knowsReset);
    }

    void anEltronSwallowedTheFirstLabelAfterARestart_data() { everyKind(); }
    void anEltronSwallowedTheFirstLabelAfterARestart()
    {
        QFETCH(bool, oneWay);
        QFETCH(bool, knowsReset);
        startedAgainAnywhere<test::EplModel>(oneWay, knowsReset);
    }

    void whatALabelOwedWasLostWithTheErrorThatEndedIt_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("TSPL") << int(devices::LabelLanguage::Tspl);
        QTest::newRow("EPL") << int(devices::LabelLanguage::Epl);
    }
    void whatALabelOwedWasLostWithTheErrorThatEndedIt()
    {
        QFETCH(int, language);
        if (language == int(devices::LabelLanguage::Tspl))
            brokenInTheMiddle<test::TsplModel>();
        else
            brokenInTheMiddle<test::EplModel>();
    }
};

CUSTODY_USB_MAIN(TestPulledPrinters)
#include "test_pulled_printers.moc"
