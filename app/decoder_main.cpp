// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-decoder: reads the codes of pictures for the station, in a process of its own that can do nothing
// else and may die.

#include <charconv>
#include <cstdio>
#include <cstring>

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

// Frames of one stream are searched by one that remembers the earlier ones, a picture that stands alone by a
// new one.
class Searches {
public:
    std::vector<scan::Symbol> look(GreyView picture, scan::ReadEffort effort, std::uint32_t stream)
    {
        if (stream == 0)
            return decoder::FrameSearch().look(picture, effort);
        if (stream != m_stream || picture.width != m_width || picture.height != m_height)
            m_search = {};
        m_stream = stream;
        m_width = picture.width;
        m_height = picture.height;
        return m_search.look(picture, effort);
    }

private:
    decoder::FrameSearch m_search;
    std::uint32_t m_stream = 0;
    int m_width = 0;
    int m_height = 0;
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
