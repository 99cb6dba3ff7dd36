// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// ZPL II, after its programming guide.

#include "tests/support/job_reading.h"

namespace custody::test {
namespace {

constexpr std::string_view prefixes = "^~";

Result<std::string> withoutHex(const std::string& field)
{
    std::string data;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] != '_') {
            data += field[i];
            continue;
        }
        const auto byte = TRY(fromHex(field.substr(i + 1, 2)));
        if (byte.size() != 1)
            return fail(Fault::Invalid, "a broken hex escape");
        data += static_cast<char>(byte[0]);
        i += 2;
    }
    return data;
}

Result<std::string> fieldData(Walk& walk)
{
    TRY(walk.need("^FH_^FD"));
    return withoutHex(TRY(walk.upTo(prefixes)));
}

void box(Dots& dots, int x, int y, const std::vector<int>& size)
{
    for (int row = 0; row < size[1]; ++row)
        for (int column = 0; column < size[0]; ++column)
            if (row < size[2] || column < size[2] || row >= size[1] - size[2] || column >= size[0] - size[2])
                dots.set(x + column, y + row);
}

Result<> field(Walk& walk, PrintedLabel& label)
{
    const auto place = TRY(walk.numbers(2));
    if (walk.takes("^A0N,")) {
        TRY(walk.number());
        label.texts.push_back(TRY(fieldData(walk)));
    } else if (walk.takes("^BY")) {
        const int module = TRY(walk.number());
        TRY(walk.need("^BCN,"));
        TRY(walk.number());
        TRY(walk.need(",N,N,N,A"));
        label.codes.push_back({"code128", place[0], place[1], module, TRY(fieldData(walk))});
    } else if (walk.takes("^BXN,")) {
        const int module = TRY(walk.number());
        TRY(walk.need(",200"));
        label.codes.push_back({"datamatrix", place[0], place[1], module, TRY(fieldData(walk))});
    } else if (walk.takes("^BQN,2,")) {
        const int module = TRY(walk.number());
        const auto data = TRY(fieldData(walk));
        if (data.substr(0, 3) != "MA,")
            return fail(Fault::Invalid, "a QR code that does not say how it is corrected");
        // Printers draw it ten dots below its origin.
        label.codes.push_back({"qr", place[0], place[1] + 10, module, data.substr(3)});
    } else if (walk.takes("^GB")) {
        box(label.dots, place[0], place[1], TRY(walk.numbers(3)));
    } else {
        TRY(walk.need("^GFA,"));
        const auto sizes = TRY(walk.numbers(3));
        TRY(walk.need(","));
        const auto rows = TRY(fromHex(TRY(walk.upTo(prefixes))));
        if (sizes[0] != static_cast<int>(rows.size()) || sizes[1] != sizes[0] || sizes[2] < 1)
            return fail(Fault::Invalid, "the dots are not as many as it says");
        lay(label.dots, place[0], place[1], sizes[2], rows, 1);
    }
    return walk.need("^FS\n");
}

} // namespace

Result<PrintedLabel> readZplJob(ByteView job)
{
    Walk walk(job);
    PrintedLabel label;
    TRY(walk.need("^XA\n^CI28\n^LH0,0\n^PW"));
    const int width = TRY(walk.number());
    TRY(walk.need("\n^LL"));
    const int height = TRY(walk.number());
    TRY(walk.need("\n"));
    if (width < 1 || height < 1 || width > 10'000 || height > 10'000)
        return fail(Fault::Invalid, "no label has that size");
    label.dots = Dots(width, height);
    label.continuous = walk.takes("^MNN\n");
    if (!label.continuous) // what is not said is whatever the job before said
        TRY(walk.need("^MNY\n"));
    while (walk.takes("^FO"))
        TRY(field(walk, label));
    TRY(walk.need("^PQ"));
    label.copies = TRY(walk.number());
    TRY(walk.need("\n^XZ\n"));
    if (!walk.atEnd())
        return fail(Fault::Invalid, "something follows the label");
    return label;
}

} // namespace custody::test
