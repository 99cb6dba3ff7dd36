// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A USB label printer (printer class 1.1) that takes bytes into a buffer, and a Zebra that understands enough
// ZPL to print whole formats, answer ~HS and ~HI, and suffer as real ones do.

#include <deque>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class PrinterModel : public DeviceModel {
public:
    static constexpr std::uint8_t outEndpoint = 0x01;
    static constexpr std::uint8_t inEndpoint = 0x82;

    DevicePlan made{0x0a5f, 0x0141, 0x0100, "Zebra Technologies", "ZTC ZD620-203dpi ZPL", "D2J204800123",
        {{0, 0, 7, 1, 2, {{outEndpoint}, {inEndpoint}}, {}, "usblp"}}};
    Bytes deviceId; // whole, with its two bytes of length
    std::uint8_t portStatus = 0x18;
    std::size_t room = 1 << 20; // free bytes of the buffer; an OUT is NAKed when it is full
    std::size_t answerPiece = 512; // an answer comes in pieces of so many bytes
    int stallsOut = 0; // so many of the next OUT transfers are refused
    int stallsIn = 0;
    int softResets = 0;
    bool refusesDeviceId = false;
    bool refusesReset = false;

    DevicePlan plan() const override { return made; }
    Answer control(const Setup& setup, ByteView data) override;
    Answer out(std::uint8_t endpoint, ByteView data) override;
    Answer in(std::uint8_t endpoint, std::size_t most) override;
    void clearHalt(std::uint8_t endpoint) override;

protected:
    void answer(std::string_view text) { append(m_answers, view(text)); }
    // One more byte has come off the wire.
    virtual void take(std::uint8_t byte) = 0;
    virtual void reset() = 0;

private:
    Bytes m_answers;
    bool m_haltedOut = false;
    bool m_haltedIn = false;
};

// "\x00\x2eMFG:…" of these words.
Bytes deviceIdOf(std::string_view words);

class ZebraModel final : public PrinterModel {
public:
    ZebraModel();

    bool outOfLabels = false;
    bool outOfRibbon = false;
    bool headOpen = false;
    bool paused = false;
    bool emptyOnceItHolds = false; // out of labels as soon as one waits
    bool keepsInTrouble = false; // what waits, whatever it is told meanwhile
    bool silent = false; // answers nothing at all
    bool silentInTrouble = false; // as many models are
    bool countsNothing = false; // names its errors, and does not answer what waits
    int asksPerLabel = 1; // a label is out after so many questions about it

    std::vector<std::string> printed; // whole formats, ^XA to ^XZ, in the order they came out
    bool halfFormat() const { return m_inFormat; }
    std::size_t waiting() const { return m_formats.size(); }
    std::string heard; // everything that came off the wire

    // Goes on with what waits, as after a new roll.
    void goOn();

private:
    void take(std::uint8_t byte) override;
    void reset() override;
    void obey(std::string_view command);
    void status();
    bool inTrouble() const { return outOfLabels || outOfRibbon || headOpen; }

    std::string m_format;
    std::string m_command; // a control command as far as it came, from its tilde
    bool m_inFormat = false;
    std::deque<std::string> m_formats;
    int m_asks = 0;
};

} // namespace custody::test
