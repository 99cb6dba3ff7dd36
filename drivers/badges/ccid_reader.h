// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A contactless card reader of the CCID class, such as ACR122U or OMNIKEY 5x27: a card's serial number, once
// for each time it is held to the reader.

#include <memory>
#include <string>

#include "app/devices/badge_reader.h"
#include "drivers/badges/ccid_message.h"
#include "drivers/badges/told_card.h"
#include "drivers/usb/transport.h"

namespace custody::badges {

struct CcidInterface {
    std::uint8_t out = 0; // bulk
    std::uint8_t in = 0; // bulk
    std::uint8_t notices = 0; // interrupt; 0: the reader has none and is asked again and again
    std::size_t packet = 64; // of `in`
    ccid::ClassDescriptor can;
    bool buzzes = false; // beeps when told to, as readers of ACS do
};

class CcidReader final : public devices::BadgeReader {
public:
    // `cardTime`: how long a worker waits for one card to be read, however much time the reader asks for.
    // `sameTap`: a card that is back so soon after it went away was never meant to be away.
    CcidReader(std::unique_ptr<usb::Transport> transport, CcidInterface interface, std::string name,
        std::chrono::milliseconds cardTime = std::chrono::milliseconds(3000),
        std::chrono::milliseconds sameTap = std::chrono::milliseconds(1500))
        : m_transport(std::move(transport))
        , m_interface(interface)
        , m_name(std::move(name))
        , m_cardTime(cardTime)
        , m_sameTap(sameTap)
    {
    }

    std::string description() const override { return m_name; }
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds patience) override;
    Result<bool> beep() override;
    bool canBeep() const override { return m_interface.buzzes; }

private:
    Result<bool> waitForCard(std::chrono::milliseconds patience);
    Result<std::optional<devices::BadgeRead>> readCard();
    Result<ccid::Answer> exchange(ccid::Command command, ByteView payload = {});
    Result<ccid::Answer> answerTo(std::uint8_t sequence);
    Result<> awaitSlot();
    Result<> heed(const usb::Received& notice);
    void nowPresent(bool present);
    void begin() { m_until = std::chrono::steady_clock::now() + m_cardTime; }
    // For the next transfer of the exchange under way.
    Result<std::chrono::milliseconds> timeLeft() const;

    std::unique_ptr<usb::Transport> m_transport;
    CcidInterface m_interface;
    std::string m_name;
    std::chrono::milliseconds m_cardTime;
    std::chrono::milliseconds m_sameTap;
    std::chrono::steady_clock::time_point m_until; // the deadline of all that is asked about one card
    std::uint8_t m_sequence = 0;
    bool m_told = false; // the card that is there now
    bool m_present = false;
    bool m_known = false; // whether a card is there; notices tell changes only
    bool m_doubtful = false; // the card may be the one told last
    ToldCard m_last;
    bool m_lies = false; // that card
    std::optional<std::chrono::steady_clock::time_point> m_left; // when it went away
};

} // namespace custody::badges
