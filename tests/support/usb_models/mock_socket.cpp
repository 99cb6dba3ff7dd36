// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/mock_socket.h"

#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace custody::test {
namespace {

constexpr std::size_t setupSize = 8;

template <typename T> T& in(UMockdevIoctlData* data) { return *reinterpret_cast<T*>(data->data); }

struct Resolved { // a struct of the client's memory; written back when the ioctl completes
    Resolved(UMockdevIoctlData* argument, std::size_t size)
        : data(umockdev_ioctl_data_resolve(argument, 0, size, nullptr))
    {
    }
    ~Resolved() { umockdev_ioctl_data_unref(data); }
    Resolved(const Resolved&) = delete;
    Resolved& operator=(const Resolved&) = delete;
    UMockdevIoctlData* data;
};

} // namespace

MockSocket::Flight::Flight(Flight&& other) noexcept
    : urb(std::exchange(other.urb, nullptr))
    , buffer(std::exchange(other.buffer, nullptr))
    , clientAddress(other.clientAddress)
    , taken(other.taken)
    , status(other.status)
{
}

MockSocket::Flight::~Flight()
{
    if (buffer)
        umockdev_ioctl_data_unref(buffer);
    if (urb)
        umockdev_ioctl_data_unref(urb);
}

MockSocket::MockSocket(std::shared_ptr<DeviceModel> model, std::string node, bool split)
    : m_model(std::move(model))
    , m_plan(m_model->plan())
    , m_node(std::move(node))
    , m_split(split)
{
    ::openpty(&m_master, &m_slave, nullptr, nullptr, nullptr);
    ::fcntl(m_master, F_SETFD, FD_CLOEXEC); // a child that inherits it would keep the cable in
    ::fcntl(m_slave, F_SETFD, FD_CLOEXEC);
    termios settings{};
    ::tcgetattr(m_slave, &settings);
    ::cfmakeraw(&settings);
    ::tcsetattr(m_slave, TCSANOW, &settings);
    char name[64];
    ::ttyname_r(m_slave, name, sizeof name);
    m_terminal = name;
    for (const auto& one : m_plan.interfaces)
        if (!one.kernelDriver.empty())
            m_drivers[one.number] = one.kernelDriver;
    showWritable();
}

MockSocket::~MockSocket()
{
    if (m_master >= 0)
        ::close(m_master);
    ::close(m_slave);
}

void MockSocket::lockMode(bool locked) { ::chmod(m_terminal.c_str(), locked ? 0600 : 0666); }

std::string MockSocket::driver(int interface) const
{
    const auto it = m_drivers.find(interface);
    return it == m_drivers.end() ? std::string() : it->second;
}

std::string MockSocket::sysfsText(const std::string& path, int number) const
{
    char head[512];
    std::snprintf(head, sizeof head,
        "P: %s\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DEVNAME=/dev/bus/usb/001/%s\nE: BUSNUM=001\n"
        "E: DEVNUM=%s\nE: MAJOR=189\nE: MINOR=%d\nA: busnum=1\\n\nA: devnum=%d\\n\nA: speed=%d\\n\n"
        "A: bConfigurationValue=1\\n\nA: idVendor=%04x\\n\nA: idProduct=%04x\\n\n",
        path.c_str(), m_node.c_str(), m_node.c_str(), number - 1, number, m_plan.megabits, m_plan.vendor,
        m_plan.product);
    std::string text = head;
    const auto word = [&](const char* name, const std::string& value) {
        if (!value.empty())
            text += std::string("A: ") + name + "=" + value + "\\n\n";
    };
    word("manufacturer", m_plan.maker);
    word("product", m_plan.name);
    word("serial", m_plan.serial);
    return text + "H: descriptors=" + hex(descriptorsOf(m_plan)) + "\n\n";
}

// Writable while a finished transfer waits: that is how usbfs wakes its reader.
void MockSocket::showWritable() { ::tcflow(m_slave, m_finished.empty() && !m_gone ? TCOOFF : TCOON); }

void MockSocket::hangUp()
{
    m_gone = true;
    for (auto& flight : m_flying) {
        flight.status = -ESHUTDOWN;
        m_finished.push_back(std::move(flight));
    }
    m_flying.clear();
    showWritable();
    ::close(m_master);
    m_master = -1;
}

