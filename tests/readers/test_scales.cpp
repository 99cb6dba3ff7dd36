// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <rapidcheck.h>

#include "app/devices/gone.h"
#include "drivers/scales/hid_scale.h"
#include "drivers/scales/mass.h"
#include "drivers/scales/serial_scale.h"
#include "drivers/simulated/scale.h"
#include "tests/support/usb_models/acm_model.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::scales;
using namespace std::chrono_literals;
using devices::ScaleTrouble;
using test::ModelTransport;

namespace {

struct Bench {
    std::shared_ptr<test::HidScaleModel> model = std::make_shared<test::HidScaleModel>();
    std::unique_ptr<HidScale> scale =
        std::move(*HidScale::open(std::make_unique<ModelTransport>(model), {0, 0x81, 0, 8}, "M10"));
};

struct Serial {
    std::shared_ptr<test::AcmModel> model = std::make_shared<test::AcmModel>(0x0eb8, 0xf000, "serial scale");
    std::unique_ptr<SerialScale> scale;

    explicit Serial(Dialect dialect)
    {
        auto port = cdc::Port::open(std::make_unique<ModelTransport>(model), {0, 0x82, 0x02, 64}, {});
        scale = std::make_unique<SerialScale>(std::move(*port), dialect, "serial");
    }
};

constexpr std::uint8_t gram = 2, kilogram = 3, ounce = 11, pound = 12;
constexpr std::uint8_t atZero = 2, moving = 3, stable = 4;

} // namespace

class ScalesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weightsOfAllUnitsAreMilligrams_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<int>("exponent");
        QTest::addColumn<int>("value");
        QTest::addColumn<qlonglong>("milligrams");
        QTest::newRow("1250 g") << int(gram) << 0 << 1250 << 1'250'000LL;
        QTest::newRow("12.5 kg") << int(kilogram) << -1 << 125 << 12'500'000LL;
        QTest::newRow("1 oz") << int(ounce) << 0 << 1 << 28'350LL; // 28349.523125
        QTest::newRow("18.4 oz") << int(ounce) << -1 << 184 << 521'631LL; // 521631.2255
        QTest::newRow("2.5 lb") << int(pound) << -1 << 25 << 1'133'981LL; // 1133980.925
        QTest::newRow("1 lb") << int(pound) << 0 << 1 << 453'592LL; // 453592.37
    }

    void weightsOfAllUnitsAreMilligrams()
    {
        QFETCH(int, unit);
        QFETCH(int, exponent);
        QFETCH(int, value);
        Bench bench;
        bench.model->show(stable, static_cast<std::uint8_t>(unit), static_cast<std::int8_t>(exponent),
            std::uint16_t(value));

        const auto weight = bench.scale->weigh(0ms);

        QVERIFY2(weight, weight ? "" : weight.error().what.c_str());
        QVERIFY(weight->settled);
        QTEST(qlonglong(weight->milligrams), "milligrams");
    }

    void everyUnitIsExact()
    {
        // 10^6 of each, in milligrams, by the definitions
        const std::array<std::int64_t, 12> million{1'000'000, 1'000'000'000, 1'000'000'000'000, 200'000'000,
            37'429'000'000, 64'798'910, 1'555'173'840, 0, 0, 31'103'476'800, 28'349'523'125, 0};
        for (std::size_t n = 0; n < million.size(); ++n)
            if (million[n] != 0 && million[n] < 100'000'000'000)
                QCOMPARE(*toMilligrams(1'000'000, 0, static_cast<MassUnit>(n)), million[n]);
        QCOMPARE(*toMilligrams(100'000, 0, MassUnit::Pound), std::int64_t{45'359'237'000});
        QCOMPARE(*toMilligrams(1, 0, MassUnit::MetricTon), std::int64_t{1'000'000'000});
        QCOMPARE(*toMilligrams(1, 0, MassUnit::AvoirTon), std::int64_t{907'184'740});
    }

    void roundingIsTheLastStepAndTakesHalvesAway()
    {
        QCOMPARE(*toMilligrams(5, -1, MassUnit::Milligram), std::int64_t{1});
        QCOMPARE(*toMilligrams(-5, -1, MassUnit::Milligram), std::int64_t{-1});
        QCOMPARE(*toMilligrams(49, -2, MassUnit::Milligram), std::int64_t{0});
        QCOMPARE(devices::gramsOf({1'500, true}), std::int64_t{2});
        QCOMPARE(devices::gramsOf({-1'499, true}), std::int64_t{-1});
        QVERIFY(!toMilligrams(65535, 7, MassUnit::Kilogram));
        QVERIFY(!toMilligrams(1, 100, MassUnit::Gram));
    }

    void aWeightThatMovesIsWaitedFor()
    {
        Bench bench;
        bench.model->show(moving, gram, 0, 900);
        bench.model->show(moving, gram, 0, 1240);
        bench.model->show(stable, gram, 0, 1250);

        QCOMPARE(bench.scale->weigh(1000ms)->milligrams, std::int64_t{1'250'000});
    }

    void theParcelBeforeWasWeighedAgain()
    {
        Bench bench;
        for (int n = 0; n < 2; ++n)
            bench.model->report(test::HidScaleModel::shown(stable, gram, 0, 500)); // told to nobody
        bench.model->show(moving, gram, 0, 20);
        bench.model->show(stable, gram, 0, 1200);

        const auto weight = bench.scale->weigh(1000ms);

        QVERIFY2(weight, weight ? "" : weight.error().what.c_str());
        QCOMPARE(weight->milligrams, std::int64_t{1'200'000});
    }

    void aScaleThatNeverPausesIsWeighedAllTheSame()
    {
        Bench bench;
        bench.model->lying = test::HidScaleModel::shown(stable, gram, 0, 500);

        QCOMPARE(bench.scale->weigh(1000ms)->milligrams, std::int64_t{500'000});
    }

    void aScaleThatDoesNotSettleSaysSo()
    {
        Bench bench;
        bench.model->show(moving, gram, 0, 900);

        const auto weight = bench.scale->weigh(1000ms);

        QVERIFY(!weight);
        QCOMPARE(devices::scaleTroubleOf(weight.error()), std::optional(ScaleTrouble::Restless));
        QCOMPARE(
            devices::scaleTroubleOf(bench.scale->weigh(1000ms).error()), std::optional(ScaleTrouble::Silent));
    }

    void whatAScaleSuffersIsSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("trouble");
        QTest::newRow("less than nothing") << 5 << int(ScaleTrouble::BelowZero);
        QTest::newRow("too much") << 6 << int(ScaleTrouble::Overloaded);
        QTest::newRow("calibration") << 7 << int(ScaleTrouble::NeedsCalibration);
        QTest::newRow("zero") << 8 << int(ScaleTrouble::NeedsZero);
        QTest::newRow("a fault") << 1 << -1;
        QTest::newRow("no status at all") << 9 << -1;
    }

    void whatAScaleSuffersIsSaid()
    {
        QFETCH(int, status);
        Bench bench;
        bench.model->show(static_cast<std::uint8_t>(status), gram, 0, 1250);

        const auto weight = bench.scale->weigh(0ms);

        QVERIFY(!weight);
        QCOMPARE(weight.error().fault, Fault::Device);
        const auto trouble = devices::scaleTroubleOf(weight.error());
        QTEST(trouble ? int(*trouble) : -1, "trouble");
    }

    void anEmptyScaleWeighsNothing()
    {
        Bench bench;
        bench.model->show(atZero, gram, 0, 3); // within its zero's tolerance

        QVERIFY(*bench.scale->weigh(0ms) == (devices::Weight{0, true}));
    }

    void aReportCutShortIsRefused()
    {
        Bench bench;
        bench.model->coming.push_back(Bytes{3, stable, gram, 0, 5});
        QVERIFY(!bench.scale->weigh(0ms));
        bench.model->show(stable, 13, 0, 5); // a unit nobody has
        QVERIFY(!bench.scale->weigh(0ms));
        bench.model->show(stable, kilogram, 9, 60000);
        QVERIFY(!bench.scale->weigh(0ms));
    }

    void anyReportIsAWeightOrARefusal()
    {
        const auto shape = *ScaleShape::of(*hid::ReportDescriptor::parse(test::scaleDescriptor));
        const bool holds = rc::check("any report", [&] {
            const auto report = *rc::gen::arbitrary<Bytes>();
            (void)shape.weight(report);
        });
        QVERIFY(holds);
    }

    void linesOfASerialScaleAreRead_data()
    {
        QTest::addColumn<bool>("sics");
        QTest::addColumn<QString>("line");
        QTest::addColumn<qlonglong>("milligrams");
        QTest::addColumn<bool>("settled");
        QTest::newRow("SICS") << true << "S S     100.00 g" << 100'000LL << true;
        QTest::newRow("SICS, moving") << true << "S D    -12.34 kg" << -12'340'000LL << false;
        QTest::newRow("SICS, pounds") << true << "S S       2.5 lb" << 1'133'981LL << true;
        QTest::newRow("standard") << false << "ST,GS,+  1.234kg" << 1'234'000LL << true;
        QTest::newRow("standard, net") << false << "ST,NT,-00012.5 g" << -12'500LL << true;
        QTest::newRow("standard, short") << false << "US,+0001.25 kg" << 1'250'000LL << false;
    }

    void linesOfASerialScaleAreRead()
    {
        QFETCH(bool, sics);
        QFETCH(QString, line);

        const auto weight = weightIn(sics ? Dialect::Sics : Dialect::Standard, line.toStdString());

        QVERIFY2(weight, weight ? "" : weight.error().what.c_str());
        QVERIFY(weight->has_value());
        QTEST(qlonglong((*weight)->milligrams), "milligrams");
        QTEST((*weight)->settled, "settled");
    }

    void whatASerialScaleSuffersIsSaid()
    {
        const auto trouble = [](Dialect dialect, std::string_view line) {
            const auto weight = weightIn(dialect, line);
            return weight ? std::nullopt : devices::scaleTroubleOf(weight.error());
        };
        QCOMPARE(trouble(Dialect::Sics, "S +"), std::optional(ScaleTrouble::Overloaded));
        QCOMPARE(trouble(Dialect::Sics, "S -"), std::optional(ScaleTrouble::BelowZero));
        QCOMPARE(trouble(Dialect::Sics, "S I"), std::optional(ScaleTrouble::Restless));
        QCOMPARE(trouble(Dialect::Standard, "OL,GS,+9999999kg"), std::optional(ScaleTrouble::Overloaded));
        QVERIFY(!weightIn(Dialect::Sics, "ES"));
        QVERIFY(!weightIn(Dialect::Sics, "S S     12.3.4 g"));
        QVERIFY(!weightIn(Dialect::Sics, "S S     12 stone"));
        QVERIFY(!weightIn(Dialect::Standard, "ST,GS,+1.2"));
        QVERIFY(!*weightIn(Dialect::Sics, "I4 A \"B021002593\""));
        QVERIFY(!*weightIn(Dialect::Standard, "hello"));
    }

    void anyLineIsAWeightOrARefusal()
    {
        const bool holds = rc::check("any line", [] {
            const auto tail =
                *rc::gen::container<std::string>(rc::gen::element('0', '9', '.', '+', '-', ' ', 'k', 'g'));
            (void)weightIn(Dialect::Sics, "S S" + tail);
            (void)weightIn(Dialect::Standard, "ST," + tail);
            (void)parseDecimal(tail);
        });
        QVERIFY(holds);
    }

    void aSerialScaleIsAskedUntilItSettles()
    {
        Serial bench(Dialect::Sics);
        bench.model->say("S S     999.00 g\r\n"); // about what lay there before
        bench.model->answers["SI\r\n"] = {"S D     90.0 g\r\n", "S D    124.0 g\r\n", "S S    125.0 g\r\n"};

        const auto weight = bench.scale->weigh(1000ms);

        QVERIFY2(weight, weight ? "" : weight.error().what.c_str());
        QCOMPARE(weight->milligrams, std::int64_t{125'000});
    }

    void aSerialScaleThatSaysNothingIsSilent()
    {
        Serial bench(Dialect::Standard);

        const auto weight = bench.scale->weigh(5ms);

        QVERIFY(!weight);
        QCOMPARE(devices::scaleTroubleOf(weight.error()), std::optional(ScaleTrouble::Silent));
        QVERIFY(bench.model->heard.starts_with("Q\r\n"));
    }

    void theSimulatedScaleWeighsWhatIsLaidOnIt()
    {
        simulated::Scale scale;
        scale.lay(1'250'000);

        QVERIFY(*scale.weigh(0ms) == (devices::Weight{1'250'000, true}));
        scale.suffer(ScaleTrouble::Overloaded);
        QCOMPARE(devices::scaleTroubleOf(scale.weigh(0ms).error()), std::optional(ScaleTrouble::Overloaded));
    }

    void unpluggedItSaysSo()
    {
        auto model = std::make_shared<test::HidScaleModel>();
        auto transport = std::make_unique<ModelTransport>(model);
        transport->goneAt = 2;
        auto scale = HidScale::open(std::move(transport), {0, 0x81, 0, 8}, "M10");

        QVERIFY(devices::isGone((*scale)->weigh(0ms).error()));
    }
};

QTEST_APPLESS_MAIN(ScalesTest)
#include "test_scales.moc"
