// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// HID devices that differ by their reports alone: a stripe reader, a POS scanner, a scale.

#include <array>

#include "tests/support/usb_models/hid_model.h"

namespace custody::test {

// MagTek in HID mode: 337 bytes a swipe, over packets of 8. One that knows the card's magnetism: 887 bytes,
// and tracks of 112.
class StripeModel final : public HidModel {
public:
    explicit StripeModel(bool magnePrint = false);
    // Tracks with their sentinels; behind their ends lies the card before.
    void swipe(const std::array<std::string, 3>& tracks, std::uint8_t damaged = 0);

private:
    std::size_t m_trackRoom;
    Bytes m_last;
};

// What a swipe's report looks like, over `before`.
Bytes stripeReport(const std::array<std::string, 3>& tracks, std::uint8_t damaged, Bytes before,
    std::size_t trackRoom = 110);

// As scanners of several makers describe themselves: data in report 2, orders in report 4.
extern const Bytes scannerDescriptor;
extern const Bytes scaleDescriptor;

class PosScannerModel : public HidModel {
public:
    explicit PosScannerModel(bool outToo = false);
    void scan(std::string_view code, std::string_view aim = "]C0");
    // One report of it, as it is.
    static Bytes piece(std::string_view data, std::string_view aim, bool continued);
};

class HidScaleModel final : public HidModel {
public:
    HidScaleModel();
    // Status 1 faulty … 4 stable; unit 2 gram, 3 kilogram, 11 ounce, 12 pound; value × 10^exponent.
    // Told after a moment of silence: it is not yet there for whoever reads what waits.
    void show(std::uint8_t status, std::uint8_t unit, std::int8_t exponent, std::uint16_t value);
    static Bytes shown(std::uint8_t status, std::uint8_t unit, std::int8_t exponent, std::uint16_t value);
    std::deque<Bytes> coming;
    Bytes lying; // told again and again, when nothing else is; empty: it says nothing

    Answer in(std::uint8_t endpoint, std::size_t most) override;

private:
    bool m_paused = false;
};

} // namespace custody::test
