// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/mock_bus.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>

#include <umockdev.h>

#include "tests/support/usb_models/mock_socket.h"

namespace custody::test {
namespace {

std::string uevent(const std::string& port) { return "/sys/devices/pci0000:00/usb1/" + port; }

} // namespace

struct MockBus::State {
    // What answers at one path, whichever device is there. umockdev keeps a program's connection open for
    // ever when its path is taken away before it has seen the program close it; so no path is taken away.
    struct Node {
        UMockdevIoctlBase* handler = nullptr;
        State* state = nullptr;
        std::string port;
        std::shared_ptr<MockSocket> socket; // of a pulled device until the next one comes: it is still reaped
    };
    UMockdevTestbed* bed = nullptr;
    std::recursive_mutex lock;
    std::map<std::string, std::shared_ptr<MockSocket>> sockets; // plugged now, by port
    std::map<std::string, Node*> nodes; // by path; each stays until the bus ends
    std::vector<std::string> leavings; // sysfs trees of unplugged devices, not yet cleared away
    std::atomic<int> polls{0};
    std::string root;
    bool split = false;
    int lastNumber = 1;

    MockSocket& socket(const std::string& port) { return *sockets.at(port); }
    void pull(std::string port); // by value: it often is the key that goes
    void sweep(const std::string& port);
};

void MockBus::State::pull(std::string port)
{
    const auto it = sockets.find(port);
    if (it == sockets.end())
        return;
    it->second->hangUp();
    sockets.erase(it);
    leavings.push_back(port);
    umockdev_testbed_uevent(bed, uevent(port).c_str(), "remove");
}

// The tree stays readable until the next device comes: who hears "remove" may still look into it.
void MockBus::State::sweep(const std::string& port)
{
    if (std::erase(leavings, port) == 0)
        return;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(root + "/dev/bus/usb/001", error)) {
        const bool stale = std::none_of(sockets.begin(), sockets.end(),
            [&](const auto& s) { return s.second->node() == entry.path().filename(); });
        if (!stale)
            continue;
        std::filesystem::remove(entry.path(), error);
        if (const auto node = nodes.find("/dev/bus/usb/001/" + entry.path().filename().string());
            node != nodes.end())
            node->second->socket.reset();
    }
    umockdev_testbed_remove_device(bed, uevent(port).c_str());
}

MockBus::MockBus(Bulk bulk)
    : m_state(std::make_unique<State>())
{
    m_state->bed = umockdev_testbed_new();
    Q_ASSERT(umockdev_in_mock_environment());
    m_state->split = bulk == Bulk::Split;
    gchar* const root = umockdev_testbed_get_root_dir(m_state->bed);
    m_state->root = root;
    g_free(root);
    std::filesystem::create_directories(m_state->root + "/dev/bus/usb/001");
    ::chmod(m_state->root.c_str(), 0755);
}

MockBus::~MockBus()
{
    const std::scoped_lock guard(m_state->lock);
    while (!m_state->sockets.empty())
        m_state->pull(m_state->sockets.begin()->first);
    while (!m_state->leavings.empty())
        m_state->sweep(std::string(m_state->leavings.back()));
    for (const auto& [path, node] : m_state->nodes) {
        umockdev_testbed_detach_ioctl(m_state->bed, path.c_str(), nullptr);
        g_object_unref(node->handler);
    }
    g_object_unref(m_state->bed);
}

