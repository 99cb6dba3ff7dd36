// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paper.h"

#include <algorithm>

#include "app/labels/languages/encode.h"
#include "app/labels/raster.h"

namespace custody::test {
namespace {

int usualDpi(devices::LabelLanguage language) { return dotsOnly(language) ? 300 : 203; }

int differences(const labels::Bitmap& meant, const Dots& printed)
{
    int count = 0;
    for (int y = 0; y < meant.height(); ++y)
        for (int x = 0; x < meant.width(); ++x)
            count += meant.black(x, y) != printed.at(x, y) ? 1 : 0;
    return count;
}

// The layout without what the printer said it draws itself: its letters, and the codes the reader found.
labels::Layout leftToDots(const Printed& printed, bool lettersToo)
{
    labels::Layout rest{printed.layout.dpi, printed.layout.width, printed.layout.height, {}};
    for (const auto& element : printed.layout.elements) {
        const auto* const bars = std::get_if<labels::BarsElement>(&element);
        const auto* const matrix = std::get_if<labels::MatrixElement>(&element);
        const auto drawnThere = [&](const char* kind, const auto& code) {
            const PrintedCode same{kind, code.x, code.y, code.module, code.data};
            const auto& codes = printed.paper.codes;
            return std::find(codes.begin(), codes.end(), same) != codes.end();
        };
        if (bars && drawnThere("code128", *bars))
            continue;
        if (matrix && drawnThere(matrix->kind == labels::MatrixKind::Qr ? "qr" : "datamatrix", *matrix))
            continue;
        if (lettersToo && std::holds_alternative<labels::TextElement>(element))
            continue;
        rest.elements.push_back(element);
    }
    return rest;
}

} // namespace

bool dotsOnly(devices::LabelLanguage language)
{
    return language == devices::LabelLanguage::Brother || language == devices::LabelLanguage::Dymo;
}

devices::LabelMedium usualMedium(devices::LabelLanguage language)
{
    return language == devices::LabelLanguage::Brother ? devices::LabelMedium{62, 100}
        : language == devices::LabelLanguage::Dymo     ? devices::LabelMedium{54, 101}
                                                       : devices::LabelMedium{100, 50};
}

Result<PrintedLabel> readBack(devices::LabelLanguage language, ByteView job)
{
    switch (language) {
    case devices::LabelLanguage::Zpl: return readZplJob(job);
    case devices::LabelLanguage::Epl: return readEplJob(job);
    case devices::LabelLanguage::Tspl: return readTsplJob(job);
    case devices::LabelLanguage::Brother: return readBrotherJob(job);
    case devices::LabelLanguage::Dymo: return readDymoJob(job);
    }
    return fail(Fault::Invalid, "no such language");
}

Result<Printed> print(const labels::ItemLabel& label, devices::LabelLanguage language, int dpi,
    const devices::LabelMedium& medium)
{
    auto layout = TRY(labels::layOut(label, TRY(labels::room(language, medium)), dpi));
    auto job = TRY(labels::encode(layout, language, medium));
    auto paper = TRY(readBack(language, job));
    return Printed{std::move(layout), std::move(job), std::move(paper)};
}

Result<Printed> print(const labels::ItemLabel& label, devices::LabelLanguage language)
{
    return print(label, language, usualDpi(language), usualMedium(language));
}

// The dots as people hold the label: Brother and Dymo rolls longer than wide are read along the roll.
Dots asRead(const PrintedLabel& paper, devices::LabelLanguage language, const labels::Layout& layout)
{
    const auto& dots = paper.dots;
    Dots read(layout.width, layout.height);
    const bool onItsSide = dotsOnly(language) && layout.width > layout.height && !paper.continuous;
    // What a Brother's head has left of the label: the dots of the head that the roll does not reach.
    const int left = language == devices::LabelLanguage::Brother ? dots.width - 12 - 696 : 0;
    for (int y = 0; y < read.height; ++y)
        for (int x = 0; x < read.width; ++x)
            if (onItsSide ? dots.at(left + y, layout.width - 1 - x) : dots.at(left + x, y))
                read.set(x, y);
    return read;
}

std::vector<std::string> lettersOf(const labels::Layout& layout)
{
    std::vector<std::string> texts;
    for (const auto& element : layout.elements)
        if (const auto* const text = std::get_if<labels::TextElement>(&element))
            texts.push_back(text->text);
    return texts;
}

// Everything of the layout is on the paper, as letters, codes or dots, once, and nothing else.
bool paperIsTheLayout(const Printed& printed, devices::LabelLanguage language)
{
    const bool letters = language == devices::LabelLanguage::Zpl;
    if (printed.paper.copies != 1
        || printed.paper.texts != (letters ? lettersOf(printed.layout) : std::vector<std::string>()))
        return false;
    const auto rest = leftToDots(printed, letters);
    if (rest.elements.size() + printed.paper.codes.size() + printed.paper.texts.size()
        != printed.layout.elements.size())
        return false;
    return differences(*labels::rasterise(rest), asRead(printed.paper, language, printed.layout)) == 0;
}

labels::Bitmap ring(int size)
{
    labels::Bitmap logo(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if (x < 3 || y < 3 || x >= size - 3 || y >= size - 3)
                logo.blacken(x, y);
    return logo;
}

} // namespace custody::test
