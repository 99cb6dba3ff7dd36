// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/stripe.h"

#include <algorithm>

#include "app/devices/gone.h"

namespace custody::badges {
namespace {

constexpr std::size_t firstTrack = 7;
constexpr std::size_t plainRoom = 110, magnePrintRoom = 112; // of a track
constexpr std::array sentinels{'%', ';', '+'};

auto damagedStripe() { return devices::misread("The stripe was read with an error. Swipe the badge again."); }

} // namespace

Result<Stripe> Stripe::parse(ByteView report)
{
    if (report.size() < stripeReportSize)
        return damagedStripe();
    const auto trackRoom = report.size() < magnePrintReportSize ? plainRoom : magnePrintRoom;
    Stripe stripe;
    for (std::size_t n = 0; n < stripe.tracks.size(); ++n) {
        auto& track = stripe.tracks[n];
        const std::size_t length = report[3 + n];
        track.damaged = (report[n] & 1) != 0;
        if (length > trackRoom)
            return damagedStripe();
        const auto whole = text(report.subspan(firstTrack + n * trackRoom, length));
        if (whole.empty() || track.damaged)
            continue;
        const bool framed = whole.size() >= 3 && whole.front() == sentinels[n] && whole.back() == '?';
        const auto data = framed ? whole.substr(1, whole.size() - 2) : std::string_view();
        const bool plain = std::all_of(
            data.begin(), data.end(), [](unsigned char c) { return c >= 0x20 && c < 0x60 && c != '?'; });
        if (!framed || !plain)
            track.damaged = true;
        else
            track.data = data;
    }
    return stripe;
}

Result<devices::BadgeRead> badgeOn(const Stripe& stripe)
{
    for (const std::size_t n : {1, 0, 2}) {
        const auto& track = stripe.tracks[n];
        if (track.damaged)
            return damagedStripe(); // another track could be another number
        if (track.data.empty())
            continue;
        devices::BadgeRead read;
        read.kind = devices::CardKind::Stripe;
        read.content = bytes(track.data);
        return read;
    }
    return damagedStripe();
}

} // namespace custody::badges
