// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/sandbox.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace custody::decoder {
namespace {

constexpr rlim_t mostDescriptors = 8; // three that lead nowhere, the socket, one picture

bool limit(__rlimit_resource what, rlim_t most)
{
    const rlimit both{most, most};
    return ::setrlimit(what, &both) == 0;
}

// What decoding needs: memory that can never be executed, time, threads' locks, and its one socket.
constexpr int allowed[] = {SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
    SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(write), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};
// What libraries ask and can do without an answer to.
constexpr int denied[] = {SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(newfstatat), SCMP_SYS(stat),
    SCMP_SYS(access), SCMP_SYS(readlink), SCMP_SYS(getcwd), SCMP_SYS(ioctl), SCMP_SYS(sysinfo),
    SCMP_SYS(uname), SCMP_SYS(sched_getaffinity), SCMP_SYS(prctl)};

bool addRules(scmp_filter_ctx filter)
{
    bool added = true;
    for (const int call : allowed)
        added = added && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    for (const int call : denied)
        added = added && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
        added = added
            && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0))
                == 0;
    // abort() signals its own process; no other one may be.
    const auto self = static_cast<scmp_datum_t>(::getpid());
    added = added
        && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self)) == 0;
    return added
        && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GET_SEALS))
        == 0;
}

bool filterCalls()
{
    const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return false;
    const bool loaded = addRules(filter) && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return loaded;
}

} // namespace

bool dieWith(int parent) { return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent; }

Hello enterSandbox()
{
    ::prctl(PR_SET_DUMPABLE, 0); // no core dumps of pictures, no debugger
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_NOFILE, mostDescriptors);
    Hello hello;
    hello.memoryLimited = limit(RLIMIT_AS, mostMemory);
    hello.callsFiltered = filterCalls();
    return hello;
}

} // namespace custody::decoder
