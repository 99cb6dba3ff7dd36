// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bench's badge reader and scanner, each on its own thread, as signals: a tap's ticket, a code. Connect
// to them; they know nothing of who listens.

#include <atomic>

#include <QObject>
#include <QString>
#include <QTimer>

#include "app/base/clock.h"
#include "app/devices/code_reader.h"
#include "app/station/attended_device.h"
#include "app/station/code_gate.h"
#include "app/station/tap_box.h"

namespace custody::station {

class BadgeFeed : public QObject {
    Q_OBJECT
public:
    using Open = std::function<Result<std::unique_ptr<devices::BadgeReader>>()>;
    // How it stands while it is not open (AttendedDevice::Duty::look).
    using Look = std::function<devices::DeviceNote(const std::optional<Error>& why)>;
    // Whether the one that is open is still the one to use (AttendedDevice::Duty::meant).
    using Meant = std::function<bool()>;
    BadgeFeed(Open open, TapBox& taps, const Clock& clock, Look look = {}, Meant meant = {});

    void start() { m_reader.start(); }
    void stop() { m_reader.stop(); }
    void lookAgain() { m_reader.lookAgain(); }
    bool isThere() const { return m_there; } // from any thread, as the next three
    bool canBeep() const { return m_beeps; }
    devices::DeviceNote note() const { return m_reader.note(); }
    Result<bool> beep();

Q_SIGNALS: // from the reader's thread
    void tapped(const QString& ticket);
    void misread(); // a card was there and could not be read
    void changed(); // the reader came or went, or is otherwise than it was

private:
    Result<bool> attend(devices::BadgeReader& reader);
    void tell(const Error& why);
    // On the thread of whoever made this: the reader's own may hang while a card waits to be forgotten.
    void forgetInTime();

    TapBox& m_taps;
    const Clock& m_clock;
    QTimer m_forget;
    std::atomic<bool> m_there{false};
    std::atomic<bool> m_beeps{false};
    AttendedDevice<devices::BadgeReader> m_reader;
};

class CodeFeed : public QObject {
    Q_OBJECT
public:
    using Open = std::function<Result<std::unique_ptr<devices::CodeReader>>()>;
    explicit CodeFeed(Open open, BadgeFeed::Look look = {});

    void start() { m_scanner.start(); }
    void stop() { m_scanner.stop(); }
    void lookAgain() { m_scanner.lookAgain(); }
    bool isThere() const { return m_there; } // from any thread, as the next three
    bool canBeep() const { return m_beeps; }
    devices::DeviceNote note() const;
    Result<bool> beep();
    // Codes wait at the gate while this says no. On the thread of whoever made this, as `next`.
    void onlyWhile(std::function<bool()> free) { m_free = std::move(free); }
    // While nobody could take a code, a scanner that can be told reads none: it would beep that all is well.
    // From any thread; heeded before its next wait.
    void allowReading(bool allowed) { m_allowed = allowed; }

    // Whoever was busy may be free again.
    void next();

Q_SIGNALS: // from the scanner's thread, but for `scanned`
    void scanned(const QString& content, const QString& symbology); // on the thread of whoever made this
    void misread();
    void flooded(); // it sends more than anybody scans, and codes were dropped; once, until it is calm
    void changed();
    void waiting(); // a code came to the gate

private:
    Result<bool> attend(devices::CodeReader& scanner);
    Result<> tell(devices::CodeReader& scanner, const Error& why);
    Result<> tellWhetherToRead(devices::CodeReader& scanner);
    void pass(CodeGate::Code code);

    std::atomic<bool> m_there{false};
    std::atomic<bool> m_beeps{false};
    std::atomic<bool> m_allowed{true};
    std::optional<bool> m_toldAllowed; // what the scanner that is there obeyed; on its thread
    bool m_deafToOrders = false; // it failed the last one, and the log says so
    CodeGate m_gate;
    std::function<bool()> m_free;
    AttendedDevice<devices::CodeReader> m_scanner;
};

} // namespace custody::station
