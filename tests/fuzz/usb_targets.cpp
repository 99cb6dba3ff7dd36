// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What plugged devices say: any stick can call itself a printer.
#include "drivers/printers/brother_status.h"
#include "drivers/printers/device_id.h"
#include "drivers/printers/dymo_status.h"
#include "drivers/printers/epl_status.h"
#include "drivers/printers/tspl_status.h"
#include "drivers/printers/zpl_status.h"
#include "drivers/usb/sysfs.h"
#include "drivers/usb/tape.h"
#include "tests/fuzz/targets.h"

namespace custody::fuzz {
namespace {

bool printable(std::string_view text)
{
    for (const unsigned char c : text)
        if (c < 0x20 || c == 0x7f)
            return false;
    return true;
}

void usbDescriptors(ByteView input)
{
    const auto device = usb::parseDescriptors(input);
    if (!device)
        return;
    promise(device->interfaces.size() <= 256, "a byte numbers the interfaces");
    for (const auto& one : device->interfaces) {
        promise(one.endpoints.size() <= 30, "fifteen endpoints each way");
        for (const auto& extra : one.extras)
            promise(extra.bytes.size() >= 2 && extra.bytes[0] == extra.bytes.size(), "whole descriptors");
        const auto* const found = one.find(usb::TransferKind::Bulk, true);
        promise(!found || (found->isIn() && found->packet > 0), "an endpoint that can be read");
    }
    const auto words = usb::attributeText(input);
    promise(isUtf8(words) && printable(words), "names are text");
}

void usbTape(ByteView input)
{
    const auto tape = usb::parseTape(text(input));
    if (!tape)
        return;
    auto again = usb::tapeHead(tape->device);
    for (const auto& exchange : tape->exchanges)
        again += usb::tapeLine(exchange) + "\n";
    promise(again == text(input), "a tape has one spelling");
}

void printerId(ByteView input)
{
    const auto id = printers::parseDeviceId(input);
    promise(printable(id.maker) && printable(id.model) && printable(id.serial), "names are text");
    (void)printers::languageOf(id);
    (void)printers::dpiOf(id.model);
}

void printerAnswer(ByteView input)
{
    if (const auto status = printers::parseHostStatus(input)) {
        promise(printers::isWholeHostStatus(input), "what is read is whole");
        promise(status->formatsWaiting >= 0, "nothing waits less than not");
    }
    if (const auto identity = printers::parseHostIdentity(input))
        promise(printable(identity->model) && printable(identity->firmware), "names are text");
    (void)printers::parseErrorReport(input);
    if (printers::parseEplStatus(input))
        promise(input.size() >= 2, "two digits");
    for (std::size_t at = 0; at + printers::brotherStatusSize <= input.size();
         at += printers::brotherStatusSize)
        (void)printers::parseBrotherStatus(input.subspan(at, printers::brotherStatusSize));
    if (const auto status = printers::parseBrotherStatus(input))
        promise(input.size() == printers::brotherStatusSize, "thirty-two bytes");
    for (const auto byte : input)
        for (const auto& state : {printers::tsplState(byte), printers::dymoState(byte)})
            promise(!printers::wordOf(state).empty(), "every state has a word");
}

constexpr Target targets[] = {{"usb_descriptors", usbDescriptors}, {"usb_tape", usbTape},
    {"printer_id", printerId}, {"printer_answer", printerAnswer}};

} // namespace

std::span<const Target> usbTargets() { return targets; }

} // namespace custody::fuzz
