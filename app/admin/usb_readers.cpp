// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/usb_readers.h"

#include "drivers/attached/notes.h"

namespace custody::admin {

UsbReaders::UsbReaders(UsbBench* plugged, const attached::BadgeSettings& badges,
    const attached::ScannerSettings& scanner, const Clock& clock)
    : m_clock(clock)
    , m_plugged(plugged)
    , m_badges(
          plugged ? station::BadgeFeed::Open(
              attached::BadgeReaderOpener(plugged->machine(), badges, m_badgeReader))
                  : station::BadgeFeed::Open(),
          m_taps, clock,
          [plugged, badges](const std::optional<Error>& why) {
              return attached::badgeReaderNote(plugged->machine(), badges, why);
          },
          [this, plugged, badges] {
              const auto chosen = attached::badgeReaderOf(plugged->machine(), badges);
              const auto open = m_badgeReader->device();
              return chosen && open && chosen->identity == open->identity && chosen->node() == open->node();
          })
    , m_codes(plugged
              ? station::CodeFeed::Open(attached::CodeReaderOpener(plugged->machine(), scanner, m_scanner))
              : station::CodeFeed::Open(),
          [plugged, scanner](const std::optional<Error>& why) {
              return attached::codeReaderNote(plugged->machine(), scanner, why);
          })
    , m_wantBadges(plugged != nullptr && badges.source != "none")
    , m_wantCodes(plugged != nullptr && scanner.source != "none")
{
}

std::vector<station::SeenDevice> UsbReaders::seen() const
{
    std::vector<station::SeenDevice> all;
    if (auto printer = m_plugged ? m_plugged->seenPrinter() : std::nullopt)
        all.push_back(std::move(*printer));
    const auto add = [&](const char* role, bool there, const attached::OpenedLast& reader) {
        const auto device = reader.device();
        if (there && device)
            all.push_back({role, usb::noted(*device)});
    };
    add("badge reader", m_badges.isThere(), *m_badgeReader);
    add("scanner", m_codes.isThere(), *m_scanner);
    return all;
}

void UsbReaders::lend(station::Devices& devices)
{
    devices.seen = [this] { return seen(); };
    if (m_wantCodes) {
        devices.scannerNote = [this] { return m_codes.note(); };
        devices.scannerBeeper = {
            [this] { return m_codes.isThere() && m_codes.canBeep(); }, [this] { return m_codes.beep(); }};
    }
    if (!m_wantBadges)
        return;
    devices.badgeReaderBeeper = {
        [this] { return m_badges.isThere() && m_badges.canBeep(); }, [this] { return m_badges.beep(); }};
    devices.badgeReaderNote = [this] { return m_badges.note(); };
    devices.tapBadge = [this, simulated = devices.tapBadge](const std::string& badge) {
        if (simulated && !station::TapBox::isTicket(badge))
            return simulated(badge);
        return m_taps.take(badge, m_clock.monotonicMs());
    };
}

void UsbReaders::refreshAtChange(const station::Recorder& recorder) const
{
    QObject::connect(&m_badges, &station::BadgeFeed::changed, &recorder, &station::Recorder::refresh);
    QObject::connect(&m_codes, &station::CodeFeed::changed, &recorder, &station::Recorder::refresh);
}

void UsbReaders::start()
{
    if (m_wantBadges)
        m_badges.start();
    if (m_wantCodes)
        m_codes.start();
}

void UsbReaders::stop()
{
    m_badges.stop();
    m_codes.stop();
}

void UsbReaders::lookAgain()
{
    m_badges.lookAgain();
    m_codes.lookAgain();
}

} // namespace custody::admin
