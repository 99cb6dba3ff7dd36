// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every byte under a store's folder, as somebody with the disk in her hands reads it.

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "app/base/file.h"

namespace custody::test {

class DiskBytes {
public:
    explicit DiskBytes(const std::filesystem::path& folder)
    {
        for (const auto& at : std::filesystem::recursive_directory_iterator(folder))
            if (at.is_regular_file())
                if (auto content = readFile(at.path(), std::size_t{1} << 30))
                    m_files.emplace(at.path().string(), std::move(*content));
    }

    // The first file that holds these bytes anywhere.
    std::optional<std::string> find(ByteView needle) const
    {
        for (const auto& [path, content] : m_files)
            if (std::search(content.begin(), content.end(), needle.begin(), needle.end()) != content.end())
                return path;
        return std::nullopt;
    }
    bool holds(ByteView needle) const { return find(needle).has_value(); }
    bool holds(std::string_view needle) const { return holds(view(needle)); }
    const std::map<std::string, Bytes>& files() const { return m_files; }

private:
    std::map<std::string, Bytes> m_files;
};

} // namespace custody::test
