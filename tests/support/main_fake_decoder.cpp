// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A decoder that does what the first byte of a picture says: dies, hangs or lies as a real one could after a
// picture took it over. FAKE_KIND: 0 says hello, 1 says that nothing filters its calls, 2 says nothing.

#include <csignal>
#include <cstdlib>

#include "app/decoder/channel.h"
#include "app/decoder/child_process.h"
#include "app/decoder/protocol.h"
#include "app/decoder/shared_picture.h"
#include "app/decoder/wire.h"

using namespace custody;
using namespace custody::decoder;

namespace {

Answer honest(const Question& question)
{
    Answer answer;
    answer.number = question.number;
    answer.verdict = Verdict::Read;
    answer.width = question.width;
    answer.height = question.height;
    answer.symbols.push_back(
        {scan::Symbology::Code128, "]C0", bytes("who: " + std::to_string(::getpid())), {}});
    return answer;
}

[[noreturn]] void sleepForEver()
{
    while (true)
        ::pause();
}

Bytes truncated(const Question& question)
{
    auto out = honest(question).bytes();
    out.pop_back();
    return out;
}

// The number of symbols stands in the last two bytes of the head.
Bytes claimingMany(const Question& question)
{
    auto out = honest(question).bytes();
    out[22] = out[23] = 0xFF;
    return out;
}

void answer(Channel& station, const Question& question, const Descriptor& memory, char command)
{
    auto reply = question.width > 0 ? honest(question).bytes() : Bytes();
    switch (command) {
    case 'A':
    case '\x89': std::abort(); // the first byte of a PNG
    case 'K': std::raise(SIGKILL); break;
    case 'E': std::exit(0);
    case 'H': sleepForEver();
    case 'G': reply = bytes("nothing of the kind"); break;
    case 'T': reply = truncated(question); break;
    case 'C': reply = claimingMany(question); break;
    case 'L': reply.resize(longestAnswer + 1); break;
    case 'N': reply[7] ^= 1; break;
    case 'M': (void)station.send(reply, &memory); return; // brings a memory of its own
    case 'S': (void)station.send(reply); break; // says it twice
    default: break;
    }
    (void)station.send(reply);
}

} // namespace

int main()
{
    Channel station{Descriptor(childSocket)};
    if (FAKE_KIND == 2)
        sleepForEver();
    (void)station.send(Hello{FAKE_KIND == 0, true}.bytes());
    while (true) {
        const auto message = station.receive(longestQuestion, {});
        if (!message || !*message)
            return 0;
        const auto question = Question::parse((*message)->bytes);
        if (!question)
            return 1;
        const auto picture = SharedPicture::open((*message)->memory, question->size);
        if (!picture)
            return 2;
        answer(station, *question, (*message)->memory, static_cast<char>(picture->bytes().front()));
    }
}
