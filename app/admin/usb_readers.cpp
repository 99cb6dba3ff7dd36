// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/usb_readers.h"

#include "drivers/attached/notes.h"

namespace custody::admin {

UsbReaders::UsbReaders(UsbBench* plugged, const attached::BadgeSettings& badges,
    const attached::ScannerSettings& scanner, const Clock& clock)
    : m_clock(clock)
    , m_seen([plugged, badges, scanner] {
        return plugged ? plugged->seen(badges, scanner) : std::vector<station::SeenDevice>();
    })
    , m_badges(plugged ? station::BadgeFeed::Open(attached::BadgeReaderOpener(plugged->machine(), badges))
                       : station::BadgeFeed::Open(),
          m_taps, clock,
          [plugged, badges](const std::optional<Error>& why) {
              return attached::badgeReaderNote(plugged->machine(), badges, why);
          })
    , m_codes(plugged ? station::CodeFeed::Open(attached::CodeReaderOpener(plugged->machine(), scanner))
                      : station::CodeFeed::Open(),
          [plugged, scanner](const std::optional<Error>& why) {
              return attached::codeReaderNote(plugged->machine(), scanner, why);
          })
    , m_wantBadges(plugged != nullptr && badges.source != "none")
    , m_wantCodes(plugged != nullptr && scanner.source != "none")
{
}

void UsbReaders::lend(station::Devices& devices)
{
    devices.seen = m_seen;
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
