// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faulty_disk.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>

#include <sqlite3.h>
#include <unistd.h>

namespace custody::test {
namespace {

std::string readWhole(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

const char* name(DiskFault fault)
{
    switch (fault) {
    case DiskFault::None: return "none";
    case DiskFault::IoError: return "EIO at k";
    case DiskFault::IoErrorOn: return "EIO from k on";
    case DiskFault::Full: return "ENOSPC at k";
    case DiskFault::FullOn: return "ENOSPC from k on";
    case DiskFault::TornWrite: return "torn write, EIO";
    case DiskFault::LostFlush: return "EIO a while, cut";
    case DiskFault::PowerCut: return "power cut";
    case DiskFault::PowerCutTorn: return "power cut, torn";
    case DiskFault::PowerCutScrambled: return "power cut, any subset";
    }
    return "";
}

// SQLite's view of the disk: version 1 of the methods, so that no shared memory and no mapping is possible.
struct FaultyDisk::Methods {
    struct File {
        sqlite3_file base; // must be first
        FaultyDisk* disk;
        std::shared_ptr<Content>* content; // absent: a temporary file
        bool flushesFolder;
        sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };
    static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static FaultyDisk* of(sqlite3_vfs* vfs) { return static_cast<FaultyDisk*>(vfs->pAppData); }
    static sqlite3_vfs* plain() { return sqlite3_vfs_find("unix"); }

    static int close(sqlite3_file* file)
    {
        auto* self = of(file);
        delete self->content;
        return self->real()->pMethods->xClose(self->real());
    }
    static int read(sqlite3_file* file, void* into, int amount, sqlite3_int64 at)
    {
        auto* self = of(file);
        if (self->disk->m_off)
            return SQLITE_IOERR_READ;
        return self->real()->pMethods->xRead(self->real(), into, amount, at);
    }
    static int write(sqlite3_file* file, const void* data, int amount, sqlite3_int64 at)
    {
        auto* self = of(file);
        auto& disk = *self->disk;
        const bool wasStruck = disk.m_struck;
        const int code = disk.strike(Act::Write);
        if (code != SQLITE_OK) {
            const bool tearsNow = !wasStruck
                && (disk.m_fault == DiskFault::TornWrite || disk.m_fault == DiskFault::PowerCutTorn);
            if (tearsNow && self->content) {
                self->real()->pMethods->xWrite(self->real(), data, amount / 2, at);
                Change half{false, static_cast<std::uint64_t>(at),
                    std::string(static_cast<const char*>(data), static_cast<std::size_t>(amount / 2))};
                if (disk.m_fault == DiskFault::PowerCutTorn)
                    apply((*self->content)->flushed, half);
                else
                    (*self->content)->waiting.push_back(std::move(half));
            }
            return code;
        }
        const int done = self->real()->pMethods->xWrite(self->real(), data, amount, at);
        if (done == SQLITE_OK && self->content)
            (*self->content)
                ->waiting.push_back({false, static_cast<std::uint64_t>(at),
                    std::string(static_cast<const char*>(data), static_cast<std::size_t>(amount))});
        return done;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        auto* self = of(file);
        if (const int code = self->disk->strike(Act::Truncate))
            return code;
        const int done = self->real()->pMethods->xTruncate(self->real(), size);
        if (done == SQLITE_OK && self->content)
            (*self->content)->waiting.push_back({true, static_cast<std::uint64_t>(size), {}});
        return done;
    }
    static int sync(sqlite3_file* file, int)
    {
        auto* self = of(file);
        auto& disk = *self->disk;
        const int code = disk.strike(Act::Flush);
        if (!self->content)
            return code;
        auto& content = **self->content;
        if (code != SQLITE_OK) {
            if (disk.m_fault == DiskFault::LostFlush)
                content.waiting
                    .clear(); // still in the page cache, and called clean: no later flush writes it
            return code;
        }
        for (const auto& change : content.waiting)
            apply(content.flushed, change);
        content.waiting.clear();
        if (self->flushesFolder) // as unix does, once, for a new journal or log
            disk.m_durable = disk.m_names;
        self->flushesFolder = false;
        return SQLITE_OK;
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        return of(file)->real()->pMethods->xFileSize(of(file)->real(), size);
    }
    static int lock(sqlite3_file* file, int level)
    {
        return of(file)->real()->pMethods->xLock(of(file)->real(), level);
    }
    static int unlock(sqlite3_file* file, int level)
    {
        return of(file)->real()->pMethods->xUnlock(of(file)->real(), level);
    }
    static int isReserved(sqlite3_file* file, int* is)
    {
        return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), is);
    }
    static int control(sqlite3_file* file, int what, void* argument)
    {
        // Growing in chunks would write beside our books.
        if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE)
            return SQLITE_OK;
        return of(file)->real()->pMethods->xFileControl(of(file)->real(), what, argument);
    }
    static int sectorSize(sqlite3_file* file)
    {
        return of(file)->real()->pMethods->xSectorSize(of(file)->real());
    }
    static int traits(sqlite3_file* file)
    {
        return of(file)->real()->pMethods->xDeviceCharacteristics(of(file)->real());
    }

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
    {
        auto& disk = *of(vfs);
        auto* self = of(file);
        std::memset(self, 0, sizeof *self);
        if (disk.m_off)
            return SQLITE_CANTOPEN;
        const bool isNew = path && ::access(path, F_OK) != 0;
        if (isNew && (flags & SQLITE_OPEN_CREATE) != 0 && disk.strike(Act::Create) != SQLITE_OK)
            return SQLITE_CANTOPEN;
        const int code = plain()->xOpen(plain(), path, self->real(), flags, outFlags);
        if (code != SQLITE_OK)
            return code;
        if (path && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0) {
            auto& content = disk.m_names[path];
            if (!content) {
                content = std::make_shared<Content>();
                if (!isNew) { // it lay here before: all of it is durable
                    content->flushed = readWhole(path);
                    disk.m_durable[path] = content;
                }
            }
            self->content = new std::shared_ptr<Content>(content);
            self->flushesFolder = isNew && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
        }
        static const sqlite3_io_methods methods{1, close, read, write, truncate, sync, fileSize, lock, unlock,
            isReserved, control, sectorSize, traits, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
        self->disk = &disk;
        self->base.pMethods = &methods;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, const char* path, int syncsFolder)
    {
        auto& disk = *of(vfs);
        if (::access(path, F_OK) != 0)
            return plain()->xDelete(plain(), path, syncsFolder);
        if (const int code = disk.strike(Act::Delete))
            return code;
        if (!disk.m_names.contains(path)) {
            auto content = std::make_shared<Content>();
            content->flushed = readWhole(path);
            disk.m_durable.emplace(path, std::move(content));
        }
        const int done = plain()->xDelete(plain(), path, 0);
        if (done == SQLITE_OK) {
            disk.m_names.erase(path);
            if (syncsFolder)
                disk.m_durable = disk.m_names;
        }
        return done;
    }
    static int exists(sqlite3_vfs* vfs, const char* path, int flags, int* result)
    {
        if (of(vfs)->m_off)
            return SQLITE_IOERR_ACCESS;
        return plain()->xAccess(plain(), path, flags, result);
    }
    static int fullPath(sqlite3_vfs*, const char* path, int size, char* out)
    {
        return plain()->xFullPathname(plain(), path, size, out);
    }

    sqlite3_vfs vfs{};
};

FaultyDisk::FaultyDisk(DiskFault fault, long at, unsigned seed)
    : m_fault(fault)
    , m_at(at)
    , m_seed(seed)
    , m_random(seed * 0x9E3779B97F4A7C15ULL + 1)
    , m_vfsName("faulty-disk")
    , m_methods(std::make_unique<Methods>())
{
    auto& vfs = m_methods->vfs;
    vfs = *Methods::plain();
    vfs.iVersion = 2;
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(Methods::File)) + Methods::plain()->szOsFile;
    vfs.zName = m_vfsName.c_str();
    vfs.pAppData = this;
    vfs.xOpen = Methods::open;
    vfs.xDelete = Methods::remove;
    vfs.xAccess = Methods::exists;
    vfs.xFullPathname = Methods::fullPath;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        std::abort();
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&m_methods->vfs);
    sqlite3_vfs_register(Methods::plain(), 1);
}

