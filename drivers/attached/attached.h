// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The readers, scanners and scales that are plugged in, each opened with the driver it needs. A device that
// cannot be told from an ordinary keyboard or serial adapter is opened only when the bench's settings name
// it.

#include <memory>
#include <mutex>
#include <optional>

#include "app/devices/badge_reader.h"
#include "app/devices/code_reader.h"
#include "app/devices/scale.h"
#include "drivers/badges/keyboard_reader.h"
#include "drivers/cdc/port.h"
#include "drivers/scales/scale_line.h"
#include "drivers/usb/advice.h"
#include "drivers/usb/catalogue.h"
#include "drivers/usb/context.h"

namespace custody::attached {

// `source`: auto, or a device as usb::Plugged::isNamed knows it. Auto takes what the catalogue or the device
// itself says to be one.
struct BadgeSettings {
    std::string source = "auto";
    hid::KeyLayout layout = hid::KeyLayout::Us; // of a reader that types
    badges::Writing writing = badges::Writing::Text;
};

struct ScannerSettings {
    std::string source = "auto";
    hid::KeyLayout layout = hid::KeyLayout::Us; // of a scanner that types
    cdc::LineCoding line; // of one on a serial port
    bool named = false; // the settings ask for one: a bench without it lacks something
};

struct ScaleSettings {
    std::string source = "auto";
    cdc::LineCoding line;
    scales::Dialect dialect = scales::Dialect::Sics;
    bool named = false; // as above
};

// The context must outlive what was opened.
struct Machine {
    usb::Context& usb;
    const usb::Catalogue& catalogue;
};

// Which ones these settings could mean, of what is plugged in now; nothing is opened. At a port that is named
// any keyboard may be plugged in, and it may tell any serial number: of what types only a reader of the
// catalogue counts there. Unnamed, readers of the catalogue go before other smart-card slots.
std::vector<usb::Plugged> badgeReadersOf(const Machine& machine, const BadgeSettings& settings);
std::string namesOf(const std::vector<usb::Plugged>& all);

// The one to open; of badge readers only if it is the only one.
std::optional<usb::Plugged> badgeReaderOf(const Machine& machine, const BadgeSettings& settings);
std::optional<usb::Plugged> codeReaderOf(const Machine& machine, const ScannerSettings& settings);
std::optional<usb::Plugged> scaleOf(const Machine& machine, const ScaleSettings& settings);

// Of the error when several could be it.
constexpr const char* severalRule = "reader.several";

// NotFound when nothing of the kind is plugged in; Device when several badge readers are, or what the
// settings name is there, but no driver of ours makes one of it; Busy and Unauthorized say what to do
// (usb/advice.h).
Result<std::unique_ptr<devices::BadgeReader>> openBadgeReader(
    const Machine& machine, const BadgeSettings& settings);
Result<std::unique_ptr<devices::CodeReader>> openCodeReader(
    const Machine& machine, const ScannerSettings& settings);
Result<std::unique_ptr<devices::Scale>> openScale(const Machine& machine, const ScaleSettings& settings);

// Which device was opened last, for those who ask from other threads.
class OpenedLast {
public:
    void put(std::optional<usb::Plugged> device)
    {
        const std::scoped_lock lock(m_mutex);
        m_device = std::move(device);
    }
    std::optional<usb::Plugged> device() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_device;
    }

private:
    mutable std::mutex m_mutex;
    std::optional<usb::Plugged> m_device;
};

// Opens a reader again and again, as it comes and goes. Each try takes the device from the kernel for a
// moment: one that turned out to be no such reader is left alone until it is plugged in anew.
template <typename Reader, typename Settings, auto whichOf, auto open> class ReaderOpener {
public:
    ReaderOpener(const Machine& machine, Settings settings, std::shared_ptr<OpenedLast> last = nullptr)
        : m_machine(machine)
        , m_settings(std::move(settings))
        , m_last(std::move(last))
    {
    }

    Result<std::unique_ptr<Reader>> operator()()
    {
        const auto device = whichOf(m_machine, m_settings);
        if (device && m_refused && device->identity == m_refused->identity
            && device->node() == m_refused->node())
            return tl::unexpected(m_why);
        m_refused.reset();
        auto opened = open(m_machine, m_settings);
        if (!opened && device && opened.error().rule == usb::rule::noDriver) {
            m_refused = device;
            m_why = opened.error();
        }
        if (opened && m_last)
            m_last->put(device);
        return opened;
    }

private:
    Machine m_machine;
    Settings m_settings;
    std::shared_ptr<OpenedLast> m_last;
    std::optional<usb::Plugged> m_refused;
    Error m_why{Fault::Device, {}};
};
using BadgeReaderOpener = ReaderOpener<devices::BadgeReader, BadgeSettings, badgeReaderOf, openBadgeReader>;
using CodeReaderOpener = ReaderOpener<devices::CodeReader, ScannerSettings, codeReaderOf, openCodeReader>;

} // namespace custody::attached
