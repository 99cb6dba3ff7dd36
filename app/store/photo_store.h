// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Photos at rest: one sealed file each, named after the SHA-256 of its ciphertext. A file is durable before
// the event that names it; files that no event came to name are swept later.

#include <filesystem>
#include <vector>

#include "app/custody/event.h"
#include "app/store/subject_keys.h"

namespace custody::store {

class PhotoStore {
public:
    explicit PhotoStore(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    // Seals, writes beside, fsyncs, renames, fsyncs the folder. The context binds the file to its event.
    Result<chain::Attachment> keep(
        ByteView original, const SubjectKeys& subject, const EventId& event, unsigned ordinal);
    Result<Bytes> open(const chain::Attachment& photo, const SubjectKeys& subject, const EventId& event,
        unsigned ordinal) const;
    // The sealed bytes as they lie, checked against their name.
    Result<Bytes> sealedBytes(const crypto::Hash& blob) const;
    std::filesystem::path pathOf(const crypto::Hash& blob) const;
    Result<std::vector<crypto::Hash>> all() const;
    Result<> forget(const crypto::Hash& blob);

private:
    std::filesystem::path m_folder;
};

constexpr std::size_t largestPhoto = 64u << 20; // bytes of an original

} // namespace custody::store
