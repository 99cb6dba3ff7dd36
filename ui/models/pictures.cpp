// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/pictures.h"

#include <QCryptographicHash>

namespace custody::ui {

QString Pictures::keep(const std::vector<std::uint8_t>& bytes)
{
    if (bytes.empty())
        return {};
    const QByteArrayView view(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    const auto hash = QCryptographicHash::hash(view, QCryptographicHash::Sha1);
    const QString key = QString::fromLatin1(hash.toHex());
    if (!m_now.contains(key))
        m_now.insert(key, m_before.contains(key) ? m_before.value(key) : view.toByteArray());
    return QStringLiteral("image://custody/") + key;
}

void Pictures::startView()
{
    m_before = std::move(m_now);
    m_now = {};
}

QImage Pictures::find(const QString& key) const
{
    return QImage::fromData(m_now.contains(key) ? m_now.value(key) : m_before.value(key));
}

PictureProvider::PictureProvider(const Pictures& pictures)
    : QQuickImageProvider(QQuickImageProvider::Image)
    , m_pictures(pictures)
{
}

QImage PictureProvider::requestImage(const QString& id, QSize* size, const QSize& wanted)
{
    QImage image = m_pictures.find(id);
    if (size)
        *size = image.size();
    // A ground of its own, so that a broken picture is a grey tile and not a warning.
    if (image.isNull()) {
        image = QImage(64, 48, QImage::Format_RGB32);
        image.fill(Qt::gray);
    }
    if (wanted.width() > 0 && wanted.height() > 0)
        return image.scaled(wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

} // namespace custody::ui
