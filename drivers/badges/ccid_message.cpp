// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/ccid_message.h"

#include <algorithm>

#include "drivers/badges/misread.h"

namespace custody::badges::ccid {
namespace {

std::uint32_t word(ByteView bytes, std::size_t at)
{
    return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | std::uint32_t{bytes[at + 3]} << 24;
}

auto malformed() { return fail(Fault::Device, "The card reader answered in a way it should not."); }

} // namespace

const Bytes askSerialNumber{0xFF, 0xCA, 0x00, 0x00, 0x00};
const Bytes buzzOnce{0xFF, 0x00, 0x40, 0x00, 0x04, 0x01, 0x00, 0x01, 0x01};

Result<ClassDescriptor> ClassDescriptor::parse(ByteView extra)
{
    constexpr std::uint8_t functional = 0x21;
    constexpr std::size_t size = 54;
    while (extra.size() >= 2 && extra[0] >= 2 && extra[0] <= extra.size()) {
        if (extra[1] == functional && extra[0] == size)
            return ClassDescriptor{extra[4], word(extra, 40), word(extra, 44)};
        extra = extra.subspan(extra[0]);
    }
    return fail(Fault::Device, "The card reader does not say what it can do.");
}

Bytes command(Command command, std::uint8_t slot, std::uint8_t sequence, ByteView payload)
{
    const auto size = payload.size();
    Bytes message(headerSize + size);
    message[0] = static_cast<std::uint8_t>(command);
    for (unsigned byte = 0; byte < 4; ++byte)
        message[1 + byte] = static_cast<std::uint8_t>(size >> 8 * byte);
    message[5] = slot;
    message[6] = sequence;
    std::copy(payload.begin(), payload.end(), message.begin() + headerSize);
    return message;
}

Result<Answer> Answer::parse(ByteView message)
{
    if (message.size() < headerSize || message.size() > longestMessage
        || word(message, 1) != message.size() - headerSize)
        return malformed();
    const auto status = message[7];
    Answer answer;
    answer.type = message[0];
    if (answer.type < 0x80 || answer.type > 0x84 || (status & 3) == 3 || status >> 6 == 3)
        return malformed();
    answer.slot = message[5];
    answer.sequence = message[6];
    answer.card = static_cast<Card>(status & 3);
    answer.failed = status >> 6 == 1;
    answer.wantsTime = status >> 6 == 2;
    answer.error = message[8];
    answer.payload.assign(message.begin() + headerSize, message.end());
    return answer;
}

std::string_view meaningOf(std::uint8_t error)
{
    switch (error) {
    case 0xFF: return "it was told to stop";
    case 0xFE: return "the card does not answer";
    case 0xFD: return "the card was read with an error";
    case 0xFC: return "the card sent too much";
    case 0xFB: return "the reader has a fault";
    case 0xF8:
    case 0xF7:
    case 0xF6:
    case 0xF5: return "this kind of card is unknown to it";
    case 0xF2:
    case 0xE0: return "it is busy";
    case 0x00: return "it does not know the command";
    default: return "it refuses the command";
    }
}

std::optional<bool> cardPresent(ByteView notice, std::uint8_t slot)
{
    constexpr std::uint8_t slotChange = 0x50;
    const std::size_t at = 1 + slot / 4U;
    if (notice.size() <= at || notice[0] != slotChange)
        return std::nullopt;
    return (notice[at] >> slot % 4 * 2 & 1) != 0;
}

Result<std::optional<Bytes>> serialNumber(ByteView response)
{
    constexpr std::size_t longest = 10; // a triple-size UID
    if (response.size() < 2 || response.size() > longest + 2)
        return misread();
    const auto status = response[response.size() - 2] << 8 | response[response.size() - 1];
    if (status == 0x9000 && response.size() > 2)
        return std::optional(Bytes(response.begin(), response.end() - 2));
    if (status == 0x6A81)
        return std::optional<Bytes>(); // the card has none
    return misread();
}

} // namespace custody::badges::ccid
