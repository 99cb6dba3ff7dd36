// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/stripe_reader.h"

#include <algorithm>

#include "drivers/badges/misread.h"
#include "drivers/badges/told_card.h"
#include "drivers/usb/transfer_fault.h"

namespace custody::badges {
namespace {

constexpr std::size_t longestReport = 1024; // of models that add what they know of the card's magnetism
constexpr std::chrono::milliseconds betweenPackets{500};
constexpr std::chrono::milliseconds wholeReport{2000}; // far more than its packets need together

} // namespace

Result<std::optional<devices::BadgeRead>> StripeReader::read(std::chrono::milliseconds patience)
{
    const auto packet = std::max<std::size_t>(m_interface.packet, 8);
    Bytes report;
    report.reserve(longestReport + packet); // moves nowhere: what it left behind would stay
    const WipedAtEnd wiped(report);
    // A report comes in many packets, and a deadline may fall between two of them.
    const auto ends = m_now() + patience + wholeReport;
    while (report.size() < longestReport) {
        const auto most = (longestReport - report.size() + packet - 1) / packet * packet;
        auto came = TRY(m_transport->read(m_interface.in, most, report.empty() ? patience : betweenPackets));
        const WipedAtEnd wipedToo(came.bytes);
        append(report, came.bytes);
        if (came.end == usb::TransferEnd::Stalled) {
            TRY(m_transport->clearHalt(m_interface.in));
            break;
        }
        if (!usb::quiet(came.end))
            TRY(usb::done(came.end));
        usb::pauseAfterNothing(came);
        if (m_now() >= ends)
            return misread();
        if (came.bytes.empty() || came.end == usb::TransferEnd::Cancelled)
            break;
        if (came.end == usb::TransferEnd::Done && came.bytes.size() % packet != 0)
            break; // the short packet that ends it
    }
    if (report.empty())
        return std::nullopt;
    auto stripe = TRY(Stripe::parse(report));
    auto badge = badgeOn(stripe);
    for (auto& track : stripe.tracks)
        crypto::wipe(track.data);
    return std::optional(TRY(std::move(badge)));
}

} // namespace custody::badges
