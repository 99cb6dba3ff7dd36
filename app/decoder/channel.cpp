// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/channel.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace custody::decoder {
namespace {

tl::unexpected<Error> gone() { return fail(Fault::Device, "the other end of the decoder's socket is gone"); }

// True when something can be read, false when the deadline passed first.
bool waitFor(int socket, std::optional<SteadyTime> deadline)
{
    using std::chrono::milliseconds;
    while (true) {
        int patience = -1;
        if (deadline) {
            const auto left =
                std::chrono::ceil<milliseconds>(*deadline - std::chrono::steady_clock::now()).count();
            patience = static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
        }
        pollfd waiting{socket, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, patience);
        if (ready != 0 && !(ready < 0 && errno == EINTR))
            return true;
        if (ready == 0 && deadline && std::chrono::steady_clock::now() >= *deadline)
            return false;
    }
}

} // namespace

Result<std::pair<Channel, Channel>> Channel::pair()
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return fail(Fault::Device, std::string("no socket for the decoder: ") + std::strerror(errno));
    return std::pair{Channel(Descriptor(ends[0])), Channel(Descriptor(ends[1]))};
}

Result<> Channel::send(ByteView bytes, const Descriptor* memory)
{
    iovec content{const_cast<std::uint8_t*>(bytes.data()), bytes.size()};
    msghdr message = {};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    if (memory) {
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        auto* const head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof(int));
        const int number = memory->number();
        std::memcpy(CMSG_DATA(head), &number, sizeof number);
    }
    while (::sendmsg(m_socket.number(), &message, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        if (errno != EINTR)
            return gone();
    return {};
}

bool Channel::hasNews() const { return waitFor(m_socket.number(), std::chrono::steady_clock::now()); }

Result<std::optional<Parcel>> Channel::receive(std::size_t limit, std::optional<SteadyTime> deadline)
{
    if (!waitFor(m_socket.number(), deadline))
        return std::optional<Parcel>();
    Parcel parcel;
    parcel.bytes.resize(limit);
    iovec content{parcel.bytes.data(), parcel.bytes.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message = {};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t length = -1;
    do
        length = ::recvmsg(m_socket.number(), &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    while (length < 0 && errno == EINTR);
    if (length <= 0)
        return gone();
    if (const auto* head = CMSG_FIRSTHDR(&message); head && head->cmsg_level == SOL_SOCKET
        && head->cmsg_type == SCM_RIGHTS && head->cmsg_len == CMSG_LEN(sizeof(int))) {
        int number = -1;
        std::memcpy(&number, CMSG_DATA(head), sizeof number);
        parcel.memory = Descriptor(number);
    }
    if (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))
        return fail(Fault::Invalid, "a message of the decoder's socket is too long");
    parcel.bytes.resize(static_cast<std::size_t>(length));
    return std::optional(std::move(parcel));
}

} // namespace custody::decoder
