// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of all projections as lines of text, sealed states by the digest of what they say: for comparing
// what is there with what the leaves give. There may be millions, so they are told one by one.

#include <functional>

#include "app/store/store.h"

namespace custody::store {

// A row's name, and what it says once opened.
using RowSink = std::function<void(const std::string& name, const std::string& content)>;

Result<> tellProjectedRows(Store& store, const RowSink& row);

// What many rows say in little memory: they are dealt into slices by their names, and each slice is summed up
// by keyed digests. Two tellings under one key that differ do so in the slices where the difference lies.
class RowSums {
public:
    explicit RowSums(const crypto::Secret& key)
        : m_key(key)
    {
    }
    void add(const std::string& name, const std::string& content);
    std::size_t sliceOf(const std::string& name) const;
    std::vector<bool> differing(const RowSums& other) const; // by slice

private:
    static constexpr std::size_t slices = 4096;
    using Sum = std::array<std::uint64_t, 4>;
    const crypto::Secret& m_key;
    std::vector<Sum> m_sums = std::vector<Sum>(slices);
};

} // namespace custody::store
