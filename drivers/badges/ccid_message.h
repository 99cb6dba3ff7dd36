// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a smart card reader is told and answers (USB CCID 1.10, chapters 5 and 6), as bytes.

#include <cstdint>
#include <optional>
#include <string_view>

#include "app/base/bytes.h"

namespace custody::badges::ccid {

constexpr std::size_t headerSize = 10;
constexpr std::size_t longestMessage = 4096; // no answer to what we ask comes near

// The class descriptor behind the interface (or, with some makers, behind the last endpoint).
struct ClassDescriptor {
    std::uint8_t lastSlot = 0;
    std::uint32_t features = 0;
    std::uint32_t longestMessage = 0; // header included

    bool activatesByItself() const { return (features & 0x04) != 0; }

    // `extra`: class descriptors one after the other, as they stand in the configuration.
    static Result<ClassDescriptor> parse(ByteView extra);
};

enum class Command : std::uint8_t {
    PowerOn = 0x62,
    PowerOff = 0x63,
    GetSlotStatus = 0x65,
    Transfer = 0x6F, // PC_to_RDR_XfrBlock
    Escape = 0x6B,
};

Bytes command(Command command, std::uint8_t slot, std::uint8_t sequence, ByteView payload = {});

enum class Card { Active, Inactive, Absent };

struct Answer {
    std::uint8_t type = 0;
    std::uint8_t slot = 0;
    std::uint8_t sequence = 0;
    Card card = Card::Absent;
    bool failed = false; // `error` says why
    bool wantsTime = false; // not the answer yet: it comes after `error` times the reader's waiting time
    std::uint8_t error = 0;
    Bytes payload;

    static Result<Answer> parse(ByteView message);
};

// In words, without anything that was on the card.
std::string_view meaningOf(std::uint8_t error);

// RDR_to_PC_NotifySlotChange of the interrupt endpoint: whether a card is in `slot`. Nothing when the bytes
// are something else.
std::optional<bool> cardPresent(ByteView notice, std::uint8_t slot);

// The serial number out of the answer to FF CA 00 00 00 (PC/SC part 3); nothing when the card has none to
// tell.
Result<std::optional<Bytes>> serialNumber(ByteView response);
extern const Bytes askSerialNumber;
// ACS, ACR122U API, 6.2: its lamps stay as they are, its buzzer sounds for a tenth of a second.
extern const Bytes buzzOnce;

} // namespace custody::badges::ccid
