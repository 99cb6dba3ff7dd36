// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A contactless reader of the CCID class: cards come and go, and it can be slow, confused or silent.

#include <deque>
#include <optional>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class CcidModel : public DeviceModel {
public:
    static constexpr std::uint8_t outEndpoint = 0x02;
    static constexpr std::uint8_t inEndpoint = 0x82;
    static constexpr std::uint8_t noticeEndpoint = 0x81;

    // ACR122U 072F:2200; with `notices` false it has no interrupt endpoint.
    explicit CcidModel(bool notices = true);

    DevicePlan made;
    int timeExtensions = 0; // before each answer
    bool neverReady = false; // asks for time again and again
    int beeps = 0; // it was told to
    int staleAnswers = 0; // with another sequence number before the next answer
    bool mute = false; // the card does not answer to power
    int busy = 0; // so many commands find the slot busy
    int stallsIn = 0;
    Bytes cardAnswer; // to FF CA 00 00 00 instead of UID 90 00; empty: the UID's
    std::size_t oversize = 0; // bytes of nonsense behind the UID

    void hold(Bytes uid); // a card is held to it
    void takeAway();

    DevicePlan plan() const override { return made; }
    Answer control(const Setup& setup, ByteView data) override;
    Answer out(std::uint8_t endpoint, ByteView data) override;
    Answer in(std::uint8_t endpoint, std::size_t most) override;

private:
    void answer(std::uint8_t type, std::uint8_t status, std::uint8_t error, ByteView payload = {});

    std::deque<Bytes> m_answers;
    std::deque<Bytes> m_notices;
    std::optional<Bytes> m_card;
    bool m_powered = false;
    std::uint8_t m_sequence = 0;
};

} // namespace custody::test
