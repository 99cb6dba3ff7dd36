// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A picture in memory that two processes see. Once it is sealed nobody can change, grow or shrink it, so the
// reader cannot be made to fall off its end.

#include "app/base/bytes.h"
#include "app/decoder/descriptor.h"

namespace custody::decoder {

Result<Descriptor> sharePicture(ByteView pixels);

// The other side's look at it.
class SharedPicture {
public:
    // Refuses what is not sealed or has another size.
    static Result<SharedPicture> open(const Descriptor& memory, std::size_t size);
    SharedPicture(SharedPicture&& other) noexcept;
    SharedPicture& operator=(SharedPicture&&) = delete;
    ~SharedPicture();

    ByteView bytes() const { return m_bytes; }

private:
    explicit SharedPicture(ByteView bytes)
        : m_bytes(bytes)
    {
    }
    ByteView m_bytes;
};

} // namespace custody::decoder
