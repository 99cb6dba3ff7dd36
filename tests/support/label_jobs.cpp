// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/label_jobs.h"

#include "tests/support/job_reading.h"

namespace custody::test {
namespace {

constexpr int mostDots = 10'000;

Result<> sized(PrintedLabel& label, int width, int height)
{
    if (width < 1 || height < 1 || width > mostDots || height > mostDots)
        return fail(Fault::Invalid, "no label has that size");
    label.dots = Dots(width, height);
    return {};
}

// EPL2: \ makes the next one plain; a line end would end the command.
Result<std::string> eplQuoted(Walk& walk)
{
    TRY(walk.need("\""));
    std::string data;
    for (;;) {
        data += TRY(walk.upTo("\\\"\r\n"));
        if (walk.takes("\""))
            return data;
        TRY(walk.need("\\"));
        const auto next = TRY(walk.raw(1));
        data += static_cast<char>(next[0]);
    }
}

// TSPL: \["] is a quote.
Result<std::string> tsplQuoted(Walk& walk)
{
    TRY(walk.need("\""));
    std::string data;
    for (;;) {
        data += TRY(walk.upTo("\\\"\r\n"));
        if (walk.takes("\""))
            return data;
        if (walk.takes("\\[\"]"))
            data += '"';
        else
            return fail(Fault::Invalid, "a backslash whose meaning depends on the firmware");
    }
}

Result<> tenths(Walk& walk, int& value)
{
    value = TRY(walk.number()) * 10;
    if (walk.takes("."))
        value += TRY(walk.number());
    return walk.need(" mm");
}

} // namespace

Dots::Dots(int wide, int high)
    : width(wide)
    , height(high)
    , black(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high))
{
}

