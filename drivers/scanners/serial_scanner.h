// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scanner that is a serial port over USB. A code ends with CR, LF or ETX, or with a silence. The tail of
// one whose beginning was lost, or came before it was opened, is none.

#include <memory>

#include "app/devices/code_reader.h"
#include "drivers/cdc/line_framer.h"
#include "drivers/cdc/port.h"

namespace custody::scanners {

class SerialScanner final : public devices::CodeReader {
public:
    // What is under way then is the tail of a code: nothing is taken before a line end or a moment's silence.
    // Device when neither comes.
    static Result<std::unique_ptr<SerialScanner>> open(cdc::Port port, std::string name);

    std::string description() const override { return m_name; }
    std::string_view driver() const override { return "CDC-ACM"; }
    Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds patience) override;

private:
    SerialScanner(cdc::Port port, std::string name)
        : m_port(std::move(port))
        , m_name(std::move(name))
    {
    }
    Result<> passTail();
    devices::CodeScan scanOf(std::string_view code) const;

    cdc::Port m_port;
    cdc::LineFramer m_framer{8192};
    std::vector<std::string> m_waiting; // of one burst with several codes
    std::string m_name;
};

} // namespace custody::scanners
