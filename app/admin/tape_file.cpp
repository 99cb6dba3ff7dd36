// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/tape_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "app/base/file.h"

namespace custody::admin {
namespace {

tl::unexpected<Error> notWritten(const std::filesystem::path& path)
{
    return fail(Fault::Storage, "could not write " + path.string() + ": " + std::strerror(errno));
}

} // namespace

Result<TapeFile> TapeFile::begin(const std::filesystem::path& path, std::string_view head)
{
    TRY(replaceFile(path, view(head), Access::OwnerOnly));
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return notWritten(path);
    return TapeFile(path, descriptor);
}

TapeFile::TapeFile(TapeFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

TapeFile::~TapeFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<> TapeFile::add(std::string_view line)
{
    while (!line.empty()) {
        const auto went = ::write(m_descriptor, line.data(), line.size());
        if (went < 0 && errno == EINTR)
            continue;
        if (went < 0)
            return notWritten(m_path);
        line.remove_prefix(static_cast<std::size_t>(went));
    }
    return {};
}

} // namespace custody::admin