void MockSocket::tryAgain()
{
    for (bool again = true; again;) {
        again = false;
        for (auto it = m_flying.begin(); it != m_flying.end();) {
            if (attempt(*it)) {
                m_finished.push_back(std::move(*it));
                it = m_flying.erase(it);
                again = true;
            } else {
                ++it;
            }
        }
    }
    showWritable();
}

bool MockSocket::attempt(Flight& flight)
{
    auto& urb = in<usbdevfs_urb>(flight.urb);
    auto* const data = reinterpret_cast<std::uint8_t*>(flight.buffer->data);
    const auto length = static_cast<std::size_t>(urb.buffer_length);
    const bool isControl = urb.type == USBDEVFS_URB_TYPE_CONTROL;
    Answer answer;
    bool reads = urb.endpoint & 0x80;
    std::size_t room = length;
    if (isControl) {
        const auto word = [&](int at) { return static_cast<std::uint16_t>(data[at] | data[at + 1] << 8); };
        const Setup setup{data[0], data[1], word(2), word(4), word(6)};
        reads = setup.requestType & 0x80;
        room = length - setupSize;
        const ByteView sent = reads ? ByteView() : ByteView(data + setupSize, room);
        answer = isStandard(setup) ? standardAnswer(m_plan, setup) : m_model->control(setup, sent);
    } else if (reads) {
        answer = m_model->in(urb.endpoint, length);
    } else {
        answer = m_model->out(urb.endpoint, {data + flight.taken, length - flight.taken});
        answer.taken += flight.taken;
    }
    if (reads) {
        const bool babbles = answer.bytes.size() > room;
        const auto count = std::min(answer.bytes.size(), room);
        std::copy_n(answer.bytes.begin(), count, data + (isControl ? setupSize : 0));
        urb.actual_length = static_cast<int>(count);
        if (babbles)
            answer.kind = Answer::Kind::Babble;
    } else {
        flight.taken = answer.taken;
        urb.actual_length = static_cast<int>(isControl ? room : answer.taken);
    }
    switch (answer.kind) {
    case Answer::Kind::Nak: return false;
    case Answer::Kind::Ack: flight.status = 0; break;
    case Answer::Kind::Stall:
        flight.status = -EPIPE;
        urb.actual_length = static_cast<int>(reads ? 0 : flight.taken);
        break;
    case Answer::Kind::Babble: flight.status = -EOVERFLOW; break;
    case Answer::Kind::BusFault: flight.status = -EPROTO; break;
    }
    return true;
}

int MockSocket::submit(UMockdevIoctlData* argument)
{
    Flight flight;
    flight.clientAddress = in<std::uintptr_t>(argument);
    flight.urb = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
    const auto& urb = in<usbdevfs_urb>(flight.urb);
    flight.buffer = umockdev_ioctl_data_resolve(flight.urb, offsetof(usbdevfs_urb, buffer),
        static_cast<gsize>(std::max(urb.buffer_length, 1)), nullptr);
    ++m_transfers;
    m_flying.push_back(std::move(flight));
    return 0;
}

bool MockSocket::reap(UMockdevIoctlData* argument)
{
    if (m_finished.empty())
        return false;
    Flight flight(std::move(m_finished.front()));
    m_finished.pop_front();
    in<usbdevfs_urb>(flight.urb).status = flight.status;
    if (flight.status == -ENOENT || flight.status == -ESHUTDOWN)
        in<usbdevfs_urb>(flight.urb).actual_length = static_cast<int>(flight.taken);
    const Resolved place(argument, sizeof(void*));
    umockdev_ioctl_data_set_ptr(place.data, 0, flight.urb);
    showWritable();
    return true;
}

int MockSocket::discard(UMockdevIoctlData* argument)
{
    const auto address = in<std::uintptr_t>(argument);
    const auto it = std::find_if(
        m_flying.begin(), m_flying.end(), [&](const Flight& f) { return f.clientAddress == address; });
    if (it == m_flying.end())
        return -EINVAL;
    it->status = -ENOENT;
    m_finished.push_back(std::move(*it));
    m_flying.erase(it);
    showWritable();
    return 0;
}

