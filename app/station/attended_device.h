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
#include <optional>
#include <thread>

#include <pthread.h>

#include "app/base/log.h"
#include "app/devices/device_note.h"
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
        // How it stands while it is not open, and `why` if the last try failed. From any thread; unset: the
        // error alone tells.
        std::function<devices::DeviceNote(const std::optional<Error>& why)> look = {};
        std::function<void()> noted = {}; // its note is another
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

    // How it stands. From any thread.
    devices::DeviceNote note() const
    {
        std::optional<Error> why;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_there)
                return m_note;
            why = m_why;
        }
        return lookAt(why);
    }

private:
    static constexpr int mostFaults = 5; // in a row, before it is let go and opened anew

    void run(const std::stop_token& stopped)
    {
        std::string complaint;
        std::string lastFault; // outlives an opening: only a good turn proves that it is over
        while (!stopped.stop_requested()) {
            auto device = m_duty.open();
            if (device) {
                complaint.clear();
                noteOpened(lastFault);
                nowThere(true);
                for (int faults = 0; faults < mostFaults && !stopped.stop_requested();) {
                    runErrand(**device);
                    const auto done = m_duty.attend(**device);
                    // A card or code read wrongly is no fault of the device.
                    const bool sound =
                        done || done.error().fault == Fault::Invalid || devices::isMisread(done.error());
                    faults = sound ? 0 : faults + 1;
                    const bool gone = !done && devices::isGone(done.error());
                    noteFault(lastFault, sound || gone ? std::string() : done.error().what);
                    if (gone)
                        break;
                }
                device->reset(); // others may have it from now on
                noteLetGo(lastFault);
                nowThere(false);
            } else if (device.error().what != complaint) {
                complaint = device.error().what; // once, not each second
                noteRefused(device.error());
                device.error().fault == Fault::NotFound ? log::info(complaint) : log::warn(complaint);
            }
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stopped, std::chrono::seconds(1), [this] { return m_look; });
            m_look = false;
        }
    }

    devices::DeviceNote lookAt(const std::optional<Error>& why) const
    {
        using devices::DeviceState;
        if (m_duty.look)
            return m_duty.look(why);
        devices::DeviceNote note;
        note.state = !why                       ? DeviceState::NotOpened
            : why->fault == Fault::NotFound     ? DeviceState::NotPlugged
            : why->fault == Fault::Busy         ? DeviceState::Held
            : why->fault == Fault::Unauthorized ? DeviceState::Denied
                                                : DeviceState::Faulty;
        if (why && note.state != DeviceState::NotPlugged)
            note.lastFault = why->what;
        return note;
    }

    void tellNoted() const
    {
        if (m_duty.noted)
            m_duty.noted();
    }

    void noteOpened(const std::string& lastFault)
    {
        auto note = lookAt({});
        note.state = lastFault.empty() ? devices::DeviceState::Ready : devices::DeviceState::Faulty;
        note.lastFault = lastFault;
        const std::scoped_lock lock(m_mutex);
        m_note = std::move(note);
        m_why.reset();
    }

    // Until it is opened anew it has the fault that it was let go for.
    void noteLetGo(const std::string& lastFault)
    {
        const std::scoped_lock lock(m_mutex);
        if (!lastFault.empty())
            m_why = Error{Fault::Device, lastFault};
    }

    void noteRefused(const Error& why)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_why = why;
        }
        tellNoted();
    }

    void noteFault(std::string& lastFault, const std::string& fault)
    {
        if (fault == lastFault)
            return;
        lastFault = fault;
        {
            const std::scoped_lock lock(m_mutex);
            m_note.state = fault.empty() ? devices::DeviceState::Ready : devices::DeviceState::Faulty;
            m_note.lastFault = fault;
        }
        tellNoted();
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
    mutable std::mutex m_mutex;
    bool m_there = false;
    devices::DeviceNote m_note; // while it is open
    std::optional<Error> m_why; // it was not opened the last time
    std::packaged_task<Result<bool>(Device&)> m_errand;
    std::condition_variable_any m_wake;
    bool m_look = false;
    std::jthread m_thread;
};

} // namespace custody::station
