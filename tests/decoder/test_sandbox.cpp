// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a decoder can still do once its fetters are on, tried in a process that dies of it.

#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "app/decoder/channel.h"
#include "app/decoder/child_process.h"
#include "app/decoder/sandbox.h"
#include "app/decoder/shared_picture.h"
#include "app/vision/one_thread.h"
#include "app/vision/picture.h"

using namespace custody;
using namespace custody::decoder;

namespace {

constexpr int Unfiltered = 99; // this machine refuses filters; nothing can be said about them here

// The status of a process that puts on its fetters and then tries something; its result is the exit code.
int statusOf(const std::function<int()>& attempt)
{
    const int child = ::fork();
    if (child == 0) {
        ::signal(SIGABRT, SIG_DFL); // not the test library's own handler
        vision::useOneThread();
        ::_exit(enterSandbox().callsFiltered ? attempt() : Unfiltered);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

bool diedOf(int status, int signal) { return WIFSIGNALED(status) && WTERMSIG(status) == signal; }
bool left(int status, int code) { return WIFEXITED(status) && WEXITSTATUS(status) == code; }

Bytes encodedPicture(bool png)
{
    vision::Picture picture{64, 48, std::vector<std::uint8_t>(64 * 48, 200), {}};
    return *(png ? vision::encodePng(picture) : vision::encodeJpeg(picture));
}

} // namespace

class SandboxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (left(statusOf([] { return 0; }), Unfiltered))
            QSKIP("this machine refuses filters of system calls");
    }

    void noFileCanBeOpened()
    {
        QVERIFY(left(statusOf([] { return ::open("/etc/passwd", O_RDONLY) < 0 ? errno : 0; }), EPERM));
        QVERIFY(left(
            statusOf([] { return ::open("/tmp/left-behind", O_CREAT | O_WRONLY, 0600) < 0 ? errno : 0; }),
            EPERM));
        QVERIFY(diedOf(statusOf([] { return ::unlink("/tmp/nothing"); }), SIGSYS));
    }

    void noNetworkCanBeReached()
    {
        QVERIFY(diedOf(statusOf([] { return ::socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS));
        QVERIFY(diedOf(statusOf([] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }), SIGSYS));
    }

    void noOtherProgramCanBeStartedOrSignalled()
    {
        QVERIFY(diedOf(statusOf([] { return ::fork(); }), SIGSYS));
        QVERIFY(diedOf(statusOf([] {
            char* const words[] = {nullptr};
            return ::execve("/bin/true", words, words);
        }),
            SIGSYS));
        QVERIFY(diedOf(statusOf([] { return ::kill(::getppid(), SIGKILL); }), SIGSYS));
        const auto parent = ::getpid();
        QVERIFY(
            diedOf(statusOf([=] { return int(::syscall(SYS_tgkill, parent, parent, SIGKILL)); }), SIGSYS));
    }

    void noMemoryCanBeExecuted()
    {
        QVERIFY(diedOf(statusOf([] {
            return ::mmap(
                       nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                == MAP_FAILED;
        }),
            SIGSYS));
        QVERIFY(diedOf(statusOf([] {
            auto* const page =
                ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            return ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
        }),
            SIGSYS));
    }

    void memoryEndsWhereItShould()
    {
        QVERIFY(left(statusOf([] {
            void* const most = std::malloc(mostMemory);
            void* const some = std::malloc(200 << 20);
            return most == nullptr && some != nullptr ? 1 : 2;
        }),
            1));
    }

    void itsOwnEndIsItsOwn()
    {
        QVERIFY(diedOf(statusOf([]() -> int { std::abort(); }), SIGABRT));
    }

    void picturesAreDecodedInIt()
    {
        const auto png = encodedPicture(true);
        const auto jpeg = encodedPicture(false);
        QVERIFY(left(statusOf([&] { return vision::decode(png) && vision::decode(jpeg) ? 1 : 2; }), 1));
        // Foreign exceptions are thrown and caught there too.
        QVERIFY(left(statusOf([&] { return vision::decode(ByteView(png).first(40)) ? 2 : 1; }), 1));
    }

    void aPictureThatIsNotSealedIsNotLookedAt()
    {
        const auto pixels = Bytes(64, 1);
        const auto sealed = sharePicture(pixels);
        QVERIFY(sealed);
        QVERIFY(SharedPicture::open(*sealed, 64));
        QVERIFY(!SharedPicture::open(*sealed, 65));
        Descriptor open(::memfd_create("open", MFD_CLOEXEC | MFD_ALLOW_SEALING));
        QCOMPARE(::ftruncate(open.number(), 64), 0);
        QVERIFY(!SharedPicture::open(open, 64));
        QVERIFY(::write(sealed->number(), "x", 1) < 0);
        QVERIFY(::ftruncate(sealed->number(), 1) < 0);
    }

    void whereTheMachineRefusesTheFilterTheDecoderSaysSoAndStillReads()
    {
        auto ends = Channel::pair();
        QVERIFY(ends);
        const auto parent = std::to_string(::getpid());
        const int child = ::fork();
        if (child == 0) {
            const auto filter = ::seccomp_init(SCMP_ACT_ALLOW);
            ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(seccomp), 0);
            ::seccomp_rule_add(
                filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
            ::seccomp_load(filter);
            ::dup2(ends->second.socket(), childSocket);
            ::execl(CUSTODY_BIN "/custody-decoder", "custody-decoder", parent.c_str(), nullptr);
            ::_exit(98);
        }
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);

        const auto word = ends->first.receive(longestQuestion, deadline);
        const auto png = encodedPicture(true);
        const auto memory = sharePicture(png);
        Question question;
        question.number = 1;
        question.size = png.size();
        const auto sent = ends->first.send(question.bytes(), &*memory);
        const auto answered = ends->first.receive(longestAnswer, deadline);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);

        QVERIFY(word && *word);
        const auto hello = Hello::parse((*word)->bytes);
        QVERIFY(hello);
        QVERIFY(!hello->callsFiltered);
        QVERIFY(hello->memoryLimited);
        QVERIFY(sent && answered && *answered);
        QCOMPARE(Answer::parse((*answered)->bytes)->width, 64);
    }
};

QTEST_APPLESS_MAIN(SandboxTest)
#include "test_sandbox.moc"
