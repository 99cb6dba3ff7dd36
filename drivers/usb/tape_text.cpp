// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "drivers/usb/tape.h"

namespace custody::usb {
namespace {

constexpr std::string_view firstLine = "custody-tape 1";

constexpr std::array<std::string_view, 5> kinds{"control-in", "control-out", "write", "read", "clear-halt"};
constexpr std::array<std::string_view, 7> ends{
    "done", "timed-out", "stalled", "gone", "cancelled", "overflow", "failed"};

std::string hexOrDash(ByteView bytes) { return bytes.empty() ? "-" : hex(bytes); }

// The words of one line, taken from the left; each spelt in one way only.
class Words {
public:
    explicit Words(std::string_view line)
        : m_rest(line)
    {
    }
    Result<std::string_view> word()
    {
        if (m_ended)
            return fail(Fault::Invalid, "it ends too early");
        const auto blank = m_rest.find(' ');
        const auto word = m_rest.substr(0, blank);
        m_ended = blank == std::string_view::npos;
        m_rest = m_ended ? std::string_view() : m_rest.substr(blank + 1);
        if (word.empty())
            return fail(Fault::Invalid, "a word is missing");
        return word;
    }
    Result<std::uint64_t> number(int base, std::size_t digits = 0)
    {
        const auto text = TRY(word());
        std::uint64_t value = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
        if (code != std::errc() || end != text.data() + text.size())
            return fail(Fault::Invalid, "\"" + std::string(text) + "\" is no number");
        if (digits ? text.size() != digits : (text.size() > 1 && text[0] == '0') || text.size() > 15)
            return fail(Fault::Invalid, "\"" + std::string(text) + "\" is spelt otherwise");
        if (std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; }))
            return fail(Fault::Invalid, "hexadecimal digits are small letters");
        return value;
    }
    Result<Bytes> bytes()
    {
        const auto text = TRY(word());
        if (text == "-")
            return Bytes();
        auto read = TRY(fromHex(text));
        if (hex(read) != text)
            return fail(Fault::Invalid, "bytes are spelt in small letters");
        return read;
    }
    template <std::size_t N> Result<std::size_t> oneOf(const std::array<std::string_view, N>& known)
    {
        const auto text = TRY(word());
        const auto it = std::find(known.begin(), known.end(), text);
        if (it == known.end())
            return fail(Fault::Invalid, "\"" + std::string(text) + "\" is not known");
        return static_cast<std::size_t>(it - known.begin());
    }
    Result<> fixed(std::string_view wanted)
    {
        if (TRY(word()) != wanted)
            return fail(Fault::Invalid, "\"" + std::string(wanted) + "\" is missing");
        return {};
    }
    bool ended() const { return m_ended; }

private:
    std::string_view m_rest;
    bool m_ended = false;
};

Result<Exchange> parseExchange(std::string_view line)
{
    Words words(line);
    Exchange exchange;
    exchange.atMs = static_cast<std::int64_t>(TRY(words.number(10)));
    exchange.kind = static_cast<Exchange::Kind>(TRY(words.oneOf(kinds)));
    const bool isControl =
        exchange.kind == Exchange::Kind::ControlIn || exchange.kind == Exchange::Kind::ControlOut;
    const bool reads = exchange.kind == Exchange::Kind::ControlIn || exchange.kind == Exchange::Kind::Read;
    const bool clears = exchange.kind == Exchange::Kind::ClearHalt;
    if (isControl) {
        exchange.request.requestType = static_cast<std::uint8_t>(TRY(words.number(16, 2)));
        exchange.request.request = static_cast<std::uint8_t>(TRY(words.number(16, 2)));
        exchange.request.value = static_cast<std::uint16_t>(TRY(words.number(16, 4)));
        exchange.request.index = static_cast<std::uint16_t>(TRY(words.number(16, 4)));
    } else {
        exchange.endpoint = static_cast<std::uint8_t>(TRY(words.number(16, 2)));
    }
    if (reads)
        exchange.most = TRY(words.number(10));
    else if (!clears)
        exchange.sent = TRY(words.bytes());
    TRY(words.fixed("->"));
    exchange.end = static_cast<TransferEnd>(TRY(words.oneOf(ends)));
    if (reads)
        exchange.came = TRY(words.bytes());
    else if (!clears)
        exchange.count = TRY(words.number(10));
    if (!words.ended())
        return fail(Fault::Invalid, "it goes on after its end");
    return exchange;
}

