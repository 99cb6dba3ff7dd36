// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/password.h"

#include <charconv>
#include <vector>

#include <openssl/evp.h>

namespace custody::crypto {
namespace {

constexpr std::uint64_t mostMemory = 512ULL << 20;

tl::unexpected<Error> noHash()
{
    return fail(Fault::Invalid, "this is no password hash of the form scrypt$n$r$p$salt$hash");
}

template <typename Number> bool read(std::string_view text, Number& out)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
    return code == std::errc() && end == text.data() + text.size() && std::to_string(out) == text;
}

} // namespace

Result<Secret> scrypt(std::string_view password, ByteView salt, ScryptCost cost)
{
    // Bounded one by one before they are multiplied: a stored cost must not exhaust the station.
    const bool sane = cost.n >= 2 && cost.n <= (1ULL << 24) && (cost.n & (cost.n - 1)) == 0 && cost.r >= 1
        && cost.r <= 64 && cost.p >= 1 && cost.p <= 16 && cost.n * cost.r * 128 <= mostMemory;
    if (!sane)
        return fail(Fault::Invalid, "a password cost is outside what this program accepts");
    Bytes out(32);
    const std::uint64_t memory = 128ULL * cost.r * (cost.n + cost.p + 2) + (1 << 20);
    if (EVP_PBE_scrypt(password.empty() ? "" : password.data(), password.size(), salt.data(), salt.size(),
            cost.n, cost.r, cost.p, memory, out.data(), out.size())
        != 1)
        return fail(Fault::Storage, "not enough memory to check a password; close other programs and retry");
    auto secret = Secret::fromBytes(out);
    wipe(out);
    return secret;
}

Result<std::string> hashPassword(std::string_view password, ScryptCost cost)
{
    const Bytes salt = randomBytes(16);
    const Secret hash = TRY(scrypt(password, salt, cost));
    return "scrypt$" + std::to_string(cost.n) + "$" + std::to_string(cost.r) + "$" + std::to_string(cost.p)
        + "$" + base64(salt) + "$" + base64(hash.bytes());
}

Result<bool> checkPassword(std::string_view password, std::string_view hash)
{
    std::vector<std::string_view> parts;
    for (auto rest = hash;;) {
        const auto at = rest.find('$');
        parts.push_back(rest.substr(0, at));
        if (at == std::string_view::npos)
            break;
        rest.remove_prefix(at + 1);
    }
    ScryptCost cost;
    if (parts.size() != 6 || parts[0] != "scrypt" || !read(parts[1], cost.n) || !read(parts[2], cost.r)
        || !read(parts[3], cost.p))
        return noHash();
    const auto salt = fromBase64(parts[4]);
    const auto expected = fromBase64(parts[5]);
    if (!salt || !expected || salt->size() < 8 || expected->size() != 32)
        return noHash();
    const Secret found = TRY(scrypt(password, *salt, cost));
    return equalInConstantTime(found.bytes(), *expected);
}

} // namespace custody::crypto
