// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Stands in for hands and hardware while the demo's window is open: F9 F10 F11 hold Ben's, Sara's and Lee's
// badge to the reader, F6 F7 F8 lay a UPS, USPS or FedEx label under the camera, F12 puts a box on the scale
// and scans its label by hand.

#include <functional>

#include <QObject>

#include "ui/models/bench_view_model.h"

namespace custody::ui {

class DemoKeys : public QObject {
public:
    DemoKeys(BenchViewModel& bench, QString pictures, std::function<void()> scanByHand)
        : m_bench(bench)
        , m_pictures(std::move(pictures))
        , m_scanByHand(std::move(scanByHand))
    {
    }

    bool eventFilter(QObject* target, QEvent* event) override;

private:
    BenchViewModel& m_bench;
    QString m_pictures; // the folder of its labels
    std::function<void()> m_scanByHand;
};

} // namespace custody::ui
