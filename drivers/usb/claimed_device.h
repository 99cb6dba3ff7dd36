// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An opened device whose interfaces are claimed: the Transport over libusb. Not for drivers: they see
// Transport.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

#include <libusb-1.0/libusb.h>

#include "drivers/usb/advice.h"
#include "drivers/usb/context.h"
#include "drivers/usb/transport.h"

namespace custody::usb {

class ClaimedDevice final : public Transport {
public:
    static Result<std::unique_ptr<ClaimedDevice>> open(libusb_device* device, const Plugged& plugged,
        const std::vector<Claim>& claims, std::chrono::milliseconds settling);
    ~ClaimedDevice() override;
    ClaimedDevice(const ClaimedDevice&) = delete;
    ClaimedDevice& operator=(const ClaimedDevice&) = delete;

    Result<Received> controlIn(
        const ControlRequest& request, std::size_t most, std::chrono::milliseconds patience) override;
    Result<Written> controlOut(
        const ControlRequest& request, ByteView data, std::chrono::milliseconds patience) override;
    Result<Written> write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds patience) override;
    Result<Received> read(
        std::uint8_t endpoint, std::size_t most, std::chrono::milliseconds patience) override;
    Result<> clearHalt(std::uint8_t endpoint) override;
    void cancel() override;

private:
    ClaimedDevice(libusb_device_handle* handle, Plugged plugged, libusb_transfer* transfer)
        : m_handle(handle)
        , m_plugged(std::move(plugged))
        , m_transfer(transfer)
    {
    }
    Result<> claim(const Claim& wanted);
    const Endpoint* endpoint(std::uint8_t address) const;
    // Submits what m_transfer was filled with and waits until its callback came.
    Result<TransferEnd> fly();
    static void LIBUSB_CALL landed(libusb_transfer* transfer);

    libusb_device_handle* m_handle;
    Plugged m_plugged;
    libusb_transfer* m_transfer; // one at a time
    std::vector<Claim> m_claims;

    std::mutex m_mutex;
    std::condition_variable m_landed;
    bool m_flying = false;
    bool m_cancelled = false;
    bool m_gone = false;
};

} // namespace custody::usb
