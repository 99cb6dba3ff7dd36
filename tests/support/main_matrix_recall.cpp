// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// matrix_recall FOLDER: how many of the two-dimensional codes of a folder of pictures the finders read, by
// kind and folder, what they read wrongly, and the processor time of one picture. FOLDER/truth.tsv names its
// columns in its first line: path, symbology or code, text (with \xNN).

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "app/base/file.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/aztec_finder.h"
#include "app/vision/data_matrix_finder.h"
#include "app/vision/maxicode_finder.h"
#include "app/vision/pdf417_finder.h"
#include "app/vision/picture.h"

using namespace custody;

namespace {

struct Tally {
    int pictures = 0;
    int read = 0;
    int wrong = 0;
    double milliseconds = 0;
};

std::vector<std::string> fields(const std::string& line)
{
    std::vector<std::string> out;
    std::stringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');)
        out.push_back(field);
    return out;
}

std::string unescaped(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
            out += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
            i += 3;
        } else
            out += text[i];
    return out;
}

std::vector<vision::PureSymbol> found(const std::string& kind, GreyView frame, scan::Symbology& symbology)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    if (kind == "Aztec")
        return symbology = scan::Symbology::Aztec, vision::findAztecs(frame, until);
    if (kind == "DataMatrix" || kind == "datamatrix")
        return symbology = scan::Symbology::DataMatrix, vision::findDataMatrices(frame, until);
    if (kind == "PDF417" || kind == "pdf417")
        return symbology = scan::Symbology::Pdf417, vision::findPdf417s(frame, until);
    return symbology = scan::Symbology::MaxiCode, vision::findMaxiCodes(frame, until);
}

bool known(const std::string& kind)
{
    for (const char* const one :
        {"Aztec", "DataMatrix", "datamatrix", "PDF417", "pdf417", "MaxiCode", "maxicode"})
        if (kind == one)
            return true;
    return false;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "matrix_recall FOLDER\n");
        return 64;
    }
    const std::filesystem::path folder = arguments[1];
    std::ifstream truth(folder / "truth.tsv");
    std::string line;
    std::map<std::string, std::size_t> columns;
    if (!std::getline(truth, line)) {
        std::fprintf(stderr, "There is no truth.tsv in %s.\n", arguments[1]);
        return 66;
    }
    for (const auto& name : fields(line))
        columns.emplace(name, columns.size());
    const auto kindColumn = columns.contains("symbology") ? columns["symbology"] : columns["code"];
    std::map<std::string, Tally> tallies;
    while (std::getline(truth, line)) {
        const auto row = fields(line);
        if (row.size() <= std::max(columns["text"], kindColumn) || !known(row[kindColumn]))
            continue;
        const auto file = readFile((folder / row[columns["path"]]).string(), vision::largestFile);
        const auto picture = file ? vision::decode(*file) : fail(Fault::Invalid, "unreadable");
        if (!picture) {
            std::printf("%s cannot be read\n", row[columns["path"]].c_str());
            continue;
        }
        const auto began = std::clock();
        scan::Symbology symbology{};
        bool right = false;
        bool wrong = false;
        for (const auto& symbol : found(row[kindColumn], picture->view(), symbology))
            for (const auto& draft : symbol.drafts)
                if (const auto read = scan::readPure(draft.view(), symbology)) {
                    (text(read->bytes) == unescaped(row[columns["text"]]) ? right : wrong) = true;
                    break;
                }
        const auto name = columns.contains("folder")
            ? row[columns["folder"]]
            : row[kindColumn] + " " + row[columns["pixels_per_module"]];
        auto& tally = tallies[name];
        tally.milliseconds += 1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
        ++tally.pictures;
        tally.read += right ? 1 : 0;
        tally.wrong += wrong ? 1 : 0;
        if (!right)
            std::printf("%s: %s\n", wrong ? "other text" : "missed", row[columns["path"]].c_str());
    }
    for (const auto& [name, tally] : tallies)
        std::printf("%-20s %3d of %3d  other text %d  %.0f ms CPU a picture\n", name.c_str(), tally.read,
            tally.pictures, tally.wrong, tally.milliseconds / tally.pictures);
    return 0;
}
