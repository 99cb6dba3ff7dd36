// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/ccid_reader.h"

#include <algorithm>
#include <utility>

#include "app/devices/gone.h"
#include "drivers/badges/misread.h"
#include "drivers/usb/transfer_fault.h"

namespace custody::badges {
namespace {

constexpr std::uint8_t slot = 0; // of a combined reader the contactless one is the only one we know
constexpr std::chrono::milliseconds answerTime{1000};
constexpr std::chrono::milliseconds pollPause{100};
constexpr std::chrono::milliseconds busyPause{50};
constexpr int mostStale = 8; // answers to what was asked before, left over from a broken exchange
constexpr std::uint8_t dataBlock = 0x80;
constexpr std::uint8_t slotBusy = 0xE0;
constexpr std::uint8_t cardMute = 0xFE;

} // namespace

Result<std::optional<devices::BadgeRead>> CcidReader::read(std::chrono::milliseconds patience)
{
    if (!TRY(waitForCard(patience)))
        return std::nullopt;
    m_told = true; // also when it is misread: the next tap is a new try
    const bool doubtful = std::exchange(m_doubtful, false);
    begin();
    auto tried = readCard();
    if (!tried) {
        m_last.forget();
        m_lies = false;
        return tl::unexpected(tried.error());
    }
    auto& card = *tried;
    if (!card) { // taken away while it was asked: if it is back, or if its notices are lost, it is still to
                 // tell
        nowPresent(false);
        m_told = m_known = false;
        return std::nullopt;
    }
    m_told = m_present = m_lies = true; // whatever notices came before it answered
    m_doubtful = false;
    const bool back = m_left && std::chrono::steady_clock::now() - *m_left < m_sameTap;
    if ((doubtful || back) && m_last.is(card->content)) {
        crypto::wipe(card->content);
        return std::nullopt;
    }
    m_last.remember(card->content);
    return std::move(card);
}

// True when a card is there that was not told yet.
Result<bool> CcidReader::waitForCard(std::chrono::milliseconds patience)
{
    const auto ends = std::chrono::steady_clock::now() + patience;
    for (bool first = true;; first = false) {
        if (!m_known || m_interface.notices == 0) {
            begin();
            nowPresent(TRY(exchange(ccid::Command::GetSlotStatus)).card != ccid::Card::Absent);
            m_known = true;
            m_told = m_told && m_present;
        }
        if (m_present && !m_told)
            return true;
        const auto left = std::max(std::chrono::milliseconds(0),
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now()));
        if (left.count() == 0 && !first)
            return false;
        // A reader without notices is asked again after a pause, which its silent pipe gives.
        const bool notices = m_interface.notices != 0;
        auto notice = TRY(m_transport->read(notices ? m_interface.notices : m_interface.in,
            std::max<std::size_t>(m_interface.packet, 8), notices ? left : std::min(left, pollPause)));
        usb::pauseAfterNothing(notice);
        TRY(heed(notice));
        if (notices && usb::quiet(notice.end) && notice.bytes.empty())
            return false;
    }
}

void CcidReader::nowPresent(bool present)
{
    if (m_lies && !present)
        m_left = std::chrono::steady_clock::now();
    m_lies = m_lies && present;
    m_present = present;
}

Result<> CcidReader::heed(const usb::Received& notice)
{
    const bool notices = m_interface.notices != 0;
    if (notice.end == usb::TransferEnd::Stalled && notices)
        TRY(m_transport->clearHalt(m_interface.notices));
    else if (!usb::quiet(notice.end))
        TRY(usb::done(notice.end));
    if (!notices || (usb::quiet(notice.end) && notice.bytes.empty()))
        return {};
    if (const auto present = ccid::cardPresent(notice.bytes, slot)) {
        m_doubtful = m_told && m_present && *present; // another card, or a notice that came late
        nowPresent(*present);
        m_told = false;
    } else {
        m_known = false; // a notice was lost or is no slot change
    }
    return {};
}

