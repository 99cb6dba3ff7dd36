// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The best a disk can do for something that must last: overwrite 4 KiB, or as many bytes as are asked for,
// and fdatasync.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "app/base/result.h"
#include "tests/bench/figures.h"

namespace custody::bench {

class DiskFloor {
public:
    explicit DiskFloor(const std::filesystem::path& file, std::size_t bytes = 4096)
        : m_disk(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
        , m_page(bytes, 'x')
    {
        m_works = m_disk >= 0 && overwrite() && ::fsync(m_disk) == 0;
    }
    ~DiskFloor()
    {
        if (m_disk >= 0)
            ::close(m_disk);
    }
    DiskFloor(const DiskFloor&) = delete;
    DiskFloor& operator=(const DiskFloor&) = delete;

    void measure(Times& times)
    {
        times.measure([this] { m_works = overwrite() && ::fdatasync(m_disk) == 0 && m_works; });
    }
    Result<> worked() const
    {
        return m_works ? Result<>() : Result<>(fail(Fault::Storage, "the disk's floor was not measured"));
    }

private:
    bool overwrite() const
    {
        return ::pwrite(m_disk, m_page.data(), m_page.size(), 0) == static_cast<ssize_t>(m_page.size());
    }
    int m_disk;
    std::vector<char> m_page;
    bool m_works = false;
};

// A program's whole work in a folder of its own, which is gone afterwards. /tmp may be memory; this is a
// disk.
template <typename Measure> int inAFolder(const char* program, Measure measure)
{
    char pattern[] = "/var/tmp/custody-bench.XXXXXX";
    if (!mkdtemp(pattern))
        return 74;
    const Result<> done = measure(std::filesystem::path(pattern));
    std::filesystem::remove_all(pattern);
    if (!done)
        std::cerr << program << ": " << done.error().what << "\n";
    return done ? 0 : 74;
}

} // namespace custody::bench
