// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A badge from the tap to its keyed hash, and a label from the job to the printer's own "out", over the real
// libusb and models that answer at once; beside the same transfers by plain libusb calls in the same run. And
// what the thread of devices does when nothing happens.

#include <malloc.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include <libusb-1.0/libusb.h>

#include "app/access/badge.h"
#include "app/crypto/blind_index.h"
#include "app/labels/languages/zpl.h"
#include "drivers/attached/attached.h"
#include "drivers/printers/usb_label_printer.h"
#include "tests/bench/figures.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace std::chrono_literals;

namespace {

constexpr int rounds = 200;
constexpr unsigned second = 1000;
const Bytes uid{0x04, 0xA1, 0xB2, 0xC3};

// The floor: a device opened by libusb alone, in a context of its own.
class Plain {
public:
    Plain(std::uint16_t vendor, std::uint16_t product)
    {
        libusb_init(&m_context);
        m_handle = libusb_open_device_with_vid_pid(m_context, vendor, product);
        libusb_set_auto_detach_kernel_driver(m_handle, 1);
        libusb_claim_interface(m_handle, 0);
    }
    ~Plain()
    {
        libusb_release_interface(m_handle, 0);
        libusb_close(m_handle);
        libusb_exit(m_context);
    }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;

    void write(std::uint8_t endpoint, Bytes bytes)
    {
        int count = 0;
        libusb_bulk_transfer(m_handle, endpoint, bytes.data(), int(bytes.size()), &count, second);
    }
    void read(std::uint8_t endpoint)
    {
        std::array<std::uint8_t, 512> answer{};
        int count = 0;
        libusb_bulk_transfer(m_handle, endpoint, answer.data(), int(answer.size()), &count, second);
    }

private:
    libusb_context* m_context = nullptr;
    libusb_device_handle* m_handle = nullptr;
};

template <typename Driver> Driver must(Result<Driver> opened)
{
    if (opened)
        return std::move(*opened);
    std::cerr << "bench_devices: " << opened.error().what << "\n";
    std::exit(69);
}

void tapping()
{
    test::MockBus bus;
    const auto tapped = std::make_shared<test::CcidModel>();
    const auto plain = std::make_shared<test::CcidModel>();
    plain->made.product = 0x90CC;
    bus.plug(tapped, "1-1");
    bus.plug(plain, "1-2");
    const auto catalogue = must(usb::Catalogue::builtIn());
    const auto usb = must(usb::Context::start());
    const auto reader = must(attached::openBadgeReader({*usb, catalogue}, {"1-1", {}, {}}));
    const auto key = must(crypto::Secret::fromBytes(Bytes(32, 7)));
    Plain floor(0x072f, 0x90CC);
    bench::Times taps, floors;
    for (int round = 0; round < rounds; ++round) {
        bus.poke([&] {
            tapped->takeAway();
            plain->takeAway();
        });
        (void)reader->read(1ms);
        auto another = uid; // the same one, back so soon, is no new tap
        another.back() = static_cast<std::uint8_t>(round);
        bus.poke([&] {
            tapped->hold(another);
            plain->hold(another);
        });
        taps.measure([&] {
            const auto read = must(reader->read(1s));
            const auto card = must(access::uidBadge(read->content));
            (void)crypto::blindIndex(key, "badge", card.number());
        });
        floors.measure([&] {
            for (const auto& question : {Bytes{0x62, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                     Bytes{0x6F, 5, 0, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xCA, 0, 0, 0}}) {
                floor.write(test::CcidModel::outEndpoint, question);
                floor.read(test::CcidModel::inEndpoint);
            }
        });
    }
    bench::print("badge tap to its hash, p50", taps.quantile(0.5), "us", floors.quantile(0.5),
        {20'000, bench::Better::Lower});
}

void printing()
{
    test::MockBus bus;
    const auto ours = std::make_shared<test::ZebraModel>();
    const auto plain = std::make_shared<test::ZebraModel>();
    ours->asksPerLabel = plain->asksPerLabel = 0;
    plain->made.product = 0x0172;
    bus.plug(ours, "1-1");
    bus.plug(plain, "1-2");
    const auto usb = must(usb::Context::start());
    const auto device = usb->devices().at(0);
    printers::Patience hurry;
    hurry.pause = 0ms; // what it waits between two questions is not its cost
    const auto printer =
        must(printers::UsbLabelPrinter::open(must(usb->open(device, {{0, 0}})), device, {}, {}, hurry));
    const auto label = must(labels::toZpl(must(labels::layOut({"LPN7K2M9QX4R", {"Northwind Apparel"}, 0}))));
    Plain floor(0x0a5f, 0x0172);
    const auto forget = [&] {
        bus.poke([&] {
            for (const auto& zebra : {ours, plain}) {
                zebra->printed = {};
                zebra->heard = {};
                zebra->heard.shrink_to_fit();
            }
        });
    };
    bench::Times prints, floors;
    std::size_t before = 0;
    for (int round = 0; round < rounds; ++round) {
        prints.measure([&] {
            if (must(printer->print(label)) != devices::PrintOutcome::Printed)
                std::exit(70);
        });
        floors.measure([&] { // asked before, sent, asked twice: what the driver does
            for (const auto& words : {bytes("~HS"), label, bytes("~HS"), bytes("~HS")}) {
                floor.write(test::PrinterModel::outEndpoint, words);
                if (words.size() == 3)
                    floor.read(test::PrinterModel::inEndpoint);
            }
        });
        forget();
        if (round == rounds / 2 - 1)
            before = ::mallinfo2().uordblks;
    }
    const auto kept = static_cast<double>(::mallinfo2().uordblks) - static_cast<double>(before);
    bench::print("label printed and proved, p50", prints.quantile(0.5), "us", floors.quantile(0.5));
    bench::print("memory kept by 100 labels", std::max(kept, 0.0) / 1024, "KiB", bench::none,
        {64, bench::Better::Lower});
}

// How often the usb thread was woken, of its own will.
long wakeUps()
{
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream status(task.path() / "status");
        std::string line, name;
        while (std::getline(status, line)) {
            if (line.starts_with("Name:"))
                name = line.substr(line.find('\t') + 1);
            if (name == "usb" && line.starts_with("voluntary_ctxt_switches:"))
                return std::stol(line.substr(line.find('\t')));
        }
    }
    return -1;
}

void waiting()
{
    test::MockBus bus;
    bus.plug(std::make_shared<test::CcidModel>());
    const auto catalogue = must(usb::Catalogue::builtIn());
    const auto usb = must(usb::Context::start());
    const auto reader = must(attached::openBadgeReader({*usb, catalogue}, {}));
    (void)must(reader->read(1ms));
    const auto before = wakeUps();
    (void)must(reader->read(4s)); // as a bench waits for the next badge
    bench::print("wake-ups a second, waiting", double(wakeUps() - before) / 4, "1/s", bench::none,
        {5, bench::Better::Lower});
}

} // namespace

int main(int, char** argv)
{
    test::startAgainUnderUmockdev(argv);
    tapping();
    printing();
    waiting();
}