// While the slot is busy with its own polling: until it tells a change, or a moment has passed.
Result<> CcidReader::awaitSlot()
{
    const auto pipe = m_interface.notices != 0 ? m_interface.notices : m_interface.in;
    const auto came = TRY(m_transport->read(
        pipe, std::max<std::size_t>(m_interface.packet, 8), std::min(TRY(timeLeft()), busyPause)));
    usb::pauseAfterNothing(came);
    return heed(came);
}

Result<std::optional<devices::BadgeRead>> CcidReader::readCard()
{
    const auto poweredOn = TRY(exchange(ccid::Command::PowerOn));
    if (poweredOn.card == ccid::Card::Absent)
        return std::nullopt;
    if (poweredOn.failed || poweredOn.type != dataBlock) {
        if (poweredOn.failed && poweredOn.error == cardMute)
            return misread();
        return fail(Fault::Device,
            "The card reader could not read: " + std::string(ccid::meaningOf(poweredOn.error)) + ".");
    }
    auto answer = TRY(exchange(ccid::Command::Transfer, ccid::askSerialNumber));
    const WipedAtEnd wiped(answer.payload);
    if (answer.card == ccid::Card::Absent)
        return std::nullopt;
    if (answer.failed || answer.type != dataBlock)
        return misread();
    auto uid = TRY(ccid::serialNumber(answer.payload));
    if (!uid)
        return devices::misread("This card has no serial number. Have it exchanged.");
    devices::BadgeRead read;
    read.kind = devices::CardKind::Uid;
    read.content = std::move(*uid);
    return read;
}

Result<bool> CcidReader::beep()
{
    if (!m_interface.buzzes)
        return false;
    begin();
    const auto answer = TRY(exchange(ccid::Command::Escape, ccid::buzzOnce));
    if (answer.failed)
        return fail(Fault::Device,
            "The card reader does not beep: " + std::string(ccid::meaningOf(answer.error)) + ".");
    return true;
}

Result<std::chrono::milliseconds> CcidReader::timeLeft() const
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(m_until - std::chrono::steady_clock::now());
    if (left.count() <= 0)
        return fail(Fault::Device, "The card reader does not come to an end. Tap the card again.");
    return std::min(left, answerTime);
}

Result<ccid::Answer> CcidReader::exchange(ccid::Command command, ByteView payload)
{
    for (;;) {
        const auto sequence = m_sequence++;
        const auto message = ccid::command(command, slot, sequence, payload);
        auto sent = TRY(m_transport->write(m_interface.out, message, TRY(timeLeft())));
        if (sent.end == usb::TransferEnd::Stalled) {
            TRY(m_transport->clearHalt(m_interface.out));
            sent = TRY(m_transport->write(m_interface.out, message, TRY(timeLeft())));
        }
        TRY(usb::done(sent.end));
        if (sent.count != message.size())
            return fail(Fault::Device, "The card reader does not take what it is told.");
        auto answer = TRY(answerTo(sequence));
        if (!answer.failed || answer.error != slotBusy)
            return answer;
        TRY(awaitSlot());
    }
}

Result<ccid::Answer> CcidReader::answerTo(std::uint8_t sequence)
{
    const auto longest = std::clamp<std::size_t>(m_interface.can.longestMessage, 64, ccid::longestMessage);
    const auto most = (longest + m_interface.packet - 1) / m_interface.packet * m_interface.packet;
    int stale = 0;
    int stalled = 0;
    for (;;) {
        auto came = TRY(m_transport->read(m_interface.in, most, TRY(timeLeft())));
        const WipedAtEnd wiped(came.bytes);
        if (came.end == usb::TransferEnd::Stalled && stalled++ == 0) {
            TRY(m_transport->clearHalt(m_interface.in));
            continue;
        }
        TRY(usb::done(came.end));
        if (came.bytes.empty() && ++stale <= mostStale)
            continue; // the end of a message that filled its packets
        auto answer = TRY(ccid::Answer::parse(came.bytes));
        if (answer.slot != slot || answer.sequence != sequence) {
            if (++stale > mostStale)
                return fail(Fault::Device, "The card reader answers something else than it was asked.");
            continue;
        }
        if (!answer.wantsTime)
            return answer;
    }
}

} // namespace custody::badges
