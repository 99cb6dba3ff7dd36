// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/vm/usbip_wire.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace custody::test {
namespace {

constexpr std::size_t headerSize = 48;
using Header = std::array<std::uint8_t, headerSize>;

std::uint32_t word(const Header& header, std::size_t at)
{
    return std::uint32_t(header[at]) << 24 | std::uint32_t(header[at + 1]) << 16
        | std::uint32_t(header[at + 2]) << 8 | header[at + 3];
}

void put(Header& header, std::size_t at, std::uint32_t value)
{
    for (int i = 0; i < 4; ++i)
        header[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

bool readAll(int socket, void* to, std::size_t count)
{
    auto* place = static_cast<std::uint8_t*>(to);
    while (count > 0) {
        const auto came = ::read(socket, place, count);
        if (came <= 0)
            return false;
        place += came;
        count -= static_cast<std::size_t>(came);
    }
    return true;
}

void writeAll(int socket, ByteView bytes)
{
    while (!bytes.empty()) {
        const auto went = ::write(socket, bytes.data(), bytes.size());
        if (went <= 0)
            return;
        bytes = bytes.subspan(static_cast<std::size_t>(went));
    }
}

} // namespace

bool UsbipWire::serve()
{
    Header header;
    if (!readAll(m_socket, header.data(), header.size()))
        return false;
    constexpr std::uint32_t submit = 1;
    if (word(header, 0) != submit) {
        unlink(word(header, 4), word(header, 20));
        return true;
    }
    Request request;
    request.number = word(header, 4);
    request.in = word(header, 12) == 1;
    request.endpoint = static_cast<std::uint8_t>(word(header, 16));
    request.length = word(header, 24);
    const auto* const setup = header.data() + 40;
    const auto pair = [&](int at) { return static_cast<std::uint16_t>(setup[at] | setup[at + 1] << 8); };
    request.setup = {setup[0], setup[1], pair(2), pair(4), pair(6)};
    if (!request.in) {
        request.data.resize(request.length);
        if (!readAll(m_socket, request.data.data(), request.length))
            return false;
    }
    m_waiting.push_back(std::move(request));
    tryAgain();
    return true;
}

void UsbipWire::tryAgain()
{
    for (bool again = true; again;) {
        again = false;
        for (auto it = m_waiting.begin(); it != m_waiting.end();) {
            const bool ended = attempt(*it);
            again = again || ended;
            it = ended ? m_waiting.erase(it) : std::next(it);
        }
    }
}

Answer UsbipWire::ask(Request& request)
{
    if (request.endpoint != 0)
        return request.in ? m_model.in(request.endpoint | 0x80, request.length)
                          : m_model.out(request.endpoint, ByteView(request.data).subspan(request.taken));
    const auto& setup = request.setup;
    constexpr std::uint8_t clearFeature = 1;
    constexpr std::uint8_t setInterface = 11;
    if (setup.requestType == 0x02 && setup.request == clearFeature)
        m_model.clearHalt(static_cast<std::uint8_t>(setup.index));
    else if (setup.requestType == 0x01 && setup.request == setInterface)
        m_model.choose(static_cast<std::uint8_t>(setup.index), static_cast<std::uint8_t>(setup.value));
    else
        return isStandard(setup) ? standardAnswer(m_model.plan(), setup)
                                 : m_model.control(setup, request.data);
    return Answer::takes(0);
}

bool UsbipWire::attempt(Request& request)
{
    auto answer = ask(request);
    request.taken += answer.taken;
    int status = 0;
    switch (answer.kind) {
    case Answer::Kind::Nak: return false;
    case Answer::Kind::Ack: break;
    case Answer::Kind::Stall: status = -EPIPE; break;
    case Answer::Kind::Babble: status = -EOVERFLOW; break;
    case Answer::Kind::BusFault: status = -EPROTO; break;
    }
    Header header{};
    put(header, 0, 3);
    put(header, 4, request.number);
    put(header, 20, static_cast<std::uint32_t>(status));
    const auto count = request.in ? answer.bytes.size()
        : request.endpoint == 0   ? request.length
                                  : request.taken;
    put(header, 24, static_cast<std::uint32_t>(status ? 0 : count));
    writeAll(m_socket, header);
    if (request.in && !status)
        writeAll(m_socket, answer.bytes);
    return true;
}

void UsbipWire::unlink(std::uint32_t number, std::uint32_t which)
{
    const auto it = std::find_if(
        m_waiting.begin(), m_waiting.end(), [&](const Request& one) { return one.number == which; });
    Header header{};
    put(header, 0, 4);
    put(header, 4, number);
    if (it != m_waiting.end()) {
        put(header, 20, static_cast<std::uint32_t>(-ECONNRESET));
        m_waiting.erase(it);
    }
    writeAll(m_socket, header);
}

} // namespace custody::test
