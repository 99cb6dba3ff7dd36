// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pictures that stopped the picture reader, by digest: enough to tell whether it was one picture or many,
// and to know it again when somebody brings it; never the picture itself, which may show an address.

#include <filesystem>
#include <functional>
#include <mutex>

#include "app/base/clock.h"
#include "app/decoder/decoder.h"

namespace custody::station {

inline constexpr std::size_t mostMishaps = 32; // lines kept, the newest last

// Writes `set-aside.tsv` in a store's folder. May be told from any thread.
class MishapBook {
public:
    MishapBook(const std::filesystem::path& folder, const Clock& clock)
        : m_file(folder / "set-aside.tsv")
        , m_clock(clock)
    {
    }
    void note(const decoder::Mishap& mishap);

private:
    std::filesystem::path m_file;
    const Clock& m_clock;
    std::mutex m_mutex;
};

} // namespace custody::station