void MockBus::plug(std::shared_ptr<DeviceModel> model, const std::string& port)
{
    std::string text;
    UMockdevIoctlBase* fresh = nullptr;
    std::string devnode;
    {
        const std::scoped_lock guard(m_state->lock);
        m_state->sweep(port);
        const int number = m_state->lastNumber = m_state->lastNumber % 126 + 1;
        char node[8];
        std::snprintf(node, sizeof node, "%03d", number);
        auto socket = std::make_shared<MockSocket>(std::move(model), node, m_state->split);
        devnode = std::string("/dev/bus/usb/001/") + node;
        std::filesystem::remove(m_state->root + devnode);
        std::filesystem::create_symlink(socket->terminal(), m_state->root + devnode);
        socket->lockMode(false);
        text = socket->sysfsText("/devices/pci0000:00/usb1/" + port, number);
        m_state->sockets[port] = socket;

        auto& at = m_state->nodes[devnode];
        if (!at) {
            at = new State::Node{umockdev_ioctl_base_new(), m_state.get(), port, socket};
            const auto handle =
                +[](UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data) -> gboolean {
                auto* const node = static_cast<State::Node*>(data);
                const std::scoped_lock guard(node->state->lock);
                if (!node->socket) { // gone for so long that another one is plugged in
                    umockdev_ioctl_client_complete(client, -1, ENODEV);
                    return TRUE;
                }
                switch (node->socket->ioctl(client)) {
                case MockSocket::Heard::Pull: node->state->pull(std::string(node->port)); break;
                case MockSocket::Heard::Poll: ++node->state->polls; break;
                case MockSocket::Heard::Other: break;
                }
                return TRUE;
            };
            fresh = at->handler;
            g_signal_connect_data(
                fresh, "handle-ioctl", G_CALLBACK(handle), at,
                [](gpointer data, GClosure*) { delete static_cast<State::Node*>(data); }, GConnectFlags(0));
        }
        at->port = port;
        at->socket = socket;
    }
    // Without the lock: the handler's thread may be at work for another device.
    if (fresh)
        umockdev_testbed_attach_ioctl(m_state->bed, devnode.c_str(), fresh, nullptr);
    GError* error = nullptr;
    if (!umockdev_testbed_add_from_string(m_state->bed, text.c_str(), &error))
        qFatal("%s", error->message);
}

void MockBus::unplug(const std::string& port)
{
    const std::scoped_lock guard(m_state->lock);
    m_state->pull(port);
}

void MockBus::poke(const std::function<void()>& change)
{
    const std::scoped_lock guard(m_state->lock);
    change();
    for (auto& [port, socket] : m_state->sockets)
        socket->tryAgain();
}

void MockBus::unplugAtTransfer(int n, const std::string& port)
{
    const std::scoped_lock guard(m_state->lock);
    m_state->socket(port).pullAt(n);
}

void MockBus::holdByAnother(bool held, const std::string& port)
{
    const std::scoped_lock guard(m_state->lock);
    m_state->socket(port).holdByAnother(held);
}

void MockBus::lock(bool locked, const std::string& port)
{
    namespace fs = std::filesystem;
    const std::scoped_lock guard(m_state->lock);
    // Who may not open the node still has to reach umockdev, or is ended by it.
    for (const auto& entry : fs::recursive_directory_iterator(m_state->root + "/ioctl"))
        fs::permissions(entry, fs::perms::all);
    fs::permissions(m_state->root + "/ioctl", fs::perms::all);
    m_state->socket(port).lockMode(locked);
}

int MockBus::transfers(const std::string& port) const
{
    const std::scoped_lock guard(m_state->lock);
    const auto it = m_state->sockets.find(port);
    return it == m_state->sockets.end() ? 0 : it->second->transfers();
}

int MockBus::polls() const { return m_state->polls; }

std::string MockBus::kernelDriver(int interface, const std::string& port) const
{
    const std::scoped_lock guard(m_state->lock);
    return m_state->socket(port).driver(interface);
}

void startAgainUnderUmockdev(char** argv)
{
    const char* const loaded = std::getenv("LD_PRELOAD");
    const std::string before = loaded ? loaded : "";
    if (before.find("libumockdev-preload") != std::string::npos)
        return;
    // A sanitizer wants to be the first library; here it may come second.
    const char* const asan = std::getenv("ASAN_OPTIONS");
    ::setenv("ASAN_OPTIONS", (std::string(asan ? asan : "") + ":verify_asan_link_order=0").c_str(), 1);
    ::setenv("LD_PRELOAD", ("libumockdev-preload.so.0:" + before).c_str(), 1);
    std::vector<char*> arguments{argv[0]}; // its first argument is the test's name, and so is its own
    for (char** argument = argv; *argument != nullptr; ++argument)
        arguments.push_back(*argument);
    arguments.push_back(nullptr);
    ::execv("/proc/self/exe", arguments.data());
    qFatal("this program cannot be started again under umockdev");
}

} // namespace custody::test
