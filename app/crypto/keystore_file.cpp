// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/keystore_file.h"

#include <algorithm>
#include <vector>

namespace custody::crypto {
namespace {

constexpr std::string_view header = "custody-keystore@v2";
constexpr std::string_view firstHeader = "custody-keystore@v1";

tl::unexpected<Error> damaged(const std::string& where)
{
    return fail(Fault::Tampered,
        "the keystore file is damaged (" + where
            + "); restore keystore from the newest backup and start again; nothing was changed");
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto found = text.find(at);
        parts.push_back(text.substr(0, found));
        if (found == std::string_view::npos)
            return parts;
        text.remove_prefix(found + 1);
    }
}

std::string sumOf(std::string_view covered) { return hex(sha256(view(covered))); }

// Only the program's own spelling is read, so that one content has one text.
template <typename Decoded>
bool spelt(const Result<Decoded>& value, std::string_view text, const std::string& again)
{
    return value && again == text;
}

} // namespace

bool isKeyWord(std::string_view text)
{
    return !text.empty() && text.size() <= 512 && isUtf8(text)
        && std::ranges::none_of(text, [](char c) { return (c >= 0 && c <= ' ') || c == 0x7F; });
}

std::string KeystoreFile::body() const
{
    std::string out(version == 1 ? firstHeader : header);
    out.append("\nsealing ").append(name(sealing)).append("\nroot ").append(toText(rootId));
    out.append(" ").append(base64(sealedRoot)).append("\n");
    if (escrow)
        out.append("escrow ")
            .append(base64(escrow->publicKey))
            .append(" ")
            .append(base64(escrow->wrap))
            .append("\n");
    for (const auto& [keyName, key] : keys) {
        out.append("key ").append(keyName.first).append(" ").append(keyName.second).append(" ");
        out.append(toText(key.id)).append(" ").append(base64(key.wrap)).append("\n");
    }
    return out;
}

std::string KeystoreFile::text() const
{
    std::string out = body();
    out.append("mac ").append(hex(mac)).append("\n");
    return out + "sum " + sumOf(out) + "\n";
}

Result<KeystoreFile> KeystoreFile::parse(std::string_view text)
{
    auto lines = split(text, '\n');
    if (lines.size() < 6 || !lines.back().empty() || (lines[0] != header && lines[0] != firstHeader))
        return damaged("it does not begin and end as a keystore does");
    lines.pop_back();

    const auto sumAt = text.rfind("sum ");
    if (lines.back() != "sum " + sumOf(text.substr(0, sumAt)))
        return damaged("its checksum does not match");
    lines.pop_back();

    KeystoreFile file;
    file.version = lines[0] == firstHeader ? 1 : 2;
    const auto macWords = split(lines.back(), ' ');
    const auto mac = macWords.size() == 2 && macWords[0] == "mac" ? fromHex(macWords[1]) : Bytes();
    if (!mac || mac->size() != file.mac.size() || hex(*mac) != macWords[1])
        return damaged("line " + std::to_string(lines.size()));
    std::ranges::copy(*mac, file.mac.begin());
    lines.pop_back();

    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto bad = [&] { return damaged("line " + std::to_string(i + 1)); };
        const auto words = split(lines[i], ' ');
        if (i == 1) {
            const auto sealing = words.size() == 2 && words[0] == "sealing" ? parseSealing(words[1]) : bad();
            if (!sealing)
                return bad();
            file.sealing = *sealing;
            continue;
        }
        if (i == 3 && words[0] == "escrow" && lines[0] == header) {
            const auto publicKey = words.size() == 3 ? fromBase64(words[1]) : Bytes();
            const auto wrap = words.size() == 3 ? fromBase64(words[2]) : Bytes();
            if (!publicKey || publicKey->empty() || !wrap || wrap->empty())
                return bad();
            file.escrow = EscrowLine{*publicKey, *wrap};
            continue;
        }
        const std::size_t expected = i == 2 ? 3 : 5;
        if (words.size() != expected || words[0] != (i == 2 ? "root" : "key"))
            return bad();
        const auto id = parseId<KeyId>(words[expected - 2]);
        const auto sealed = fromBase64(words[expected - 1]);
        if (!id || !sealed || !spelt(id, words[expected - 2], toText(*id)))
            return bad();
        if (i == 2) {
            file.rootId = *id;
            file.sealedRoot = *sealed;
            continue;
        }
        KeyName keyName{words[1], words[2]};
        if (!isKeyWord(words[1]) || !isKeyWord(words[2])
            || (!file.keys.empty() && file.keys.rbegin()->first >= keyName))
            return bad();
        file.keys.emplace(std::move(keyName), WrappedKey{*id, *sealed});
    }
    return file;
}

} // namespace custody::crypto
