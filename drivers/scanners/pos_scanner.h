// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A hand-held scanner in its HID POS mode: codes with their symbology, a beep on request, and a worker who
// cannot scan while the station is not ready.

#include <memory>

#include "app/devices/code_reader.h"
#include "drivers/hid/requests.h"
#include "drivers/scanners/pos_shape.h"
#include "drivers/usb/one_deadline.h"

namespace custody::scanners {

class PosScanner final : public devices::CodeReader {
public:
    // Reads from the scanner how its reports look.
    static Result<std::unique_ptr<PosScanner>> open(std::unique_ptr<usb::Transport> transport,
        hid::Interface interface, std::string name, usb::Now now = usb::steadyNow);

    // Whoever opens it next finds it reading.
    ~PosScanner() override;

    std::string description() const override { return m_name; }
    std::string_view driver() const override { return "HID POS"; }
    Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds patience) override;
    Result<bool> beep(Sound sound) override;
    bool canBeep() const override { return m_shape.orders(false, PosShape::Sound::Good).has_value(); }
    Result<bool> allowReading(bool allowed) override;

private:
    PosScanner(std::unique_ptr<usb::Transport> transport, hid::Interface interface, PosShape shape,
        std::string name, usb::Now now)
        : m_transport(std::move(transport))
        , m_interface(interface)
        , m_shape(std::move(shape))
        , m_name(std::move(name))
        , m_now(std::move(now))
    {
    }
    Result<bool> order(bool held, PosShape::Sound sound);
    // A report was lost: the code it belonged to is given up to its end.
    void spoil();
    Error spoil(Error error);

    std::unique_ptr<usb::Transport> m_transport;
    hid::Interface m_interface;
    PosShape m_shape;
    CodeAssembly m_assembly;
    std::chrono::steady_clock::time_point
        m_pieceBy; // when the next piece must be there, of a code or of what is left of one
    std::chrono::steady_clock::time_point m_codeBy; // when the whole code must be
    std::string m_name;
    usb::Now m_now;
    bool m_held = false;
};

} // namespace custody::scanners
