// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the child answers. Whoever took over the child chooses these bytes.

#include <algorithm>

#include "app/decoder/protocol.h"
#include "app/decoder/wire.h"
#include "app/vision/picture.h"

namespace custody::decoder {
namespace {

constexpr std::string_view answerMark = "CDA1";
constexpr std::size_t aimIdLength = 3; // "]C1"
constexpr auto lastSymbology = scan::Symbology::Aztec;

tl::unexpected<Error> wrongAnswer(const char* what)
{
    return fail(Fault::Device, std::string("the decoder's answer ") + what);
}

bool isAimId(std::string_view id)
{
    const auto printable = [](char c) { return c > ' ' && c <= '~'; };
    return id.empty()
        || (id.size() == aimIdLength && id.front() == ']' && std::all_of(id.begin(), id.end(), printable));
}

Bytes bytesOf(const scan::Symbol& symbol, int width, int height)
{
    Bytes out;
    put(out, static_cast<std::uint8_t>(symbol.symbology));
    const std::string aimId = isAimId(symbol.aimId) ? symbol.aimId : std::string();
    put(out, static_cast<std::uint8_t>(aimId.size()));
    append(out, view(aimId));
    put(out, static_cast<std::uint16_t>(symbol.bytes.size()));
    append(out, symbol.bytes);
    for (const auto& corner : symbol.corners) {
        put(out, static_cast<std::uint32_t>(std::clamp(corner.x, 0, width - 1)));
        put(out, static_cast<std::uint32_t>(std::clamp(corner.y, 0, height - 1)));
    }
    return out;
}

Result<scan::Symbol> readSymbol(Wire& wire, int width, int height)
{
    scan::Symbol symbol;
    const auto symbology = wire.number<std::uint8_t>();
    if (symbology > static_cast<std::uint8_t>(lastSymbology))
        return wrongAnswer("names no symbology");
    symbol.symbology = static_cast<scan::Symbology>(symbology);
    symbol.aimId = text(wire.bytes(wire.number<std::uint8_t>()));
    if (!isAimId(symbol.aimId))
        return wrongAnswer("has a false AIM id");
    const auto length = wire.number<std::uint16_t>();
    if (length == 0 || length > longestContent)
        return wrongAnswer("has an impossible content");
    const auto content = wire.bytes(length);
    symbol.bytes.assign(content.begin(), content.end());
    for (auto& corner : symbol.corners) {
        const auto x = wire.number<std::uint32_t>();
        const auto y = wire.number<std::uint32_t>();
        if (x >= static_cast<std::uint32_t>(width) || y >= static_cast<std::uint32_t>(height))
            return wrongAnswer("lies outside of the picture");
        corner = {static_cast<int>(x), static_cast<int>(y)};
    }
    if (wire.isShort())
        return wrongAnswer("is cut short");
    return symbol;
}

} // namespace

Bytes Answer::bytes() const
{
    Bytes told;
    std::uint16_t count = 0;
    constexpr std::size_t head = 24;
    for (const auto& symbol : symbols) {
        if (symbol.bytes.empty() || symbol.bytes.size() > longestContent)
            continue;
        const auto one = bytesOf(symbol, width, height);
        if (count == mostSymbols || head + told.size() + one.size() > longestAnswer)
            break;
        append(told, one);
        ++count;
    }
    Bytes out = custody::bytes(answerMark);
    put(out, number);
    put(out, static_cast<std::uint8_t>(verdict));
    put(out, static_cast<std::uint32_t>(width));
    put(out, static_cast<std::uint32_t>(height));
    put(out, static_cast<std::uint32_t>(searched.count()));
    put(out, static_cast<std::uint8_t>(finished ? 1 : 0));
    put(out, count);
    append(out, told);
    return out;
}

Result<Answer> Answer::parse(ByteView bytes)
{
    if (bytes.size() > longestAnswer)
        return wrongAnswer("is too long");
    Wire wire(bytes);
    if (!wire.begins(answerMark))
        return wrongAnswer("begins wrongly");
    Answer answer;
    answer.number = wire.number<std::uint32_t>();
    const auto verdict = wire.number<std::uint8_t>();
    const std::uint64_t width = wire.number<std::uint32_t>();
    const std::uint64_t height = wire.number<std::uint32_t>();
    const auto searched = wire.number<std::uint32_t>();
    const auto finished = wire.number<std::uint8_t>();
    const auto count = wire.number<std::uint16_t>();
    if (wire.isShort())
        return wrongAnswer("is cut short");
    if (verdict < 1 || verdict > 2)
        return wrongAnswer("has no verdict");
    answer.verdict = static_cast<Verdict>(verdict);
    const bool read = answer.verdict == Verdict::Read;
    const bool pixels = width > 0 && height > 0;
    if (read ? !pixels || width * height > static_cast<std::uint64_t>(vision::mostPixels)
             : width != 0 || height != 0 || finished != 0 || count != 0)
        return wrongAnswer("has an impossible picture");
    if (finished > 1 || count > mostSymbols
        || searched > 2 * static_cast<std::uint32_t>(longestBudget.count()))
        return wrongAnswer("claims too much");
    answer.width = static_cast<int>(width);
    answer.height = static_cast<int>(height);
    answer.searched = std::chrono::milliseconds(searched);
    answer.finished = finished == 1;
    for (int i = 0; i < count; ++i)
        answer.symbols.push_back(TRY(readSymbol(wire, answer.width, answer.height)));
    if (!wire.endsHere())
        return wrongAnswer("goes on behind its end");
    return answer;
}

} // namespace custody::decoder
