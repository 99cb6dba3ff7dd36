// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Counts what the program holds, so that a short input cannot make a parser ask for much.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>

#include <malloc.h>

#include "tests/fuzz/targets.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FUZZ_SANITIZED
#include <sanitizer/allocator_interface.h>
#endif
#endif

namespace {

std::atomic<std::size_t> held{0};
std::atomic<std::size_t> mostHeld{0};

void count(std::size_t size)
{
    const auto now = held += size;
    if (now > mostHeld)
        mostHeld = now;
}

} // namespace

#ifdef FUZZ_SANITIZED
// The sanitizer owns the memory and tells of each piece, also of those that OpenSSL asks for.
namespace {
void taken(const volatile void*, std::size_t size) { count(size); }
void given(const volatile void* memory) { held -= __sanitizer_get_allocated_size(const_cast<void*>(memory)); }
const int counting = __sanitizer_install_malloc_and_free_hooks(taken, given);
} // namespace
#else
namespace {
void* hold(std::size_t size)
{
    void* memory = std::malloc(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    count(malloc_usable_size(memory));
    return memory;
}

void release(void* memory) noexcept
{
    if (memory != nullptr)
        held -= malloc_usable_size(memory);
    std::free(memory);
}
} // namespace

void* operator new(std::size_t size) { return hold(size); }
void* operator new[](std::size_t size) { return hold(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
#endif

namespace custody::fuzz {

void promise(bool kept, const char* what)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void readWithinBounds(const Target& target, ByteView input)
{
    constexpr std::size_t megabyte = 1 << 20;
#ifdef FUZZ_SANITIZED
    promise(counting != 0, "what is held is counted");
#endif
    const std::size_t before = held;
    mostHeld = before;
    target.read(input);
    const std::size_t kilobytes = std::max<std::size_t>(1, (input.size() + 1023) / 1024);
    promise(
        mostHeld >= before && mostHeld - before <= kilobytes * megabyte, "at most 1 MB for each KB of input");
}

const Target* targetNamed(std::string_view name)
{
    for (const auto targets :
        {ledgerTargets(), sealedTargets(), wireTargets(), scanTargets(), usbTargets(), readerTargets()})
        for (const auto& target : targets)
            if (target.name == name)
                return &target;
    return nullptr;
}

} // namespace custody::fuzz
