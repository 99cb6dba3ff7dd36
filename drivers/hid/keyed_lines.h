// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The lines that a claimed keyboard device types: each ends with Enter, or with a silence no device makes
// inside one.

#include <memory>

#include "drivers/hid/key_text.h"
#include "drivers/hid/requests.h"

namespace custody::hid {

class KeyedLines {
public:
    // Sets the device to the boot protocol, or reads from its report descriptor how its reports look when it
    // is no boot keyboard. What it types then is the tail of a line that began before it was claimed: nothing
    // is taken before it was silent for a moment. Device when it never is.
    static Result<KeyedLines> open(
        std::unique_ptr<usb::Transport> transport, Interface interface, bool boot, KeyLayout layout);

    // Nothing when no line ended in time; what was typed so far is kept.
    Result<std::optional<Typed>> next(std::chrono::milliseconds patience);

private:
    KeyedLines(
        std::unique_ptr<usb::Transport> transport, Interface interface, KeyboardShape shape, KeyLayout layout)
        : m_transport(std::move(transport))
        , m_interface(interface)
        , m_reports(shape)
        , m_text(layout)
    {
    }

    Result<> awaitSilence();

    std::unique_ptr<usb::Transport> m_transport;
    Interface m_interface;
    KeyReports m_reports;
    KeyText m_text;
    std::vector<KeyPress> m_waiting; // of a report that ended a line before its last key
};

} // namespace custody::hid