bool Dots::at(int x, int y) const
{
    return x >= 0 && y >= 0 && x < width && y < height
        && black[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
}

void Dots::set(int x, int y)
{
    if (x >= 0 && y >= 0 && x < width && y < height)
        black[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
            1;
}

Result<PrintedLabel> readEplJob(ByteView job)
{
    Walk walk(job);
    PrintedLabel label;
    TRY(walk.need("\nN\nq"));
    const int width = TRY(walk.number());
    TRY(walk.need("\nQ"));
    const auto form = TRY(walk.numbers(2));
    label.continuous = form[1] == 0;
    label.rollLength = form[0];
    TRY(sized(label, width, form[0]));
    TRY(walk.need("\nR0,0\nZT\n"));
    for (;;) {
        if (walk.takes("GW")) {
            const auto n = TRY(walk.numbers(4));
            TRY(walk.need(","));
            const auto rows = TRY(walk.raw(static_cast<std::size_t>(n[2]) * static_cast<std::size_t>(n[3])));
            lay(label.dots, n[0], n[1], n[2], rows, 0);
        } else if (walk.takes("B")) {
            const auto n = TRY(walk.numbers(7));
            if (n[2] != 0 || n[3] != 1)
                return fail(Fault::Invalid, "these bars are no upright Code 128");
            TRY(walk.need(",N,"));
            label.codes.push_back({"code128", n[0], n[1], n[4], TRY(eplQuoted(walk))});
        } else {
            TRY(walk.need("P"));
            label.copies = TRY(walk.number());
            TRY(walk.need("\n"));
            break;
        }
        TRY(walk.need("\n"));
    }
    if (!walk.atEnd())
        return fail(Fault::Invalid, "something follows the label");
    return label;
}

Result<PrintedLabel> readTsplJob(ByteView job)
{
    Walk walk(job);
    PrintedLabel label;
    TRY(walk.need("\r\nSIZE ")); // half a line before it ends here
    TRY(tenths(walk, label.rollWidth));
    TRY(walk.need(","));
    TRY(tenths(walk, label.rollLength));
    TRY(walk.need("\r\nGAP "));
    int gap = 0;
    TRY(tenths(walk, gap));
    label.continuous = gap == 0;
    TRY(walk.need(",0 mm\r\nDIRECTION 0,0\r\nREFERENCE 0,0\r\nCLS\r\n"));
    // The density is the printer's own; 24 dots a millimetre are more than any has.
    TRY(sized(label, label.rollWidth * 24 / 10, label.rollLength * 24 / 10));
    for (;;) {
        if (walk.takes("BITMAP ")) {
            const auto n = TRY(walk.numbers(5));
            if (n[4] != 0)
                return fail(Fault::Invalid, "the dots mix with what was there");
            TRY(walk.need(","));
            const auto rows = TRY(walk.raw(static_cast<std::size_t>(n[2]) * static_cast<std::size_t>(n[3])));
            lay(label.dots, n[0], n[1], n[2], rows, 0);
        } else if (walk.takes("BARCODE ")) {
            const auto place = TRY(walk.numbers(2));
            TRY(walk.need(",\"128\","));
            const auto n = TRY(walk.numbers(5));
            TRY(walk.need(","));
            label.codes.push_back({"code128", place[0], place[1], n[3], TRY(tsplQuoted(walk))});
        } else if (walk.takes("QRCODE ")) {
            const auto place = TRY(walk.numbers(2));
            TRY(walk.need(",M,"));
            const int cell = TRY(walk.number());
            TRY(walk.need(",A,0,"));
            label.codes.push_back({"qr", place[0], place[1], cell, TRY(tsplQuoted(walk))});
        } else if (walk.takes("DMATRIX ")) {
            const auto n = TRY(walk.numbers(4));
            TRY(walk.need(",x"));
            const int cell = TRY(walk.number());
            TRY(walk.need(","));
            label.codes.push_back({"datamatrix", n[0], n[1], cell, TRY(tsplQuoted(walk))});
        } else {
            TRY(walk.need("PRINT 1,"));
            label.copies = TRY(walk.number());
            TRY(walk.need("\r\n"));
            break;
        }
        TRY(walk.need("\r\n"));
    }
    if (!walk.atEnd())
        return fail(Fault::Invalid, "something follows the label");
    return label;
}

Result<PrintedLabel> readBrotherJob(ByteView job)
{
    Walk walk(job);
    PrintedLabel label;
    while (walk.takes(std::string_view("\0", 1)))
        ;
    TRY(walk.need("\x1B@\x1Bia\x01\x1Biz"));
    const auto info = TRY(walk.raw(10));
    label.continuous = info[1] == 0x0A;
    label.rollWidth = info[2];
    label.rollLength = info[3];
    const int rows = info[4] | info[5] << 8 | info[6] << 16 | info[7] << 24;
    TRY(walk.need("\x1BiM\x40\x1BiA\x01\x1BiK\x08\x1Bid"));
    TRY(walk.need(label.continuous ? std::string_view("\x23\0", 2) : std::string_view("\0\0", 2)));
    TRY(walk.need(std::string_view("M\0", 2)));
    for (int y = 0; y < rows; ++y) {
        TRY(walk.need(std::string_view("g\0", 2)));
        const int rowBytes = TRY(walk.raw(1))[0];
        if (y == 0)
            TRY(sized(label, rowBytes * 8, rows));
        else if (rowBytes * 8 != label.dots.width)
            return fail(Fault::Invalid, "the rows differ in length");
        const auto row = TRY(walk.raw(static_cast<std::size_t>(rowBytes)));
        for (int bit = 0; bit < rowBytes * 8; ++bit)
            if ((row[static_cast<std::size_t>(bit / 8)] >> (7 - bit % 8) & 1) != 0)
                label.dots.set(label.dots.width - 1 - bit, y);
    }
    TRY(walk.need("\x1A"));
    label.copies = 1;
    if (!walk.atEnd())
        return fail(Fault::Invalid, "something follows the label");
    return label;
}

Result<PrintedLabel> readDymoJob(ByteView job)
{
    Walk walk(job);
    PrintedLabel label;
    int escapes = 0;
    while (walk.takes("\x1B"))
        ++escapes;
    if (escapes < 86) // a whole row of the widest head, and the ESC of the command
        return fail(Fault::Invalid, "a half row would swallow the reset");
    TRY(walk.need("@\x1BL"));
    const auto length = TRY(walk.raw(2));
    label.rollLength = length[0] << 8 | length[1];
    label.continuous = label.rollLength == 0xFFFF;
    TRY(walk.need(std::string_view("\x1BQ\0\0\x1B"
                                   "B\0\x1B"
                                   "D",
        9)));
    const int rowBytes = TRY(walk.raw(1))[0];
    TRY(walk.need("\x1B"
                  "e\x1Bh"));
    if (rowBytes < 1 || rowBytes > 84)
        return fail(Fault::Invalid, "no LabelWriter has such a head");
    Bytes rows;
    while (walk.takes("\x16"))
        append(rows, TRY(walk.raw(static_cast<std::size_t>(rowBytes))));
    TRY(sized(label, rowBytes * 8, static_cast<int>(rows.size()) / rowBytes));
    lay(label.dots, 0, 0, rowBytes, rows, 1);
    TRY(walk.need("\x1B"
                  "E"));
    label.copies = 1;
    if (!walk.atEnd())
        return fail(Fault::Invalid, "something follows the label");
    return label;
}

} // namespace custody::test
