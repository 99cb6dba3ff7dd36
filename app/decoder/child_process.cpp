// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/child_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

namespace custody::decoder {
namespace {

// What posix_spawn does in the child before the program starts.
class Preparation {
public:
    explicit Preparation(int socket)
    {
        ::posix_spawn_file_actions_init(&m_files);
        ::posix_spawnattr_init(&m_attributes);
        // The socket first: its own number may be one of those that are replaced.
        ok(::posix_spawn_file_actions_adddup2(&m_files, socket, childSocket));
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ok(::posix_spawn_file_actions_addopen(&m_files, standard, "/dev/null", O_RDWR, 0));
        ok(::posix_spawn_file_actions_addclosefrom_np(&m_files, childSocket + 1));
        sigset_t none;
        ::sigemptyset(&none);
        sigset_t all;
        ::sigfillset(&all);
        ok(::posix_spawnattr_setsigmask(&m_attributes, &none));
        ok(::posix_spawnattr_setsigdefault(&m_attributes, &all));
        ok(::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    }
    ~Preparation()
    {
        ::posix_spawnattr_destroy(&m_attributes);
        ::posix_spawn_file_actions_destroy(&m_files);
    }
    Preparation(const Preparation&) = delete;
    Preparation& operator=(const Preparation&) = delete;

    int run(const char* program, int& id) const
    {
        if (m_error != 0)
            return m_error;
        const auto parent = std::to_string(::getpid());
        const char* const words[] = {"custody-decoder", parent.c_str(), nullptr};
        char* const environment[] = {nullptr};
        return ::posix_spawn(
            &id, program, &m_files, &m_attributes, const_cast<char* const*>(words), environment);
    }

private:
    void ok(int error) { m_error = m_error == 0 ? error : m_error; }

    posix_spawn_file_actions_t m_files;
    posix_spawnattr_t m_attributes;
    int m_error = 0;
};

} // namespace

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program)
{
    auto [ours, theirs] = TRY(Channel::pair());
    // Numbers up to the child's own are about to be replaced there; its end must not be one of them.
    Descriptor clear(::fcntl(theirs.socket(), F_DUPFD_CLOEXEC, childSocket + 1));
    int id = 0;
    const int error = clear ? Preparation(clear.number()).run(program.c_str(), id) : errno;
    if (error != 0)
        return fail(Fault::Device,
            "The picture reader " + program.string() + " cannot be started: " + std::strerror(error) + ".");
    return ChildProcess(id, std::move(ours));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, 0))
    , m_channel(std::move(other.m_channel))
{
}

ChildProcess::~ChildProcess() { end(); }

std::optional<std::chrono::nanoseconds> ChildProcess::worked() const
{
    clockid_t clock{};
    timespec spent{};
    if (m_id == 0 || ::clock_getcpuclockid(m_id, &clock) != 0 || ::clock_gettime(clock, &spent) != 0)
        return std::nullopt;
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

bool ChildProcess::isRunning() const // proc(5): the state stands behind the name, which is in brackets
{
    std::ifstream stat("/proc/" + std::to_string(m_id) + "/stat");
    std::string line;
    std::getline(stat, line);
    const auto name = line.rfind(')');
    return name != std::string::npos && name + 2 < line.size() && line[name + 2] == 'R';
}

std::string ChildProcess::end()
{
    if (m_id == 0)
        return "not started";
    int status = 0;
    // First asked without force, so that a death of its own keeps its name.
    if (::waitpid(m_id, &status, WNOHANG) == 0) {
        ::kill(m_id, SIGKILL);
        while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR) { }
    }
    m_id = 0;
    if (WIFEXITED(status))
        return "exit " + std::to_string(WEXITSTATUS(status));
    return std::string("signal ") + std::to_string(WTERMSIG(status));
}

} // namespace custody::decoder
