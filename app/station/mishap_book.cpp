// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/mishap_book.h"

#include <algorithm>

#include "app/base/file.h"
#include "app/base/log.h"
#include "app/crypto/hash.h"

namespace custody::station {
namespace {

constexpr std::size_t longestBook = 64 * 1024;

std::string_view kindOf(decoder::Pixels pixels)
{
    return pixels == decoder::Pixels::EncodedFile ? "file" : "frame";
}

} // namespace

void MishapBook::note(const decoder::Mishap& mishap)
{
    const auto& question = mishap.question;
    auto line = rfc3339(m_clock.now()) + '\t' + mishap.how + '\t' + std::string(kindOf(question.pixels))
        + '\t' + std::to_string(question.width) + 'x' + std::to_string(question.height) + '\t'
        + std::to_string(mishap.picture.size()) + '\t' + hex(crypto::sha256(mishap.picture)) + '\n';

    const std::scoped_lock lock(m_mutex);
    const auto before = readFileIfThere(m_file, longestBook);
    std::string book = before && *before ? std::string(text(**before)) : std::string();
    book += line;
    auto lines = static_cast<std::size_t>(std::count(book.begin(), book.end(), '\n'));
    for (; lines > mostMishaps; --lines)
        book.erase(0, book.find('\n') + 1);
    if (const auto written = replaceFile(m_file, view(book), Access::OwnerOnly); !written)
        log::warn("a picture that was set aside could not be noted: " + written.error().what);
}

} // namespace custody::station
