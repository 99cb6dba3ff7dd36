// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What devices send: a reader, scanner or scale may be anybody's.

#include <algorithm>

#include "app/access/badge.h"
#include "drivers/badges/ccid_message.h"
#include "drivers/badges/pcprox_message.h"
#include "drivers/badges/stripe.h"
#include "drivers/cdc/line_framer.h"
#include "drivers/cdc/port.h"
#include "drivers/hid/key_text.h"
#include "drivers/scales/scale_line.h"
#include "drivers/scales/scale_report.h"
#include "drivers/scanners/pos_shape.h"
#include "tests/fuzz/targets.h"

namespace custody::fuzz {
namespace {

// The first byte says where a descriptor ends and a report of it begins.
struct Described {
    Result<hid::ReportDescriptor> descriptor;
    ByteView report;
};

Described describedBy(ByteView input)
{
    const auto cut = input.empty() ? 0 : std::min<std::size_t>(input[0], input.size() - 1);
    const auto rest = input.empty() ? input : input.subspan(1);
    return {hid::ReportDescriptor::parse(rest.first(cut)), rest.subspan(cut)};
}

void hidDescriptor(ByteView input)
{
    const auto parsed = hid::ReportDescriptor::parse(input);
    if (!parsed)
        return promise(!parsed.error().what.empty(), "a refusal says why");
    for (const auto& field : parsed->fields()) {
        const auto size = parsed->reportSize(field.kind, field.report);
        promise(size <= 8193, "no report is longer than its bound");
        if (field.constant || field.count == 0 || field.size == 0)
            continue;
        const Bytes report(size, 0xA5);
        promise(hid::valueOf(field, field.count - 1, report, parsed->numbered()).has_value(),
            "a whole report holds all elements");
        promise(!hid::valueOf(field, field.count, report, parsed->numbered()), "and none behind them");
        (void)field.usageAt(input.size());
    }
    (void)hid::KeyboardShape::of(*parsed);
    (void)scanners::PosShape::of(*parsed);
    (void)scales::ScaleShape::of(*parsed);
}

void keyReports(ByteView input)
{
    constexpr std::size_t size = 8;
    for (const auto layout : {hid::KeyLayout::Us, hid::KeyLayout::Spanish}) {
        hid::KeyReports reports;
        hid::KeyText text(layout);
        std::string all;
        for (std::size_t at = 0; at < input.size(); at += size) {
            const auto keys = reports.pressed(input.subspan(at, std::min(size, input.size() - at)));
            promise(keys.has_value() == (input.size() - at >= size), "whole reports are read");
            for (const auto key : keys.value_or(std::vector<hid::KeyPress>()))
                if (const auto line = text.press(key))
                    promise(line->ended && isUtf8(line->text), "a line is text");
        }
        promise(isUtf8(text.take().text), "what is left is text");
        promise(text.empty(), "and then nothing is");
    }
}

void posReport(ByteView input)
{
    const auto [descriptor, report] = describedBy(input);
    const auto shape = descriptor ? scanners::PosShape::of(*descriptor)
                                  : Result<scanners::PosShape>(tl::unexpected(Error{Fault::Device, "", ""}));
    if (!shape)
        return;
    scanners::CodeAssembly assembly;
    const auto size = std::max<std::size_t>(shape->longestReport(), 1);
    for (std::size_t at = 0; at < report.size(); at += size) {
        auto piece = shape->piece(report.subspan(at, std::min(size, report.size() - at)));
        if (!piece || !*piece)
            continue;
        promise((*piece)->data.size() <= size, "a piece lies within its report");
        const auto whole = assembly.add(std::move(**piece));
        promise(!whole || !*whole || (*whole)->data.size() <= 16 * 1024, "a code has a bound");
    }
    for (const auto sound : {scanners::PosShape::Sound::None, scanners::PosShape::Sound::Good})
        (void)shape->orders(true, sound);
}

void scaleReport(ByteView input)
{
    const auto [descriptor, report] = describedBy(input);
    if (!descriptor)
        return;
    if (const auto shape = scales::ScaleShape::of(*descriptor))
        (void)shape->weight(report);
}

void ccidAnswer(ByteView input)
{
    const auto answer = badges::ccid::Answer::parse(input);
    if (answer) {
        promise(answer->payload.size() + badges::ccid::headerSize == input.size(), "an answer is whole");
        const auto serial = badges::ccid::serialNumber(answer->payload);
        promise(!serial || !*serial || ((*serial)->size() <= 10 && !(*serial)->empty()),
            "a serial number is short");
        if (serial && *serial)
            (void)access::uidBadge(**serial);
    }
    (void)badges::ccid::ClassDescriptor::parse(input);
    (void)badges::ccid::cardPresent(input, 0);
    if (input.size() < 16)
        return;
    badges::pcprox::Report buffer{}, length{};
    std::copy_n(input.begin(), 8, buffer.begin());
    std::copy_n(input.begin() + 8, 8, length.begin());
    const auto card = badges::pcprox::cardIn(buffer, length);
    promise(
        !card || !*card || ((*card)->bitCount >= 1 && (*card)->bitCount <= 64), "a card has 1 to 64 bits");
    promise(badges::pcprox::isQuiet(badges::pcprox::quietPage(buffer)), "quiet is quiet");
}

void stripe(ByteView input)
{
    const auto swipe = badges::Stripe::parse(input);
    if (!swipe)
        return;
    for (const auto& track : swipe->tracks)
        promise(track.data.size() <= 108 && (track.data.empty() || !track.damaged), "a track fits");
    if (const auto badge = badges::badgeOn(*swipe))
        (void)access::stripeBadge(text(badge->content));
}

void serialLine(ByteView input)
{
    cdc::LineFramer framer(128);
    for (const auto& line : framer.feed(input)) {
        promise(!line.empty() && line.size() <= 128, "a line has a bound");
        for (const auto dialect : {scales::Dialect::Sics, scales::Dialect::Standard})
            if (const auto weight = scales::weightIn(dialect, line); weight && *weight)
                promise(std::abs((*weight)->milligrams) <= 100'000'000'000, "no weight is beyond a scale's");
    }
    (void)cdc::LineCoding::parseWords(text(input));
    if (const auto line = cdc::LineCoding::parse(input))
        promise(line->bytes() == Bytes(input.begin(), input.end()), "settings have one spelling");
}

void badgeName(ByteView input)
{
    if (const auto badge = access::parseBadge(text(input))) {
        const auto again = access::parseBadge(badge->kind() + ":" + badge->number());
        promise(again && *again == *badge, "a badge has one spelling");
    }
    if (input.size() < 8)
        return;
    std::uint64_t bits = 0;
    for (std::size_t n = 0; n < 8; ++n)
        bits = bits << 8 | input[n];
    for (const auto format :
        {access::WiegandFormat::H10301, access::WiegandFormat::H10302, access::WiegandFormat::H10304,
            access::WiegandFormat::Corporate1000_35, access::WiegandFormat::Corporate1000_48}) {
        const auto sent = bits >> (64 - access::bitCount(format));
        if (const auto number = access::parseWiegand(format, sent, access::bitCount(format))) {
            const auto again = access::wiegandBits(*number);
            promise(again && *again == sent, "a card's number is its bits");
        }
    }
}

constexpr Target targets[] = {{"hid_descriptor", hidDescriptor}, {"key_reports", keyReports},
    {"pos_report", posReport}, {"scale_report", scaleReport}, {"ccid_answer", ccidAnswer}, {"stripe", stripe},
    {"serial_line", serialLine}, {"badge_name", badgeName}};

} // namespace

std::span<const Target> readerTargets() { return targets; }

} // namespace custody::fuzz