// What no wire and no device of this kind can have done. `wasGone`: one of those before was the end of the
// device.
Result<> checkPossible(const Exchange& exchange, const Tape& before, bool wasGone)
{
    using Kind = Exchange::Kind;
    constexpr std::uint8_t inBit = 0x80;
    constexpr std::size_t mostOfControl = 0xffff; // wLength has two bytes
    const bool isControl = exchange.kind == Kind::ControlIn || exchange.kind == Kind::ControlOut;
    const bool reads = exchange.kind == Kind::ControlIn || exchange.kind == Kind::Read;
    const bool clears = exchange.kind == Kind::ClearHalt;
    const auto direction = isControl ? exchange.request.requestType : exchange.endpoint;
    if (!clears && ((direction & inBit) != 0) != reads)
        return fail(Fault::Invalid, "it goes the other way");
    if (!isControl) {
        const auto& interfaces = before.device.interfaces;
        const bool known = std::any_of(interfaces.begin(), interfaces.end(), [&](const Interface& one) {
            return std::any_of(one.endpoints.begin(), one.endpoints.end(),
                [&](const Endpoint& end) { return end.address == exchange.endpoint; });
        });
        if (!known)
            return fail(Fault::Invalid, "the device has no such endpoint");
    }
    if (isControl && std::max(exchange.most, exchange.sent.size()) > mostOfControl)
        return fail(Fault::Invalid, "a control transfer is not so long");
    const auto end = exchange.end;
    if (end == TransferEnd::Overflow ? !reads : exchange.came.size() > exchange.most)
        return fail(Fault::Invalid, "more came than was asked for");
    if (exchange.count > exchange.sent.size())
        return fail(Fault::Invalid, "more was taken than was sent");
    if (!reads && !clears && end == TransferEnd::Done && exchange.count < exchange.sent.size())
        return fail(Fault::Invalid, "it is not done: not all was taken");
    if (clears && end != TransferEnd::Done && end != TransferEnd::Failed)
        return fail(Fault::Invalid, "a clear-halt is done or failed");
    if (before.exchanges.empty())
        return {};
    const auto& last = before.exchanges.back();
    if (exchange.atMs < last.atMs)
        return fail(Fault::Invalid, "it began before the line above");
    // Once unplugged the transport is dead; a plugged device has a tape of its own.
    if (wasGone
        && (end != (clears ? TransferEnd::Failed : TransferEnd::Gone) || !exchange.came.empty()
            || exchange.count != 0))
        return fail(Fault::Invalid, "the device was gone before");
    return {};
}

Result<std::string> value(std::string_view line, std::string_view key)
{
    if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != ' ')
        return fail(Fault::Invalid, "\"" + std::string(key) + "\" is missing");
    const auto text = line.substr(key.size() + 1);
    const auto plain = TRY(unescape(text));
    if (text.empty() || escape(plain) != text)
        return fail(Fault::Invalid, "it is spelt otherwise");
    return plain == "-" ? std::string() : plain;
}

std::string orDash(const std::string& text) { return text.empty() ? "-" : escape(text); }

} // namespace

std::string tapeHead(const Plugged& device)
{
    return std::string(firstLine) + "\nport " + orDash(device.identity.port) + "\nserial "
        + orDash(device.identity.serial) + "\nmaker " + orDash(device.maker) + "\nname " + orDash(device.name)
        + "\ndescriptors " + hexOrDash(device.descriptors) + "\n";
}

std::string tapeLine(const Exchange& exchange)
{
    char head[96];
    const auto kind = std::string(kinds.at(static_cast<std::size_t>(exchange.kind)));
    const auto& request = exchange.request;
    std::string line = std::to_string(exchange.atMs) + " " + kind;
    if (exchange.kind == Exchange::Kind::ControlIn || exchange.kind == Exchange::Kind::ControlOut)
        std::snprintf(head, sizeof head, " %02x %02x %04x %04x", request.requestType, request.request,
            request.value, request.index);
    else
        std::snprintf(head, sizeof head, " %02x", exchange.endpoint);
    line += head;
    const auto end = std::string(ends.at(static_cast<std::size_t>(exchange.end)));
    switch (exchange.kind) {
    case Exchange::Kind::ControlIn:
    case Exchange::Kind::Read:
        return line + " " + std::to_string(exchange.most) + " -> " + end + " " + hexOrDash(exchange.came);
    case Exchange::Kind::ControlOut:
    case Exchange::Kind::Write:
        return line + " " + hexOrDash(exchange.sent) + " -> " + end + " " + std::to_string(exchange.count);
    case Exchange::Kind::ClearHalt: break;
    }
    return line + " -> " + end;
}

Result<Tape> parseTape(std::string_view text)
{
    Tape tape;
    std::size_t number = 0;
    bool wasGone = false;
    const auto atLine = [&](Error error) { return fail("line " + std::to_string(number), std::move(error)); };
    while (!text.empty()) {
        ++number;
        const auto end = text.find('\n');
        if (end == std::string_view::npos)
            return atLine({Fault::Invalid, "it has no end"});
        const auto line = text.substr(0, end);
        text.remove_prefix(end + 1);
        auto& device = tape.device;
        Result<> read;
        const auto into = [&](std::string_view key, std::string& field) -> Result<> {
            field = TRY(value(line, key));
            return {};
        };
        switch (number) {
        case 1:
            if (line != firstLine)
                return atLine({Fault::Invalid, "this is no tape"});
            break;
        case 2: read = into("port", device.identity.port); break;
        case 3: read = into("serial", device.identity.serial); break;
        case 4: read = into("maker", device.maker); break;
        case 5: read = into("name", device.name); break;
        case 6: {
            Words words(line);
            const auto descriptors = [&]() -> Result<Described> {
                TRY(words.fixed("descriptors"));
                device.descriptors = TRY(words.bytes());
                if (!words.ended())
                    return fail(Fault::Invalid, "it goes on after its end");
                return parseDescriptors(device.descriptors);
            }();
            if (!descriptors)
                return atLine(descriptors.error());
            device.identity.vendor = descriptors->vendor;
            device.identity.product = descriptors->product;
            device.release = descriptors->release;
            device.interfaces = descriptors->interfaces;
            break;
        }
        default: {
            auto exchange = parseExchange(line);
            if (!exchange)
                return atLine(exchange.error());
            if (const auto possible = checkPossible(*exchange, tape, wasGone); !possible)
                return atLine(possible.error());
            wasGone = wasGone || exchange->end == TransferEnd::Gone;
            tape.exchanges.push_back(std::move(*exchange));
        }
        }
        if (!read)
            return atLine(read.error());
    }
    if (number < 6)
        return fail(Fault::Invalid, "The tape ends before its device is described.");
    return tape;
}

} // namespace custody::usb
