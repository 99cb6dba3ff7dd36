// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A device model right behind a driver's transport, without a bus: what it NAKs is a deadline that passed, at
// once. For tests of what a driver says and understands; how libusb carries it is the mock bus's matter.

#include <algorithm>
#include <functional>
#include <memory>

#include "drivers/usb/transport.h"
#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class ModelTransport final : public usb::Transport {
public:
    explicit ModelTransport(std::shared_ptr<DeviceModel> model)
        : m_model(std::move(model))
    {
    }

    int transfers = 0;
    int goneAt = 0; // the transfer at which it is unplugged; 0: never
    std::function<void(int)> before; // told the number of each transfer
    std::chrono::milliseconds longest{0}; // that a bulk or interrupt transfer was given
    struct Wait {
        std::uint8_t endpoint;
        std::chrono::milliseconds patience;
    };
    std::vector<Wait> reads; // in their order
    // How long all that would have taken: what is silent takes all its patience, what answers takes `each`.
    std::chrono::milliseconds passed{0};
    std::chrono::milliseconds each{0};

    Result<usb::Received> controlIn(
        const usb::ControlRequest& request, std::size_t most, std::chrono::milliseconds patience) override
    {
        return received(most, patience, [&] { return m_model->control(setupOf(request, most), {}); });
    }
    Result<usb::Written> controlOut(
        const usb::ControlRequest& request, ByteView data, std::chrono::milliseconds patience) override
    {
        return written(patience, [&] { return m_model->control(setupOf(request, data.size()), data); });
    }
    Result<usb::Written> write(
        std::uint8_t endpoint, ByteView data, std::chrono::milliseconds patience) override
    {
        longest = std::max(longest, patience);
        return written(patience, [&] { return m_model->out(endpoint, data); });
    }
    Result<usb::Received> read(
        std::uint8_t endpoint, std::size_t most, std::chrono::milliseconds patience) override
    {
        longest = std::max(longest, patience);
        reads.push_back({endpoint, patience});
        return received(most, patience, [&] { return m_model->in(endpoint, most); });
    }
    Result<> clearHalt(std::uint8_t endpoint) override
    {
        m_model->clearHalt(endpoint);
        return {};
    }
    void cancel() override { }

private:
    static Setup setupOf(const usb::ControlRequest& request, std::size_t length)
    {
        return {request.requestType, request.request, request.value, request.index,
            static_cast<std::uint16_t>(length)};
    }
    bool gone()
    {
        ++transfers;
        if (before)
            before(transfers);
        return goneAt != 0 && transfers >= goneAt;
    }
    static usb::TransferEnd endOf(const Answer& answer)
    {
        switch (answer.kind) {
        case Answer::Kind::Ack: return usb::TransferEnd::Done;
        case Answer::Kind::Nak: return usb::TransferEnd::TimedOut;
        case Answer::Kind::Stall: return usb::TransferEnd::Stalled;
        case Answer::Kind::Babble: return usb::TransferEnd::Overflow;
        case Answer::Kind::BusFault: break;
        }
        return usb::TransferEnd::Failed;
    }
    void pass(const Answer& answer, std::chrono::milliseconds patience)
    {
        passed += answer.kind == Answer::Kind::Nak ? patience : each;
    }
    Result<usb::Received> received(
        std::size_t most, std::chrono::milliseconds patience, const std::function<Answer()>& ask)
    {
        if (gone())
            return usb::Received{usb::TransferEnd::Gone, {}};
        auto answer = ask();
        pass(answer, patience);
        if (answer.bytes.size() > most) {
            answer.bytes.resize(most);
            return usb::Received{usb::TransferEnd::Overflow, std::move(answer.bytes)};
        }
        return usb::Received{endOf(answer), std::move(answer.bytes)};
    }
    Result<usb::Written> written(std::chrono::milliseconds patience, const std::function<Answer()>& ask)
    {
        if (gone())
            return usb::Written{usb::TransferEnd::Gone, 0};
        const auto answer = ask();
        pass(answer, patience);
        return usb::Written{endOf(answer), answer.taken};
    }

    std::shared_ptr<DeviceModel> m_model;
};

} // namespace custody::test
