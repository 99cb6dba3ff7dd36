// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Files that are there whole after a power cut, or not at all.

#include <cstddef>
#include <filesystem>
#include <optional>

#include "app/base/bytes.h"

namespace custody {

enum class Source { PlainFile, PipeToo };

// Refuses a file larger than `limit` before reading it, and folders, devices and sockets without touching
// them (NotFound: there is no file of this name). A pipe may never end or never begin; only what a person
// hands over on purpose, such as a passphrase, comes out of one.
Result<Bytes> readFile(
    const std::filesystem::path& path, std::size_t limit, Source source = Source::PlainFile);

// Absent is not failed.
Result<std::optional<Bytes>> readFileIfThere(const std::filesystem::path& path, std::size_t limit);

enum class Access { Everyone, OwnerOnly };

// Writes beside the target, fsyncs, renames over it, fsyncs the folder. The old content stays on any failure.
Result<> replaceFile(const std::filesystem::path& path, ByteView content, Access access = Access::Everyone);

// What was made, renamed or removed in the folder survives a power cut from here on.
Result<> syncFolder(const std::filesystem::path& folder);

// Creates the folder and fsyncs its parent.
Result<> makeFolder(const std::filesystem::path& path, Access access = Access::OwnerOnly);

// Held while a program works on a folder, so that a second one notices; let go when the process ends,
// however.
class FolderLock {
public:
    // Busy when another process holds it.
    static Result<FolderLock> take(const std::filesystem::path& file);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace custody
