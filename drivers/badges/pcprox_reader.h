// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A pcProx proximity reader of rf IDEAS that is asked for its cards instead of typing them. Nothing is kept
// in the reader: unplugged and plugged in again it is what its owner had set.

#include <memory>

#include "drivers/badges/pcprox_message.h"
#include "drivers/badges/told_card.h"
#include "drivers/hid/requests.h"

namespace custody::badges {

class PcProxReader final : public devices::BadgeReader {
public:
    // Quietens the reader first; Device when it does not obey.
    static Result<std::unique_ptr<PcProxReader>> open(
        std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name);

    std::string description() const override { return m_name; }
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds patience) override;

private:
    PcProxReader(std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name)
        : m_transport(std::move(transport))
        , m_interface(interface)
        , m_name(std::move(name))
    {
    }
    Result<> quieten();
    Result<pcprox::Report> ask(const pcprox::Report& question);
    Result<> tell(const pcprox::Report& report);
    Result<> pause(std::chrono::milliseconds time);
    Result<std::optional<devices::BadgeRead>> poll();

    std::unique_ptr<usb::Transport> m_transport;
    hid::Interface m_interface;
    std::string m_name;
    ToldCard m_misread; // told once, however long it lies there
    ToldCard m_lying; // the card told last, while it stays in the reader's buffer
    std::uint8_t m_lyingBits = 0; // how long that one is: another may begin with the same bits
};

} // namespace custody::badges
