// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/mirror_thread.h"

namespace custody::server {

Result<std::unique_ptr<MirrorThread>> MirrorThread::start(
    const std::filesystem::path& archive, Cosigner cosigner, const Clock& clock)
{
    auto self = std::unique_ptr<MirrorThread>(new MirrorThread);
    self->m_bell = std::make_unique<QObject>();
    self->m_bell->moveToThread(&self->m_thread);
    self->m_thread.setObjectName(QStringLiteral("mirror"));
    self->m_thread.start();

    constexpr std::chrono::seconds patience(30);
    const auto promise = std::make_shared<std::promise<Result<>>>();
    auto opened = promise->get_future();
    self->post([self = self.get(), promise, archive, cosigner, &clock] {
        auto made = Archive::open(archive);
        if (made) {
            self->m_archive = std::move(*made);
            self->m_mirror = std::make_unique<Mirror>(*self->m_archive, cosigner, clock);
            promise->set_value({});
        } else {
            promise->set_value(tl::unexpected(made.error()));
        }
    });
    if (opened.wait_for(patience) != std::future_status::ready)
        return fail(Fault::Busy, "the cloud's archive did not open in time");
    TRY(opened.get());
    return self;
}

MirrorThread::~MirrorThread()
{
    // The archive must close on the thread that opened it.
    post([this] {
        m_mirror.reset();
        m_archive.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

void MirrorThread::post(std::function<void()> act)
{
    QMetaObject::invokeMethod(m_bell.get(), std::move(act), Qt::QueuedConnection);
}

} // namespace custody::server
