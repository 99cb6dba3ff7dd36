// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/reader_feed.h"

namespace custody::station {
namespace {

using namespace std::chrono_literals;

// How long a stop may have to wait; a card or code ends the wait at once.
constexpr auto turn = 500ms;

QString lettersOf(const std::string& bytes)
{
    // What is no UTF-8 has a letter for each byte, as a scanner's own code page has.
    return isUtf8(bytes) ? QString::fromStdString(bytes)
                         : QString::fromLatin1(bytes.c_str(), qsizetype(bytes.size()));
}

} // namespace

BadgeFeed::BadgeFeed(Open open, TapBox& taps, const Clock& clock, Look look)
    : m_taps(taps)
    , m_clock(clock)
    , m_reader({"badges",
          [this, open = std::move(open)] { // each second while there is none
              m_taps.forgetOld(m_clock.monotonicMs());
              return open();
          },
          [this](devices::BadgeReader& reader) { return attend(reader); },
          [this](devices::BadgeReader&, const Error& why) {
              tell(why);
              return Result<>();
          },
          [this](bool there) {
              m_there = there;
              Q_EMIT changed();
          },
          std::move(look), [this] { Q_EMIT changed(); }})
{
}

Result<bool> BadgeFeed::beep()
{
    return m_reader.ask([](devices::BadgeReader& reader) { return reader.beep(); });
}

Result<bool> BadgeFeed::attend(devices::BadgeReader& reader)
{
    m_beeps = reader.canBeep();
    m_taps.forgetOld(m_clock.monotonicMs()); // nobody may come for it
    auto read = reader.read(turn);
    if (read && *read) {
        const auto ticket = m_taps.put(**read, m_clock.monotonicMs());
        wipe(**read);
        Q_EMIT tapped(QString::fromStdString(ticket));
    }
    return read ? Result<bool>(read->has_value()) : tl::unexpected(read.error());
}

void BadgeFeed::tell(const Error& why)
{
    log::warn(why.what); // its sentences hold nothing of the card
    Q_EMIT misread();
}

CodeFeed::CodeFeed(Open open, BadgeFeed::Look look)
    : m_scanner({"scanner", std::move(open), [this](devices::CodeReader& scanner) { return attend(scanner); },
        [this](devices::CodeReader& scanner, const Error& why) { return tell(scanner, why); },
        [this](bool there) {
            m_there = there;
            m_toldAllowed.reset();
            m_deafToOrders = false;
            Q_EMIT changed();
        },
        std::move(look), [this] { Q_EMIT changed(); }})
{
}

Result<bool> CodeFeed::beep()
{
    return m_scanner.ask(
        [](devices::CodeReader& scanner) { return scanner.beep(devices::CodeReader::Sound::Good); });
}

Result<> CodeFeed::tellWhetherToRead(devices::CodeReader& scanner)
{
    const bool allowed = m_allowed;
    if (m_toldAllowed == allowed)
        return {};
    const auto told = scanner.allowReading(allowed);
    if (!told && devices::isGone(told.error()))
        return tl::unexpected(told.error());
    if (told)
        m_toldAllowed = allowed;
    else if (!m_deafToOrders) // it is told again before each wait: one left held would be deaf for good
        log::warn(told.error().what);
    m_deafToOrders = !told;
    return {};
}

Result<bool> CodeFeed::attend(devices::CodeReader& scanner)
{
    TRY(tellWhetherToRead(scanner));
    m_beeps = scanner.canBeep();
    auto read = scanner.read(turn);
    if (read && *read) {
        auto content = std::string(text((*read)->raw));
        const auto& symbology = (*read)->symbology;
        if (!symbology.empty() && content.starts_with(symbology))
            content.erase(0, symbology.size());
        Q_EMIT scanned(lettersOf(content), QString::fromStdString(symbology));
    }
    return read ? Result<bool>(read->has_value()) : tl::unexpected(read.error());
}

Result<> CodeFeed::tell(devices::CodeReader& scanner, const Error& why)
{
    log::warn(why.what);
    Q_EMIT misread(); // the screen says it even where the scanner cannot
    TRY(scanner.beep(devices::CodeReader::Sound::Error));
    return {};
}

} // namespace custody::station