int FaultyDisk::strike(Act act)
{
    if (m_off)
        return SQLITE_IOERR;
    // A flush that loses data belongs to a disk that is ill for a while: as many changes fail as the seed
    // says.
    const long ill = m_fault == DiskFault::LostFlush ? m_seed : 1;
    const bool now = m_changes >= m_at && m_changes < m_at + ill;
    ++m_changes;
    const bool lasting = m_fault == DiskFault::IoErrorOn || m_fault == DiskFault::FullOn;
    if (m_fault == DiskFault::None || !(now || (lasting && m_struck)))
        return SQLITE_OK;
    m_struck = true;
    if (m_fault == DiskFault::PowerCut || m_fault == DiskFault::PowerCutTorn
        || m_fault == DiskFault::PowerCutScrambled)
        m_off = true;
    const bool full = m_fault == DiskFault::Full || m_fault == DiskFault::FullOn;
    switch (act) {
    case Act::Write: return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case Act::Flush: return SQLITE_IOERR_FSYNC;
    case Act::Truncate: return SQLITE_IOERR_TRUNCATE;
    case Act::Delete: return SQLITE_IOERR_DELETE;
    case Act::Create: return SQLITE_CANTOPEN;
    }
    return SQLITE_IOERR;
}

void FaultyDisk::apply(std::string& content, const Change& change)
{
    if (change.truncates) {
        content.resize(change.at);
        return;
    }
    if (content.size() < change.at + change.bytes.size())
        content.resize(change.at + change.bytes.size());
    content.replace(change.at, change.bytes.size(), change.bytes);
}

std::uint64_t FaultyDisk::random()
{
    m_random ^= m_random << 13;
    m_random ^= m_random >> 7;
    m_random ^= m_random << 17;
    return m_random >> 11;
}

// Each sector of each write that was not flushed is there or not, by chance.
std::string FaultyDisk::scrambled(const Content& content)
{
    constexpr std::size_t sector = 512;
    auto out = content.flushed;
    for (const auto& change : content.waiting) {
        if (change.truncates) {
            if (random() % 2 == 0)
                apply(out, change);
            continue;
        }
        for (std::size_t from = 0; from < change.bytes.size();) {
            const auto end =
                std::min(change.bytes.size(), ((change.at + from) / sector + 1) * sector - change.at);
            if (random() % 2 == 0)
                apply(out, {false, change.at + from, change.bytes.substr(from, end - from)});
            from = end;
        }
    }
    return out;
}

void FaultyDisk::leaveWhatSurvives()
{
    std::set<std::string> paths;
    for (const auto* names : {&m_names, &m_durable})
        for (const auto& [path, content] : *names)
            paths.insert(path);
    for (const auto& path : paths) {
        const bool scrambles = m_fault == DiskFault::PowerCutScrambled;
        const auto& names = scrambles && random() % 2 == 0 ? m_names : m_durable;
        const auto found = names.find(path);
        if (found == names.end()) {
            ::unlink(path.c_str());
            continue;
        }
        const auto content = scrambles ? scrambled(*found->second) : found->second->flushed;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
    }
}

} // namespace custody::test
