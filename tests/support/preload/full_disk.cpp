// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Loaded before the C library: from the n-th write to a matching path on, the disk is full.
//   FULL_DISK_PATH   part of the path that is watched      FULL_DISK_AFTER   writes that still succeed
//   FULL_DISK_CALL   write (default) or sync

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

bool watched(int descriptor)
{
    const char* part = std::getenv("FULL_DISK_PATH");
    if (!part)
        return false;
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0)
        return false;
    path[size] = '\0';
    return std::strstr(path, part) != nullptr;
}

bool fails(const char* call, int descriptor)
{
    const char* wanted = std::getenv("FULL_DISK_CALL");
    if (std::strcmp(wanted ? wanted : "write", call) != 0 || !watched(descriptor))
        return false;
    static long left = std::atol(std::getenv("FULL_DISK_AFTER") ? std::getenv("FULL_DISK_AFTER") : "0");
    return left-- <= 0;
}

template <typename Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void* data, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
    if (fails("write", descriptor)) {
        errno = ENOSPC;
        return -1;
    }
    return real(descriptor, data, size);
}

ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    if (fails("write", descriptor)) {
        errno = ENOSPC;
        return -1;
    }
    return real(descriptor, data, size, at);
}

int fsync(int descriptor)
{
    static const auto real = next<int (*)(int)>("fsync");
    if (fails("sync", descriptor)) {
        errno = EIO;
        return -1;
    }
    return real(descriptor);
}

int fdatasync(int descriptor)
{
    static const auto real = next<int (*)(int)>("fdatasync");
    if (fails("sync", descriptor)) {
        errno = EIO;
        return -1;
    }
    return real(descriptor);
}
}
