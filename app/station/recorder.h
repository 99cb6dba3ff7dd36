// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The door to the store thread. Commands go in as one JSON object each and are answered in order; after each
// answer the bench's view is told anew. Lives on the store thread: connect to it, never call it.

#include <functional>
#include <memory>

#include <QObject>
#include <QString>

#include "app/base/result.h"
#include "app/station/view.h"

namespace custody::station {

class Bench;

class Recorder : public QObject {
    Q_OBJECT
public:
    // `open` runs on the store thread, so that the one SQLite handle is born where it is used.
    using OpenBench = std::function<Result<std::unique_ptr<Bench>>()>;
    explicit Recorder(OpenBench open);
    ~Recorder() override;

public Q_SLOTS:
    void start(); // opens the bench; answers with opened() or failed()
    void record(const QString& command); // one JSON object
    void refresh(); // ages and sync state, without a command
    void close(); // lets the store go, on the thread where it was opened

Q_SIGNALS:
    void opened(const custody::station::BenchView& view);
    void failed(const QString& sentence);
    // `answer` is the JSON of the command-line contract.
    void answered(const QString& command, const QString& answer, const custody::station::BenchView& view);
    void refreshed(const custody::station::BenchView& view);

private:
    OpenBench m_open;
    std::unique_ptr<Bench> m_bench;
};

} // namespace custody::station
