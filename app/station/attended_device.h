// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A device with a thread of its own: opened, asked again and again, let go when it is unplugged, and looked
// for each second until it is back.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
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
        // Once around: waits for what comes and passes it on; true when something good came. A gone device is
        // let go.
        std::function<Result<bool>(Device&)> attend;
        // What went wrong in a turn is told; not again and again of a device that sends nothing else.
        std::function<Result<>(Device&, const Error&)> tell;
        std::function<void(bool there)> changed;
        // How it stands while it is not open, and `why` if the last try failed. From any thread; unset: the
        // error alone tells.
        std::function<devices::DeviceNote(const std::optional<Error>& why)> look = {};
        std::function<void()> noted = {}; // its note is another
        // Whether the one that is open is still the one to use; asked when something was plugged in or out.
        // Unset: as long as it is there. One that is not is let go.
        std::function<bool()> meant = {};
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
    // none, or it takes too long: then it is not done later either.
    using Errand = std::function<Result<bool>(Device&)>;
    Result<bool> ask(Errand errand)
    {
        constexpr std::chrono::seconds longest(3);
        std::packaged_task<Result<bool>(Device&)> task(std::move(errand));
        auto done = task.get_future();
        std::uint64_t number = 0;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_there)
                return devices::gone();
            number = ++m_lastErrand;
            m_errands.push_back({number, std::move(task)});
        }
        if (done.wait_for(longest) != std::future_status::ready) {
            const std::scoped_lock lock(m_mutex);
            std::erase_if(m_errands, [number](const Waiting& one) { return one.number == number; });
            return fail(Fault::Device, devices::fault::silent);
        }
        try {
            return done.get();
        } catch (const std::future_error&) { // it was pulled out meanwhile
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
    static constexpr int mostMisreads = 5; // without a good read, before it says so of itself
    static constexpr int mostTold = 5; // without a calm moment between
    static constexpr std::chrono::seconds calm{1}; // a person who tries again takes longer

    // What goes on from turn to turn, and from one opening to the next.
    struct Standing {
        std::string fault; // only a good read, or plugging it in anew, proves that it is over
        int misreads = 0; // since the last good read
        int failures = 0; // each sooner than a calm moment after the one before
        std::chrono::steady_clock::time_point failedAt;
    };
    struct Waiting {
        std::uint64_t number;
        std::packaged_task<Result<bool>(Device&)> task;
    };

    void run(const std::stop_token& stopped)
    {
        std::string complaint;
        Standing standing;
        while (!stopped.stop_requested()) {
            auto device = m_duty.open();
            if (device) {
                complaint.clear();
                noteOpened(**device, standing);
                nowThere(true);
                for (int faults = 0; faults < mostFaults && !stopped.stop_requested();) {
                    if (isAnothersTurn()) {
                        standing = {};
                        break;
                    }
                    runErrands(**device);
                    const auto done = turn(**device, standing, stopped);
                    if (!done && devices::isGone(done.error())) {
                        standing = {};
                        break;
                    }
                    faults = done ? 0 : faults + 1;
                }
                device->reset(); // others may have it from now on
                noteLetGo(standing.fault);
                nowThere(false);
            } else {
                if (device.error().fault == Fault::NotFound)
                    standing = {};
                if (device.error().what != complaint) {
                    complaint = device.error().what; // once, not each second
                    noteRefused(device.error());
                    device.error().fault == Fault::NotFound ? log::info(complaint) : log::warn(complaint);
                }
            }
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stopped, std::chrono::seconds(1), [this] { return m_look; });
            m_look = false;
        }
    }

    // Fails with what is the device's own fault; a card or code read wrongly is none.
    Result<> turn(Device& device, Standing& standing, const std::stop_token& stopped)
    {
        const auto done = m_duty.attend(device);
        if (done) {
            if (*done) {
                standing.fault.clear();
                standing.misreads = 0;
                noteStanding(devices::DeviceState::Ready, {}, {}, {});
            }
            return {};
        }
        if (devices::isGone(done.error()))
            return tl::unexpected(done.error());
        // By the clock: between two failures a device may come to its end without a word, as often as it
        // likes.
        const auto now = std::chrono::steady_clock::now();
        standing.failures = now - standing.failedAt < calm ? standing.failures + 1 : 1;
        standing.failedAt = now;
        const auto ended = tellFailure(device, standing, done.error());
        if (standing.failures > 1 && (ended || !devices::isGone(ended.error()))) {
            constexpr std::chrono::milliseconds pause(300); // one that sends nothing else keeps nobody busy
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stopped, pause, [] { return false; });
        }
        return ended;
    }

    Result<> tellFailure(Device& device, Standing& standing, const Error& why)
    {
        Result<> told;
        if (standing.failures <= mostTold)
            told = m_duty.tell(device, why);
        if (!told)
            return failed(standing, told.error());
        if (!devices::isMisread(why))
            return failed(standing, why);
        using devices::DeviceState;
        if (++standing.misreads >= mostMisreads)
            noteStanding(DeviceState::Faulty, why.what, devices::unreadable, devices::advice::tryAnother);
        return {};
    }

    Result<> failed(Standing& standing, const Error& why)
    {
        if (!devices::isGone(why)) {
            standing.fault = why.what;
            noteStanding(devices::DeviceState::Faulty, why.what, {}, devices::advice::plugAgain);
        }
        return tl::unexpected(why);
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

    void noteOpened(const Device& device, const Standing& standing)
    {
        auto note = lookAt({});
        note.state = devices::DeviceState::Ready;
        if constexpr (requires { device.driver(); })
            if (const auto driver = device.driver(); !driver.empty())
                note.driver = driver;
        if (!standing.fault.empty()) {
            note.state = devices::DeviceState::Faulty;
            note.lastFault = standing.fault;
            note.advice = devices::advice::plugAgain;
        }
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

    void noteStanding(devices::DeviceState state, const std::string& fault, std::string_view word,
        const std::string& advice)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_note.state == state && m_note.lastFault == fault && m_note.word == word)
                return;
            m_note.state = state;
            m_note.lastFault = fault;
            m_note.word = word;
            m_note.advice = advice;
        }
        tellNoted();
    }

    void nowThere(bool there)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_there = there;
            m_errands.clear();
        }
        m_duty.changed(there);
    }

    void runErrands(Device& device)
    {
        for (;;) {
            std::packaged_task<Result<bool>(Device&)> errand;
            {
                const std::scoped_lock lock(m_mutex);
                if (m_errands.empty())
                    return;
                errand = std::move(m_errands.front().task);
                m_errands.pop_front();
            }
            errand(device);
        }
    }

    // Something was plugged in or out, and now another device is the one to use, or none.
    bool isAnothersTurn()
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_look || !m_duty.meant)
                return false;
            m_look = false;
        }
        if (m_duty.meant())
            return false;
        const std::scoped_lock lock(m_mutex);
        m_look = true; // looked for at once, when this one is let go
        return true;
    }

    Duty m_duty;
    mutable std::mutex m_mutex;
    bool m_there = false;
    devices::DeviceNote m_note; // while it is open
    std::optional<Error> m_why; // it was not opened the last time
    std::deque<Waiting> m_errands;
    std::uint64_t m_lastErrand = 0;
    std::condition_variable_any m_wake;
    bool m_look = false;
    std::jthread m_thread;
};

} // namespace custody::station
