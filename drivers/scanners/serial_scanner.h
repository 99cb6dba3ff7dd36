// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scanner that is a serial port over USB. A code ends with CR, LF or ETX, or with a silence.

#include "app/devices/code_reader.h"
#include "drivers/cdc/line_framer.h"
#include "drivers/cdc/port.h"

namespace custody::scanners {

class SerialScanner final : public devices::CodeReader {
public:
    SerialScanner(cdc::Port port, std::string name)
        : m_port(std::move(port))
        , m_name(std::move(name))
    {
    }

    std::string description() const override { return m_name; }
    Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds patience) override;

private:
    devices::CodeScan scanOf(std::string_view code) const;

    cdc::Port m_port;
    cdc::LineFramer m_framer{8192};
    std::vector<std::string> m_waiting; // of one burst with several codes
    std::string m_name;
};

} // namespace custody::scanners
