// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanners/pos_scanner.h"

#include <algorithm>

#include "drivers/usb/transfer_fault.h"

namespace custody::scanners {
namespace {

constexpr std::chrono::milliseconds betweenPieces{500};
constexpr std::chrono::milliseconds wholeCode{2000}; // however many pieces it has
constexpr std::chrono::milliseconds orderTime{1000};

} // namespace

Result<std::unique_ptr<PosScanner>> PosScanner::open(
    std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name, usb::Now now)
{
    auto shape = TRY(PosShape::of(TRY(hid::readReportDescriptor(*transport, interface))));
    return std::unique_ptr<PosScanner>(
        new PosScanner(std::move(transport), interface, std::move(shape), std::move(name), std::move(now)));
}

PosScanner::~PosScanner()
{
    if (m_held)
        (void)allowReading(true);
}

Result<std::optional<devices::CodeScan>> PosScanner::read(std::chrono::milliseconds patience)
{
    const auto ends = m_now() + patience;
    const auto packet = std::max<std::size_t>(m_interface.packet, 8);
    const auto most = (std::max(m_shape.longestReport(), packet) + packet - 1) / packet * packet;
    for (int stalls = 0;;) {
        const auto until = m_assembly.waiting() ? m_pieceBy
            : m_assembly.spoilt()               ? std::min(m_pieceBy, ends)
                                                : ends;
        const auto left = std::max(std::chrono::milliseconds(0),
            std::chrono::duration_cast<std::chrono::milliseconds>(until - m_now()));
        const auto came = m_transport->read(m_interface.in, most, left);
        if (!came)
            return tl::unexpected(spoil(came.error()));
        if (came->end == usb::TransferEnd::Stalled && stalls++ == 0) {
            const bool torn = m_assembly.waiting();
            spoil();
            TRY(m_transport->clearHalt(m_interface.in));
            if (torn)
                return devices::misread("The code came damaged. Scan it again.");
        } else if (const auto done = usb::quiet(came->end) ? Result<>() : usb::done(came->end); !done)
            return tl::unexpected(spoil(done.error()));
        usb::pauseAfterNothing(*came);
        auto piece = came->bytes.empty() ? Result<std::optional<Piece>>() : m_shape.piece(came->bytes);
        if (!piece)
            return tl::unexpected(spoil(std::move(piece).error()));
        if (*piece) {
            const auto now = m_now();
            m_pieceBy = now + betweenPieces;
            if (!m_assembly.waiting())
                m_codeBy = now + wholeCode;
            if (auto whole = TRY(m_assembly.add(std::move(**piece))); whole && !whole->data.empty())
                return devices::CodeScan{std::move(whole->data), std::move(whole->symbology), m_name};
        }
        // Whatever else a scanner says meanwhile keeps no beginning alive: the next code is another one.
        const bool silent = came->bytes.empty() && usb::quiet(came->end);
        if (m_assembly.waiting()) {
            if (!silent && m_now() < std::min(m_pieceBy, m_codeBy))
                continue;
            spoil(); // its end may still come, late
            return devices::misread("The end of the code did not come. Scan it again.");
        }
        // What comes after a silence is another code.
        if (silent && m_assembly.spoilt() && until == m_pieceBy) {
            m_assembly.drop();
            if (m_now() < ends)
                continue;
        }
        if (silent || m_now() >= ends)
            return std::nullopt;
    }
}

void PosScanner::spoil()
{
    m_assembly.spoil();
    m_pieceBy = m_now() + betweenPieces;
}

Error PosScanner::spoil(Error error)
{
    spoil();
    return error;
}

Result<bool> PosScanner::beep(Sound sound)
{
    return order(m_held, sound == Sound::Error ? PosShape::Sound::Error : PosShape::Sound::Good);
}

Result<bool> PosScanner::allowReading(bool allowed)
{
    m_held = m_held || !allowed; // an order that failed may have been heard, or not
    const bool told = TRY(order(!allowed, PosShape::Sound::None));
    m_held = !allowed;
    return told;
}

Result<bool> PosScanner::order(bool held, PosShape::Sound sound)
{
    const auto report = m_shape.orders(held, sound);
    if (!report)
        return false;
    if (m_interface.out == 0) {
        TRY(hid::setReport(
            *m_transport, m_interface, hid::ReportKind::Output, m_shape.ordersReport(), *report));
        return true;
    }
    const auto sent = TRY(m_transport->write(m_interface.out, *report, orderTime));
    TRY(usb::done(sent.end));
    return true;
}

} // namespace custody::scanners
