// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/disk.h"

#include <algorithm>
#include <fstream>

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "app/store/store_files.h"

namespace custody::store {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 16; // mappings on mappings; deeper is a loop

bool isLuks(const fs::path& device)
{
    std::ifstream file(device / "dm" / "uuid");
    std::string uuid;
    return std::getline(file, uuid) && uuid.starts_with("CRYPT-LUKS");
}

bool everyWayIsLuks(const fs::path& device, int depth)
{
    if (isLuks(device))
        return true;
    if (depth == 0)
        return false;
    std::error_code failed;
    bool any = false;
    for (fs::directory_iterator at(device / "slaves", failed), end; !failed && at != end;
         at.increment(failed)) {
        any = true;
        const auto below = fs::canonical(at->path(), failed);
        if (failed || !everyWayIsLuks(below, depth - 1))
            return false;
    }
    if (failed && failed != std::errc::no_such_file_or_directory)
        return false;
    if (any)
        return true;
    // A partition says nothing of what its disk lies on; the disk does.
    if (fs::exists(device / "partition"))
        return everyWayIsLuks(device.parent_path(), depth - 1);
    return false;
}

} // namespace

std::string_view name(DiskProtection protection)
{
    switch (protection) {
    case DiskProtection::Luks: return "luks";
    case DiskProtection::Plain: return "plain";
    case DiskProtection::Unknown: return "unknown";
    }
    return "unknown";
}

DiskProtection protectionOf(unsigned major, unsigned minor, const fs::path& sysfs)
{
    std::error_code failed;
    const auto device = fs::canonical(
        sysfs / "dev" / "block" / (std::to_string(major) + ":" + std::to_string(minor)), failed);
    if (failed)
        return DiskProtection::Unknown;
    return everyWayIsLuks(device, deepest) ? DiskProtection::Luks : DiskProtection::Plain;
}

Result<> noteDisk(Store& store, const fs::path& sysfs)
{
    struct stat about { };
    if (::stat(store.folder().c_str(), &about) != 0)
        return fail(Fault::Storage, "could not look at " + store.folder().string());
    const auto found = protectionOf(major(about.st_dev), minor(about.st_dev), sysfs);
    const auto boot = readBoot();
    const auto seen = bytes(hex(boot.id) + " " + std::string(name(found)));
    if (TRY(store.meta("disk")) == seen)
        return {};
    chain::Event event;
    event.id = store.newEventId();
    event.type = chain::EventType::DiskSeen;
    event.at = store.clock().now();
    event.fields = {{"disk", std::string(name(found))}, {"boot", Bytes(boot.id.begin(), boot.id.end())}};
    Recording recording;
    recording.events = {event};
    recording.also = [&] { return store.setMeta("disk", seen); };
    TRY(store.record(recording));
    return {};
}

} // namespace custody::store
