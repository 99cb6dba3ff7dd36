// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Devices that come and go, and what is left of them.
#include <malloc.h>

#include <condition_variable>
#include <mutex>

#include "drivers/usb/advice.h"
#include "drivers/usb/context.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace custody::usb;
using namespace std::chrono_literals;
using test::MockBus;
using test::PrinterModel;
using test::ZebraModel;

namespace {

// What the event thread told, to be waited for.
class Diary {
public:
    OnChange pen()
    {
        return [this](const Change& change) {
            const std::scoped_lock lock(m_mutex);
            m_changes.push_back(change);
            m_came.notify_all();
        };
    }
    bool reaches(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_came.wait_for(lock, 5s, [&] { return m_changes.size() >= count; });
    }
    void forget()
    {
        const std::scoped_lock lock(m_mutex);
        m_changes = {};
    }
    Change at(std::size_t i)
    {
        const std::scoped_lock lock(m_mutex);
        return m_changes.at(i);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::vector<Change> m_changes;
};

constexpr ControlRequest portStatus{0xa1, 1, 0, 0};

std::unique_ptr<Transport> openPrinter(Context& usb)
{
    auto opened = usb.open(usb.devices().at(0), {{0, 0}});
    if (!opened)
        qFatal("%s", opened.error().what.c_str());
    return std::move(*opened);
}

QStringList filesNow()
{
    QStringList names;
    std::error_code gone; // the folder's own handle is among them
    for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd"))
        names.append(QString::fromStdString(std::filesystem::read_symlink(file.path(), gone).string()));
    return names;
}

qsizetype threadsNow()
{
    return std::distance(
        std::filesystem::directory_iterator("/proc/self/task"), std::filesystem::directory_iterator());
}

} // namespace

class TestPlugging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeviceThatComesAndGoesIsToldWhileNothingIsOpen()
    {
        MockBus bus;
        Diary diary;
        const auto usb = Context::start(diary.pen());

        bus.plug(std::make_shared<ZebraModel>());
        QVERIFY(diary.reaches(1));
        bus.unplug();
        QVERIFY(diary.reaches(2));

        QVERIFY(diary.at(0).kind == Change::Kind::Arrived);
        QVERIFY(diary.at(1).kind == Change::Kind::Left);
        QCOMPARE(diary.at(1).device.identity.serial, std::string("D2J204800123"));
    }

    void anUnplugEndsAReadUnderWayAndEverythingAfterIt()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        Diary diary;
        const auto usb = Context::start(diary.pen());
        const auto printer = openPrinter(**usb);
        bus.unplugAtTransfer(1);

        const auto answer = printer->read(PrinterModel::inEndpoint, 512, 1min);
        const auto after = printer->write(PrinterModel::outEndpoint, view("~HS"), 1s);
        const auto control = printer->controlIn(portStatus, 1, 1s);

        QVERIFY(answer->end == TransferEnd::Gone);
        QVERIFY(after->end == TransferEnd::Gone);
        QVERIFY(control->end == TransferEnd::Gone);
        QVERIFY(diary.reaches(2));
        QVERIFY(diary.at(1).kind == Change::Kind::Left);
    }

    void aDeviceThatLeftCannotBeOpened()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        Diary diary;
        const auto usb = Context::start(diary.pen());
        const auto device = (*usb)->devices().at(0);
        bus.unplug();
        QVERIFY(diary.reaches(2));

        const auto opened = (*usb)->open(device, {{0, 0}});

        QVERIFY(!opened);
        QCOMPARE(opened.error().rule, std::string(rule::gone));
    }

    void anotherDeviceInTheSamePortIsNotOpenedForTheOldOne()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        Diary diary;
        const auto usb = Context::start(diary.pen());
        const auto device = (*usb)->devices().at(0);
        bus.unplug();
        QVERIFY(diary.reaches(2));
        const auto other = std::make_shared<ZebraModel>();
        other->made.serial = "D2J999999999";
        bus.plug(other);
        QVERIFY(diary.reaches(3));

        const auto opened = (*usb)->open(device, {{0, 0}});

        QVERIFY(!opened);
        const auto now = (*usb)->devices().at(0);
        QVERIFY(devices::compare(noted(device), noted(now)) == devices::Sameness::Replaced);
    }

    void aThousandPluggingsLeaveNothingBehind()
    {
        MockBus bus;
        Diary diary;
        const auto usb = Context::start(diary.pen());
        qsizetype files = 0;
        qsizetype threads = 0;
        std::size_t memory = 0;
        constexpr int cycles = 1000;
        for (int i = 0; i < cycles; ++i) {
            bus.plug(std::make_shared<ZebraModel>());
            QVERIFY(diary.reaches(1));
            if (i % 2 == 0) { // open, and busy when the cable is pulled
                const auto printer = openPrinter(**usb);
                bus.unplugAtTransfer(2);
                QVERIFY(printer->controlIn(portStatus, 1, 1s)->end == TransferEnd::Done);
                QVERIFY(printer->read(PrinterModel::inEndpoint, 512, 1min)->end == TransferEnd::Gone);
            } else {
                bus.unplug();
            }
            QVERIFY(diary.reaches(2));
            diary.forget();
            if (i == 200) { // each of the mock's 126 paths was used
                files = filesNow().size();
                threads = threadsNow();
                memory = ::mallinfo2().uordblks;
            }
        }
        // The last devices' terminals and connections go when the mock's thread sees that we closed them.
        constexpr int late = 6;
        QTRY_VERIFY2_WITH_TIMEOUT(
            filesNow().size() <= files + late, qPrintable(filesNow().join(QLatin1Char(' '))), 30'000);
        QVERIFY(threadsNow() <= threads);
        // Whoever kept a device or a transfer of each of the 800 would hold megabytes.
        constexpr std::size_t most = 256 * 1024;
        const auto kept = ::mallinfo2().uordblks;
        QVERIFY2(kept <= memory + most, qPrintable(QString::number(kept - memory)));
    }
};

CUSTODY_USB_MAIN(TestPlugging)
#include "test_plugging.moc"
