// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/pcprox_reader.h"

#include <algorithm>

#include "drivers/usb/transfer_fault.h"

namespace custody::badges {
namespace {

constexpr std::chrono::milliseconds betweenPolls{80}; // a card stays in the buffer for a multiple of 50
constexpr std::chrono::milliseconds settle{5}; // the reader answers the question before when asked at once

} // namespace

Result<std::unique_ptr<PcProxReader>> PcProxReader::open(
    std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name)
{
    auto reader =
        std::unique_ptr<PcProxReader>(new PcProxReader(std::move(transport), interface, std::move(name)));
    TRY(reader->quieten());
    return reader;
}

Result<> PcProxReader::quieten()
{
    const auto quiet = pcprox::quietPage(TRY(ask(pcprox::settingsPage0)));
    TRY(tell(pcprox::settingsPage0));
    TRY(tell(quiet));
    TRY(tell(pcprox::endSettings));
    const auto now = TRY(ask(pcprox::settingsPage0));
    TRY(tell(pcprox::endSettings));
    if (!pcprox::isQuiet(now))
        return fail(Fault::Device, "The badge reader does not stop typing. Unplug it and plug it in again.");
    return {};
}

Result<std::optional<devices::BadgeRead>> PcProxReader::read(std::chrono::milliseconds patience)
{
    const auto ends = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (auto card = TRY(poll()))
            return card;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return std::nullopt;
        TRY(pause(std::min(left, betweenPolls)));
    }
}

Result<std::optional<devices::BadgeRead>> PcProxReader::poll()
{
    const auto buffer = TRY(ask(pcprox::cardBuffer));
    if (buffer == pcprox::Report{}) {
        m_lying.reset();
        m_misread.reset();
        return std::nullopt;
    }
    if (m_misread == buffer) // told once, however long it lies there
        return std::nullopt;
    auto read = pcprox::cardIn(buffer, TRY(ask(pcprox::cardLength)));
    if (!read) {
        m_misread = buffer;
        return tl::unexpected(read.error());
    }
    auto card = std::move(*read);
    // The card may have changed between the two questions: then its length is another's.
    if (TRY(ask(pcprox::cardBuffer)) != buffer || card == m_lying)
        return std::nullopt;
    m_lying = card;
    return card;
}

Result<pcprox::Report> PcProxReader::ask(const pcprox::Report& question)
{
    TRY(tell(question));
    TRY(pause(settle));
    const auto answer =
        TRY(hid::getReport(*m_transport, m_interface, hid::ReportKind::Feature, 0, pcprox::Report{}.size()));
    pcprox::Report report{};
    if (answer.size() != report.size())
        return fail(Fault::Device, "The badge reader answered in a way it should not.");
    std::copy(answer.begin(), answer.end(), report.begin());
    return report;
}

Result<> PcProxReader::tell(const pcprox::Report& report)
{
    return hid::setReport(*m_transport, m_interface, hid::ReportKind::Feature, 0, report);
}

// The silent keyboard pipe is the clock: it ends at once when the reader is unplugged or let go, and swallows
// what the reader typed before it was quiet.
Result<> PcProxReader::pause(std::chrono::milliseconds time)
{
    const auto came = TRY(m_transport->read(m_interface.in, m_interface.packet, time));
    if (came.end == usb::TransferEnd::Stalled)
        return m_transport->clearHalt(m_interface.in);
    return usb::quiet(came.end) ? Result<>() : usb::done(came.end);
}

} // namespace custody::badges