int MockSocket::claim(unsigned interface, bool detach)
{
    auto& driver = m_drivers[static_cast<int>(interface)];
    if (m_held || (!driver.empty() && driver != "usbfs" && !detach))
        return -EBUSY;
    driver = "usbfs";
    m_model->claimed(static_cast<std::uint8_t>(interface), true);
    return 0;
}

MockSocket::Heard MockSocket::ioctl(UMockdevIoctlClient* client)
{
    auto* const argument = umockdev_ioctl_client_get_arg(client);
    const auto request = static_cast<std::uint32_t>(umockdev_ioctl_client_get_request(client));
    const auto complete = [&](int result) {
        umockdev_ioctl_client_complete(client, result < 0 ? -1 : result, result < 0 ? -result : 0);
    };
    if (request == std::uint32_t(USBDEVFS_REAPURBNDELAY) || request == std::uint32_t(USBDEVFS_REAPURB)) {
        complete(reap(argument) ? 0 : m_gone ? -ENODEV : -EAGAIN);
        return Heard::Poll;
    }
    if (m_gone) {
        complete(-ENODEV);
        return Heard::Other;
    }
    switch (request) {
    case std::uint32_t(USBDEVFS_GET_CAPABILITIES): {
        const Resolved word(argument, sizeof(std::uint32_t));
        in<std::uint32_t>(word.data) = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION
            | USBDEVFS_CAP_REAP_AFTER_DISCONNECT
            | (m_split ? 0U : USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER);
        complete(0);
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_GETDRIVER): {
        const Resolved asked(argument, sizeof(usbdevfs_getdriver));
        auto& question = in<usbdevfs_getdriver>(asked.data);
        const auto name = driver(static_cast<int>(question.interface));
        std::snprintf(question.driver, sizeof question.driver, "%s", name.c_str());
        complete(name.empty() ? -ENODATA : 0);
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_DISCONNECT_CLAIM): {
        const Resolved asked(argument, sizeof(usbdevfs_disconnect_claim));
        complete(claim(in<usbdevfs_disconnect_claim>(asked.data).interface, true));
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_CLAIMINTERFACE): {
        const Resolved asked(argument, sizeof(unsigned));
        complete(claim(in<unsigned>(asked.data), false));
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_RELEASEINTERFACE): {
        const Resolved asked(argument, sizeof(unsigned));
        const auto interface = in<unsigned>(asked.data);
        m_drivers.erase(static_cast<int>(interface));
        m_model->claimed(static_cast<std::uint8_t>(interface), false);
        complete(0);
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_IOCTL): { // USBDEVFS_CONNECT: the kernel's driver comes back
        const Resolved asked(argument, sizeof(usbdevfs_ioctl));
        const auto& question = in<usbdevfs_ioctl>(asked.data);
        for (const auto& one : m_plan.interfaces)
            if (one.number == question.ifno && !one.kernelDriver.empty()
                && question.ioctl_code == int(USBDEVFS_CONNECT))
                m_drivers[question.ifno] = one.kernelDriver;
        complete(0);
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_SETINTERFACE): {
        const Resolved asked(argument, sizeof(usbdevfs_setinterface));
        const auto& question = in<usbdevfs_setinterface>(asked.data);
        m_model->choose(
            static_cast<std::uint8_t>(question.interface), static_cast<std::uint8_t>(question.altsetting));
        complete(0);
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_CLEAR_HALT): {
        const Resolved asked(argument, sizeof(unsigned));
        m_model->clearHalt(static_cast<std::uint8_t>(in<unsigned>(asked.data)));
        complete(0);
        return Heard::Other;
    }
    case std::uint32_t(USBDEVFS_SUBMITURB):
        complete(submit(argument));
        if (m_pullIn > 0 && --m_pullIn == 0)
            return Heard::Pull;
        tryAgain();
        return Heard::Other;
    case std::uint32_t(USBDEVFS_DISCARDURB): complete(discard(argument)); return Heard::Other;
    case std::uint32_t(USBDEVFS_RESET):
    case std::uint32_t(USBDEVFS_SETCONFIGURATION): complete(0); return Heard::Other;
    default: complete(-ENOTTY); return Heard::Other;
    }
}

} // namespace custody::test
