// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A device with a thread of its own: opened, asked again and again, let go when it is unplugged, and looked
// for each second until it is back.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include <pthread.h>

#include "app/base/log.h"
#include "app/devices/gone.h"

namespace custody::station {

template <typename Device> class AttendedDevice {
public:
    struct Duty {
        const char* name; // of the thread, and in the log
        // NotFound while there is none. On the thread, as are the others.
        std::function<Result<std::unique_ptr<Device>>()> open;
        // Once around: waits for what comes and passes it on. A gone device is let go.
        std::function<Result<>(Device&)> attend;
        std::function<void(bool there)> changed;
    };

    explicit AttendedDevice(Duty duty)
        : m_duty(std::move(duty))
    {
    }

    void start()
    {
        m_thread = std::jthread([this](const std::stop_token& stopped) {
            ::pthread_setname_np(::pthread_self(), m_duty.name);
            run(stopped);
        });
    }
    // Waits until what the device is at has come to its end.
    void stop() { m_thread = {}; }
    // Something was plugged in: look now. From any thread.
    void lookAgain()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_look = true;
        }
        m_wake.notify_all();
    }

    // Has its thread do this between two turns, and waits for it. From any other thread. Device when there is
    // none, or it takes too long.
    using Errand = std::function<Result<bool>(Device&)>;
    Result<bool> ask(Errand errand)
    {
        constexpr std::chrono::seconds longest(3);
        std::packaged_task<Result<bool>(Device&)> task(std::move(errand));
        auto done = task.get_future();
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_there)
                return devices::gone();
            m_errand = std::move(task);
        }
        if (done.wait_for(longest) != std::future_status::ready)
            return fail(Fault::Device, "The device does not answer. Unplug it and plug it in again.");
        try {
            return done.get();
        } catch (const std::future_error&) { // it was pulled out meanwhile, or another errand came
            return devices::gone();
        }
    }

private:
    static constexpr int mostFaults = 5; // in a row, before it is let go and opened anew

    void run(const std::stop_token& stopped)
    {
        std::string complaint;
        while (!stopped.stop_requested()) {
            auto device = m_duty.open();
            if (device) {
                complaint.clear();
                nowThere(true);
                for (int faults = 0; faults < mostFaults && !stopped.stop_requested();) {
                    runErrand(**device);
                    const auto done = m_duty.attend(**device);
                    // A card or code read wrongly is no fault of the device.
                    const bool sound =
                        done || done.error().fault == Fault::Invalid || devices::isMisread(done.error());
                    faults = sound ? 0 : faults + 1;
                    if (!done && devices::isGone(done.error()))
                        break;
                }
                device->reset(); // others may have it from now on
                nowThere(false);
            } else if (device.error().what != complaint) {
                complaint = device.error().what; // once, not each second
                device.error().fault == Fault::NotFound ? log::info(complaint) : log::warn(complaint);
            }
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stopped, std::chrono::seconds(1), [this] { return m_look; });
            m_look = false;
        }
    }

    void nowThere(bool there)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_there = there;
            m_errand = {};
        }
        m_duty.changed(there);
    }

    void runErrand(Device& device)
    {
        std::packaged_task<Result<bool>(Device&)> errand;
        {
            const std::scoped_lock lock(m_mutex);
            errand = std::exchange(m_errand, {});
        }
        if (errand.valid())
            errand(device);
    }

    Duty m_duty;
    std::mutex m_mutex;
    bool m_there = false;
    std::packaged_task<Result<bool>(Device&)> m_errand;
    std::condition_variable_any m_wake;
    bool m_look = false;
    std::jthread m_thread;
};

} // namespace custody::station
