// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <csetjmp>
#include <cstdio> // jpeglib.h needs it and does not name it

#include <jpeglib.h>

#include <jerror.h>

#include "app/vision/picture.h"

namespace custody::vision {
namespace {

constexpr int fewBytes = 16;

// What the library reports of one picture. Errors jump back, as its C interface wants it.
struct Report {
    jpeg_error_mgr manager{};
    std::jmp_buf back{};
    bool faulty = false;

    static Report& of(j_common_ptr codec) { return *reinterpret_cast<Report*>(codec->err); }
};

void onError(j_common_ptr codec) { std::longjmp(Report::of(codec).back, 1); }

void onMessage(j_common_ptr codec, int level)
{
    if (level >= 0)
        return;
    // Cheap cameras write a few stray bytes between segments; damaged data leave a rest that no block took.
    const bool stray = codec->err->msg_code == JWRN_EXTRANEOUS_DATA && codec->err->msg_parm.i[0] <= fewBytes;
    Report::of(codec).faulty = Report::of(codec).faulty || !stray;
}

// No object with a destructor lives here: an error jumps over all of it.
bool decodesWithoutFault(ByteView file, jpeg_decompress_struct& codec, Report& report)
{
    if (setjmp(report.back) != 0)
        return false;
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, file.data(), file.size());
    jpeg_read_header(&codec, TRUE);
    codec.scale_denom = 8; // faults are in the coded data; an eighth of the picture costs least
    jpeg_start_decompress(&codec);
    auto* const pool = reinterpret_cast<j_common_ptr>(&codec);
    const auto width = codec.output_width * static_cast<JDIMENSION>(codec.output_components);
    auto* const lines = (*codec.mem->alloc_sarray)(pool, JPOOL_IMAGE, width, 1);
    while (codec.output_scanline < codec.output_height && !report.faulty)
        jpeg_read_scanlines(&codec, lines, 1);
    if (!report.faulty)
        jpeg_finish_decompress(&codec); // looks for the end of the data
    return !report.faulty;
}

} // namespace

bool isIntact(ByteView file)
{
    if (mimeOf(file) != "image/jpeg")
        return true;
    Report report;
    jpeg_decompress_struct codec{};
    codec.err = jpeg_std_error(&report.manager);
    report.manager.error_exit = onError;
    report.manager.emit_message = onMessage;
    const bool intact = decodesWithoutFault(file, codec, report);
    jpeg_destroy_decompress(&codec);
    return intact;
}

} // namespace custody::vision
