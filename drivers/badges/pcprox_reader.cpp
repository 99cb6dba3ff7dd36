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

// The reader counts no taps: what its buffer shows, and that it was empty or another's in between, is all
// there is to tell two taps apart.
Result<std::optional<devices::BadgeRead>> PcProxReader::poll()
{
    auto buffer = TRY(ask(pcprox::cardBuffer));
    const WipedAtEnd wiped(buffer);
    if (buffer == pcprox::Report{}) {
        m_lying.forget();
        m_misread.forget();
        return std::nullopt;
    }
    if (m_misread.is(buffer))
        return std::nullopt;
    m_misread.forget();
    const auto length = TRY(ask(pcprox::cardLength));
    auto after = TRY(ask(pcprox::cardBuffer));
    const WipedAtEnd wipedToo(after);
    const bool left = after == pcprox::Report{};
    const bool lay = m_lying.is(buffer);
    if (!left && after != buffer) { // the length may be the other card's, which is asked next
        m_lying.forget();
        return std::nullopt;
    }
    if (left && lay) { // it was told; the length may be that of the empty buffer
        m_lying.forget();
        return std::nullopt;
    }
    auto card = pcprox::cardIn(buffer, length);
    if (!card || left)
        m_lying.forget();
    else
        m_lying.remember(buffer);
    if (!card && !left)
        m_misread.remember(buffer);
    if (card && lay && m_lyingBits == length[0])
        return std::nullopt;
    m_lyingBits = length[0];
    return card;
}

Result<pcprox::Report> PcProxReader::ask(const pcprox::Report& question)
{
    TRY(tell(question));
    TRY(pause(settle));
    auto answer =
        TRY(hid::getReport(*m_transport, m_interface, hid::ReportKind::Feature, 0, pcprox::Report{}.size()));
    const WipedAtEnd wiped(answer);
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
    usb::pauseAfterNothing(came);
    if (came.end == usb::TransferEnd::Stalled)
        return m_transport->clearHalt(m_interface.in);
    return usb::quiet(came.end) ? Result<>() : usb::done(came.end);
}

} // namespace custody::badges
