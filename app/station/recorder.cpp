// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/recorder.h"

#include "app/station/bench.h"

namespace custody::station {

Recorder::Recorder(OpenBench open)
    : m_open(std::move(open))
{
    qRegisterMetaType<BenchView>();
}

Recorder::~Recorder() = default;

void Recorder::start()
{
    auto bench = m_open();
    if (!bench) {
        Q_EMIT failed(QString::fromStdString(bench.error().what));
        return;
    }
    m_bench = std::move(*bench);
    m_bench->noteDevices();
    Q_EMIT opened(m_bench->view());
}

void Recorder::record(const QString& command)
{
    if (!m_bench)
        return;
    const auto answer = m_bench->answer(command.toStdString());
    Q_EMIT answered(command, QString::fromStdString(answer), m_bench->view());
}

void Recorder::refresh()
{
    if (!m_bench)
        return;
    m_bench->noteDevices();
    Q_EMIT refreshed(m_bench->view());
}

void Recorder::close() { m_bench.reset(); }

} // namespace custody::station
