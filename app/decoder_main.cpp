// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-decoder: reads the codes of pictures for the station, in a process of its own that can do nothing
// else and may die.

#include <charconv>
#include <cstdio>
#include <cstring>
#include <map>

#include "app/base/exit_code.h"
#include "app/decoder/child.h"
#include "app/decoder/child_process.h"
#include "app/decoder/frame_search.h"
#include "app/decoder/sandbox.h"
#include "app/vision/one_thread.h"

namespace {

using namespace custody;

constexpr const char* help =
    "custody-decoder: reads the codes of pictures for custody-station and custody-admin, which start it.\n"
    "It takes pictures from shared memory on an inherited socket and answers what codes are in them. It has\n"
    "no network, no files and no keys; when a picture breaks it, it is started again. Never run by hand.\n";

// A stream's search remembers its last frames; a picture that stands alone gets one of its own.
class Searches {
public:
    decoder::Seen look(GreyView picture, scan::ReadEffort effort, std::uint32_t stream)
    {
        decoder::FrameSearch alone(decoder::FrameSearch::Of::Alone);
        if (m_streams.size() >= mostStreams && !m_streams.contains(stream))
            m_streams.clear();
        auto& search = stream == 0 ? alone : m_streams[stream];
        auto symbols = search.look(picture, effort);
        return {std::move(symbols), search.finished()};
    }

private:
    static constexpr std::size_t mostStreams = 8;
    std::map<std::uint32_t, decoder::FrameSearch> m_streams;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc == 2 && std::strcmp(argv[1], "--help") == 0) {
        std::fputs(help, stdout);
        return ExitDone;
    }
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::puts(CUSTODY_VERSION);
        return ExitDone;
    }
    int parent = 0;
    if (argc != 2 || std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), parent).ec != std::errc()
        || parent < 1) {
        std::fputs(help, stderr);
        return ExitUsage;
    }
    if (!decoder::dieWith(parent))
        return ExitUnavailable;
    vision::useOneThread();
    decoder::Channel station{decoder::Descriptor(decoder::childSocket)};
    if (station.send(decoder::enterSandbox().bytes()))
        decoder::serve(station,
            [searches = Searches()](GreyView picture, scan::ReadEffort effort, std::uint32_t stream) mutable {
                return searches.look(picture, effort, stream);
            });
    return ExitDone;
}
