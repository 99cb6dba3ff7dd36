// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/sysfs.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "app/base/plain_words.h"

namespace custody::usb {
namespace {

constexpr std::size_t mostDescriptors = 64 * 1024;
constexpr std::size_t mostText = 512;
constexpr const char* root = "/sys/bus/usb/devices/";

// By read alone: the size that sysfs states of its files is not theirs.
Bytes contentOf(const std::string& path, std::size_t most)
{
    Bytes content;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return content;
    content.resize(most);
    std::size_t count = 0;
    while (count < most) {
        const auto came = ::read(file, content.data() + count, most - count);
        if (came <= 0)
            break;
        count += static_cast<std::size_t>(came);
    }
    ::close(file);
    content.resize(count);
    return content;
}

std::string attribute(const std::string& folder, const char* name)
{
    return attributeText(contentOf(folder + "/" + name, mostText));
}

// Zeros burnt into every device of a kind tell nobody apart.
std::string meaningfulSerial(std::string serial)
{
    const bool says = std::any_of(
        serial.begin(), serial.end(), [](char c) { return c != '0' && c != ' ' && c != '.' && c != '-'; });
    return says ? serial : std::string();
}

} // namespace

std::string attributeText(ByteView content) { return plainWords(text(content), mostText); }

Result<Plugged> readSysfs(const std::string& port, std::uint8_t bus, std::uint8_t address)
{
    const auto folder = root + port;
    const int configuration = std::atoi(attribute(folder, "bConfigurationValue").c_str());
    auto raw = contentOf(folder + "/descriptors", mostDescriptors);
    if (raw.empty())
        return fail(Fault::NotFound, "There is no USB device at port " + port + " any more.");
    auto described = TRY(parseDescriptors(raw, configuration));
    Plugged plugged;
    plugged.identity = {
        described.vendor, described.product, meaningfulSerial(attribute(folder, "serial")), port};
    plugged.maker = attribute(folder, "manufacturer");
    plugged.name = attribute(folder, "product");
    plugged.bus = bus;
    plugged.address = address;
    plugged.release = described.release;
    plugged.interfaces = std::move(described.interfaces);
    plugged.descriptors = std::move(raw);
    std::set<std::string> drivers;
    for (const auto& one : plugged.interfaces) {
        std::error_code error;
        const auto interface = folder + "/" + port + ":" + std::to_string(configuration) + "."
            + std::to_string(one.number) + "/driver";
        const auto driver = std::filesystem::read_symlink(interface, error);
        if (!error)
            drivers.insert(driver.filename().string());
    }
    plugged.kernelDrivers.assign(drivers.begin(), drivers.end());
    return plugged;
}

} // namespace custody::usb
