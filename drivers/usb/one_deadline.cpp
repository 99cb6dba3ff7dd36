// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/one_deadline.h"

#include <atomic>
#include <utility>

namespace custody::usb {

using std::chrono::milliseconds;

struct OneDeadline::Until {
    Now now;
    std::chrono::steady_clock::time_point ends;
    std::atomic<bool> lifted{false};

    Result<> inTime() const
    {
        if (!lifted && now() >= ends)
            return fail(Fault::Device, "The device does not come to an end. Unplug it and plug it in again.");
        return {};
    }
};

namespace {

template <typename Until> class UnderDeadline final : public Transport {
public:
    UnderDeadline(std::unique_ptr<Transport> wire, std::shared_ptr<const Until> until)
        : m_wire(std::move(wire))
        , m_until(std::move(until))
    {
    }
    Result<Received> controlIn(
        const ControlRequest& request, std::size_t most, milliseconds patience) override
    {
        TRY(m_until->inTime());
        return m_wire->controlIn(request, most, patience);
    }
    Result<Written> controlOut(const ControlRequest& request, ByteView data, milliseconds patience) override
    {
        TRY(m_until->inTime());
        return m_wire->controlOut(request, data, patience);
    }
    Result<Written> write(std::uint8_t endpoint, ByteView data, milliseconds patience) override
    {
        TRY(m_until->inTime());
        return m_wire->write(endpoint, data, patience);
    }
    Result<Received> read(std::uint8_t endpoint, std::size_t most, milliseconds patience) override
    {
        TRY(m_until->inTime());
        return m_wire->read(endpoint, most, patience);
    }
    Result<> clearHalt(std::uint8_t endpoint) override
    {
        TRY(m_until->inTime());
        return m_wire->clearHalt(endpoint);
    }
    void cancel() override { m_wire->cancel(); }

private:
    std::unique_ptr<Transport> m_wire;
    std::shared_ptr<const Until> m_until;
};

} // namespace

OneDeadline::OneDeadline(milliseconds whole, Now now)
    : m_until(std::make_shared<Until>())
{
    m_until->ends = now() + whole;
    m_until->now = std::move(now);
}

OneDeadline::~OneDeadline() { m_until->lifted = true; }

std::unique_ptr<Transport> OneDeadline::around(std::unique_ptr<Transport> wire) const
{
    return std::make_unique<UnderDeadline<Until>>(std::move(wire), m_until);
}

} // namespace custody::usb
