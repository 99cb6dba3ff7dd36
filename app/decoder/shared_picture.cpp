// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/shared_picture.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>

namespace custody::decoder {
namespace {

constexpr int allSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

tl::unexpected<Error> failed(const char* doing)
{
    return fail(Fault::Device,
        std::string("The picture cannot be shared with the decoder (") + doing + ": " + std::strerror(errno)
            + ").");
}

} // namespace

Result<Descriptor> sharePicture(ByteView pixels)
{
    Descriptor memory(::memfd_create("picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!memory)
        return failed("memfd_create");
    while (!pixels.empty()) {
        const auto written = ::write(memory.number(), pixels.data(), pixels.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed("write");
        pixels = pixels.subspan(static_cast<std::size_t>(written));
    }
    if (::fcntl(memory.number(), F_ADD_SEALS, allSeals) != 0)
        return failed("seal");
    return memory;
}

Result<SharedPicture> SharedPicture::open(const Descriptor& memory, std::size_t size)
{
    // Its end, since asking for its status would need a system call that could also ask for files by name.
    const auto end = ::lseek(memory.number(), 0, SEEK_END);
    if (::fcntl(memory.number(), F_GET_SEALS) != allSeals || end <= 0
        || static_cast<std::size_t>(end) != size)
        return fail(Fault::Invalid, "the shared picture is not sealed, or has another size");
    void* const place = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, memory.number(), 0);
    if (place == MAP_FAILED)
        return failed("mmap");
    return SharedPicture({static_cast<const std::uint8_t*>(place), size});
}

SharedPicture::SharedPicture(SharedPicture&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

SharedPicture::~SharedPicture()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<std::uint8_t*>(m_bytes.data()), m_bytes.size());
}

} // namespace custody::decoder
