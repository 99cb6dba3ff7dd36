// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A hand-held scanner without hardware: codes are scanned by the demo or a test and read in that order.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string_view>

#include "app/devices/code_reader.h"

namespace custody::simulated {

class CodeReader final : public devices::CodeReader {
public:
    void scan(std::string_view raw, std::string_view symbology = {}); // from any thread

    std::string description() const override { return "Simulated scanner"; }
    Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds patience) override;

private:
    std::mutex m_mutex;
    std::condition_variable m_pulled;
    std::deque<devices::CodeScan> m_scanned;
};

} // namespace custody::simulated
