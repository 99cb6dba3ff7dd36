// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/reader_feed.h"

#include <algorithm>

#include "app/station/sayings.h"

namespace custody::station {
namespace {

using namespace std::chrono_literals;

// How long a stop may have to wait; a card or code ends the wait at once.
constexpr auto turn = 500ms;

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

QString lettersOf(const std::string& bytes)
{
    // What is no UTF-8 has a letter for each byte, as a scanner's own code page has.
    return isUtf8(bytes) ? QString::fromStdString(bytes)
                         : QString::fromLatin1(bytes.c_str(), qsizetype(bytes.size()));
}

} // namespace

BadgeFeed::BadgeFeed(Open open, TapBox& taps, const Clock& clock, Look look, Meant meant)
    : m_taps(taps)
    , m_clock(clock)
    , m_reader({"badges", std::move(open), [this](devices::BadgeReader& reader) { return attend(reader); },
          [this](devices::BadgeReader&, const Error& why) {
              tell(why);
              return Result<>();
          },
          [this](bool there) {
              m_there = there;
              Q_EMIT changed();
          },
          std::move(look), [this] { Q_EMIT changed(); }, std::move(meant)})
{
    m_forget.setSingleShot(true);
    m_forget.setTimerType(Qt::PreciseTimer);
    connect(&m_forget, &QTimer::timeout, this, &BadgeFeed::forgetInTime);
    connect(this, &BadgeFeed::tapped, this, &BadgeFeed::forgetInTime);
}

void BadgeFeed::forgetInTime()
{
    const auto now = m_clock.monotonicMs();
    m_taps.forgetOld(now);
    if (const auto ends = m_taps.nextEndMs())
        m_forget.start(std::chrono::milliseconds(std::max<std::int64_t>(*ends - now, 1)));
}

Result<bool> BadgeFeed::beep()
{
    return m_reader.ask([](devices::BadgeReader& reader) { return reader.beep(); });
}

Result<bool> BadgeFeed::attend(devices::BadgeReader& reader)
{
    m_beeps = reader.canBeep();
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
            if (m_gate.forget() > 0) // what it sent last was never a scan
                Q_EMIT misread();
            m_there = there;
            m_toldAllowed.reset();
            m_deafToOrders = false;
            Q_EMIT changed();
        },
        std::move(look), [this] { Q_EMIT changed(); }})
{
    connect(this, &CodeFeed::waiting, this, &CodeFeed::next);
}

devices::DeviceNote CodeFeed::note() const
{
    auto note = m_scanner.note();
    if (note.state == devices::DeviceState::Ready && m_gate.floods(nowMs())) {
        note.state = devices::DeviceState::Faulty;
        note.lastFault = say::scannerFloods;
        note.advice = devices::advice::plugAgain;
    }
    return note;
}

void CodeFeed::next()
{
    while (!m_free || m_free()) {
        const auto code = m_gate.take();
        if (!code)
            return;
        Q_EMIT scanned(lettersOf(code->content), QString::fromStdString(code->symbology));
    }
}

void CodeFeed::pass(CodeGate::Code code)
{
    switch (m_gate.offer(std::move(code), nowMs())) {
    case CodeGate::Came::Waits: Q_EMIT waiting(); return;
    case CodeGate::Came::FirstDropped:
        log::warn(say::scannerFloods);
        Q_EMIT flooded();
        Q_EMIT changed();
        break;
    case CodeGate::Came::Repeated:
    case CodeGate::Came::Dropped: break;
    }
    std::this_thread::sleep_for(5ms); // one that sends nothing else keeps no core busy
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
        pass({std::move(content), symbology});
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
