// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file that grows line by line: whoever ends the program keeps what was written until then.

#include <filesystem>

#include "app/base/result.h"

namespace custody::admin {

class TapeFile {
public:
    // In the place of an older one; readable by its owner alone.
    static Result<TapeFile> begin(const std::filesystem::path& path, std::string_view head);
    TapeFile(TapeFile&& other) noexcept;
    TapeFile& operator=(TapeFile&&) = delete;
    ~TapeFile();

    Result<> add(std::string_view line);

private:
    TapeFile(std::filesystem::path path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
    {
    }
    std::filesystem::path m_path;
    int m_descriptor;
};

} // namespace custody::admin
