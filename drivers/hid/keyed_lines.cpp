// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/hid/keyed_lines.h"

#include <algorithm>

#include "app/crypto/wipe.h"
#include "drivers/usb/transfer_fault.h"

namespace custody::hid {
namespace {

constexpr std::chrono::milliseconds silence{100}; // between two keys of one line; devices need 2 to 40

// A key of a badge's number.
void wipe(KeyPress& key)
{
    crypto::wipe(std::span(&key.modifiers, 1));
    crypto::wipe(std::span(&key.usage, 1));
}

} // namespace

Result<KeyedLines> KeyedLines::open(
    std::unique_ptr<usb::Transport> transport, Interface interface, bool boot, KeyLayout layout)
{
    KeyboardShape shape;
    if (boot)
        TRY(bootKeyboard(*transport, interface));
    else
        shape = TRY(KeyboardShape::of(TRY(readReportDescriptor(*transport, interface))));
    KeyedLines lines(std::move(transport), interface, shape, layout);
    TRY(lines.awaitSilence());
    return lines;
}

Result<> KeyedLines::awaitSilence()
{
    constexpr int mostReports = 4096; // more than any line has
    int stalls = 0;
    for (int report = 0; report < mostReports; ++report) {
        const auto came = TRY(m_transport->read(m_interface.in, m_interface.packet, silence));
        if (came.end == usb::TransferEnd::Stalled && stalls++ == 0)
            TRY(m_transport->clearHalt(m_interface.in));
        else if (!usb::quiet(came.end))
            TRY(usb::done(came.end));
        usb::pauseAfterNothing(came);
        if (usb::quiet(came.end) && came.bytes.empty())
            return {};
        (void)m_reports.pressed(came.bytes); // so that a key which is held is no new one later
    }
    return fail(Fault::Device, "The device does not stop typing. Unplug it and plug it in again.");
}

Result<std::optional<Typed>> KeyedLines::next(std::chrono::milliseconds patience)
{
    const auto ends = std::chrono::steady_clock::now() + patience;
    int stalls = 0;
    for (bool first = true;; first = false) {
        while (!m_waiting.empty()) {
            const auto key = m_waiting.front();
            std::rotate(m_waiting.begin(), m_waiting.begin() + 1, m_waiting.end());
            wipe(m_waiting.back());
            m_waiting.pop_back();
            auto line = m_text.press(key);
            if (line && !(line->text.empty() && line->whole))
                return line;
        }
        const auto left = std::max(std::chrono::milliseconds(0),
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now()));
        if (left.count() == 0 && !first)
            return std::nullopt; // the rest of the line comes with the next call
        const bool inside = !m_text.empty();
        auto came = TRY(m_transport->read(m_interface.in, m_interface.packet, inside ? silence : left));
        if (came.end != usb::TransferEnd::Done && !usb::quiet(came.end))
            m_text.spoil(); // "0012…56" must never end as 001256
        if (came.end == usb::TransferEnd::Stalled && stalls++ == 0)
            TRY(m_transport->clearHalt(m_interface.in));
        else if (!usb::quiet(came.end))
            TRY(usb::done(came.end));
        usb::pauseAfterNothing(came);
        if (!came.bytes.empty()) {
            auto pressed = m_reports.pressed(came.bytes);
            crypto::wipe(came.bytes);
            if (!pressed) {
                m_text.spoil();
                return tl::unexpected(pressed.error());
            }
            m_waiting = std::move(*pressed);
        } else if (came.end == usb::TransferEnd::TimedOut && inside)
            return std::optional(m_text.take());
        else if (usb::quiet(came.end))
            return std::nullopt;
    }
}

} // namespace custody::hid
