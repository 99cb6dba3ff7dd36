// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scale that is a serial port over USB: asked for its weight, or telling it by itself.

#include "drivers/cdc/line_framer.h"
#include "drivers/cdc/port.h"
#include "drivers/scales/scale_line.h"

namespace custody::scales {

class SerialScale final : public devices::Scale {
public:
    SerialScale(cdc::Port port, Dialect dialect, std::string name)
        : m_port(std::move(port))
        , m_dialect(dialect)
        , m_name(std::move(name))
    {
    }

    std::string description() const override { return m_name; }
    Result<devices::Weight> weigh(std::chrono::milliseconds patience) override;

private:
    cdc::Port m_port;
    cdc::LineFramer m_framer{128};
    Dialect m_dialect;
    std::string m_name;
};

} // namespace custody::scales
