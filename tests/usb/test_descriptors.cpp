// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QtTest>

#include "app/base/file.h"
#include "drivers/usb/advice.h"
#include "drivers/usb/catalogue.h"
#include "drivers/usb/descriptors.h"
#include "drivers/usb/sysfs.h"
#include "drivers/usb/tape.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace custody::usb;

namespace {

Bytes ofZebra() { return test::descriptorsOf(test::ZebraModel().plan()); }

Plugged printerAt(const char* port, const char* serial)
{
    Plugged device;
    device.identity = {0x0a5f, 0x0141, serial, port};
    device.maker = "Zebra";
    device.name = "ZD620";
    device.interfaces = {{0, 0, 7, 1, 2, {}, {}}};
    return device;
}

} // namespace

class TestDescriptors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void interfacesAndEndpointsAreRead()
    {
        const auto device = parseDescriptors(ofZebra());

        QVERIFY(device);
        QCOMPARE(device->vendor, std::uint16_t(0x0a5f));
        QCOMPARE(device->interfaces.size(), 1U);
        const auto& one = device->interfaces[0];
        QCOMPARE(one.find(TransferKind::Bulk, false)->address, std::uint8_t(0x01));
        QCOMPARE(one.find(TransferKind::Bulk, true)->address, std::uint8_t(0x82));
        QVERIFY(!one.find(TransferKind::Interrupt, true));
    }

    void aClassDescriptorIsFoundBeforeAndAfterTheEndpoints()
    {
        test::DevicePlan plan{1, 2, 0, "", "", "", {{0, 0, 11, 0, 0, {{0x81}}, {4, 0x21, 7, 7}, ""}}};
        auto bytes = test::descriptorsOf(plan);
        append(bytes, Bytes{3, 0x21, 9});
        bytes[20] = static_cast<std::uint8_t>(bytes[20] + 3); // its total length

        const auto device = parseDescriptors(bytes);

        const auto& extras = device->interfaces.at(0).extras;
        QCOMPARE(extras.size(), 2U);
        QCOMPARE(extras[0].bytes, (Bytes{4, 0x21, 7, 7}));
        QCOMPARE(extras[1].bytes, (Bytes{3, 0x21, 9}));
    }

    void anAddressToldTwiceIsTheFirstThatCarriesAnything()
    {
        const test::DevicePlan plan{1, 2, 0, "", "", "",
            {{0, 0, 3, 0, 0, {{0x81, test::Pipe::Interrupt, 0}, {0x81, test::Pipe::Interrupt, 8}}, {}, ""},
                {1, 0, 3, 0, 0, {{0x81, test::Pipe::Interrupt, 64}, {0x82, test::Pipe::Interrupt, 16}}, {},
                    ""}}};

        const auto device = parseDescriptors(test::descriptorsOf(plan));

        const auto& first = device->interfaces.at(0);
        QCOMPARE(first.endpoints.size(), 1U);
        QCOMPARE(first.find(TransferKind::Interrupt, true)->packet, std::uint16_t(8));
        QCOMPARE(device->interfaces.at(1).endpoints.size(), 1U);
        QCOMPARE(device->interfaces.at(1).find(TransferKind::Interrupt, true)->address, std::uint8_t(0x82));
    }

    void theConfigurationInUseIsRead()
    {
        auto bytes = ofZebra();
        append(bytes, Bytes{9, 2, 18, 0, 1, 2, 0, 0xc0, 0, 9, 4, 5, 0, 0, 3, 1, 1, 0});

        QCOMPARE(parseDescriptors(bytes, 2)->interfaces.at(0).number, std::uint8_t(5));
        QCOMPARE(parseDescriptors(bytes, 1)->interfaces.at(0).number, std::uint8_t(0));
        QCOMPARE(parseDescriptors(bytes, 9)->interfaces.size(), 1U);
    }

    void whateverIsCutShortIsReadAsFarAsItGoes()
    {
        const auto whole = ofZebra();
        for (std::size_t n = 0; n <= whole.size(); ++n)
            QCOMPARE(parseDescriptors(ByteView(whole).first(n)).has_value(), n >= 18);
        auto endless = whole;
        endless[18] = 0; // a descriptor of no length
        QVERIFY(parseDescriptors(endless)->interfaces.empty());
    }

    void attributesAreTextThatATerminalCanPrint()
    {
        QCOMPARE(attributeText(view(" ZD620 \n")), std::string("ZD620"));
        QCOMPARE(attributeText(view("a\x1b[31mb\n")), std::string("a[31mb"));
        for (const char* const unseen :
            {"a\u061Cb", "a\u200Bb", "a\uFEFFb", "a\uFFF9b", "a\u180Eb", "a\U000E0041b", "a\u2066b"})
            QCOMPARE(attributeText(view(unseen)), std::string("ab"));
        QCOMPARE(attributeText(view("Z\u0301\u0301\u0301\u0301")), std::string("Z\u0301\u0301"));
        QCOMPARE(attributeText(view("a\xc2\x9b"
                                    "2J\xe2\x80\xae"
                                    "b\xe2\x81\xa6\xc3\xb1")),
            std::string("a2Jb\xc3\xb1"));
        QVERIFY(isUtf8(attributeText(view("\xff"))) && !attributeText(view("\xff")).empty());
    }

    void aDeviceIsKnownAgainBySerialOrPort()
    {
        using devices::Sameness;
        const auto at = [](const char* port, const char* serial) { return noted(printerAt(port, serial)); };
        auto updated = at("1-1", "A");
        ++updated.release;
        QVERIFY(compare(at("1-1", "A"), at("1-1", "A")) == Sameness::Same);
        QVERIFY(compare(at("1-1", "A"), updated) == Sameness::Updated);
        QVERIFY(compare(at("1-1", "A"), at("1-2", "A")) == Sameness::Moved);
        QVERIFY(compare(at("1-1", "A"), at("1-1", "B")) == Sameness::Replaced);
        QVERIFY(compare(at("1-1", ""), at("1-1", "")) == Sameness::Same);
        QVERIFY(compare(at("1-1", ""), at("1-2", "")) == Sameness::Other);
        QVERIFY(compare(at("1-1", "A"), at("1-2", "B")) == Sameness::Other);
        for (const auto& one : {at("1-1", "A 1"), at("1-2.3", ""), updated})
            QVERIFY(devices::Identity::parse(one.text()) == one);
        QVERIFY(!devices::Identity::parse("0a5f:0141 0100 "));
        QVERIFY(!devices::Identity::parse("0a5f:01z1 0100 1-1"));
    }

    void aSerialNumberWithoutEndIsNotWrittenDownWhole()
    {
        const auto plain = noted(printerAt("1-1", std::string(300, '7').c_str()));
        const auto letters = noted(printerAt("1-1", (std::string(63, '7') + "ñandú").c_str()));

        QCOMPARE(plain.serial, std::string(64, '7'));
        QCOMPARE(letters.serial, std::string(63, '7')); // no letter is cut in two
    }

    void aBusyDeviceNamesWhoMayHoldIt()
    {
        auto device = printerAt("1-1", "A");
        QVERIFY(busyError(device).what.find("lpadmin") != std::string::npos);
        device.interfaces.push_back({1, 0, 7, 1, 4, {}, {}});
        QVERIFY(busyError(device).what.find("ipp-usb") != std::string::npos);
        device.interfaces = {{0, 0, 11, 0, 0, {}, {}}};
        QVERIFY(busyError(device).what.find("pcscd") != std::string::npos);
        device.interfaces = {{0, 0, 3, 1, 1, {}, {}}};
        QVERIFY(busyError(device).what.find("custody-station") != std::string::npos);
    }

    void everyFileOfTheCatalogueIsRead()
    {
        const auto catalogue = Catalogue::builtIn();

        QVERIFY2(catalogue, catalogue ? "" : catalogue.error().what.c_str());
        QVERIFY(catalogue->models().size() > 40);
        Plugged brother;
        brother.identity = {0x04f9, 0x209d, "", "1-1"};
        QCOMPARE(catalogue->find(brother)->language, std::string("brother"));
        brother.identity.product = 0x2049;
        QVERIFY(catalogue->find(brother)->has("editor_lite"));
        brother.identity.vendor = 1;
        QVERIFY(!catalogue->find(brother));
    }

    void aReaderThatNoDriverServesWasInTheCatalogue()
    {
        const auto text = readFile(CUSTODY_SOURCE "/resources/devices/badge_readers.json", 1 << 20);
        QVERIFY(text);
        const std::string_view file = custody::text(*text);
        const auto readers = Catalogue::parse({&file, 1});

        QVERIFY2(readers, readers ? "" : readers.error().what.c_str());
        for (const auto& model : readers->models()) // "none": it looks like a reader, and is none
            QVERIFY2(model.driver == "ccid" || model.driver == "pcprox" || model.driver == "keyboard_wedge"
                    || model.driver == "magstripe" || model.driver == "none",
                model.name.c_str());
    }

    void anUnlistedScannerOfAMakerOfScannersIsOneUnlessItTypes()
    {
        const auto catalogue = Catalogue::builtIn();
        QVERIFY(catalogue);
        Plugged device;
        device.identity = {0x0c2e, 0x0b81, "", "1-1"};
        device.interfaces = {{0, 0, 0x03, 0, 0, {}, {}}};

        QVERIFY(catalogue->find(device));
        QCOMPARE(catalogue->find(device)->driver, std::string("hid_pos"));
        device.interfaces.push_back({1, 0, 0x03, 1, 1, {}, {}}); // a keyboard beside it
        QVERIFY(!catalogue->find(device));
        device.interfaces = {{0, 0, 0x02, 2, 1, {}, {}}, {1, 0, 0x0A, 0, 0, {}, {}}}; // a serial port
        QVERIFY(!catalogue->find(device));
    }

    void aDevicesOwnLongNameLeavesItsPortToBeRead()
    {
        Plugged device;
        device.identity = {0x0c2e, 0x0b81, std::string(126, '7'), "1-2.4"};
        device.maker = std::string(126, 'M');
        device.name = std::string(126, 'N');

        const auto described = device.description();

        QVERIFY(described.starts_with("MMMM"));
        QVERIFY(described.find("… (port 1-2.4, serial 7777") != std::string::npos);
        QVERIFY(described.size() < 160);
        QVERIFY(device.isNamed(std::string(126, '7')));
    }

    void aDeviceCannotTakeAnothersPlaceByItsSerialNumber()
    {
        Plugged device;
        device.identity = {0x0c2e, 0x0b81, "1-2", "1-1"};

        QVERIFY(device.isNamed("1-1"));
        QVERIFY(!device.isNamed("1-2")); // a port, whatever somebody calls himself
        QVERIFY(device.isNamed("0C2E:0b81"));
        device.identity.serial = "D2J204800123";
        QVERIFY(device.isNamed("D2J204800123"));
        QVERIFY(!device.isNamed(""));
        for (const char* serial : {"2024-000123", "1-2-3", "12-", "-2", "1-2..3"}) { // no ports
            device.identity.serial = serial;
            QVERIFY2(device.isNamed(serial), serial);
        }
        device.identity.port = "12-1.10.3";
        QVERIFY(device.isNamed("12-1.10.3"));
    }

    void aLongTapeTookTheSquareOfItsLines()
    {
        auto device = printerAt("1-1", "");
        device.descriptors = ofZebra();
        auto text = tapeHead(device);
        constexpr int lines = 200'000;
        for (int n = 0; n < lines; ++n)
            text += "0 read 82 64 -> timed-out -\n";
        QElapsedTimer took;
        took.start();

        const auto tape = parseTape(text);

        QVERIFY2(tape, tape ? "" : tape.error().what.c_str());
        QVERIFY2(took.elapsed() < 5000, std::to_string(took.elapsed()).c_str()); // it was half a minute
    }

    void aWrongWordInTheCatalogueIsNamed_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("driver") << QByteArray(R"({"product":"0001","model":"M","driver":"magic"})")
                                << QByteArray("magic");
        QTest::newRow("id") << QByteArray(R"({"product":"1","model":"M","driver":"none"})")
                            << QByteArray("product");
        QTest::newRow("quirk") << QByteArray(
            R"({"product":"0001","model":"M","driver":"none","quirks":["shy"]})")
                               << QByteArray("shy");
        QTest::newRow("twice") << QByteArray(
            R"({"product":"0001","model":"M","driver":"none"},{"product":"0001","model":"N","driver":"none"})")
                               << QByteArray("twice");
    }
    void aWrongWordInTheCatalogueIsNamed()
    {
        QFETCH(QByteArray, device);
        QFETCH(QByteArray, named);
        const auto text =
            R"({"makers":[{"maker":"A","vendor":"1234","devices":[)" + device.toStdString() + "]}]}";
        const std::string_view files[] = {text};
        const auto catalogue = Catalogue::parse(files);
        QVERIFY(!catalogue);
        QVERIFY2(catalogue.error().what.find(named.toStdString()) != std::string::npos,
            catalogue.error().what.c_str());
    }
};

QTEST_APPLESS_MAIN(TestDescriptors)
#include "test_descriptors.moc"
