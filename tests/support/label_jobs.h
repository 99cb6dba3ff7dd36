// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Printers on paper: what each label language's manual says a printer does with a job, written apart from our
// encoders. Strict: a command that our labels have no business with is an error, and so is a byte left over.

#include <string>
#include <vector>

#include "app/base/bytes.h"

namespace custody::test {

// Black dots as they lie on the label, its left edge first.
struct Dots {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> black; // width × height

    Dots() = default;
    Dots(int wide, int high);
    bool at(int x, int y) const;
    void set(int x, int y); // outside there is no paper
};

struct PrintedCode {
    std::string kind; // code128, datamatrix, qr
    int x = 0;
    int y = 0;
    int module = 0;
    std::string data; // after all escapes; FNC1 is 0x1D

    bool operator==(const PrintedCode&) const = default;
};

struct PrintedLabel {
    Dots dots; // what came as dots, and boxes
    std::vector<std::string> texts; // in the printer's own letters
    std::vector<PrintedCode> codes; // drawn by the printer
    int copies = 0;
    int rollWidth = 0; // what the job says lies in the printer, in its own unit; 0: it does not say
    int rollLength = 0;
    bool continuous = false;
};

Result<PrintedLabel> readZplJob(ByteView job);
Result<PrintedLabel> readEplJob(ByteView job);
Result<PrintedLabel> readTsplJob(ByteView job);
Result<PrintedLabel> readBrotherJob(ByteView job); // dots of the whole head, as on the label
Result<PrintedLabel> readDymoJob(ByteView job);

} // namespace custody::test
