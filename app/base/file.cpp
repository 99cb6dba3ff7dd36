// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace custody {
namespace {

class FileHandle {
public:
    explicit FileHandle(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~FileHandle()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

tl::unexpected<Error> failed(const std::string& act, const std::filesystem::path& path)
{
    const int code = errno;
    const Fault fault = code == ENOENT || code == ENAMETOOLONG ? Fault::NotFound : Fault::Storage;
    std::string advice;
    if (code == ENOSPC)
        advice = "; free some space on this disk and try again";
    return fail(fault, "could not " + act + " " + path.string() + ": " + std::strerror(code) + advice);
}

Result<> writeAll(int descriptor, ByteView content, const std::filesystem::path& path)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed("write", path);
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

} // namespace

Result<> syncFolder(const std::filesystem::path& folder)
{
    const FileHandle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() < 0 || ::fsync(handle.get()) != 0)
        return failed("flush folder", folder);
    return {};
}

namespace {

std::string kindOf(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a folder";
    if (S_ISFIFO(mode))
        return "a pipe";
    return S_ISSOCK(mode) ? "a socket" : "a device";
}

// Absent when nothing is there at all.
Result<std::optional<Bytes>> readIfThere(const std::filesystem::path& path, std::size_t limit, Source source)
{
    // Without waiting: opening a pipe that nobody writes into would hang.
    const int wait = source == Source::PipeToo ? 0 : O_NONBLOCK;
    const FileHandle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | wait));
    if (handle.get() < 0 && (errno == ENOENT || errno == ENAMETOOLONG))
        return std::optional<Bytes>();
    if (handle.get() < 0 && errno == ENXIO)
        return fail(Fault::NotFound, path.string() + " is a socket, not a plain file");
    if (handle.get() < 0)
        return failed("open", path);
    struct stat about { };
    if (::fstat(handle.get(), &about) != 0)
        return failed("look at", path);
    if (!S_ISREG(about.st_mode) && !(source == Source::PipeToo && S_ISFIFO(about.st_mode)))
        return fail(Fault::NotFound, path.string() + " is " + kindOf(about.st_mode) + ", not a plain file");
    const auto tooLarge = [&] {
        return fail(Fault::Invalid, path.string() + " is larger than " + std::to_string(limit) + " bytes");
    };
    if (about.st_size > 0 && static_cast<std::size_t>(about.st_size) > limit)
        return tooLarge();
    // A pipe tells no size, so the limit is kept while reading too.
    Bytes content(static_cast<std::size_t>(about.st_size > 0 ? about.st_size : 65536));
    std::size_t size = 0;
    for (;;) {
        if (size == content.size()) {
            if (size > limit)
                return tooLarge();
            content.resize(std::min(limit + 1, content.size() * 2 + 1));
        }
        const ssize_t got = ::read(handle.get(), content.data() + size, content.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed("read", path);
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
        if (size > limit)
            return tooLarge();
    }
    content.resize(size);
    return std::optional(std::move(content));
}

} // namespace

Result<Bytes> readFile(const std::filesystem::path& path, std::size_t limit, Source source)
{
    auto content = TRY(readIfThere(path, limit, source));
    if (!content)
        return fail(Fault::NotFound, "could not open " + path.string() + ": " + std::strerror(ENOENT));
    return std::move(*content);
}

Result<std::optional<Bytes>> readFileIfThere(const std::filesystem::path& path, std::size_t limit)
{
    return readIfThere(path, limit, Source::PlainFile);
}

Result<> replaceFile(const std::filesystem::path& path, ByteView content, Access access)
{
    // A rename would put a plain file in a device's or a link's place.
    struct stat there { };
    if (::lstat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode))
        return fail(Fault::Invalid, path.string() + " is there and is not a plain file; choose another name");
    std::string pattern = path.string() + ".XXXXXX";
    FileHandle handle(::mkostemp(pattern.data(), O_CLOEXEC));
    if (handle.get() < 0)
        return failed("create a file beside", path);
    const auto abandon = [&](tl::unexpected<Error> error) {
        ::unlink(pattern.c_str());
        return error;
    };
    if (access == Access::Everyone && ::fchmod(handle.get(), 0644) != 0)
        return abandon(failed("set the mode of", path));
    if (auto written = writeAll(handle.get(), content, path); !written)
        return abandon(tl::unexpected(written.error()));
    if (::fsync(handle.get()) != 0)
        return abandon(failed("flush", path));
    if (::close(handle.release()) != 0)
        return abandon(failed("close", path));
    if (::rename(pattern.c_str(), path.c_str()) != 0)
        return abandon(failed("name", path));
    return syncFolder(folderOf(path));
}

Result<> makeFolder(const std::filesystem::path& path, Access access)
{
    const auto target = path.has_filename() ? path : path.parent_path();
    if (::mkdir(target.c_str(), access == Access::OwnerOnly ? 0700 : 0755) != 0) {
        if (errno == EEXIST && std::filesystem::is_directory(target))
            return {};
        if (errno == ENOENT && target.has_parent_path() && target.parent_path() != target) {
            TRY(makeFolder(target.parent_path(), access));
            return makeFolder(target, access);
        }
        return failed("create folder", target);
    }
    return syncFolder(folderOf(target));
}

Result<FolderLock> FolderLock::take(const std::filesystem::path& file)
{
    FileHandle handle(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (handle.get() < 0)
        return failed("open", file);
    if (::flock(handle.get(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
            ? fail(Fault::Busy, "another process already works in " + folderOf(file).string())
            : failed("lock", file);
    return FolderLock(handle.release());
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace custody
