// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// From an item's facts to the bytes its printer gets, beside opening the font that every label needs.
// Processor time, so that other programs do not count.

#include <ctime>

#include "app/labels/languages/encode.h"
#include "app/labels/typeface.h"
#include "tests/bench/figures.h"

using namespace custody;
using devices::LabelLanguage;

namespace {

constexpr int rounds = 200;

template <typename Work> double microsEach(Work work)
{
    const auto start = std::clock();
    for (int round = 0; round < rounds; ++round)
        work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC * 1e6 / rounds;
}

} // namespace

int main()
{
    const labels::ItemLabel label{"LP7K2M9QX4TB", {"Confecciones Muñoz y García, Córdoba", "Jacket 38"}, 1};
    std::size_t bytes = 0;
    const auto job = [&](LabelLanguage language, int dpi, const devices::LabelMedium& medium) {
        return microsEach([&] {
            const auto layout = labels::layOut(label, *labels::room(language, medium), dpi);
            bytes += labels::encode(*layout, language, medium)->size();
        });
    };
    const double floor = microsEach([&] { bytes += labels::Typeface::open() ? 1 : 0; });
    const bench::Bar bar{2'000, bench::Better::Lower};
    bench::print("labelInZpl", job(LabelLanguage::Zpl, 203, {}), "us", floor, bar);
    bench::print("labelInTspl", job(LabelLanguage::Tspl, 203, {}), "us", floor);
    bench::print("labelForBrother", job(LabelLanguage::Brother, 300, {62, 100}), "us", floor);
    return bytes == 0 ? 1 : 0;
}
